use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use trend::{
    Dependence, Dispersion, LEAST_FOR_FUNNEL, Series, TrendError, Unit, discoveries, funnel, mann_kendall,
    theil_sen,
};

use crate::{Indicator, IndicatorId, Level, Observation, Place, Published, When, published};

/// What was found, on all four sides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The figure here.
    pub here: f64,
    /// That of the city.
    pub city: f64,
    /// Level: the chance of a figure so far from that of the city, after what all places differ by themselves, corrected for
    /// the number of tests.
    pub level_q: f64,
    /// Direction: by how much it moves a year (Theil and Sen).
    pub slope: f64,
    /// The chance of such a direction where nothing moves (Mann and Kendall), corrected for the number of tests.
    pub direction_q: f64,
    /// Over how many moments.
    pub moments: usize,
    /// Size: from which difference it counts.
    pub margin: f64,
    /// Persistence: the moment before, at which it stood out to the same side.
    pub before: When,
    /// Among how many tests it was found.
    pub tests: usize,
}

/// A place that stands out.
#[derive(Debug, Clone, PartialEq)]
pub struct Noticed {
    /// By which indicator.
    pub indicator: IndicatorId,
    /// Where.
    pub place: Place,
    /// By the figures of when.
    pub when: When,
    /// What was found.
    pub evidence: Evidence,
}

/// Of what is noticed no more than this part may be chance.
const RATE: f64 = 0.05;
/// The fewest moments of which a direction is said.
const FEWEST: usize = 5;
/// A place stood out at the moment before when it lay so many of its own errors from the city.
const STOOD_OUT: f64 = 1.96;
/// The part of each side that is drawn in before the differences between places are estimated.
const WINSORISED: f64 = 0.1;
/// The difference that counts, as a part of the whole: five in a hundred.
const COUNTS: f64 = 0.05;
/// An interval of 95 in 100 is so many standard errors wide.
const WIDTH_95: f64 = 2.0 * 1.959_963_984_540_054;

/// A place by an indicator, before many tests are corrected for.
struct Candidate {
    indicator: IndicatorId,
    place: Place,
    times: (When, When),
    here: f64,
    city: f64,
    margin: f64,
    level_p: f64,
    stood_out: bool,
    direction_p: f64,
    slope: f64,
    moments: usize,
}

/// Where the figures ask for a conversation: a neighbourhood stands apart from the city (level), moves further away (direction),
/// by a difference that counts (size), and stood apart the time before (persistence). Modelled figures never do.
///
/// # Errors
/// When figures cannot be reckoned with.
pub fn noticed(known: &[(&Indicator, &[Observation])]) -> Result<Vec<Noticed>, TrendError> {
    let mut candidates = Vec::new();
    for (indicator, figures) in known {
        candidates.extend(of_indicator(indicator, figures)?);
    }
    let corrected = |pick: &dyn Fn(&Candidate) -> f64, name: &str| {
        let chances: Vec<f64> = candidates.iter().map(|one| pick(one).clamp(0.0, 1.0)).collect();
        discoveries(name, &chances, RATE, Dependence::IndependentOrPositive)
    };
    let levels = corrected(&|one| one.level_p, "level")?;
    let directions = corrected(&|one| one.direction_p, "direction")?;
    let tests = 2 * candidates.len();
    let found = candidates.iter().zip(levels.iter().zip(&directions)).filter(|(one, (level, direction))| {
        let away = (one.here - one.city) * one.slope > 0.0;
        let large = (one.here - one.city).abs() >= one.margin;
        level.discovered && direction.discovered && away && large && one.stood_out
    });
    Ok(found
        .map(|(one, (level, direction))| Noticed {
            indicator: one.indicator,
            place: one.place,
            when: one.times.0,
            evidence: Evidence {
                here: one.here,
                city: one.city,
                level_q: level.q,
                slope: one.slope,
                direction_q: direction.q,
                moments: one.moments,
                margin: one.margin,
                before: one.times.1,
                tests,
            },
        })
        .collect())
}

