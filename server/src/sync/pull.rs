//! Use case: a device fetches what is new in a space.

use nakano_shared::{
    auth::PersonId,
    sync::{SpaceId, api::Page},
};

use super::store::{change, space};
use crate::{
    db::Db,
    problem::{self, Problem},
};

/// The changes after a place, in pages of bounded bytes. Costs the same however many are before it.
///
/// # Errors
/// `request/not-found` for a space the person is not in, or the [`Problem`] of the database.
pub async fn pull(db: &Db, person: PersonId, of: SpaceId, after: u64) -> Result<Page, Problem> {
    let standing = space::standing(db.read(), of, person).await.map_err(|error| error.answer())?;
    let standing = standing.ok_or(problem::request::NOT_FOUND)?;
    let from = i64::try_from(after).unwrap_or(i64::MAX);
    let changes = change::page(db.read(), of, from).await.map_err(|error| error.answer())?;
    let next = changes.last().map_or(after, |last| last.seq);
    let last = u64::try_from(standing.seq).unwrap_or_default();
    Ok(Page { more: !changes.is_empty() && next < last, changes, next })
}
