use areas::WardCode;
use kernel::Cents;

use super::facet::{AgeBand, Choice, Comfort, CostBand, Facet, Mark};
use crate::catalogue::AreaNames;
use crate::{
    Access, Ages, Audience, Charge, Circumstances, Crowd, DayPart, Light, Listing, Noise, Per, Setting,
    Support, Theme,
};

/// Up to which amount a visit is cheap.
const LOW: Cents = Cents(500);
/// How many people make a small group.
const SMALL_GROUP: u16 = 8;

/// What of one listing the facets look at, as far as it stays the same from day to day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Profile {
    /// The options that hold or of which nobody knows.
    pub(crate) marks: Box<[Mark]>,
    /// Its interests, by word and as they were written.
    pub(crate) interests: Box<[(Box<str>, Box<str>)]>,
    /// The languages that are spoken.
    pub(crate) languages: Box<[Box<str>]>,
}

impl Profile {
    /// What the facets look at in a listing.
    pub(crate) fn of(listing: &Listing, names: &AreaNames) -> Self {
        let said = &listing.offer.particulars;
        let mut marks = Marks::default();
        said.themes.iter().for_each(|theme| marks.hold(Facet::Theme, Theme::ALL, theme));
        day_parts(&mut marks, listing);
        wards(&mut marks, listing, names);
        costs(&mut marks, listing);
        circumstances(&mut marks, &listing.at.circumstances);
        marks.hold(Facet::Support, Support::ALL, &said.support);
        audience(&mut marks, &said.audience);
        ages(&mut marks, said.ages);
        access(&mut marks, listing);
        let interest = |name: &String| (word_of(name).into(), name.as_str().into());
        Self {
            marks: marks.0.into(),
            interests: said.interests.iter().map(interest).collect(),
            languages: said.languages.iter().map(|code| code.as_str().into()).collect(),
        }
    }
}

/// A name as it stands in an address.
pub(crate) fn word_of(name: &str) -> String {
    let folded = dutch_text::fold(name);
    dutch_text::words(&folded).collect::<Vec<_>>().join("-").replace('\'', "")
}

#[derive(Debug, Default)]
struct Marks(Vec<Mark>);

impl Marks {
    fn mark(&mut self, facet: Facet, option: usize, known: bool) {
        let option = u16::try_from(option).unwrap_or(u16::MAX);
        let mark = Mark { choice: Choice { facet, option }, known };
        if !self.0.contains(&mark) {
            self.0.push(mark);
        }
    }

    fn hold<T: PartialEq>(&mut self, facet: Facet, all: &[T], one: &T) {
        self.note(facet, all, one, Some(true));
    }

    /// Notes whether `one` holds; absent when nobody knows.
    fn note<T: PartialEq>(&mut self, facet: Facet, all: &[T], one: &T, holds: Option<bool>) {
        let place = all.iter().position(|other| other == one);
        if let (Some(place), true) = (place, holds != Some(false)) {
            self.mark(facet, place, holds.is_some());
        }
    }
}

fn day_parts(marks: &mut Marks, listing: &Listing) {
    for part in crate::day_parts(&listing.at.sessions) {
        marks.hold(Facet::DayPart, DayPart::ALL, &part);
    }
}

/// Where one goes to it: the ward of its place. Where it comes to people: the wards it serves, so that no choice of a
/// ward hides what is online, at home, or at an address that nobody may know.
fn wards(marks: &mut Marks, listing: &Listing, names: &AreaNames) {
    let said = &listing.offer.particulars;
    let mut hold = |ward: WardCode| {
        if let Some(place) = names.ward_place(ward) {
            marks.mark(Facet::Ward, place, true);
        }
    };
    match said.setting {
        Setting::Place => listing.ward().into_iter().for_each(hold),
        Setting::Online | Setting::AtHome | Setting::Secret if said.service_area.is_empty() => {
            names.wards().iter().for_each(|ward| hold(ward.code));
        }
        Setting::Online | Setting::AtHome | Setting::Secret => {
            said.service_area.iter().copied().for_each(hold);
        }
    }
}

fn costs(marks: &mut Marks, listing: &Listing) {
    let cost = &listing.offer.particulars.cost;
    let band = match cost.charge {
        Charge::Free | Charge::Voluntary => CostBand::Free,
        Charge::Fixed { .. } if cost.is_free() => CostBand::Free,
        Charge::Fixed { amount, per: Per::Time } if amount <= LOW => CostBand::Low,
        Charge::Fixed { per: Per::Time, .. } => CostBand::More,
        Charge::Fixed { per: Per::Month | Per::Year, .. } => CostBand::Membership,
    };
    marks.hold(Facet::Cost, CostBand::ALL, &band);
    if cost.reduction.is_some() {
        marks.hold(Facet::Cost, CostBand::ALL, &CostBand::Reduced);
    }
}

/// What nobody looked at is unknown, which is not the same as no.
fn circumstances(marks: &mut Marks, seen: &Circumstances) {
    for comfort in Comfort::ALL {
        let holds = match comfort {
            Comfort::Quiet => seen.noise.map(|noise| noise == Noise::Quiet),
            Comfort::SoftLight => seen.light.map(|light| light == Light::Soft),
            Comfort::FewPeople => seen.crowd.map(|crowd| crowd == Crowd::Small),
            Comfort::SmallGroup => seen.largest_group.map(|group| group <= SMALL_GROUP),
            Comfort::QuietRoom => seen.quiet_room,
            Comfort::MayLeave => seen.may_leave,
            Comfort::FixedPlace => seen.fixed_place,
            Comfort::InformedBeforehand => seen.informed_beforehand,
        };
        marks.note(Facet::Circumstances, Comfort::ALL, comfort, holds);
    }
}

/// Who named somebody, has nobody else in mind; of who named nobody, it is not known.
fn audience(marks: &mut Marks, said: &[Audience]) {
    for one in Audience::ALL {
        let holds = (!said.is_empty()).then(|| said.contains(one));
        marks.note(Facet::Audience, Audience::ALL, one, holds);
    }
}

/// A band holds when somebody of one of its ages is welcome.
fn ages(marks: &mut Marks, ages: Ages) {
    for band in AgeBand::ALL {
        let (youngest, oldest) = band.ends();
        marks.note(Facet::Age, AgeBand::ALL, band, Some(ages.from <= oldest && youngest <= ages.to));
    }
}

/// A place that names what it has, has nothing else; of one that names nothing, and of what has no place, nobody knows.
fn access(marks: &mut Marks, listing: &Listing) {
    let named = listing.place.as_ref().map(|place| &place.access).filter(|named| !named.is_empty());
    for one in Access::ALL {
        marks.note(Facet::Access, Access::ALL, one, named.map(|named| named.contains(one)));
    }
}
