//! The schema's steps, embedded, and the runner that applies what a database has not seen yet.
//!
//! A step is never edited once released: its checksum is kept in the database and a step that has
//! changed stops the server. There is no way back down; a mistake is another step.

use sqlx::{
    AnyPool, SqlSafeStr as _,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
};

use crate::config::Engine;

/// One step in the dialect of each engine.
struct Step {
    version: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! step {
    ($version:literal, $name:literal, $file:literal) => {
        Step {
            version: $version,
            name: $name,
            sqlite: include_str!(concat!("../../migrations/sqlite/", $file)),
            postgres: include_str!(concat!("../../migrations/postgres/", $file)),
        }
    };
}

/// All steps in order.
const STEPS: [Step; 5] = [
    step!(1, "shelter create places", "0001_shelter_create_places.sql"),
    step!(2, "auth create sessions", "0002_auth_create_sessions.sql"),
    step!(3, "auth create passkeys", "0003_auth_create_passkeys.sql"),
    step!(4, "auth create grants", "0004_auth_create_grants.sql"),
    step!(10, "sync create spaces", "0010_sync_create_spaces.sql"),
];

/// The steps for one engine.
#[derive(Debug)]
pub struct Migrations(Migrator);

/// The steps for this engine.
pub fn migrations(engine: Engine) -> Migrations {
    let steps = STEPS.iter().map(|step| {
        let sql = match engine {
            Engine::Sqlite => step.sqlite,
            Engine::Postgres => step.postgres,
        };
        let name = step.name.into();
        Migration::new(step.version, name, MigrationType::Simple, sql.into_sql_str(), false)
    });
    let mut migrator = Migrator::with_migrations(steps.collect());
    // No advisory lock: distributed PostgreSQL has none. Of two servers that start at once one may
    // fail at a step the other has just made, roll back and start again.
    migrator.set_locking(false);
    Migrations(migrator)
}

impl Migrations {
    /// Versions in order.
    pub fn versions(&self) -> impl Iterator<Item = i64> {
        self.0.iter().map(|migration| migration.version)
    }

    /// Applies what is new.
    ///
    /// # Errors
    /// [`MigrateError`] when a step fails, was changed, or the database knows a newer one.
    pub async fn run(&self, pool: &AnyPool) -> Result<(), MigrateError> {
        self.0.run(pool).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_both_engines_is_a_step() {
        for engine in ["sqlite", "postgres"] {
            let folder = format!("{}/migrations/{engine}", env!("CARGO_MANIFEST_DIR"));
            let mut files: Vec<_> = std::fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            files.sort();
            let steps: Vec<_> = STEPS
                .iter()
                .map(|step| format!("{:04}_{}.sql", step.version, step.name.replace(' ', "_")))
                .collect();
            assert_eq!(files, steps, "{engine}");
        }
    }
}
