//! The program: compiled, cut into a first part and one for each room, made small by wasm-opt.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::{Plan, glue, site::Site, stamp::Stamp, wasm_opt};
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
    "app/locales",
    "app/src",
    "shared/src",
    "shared/Cargo.toml",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    "xtask/src/build/glue.rs",
    "xtask/src/build/program.rs",
    "xtask/src/build/wasm_opt.rs",
];

/// The name of the binary crate, and of the files made from it.
const NAME: &str = "nakano-app";

/// Folder of what the splitter writes, below the folder of the program.
const CUT: &str = "cut";

/// Compiles the program unless nothing has changed, and returns the folder that holds it.
pub(super) fn build(places: &Places, plan: &Plan, public_key: &str) -> Result<PathBuf, Failure> {
    let compiler = WasmCompiler::chosen()?;
    let kind = plan.kind();
    let folder = places.at("target/program").join(&kind);
    let identity = compiler.identity()?;
    let bindgen = tools::wasm_bindgen_version(places)?;
    let words =
        [identity.as_str(), &kind, public_key, tools::WASM_SPLIT, &bindgen, tools::BINARYEN];
    let stamp = Stamp::of(places, &format!("program-{kind}"), &SOURCES, &words)?;
    if stamp.holds() && folder.join(format!("{NAME}.js")).is_file() {
        return Ok(folder);
    }
    eprintln!("build: the app ({kind}, {identity})");
    files::remove(&folder)?;
    compile(places, plan, compiler, public_key)?;
    split(places, &folder)?;
    if !plan.quick {
        for wasm in files::below(&folder)?.iter().filter(|it| files::has_extension(it, "wasm")) {
            wasm_opt::shrink(places, wasm)?;
        }
    }
    stamp.set()?;
    Ok(folder)
}

fn compile(
    places: &Places,
    plan: &Plan,
    compiler: WasmCompiler,
    public_key: &str,
) -> Result<(), Failure> {
    let mut cargo = Command::new(compiler.cargo());
    compiler.prepare(&mut cargo, places);
    cargo.current_dir(places.root()).env("NAKANO_CONTENT_PUBLIC_KEY", public_key);
    if plan.ui {
        cargo.env("NAKANO_UI_EXAMPLES", "1");
    } else {
        cargo.env_remove("NAKANO_UI_EXAMPLES");
    }
    if plan.quick {
        cargo
            .env("CARGO_PROFILE_WASM_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_WASM_LTO", "off")
            .env("CARGO_PROFILE_WASM_CODEGEN_UNITS", "16");
    }
    child::run(cargo.args(["build", "--target", TARGET, "--profile", "wasm"]).args([
        "--package",
        NAME,
        "--bin",
        NAME,
    ]))
}

/// Cuts the program into a first part and one for each room, and makes the glue of all of them.
fn split(places: &Places, folder: &Path) -> Result<(), Failure> {
    let cut = folder.join(CUT);
    child::run(
        Command::new(tools::wasm_split(places))
            .arg(places.at(&format!("target/wasm/{TARGET}/wasm/{NAME}.wasm")))
            .arg(&cut)
            .args(["--target", "web", "--out-name", NAME]),
    )?;
    let first = cut.join(format!("{NAME}.wasm"));
    child::run(
        Command::new(tools::wasm_bindgen_folder(places)?.join("wasm-bindgen"))
            // What the rooms' programs take from the first one must keep its name.
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--no-demangle"])
            .args(["--out-name", NAME, "--out-dir"])
            .arg(folder)
            .arg(&first),
    )?;
    let glue = folder.join(format!("{NAME}.js"));
    let loaders = cut.join("__wasm_split.js");
    let joined = glue::join(&files::text(&glue)?, &files::text(&loaders)?)
        .map_err(|why| Failure::source(&glue, why))?;
    files::write(&glue, joined.as_bytes())?;
    for used_up in [&first, &loaders] {
        files::remove(used_up)?;
    }
    for path in files::below(&cut)? {
        let to = folder.join(files::relative(&path, &cut));
        std::fs::rename(&path, &to).map_err(Failure::at(&path))?;
    }
    files::remove(&cut)
}

/// Puts the glue, its snippets and every part of the program into the site, and the page that
/// starts it.
pub(super) fn lay(places: &Places, folder: &Path, site: &mut Site) -> Result<(), Failure> {
    site.add("/index.html", files::bytes(&places.at("app/index.html"))?)?;
    site.add_folder("/assets/", folder)
}
