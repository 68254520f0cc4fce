//! The shared rules once more, compiled for the browser and run as WebAssembly.

use std::process::Command;

use super::{libtest, tally::Tally};
use crate::{
    child,
    failure::Failure,
    places::Places,
    tools,
    wasm_compiler::{TARGET, WasmCompiler},
};

/// Packages with tests of this kind, each in `tests/wasm.rs`.
const PACKAGES: [(&str, &str); 2] = [("shared", "nakano-shared"), ("scanner", "nakano-scanner")];

pub(super) fn tests(places: &Places, room: Option<&str>) -> Result<Tally, Failure> {
    let compiler = WasmCompiler::chosen()?;
    let runner = tools::wasm_bindgen_folder(places)?.join("wasm-bindgen-test-runner");
    let has_tests = |folder: &str| places.at(folder).join("tests/wasm.rs").is_file();
    if !PACKAGES.iter().any(|(folder, _)| has_tests(folder)) {
        return Err(Failure::source("shared/tests/wasm.rs", "is not there"));
    }
    let mut all = Tally::default();
    for (folder, package) in PACKAGES {
        if !has_tests(folder) {
            continue;
        }
        let mut cargo = Command::new(compiler.cargo());
        compiler.prepare_to_test(&mut cargo, places);
        cargo
            .args(["test", "--target", TARGET, "--package", package, "--test", "wasm", "--"])
            .args(room)
            .current_dir(places.root())
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner);
        let (said, well) = child::listen(&mut cargo)?;
        all = all.and(&libtest::read(&said).ended(well));
    }
    Ok(all)
}
