//! What cannot be worked with is refused, by step, indicator and unit.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use std::collections::BTreeMap;

use composite_index::{
    Aggregation, Assumption, Bounds, Cause, Denominator, Direction, Element, Imputation, IndexError, Lacking,
    Mean, Method, Missing, Normalisation, Outside, Panel, Plan, Preparation, Recipe, Scaling, Screening,
    Step, Structure, Table, Treatment, Weights,
};

fn flat() -> Structure {
    Structure::new(vec![Element::part("x", "Index"), Element::part("y", "Index"), Element::top("Index")])
        .unwrap()
}

fn units(number: usize) -> Table {
    Table::new((0..number).map(|unit| format!("u{unit}"))).unwrap()
}

/// Three units; y runs the other way and the last of people is missing.
fn table() -> Table {
    let table = units(3).with_column("x", [1.0, 2.0, 4.0].map(Some)).unwrap();
    let table = table.with_column("y", [30.0, 20.0, 10.0].map(Some)).unwrap();
    table.with_cells("people", [Ok(10.0), Ok(40.0), Err(Missing::Withheld)]).unwrap()
}

fn of_x(values: &[Option<f64>]) -> Table {
    let table = units(values.len()).with_column("x", values.iter().copied()).unwrap();
    table.with_column("y", (0..).map(|n| Some(f64::from(n))).take(values.len())).unwrap()
}

fn assert_at(error: &IndexError, step: Step, element: Option<&str>, unit: Option<&str>) {
    let found = (error.step, error.element.as_deref(), error.unit.as_deref());
    assert_eq!(found, (step, element, unit), "{error}");
}

#[test]
fn a_hierarchy_that_is_none_is_refused() {
    let part = Element::part;
    let top = Element::top("Index");
    let negative = part("x", "Index").weighing(-1.0);
    let level = |element: Element, level| Element { level: Some(level), ..element };
    let down = Element { direction: Direction::Down, ..top.clone() };
    for (rows, element, cause) in [
        (vec![], None, Cause::Empty),
        (vec![part("x", "Index"), part("x", "Index"), top.clone()], Some("x"), Cause::Duplicate),
        (vec![part("x", "Nothing"), top.clone()], Some("x"), Cause::UnknownParent("Nothing".to_owned())),
        (vec![part("x", "a"), part("a", "b"), part("b", "a")], Some("a"), Cause::Cycle),
        (vec![part("x", "x")], Some("x"), Cause::Cycle),
        (
            vec![part("x", "Index"), level(part("P", "Index"), 2), level(top.clone(), 3)],
            Some("P"),
            Cause::WithoutChildren,
        ),
        (vec![Element::top("x"), Element::top("y")], None, Cause::NoAggregate),
        (vec![part("x", "Index"), level(top.clone(), 1)], Some("Index"), Cause::WrongLevel(1)),
        (vec![negative, top.clone()], Some("x"), Cause::BadWeight(-1.0)),
        (vec![part("x", "Index"), down], Some("Index"), Cause::DirectionOfAggregate),
    ] {
        let error = Structure::new(rows).unwrap_err();

        assert_at(&error, Step::Structure, element, None);
        assert_eq!(error.cause, cause);
    }
    assert!(Structure::new(vec![part("x", "Index").weighing(f64::NAN), top]).is_err());
    let tower = |height: usize| {
        let floors = (1..height).map(|floor| part(&floor.to_string(), &(floor + 1).to_string()));
        Structure::new(floors.chain([Element::top(&height.to_string())]).collect())
    };
    assert_eq!(tower(100).unwrap().height(), 100);
    assert_eq!(tower(101).unwrap_err().cause, Cause::TooDeep);
    assert_eq!(tower(200_000).unwrap_err().cause, Cause::TooDeep);
}

