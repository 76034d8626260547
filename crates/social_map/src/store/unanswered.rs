use chrono::NaiveDate;
use store::{Read, StoreError, Tx, values};

/// A question that found nothing, and how often in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unanswered {
    /// The first day of the month.
    pub(crate) month: NaiveDate,
    /// What was asked, in folded words without those that say nothing.
    pub(crate) question: String,
    /// How often.
    pub(crate) times: i64,
}

/// The questions that found nothing, since the month that begins on `since`: newest month first, most asked first.
/// They belong to nobody, so no scope; who may read them is decided in the action.
pub(crate) async fn unanswered(read: &mut Read, since: NaiveDate) -> Result<Vec<Unanswered>, StoreError> {
    let rows = read
        .rows(
            "SELECT month, question, times
             FROM unanswered_question
             WHERE month >= $1
             ORDER BY month DESC, times DESC, stems",
            values![since],
        )
        .await?;
    let one = |row: &store::Row| {
        Ok(Unanswered { month: row.get("month")?, question: row.get("question")?, times: row.get("times")? })
    };
    rows.iter().map(one).collect()
}

/// Adds to the count of a question in a month.
pub(crate) async fn count_unanswered(
    tx: &mut Tx,
    month: NaiveDate,
    (stems, question): (&str, &str),
    times: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO unanswered_question (month, stems, question, times)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (month, stems) DO UPDATE
         SET times = unanswered_question.times + excluded.times",
        values![month, stems, question, times],
    )
    .await
    .map(drop)
}

/// Forgets the questions of before the month that begins on `before`.
pub(crate) async fn forget_unanswered(tx: &mut Tx, before: NaiveDate) -> Result<u64, StoreError> {
    tx.execute("DELETE FROM unanswered_question WHERE month < $1", values![before]).await
}
