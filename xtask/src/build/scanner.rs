//! The scanner of printed codes: its own WASM and its own worker, loaded when a code is to be read.

use std::{path::Path, process::Command};

use super::{Plan, site::Site, stamp::Stamp, wasm_opt};
use crate::{
    child,
    failure::Failure,
    files,
    places::Places,
    tools,
    wasm_compiler::{TARGET, WasmCompiler},
};

/// What changes the scanner when it changes.
const SOURCES: [&str; 5] =
    ["scanner", "Cargo.toml", "Cargo.lock", ".cargo/config.toml", "xtask/src/build/wasm_opt.rs"];

/// Its own profile: it is measured by time as well as by size.
const PROFILE: &str = "scanner";

/// Where wasm-bindgen leaves glue and WASM.
pub(super) const FOLDER: &str = "target/program/scanner";

/// Puts the worker and its WASM into the site.
pub(super) fn lay(places: &Places, plan: &Plan, site: &mut Site) -> Result<(), Failure> {
    let worker = places.at("scanner/worker.js");
    let folder = places.at(FOLDER);
    build(places, plan, &folder)?;
    let mut script = files::bytes(&folder.join("scanner.js"))?;
    script.push(b'\n');
    script.extend(files::bytes(&worker)?);
    site.add("/assets/scanner.js", script)?;
    site.add("/assets/scanner.wasm", files::bytes(&folder.join("scanner_bg.wasm"))?)
}

/// The scanner is the same in every kind of site: a slow one would fail where a quick one reads.
fn build(places: &Places, plan: &Plan, folder: &Path) -> Result<(), Failure> {
    let compiler = WasmCompiler::chosen()?;
    let identity = compiler.identity()?;
    let bindgen = tools::wasm_bindgen_version(places)?;
    let words = [identity.as_str(), &bindgen, tools::BINARYEN];
    let stamp = Stamp::of(places, "scanner", &SOURCES, &words)?;
    if stamp.holds() && folder.join("scanner_bg.wasm").is_file() {
        return Ok(());
    }
    eprintln!("build: the scanner ({}, {identity})", plan.kind());
    let mut cargo = Command::new(compiler.cargo());
    compiler.prepare(&mut cargo, places);
    child::run(
        cargo
            .args([
                "build",
                "--target",
                TARGET,
                "--profile",
                PROFILE,
                "-p",
                "nakano-scanner",
                "--lib",
            ])
            .current_dir(places.root()),
    )?;
    let wasm = places.at(&format!("target/wasm/{TARGET}/{PROFILE}/nakano_scanner.wasm"));
    child::run(
        Command::new(tools::wasm_bindgen_folder(places)?.join("wasm-bindgen"))
            .args([
                "--target",
                "no-modules",
                "--no-typescript",
                "--out-name",
                "scanner",
                "--out-dir",
            ])
            .arg(folder)
            .arg(wasm),
    )?;
    wasm_opt::shrink(places, &folder.join("scanner_bg.wasm"))?;
    stamp.set()
}
