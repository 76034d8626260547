//! Stories about bringing the schema up to date.

use store::test_kit::{Engine, TestDb};
use store::{Db, Migration, migrate, migrations, on_both_engines, schema_version, values};

use crate::common::{entry, noon, with_room};

fn step(version: i64, both: &'static str) -> Migration {
    Migration { version, name: "step", both, sqlite: "", postgres: "" }
}

#[tokio::test]
async fn a_step_that_fails_half_way_leaves_no_trace() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        let before = TestDb::contents(&town.db).await;
        let good = step(2, "CREATE TABLE good (number @INT NOT NULL PRIMARY KEY) @STRICT");
        let bad = step(
            3,
            "CREATE TABLE half (number @INT NOT NULL PRIMARY KEY) @STRICT

             INSERT INTO half (number) VALUES (1)

             INSERT INTO nowhere (number) VALUES (1)",
        );
        let known = [migrations(), vec![good, bad]].concat();
        let refused = migrate(&town.db, &known, noon()).await.unwrap_err();
        assert!(refused.to_string().starts_with("migration 3 (`step`) failed and was undone"), "{refused}");

        let after = TestDb::contents(&town.db).await;
        assert!(after.contains_key("good") && !after.contains_key("half"), "{after:?}");
        assert_eq!(after["event_head"], before["event_head"]);
        assert_eq!(schema_version(&town.db).await.unwrap().last().unwrap().version, 2);

        let mended = step(3, "CREATE TABLE half (number @INT NOT NULL PRIMARY KEY) @STRICT");
        let made = migrate(&town.db, &[migrations(), vec![good, mended]].concat(), noon()).await.unwrap();
        assert_eq!(made.iter().map(|step| step.version).collect::<Vec<_>>(), [3]);
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nodes_that_start_together_make_each_step_once() {
    for engine in Engine::ALL {
        for _ in 0..5 {
            let Some(bare) = TestDb::bare(engine).await else {
                continue;
            };
            let nodes: Vec<_> = (0..4)
                .map(|_| {
                    let address = bare.address.clone();
                    tokio::spawn(async move {
                        let node = Db::open(&address).await.unwrap();
                        migrate(&node, &with_room(), noon()).await.unwrap().len()
                    })
                })
                .collect();
            let mut made = 0;
            for node in nodes {
                made += node.await.unwrap();
            }
            assert_eq!(made, with_room().len(), "{engine:?}");
            assert_eq!(schema_version(&bare.db).await.unwrap().len(), with_room().len());
            bare.db.begin().await.unwrap().commit(entry(1)).await.unwrap();
        }
    }
}

#[tokio::test]
async fn steps_are_made_in_their_order_whatever_the_order_of_the_list() {
    on_both_engines!([], |town: TestDb| async move {
        let mut known = with_room();
        known.reverse();
        let made = migrate(&town.db, &known, noon()).await.unwrap();
        assert_eq!(made.iter().map(|step| step.version).collect::<Vec<_>>(), [1, 9_000]);
        assert!(migrate(&town.db, &known, noon()).await.unwrap().is_empty());
        let row =
            town.db.read().await.unwrap().one("SELECT COUNT(*) AS n FROM team", values![]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 1);
    });
}
