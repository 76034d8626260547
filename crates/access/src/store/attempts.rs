use chrono::TimeDelta;
use kernel::Instant;
use store::{Db, Housekeeping, StoreError, Tx, values};

use crate::slow_down::{FORGOTTEN, Watched};

/// Counts an attempt before it is made, so that attempts side by side are counted too. Some(wait) when it may not be
/// made yet; it is then not counted.
pub(crate) async fn count(
    db: &Db,
    watched: &[Watched],
    now: Instant,
) -> Result<Option<TimeDelta>, StoreError> {
    let mut tx = db.begin().await?;
    for watched in watched {
        let wait = count_one(&mut tx, watched, now).await?;
        if wait > TimeDelta::zero() {
            return Ok(Some(wait));
        }
    }
    tx.commit_housekeeping(Housekeeping::SignInAttempt).await?;
    Ok(None)
}

/// Adding first takes the row's lock on PostgreSQL, so that two attempts never read the same count.
async fn count_one(tx: &mut Tx, watched: &Watched, now: Instant) -> Result<TimeDelta, StoreError> {
    let key = watched.key();
    tx.execute(
        "INSERT INTO sign_in_attempt (key, failures, last_at)
         VALUES ($1, 0, $2)
         ON CONFLICT (key) DO NOTHING",
        values![&key, now],
    )
    .await?;
    tx.execute("UPDATE sign_in_attempt SET failures = failures + 1 WHERE key = $1", values![&key]).await?;
    let row = tx.one("SELECT failures, last_at FROM sign_in_attempt WHERE key = $1", values![&key]).await?;
    let last_at: Instant = row.get("last_at")?;
    let failures = if now - last_at > FORGOTTEN { 0 } else { row.get::<i64>("failures")? - 1 };
    tx.execute(
        "UPDATE sign_in_attempt SET failures = $2, last_at = $3 WHERE key = $1",
        values![&key, failures + 1, now],
    )
    .await?;
    Ok(watched.wait(failures, last_at, now))
}

/// Forgets the attempts of an account after it succeeded; of a network only the one that did, or whoever has an account
/// could go on guessing at others.
pub(crate) async fn succeed(tx: &mut Tx, watched: &[Watched]) -> Result<(), StoreError> {
    for watched in watched {
        let sql = match watched {
            Watched::Network(_) | Watched::Message(_) => {
                "UPDATE sign_in_attempt SET failures = failures - 1 WHERE key = $1 AND failures > 0"
            }
            Watched::Password(_) | Watched::SecondFactor(_) => "DELETE FROM sign_in_attempt WHERE key = $1",
        };
        tx.execute(sql, values![watched.key()]).await?;
    }
    Ok(())
}

/// Clears away what is over: attempts long ago, ended sessions, links and visits that nobody came back from.
pub(crate) async fn clear_away(db: &Db, now: Instant) -> Result<u64, StoreError> {
    let mut tx = db.begin().await?;
    let before = now - FORGOTTEN;
    let mut gone = 0;
    for sql in [
        "DELETE FROM sign_in_attempt WHERE last_at < $1",
        "DELETE FROM session WHERE ends_at < $1",
        "DELETE FROM password_link WHERE ends_at < $1",
        "DELETE FROM oidc_visit WHERE ends_at < $1",
    ] {
        gone += tx.execute(sql, values![before]).await?;
    }
    tx.commit_housekeeping(Housekeeping::Session).await?;
    Ok(gone)
}
