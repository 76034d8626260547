//! Sums that can be done by hand, the refusals, and the laws of the method.

use proptest::prelude::*;
use value_case::{
    Amount, Amounts, Band, Case, Caveat, Cost, Counterfactual, Discounting, Draws, Fan, Flow, Material,
    MethodCost, NotAnAmount, Selection, Timing, ValueCase, ValueCaseError,
};

fn flow(payer: &str, year: u16, (without, after): (i64, i64), booked: i64) -> Flow {
    let amounts = Amounts::Three {
        now: Amount::Exact(without / 2),
        without: Amount::Exact(without),
        after: Amount::Exact(after),
    };
    Flow { payer: payer.to_owned(), year, amounts, booked }
}

fn one(name: &str, flows: Vec<Flow>) -> Case {
    Case { name: name.to_owned(), flows }
}

fn case(cases: Vec<Case>, costs: Vec<Cost>) -> ValueCase {
    ValueCase {
        material: Material::Cases(cases),
        cost: MethodCost::Known(costs),
        selection: Selection::All,
        counterfactual: Counterfactual::ComparisonGroup,
        discounting: Discounting { rate: 0.04, timing: Timing::EndOfYear },
        caveats: vec![],
    }
}

fn cost(payer: &str, year: u16, amount: i64) -> Cost {
    Cost { payer: payer.to_owned(), year, amount: Amount::Exact(amount) }
}

/// Two families, two payers, two years; at 4% a year.
fn small() -> ValueCase {
    let a = one(
        "A",
        vec![
            flow("municipality", 0, (1_000_000, 400_000), 200_000),
            flow("municipality", 1, (1_040_000, 520_000), 0),
        ],
    );
    let b = one("B", vec![flow("insurer", 2, (1_081_600, 0), 0)]);
    case(vec![a, b], vec![cost("municipality", 0, 100_000), cost("insurer", 1, 104_000)])
}

#[test]
fn a_small_case_comes_out_as_on_paper() {
    let outcome = small().reckon().unwrap();
    // A: 6,000 now and 5,200 / 1.04 = 5,000 next year; B: 10,816 / 1.04² = 10,000.
    assert_eq!((outcome.avoided, outcome.booked), (2_100_000, 200_000));
    assert_eq!((outcome.cost, outcome.net), (Some(200_000), Some(1_900_000)));
    let amounts = outcome.amounts.unwrap();
    assert_eq!((amounts.now, amounts.without, amounts.after), (1_560_800, 3_121_600, 920_000));
    let payers: Vec<(&str, i64, Option<i64>)> =
        outcome.payers.iter().map(|share| (share.payer.as_str(), share.avoided, share.cost)).collect();
    assert_eq!(payers, [("municipality", 1_100_000, Some(100_000)), ("insurer", 1_000_000, Some(100_000))]);
    let spread = outcome.spread.unwrap();
    assert_eq!((spread.largest.case.as_str(), spread.largest.avoided), ("A", 1_100_000));
    assert!((spread.largest_share.unwrap() - 11.0 / 21.0).abs() < 1e-12);
    let without: Vec<(&str, i64)> =
        spread.without_each.iter().map(|left| (left.case.as_str(), left.average.cents())).collect();
    assert_eq!(without, [("A", 1_000_000), ("B", 1_100_000)]);
}

#[test]
fn money_in_the_middle_of_the_year_counts_for_more() {
    let mut middle = small();
    middle.discounting.timing = Timing::MidYear;
    let outcome = middle.reckon().unwrap();
    // 6,000 + (5,000 + 10,000) · √1.04 = 21,297.0585…
    assert_eq!(outcome.avoided, 2_129_706);
}

#[test]
fn exact_amounts_leave_nothing_to_be_drawn() {
    let drawn = small().simulate(Draws { seed: 5, count: 1_000 }).unwrap();
    let level = |at: i64| Fan { p05: at, p25: at, p50: at, p75: at, p95: at };
    assert_eq!(drawn.avoided, level(2_100_000));
    assert_eq!(drawn.net, Some(level(1_900_000)));
    let years: Vec<(u16, i64)> = drawn.years.iter().map(|fan| (fan.year, fan.avoided.p50)).collect();
    assert_eq!(years, [(0, 600_000), (1, 1_100_000), (2, 2_100_000)]);
    assert_eq!((drawn.chance_avoided, drawn.chance_net), (1.0, Some(1.0)));
}

