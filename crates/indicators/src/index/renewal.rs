//! Whether an index still stands on the figures as they are, and which figures of two versions differ.

use std::collections::BTreeMap;

use super::ingredients::{column, named};
use super::{IndexOutcome, IndexRecipe, InputColumn, InputFigure};
use crate::{Indicator, Observation, Place, Slug, When};

/// What is new of the figures of one indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Newer {
    /// So many figures are others than they were.
    Corrected(usize),
    /// There are figures of this time.
    Later(When),
    /// It means something else now.
    Redefined,
}

/// An indicator of which the figures are newer than those that went into an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewed {
    /// Which one.
    pub indicator: Slug,
    /// What is new.
    pub newer: Newer,
}

/// The indicators of which these figures are newer than those that went in. Indicators without figures here are taken to be as
/// they were.
#[must_use]
pub fn renewed(
    outcome: &IndexOutcome,
    recipe: &IndexRecipe,
    catalogue: &[Indicator],
    figures: &BTreeMap<Slug, Vec<Observation>>,
) -> Vec<Renewed> {
    let fresh = |slug: &Slug| {
        let (indicator, figures) = (named(catalogue, slug)?, figures.get(slug)?);
        Some(column(indicator, figures, recipe, &outcome.places))
    };
    let of_column = |before: &InputColumn| {
        let is_redefined = named(catalogue, &before.indicator)?.current.number != before.definition;
        let newer = match fresh(&before.indicator) {
            _ if is_redefined => Some(Newer::Redefined),
            None => None,
            Some(None) => Some(Newer::Corrected(before.figures.len())),
            Some(Some(after)) => newer((before, &outcome.places), (&after, &outcome.places)),
        };
        Some(Renewed { indicator: before.indicator.clone(), newer: newer? })
    };
    let people = fresh(&recipe.population).flatten().and_then(|after| {
        let pairs = after.figures.iter().zip(&outcome.population);
        let others = pairs.filter(|(now, then)| now.value != Some(**then)).count();
        let newer = if after.when == outcome.population_when {
            (others > 0).then_some(Newer::Corrected(others))
        } else {
            Some(Newer::Later(after.when))
        };
        Some(Renewed { indicator: recipe.population.clone(), newer: newer? })
    });
    outcome.columns.iter().filter_map(of_column).chain(people).collect()
}

/// The indicators that both made use of with other figures, each with what is new in `other`.
#[must_use]
pub fn revised(one: &IndexOutcome, other: &IndexOutcome) -> Vec<Renewed> {
    let both = one.columns.iter().filter_map(|before| {
        let after = other.columns.iter().find(|after| after.indicator == before.indicator)?;
        let newer = newer((before, &one.places), (after, &other.places))?;
        Some(Renewed { indicator: before.indicator.clone(), newer })
    });
    both.collect()
}

fn newer(
    (before, places): (&InputColumn, &[Place]),
    (after, now): (&InputColumn, &[Place]),
) -> Option<Newer> {
    if before.definition != after.definition {
        return Some(Newer::Redefined);
    }
    if before.when != after.when {
        return Some(Newer::Later(after.when));
    }
    let by_place: BTreeMap<&Place, &InputFigure> = now.iter().zip(&after.figures).collect();
    let pairs = places.iter().zip(&before.figures);
    let others = pairs.filter(|(place, then)| by_place.get(place).is_some_and(|now| now != then)).count();
    (others > 0).then_some(Newer::Corrected(others))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(definition: i64, year: i32, values: [f64; 2]) -> InputColumn {
        let figure = |value| InputFigure { value: Some(value), margin: None, answers: None, missing: None };
        InputColumn {
            indicator: "eenzaam".parse().unwrap(),
            definition,
            when: When::Year(year),
            modelled: false,
            carried: false,
            figures: values.map(figure).to_vec(),
        }
    }

    #[test]
    fn another_meaning_goes_before_another_time_and_that_before_other_figures() {
        let places: [Place; 2] = ["BU01931000".parse().unwrap(), "BU01931010".parse().unwrap()];
        let before = column(1, 2024, [30.0, 40.0]);
        for (after, expected) in [
            (column(1, 2024, [30.0, 40.0]), None),
            (column(1, 2024, [30.0, 41.0]), Some(Newer::Corrected(1))),
            (column(1, 2024, [31.0, 41.0]), Some(Newer::Corrected(2))),
            (column(1, 2025, [30.0, 40.0]), Some(Newer::Later(When::Year(2025)))),
            (column(2, 2025, [31.0, 41.0]), Some(Newer::Redefined)),
        ] {
            assert_eq!(newer((&before, &places), (&after, &places)), expected, "{after:?}");
        }
        // A place that only one of them knows is no correction, and the order of places does not matter.
        assert_eq!(newer((&before, &places), (&column(1, 2024, [30.0, 0.0]), &places[..1])), None);
        let turned = [places[1], places[0]];
        assert_eq!(newer((&before, &places), (&column(1, 2024, [40.0, 30.0]), &turned)), None);
    }
}
