use std::collections::BTreeSet;

use areas::{NeighbourhoodCode, RdPoint};
use kernel::words;
use reach::{Decay, Pairs, Point, ReachError, Region, Travel, nearest};
use social_map::{PlaceThere, Theme, Within};

/// A neighbourhood as people who set out from its middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Home {
    /// Which one.
    pub(crate) code: NeighbourhoodCode,
    /// From where everybody sets out.
    pub(crate) centre: RdPoint,
    /// Its area in square metres.
    pub(crate) square_metres: i64,
    /// How many people of the group live there; none when nobody knows.
    pub(crate) people: Option<u32>,
}

words! {
    /// How much is within reach of a neighbourhood beside the whole municipality.
    Level, "level of reach" {
        /// No place at all (a gap).
        Nothing => "nothing",
        /// Less than half of the average for each person.
        Little => "little",
        /// Between half and twice the average.
        Around => "around",
        /// At least twice the average for each person (an overlap).
        Much => "much",
    }
}

/// What is within reach of one neighbourhood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Found {
    /// How many places.
    pub(crate) places: usize,
    /// How many offers there are at these places.
    pub(crate) offers: usize,
    /// The straight line to the nearest place in metres, however far; none when there is no place at all.
    pub(crate) nearest: Option<u32>,
    /// Places for each thousand people, shared with all who can go there; none when nobody knows how many these are.
    pub(crate) per_thousand: Option<f64>,
    /// How that is beside the whole.
    pub(crate) level: Level,
    /// Whether the neighbourhood is larger than the reach, so that its middle says little about its edges.
    pub(crate) is_large: bool,
}

/// What is within reach of every neighbourhood.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Measured {
    /// That of each neighbourhood, in the order in which they were given.
    pub(crate) found: Vec<Found>,
    /// Places for each thousand people on average; none when nobody knows how many people there are.
    pub(crate) average: Option<f64>,
    /// How many people of the group are known.
    pub(crate) people: u32,
}

/// The neighbourhoods of one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfLevel {
    /// Which ones, by their place among the homes: where somebody of the group lives, or nobody knows whether.
    pub(crate) homes: Vec<usize>,
    /// The people of the group who are known to live there.
    pub(crate) people: u32,
}

impl Measured {
    /// The neighbourhoods of a level.
    #[must_use]
    pub(crate) fn of_level(&self, homes: &[Home], level: Level) -> OfLevel {
        let of_it =
            |(_, (home, found)): &(usize, (&Home, &Found))| found.level == level && home.people != Some(0);
        let all = homes.iter().zip(&self.found).enumerate().filter(of_it);
        let (mut numbers, mut people) = (Vec::new(), 0);
        for (number, (home, _)) in all {
            numbers.push(number);
            people += home.people.unwrap_or(0);
        }
        OfLevel { homes: numbers, people }
    }
}

/// What is within reach of each neighbourhood. A place counts as one: how many can go there nobody knows.
///
/// The count of places is that of all within reach. Places for each person are shared in two steps (Luo and Wang 2003):
/// each place over all people who can go there, and for each neighbourhood the sum of these over the places it reaches.
/// Over all people this averages to the places that are reached divided by the people.
///
/// # Errors
/// When a point lies on no map, which points of the grid never do.
pub(crate) fn measured(
    homes: &[Home],
    places: &[PlaceThere],
    within: Within,
) -> Result<Measured, ReachError> {
    let limit = f64::from(within.metres());
    let centres: Vec<Point> = homes.iter().map(|home| point(home.centre)).collect();
    let sites: Vec<Point> = places.iter().map(|place| point(place.at)).collect();
    let pairs = Pairs::within(&centres, &sites, limit, Travel::Straight)?;
    let people: Vec<f64> = homes.iter().map(people_of).collect();
    let access = Region::new(&pairs, &people, &vec![1.0; sites.len()])?.two_step(&Decay::within(limit)?)?;
    let everybody: f64 = people.iter().sum();
    let handed_out: f64 = people.iter().zip(&access.score).map(|(people, score)| people * score).sum();
    let average = (everybody > 0.0).then(|| handed_out / everybody);
    let nearest = nearest(&centres, &sites, Travel::Straight, 1)?;
    let found = homes.iter().enumerate().map(|(number, home)| {
        let reached: Vec<usize> = pairs.of(number).map(|(site, _)| site).collect();
        let share = access.score.get(number).copied().filter(|_| average.is_some());
        let near = nearest.get(number).and_then(|near| near.first());
        Found {
            places: reached.len(),
            offers: reached.iter().filter_map(|site| places.get(*site)).map(|place| place.offers).sum(),
            nearest: near.and_then(|near| format!("{:.0}", near.distance).parse().ok()),
            per_thousand: share.map(per_thousand),
            level: level(home, reached.len(), share.zip(average)),
            is_large: f64::from(u32::try_from(home.square_metres).unwrap_or(u32::MAX))
                > std::f64::consts::PI * limit * limit,
        }
    });
    let sum = homes.iter().filter_map(|home| home.people).sum();
    Ok(Measured { found: found.collect(), average: average.map(per_thousand), people: sum })
}

