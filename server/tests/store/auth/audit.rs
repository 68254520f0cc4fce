//! The audit log in the database: it grows, it is erased, and a broken line is named.

use nakano_server::{
    auth::{
        account,
        audit::{self, Broken, Content, Entry, Heads, VerifyError, Whole, store},
    },
    random::SystemRandom,
};
use nakano_shared::auth::PersonId;
use sqlx::{AssertSqlSafe, Executor as _};

use super::{NOW, insert_person, person, write};
use crate::engines::{Scene, on_both_engines};

on_both_engines!(
    lines_come_back_to_the_person_they_speak_of,
    writers_at_the_same_time_make_one_chain,
    an_erased_person_leaves_a_chain_that_holds,
    a_line_that_was_touched_is_named,
    a_chain_that_was_written_anew_is_known_by_heads_kept_elsewhere,
    a_removed_person_takes_along_what_stands_on_them,
);

fn entry(subject: PersonId, actor: Option<PersonId>, at_ms: i64) -> Entry {
    let actor_role = "counter_clerk".to_owned();
    let content = Content { subject, actor, actor_role, deed: "auth.seen".to_owned(), at_ms };
    Entry::draw(&SystemRandom, content).unwrap()
}

async fn append(scene: &Scene, entry: Entry) {
    write(scene, move |transaction| {
        let entry = entry.clone();
        Box::pin(async move { audit::append(transaction, &entry).await })
    })
    .await
    .unwrap();
}

async fn broken(scene: &Scene) -> Broken {
    match audit::verify(&scene.db, &Heads::default()).await {
        Err(VerifyError::Broken(broken)) => broken,
        other => panic!("{other:?}"),
    }
}

async fn lines_come_back_to_the_person_they_speak_of(scene: Scene) {
    let (hana, taro) = (person(1), person(2));
    let lines = [entry(hana, Some(taro), NOW), entry(hana, None, NOW + 1)];
    for line in &lines {
        append(&scene, line.clone()).await;
    }
    append(&scene, entry(taro, Some(taro), NOW)).await;
    let found = store::by_subject(scene.db.read(), hana, 9).await.unwrap();
    assert_eq!(found, [lines[1].content.clone(), lines[0].content.clone()]);
    assert_eq!(store::by_subject(scene.db.read(), hana, 1).await.unwrap().len(), 1);
    let others = write(&scene, move |transaction| {
        Box::pin(async move { store::count_by_actor(transaction, taro).await })
    });
    assert_eq!(others.await.unwrap(), 1, "the one about hana");
    let whole = audit::verify(&scene.db, &Heads::default()).await.unwrap();
    assert_eq!(whole, Whole { chains: 2, lines: 3, erased: 0 });
}

