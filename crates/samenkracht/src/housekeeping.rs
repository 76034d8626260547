use std::time::Duration;

use chrono::TimeDelta;
use shell::House;

use crate::rooms::Furniture;

/// How often derived things are brought up to date: a change on another node is seen this much later at the most.
const FRESH: Duration = Duration::from_secs(1);
/// How often there is tidying up to do.
const EVERY: Duration = Duration::from_secs(600);

/// Tidies up for as long as the program runs: answers to old requests go, and the end of the log is told to the outside.
pub(crate) fn keep_tidy(house: House) {
    tokio::spawn(async move {
        let mut round = tokio::time::interval(EVERY);
        loop {
            round.tick().await;
            if let Err(error) = tidy(&house).await {
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

async fn tidy(house: &House) -> Result<(), store::StoreError> {
    let now = house.clock.now();
    house.db.forget_answers(now - TimeDelta::days(1)).await?;
    access::accounts::clear_away(&house.db, now).await?;
    let mut read = house.db.read().await?;
    let head = store::head(&mut read).await?;
    tracing::info!(seq = head.seq, hash = %head.hash, "The log ends at event {} with seal {}", head.seq, head.hash);
    Ok(())
}
