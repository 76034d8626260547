//! Stories about the same request coming again.

use chrono::TimeDelta;
use store::test_kit::TestDb;
use store::{Answered, Db, Fingerprint, IdempotencyKey, StoreError, on_both_engines, values};

use crate::common::{entry, noon, with_room};

fn key(number: i64) -> IdempotencyKey {
    format!("request-{number}").parse().unwrap()
}

fn print(body: &[u8]) -> Fingerprint {
    Fingerprint::of("somebody", "/aanbod", body)
}

/// Adds a line to the ledger, once, and answers where it stands.
async fn submit(db: &Db, number: i64, attempt: i64) -> Answered {
    let answer = Answered { status: Some(303), location: Some(format!("/regels/{attempt}")) };
    loop {
        let mut tx = db.begin().await.unwrap();
        match tx.claim(&key(number), &print(b"a line"), noon()).await {
            Ok(()) => {}
            Err(StoreError::AlreadyDone(answer)) => return answer,
            Err(StoreError::Busy) => continue,
            Err(error) => panic!("{error}"),
        }
        let sql = "INSERT INTO ledger (number, amount) VALUES ($1, $2)";
        tx.execute(sql, values![number * 100_000 + attempt, number]).await.unwrap();
        tx.keep_answer(&key(number), &answer).await.unwrap();
        tx.commit(entry(number)).await.unwrap();
        return answer;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_submits_of_one_request_have_one_effect_and_one_answer() {
    on_both_engines!(with_room(), |town: TestDb| async move {
        let clients: Vec<_> = (0..16_i64)
            .map(|client| {
                let db = town.db.clone();
                tokio::spawn(async move {
                    let mut answers = Vec::new();
                    // Four requests, so that the race for the first place is run four times.
                    for attempt in 0..252 {
                        answers
                            .push((attempt / 63, submit(&db, attempt / 63, client * 1_000 + attempt).await));
                    }
                    answers
                })
            })
            .collect();
        let mut answers = Vec::new();
        for client in clients {
            answers.extend(client.await.unwrap());
        }
        assert_eq!(answers.len(), 16 * 252);
        let mut read = town.db.read().await.unwrap();
        let rows = read.rows("SELECT number FROM ledger ORDER BY number", values![]).await.unwrap();
        assert_eq!(rows.len(), 4);
        for (request, row) in (0..4).zip(&rows) {
            let place = row.get::<i64>("number").unwrap() - request * 100_000;
            let kept = Answered { status: Some(303), location: Some(format!("/regels/{place}")) };
            assert!(answers.iter().filter(|(of, _)| *of == request).all(|(_, answer)| *answer == kept));
            assert_eq!(town.db.answer_to(&key(request), &print(b"a line")).await.unwrap(), Some(kept));
        }
        assert_eq!(store::head(&mut read).await.unwrap().seq, 4);
    });
}

#[tokio::test]
async fn a_key_is_not_used_for_two_requests() {
    on_both_engines!(with_room(), |town: TestDb| async move {
        submit(&town.db, 1, 1).await;
        let mut tx = town.db.begin().await.unwrap();
        let refused = tx.claim(&key(1), &print(b"another line"), noon()).await;
        assert!(matches!(refused, Err(StoreError::KeyOfAnotherRequest)));
        drop(tx);
        let refused = town.db.answer_to(&key(1), &print(b"another line")).await;
        assert!(matches!(refused, Err(StoreError::KeyOfAnotherRequest)));
    });
}

#[tokio::test]
async fn a_change_that_failed_leaves_its_key_free() {
    on_both_engines!(with_room(), |town: TestDb| async move {
        let mut dropped = town.db.begin().await.unwrap();
        dropped.claim(&key(1), &print(b"a line"), noon()).await.unwrap();
        drop(dropped);
        assert_eq!(town.db.answer_to(&key(1), &print(b"a line")).await.unwrap(), None);
        assert_eq!(submit(&town.db, 1, 7).await.location.unwrap(), "/regels/7");
    });
}

#[tokio::test]
async fn an_answer_is_kept_afterwards_and_forgotten_in_time() {
    on_both_engines!(with_room(), |town: TestDb| async move {
        let mut tx = town.db.begin().await.unwrap();
        tx.claim(&key(1), &print(b"a line"), noon()).await.unwrap();
        tx.commit(entry(1)).await.unwrap();
        let answer = Answered { status: Some(200), location: None };
        assert_eq!(town.db.answer_to(&key(1), &print(b"a line")).await.unwrap(), Some(Answered::default()));
        town.db.keep_answer(&key(1), &answer).await.unwrap();
        assert_eq!(town.db.answer_to(&key(1), &print(b"a line")).await.unwrap(), Some(answer));

        assert_eq!(town.db.forget_answers(noon()).await.unwrap(), 0);
        assert_eq!(town.db.forget_answers(noon() + TimeDelta::days(1)).await.unwrap(), 1);
        assert_eq!(town.db.answer_to(&key(1), &print(b"a line")).await.unwrap(), None);
    });
}
