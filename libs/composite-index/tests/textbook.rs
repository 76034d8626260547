//! Cases with a known answer, each with its source.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use composite_index::{
    Aggregation, Bootstrap, Coefficient, Direction, Effect, Element, FirstOrder, Imputation, Mean, Method,
    Normalisation, Outcomes, Panel, Preparation, Recipe, Scaling, Step, Structure, Table, Treatment,
    correlation, cronbach, effects, principal_components, shape,
};

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}

fn flat(indicators: &[&str]) -> Structure {
    let parts = indicators.iter().map(|code| Element::part(code, "Index"));
    Structure::new(parts.chain([Element::top("Index")]).collect()).unwrap()
}

fn table(columns: &[(&str, &[Option<f64>])]) -> Table {
    let units: Vec<String> = (0..columns[0].1.len()).map(|unit| format!("u{unit}")).collect();
    columns.iter().fold(Table::new(units).unwrap(), |table, (code, column)| {
        table.with_column(code, column.iter().copied()).unwrap()
    })
}

fn full(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

/// UNDP, Human Development Report 2010, technical note 1: China, HDI 0.663.
#[test]
fn the_human_development_index_of_china_is_that_of_the_report() {
    let schooling = (7.5_f64 / 13.2 * (11.4 / 20.6)).sqrt();
    let post = |lower: f64, upper: f64| composite_index::Bounds { lower, upper };
    let posts = [
        ("Life".to_owned(), post(20.0, 83.2)),
        ("Education".to_owned(), post(0.0, 0.951)),
        ("Income".to_owned(), post(163.0_f64.ln(), 108_211.0_f64.ln())),
    ];
    let method = Method::Goalposts {
        posts: posts.into_iter().collect(),
        scale: 1.0,
        outside: composite_index::Outside::Refuse,
    };
    let recipe = Recipe::new(flat(&["Life", "Education", "Income"]))
        .normalise(Normalisation::all(method))
        .aggregate(Aggregation::all(Mean::Geometric));
    let table = table(&[
        ("Life", &[Some(73.5)]),
        ("Education", &[Some(schooling)]),
        ("Income", &[Some(7_263.0_f64.ln())]),
    ]);

    let scores = recipe.run(&table).unwrap();

    let rounded = |element| (scores.score("u0", element).unwrap() * 1000.0).round();
    assert_eq!([rounded("Life"), rounded("Income"), rounded("Index")], [847.0, 584.0, 663.0]);
}

/// Anderson (1957): where only y has gaps, the likelihood of a bivariate normal has a closed form, and the expectation of
/// a gap lies on the regression of y on x over the complete pairs.
#[test]
fn expectation_maximisation_with_gaps_in_one_variable_is_the_regression() {
    let x = [1.0, 2.0, 4.0, 5.0, 7.0, 8.5, 3.0];
    let y = [Some(2.1), Some(3.9), None, Some(9.6), None, Some(17.5), Some(6.4)];
    let method = Imputation::ExpectationMaximisation { tolerance: 1e-13, rounds: 10_000 };
    let recipe = Recipe::new(flat(&["x", "y"])).prepare(Preparation::Impute(method));

    let scores = recipe.run(&table(&[("x", &full(&x)), ("y", &y)])).unwrap();

    let pairs: Vec<(f64, f64)> = x.iter().zip(y).filter_map(|(x, y)| Some((*x, y?))).collect();
    let n = 5.0;
    let (mx, my) = (pairs.iter().map(|p| p.0).sum::<f64>() / n, pairs.iter().map(|p| p.1).sum::<f64>() / n);
    let slope = pairs.iter().map(|p| (p.0 - mx) * (p.1 - my)).sum::<f64>()
        / pairs.iter().map(|p| (p.0 - mx).powi(2)).sum::<f64>();
    let filled = scores.after(Step::Impute, "y").unwrap();
    near(filled[2], my + slope * (4.0 - mx));
    near(filled[4], my + slope * (7.0 - mx));
    near(filled[0], 2.1);
}

/// Saltelli et al. (2008), the g-function: `Vᵢ = 1 / (3 (1 + aᵢ)²)`, `V = Π (1 + Vᵢ) − 1`.
#[test]
fn effects_of_the_g_function_are_those_of_the_formula() {
    let a = [0.0, 1.0, 4.5, 9.0];
    let part: Vec<f64> = a.iter().map(|a| 1.0 / (3.0 * (1.0_f64 + a).powi(2))).collect();
    let variance: f64 = part.iter().map(|v| 1.0 + v).product::<f64>() - 1.0;
    let g =
        |x: &[f64]| x.iter().zip(a).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product::<f64>();
    for first_order in [FirstOrder::Saltelli, FirstOrder::Centred, FirstOrder::Jansen] {
        let found = study(4, 40_000, first_order, g);
        assert_eq!(found.len(), 4);
        for (i, effect) in found.iter().enumerate() {
            let others: f64 =
                part.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, v)| 1.0 + v).product();
            let (first, total) = (part[i] / variance, part[i] * others / variance);
            assert!((effect.first.value - first).abs() < 0.03, "{first_order:?} {i}: {effect:?} {first}");
            assert!((effect.total.value - total).abs() < 0.02, "{first_order:?} {i}: {effect:?} {total}");
            assert!(
                effect.total.lower < total + 0.01 && total - 0.01 < effect.total.upper,
                "{effect:?} {total}"
            );
        }
    }
}

