//! The twenty-eight lines of the investment table 2024-2027, and what its document does not keep.

use std::collections::BTreeMap;

use consistency::{Finding, Rule, Severity};
use investments::{Amount, Firmness, Group, Grouping, Lasting, Plan, findings, sums};
use kernel::Cents;

use crate::kit::{YEARS, euros, zwolle};

fn by_year(plan: &Plan, grouping: Grouping, group: Group) -> [i64; 4] {
    let sums = sums(&plan.lines, grouping);
    YEARS.map(|year| sums.of(group, year).money.0 / 100)
}

fn of_source(plan: &Plan, name: &str) -> [i64; 4] {
    let (id, _) = plan.sources.iter().find(|(_, source)| source.particulars.name == name).unwrap();
    by_year(plan, Grouping::Source, Group::Source(Some(*id)))
}

#[test]
fn the_lines_come_to_the_printed_totals() {
    let plan = zwolle();
    assert_eq!(plan.lines.len(), 28);
    assert!(plan.closes());
    let all = by_year(&plan, Grouping::Everything, Group::Everything);
    assert_eq!(all, [2_554_682, 2_685_682, 3_046_644, 2_149_104]);
    assert_eq!(sums(&plan.lines, Grouping::Everything).all().money, euros(10_436_112));
}

#[test]
fn each_source_pays_what_its_lines_say() {
    let plan = zwolle();
    for (source, pays) in [
        ("Investeringsbudget sociale basis", [1_461_682, 1_960_682, 2_321_644, 1_954_104]),
        ("GALA (brede SPUK)", [480_000, 480_000, 480_000, 0]),
        ("Reserve Sociaal Herstelplan", [259_000, 50_000, 50_000, 0]),
        ("Reserve Onderwijskansenbeleid", [150_000, 0, 0, 0]),
        ("Nationaal Programma Onderwijs", [100_000, 0, 0, 0]),
        ("Schoutenmiddelen", [104_000, 195_000, 195_000, 195_000]),
    ] {
        assert_eq!(of_source(&plan, source), pays, "{source}");
    }
    assert_eq!(by_year(&plan, Grouping::Source, Group::Source(None)), [0; 4]);
}

#[test]
fn structural_and_incidental_come_to_what_was_counted_by_hand() {
    let plan = zwolle();
    let of = |lasting| by_year(&plan, Grouping::Lasting, Group::Lasting(lasting));
    assert_eq!(of(Lasting::Structural), [1_428_104, 1_619_104, 1_969_104, 2_149_104]);
    assert_eq!(of(Lasting::Incidental), [1_126_578, 1_066_578, 1_077_540, 0]);
}

#[test]
fn what_is_decided_reserved_and_conditional_is_told_apart() {
    let plan = zwolle();
    let of = |firmness| by_year(&plan, Grouping::Condition, Group::Condition(firmness));
    assert_eq!(of(Firmness::Conditional), [0, 469_000, 554_000, 414_000]);
    assert_eq!(of(Firmness::Decided), [875_104; 4]);
    assert_eq!(of(Firmness::Reservation), [0, 50_000, 50_000, 0]);
}

#[test]
fn all_groupings_come_to_the_same_money() {
    let plan = zwolle();
    for grouping in Grouping::ALL {
        let sums = sums(&plan.lines, *grouping);
        for year in YEARS {
            let everything = by_year(&plan, Grouping::Everything, Group::Everything);
            let at = YEARS.iter().position(|one| *one == year).unwrap();
            assert_eq!(sums.year(year).money, euros(everything[at]), "{grouping} {year}");
        }
    }
}

fn found<'a>(all: &'a [Finding], sentence: &str) -> Vec<&'a Finding> {
    all.iter().filter(|finding| finding.sentence == sentence).collect()
}

fn argument(finding: &Finding, name: &str) -> String {
    serde_json::to_string(&finding.arguments[name]).unwrap()
}

