//! What uncertainty and sensitivity say, held against cases where the answer is known.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use std::collections::{BTreeMap, BTreeSet};

use composite_index::{
    Aggregation, Assumption, Cause, Element, FirstOrder, Imputation, Mean, Normalisation, Outcome, Plan,
    Preparation, Recipe, Screening, Spread, Structure, Table, Treatment, Weights,
};

fn table() -> Table {
    let units = Table::new((0..9).map(|unit| format!("u{unit}"))).unwrap();
    let column = |step: usize, power: i32| {
        (0..9_usize).map(move |unit| Some(f64::from(u32::try_from(unit * step % 9 + 1).unwrap()).powi(power)))
    };
    ["a", "b", "c", "d"].iter().enumerate().fold(units, |table, (place, code)| {
        table.with_column(code, column([1, 2, 4, 7][place], [1, 2, 1, 3][place])).unwrap()
    })
}

fn recipe() -> Recipe {
    let structure = Structure::new(vec![
        Element::top("Index"),
        Element::part("P", "Index"),
        Element::part("Q", "Index"),
        Element::part("a", "P"),
        Element::part("b", "P"),
        Element::part("c", "Q"),
        Element::part("d", "Q"),
    ]);
    Recipe::new(structure.unwrap()).normalise(Normalisation::min_max(1.0, 100.0))
}

fn methods() -> Assumption {
    Assumption::Normalisation(vec![Normalisation::min_max(1.0, 100.0), Normalisation::z_score(100.0, 10.0)])
}

fn means() -> Assumption {
    Assumption::Aggregation(
        [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic].map(Aggregation::all).to_vec(),
    )
}

#[test]
fn choices_alone_give_just_the_ranks_of_their_combinations() {
    let mut expected: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); 9];
    for normalisation in [Normalisation::min_max(1.0, 100.0), Normalisation::z_score(100.0, 10.0)] {
        for mean in [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic] {
            let one = recipe().normalise(normalisation.clone()).aggregate(Aggregation::all(mean));
            for (ranks, rank) in expected.iter_mut().zip(one.run(&table()).unwrap().ranks("Index").unwrap()) {
                ranks.insert(rank.unwrap());
            }
        }
    }
    for spread in [Spread::Sobol, Spread::Random] {
        // So wide an interval ends at the extremes.
        let plan = Plan { interval: 0.999_999_999, spread, ..Plan::new(vec![methods(), means()]) };

        let uncertainty = recipe().uncertainty(&table(), &plan).unwrap();

        assert_eq!(uncertainty.runs, 1024);
        for (standing, ranks) in uncertainty.standings.iter().zip(&expected) {
            let found = standing.ranks.unwrap();
            let ends = [found.lower.round(), found.upper.round()];
            let extremes = [ranks.first().unwrap(), ranks.last().unwrap()].map(|rank| f64::from(*rank));
            assert_eq!(ends, extremes, "{spread:?} {standing:?}");
        }
    }
    assert!(expected.iter().any(|ranks| ranks.len() > 1), "the choice matters for somebody");
}

#[test]
fn an_exact_survey_moves_nobody() {
    let exact = table().with_column("none", [Some(0.0); 9]).unwrap();
    let margins = ["a", "b", "c", "d"].map(|code| (code.to_owned(), "none".to_owned())).into_iter().collect();
    let recipe = recipe().prepare(Preparation::Treat(Treatment::default()));

    let uncertainty =
        recipe.uncertainty(&exact, &Plan::new(vec![Assumption::SamplingError { margins }])).unwrap();

    let scores = recipe.run(&exact).unwrap();
    assert_eq!(uncertainty.mean_shift, 0.0);
    for standing in &uncertainty.standings {
        let ranks = standing.ranks.unwrap();
        let rank = f64::from(standing.rank.unwrap());
        assert_eq!([ranks.lower, ranks.median, ranks.upper], [rank; 3]);
        assert!(
            (standing.scores.unwrap().median - scores.score(&standing.unit, "Index").unwrap()).abs() < 1e-12
        );
    }
}

