//! The same methods written plainly a second time, the laws they keep, and input that means no good.
#![expect(clippy::unwrap_used, reason = "a series that cannot be made must stop the test")]

use proptest::prelude::*;
use trend::{
    Dependence, Dispersion, Estimate, Overlap, Rule, Series, TrendError, Unit, Wave, binomial_limit, breaks,
    chart, difference, discoveries, funnel, interruption, mann_kendall, shrink, theil_sen,
};

fn yearly(values: &[f64]) -> Series {
    Series::yearly("a series", values).unwrap()
}

fn sign(x: f64) -> f64 {
    if x == 0.0 { 0.0 } else { x.signum() }
}

fn plain_s(values: &[f64]) -> f64 {
    let mut s = 0.0;
    for later in 0..values.len() {
        for earlier in 0..later {
            s += sign(values[later] - values[earlier]);
        }
    }
    s
}

/// The chance of an `s` at least as far from zero, over all orders one by one.
fn plain_chance(values: &[f64]) -> f64 {
    fn walk(values: &mut Vec<f64>, from: usize, seen: &mut impl FnMut(&[f64])) {
        if from == values.len() {
            seen(values);
        }
        for at in from..values.len() {
            values.swap(from, at);
            walk(values, from + 1, seen);
            values.swap(from, at);
        }
    }
    let bound = plain_s(values).abs();
    let (mut far, mut all) = (0.0, 0.0);
    walk(&mut values.to_vec(), 0, &mut |order| {
        all += 1.0;
        far += if plain_s(order).abs() >= bound { 1.0 } else { 0.0 };
    });
    far / all
}

fn plain_median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { values[half] } else { (values[half - 1] + values[half]) / 2.0 }
}

fn squares(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).unwrap());
    values.iter().map(|value| (value - mean).powi(2)).sum()
}

/// Any number that a spreadsheet can go wrong with.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        -100.0..100.0_f64,
        (-3..3_i8).prop_map(f64::from),
        prop::sample::select(vec![
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::MAX,
            f64::MIN_POSITIVE,
            -0.0
        ]),
    ]
}

