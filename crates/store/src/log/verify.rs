use super::entry::LogHead;
use super::read::{events_after, head};
use super::seal::seal;
use crate::{Read, StoreError};

/// How many events are read at a time.
const BATCH: i64 = 1_000;

/// The first place where the log is not what was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An event is missing, or stands where it does not belong.
    #[error("event {expected} is missing")]
    Missing {
        /// The place where it should stand.
        expected: i64,
    },
    /// An event does not carry the seal of the one before it.
    #[error("event {seq} does not follow from the event before it")]
    Unlinked {
        /// Its place.
        seq: i64,
    },
    /// An event was changed after it was sealed.
    #[error("event {seq} was changed after it was written")]
    Changed {
        /// Its place.
        seq: i64,
    },
    /// Events were cut off, or added without being sealed to the head.
    #[error("the log ends at event {found}, but its head says {head}")]
    Cut {
        /// The last event there is.
        found: i64,
        /// The last event there should be.
        head: i64,
    },
    /// The log does not contain the head that was kept elsewhere.
    #[error("event {seq} is not the one whose seal was kept elsewhere")]
    NotTheWitnessed {
        /// The place that was witnessed.
        seq: i64,
    },
}

/// Walks the whole log and returns its end, or the first broken link.
///
/// `witness` is a head that was kept elsewhere; a log rewritten from the ground up differs from it. `step` hears how far
/// the walk has come.
///
/// # Errors
/// When the database does not answer; a broken log is an answer, not an error.
pub async fn verify(
    read: &mut Read,
    witness: Option<&LogHead>,
    mut step: impl FnMut(i64, i64),
) -> Result<Result<LogHead, Broken>, StoreError> {
    let end = head(read).await?;
    let mut last = LogHead { seq: 0, hash: String::new() };
    loop {
        // The first batch also shows what stands before the first place, where nothing belongs.
        let after = if last.seq == 0 { i64::MIN } else { last.seq };
        let batch = events_after(read, after, BATCH).await?;
        if batch.is_empty() {
            break;
        }
        for event in batch {
            if event.seq <= last.seq {
                return Ok(Err(Broken::Unlinked { seq: event.seq }));
            }
            if event.seq != last.seq + 1 {
                return Ok(Err(Broken::Missing { expected: last.seq + 1 }));
            }
            if event.previous != last.hash {
                return Ok(Err(Broken::Unlinked { seq: event.seq }));
            }
            if seal(&event) != event.hash {
                return Ok(Err(Broken::Changed { seq: event.seq }));
            }
            if witness.is_some_and(|kept| kept.seq == event.seq && kept.hash != event.hash) {
                return Ok(Err(Broken::NotTheWitnessed { seq: event.seq }));
            }
            last = LogHead { seq: event.seq, hash: event.hash };
        }
        step(last.seq, end.seq);
    }
    if last != end || witness.is_some_and(|kept| kept.seq > last.seq) {
        let head = witness.map_or(end.seq, |kept| kept.seq.max(end.seq));
        return Ok(Err(Broken::Cut { found: last.seq, head }));
    }
    Ok(Ok(end))
}
