//! Stories about SQLite: the program is killed at any moment and at each sync, and the disk fails.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use kernel::Instant;
use store::test_kit::Dice;
use store::{Address, Db, migrate};

use crate::steps::steps;
use crate::whole::{assert_between_no_two, assert_whole};
use crate::writer::{Manner, interrupt, start, strace_is_here, traced};

fn noon() -> Instant {
    "2026-03-02T11:00:00Z".parse().unwrap()
}

async fn new_ledger(folder: &Path, name: &str) -> Address {
    let address = Address::Sqlite(folder.join(name));
    let db = Db::open(&address).await.unwrap();
    migrate(&db, &steps(), noon()).await.unwrap();
    db.close().await;
    address
}

#[tokio::test]
async fn a_program_killed_at_a_hundred_moments_loses_nothing_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    let address = new_ledger(folder.path(), "town.db").await;
    let (mut dice, mut confirmed) = (Dice(11), BTreeSet::new());
    for kill in 0..100_i64 {
        let moment = Duration::from_micros(dice.below(120_000));
        let writer = start(&address, Manner::Write, 1 + kill * 1_000_000);
        let said = interrupt(writer, moment, |writer| writer.kill().unwrap());
        assert!(said.was_killed(), "{said:?}");
        confirmed.extend(said.confirmed());
        if kill % 5 == 4 {
            assert_whole(&address, &confirmed, &format!("kill {kill}")).await;
        }
    }
    assert!(confirmed.len() >= 1_000, "only {} writes were confirmed", confirmed.len());
}

/// In two halves, because tracing takes its time and a machine has two cores.
#[tokio::test]
async fn a_program_killed_at_each_odd_sync_of_two_hundred_loses_nothing_confirmed() {
    kill_at_syncs((1..=199).step_by(2)).await;
}

#[tokio::test]
async fn a_program_killed_at_each_even_sync_of_two_hundred_loses_nothing_confirmed() {
    kill_at_syncs((2..=200).step_by(2)).await;
}

async fn kill_at_syncs(syncs: impl Iterator<Item = usize>) {
    if !strace_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let Address::Sqlite(empty) = new_ledger(folder.path(), "empty.db").await else {
        panic!("SQLite was asked for")
    };
    let (mut most, mut unconfirmed) = (0, 0);
    for sync in syncs {
        let file = folder.path().join(format!("{sync}.db"));
        std::fs::copy(&empty, &file).unwrap();
        let address = Address::Sqlite(file.clone());
        let fault = format!("fsync,fdatasync:signal=KILL:when={sync}");
        let said = traced(&address, Manner::Write, 1, &fault);
        assert!(said.was_killed(), "sync {sync} was never reached: {said:?}");
        let confirmed = said.confirmed();
        let lines = assert_whole(&address, &confirmed, &format!("sync {sync}")).await;
        most = most.max(confirmed.len());
        unconfirmed += lines - confirmed.len();
        std::fs::remove_file(file).unwrap();
    }
    assert!(most > 100, "at most {most} writes were confirmed before a kill");
    // A write may stand although its writer did not live to hear so; that some do shows that the kills came in time.
    assert!(unconfirmed > 0);
}

#[tokio::test]
async fn a_full_disk_refuses_a_write_and_takes_the_next_when_there_is_room_again() {
    if !strace_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for call in (20..=60).step_by(7) {
        let address = new_ledger(folder.path(), &format!("{call}.db")).await;
        let said = traced(&address, Manner::Stubborn, 1, &format!("pwrite64:error=ENOSPC:when={call}"));
        // The connection is opened anew after a refusal, on a thread of its own, where the calls are counted anew.
        let answers: Vec<_> = said.lines.iter().filter(|line| !line.starts_with("read")).collect();
        let refused = |line: &String| line == "refused the disk is full; nothing was written";
        assert!(answers.iter().any(|line| refused(line)), "{call}: {said:?}");
        assert!(
            answers.iter().all(|line| refused(line) || line.starts_with("confirmed")),
            "{call}: {said:?}"
        );
        assert!(answers.windows(2).all(|pair| !refused(pair[0]) || !refused(pair[1])), "{call}: {said:?}");
        assert_eq!((answers.len(), said.lines.len()), (25, 50), "{call}: {said:?}");
        assert_whole(&address, &said.confirmed(), &format!("full disk at {call}")).await;
    }
}

#[tokio::test]
async fn after_a_failed_sync_nothing_is_confirmed_until_the_program_starts_again() {
    if !strace_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for sync in (3..=15).step_by(2) {
        let address = new_ledger(folder.path(), &format!("{sync}.db")).await;
        let fault = format!("fsync,fdatasync:error=EIO:when={sync}");
        let said = traced(&address, Manner::Stubborn, 1, &fault);
        let outcome: Vec<&str> = said.lines.iter().filter_map(|line| line.split(' ').next()).collect();
        let failed = outcome.iter().position(|word| *word == "refused").unwrap();
        let after = &outcome[failed..];
        assert_eq!(after.iter().filter(|word| **word == "confirmed").count(), 0, "{sync}: {said:?}");
        assert!(after.iter().filter(|word| **word == "stopped").count() > 5, "{sync}: {said:?}");
        assert_eq!(outcome.iter().filter(|word| **word == "read").count(), 25, "{sync}: {said:?}");

        let again = traced(&address, Manner::Stubborn, 1_000, "fsync,fdatasync:error=EIO:when=60000");
        assert_eq!(again.confirmed().len(), 25, "{sync}: {again:?}");
        let confirmed = said.confirmed().union(&again.confirmed()).copied().collect();
        assert_whole(&address, &confirmed, &format!("failed sync {sync}")).await;
    }
}

#[tokio::test]
async fn a_migration_killed_at_any_write_leaves_the_old_schema_or_the_new() {
    if !strace_is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut seen = BTreeSet::new();
    for calls in ["pwrite64", "fsync,fdatasync"] {
        let mut kill = 1;
        loop {
            let address = Address::Sqlite(folder.path().join(format!("{calls}-{kill}.db")));
            let said = traced(&address, Manner::Migrate, 1, &format!("{calls}:signal=KILL:when={kill}"));
            let made = said.lines.len();
            let found = assert_between_no_two(&address, &format!("{calls} {kill}")).await;
            assert!(found >= made, "{calls} {kill}: {found} steps of {made} that were said to be made");
            seen.insert(found);
            if !said.was_killed() {
                assert_eq!(found, steps().len());
                break;
            }
            let db = Db::open(&address).await.unwrap();
            assert_eq!(migrate(&db, &steps(), noon()).await.unwrap().len(), steps().len() - found);
            db.close().await;
            kill += 1;
        }
        assert!(kill > 5, "{calls} was called {kill} times only");
    }
    assert_eq!(seen, (0..=steps().len()).collect());
}
