//! Stories about two people who edit the same row.

use store::test_kit::{Dice, TestDb};
use store::{Db, StoreError, events_after, on_both_engines, values};

use crate::common::{entry, with_room};

/// What one editor tried: upon which version, and whether it was accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edit {
    mark: i64,
    upon: i64,
}

/// Looks, thinks for a while, and saves upon what was seen; looks again when somebody was first.
async fn edit(db: Db, row: i64, marks: Vec<i64>, mut dice: Dice) -> (Vec<Edit>, i64) {
    let (mut accepted, mut told) = (Vec::new(), 0);
    for mark in marks {
        loop {
            let sql = "SELECT amount FROM ledger WHERE number = $1";
            let seen = db.read().await.unwrap().one(sql, values![row]).await.unwrap();
            let upon: i64 = seen.get("amount").unwrap();
            for _ in 0..dice.below(6) {
                tokio::task::yield_now().await;
            }
            // The version of a row stands for all that the editor saw of it.
            let mut tx = db.begin().await.unwrap();
            let sql = "UPDATE ledger SET amount = amount + 1 WHERE number = $1 AND amount = $2";
            match tx.execute_on_seen(sql, values![row, upon]).await {
                Ok(()) => {}
                Err(StoreError::Stale) => {
                    told += 1;
                    continue;
                }
                Err(error) => panic!("{error}"),
            }
            tx.commit(entry(mark * 1_000 + upon)).await.unwrap();
            accepted.push(Edit { mark, upon });
            break;
        }
    }
    (accepted, told)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_meetings_of_two_editors_lose_nothing_silently() {
    on_both_engines!(with_room(), |town: TestDb| async move {
        let mut dice = Dice(7);
        let mut told = 0;
        for row in 0..1_000 {
            let mut tx = town.db.begin().await.unwrap();
            let sql = "INSERT INTO ledger (number, amount) VALUES ($1, 0)";
            tx.execute(sql, values![row]).await.unwrap();
            tx.commit(entry(0)).await.unwrap();
            let before = store::head(&mut town.db.read().await.unwrap()).await.unwrap();

            let one = tokio::spawn(edit(town.db.clone(), row, vec![1, 2], Dice(dice.roll())));
            let other = tokio::spawn(edit(town.db.clone(), row, vec![3, 4], Dice(dice.roll())));
            let ((mut accepted, first), (others, second)) = (one.await.unwrap(), other.await.unwrap());
            accepted.extend(others);
            told += first + second;

            // Each accepted edit was made upon the one before it, and all stand in the history in that order.
            accepted.sort_by_key(|edit| edit.upon);
            assert_eq!(accepted.iter().map(|edit| edit.upon).collect::<Vec<_>>(), [0, 1, 2, 3], "{row}");
            let history = events_after(&mut town.db.read().await.unwrap(), before.seq, 10).await.unwrap();
            let written = history.iter().map(|event| {
                let details: serde_json::Value = serde_json::from_str(&event.details).unwrap();
                details["number"].as_i64().unwrap()
            });
            let expected = accepted.iter().map(|edit| edit.mark * 1_000 + edit.upon);
            assert_eq!(written.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{row}");
        }
        assert!(told > 100, "the editors met only {told} times");
    });
}
