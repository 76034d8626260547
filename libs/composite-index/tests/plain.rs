//! Each core formula a second time, written plainly, with loops over rows.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use std::collections::BTreeMap;

use composite_index::{
    Aggregation, Bootstrap, Bounds, Effect, Element, FirstOrder, How, Imputation, Mean, Method, Missing,
    Normalisation, Origin, Outcomes, Outside, Preparation, Recipe, Scores, Screening, Step, Structure, Table,
    Trace, Treatment, effects,
};

const X: [f64; 8] = [3.0, 7.5, 1.25, 7.5, 12.0, 4.0, 9.0, 2.5];
const PEOPLE: [f64; 8] = [10.0, 400.0, 25.0, 3.0, 80.0, 55.0, 120.0, 9.0];

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}

fn units(number: usize) -> Table {
    Table::new((0..number).map(|unit| format!("u{unit}"))).unwrap()
}

fn score(method: Method, down: bool) -> Vec<f64> {
    let part = Element::part("x", "Index");
    let structure =
        Structure::new(vec![if down { part.down() } else { part }, Element::top("Index")]).unwrap();
    let table =
        units(8).with_column("x", X.map(Some)).unwrap().with_column("people", PEOPLE.map(Some)).unwrap();
    let recipe = Recipe::new(structure).normalise(Normalisation::all(method));
    recipe.run(&table).unwrap().column("x").unwrap().to_vec()
}

fn for_x<T>(value: T) -> BTreeMap<String, T> {
    [("x".to_owned(), value)].into_iter().collect()
}

type Formula = Box<dyn Fn(f64) -> f64>;

/// The values, turned round where less is better.
fn turned(down: bool) -> [f64; 8] {
    X.map(|value| if down { -value } else { value })
}

fn lowest(x: &[f64]) -> f64 {
    x.iter().copied().fold(f64::INFINITY, f64::min)
}

fn compare(cases: Vec<(Method, Formula)>, down: bool) {
    for (method, formula) in cases {
        for (found, value) in score(method.clone(), down).iter().zip(turned(down)) {
            let expected = formula(value);
            let near = (found - expected).abs() < 1e-12 * expected.abs().max(1.0);
            assert!(near, "{method:?}: {found} {expected}");
        }
    }
}

#[test]
fn normalisations_by_the_values_themselves_are_their_formulas() {
    for down in [false, true] {
        let x = turned(down);
        let (min, max) = (lowest(&x), -lowest(&x.map(|value| -value)));
        let mean = x.iter().sum::<f64>() / 8.0;
        let sd = (x.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / 7.0).sqrt();
        let rank = move |v: f64| 1.0 + x.iter().map(|other| if *other < v { 1.0 } else { 0.0 }).sum::<f64>();
        let all: f64 = PEOPLE.iter().sum();
        let city = x.iter().zip(PEOPLE).map(|(v, people)| v * people).sum::<f64>() / all;
        let square = x.iter().zip(PEOPLE).map(|(v, people)| people * (v - city).powi(2)).sum::<f64>();
        let spread = (square / all).sqrt();
        let population = Some("people".to_owned());
        let cases: Vec<(Method, Formula)> = vec![
            (
                Method::MinMax { lower: 5.0, upper: 95.0 },
                Box::new(move |v| (v - min) / (max - min) * 90.0 + 5.0),
            ),
            (
                Method::ZScore { mean: 50.0, deviation: 10.0 },
                Box::new(move |v| (v - mean) / sd * 10.0 + 50.0),
            ),
            (Method::Rank, Box::new(rank)),
            (Method::Borda, Box::new(move |v| rank(v) - 1.0)),
            (Method::PercentileRank, Box::new(move |v| (rank(v) - 1.0) / 7.0)),
            (Method::DistanceToMaximum, Box::new(move |v| 1.0 - (max - v) / (max - min))),
            (
                Method::City { points: 30.0, population, lower: 60.0, upper: 140.0 },
                Box::new(move |v| (100.0 + 30.0 * (v - city) / spread).clamp(60.0, 140.0)),
            ),
            (Method::AsIs, Box::new(|v| v)),
        ];
        compare(cases, down);
    }
    for (found, value) in score(Method::FractionOfMaximum, false).iter().zip(X) {
        near(*found, value / 12.0);
    }
}

