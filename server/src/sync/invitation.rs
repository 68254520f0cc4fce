//! Use cases of invitations: make one, and enter by it.

use nakano_shared::{
    auth::PersonId,
    sync::{
        Role, SpaceId, SpaceKind,
        invitation::{LIFETIME_MS, Secret},
        limits::{INVITATIONS_MAX, MEMBERS_MAX},
    },
};

use super::{
    family,
    hints::{Hints, News},
    problem,
    store::{invitation, space},
};
use crate::{
    db::{Db, StoreError, Transaction},
    problem::{self as common, Problem},
};

/// Opens a family for one more, by a secret that is told once. Gives until when it is open.
///
/// # Errors
/// `request/not-found` when the person is not in it, `sync/not-owner`, `sync/not-a-family`,
/// `sync/too-many-invitations`, or the database.
pub async fn create(
    db: &Db,
    person: PersonId,
    family: SpaceId,
    role: Role,
    secret: &Secret,
    now_ms: i64,
) -> Result<i64, Problem> {
    let hash = secret.hash();
    let expires_at_ms = now_ms.saturating_add(LIFETIME_MS);
    let outcome = db.write(move |transaction| {
        let hash = hash.clone();
        Box::pin(async move {
            let Some(standing) = space::standing(&mut **transaction, family, person).await? else {
                return Ok(Err(common::request::NOT_FOUND));
            };
            if family.kind() != SpaceKind::Family {
                return Ok(Err(problem::NOT_A_FAMILY));
            }
            if !standing.role.may_manage() {
                return Ok(Err(problem::NOT_OWNER));
            }
            invitation::delete_expired(transaction, family, now_ms).await?;
            let open = invitation::count(transaction, family).await?;
            if usize::try_from(open).is_ok_and(|open| open >= INVITATIONS_MAX) {
                return Ok(Err(problem::TOO_MANY_INVITATIONS));
            }
            invitation::insert(transaction, family, &hash, role, expires_at_ms).await?;
            Ok(Ok(()))
        })
    });
    outcome.await.map_err(|error| error.answer())??;
    Ok(expires_at_ms)
}

/// Enters a family by the secret of an invitation, which is used up by it. Who is in it already
/// stays what they are.
///
/// # Errors
/// `sync/no-invitation`, `sync/family-full`, `sync/too-many-families` (the invitation stays open
/// then), or the database.
pub async fn accept(
    db: &Db,
    hints: &Hints,
    person: PersonId,
    secret: &Secret,
    now_ms: i64,
) -> Result<SpaceId, Problem> {
    let hash = secret.hash();
    let outcome = db.write(move |transaction| {
        let hash = hash.clone();
        Box::pin(async move { enter(transaction, person, &hash, now_ms).await })
    });
    let family = outcome.await.map_err(|error| error.answer())??;
    hints.tell(News::Joined(family, person));
    Ok(family)
}

async fn enter(
    transaction: &mut Transaction,
    person: PersonId,
    secret_hash: &str,
    now_ms: i64,
) -> Result<Result<SpaceId, Problem>, StoreError> {
    let Some((space, role)) = invitation::find(transaction, secret_hash, now_ms).await? else {
        return Ok(Err(problem::NO_INVITATION));
    };
    let members = space::members(&mut **transaction, space).await?;
    let present = || members.iter().filter(|member| member.left_at_ms.is_none());
    if !present().any(|member| member.person == person) {
        if present().count() >= MEMBERS_MAX {
            return Ok(Err(problem::FAMILY_FULL));
        }
        if !family::has_room(transaction, person).await? {
            return Ok(Err(problem::TOO_MANY_FAMILIES));
        }
        space::enter(transaction, space, person, role, now_ms).await?;
    }
    invitation::delete(transaction, space, secret_hash).await?;
    Ok(Ok(space))
}
