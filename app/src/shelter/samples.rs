//! A small manual and a small directory for the tests of this room.

use nakano_shared::{
    kernel::{date::Date, language::Localized},
    shelter::{
        manual::{Chapter, Due, Field, FirstHour, Form, Item, Manual, Phase, Squad},
        place::{Directory, Place, Position, Town},
    },
};

/// The same text in all languages.
pub(super) fn text(text: &str) -> Localized {
    Localized { ja: text.into(), easy: text.into(), en: text.into() }
}

/// Two phases, three squads, four cards, two chapters, one form.
pub(super) fn manual() -> Manual {
    let first_hour =
        FirstHour { title: text(""), lead: text(""), steps: Vec::new(), phones: Vec::new() };
    Manual {
        schema: 1,
        version: "2026.11".into(),
        date: Date::in_japan(0),
        licence: "CC0-1.0".into(),
        title: text("Manual"),
        notice: text("Notice"),
        criteria: Vec::new(),
        phases: ["P1", "P2"].map(phase).into(),
        squads: ["ALL", "HQ", "FAC"].map(squad).into(),
        chapters: vec![
            chapter("C1", &["P1-HQ-01", "P1-FAC-01"], &["F-KEY"]),
            chapter("C2", &["P1-HQ-02", "P2-FAC-01"], &[]),
        ],
        items: ["P1-HQ-01", "P1-FAC-01", "P1-HQ-02", "P2-FAC-01"].map(item).into(),
        forms: vec![form("F-KEY", 5, 0, 20)],
        rules: Vec::new(),
        glossary: Vec::new(),
        first_hour,
        ward_chapters: Vec::new(),
    }
}

fn phase(id: &str) -> Phase {
    Phase { id: id.into(), name: text(id), window: text("") }
}

fn squad(id: &str) -> Squad {
    Squad { id: id.into(), name: text(id), job: text(""), min_people: 2 }
}

fn chapter(id: &str, items: &[&str], forms: &[&str]) -> Chapter {
    let ids = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect();
    Chapter {
        id: id.into(),
        name: text(id),
        summary: text(""),
        body: Vec::new(),
        items: ids(items),
        forms: ids(forms),
    }
}

fn item(id: &str) -> Item {
    let mut parts = id.split('-').map(str::to_owned);
    let due =
        Due { text: text(""), anchor: None, minutes: None, days: None, repeat: None, at: None };
    Item {
        id: id.into(),
        phase: parts.next().unwrap(),
        squad: parts.next().unwrap(),
        due,
        evidence: None,
        form: Some("F-KEY".into()),
        title: text(&format!("Card {id}")),
        text: text(&format!("Text of {id}")),
        steps: vec![text("One"), text("Two")],
        keywords: String::new(),
    }
}

/// A form with so many entries, the first of them a table with so many columns.
pub(super) fn form(id: &str, fields: usize, columns: usize, rows: u8) -> Form {
    let field = |at: usize| Field {
        name: text(&format!("Entry {at}")),
        choices: Vec::new(),
        columns: vec![text("Column"); if at == 0 { columns } else { 0 }],
    };
    let fields = (0..fields).map(field).collect();
    Form { id: id.into(), name: text(id), purpose: text(""), fields, rows }
}

/// Three shelters in two areas, three towns.
pub(super) fn directory() -> Directory {
    Directory {
        schema: 1,
        source_date: "2025-10-27".into(),
        attribution: Vec::new(),
        places: vec![
            place("E1", "区立緑野中学校", "くりつみどりのちゅうがっこう", "丸山1-1-19", 35.7238),
            place("E2", "区立南台小学校", "くりつみなみだいしょうがっこう", "南台3-44-9", 35.6850),
            place("E3", "区立緑野小学校", "くりつみどりのしょうがっこう", "丸山1-17-1", 35.7253),
        ],
        towns: vec![
            town("13114001001", "南台１丁目", "みなみだい1ちょうめ", "Minamidai 1-chome", 35.6855),
            town("13114001003", "南台３丁目", "みなみだい3ちょうめ", "Minamidai 3-chome", 35.6840),
            town("13114020001", "丸山１丁目", "まるやま1ちょうめ", "Maruyama 1-chome", 35.7245),
        ],
    }
}

fn place(id: &str, name: &str, kana: &str, address: &str, lat: f64) -> Place {
    let english = if id == "E2" { "Minamidai Elementary School" } else { "Midorino School" };
    Place {
        id: id.into(),
        name: name.into(),
        kana: kana.into(),
        en: english.into(),
        address: format!("東京都中野区{address}"),
        position: Position { lat, lon: 139.66 },
        kind: "学校".into(),
        note: String::new(),
        capacity: None,
        hazards: None,
        neighbourhoods: String::new(),
    }
}

fn town(id: &str, name: &str, kana: &str, en: &str, lat: f64) -> Town {
    Town {
        id: id.into(),
        name: name.into(),
        kana: kana.into(),
        en: en.into(),
        position: Position { lat, lon: 139.66 },
    }
}
