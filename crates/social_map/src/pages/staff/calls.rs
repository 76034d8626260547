use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use kernel::OrganisationId;
use shell::{Form, NavItem, PageError, PageResult, Query, Visit, see_other};

use super::desk;
use super::done::{Done, DoneQuery};
use super::due::{ConfirmForm, seen, told, value};
use crate::actions::due_offers;
use crate::catalogue::Catalogue;
use crate::pages::show_at_once;
use crate::store::DueLine;
use crate::{Age, Confirmed, OfferError, State as OfferState};

/// Whom to call about one offer.
struct Contact {
    label: String,
    phone: String,
}

struct Row {
    title: String,
    href: String,
    value: String,
    tone: &'static str,
    badge: &'static str,
    line: String,
    contact: Option<Contact>,
    confirm: &'static str,
}

/// The offers of one organisation that ask for a word, with its telephone number.
struct Called {
    name: String,
    phone: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "pages/staff/calls.html")]
struct CallsPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    count: String,
    done: Option<Done>,
    skipped: bool,
    called: Vec<Called>,
}

/// How many offers ask for a word, by how long ago they were confirmed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    due: usize,
    overdue: usize,
    expired: usize,
}

impl Counts {
    pub(super) async fn of(visit: &Visit, catalogue: &Catalogue) -> Result<Self, PageError> {
        let due = due_offers(&visit.cx, catalogue.freshness()).await?;
        Ok(Self::among(visit, catalogue, &due))
    }

    fn among(visit: &Visit, catalogue: &Catalogue, due: &[DueLine]) -> Self {
        let mut counts = Self::default();
        for line in due {
            match stage(visit, catalogue, line) {
                Stage::Due => counts.due += 1,
                Stage::Overdue => counts.overdue += 1,
                Stage::Expired => counts.expired += 1,
            }
        }
        counts
    }

    pub(super) fn told(self, visit: &Visit) -> String {
        let args =
            [("due", self.due.into()), ("overdue", self.overdue.into()), ("expired", self.expired.into())];
        visit.t_args("upkeep-counts", &args)
    }
}

/// How pressing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Due,
    Overdue,
    Expired,
}

fn stage(visit: &Visit, catalogue: &Catalogue, line: &DueLine) -> Stage {
    let age = catalogue.freshness().age(line.since, visit.cx.clock.today());
    if line.state == OfferState::Expired {
        Stage::Expired
    } else if line.state == OfferState::CheckNeeded || age >= Age::Overdue {
        Stage::Overdue
    } else {
        Stage::Due
    }
}

/// Whom to call about what, longest without a word first.
pub(crate) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Query(query): Query<DoneQuery>,
) -> PageResult {
    let due = due_offers(&visit.cx, catalogue.freshness()).await?;
    let counts = Counts::among(&visit, &catalogue, &due);
    let known = partners::organisations(&visit.cx).await?;
    let known: BTreeMap<OrganisationId, partners::Profile> =
        known.into_iter().map(|one| (one.id, one.profile)).collect();
    let mut order: Vec<OrganisationId> = Vec::new();
    let mut rows: BTreeMap<OrganisationId, Vec<Row>> = BTreeMap::new();
    for line in &due {
        if !order.contains(&line.organisation) {
            order.push(line.organisation);
        }
        rows.entry(line.organisation).or_default().push(row(&visit, &catalogue, line));
    }
    let called = order.into_iter().map(|id| Called {
        name: known.get(&id).map(|one| one.name.clone()).unwrap_or_default(),
        phone: known.get(&id).and_then(|one| one.phone.clone()).unwrap_or_default(),
        rows: rows.remove(&id).unwrap_or_default(),
    });
    visit.page(&CallsPage {
        v: &visit,
        tabs: desk::tabs(&visit, "/redactie/bellen"),
        count: counts.told(&visit),
        skipped: query.gedaan == "overgeslagen",
        done: Done::from_address(&visit, &query).await,
        called: called.collect(),
    })
}

fn row(visit: &Visit, catalogue: &Catalogue, line: &DueLine) -> Row {
    let (tone, badge, confirm) = match stage(visit, catalogue, line) {
        Stage::Due => ("neutral", "upkeep-stage-due", "upkeep-confirm"),
        Stage::Overdue => ("warning", "upkeep-stage-overdue", "upkeep-confirm"),
        Stage::Expired => ("error", "upkeep-stage-expired", "upkeep-republish"),
    };
    Row {
        title: line.title.clone(),
        href: format!("/mijn-aanbod/{}/wijzigen", line.id),
        value: value(line),
        tone,
        badge,
        line: told(visit, catalogue, line),
        contact: line.phone.as_ref().map(|phone| Contact {
            label: visit.t_with("upkeep-ask-for", "name", line.contact.clone()),
            phone: phone.clone(),
        }),
        confirm,
    }
}

/// Notes what was heard by telephone: it is still right, or it is right again and goes back on the map.
pub(crate) async fn confirm(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Form(form): Form<ConfirmForm>,
) -> PageResult {
    let unknown = || PageError::Unreadable("this names no offer".to_owned());
    let (id, version) = seen(&form.one).ok_or_else(unknown)?;
    let offer = crate::find_offer(&visit.cx, id).await?;
    let word = if offer.state == OfferState::Expired {
        match crate::publish_offer(&visit.cx, id, version).await {
            Ok(()) => "gepubliceerd",
            Err(OfferError::Stale | OfferError::NoSuchStep(_)) => "overgeslagen",
            Err(error) => return Err(error.into()),
        }
    } else {
        match crate::confirm_offers(&visit.cx, &[(id, version)]).await? {
            Confirmed { confirmed: 0, .. } => "overgeslagen",
            Confirmed { .. } => "bevestigd",
        }
    };
    show_at_once(&catalogue, &visit).await;
    Ok(see_other(&format!("/redactie/bellen?gedaan={word}&aanbod={id}")))
}
