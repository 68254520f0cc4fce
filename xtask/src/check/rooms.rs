//! The passage of the house: app -> shared <- server, SQL in stores, HTTP in routes, the browser in
//! `platform`, and no room in another room's drawers.

use std::collections::BTreeSet;

use super::{
    Finding, Tree,
    tree::{code_lines, has_word},
};
use crate::places::Places;

/// Crates that may be named in a part of the tree only.
struct Passage {
    /// Where the rule holds.
    within: &'static str,
    /// What may not be named there.
    words: &'static [&'static str],
    /// Parts of paths where it may all the same.
    but: &'static [&'static str],
    /// The rule in words.
    rule: &'static str,
}

const PASSAGES: &[Passage] = &[
    Passage {
        within: "shared/src/",
        words: &[
            "nakano_server",
            "nakano_app",
            "sqlx",
            "axum",
            "tokio",
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "std::fs",
            "std::net",
            "std::env",
            "SystemTime",
            "Instant",
        ],
        but: &[],
        rule: "shared is pure: no I/O, no clock, no browser, no server",
    },
    Passage {
        within: "app/src/",
        words: &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "rexie"],
        but: &["app/src/platform/", "app/src/main.rs"],
        rule: "the browser is named in app/src/platform only",
    },
    Passage {
        within: "app/src/",
        words: &["nakano_server", "axum", "sqlx"],
        but: &[],
        rule: "the app does not know the server",
    },
    Passage {
        within: "server/src/",
        words: &["sqlx"],
        but: &["/store.rs", "/store/", "server/src/db/", "server/src/config/database_url.rs"],
        rule: "SQL is in a room's store and in db only",
    },
    Passage {
        within: "server/src/",
        words: &["nakano_app", "leptos"],
        but: &[],
        rule: "the server does not know the app",
    },
];

/// Carriers, which rooms stand on: what they show of themselves is open to every room. Who asks, in
/// which space, and whether it has been sent, is not each room's to find out.
const CARRIERS: [&str; 3] = ["auth", "export", "sync"];

/// Reads across rooms: the page of a person, and pages that list rooms.
const READS_ACROSS: [&str; 1] = ["mypage"];

pub(super) fn look(_: &Places, tree: &Tree) -> Vec<Finding> {
    let rooms = rooms(tree);
    let mut found = Vec::new();
    for (path, text) in tree.below("", ".rs") {
        found.extend(PASSAGES.iter().flat_map(|passage| named(passage, path, text)));
        found.extend(http_in_service(path, text));
        found.extend(other_rooms(&rooms, path, text));
    }
    found
}

/// Folders of `shared/src/` except the common ground.
fn rooms(tree: &Tree) -> BTreeSet<String> {
    let folders = tree.below("shared/src/", ".rs").filter_map(|(path, _)| {
        let (room, _) = path.strip_prefix("shared/src/")?.split_once('/')?;
        (room != "kernel").then(|| room.to_owned())
    });
    folders.collect()
}

fn named(passage: &Passage, path: &str, text: &str) -> Vec<Finding> {
    let holds =
        path.starts_with(passage.within) && !passage.but.iter().any(|part| path.contains(part));
    if !holds {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, line) in code_lines(text) {
        for word in passage.words.iter().filter(|word| has_word(line, word)) {
            found.push(Finding::at(path, index, format!("names {word}: {}", passage.rule)));
        }
    }
    found
}

/// A service decides and a store stores; neither speaks HTTP.
fn http_in_service(path: &str, text: &str) -> Vec<Finding> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let inner = path.starts_with("server/src/")
        && (path.contains("/store/") || matches!(name, "store.rs" | "service.rs"));
    let lines = code_lines(text).filter(|(_, line)| inner && has_word(line, "axum"));
    lines
        .map(|(index, _)| Finding::at(path, index, "names axum: HTTP is in a room's routes only"))
        .collect()
}

