use areas::WardCode;
use kernel::{Cents, words};

use super::{Profile, WardBits};
use crate::catalogue::AreaNames;
use crate::{Charge, DayPart, Listing, Per, Setting, Theme};

/// Up to which amount a visit is cheap.
const LOW: Cents = Cents(500);

words! {
    /// What something costs, in the steps by which people choose.
    CostBand, "band of cost" {
        /// Nothing, or what one wants to give.
        Free => "gratis",
        /// Up to five euros each time.
        Low => "tot-5-euro",
        /// More than that each time.
        More => "vanaf-5-euro",
        /// A fixed amount each month or year.
        Membership => "vast-bedrag",
        /// Cheaper for people with a low income.
        Reduced => "met-korting",
    }
}

impl Profile {
    /// What the facets look at in a listing.
    pub(crate) fn of(listing: &Listing, names: &AreaNames) -> Self {
        let particulars = &listing.offer.particulars;
        let moments: Vec<u8> =
            listing.at.sessions.iter().map(|session| part_bits(session.day_parts())).collect();
        Self {
            wards: ward_bits(listing, names),
            themes: particulars.themes.iter().fold(0, |bits, theme| bits | theme_bit(*theme)),
            costs: cost_bits(listing),
            moments: if moments.is_empty() { vec![part_bits([DayPart::Unknown])] } else { moments },
        }
    }
}

/// The bit of a theme.
pub(crate) fn theme_bit(theme: Theme) -> u32 {
    1 << bit(Theme::ALL, &theme)
}

/// The bit of a part of the day.
pub(crate) fn part_bit(part: DayPart) -> u8 {
    1 << bit(DayPart::ALL, &part)
}

/// The bit of a band of cost.
pub(crate) fn cost_bit(band: CostBand) -> u8 {
    1 << bit(CostBand::ALL, &band)
}

fn bit<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|other| other == one).unwrap_or_default()
}

fn part_bits(parts: impl IntoIterator<Item = DayPart>) -> u8 {
    parts.into_iter().fold(0, |bits, part| bits | part_bit(part))
}

/// Where one goes to it: the ward of its place. Where it comes to people: the wards it serves, so that no choice of a
/// ward hides what is online, at home, or at an address that nobody may know.
fn ward_bits(listing: &Listing, names: &AreaNames) -> WardBits {
    let bit = |ward: WardCode| names.ward_place(ward).map_or(0, |place| 1 << place);
    let particulars = &listing.offer.particulars;
    match particulars.setting {
        Setting::Place => listing.ward().map_or(0, bit),
        Setting::Online | Setting::AtHome | Setting::Secret if particulars.service_area.is_empty() => {
            WardBits::MAX
        }
        Setting::Online | Setting::AtHome | Setting::Secret => {
            particulars.service_area.iter().fold(0, |bits, ward| bits | bit(*ward))
        }
    }
}

fn cost_bits(listing: &Listing) -> u8 {
    let cost = &listing.offer.particulars.cost;
    let band = match cost.charge {
        Charge::Free | Charge::Voluntary => CostBand::Free,
        Charge::Fixed { .. } if cost.is_free() => CostBand::Free,
        Charge::Fixed { amount, per: Per::Time } if amount <= LOW => CostBand::Low,
        Charge::Fixed { per: Per::Time, .. } => CostBand::More,
        Charge::Fixed { per: Per::Month | Per::Year, .. } => CostBand::Membership,
    };
    let reduced = if cost.reduction.is_some() { cost_bit(CostBand::Reduced) } else { 0 };
    cost_bit(band) | reduced
}
