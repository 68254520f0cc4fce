//! Persons in the database.

use nakano_server::auth::person::store;
use nakano_shared::auth::Level;
use sqlx::{Executor as _, Row as _};

use super::{insert_person, person, write};
use crate::engines::{Scene, on_both_engines};

on_both_engines!(a_level_is_lowered_and_never_raised, a_person_is_made_once);

async fn a_level_is_lowered_and_never_raised(scene: Scene) {
    let hana = insert_person(&scene, 1).await;
    insert_person(&scene, 2).await;
    for (to, want) in [(Level::L3, [2, 2]), (Level::L1, [1, 2]), (Level::L2, [1, 2])] {
        write(&scene, move |transaction| {
            Box::pin(async move { store::lower(transaction, hana, to).await })
        })
        .await
        .unwrap();
        let rows = scene.db.read().fetch_all("SELECT level FROM auth_person ORDER BY id").await;
        let levels: Vec<i64> = rows.unwrap().iter().map(|row| row.get(0)).collect();
        assert_eq!(levels, want, "{to:?}");
    }
}

async fn a_person_is_made_once(scene: Scene) {
    insert_person(&scene, 1).await;
    let twice = write(&scene, |transaction| {
        Box::pin(async move { store::insert(transaction, person(1), Level::L1, 0).await })
    });
    assert!(twice.await.is_err());
}