/// What the places within reach of one neighbourhood are about.
///
/// # Errors
/// When a point lies on no map, which points of the grid never do.
pub(crate) fn themes_within(
    home: &Home,
    places: &[PlaceThere],
    within: Within,
) -> Result<BTreeSet<Theme>, ReachError> {
    let sites: Vec<Point> = places.iter().map(|place| point(place.at)).collect();
    let pairs = Pairs::within(&[point(home.centre)], &sites, f64::from(within.metres()), Travel::Straight)?;
    let reached = pairs.of(0).filter_map(|(site, _)| places.get(site));
    Ok(reached.flat_map(|place| place.themes.iter().copied()).collect())
}

/// What nobody lives beside is neither little nor much: there is nobody to share it with.
fn level(home: &Home, places: usize, share: Option<(f64, f64)>) -> Level {
    match share.filter(|_| home.people.is_some_and(|people| people > 0)) {
        _ if places == 0 => Level::Nothing,
        Some((share, average)) if share < average / 2.0 => Level::Little,
        Some((share, average)) if share >= average * 2.0 => Level::Much,
        Some(_) | None => Level::Around,
    }
}

pub(super) fn point(at: RdPoint) -> Point {
    Point::new(f64::from(at.x), f64::from(at.y))
}

/// Nobody is counted where nobody knows how many there are.
pub(super) fn people_of(home: &Home) -> f64 {
    f64::from(home.people.unwrap_or(0))
}

