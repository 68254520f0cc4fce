//! The database below the rooms: opening, migrations, transactions.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use nakano_server::{
    config::Engine,
    db::{self, OpenError, StoreError, migrations},
};
use sqlx::{AssertSqlSafe, Executor as _, Row as _, migrate::MigrateError};

use crate::engines::{CONNECTIONS, Scene, on_both_engines, tell};

on_both_engines!(
    an_open_database_is_alive_and_a_closed_one_is_not,
    a_database_knows_its_steps_and_is_opened_again,
    a_database_from_a_later_program_is_refused,
    work_that_fails_leaves_nothing,
    writers_at_the_same_time_lose_nothing,
);

async fn an_open_database_is_alive_and_a_closed_one_is_not(scene: Scene) {
    scene.db.check().await.unwrap();
    scene.db.close().await;
    let error = scene.db.check().await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(sqlx::Error::PoolClosed)), "{error:?}");
}

async fn a_database_knows_its_steps_and_is_opened_again(scene: Scene) {
    let engine = scene.db.engine();
    let again = db::open(&scene.url, CONNECTIONS).await.unwrap();
    let rows = again.read().fetch_all("SELECT version FROM _sqlx_migrations ORDER BY version");
    let versions = rows.await.unwrap().into_iter().map(|row| row.get::<i64, _>(0));
    assert!(versions.eq(migrations(engine).versions()));
    again.close().await;
}

async fn a_database_from_a_later_program_is_refused(scene: Scene) {
    let later = "UPDATE _sqlx_migrations SET version = 9999 WHERE version = 1";
    run(&scene, later).await.unwrap();
    let error = db::open(&scene.url, CONNECTIONS).await.unwrap_err();
    let missing = matches!(error, OpenError::Migrate(MigrateError::VersionMissing(9999)));
    assert!(missing, "{error:?}");
}

async fn work_that_fails_leaves_nothing(scene: Scene) {
    run(&scene, "CREATE TABLE story (number BIGINT NOT NULL)").await.unwrap();
    let outcome: Result<(), _> = scene
        .db
        .write(|transaction| {
            Box::pin(async move {
                transaction.execute("INSERT INTO story (number) VALUES (1)").await?;
                Err(StoreError::Inconsistent { table: "story", column: "number" })
            })
        })
        .await;
    assert!(matches!(outcome, Err(StoreError::Inconsistent { .. })), "{outcome:?}");
    assert_eq!(sum(&scene).await, 0);
    let refused = run(&scene, "INSERT INTO story (number) VALUES (NULL)").await;
    assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
    run(&scene, "INSERT INTO story (number) VALUES (2)").await.unwrap();
    assert_eq!(sum(&scene).await, 2);
}

async fn writers_at_the_same_time_lose_nothing(scene: Scene) {
    run(&scene, "CREATE TABLE story (number BIGINT NOT NULL)").await.unwrap();
    run(&scene, "INSERT INTO story (number) VALUES (0)").await.unwrap();
    // As many as the tries of one transaction: in each round at least one gets through.
    let writers = (0..4).map(|_| {
        let db = scene.db.clone();
        tokio::spawn(async move {
            db.write(|transaction| {
                Box::pin(async move {
                    let row = transaction.fetch_one("SELECT number FROM story").await?;
                    let next = row.try_get::<i64, _>(0)? + 1;
                    let update = sqlx::query("UPDATE story SET number = $1").bind(next);
                    update.execute(&mut **transaction).await?;
                    Ok(())
                })
            })
            .await
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap().unwrap();
    }
    assert_eq!(sum(&scene).await, 4);
}

async fn run(scene: &Scene, sql: &'static str) -> Result<(), StoreError> {
    scene
        .db
        .write(|transaction| {
            Box::pin(async move {
                transaction.execute(sql).await?;
                Ok(())
            })
        })
        .await
}

async fn sum(scene: &Scene) -> i64 {
    let sql = "SELECT CAST(COALESCE(SUM(number), 0) AS BIGINT) FROM story";
    scene.db.read().fetch_one(sql).await.unwrap().get(0)
}

#[tokio::test]
async fn work_the_database_undid_runs_again_and_not_for_ever() {
    tell(Engine::Postgres, |scene| async move {
        for (failures, want_tries, want_done) in [(0, 1, true), (2, 3, true), (9, 5, false)] {
            let tries = Arc::new(AtomicU32::new(0));
            let counted = Arc::clone(&tries);
            let outcome = scene
                .db
                .write(move |transaction| {
                    let run = counted.fetch_add(1, Ordering::SeqCst);
                    Box::pin(async move {
                        if run < failures {
                            let undo = "DO $$ BEGIN RAISE EXCEPTION 'undone' \
                                USING ERRCODE = '40001'; END $$";
                            transaction.execute(undo).await?;
                        }
                        Ok(())
                    })
                })
                .await;
            assert_eq!(outcome.is_ok(), want_done, "{failures} failures");
            assert_eq!(tries.load(Ordering::SeqCst), want_tries, "{failures} failures");
        }
    })
    .await;
}

#[tokio::test]
async fn a_commit_without_an_answer_is_unsure_and_does_not_run_again() {
    tell(Engine::Postgres, |scene| async move {
        let tries = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&tries);
        let outcome = scene
            .db
            .write(move |transaction| {
                counted.fetch_add(1, Ordering::SeqCst);
                Box::pin(async move {
                    // A deferred check fails at COMMIT, by ending the connection under it.
                    for sql in [
                        "CREATE TABLE story (number BIGINT)",
                        "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS \
                            'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'",
                        "CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON story \
                            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut()",
                        "INSERT INTO story (number) VALUES (1)",
                    ] {
                        transaction.execute(sql).await?;
                    }
                    Ok(())
                })
            })
            .await;
        assert!(matches!(outcome, Err(StoreError::Unsure(_))), "{outcome:?}");
        assert_eq!(tries.load(Ordering::SeqCst), 1);
    })
    .await;
}

#[tokio::test]
async fn sqlite_has_its_settings_and_its_readers_do_not_write() {
    tell(Engine::Sqlite, |scene| async move {
        let settings = [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("secure_delete", "1"),
            ("foreign_keys", "1"),
            ("busy_timeout", "5000"),
        ];
        for (name, want) in settings {
            let sql = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
            let sql = sql.replace("CAST(busy_timeout", "CAST(timeout");
            let reader = scene.db.read().fetch_one(AssertSqlSafe(sql.clone())).await.unwrap();
            assert_eq!(reader.get::<String, _>(0), want, "reader {name}");
            let writer = scene
                .db
                .write(move |transaction| {
                    let sql = sql.clone();
                    Box::pin(async move { Ok(transaction.fetch_one(AssertSqlSafe(sql)).await?) })
                })
                .await
                .unwrap();
            assert_eq!(writer.get::<String, _>(0), want, "writer {name}");
        }
        let written = scene.db.read().execute("CREATE TABLE story (number BIGINT)").await;
        let error = written.unwrap_err().to_string();
        assert!(error.contains("readonly"), "{error}");
    })
    .await;
}
