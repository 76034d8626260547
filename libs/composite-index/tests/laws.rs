//! Laws that hold for any table, each unit and element looked at by itself.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use composite_index::{
    Aggregation, Assumption, Element, Imputation, IndexError, Mean, Method, Normalisation, Plan, Preparation,
    Recipe, Spread, Structure, Table, Treatment, Weights,
};
use proptest::prelude::*;

/// Values of 5 to 9 units in 4 indicators, none of which is the same everywhere.
fn values() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (5_usize..10)
        .prop_flat_map(|units| prop::collection::vec(prop::collection::vec(-50.0..50.0_f64, units), 4))
        .prop_filter("a column does not vary", |columns| {
            columns.iter().all(|column| column.iter().any(|value| (value - column[0]).abs() > 1e-3))
        })
}

fn weights() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.1..3.0_f64, 4)
}

/// Two pillars of two indicators; with a bit set, less of that indicator is better.
fn recipe(weights: &[f64], down: u32) -> Recipe {
    let mut elements =
        vec![Element::top("Index"), Element::part("P", "Index").weighing(2.0), Element::part("Q", "Index")];
    for (place, (code, parent)) in CODES.iter().zip(["P", "P", "Q", "Q"]).enumerate() {
        let element = Element::part(code, parent).weighing(weights[place]);
        elements.push(if down >> place & 1 == 1 { element.down() } else { element });
    }
    Recipe::new(Structure::new(elements).unwrap())
}

const CODES: [&str; 4] = ["a", "b", "c", "d"];

fn table(columns: &[Vec<f64>], order: &[usize]) -> Table {
    let units = Table::new(order.iter().map(|unit| format!("u{unit}"))).unwrap();
    let population = order.iter().map(|unit| Some([3.0, 1.0, 2.0, 5.0][unit % 4]));
    let group = order.iter().map(|unit| Some(if unit % 2 == 0 { "even" } else { "odd" }.to_owned()));
    let table =
        units.with_column("people", population).unwrap().with_labels("group", group.collect()).unwrap();
    CODES.iter().zip(columns).fold(table, |table, (code, column)| {
        let cells = order.iter().map(|unit| Some(column[*unit]).filter(|value| !value.is_nan()));
        table.with_column(code, cells).unwrap()
    })
}

fn in_order(columns: &[Vec<f64>]) -> Vec<usize> {
    (0..columns[0].len()).collect()
}

/// Methods that need no parameter of an indicator.
fn methods() -> Vec<Method> {
    let city = Method::City { points: 30.0, population: Some("people".to_owned()), lower: 0.0, upper: 200.0 };
    vec![
        Method::MinMax { lower: 1.0, upper: 100.0 },
        Method::ZScore { mean: 100.0, deviation: 10.0 },
        Method::Rank,
        Method::Borda,
        Method::PercentileRank,
        Method::DistanceToMaximum,
        city,
        Method::AsIs,
    ]
}

const MEANS: [Mean; 4] =
    [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic, Mean::Generalised { power: 0.5 }];

