use areas::{NeighbourhoodCode, WardCode};

use crate::catalogue::{AreaNames, PublicListing, Standing};
use crate::travel::{Within, metres_between};
use crate::{Coordinates, Setting};

/// Where what comes to people stands among what they go to: just after what is ten minutes away by bicycle.
const COMES_TO_PEOPLE: u32 = 1_924;

/// From where somebody sets out: the middle of a neighbourhood, never an address.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Origin {
    ward: WardCode,
    centre: Coordinates,
}

impl Origin {
    /// The neighbourhood as a place to set out from; none when nobody knows where it is.
    pub(crate) fn of(names: &AreaNames, code: NeighbourhoodCode) -> Option<Self> {
        names.part(code)?.coordinates().map(|centre| Self { ward: code.ward(), centre })
    }
}

/// How a listing is reached from an [`Origin`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// One goes there.
    Away {
        /// In a straight line.
        metres: u32,
        /// Whether only its neighbourhood is known.
        roughly: bool,
    },
    /// It comes to the home.
    AtHome,
    /// By computer or telephone.
    Online,
    /// At an address that is told by telephone.
    Secret,
    /// It is for other wards.
    OtherWards,
    /// Nobody knows where it is.
    Unknown,
}

impl Reach {
    /// How a listing is reached.
    pub(crate) fn of(standing: Standing, listing: &PublicListing, origin: Origin) -> Self {
        match (standing.setting, standing.point) {
            (Setting::Place, Some(point)) => {
                Self::Away { metres: metres_between(origin.centre, point.at), roughly: point.roughly }
            }
            (Setting::Place, None) => Self::Unknown,
            (Setting::Online | Setting::AtHome | Setting::Secret, _)
                if !listing.listing.serves(origin.ward) =>
            {
                Self::OtherWards
            }
            (Setting::Online, _) => Self::Online,
            (Setting::AtHome, _) => Self::AtHome,
            (Setting::Secret, _) => Self::Secret,
        }
    }

    /// Its place in the order, nearest first. Nothing falls off the end.
    pub(crate) const fn order(self) -> u32 {
        match self {
            Self::Away { metres, .. } => metres,
            Self::AtHome | Self::Online | Self::Secret => COMES_TO_PEOPLE,
            Self::OtherWards => u32::MAX - 1,
            Self::Unknown => u32::MAX,
        }
    }

    /// Whether it stays when somebody wants to go no further. What has no distance always stays.
    pub(crate) const fn stays(self, within: Within) -> bool {
        match self {
            Self::Away { metres, .. } => within.reaches(metres),
            Self::AtHome | Self::Online | Self::Secret | Self::OtherWards | Self::Unknown => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_to_people_stands_after_ten_minutes_by_bicycle() {
        let away = |metres| Reach::Away { metres, roughly: false };
        assert!(away(COMES_TO_PEOPLE - 1).stays(Within::TenByBicycle));
        assert!(!away(COMES_TO_PEOPLE).stays(Within::TenByBicycle));
        let mut order =
            [Reach::Unknown, away(5_000), Reach::OtherWards, Reach::Online, away(1_500)].map(Reach::order);
        order.sort_unstable();
        let expected =
            [away(1_500), Reach::AtHome, away(5_000), Reach::OtherWards, Reach::Unknown].map(Reach::order);
        assert_eq!(order, expected);
    }

    #[test]
    fn a_reach_leaves_out_nothing_that_has_no_distance() {
        for reach in [Reach::AtHome, Reach::Online, Reach::Secret, Reach::OtherWards, Reach::Unknown] {
            assert!(Within::ALL.iter().all(|within| reach.stays(*within)), "{reach:?}");
        }
    }
}
