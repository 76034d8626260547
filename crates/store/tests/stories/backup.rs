//! Stories about backup and restore: from either engine, into either.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use kernel::Instant;
use serde_json::json;
use store::test_kit::{Dice, Engine, TestDb};
use store::{
    Address, BackupError, Db, Migration, Proven, backup, events_after, migrate, migrations, on_both_engines,
    restore, values,
};
use uuid::Uuid;

use crate::common::{entry, noon, with_room, write_line};

async fn save(db: &Db, file: &Path) -> Result<Proven, BackupError> {
    backup(db, &with_room(), file, &mut |_, _, _| ()).await
}

async fn put_back(file: &Path, address: &Address) -> Result<Proven, BackupError> {
    restore(file, &with_room(), address, &mut |_, _, _| ()).await
}

/// A place to restore into, and what keeps it.
async fn empty_place(engine: Engine) -> Option<(Address, TestDb)> {
    let bare = TestDb::bare(engine).await?;
    let address = match bare.folder() {
        Some(folder) => Address::Sqlite(folder.join("restored.db")),
        None => bare.address.clone(),
    };
    Some((address, bare))
}

async fn fill(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    tx.execute("INSERT INTO team (number, name) VALUES ($1, $2)", values![2, "de Hoek"]).await.unwrap();
    // Each has a mentor who comes later, but the last.
    for number in (0..2_500_i64).rev() {
        let id = |number: i64| Uuid::from_u128(0xABCD_0000 - u128::try_from(number).unwrap());
        let moment: Instant = "2026-03-29T01:30:00.123456Z".parse().unwrap();
        let even = number % 2 == 0;
        tx.execute(
            "INSERT INTO member (id, mentor_id, team, name, weight, active, born, seen_at, notes)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            values![
                id(number),
                (number < 2_499).then(|| id(number + 1)),
                1 + number % 2,
                format!("Zoë ‘{number}’"),
                even.then_some(0.1 + 1.0e-7),
                (number % 3 > 0).then_some(even),
                even.then(|| noon().date_naive()),
                even.then_some(moment),
                even.then(|| json!({ "b": [1, 2.5, null], "a": { "ë": true } })),
            ],
        )
        .await
        .unwrap();
    }
    tx.commit(entry(0)).await.unwrap();
    for number in 1..=20 {
        write_line(db, number).await;
    }
}

#[tokio::test]
async fn a_backup_of_either_engine_is_restored_into_either() {
    for from in Engine::ALL {
        for to in Engine::ALL {
            let (Some(town), Some((address, _place))) =
                (TestDb::on(from, &with_room()).await, empty_place(to).await)
            else {
                continue;
            };
            fill(&town.db).await;
            let folder = tempfile::tempdir().unwrap();
            let [first, second] = ["first", "second"].map(|name| folder.path().join(name));
            let mut heard = BTreeSet::new();
            let proven = backup(&town.db, &with_room(), &first, &mut |stage, done, total| {
                assert!(done <= total);
                heard.insert(format!("{stage:?}"));
            })
            .await
            .unwrap();
            assert!(heard.contains("Copying") && heard.contains("Verifying"), "{heard:?}");
            assert_eq!((proven.head.seq, proven.schema), (21, 9_000));

            assert_eq!(put_back(&first, &address).await.unwrap(), proven, "{from:?} to {to:?}");
            let restored = Db::open(&address).await.unwrap();
            if from == to {
                assert_eq!(TestDb::contents(&restored).await, TestDb::contents(&town.db).await);
            }
            // Whatever lies between, the same file comes out.
            save(&restored, &second).await.unwrap();
            assert_eq!(contents_of(&first).await, contents_of(&second).await, "{from:?} to {to:?}");
            assert_lives(&restored).await;
        }
    }
}

async fn contents_of(file: &Path) -> std::collections::BTreeMap<String, String> {
    let copy = file.with_extension("opened");
    std::fs::copy(file, &copy).unwrap();
    let db = Db::open(&Address::Sqlite(copy)).await.unwrap();
    let contents = TestDb::contents(&db).await;
    db.close().await;
    contents
}