/// Scores above zero, so that every mean has a place for them.
fn positive() -> [Method; 3] {
    [
        Method::MinMax { lower: 1.0, upper: 100.0 },
        Method::ZScore { mean: 100.0, deviation: 10.0 },
        Method::Rank,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn more_of_an_indicator_never_lowers_the_score_of_the_unit(
        columns in values(), weights in weights(), down in 0_u32..16, unit in 0_usize..5, place in 0_usize..4,
        step in 0.01..30.0_f64,
    ) {
        let order = in_order(&columns);
        let sign = if down >> place & 1 == 1 { -1.0 } else { 1.0 };
        let mut better = columns.clone();
        better[place][unit] += sign * step;
        for method in methods() {
            let means = if positive().contains(&method) { &MEANS[..] } else { &MEANS[..1] };
            for mean in means {
                let recipe = recipe(&weights, down)
                    .normalise(Normalisation::all(method.clone()))
                    .aggregate(Aggregation::all(*mean));
                let (Ok(before), Ok(after)) = (recipe.run(&table(&columns, &order)), recipe.run(&table(&better, &order)))
                else { continue };
                for element in [CODES[place], ["P", "P", "Q", "Q"][place], "Index"] {
                    let name = format!("u{unit}");
                    let (was, is) = (before.score(&name, element).unwrap(), after.score(&name, element).unwrap());
                    prop_assert!(is >= was - 1e-9 * was.abs().max(1.0), "{method:?} {mean:?} {element} {was} {is}");
                }
            }
        }
    }

    #[test]
    fn the_order_of_units_does_not_matter(
        columns in values(), weights in weights(), down in 0_u32..16, turn in 1_usize..9, gap in 0_usize..5,
    ) {
        let mut columns = columns;
        columns[1][gap] = f64::NAN;
        let order = in_order(&columns);
        let mut turned = order.clone();
        turned.rotate_left(turn % order.len());
        turned.swap(0, order.len() - 1);
        for method in methods() {
            let recipe = recipe(&weights, down)
                .prepare(Preparation::Impute(Imputation::Mean))
                .prepare(Preparation::Treat(Treatment::default()))
                .normalise(Normalisation::all(method.clone()));
            let (one, other) = (recipe.run(&table(&columns, &order)), recipe.run(&table(&columns, &turned)));
            let (Ok(one), Ok(other)) = (one, other) else { continue };
            for element in ["a", "b", "c", "d", "P", "Q", "Index"] {
                for unit in one.units() {
                    let (was, is) = (one.score(unit, element).unwrap(), other.score(unit, element).unwrap());
                    prop_assert!((was - is).abs() <= 1e-9 * was.abs().max(1.0), "{method:?} {unit} {element}");
                }
            }
        }
    }

    #[test]
    fn a_mean_lies_between_its_lowest_and_highest_child(
        columns in values(), weights in weights(), down in 0_u32..16,
    ) {
        let order = in_order(&columns);
        for method in positive() {
            for mean in MEANS {
                let recipe = recipe(&weights, down)
                    .normalise(Normalisation::all(method.clone()))
                    .aggregate(Aggregation::all(mean));
                let scores = recipe.run(&table(&columns, &order)).unwrap();
                for unit in scores.units() {
                    let score = |element| scores.score(unit, element).unwrap();
                    for (parent, children) in [("P", ["a", "b"]), ("Q", ["c", "d"]), ("Index", ["P", "Q"])] {
                        let [x, y] = children.map(score);
                        let found = score(parent);
                        prop_assert!(found >= x.min(y) - 1e-9 && found <= x.max(y) + 1e-9, "{mean:?} {parent}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_size_of_all_weights_does_not_matter(columns in values(), weights in weights(), factor in 0.01..100.0_f64) {
        let order = in_order(&columns);
        let larger: Vec<f64> = weights.iter().map(|weight| weight * factor).collect();
        for mean in MEANS.into_iter().chain([Mean::Copeland]) {
            let run = |weights: &[f64]| {
                let recipe = recipe(weights, 0).normalise(Normalisation::min_max(1.0, 100.0));
                recipe.aggregate(Aggregation::all(mean)).run(&table(&columns, &order)).unwrap()
            };
            let (one, other) = (run(&weights), run(&larger));
            for (was, is) in one.column("Index").unwrap().iter().zip(other.column("Index").unwrap()) {
                prop_assert!((was - is).abs() < 1e-9, "{mean:?}");
            }
        }
    }

    #[test]
    fn min_max_scores_reach_both_ends_and_stay_between(columns in values(), down in 0_u32..16) {
        let scores = recipe(&[1.0; 4], down).run(&table(&columns, &in_order(&columns))).unwrap();
        for code in CODES {
            let column = scores.column(code).unwrap();
            prop_assert!(column.iter().all(|score| (-1e-9..=100.0 + 1e-9).contains(score)));
            prop_assert!(column.iter().any(|score| score.abs() < 1e-9));
            prop_assert!(column.iter().any(|score| (score - 100.0).abs() < 1e-9));
        }
    }

    #[test]
    fn data_driven_weights_are_never_negative(columns in values(), weights in weights(), down in 0_u32..16) {
        let order = in_order(&columns);
        let goal = composite_index::Goal::Balance { importance: std::collections::BTreeMap::new() };
        for found in [
            Weights::Principal { levels: vec![1, 2] },
            Weights::Optimised { level: 1, goal },
            Weights::Optimised { level: 2, goal: composite_index::Goal::Information },
        ] {
            let scores = recipe(&weights, down).weigh(found.clone()).run(&table(&columns, &order));
            let Ok(scores) = scores else { continue };
            for weighed in scores.weights() {
                prop_assert!(weighed.weight >= 0.0, "{found:?} {weighed:?}");
            }
        }
    }

    #[test]
    fn whatever_the_values_scores_are_numbers_or_the_step_is_refused(
        columns in prop::collection::vec(prop::collection::vec(prop_oneof![
            4 => -10.0..10.0_f64, 1 => any::<f64>(), 1 => Just(f64::NAN), 1 => Just(0.0), 1 => Just(1e300),
        ], 6), 4),
        weights in weights(), mean in 0_usize..5, imputation in 0_usize..4, power in -400.0..400.0_f64,
    ) {
        let columns: Vec<Vec<f64>> =
            columns.into_iter().map(|column| column.into_iter().map(|v| if v.is_infinite() { f64::NAN } else { v }).collect()).collect();
        let order = in_order(&columns);
        let fill = [
            Imputation::Mean,
            Imputation::Median,
            Imputation::GroupMedian { group: "group".to_owned() },
            Imputation::ExpectationMaximisation { tolerance: 1e-6, rounds: 200 },
        ];
        let mean = [MEANS[0], MEANS[1], MEANS[2], Mean::Copeland, Mean::Generalised { power }][mean];
        for method in methods() {
            let recipe = recipe(&weights, 5)
                .prepare(Preparation::Impute(fill[imputation].clone()))
                .prepare(Preparation::Treat(Treatment { winsorise: 2, ..Treatment::default() }))
                .normalise(Normalisation::all(method))
                .aggregate(Aggregation::all(mean));
            if let Ok(scores) = recipe.run(&table(&columns, &order)) {
                for element in ["a", "b", "c", "d", "P", "Q", "Index"] {
                    prop_assert!(scores.column(element).unwrap().iter().all(|score| score.is_finite()));
                }
            }
            // Weights from wild values may be refused; they may not stop the program.
            drop(recipe.weigh(Weights::Principal { levels: vec![1, 2] }).run(&table(&columns, &order)));
        }
    }

    #[test]
    fn any_number_of_cores_gives_the_same_outcome(columns in values(), weights in weights(), seed in 0_u64..1000) {
        let order = in_order(&columns);
        let mut plan = Plan::new(vec![
            Assumption::WeightNoise { share: 0.3, levels: vec![1, 2] },
            Assumption::Aggregation(vec![Aggregation::all(Mean::Arithmetic), Aggregation::all(Mean::Geometric)]),
        ]);
        (plan.seed, plan.points, plan.bootstrap) = (seed, 64, 20);
        let recipe = recipe(&weights, 0).normalise(Normalisation::min_max(1.0, 100.0));
        let units = table(&columns, &order);
        for spread in [Spread::Random, Spread::Sobol] {
            plan.spread = spread;
            let on = |cores| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(cores).build().unwrap();
                pool.install(|| recipe.sensitivity(&units, &plan))
            };
            let one: Result<_, IndexError> = on(1);
            for cores in [2, 3] {
                prop_assert_eq!(&one, &on(cores));
            }
        }
    }
}
