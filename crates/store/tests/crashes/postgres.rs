//! Stories about PostgreSQL: the program is killed, and the server is.

use std::collections::BTreeSet;
use std::time::Duration;

use kernel::Instant;
use store::test_kit::{Dice, Engine, TestDb};
use store::{Address, Db, migrate};

use crate::server::Server;
use crate::steps::steps;
use crate::whole::{assert_between_no_two, assert_whole};
use crate::writer::{Manner, interrupt, start};

fn noon() -> Instant {
    "2026-03-02T11:00:00Z".parse().unwrap()
}

async fn make_ledger(address: &Address) {
    let db = Db::open(address).await.unwrap();
    migrate(&db, &steps(), noon()).await.unwrap();
    db.close().await;
}

#[tokio::test]
async fn a_program_killed_at_a_hundred_moments_loses_nothing_confirmed() {
    let Some(town) = TestDb::bare(Engine::Postgres).await else {
        return;
    };
    make_ledger(&town.address).await;
    let (mut dice, mut confirmed) = (Dice(13), BTreeSet::new());
    for kill in 0..100_i64 {
        let moment = Duration::from_micros(20_000 + dice.below(180_000));
        let writer = start(&town.address, Manner::Write, 1 + kill * 1_000_000);
        let said = interrupt(writer, moment, |writer| writer.kill().unwrap());
        assert!(said.was_killed(), "{said:?}");
        confirmed.extend(said.confirmed());
        if kill % 5 == 4 {
            assert_whole(&town.address, &confirmed, &format!("kill {kill}")).await;
        }
    }
    assert!(confirmed.len() >= 1_000, "only {} writes were confirmed", confirmed.len());
}

#[tokio::test]
async fn a_migration_killed_at_any_moment_leaves_the_old_schema_or_the_new() {
    let mut dice = Dice(17);
    let mut killed = 0;
    for kill in 0..20 {
        let Some(town) = TestDb::bare(Engine::Postgres).await else {
            return;
        };
        let moment = Duration::from_micros(dice.below(8_000));
        let writer = start(&town.address, Manner::Migrate, 1);
        let said = interrupt(writer, moment, |writer| writer.kill().unwrap());
        killed += u32::from(said.was_killed());
        let made = said.lines.iter().filter(|line| line.starts_with("made")).count();
        // The server may still be undoing what the program left.
        let found = assert_between_no_two(&town.address, &format!("kill {kill}")).await;
        assert!(found >= made, "kill {kill}: {found} steps of {made} that were said to be made");
        assert_eq!(migrate(&town.db, &steps(), noon()).await.unwrap().len(), steps().len() - found);
    }
    assert!(killed > 0);
}

#[tokio::test]
async fn a_server_killed_at_twenty_moments_loses_nothing_confirmed() {
    let Some(mut server) = Server::start() else { return };
    let address = server.address();
    make_ledger(&address).await;
    let (mut dice, mut confirmed) = (Dice(19), BTreeSet::new());
    for kill in 0..20_i64 {
        let moment = Duration::from_micros(dice.below(300_000));
        let writer = start(&address, Manner::Write, 1 + kill * 1_000_000);
        // The program waits for the server to come back; it has said what it was told by then.
        let said = interrupt(writer, moment, |writer| {
            server.kill();
            writer.kill().unwrap();
        });
        confirmed.extend(said.confirmed());
        server.start_again();
        assert_whole(&address, &confirmed, &format!("kill {kill}")).await;
    }
    assert!(confirmed.len() >= 200, "only {} writes were confirmed", confirmed.len());
}
