//! Which compiler makes the WASM, and with which options.
//!
//! On an ordinary machine rustup has the target. Where it cannot download it, Debian's own compiler
//! does the work and leaves the rustup toolchain, which still builds everything else, alone.

use std::{env, path::Path, process::Command};

use crate::{child, failure::Failure, places::Places};

/// The target triple of everything that runs in a browser.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Minor versions of Rust 1.x on which the unstable size options have been seen to work. With any
/// other one the app is built by stable means alone: larger, but built.
const SIZE_OPTIONS_WORK_ON: [u32; 2] = [95, 96];

/// Leaves out panic messages, their locations and `{:?}` texts; a page has no console that anyone
/// reads them on. The panic strategy stands here and not in the profile, where stable cargo would
/// refuse it. `erase_components` is leptos': one type for all views instead of one for each.
const SIZE_RUSTFLAGS: &str = "-Zlocation-detail=none -Zfmt-debug=none -Zunstable-options \
    -Cpanic=immediate-abort --cfg erase_components";

/// A way to compile for [`TARGET`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WasmCompiler {
    /// rustup's toolchain with the standard library it comes with.
    Rustup,
    /// rustup's toolchain, the standard library built along (component `rust-src`) for size.
    RustupForSize,
    /// Debian's `rustc-web` and `cargo-web`, the standard library built along for size.
    Debian,
}

impl WasmCompiler {
    /// The best one that is here. `NAKANO_WASM_COMPILER` (`rustup`, `rustup-size`, `debian`)
    /// chooses by hand.
    pub(crate) fn here() -> Option<Self> {
        match env::var("NAKANO_WASM_COMPILER").as_deref() {
            Ok("rustup") => return Some(Self::Rustup),
            Ok("rustup-size") => return Some(Self::RustupForSize),
            Ok("debian") => return Some(Self::Debian),
            _ => {}
        }
        let rustup = rustup_has_target();
        if rustup && sysroot_has("src/rust/library/Cargo.lock") && works_for_size("rustc") {
            Some(Self::RustupForSize)
        } else if debian_is_here() && works_for_size("/usr/bin/rustc") {
            Some(Self::Debian)
        } else {
            rustup.then_some(Self::Rustup)
        }
    }

    /// The best one that is here, or what to do about it.
    pub(crate) fn chosen() -> Result<Self, Failure> {
        Self::here().ok_or_else(|| Failure::Tool {
            tool: format!("a Rust compiler for {TARGET}"),
            how: "run `cargo xtask setup`".into(),
        })
    }

    /// Makes a command, and what it starts, compile with this compiler into `target/wasm`.
    pub(crate) fn prepare(self, command: &mut Command, places: &Places) {
        self.prepare_to_test(command, places);
        if self != Self::Rustup {
            command
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", SIZE_RUSTFLAGS);
        }
    }

    /// The same without regard to size: a failed test has to say what it saw, and where.
    pub(crate) fn prepare_to_test(self, command: &mut Command, places: &Places) {
        child::without_cargo(command);
        command.env("CARGO_TARGET_DIR", places.at("target/wasm"));
        if self == Self::Debian {
            let path = env::var_os("PATH").unwrap_or_default();
            let folders = std::iter::once("/usr/bin".into()).chain(env::split_paths(&path));
            // A PATH that came out of the environment goes back into it.
            if let Ok(joined) = env::join_paths(folders) {
                command.env("PATH", joined);
            }
            command.env("RUSTC", "/usr/bin/rustc").env("CARGO", "/usr/bin/cargo");
        }
        if self != Self::Rustup {
            command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        }
    }

    /// The program to call as cargo.
    pub(crate) fn cargo(self) -> &'static str {
        if self == Self::Debian { "/usr/bin/cargo" } else { "cargo" }
    }

    /// Version and kind in one line: an input of everything that was built by it.
    pub(crate) fn identity(self) -> Result<String, Failure> {
        let rustc = if self == Self::Debian { "/usr/bin/rustc" } else { "rustc" };
        let version = child::output(child::without_cargo(Command::new(rustc).arg("--version")))?;
        Ok(format!("{self:?} {}", version.trim()))
    }
}

/// Whether rustup's toolchain in use has the target.
pub(crate) fn rustup_has_target() -> bool {
    sysroot_has(&format!("{TARGET}/lib"))
}

/// Whether Debian's compiler and its sources are installed.
pub(crate) fn debian_is_here() -> bool {
    ["/usr/bin/rustc", "/usr/bin/cargo"].iter().all(|path| Path::new(path).is_file())
        && sysroot_of("/usr/bin/rustc")
            .is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library").is_dir())
}

fn sysroot_has(inside: &str) -> bool {
    sysroot_of("rustc")
        .is_some_and(|root| Path::new(&root).join("lib/rustlib").join(inside).exists())
}

fn sysroot_of(rustc: &str) -> Option<String> {
    let output =
        child::without_cargo(Command::new(rustc).args(["--print", "sysroot"])).output().ok()?;
    let root = String::from_utf8(output.stdout).ok()?;
    Some(root.trim().to_owned())
}

fn works_for_size(rustc: &str) -> bool {
    let output = child::without_cargo(Command::new(rustc).arg("--version")).output();
    let version = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    version
        .is_ok_and(|text| minor(&text).is_some_and(|found| SIZE_OPTIONS_WORK_ON.contains(&found)))
}

/// The 95 of `rustc 1.95.0 (…)`.
fn minor(version: &str) -> Option<u32> {
    version.split_whitespace().nth(1)?.strip_prefix("1.")?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minor_version_is_read_from_what_rustc_says() {
        for (text, want) in [
            ("rustc 1.95.0 (59807616e 2026-04-14)", Some(95)),
            ("rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)", Some(96)),
            ("rustc 2.0.0", None),
            ("", None),
        ] {
            assert_eq!(minor(text), want, "{text}");
        }
    }
}