#[test]
fn normalisations_by_what_is_given_are_their_formulas() {
    for down in [false, true] {
        let (x, sign) = (turned(down), if down { -1.0 } else { 1.0 });
        let min = lowest(&x);
        let (target, base) = (if down { 0.5 } else { 14.0 }, 6.0);
        let post = Bounds { lower: 2.0, upper: 11.0 };
        let goal = move |v: f64| if down { (11.0 + v) / 9.0 } else { (v - 2.0) / 9.0 };
        let at = move |v: f64, aim: f64| 1.0 - (aim - v) / (aim - min);
        let posts = |outside| Method::Goalposts { posts: for_x(post), scale: 10.0, outside };
        let cases: Vec<(Method, Formula)> = vec![
            (
                Method::DistanceToReference { unit: "u6".to_owned(), cap: false },
                Box::new(move |v| at(v, x[6])),
            ),
            (
                Method::DistanceToReference { unit: "u5".to_owned(), cap: true },
                Box::new(move |v| at(v, x[5]).min(1.0)),
            ),
            (
                Method::DistanceToTarget { targets: for_x(target), cap: false },
                Box::new(move |v| at(v, sign * target)),
            ),
            (Method::Scaled { bounds: for_x(post) }, Box::new(move |v| goal(v) * 100.0)),
            (posts(Outside::Clip), Box::new(move |v| goal(v).clamp(0.0, 1.0) * 10.0)),
            (posts(Outside::Extend), Box::new(move |v| goal(v) * 10.0)),
            (
                Method::BaseYear { bases: for_x(base) },
                Box::new(move |v| 100.0 + 100.0 * (v - sign * base) / base),
            ),
        ];
        compare(cases, down);
    }
}

/// In the year of the base the city scores 100; later its score tells how far it has come since.
#[test]
fn the_city_of_the_base_year_is_a_hundred() {
    let structure =
        vec![Element::part("x", "Index"), Element::part("y", "Index").down(), Element::top("Index")];
    let recipe = Recipe::new(Structure::new(structure).unwrap())
        .prepare(Preparation::Denominate(vec![composite_index::Denominator::new("x", "people")]));
    let year = |grown: f64| {
        let table = units(8).with_column("people", PEOPLE.map(Some)).unwrap();
        let table = table.with_column("x", X.map(|value| Some(value * grown))).unwrap();
        table.with_column("y", X.map(|value| Some(value * grown))).unwrap()
    };

    let bases = recipe.bases(&year(1.0), Some("people")).unwrap();

    let all: f64 = PEOPLE.iter().sum();
    near(bases["x"], X.iter().sum::<f64>() / all);
    near(bases["y"], X.iter().zip(PEOPLE).map(|(x, people)| x * people).sum::<f64>() / all);
    let recipe = recipe.normalise(Normalisation::all(Method::BaseYear { bases }));
    for (grown, x, y) in [(1.0, 100.0, 100.0), (1.2, 120.0, 80.0)] {
        let scores = recipe.run(&year(grown)).unwrap();
        for (element, expected) in [("x", x), ("y", y), ("Index", 100.0)] {
            let city =
                scores.column(element).unwrap().iter().zip(PEOPLE).map(|(score, people)| score * people);
            near(city.sum::<f64>() / all, expected);
        }
    }
    assert!(recipe.bases(&year(1.0), Some("bicycles")).is_err());
}

/// Four indicators in two pillars with gaps, deeper than the rest by one level on one side.
fn gappy() -> (Recipe, Table) {
    let structure = Structure::new(vec![
        Element::top("Index"),
        Element::part("P", "Index").weighing(3.0),
        Element::part("Q", "Index").weighing(2.0),
        Element::part("a", "P").weighing(1.0),
        Element::part("b", "P").weighing(2.0),
        Element::part("c", "P").weighing(4.0),
        Element::part("d", "Q"),
        Element::part("e", "Index").weighing(0.5),
    ]);
    let gap = |place: usize| move |(unit, value): (usize, f64)| Some(value).filter(|_| unit % 5 != place);
    let table = ["a", "b", "c"].into_iter().enumerate().fold(units(8), |table, (place, code)| {
        let turned = X.into_iter().cycle().skip(place).take(8).enumerate();
        table.with_column(code, turned.map(gap(place + 1))).unwrap()
    });
    let table = table.with_column("d", PEOPLE.map(Some)).unwrap();
    let table = table.with_column("e", X.into_iter().rev().map(Some)).unwrap();
    (Recipe::new(structure.unwrap()).normalise(Normalisation::min_max(1.0, 100.0)), table)
}

