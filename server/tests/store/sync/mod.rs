//! sync in the database: every statement, and the writer.

mod changes;
mod members;
mod writing;

use nakano_shared::auth::PersonId;

/// A moment, UTC milliseconds.
const NOW: i64 = 1_795_305_600_000;

/// Runs work in a write transaction of a scene.
macro_rules! write {
    ($scene:expr, |$transaction:ident| $work:expr) => {
        $scene.db.write(move |$transaction| Box::pin(async move { $work.await })).await.unwrap()
    };
}
use write;

fn person(number: u8) -> PersonId {
    PersonId::random([number; 16])
}