#[test]
fn a_table_that_is_none_is_refused() {
    let twice = Table::new(["a", "a"]).unwrap_err();
    assert_at(&twice, Step::Table, None, Some("a"));
    assert_eq!(Table::new(Vec::<String>::new()).unwrap_err().cause, Cause::Empty);
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let error = units(2).with_column("x", [Some(1.0), Some(value)]).unwrap_err();
        assert_at(&error, Step::Table, Some("x"), Some("u1"));
        assert_eq!(error.cause, Cause::NotFinite);
    }
    for number in [1, 3] {
        let error = units(2).with_column("x", vec![Some(1.0); number]).unwrap_err();
        assert_eq!(error.cause, Cause::WrongLength { units: 2, values: number });
    }
    let error = table().with_column("x", [None; 3]).unwrap_err();
    assert_eq!((error.element.as_deref(), error.cause), (Some("x"), Cause::Duplicate));
    assert!(units(2).with_labels("group", vec![None]).is_err());
}

#[test]
fn an_indicator_without_a_column_or_a_value_is_refused() {
    let without = units(2).with_column("x", [Some(1.0), Some(2.0)]).unwrap();
    assert_at(&Recipe::new(flat()).run(&without).unwrap_err(), Step::Table, Some("y"), None);

    let empty = Recipe::new(flat()).run(&of_x(&[None, None])).unwrap_err();
    assert_at(&empty, Step::Table, Some("x"), None);
    assert_eq!(empty.cause, Cause::AllMissing);
}

#[test]
fn what_does_not_vary_cannot_be_spread() {
    let spread = [
        Method::MinMax { lower: 0.0, upper: 1.0 },
        Method::ZScore { mean: 0.0, deviation: 1.0 },
        Method::DistanceToMaximum,
        Method::City { points: 30.0, population: None, lower: 0.0, upper: 200.0 },
    ];
    for method in spread {
        let recipe = Recipe::new(flat()).normalise(Normalisation::all(method));
        let error = recipe.run(&of_x(&[Some(0.1), Some(0.1), Some(0.1)])).unwrap_err();
        assert_at(&error, Step::Normalise, Some("x"), None);
        assert_eq!(error.cause, Cause::ZeroSpread(0.1));

        let one = recipe.run(&of_x(&[Some(7.0)])).unwrap_err();
        assert_at(&one, Step::Normalise, Some("x"), None);
        assert_eq!(one.cause, Cause::TooFewUnits { needed: 2, found: 1 });
    }
    let recipe = Recipe::new(flat()).normalise(Normalisation::all(Method::PercentileRank));
    assert_eq!(
        recipe.run(&of_x(&[Some(7.0)])).unwrap_err().cause,
        Cause::TooFewUnits { needed: 2, found: 1 }
    );
}

#[test]
fn a_missing_denominator_is_refused_unless_it_may_lack() {
    let divide = |lacking| {
        let denominator = Denominator { lacking, ..Denominator::new("x", "people") };
        Recipe::new(flat()).prepare(Preparation::Denominate(vec![denominator]))
    };

    let error = divide(Lacking::Refuse).run(&table()).unwrap_err();

    assert_at(&error, Step::Denominate, Some("x"), Some("u2"));
    let cause = Cause::NoCounterpart { column: "people".to_owned(), reason: Missing::Withheld };
    assert_eq!(error.cause, cause);
    assert_eq!(error.to_string(), "denominate, x, unit u2: people has no value here (withheld)");
    let left_out = divide(Lacking::Gap).run(&table()).unwrap();
    assert_eq!(left_out.score("u2", "x"), None);
    assert_eq!(left_out.score("u2", "Index"), left_out.score("u2", "y"));
    assert!(left_out.trace("u2", "Index").unwrap().to_string().contains("value 4, left out without people"));
}

#[test]
fn a_denominator_that_is_zero_or_unknown_is_refused() {
    let zero = table().with_column("hectares", [5.0, 0.0, 1.0].map(Some)).unwrap();
    let recipe = |denominators| Recipe::new(flat()).prepare(Preparation::Denominate(denominators));
    let error = recipe(vec![Denominator::new("x", "hectares")]).run(&zero).unwrap_err();
    assert_at(&error, Step::Denominate, Some("x"), Some("u1"));

    let unknown = recipe(vec![Denominator::new("x", "bicycles")]).run(&zero).unwrap_err();
    assert_at(&unknown, Step::Denominate, Some("bicycles"), None);
    let aggregate = recipe(vec![Denominator::new("Index", "hectares")]).run(&zero).unwrap_err();
    assert_at(&aggregate, Step::Denominate, Some("Index"), None);
    let twice = vec![Denominator::new("x", "people"), Denominator::new("x", "people")];
    assert_eq!(recipe(twice).run(&zero).unwrap_err().cause, Cause::Duplicate);
}

