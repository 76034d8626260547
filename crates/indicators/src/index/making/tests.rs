use composite_index::Cause;

use super::*;
use crate::definition::tests::{count, share};
use crate::index::recipe::tests::{ingredient, part};
use crate::{
    Definition, DefinitionVersion, Label, Level, Measured, Origin, Outcome, Protection, Series, Status,
    Topic, WhyMissing,
};

pub(crate) fn indicator(series: i64, slug: &str, definition: Definition) -> Indicator {
    let id = kernel::Id::from_uuid(uuid::Uuid::from_u128(u128::from(series.unsigned_abs())));
    Indicator {
        id,
        slug: slug.parse().unwrap(),
        label: Label {
            name: slug.to_owned(),
            topic: Topic::Contact,
            headline: false,
            openness: kernel::Openness::Public,
            retired: None,
        },
        current: DefinitionVersion {
            id: kernel::Id::from_uuid(uuid::Uuid::from_u128(9)),
            series: Series(series),
            number: 1,
            definition,
            change: String::new(),
            since: kernel::Instant::UNIX_EPOCH,
        },
        version: 1,
    }
}

fn measured(place: Place, year: i32, value: Option<f64>, margin: Option<f64>) -> Observation {
    let known = |value: f64| {
        let margin = margin.map(|half| (value - half, value + half));
        Outcome::Known(Measured { margin, ..Measured::of(value) })
    };
    Observation {
        place,
        when: When::Year(year),
        division: 2024,
        outcome: value.map_or(Outcome::Missing(WhyMissing::NotPublished), known),
        status: Status::Definitive,
        origin: Origin::BroughtIn,
    }
}

fn places() -> Vec<Place> {
    (0..6).map(|number| format!("BU0193100{number}").parse().unwrap()).collect()
}

/// Six places with people and two indicators of which more is better.
struct Town {
    catalogue: Vec<Indicator>,
    figures: BTreeMap<Slug, Vec<Observation>>,
    recipe: IndexRecipe,
}

const TRUST: [f64; 6] = [60.0, 62.0, 71.0, 55.0, 80.0, 66.0];
const HELP: [f64; 6] = [30.0, 41.0, 35.0, 28.0, 52.0, 39.0];

impl Town {
    fn new() -> Self {
        let plain = Definition {
            protection: Protection::None,
            direction: Direction::Up,
            least_denominator: None,
            ..share()
        };
        let catalogue = vec![
            indicator(1, "inwoners", count()),
            indicator(2, "vertrouwen", plain.clone()),
            indicator(3, "hulp", plain),
        ];
        let mut town = Self { catalogue, figures: BTreeMap::new(), recipe: recipe() };
        town.bring("inwoners", &[Some(1_000.0); 6], None);
        town.bring("vertrouwen", &TRUST.map(Some), None);
        town.bring("hulp", &HELP.map(Some), None);
        town
    }

    fn bring(&mut self, slug: &str, values: &[Option<f64>], margin: Option<f64>) {
        let figures = places().into_iter().zip(values);
        let figures = figures.map(|(place, value)| measured(place, 2024, *value, margin)).collect();
        self.figures.insert(slug.parse().unwrap(), figures);
    }

    fn made(&self) -> Result<IndexOutcome, IndexFault> {
        made(&self.recipe, &self.catalogue, &self.figures, &places())
    }

    fn fault(&self) -> IndexFault {
        self.made().unwrap_err()
    }
}

fn recipe() -> IndexRecipe {
    IndexRecipe {
        level: Level::Neighbourhood,
        normalising: Normalising::City,
        weighing: Weighing::Equal,
        within: Combining::Arithmetic,
        above: Combining::Arithmetic,
        least_known: 50,
        population: "inwoners".parse().unwrap(),
        until: None,
        parts: vec![part("binding", None, 0.0), part("meedoen", None, 0.0), part("taal", None, 0.0)],
        ingredients: vec![ingredient("vertrouwen", "binding", 0.0), ingredient("hulp", "meedoen", 0.0)],
        left_out: Vec::new(),
    }
}

/// The rule of Zwolle written plainly: 100 + 30 (x − mean) / deviation, all places weighing alike.
fn plainly(values: [f64; 6], position: usize) -> f64 {
    let mean = values.iter().sum::<f64>() / 6.0;
    let deviation = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / 6.0).sqrt();
    (100.0 + 30.0 * (values[position] - mean) / deviation).clamp(0.0, 200.0)
}

#[test]
fn a_score_is_what_the_rule_of_zwolle_says_and_lies_within_its_interval() {
    let outcome = Town::new().made().unwrap();
    for position in 0..6 {
        let (trust, help) = (plainly(TRUST, position), plainly(HELP, position));
        let found = |element: &str| outcome.score(element, position).unwrap();
        assert!((found("vertrouwen").score - trust).abs() < 1e-9);
        assert!((found("/binding").score - trust).abs() < 1e-9);
        let total = found(INDEX_CODE);
        assert!((total.score - f64::midpoint(trust, help)).abs() < 1e-9);
        let (low, high) = total.ends.unwrap();
        assert!(low <= total.score && total.score <= high, "{low} {} {high}", total.score);
        let rank = outcome.ranks[position].unwrap();
        assert!(rank.low <= rank.rank && rank.rank <= rank.high);
    }
    assert_eq!(outcome.ranks[4].unwrap().rank, 1);
    assert!(!outcome.scores.contains_key("/taal"), "what has no indicators has no score");
    assert!(!outcome.effects.is_empty());
}

