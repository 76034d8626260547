use reach::{Decay, Planner, Point, ReachError, Travel};
use social_map::Within;

use super::measure::{Home, Measured, people_of, per_thousand, point};

/// What a new place changes for one neighbourhood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Gain {
    /// Which one, by its place among the homes.
    pub(crate) home: usize,
    /// How many places were within reach.
    pub(crate) before: usize,
    /// Places for each thousand people before and after; none when nobody knows how many these are.
    pub(crate) per_thousand: Option<(f64, f64)>,
}

/// What a new place would change.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Trial {
    /// The neighbourhoods that gain a place, in their own order.
    pub(crate) gains: Vec<Gain>,
    /// The people of the group who would have a place for the first time.
    pub(crate) first: u32,
    /// The people of the group who would have one more.
    pub(crate) more: u32,
}

/// What a new place in the middle of a neighbourhood would change. It changes nothing elsewhere: in two steps the others
/// share their places as they did.
///
/// # Errors
/// When a point lies on no map, which points of the grid never do.
pub(crate) fn tried(homes: &[Home], now: &Measured, at: &Home, within: Within) -> Result<Trial, ReachError> {
    let (centres, people) = laid_out(homes);
    let planner = Planner::new(&centres, &people, Travel::Straight)?;
    let decay = Decay::within(f64::from(within.metres()))?;
    let mut trial = Trial { gains: Vec::new(), first: 0, more: 0 };
    for touched in planner.two_step_gains(point(at.centre), 1.0, &decay)? {
        let (Some(home), Some(found)) = (homes.get(touched.point), now.found.get(touched.point)) else {
            continue;
        };
        let people = home.people.unwrap_or(0);
        if found.places == 0 {
            trial.first += people;
        } else {
            trial.more += people;
        }
        trial.gains.push(Gain {
            home: touched.point,
            before: found.places,
            per_thousand: found.per_thousand.map(|before| (before, before + per_thousand(touched.gain))),
        });
    }
    Ok(trial)
}

/// The neighbourhood in whose middle a new place would give most people their first, and how many these are; of two as
/// good the first. None where everybody has one, or nobody is known to live.
///
/// # Errors
/// When a point lies on no map, which points of the grid never do.
pub(crate) fn best_for_a_new_place(
    homes: &[Home],
    now: &Measured,
    within: Within,
) -> Result<Option<(usize, u32)>, ReachError> {
    let (centres, people) = laid_out(homes);
    let planner = Planner::new(&centres, &people, Travel::Straight)?;
    let limit = Decay::within(f64::from(within.metres()))?;
    let mut best: Option<(usize, u32)> = None;
    for (number, centre) in centres.iter().enumerate() {
        let near = planner.two_step_gains(*centre, 1.0, &limit)?;
        let first_time =
            |one: &&reach::Touched| now.found.get(one.point).is_some_and(|found| found.places == 0);
        let newly = near.iter().filter(first_time).filter_map(|one| homes.get(one.point)?.people);
        let newly: u32 = newly.sum();
        if newly > best.map_or(0, |(_, people)| people) {
            best = Some((number, newly));
        }
    }
    Ok(best)
}

fn laid_out(homes: &[Home]) -> (Vec<Point>, Vec<f64>) {
    (homes.iter().map(|home| point(home.centre)).collect(), homes.iter().map(people_of).collect())
}

#[cfg(test)]
mod tests {
    use super::super::measure::measured;
    use super::super::measure::tests::{home, place};
    use super::*;

    const WALK: Within = Within::TenOnFoot;

    #[test]
    fn a_new_place_gives_some_their_first_and_others_one_more() {
        let homes = [
            home(1, 0, Some(100)),
            home(2, 500, Some(200)),
            home(3, 1_200, Some(50)),
            home(4, 9_000, Some(7)),
        ];
        let places = [place(0, 1)];
        let now = measured(&homes, &places, WALK).unwrap();
        // In the middle of the second: the first two have a place, the third lies 700 metres away.
        let trial = tried(&homes, &now, &homes[1], WALK).unwrap();
        assert_eq!((trial.first, trial.more), (0, 300));
        // In the middle of the third only itself is within 641 metres.
        let trial = tried(&homes, &now, &homes[2], WALK).unwrap();
        assert_eq!((trial.first, trial.more), (50, 0));
        assert_eq!(trial.gains.len(), 1);
        assert_eq!(trial.gains[0].per_thousand, Some((0.0, 20.0)), "one place for fifty people");
    }

    #[test]
    fn what_was_told_of_a_new_place_comes_true_when_it_is_there() {
        let homes: Vec<_> =
            (0_u32..12).map(|n| home(n, i32::try_from(n).unwrap() * 450, Some(40 + n * 35))).collect();
        let mut places = vec![place(0, 1), place(700, 2), place(4_000, 1)];
        let now = measured(&homes, &places, WALK).unwrap();
        for target in &homes {
            let trial = tried(&homes, &now, target, WALK).unwrap();
            places.push(super::super::measure::tests::place(target.centre.x - 200_000, 1));
            let then = measured(&homes, &places, WALK).unwrap();
            places.pop();
            for (number, (before, after)) in now.found.iter().zip(&then.found).enumerate() {
                let gain = trial.gains.iter().find(|gain| gain.home == number);
                assert_eq!(after.places - before.places, usize::from(gain.is_some()));
                let told = gain.map_or(before.per_thousand, |gain| gain.per_thousand.map(|(_, after)| after));
                assert!((told.unwrap() - after.per_thousand.unwrap()).abs() < 1e-9, "{number}");
            }
        }
    }

    #[test]
    fn the_best_spot_serves_most_people_who_have_nothing() {
        let homes = [
            home(1, 0, Some(500)),
            home(2, 3_000, Some(60)),
            home(3, 3_600, Some(70)),
            home(4, 9_000, Some(80)),
        ];
        let now = measured(&homes, &[place(0, 1)], WALK).unwrap();
        assert_eq!(best_for_a_new_place(&homes, &now, WALK).unwrap(), Some((1, 130)));
        let all = [place(0, 1), place(3_300, 1), place(9_000, 1)];
        let now = measured(&homes, &all, WALK).unwrap();
        assert_eq!(best_for_a_new_place(&homes, &now, WALK).unwrap(), None);
    }
}
