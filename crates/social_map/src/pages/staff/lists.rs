use std::collections::BTreeMap;
use std::sync::Arc;

use shell::{FieldError, PageError, Visit};

use super::control::Section;
use super::facts::{Difference, Names, differences, facts};
use super::fields::{Builder, Choices};
use super::remarks::Remarks;
use super::typed::Typed;
use crate::catalogue::{AreaNames, Catalogue};
use crate::{Particulars, Place, PlaceId};

/// What every form of an offer needs besides what was typed.
pub(super) struct Lists {
    places: Vec<Place>,
    areas: Arc<AreaNames>,
    organisations: Vec<(String, String)>,
}

impl Lists {
    pub(super) async fn of(visit: &Visit, catalogue: &Catalogue) -> Result<Self, PageError> {
        let places = crate::places(&visit.cx).await?;
        let areas = catalogue.snapshot().map(|snapshot| Arc::clone(&snapshot.names));
        Ok(Self { places, areas: areas.unwrap_or_default(), organisations: Vec::new() })
    }

    /// Who works for no organisation says for which one they write.
    pub(super) async fn to_create(visit: &Visit, catalogue: &Catalogue) -> Result<Self, PageError> {
        let mut lists = Self::of(visit, catalogue).await?;
        if visit.cx.actor.organisation().is_none() {
            let known = partners::organisations(&visit.cx).await?;
            lists.organisations =
                known.into_iter().map(|one| (one.id.to_string(), one.profile.name)).collect();
        }
        Ok(lists)
    }

    pub(super) fn sections(
        &self,
        visit: &Visit,
        typed: &Typed,
        wrong: &[FieldError],
        remarks: &Remarks,
    ) -> Vec<Section> {
        let organisations = self.organisations.clone();
        let choices = Choices { places: &self.places, areas: &self.areas, organisations };
        Builder { visit, typed, wrong, remarks, choices }.sections()
    }

    pub(super) fn differences(&self, visit: &Visit, old: &Particulars, new: &Particulars) -> Vec<Difference> {
        let places: BTreeMap<PlaceId, Place> =
            self.places.iter().map(|place| (place.id, place.clone())).collect();
        let names = Names { places: &places, areas: &self.areas };
        differences(&facts(visit, old, &names), &facts(visit, new, &names))
    }

    /// What is named in the form and went away while somebody was typing.
    pub(super) fn gone(&self, visit: &Visit, typed: &Typed) -> Vec<FieldError> {
        let fields = (0..typed.places()).map(|at| format!("at{at}-place"));
        let is_gone = |name: &String| {
            let id: Option<PlaceId> = typed.text(name).parse().ok();
            id.is_some_and(|id| !self.places.iter().any(|place| place.id == id))
        };
        let error = |field: String, key: &str| FieldError { field, message: visit.t(key).to_owned() };
        let mut gone: Vec<FieldError> =
            fields.filter(is_gone).map(|name| error(name, "offer-place-gone")).collect();
        if gone.is_empty() {
            gone.push(error("organisation".to_owned(), "offer-organisation-error"));
        }
        gone
    }
}