#[test]
fn a_percentage_above_a_hundred_is_refused_where_the_goalposts_say_so() {
    let recipe = |outside| {
        let post = Bounds { lower: 0.0, upper: 100.0 };
        let posts = ["x", "y"].map(|code| (code.to_owned(), post)).into_iter().collect();
        Recipe::new(flat()).normalise(Normalisation::all(Method::Goalposts { posts, scale: 1.0, outside }))
    };
    let shares = of_x(&[Some(50.0), Some(101.0)]);

    let error = recipe(Outside::Refuse).run(&shares).unwrap_err();

    assert_at(&error, Step::Normalise, Some("x"), Some("u1"));
    assert_eq!(error.cause, Cause::OutsideGoalposts { value: 101.0, lower: 0.0, upper: 100.0 });
    assert_eq!(recipe(Outside::Clip).run(&shares).unwrap().score("u1", "x"), Some(1.0));
    assert_eq!(recipe(Outside::Extend).run(&shares).unwrap().score("u1", "x"), Some(1.01));
}

#[test]
fn parameters_must_be_there_and_make_sense() {
    let bounds =
        |lower, upper| [("x".to_owned(), Bounds { lower, upper })].into_iter().collect::<BTreeMap<_, _>>();
    let of_x_only = |value| [("x".to_owned(), value)].into_iter().collect::<BTreeMap<_, _>>();
    for (method, element) in [
        (Method::Scaled { bounds: bounds(0.0, 1.0) }, Some("y")),
        (Method::Scaled { bounds: bounds(1.0, 0.0) }, Some("x")),
        (Method::DistanceToTarget { targets: of_x_only(9.0), cap: true }, Some("y")),
        (Method::DistanceToTarget { targets: of_x_only(0.5), cap: true }, Some("x")),
        (Method::BaseYear { bases: of_x_only(0.0) }, Some("x")),
        (Method::BaseYear { bases: [("z".to_owned(), 1.0)].into_iter().collect() }, Some("z")),
        (Method::MinMax { lower: 1.0, upper: 1.0 }, None),
        (Method::ZScore { mean: 0.0, deviation: f64::NAN }, None),
        (Method::City { points: -1.0, population: None, lower: 0.0, upper: 200.0 }, None),
    ] {
        let recipe = Recipe::new(flat()).normalise(Normalisation::all(method.clone()));
        let error = recipe.run(&table()).unwrap_err();
        assert_at(&error, Step::Normalise, element, None);
    }
    let unknown = Method::DistanceToReference { unit: "nobody".to_owned(), cap: false };
    let error = Recipe::new(flat()).normalise(Normalisation::all(unknown)).run(&table()).unwrap_err();
    assert_at(&error, Step::Normalise, None, Some("nobody"));
    let population = Normalisation::city("people");
    let error = Recipe::new(flat()).normalise(population).run(&table()).unwrap_err();
    assert_at(&error, Step::Normalise, Some("x"), Some("u2"));
}

#[test]
fn a_fraction_of_the_maximum_has_no_meaning_where_less_is_better() {
    let structure = Structure::new(vec![Element::part("x", "Index").down(), Element::top("Index")]).unwrap();
    let recipe = Recipe::new(structure).normalise(Normalisation::all(Method::FractionOfMaximum));

    let error = recipe.run(&table()).unwrap_err();

    assert_at(&error, Step::Normalise, Some("x"), None);
    assert!(matches!(error.cause, Cause::DoesNotApply(_)));
}

#[test]
fn a_geometric_mean_of_zero_is_refused_at_its_unit() {
    let recipe = Recipe::new(flat()).aggregate(Aggregation::all(Mean::Geometric));

    let error = recipe.run(&table()).unwrap_err();

    assert_at(&error, Step::Aggregate, Some("Index"), Some("u0"));
    assert_eq!(error.cause, Cause::NotPositive(0.0));
}

