//! Devices, spaces, members, invitations.

use nakano_server::sync::{
    erase,
    store::{
        device::{self, Device},
        invitation, space,
    },
};
use nakano_shared::{
    auth::PersonId,
    sync::{DeviceId, Role, SpaceId, SpaceKind, api::MemberRow, device::DeviceCertificate},
};

use super::{NOW, person, write};
use crate::engines::{Scene, on_both_engines};

on_both_engines!(
    a_device_has_one_key_and_is_signed_off_once,
    keys_of_all_who_were_in_a_space_are_given_out,
    people_come_and_go_and_come_again,
    a_space_goes_with_everything_in_it,
    an_invitation_is_open_for_its_time_and_once,
    an_account_takes_its_own_with_it_and_leaves_the_familys,
);

const FAMILY: SpaceId = SpaceId::new(SpaceKind::Family, [7; 16]);

fn device_of(person: PersonId, number: u8) -> Device {
    let certificate = DeviceCertificate {
        device: DeviceId::new(NOW, [number; 10]),
        person,
        public_key: format!("key {number}"),
        registered_at_ms: NOW + i64::from(number),
        revoked_at_ms: None,
    };
    Device { certificate, name: format!("電話 {number}'; --") }
}

async fn add(scene: &Scene, device: &Device) -> bool {
    let device = device.clone();
    scene
        .db
        .write(move |transaction| {
            let device = device.clone();
            Box::pin(async move { device::insert(transaction, &device).await })
        })
        .await
        .unwrap()
}

async fn enter(scene: &Scene, space: SpaceId, who: PersonId, role: Role, now_ms: i64) {
    write!(scene, |transaction| async move {
        space::insert(transaction, space, now_ms).await?;
        space::enter(transaction, space, who, role, now_ms).await
    });
}

async fn role(scene: &Scene, space: SpaceId, who: PersonId) -> Option<Role> {
    let standing = space::standing(scene.db.read(), space, who).await.unwrap();
    standing.map(|standing| standing.role)
}

async fn a_device_has_one_key_and_is_signed_off_once(scene: Scene) {
    let (mine, other) = (device_of(person(1), 1), device_of(person(1), 2));
    assert!(add(&scene, &mine).await && add(&scene, &other).await);
    let stolen = Device {
        certificate: DeviceCertificate { person: person(2), ..mine.certificate.clone() },
        ..mine.clone()
    };
    assert!(!add(&scene, &stolen).await, "its name is taken, whoever asks");
    let read = device::by_person(scene.db.read(), person(1)).await.unwrap();
    assert_eq!(read, [mine.clone(), other]);
    assert_eq!(device::by_person(scene.db.read(), person(2)).await.unwrap(), []);
    let id = mine.certificate.device;
    let strange = write!(scene, |it| device::revoke(it, person(2), id, NOW + 5));
    assert!(!strange, "only its person signs it off");
    assert!(write!(scene, |it| device::revoke(it, person(1), id, NOW + 5)));
    assert!(!write!(scene, |it| device::revoke(it, person(1), id, NOW + 6)));
    let read = device::by_person(scene.db.read(), person(1)).await.unwrap();
    assert_eq!(read[0].certificate.revoked_at_ms, Some(NOW + 5));
    assert_eq!(read[1].certificate.revoked_at_ms, None);
}

async fn keys_of_all_who_were_in_a_space_are_given_out(scene: Scene) {
    let devices = [1, 2, 3].map(|number| device_of(person(number), number));
    for device in &devices {
        add(&scene, device).await;
    }
    enter(&scene, FAMILY, person(1), Role::Owner, NOW).await;
    enter(&scene, FAMILY, person(2), Role::Member, NOW).await;
    write!(scene, |it| space::leave(it, FAMILY, person(2), NOW + 1));
    let keys = device::by_space(scene.db.read(), &FAMILY.to_string()).await.unwrap();
    assert_eq!(keys, devices[..2]);
    write!(scene, |it| device::forget_names(it, person(2), NOW + 9));
    let keys = device::by_space(scene.db.read(), &FAMILY.to_string()).await.unwrap();
    assert_eq!((keys[1].name.as_str(), keys[1].certificate.revoked_at_ms), ("", Some(NOW + 9)));
    assert_eq!(keys[1].certificate.public_key, "key 2");
    write!(scene, |it| device::delete(it, person(2)));
    assert_eq!(device::by_person(scene.db.read(), person(2)).await.unwrap(), []);
}

