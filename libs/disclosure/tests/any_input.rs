//! Amounts of any size and rules of any strictness: a proven answer or an error, nothing else.

use disclosure::{
    Contribution, Dimension, DisclosureError, Dominance, Release, Rules, Table, audit, protect, round_each,
    round_together,
};
use proptest::prelude::*;

const AREAS: [&str; 4] = ["B1", "B2", "B3", "B4"];
const KINDS: [&str; 2] = ["zorg", "welzijn"];
const GIVERS: [&str; 3] = ["a", "b", "c"];

fn size() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        Just(1e-12),
        0.0..10.0,
        0.0..1e6,
        0.0..1e13,
        Just(1e300),
        Just(f64::MAX),
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(-1.0)
    ]
}

fn sane() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), 0.0..10.0, 0.0..1e3, 0.0..1e6]
}

fn release(given: &[(usize, usize, usize, f64)]) -> Result<Release, DisclosureError> {
    let areas = Dimension::new("area", AREAS)?.sum("W1", ["B1", "B2"])?.sum("W2", ["B3", "B4"])?;
    let codes: Vec<[&str; 2]> = given.iter().map(|(area, kind, ..)| [AREAS[*area], KINDS[*kind]]).collect();
    let contributions: Vec<Contribution<'_>> = codes
        .iter()
        .zip(given)
        .map(|(codes, (.., giver, amount))| Contribution {
            codes,
            contributor: GIVERS[*giver],
            amount: *amount,
        })
        .collect();
    Release::of(&[Table::amounts("subsidie", &[areas, Dimension::new("kind", KINDS)?], &contributions)?])
}

fn given(amount: impl Strategy<Value = f64>) -> impl Strategy<Value = Vec<(usize, usize, usize, f64)>> {
    prop::collection::vec((0..4_usize, 0..2_usize, 0..3_usize, amount), 0..24)
}

fn rules() -> impl Strategy<Value = Rules> {
    let dominance = prop::option::of((1..4_usize, 1.0..100.0).prop_map(|(n, k)| Dominance { n, k }));
    (prop::option::of(1..5_u32), dominance, prop::option::of(0.0..100.0), any::<bool>()).prop_map(
        |(minimum, dominance, p_percent, insiders)| Rules {
            minimum,
            dominance,
            p_percent,
            insiders,
            ..Rules::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_amounts_give_a_proven_answer_or_an_error(given in given(size()), rules in rules()) {
        let Ok(release) = release(&given) else { return Ok(()) };
        let _ = (round_each(&release, 5), round_together(&release, 5));
        if let Ok(outcome) = protect(&release, &rules) {
            prop_assert!(outcome.audit.exposed().next().is_none());
        }
    }

    #[test]
    fn amounts_as_people_spend_them_are_always_protected(given in given(sane()), rules in rules()) {
        let release = release(&given).map_err(|refused| TestCaseError::fail(refused.to_string()))?;
        let outcome = protect(&release, &rules).map_err(|refused| TestCaseError::fail(refused.to_string()))?;
        let published = outcome.published(&release);
        let published: Vec<bool> = release.cells().iter().map(|cell| published.contains(&cell.key)).collect();
        let again = audit(&release, &rules.findings(&release).unwrap_or_default(), &published);
        prop_assert!(again.exposed().next().is_none());
    }
}
