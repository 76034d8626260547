use areas::{NeighbourhoodCode, WardCode};

use crate::catalogue::{AreaNames, PublicListing, Standing};
use crate::travel::metres_between;
use crate::{Coordinates, Setting};

/// Where what comes to people stands among what they go to: just after what is ten minutes away by bicycle.
const COMES_TO_PEOPLE: u32 = 1_924;

/// From where somebody wants to set out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Start {
    /// The middle of a neighbourhood: the pages ask for no more, as an address says where somebody lives.
    In(NeighbourhoodCode),
    /// The point that another program names.
    At(Coordinates),
}

/// From where somebody sets out, with the ward in which that lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Origin {
    ward: WardCode,
    centre: Coordinates,
}

impl Origin {
    /// Where a start lies; none when nobody knows where a neighbourhood is. A point lies in the ward of the neighbourhood
    /// whose middle is nearest, which is as exact as what serves a ward needs.
    pub(crate) fn of(names: &AreaNames, start: Start) -> Option<Self> {
        let (code, centre) = match start {
            Start::In(code) => (code, names.part(code)?.coordinates()?),
            Start::At(point) => (names.nearest(point)?, point),
        };
        Some(Self { ward: code.ward(), centre })
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

    /// Whether it stays when somebody wants to go no further than so many metres. What has no distance always stays.
    pub(crate) const fn stays(self, within: u32) -> bool {
        match self {
            Self::Away { metres, .. } => metres <= within,
            Self::AtHome | Self::Online | Self::Secret | Self::OtherWards | Self::Unknown => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::travel::Within;

    #[test]
    fn what_comes_to_people_stands_after_ten_minutes_by_bicycle() {
        let away = |metres| Reach::Away { metres, roughly: false };
        assert!(away(COMES_TO_PEOPLE - 1).stays(Within::TenByBicycle.metres()));
        assert!(!away(COMES_TO_PEOPLE).stays(Within::TenByBicycle.metres()));
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
            assert!(reach.stays(0), "{reach:?}");
        }
    }
}