async fn people_come_and_go_and_come_again(scene: Scene) {
    enter(&scene, FAMILY, person(1), Role::Owner, NOW).await;
    enter(&scene, FAMILY, person(2), Role::Reader, NOW + 1).await;
    enter(&scene, FAMILY, person(2), Role::Owner, NOW + 2).await;
    assert_eq!(role(&scene, FAMILY, person(2)).await, Some(Role::Reader), "who is in stays");
    assert!(write!(scene, |it| space::leave(it, FAMILY, person(2), NOW + 3)));
    assert!(!write!(scene, |it| space::leave(it, FAMILY, person(2), NOW + 4)));
    assert_eq!(role(&scene, FAMILY, person(2)).await, None);
    assert_eq!(space::of_person(scene.db.read(), person(2)).await.unwrap(), []);
    let rows = space::members(scene.db.read(), FAMILY).await.unwrap();
    let gone = MemberRow {
        person: person(2),
        role: Role::Reader,
        joined_at_ms: NOW + 1,
        left_at_ms: Some(NOW + 3),
    };
    assert_eq!(rows[1], gone);
    enter(&scene, FAMILY, person(2), Role::Member, NOW + 5).await;
    assert_eq!(role(&scene, FAMILY, person(2)).await, Some(Role::Member));
    write!(scene, |it| space::promote(it, FAMILY, person(2)));
    assert_eq!(role(&scene, FAMILY, person(2)).await, Some(Role::Owner));
    let spaces = space::of_person(scene.db.read(), person(2)).await.unwrap();
    assert_eq!((spaces.len(), spaces[0].0, spaces[0].1.joined_at_ms), (1, FAMILY, NOW + 5));
}

async fn a_space_goes_with_everything_in_it(scene: Scene) {
    enter(&scene, FAMILY, person(1), Role::Owner, NOW).await;
    let own = SpaceId::of_person(person(1));
    enter(&scene, own, person(1), Role::Owner, NOW).await;
    write!(scene, |it| invitation::insert(it, FAMILY, "hash", Role::Member, NOW + 9));
    write!(scene, |it| space::delete(it, FAMILY));
    assert_eq!(role(&scene, FAMILY, person(1)).await, None);
    assert_eq!(space::members(scene.db.read(), FAMILY).await.unwrap(), []);
    assert_eq!(write!(scene, |it| invitation::find(it, "hash", NOW)), None);
    assert_eq!(role(&scene, own, person(1)).await, Some(Role::Owner));
    assert_eq!(write!(scene, |it| space::count(it, person(1))), 1);
    write!(scene, |it| space::delete(it, own));
    assert_eq!(write!(scene, |it| space::count(it, person(1))), 0);
}

async fn an_invitation_is_open_for_its_time_and_once(scene: Scene) {
    enter(&scene, FAMILY, person(1), Role::Owner, NOW).await;
    write!(scene, |it| invitation::insert(it, FAMILY, "one", Role::Member, NOW + 10));
    write!(scene, |it| invitation::insert(it, FAMILY, "two", Role::Reader, NOW + 20));
    assert_eq!(write!(scene, |it| invitation::count(it, FAMILY)), 2);
    let found = write!(scene, |it| invitation::find(it, "one", NOW + 9));
    assert_eq!(found, Some((FAMILY, Role::Member)));
    assert_eq!(write!(scene, |it| invitation::find(it, "one", NOW + 10)), None);
    assert_eq!(write!(scene, |it| invitation::find(it, "three", NOW)), None);
    write!(scene, |it| invitation::delete_expired(it, FAMILY, NOW + 10));
    assert_eq!(write!(scene, |it| invitation::count(it, FAMILY)), 1);
    write!(scene, |it| invitation::delete(it, FAMILY, "two"));
    assert_eq!(write!(scene, |it| invitation::count(it, FAMILY)), 0);
}

async fn an_account_takes_its_own_with_it_and_leaves_the_familys(scene: Scene) {
    let alone = SpaceId::new(SpaceKind::Family, [8; 16]);
    let own = SpaceId::of_person(person(1));
    add(&scene, &device_of(person(1), 1)).await;
    add(&scene, &device_of(person(3), 3)).await;
    for (space, who, role) in [
        (own, 1, Role::Owner),
        (alone, 1, Role::Owner),
        (FAMILY, 1, Role::Owner),
        (FAMILY, 2, Role::Member),
        (SpaceId::of_person(person(3)), 3, Role::Owner),
    ] {
        enter(&scene, space, person(who), role, NOW).await;
    }
    let kept = write!(scene, |it| erase::person(it, person(1), NOW + 5));
    assert_eq!((kept.len(), kept[0].records), (1, 1), "in one family");
    assert_eq!(space::of_person(scene.db.read(), person(1)).await.unwrap(), []);
    assert_eq!(space::members(scene.db.read(), own).await.unwrap(), []);
    assert_eq!(space::members(scene.db.read(), alone).await.unwrap(), []);
    assert_eq!(role(&scene, FAMILY, person(2)).await, Some(Role::Owner), "somebody must be");
    let devices = device::by_space(scene.db.read(), &FAMILY.to_string()).await.unwrap();
    assert_eq!(
        (devices[0].name.as_str(), devices[0].certificate.revoked_at_ms),
        ("", Some(NOW + 5))
    );
    write!(scene, |it| erase::person(it, person(2), NOW + 6));
    assert_eq!(
        device::by_person(scene.db.read(), person(1)).await.unwrap(),
        [],
        "no longer needed"
    );
    let kept = write!(scene, |it| erase::person(it, person(3), NOW + 5));
    assert_eq!(kept, []);
    assert_eq!(device::by_person(scene.db.read(), person(3)).await.unwrap(), []);
}
