//! Figures of wards and of the municipality, where the source has only those of neighbourhoods.

use std::collections::{BTreeMap, BTreeSet};

use areas::{AreaCode, Division, NeighbourhoodCode};

use crate::{Definition, Level, Observation, Origin, Outcome, OverAreas, Place, Status, When, over_areas};

/// What is known of one series, by time and place.
pub type Known = BTreeMap<(When, Place), Observation>;

/// The figures that follow for wards and the municipality at these times. Where the source has one of its own nothing is
/// reckoned, and neither where nothing is known of any neighbourhood.
#[must_use]
pub fn reckoned(
    definition: &Definition,
    division: &Division,
    known: &Known,
    times: &BTreeSet<When>,
) -> Vec<Observation> {
    if definition.over_areas == OverAreas::None || definition.lowest != Level::Neighbourhood {
        return Vec::new();
    }
    let all: Vec<NeighbourhoodCode> = division.neighbourhoods.keys().copied().collect();
    let city = (Place::Area(AreaCode::Municipality(division.municipality)), all.clone());
    let wards = division.wards.keys().map(|ward| {
        let parts = all.iter().copied().filter(|part| part.ward() == *ward).collect();
        (Place::Area(AreaCode::Ward(*ward)), parts)
    });
    let places: Vec<(Place, Vec<NeighbourhoodCode>)> = wards.chain([city]).collect();
    let mut made = Vec::new();
    for when in times {
        for (place, parts) in &places {
            let own = known.get(&(*when, *place)).is_some_and(|own| own.origin != Origin::Reckoned);
            let parts: Vec<Option<&Observation>> = parts
                .iter()
                .map(|part| known.get(&(*when, Place::Area(AreaCode::Neighbourhood(*part)))))
                .collect();
            if !own && let Some(whole) = together(definition, &parts, (*place, *when)) {
                made.push(whole);
            }
        }
    }
    made
}

fn together(
    definition: &Definition,
    parts: &[Option<&Observation>],
    (place, when): (Place, When),
) -> Option<Observation> {
    let known: Vec<&Observation> = parts.iter().copied().flatten().collect();
    let outcomes: Vec<Option<Outcome>> = parts.iter().map(|part| part.map(|one| one.outcome)).collect();
    let provisional = known.iter().any(|one| one.status == Status::Provisional);
    Some(Observation {
        place,
        when,
        division: known.first()?.division,
        outcome: over_areas(definition, &outcomes),
        status: if provisional { Status::Provisional } else { Status::Definitive },
        origin: Origin::Reckoned,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::tests::count;
    use crate::{Measured, WhyMissing};

    fn division() -> Division {
        let text = "code,name,ward_code,ward_name,district,rd_x,rd_y,hectares\n\
                    BU01931000,A,WK019310,Een,,202000,502000,1\n\
                    BU01931010,B,WK019310,Een,,202100,502000,1\n\
                    BU01931100,C,WK019311,Twee,,202200,502000,1\n";
        areas::division_from_csv(text, "GM0193".parse().unwrap()).unwrap()
    }

    fn known(figures: &[(&str, f64)]) -> Known {
        let one = |(place, value): &(&str, f64)| {
            let observation = Observation {
                place: place.parse().unwrap(),
                when: When::Year(2024),
                division: 2024,
                outcome: Outcome::Known(Measured::of(*value)),
                status: Status::Definitive,
                origin: Origin::BroughtIn,
            };
            ((observation.when, observation.place), observation)
        };
        figures.iter().map(one).collect()
    }

    fn told(known: &Known) -> Vec<(String, Outcome)> {
        let times = BTreeSet::from([When::Year(2024)]);
        let made = reckoned(&count(), &division(), known, &times);
        made.into_iter().map(|one| (one.place.to_string(), one.outcome)).collect()
    }

    #[test]
    fn wards_and_the_city_follow_from_all_their_neighbourhoods() {
        let all = [("BU01931000", 10.0), ("BU01931010", 20.0), ("BU01931100", 5.0)];
        let sum = |value| Outcome::Known(Measured::of(value));
        assert_eq!(
            told(&known(&all)),
            [
                ("WK019310".to_owned(), sum(30.0)),
                ("WK019311".to_owned(), sum(5.0)),
                ("GM0193".to_owned(), sum(35.0)),
            ]
        );
        let gap = Outcome::Missing(WhyMissing::Incomplete);
        assert_eq!(told(&known(&all[..1])), [("WK019310".to_owned(), gap), ("GM0193".to_owned(), gap)]);
        assert_eq!(told(&known(&[])), []);
    }

    #[test]
    fn what_the_source_has_itself_is_not_reckoned() {
        let own = [("BU01931000", 10.0), ("BU01931010", 20.0), ("BU01931100", 5.0), ("GM0193", 36.0)];
        assert!(told(&known(&own)).iter().all(|(place, _)| place != "GM0193"));
    }
}
