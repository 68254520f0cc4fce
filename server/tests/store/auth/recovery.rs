//! Recovery codes in the database.

use nakano_server::auth::recovery::store::{self, Kept, by_handle, count_left};
use nakano_shared::auth::PersonId;

use super::{NOW, insert_person, write};
use crate::engines::{Scene, on_both_engines};

on_both_engines!(
    a_code_is_found_by_its_first_group_until_it_is_used,
    new_codes_take_the_place_of_a_persons_own,
);

async fn insert(scene: &Scene, person: PersonId, handle: &'static str, hash: &'static str) -> bool {
    let done = write(scene, move |transaction| {
        Box::pin(async move { store::insert(transaction, person, handle, hash, NOW).await })
    });
    done.await.is_ok()
}

async fn a_code_is_found_by_its_first_group_until_it_is_used(scene: Scene) {
    let (hana, taro) = (insert_person(&scene, 1).await, insert_person(&scene, 2).await);
    assert!(insert(&scene, hana, "7K3M", "$argon2id$a").await);
    assert!(insert(&scene, hana, "0000", "$argon2id$b").await);
    assert!(insert(&scene, taro, "7K3M", "$argon2id$c").await);
    assert!(!insert(&scene, hana, "7K3M", "$argon2id$d").await, "one of a handle a person");
    let of_hana = Kept { person: hana, hash: "$argon2id$a".to_owned() };
    let of_taro = Kept { person: taro, hash: "$argon2id$c".to_owned() };
    let found = async || by_handle(scene.db.read(), "7K3M").await.unwrap();
    assert_eq!(found().await, [of_hana.clone(), of_taro.clone()]);
    for want in [true, false] {
        let code = of_hana.clone();
        let used = write(&scene, move |transaction| {
            let code = code.clone();
            Box::pin(async move { store::note_use(transaction, &code, "7K3M", NOW).await })
        });
        assert_eq!(used.await.unwrap(), want);
    }
    assert_eq!(found().await, [of_taro]);
    assert_eq!(count_left(scene.db.read(), hana).await.unwrap(), 1);
}

async fn new_codes_take_the_place_of_a_persons_own(scene: Scene) {
    let (hana, taro) = (insert_person(&scene, 1).await, insert_person(&scene, 2).await);
    assert!(insert(&scene, hana, "7K3M", "$argon2id$a").await);
    assert!(insert(&scene, taro, "7K3M", "$argon2id$c").await);
    write(&scene, move |transaction| {
        Box::pin(async move { store::delete_all(transaction, hana).await })
    })
    .await
    .unwrap();
    assert_eq!(count_left(scene.db.read(), hana).await.unwrap(), 0);
    assert_eq!(count_left(scene.db.read(), taro).await.unwrap(), 1);
}