proptest! {
    #[test]
    fn no_series_whatever_makes_a_method_stop(
        values in prop::collection::vec(any_number(), 0..40),
        moments in prop::collection::vec(any_number(), 0..40),
        number in any_number(),
        count in 0..50_usize,
    ) {
        for series in [Series::yearly("x", &values), Series::new("x", &moments, &values)].into_iter().flatten() {
            drop(mann_kendall(&series));
            drop(theil_sen(&series));
            drop(chart(&series, None));
            drop(chart(&series, Some(count)));
            drop(breaks(&series, number, count));
            drop(breaks(&series, 0.15, 5));
            drop(interruption(&series, number));
        }
        drop(discoveries("x", &values, number, Dependence::Any));
    }

    #[test]
    fn no_areas_whatever_make_a_method_stop(
        areas in prop::collection::vec((any_number(), any_number()), 0..30),
        [one, two, three] in prop::array::uniform3(any_number()),
        n in any::<u32>(),
    ) {
        let units: Vec<Unit> =
            areas.iter().map(|(value, error)| Unit { name: "x".to_owned(), value: *value, error: *error }).collect();
        for dispersion in [Dispersion::None, Dispersion::Multiplicative, Dispersion::Additive] {
            drop(funnel("x", &units, one, (dispersion, two)));
            drop(funnel("x", &units, one, (dispersion, 0.1)));
        }
        let estimates: Vec<Estimate> = areas
            .iter()
            .map(|(value, error)| Estimate { name: "x".to_owned(), value: *value, error: *error })
            .collect();
        drop(shrink("x", &estimates));
        drop(binomial_limit("x", n % 2_000, one, two));
        let wave = |estimate, error| Wave { estimate, error, answers: three };
        drop(difference("x", [wave(one, two), wave(two, one)], Some(Overlap { answers: two, correlation: one })));
    }

    #[test]
    fn the_chance_below_ten_points_is_that_of_all_orders(
        values in prop::collection::vec((0..5_u8).prop_map(f64::from), 4..7),
    ) {
        match mann_kendall(&yearly(&values)) {
            Ok(found) => {
                prop_assert!((found.s - plain_s(&values)).abs() < 1e-12);
                prop_assert!((found.p - plain_chance(&values)).abs() < 1e-12, "{:?}", found);
            }
            Err(error) => {
                let constant = matches!(error, TrendError::Constant { .. });
                prop_assert!(constant, "{}", error);
                prop_assert!(values.windows(2).all(|two| two[0] == two[1]));
            }
        }
    }

    #[test]
    fn a_slope_is_the_middle_of_all_slopes_and_follows_the_unit(
        values in prop::collection::vec(-50.0..50.0_f64, 4..20),
        (shift, stretch) in (-100.0..100.0_f64, 0.1..10.0_f64),
    ) {
        let found = theil_sen(&yearly(&values)).unwrap();
        let slopes = (0..values.len())
            .flat_map(|one| (one + 1..values.len()).map(move |other| (one, other)))
            .map(|(one, other)| (values[other] - values[one]) / f64::from(u32::try_from(other - one).unwrap()))
            .collect();
        prop_assert!((found.slope - plain_median(slopes)).abs() < 1e-9);
        prop_assert!(found.interval.0 <= found.slope && found.slope <= found.interval.1);
        let moved: Vec<f64> = values.iter().map(|value| shift + stretch * value).collect();
        let moved = theil_sen(&yearly(&moved)).unwrap();
        prop_assert!((moved.slope - stretch * found.slope).abs() < 1e-9);
    }

    #[test]
    fn a_series_backwards_falls_as_it_rose(values in prop::collection::vec(-50.0..50.0_f64, 4..30)) {
        let backwards: Vec<f64> = values.iter().rev().copied().collect();
        let (there, back) = (mann_kendall(&yearly(&values)).unwrap(), mann_kendall(&yearly(&backwards)).unwrap());
        prop_assert!((there.s + back.s).abs() < 1e-12);
        prop_assert!((there.p - back.p).abs() < 1e-12);
    }

    #[test]
    fn breaks_are_the_best_of_all_places(values in prop::collection::vec(-20.0..20.0_f64, 15..24)) {
        let found = breaks(&yearly(&values), 0.15, 2).unwrap();
        let n = values.len();
        let least = |costs: Vec<f64>| costs.into_iter().fold(f64::INFINITY, f64::min);
        let one = least((2..=n - 2).map(|at| squares(&values[..at]) + squares(&values[at..])).collect());
        let two = least(
            (2..=n - 4)
                .flat_map(|first| (first + 2..=n - 2).map(move |second| (first, second)))
                .map(|(a, b)| squares(&values[..a]) + squares(&values[a..b]) + squares(&values[b..]))
                .collect(),
        );
        let shortest = u32::try_from(n * 15 / 100).unwrap();
        prop_assume!(shortest == 2);
        let count = f64::from(u32::try_from(n).unwrap());
        for (breaks, squares) in [(0.0, squares(&values)), (1.0, one), (2.0, two)] {
            let expected = count * ((std::f64::consts::TAU).ln() + 1.0 + (squares / count).ln())
                + 2.0 * (breaks + 1.0) * count.ln();
            let at = if breaks < 0.5 { 0 } else if breaks < 1.5 { 1 } else { 2 };
            prop_assert!((found.criteria[at] - expected).abs() < 1e-6, "{} breaks", breaks);
        }
        prop_assert_eq!(found.levels.len(), found.at.len() + 1);
    }

    #[test]
    fn adjusted_chances_keep_their_order_and_never_fall(chances in prop::collection::vec(0.0..=1.0_f64, 1..40)) {
        for dependence in [Dependence::IndependentOrPositive, Dependence::Any] {
            let found = discoveries("x", &chances, 0.1, dependence).unwrap();
            prop_assert_eq!(found.len(), chances.len());
            for one in &found {
                prop_assert!(one.q >= one.p.min(1.0) - 1e-12 && one.q <= 1.0);
                for other in &found {
                    prop_assert!(one.p > other.p || one.q <= other.q);
                }
            }
        }
    }

    #[test]
    fn discoveries_are_those_of_the_step_up_rule(chances in prop::collection::vec(0.0..0.3_f64, 1..40)) {
        let found = discoveries("x", &chances, 0.1, Dependence::IndependentOrPositive).unwrap();
        let mut rising = chances.clone();
        rising.sort_by(f64::total_cmp);
        let m = f64::from(u32::try_from(rising.len()).unwrap());
        let last = (1..=rising.len())
            .rev()
            .find(|rank| rising[rank - 1] <= 0.1 * f64::from(u32::try_from(*rank).unwrap()) / m);
        let count = found.iter().filter(|one| one.discovered).count();
        prop_assert_eq!(count, last.unwrap_or(0));
    }

    #[test]
    fn shrinkage_draws_towards_the_mean_and_small_areas_most(
        areas in prop::collection::vec((-10.0..10.0_f64, 0.1..5.0_f64), 3..30),
    ) {
        let estimates: Vec<Estimate> = areas
            .iter()
            .map(|(value, error)| Estimate { name: "x".to_owned(), value: *value, error: *error })
            .collect();
        let found = shrink("x", &estimates).unwrap();
        for (area, (value, error)) in found.areas.iter().zip(&areas) {
            prop_assert!((area.value - found.mean).abs() <= (value - found.mean).abs() + 1e-9);
            prop_assert!(area.error <= *error);
            for (other, (_, less)) in found.areas.iter().zip(&areas) {
                prop_assert!(less > error || other.own >= area.own - 1e-12);
            }
        }
        let ranks: f64 = found.areas.iter().map(|area| area.rank).sum();
        let n = f64::from(u32::try_from(areas.len()).unwrap());
        prop_assert!((ranks - n * (n + 1.0) / 2.0).abs() < 1e-6);
    }

    #[test]
    fn more_dispersion_never_puts_more_areas_beyond(
        areas in prop::collection::vec((-10.0..10.0_f64, 0.1..5.0_f64), 10..40),
    ) {
        let units: Vec<Unit> =
            areas.iter().map(|(value, error)| Unit { name: "x".to_owned(), value: *value, error: *error }).collect();
        let plain = funnel("x", &units, 0.0, (Dispersion::None, 0.1)).unwrap();
        for dispersion in [Dispersion::Multiplicative, Dispersion::Additive] {
            let wide = funnel("x", &units, 0.0, (dispersion, 0.1)).unwrap();
            prop_assert_eq!((wide.units.len(), plain.units.len()), (areas.len(), areas.len()));
            for (wide, plain) in wide.units.iter().zip(&plain.units) {
                prop_assert!(wide.place <= plain.place);
                prop_assert!(wide.limits95.1 >= plain.limits95.1 && wide.limits95.0 <= plain.limits95.0);
            }
        }
    }
}