/// In `server/` and `app/` a room does not name another room at all: what they share is in
/// `shared/`, and there only another room's `types` and `api`.
fn other_rooms(rooms: &BTreeSet<String>, path: &str, text: &str) -> Vec<Finding> {
    let Some((floor, own)) = floor_and_room(path, rooms) else { return Vec::new() };
    let mut found = Vec::new();
    let carried = |room: &&String| CARRIERS.contains(&room.as_str());
    let others = rooms.iter().filter(|room| room.as_str() != own && !carried(room));
    let words: Vec<String> = others.map(|room| format!("crate::{room}")).collect();
    for (index, line) in code_lines(text) {
        for word in words.iter().filter(|word| has_word(line, word)) {
            let open =
                ["::types", "::api"].iter().any(|part| line.contains(&format!("{word}{part}")));
            if floor != "shared" || !open {
                found.push(Finding::at(path, index, format!("{own} reaches into {word}")));
            }
        }
    }
    found
}

fn floor_and_room<'a>(path: &'a str, rooms: &BTreeSet<String>) -> Option<(&'a str, &'a str)> {
    let (floor, inside) = path.split_once("/src/")?;
    let (room, _) = inside.split_once('/')?;
    let known = matches!(floor, "shared" | "server" | "app") && rooms.contains(room);
    (known && !READS_ACROSS.contains(&room)).then_some((floor, room))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> usize {
        let files = [
            ("shared/src/shelter/mod.rs", ""),
            ("shared/src/bills/mod.rs", ""),
            ("shared/src/kernel/mod.rs", ""),
            ("shared/src/auth/mod.rs", ""),
            (path, text),
        ];
        let tree = Tree::of(&files);
        let rooms = rooms(&tree);
        assert_eq!(rooms, BTreeSet::from(["auth", "bills", "shelter"].map(str::to_owned)));
        PASSAGES.iter().map(|passage| named(passage, path, text).len()).sum::<usize>()
            + http_in_service(path, text).len()
            + other_rooms(&rooms, path, text).len()
    }

    #[test]
    fn what_a_floor_may_not_name_is_found() {
        for (path, text, want) in [
            ("shared/src/shelter/rules.rs", "use sqlx::Any;", 1),
            ("shared/src/shelter/rules.rs", "// sqlx is the server's", 0),
            ("shared/src/shelter/rules.rs", "std::time::Instant::now()", 1),
            ("app/src/shelter/page.rs", "web_sys::window()", 1),
            ("app/src/platform/page.rs", "web_sys::window()", 0),
            ("app/src/main.rs", "wasm_bindgen::prelude", 0),
            ("server/src/shelter/service.rs", "sqlx::query(\"\")", 1),
            ("server/src/shelter/store.rs", "sqlx::query(\"\")", 0),
            ("server/src/shelter/store/postgres.rs", "sqlx::query(\"\")", 0),
            ("server/src/db/mod.rs", "sqlx::Any", 0),
            ("server/src/shelter/service.rs", "use axum::Json;", 1),
            ("server/src/shelter/routes.rs", "use axum::Json;", 0),
        ] {
            assert_eq!(findings(path, text), want, "{path}: {text}");
        }
    }

    #[test]
    fn a_room_does_not_reach_into_another() {
        for (path, text, want) in [
            ("app/src/bills/page.rs", "use crate::shelter::local;", 1),
            ("app/src/bills/page.rs", "use crate::bills::local;", 0),
            ("app/src/home/page.rs", "use crate::shelter::local;", 0),
            ("server/src/bills/service.rs", "crate::shelter::store::x()", 1),
            ("server/src/bills/service.rs", "use crate::auth::SignedIn;", 0),
            ("server/src/auth/service.rs", "use crate::bills::Slip;", 1),
            ("app/src/bills/page.rs", "use crate::auth::SignedIn;", 0),
            ("app/src/auth/page.rs", "use crate::bills::book::Book;", 1),
            ("shared/src/bills/rules.rs", "use crate::shelter::types::Place;", 0),
            ("shared/src/bills/rules.rs", "use crate::shelter::rules;", 1),
            ("shared/src/bills/rules.rs", "use crate::kernel::date;", 0),
        ] {
            assert_eq!(findings(path, text), want, "{path}: {text}");
        }
    }
}
