//! A fresh database of either engine for one story, taken away afterwards.
//!
//! PostgreSQL is never passed over in silence: without a cluster its stories fail and say what to
//! run.

use std::{
    num::NonZeroU32,
    panic,
    sync::atomic::{AtomicU32, Ordering},
};

use nakano_server::{
    config::{DatabaseUrl, Engine},
    db::{self, Db},
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _};
use tempfile::TempDir;

/// URL of a running cluster, as somebody who may create databases.
const CLUSTER: &str = "NAKANO_TEST_POSTGRES_URL";

/// Connections each story has.
pub(crate) const CONNECTIONS: NonZeroU32 = NonZeroU32::new(4).unwrap();

/// Makes two tests of each story, one an engine.
macro_rules! on_both_engines {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            use nakano_server::config::Engine;

            #[tokio::test]
            async fn sqlite() {
                crate::engines::tell(Engine::Sqlite, super::$story).await;
            }

            #[tokio::test]
            async fn postgres() {
                crate::engines::tell(Engine::Postgres, super::$story).await;
            }
        }
    )+};
}
pub(crate) use on_both_engines;

/// What a story begins with.
pub(crate) struct Scene {
    /// The database, its schema up to date.
    pub(crate) db: Db,
    /// Its address, to open it once more.
    pub(crate) url: DatabaseUrl,
}

/// Runs a story on a database of its own, and removes the database however the story ends.
pub(crate) async fn tell<F, Story>(engine: Engine, story: F)
where
    F: FnOnce(Scene) -> Story,
    Story: Future<Output = ()> + Send + 'static,
{
    let folder = TempDir::new().unwrap();
    let url = match engine {
        Engine::Sqlite => format!("sqlite:{}", folder.path().join("var/nakano.db").display()),
        Engine::Postgres => create_database().await,
    };
    let parsed: DatabaseUrl = url.parse().unwrap();
    let db = db::open(&parsed, CONNECTIONS).await.unwrap();
    let outcome = tokio::spawn(story(Scene { db: db.clone(), url: parsed })).await;
    db.close().await;
    if engine == Engine::Postgres {
        let (_, name) = url.rsplit_once('/').unwrap();
        command(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }
    if let Err(failed) = outcome {
        panic::resume_unwind(failed.into_panic());
    }
}

async fn create_database() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("nakano_test_{}_{number}", std::process::id());
    command(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    command(&format!("CREATE DATABASE {name}")).await;
    let cluster = cluster();
    let (server, _) = cluster.rsplit_once('/').unwrap();
    format!("{server}/{name}")
}

async fn command(sql: &str) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&cluster()).await.unwrap();
    connection.execute(AssertSqlSafe(sql.to_owned())).await.unwrap();
    connection.close().await.unwrap();
}

/// URL of the cluster.
pub(crate) fn cluster() -> String {
    std::env::var(CLUSTER).unwrap_or_else(|_| {
        panic!("{CLUSTER} is not set: run `cargo xtask test`, which starts a PostgreSQL cluster")
    })
}