#[test]
fn every_mean_is_its_formula_over_the_children_that_are_there() {
    for mean in [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic, Mean::Generalised { power: -1.5 }] {
        for least_available in [0.0, 0.7, 1.0] {
            let (recipe, table) = gappy();
            let scores = recipe
                .aggregate(Aggregation { least_available, ..Aggregation::all(mean) })
                .run(&table)
                .unwrap();
            let mut met = 0;
            for unit in scores.units() {
                for (parent, children) in [
                    ("P", vec![("a", 1.0), ("b", 2.0), ("c", 4.0)]),
                    ("Q", vec![("d", 1.0)]),
                    ("Index", vec![("P", 3.0), ("Q", 2.0), ("e", 0.5)]),
                ] {
                    let there: Vec<(f64, f64)> =
                        children.iter().filter_map(|(c, w)| Some((scores.score(unit, c)?, *w))).collect();
                    let share = f64::from(u32::try_from(there.len()).unwrap())
                        / f64::from(u32::try_from(children.len()).unwrap());
                    let expected = Some(plain_mean(mean, &there)).filter(|_| share >= least_available);
                    met += u32::from(there.len() < children.len());
                    match (scores.score(unit, parent), expected) {
                        (Some(found), Some(expected)) => near(found, expected),
                        (found, expected) => assert_eq!(found, expected, "{mean:?} {unit} {parent}"),
                    }
                }
            }
            assert!(met > 3, "the table has gaps to speak of");
        }
    }
}

fn plain_mean(mean: Mean, pairs: &[(f64, f64)]) -> f64 {
    let total: f64 = pairs.iter().map(|(_, w)| w).sum();
    let sum = |term: &dyn Fn(f64) -> f64| pairs.iter().map(|(x, w)| w * term(*x)).sum::<f64>() / total;
    match mean {
        Mean::Arithmetic => sum(&|x| x),
        Mean::Geometric => pairs.iter().map(|(x, w)| x.powf(w / total)).product(),
        Mean::Harmonic => 1.0 / sum(&|x| 1.0 / x),
        Mean::Generalised { power } => sum(&|x| x.powf(power)).powf(1.0 / power),
        Mean::Copeland => f64::NAN,
    }
}

#[test]
fn effective_weights_are_products_of_shares() {
    let (recipe, table) = gappy();

    let scores = recipe.run(&table).unwrap();

    let effective = scores.effective_weights();
    for (code, expected) in [
        ("Index", 1.0),
        ("P", 3.0 / 5.5),
        ("Q", 2.0 / 5.5),
        ("e", 0.5 / 5.5),
        ("a", 3.0 / 5.5 / 7.0),
        ("b", 3.0 / 5.5 * 2.0 / 7.0),
        ("c", 3.0 / 5.5 * 4.0 / 7.0),
        ("d", 2.0 / 5.5),
    ] {
        near(effective[code], expected);
    }
}

#[test]
fn group_medians_and_medians_are_the_middle_values() {
    let x = [Some(1.0), Some(9.0), Some(4.0), None, Some(2.0), Some(7.0), None, Some(100.0)];
    let groups = ["a", "b", "a", "a", "a", "b", "b", "b"].map(|label| Some(label.to_owned())).to_vec();
    let table = units(8).with_column("x", x).unwrap().with_labels("group", groups).unwrap();
    let structure = Structure::new(vec![Element::part("x", "Index"), Element::top("Index")]).unwrap();
    for (method, expected) in [
        (Imputation::Mean, [20.5, 20.5]),
        (Imputation::Median, [5.5, 5.5]),
        (Imputation::GroupMean { group: "group".to_owned() }, [7.0 / 3.0, 116.0 / 3.0]),
        (Imputation::GroupMedian { group: "group".to_owned() }, [2.0, 9.0]),
    ] {
        let recipe = Recipe::new(structure.clone()).prepare(Preparation::Impute(method));

        let filled = recipe.run(&table).unwrap().after(Step::Impute, "x").unwrap();

        near(filled[3], expected[0]);
        near(filled[6], expected[1]);
        assert_eq!(filled[7], 100.0);
    }
}

#[test]
fn units_with_too_few_values_are_screened_out_and_can_be_kept() {
    let (recipe, table) = gappy();
    let with = |screening| recipe.clone().prepare(Preparation::Screen(screening)).run(&table).unwrap();
    let all = Screening { least_available: Some(1.0), ..Screening::default() };

    // Units 1 to 3, and 6 to 7, lack one of five values.
    let strict = with(all.clone());
    assert_eq!(strict.units(), ["u0", "u4", "u5"]);
    assert_eq!(strict.excluded(), ["u1", "u2", "u3", "u6", "u7"]);
    let lenient = with(Screening { include: vec!["u2".to_owned()], exclude: vec!["u4".to_owned()], ..all });
    assert_eq!(lenient.units(), ["u0", "u2", "u5"]);
    assert_eq!(strict.score("u1", "Index"), None);
}

