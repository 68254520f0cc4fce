//! The writer: each change once, at its own place, however the pushes come.

use std::sync::Arc;

use nakano_server::{
    clock::SystemClock,
    db::Db,
    sync::{Hints, Writer, device, family, pull, push},
};
use nakano_shared::sync::{
    Refusal, SpaceId, SpaceKind, State,
    api::{Outcome, Push, PushAnswer},
    check,
};

use super::{NOW, person};
use crate::{
    device::TestDevice,
    engines::{Scene, on_both_engines},
};

on_both_engines!(
    the_same_push_has_the_same_answer,
    a_push_is_judged_change_by_change,
    many_pushes_through_two_writers_are_each_there_once,
);

/// The clock of the machine is ahead of what the device takes for now: old is always good.
fn clock() -> Arc<SystemClock> {
    Arc::new(SystemClock::start())
}

fn writer(db: &Db) -> Writer {
    Writer::start(db.clone(), clock(), Hints::default())
}

async fn registered(db: &Db, number: u8) -> TestDevice {
    let device = TestDevice::new(person(number), NOW);
    device::register(db, device.person, device.registration(), NOW).await.unwrap();
    device
}

async fn send(db: &Db, writer: &Writer, from: &TestDevice, changes: Push) -> PushAnswer {
    push::push(db, &*clock(), writer, from.person, changes).await.unwrap()
}

fn outcomes(answer: &PushAnswer) -> Vec<Outcome> {
    answer.results.iter().map(|result| result.outcome).collect()
}

async fn the_same_push_has_the_same_answer(scene: Scene) {
    let device = registered(&scene.db, 1).await;
    let own = SpaceId::of_person(device.person);
    let writer = writer(&scene.db);
    let mut both = device.push(own, "一");
    both.changes.extend(device.push(own, "二").changes);
    both.changes.push(both.changes[0].clone());
    let first = send(&scene.db, &writer, &device, both.clone()).await;
    assert_eq!(outcomes(&first), [1, 2, 1].map(Outcome::Stored), "twice in one push, once there");
    send(&scene.db, &writer, &device, device.push(own, "三")).await;
    let again = send(&scene.db, &writer, &device, both.clone()).await;
    assert_eq!(again.results, first.results);
    let page = pull::pull(&scene.db, device.person, own, 0).await.unwrap();
    assert_eq!((page.changes.len(), page.next, page.more), (3, 3, false));
    assert_eq!(page.changes[0].signed.payload, both.changes[0].payload);
    assert_eq!(page.changes[0].signed.signature, both.changes[0].signature);
}

async fn a_push_is_judged_change_by_change(scene: Scene) {
    let (mine, theirs) = (registered(&scene.db, 1).await, registered(&scene.db, 2).await);
    let gone = registered(&scene.db, 1).await;
    device::revoke(&scene.db, gone.person, gone.id, NOW).await.unwrap();
    let own = SpaceId::of_person(mine.person);
    let nowhere = SpaceId::new(SpaceKind::Family, [5; 16]);
    let writer = writer(&scene.db);
    let good = mine.change(own, "<b>good</b>");
    let mut taken = mine.change(own, "another under the same name");
    taken.id = good.id;
    let mut forged = mine.signed(&good);
    forged.payload = forged.payload.replace("good", "evil");
    let mut ahead = mine.change(own, "ahead");
    ahead.hlc = nakano_shared::sync::Hlc::at(i64::MAX);
    let unread = nakano_shared::sync::Signed { payload: "{}".into(), signature: String::new() };
    let number = mine.change(own, "1234-5678-9018");
    let changes = vec![
        mine.signed(&good),
        mine.signed(&taken),
        forged,
        unread,
        mine.signed(&mine.change(SpaceId::of_person(theirs.person), "yours")),
        mine.signed(&mine.change(nowhere, "nobody's")),
        theirs.signed(&theirs.change(own, "from your device")),
        gone.signed(&gone.change(own, "too late")),
        mine.signed(&ahead),
        mine.signed(&number),
        mine.signed(&mine.change(own, "good too")),
    ];
    let answer = send(&scene.db, &writer, &mine, Push { changes }).await;
    let refused = Outcome::Refused;
    let want = [
        Outcome::Stored(1),
        refused(Refusal::NameTaken),
        refused(Refusal::BadSignature),
        refused(Refusal::NotAChange),
        refused(Refusal::UnknownSpace),
        refused(Refusal::UnknownSpace),
        refused(Refusal::UnknownDevice),
        refused(Refusal::DeviceRevoked),
        refused(Refusal::ClockAhead),
        refused(Refusal::MyNumber),
        Outcome::Stored(2),
    ];
    assert_eq!(outcomes(&answer), want);
    assert_eq!(answer.results[0].id, Some(good.id));
    assert_eq!(answer.results[3].id, None);
    let page = pull::pull(&scene.db, mine.person, own, 0).await.unwrap();
    assert_eq!(page.changes.len(), 2, "nothing of what was refused is stored");
    let theirs = pull::pull(&scene.db, theirs.person, SpaceId::of_person(theirs.person), 0).await;
    assert_eq!(theirs.unwrap().changes, []);
}

/// Two writers on one database, as two processes of the server are.
async fn many_pushes_through_two_writers_are_each_there_once(scene: Scene) {
    const PEOPLE: u8 = 4;
    const ROUNDS: usize = 10;
    let writers = [writer(&scene.db), writer(&scene.db)];
    let family_space = SpaceId::new(SpaceKind::Family, [6; 16]);
    let mut tasks = Vec::new();
    for number in 1..=PEOPLE {
        let device = registered(&scene.db, number).await;
        let db = scene.db.clone();
        if number == 1 {
            family::create(&db, &Hints::default(), device.person, family_space, NOW).await.unwrap();
        } else {
            enter(&db, family_space, device.person).await;
        }
        let writers = writers.clone();
        tasks.push(tokio::spawn(async move {
            for round in 0..ROUNDS {
                let changes = device.push(family_space, &format!("{round}"));
                for writer in &writers {
                    // Both get it; a refusal of the database is tried again, as a device does.
                    let mut tries = 0;
                    while push::push(&db, &*clock(), writer, device.person, changes.clone())
                        .await
                        .is_err()
                    {
                        tries += 1;
                        assert!(tries < 50, "the database never takes it");
                    }
                }
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let page = pull::pull(&scene.db, person(1), family_space, 0).await.unwrap();
    let count = usize::from(PEOPLE) * ROUNDS;
    let places = page.changes.iter().map(|change| change.seq);
    assert!(places.eq(1..=u64::try_from(count).unwrap()), "each place once, none left out");
    let changes: Vec<_> = page
        .changes
        .into_iter()
        .map(|it| check(&it.signed.into(), &nakano_shared::synced::ROOMS).unwrap())
        .collect();
    assert_eq!(State::of(&changes).entities().count(), count);
}

async fn enter(db: &Db, family: SpaceId, who: nakano_shared::auth::PersonId) {
    db.write(move |transaction| {
        Box::pin(async move {
            let role = nakano_shared::sync::Role::Member;
            nakano_server::sync::store::space::enter(transaction, family, who, role, NOW).await
        })
    })
    .await
    .unwrap();
}
