//! wasm-bindgen-cli and the splitter of the program, built once per machine by `cargo install`.

use std::{path::Path, process::Command};

use crate::{child, failure::Failure, files, places::Places, tools};

/// A program that cargo installs from its published sources.
struct CargoTool {
    name: &'static str,
    package: &'static str,
    version: String,
    /// Options of `cargo install` beyond name and version.
    options: &'static [&'static str],
    /// A file that is there once it is installed.
    proof: &'static str,
}

pub(super) fn ensure(places: &Places) -> Result<(), Failure> {
    let wanted = [
        CargoTool {
            name: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version: tools::wasm_bindgen_version(places)?,
            // Its own lock file names a version that is not published any more.
            options: &[],
            proof: "bin/wasm-bindgen",
        },
        CargoTool {
            name: "wasm-split",
            package: "wasm_split_cli_support",
            version: tools::WASM_SPLIT.into(),
            options: &["--locked", "--features", "build-binary"],
            proof: "bin/wasm-split-cli",
        },
    ];
    wanted.iter().try_for_each(|tool| install(places, tool))
}

fn install(places: &Places, tool: &CargoTool) -> Result<(), Failure> {
    let home = places.tool(tool.name, &tool.version);
    if home.join(tool.proof).is_file() {
        return Ok(());
    }
    eprintln!("setup: {} {} (compiled once per machine, some minutes)", tool.package, tool.version);
    // What an interrupted run has compiled is used by the next one.
    let partial = places.tool(tool.name, &format!("{}.partial", tool.version));
    let scratch = partial.join("target");
    let installed = child::run(&mut cargo_install(tool, &partial, &scratch));
    let moved = installed
        .and_then(|()| files::remove(&scratch))
        .and_then(|()| files::remove(&home))
        .and_then(|()| std::fs::rename(&partial, &home).map_err(Failure::at(&home)));
    moved.map_err(|failure| Failure::Tool {
        tool: format!("{} {}", tool.package, tool.version),
        how: format!(
            "{failure}; get it with `cargo install {} --version {} --root {}`",
            tool.package,
            tool.version,
            home.display()
        ),
    })
}

fn cargo_install(tool: &CargoTool, root: &Path, scratch: &Path) -> Command {
    let mut command = Command::new("cargo");
    child::without_cargo(&mut command)
        .args(["install", tool.package, "--version", &tool.version, "--root"])
        .arg(root)
        .args(tool.options)
        .env("CARGO_TARGET_DIR", scratch)
        // It runs for seconds and is compiled for minutes: compile it quickly.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    command
}
