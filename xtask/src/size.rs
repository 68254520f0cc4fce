//! `size`: what a first visit has to load, and the rest, in bytes as they travel.

use std::{collections::BTreeMap, path::Path};

use nakano_shared::{
    kernel::content::{Envelope, Manifest},
    shelter::files as shelter,
};
use serde::{Deserialize, Serialize};

use crate::{
    build::{self, Plan},
    failure::Failure,
    files,
    places::Places,
    setup::{self, Need},
};

/// The figures; the keys are a promise of docs/formats.md.
#[derive(Debug, Serialize)]
struct Sizes {
    resident_start_brotli_bytes: u64,
    /// There is no desk yet.
    desk_start_brotli_bytes: Option<u64>,
    parts: BTreeMap<&'static str, u64>,
    rooms_brotli_bytes: BTreeMap<String, u64>,
    content_brotli_bytes: u64,
    search_index_bytes: u64,
    scanner_brotli_bytes: u64,
    release_brotli_bytes: u64,
}

/// Parts of the start, by how their files begin and end.
const PARTS: [(&str, &str, &str); 6] = [
    ("html", "/index.html", ""),
    ("style", "/assets/app-", ".css"),
    ("boot", "/assets/boot-", ".js"),
    ("glue", "/assets/nakano-app-", ".js"),
    ("program", "/assets/nakano-app_bg-", ".wasm"),
    // One language, the first that is asked for.
    ("texts", "/assets/locale-ja-", ".json"),
];

/// `size [--json]`
pub(crate) fn verb(places: &Places, options: &[String]) -> Result<(), Failure> {
    let json = match options {
        [] => false,
        [option] if option == "--json" => true,
        _ => return Err(Failure::Usage("the only option is --json".into())),
    };
    setup::ensure(places, &[Need::Build])?;
    let plan = Plan::release(places);
    build::build(places, &plan)?;
    let sizes = measure(&plan.dist)?;
    if json {
        let text = serde_json::to_string(&sizes).map_err(|error| Failure::source("size", error))?;
        println!("{text}");
    } else {
        show(&sizes);
    }
    Ok(())
}

fn show(sizes: &Sizes) {
    println!("resident start, brotli         {:>9} bytes", sizes.resident_start_brotli_bytes);
    for (name, bytes) in &sizes.parts {
        println!("  {name:<28} {bytes:>9}");
    }
    for (name, bytes) in &sizes.rooms_brotli_bytes {
        println!("room {name:<25} {bytes:>9} bytes");
    }
    for (name, bytes) in [
        ("content bundle, brotli", sizes.content_brotli_bytes),
        ("search index, as it is", sizes.search_index_bytes),
        ("scanner, brotli", sizes.scanner_brotli_bytes),
        ("whole release, brotli", sizes.release_brotli_bytes),
    ] {
        println!("{name:<30} {bytes:>9} bytes");
    }
}

fn measure(dist: &Path) -> Result<Sizes, Failure> {
    let all = weights(dist)?;
    let mut parts = BTreeMap::new();
    for (name, start, end) in PARTS {
        let fitting: Vec<u64> =
            all.iter().filter(|(url, _)| is_part(url, start, end)).map(|(_, it)| *it).collect();
        let [bytes] = fitting.as_slice() else {
            return Err(Failure::source(dist, format!("has no single {start}…{end}")));
        };
        parts.insert(name, *bytes);
    }
    let sum =
        |start: &str| all.iter().filter(|(url, _)| url.starts_with(start)).map(|it| it.1).sum();
    Ok(Sizes {
        resident_start_brotli_bytes: parts.values().sum(),
        desk_start_brotli_bytes: None,
        parts,
        rooms_brotli_bytes: rooms(&all),
        content_brotli_bytes: sum("/content/"),
        search_index_bytes: search_index(dist)?,
        scanner_brotli_bytes: sum("/assets/scanner-"),
        release_brotli_bytes: release(dist, &all)?,
    })
}