async fn writers_at_the_same_time_make_one_chain(scene: Scene) {
    // As many as the tries of one transaction: in each round at least one gets through.
    let writers = (0..4).map(|number| {
        let db = scene.db.clone();
        let entry = entry(person(1), None, NOW + number);
        tokio::spawn(async move {
            db.write(move |transaction| {
                let entry = entry.clone();
                Box::pin(async move { audit::append(transaction, &entry).await })
            })
            .await
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap().unwrap();
    }
    let whole = audit::verify(&scene.db, &Heads::default()).await.unwrap();
    assert_eq!(whole, Whole { chains: 1, lines: 4, erased: 0 });
}

async fn an_erased_person_leaves_a_chain_that_holds(scene: Scene) {
    // Two persons of one chain.
    let (hana, mut taro) = (person(1), [1; 16]);
    taro[15] = 2;
    let taro = PersonId::from_bytes(taro);
    for subject in [hana, taro, hana] {
        append(&scene, entry(subject, Some(subject), NOW)).await;
    }
    let erased = write(&scene, move |transaction| {
        Box::pin(async move { store::erase(transaction, hana).await })
    });
    assert_eq!(erased.await.unwrap(), 2);
    append(&scene, entry(taro, None, NOW)).await;
    let whole = audit::verify(&scene.db, &Heads::default()).await.unwrap();
    assert_eq!(whole, Whole { chains: 1, lines: 4, erased: 2 });
    assert_eq!(store::by_subject(scene.db.read(), hana, 9).await.unwrap(), []);
}

async fn a_line_that_was_touched_is_named(scene: Scene) {
    for number in 0..4 {
        append(&scene, entry(person(3), None, NOW + number)).await;
    }
    let zeros = "0".repeat(64);
    let (chain, touch) = (3, "UPDATE auth_audit SET");
    for (sql, want) in [
        (
            format!("{touch} deed = 'auth.nothing' WHERE line = 2"),
            Broken::Content { chain, line: 2 },
        ),
        (format!("{touch} at_ms = at_ms + 1 WHERE line = 2"), Broken::Content { chain, line: 2 }),
        (format!("{touch} salt = '00' WHERE line = 4"), Broken::Content { chain, line: 4 }),
        (
            format!("{touch} salt = NULL, content_hash = '{zeros}' WHERE line = 3"),
            Broken::Link { chain, line: 3 },
        ),
        (format!("{touch} hash = '{zeros}' WHERE line = 1"), Broken::Link { chain, line: 1 }),
        ("DELETE FROM auth_audit WHERE line = 2".to_owned(), Broken::Missing { chain, line: 2 }),
        ("DELETE FROM auth_audit WHERE line = 4".to_owned(), Broken::Head { chain, line: 3 }),
        ("DELETE FROM auth_audit".to_owned(), Broken::Head { chain, line: 0 }),
        ("DELETE FROM auth_audit_head".to_owned(), Broken::Head { chain, line: 0 }),
    ] {
        let backup = ["auth_audit", "auth_audit_head"];
        let run = async |sql: String| {
            write(&scene, move |transaction| {
                let sql = sql.clone();
                Box::pin(async move {
                    transaction.execute(AssertSqlSafe(sql)).await?;
                    Ok(())
                })
            })
            .await
            .unwrap();
        };
        for table in backup {
            run(format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
        }
        run(sql.clone()).await;
        assert_eq!(broken(&scene).await, want, "{sql}");
        for table in backup {
            run(format!("DELETE FROM {table}")).await;
            run(format!("INSERT INTO {table} SELECT * FROM kept_{table}")).await;
            run(format!("DROP TABLE kept_{table}")).await;
        }
        audit::verify(&scene.db, &Heads::default()).await.unwrap();
    }
}

async fn a_chain_that_was_written_anew_is_known_by_heads_kept_elsewhere(scene: Scene) {
    let chain = 3;
    for number in 0..2 {
        append(&scene, entry(person(3), None, NOW + number)).await;
    }
    let kept = audit::heads(&scene.db).await.unwrap();
    append(&scene, entry(person(3), None, NOW + 2)).await;
    audit::verify(&scene.db, &kept).await.unwrap();
    for (again, want_line) in [(3, 2), (1, 2), (0, 2)] {
        write(&scene, |transaction| {
            Box::pin(async move {
                transaction.execute("DELETE FROM auth_audit").await?;
                transaction.execute("DELETE FROM auth_audit_head").await?;
                Ok(())
            })
        })
        .await
        .unwrap();
        for number in 0..again {
            append(&scene, entry(person(3), None, NOW + number)).await;
        }
        audit::verify(&scene.db, &Heads::default()).await.unwrap();
        let broken = audit::verify(&scene.db, &kept).await;
        let want = Broken::Kept { chain, line: want_line };
        assert!(matches!(broken, Err(VerifyError::Broken(it)) if it == want), "{broken:?}");
    }
}

async fn a_removed_person_takes_along_what_stands_on_them(scene: Scene) {
    let (hana, taro) = (insert_person(&scene, 1).await, insert_person(&scene, 2).await);
    for person in [hana, taro] {
        write(&scene, move |transaction| {
            Box::pin(async move {
                nakano_server::auth::recovery::store::insert(transaction, person, "7K3M", "h", NOW)
                    .await
            })
        })
        .await
        .unwrap();
    }
    for want in [1, 0] {
        let removed = write(&scene, move |transaction| {
            Box::pin(async move { account::store::delete(transaction, hana).await })
        });
        assert_eq!(removed.await.unwrap(), want);
    }
    let left = nakano_server::auth::recovery::store::by_handle(scene.db.read(), "7K3M");
    let left = left.await.unwrap();
    assert_eq!(left.iter().map(|code| code.person).collect::<Vec<_>>(), [taro]);
}
