//! Sessions in the database.

use nakano_server::auth::session::{
    Session, VerifiedBy,
    store::{self, by_person, by_token},
};
use nakano_shared::auth::{
    Level, PasskeyId, PersonId, SessionId,
    session::{Began, Moments},
};

use super::{NOW, PHONE, insert_person, person, write};
use crate::engines::{Scene, on_both_engines};

on_both_engines!(
    a_session_comes_back_as_it_was,
    a_request_is_noted_once_of_two_at_the_same_time,
    a_verification_changes_the_token_and_opens_the_doors,
    sessions_end_by_name_by_token_by_passkey_by_age_and_but_one,
    a_session_belongs_to_a_person_who_is_there,
);

fn session(person: PersonId, number: u8) -> Session {
    let passkey = PasskeyId::from_bytes([9; 16]);
    Session {
        person,
        id: SessionId::from_bytes([number; 16]),
        began: Began::Passkey,
        verified_by: Some(VerifiedBy { passkey, device_bound: true }),
        device: PHONE,
        moments: Moments::beginning(NOW + i64::from(number)),
        proven: Level::L2,
    }
}

async fn insert(scene: &Scene, session: Session, token_hash: &'static str) {
    write(scene, move |transaction| {
        Box::pin(async move { store::insert(transaction, &session, token_hash).await })
    })
    .await
    .unwrap();
}

async fn names(scene: &Scene, person: PersonId) -> Vec<u8> {
    let sessions = by_person(scene.db.read(), person).await.unwrap();
    sessions.iter().map(|session| session.id.bytes()[0]).collect()
}

async fn a_session_comes_back_as_it_was(scene: Scene) {
    let hana = insert_person(&scene, 1).await;
    let by_key = session(hana, 1);
    let recovering = Session { began: Began::RecoveryCode, verified_by: None, ..session(hana, 2) };
    insert(&scene, by_key, "hash one").await;
    insert(&scene, recovering, "hash two").await;
    let read = scene.db.read();
    assert_eq!(by_token(read, "hash one").await.unwrap(), Some(by_key));
    assert_eq!(by_token(read, "hash two").await.unwrap(), Some(recovering));
    assert_eq!(by_token(read, "' OR 1=1 --").await.unwrap(), None);
    assert_eq!(by_person(read, hana).await.unwrap(), [recovering, by_key], "newest first");
    assert_eq!(by_person(read, person(2)).await.unwrap(), []);
}

async fn a_request_is_noted_once_of_two_at_the_same_time(scene: Scene) {
    let seen = session(insert_person(&scene, 1).await, 0);
    insert(&scene, seen, "hash").await;
    for (at, want_last, want_gap) in [(NOW + 70, NOW + 70, 70), (NOW + 90, NOW + 70, 70)] {
        write(&scene, move |transaction| {
            Box::pin(async move { store::touch(transaction, &seen, at).await })
        })
        .await
        .unwrap();
        let moments = by_token(scene.db.read(), "hash").await.unwrap().unwrap().moments;
        assert_eq!((moments.last_seen_ms, moments.longest_gap_ms), (want_last, want_gap));
    }
}

async fn a_verification_changes_the_token_and_opens_the_doors(scene: Scene) {
    let hana = insert_person(&scene, 1).await;
    let moments = Moments { longest_gap_ms: 500, ..Moments::beginning(NOW) };
    let began = Began::RecoveryCode;
    let before = Session { began, verified_by: None, moments, ..session(hana, 1) };
    insert(&scene, before, "before").await;
    let by = VerifiedBy { passkey: PasskeyId::from_bytes([3; 16]), device_bound: false };
    let verify = async |of: PersonId| {
        write(&scene, move |transaction| {
            Box::pin(async move {
                store::verify(transaction, of, before.id, "after", by, NOW + 900).await
            })
        })
        .await
        .unwrap()
    };
    assert!(!verify(person(2)).await, "not by another person");
    assert!(verify(hana).await);
    assert_eq!(by_token(scene.db.read(), "before").await.unwrap(), None);
    let moments = Moments {
        signed_in_ms: NOW,
        last_seen_ms: NOW + 900,
        verified_ms: NOW + 900,
        longest_gap_ms: 0,
    };
    let after = Session { began: Began::Passkey, verified_by: Some(by), moments, ..before };
    assert_eq!(by_token(scene.db.read(), "after").await.unwrap(), Some(after));
}

async fn sessions_end_by_name_by_token_by_passkey_by_age_and_but_one(scene: Scene) {
    let (hana, taro) = (insert_person(&scene, 1).await, insert_person(&scene, 2).await);
    let hashes = ["1", "2", "3", "4", "5", "6"];
    for (number, hash) in (1..).zip(hashes) {
        insert(&scene, session(hana, number), hash).await;
    }
    insert(&scene, session(taro, 7), "7").await;
    let other = VerifiedBy { passkey: PasskeyId::from_bytes([4; 16]), device_bound: true };
    insert(&scene, Session { verified_by: Some(other), ..session(hana, 8) }, "8").await;
    assert_eq!(names(&scene, hana).await, [8, 6, 5, 4, 3, 2, 1]);
    let id = |number: u8| SessionId::from_bytes([number; 16]);

    let ended = write(&scene, move |transaction| {
        Box::pin(async move {
            let own = store::delete(transaction, hana, id(1)).await?;
            Ok((own, store::delete(transaction, hana, id(7)).await?))
        })
    });
    assert_eq!(ended.await.unwrap(), (1, 0), "another person's stays");
    write(&scene, move |transaction| {
        Box::pin(async move {
            store::delete_by_token(transaction, "2").await?;
            store::delete_idle(transaction, hana, NOW + 4).await
        })
    })
    .await
    .unwrap();
    assert_eq!(names(&scene, hana).await, [8, 6, 5, 4]);
    let by_passkey = write(&scene, move |transaction| {
        let passkey = PasskeyId::from_bytes([9; 16]);
        Box::pin(async move { store::delete_by_passkey(transaction, hana, passkey, id(5)).await })
    });
    assert_eq!(by_passkey.await.unwrap(), 2);
    assert_eq!(names(&scene, hana).await, [8, 5]);
    let others = write(&scene, move |transaction| {
        Box::pin(async move { store::delete_others(transaction, hana, id(5)).await })
    });
    assert_eq!(others.await.unwrap(), 1);
    assert_eq!((names(&scene, hana).await, names(&scene, taro).await), (vec![5], vec![7]));
}

async fn a_session_belongs_to_a_person_who_is_there(scene: Scene) {
    let nobody = session(person(1), 1);
    let refused = write(&scene, move |transaction| {
        Box::pin(async move { store::insert(transaction, &nobody, "hash").await })
    });
    assert!(refused.await.is_err());
}
