use access::Scope;
use kernel::{Cents, Instant, OrganisationId};
use store::{Read, Row, StoreError, values};

use super::{offer_at, small, unreadable};
use crate::{
    Ages, Charge, Confirmation, Contact, Cost, Offer, OfferAt, OfferId, Particulars, State, Wording,
};

/// An offer as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfferLine {
    pub(crate) id: OfferId,
    pub(crate) title: String,
    pub(crate) organisation: OrganisationId,
    pub(crate) state: State,
    /// Why the editor gave it, or its last proposal, back.
    pub(crate) sent_back_because: Option<String>,
    /// Whether a change of it waits for the editor.
    pub(crate) has_proposal: bool,
    pub(crate) changed_at: Instant,
    pub(crate) version: i64,
}

pub(super) fn state(row: &Row) -> Result<State, StoreError> {
    let name: String = row.get("state")?;
    State::from_name(&name, row.get("closed_until")?).ok_or_else(|| unreadable("state", &name))
}

fn wording(row: &Row) -> Result<Wording, StoreError> {
    Ok(Wording {
        title: row.parsed("title")?,
        what: row.get("what")?,
        for_whom: row.get("for_whom")?,
        when: row.get("when_it_is")?,
        price: row.get("price")?,
        how_to_join: row.get("how_to_join")?,
        whom_to_call: row.get("whom_to_call")?,
    })
}

fn cost(row: &Row) -> Result<Cost, StoreError> {
    let kind: String = row.get("cost_kind")?;
    let cents: Option<i64> = row.get("cost_cents")?;
    let charge = match kind.as_str() {
        "free" => Charge::Free,
        "voluntary" => Charge::Voluntary,
        per => Charge::Fixed {
            amount: Cents(cents.ok_or_else(|| unreadable("cost_cents", "nothing"))?),
            per: per.parse().map_err(|_| unreadable("cost_kind", per))?,
        },
    };
    Ok(Cost { charge, reduction: row.get("cost_reduction")? })
}

fn contact(row: &Row) -> Result<Contact, StoreError> {
    Ok(Contact {
        name: row.get("contact_name")?,
        role: row.get("contact_role")?,
        phone: row.get("contact_phone")?,
        email: row.optionally_parsed("contact_email")?,
    })
}

fn particulars(row: &Row, at: Vec<OfferAt>) -> Result<Particulars, StoreError> {
    let area: Vec<String> = row.document("service_area")?;
    let area = area.iter().map(|code| code.parse().map_err(|_| unreadable("service_area", code)));
    Ok(Particulars {
        wording: wording(row)?,
        ambition: row.parsed("ambition")?,
        themes: row.document("themes")?,
        interests: row.document("interests")?,
        audience: row.document("audience")?,
        ages: Ages {
            from: small("age_from", row.get("age_from")?)?,
            to: small("age_to", row.get("age_to")?)?,
        },
        languages: row.document("languages")?,
        support: row.parsed("support")?,
        cost: cost(row)?,
        contact: contact(row)?,
        setting: row.parsed("setting")?,
        service_area: area.collect::<Result<_, StoreError>>()?,
        at,
    })
}

pub(super) fn offer(row: &Row, at: Vec<OfferAt>) -> Result<Offer, StoreError> {
    let by: Option<String> = row.get("confirmed_by")?;
    let on = row.get("confirmed_on")?;
    Ok(Offer {
        id: row.id("id")?,
        organisation: row.id("organisation_id")?,
        particulars: particulars(row, at)?,
        state: state(row)?,
        confirmation: Option::zip(on, by).map(|(on, by)| Confirmation { on, by }),
        source: row.get("source")?,
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
    })
}