/// Ishigami and Homma (1990), a = 7, b = 0.1: first order 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437.
#[test]
fn effects_of_the_ishigami_function_are_those_of_the_paper() {
    let pi = std::f64::consts::PI;
    let ishigami = |x: &[f64]| {
        let [a, b, c] = [0, 1, 2].map(|i| pi * (2.0 * x[i] - 1.0));
        a.sin() + 7.0 * b.sin().powi(2) + 0.1 * c.powi(4) * a.sin()
    };

    let found = study(3, 40_000, FirstOrder::Centred, ishigami);

    assert_eq!(found.len(), 3);
    for (effect, (first, total)) in found.iter().zip([(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)]) {
        assert!((effect.first.value - first).abs() < 0.02, "{effect:?}");
        assert!((effect.total.value - total).abs() < 0.02, "{effect:?}");
    }
}

/// Runs a Saltelli design with plain random points.
fn study(inputs: usize, points: usize, first_order: FirstOrder, of: impl Fn(&[f64]) -> f64) -> Vec<Effect> {
    let mut state: u64 = 7;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from_bits((state >> 12) | 0x3FF0_0000_0000_0000) - 1.0
    };
    let mut set = || (0..points).map(|_| (0..inputs).map(|_| random()).collect()).collect::<Vec<Vec<f64>>>();
    let (a, b) = (set(), set());
    let outcomes = |points: &[Vec<f64>]| points.iter().map(|x| of(x)).collect::<Vec<f64>>();
    let mixed: Vec<Vec<f64>> = (0..inputs)
        .map(|i| {
            let swapped: Vec<Vec<f64>> = a
                .iter()
                .zip(&b)
                .map(|(a, b)| a.iter().enumerate().map(|(j, a)| if i == j { b[j] } else { *a }).collect())
                .collect();
            outcomes(&swapped)
        })
        .collect();
    let (ya, yb) = (outcomes(&a), outcomes(&b));
    let ab: Vec<&[f64]> = mixed.iter().map(Vec::as_slice).collect();
    let bootstrap = Bootstrap { samples: 40, interval: 0.9, seed: 1 };
    let names = ["w", "x", "y", "z"];
    effects(&names[..inputs], &Outcomes { a: &ya, b: &yb, ab: &ab }, first_order, bootstrap).unwrap()
}

/// Kendall (1945): tau-b, counted by hand.
#[test]
fn kendalls_tau_counts_pairs_and_ties() {
    // Pairs: (0,1) tied in y, (2,3) tied in x; of the other four all agree.
    let tau = correlation(Coefficient::Kendall, &[1.0, 2.0, 3.0, 3.0], &[1.0, 1.0, 2.0, 3.0]).unwrap();

    near(tau, 4.0 / (5.0_f64.sqrt() * 5.0_f64.sqrt()));
}

/// Spearman (1904): `1 − 6 Σ d² / (n (n² − 1))` without ties; IQ and hours of television, a common classroom table.
#[test]
fn spearmans_coefficient_is_that_of_the_classroom() {
    let iq = [106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0];
    let hours = [7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0];

    near(correlation(Coefficient::Spearman, &iq, &hours).unwrap(), 1.0 - 6.0 * 194.0 / 990.0);
}

/// Two items with variance 1 each and covariance r: alpha is the Spearman-Brown formula `2r / (1 + r)`.
#[test]
fn alpha_of_two_items_is_the_spearman_brown_formula() {
    let (x, y) = ([-1.0, 0.0, 1.0, 0.0], [-1.0, 1.0, 0.0, 0.0]);
    let r = correlation(Coefficient::Pearson, &x, &y).unwrap();

    near(r, 0.5);
    near(cronbach(&[&x, &y]).unwrap(), 2.0 * r / (1.0 + r));
}

/// Two standardised columns with correlation r have components with variances 1 + r and 1 − r, at 45 degrees.
#[test]
fn components_of_two_columns_are_their_sum_and_difference() {
    let (x, y) = ([-1.0, 0.0, 1.0, 0.0], [-10.0, 10.0, 0.0, 0.0]);

    let components = principal_components(&[&x, &y]).unwrap();

    near(components.variances[0], 1.5);
    near(components.variances[1], 0.5);
    near(components.loadings[0][0], 0.5_f64.sqrt());
    near(components.loadings[0][1], 0.5_f64.sqrt());
    near(components.share(0).unwrap(), 0.75);
}

