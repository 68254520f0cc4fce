//! The repository's real manual, put together as the bundle puts it together.
#![expect(clippy::unwrap_used, reason = "a broken content file is a failed test")]

use std::path::PathBuf;

use nakano_shared::shelter::{
    assemble::{ManualParts, assemble},
    manual::{Item, Manual},
};
use serde::de::DeserializeOwned;

/// The files of cards, in the order of the phases.
const ITEM_FILES: [&str; 4] =
    ["items_p0_p1.json", "items_p2.json", "items_p3.json", "items_p4_p5.json"];

fn part<T: DeserializeOwned>(name: &str) -> T {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../content/shelter/manual"));
    serde_json::from_str(&std::fs::read_to_string(root.join(name)).unwrap()).unwrap()
}

/// The source files, parsed.
pub(crate) fn parts() -> ManualParts {
    ManualParts {
        book: part("book.json"),
        chapters: part("chapters.json"),
        forms: part("forms.json"),
        first_hour: part("first_hour.json"),
        items: ITEM_FILES.into_iter().flat_map(part::<Vec<Item>>).collect(),
        ward_chapters: Vec::new(),
    }
}

/// The manual.
pub(crate) fn manual() -> Manual {
    assemble(parts()).unwrap()
}
