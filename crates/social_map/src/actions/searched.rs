use std::sync::PoisonError;

use access::{Action, Cx, Facts};
use chrono::{Datelike, Months, NaiveDate};
use kernel::{Instant, local_time};
use store::{Db, Housekeeping, StoreError};

use super::OfferError;
use crate::catalogue::Catalogue;
use crate::store::{self as rows, Unanswered};

/// How many months are kept beside this one: a year, to compare with the same month.
const MONTHS: u32 = 12;

/// The questions that found nothing, of a year.
pub(crate) async fn searched_in_vain(cx: &Cx) -> Result<Vec<Unanswered>, OfferError> {
    cx.permit(Action::SeeSearches, &Facts::NONE)?;
    Ok(rows::unanswered(&mut cx.read().await?, first_month(cx.now())).await?)
}

impl Catalogue {
    /// Notes that a question found nothing. Counts in memory; nothing is written while a visitor waits.
    pub(crate) fn hear_in_vain(&self, question: &str, now: Instant) {
        self.in_vain().lock().unwrap_or_else(PoisonError::into_inner).hear(question, now);
    }

    /// Writes down which questions were asked often and found nothing; what every node does each minute.
    ///
    /// # Errors
    /// When the database does not answer; then the next time.
    pub async fn write_searches(&self, db: &Db) -> Result<(), StoreError> {
        let take = || self.in_vain().lock().unwrap_or_else(PoisonError::into_inner).take_due();
        let due = take();
        if due.is_empty() {
            return Ok(());
        }
        let written = async {
            let mut tx = db.begin().await?;
            for one in &due {
                let question = (one.stems.as_str(), one.question.as_str());
                rows::count_unanswered(&mut tx, one.month, question, i64::from(one.times)).await?;
            }
            tx.commit_housekeeping(Housekeeping::Count).await
        };
        let written = written.await;
        if written.is_err() {
            self.in_vain().lock().unwrap_or_else(PoisonError::into_inner).give_back(due);
        }
        written
    }
}

/// Forgets the questions of more than a year ago.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_searches(db: &Db, now: Instant) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    rows::forget_unanswered(&mut tx, first_month(now)).await?;
    tx.commit_housekeeping(Housekeeping::Count).await
}

fn first_month(now: Instant) -> NaiveDate {
    let today = local_time(now).date();
    let month = today.with_day(1).unwrap_or(today);
    month.checked_sub_months(Months::new(MONTHS)).unwrap_or(month)
}