pub(super) fn per_thousand(share: f64) -> f64 {
    share * 1_000.0
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::within_reach) fn home(number: u32, x: i32, people: Option<u32>) -> Home {
        Home {
            code: format!("BU0193{number:04}").parse().unwrap(),
            centre: RdPoint { x: 200_000 + x, y: 500_000 },
            square_metres: 250_000,
            people,
        }
    }

    pub(in crate::within_reach) fn place(x: i32, offers: usize) -> PlaceThere {
        let at = RdPoint { x: 200_000 + x, y: 500_000 };
        PlaceThere { at, roughly: false, offers, themes: BTreeSet::new() }
    }

    const WALK: Within = Within::TenOnFoot;

    /// Three neighbourhoods on a line, 1,000 metres apart; a reach of 641 metres. The first place is for the first alone
    /// (100 people), the second for the first and second (300 people together).
    fn street() -> (Vec<Home>, Vec<PlaceThere>) {
        let homes = vec![home(1, 0, Some(100)), home(2, 1_000, Some(200)), home(3, 2_000, Some(50))];
        (homes, vec![place(-600, 3), place(500, 1)])
    }

    #[test]
    fn places_are_counted_and_shared_as_one_would_by_hand() {
        let (homes, places) = street();
        let measured = measured(&homes, &places, WALK).unwrap();
        let told: Vec<_> = measured.found.iter().map(|one| (one.places, one.offers, one.nearest)).collect();
        assert_eq!(told, [(2, 4, Some(500)), (1, 1, Some(500)), (0, 0, Some(1_500))]);
        let shares: Vec<f64> = measured.found.iter().filter_map(|one| one.per_thousand).collect();
        for (share, by_hand) in shares.iter().zip([10.0 + 1_000.0 / 300.0, 1_000.0 / 300.0, 0.0]) {
            assert!((share - by_hand).abs() < 1e-9, "{share} {by_hand}");
        }
        // Two places for 350 people.
        assert!((measured.average.unwrap() - 2_000.0 / 350.0).abs() < 1e-9);
        assert_eq!(measured.people, 350);
    }

    #[test]
    fn levels_lie_beside_the_average_and_say_whom_they_concern() {
        let (homes, places) = street();
        let measured = measured(&homes, &places, WALK).unwrap();
        let levels: Vec<Level> = measured.found.iter().map(|one| one.level).collect();
        assert_eq!(levels, [Level::Much, Level::Around, Level::Nothing]);
        assert_eq!(measured.of_level(&homes, Level::Nothing), OfLevel { homes: vec![2], people: 50 });
        assert_eq!(measured.of_level(&homes, Level::Little), OfLevel { homes: Vec::new(), people: 0 });
    }

    #[test]
    fn little_is_less_than_half_of_the_average() {
        // One place for 1,000 people beside one for 100: the average is 2 for 1,100.
        let homes = [home(1, 0, Some(1_000)), home(2, 5_000, Some(100))];
        let measured = measured(&homes, &[place(0, 1), place(5_000, 1)], WALK).unwrap();
        assert_eq!(
            measured.found.iter().map(|one| one.level).collect::<Vec<_>>(),
            [Level::Around, Level::Much]
        );
        let homes = [home(1, 0, Some(1_300)), home(2, 5_000, Some(100)), home(3, 9_000, Some(100))];
        let places = [place(0, 1), place(5_000, 1), place(9_000, 1)];
        let measured = super::measured(&homes, &places, WALK).unwrap();
        assert_eq!(measured.found[0].level, Level::Little, "{measured:?}");
    }

    #[test]
    fn a_place_at_the_end_of_the_reach_counts_and_one_metre_further_does_not() {
        for (metres, places) in [(641, 1), (642, 0)] {
            let measured = measured(&[home(1, 0, Some(9))], &[place(metres, 1)], WALK).unwrap();
            assert_eq!(measured.found[0].places, places, "{metres}");
        }
    }

    #[test]
    fn without_people_places_are_counted_and_nothing_is_shared() {
        let homes = [home(1, 0, None), home(2, 3_000, None)];
        let measured = measured(&homes, &[place(0, 1)], WALK).unwrap();
        assert_eq!((measured.average, measured.people), (None, 0));
        assert_eq!(measured.found[0].per_thousand, None);
        assert_eq!(
            measured.found.iter().map(|one| one.level).collect::<Vec<_>>(),
            [Level::Around, Level::Nothing]
        );
        assert_eq!(measured.of_level(&homes, Level::Nothing).homes, [1], "it may concern somebody");
    }

    #[test]
    fn where_nobody_of_the_group_lives_nothing_is_lacking() {
        let homes = [home(1, 0, Some(10)), home(2, 3_000, Some(0))];
        let measured = measured(&homes, &[place(0, 1)], WALK).unwrap();
        assert_eq!(measured.of_level(&homes, Level::Nothing).homes, Vec::<usize>::new());
    }

    #[test]
    fn a_theme_is_within_reach_when_a_place_of_it_is() {
        let about =
            |x, themes: &[Theme]| PlaceThere { themes: themes.iter().copied().collect(), ..place(x, 1) };
        let places = [about(100, &[Theme::Music, Theme::Money]), about(700, &[Theme::Nature])];
        let themes = themes_within(&home(1, 0, None), &places, WALK).unwrap();
        assert_eq!(themes, BTreeSet::from([Theme::Music, Theme::Money]));
    }

    #[test]
    fn no_places_and_no_homes_are_no_error() {
        let measured_none = measured(&[home(1, 0, Some(10))], &[], WALK).unwrap();
        assert_eq!((measured_none.found[0].places, measured_none.found[0].nearest), (0, None));
        assert_eq!(measured_none.average, Some(0.0));
        assert_eq!(measured(&[], &[place(0, 1)], WALK).unwrap().found, []);
    }

    #[test]
    fn a_neighbourhood_larger_than_the_reach_says_so() {
        // A circle of 641 metres around holds 129 hectares.
        let large = Home { square_metres: 1_300_000, ..home(1, 0, Some(1)) };
        let measured = measured(&[large, home(2, 0, Some(1))], &[], WALK).unwrap();
        assert_eq!(measured.found.iter().map(|one| one.is_large).collect::<Vec<_>>(), [true, false]);
    }
}