type Shown = BTreeMap<Place, Published>;
/// How far each place lies from the city in its own errors, and the chance of that.
type Apart = BTreeMap<Place, (f64, f64)>;

fn of_indicator(indicator: &Indicator, figures: &[Observation]) -> Result<Vec<Candidate>, TrendError> {
    let definition = &indicator.current.definition;
    if definition.modelled || indicator.label.retired.is_some() {
        return Ok(Vec::new());
    }
    let mut by_time: BTreeMap<When, Shown> = BTreeMap::new();
    for one in figures.iter().filter(|one| one.place.level() == Level::Neighbourhood) {
        if let Ok(shown) = published(definition, one) {
            by_time.entry(one.when).or_default().insert(one.place, shown);
        }
    }
    let per = definition.unit.per();
    let city = |when: When| {
        let whole =
            figures.iter().find(|one| one.when == when && one.place.level() == Level::Municipality)?;
        Some(published(definition, whole).ok()?.value)
    };
    let mut latest = by_time.iter().rev();
    let (Some((now, here)), Some((before, there))) = (latest.next(), latest.next()) else {
        return Ok(Vec::new());
    };
    let (Some(target), Some(target_before)) = (city(*now), city(*before)) else { return Ok(Vec::new()) };
    let name = indicator.slug.as_str();
    let Some(level) = apart(name, here, (target, per))? else { return Ok(Vec::new()) };
    let Some(level_before) = apart(name, there, (target_before, per))? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for (place, (z, p)) in level {
        let Some((slope, direction_p, moments)) = course(name, place, &by_time)? else { continue };
        let earlier = level_before.get(&place).map_or(0.0, |(z, _)| *z);
        found.push(Candidate {
            indicator: indicator.id,
            place,
            times: (*now, *before),
            here: here.get(&place).map_or(target, |shown| shown.value),
            city: target,
            margin: COUNTS * if per > 1.0 { per } else { target.abs() },
            level_p: p,
            stood_out: earlier.abs() >= STOOD_OUT && earlier * z > 0.0,
            direction_p,
            slope,
            moments,
        });
    }
    Ok(found)
}

/// How far each place lies from the city, in errors that hold what places differ by themselves, with the chance of that;
/// nothing where the figures do not say how sure they are, or there are too few places.
fn apart(name: &str, shown: &Shown, (target, per): (f64, f64)) -> Result<Option<Apart>, TrendError> {
    let share = target / per;
    let mut units = Vec::new();
    let mut places = Vec::new();
    for (place, figure) in shown {
        let by_parts =
            figure.parts.map(|(_, denominator)| (share * (1.0 - share) / denominator).sqrt() * per);
        let by_margin = figure.margin.map(|(low, high)| (high - low).abs() / WIDTH_95);
        let error = by_margin.or(by_parts).filter(|error| error.is_finite() && *error > 0.0);
        if let Some(error) = error {
            units.push(Unit { name: place.to_string(), value: figure.value, error });
            places.push(*place);
        }
    }
    if units.len() < LEAST_FOR_FUNNEL {
        return Ok(None);
    }
    let drawn = funnel(name, &units, target, (Dispersion::Additive, WINSORISED))?;
    Ok(Some(places.into_iter().zip(drawn.units.iter().map(|unit| (unit.adjusted, unit.p))).collect()))
}