/// It is guarded as the first was, and can be written.
async fn assert_lives(db: &Db) {
    assert_eq!(migrate(db, &with_room(), noon()).await.unwrap().len(), 0);
    write_line(db, 1_000).await;
    for sql in [
        "UPDATE event SET actor = 'x'",
        "DELETE FROM ledger",
        "UPDATE event_head SET seq = 9",
        "INSERT INTO member (id, team, name) VALUES (NULL, 1, 'x')",
        "DELETE FROM team",
        "UPDATE member SET team = 77",
    ] {
        let mut tx = db.begin().await.unwrap();
        assert!(tx.execute(sql, values![]).await.is_err(), "{sql}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_backup_while_others_write_is_one_moment() {
    on_both_engines!(with_room(), |town: TestDb| async move {
        let (stop, last) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicI64::new(0)));
        let writers: Vec<_> = (0..4)
            .map(|_| {
                let (db, stop, last) = (town.db.clone(), Arc::clone(&stop), Arc::clone(&last));
                tokio::spawn(async move {
                    while !stop.load(Ordering::SeqCst) {
                        write_line(&db, last.fetch_add(1, Ordering::SeqCst)).await;
                    }
                })
            })
            .collect();
        let folder = tempfile::tempdir().unwrap();
        let mut made = Vec::new();
        for number in 0..20 {
            let file = folder.path().join(format!("backup-{number}"));
            // On a task of its own, as a program makes them on a timer.
            let (db, target) = (town.db.clone(), file.clone());
            let saved = tokio::spawn(async move { save(&db, &target).await });
            made.push((saved.await.unwrap().unwrap(), file));
        }
        stop.store(true, Ordering::SeqCst);
        for writer in writers {
            writer.await.unwrap();
        }
        assert!(made.windows(2).all(|pair| pair[0].0.head.seq <= pair[1].0.head.seq));
        assert!(made[0].0.head.seq < made[19].0.head.seq, "nobody wrote meanwhile");
        for (proven, file) in made {
            assert_same_moment(&town.db, &proven, &file, folder.path()).await;
        }
    });
}

async fn assert_same_moment(db: &Db, proven: &Proven, file: &Path, folder: &Path) {
    let address = Address::Sqlite(folder.join("restored").join(file.file_name().unwrap()));
    put_back(file, &address).await.unwrap();
    let restored = Db::open(&address).await.unwrap();
    let mut events = events_after(&mut db.read().await.unwrap(), 0, i64::MAX).await.unwrap();
    events.retain(|event| event.seq <= proven.head.seq);
    let mut read = restored.read().await.unwrap();
    assert_eq!(events_after(&mut read, 0, i64::MAX).await.unwrap(), events);
    let rows = read.rows("SELECT number FROM ledger ORDER BY number", values![]).await.unwrap();
    let lines: BTreeSet<i64> = rows.iter().map(|row| row.get("number").unwrap()).collect();
    let logged = events.iter().map(|event| {
        serde_json::from_str::<serde_json::Value>(&event.details).unwrap()["number"].as_i64().unwrap()
    });
    assert_eq!(lines, logged.collect());
}

#[tokio::test]
async fn nothing_is_overwritten_and_nothing_left_behind() {
    on_both_engines!(with_room(), |town: TestDb| async move {
        write_line(&town.db, 1).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("backup");
        std::fs::write(&file, "holiday pictures").unwrap();
        assert!(matches!(save(&town.db, &file).await, Err(BackupError::TargetExists(_))));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "holiday pictures");

        // A program that does not know the schema does not make a backup that it cannot prove.
        let absent = folder.path().join("absent");
        let refused = backup(&town.db, &migrations(), &absent, &mut |_, _, _| ()).await.unwrap_err();
        assert!(refused.to_string().contains("newer samenkracht"), "{refused}");
        assert!(matches!(
            save(&town.db, &folder.path().join("no/such/folder")).await,
            Err(BackupError::Disk { .. })
        ));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    });
}

#[tokio::test]
async fn a_restore_into_a_place_that_is_not_empty_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup");
    let town = TestDb::on(Engine::Sqlite, &with_room()).await.unwrap();
    save(&town.db, &file).await.unwrap();
    let file = file.as_path();
    on_both_engines!(with_room(), |other: TestDb| async move {
        write_line(&other.db, 5).await;
        let before = TestDb::contents(&other.db).await;
        let refused = put_back(file, &other.address).await.unwrap_err();
        assert!(matches!(refused, BackupError::TargetExists(_) | BackupError::TargetNotEmpty), "{refused}");
        assert_eq!(TestDb::contents(&other.db).await, before);
    });
}

#[tokio::test]
async fn a_file_that_is_no_whole_backup_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let town = TestDb::on(Engine::Sqlite, &with_room()).await.unwrap();
    fill(&town.db).await;
    let whole = folder.path().join("whole");
    save(&town.db, &whole).await.unwrap();
    let bytes = std::fs::read(&whole).unwrap();
    let wrong = folder.path().join("wrong");
    let place = folder.path().join("place");
    let target = Address::Sqlite(place.join("town.db"));
    let mut dice = Dice(1);
    for _ in 0..200 {
        let length = usize::try_from(dice.below(u64::try_from(bytes.len()).unwrap())).unwrap();
        std::fs::write(&wrong, &bytes[..length]).unwrap();
        let refused = put_back(&wrong, &target).await.unwrap_err();
        assert!(matches!(refused, BackupError::Damaged(_) | BackupError::NotOurs(_)), "{length}: {refused}");
        assert!(!place.exists());
    }
    for (content, sentence) in [("Beste mevrouw,", "damaged"), ("", "not a backup of samenkracht")] {
        std::fs::write(&wrong, content).unwrap();
        let refused = put_back(&wrong, &target).await.unwrap_err();
        assert!(refused.to_string().contains(sentence), "{refused}");
    }
    let absent = put_back(&folder.path().join("absent"), &target).await.unwrap_err();
    assert!(matches!(absent, BackupError::Absent(_)), "{absent}");
    let Address::Sqlite(in_use) = &town.address else { panic!("SQLite was asked for") };
    let refused = put_back(in_use, &target).await.unwrap_err();
    assert!(matches!(refused, BackupError::InUse(_)), "{refused}");
    assert!(!place.exists());
}

