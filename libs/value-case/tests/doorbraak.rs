//! The two value cases that Zwolle printed in its progress report of 2022, with what the printed figures leave open.

use value_case::{
    Amount, Amounts, Average, CannotExtrapolate, Caveat, Counterfactual, Discounting, Draws, Flow, Material,
    MethodCost, Selection, ValueCase,
};

fn avoided(payer: &str, cents: i64) -> Flow {
    Flow { payer: payer.to_owned(), year: 0, amounts: Amounts::Difference(Amount::Exact(cents)), booked: 0 }
}

/// Twelve cases, of which only the sum of what was prevented was printed.
fn doorbraak() -> ValueCase {
    ValueCase {
        material: Material::Totals { n: 12, flows: vec![avoided("gemeente", 22_695_300)] },
        cost: MethodCost::Unknown,
        selection: Selection::Unknown,
        counterfactual: Counterfactual::Unknown,
        discounting: Discounting::NONE,
        caveats: vec!["Niet alle gezinnen zijn hiermee geholpen.".to_owned()],
    }
}

#[test]
fn twelve_cases_give_the_printed_average_and_say_that_it_was_rounded() {
    let outcome = doorbraak().reckon().unwrap();
    assert_eq!((outcome.n, outcome.avoided), (12, 22_695_300));
    assert_eq!(outcome.average, Average { total: 22_695_300, n: 12 });
    assert_eq!((outcome.average.cents(), outcome.average.is_whole_cents()), (1_891_275, true));
    assert_eq!(outcome.average.euros(), 18_913);
    assert_ne!(
        outcome.average.euros() * 100 * 12,
        outcome.avoided,
        "the printed average does not multiply back"
    );
}

#[test]
fn what_the_source_leaves_open_stays_open() {
    let outcome = doorbraak().reckon().unwrap();
    assert_eq!((outcome.amounts, outcome.cost, outcome.net), (None, None, None));
    assert_eq!(outcome.spread, None);
    assert_eq!(doorbraak().bootstrap(Draws { seed: 1, count: 100 }), Ok(None));
    assert_eq!(
        outcome.caveats,
        [
            Caveat::Few { n: 12 },
            Caveat::NotLikeOthers,
            Caveat::WithoutIsJudged,
            Caveat::CostUnknown,
            Caveat::OnlySums,
            Caveat::OnlyDifferences,
            Caveat::NothingBooked,
            Caveat::Said("Niet alle gezinnen zijn hiermee geholpen.".to_owned()),
        ]
    );
}

#[test]
fn twelve_cases_say_nothing_about_other_families() {
    let outcome = doorbraak().reckon().unwrap();
    assert_eq!(outcome.extrapolate(500), Err(CannotExtrapolate::TooFew { n: 12, least: 30 }));
}

#[test]
fn after_school_care_shows_both_amounts_and_who_had_them() {
    let flows = vec![avoided("jeugdhulp", 6_000_000), avoided("opvang", 2_400_000)];
    let case = ValueCase { material: Material::Totals { n: 36, flows }, ..doorbraak() };
    let outcome = case.reckon().unwrap();
    let payers: Vec<(&str, i64)> =
        outcome.payers.iter().map(|share| (share.payer.as_str(), share.avoided)).collect();
    assert_eq!(payers, [("jeugdhulp", 6_000_000), ("opvang", 2_400_000)]);
    assert_eq!(outcome.avoided, 8_400_000);
    assert_eq!(outcome.extrapolate(500), Err(CannotExtrapolate::NotLikeOthers));
}
