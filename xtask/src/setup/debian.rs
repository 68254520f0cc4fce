//! Debian's packages, installed by apt-get as root or by sudo, or asked for in one sentence.

use std::{path::Path, process::Command, sync::Once};

use crate::{child, failure::Failure};

/// Packages that belong together, and how to see that they are there.
#[derive(Debug)]
pub(super) struct Packages {
    /// What they are for, as the progress line says it.
    pub(super) purpose: &'static str,
    /// Names to install.
    pub(super) names: &'static [&'static str],
    /// Whether they are there.
    pub(super) is_here: fn() -> bool,
}

/// The browser of the end-to-end tests, and a font that has Japanese in it.
pub(super) const BROWSER: Packages = Packages {
    purpose: "Chromium and Japanese fonts",
    names: &["chromium", "fonts-noto-cjk"],
    is_here: || {
        Path::new("/usr/bin/chromium").is_file()
            && Path::new("/usr/share/fonts/opentype/noto").is_dir()
    },
};

/// The second database of the store tests.
pub(super) const POSTGRES: Packages = Packages {
    purpose: "PostgreSQL",
    names: &["postgresql"],
    is_here: || {
        std::fs::read_dir("/usr/lib/postgresql").is_ok_and(|mut versions| {
            versions.any(|version| version.is_ok_and(|it| it.path().join("bin/initdb").is_file()))
        })
    },
};

/// Debian's Rust for the web, with the sources of the standard library.
pub(super) const COMPILER: Packages = Packages {
    purpose: "Debian's Rust compiler for the web",
    names: &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"],
    is_here: crate::wasm_compiler::debian_is_here,
};

/// Package lists are fetched once a run, not once a package.
static LISTS: Once = Once::new();

/// Installs packages that are not there.
pub(super) fn ensure(packages: &Packages) -> Result<(), Failure> {
    if (packages.is_here)() {
        return Ok(());
    }
    let names = packages.names.join(" ");
    eprintln!("setup: {} ({names})", packages.purpose);
    let missing = |why: &str| Failure::Tool {
        tool: packages.purpose.into(),
        how: format!("{why}; install it with `apt-get install {names}`"),
    };
    if !child::works(Command::new("apt-get").arg("--version")) {
        return Err(missing("this machine has no apt-get"));
    }
    let Some(administrator) = administrator() else {
        return Err(missing("installing needs root or a sudo that asks nothing"));
    };
    LISTS.call_once(|| {
        // Where the lists cannot be renewed, the install below says so or does without.
        drop(child::run(apt_get(administrator).args(["-q", "-q", "update"])));
    });
    child::run(
        apt_get(administrator)
            .args(["-q", "-q", "install", "-y", "--no-install-recommends"])
            .args(packages.names),
    )
    .map_err(|failure| missing(&failure.to_string()))?;
    if (packages.is_here)() { Ok(()) } else { Err(missing("it is still not there")) }
}

/// Words before `apt-get`: none as root, sudo where it does not ask.
fn administrator() -> Option<&'static [&'static str]> {
    let user = Command::new("id").arg("-u").output().ok()?;
    if user.stdout.trim_ascii() == b"0" {
        Some(&[])
    } else if child::works(Command::new("sudo").args(["-n", "true"])) {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}

fn apt_get(administrator: &[&str]) -> Command {
    let mut command = match administrator.split_first() {
        Some((first, rest)) => {
            let mut command = Command::new(first);
            command.args(rest).args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            command
        }
        None => Command::new("apt-get"),
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
