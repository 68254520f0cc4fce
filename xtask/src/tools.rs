//! The build tools of this machine: which version the project wants of each, and where it lies.

use std::path::PathBuf;

use crate::{failure::Failure, files, places::Places};

/// Version of the crate `wasm_split_cli_support`, whose program cuts the app into one file a room.
/// It has to know the marks that `wasm_split_helpers`, below leptos, leaves: both are 0.2.
pub(crate) const WASM_SPLIT: &str = "0.2.4";

/// Version of the npm package binaryen, which holds wasm-opt.
pub(crate) const BINARYEN: &str = "132.0.0";

/// Oldest Node.js that wasm-opt, Playwright and Lighthouse run on.
pub(crate) const NODE_MAJOR_MIN: u32 = 20;

/// Version of wasm-bindgen-cli: the one of the crate in `Cargo.lock`, with which it must agree.
pub(crate) fn wasm_bindgen_version(places: &Places) -> Result<String, Failure> {
    let lock = places.at("Cargo.lock");
    locked_version(&files::text(&lock)?, "wasm-bindgen")
        .ok_or_else(|| Failure::source(lock, "wasm-bindgen is not in it"))
}

fn locked_version(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{name}\""));
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

/// The executable that cuts the app into one file a room.
pub(crate) fn wasm_split(places: &Places) -> PathBuf {
    places.tool("wasm-split", WASM_SPLIT).join("bin/wasm-split-cli")
}

/// Folder of wasm-bindgen and wasm-bindgen-test-runner.
pub(crate) fn wasm_bindgen_folder(places: &Places) -> Result<PathBuf, Failure> {
    Ok(places.tool("wasm-bindgen", &wasm_bindgen_version(places)?).join("bin"))
}

/// The wasm-opt script of binaryen, run by Node.js.
pub(crate) fn wasm_opt(places: &Places) -> PathBuf {
    places.tool("binaryen", BINARYEN).join("node_modules/binaryen/bin/wasm-opt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_that_of_the_package_and_not_of_its_neighbour() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "leptos"), None);
    }
}
