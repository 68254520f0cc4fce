//! Challenges in the database.

use std::num::NonZeroU32;

use nakano_server::{
    auth::{
        account,
        ceremony::{Ceremony, Kind, store},
    },
    db,
};
use nakano_shared::auth::{CeremonyId, PersonId};
use sqlx::Executor as _;

use super::{NOW, person, write};
use crate::engines::{Scene, on_both_engines};

on_both_engines!(
    a_challenge_is_taken_once_of_many_at_the_same_time,
    challenges_are_forgotten_by_age_and_by_person,
    a_crowd_answers_at_the_same_moment_and_nobody_is_sent_away,
);

fn ceremony(number: u8, person: Option<PersonId>) -> Ceremony {
    Ceremony {
        id: CeremonyId::from_bytes([number; 16]),
        kind: Kind::StepUp,
        person,
        state: r#"{"challenge":"…"}"#.to_owned(),
        expires_at_ms: NOW + i64::from(number),
    }
}

async fn insert(scene: &Scene, ceremony: &Ceremony) {
    let ceremony = ceremony.clone();
    write(scene, move |transaction| {
        let ceremony = ceremony.clone();
        Box::pin(async move { store::insert(transaction, &ceremony).await })
    })
    .await
    .unwrap();
}

async fn take(scene: &Scene, number: u8) -> Option<Ceremony> {
    let id = CeremonyId::from_bytes([number; 16]);
    write(scene, move |transaction| Box::pin(async move { store::take(transaction, id).await }))
        .await
        .unwrap()
}

async fn a_challenge_is_taken_once_of_many_at_the_same_time(scene: Scene) {
    let (of_hana, of_nobody) = (ceremony(1, Some(person(1))), ceremony(2, None));
    insert(&scene, &of_hana).await;
    insert(&scene, &of_nobody).await;
    // As many as the tries of one transaction: in each round at least one gets through.
    let takers = (0..4).map(|_| {
        let db = scene.db.clone();
        tokio::spawn(async move {
            let id = CeremonyId::from_bytes([1; 16]);
            db.write(move |transaction| Box::pin(async move { store::take(transaction, id).await }))
                .await
        })
    });
    let mut taken = Vec::new();
    for taker in takers.collect::<Vec<_>>() {
        taken.extend(taker.await.unwrap().unwrap());
    }
    assert_eq!(taken, [of_hana]);
    assert_eq!(take(&scene, 2).await, Some(of_nobody));
    assert_eq!(take(&scene, 3).await, None);
}

async fn challenges_are_forgotten_by_age_and_by_person(scene: Scene) {
    for (number, person) in [(1, None), (2, None), (3, Some(person(1))), (4, Some(person(2)))] {
        insert(&scene, &ceremony(number, person)).await;
    }
    let forgotten = write(&scene, |transaction| {
        Box::pin(async move {
            let old = store::delete_expired(transaction, NOW + 2).await?;
            Ok((old, account::store::delete_ceremonies(transaction, person(1)).await?))
        })
    });
    assert_eq!(forgotten.await.unwrap(), (1, 1));
    assert!(take(&scene, 1).await.is_none() && take(&scene, 3).await.is_none());
    assert!(take(&scene, 2).await.is_some() && take(&scene, 4).await.is_some());
}

async fn a_crowd_answers_at_the_same_moment_and_nobody_is_sent_away(scene: Scene) {
    const CROWD: u8 = 64;
    for number in 0..CROWD {
        insert(&scene, &ceremony(number, None)).await;
    }
    // With statistics a small table is read whole, which is what transactions meet at.
    write(&scene, |transaction| {
        Box::pin(async move {
            transaction.execute("ANALYZE").await?;
            Ok(())
        })
    })
    .await
    .unwrap();
    let db = db::open(&scene.url, NonZeroU32::new(16).unwrap()).await.unwrap();
    let takers = (0..CROWD).map(|number| {
        let db = db.clone();
        tokio::spawn(async move {
            let id = CeremonyId::from_bytes([number; 16]);
            db.write_keyed(move |transaction| {
                Box::pin(async move {
                    store::delete_expired(transaction, NOW).await?;
                    store::take(transaction, id).await
                })
            })
            .await
        })
    });
    for taker in takers.collect::<Vec<_>>() {
        assert!(taker.await.unwrap().unwrap().is_some());
    }
    db.close().await;
}
