//! Stories about the log, on both engines.

use store::test_kit::TestDb;
use store::{migrations, on_both_engines, values};
use uuid::Uuid;

use crate::common::{entry, noon};

#[tokio::test]
async fn a_change_and_its_event_stand_together() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        town.db.begin().await.unwrap().commit(entry(1)).await.unwrap();
        let mut dropped = town.db.begin().await.unwrap();
        dropped
            .execute(
                "INSERT INTO job (id, kind, payload, run_after) VALUES ($1, $2, $3, $4)",
                values![Uuid::from_u128(1), "never", "", noon()],
            )
            .await
            .unwrap();
        drop(dropped);
        town.db
            .begin()
            .await
            .unwrap()
            .commit_all(vec![entry(2), entry(3)])
            .await
            .unwrap();

        let mut read = town.db.read().await.unwrap();
        let events = store::events(&mut read, &store::EventFilter::default(), 10)
            .await
            .unwrap();
        assert_eq!(
            events.iter().map(|event| event.seq).collect::<Vec<_>>(),
            [3, 2, 1]
        );
        let head = store::verify(&mut read, None, |_, _| ()).await.unwrap().unwrap();
        assert_eq!(head.seq, 3);
        assert_eq!(
            read.one("SELECT COUNT(*) AS n FROM job", values![])
                .await
                .unwrap()
                .get::<i64>("n")
                .unwrap(),
            0
        );
    });
}

#[tokio::test]
async fn the_database_refuses_to_change_or_delete_an_event() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        town.db.begin().await.unwrap().commit(entry(1)).await.unwrap();
        for sql in [
            "UPDATE event SET actor = 'x'",
            "DELETE FROM event",
            "DELETE FROM event_head",
            "UPDATE event_head SET seq = 9",
        ] {
            let mut tx = town.db.begin().await.unwrap();
            let refused = tx.execute(sql, values![]).await.unwrap_err();
            assert!(refused.to_string().contains("append-only"), "{sql}: {refused}");
        }
    });
}

#[tokio::test]
async fn writers_at_the_same_time_share_one_chain() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let db = town.db.clone();
                tokio::spawn(async move {
                    for number in 0..20 {
                        db.begin()
                            .await
                            .unwrap()
                            .commit(entry(writer * 100 + number))
                            .await
                            .unwrap();
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let mut read = town.db.read().await.unwrap();
        assert_eq!(
            store::verify(&mut read, None, |_, _| ())
                .await
                .unwrap()
                .unwrap()
                .seq,
            160
        );
    });
}