/// A quiet series of a little up, a little down, whose mean moving range is 1 and whose middle is 0.
fn quiet(count: usize) -> Vec<f64> {
    (0..count).map(|at| if at % 2 == 0 { 0.5 } else { -0.5 }).collect()
}

#[test]
fn each_rule_finds_what_it_is_for_and_names_the_point() {
    // The baseline is the quiet part: sigma is 1 / 1.128.
    let cases: [(Rule, &[f64]); 8] = [
        (Rule::BeyondLimits, &[3.0]),
        (Rule::NineOnOneSide, &[0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1]),
        (Rule::SixRisingOrFalling, &[-0.6, -0.4, -0.2, 0.0, 0.2, 0.4]),
        (Rule::TwoOfThreeBeyondTwoSigma, &[2.0, 0.0, 2.0]),
        (Rule::FourOfFiveBeyondOneSigma, &[1.0, 1.0, 0.0, 1.0, 1.0]),
        (Rule::FifteenWithinOneSigma, &[0.1; 3]),
        (Rule::EightBeyondOneSigma, &[1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0]),
        (Rule::LargeStep, &[-1.7, 1.7]),
    ];
    for (rule, tail) in cases {
        let values = [quiet(12), tail.to_vec()].concat();
        let found = chart(&yearly(&values), Some(12)).unwrap();
        let last = values.len() - 1;
        assert!(
            found.signals.iter().any(|signal| signal.rule == rule && signal.point == last),
            "{rule:?}: {found:?}"
        );
        let before = chart(&yearly(&values[..last]), Some(12)).unwrap();
        assert!(
            !before.signals.iter().any(|signal| signal.rule == rule && signal.point + 1 == last),
            "{rule:?} was there before: {before:?}"
        );
    }
    let alternating = chart(&yearly(&quiet(14)), None).unwrap();
    assert_eq!(
        alternating.signals.iter().map(|signal| signal.rule).collect::<Vec<_>>(),
        [Rule::FourteenAlternating]
    );
}