/// One offer, when it lies within the scope.
pub(crate) async fn find(
    read: &mut Read,
    scope: &Scope<Offer>,
    id: OfferId,
) -> Result<Option<Offer>, StoreError> {
    let row = read
        .row(
            "SELECT id, organisation_id, title, what, for_whom, when_it_is, price, how_to_join, whom_to_call,
                    ambition, themes, interests, age_from, age_to, languages, support, cost_kind, cost_cents,
                    cost_reduction, contact_name, contact_role, contact_phone, contact_email, setting,
                    service_area, audience, state, closed_until, source, confirmed_on, confirmed_by, version,
                    changed_at
             FROM offer
             WHERE id = $4
               AND ($1
                    OR organisation_id = $2
                    OR $3 AND state IN ('published', 'check_needed', 'temporarily_closed'))",
            values![scope.everything(), scope.organisation(), scope.published(), id],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let at = offer_at::of(read, id).await?;
    offer(&row, at).map(Some)
}

/// How many offers lie within the scope.
pub(crate) async fn count_within(read: &mut Read, scope: &Scope<Offer>) -> Result<usize, StoreError> {
    let row = read
        .one(
            "SELECT COUNT(*) AS n
             FROM offer
             WHERE $1
                OR organisation_id = $2
                OR $3 AND state IN ('published', 'check_needed', 'temporarily_closed')",
            values![scope.everything(), scope.organisation(), scope.published()],
        )
        .await?;
    small("n", row.get("n")?)
}

/// The offers within the scope, each with its version: whoever finds the same list again finds the same offers.
pub(crate) async fn versions(
    read: &mut Read,
    scope: &Scope<Offer>,
) -> Result<Vec<(OfferId, i64)>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, version
             FROM offer
             WHERE $1
                OR organisation_id = $2
                OR $3 AND state IN ('published', 'check_needed', 'temporarily_closed')
             ORDER BY id",
            values![scope.everything(), scope.organisation(), scope.published()],
        )
        .await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.get("version")?))).collect()
}

/// The offers within the scope as a list shows them, last changed first: `most` of them, after the first `skipped`.
pub(crate) async fn lines(
    read: &mut Read,
    scope: &Scope<Offer>,
    (skipped, most): (usize, usize),
) -> Result<Vec<OfferLine>, StoreError> {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let rows = read
        .rows(
            "SELECT o.id, o.title, o.organisation_id, o.state, o.closed_until, o.sent_back_because, o.changed_at,
                    o.version, p.offer_id AS proposal
             FROM offer o
             LEFT JOIN offer_proposal p ON p.offer_id = o.id
             WHERE $1
                OR o.organisation_id = $2
                OR $3 AND o.state IN ('published', 'check_needed', 'temporarily_closed')
             ORDER BY o.changed_at DESC, o.id
             LIMIT $4 OFFSET $5",
            values![
                scope.everything(),
                scope.organisation(),
                scope.published(),
                number(most),
                number(skipped),
            ],
        )
        .await?;
    rows.iter().map(line).collect()
}

/// The offers within the scope that wait for the editor, longest waiting first.
pub(crate) async fn waiting(read: &mut Read, scope: &Scope<Offer>) -> Result<Vec<OfferLine>, StoreError> {
    let rows = read
        .rows(
            "SELECT o.id, o.title, o.organisation_id, o.state, o.closed_until, o.sent_back_because, o.changed_at,
                    o.version, p.offer_id AS proposal
             FROM offer o
             LEFT JOIN offer_proposal p ON p.offer_id = o.id
             WHERE ($1
                    OR o.organisation_id = $2
                    OR $3 AND o.state IN ('published', 'check_needed', 'temporarily_closed'))
               AND (o.state = 'to_check' OR p.offer_id IS NOT NULL)
             ORDER BY o.changed_at, o.id DESC",
            values![scope.everything(), scope.organisation(), scope.published()],
        )
        .await?;
    rows.iter().map(line).collect()
}

fn line(row: &Row) -> Result<OfferLine, StoreError> {
    Ok(OfferLine {
        id: row.id("id")?,
        title: row.get("title")?,
        organisation: row.id("organisation_id")?,
        state: state(row)?,
        sent_back_because: row.get("sent_back_because")?,
        has_proposal: row.optional_id::<Offer>("proposal")?.is_some(),
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
    })
}

/// How many offers there are, in any state.
///
/// # Errors
/// When the database does not answer.
pub async fn count(read: &mut Read) -> Result<i64, StoreError> {
    read.one("SELECT COUNT(*) AS n FROM offer", values![]).await?.get("n")
}
