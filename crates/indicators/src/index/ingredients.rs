//! What goes into an index: the figures of one time of each indicator, as everybody reads them.

use std::collections::BTreeMap;

use super::{IndexRecipe, InputColumn, InputFigure};
use crate::{Indicator, Observation, Place, Published, Slug, When, WhyMissing, published};

/// The figures of one indicator at the latest time of which something is known of these places.
pub(super) fn column(
    indicator: &Indicator,
    figures: &[Observation],
    recipe: &IndexRecipe,
    places: &[Place],
) -> Option<InputColumn> {
    let definition = &indicator.current.definition;
    let in_time = |one: &&Observation| recipe.until.is_none_or(|year| one.when.year() <= year);
    let shown: BTreeMap<(When, Place), Result<Published, WhyMissing>> = figures
        .iter()
        .filter(|one| one.place.level() == recipe.level)
        .filter(in_time)
        .map(|one| ((one.when, one.place), published(definition, one)))
        .collect();
    let known = shown.iter().filter(|((_, place), figure)| figure.is_ok() && places.contains(place));
    let when = known.map(|((when, _), _)| *when).max()?;
    let figure = |place: &Place| match shown.get(&(when, *place)) {
        Some(Ok(figure)) => InputFigure {
            value: Some(figure.value),
            margin: figure.margin,
            answers: figure.answers,
            missing: None,
        },
        Some(Err(why)) => missing(*why),
        None => missing(WhyMissing::NotMeasured),
    };
    let figures: Vec<InputFigure> = places.iter().map(figure).collect();
    let known = || figures.iter().filter(|figure| figure.value.is_some());
    Some(InputColumn {
        indicator: indicator.slug.clone(),
        definition: indicator.current.number,
        when,
        modelled: definition.modelled,
        carried: known().all(|figure| figure.margin.is_some()),
        figures,
    })
}

const fn missing(why: WhyMissing) -> InputFigure {
    InputFigure { value: None, margin: None, answers: None, missing: Some(why) }
}

/// The indicator with this word.
pub(super) fn named<'a>(catalogue: &'a [Indicator], slug: &Slug) -> Option<&'a Indicator> {
    catalogue.iter().find(|one| one.slug == *slug)
}
