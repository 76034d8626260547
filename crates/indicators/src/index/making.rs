//! From a recipe and figures to scores, and how sure they are.

mod studied;

use std::collections::BTreeMap;

use composite_index::{
    Aggregation, Effect, Element, Estimate, IndexError, Mean, Normalisation, Recipe, Scores, Structure,
    Table, Weights,
};

use studied::Studied;

use super::ingredients::{column, named};
use super::{
    Combining, EffectTold, INDEX_CODE, IndexOutcome, IndexRecipe, InputColumn, Likely, Normalising, RankSpan,
    RecipeFault, RemovalTold, Toward, Weighing, part_code,
};
use crate::{Direction, Indicator, Observation, Place, Slug, When};

/// Why an index cannot be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum IndexFault {
    /// The recipe does not hold together.
    #[error(transparent)]
    Recipe(#[from] RecipeFault),
    /// There is no such indicator, or not for who makes it.
    #[error("there is no indicator {0}")]
    Unknown(Slug),
    /// The indicator is kept no longer.
    #[error("{0} is kept no longer")]
    Retired(Slug),
    /// Which way of it is better depends, so it is no part of a judgement.
    #[error("nobody agrees which way of {0} is better")]
    Ambiguous(Slug),
    /// Nothing is known of it for these places.
    #[error("there is no figure of {0} for these places")]
    NoFigures(Slug),
    /// A place has figures, and nobody knows how many people live there.
    #[error("it is not known how many people live in {0}")]
    NoPopulation(Place),
    /// With so few places there is nothing to compare.
    #[error("an index takes at least {LEAST_PLACES} places, there are {0}")]
    TooFew(usize),
    /// The figures do not allow it.
    #[error(transparent)]
    Figures(#[from] IndexError),
}

/// The fewest places of an index.
const LEAST_PLACES: usize = 3;
/// The same seed gives the same outcome.
const SEED: u64 = 1;
/// An interval of 95 in 100 is so many standard errors wide.
const WIDTH_95: f64 = 2.0 * 1.959_963_984_540_054;
/// The column with the people of each place; no word of an indicator begins so.
const PEOPLE: &str = "/people";

/// Makes an index of the figures of these places. The same recipe and figures give the same outcome.
///
/// # Errors
/// What is wrong, with the indicator or the place it is about.
pub fn made(
    recipe: &IndexRecipe,
    catalogue: &[Indicator],
    figures: &BTreeMap<Slug, Vec<Observation>>,
    places: &[Place],
) -> Result<IndexOutcome, IndexFault> {
    recipe.check()?;
    let of = |slug: &Slug| figures.get(slug).map_or(&[][..], Vec::as_slice);
    let mut columns = Vec::with_capacity(recipe.ingredients.len());
    for one in &recipe.ingredients {
        let indicator = usable(catalogue, &one.indicator)?;
        let found = column(indicator, of(&one.indicator), recipe, places);
        columns.push(found.ok_or_else(|| IndexFault::NoFigures(one.indicator.clone()))?);
    }
    let people =
        named(catalogue, &recipe.population).ok_or_else(|| IndexFault::Unknown(recipe.population.clone()))?;
    let people = column(people, of(&recipe.population), recipe, places)
        .ok_or_else(|| IndexFault::NoFigures(recipe.population.clone()))?;
    let input = Input::of(places, &columns, &people)?;
    let method = library_recipe(recipe)?;
    let table = input.table()?;
    let scores = method.run(&table)?;
    let studied = Studied::of(&method, &table, &input)?;
    Ok(input.outcome(&method, &scores, &studied))
}

fn usable<'a>(catalogue: &'a [Indicator], slug: &Slug) -> Result<&'a Indicator, IndexFault> {
    let found = named(catalogue, slug).ok_or_else(|| IndexFault::Unknown(slug.clone()))?;
    if found.label.retired.is_some() {
        return Err(IndexFault::Retired(slug.clone()));
    }
    match found.current.definition.direction {
        Direction::Ambiguous => Err(IndexFault::Ambiguous(slug.clone())),
        Direction::Up | Direction::Down | Direction::None => Ok(found),
    }
}

/// The places that take part, with their figures.
struct Input {
    places: Vec<Place>,
    people: Vec<f64>,
    when: When,
    left_out: Vec<Place>,
    columns: Vec<InputColumn>,
}

impl Input {
    fn of(all: &[Place], columns: &[InputColumn], people: &InputColumn) -> Result<Self, IndexFault> {
        let mut input = Self {
            places: Vec::new(),
            people: Vec::new(),
            when: people.when,
            left_out: Vec::new(),
            columns: columns
                .iter()
                .map(|column| InputColumn { figures: Vec::new(), ..column.clone() })
                .collect(),
        };
        for (position, place) in all.iter().enumerate() {
            let live = people.figures.get(position).and_then(|figure| figure.value);
            let is_known = columns
                .iter()
                .any(|column| column.figures.get(position).is_some_and(|figure| figure.value.is_some()));
            match live {
                _ if !is_known => input.left_out.push(*place),
                None => return Err(IndexFault::NoPopulation(*place)),
                Some(live) if live <= 0.0 => input.left_out.push(*place),
                Some(live) => {
                    input.places.push(*place);
                    input.people.push(live);
                    for (kept, column) in input.columns.iter_mut().zip(columns) {
                        kept.figures.extend(column.figures.get(position));
                    }
                }
            }
        }
        match input.places.len() {
            few @ 0..LEAST_PLACES => Err(IndexFault::TooFew(few)),
            _ => Ok(input),
        }
    }

