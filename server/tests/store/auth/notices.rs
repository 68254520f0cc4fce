//! Notices in the database.

use nakano_server::auth::notice::store::{self, Notice, newest};
use nakano_shared::auth::{NoticeId, NoticeKind, PersonId};

use super::{NOW, PHONE, insert_person, write};
use crate::engines::{Scene, on_both_engines};

on_both_engines!(notices_are_listed_newest_first_and_marked_up_to_a_moment);

fn notice(person: PersonId, number: u8) -> Notice {
    Notice {
        person,
        id: NoticeId::new(NOW + i64::from(number), [number; 10]),
        kind: NoticeKind::ALL[usize::from(number) % NoticeKind::ALL.len()],
        device: PHONE,
        at_ms: NOW + i64::from(number),
        seen: false,
    }
}

async fn notices_are_listed_newest_first_and_marked_up_to_a_moment(scene: Scene) {
    let (hana, taro) = (insert_person(&scene, 1).await, insert_person(&scene, 2).await);
    write(&scene, move |transaction| {
        Box::pin(async move {
            for number in 0..9 {
                store::insert(transaction, &notice(hana, number)).await?;
            }
            store::insert(transaction, &notice(taro, 0)).await
        })
    })
    .await
    .unwrap();
    let list = newest(scene.db.read(), hana, 3).await.unwrap();
    assert_eq!(list, [notice(hana, 8), notice(hana, 7), notice(hana, 6)]);
    for want in [8, 0] {
        let seen = write(&scene, move |transaction| {
            Box::pin(async move { store::see(transaction, hana, NOW + 7).await })
        });
        assert_eq!(seen.await.unwrap(), want);
    }
    let list = newest(scene.db.read(), hana, 2).await.unwrap();
    assert_eq!([list[0].seen, list[1].seen], [false, true]);
    assert!(!newest(scene.db.read(), taro, 1).await.unwrap()[0].seen);
}