/// The estimators as printed in the papers, with sums in a loop.
#[test]
fn effects_are_their_formulas() {
    let a = [1.0, 4.0, 2.0, 8.0, 5.0, 7.0];
    let b = [3.0, 3.5, 9.0, 1.0, 2.0, 6.0];
    let mixed = [[2.0, 3.0, 8.0, 7.5, 5.5, 6.0], [1.5, 4.0, 3.0, 2.0, 4.0, 7.5]];
    let both: Vec<f64> = a.iter().chain(&b).copied().collect();
    let mean = both.iter().sum::<f64>() / 12.0;
    let v = both.iter().map(|y| (y - mean).powi(2)).sum::<f64>() / 11.0;
    let none = Bootstrap { samples: 0, interval: 0.9, seed: 1 };
    for first_order in [FirstOrder::Saltelli, FirstOrder::Centred, FirstOrder::Jansen] {
        let ab: Vec<&[f64]> = mixed.iter().map(|column| &column[..]).collect();
        let found = effects(&["x", "y"], &Outcomes { a: &a, b: &b, ab: &ab }, first_order, none).unwrap();
        for (Effect { first, total, .. }, ab) in found.iter().zip(mixed) {
            let mut sums = [0.0; 4];
            for j in 0..6 {
                sums[0] += b[j] * (ab[j] - a[j]);
                sums[1] += (b[j] - mean) * (ab[j] - a[j]);
                sums[2] += (b[j] - ab[j]).powi(2);
                sums[3] += (a[j] - ab[j]).powi(2);
            }
            near(total.value, sums[3] / 12.0 / v);
            near(
                first.value,
                match first_order {
                    FirstOrder::Saltelli => sums[0] / 6.0 / v,
                    FirstOrder::Centred => sums[1] / 6.0 / v,
                    FirstOrder::Jansen => 1.0 - sums[2] / 12.0 / v,
                },
            );
        }
    }
}

#[test]
fn leaving_out_an_element_is_the_index_without_it() {
    let (recipe, table) = gappy();
    let full = recipe.run(&table).unwrap();
    for (level, codes) in [(1, ["a", "b", "c", "d", "e"].as_slice()), (2, &["P", "Q"])] {
        let removals = full.remove_each(level, None).unwrap();

        assert_eq!(removals.iter().map(|removal| removal.element.as_str()).collect::<Vec<_>>(), codes);
        for removal in removals {
            // d is all that Q has: without it Q goes too.
            let gone = if removal.element == "d" { "Q" } else { &removal.element };
            let below = |element: &Element| element.code == gone || element.parent.as_deref() == Some(gone);
            let rest = recipe.structure.elements().iter().filter(|element| !below(element)).cloned();
            let without = Recipe { structure: Structure::new(rest.collect()).unwrap(), ..recipe.clone() };
            let expected = full.compare(&without.run(&table).unwrap(), None).unwrap();
            assert_eq!(removal.comparison.shifts.len(), 8);
            for (found, expected) in removal.comparison.shifts.iter().zip(&expected.shifts) {
                near(found.other_score, expected.other_score);
                assert_eq!((found.rank, found.other_rank), (expected.rank, expected.other_rank));
            }
            near(removal.comparison.mean_shift, expected.mean_shift);
        }
    }
}

#[test]
fn a_trace_adds_up_to_its_score() {
    let (recipe, table) = gappy();
    let table = table
        .with_cells("f", X.map(|value| if value < 2.0 { Err(Missing::TooFew) } else { Ok(value.exp()) }));
    let mut structure = Vec::from(recipe.structure.clone());
    structure.push(Element::part("f", "Q"));
    let recipe = Recipe { structure: Structure::new(structure).unwrap(), ..recipe }
        .prepare(Preparation::Impute(Imputation::Median))
        .prepare(Preparation::Treat(Treatment::default()));
    let scores = recipe.run(&table.unwrap()).unwrap();

    for unit in scores.units() {
        adds_up(&scores, &scores.trace(unit, "Index").unwrap());
    }

    let Origin::Value { reported, steps, .. } = scores.trace("u2", "f").unwrap().origin else { panic!() };
    assert_eq!(reported, Err(Missing::TooFew));
    assert_eq!(steps[0].how, How::Imputed);
    let Origin::Value { steps, .. } = scores.trace("u4", "f").unwrap().origin else { panic!() };
    assert_eq!(steps.iter().map(|worked| &worked.how).collect::<Vec<_>>(), [&How::Winsorised]);
    assert!(scores.trace("u0", "nothing").is_none() && scores.trace("nobody", "Index").is_none());
}

fn adds_up(scores: &Scores, trace: &Trace) {
    assert_eq!(trace.score, scores.score(&trace.unit, &trace.element));
    if let Origin::Children { parts, .. } = &trace.origin {
        let sum: f64 = parts.iter().map(|part| part.share * part.trace.score.unwrap_or_default()).sum();
        near(sum, trace.score.unwrap());
        near(parts.iter().map(|part| part.share).sum(), 1.0);
        parts.iter().for_each(|part| adds_up(scores, &part.trace));
    }
}