    fn table(&self) -> Result<Table, IndexError> {
        let mut table = Table::new(self.places.iter().map(Place::to_string))?
            .with_column(PEOPLE, self.people.iter().map(|live| Some(*live)))?;
        for column in &self.columns {
            let values = column.figures.iter().map(|figure| figure.value);
            table = table.with_column(column.indicator.as_str(), values)?;
            if column.carried {
                let errors = column.figures.iter().map(|figure| {
                    let width = figure.margin.map_or(0.0, |(low, high)| (high - low).abs());
                    Some(width / WIDTH_95)
                });
                table = table.with_column(&error_column(&column.indicator), errors)?;
            }
        }
        Ok(table)
    }

    fn margins(&self) -> BTreeMap<String, String> {
        let carried = self.columns.iter().filter(|column| column.carried);
        carried.map(|one| (one.indicator.to_string(), error_column(&one.indicator))).collect()
    }

    fn outcome(self, method: &Recipe, scores: &Scores, studied: &Studied) -> IndexOutcome {
        let ends = |element: &str, position: usize| {
            let standing = studied.elements.get(element)?.standings.get(position)?;
            let interval = standing.scores?;
            (interval.lower < interval.upper).then_some((interval.lower, interval.upper))
        };
        let likely = |element: &str| {
            let column = scores.column(element).unwrap_or_default().iter().enumerate();
            column
                .map(|(position, score)| {
                    (!score.is_nan()).then(|| Likely { score: *score, ends: ends(element, position) })
                })
                .collect::<Vec<_>>()
        };
        let elements: Vec<&str> =
            method.structure.elements().iter().map(|element| element.code.as_str()).collect();
        let indicators = method.structure.indicators().iter().map(|one| one.code.as_str());
        IndexOutcome {
            scores: elements.iter().map(|element| ((*element).to_owned(), likely(element))).collect(),
            ranks: studied.ranks.standings.iter().map(span).collect(),
            weights: scores.weights().into_iter().map(|one| (one.code, one.weight)).collect(),
            scales: indicators.filter_map(|code| Some((code.to_owned(), scores.scale(code)?))).collect(),
            effects: studied.effects.iter().map(told).collect(),
            mean_shift: studied.ranks.mean_shift,
            removals: removals(method, scores),
            runs: studied.runs,
            seed: SEED,
            figures_until: 0,
            population: self.people,
            population_when: self.when,
            places: self.places,
            left_out: self.left_out,
            columns: self.columns,
        }
    }
}

fn error_column(slug: &Slug) -> String {
    format!("/error/{slug}")
}

fn span(standing: &composite_index::Standing) -> Option<RankSpan> {
    let (rank, ranks) = (standing.rank?, standing.ranks?);
    let (low, high) = (whole(ranks.lower.floor())?, whole(ranks.upper.ceil())?);
    Some(RankSpan { rank, low: low.min(rank), high: high.max(rank) })
}

/// A rank as a whole number.
fn whole(rank: f64) -> Option<u32> {
    format!("{rank:.0}").parse().ok()
}

fn told(effect: &Effect) -> EffectTold {
    let Estimate { value, lower, upper } = effect.total;
    EffectTold { assumption: effect.assumption.replace(' ', "-"), total: value, ends: (lower, upper) }
}

/// The index without each of the parts right above the indicators; none where there is nothing left then.
fn removals(method: &Recipe, scores: &Scores) -> Vec<RemovalTold> {
    let level = if method.structure.height() > 2 { 2 } else { 1 };
    let removed = scores.remove_each(level, Some(INDEX_CODE)).unwrap_or_default();
    removed
        .into_iter()
        .map(|one| RemovalTold {
            element: one.element,
            mean_shift: one.comparison.mean_shift,
            largest_shift: one.comparison.largest_shift,
        })
        .collect()
}

fn library_recipe(recipe: &IndexRecipe) -> Result<Recipe, IndexError> {
    let filled = recipe.filled();
    let mut elements = vec![Element::top(INDEX_CODE)];
    for part in recipe.parts.iter().filter(|part| filled.contains(part.code.as_str())) {
        let parent = part.parent.as_ref().map_or_else(|| INDEX_CODE.to_owned(), |parent| part_code(parent));
        let element = Element::part(&part_code(&part.code), &parent);
        elements.push(Element { name: part.name.clone(), ..element.weighing(part.weight) });
    }
    for one in &recipe.ingredients {
        let element = Element::part(one.indicator.as_str(), &part_code(&one.part)).weighing(one.weight);
        elements.push(match one.toward {
            Toward::Up => element,
            Toward::Down => element.down(),
        });
    }
    let weights = match recipe.weighing {
        Weighing::Equal => Weights::Equal,
        Weighing::Given => Weights::Given,
    };
    let aggregation = Aggregation {
        mean: mean(recipe.above),
        levels: BTreeMap::from([(2, mean(recipe.within))]),
        least_available: f64::from(recipe.least_known) / 100.0,
    };
    let method = Recipe::new(Structure::new(elements)?);
    Ok(method.normalise(normalisation(recipe.normalising)).weigh(weights).aggregate(aggregation))
}

const fn mean(combining: Combining) -> Mean {
    match combining {
        Combining::Arithmetic => Mean::Arithmetic,
        Combining::Geometric => Mean::Geometric,
        Combining::Harmonic => Mean::Harmonic,
    }
}

fn normalisation(normalising: Normalising) -> Normalisation {
    match normalising {
        Normalising::City => Normalisation::city(PEOPLE),
        Normalising::MinMax => Normalisation::min_max(1.0, 100.0),
        Normalising::ZScore => Normalisation::z_score(100.0, 15.0),
    }
}

#[cfg(test)]
pub(super) mod tests;
