//! Stories about work that follows from a change, on both engines.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use kernel::Instant;
use serde_json::json;
use store::test_kit::TestDb;
use store::{Db, Job, StoreError, migrations, on_both_engines, values};
use uuid::Uuid;

use crate::common::{entry, noon};

const LEASE: TimeDelta = TimeDelta::minutes(5);

fn mail(number: u128) -> Job {
    Job {
        id: Uuid::from_u128(number),
        kind: "mail",
        unique_key: Some(format!("mail-{number}")),
        payload: json!({ "number": 7, "naam": "Café" }),
        run_after: noon(),
    }
}

async fn enqueue(db: &Db, job: Job) -> bool {
    let mut tx = db.begin().await.unwrap();
    let added = tx.enqueue(job).await.unwrap();
    tx.commit(entry(1)).await.unwrap();
    added
}

async fn lease(db: &Db, token: u128, now: Instant) -> Option<store::LeasedJob> {
    db.lease_job(&["other", "mail"], Uuid::from_u128(token), LEASE, now).await.unwrap()
}

#[tokio::test]
async fn work_is_asked_for_with_the_change_or_not_at_all() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        let mut dropped = town.db.begin().await.unwrap();
        assert!(dropped.enqueue(mail(1)).await.unwrap());
        drop(dropped);
        assert_eq!(lease(&town.db, 1, noon()).await, None);

        assert!(enqueue(&town.db, mail(2)).await);
        let job = lease(&town.db, 1, noon()).await.unwrap();
        assert_eq!((job.id, job.kind.as_str(), job.attempt), (Uuid::from_u128(2), "mail", 1));
        assert_eq!(job.payload, mail(2).payload);
    });
}

#[tokio::test]
async fn the_same_work_is_asked_for_once_even_after_it_was_done() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        assert!(enqueue(&town.db, mail(1)).await);
        assert!(!enqueue(&town.db, Job { id: Uuid::from_u128(9), ..mail(1) }).await);
        let job = lease(&town.db, 1, noon()).await.unwrap();
        town.db.finish_job(&job, noon()).await.unwrap();
        assert!(!enqueue(&town.db, Job { id: Uuid::from_u128(9), ..mail(1) }).await);
        assert_eq!(lease(&town.db, 2, noon()).await, None);

        for number in 10..12 {
            assert!(enqueue(&town.db, Job { unique_key: None, ..mail(number) }).await);
        }
        assert_eq!(town.db.job_counts().await.unwrap().waiting, 2);
    });
}

#[tokio::test]
async fn a_worker_takes_only_kinds_it_knows_when_their_time_has_come() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        enqueue(&town.db, Job { run_after: noon() + LEASE, ..mail(1) }).await;
        assert_eq!(lease(&town.db, 1, noon()).await, None);
        let stranger = town.db.lease_job(&["index", "mai"], Uuid::from_u128(1), LEASE, noon() + LEASE).await;
        assert_eq!(stranger.unwrap(), None);
        assert!(lease(&town.db, 1, noon() + LEASE).await.is_some());
    });
}

#[tokio::test]
async fn a_lease_that_ended_is_taken_over_and_its_old_token_refused() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        enqueue(&town.db, mail(1)).await;
        let slow = lease(&town.db, 1, noon()).await.unwrap();
        assert_eq!(lease(&town.db, 2, noon() + LEASE - TimeDelta::seconds(1)).await, None);
        let quick = lease(&town.db, 2, noon() + LEASE).await.unwrap();
        assert_eq!((quick.id, quick.attempt), (slow.id, 2));

        assert!(matches!(town.db.finish_job(&slow, noon()).await, Err(StoreError::Stale)));
        assert!(matches!(town.db.put_off_job(&slow, "late", noon()).await, Err(StoreError::Stale)));
        town.db.finish_job(&quick, noon()).await.unwrap();
        assert!(matches!(town.db.finish_job(&quick, noon()).await, Err(StoreError::Stale)));
        assert_eq!(lease(&town.db, 3, noon() + LEASE * 9).await, None);
    });
}

