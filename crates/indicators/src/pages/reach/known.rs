//! What goes in and what comes out, for one question.

use areas::{Atlas, NeighbourhoodCode};
use shell::{PageError, Visit};
use social_map::{Catalogue, PlacesThere, Trip};

use super::super::words;
use super::asked::{Asked, subject_name};
use crate::within_reach::{Group, Home, Measured, Subject, measured};

/// Everything that is known for one question.
pub(super) struct Known<'a> {
    pub(super) visit: &'a Visit,
    pub(super) atlas: &'a Atlas,
    pub(super) asked: Asked,
    pub(super) year: Option<i32>,
    pub(super) homes: Vec<Home>,
    pub(super) there: PlacesThere,
    pub(super) measured: Measured,
}

/// A point that lies on no map is a fault of ours.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub(super) fn unmeasured(error: reach::ReachError) -> PageError {
    PageError::Internal(error.to_string())
}

impl<'a> Known<'a> {
    pub(super) fn of(
        visit: &'a Visit,
        atlas: &'a Atlas,
        offers: &Catalogue,
        asked: Asked,
    ) -> Result<Self, PageError> {
        let there = offers.places_of(|offer| asked.subject.holds(offer) && asked.group.is_meant_by(offer));
        let year = atlas.years().first().copied();
        let homes = homes(atlas, asked.group, year);
        let measured = measured(&homes, &there.places, asked.within).map_err(unmeasured)?;
        Ok(Self { visit, atlas, asked, year, homes, there, measured })
    }

    /// Whether nobody knows how many people there are.
    pub(super) fn has_no_people(&self) -> bool {
        self.measured.average.is_none()
    }

    /// A count as it is written.
    pub(super) fn count(&self, count: impl Into<f64>) -> String {
        words::number(self.visit, count.into(), 0)
    }

    /// People of a neighbourhood as they are written.
    pub(super) fn people(&self, home: &Home) -> String {
        home.people.map_or_else(
            || self.visit.t("indicators-missing-unknown").to_owned(),
            |people| self.count(people),
        )
    }

    /// How much there is for each thousand people.
    pub(super) fn share(&self, share: Option<f64>) -> String {
        share.map_or_else(|| "–".to_owned(), |share| words::number(self.visit, share, 2))
    }

    /// The people of the group in words.
    fn whom(&self) -> String {
        self.visit.t(&format!("reach-whom-{}", self.asked.group)).to_owned()
    }

    /// How far, in words.
    pub(super) fn far(&self) -> String {
        self.visit.t(&format!("reach-binnen-{}", self.asked.within)).to_owned()
    }

    /// What a place is a place for.
    fn place(&self) -> String {
        match self.asked.subject {
            Subject::Everything => self.visit.t("reach-place-any").to_owned(),
            subject @ (Subject::Ambition(_) | Subject::Theme(_)) => {
                self.visit.t_with("reach-place-of", "name", subject_name(self.visit, subject))
            }
        }
    }

    /// A sentence about the question: it may name whom, how far and what, in a sentence or as it was chosen.
    pub(super) fn says(&self, key: &str, more: &[(&str, String)]) -> String {
        let group = self.visit.t(&format!("reach-voor-{}", self.asked.group)).to_owned();
        let mut args = vec![
            ("whom", self.whom().into()),
            ("far", self.far().into()),
            ("place", self.place().into()),
            ("group", group.into()),
            ("subject", subject_name(self.visit, self.asked.subject).into()),
        ];
        args.extend(more.iter().map(|(name, text)| (*name, text.clone().into())));
        self.visit.t_args(key, &args)
    }

    /// How many neighbourhoods, in words.
    pub(super) fn neighbourhoods(&self, count: usize) -> String {
        super::super::wards::counted(self.visit, count)
    }

    pub(super) fn name_of(&self, code: NeighbourhoodCode) -> &'a str {
        self.atlas.division().neighbourhoods.get(&code).map_or("", |part| part.name.as_str())
    }

    /// Of when the people and the places are, and from where.
    pub(super) fn sources(&self) -> String {
        let mut sources: Vec<&str> =
            self.atlas.sources_of(self.year).map(|source| source.name.as_str()).collect();
        sources.dedup();
        let day = self.visit.cx.clock.today().format("%d-%m-%Y").to_string();
        let args = [("source", sources.join("; ").into()), ("day", day.into())];
        match self.year {
            Some(year) => {
                let year = [("year", year.to_string().into())];
                self.visit.t_args("reach-sources", &[args.as_slice(), &year].concat())
            }
            None => self.visit.t_args("reach-sources-places", &args),
        }
    }
}

/// The neighbourhoods with the people of the group, as they are published.
pub(super) fn homes(atlas: &Atlas, group: Group, year: Option<i32>) -> Vec<Home> {
    let residents = |code| Some(group.people(&atlas.residents_of_neighbourhood(code, year?)?.value));
    let parts = atlas.division().neighbourhoods.iter();
    parts
        .map(|(code, part)| Home {
            code: *code,
            centre: part.centre,
            square_metres: part.square_metres,
            people: residents(*code),
        })
        .collect()
}

/// From here on people take a bicycle.
const A_WALK: u32 = 20;

/// How far the nearest place is, in minutes.
pub(super) fn away(visit: &Visit, metres: Option<u32>) -> String {
    let Some(trip) = metres.map(Trip::of) else { return visit.t("reach-nowhere").to_owned() };
    let (key, minutes) = if trip.on_foot <= A_WALK {
        ("reach-on-foot", trip.on_foot)
    } else {
        ("reach-bicycle", trip.bicycle)
    };
    visit.t_with(key, "minutes", minutes)
}