#[test]
fn the_claim_above_two_million_is_asked_and_not_judged() {
    let all = findings(&zwolle());
    let above = found(&all, "above-ceiling-asked");
    assert_eq!(above.len(), 1);
    assert_eq!((above[0].rule, above[0].severity), (Rule::WithinCeiling, Severity::Question));
    assert_eq!(argument(above[0], "year"), r#"{"year":2026}"#);
    assert_eq!(argument(above[0], "excess"), r#"{"money":32164400}"#);
    assert_eq!(above[0].arithmetic.as_deref(), Some("2.321.644 − 2.000.000 = 321.644"));
    assert_eq!(above[0].source.as_deref(), Some("Versterking sociale basis 2024 en verder, regel 183-186"));
}

#[test]
fn structural_work_on_money_that_ends_is_found() {
    let all = findings(&zwolle());
    let mixed = found(&all, "structural-on-incidental");
    assert_eq!(mixed.len(), 1, "{mixed:?}");
    assert_eq!(argument(mixed[0], "amount"), r#"{"money":13400000}"#);
    assert_eq!(argument(mixed[0], "year"), r#"{"year":2024}"#);
    assert_eq!(mixed[0].severity, Severity::Warning);
}

#[test]
fn what_ends_without_a_successor_is_summed_by_year() {
    let all = findings(&zwolle());
    let ends: BTreeMap<String, String> = found(&all, "ends-without-successor")
        .into_iter()
        .map(|finding| (argument(finding, "year"), argument(finding, "amount")))
        .collect();
    let expected = [(2024, 7_500_000), (2025, 6_403_800), (2026, 89_754_000)];
    let expected =
        expected.map(|(year, cents)| (format!(r#"{{"year":{year}}}"#), format!(r#"{{"money":{cents}}}"#)));
    assert_eq!(ends, BTreeMap::from(expected));
}

#[test]
fn what_depends_on_evaluations_is_summed_by_year() {
    let all = findings(&zwolle());
    let conditional = found(&all, "conditional");
    let amounts: Vec<String> = conditional.iter().map(|finding| argument(finding, "amount")).collect();
    assert_eq!(amounts, [r#"{"money":46900000}"#, r#"{"money":55400000}"#, r#"{"money":41400000}"#]);
    assert_eq!(conditional[0].arithmetic.as_deref(), Some("200.000 + 35.000 + 234.000 = 469.000"));
}

#[test]
fn words_that_say_something_else_than_the_table_are_found_and_the_others_not() {
    let all = findings(&zwolle());
    let keys: Vec<&str> = all
        .iter()
        .filter(|finding| finding.sentence.starts_with("statement"))
        .map(|finding| finding.key.rsplit('/').next().unwrap())
        .collect();
    assert_eq!(keys, ["strengthened-2023", "ordinary-life", "seniors-2027"]);
    let million = found(&all, "statement-below")[0];
    assert_eq!(
        million.arithmetic.as_deref(),
        Some("300.000 + 340.104 + 85.000 + 150.000 = 875.104; 875.104 − 1.000.000 = -124.896")
    );
    let ordinary = found(&all, "statement-differs")[0];
    assert_eq!(argument(ordinary, "computed"), r#"{"money":25000000}"#);
}

#[test]
fn money_that_is_named_and_kept_outside_the_table_is_told_and_never_nought() {
    let plan = zwolle();
    let all = findings(&plan);
    let told: Vec<(&str, String)> = found(&all, "outside-table")
        .into_iter()
        .map(|finding| (finding.about.name.split(' ').next().unwrap(), argument(finding, "years")))
        .collect();
    assert_eq!(told.len(), 3);
    for (line, years) in [("7", "2024, 2025"), ("22", "2024, 2025"), ("25", "2024")] {
        assert!(told.contains(&(line, format!(r#"{{"text":"{years}"}}"#))), "{line}: {told:?}");
    }
    let seven = plan.lines.iter().find(|line| line.head.number == "7").unwrap();
    assert_eq!(seven.amount(2024), Amount::OutsideTable);
    assert_eq!(sums([seven], Grouping::Everything).year(2024).outside, 1);
}

#[test]
fn a_table_that_closes_has_no_errors() {
    let errors: Vec<Finding> =
        findings(&zwolle()).into_iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn one_cell_that_is_one_euro_off_shows_at_once() {
    for number in ["1", "13", "28"] {
        for year in YEARS {
            let mut plan = zwolle();
            let line = plan.lines.iter_mut().find(|line| line.head.number == number).unwrap();
            let Some(cell) = line.cells.get_mut(&year) else { continue };
            cell.proposed = Amount::Money(cell.amount().cents() + Cents(100));
            let all = findings(&plan);
            let off = found(&all, "coverage-off");
            assert_eq!(off.len(), 1, "{number} {year}");
            assert_eq!(argument(off[0], "difference"), r#"{"money":100}"#);
            assert!(all.iter().any(|finding| finding.key.ends_with(&format!("total-{year}"))), "{year}");
            assert!(!plan.closes());
        }
    }
}

#[test]
fn a_second_budget_for_health_leaves_the_ceiling_exceeded() {
    let mut plan = zwolle();
    plan.lines.retain(|line| !["9", "16"].contains(&line.head.number.as_str()));
    let all = findings(&plan);
    assert_eq!(argument(found(&all, "above-ceiling-asked")[0], "excess"), r#"{"money":14410400}"#);
}
