//! Changes and pages, one statement each.

use nakano_server::{
    config::Engine,
    db::Transaction,
    sync::store::{
        change::{self, Known, Name, New, Places, Writing},
        space,
    },
};
use nakano_shared::sync::{
    ChangeId, Role, Signed, SpaceId, SpaceKind,
    limits::{PAGE_BYTES_MAX, PAGE_CHANGES_MAX},
};

use super::{NOW, person, write};
use crate::engines::{Scene, on_both_engines};

on_both_engines!(
    roles_are_those_of_people_who_are_in,
    a_change_comes_back_byte_for_byte_and_is_there_once,
    places_are_given_space_by_space,
    a_page_is_bounded_and_goes_on_where_it_ended,
);

const ONE: SpaceId = SpaceId::new(SpaceKind::Family, [1; 16]);
const TWO: SpaceId = SpaceId::new(SpaceKind::Family, [2; 16]);

fn name(space: SpaceId, number: usize) -> Name {
    let mut chance = [0; 10];
    chance[2..].copy_from_slice(&u64::try_from(number).unwrap().to_be_bytes());
    Name { space, id: ChangeId::new(NOW, chance) }
}

fn new(space: SpaceId, number: usize, payload: &str) -> New {
    let signed = Signed { payload: payload.into(), signature: format!("signature {number}") };
    New { name: name(space, number), seq: i64::try_from(number).unwrap(), signed }
}

async fn insert(scene: &Scene, rows: Vec<New>) -> u64 {
    let engine = scene.db.engine();
    scene
        .db
        .write(move |transaction| {
            let rows = rows.clone();
            Box::pin(async move { change::insert(transaction, engine, &rows, NOW).await })
        })
        .await
        .unwrap()
}

async fn roles_are_those_of_people_who_are_in(scene: Scene) {
    let engine = scene.db.engine();
    write!(scene, |it| async move {
        for (space, who, role) in
            [(ONE, 1, Role::Owner), (ONE, 2, Role::Reader), (TWO, 1, Role::Member)]
        {
            space::insert(it, space, NOW).await?;
            space::enter(it, space, person(who), role, NOW).await?;
        }
        space::leave(it, TWO, person(1), NOW).await
    });
    let writing = |space, who| Writing { space, person: person(who) };
    let asked = [writing(ONE, 1), writing(ONE, 2), writing(ONE, 3), writing(TWO, 1)];
    let mut roles = write!(scene, |it| async move { change::roles(it, engine, &asked).await });
    roles.sort_by_key(|(writing, _)| *writing);
    let mut want = [(writing(ONE, 1), Role::Owner), (writing(ONE, 2), Role::Reader)];
    want.sort_by_key(|(writing, _)| *writing);
    assert_eq!(roles, want);
    let none = write!(scene, |it| async move { change::roles(it, engine, &[]).await });
    assert_eq!(none, []);
}

async fn a_change_comes_back_byte_for_byte_and_is_there_once(scene: Scene) {
    let engine = scene.db.engine();
    let payloads = [
        "{\"title\":\"<script>alert('𠮷')</script>\\u0000\\\\\"}",
        " {\n\t\"spaces\" : \"kept\"}\r\n",
        "'); DROP TABLE sync_change; --",
    ];
    let rows: Vec<_> =
        (1..).zip(payloads).map(|(number, payload)| new(ONE, number, payload)).collect();
    assert_eq!(insert(&scene, rows.clone()).await, 3);
    assert_eq!(insert(&scene, rows).await, 0, "once more is as good as once");
    let page = change::page(scene.db.read(), ONE, 0).await.unwrap();
    let read: Vec<_> = page.iter().map(|it| (it.seq, it.signed.payload.as_str())).collect();
    assert_eq!(read, [(1, payloads[0]), (2, payloads[1]), (3, payloads[2])]);
    assert_eq!(page[0].signed.signature, "signature 1");
    let asked = [name(ONE, 2), name(TWO, 1), name(ONE, 9)];
    let known = write!(scene, |it| async move { change::known(it, engine, &asked).await });
    let want = Known { name: name(ONE, 2), seq: 2, payload: payloads[1].into() };
    assert_eq!(known, [want], "the same name in another space is another change");
}

async fn take(
    it: &mut Transaction,
    engine: Engine,
    asked: &[(SpaceId, i64)],
) -> Vec<(SpaceId, i64)> {
    let asked: Vec<_> = asked.iter().map(|&(space, added)| Places { space, added }).collect();
    let taken = change::take_places(it, engine, &asked).await.unwrap();
    let mut taken: Vec<_> = taken.iter().map(|places| (places.space, places.added)).collect();
    taken.sort_unstable();
    taken
}

async fn places_are_given_space_by_space(scene: Scene) {
    let engine = scene.db.engine();
    write!(scene, |it| async move {
        space::insert(it, ONE, NOW).await?;
        space::insert(it, TWO, NOW).await?;
        assert_eq!(take(it, engine, &[(ONE, 3), (TWO, 1)]).await, [(ONE, 3), (TWO, 1)]);
        assert_eq!(take(it, engine, &[(TWO, 4)]).await, [(TWO, 5)]);
        let nowhere = SpaceId::new(SpaceKind::Family, [9; 16]);
        assert_eq!(take(it, engine, &[(nowhere, 1), (ONE, 1)]).await, [(ONE, 4)]);
        space::insert(it, ONE, NOW).await
    });
    write!(scene, |it| space::enter(it, ONE, person(1), Role::Owner, NOW));
    let standing = space::standing(scene.db.read(), ONE, person(1)).await.unwrap().unwrap();
    assert_eq!(standing.seq, 4, "made again, it is as it was");
}

async fn a_page_is_bounded_and_goes_on_where_it_ended(scene: Scene) {
    let large = "漢".repeat(PAGE_BYTES_MAX / 30);
    let mut rows: Vec<_> = (1..=25).map(|number| new(ONE, number, &large)).collect();
    rows.extend((26..=26 + PAGE_CHANGES_MAX).map(|number| new(ONE, number, "{}")));
    rows.push(new(TWO, 1, "another space"));
    let count = rows.len() - 1;
    insert(&scene, rows).await;
    let mut after = 0;
    let mut seen = Vec::new();
    let mut pages = Vec::new();
    loop {
        let page = change::page(scene.db.read(), ONE, after).await.unwrap();
        let Some(last) = page.last() else { break };
        after = i64::try_from(last.seq).unwrap();
        let bytes: usize =
            page.iter().map(|it| it.signed.payload.len() + it.signed.signature.len()).sum();
        assert!(bytes <= PAGE_BYTES_MAX + large.len() + 64, "{bytes}");
        pages.push(page.len());
        seen.extend(page.iter().map(|it| it.seq));
    }
    assert!(seen.iter().copied().eq(1..=u64::try_from(count).unwrap()));
    assert_eq!(pages.len(), 4, "{pages:?}");
    assert!(pages.iter().all(|page| *page <= PAGE_CHANGES_MAX));
    assert_eq!(change::page(scene.db.read(), ONE, i64::MAX).await.unwrap(), []);
    let one = new(SpaceId::new(SpaceKind::Family, [3; 16]), 1, &"a".repeat(2 * PAGE_BYTES_MAX));
    let space = one.name.space;
    insert(&scene, vec![one]).await;
    let page = change::page(scene.db.read(), space, 0).await.unwrap();
    assert_eq!(page.len(), 1, "a change is never too large to be given out");
}
