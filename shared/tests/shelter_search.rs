//! Searching the real manual and the real places: what people type leads to the right card.

mod shelter_content;

use std::sync::OnceLock;

use nakano_shared::{
    kernel::{ruby, text::fold},
    shelter::{
        open_data,
        place::{Directory, Position, Town},
        search::{Hit, HitKind, Index},
    },
};
use proptest::prelude::*;
use shelter_content::manual;

/// Most bytes of the index as JSON; it travels to every phone.
const INDEX_BYTES_MAX: usize = 300_000;

/// The 62 shelters, and the 85 towns with names alone.
#[expect(clippy::unwrap_used, reason = "a broken content file is a failed test")]
fn directory() -> Directory {
    let places = concat!(env!("CARGO_MANIFEST_DIR"), "/../content/shelter/places.csv");
    let towns = include_str!("data/shelter/nearest_by_town.csv").lines().skip(1);
    Directory {
        schema: 1,
        source_date: String::new(),
        attribution: Vec::new(),
        places: open_data::import(&std::fs::read_to_string(places).unwrap()).unwrap().places,
        towns: towns
            .map(|line| {
                let mut cells = line.split(',').map(str::to_owned);
                Town {
                    id: cells.next().unwrap(),
                    name: cells.next().unwrap(),
                    kana: String::new(),
                    en: String::new(),
                    position: Position { lat: 35.7, lon: 139.66 },
                }
            })
            .collect(),
    }
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| Index::build(&manual(), &directory()))
}

fn top(query: &str, limit: usize) -> Vec<(HitKind, String)> {
    index().search(query, limit).into_iter().map(|hit| (hit.kind, hit.id)).collect()
}

/// Cards that are about toilets and nothing else.
const TOILETS: [&str; 6] =
    ["P0-HYG-01", "P1-HYG-01", "P2-HYG-01", "P2-HYG-02", "P3-HYG-02", "P3-HYG-03"];

#[test]
fn the_index_is_small_enough_to_travel() {
    let json = serde_json::to_string(index()).unwrap();
    assert!(json.len() <= INDEX_BYTES_MAX, "{} bytes", json.len());
    assert_eq!(&serde_json::from_str::<Index>(&json).unwrap(), index());
}

#[test]
fn toilets_are_found_in_every_spelling_and_nothing_else_comes_first() {
    for query in ["トイレ", "といれ", "ﾄｲﾚ", "toilet", "Ｔｏｉｌｅｔ", "toilets", " トイレ　"]
    {
        let found = top(query, 3);
        assert!(found.iter().any(|(_, id)| id == "P2-HYG-01"), "{query:?} found {found:?}");
        let cards = found.iter().all(|(_, id)| TOILETS.contains(&id.as_str()));
        assert!(cards, "{query:?} found {found:?}");
    }
}

#[test]
fn what_people_type_leads_to_the_right_place_within_three_hits() {
    use HitKind::{Card, Chapter, Form, Place, Term, Town};
    for (query, kind, id) in [
        // Words as on the screen, in other scripts and widths, and in English.
        ("ペット 受付", Card, "P2-FAC-06"),
        ("ペットの受付", Card, "P2-FAC-06"),
        ("ﾍﾟｯﾄ　ｳｹﾂｹ", Card, "P2-FAC-06"),
        ("受け付け ペット", Card, "P2-FAC-06"),
        ("pet", Card, "P2-FAC-06"),
        ("register pets", Card, "P2-FAC-06"),
        ("飲み水", Card, "P2-SUP-03"),
        ("みずのりょう", Card, "P2-SUP-03"),
        ("くすり", Card, "P2-HYG-05"),
        ("first aid", Card, "P1-HYG-02"),
        // Words that only the keywords have.
        ("犬", Card, "P2-FAC-06"),
        ("怪我", Card, "P1-HYG-02"),
        ("ハラール", Card, "P2-SUP-04"),
        ("マスコミ", Card, "P2-HQ-06"),
        // Words of easy Japanese.
        ("にげる", Card, "P1-TOWN-03"),
        ("ねむれない", Card, "P3-HYG-07"),
        // Sentences, endings and words that are nowhere.
        ("トイレの数", Card, "P0-HYG-01"),
        ("トイレが足りない", Card, "P3-HYG-03"),
        ("お風呂に入りたい", Card, "P3-HYG-05"),
        ("犬と一緒に避難したい", Card, "P2-FAC-06"),
        ("避難所のトイレはどこに置けばいいですか", Card, "P2-HYG-01"),
        ("ペット ろぼっと", Card, "P2-FAC-06"),
        ("generators", Card, "P2-FAC-08"),
        ("volunteering", Card, "P3-HQ-05"),
        // Everything that is no card.
        ("避難所", Term, "避難所"),
        ("り災証明", Term, "り災証明"),
        ("ペット登録票", Form, "F-PET"),
        ("トイレと衛生", Chapter, "C9"),
        ("鷺宮高等学校", Place, "E1311400018111"),
        ("中野本郷小学校", Place, "E1311400074111"),
        ("南台1丁目", Town, "13114001001"),
        ("南台一丁目", Town, "13114001001"),
        // Ids as printed on cards and forms.
        ("P2-HYG-01", Card, "P2-HYG-01"),
        ("f-pet", Form, "F-PET"),
        ("C16", Chapter, "C16"),
    ] {
        let found = top(query, 3);
        assert!(found.contains(&(kind, id.to_owned())), "{query:?} found {found:?}");
    }
}

#[test]
fn every_card_is_found_by_its_own_title_within_three_hits() {
    let manual = manual();
    for item in &manual.items {
        for title in [ruby::plain(&item.title.ja), ruby::reading(&item.title.ja)] {
            let found = top(&title, 3);
            let same_title = |(_, id): &(HitKind, String)| {
                let other = manual.item(id).map(|other| fold(&ruby::plain(&other.title.ja)));
                *id == item.id || other == Some(fold(&title))
            };
            assert!(found.iter().any(same_title), "{} {title:?} found {found:?}", item.id);
        }
    }
}

#[test]
fn all_terms_must_be_there_when_some_document_has_them_all() {
    let manual = manual();
    let hits = top("ペット 受付", 100);
    let names_both = |id: &str| {
        let item = manual.item(id)?;
        let all = format!("{item:?}");
        Some(all.contains("ペット") && (all.contains("受付") || all.contains("{受|う}け{付|つ}")))
    };
    assert!(hits.iter().all(|(_, id)| names_both(id) != Some(false)), "{hits:?}");
    assert!(hits.len() < top("ペット", 100).len() + top("受付", 100).len());
}

#[test]
fn nothing_is_found_for_nothing_and_for_nonsense() {
    for query in ["", " ", "　", "、。", "{|}", "qzxv", "ﾞ"] {
        let found = top(query, 3);
        assert!(found.is_empty(), "{query:?} found {found:?}");
    }
    assert!(index().search("トイレ", 0).is_empty());
}

proptest! {
    // Each case scans the whole index in an unoptimised build.
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_query_makes_the_search_panic(query in any::<String>(), limit in 0..20_usize) {
        prop_assert!(index().search(&query, limit).len() <= limit);
    }

    #[test]
    fn no_query_of_words_makes_the_search_panic(
        query in "(トイレ|受付|ひなん|pet|を|の|ﾞ|1|丁目| |　|、|\\PC){0,12}",
    ) {
        let hits: Vec<Hit> = index().search(&query, 50);
        prop_assert!(hits.iter().all(|hit| hit.score > 0));
    }
}
