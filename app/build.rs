//! Turns the locale keys into constants, so that a misspelt or missing key does not compile, and
//! hands the content key and the build kind to the program.

use std::{collections::BTreeMap, env, fmt::Write as _, fs, path::Path};

use sha2::{Digest, Sha256};

const LOCALES: [&str; 3] = ["ja", "ja-easy", "en"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-env-changed=NAKANO_CONTENT_PUBLIC_KEY");
    println!("cargo::rerun-if-env-changed=NAKANO_UI_EXAMPLES");
    println!("cargo::rustc-check-cfg=cfg(ui_examples)");
    if env::var_os("NAKANO_UI_EXAMPLES").is_some() {
        println!("cargo::rustc-cfg=ui_examples");
    }
    // Empty when the crate is only checked; the app then refuses every bundle, and says so.
    let key = env::var("NAKANO_CONTENT_PUBLIC_KEY").unwrap_or_default();
    println!("cargo::rustc-env=NAKANO_CONTENT_PUBLIC_KEY={key}");

    if env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        // What the program is split by: which function and which data stand on which others.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }

    let texts = read_locales()?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("keys.rs"), constants(&texts)?)?;
    Ok(())
}

fn read_locales() -> Result<BTreeMap<String, String>, Box<dyn std::error::Error>> {
    let first = read_locale(LOCALES[0])?;
    for code in &LOCALES[1..] {
        let other = read_locale(code)?;
        let lacking: Vec<_> = first.keys().filter(|key| !other.contains_key(*key)).collect();
        let surplus: Vec<_> = other.keys().filter(|key| !first.contains_key(*key)).collect();
        if !lacking.is_empty() || !surplus.is_empty() {
            return Err(format!("locales/{code} lacks {lacking:?}, has too {surplus:?}").into());
        }
    }
    Ok(first)
}

/// One file a room; every key begins with the room's name, so that two rooms never share one.
fn read_locale(code: &str) -> Result<BTreeMap<String, String>, Box<dyn std::error::Error>> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(Path::new("locales").join(code))? {
        let path = entry?.path();
        let room = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        if let Some(stray) = file.keys().find(|key| !key.starts_with(&format!("{room}-"))) {
            return Err(format!("{}: {stray} does not begin with {room}-", path.display()).into());
        }
        texts.extend(file);
    }
    Ok(texts)
}

fn constants(texts: &BTreeMap<String, String>) -> Result<String, Box<dyn std::error::Error>> {
    let names: Vec<&str> = texts.keys().map(String::as_str).collect();
    let hash = Sha256::digest(names.join("\n"));
    let mut fingerprint = String::new();
    for byte in hash.iter().take(8) {
        write!(fingerprint, "{byte:02x}")?;
    }
    let mut source = format!("pub(crate) const FINGERPRINT: &str = \"{fingerprint}\";\n");
    for (index, (name, text)) in texts.iter().enumerate() {
        let constant = name.replace('-', "_").to_uppercase();
        writeln!(source, "/// {}", text.replace('\n', " "))?;
        writeln!(source, "pub(crate) const {constant}: Key = Key({index});")?;
    }
    Ok(source)
}