#[test]
fn gaps_that_cannot_be_filled_are_refused() {
    let group = || "group".to_owned();
    let labels = vec![Some("a".to_owned()), Some("a".to_owned()), Some("b".to_owned()), None];
    let one = of_x(&[Some(1.0), Some(2.0), None, Some(4.0)]).with_labels("group", labels.clone()).unwrap();
    let nowhere = of_x(&[Some(1.0), Some(2.0), Some(4.0), None]).with_labels("group", labels).unwrap();
    for method in [Imputation::GroupMean { group: group() }, Imputation::GroupMedian { group: group() }] {
        let recipe = Recipe::new(flat()).prepare(Preparation::Impute(method));
        assert_at(&recipe.run(&one).unwrap_err(), Step::Impute, Some("x"), Some("u2"));
        assert_at(&recipe.run(&nowhere).unwrap_err(), Step::Impute, Some("x"), Some("u3"));
        assert_at(&recipe.run(&table()).unwrap_err(), Step::Impute, Some("group"), None);
    }
    for method in [Imputation::Latest, Imputation::Constant, Imputation::Linear] {
        let error = Recipe::new(flat()).prepare(Preparation::Impute(method)).run(&one).unwrap_err();
        assert!(matches!(error.cause, Cause::DoesNotApply(_)), "{error}");
    }
    let hasty = Imputation::ExpectationMaximisation { tolerance: 1e-15, rounds: 1 };
    let error = Recipe::new(flat()).prepare(Preparation::Impute(hasty)).run(&one).unwrap_err();
    assert_eq!((error.step, error.cause), (Step::Impute, Cause::NotConverged(1)));
}

#[test]
fn other_steps_say_what_does_not_fit() {
    let recipe = || Recipe::new(flat());
    let screening = |include: &[&str], exclude: &[&str]| {
        let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        Preparation::Screen(Screening {
            include: codes(include),
            exclude: codes(exclude),
            ..Screening::default()
        })
    };
    let skip = Treatment { skip: vec!["z".to_owned()], ..Treatment::default() };
    let bad_limit = Treatment { skewness: f64::NAN, ..Treatment::default() };
    let set =
        |code: &str, weight| Weights::Set { weights: [(code.to_owned(), weight)].into_iter().collect() };
    let both_zero =
        [("x", 0.0), ("y", 0.0)].map(|(code, weight)| (code.to_owned(), weight)).into_iter().collect();
    let level = |level| Aggregation {
        levels: [(level, Mean::Harmonic)].into_iter().collect(),
        ..Aggregation::all(Mean::Arithmetic)
    };
    for (recipe, step, element, unit) in [
        (recipe().prepare(screening(&["nobody"], &[])), Step::Screen, None, Some("nobody")),
        (recipe().prepare(screening(&["u1"], &["u1"])), Step::Screen, None, Some("u1")),
        (recipe().prepare(screening(&[], &["u0", "u1", "u2"])), Step::Screen, None, None),
        (recipe().prepare(Preparation::Treat(skip)), Step::Treat, Some("z"), None),
        (recipe().prepare(Preparation::Treat(bad_limit)), Step::Treat, None, None),
        (recipe().weigh(set("z", 1.0)), Step::Weigh, Some("z"), None),
        (recipe().weigh(set("x", -1.0)), Step::Weigh, Some("x"), None),
        (recipe().weigh(set("x", f64::INFINITY)), Step::Weigh, Some("x"), None),
        (recipe().weigh(Weights::Set { weights: both_zero }), Step::Weigh, Some("Index"), None),
        (recipe().weigh(Weights::Principal { levels: vec![2] }), Step::Weigh, None, None),
        (recipe().aggregate(level(3)), Step::Aggregate, None, None),
        (recipe().aggregate(Aggregation::all(Mean::Generalised { power: 0.0 })), Step::Aggregate, None, None),
    ] {
        let error = recipe.run(&table()).unwrap_err();

        assert_at(&error, step, element, unit);
    }
    let twice = recipe().prepare(screening(&[], &[])).prepare(screening(&[], &[]));
    assert_eq!(twice.run(&table()).unwrap_err().cause, Cause::StepTwice);
    assert_eq!(Panel::new([(2020, table()), (2020, table())]).unwrap_err().cause, Cause::Duplicate);
    assert_eq!(Panel::new([]).unwrap_err().cause, Cause::Empty);
}

