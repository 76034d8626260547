//! What bringing in a file would do, worked out before anything is done.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use dutch_text::fold;
use hsds::{Finding, Severity};
use kernel::OrganisationId;
use partners::{Kind, Profile};
use serde::Serialize;
use serde_json::Value as Json;
use uuid::Uuid;

use super::merge::Difference;
use super::offer_plan::{Outcome, PlannedOffer, fallback_organisation, offer_of};
use super::place_plan::{PlaceStep, places};
use super::{Gap, Incoming, IncomingOrganisation, Known, Present, Said, Table};
use crate::{Confirmation, Offer, OfferId, Particulars, State};

/// How a file is brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// What the source is called: the same name each time, so that its offers are known again.
    pub source: String,
    /// Whether new offers without gaps go straight on the map; else an editor looks first.
    pub publish: bool,
    /// Today.
    pub today: NaiveDate,
}

/// What becomes of one thing in a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// It is new, and will stand like this.
    New {
        /// The state in which it will stand.
        state: &'static str,
    },
    /// It changes.
    Changed {
        /// In what.
        changes: Vec<Difference>,
    },
    /// It stays as it is.
    Unchanged,
    /// It cannot be taken.
    Refused {
        /// Why: a word of ours, or of `hsds::What`.
        because: &'static str,
        /// Under which column.
        column: String,
        /// What stands there.
        value: String,
    },
    /// The source knew it before and names it no more; it stays as it is.
    Vanished,
}

impl Verdict {
    /// Its word in reports.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::New { .. } => "new",
            Self::Changed { .. } => "changed",
            Self::Unchanged => "unchanged",
            Self::Refused { .. } => "refused",
            Self::Vanished => "vanished",
        }
    }
}

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// `offer`, `place` or `organisation`.
    pub kind: &'static str,
    /// The file or sheet; empty for what is not in it.
    pub file: String,
    /// The row in it.
    pub row: u64,
    /// Its title or name.
    pub title: String,
    /// What becomes of it.
    pub verdict: Verdict,
    /// What was changed here and stays.
    pub kept: Vec<Difference>,
    /// What an editor has to fill in.
    pub gaps: Vec<Gap>,
}

/// How many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, serde::Deserialize)]
pub struct Counts {
    /// New offers.
    pub new: usize,
    /// Offers that change.
    pub changed: usize,
    /// Offers that stay as they are.
    pub unchanged: usize,
    /// Records that cannot be taken.
    pub refused: usize,
    /// Offers with a change of our own that stays.
    pub kept: usize,
    /// Offers that the source names no more.
    pub vanished: usize,
}

/// What bringing in a file would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// What becomes of each thing, in the order of the file.
    pub lines: Vec<Line>,
    /// What somebody should know of the file.
    pub findings: Vec<Finding>,
    /// How many of each.
    pub counts: Counts,
}

/// What is done with an offer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum OfferStep {
    /// It is written.
    New(Box<Offer>),
    /// It is changed, from the version that was seen.
    Change {
        id: OfferId,
        organisation: OrganisationId,
        seen: i64,
        fields: Vec<String>,
        particulars: Box<Particulars>,
    },
}

/// What to write when the plan is carried out.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Prepared {
    pub(crate) organisations: Vec<(OrganisationId, Profile)>,
    pub(crate) places: Vec<PlaceStep>,
    pub(crate) offers: Vec<OfferStep>,
    /// What the source says now, where that differs from what it said before.
    pub(crate) records: Table,
}

/// Works out what bringing in these offers would do. Nothing is done.
pub(crate) fn plan(
    incoming: &[Incoming],
    mut findings: Vec<Finding>,
    present: &Present,
    settings: &Settings,
) -> (Plan, Prepared) {
    let here = present.organisations.iter();
    let mut desk = Desk {
        present,
        settings,
        organisations: present.organisations.keys().copied().collect(),
        named: here.map(|(id, name)| (fold(name), *id)).collect(),
        prepared: Prepared::default(),
        lines: refused(&findings),
    };
    let places = places(incoming, present, &mut findings);
    for (source_id, place) in &places {
        desk.prepared.places.extend(place.step.clone());
        if let Some(base) = &place.base {
            desk.remember("place", *source_id, place.own.uuid(), base, None);
        }
        if matches!(place.step, Some(PlaceStep::Change(_))) || !place.merged.kept.is_empty() {
            let title = text(&place.merged.result, "name");
            let changes = place.merged.changes.clone();
            let verdict = if changes.is_empty() { Verdict::Unchanged } else { Verdict::Changed { changes } };
            desk.add("place", ("", 0), title, verdict, place.merged.kept.clone());
        }
    }
    for one in incoming {
        let planned = offer_of(one, &places, present, settings, &mut findings);
        desk.take(one, planned);
    }
    desk.note_vanished(incoming);
    let counts = counts(&desk.lines);
    (Plan { lines: desk.lines, findings, counts }, desk.prepared)
}

struct Desk<'a> {
    present: &'a Present,
    settings: &'a Settings,
    /// The organisations that are here or coming, and their folded names.
    organisations: BTreeSet<OrganisationId>,
    named: BTreeMap<String, OrganisationId>,
    prepared: Prepared,
    lines: Vec<Line>,
}

