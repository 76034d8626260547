//! Whatever the table, an attacker who tries every possibility finds no sensitive cell inside its protection interval.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

mod attacker;

use std::collections::BTreeMap;

use attacker::{Ranges, World};
use disclosure::{
    Count, Dimension, Key, Protected, Release, Rules, Status, Table, audit, audit_together, protect,
};
use proptest::prelude::*;

const AREAS: [&str; 4] = ["B1", "B2", "B3", "B4"];
const AGES: [&str; 2] = ["jong", "oud"];
const SEXES: [&str; 2] = ["v", "m"];
const MINIMUM: u32 = 3;

fn area() -> Dimension {
    Dimension::new("area", AREAS).unwrap().sum("W1", ["B1", "B2"]).unwrap().sum("W2", ["B3", "B4"]).unwrap()
}

fn age() -> Dimension {
    Dimension::new("age", AGES).unwrap()
}

fn sex() -> Dimension {
    Dimension::new("sex", SEXES).unwrap()
}

/// People by area and two categories; the areas have the same totals in both tables.
fn table(second: &Dimension, categories: [&'static str; 2], people: &[(u32, u32)]) -> Table {
    let codes: Vec<[&str; 2]> =
        AREAS.iter().flat_map(|area| categories.iter().map(|category| [*area, *category])).collect();
    let values = people.iter().flat_map(|(one, other)| [*one, *other]);
    let counts: Vec<Count<'_>> =
        codes.iter().zip(values).map(|(codes, people)| Count { codes, people }).collect();
    Table::people("inwoners", &[area(), second.clone()], &counts).unwrap()
}

fn world(tables: &[&[&'static str]]) -> World {
    let own =
        |codes: &[&'static str]| codes.iter().map(|code| (*code, vec![*code])).collect::<BTreeMap<_, _>>();
    let mut areas = own(&AREAS);
    areas.insert("W1", vec!["B1", "B2"]);
    areas.insert("W2", vec!["B3", "B4"]);
    World {
        leaves: BTreeMap::from([("area", areas), ("age", own(&AGES)), ("sex", own(&SEXES))]),
        tables: tables.iter().map(|dimensions| ("inwoners", dimensions.to_vec())).collect(),
    }
}

fn assert_covered(release: &Release, outcome: &Protected, ranges: &Ranges) -> Result<(), TestCaseError> {
    for finding in &outcome.findings {
        let key = &release.cells()[finding.cell].key;
        let (low, high) = ranges[key];
        prop_assert!(
            f64::from(low) <= finding.need.low && f64::from(high) >= finding.need.high,
            "{key} lies between {low} and {high}"
        );
    }
    Ok(())
}

fn four<T: std::fmt::Debug>(each: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(each, 4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn one_table_gives_nothing_away(people in four((0..6_u32, 0..9_u32))) {
        let release = Release::of(&[table(&age(), AGES, &people)]).unwrap();
        // A table of hardly anybody may be beyond saving; then nothing is published.
        let outcome = protect(&release, &Rules::people(MINIMUM)).unwrap();
        let published = outcome.published(&release);
        let Some(ranges) = world(&[&["area", "age"]]).ranges(&release, |key| published.contains(key)) else {
            return Err(TestCaseError::reject("too many tables to try"));
        };

        assert_covered(&release, &outcome, &ranges)?;
    }

    #[test]
    fn the_audit_finds_what_trying_everything_finds(people in four((0..5_u32, 0..5_u32)), mask in prop::collection::vec(any::<bool>(), 21)) {
        let release = Release::of(&[table(&age(), AGES, &people)]).unwrap();
        let total = release.find(&Key::new("inwoners", &[])).unwrap();
        let published: Vec<bool> = (0..release.cells().len()).map(|cell| mask[cell] || cell == total).collect();
        let known = |key: &Key| published[release.find(key).unwrap()];
        let Some(ranges) = world(&[&["area", "age"]]).ranges(&release, known) else {
            return Err(TestCaseError::reject("too many tables to try"));
        };

        let found = audit(&release, &[], &published);
        prop_assert_eq!(found.intervals.len(), ranges.len());
        for interval in &found.intervals {
            let (low, high) = ranges[&release.cells()[interval.cell].key];
            prop_assert_eq!((interval.low, interval.high), (f64::from(low), f64::from(high)));
        }
    }

    #[test]
    fn linked_tables_give_nothing_away_together(people in four((0..5_u32, 0..7_u32)), women in four(0.0..1.0_f64)) {
        let by_sex: Vec<(u32, u32)> = people.iter().zip(&women).map(|((young, old), part)| {
            let women = (0..=young + old).rfind(|count| f64::from(*count) <= part * f64::from(young + old)).unwrap();
            (women, young + old - women)
        }).collect();
        let tables = [table(&age(), AGES, &people), table(&sex(), SEXES, &by_sex)];
        let release = Release::of(&tables).unwrap();
        let outcome = protect(&release, &Rules::people(MINIMUM)).unwrap();
        let published = outcome.published(&release);
        let world = world(&[&["area", "age"], &["area", "sex"]]);
        let Some(ranges) = world.ranges(&release, |key| published.contains(key)) else {
            return Err(TestCaseError::reject("too many tables to try"));
        };

        assert_covered(&release, &outcome, &ranges)?;
    }

    #[test]
    fn a_second_release_gives_nothing_away_with_the_first(people in four((0..5_u32, 0..7_u32)), women in four(0.0..1.0_f64)) {
        let by_sex: Vec<(u32, u32)> = people.iter().zip(&women).map(|((young, old), part)| {
            let women = (0..=young + old).rfind(|count| f64::from(*count) <= part * f64::from(young + old)).unwrap();
            (women, young + old - women)
        }).collect();
        let (first, second) = (table(&age(), AGES, &people), table(&sex(), SEXES, &by_sex));
        let rules = Rules::people(MINIMUM);
        let alone = Release::of(std::slice::from_ref(&first)).unwrap();
        let before = protect(&alone, &rules).unwrap();
        let both = Release::after(&alone, &before, &[first], &[second]).unwrap();
        let after = protect(&both, &rules).unwrap();
        let (early, late) = (before.published(&alone), after.published(&both));
        prop_assert!(early.iter().all(|key| late.contains(key)), "what is out stays out");
        let world = world(&[&["area", "age"], &["area", "sex"]]);
        let Some(ranges) = world.ranges(&both, |key| early.contains(key) || late.contains(key)) else {
            return Err(TestCaseError::reject("too many tables to try"));
        };

        assert_covered(&both, &after, &ranges)?;
        prop_assert!(audit_together(&both, &rules, &[&early, &late]).unwrap().exposed().next().is_none());
    }

    #[test]
    fn two_divisions_of_the_same_town_cannot_be_subtracted(people in four((0..9_u32, 0..9_u32))) {
        let atoms = || {
            let mut areas = Dimension::new("area", AREAS).unwrap();
            for atom in AREAS {
                areas = areas.hide(atom).unwrap();
            }
            areas
        };
        let old = atoms().sum("W1", ["B1", "B2"]).unwrap().sum("W2", ["B3", "B4"]).unwrap();
        let new = atoms().sum("N1", ["B1", "B2", "B3"]).unwrap().sum("N2", ["B4"]).unwrap();
        let codes: Vec<[&str; 2]> = AREAS.iter().flat_map(|area| AGES.iter().map(|age| [*area, *age])).collect();
        let values = people.iter().flat_map(|(one, other)| [*one, *other]);
        let counts: Vec<Count<'_>> = codes.iter().zip(values).map(|(codes, people)| Count { codes, people }).collect();
        let made = |areas: Dimension| Table::people("inwoners", &[areas, age()], &counts).unwrap();
        let (first, second) = (made(old), made(new));
        let rules = Rules::people(MINIMUM);
        let alone = Release::of(std::slice::from_ref(&first)).unwrap();
        let before = protect(&alone, &rules).unwrap();
        let both = Release::after(&alone, &before, &[first], &[second]).unwrap();
        let after = protect(&both, &rules).unwrap();
        let published = after.published(&both);
        let mut world = world(&[&["area", "age"]]);
        let areas = world.leaves.get_mut("area").unwrap();
        areas.insert("N1", vec!["B1", "B2", "B3"]);
        areas.insert("N2", vec!["B4"]);
        let Some(ranges) = world.ranges(&both, |key| published.contains(key)) else {
            return Err(TestCaseError::reject("too many tables to try"));
        };

        assert_covered(&both, &after, &ranges)?;
    }

    #[test]
    fn three_dimensions_give_nothing_away(people in prop::collection::vec(0..5_u32, 12)) {
        let codes: Vec<[&str; 3]> = AREAS[..3]
            .iter()
            .flat_map(|area| AGES.iter().flat_map(|age| SEXES.iter().map(|sex| [*area, *age, *sex])))
            .collect();
        let counts: Vec<Count<'_>> =
            codes.iter().zip(&people).map(|(codes, people)| Count { codes, people: *people }).collect();
        let areas = Dimension::new("area", AREAS[..3].iter().copied()).unwrap();
        let release = Release::of(&[Table::people("inwoners", &[areas, age(), sex()], &counts).unwrap()]).unwrap();
        let outcome = protect(&release, &Rules::people(MINIMUM)).unwrap();
        let published = outcome.published(&release);
        let mut world = world(&[&["area", "age", "sex"]]);
        world.leaves.get_mut("area").unwrap().retain(|area, _| AREAS[..3].contains(area));
        let Some(ranges) = world.ranges(&release, |key| published.contains(key)) else {
            return Err(TestCaseError::reject("too many tables to try"));
        };

        assert_covered(&release, &outcome, &ranges)?;
    }

    #[test]
    fn nothing_is_left_out_in_vain(people in four((0..6_u32, 0..9_u32))) {
        let release = Release::of(&[table(&age(), AGES, &people)]).unwrap();
        let outcome = protect(&release, &Rules::people(MINIMUM)).unwrap();
        for (cell, status) in outcome.statuses.iter().enumerate() {
            if matches!(status, Status::Secondary { .. }) {
                let mut published: Vec<bool> = outcome.statuses.iter().map(|status| *status == Status::Published).collect();
                published[cell] = true;
                let exposed = audit(&release, &outcome.findings, &published).exposed().next().is_some();
                prop_assert!(exposed, "{} could have been published", release.cells()[cell].key);
            }
        }
    }
}
