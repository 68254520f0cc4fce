//! Passkeys in the database.

use nakano_server::auth::passkey::{
    Passkey,
    store::{self, Use, by_credential, by_person},
};
use nakano_shared::auth::{PasskeyId, PasskeyName, PersonId};

use super::{NOW, PHONE, insert_person, person, write};
use crate::engines::{Scene, on_both_engines};

on_both_engines!(
    a_passkey_comes_back_as_it_was,
    a_credential_is_here_once,
    a_use_is_noted_once_of_two_at_the_same_time,
    passkeys_are_counted_named_and_removed_by_their_person_only,
);

fn passkey(person: PersonId, number: u8) -> Passkey {
    Passkey {
        person,
        id: PasskeyId::from_bytes([number; 16]),
        credential_id: format!("credential-{number}"),
        credential: r#"{"counter":1}"#.to_owned(),
        name: None,
        device: PHONE,
        backup_eligible: number % 2 == 1,
        backed_up: false,
        created_at_ms: NOW + i64::from(number),
        last_used_at_ms: NOW,
    }
}

async fn insert(scene: &Scene, passkey: &Passkey) -> bool {
    let passkey = passkey.clone();
    let done = write(scene, move |transaction| {
        let passkey = passkey.clone();
        Box::pin(async move { store::insert(transaction, &passkey).await })
    });
    done.await.is_ok()
}

async fn a_passkey_comes_back_as_it_was(scene: Scene) {
    let hana = insert_person(&scene, 1).await;
    let name = PasskeyName::try_from("'); DROP TABLE 鍵".to_owned()).unwrap();
    let named = Passkey { name: Some(name), backed_up: true, ..passkey(hana, 2) };
    let plain = passkey(hana, 1);
    assert!(insert(&scene, &named).await && insert(&scene, &plain).await);
    let read = scene.db.read();
    assert_eq!(by_person(read, hana).await.unwrap(), [plain.clone(), named]);
    assert_eq!(by_person(read, person(2)).await.unwrap(), []);
    assert_eq!(by_credential(read, "credential-1").await.unwrap(), Some(plain));
    assert_eq!(by_credential(read, "credential-3").await.unwrap(), None);
}

async fn a_credential_is_here_once(scene: Scene) {
    let (hana, taro) = (insert_person(&scene, 1).await, insert_person(&scene, 2).await);
    assert!(insert(&scene, &passkey(hana, 1)).await);
    let copy = Passkey { id: PasskeyId::from_bytes([2; 16]), ..passkey(taro, 1) };
    assert!(!insert(&scene, &copy).await);
    assert_eq!(by_person(scene.db.read(), taro).await.unwrap(), []);
}

async fn a_use_is_noted_once_of_two_at_the_same_time(scene: Scene) {
    let seen = passkey(insert_person(&scene, 1).await, 1);
    assert!(insert(&scene, &seen).await);
    let now = Use {
        credential: r#"{"counter":2}"#.to_owned(),
        backup_eligible: true,
        backed_up: true,
        at_ms: NOW + 5,
    };
    for want in [true, false] {
        let (seen, now) = (seen.clone(), now.clone());
        let noted = write(&scene, move |transaction| {
            let (seen, now) = (seen.clone(), now.clone());
            Box::pin(async move { store::note_use(transaction, &seen, &now).await })
        });
        assert_eq!(noted.await.unwrap(), want);
    }
    let after = by_credential(scene.db.read(), "credential-1").await.unwrap().unwrap();
    assert_eq!((after.credential.as_str(), after.backed_up), (r#"{"counter":2}"#, true));
    assert_eq!(after.last_used_at_ms, NOW + 5);
}

async fn passkeys_are_counted_named_and_removed_by_their_person_only(scene: Scene) {
    let (hana, taro) = (insert_person(&scene, 1).await, insert_person(&scene, 2).await);
    let key = passkey(hana, 1);
    assert!(insert(&scene, &key).await && insert(&scene, &passkey(hana, 2)).await);
    let id = key.id;
    for (who, count, own) in [(hana, 2, true), (taro, 0, false)] {
        let found = write(&scene, move |transaction| {
            Box::pin(async move {
                let name = PasskeyName::try_from("電話".to_owned()).unwrap();
                let count = store::count(transaction, who).await?;
                let is_of = store::is_of(transaction, who, id).await?;
                let named = store::name(transaction, who, id, &name).await?;
                Ok((count, is_of, named))
            })
        });
        assert_eq!(found.await.unwrap(), (count, own, own));
    }
    for (who, left) in [(taro, 2), (hana, 1)] {
        write(&scene, move |transaction| {
            Box::pin(async move { store::delete(transaction, who, id).await })
        })
        .await
        .unwrap();
        assert_eq!(by_person(scene.db.read(), hana).await.unwrap().len(), left);
    }
}
