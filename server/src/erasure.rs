//! What becomes of a person's data when their account is removed: each room erases its own, and
//! names what it keeps and on whose demand.

use nakano_shared::auth::{PersonId, api::Kept};

use crate::db::{Transaction, Work};

/// A room's part in the removal of an account.
#[derive(Clone, Copy)]
pub struct Eraser {
    /// Which room.
    pub room: &'static str,
    /// Erases within the transaction of the removal, at this moment in UTC milliseconds; gives what
    /// it keeps.
    pub(crate) erase: for<'run> fn(&'run mut Transaction, PersonId, i64) -> Work<'run, Vec<Kept>>,
}
