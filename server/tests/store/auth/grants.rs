//! Grants in the database.

use nakano_server::auth::grant::{
    Grant,
    store::{self, open},
};
use nakano_shared::{
    auth::{GrantId, PersonId, Role, grant::Scope},
    kernel::date::Date,
};

use super::{NOW, insert_person, person, write};
use crate::engines::{Scene, on_both_engines};

on_both_engines!(
    a_grant_holds_from_when_it_is_given_until_it_ends,
    what_is_asked_before_a_grant_is_found,
);

fn grant(person: PersonId, number: u8) -> Grant {
    Grant {
        person,
        id: GrantId::from_bytes([number; 16]),
        role: Role::ALL[usize::from(number) % Role::ALL.len()],
        scope: Scope::try_from("shop:0042".to_owned()).unwrap(),
        trained_on: Some(Date::new(2026, 4, 1).unwrap()),
        granted_by: Some(super::person(7)),
        granted_at_ms: NOW + i64::from(number),
        expires_at_ms: NOW + 100 + i64::from(number),
    }
}

async fn a_grant_holds_from_when_it_is_given_until_it_ends(scene: Scene) {
    let (hana, taro) = (insert_person(&scene, 1).await, insert_person(&scene, 2).await);
    let bare =
        Grant { scope: Scope::default(), trained_on: None, granted_by: None, ..grant(hana, 2) };
    let all = [grant(hana, 1), bare.clone(), grant(taro, 3)];
    write(&scene, move |transaction| {
        let all = all.clone();
        Box::pin(async move {
            for grant in &all {
                store::insert(transaction, grant).await?;
            }
            Ok(())
        })
    })
    .await
    .unwrap();
    let at = async |now_ms| open(scene.db.read(), hana, now_ms).await.unwrap();
    assert_eq!(at(NOW).await, [grant(hana, 1), bare.clone()]);
    assert_eq!(at(NOW + 101).await, std::slice::from_ref(&bare), "that moment is too late");
    for (who, want) in [(taro, false), (hana, true), (hana, false)] {
        let id = bare.id;
        let ended = write(&scene, move |transaction| {
            Box::pin(async move { store::end(transaction, who, id, NOW).await })
        });
        assert_eq!(ended.await.unwrap(), want);
    }
    assert_eq!(at(NOW).await, [grant(hana, 1)]);
    for want in [1, 0] {
        let ended = write(&scene, move |transaction| {
            Box::pin(async move { store::end_all(transaction, hana, NOW).await })
        });
        assert_eq!(ended.await.unwrap(), want);
    }
    assert_eq!(open(scene.db.read(), taro, NOW).await.unwrap().len(), 1);
}

async fn what_is_asked_before_a_grant_is_found(scene: Scene) {
    let hana = insert_person(&scene, 1).await;
    for (who, want) in [(hana, (true, 0)), (person(2), (false, 0))] {
        let found = write(&scene, move |transaction| {
            Box::pin(async move {
                let there = store::person_is_there(transaction, who).await?;
                Ok((there, store::count_bound_keys(transaction, who).await?))
            })
        });
        assert_eq!(found.await.unwrap(), want);
    }
}
