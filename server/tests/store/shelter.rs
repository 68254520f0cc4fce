//! The list of places in the database.

use nakano_server::{
    clock::SystemClock,
    db::StoreError,
    shelter::{
        Outcome, replace,
        store::{self, Entry},
    },
};
use nakano_shared::{
    kernel::date::Date,
    shelter::place::{Hazard, Place, Position},
};

use crate::engines::{Scene, on_both_engines};

on_both_engines!(
    a_place_comes_back_as_it_was,
    a_list_is_replaced_whole_and_others_stay,
    a_list_that_cannot_be_stored_leaves_the_old_one,
);

fn entry(id: &str) -> Entry {
    let place = Place {
        id: id.to_owned(),
        name: "緑野中学校".to_owned(),
        kana: String::new(),
        en: String::new(),
        address: "東京都中野区丸山1-1-19".to_owned(),
        position: Position { lat: 35.0, lon: 139.657_234 },
        kind: "学校".to_owned(),
        note: String::new(),
        capacity: None,
        hazards: None,
        neighbourhoods: String::new(),
    };
    Entry { place, emergency_only: false, source_date: None }
}

fn ids(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.place.id.as_str()).collect()
}

async fn put(scene: &Scene, code: &str, entries: &[Entry]) -> Result<Outcome, StoreError> {
    replace(&scene.db, &SystemClock::start(), code, entries.to_vec()).await
}

async fn a_place_comes_back_as_it_was(scene: Scene) {
    let unpublished = entry("E1311400001111");
    let mut full = entry("NO-131148-2'; DROP TABLE shelter_place; --");
    full.place.position = Position { lat: 35.723_853_000_000_1, lon: -0.1 };
    full.place.capacity = Some(u32::MAX);
    full.place.hazards = Some(Hazard::ALL.to_vec());
    full.place.kana = "みどりの\n".into();
    full.place.en = "\"Midorino\" 𠮷".into();
    full.place.note = "建替え工事中".into();
    full.place.neighbourhoods = "丸山町会".into();
    full.emergency_only = true;
    full.source_date = Some(Date::new(2026, 5, 20).unwrap());
    let mut none = entry("E1311400003111");
    none.place.hazards = Some(Vec::new());
    none.place.capacity = Some(0);
    let list = [unpublished, full, none];
    assert_eq!(put(&scene, "131148", &list).await.unwrap(), Outcome { removed: 0, stored: 3 });
    assert_eq!(store::entries(scene.db.read()).await.unwrap(), list);
}

async fn a_list_is_replaced_whole_and_others_stay(scene: Scene) {
    put(&scene, "131148", &[entry("b"), entry("a"), entry("c")]).await.unwrap();
    put(&scene, "131130", &[entry("a"), entry("z")]).await.unwrap();
    let all = store::entries(scene.db.read()).await.unwrap();
    assert_eq!(ids(&all), ["a", "z", "b", "a", "c"], "by municipality, then as in the source");
    let outcome = put(&scene, "131148", &[entry("d")]).await.unwrap();
    assert_eq!(outcome, Outcome { removed: 3, stored: 1 });
    let all = store::entries(scene.db.read()).await.unwrap();
    assert_eq!(ids(&all), ["a", "z", "d"]);
}

async fn a_list_that_cannot_be_stored_leaves_the_old_one(scene: Scene) {
    put(&scene, "131148", &[entry("old")]).await.unwrap();
    let error = put(&scene, "131148", &[entry("new"), entry("new")]).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(sqlx::Error::Database(_))), "{error:?}");
    let all = store::entries(scene.db.read()).await.unwrap();
    assert_eq!(ids(&all), ["old"]);
}
