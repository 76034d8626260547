//! Stories about the log, on both engines.

use chrono::TimeDelta;
use kernel::AccountId;
use store::test_kit::TestDb;
use store::{Author, EventFilter, Subject, migrations, on_both_engines, values};
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
        town.db.begin().await.unwrap().commit_all(vec![entry(2), entry(3)]).await.unwrap();

        let mut read = town.db.read().await.unwrap();
        let events = store::events(&mut read, &store::EventFilter::default(), 10).await.unwrap();
        assert_eq!(events.iter().map(|event| event.seq).collect::<Vec<_>>(), [3, 2, 1]);
        let head = store::verify(&mut read, None, |_, _| ()).await.unwrap().unwrap();
        assert_eq!(head.seq, 3);
        assert_eq!(
            read.one("SELECT COUNT(*) AS n FROM job", values![]).await.unwrap().get::<i64>("n").unwrap(),
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
                        db.begin().await.unwrap().commit(entry(writer * 100 + number)).await.unwrap();
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let mut read = town.db.read().await.unwrap();
        assert_eq!(store::verify(&mut read, None, |_, _| ()).await.unwrap().unwrap().seq, 160);
    });
}

#[tokio::test]
async fn a_filter_shows_what_it_asks_for_and_nothing_else() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        let account = AccountId::from_uuid(Uuid::from_u128(5));
        for number in 1..=6_i64 {
            let mut entry = entry(number);
            entry.at = noon() + TimeDelta::minutes(number);
            if number == 2 {
                entry.author = Author { account: Some(account), role: "editor" };
            }
            if number == 3 {
                entry.action = "other";
            }
            if number == 4 {
                entry.subject = Subject { kind: "place", id: Some(Uuid::from_u128(8)) };
            }
            town.db.begin().await.unwrap().commit(entry).await.unwrap();
        }
        let all = EventFilter::default();
        for (filter, expected) in [
            (EventFilter { from: Some(noon() + TimeDelta::minutes(5)), ..all.clone() }, vec![6, 5]),
            (EventFilter { until: Some(noon() + TimeDelta::minutes(2)), ..all.clone() }, vec![1]),
            (EventFilter { account: Some(account), ..all.clone() }, vec![2]),
            (EventFilter { action: Some("other".to_owned()), ..all.clone() }, vec![3]),
            (EventFilter { subject_kind: Some("place".to_owned()), ..all.clone() }, vec![4]),
            (EventFilter { subject: Some(Uuid::from_u128(8)), ..all.clone() }, vec![4]),
            (EventFilter { before: Some(3), ..all.clone() }, vec![2, 1]),
            (all, vec![6, 5, 4, 3]),
        ] {
            let mut read = town.db.read().await.unwrap();
            let found = store::events(&mut read, &filter, 4).await.unwrap();
            assert_eq!(found.iter().map(|event| event.seq).collect::<Vec<_>>(), expected, "{filter:?}");
        }
    });
}
