//! A tool that must agree with a crate names its version: wasm-bindgen, in `Trunk.toml`.

use super::{Finding, Tree};
use crate::{failure::Failure, places::Places, tools};

pub(super) fn look(places: &Places, tree: &Tree) -> Vec<Finding> {
    findings(places, tree).unwrap_or_else(Finding::unreadable)
}

fn findings(places: &Places, tree: &Tree) -> Result<Vec<Finding>, Failure> {
    let version = tools::wasm_bindgen_version(places)?;
    let trunk = tree.iter().find(|(path, _)| *path == "Trunk.toml").map_or("", |(_, text)| text);
    Ok(agrees(trunk, &version).into_iter().collect())
}

fn agrees(trunk: &str, version: &str) -> Option<Finding> {
    let line = format!("wasm_bindgen = \"{version}\"");
    let is_there = trunk.lines().any(|found| found == line);
    (!is_there)
        .then(|| Finding::of("Trunk.toml", format!("has no line {line}, as Cargo.lock asks")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_names_the_version_of_the_lock_file() {
        let trunk = "[tools]\nwasm_bindgen = \"0.2.130\"\n";
        assert!(agrees(trunk, "0.2.130").is_none());
        assert!(agrees(trunk, "0.2.131").is_some());
    }
}
