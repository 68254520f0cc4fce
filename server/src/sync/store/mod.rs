//! SQL of sync. One text for both engines but for how a list of rows is handed over: as one JSON
//! text, which SQLite and PostgreSQL take apart each in their own words. So a batch of any size is
//! one statement, and the statement is always the same.

pub mod change;
pub mod device;
pub mod invitation;
pub mod space;

use crate::config::Engine;

/// A statement in the words of each engine.
struct Dialects {
    sqlite: &'static str,
    postgres: &'static str,
}

impl Dialects {
    const fn of(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }
}