/// Skewness and kurtosis as `SKEW` and `KURT` of spreadsheets show them for 3, 4, 5, 2, 3, 4, 5, 6, 4, 7.
#[test]
fn skewness_and_kurtosis_are_those_of_spreadsheets() {
    let shape = shape(&[3.0, 4.0, 5.0, 2.0, 3.0, 4.0, 5.0, 6.0, 4.0, 7.0]).unwrap();

    assert!((shape.skewness - 0.359_543_071).abs() < 1e-9, "{shape:?}");
    assert!((shape.kurtosis - -0.151_799_637).abs() < 1e-9, "{shape:?}");
}

#[test]
fn the_outlier_of_the_manual_is_winsorised_once() {
    // Skewness 3.06 and kurtosis 9.74; with 100 brought to 30 they are 1.71 and 1.82, which passes.
    let values: Vec<f64> = (1..=10).map(f64::from).chain([30.0, 100.0]).collect();
    let recipe = Recipe::new(flat(&["x"])).prepare(Preparation::Treat(Treatment::default()));

    let scores = recipe.run(&table(&[("x", &full(&values))])).unwrap();

    let changes = scores.changes();
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].unit.as_str(), changes[0].from, changes[0].to), ("u11", 100.0, 30.0));
    let treated = scores.treatments()["x"];
    near(treated.before.unwrap().skewness, 3.063_241_034_239_499_3);
    near(treated.after.unwrap().skewness, 1.712_038_060_089_050_6);
}

#[test]
fn what_winsorising_cannot_tame_gets_its_logarithm() {
    let values: Vec<f64> = (0..20).map(|power| 2.0_f64.powi(power)).collect();
    let rule = Treatment { winsorise: 1, ..Treatment::default() };
    let recipe = Recipe::new(flat(&["x"])).prepare(Preparation::Treat(rule));

    let scores = recipe.run(&table(&[("x", &full(&values))])).unwrap();

    let treated = scores.treatments()["x"];
    assert!(treated.logged && treated.winsorised == 0 && treated.passes, "{treated:?}");
    let (low, high) = (1.0, 2.0_f64.powi(19));
    for (found, value) in scores.prepared("x").unwrap().iter().zip(&values) {
        near(*found, (value - low + 0.01 * (high - low)).ln());
    }
    assert_eq!(scores.changes().len(), 20);
}

/// Munda and Nardo (2009), in small: of three units, u0 wins by weight 0.6 from u1, and so on round.
#[test]
fn copeland_scores_count_weighted_wins() {
    let structure = Structure::new(vec![
        Element::part("x", "Index").weighing(0.6),
        Element::part("y", "Index").weighing(0.4),
        Element::top("Index"),
    ]);
    let recipe = Recipe::new(structure.unwrap()).aggregate(Aggregation::all(Mean::Copeland));
    let table = table(&[("x", &full(&[3.0, 2.0, 2.0])), ("y", &full(&[1.0, 2.0, 3.0]))]);

    let scores = recipe.run(&table).unwrap();

    // u0 beats both in x; u1 and u2 tie in x, u2 wins in y.
    for (unit, expected) in [("u0", 0.6 + 0.6), ("u1", 0.4 + 0.3), ("u2", 0.4 + 0.7)] {
        near(scores.score(unit, "Index").unwrap(), expected);
    }
}

#[test]
fn gaps_in_a_series_are_filled_from_other_years() {
    let years = [2014, 2016, 2017, 2020, 2021];
    let x = [None, Some(10.0), None, Some(18.0), None];
    for (method, expected) in [
        (Imputation::Latest, [None, Some(10.0), Some(10.0), Some(18.0), Some(18.0)]),
        (Imputation::Constant, [Some(10.0), Some(10.0), Some(10.0), Some(18.0), Some(18.0)]),
        (Imputation::Linear, [Some(10.0), Some(10.0), Some(12.0), Some(18.0), Some(18.0)]),
    ] {
        let recipe = Recipe::new(flat(&["x"])).prepare(Preparation::Impute(method.clone()));
        let one = |value| table(&[("x", &[value, Some(0.0), Some(20.0)])]);
        let panel = Panel::new(years.into_iter().zip(x).map(|(year, value)| (year, one(value)))).unwrap();

        let made = recipe.run_panel(&panel, Scaling::Together).unwrap();

        let found: Vec<Option<f64>> =
            made.iter().map(|(_, scores)| scores.score("u0", "x").map(|s| s / 5.0)).collect();
        assert_eq!(found, expected, "{method:?}");
    }
}

#[test]
fn a_lower_value_is_better_where_the_direction_is_down() {
    let mut structure = Vec::from(flat(&["x"]));
    structure[0].direction = Direction::Down;
    let recipe = Recipe::new(Structure::new(structure).unwrap());

    let scores = recipe.run(&table(&[("x", &full(&[10.0, 20.0, 15.0]))])).unwrap();

    assert_eq!(scores.column("Index").unwrap(), [100.0, 0.0, 50.0]);
    assert_eq!(scores.ranks("Index").unwrap(), [Some(1), Some(3), Some(2)]);
}