#[test]
fn the_sum_of_two_even_amounts_is_drawn_as_the_known_triangle() {
    let even = |high: i64| Amount::Pert { low: 0, likely: 0, high, weight: 0.0 };
    let flow = |payer: &str| Flow {
        payer: payer.to_owned(),
        year: 0,
        amounts: Amounts::Difference(even(100_000)),
        booked: 0,
    };
    let case = case(vec![one("A", vec![flow("x"), flow("y")])], vec![]);
    let drawn = case.simulate(Draws { seed: 3, count: 400_000 }).unwrap().avoided;
    // Below x of the range 0 to 2 lies x²/2 up to 1: √0.1, √0.5, 1, 2 − √0.5, 2 − √0.1.
    for (drawn, expected) in [drawn.p05, drawn.p25, drawn.p50, drawn.p75, drawn.p95]
        .into_iter()
        .zip([31_623, 70_711, 100_000, 129_289, 168_377])
    {
        assert!((drawn - expected).abs() < 400, "{drawn} {expected}");
    }
}

#[test]
fn a_seed_gives_the_same_figures_again_and_another_seed_others() {
    let mut unsure = small();
    if let Material::Cases(cases) = &mut unsure.material {
        cases[0].flows[0].amounts = Amounts::Difference(Amount::pert(0, 500_000, 2_000_000));
        cases[1].flows[0].amounts = Amounts::Difference(Amount::Normal { mean: 900_000, deviation: 90_000 });
    }
    let drawn = |seed| unsure.simulate(Draws { seed, count: 20_000 }).unwrap();
    assert_eq!(drawn(1), drawn(1));
    assert_ne!(drawn(1).avoided, drawn(2).avoided);
}

#[test]
fn drawing_the_cases_anew_gives_the_band_of_the_binomial() {
    // Ten cases, five avoid 0 and five avoid 1,000 euros: the mean of ten draws is Binomial(10, ½) / 10.
    let cases =
        (0..10).map(|at| one(&at.to_string(), vec![flow("x", 0, (at % 2 * 100_000, 0), 0)])).collect();
    let drawn = case(cases, vec![]).bootstrap(Draws { seed: 8, count: 100_000 }).unwrap().unwrap();
    assert_eq!(drawn.average.cents(), 50_000);
    // P(at most 1) = 1.07% and P(at most 2) = 5.47%: the 2.5% quantile is 2 of 10.
    assert_eq!(drawn.interval, Band { low: 20_000, high: 80_000 });
}

#[test]
fn thirty_cases_that_were_all_there_were_say_something_about_others() {
    let cases =
        (0..30).map(|at| one(&at.to_string(), vec![flow("x", 0, (at % 2 * 200_000, 0), 0)])).collect();
    let outcome = case(cases, vec![]).reckon().unwrap();
    let others = outcome.extrapolate(60).unwrap();
    // Mean 1,000 euros; s = √(30/29) · 1,000; 60 · s / √30 = 11,141.72 euros.
    assert_eq!((others.avoided, others.error), (6_000_000, 1_114_172));
    assert!(!outcome.caveats.iter().any(|caveat| matches!(caveat, Caveat::Few { .. })));
}

#[test]
fn one_case_that_carries_the_whole_is_named() {
    let cases = vec![
        one("A", vec![flow("x", 0, (900_000, 0), 1_500_000)]),
        one("B", vec![flow("x", 0, (100_000, 0), 0)]),
    ];
    let outcome = case(cases, vec![]).reckon().unwrap();
    assert!(outcome.caveats.contains(&Caveat::OneCaseCarries { case: "A".to_owned(), share: 0.9 }));
    assert!(outcome.caveats.contains(&Caveat::BookedAboveAvoided));
}

#[test]
fn what_cannot_be_reckoned_with_is_named() {
    let mut wrong = small();
    if let Material::Cases(cases) = &mut wrong.material {
        cases[1].flows[0].amounts = Amounts::Difference(Amount::pert(3, 2, 1));
    }
    let error = wrong.reckon().unwrap_err();
    assert_eq!(
        error.to_string(),
        "B, insurer, year 2, difference: low 3, likely 2 and high 1 do not follow each other"
    );
    assert!(matches!(error, ValueCaseError::Amount { why: NotAnAmount::NotInOrder { .. }, .. }));

    let empty = |material| ValueCase { material, ..small() }.reckon();
    assert_eq!(empty(Material::Cases(vec![])), Err(ValueCaseError::Empty));
    assert_eq!(empty(Material::Cases(vec![one("A", vec![])])), Err(ValueCaseError::Empty));
    let flows = vec![flow("x", 0, (1, 0), 0)];
    assert_eq!(empty(Material::Totals { n: 0, flows: flows.clone() }), Err(ValueCaseError::Empty));
    let twice = vec![one("A", flows.clone()), one("A", flows)];
    assert_eq!(empty(Material::Cases(twice)), Err(ValueCaseError::SameName("A".to_owned())));

    for rate in [f64::NAN, f64::INFINITY, -0.01, 1.01] {
        let discounting = Discounting { rate, timing: Timing::EndOfYear };
        let refused = ValueCase { discounting, ..small() }.reckon();
        assert!(matches!(refused, Err(ValueCaseError::Rate(_))), "{rate}");
    }
    let late = case(vec![one("A", vec![flow("x", 101, (1, 0), 0)])], vec![]);
    assert!(matches!(late.reckon(), Err(ValueCaseError::TooMany { what: "years", count: 101, most: 100 })));
    assert_eq!(small().simulate(Draws { seed: 1, count: 0 }), Err(ValueCaseError::NoDraws));
    let often = small().bootstrap(Draws { seed: 1, count: 1_000_001 });
    assert!(matches!(often, Err(ValueCaseError::TooMany { what: "draws", .. })));
}