#[test]
fn a_sampling_error_spreads_scores_as_the_normal_distribution_does() {
    let units = Table::new(["u0", "u1"]).unwrap();
    let table = units.with_column("x", [Some(50.0), Some(60.0)]).unwrap();
    let table = table.with_column("margin", [Some(2.0), Some(4.0)]).unwrap();
    let structure = Structure::new(vec![Element::part("x", "Index"), Element::top("Index")]).unwrap();
    let recipe = Recipe::new(structure).normalise(Normalisation::all(composite_index::Method::AsIs));
    let margins = [("x".to_owned(), "margin".to_owned())].into_iter().collect();
    let plan = Plan { points: 20_000, ..Plan::new(vec![Assumption::SamplingError { margins }]) };

    let uncertainty = recipe.uncertainty(&table, &plan).unwrap();

    assert_eq!(uncertainty.standings.len(), 2);
    for (standing, (value, error)) in uncertainty.standings.iter().zip([(50.0, 2.0), (60.0, 4.0)]) {
        let scores = standing.scores.unwrap();
        let expected = [value - 1.644_85 * error, value, value + 1.644_85 * error];
        for (found, expected) in [scores.lower, scores.median, scores.upper].iter().zip(expected) {
            assert!((found - expected).abs() < 0.05 * error, "{found} {expected}");
        }
    }
    // P(u0 > u1) = P(Z > 10 / √20) = 0.0127, each time both shift by one.
    assert!((uncertainty.mean_shift - 0.0127).abs() < 0.003, "{}", uncertainty.mean_shift);
}

#[test]
fn a_perturbed_indicator_goes_through_all_preparations() {
    let structure =
        Structure::new(vec![Element::part("x", "Index"), Element::part("y", "Index"), Element::top("Index")]);
    let x = [Some(4.0), Some(9.0), None, Some(30.0), Some(5.0), Some(6.0), Some(7.0), Some(800.0)];
    let table = Table::new((0..8).map(|unit| format!("u{unit}"))).unwrap().with_column("x", x).unwrap();
    let table = table.with_column("y", [1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 6.0, 8.0].map(Some)).unwrap();
    let table = table.with_column("people", [2.0, 3.0, 1.0, 5.0, 2.0, 3.0, 4.0, 6.0].map(Some)).unwrap();
    let table = table.with_column("none", [Some(0.0); 8]).unwrap();
    let recipe = Recipe::new(structure.unwrap())
        .prepare(Preparation::Denominate(vec![composite_index::Denominator::new("x", "people")]))
        .prepare(Preparation::Screen(Screening { exclude: vec!["u4".to_owned()], ..Screening::default() }))
        .prepare(Preparation::Impute(Imputation::Median))
        .prepare(Preparation::Treat(Treatment::default()))
        .normalise(Normalisation::city("people"));
    let margins: BTreeMap<_, _> = [("x".to_owned(), "none".to_owned())].into_iter().collect();
    let plan = Plan { points: 8, ..Plan::new(vec![Assumption::SamplingError { margins }]) };

    let uncertainty = recipe.uncertainty(&table, &plan).unwrap();

    let scores = recipe.run(&table).unwrap();
    assert!(!scores.changes().is_empty(), "an outlier is treated");
    assert_eq!(uncertainty.standings.len(), 7);
    for standing in &uncertainty.standings {
        let expected = scores.score(&standing.unit, "Index").unwrap();
        let found = standing.scores.unwrap();
        assert!(
            (found.lower - expected).abs() < 1e-9 && (found.upper - expected).abs() < 1e-9,
            "{standing:?}"
        );
    }
}

#[test]
fn an_assumption_that_changes_nothing_has_no_effect() {
    let treatments = vec![Treatment { winsorise: 1, ..Treatment::default() }, Treatment::default()];
    let recipe = recipe().prepare(Preparation::Treat(Treatment::default()));
    let noise = Assumption::WeightNoise { share: 0.5, levels: vec![1, 2] };
    for first_order in [FirstOrder::Centred, FirstOrder::Jansen] {
        let assumptions = vec![Assumption::Treatment(treatments.clone()), noise.clone()];
        let plan = Plan { first_order, ..Plan::new(assumptions) };

        let effects = recipe.sensitivity(&table(), &plan).unwrap().effects;

        assert_eq!(effects[0].total.value, 0.0);
        assert!((effects[1].total.value - 1.0).abs() < 0.1, "{effects:?}");
        assert!(
            effects[0].first.value.abs() < 0.1 && (effects[1].first.value - 1.0).abs() < 0.1,
            "{effects:?}"
        );
    }
}

