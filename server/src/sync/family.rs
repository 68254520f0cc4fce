//! Use cases of families: make one, see who is in it, leave, take somebody out.

use nakano_shared::{
    auth::PersonId,
    sync::{
        Role, SpaceId, SpaceKind,
        api::{MemberRow, SpaceRow, Spaces},
        limits::FAMILIES_MAX,
        space::{Departure, Member},
    },
};

use super::{
    hints::{Hints, News},
    problem,
    store::{device, space},
};
use crate::{
    db::{Db, StoreError, Transaction},
    problem::{self as common, Problem},
};

/// Makes a family with one member, its owner.
///
/// # Errors
/// A [`Problem`]: too many families, or the database.
pub async fn create(
    db: &Db,
    hints: &Hints,
    person: PersonId,
    family: SpaceId,
    now_ms: i64,
) -> Result<(), Problem> {
    let outcome = db.write(move |transaction| {
        Box::pin(async move {
            if !has_room(transaction, person).await? {
                return Ok(Err(problem::TOO_MANY_FAMILIES));
            }
            space::insert(transaction, family, now_ms).await?;
            space::enter(transaction, family, person, Role::Owner, now_ms).await?;
            Ok(Ok(()))
        })
    });
    outcome.await.map_err(|error| error.answer())??;
    hints.tell(News::Joined(family, person));
    Ok(())
}

/// Whether a person may be in one more family.
pub(super) async fn has_room(
    transaction: &mut Transaction,
    person: PersonId,
) -> Result<bool, StoreError> {
    let spaces = space::of_person(&mut **transaction, person).await?;
    let families = spaces.iter().filter(|(space, _)| space.kind() == SpaceKind::Family);
    Ok(families.count() < FAMILIES_MAX)
}

/// The spaces a person is in, with who is and was in each and the keys of all of them.
///
/// # Errors
/// The [`Problem`] of the database.
pub async fn list(db: &Db, person: PersonId) -> Result<Spaces, Problem> {
    read_all(db, person).await.map_err(|error| error.answer())
}

async fn read_all(db: &Db, person: PersonId) -> Result<Spaces, StoreError> {
    let mut spaces = Vec::new();
    for (of, _) in space::of_person(db.read(), person).await? {
        // Gone between the two reads is gone.
        let Some(standing) = space::standing(db.read(), of, person).await? else { continue };
        let devices = device::by_space(db.read(), &of.to_string()).await?;
        spaces.push(SpaceRow {
            space: of,
            role: standing.role,
            seq: u64::try_from(standing.seq).unwrap_or_default(),
            members: space::members(db.read(), of).await?,
            devices: devices.into_iter().map(|device| device.certificate).collect(),
        });
    }
    Ok(Spaces { spaces })
}

/// Lets a person out of a family. They get nothing new from then on.
///
/// # Errors
/// `request/not-found` when they are not in it, `sync/not-a-family`, or the database.
pub async fn leave(
    db: &Db,
    hints: &Hints,
    person: PersonId,
    family: SpaceId,
    now_ms: i64,
) -> Result<(), Problem> {
    let outcome = db.write(move |transaction| {
        Box::pin(async move {
            if space::standing(&mut **transaction, family, person).await?.is_none() {
                return Ok(Err(common::request::NOT_FOUND));
            }
            if family.kind() != SpaceKind::Family {
                return Ok(Err(problem::NOT_A_FAMILY));
            }
            let_go(transaction, family, person, now_ms).await.map(Ok)
        })
    });
    outcome.await.map_err(|error| error.answer())??;
    hints.tell(News::Left(family, person));
    Ok(())
}

/// Takes a member out, by the hand of an owner.
///
/// # Errors
/// `request/not-found` when either is not in it, `sync/not-owner`, `sync/not-a-family`, or the
/// database.
pub async fn remove(
    db: &Db,
    hints: &Hints,
    owner: PersonId,
    family: SpaceId,
    member: PersonId,
    now_ms: i64,
) -> Result<(), Problem> {
    let outcome = db.write(move |transaction| {
        Box::pin(async move {
            let Some(standing) = space::standing(&mut **transaction, family, owner).await? else {
                return Ok(Err(common::request::NOT_FOUND));
            };
            if family.kind() != SpaceKind::Family {
                return Ok(Err(problem::NOT_A_FAMILY));
            }
            if !standing.role.may_manage() {
                return Ok(Err(problem::NOT_OWNER));
            }
            if space::standing(&mut **transaction, family, member).await?.is_none() {
                return Ok(Err(common::request::NOT_FOUND));
            }
            let_go(transaction, family, member, now_ms).await.map(Ok)
        })
    });
    outcome.await.map_err(|error| error.answer())??;
    hints.tell(News::Left(family, member));
    Ok(())
}

/// Lets somebody go who is in the family; what becomes of it then, the rules say.
pub(super) async fn let_go(
    transaction: &mut Transaction,
    family: SpaceId,
    person: PersonId,
    now_ms: i64,
) -> Result<(), StoreError> {
    let members = space::members(&mut **transaction, family).await?;
    let present = |row: &MemberRow| {
        let member = Member { person: row.person, role: row.role, joined_at_ms: row.joined_at_ms };
        row.left_at_ms.is_none().then_some(member)
    };
    let members: Vec<Member> = members.iter().filter_map(present).collect();
    space::leave(transaction, family, person, now_ms).await?;
    match Departure::of(&members, person) {
        Departure::Stays => Ok(()),
        Departure::PassesTo(heir) => space::promote(transaction, family, heir).await,
        Departure::Ends => space::delete(transaction, family).await,
    }
}