#[test]
fn an_error_in_a_panel_names_the_year() {
    let (good, gap) = ([1.0, 2.0, 4.0].map(Some), [Some(1.0), None, Some(3.0)]);
    let posts = ["x", "y"].map(|code| (code.to_owned(), Bounds { lower: 0.0, upper: 3.5 }));
    let posts =
        Method::Goalposts { posts: posts.into_iter().collect(), scale: 1.0, outside: Outside::Refuse };
    let posts = Recipe::new(flat()).normalise(Normalisation::all(posts));
    let group = Imputation::GroupMean { group: "nothing".to_owned() };
    let group = Recipe::new(flat()).prepare(Preparation::Impute(group));
    for scaling in [Scaling::Together, Scaling::Yearly] {
        let panel = Panel::new([(2020, of_x(&gap)), (2022, of_x(&good))]).unwrap();

        let error = posts.run_panel(&panel, scaling).unwrap_err();

        assert_at(&error, Step::Normalise, Some("x"), Some("u2"));
        assert_eq!((error.year, error.to_string().contains(", unit u2, 2022: ")), (Some(2022), true));
        assert_eq!(group.run_panel(&panel, scaling).unwrap_err().year, Some(2020));
    }
    assert_eq!(posts.run(&of_x(&good)).unwrap_err().year, None);
}

#[test]
fn a_reference_unit_asks_for_yearly_scales() {
    let method = Method::DistanceToReference { unit: "u2".to_owned(), cap: false };
    let structure = Structure::new(vec![Element::part("x", "Index"), Element::top("Index")]).unwrap();
    let recipe = Recipe::new(structure).normalise(Normalisation::all(method));
    let panel = Panel::new([(2020, table()), (2022, table())]).unwrap();

    let error = recipe.run_panel(&panel, Scaling::Together).unwrap_err();

    assert!(matches!(error.cause, Cause::DoesNotApply(_)), "{error}");
    assert!(recipe.run_panel(&panel, Scaling::Yearly).is_ok());
}

#[test]
fn an_assumption_about_a_step_that_is_not_there_is_refused() {
    let means = [Imputation::Mean, Imputation::Median].to_vec();
    let treatments = vec![Treatment::default(), Treatment { winsorise: 1, ..Treatment::default() }];
    let margins = |code: &str, column: &str| Assumption::SamplingError {
        margins: [(code.to_owned(), column.to_owned())].into_iter().collect(),
    };
    let noise = |share, levels: &[u32]| Assumption::WeightNoise { share, levels: levels.to_vec() };
    for (assumption, element) in [
        (Assumption::Imputation(means), "imputation"),
        (Assumption::Treatment(treatments), "treatment"),
        (Assumption::Normalisation(vec![Normalisation::min_max(0.0, 1.0)]), "normalisation"),
        (noise(0.0, &[1]), "weight noise"),
        (noise(f64::NAN, &[1]), "weight noise"),
        (noise(0.2, &[]), "weight noise"),
        (noise(0.2, &[2]), "weight noise"),
        (margins("z", "people"), "z"),
        (margins("x", "margin"), "margin"),
        (Assumption::SamplingError { margins: BTreeMap::new() }, "sampling error"),
    ] {
        let error = Recipe::new(flat()).uncertainty(&table(), &Plan::new(vec![assumption])).unwrap_err();

        assert_at(&error, Step::Explore, Some(element), None);
    }
    let error =
        Recipe::new(flat()).uncertainty(&table(), &Plan::new(vec![margins("x", "people")])).unwrap_err();
    assert_at(&error, Step::Explore, Some("x"), Some("u2"));
    assert!(Recipe::new(flat()).uncertainty(&table(), &Plan::new(vec![])).is_err());
    let twice = Plan::new(vec![noise(0.1, &[1]), noise(0.2, &[1])]);
    assert_eq!(Recipe::new(flat()).uncertainty(&table(), &twice).unwrap_err().cause, Cause::Duplicate);
}
