use access::{Permit, Scope};
use kernel::Instant;
use store::{Read, Row, StoreError, Tx, values};

use crate::{Offer, OfferId, Report, ReportId, ReportState};

/// A report with what a list says of its offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// The report.
    pub report: Report,
    /// The title of the offer.
    pub title: String,
    /// Whose offer it is.
    pub organisation: kernel::OrganisationId,
}

fn line(row: &Row) -> Result<ReportLine, StoreError> {
    Ok(ReportLine {
        report: Report {
            id: row.id("id")?,
            offer: row.id("offer_id")?,
            about: row.parsed("about")?,
            words: row.get("words")?,
            state: row.parsed("state")?,
            reported_at: row.get("reported_at")?,
        },
        title: row.get("title")?,
        organisation: row.id("organisation_id")?,
    })
}

/// Keeps what a visitor said.
pub(crate) async fn insert_report(tx: &mut Tx, _permit: &Permit, report: &Report) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO offer_report (id, offer_id, about, words, state, reported_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        values![
            report.id,
            report.offer,
            report.about.name(),
            report.words.clone(),
            report.state.name(),
            report.reported_at,
        ],
    )
    .await
    .map(drop)
}

/// How many reports of an offer nobody handled yet.
pub(crate) async fn open_count(read: &mut Read, offer: OfferId) -> Result<i64, StoreError> {
    let row = read
        .one(
            "SELECT COUNT(*) AS n
             FROM offer_report
             WHERE offer_id = $1
               AND state IN ('open', 'calling')",
            values![offer],
        )
        .await?;
    row.get("n")
}

/// The reports on offers within the scope that nobody handled yet, the oldest first, at most `most`.
pub(crate) async fn reports_to_handle(
    read: &mut Read,
    scope: &Scope<Offer>,
    most: i64,
) -> Result<Vec<ReportLine>, StoreError> {
    let rows = read
        .rows(
            "SELECT r.id, r.offer_id, r.about, r.words, r.state, r.reported_at, o.title, o.organisation_id
             FROM offer_report r
             JOIN offer o ON o.id = r.offer_id
             WHERE r.state IN ('open', 'calling')
               AND ($1
                    OR o.organisation_id = $2
                    OR $3 AND o.state IN ('published', 'check_needed', 'temporarily_closed'))
             ORDER BY r.reported_at, r.id
             LIMIT $4",
            values![scope.everything(), scope.organisation(), scope.published(), most],
        )
        .await?;
    rows.iter().map(line).collect()
}

/// One report, on an offer within the scope.
pub(crate) async fn report(
    read: &mut Read,
    scope: &Scope<Offer>,
    id: ReportId,
) -> Result<Option<ReportLine>, StoreError> {
    let row = read
        .row(
            "SELECT r.id, r.offer_id, r.about, r.words, r.state, r.reported_at, o.title, o.organisation_id
             FROM offer_report r
             JOIN offer o ON o.id = r.offer_id
             WHERE r.id = $4
               AND ($1
                    OR o.organisation_id = $2
                    OR $3 AND o.state IN ('published', 'check_needed', 'temporarily_closed'))",
            values![scope.everything(), scope.organisation(), scope.published(), id],
        )
        .await?;
    row.as_ref().map(line).transpose()
}

/// Keeps where a report now stands, when it still stands where it was seen.
pub(crate) async fn save_report(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (ReportId, ReportState),
    stands: ReportState,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE offer_report
         SET state = $3, handled_at = $4
         WHERE id = $1
           AND state = $2",
        values![seen.0, seen.1.name(), stands.name(), stands.is_handled().then_some(now)],
    )
    .await
}

/// Moves what was said of one offer and not handled to another.
pub(crate) async fn move_reports(
    tx: &mut Tx,
    _permit: &Permit,
    from: OfferId,
    to: OfferId,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE offer_report
         SET offer_id = $2
         WHERE offer_id = $1
           AND state IN ('open', 'calling')",
        values![from, to],
    )
    .await
    .map(drop)
}

/// Forgets the words of what was handled before `before`, and tells of how many.
pub(crate) async fn forget_words(tx: &mut Tx, before: Instant) -> Result<u64, StoreError> {
    tx.execute(
        "UPDATE offer_report
         SET words = NULL
         WHERE handled_at < $1
           AND words IS NOT NULL",
        values![before],
    )
    .await
}
