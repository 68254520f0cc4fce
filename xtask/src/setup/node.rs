//! Node.js, which has to be there, and wasm-opt, which comes as an npm package.

use std::process::Command;

use crate::{child, failure::Failure, files, places::Places, tools};

/// Node.js is the one tool that is not installed here: too many people have it in their own way.
pub(super) fn check() -> Result<(), Failure> {
    let how = format!(
        "install Node.js {} or newer, from your system's packages or its own site",
        tools::NODE_MAJOR_MIN
    );
    let missing = || Failure::Tool { tool: "Node.js".into(), how: how.clone() };
    let output = Command::new("node").arg("--version").output().map_err(|_| missing())?;
    let found = major(&String::from_utf8_lossy(&output.stdout)).ok_or_else(missing)?;
    let npm = child::works(Command::new("npm").arg("--version"));
    if found >= tools::NODE_MAJOR_MIN && npm { Ok(()) } else { Err(missing()) }
}

/// The 20 of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

pub(super) fn ensure_wasm_opt(places: &Places) -> Result<(), Failure> {
    if tools::wasm_opt(places).is_file() {
        return Ok(());
    }
    eprintln!("setup: wasm-opt (npm package binaryen {})", tools::BINARYEN);
    let home = places.tool("binaryen", tools::BINARYEN);
    files::make_folder(&home)?;
    let package = format!("binaryen@{}", tools::BINARYEN);
    child::run(
        Command::new("npm")
            .args([
                "install",
                "--no-audit",
                "--no-fund",
                "--no-save",
                "--loglevel=error",
                "--prefix",
            ])
            .arg(&home)
            .arg(&package),
    )
    .map_err(|failure| Failure::Tool {
        tool: "wasm-opt".into(),
        how: format!("{failure}; get it with `npm install --prefix {} {package}`", home.display()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_node_says() {
        for (text, want) in [("v20.20.2\n", Some(20)), ("v8.1", Some(8)), ("20", None), ("", None)]
        {
            assert_eq!(major(text), want, "{text}");
        }
    }
}