#[tokio::test]
async fn a_job_is_finished_together_with_what_it_changed() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        enqueue(&town.db, mail(1)).await;
        let job = lease(&town.db, 1, noon()).await.unwrap();
        let mut dropped = town.db.begin().await.unwrap();
        dropped.finish_job(&job, noon()).await.unwrap();
        drop(dropped);
        assert_eq!(town.db.job_counts().await.unwrap().waiting, 1);
        let mut tx = town.db.begin().await.unwrap();
        tx.finish_job(&job, noon()).await.unwrap();
        tx.commit(entry(2)).await.unwrap();
        assert_eq!(town.db.job_counts().await.unwrap().waiting, 0);
    });
}

#[tokio::test]
async fn a_job_is_tried_fifty_five_times_and_then_given_up() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        enqueue(&town.db, mail(1)).await;
        let mut now = noon();
        for attempt in 1..=55 {
            let job = lease(&town.db, attempt, now).await.unwrap();
            assert_eq!(job.attempt, i64::try_from(attempt).unwrap());
            town.db.put_off_job(&job, "the mail server is away", now).await.unwrap();
            assert_eq!(lease(&town.db, 99, now + TimeDelta::seconds(29)).await, None, "{attempt}");
            now += TimeDelta::hours(1);
        }
        assert_eq!(lease(&town.db, 99, now + LEASE * 1_000).await, None);
        let counts = town.db.job_counts().await.unwrap();
        assert_eq!((counts.waiting, counts.failed, counts.waiting_since), (0, 1, None));
        let mut read = town.db.read().await.unwrap();
        let row = read.one("SELECT last_error FROM job", values![]).await.unwrap();
        assert_eq!(row.get::<String>("last_error").unwrap(), "the mail server is away");
    });
}

#[tokio::test]
async fn a_job_that_stops_the_program_each_time_is_given_up_too() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        enqueue(&town.db, mail(1)).await;
        let mut now = noon();
        for attempt in 1..=55 {
            assert!(lease(&town.db, attempt, now).await.is_some(), "{attempt}");
            now += LEASE;
        }
        assert_eq!(lease(&town.db, 99, now).await, None);
        assert_eq!(town.db.job_counts().await.unwrap().failed, 1);
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_never_hold_one_job() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        let mut tx = town.db.begin().await.unwrap();
        for number in 0..200 {
            tx.enqueue(mail(number)).await.unwrap();
        }
        tx.commit(entry(1)).await.unwrap();
        let workers: Vec<_> = (0..8)
            .map(|worker| {
                let db = town.db.clone();
                tokio::spawn(async move {
                    let mut done = Vec::new();
                    while let Some(job) = lease(&db, 1_000 + worker, noon()).await {
                        db.finish_job(&job, noon()).await.unwrap();
                        done.push(job.id);
                    }
                    done
                })
            })
            .collect();
        let mut all = Vec::new();
        for worker in workers {
            all.extend(worker.await.unwrap());
        }
        assert_eq!(all.len(), 200);
        assert_eq!(all.into_iter().collect::<BTreeSet<_>>().len(), 200);
    });
}

#[tokio::test]
async fn work_done_long_ago_is_forgotten() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        enqueue(&town.db, mail(1)).await;
        enqueue(&town.db, mail(2)).await;
        let job = lease(&town.db, 1, noon()).await.unwrap();
        town.db.finish_job(&job, noon()).await.unwrap();
        assert_eq!(town.db.forget_jobs(noon()).await.unwrap(), 0);
        assert_eq!(town.db.forget_jobs(noon() + LEASE).await.unwrap(), 1);
        let counts = town.db.job_counts().await.unwrap();
        assert_eq!((counts.waiting, counts.waiting_since), (1, Some(noon())));
    });
}