async fn tampered(file: &Path, name: &str, sql: &[&'static str]) -> PathBuf {
    let copy = file.with_file_name(name);
    std::fs::copy(file, &copy).unwrap();
    let db = Db::open(&Address::Sqlite(copy.clone())).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    for statement in sql {
        tx.execute(statement, values![]).await.unwrap();
    }
    tx.commit_housekeeping(store::Housekeeping::Job).await.unwrap();
    db.close().await;
    copy
}

#[tokio::test]
async fn a_backup_that_was_changed_is_refused_on_both_engines() {
    let folder = tempfile::tempdir().unwrap();
    let town = TestDb::on(Engine::Sqlite, &with_room()).await.unwrap();
    fill(&town.db).await;
    let whole = folder.path().join("whole");
    save(&town.db, &whole).await.unwrap();
    let log = tampered(
        &whole,
        "log",
        &["DROP TRIGGER event_is_never_changed", "UPDATE event SET actor = 'x' WHERE seq = 3"],
    );
    let newer = tampered(
        &whole,
        "newer",
        &["INSERT INTO schema_version (version, name, checksum, applied_at) VALUES (9001, 'x', 'x', 'x')"],
    );
    let edited =
        tampered(&whole, "edited", &["UPDATE schema_version SET checksum = 'x' WHERE version = 9000"]);
    for (file, sentence) in [
        (log.await, "event 3 was changed"),
        (newer.await, "use a newer samenkracht"),
        (edited.await, "migration 9000 (`a room of the stories`) differs"),
    ] {
        for engine in Engine::ALL {
            let Some((address, place)) = empty_place(engine).await else {
                continue;
            };
            let refused = put_back(&file, &address).await.unwrap_err();
            assert!(refused.to_string().contains(sentence), "{engine:?}: {refused}");
            assert_eq!(TestDb::contents(&place.db).await.len(), 0);
        }
    }
}

#[tokio::test]
async fn an_older_backup_is_restored_as_it_was_and_brought_up_to_date_afterwards() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        town.db.begin().await.unwrap().commit(entry(1)).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("older");
        backup(&town.db, &migrations(), &file, &mut |_, _, _| ()).await.unwrap();
        for engine in Engine::ALL {
            let Some((address, _place)) = empty_place(engine).await else {
                continue;
            };
            assert_eq!(put_back(&file, &address).await.unwrap().schema, 1);
            let restored = Db::open(&address).await.unwrap();
            let made: Vec<Migration> = migrate(&restored, &with_room(), noon()).await.unwrap();
            assert_eq!(made.len(), 1);
            write_line(&restored, 2).await;
        }
    });
}

fn odd_room(both: &'static str, sqlite: &'static str, postgres: &'static str) -> Vec<Migration> {
    [migrations(), vec![Migration { version: 9_000, name: "odd", both, sqlite, postgres }]].concat()
}

#[tokio::test]
async fn what_cannot_be_carried_over_is_refused_and_the_server_stays_empty() {
    let odd_table = "CREATE TABLE odd (number @INT NOT NULL PRIMARY KEY) @STRICT";
    for (room, sentence) in [
        (
            odd_room(
                odd_table,
                "INSERT INTO odd (number) VALUES (1)",
                "CREATE RULE deaf AS ON INSERT TO odd DO INSTEAD NOTHING",
            ),
            "table `odd` did not arrive as it was",
        ),
        (
            odd_room("", "CREATE TABLE odd (number INTEGER) STRICT", ""),
            "table `odd` is not in both databases",
        ),
        (odd_room("", "", "CREATE TABLE odd (number BIGINT)"), "table `odd` is not in both databases"),
        (
            odd_room("", "CREATE TABLE odd (number TEXT) STRICT", "CREATE TABLE odd (number NUMERIC)"),
            "column `number` of table `odd` has type numeric",
        ),
    ] {
        let (Some(town), Some(place)) =
            (TestDb::on(Engine::Sqlite, &room).await, TestDb::bare(Engine::Postgres).await)
        else {
            return;
        };
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("backup");
        backup(&town.db, &room, &file, &mut |_, _, _| ()).await.unwrap();
        let refused = restore(&file, &room, &place.address, &mut |_, _, _| ()).await.unwrap_err();
        assert!(refused.to_string().contains(sentence), "{refused}");
        assert_eq!(TestDb::contents(&place.db).await.len(), 0);
    }
}
