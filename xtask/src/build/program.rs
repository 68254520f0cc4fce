//! The program: trunk compiles `app/` and lays the page around it, wasm-opt makes it small.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::{Plan, site::Site, stamp::Stamp, wasm_opt};
use crate::{
    child,
    failure::Failure,
    files,
    places::Places,
    tools,
    wasm_compiler::{TARGET, WasmCompiler},
};

/// What changes the program when it changes.
const SOURCES: [&str; 12] = [
    "app/Cargo.toml",
    "app/build.rs",
    "app/index.html",
    "app/locales",
    "app/src",
    "shared/src",
    "shared/Cargo.toml",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    ".cargo/config.toml",
    "xtask/src/build/wasm_opt.rs",
];

/// The name trunk gives the WASM file.
const WASM: &str = "nakano-app_bg.wasm";

/// Compiles the program unless nothing has changed, and returns the folder trunk left it in.
pub(super) fn build(places: &Places, plan: &Plan, public_key: &str) -> Result<PathBuf, Failure> {
    let compiler = WasmCompiler::chosen()?;
    let kind = plan.kind();
    let folder = places.at("target/program").join(&kind);
    let identity = compiler.identity()?;
    let bindgen = tools::wasm_bindgen_version(places)?;
    let words = [identity.as_str(), &kind, public_key, tools::TRUNK, &bindgen, tools::BINARYEN];
    let stamp = Stamp::of(places, &format!("program-{kind}"), &SOURCES, &words)?;
    if stamp.holds() && folder.join(WASM).is_file() {
        return Ok(folder);
    }
    eprintln!("build: the app ({kind}, {identity})");
    compile_and_bundle(places, plan, compiler, public_key, &folder)?;
    if !plan.quick {
        wasm_opt::shrink(places, &folder.join(WASM))?;
    }
    stamp.set()?;
    Ok(folder)
}

/// Compiles first and bundles then: trunk is kept off the network, and cargo may need it once.
fn compile_and_bundle(
    places: &Places,
    plan: &Plan,
    compiler: WasmCompiler,
    public_key: &str,
    folder: &Path,
) -> Result<(), Failure> {
    let prepare = |command: &mut Command| {
        compiler.prepare(command, places);
        command.current_dir(places.root()).env("NAKANO_CONTENT_PUBLIC_KEY", public_key);
        if plan.ui {
            command.env("NAKANO_UI_EXAMPLES", "1");
        } else {
            command.env_remove("NAKANO_UI_EXAMPLES");
        }
        if plan.quick {
            command
                .env("CARGO_PROFILE_WASM_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_WASM_LTO", "off")
                .env("CARGO_PROFILE_WASM_CODEGEN_UNITS", "16");
        }
    };
    let mut cargo = Command::new(compiler.cargo());
    prepare(&mut cargo);
    child::run(cargo.args(["build", "--target", TARGET, "--profile", "wasm"]).args([
        "--package",
        "nakano-app",
        "--bin",
        "nakano-app",
    ]))?;
    let mut trunk = Command::new(tools::trunk(places));
    prepare(&mut trunk);
    let path = tools::path_with(&tools::wasm_bindgen_folder(places)?, &trunk)?;
    files::make_folder(folder)?;
    child::run(
        trunk
            .args(["build", "--log", "warn", "--color", "never", "--dist"])
            .arg(folder)
            .env("PATH", path)
            .env_remove("RUST_BACKTRACE")
            // trunk takes the mere presence of this variable for a wrong value of its own option.
            .env_remove("NO_COLOR"),
    )
}

/// Puts the page, the glue, the WASM and the glue's snippets into the site.
pub(super) fn lay(folder: &Path, site: &mut Site) -> Result<(), Failure> {
    for path in files::below(folder)? {
        let name = files::relative(&path, folder);
        let content = files::bytes(&path)?;
        if name == "index.html" {
            site.add("/index.html", content)?;
        } else if files::has_extension(&path, "js") {
            // The glue names its snippets by a path relative to itself, which renaming would break.
            let text =
                String::from_utf8_lossy(&content).replace("'./snippets/", "'/assets/snippets/");
            site.add(&format!("/assets/{name}"), text.into_bytes())?;
        } else {
            site.add(&format!("/assets/{name}"), content)?;
        }
    }
    Ok(())
}