impl Desk<'_> {
    fn add(
        &mut self,
        kind: &'static str,
        at: (&str, u64),
        title: String,
        verdict: Verdict,
        kept: Vec<Difference>,
    ) {
        let (file, row) = (at.0.to_owned(), at.1);
        self.lines.push(Line { kind, file, row, title, verdict, kept, gaps: Vec::new() });
    }

    fn take(&mut self, one: &Incoming, planned: PlannedOffer) {
        let PlannedOffer { id, base, merged, gaps, outcome } = planned;
        let verdict = match outcome {
            Outcome::New(particulars, state, confirmation) => {
                self.write(one, (id, particulars), state, confirmation);
                Verdict::New { state: state.name() }
            }
            Outcome::Changed(particulars) => {
                self.change(id, &merged.changes, particulars);
                Verdict::Changed { changes: merged.changes.clone() }
            }
            Outcome::Unchanged => Verdict::Unchanged,
            Outcome::Refused(because) => {
                Verdict::Refused { because, column: "id".to_owned(), value: one.source_id.clone() }
            }
        };
        if !matches!(verdict, Verdict::Refused { .. }) {
            self.remember("offer", one.id, id.uuid(), &base, one.original.clone());
        }
        let at = (one.origin.file.as_str(), one.origin.row);
        self.add("offer", at, text(&base, "wording/title"), verdict, merged.kept);
        if let Some(line) = self.lines.last_mut() {
            line.gaps = gaps;
        }
    }

    fn write(
        &mut self,
        one: &Incoming,
        new: (OfferId, Particulars),
        state: State,
        confirmation: Option<Confirmation>,
    ) {
        let offer = Offer {
            id: new.0,
            organisation: self.organisation(one.organisation.as_ref()),
            particulars: new.1,
            state,
            confirmation,
            source: self.settings.source.clone(),
            changed_at: chrono::DateTime::UNIX_EPOCH,
            version: 1,
        };
        self.prepared.offers.push(OfferStep::New(Box::new(offer)));
    }

    fn change(&mut self, id: OfferId, changes: &[Difference], particulars: Particulars) {
        let Some(offer) = self.present.offers.get(&id) else { return };
        self.prepared.offers.push(OfferStep::Change {
            id,
            organisation: offer.organisation,
            seen: offer.version,
            fields: changes.iter().map(|change| change.field.clone()).collect(),
            particulars: Box::new(particulars),
        });
    }

    /// The organisation that is meant: one that is here, one that this file brings, or else the one of the source.
    fn organisation(&mut self, of: Option<&IncomingOrganisation>) -> OrganisationId {
        let own = of.map_or_else(
            || fallback_organisation(&self.settings.source),
            |of| OrganisationId::from_uuid(of.id),
        );
        let name = of.map_or(self.settings.source.as_str(), |of| of.name.as_str());
        if self.organisations.contains(&own) {
            return own;
        }
        if let Some(same) = self.named.get(&fold(name)) {
            return *same;
        }
        self.organisations.insert(own);
        self.named.insert(fold(name), own);
        self.prepared.organisations.push((own, profile(name, of)));
        let verdict = Verdict::New { state: "" };
        self.add("organisation", ("", 0), name.to_owned(), verdict, Vec::new());
        own
    }

    fn remember(&mut self, kind: &str, source_id: Uuid, own_id: Uuid, base: &Said, original: Option<String>) {
        let new = Known { own_id, base: base.clone(), original };
        if self.present.known(kind, source_id) != Some(&new) {
            self.prepared.records.insert((kind.to_owned(), source_id), new);
        }
    }

    fn note_vanished(&mut self, incoming: &[Incoming]) {
        let named: BTreeSet<Uuid> = incoming.iter().map(|one| one.id).collect();
        let known =
            self.present.known.iter().filter(|((kind, id), _)| kind == "offer" && !named.contains(id));
        let gone: Vec<String> = known
            .filter_map(|(_, known)| self.present.offers.get(&OfferId::from_uuid(known.own_id)))
            .map(|offer| offer.title().to_owned())
            .collect();
        for title in gone {
            self.add("offer", ("", 0), title, Verdict::Vanished, Vec::new());
        }
    }
}

fn profile(name: &str, of: Option<&IncomingOrganisation>) -> Profile {
    let about = of.and_then(|of| kernel::clean_text(of.about.as_deref()?, 1_000).ok());
    Profile {
        name: name.to_owned(),
        former_names: Vec::new(),
        kind: Kind::Welfare,
        kvk: None,
        website: of.and_then(|of| of.website.as_deref()?.parse().ok()),
        phone: None,
        email: of.and_then(|of| of.email.as_deref()?.parse().ok()),
        languages: vec!["nl".to_owned()],
        about: about.unwrap_or_default(),
        account_manager: None,
        demonstration: false,
    }
}

/// A line for each record that was refused while it was read.
fn refused(findings: &[Finding]) -> Vec<Line> {
    let mut rows = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity() == Severity::Refused) {
        rows.entry(&finding.origin).or_insert(finding);
    }
    let verdict = |finding: &Finding| Verdict::Refused {
        because: finding.what.name(),
        column: finding.column.clone(),
        value: finding.value.clone(),
    };
    let line = |(origin, finding): (&hsds::Origin, &Finding)| Line {
        kind: "offer",
        file: origin.file.clone(),
        row: origin.row,
        title: String::new(),
        verdict: verdict(finding),
        kept: Vec::new(),
        gaps: Vec::new(),
    };
    rows.into_iter().map(line).collect()
}

fn text(said: &Said, field: &str) -> String {
    said.get(field).and_then(Json::as_str).unwrap_or_default().to_owned()
}

fn counts(lines: &[Line]) -> Counts {
    let offers = || lines.iter().filter(|line| line.kind == "offer");
    let count = |name: &str| offers().filter(|line| line.verdict.name() == name).count();
    Counts {
        new: count("new"),
        changed: count("changed"),
        unchanged: count("unchanged"),
        refused: count("refused"),
        kept: offers().filter(|line| !line.kept.is_empty()).count(),
        vanished: count("vanished"),
    }
}