#[test]
fn the_same_figures_give_the_same_outcome_and_it_is_kept_whole() {
    let town = Town::new();
    let outcome = town.made().unwrap();
    assert_eq!(outcome, town.made().unwrap());
    let kept = serde_json::to_value(&outcome).unwrap();
    assert_eq!(serde_json::from_value::<IndexOutcome>(kept).unwrap(), outcome);
}

#[test]
fn the_interval_of_a_survey_makes_ranks_less_sure() {
    let mut town = Town::new();
    let sure = town.made().unwrap();
    town.bring("vertrouwen", &TRUST.map(Some), Some(12.0));
    let unsure = town.made().unwrap();
    assert!(unsure.columns[0].carried && !sure.columns[0].carried);
    assert!(unsure.mean_shift > sure.mean_shift);
    assert!(unsure.effects.iter().any(|effect| effect.assumption == "sampling-error"));
    // One indicator and nothing that varies: how sure that theme is, nobody knows.
    assert_eq!(sure.score("/binding", 0).unwrap().ends, None);
    assert!(unsure.score("/binding", 0).unwrap().ends.is_some());
}

#[test]
fn a_place_without_people_or_figures_takes_no_part() {
    let mut town = Town::new();
    town.bring("inwoners", &[Some(1_000.0), Some(0.0), Some(900.0), Some(800.0), None, Some(5.0)], None);
    let mut without = TRUST.map(Some);
    without[4] = None;
    town.bring("vertrouwen", &without, None);
    let mut helped = HELP.map(Some);
    helped[4] = None;
    town.bring("hulp", &helped, None);
    let outcome = town.made().unwrap();
    assert_eq!(outcome.places.len(), 4);
    assert_eq!(outcome.left_out, [places()[1], places()[4]]);
}

#[test]
fn with_too_little_known_a_place_has_no_score() {
    let mut town = Town::new();
    let mut gap = HELP.map(Some);
    gap[2] = None;
    town.bring("hulp", &gap, None);
    assert!(town.made().unwrap().totals()[2].is_some(), "half is enough");
    town.recipe.least_known = 60;
    let outcome = town.made().unwrap();
    assert_eq!((outcome.totals()[2], outcome.ranks[2]), (None, None));
}

#[test]
fn figures_of_later_years_are_not_used_when_the_recipe_says_so() {
    let mut town = Town::new();
    let older =
        places().into_iter().zip(HELP).map(|(place, help)| measured(place, 2022, Some(help + 1.0), None));
    town.figures.get_mut(&"hulp".parse::<Slug>().unwrap()).unwrap().extend(older);
    assert_eq!(town.made().unwrap().columns[1].when, When::Year(2024));
    town.recipe.until = Some(2023);
    assert_eq!(town.fault(), IndexFault::NoFigures("vertrouwen".parse().unwrap()));
}

#[test]
fn each_mistake_is_a_clear_error() {
    let slug = |text: &str| text.parse::<Slug>().unwrap();
    let with = |change: &dyn Fn(&mut Town)| {
        let mut town = Town::new();
        change(&mut town);
        town.fault()
    };
    let one_place = |town: &mut Town| {
        for slug in ["vertrouwen", "hulp"] {
            town.bring(slug, &[Some(1.0), None, None, None, None, None], None);
        }
    };
    assert_eq!(with(&one_place), IndexFault::TooFew(1));
    let IndexFault::Figures(still) = with(&|town| town.bring("hulp", &[Some(3.0); 6], None)) else {
        panic!()
    };
    assert_eq!((still.element.as_deref(), still.cause), (Some("hulp"), Cause::ZeroSpread(3.0)));
    let missing = with(&|town| town.bring("hulp", &[None; 6], None));
    assert_eq!(missing, IndexFault::NoFigures(slug("hulp")));
    let weights = with(&|town| {
        town.recipe.weighing = Weighing::Given;
        town.recipe.parts[0].weight = 50.0;
        town.recipe.parts[1].weight = 50.0;
        town.recipe.ingredients[0].weight = 100.0;
        town.recipe.ingredients[1].weight = 70.0;
    });
    assert_eq!(weights, RecipeFault::Sum { whole: "/meedoen".to_owned(), sum: 70.0 }.into());
    let unknown = with(&|town| town.recipe.ingredients[0].indicator = "onbekend".parse().unwrap());
    assert_eq!(unknown, IndexFault::Unknown(slug("onbekend")));
    let nobody_counted = with(&|town| {
        town.bring("inwoners", &[Some(9.0), Some(9.0), None, Some(9.0), Some(9.0), Some(9.0)], None);
    });
    assert_eq!(nobody_counted, IndexFault::NoPopulation(places()[2]));
    let ambiguous = with(&|town| town.catalogue[2].current.definition.direction = Direction::Ambiguous);
    assert_eq!(ambiguous, IndexFault::Ambiguous(slug("hulp")));
    let retired = with(&|town| town.catalogue[2].label.retired = Some("Vraag is vervallen.".to_owned()));
    assert_eq!(retired, IndexFault::Retired(slug("hulp")));
    let IndexFault::Figures(negative) = with(&|town| {
        town.recipe.normalising = Normalising::City;
        town.recipe.above = Combining::Geometric;
        town.bring("hulp", &[Some(0.0), Some(99.0), Some(99.0), Some(99.0), Some(99.0), Some(99.0)], None);
        town.bring(
            "vertrouwen",
            &[Some(0.0), Some(99.0), Some(99.0), Some(99.0), Some(99.0), Some(99.0)],
            None,
        );
        town.bring("inwoners", &[Some(5.0), Some(9e4), Some(9e4), Some(9e4), Some(9e4), Some(9e4)], None);
    }) else {
        panic!()
    };
    assert_eq!(negative.cause, Cause::NotPositive(0.0));
}
