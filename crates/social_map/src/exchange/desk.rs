//! Where a plan is put together, line by line, with what to write for each.

use std::collections::{BTreeMap, BTreeSet};

use dutch_text::fold;
use hsds::Finding;
use kernel::OrganisationId;
use partners::{Kind, Profile};
use serde_json::Value as Json;
use uuid::Uuid;

use super::merge::Difference;
use super::offer_plan::{Outcome, PlannedOffer, fallback_organisation};
use super::organisation_plan::{OrganisationStep, PlannedOrganisation};
use super::place_plan::{PlaceStep, PlannedPlace};
use super::plan::{OfferStep, Prepared, Settings};
use super::verdict::{Line, Thing, Verdict, refused};
use super::{Incoming, IncomingOrganisation, Known, Present, Said};
use crate::{Confirmation, Offer, OfferId, Particulars, State};

pub(super) struct Desk<'a> {
    present: &'a Present,
    settings: &'a Settings,
    /// What becomes of the organisations that the file names.
    planned: BTreeMap<Uuid, PlannedOrganisation>,
    /// The organisations that are here or coming.
    organisations: BTreeSet<OrganisationId>,
    pub(super) prepared: Prepared,
    pub(super) lines: Vec<Line>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        present: &'a Present,
        settings: &'a Settings,
        planned: BTreeMap<Uuid, PlannedOrganisation>,
        findings: &[Finding],
    ) -> Self {
        Self {
            present,
            settings,
            planned,
            organisations: present.organisations.keys().copied().collect(),
            prepared: Prepared::default(),
            lines: refused(findings),
        }
    }

    fn add(&mut self, kind: Thing, at: (&str, u64), title: String, verdict: Verdict, kept: Vec<Difference>) {
        let (file, row) = (at.0.to_owned(), at.1);
        self.lines.push(Line { kind, file, row, title, verdict, kept, gaps: Vec::new() });
    }

    /// Those that are here and change, or could not change in all that the source says.
    pub(super) fn take_organisations(&mut self) {
        let planned = std::mem::take(&mut self.planned);
        for (source_id, one) in &planned {
            let title = text(&one.merged.result, "name");
            if let Some(OrganisationStep::New(..)) = &one.step {
                continue;
            }
            self.prepared.organisations.extend(one.step.clone());
            self.remember_organisation(*source_id, one);
            if one.step.is_some() || !one.merged.kept.is_empty() {
                let verdict = changed(one.merged.changes.clone());
                self.add(Thing::Organisation, ("", 0), title.clone(), verdict, one.merged.kept.clone());
            }
            self.note_taken(one, title);
        }
        self.planned = planned;
    }

    fn note_taken(&mut self, one: &PlannedOrganisation, title: String) {
        if let Some(number) = &one.taken {
            let verdict = Verdict::Refused {
                because: "kvk-taken".to_owned(),
                column: "kvk".to_owned(),
                value: number.clone(),
            };
            self.add(Thing::Organisation, ("", 0), title, verdict, Vec::new());
        }
    }

    fn remember_organisation(&mut self, source_id: Uuid, one: &PlannedOrganisation) {
        if let Some(base) = &one.base {
            self.remember(Thing::Organisation, source_id, one.own.uuid(), base, None);
        }
    }

    pub(super) fn take_places(&mut self, places: &BTreeMap<Uuid, PlannedPlace>) {
        for (source_id, place) in places {
            self.prepared.places.extend(place.step.clone());
            if let Some(base) = &place.base {
                self.remember(Thing::Place, *source_id, place.own.uuid(), base, None);
            }
            if matches!(place.step, Some(PlaceStep::Change(_))) || !place.merged.kept.is_empty() {
                let title = text(&place.merged.result, "name");
                let verdict = changed(place.merged.changes.clone());
                self.add(Thing::Place, ("", 0), title, verdict, place.merged.kept.clone());
            }
        }
    }

    pub(super) fn take(&mut self, one: &Incoming, planned: PlannedOffer) {
        let PlannedOffer { id, base, merged, gaps, outcome, moves } = planned;
        let verdict = match outcome {
            Outcome::New(particulars, state, confirmation) => {
                self.write(one, (id, particulars), state, confirmation);
                Verdict::New { state: state.name().to_owned() }
            }
            Outcome::Changed(particulars) => {
                let mover = one.organisation.as_ref().filter(|_| moves);
                self.change(id, &merged.changes, particulars, mover);
                Verdict::Changed { changes: merged.changes.clone() }
            }
            Outcome::Unchanged => Verdict::Unchanged,
            Outcome::Refused(because) => Verdict::Refused {
                because: because.to_owned(),
                column: "id".to_owned(),
                value: one.source_id.clone(),
            },
        };
        if !matches!(verdict, Verdict::Refused { .. }) {
            self.remember(Thing::Offer, one.id, id.uuid(), &base, one.original.clone());
        }
        let at = (one.origin.file.as_str(), one.origin.row);
        self.add(Thing::Offer, at, text(&base, "wording/title"), verdict, merged.kept);
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

    fn change(
        &mut self,
        id: OfferId,
        changes: &[Difference],
        particulars: Particulars,
        goes_to: Option<&IncomingOrganisation>,
    ) {
        let Some(offer) = self.present.offers.get(&id) else { return };
        let organisation = match goes_to {
            Some(of) => self.organisation(Some(of)),
            None => offer.organisation,
        };
        self.prepared.offers.push(OfferStep::Change {
            id,
            organisation,
            leaves: goes_to.map(|_| offer.organisation),
            seen: offer.version,
            fields: changes.iter().map(|change| change.field.clone()).collect(),
            particulars: Box::new(particulars),
        });
    }

    /// The organisation that a record names, as it is known here.
    pub(super) fn named(&self, one: &Incoming) -> Option<OrganisationId> {
        self.planned.get(&one.organisation.as_ref()?.id).map(|planned| planned.own)
    }

    /// The organisation that is meant: one that is here, one that this file brings, or else the one of the source.
    fn organisation(&mut self, of: Option<&IncomingOrganisation>) -> OrganisationId {
        let planned = std::mem::take(&mut self.planned);
        let own = match of.and_then(|of| planned.get(&of.id)) {
            Some(one) => one.own,
            None => self.fallback(),
        };
        if self.organisations.insert(own) {
            self.come(own, &planned);
        }
        self.planned = planned;
        own
    }

    /// An organisation comes with its first offer.
    fn come(&mut self, own: OrganisationId, planned: &BTreeMap<Uuid, PlannedOrganisation>) {
        let brings = |one: &PlannedOrganisation| one.own == own && one.step.is_some();
        let Some((source_id, one)) = planned.iter().find(|(_, one)| brings(one)) else { return };
        let title = text(&one.merged.result, "name");
        self.prepared.organisations.extend(one.step.clone());
        self.remember_organisation(*source_id, one);
        let verdict = Verdict::New { state: String::new() };
        self.add(Thing::Organisation, ("", 0), title.clone(), verdict, Vec::new());
        self.note_taken(one, title);
    }

    /// The organisation that carries the name of the source.
    fn fallback(&mut self) -> OrganisationId {
        let (source, own) = (&self.settings.source, fallback_organisation(&self.settings.source));
        let is_named = |name: &str| fold(name) == fold(source);
        let here = self.present.organisations.values().find(|one| is_named(&one.profile.name));
        if let Some(here) = here.filter(|_| !self.organisations.contains(&own)) {
            return here.id;
        }
        if self.organisations.insert(own) {
            let (name, profile) = (source.clone(), Box::new(Profile::named(source, Kind::Welfare)));
            self.prepared.organisations.push(OrganisationStep::New(own, profile));
            let verdict = Verdict::New { state: String::new() };
            self.add(Thing::Organisation, ("", 0), name, verdict, Vec::new());
        }
        own
    }

    fn remember(
        &mut self,
        kind: Thing,
        source_id: Uuid,
        own_id: Uuid,
        base: &Said,
        original: Option<String>,
    ) {
        let new = Known { own_id, base: base.clone(), original };
        if self.present.known(kind.name(), source_id) != Some(&new) {
            self.prepared.records.insert((kind.name().to_owned(), source_id), new);
        }
    }

    pub(super) fn note_vanished(&mut self, incoming: &[Incoming]) {
        let named: BTreeSet<Uuid> = incoming.iter().map(|one| one.id).collect();
        let is_gone = |kind: &str, id: &Uuid| kind == Thing::Offer.name() && !named.contains(id);
        let known = self.present.known.iter().filter(|((kind, id), _)| is_gone(kind, id));
        let gone: Vec<String> = known
            .filter_map(|(_, known)| self.present.offers.get(&OfferId::from_uuid(known.own_id)))
            .map(|offer| offer.title().to_owned())
            .collect();
        for title in gone {
            self.add(Thing::Offer, ("", 0), title, Verdict::Vanished, Vec::new());
        }
    }
}

fn changed(changes: Vec<Difference>) -> Verdict {
    if changes.is_empty() { Verdict::Unchanged } else { Verdict::Changed { changes } }
}

fn text(said: &Said, field: &str) -> String {
    said.get(field).and_then(Json::as_str).unwrap_or_default().to_owned()
}
