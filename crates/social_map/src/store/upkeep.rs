//! Which offers ask for attention because time passed.

use access::Scope;
use chrono::NaiveDate;
use kernel::{Instant, OrganisationId, local_time};
use store::{Read, Row, StoreError, values};

use super::offers;
use crate::{Offer, OfferId, State};

/// An offer of which somebody should say whether it is still right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DueLine {
    pub(crate) id: OfferId,
    pub(crate) title: String,
    pub(crate) organisation: OrganisationId,
    pub(crate) state: State,
    /// When it was last confirmed; the day on which it was written when nobody did.
    pub(crate) since: NaiveDate,
    pub(crate) contact: String,
    pub(crate) phone: Option<String>,
    pub(crate) version: i64,
}

fn since(row: &Row) -> Result<NaiveDate, StoreError> {
    let confirmed: Option<NaiveDate> = row.get("confirmed_on")?;
    let created: Instant = row.get("created_at")?;
    Ok(confirmed.unwrap_or_else(|| local_time(created).date()))
}

/// Offers within the scope that stand on the map and were not confirmed after `until`, and those that expired.
pub(crate) async fn due(
    read: &mut Read,
    scope: &Scope<Offer>,
    until: NaiveDate,
) -> Result<Vec<DueLine>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, title, organisation_id, state, closed_until, confirmed_on, created_at, contact_name,
                    contact_phone, version
             FROM offer
             WHERE ($1 OR organisation_id = $2)
               AND (state = 'expired'
                    OR state IN ('published', 'check_needed', 'temporarily_closed')
                       AND (confirmed_on IS NULL OR confirmed_on <= $3))
             ORDER BY id",
            values![scope.everything(), scope.organisation(), until],
        )
        .await?;
    rows.iter().map(line).collect()
}

fn line(row: &Row) -> Result<DueLine, StoreError> {
    Ok(DueLine {
        id: row.id("id")?,
        title: row.get("title")?,
        organisation: row.id("organisation_id")?,
        state: offers::state(row)?,
        since: since(row)?,
        contact: row.get("contact_name")?,
        phone: row.get("contact_phone")?,
        version: row.get("version")?,
    })
}

/// Offers within the scope with which time may take a step on `today`: not confirmed after `until`, or closed until a
/// day that has come. Each with the day since which it counts.
pub(crate) async fn aging(
    read: &mut Read,
    scope: &Scope<Offer>,
    until: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<(OfferId, NaiveDate)>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, confirmed_on, created_at
             FROM offer
             WHERE ($1 OR organisation_id = $2)
               AND (state IN ('published', 'check_needed', 'temporarily_closed')
                    AND (confirmed_on IS NULL OR confirmed_on <= $3)
                    OR state = 'temporarily_closed' AND closed_until <= $4)
             ORDER BY id",
            values![scope.everything(), scope.organisation(), until, today],
        )
        .await?;
    rows.iter().map(|row| Ok((row.id("id")?, since(row)?))).collect()
}