#[test]
fn what_is_too_little_is_refused_with_the_reason() {
    let wrong = |error: TrendError| error.to_string();
    assert_eq!(
        wrong(mann_kendall(&yearly(&[1.0, 2.0, 3.0])).unwrap_err()),
        "a series: 3 points are too few, at least 4 are needed"
    );
    assert_eq!(
        wrong(breaks(&yearly(&[1.0; 14]), 0.15, 1).unwrap_err()),
        "a series: 14 points are too few, at least 15 are needed, unless an event with a date is known"
    );
    assert_eq!(
        wrong(interruption(&yearly(&[1.0, 2.0, 3.0, 4.0, 5.0]), 3.0).unwrap_err()),
        "a series: 2 points are too few, at least 3 are needed on either side of the event"
    );
    for error in [
        mann_kendall(&yearly(&[2.0; 6])).map(drop),
        chart(&yearly(&[2.0; 6]), None).map(drop),
        breaks(&yearly(&[2.0; 20]), 0.15, 1).map(drop),
        interruption(&yearly(&[2.0; 6]), 3.0).map(drop),
    ] {
        assert_eq!(error, Err(TrendError::Constant { series: "a series".to_owned() }));
    }
}

#[test]
fn what_is_no_number_is_named_by_series_and_point() {
    let wrong = |result: Result<Series, TrendError>| result.unwrap_err().to_string();
    assert_eq!(wrong(Series::yearly("care", &[1.0, f64::NAN])), "care, point 1: NaN cannot be reckoned with");
    assert_eq!(wrong(Series::new("care", &[1.0], &[])), "care: 1 moments and 0 values");
    assert_eq!(
        wrong(Series::new("care", &[2020.0, 2020.0], &[1.0, 2.0])),
        "care, point 1: 2020 does not come after the point before it"
    );
    let long = vec![0.0; trend::MOST_POINTS + 1];
    assert_eq!(wrong(Series::yearly("care", &long)), "care: 3001 points are more than 3000");
    let chances = discoveries("tests", &[0.5, 1.5], 0.05, Dependence::Any).unwrap_err();
    assert_eq!(chances.to_string(), "tests, point 1: 1.5 is not a chance from 0 to 1");
    let unit = |error: f64| Unit { name: "Assendorp".to_owned(), value: 1.0, error };
    let units: Vec<Unit> = (0..10).map(|at| unit(if at == 7 { 0.0 } else { 1.0 })).collect();
    let funnel = funnel("areas", &units, 1.0, (Dispersion::None, 0.1)).unwrap_err();
    assert_eq!(funnel.to_string(), "Assendorp, point 7: 0 is not a standard error above 0");
}
