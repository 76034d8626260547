//! How a figure stands beside that of the city, and whether a series rises or falls. Words first: a colour only where which way
//! is better is agreed upon, and the difference is more than chance.

use trend::{Series, mann_kendall, theil_sen};

use crate::{Definition, Direction, Published};

/// How a figure stands beside that of the city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Clearly better.
    Better,
    /// Clearly worse.
    Worse,
    /// Clearly more, of which nobody says whether that is good.
    More,
    /// Clearly less, of which nobody says whether that is good.
    Less,
    /// The interval holds that of the city.
    Alike,
    /// Nobody says how sure the figure is, so nothing is said of the difference.
    Unsaid,
}

/// How `here` stands beside `city`, by the interval of `here`.
#[must_use]
pub fn standing(definition: &Definition, here: &Published, city: &Published) -> Standing {
    let Some((low, high)) = here.margin else { return Standing::Unsaid };
    let (more, less) = (low > city.value, high < city.value);
    match definition.direction {
        Direction::Up if more => Standing::Better,
        Direction::Up if less => Standing::Worse,
        Direction::Down if more => Standing::Worse,
        Direction::Down if less => Standing::Better,
        Direction::None | Direction::Ambiguous if more => Standing::More,
        Direction::None | Direction::Ambiguous if less => Standing::Less,
        Direction::Up | Direction::Down | Direction::None | Direction::Ambiguous => Standing::Alike,
    }
}

/// Where a series goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Course {
    /// It rises, by so much a year.
    Rises(f64),
    /// It falls, by so much a year.
    Falls(f64),
    /// Neither can be said.
    Unclear,
    /// There are too few moments, or a model made them.
    Unsaid,
}

/// The fewest moments of which a direction is said: with four, no series can be told from chance.
const FEWEST: usize = 5;
/// How seldom a series without direction may be taken for one with.
const CHANCE: f64 = 0.05;

/// Where the figures of these years go: the median of the slopes between them, when the test of Mann and Kendall finds that
/// they are not in any order.
#[must_use]
pub fn course(definition: &Definition, figures: &[(i32, f64)]) -> Course {
    if definition.modelled || figures.len() < FEWEST {
        return Course::Unsaid;
    }
    let moments: Vec<f64> = figures.iter().map(|(year, _)| f64::from(*year)).collect();
    let values: Vec<f64> = figures.iter().map(|(_, value)| *value).collect();
    let Ok(series) = Series::new("figures", &moments, &values) else { return Course::Unsaid };
    let (Ok(test), Ok(slope)) = (mann_kendall(&series), theil_sen(&series)) else { return Course::Unclear };
    match slope.slope {
        _ if test.p >= CHANCE => Course::Unclear,
        slope if slope > 0.0 => Course::Rises(slope),
        slope if slope < 0.0 => Course::Falls(-slope),
        _ => Course::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::tests::share;

    fn shown(value: f64, margin: Option<(f64, f64)>) -> Published {
        Published { value, parts: None, margin, answers: None }
    }

    #[test]
    fn only_an_interval_without_the_city_says_something() {
        let city = shown(40.0, None);
        let beside = |direction, low, high| {
            standing(&Definition { direction, ..share() }, &shown(45.0, Some((low, high))), &city)
        };
        for (direction, more, less) in [
            (Direction::Up, Standing::Better, Standing::Worse),
            (Direction::Down, Standing::Worse, Standing::Better),
            (Direction::None, Standing::More, Standing::Less),
            (Direction::Ambiguous, Standing::More, Standing::Less),
        ] {
            assert_eq!(beside(direction, 41.0, 49.0), more);
            assert_eq!(beside(direction, 31.0, 39.0), less);
            assert_eq!(beside(direction, 40.0, 49.0), Standing::Alike);
        }
        assert_eq!(standing(&share(), &shown(90.0, None), &city), Standing::Unsaid);
    }

    #[test]
    fn a_direction_is_said_of_five_years_and_never_of_a_model() {
        let years: Vec<(i32, f64)> = (2015..2024).map(|year| (year, f64::from(year) * 0.5)).collect();
        assert_eq!(course(&share(), &years), Course::Rises(0.5));
        let falling: Vec<(i32, f64)> = years.iter().map(|(year, value)| (*year, -value)).collect();
        assert_eq!(course(&share(), &falling), Course::Falls(0.5));
        assert_eq!(course(&share(), &years[..4]), Course::Unsaid);
        assert_eq!(course(&Definition { modelled: true, ..share() }, &years), Course::Unsaid);
        let noise = [(2015, 1.0), (2016, 3.0), (2017, 2.0), (2018, 3.0), (2019, 1.0)];
        assert_eq!(course(&share(), &noise), Course::Unclear);
        let level = [(2015, 1.0), (2016, 1.0), (2017, 1.0), (2018, 1.0), (2019, 1.0)];
        assert_eq!(course(&share(), &level), Course::Unclear);
    }
}