#[test]
fn the_outcome_can_be_the_rank_or_score_of_one_unit() {
    let noise = Assumption::WeightNoise { share: 0.5, levels: vec![1] };
    let plan = Plan::new(vec![noise, means()]);
    let unit = || "u3".to_owned();
    let of = |outcome| recipe().sensitivity(&table(), &Plan { outcome, ..plan.clone() });

    let (rank, score) =
        (of(Outcome::Rank { unit: unit() }).unwrap(), of(Outcome::Score { unit: unit() }).unwrap());

    let standing = &rank.uncertainty.standings[3];
    assert!(standing.ranks.unwrap().lower <= rank.mean && rank.mean <= standing.ranks.unwrap().upper);
    let scores = score.uncertainty.standings[3].scores.unwrap();
    assert!(scores.lower <= score.mean && score.mean <= scores.upper);
    assert_eq!(rank.uncertainty, score.uncertainty);
    assert!(of(Outcome::Rank { unit: "nobody".to_owned() }).is_err());
}

#[test]
fn an_outcome_that_never_varies_is_refused() {
    let alike = vec![Normalisation::min_max(1.0, 100.0), Normalisation::min_max(2.0, 200.0)];

    let error =
        recipe().sensitivity(&table(), &Plan::new(vec![Assumption::Normalisation(alike)])).unwrap_err();

    assert!(matches!(error.cause, Cause::DoesNotApply(_)), "{error}");
}

#[test]
fn the_first_error_is_told_whatever_the_number_of_cores() {
    let geometric = recipe().normalise(Normalisation::all(composite_index::Method::AsIs));
    let geometric = geometric.aggregate(Aggregation::all(Mean::Geometric));
    let wild = table().with_column("wild", [Some(3.0); 9]).unwrap();
    let margins: BTreeMap<_, _> =
        ["a", "c"].map(|code| (code.to_owned(), "wild".to_owned())).into_iter().collect();
    let plan = Plan::new(vec![Assumption::SamplingError { margins }]);
    let on = |cores| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(cores).build().unwrap();
        pool.install(|| geometric.uncertainty(&wild, &plan)).unwrap_err()
    };

    let error = on(1);

    assert!(matches!(error.cause, Cause::NotPositive(_)), "{error}");
    for cores in [2, 3, 4] {
        assert_eq!(on(cores), error);
    }
}

#[test]
fn a_recipe_and_a_plan_survive_being_written_down() {
    let recipe = recipe()
        .prepare(Preparation::Impute(Imputation::ExpectationMaximisation { tolerance: 1e-9, rounds: 100 }))
        .prepare(Preparation::Treat(Treatment::default()))
        .weigh(Weights::Principal { levels: vec![1] })
        .aggregate(Aggregation {
            levels: [(3, Mean::Generalised { power: 0.5 })].into_iter().collect(),
            ..Aggregation::all(Mean::Geometric)
        });
    let kept: Recipe = serde_json::from_str(&serde_json::to_string(&recipe).unwrap()).unwrap();
    assert_eq!(kept, recipe);
    assert_eq!(kept.run(&table()).unwrap().column("Index"), recipe.run(&table()).unwrap().column("Index"));

    let plan = Plan::usual(&recipe, BTreeMap::new());
    let kept: Plan = serde_json::from_str(&serde_json::to_string(&plan).unwrap()).unwrap();
    assert_eq!(kept, plan);
    let names: Vec<&str> = plan.assumptions.iter().map(Assumption::name).collect();
    assert_eq!(names, ["weight noise", "normalisation", "treatment"]);
    assert!(recipe.sensitivity(&table(), &plan).is_ok());

    let circle = r#"[{"code":"x","name":"x","parent":"x","weight":1.0}]"#;
    assert!(serde_json::from_str::<Structure>(circle).is_err());
}