/// By how much a year a place moves, the chance of that where nothing moves, and over how many moments.
fn course(
    name: &str,
    place: Place,
    by_time: &BTreeMap<When, Shown>,
) -> Result<Option<(f64, f64, usize)>, TrendError> {
    let moments = by_time.iter().filter_map(|(when, shown)| Some((when.year(), shown.get(&place)?.value)));
    let moments: Vec<(i32, f64)> = moments.collect();
    let years: BTreeSet<i32> = moments.iter().map(|(year, _)| *year).collect();
    let level = moments.windows(2).all(|two| (two[0].1 - two[1].1).abs() < f64::EPSILON);
    if moments.len() < FEWEST || years.len() < moments.len() || level {
        return Ok(None);
    }
    let at: Vec<f64> = moments.iter().map(|(year, _)| f64::from(*year)).collect();
    let values: Vec<f64> = moments.iter().map(|(_, value)| *value).collect();
    let series = Series::new(name, &at, &values)?;
    Ok(Some((theil_sen(&series)?.slope, mann_kendall(&series)?.p, moments.len())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::tests::share;
    use crate::index::tests_of_indices::indicator;
    use crate::{Definition, Direction, Origin, Outcome, Protection, Status};

    /// Twenty neighbourhoods in nine years; the last one moves by `by` of each thousand a year.
    fn town(definition: &Definition, by: i32) -> Vec<Observation> {
        let share_of = |place: i32, year: i32| match place {
            19 => (if by < 0 { 600 } else { 250 }) + by * (year - 2016),
            other => 180 + (other * 7) % 40 + (year * other) % 5,
        };
        let mut figures = Vec::new();
        for year in 2016..2025 {
            let mut all = 0.0;
            for place in 0..20 {
                let part = f64::from(share_of(place, year));
                all += part;
                figures.push(observed(definition, &format!("BU019310{place:02}"), year, (part, 1_000.0)));
            }
            figures.push(observed(definition, "GM0193", year, (all, 20_000.0)));
        }
        figures
    }

    fn observed(definition: &Definition, place: &str, year: i32, parts: (f64, f64)) -> Observation {
        Observation {
            place: place.parse().unwrap(),
            when: When::Year(year),
            division: 2024,
            outcome: Outcome::divided(definition, parts, None),
            status: Status::Definitive,
            origin: Origin::BroughtIn,
        }
    }

    fn plain() -> Definition {
        Definition { protection: Protection::None, direction: Direction::Ambiguous, ..share() }
    }

    fn found(definition: &Definition, by: i32) -> Vec<Noticed> {
        let indicator = indicator(1, "ouderen", definition.clone());
        noticed(&[(&indicator, &town(definition, by))]).unwrap()
    }

    #[test]
    fn a_place_that_stands_apart_moves_away_and_lasts_is_noticed_and_only_that_one() {
        let [one] = <[Noticed; 1]>::try_from(found(&plain(), 30)).unwrap();
        assert_eq!(one.place.to_string(), "BU01931019");
        assert_eq!((one.when, one.evidence.before), (When::Year(2024), When::Year(2023)));
        assert!((one.evidence.slope - 3.0).abs() < 1e-9, "percentage points a year");
        assert!(one.evidence.here - one.evidence.city > one.evidence.margin);
        assert!(one.evidence.level_q <= RATE && one.evidence.direction_q <= RATE);
        // Four places never move, so that their direction cannot be tested.
        assert_eq!((one.evidence.moments, one.evidence.tests), (9, 32));
    }

    #[test]
    fn one_test_alone_is_no_signal() {
        assert!(found(&plain(), 0).is_empty(), "it stands apart and does not move");
        assert!(found(&plain(), -30).is_empty(), "it moves towards the city");
        let sudden = |definition: &Definition| {
            let mut figures = town(definition, 30);
            for one in figures.iter_mut().filter(|one| one.place.to_string() == "BU01931019") {
                if one.when.year() == 2023 {
                    one.outcome = Outcome::divided(definition, (200.0, 1_000.0), None);
                }
            }
            figures
        };
        let (definition, indicator) = (plain(), indicator(1, "ouderen", plain()));
        assert!(noticed(&[(&indicator, &sudden(&definition))]).unwrap().is_empty(), "it did not last");
    }

    #[test]
    fn a_model_is_never_a_signal_and_few_places_say_nothing() {
        assert!(found(&Definition { modelled: true, ..plain() }, 30).is_empty());
        let indicator = indicator(1, "ouderen", plain());
        let few: Vec<Observation> = town(&plain(), 30)
            .into_iter()
            .filter(|one| one.place.to_string().as_str() >= "BU01931012" || one.place.to_string() == "GM0193")
            .collect();
        assert!(noticed(&[(&indicator, &few)]).unwrap().is_empty());
    }
}
