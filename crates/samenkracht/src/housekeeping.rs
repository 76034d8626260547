use std::time::Duration;

use access::{Actor, Cx};
use chrono::TimeDelta;
use serde_json::json;
use shell::House;
use social_map::Freshness;
use store::{Housekeeping, Job, StoreError};

use crate::rooms::{self, Furniture};

/// The job that clears away what is over, asked for each day.
const CLEAR_AWAY: &str = "clear-away";
/// The job that lets time do its work on offers that nobody confirms, asked for each day.
const AGE_OFFERS: &str = "age-offers";
/// The job that lets go of explanations of which the finding is gone, asked for each day.
const LET_GO: &str = "let-go-of-explanations";
/// The job that deletes what people answered in surveys when its time is over, asked for each day.
const FORGET_ANSWERS: &str = "forget-survey-answers";
/// All of them.
const JOBS: [&str; 5] = [CLEAR_AWAY, AGE_OFFERS, LET_GO, FORGET_ANSWERS, subsidies::SWEEP_FILES];
/// How long a worker may take for a job before another takes it over.
const LEASE: TimeDelta = TimeDelta::minutes(10);
/// How often derived things are brought up to date: a change on another node is seen this much later at the most.
const FRESH: Duration = Duration::from_secs(1);
/// How often what was counted in memory is written down.
const COUNTS: Duration = Duration::from_secs(60);
/// How often a node looks whether another left it an import to work on; its own it hears at once.
const IMPORTS: Duration = Duration::from_secs(10);
/// How often it is looked whether letters are to be sent: whoever asked looks on.
const LETTERS: Duration = Duration::from_secs(2);
/// How often there is tidying up to do.
const EVERY: Duration = Duration::from_secs(600);

/// Tidies up for as long as the program runs: answers to old requests go, and the end of the log is told to the outside.
pub(crate) fn keep_tidy(house: House, freshness: Freshness) {
    tokio::spawn(async move {
        let mut round = tokio::time::interval(EVERY);
        loop {
            round.tick().await;
            if let Err(error) = tidy(&house, freshness).await {
                tracing::warn!(%error, "Tidying up failed: {error}");
            }
        }
    });
}

/// Keeps what is held in memory up to date for as long as the program runs.
pub(crate) fn keep_fresh(house: House, furniture: Furniture) {
    tokio::spawn(async move {
        let mut round = tokio::time::interval(FRESH);
        loop {
            round.tick().await;
            if let Err(error) = furniture.refresh(&house).await {
                tracing::warn!(%error, "The social map in memory was not brought up to date: {error}");
            }
        }
    });
}

/// Writes down what is counted in memory for as long as the program runs, so that no visitor waits for it.
pub(crate) fn keep_counts(house: House, furniture: Furniture) {
    tokio::spawn(async move {
        let mut round = tokio::time::interval(COUNTS);
        loop {
            round.tick().await;
            if let Err(error) = furniture.write_counts(&house).await {
                tracing::warn!(%error, "What was counted was not written down: {error}");
            }
        }
    });
}

/// Works on imports for as long as the program runs, one after the other, so that nobody waits for one at a door.
pub(crate) fn keep_importing(house: House, furniture: Furniture) {
    tokio::spawn(async move {
        loop {
            match furniture.work_on_imports(&house).await {
                Ok(true) => {}
                Ok(false) => {
                    // Whoever rings is heard at once; whoever rang on another node a little later.
                    let _rung = tokio::time::timeout(IMPORTS, furniture.import_asked()).await;
                }
                Err(error) => {
                    tracing::warn!(%error, "The imports were not worked on: {error}");
                    tokio::time::sleep(IMPORTS).await;
                }
            }
        }
    });
}

/// Sends letters that are asked for together, for as long as the program runs.
pub(crate) fn keep_writing(house: House) {
    tokio::spawn(async move {
        let mut round = tokio::time::interval(LETTERS);
        loop {
            round.tick().await;
            if let Err(error) = subsidies::work_on_letters(&house).await {
                tracing::warn!(%error, "The letters were not worked on: {error}");
            }
        }
    });
}

/// Asks for what is done each day, once for all nodes, and does what is there to be done.
async fn tidy(house: &House, freshness: Freshness) -> Result<(), StoreError> {
    let now = house.clock.now();
    let mut tx = house.db.begin().await?;
    for kind in JOBS {
        let daily = Job {
            id: house.chance.uuid(now),
            kind,
            unique_key: Some(format!("{kind} {}", house.clock.today())),
            payload: json!({}),
            run_after: now,
        };
        tx.enqueue(daily).await?;
    }
    tx.commit_housekeeping(Housekeeping::Job).await?;
    work(house, freshness).await?;
    let counts = house.db.job_counts().await?;
    metrics::gauge!("jobs_waiting").set(f64::from(i32::try_from(counts.waiting).unwrap_or(i32::MAX)));
    metrics::gauge!("jobs_failed").set(f64::from(i32::try_from(counts.failed).unwrap_or(i32::MAX)));
    let head = store::head(&mut house.db.read().await?).await?;
    tracing::info!(seq = head.seq, hash = %head.hash, "The log ends at event {} with seal {}", head.seq, head.hash);
    Ok(())
}