fn any_amount() -> impl Strategy<Value = Amount> {
    let ends = || prop::array::uniform3(-2_000_000_i64..2_000_000);
    prop_oneof![
        any::<i64>().prop_map(Amount::Exact),
        ends().prop_map(|mut at| {
            at.sort_unstable();
            Amount::Triangular { low: at[0], likely: at[1], high: at[2] }
        }),
        (ends(), any::<f64>()).prop_map(|(mut at, weight)| {
            at.sort_unstable();
            Amount::Pert { low: at[0], likely: at[1], high: at[2], weight }
        }),
        (ends(), 0.0..200.0).prop_map(|(mut at, weight)| {
            at.sort_unstable();
            Amount::Pert { low: at[0], likely: at[1], high: at[2], weight }
        }),
        any::<(i64, i64)>().prop_map(|(mean, deviation)| Amount::Normal { mean, deviation }),
    ]
}

proptest! {
    #[test]
    fn no_amounts_whatever_make_it_stop(
        amounts in prop::collection::vec((any_amount(), any_amount(), any::<u16>(), any::<i64>()), 0..6),
        rate in any::<f64>(),
        seed in any::<u64>(),
    ) {
        let flows: Vec<Flow> = amounts
            .into_iter()
            .map(|(without, after, year, booked)| Flow {
                payer: format!("{}", year % 3),
                year: year % 110,
                amounts: Amounts::Three { now: after, without, after },
                booked,
            })
            .collect();
        let cases = flows.chunks(2).enumerate().map(|(at, flows)| one(&at.to_string(), flows.to_vec())).collect();
        let discounting = Discounting { rate, timing: Timing::MidYear };
        let case = ValueCase { discounting, ..case(cases, vec![]) };
        let draws = Draws { seed, count: 50 };
        prop_assert_eq!(case.reckon().is_ok(), case.simulate(draws).is_ok());
        prop_assert_eq!(case.reckon().is_ok(), case.bootstrap(draws).is_ok());
    }

    #[test]
    fn payers_and_cases_add_up_to_the_whole(
        amounts in prop::collection::vec((0..3_u16, 0..4_u16, 0..5_000_000_i64, 0..5_000_000_i64), 1..12),
    ) {
        let cases: Vec<Case> = amounts
            .into_iter()
            .enumerate()
            .map(|(at, (payer, year, without, after))| {
                one(&at.to_string(), vec![flow(&payer.to_string(), year, (without, after), 0)])
            })
            .collect();
        let n = i64::try_from(cases.len()).unwrap();
        let outcome = case(cases, vec![]).reckon().unwrap();
        let of_payers: i64 = outcome.payers.iter().map(|share| share.avoided).sum();
        let of_cases: i64 = outcome.spread.unwrap().cases.iter().map(|share| share.avoided).sum();
        // Each figure is rounded once, so sums of rounded figures may differ by half a cent each.
        prop_assert!((of_payers - outcome.avoided).abs() <= n);
        prop_assert!((of_cases - outcome.avoided).abs() <= n);
    }

    #[test]
    fn the_fan_is_in_order_and_holds_what_can_be(
        low in 0..1_000_i64, more in 0..1_000_i64, most in 0..1_000_i64, weight in 0.0..100.0, seed in any::<u64>(),
    ) {
        let amount = Amount::Pert { low, likely: low + more, high: low + more + most, weight };
        let flows = vec![Flow { payer: "x".to_owned(), year: 0, amounts: Amounts::Difference(amount), booked: 0 }];
        let drawn = case(vec![one("A", flows)], vec![]).simulate(Draws { seed, count: 500 }).unwrap().avoided;
        let order = [low, drawn.p05, drawn.p25, drawn.p50, drawn.p75, drawn.p95, low + more + most];
        prop_assert!(order.is_sorted(), "{:?}", order);
    }
}
