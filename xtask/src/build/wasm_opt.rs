//! wasm-opt: the last pass over a WASM file, for size.

use std::{path::Path, process::Command};

use crate::{child, failure::Failure, files, places::Places, tools};

/// What the compiler emits today has to be named, or wasm-opt refuses the file. All of it is in
/// every browser since Safari 15.1. Not `--traps-never-happen`: a failed bounds check is a trap.
const OPTIONS: [&str; 9] = [
    // Compresses better than -Oz, which makes a smaller file.
    "-Os",
    "--strip-debug",
    "--strip-producers",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-mutable-globals",
];

/// Makes a WASM file smaller, in place. It takes long, so what was once made is kept under the hash
/// of what it was made from.
pub(super) fn shrink(places: &Places, wasm: &Path) -> Result<(), Failure> {
    let mut input = files::bytes(wasm)?;
    input.extend(OPTIONS.join(" ").bytes());
    input.extend(tools::BINARYEN.bytes());
    let kept = places.at("target/optimised").join(format!("{}.wasm", files::sha256(&input)));
    if !kept.is_file() {
        optimise(places, wasm, &kept)?;
    }
    std::fs::copy(&kept, wasm).map_err(Failure::at(wasm))?;
    eprintln!("build: {} is {} bytes", files::relative(wasm, places.root()), size(wasm)?);
    Ok(())
}

fn optimise(places: &Places, wasm: &Path, kept: &Path) -> Result<(), Failure> {
    let partial = kept.with_extension(format!("partial-{}", std::process::id()));
    files::make_folder(&places.at("target/optimised"))?;
    child::run(
        Command::new("node")
            .arg(tools::wasm_opt(places))
            .args(OPTIONS)
            .arg(wasm)
            .arg("-o")
            .arg(&partial),
    )?;
    std::fs::rename(&partial, kept).map_err(Failure::at(kept))
}

fn size(path: &Path) -> Result<u64, Failure> {
    Ok(std::fs::metadata(path).map_err(Failure::at(path))?.len())
}