/// Does the jobs that wait, one after the other; what fails is put off.
async fn work(house: &House, freshness: Freshness) -> Result<(), StoreError> {
    let (db, clock) = (&house.db, &house.clock);
    while let Some(job) = db.lease_job(&JOBS, house.chance.uuid(clock.now()), LEASE, clock.now()).await? {
        let done = match job.kind.as_str() {
            AGE_OFFERS => age_offers(house, freshness).await,
            LET_GO => let_go(house).await,
            FORGET_ANSWERS => forget_survey_answers(house).await,
            subsidies::SWEEP_FILES => sweep_files(house, &job.payload).await,
            _ => clear_away(house).await.map_err(|error| error.to_string()),
        };
        match done {
            Ok(()) => db.finish_job(&job, clock.now()).await?,
            Err(error) => {
                tracing::warn!(kind = job.kind, %error, "The job {} failed: {error}", job.kind);
                db.put_off_job(&job, &error, clock.now()).await?;
            }
        }
    }
    Ok(())
}

/// Asks to check, hides and opens offers again, in the name of the program itself.
async fn age_offers(house: &House, freshness: Freshness) -> Result<(), String> {
    let cx = Cx::new(house.db.clone(), house.clock.clone(), house.chance.clone(), Actor::timer());
    let aged = social_map::age_offers(&cx, freshness).await.map_err(|error| error.to_string())?;
    let social_map::Aged { asked, expired, reopened } = aged;
    tracing::info!(
        asked,
        expired,
        reopened,
        "Time passed for offers: {asked} are to be checked, {expired} are hidden, {reopened} are open again"
    );
    Ok(())
}

/// Lets go of explanations that explain nothing any more, in the name of the program itself.
async fn let_go(house: &House) -> Result<(), String> {
    let cx = Cx::new(house.db.clone(), house.clock.clone(), house.chance.clone(), Actor::timer());
    let count = consistency::let_go(&cx, &rooms::checks()).await.map_err(|error| error.to_string())?;
    tracing::info!(count, "{count} explanations fell away with their findings");
    Ok(())
}

/// Deletes what people answered in surveys of which the time is over, in the name of the program itself.
async fn forget_survey_answers(house: &House) -> Result<(), String> {
    let cx = Cx::new(house.db.clone(), house.clock.clone(), house.chance.clone(), Actor::timer());
    let count = indicators::forget_answers(&cx).await.map_err(|error| error.to_string())?;
    tracing::info!(count, "The answers of {count} waves of surveys were deleted");
    Ok(())
}

/// Takes files off the disk that were removed, or never came to be kept.
async fn sweep_files(house: &House, payload: &serde_json::Value) -> Result<(), String> {
    let count = subsidies::sweep_files(house, payload).await.map_err(|error| error.to_string())?;
    tracing::info!(count, "{count} files were taken off the disk");
    Ok(())
}

/// What is over goes: answers to old requests, jobs that are done, sessions, links, counts of attempts and the words of
/// visitors.
async fn clear_away(house: &House) -> Result<(), StoreError> {
    let now = house.clock.now();
    house.db.forget_answers(now - TimeDelta::days(1)).await?;
    house.db.forget_jobs(now - TimeDelta::days(30)).await?;
    access::accounts::clear_away(&house.db, now).await?;
    social_map::clear_away(&house.db, now).await?;
    social_map::forget_searches(&house.db, now).await?;
    social_map::clear_away_uploads(&house.db, now).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use shell::test_kit::Town;

    use crate::rooms::migrations;

    use super::*;

    async fn is_new(house: &House, unique_key: String) -> bool {
        let mut tx = house.db.begin().await.unwrap();
        let (id, run_after) = (house.chance.uuid(house.clock.now()), house.clock.now());
        let unique_key = Some(unique_key);
        tx.enqueue(Job { id, kind: CLEAR_AWAY, unique_key, payload: json!({}), run_after }).await.unwrap()
    }

    #[tokio::test]
    async fn the_clearing_of_a_day_is_asked_for_once_and_done() {
        let town = Town::on("2026-03-02", &migrations(), |_| Vec::new()).await;
        tidy(&town.house, Freshness::USUAL).await.unwrap();
        tidy(&town.house, Freshness::USUAL).await.unwrap();
        assert_eq!(town.house.db.job_counts().await.unwrap().waiting, 0);
        assert!(!is_new(&town.house, "clear-away 2026-03-02".to_owned()).await);
        assert!(!is_new(&town.house, "age-offers 2026-03-02".to_owned()).await);
        assert!(!is_new(&town.house, "let-go-of-explanations 2026-03-02".to_owned()).await);
        assert!(is_new(&town.house, "clear-away 2026-03-03".to_owned()).await);
        town.pass(TimeDelta::days(1));
        tidy(&town.house, Freshness::USUAL).await.unwrap();
        assert!(!is_new(&town.house, "clear-away 2026-03-03".to_owned()).await);
    }
}