/// Programs that are loaded when their room is entered, by the name of the room; `shared` is what
/// several rooms load.
fn rooms(all: &BTreeMap<String, u64>) -> BTreeMap<String, u64> {
    let mut rooms = BTreeMap::new();
    for (url, bytes) in all {
        let name = url
            .strip_prefix("/assets/split_")
            .and_then(|rest| rest.split('-').next())
            .or_else(|| url.starts_with("/assets/chunk_").then_some("shared"));
        if let Some(name) = name {
            *rooms.entry(name.to_owned()).or_default() += bytes;
        }
    }
    rooms
}

/// Whether a URL is `start`, sixteen digits of a hash, `end`.
fn is_part(url: &str, start: &str, end: &str) -> bool {
    let hash = url.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
    let is_hash = |hash: &str| hash.len() == 16 && hash.bytes().all(|it| it.is_ascii_hexdigit());
    hash.is_some_and(|hash| is_hash(hash) || (end.is_empty() && hash.is_empty()))
}

/// Bytes of each file as it travels: compressed where there is a compressed form.
fn weights(dist: &Path) -> Result<BTreeMap<String, u64>, Failure> {
    let mut all = BTreeMap::new();
    for path in files::below(dist)? {
        let url = format!("/{}", files::relative(&path, dist));
        let bytes = path.metadata().map_err(Failure::at(&path))?.len();
        if let Some(plain) = url.strip_suffix(".br") {
            all.insert(plain.to_owned(), bytes);
        } else if !files::has_extension(&path, "gz") {
            all.entry(url).or_insert(bytes);
        }
    }
    Ok(all)
}

fn search_index(dist: &Path) -> Result<u64, Failure> {
    let path = dist.join("content/manifest.json");
    let wrong = |error: serde_json::Error| Failure::source(&path, error);
    let envelope: Envelope = serde_json::from_str(&files::text(&path)?).map_err(wrong)?;
    let manifest: Manifest = serde_json::from_str(&envelope.payload).map_err(wrong)?;
    Ok(manifest.file(shelter::SEARCH).map_or(0, |file| file.bytes))
}

/// What the service worker installs.
fn release(dist: &Path, all: &BTreeMap<String, u64>) -> Result<u64, Failure> {
    #[derive(Deserialize)]
    struct Release {
        files: Vec<File>,
    }
    #[derive(Deserialize)]
    struct File {
        url: String,
    }
    let path = dist.join("release.json");
    let release: Release = serde_json::from_str(&files::text(&path)?)
        .map_err(|error| Failure::source(&path, error))?;
    let stored = |url: &str| {
        if url.ends_with('/') { format!("{url}index.html") } else { url.to_owned() }
    };
    Ok(release.files.iter().filter_map(|file| all.get(&stored(&file.url))).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_of_rooms_are_told_by_their_names() {
        let all = [
            ("/assets/split_bills-0123456789abcdef.wasm", 3),
            ("/assets/chunk_3-0123456789abcdef.wasm", 1),
            ("/assets/chunk_4-0123456789abcdef.wasm", 1),
            ("/assets/nakano-app_bg-0123456789abcdef.wasm", 9),
        ];
        let all = all.map(|(url, bytes)| (url.to_owned(), bytes)).into();
        let want = [("bills".to_owned(), 3), ("shared".to_owned(), 2)].into();
        assert_eq!(rooms(&all), want);
    }

    #[test]
    fn a_part_is_named_by_its_start_its_hash_and_its_end() {
        for (url, start, end, want) in [
            ("/assets/app-0123456789abcdef.css", "/assets/app-", ".css", true),
            ("/assets/locale-ja-0123456789abcdef.json", "/assets/locale-ja-", ".json", true),
            ("/assets/locale-ja-easy-0123456789abcdef.json", "/assets/locale-ja-", ".json", false),
            ("/index.html", "/index.html", "", true),
            ("/emergency/index.html", "/index.html", "", false),
        ] {
            assert_eq!(is_part(url, start, end), want, "{url}");
        }
    }
}
