//! Laws of the plan under random edits.

use std::collections::BTreeMap;

use investments::{
    Amount, BudgetLine, BudgetLineId, Change, Grouping, Payer, Plan, WhatIf, differences, findings, sums,
    waterfall,
};
use kernel::Cents;
use proptest::prelude::*;
use proptest::sample::Index;
use tracks::TrackId;
use uuid::Uuid;
use vision::ThemeId;

use crate::kit;

/// An edit by place: which line, which payer, which year, what.
#[derive(Debug, Clone)]
enum Edit {
    Amount(Index, i32, Amount),
    Coverage(Index, Index, i32, Amount),
    Covered(Index, i32, Amount),
    Remove(Index),
    Serves(Index, Option<u128>),
}

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        6 => (0_i64..50_000_000).prop_map(|cents| Amount::Money(Cents(cents))),
        1 => Just(Amount::Pm),
        1 => Just(Amount::OutsideTable),
        1 => Just(Amount::Empty),
    ]
}

fn edit() -> impl Strategy<Value = Edit> {
    let year = 2024_i32..=2027;
    prop_oneof![
        4 => (any::<Index>(), year.clone(), amount()).prop_map(|(line, year, to)| Edit::Amount(line, year, to)),
        4 => (any::<Index>(), any::<Index>(), year.clone(), amount())
            .prop_map(|(line, from, year, to)| Edit::Coverage(line, from, year, to)),
        4 => (any::<Index>(), year, amount()).prop_map(|(line, year, to)| Edit::Covered(line, year, to)),
        1 => any::<Index>().prop_map(Edit::Remove),
        2 => (any::<Index>(), proptest::option::of(1_u128..4))
            .prop_map(|(line, what)| Edit::Serves(line, what)),
    ]
}

fn edited(plan: &Plan, edits: &[Edit]) -> Vec<BudgetLine> {
    let years = plan.version.head.years;
    let payers: Vec<Payer> =
        plan.lines.iter().flat_map(|line| line.coverage.iter().map(|one| one.payer())).collect();
    let mut lines: BTreeMap<BudgetLineId, BudgetLine> =
        plan.lines.iter().map(|line| (line.id, line.clone())).collect();
    for edit in edits {
        let ids: Vec<BudgetLineId> = lines.keys().copied().collect();
        let changes = match edit {
            Edit::Amount(line, year, amount) => {
                vec![Change::Amount { line: *line.get(&ids), year: *year, amount: *amount }]
            }
            Edit::Coverage(line, from, year, amount) => vec![Change::Coverage {
                line: *line.get(&ids),
                from: from.get(&payers).clone(),
                year: *year,
                amount: *amount,
            }],
            // One payer pays all of it, as people mostly write it.
            Edit::Covered(line, year, amount) => {
                let line = *line.get(&ids);
                let own: Vec<Payer> = lines[&line].coverage.iter().map(|one| one.payer()).collect();
                let nothing = own.iter().map(|from| Change::Coverage {
                    line,
                    from: from.clone(),
                    year: *year,
                    amount: Amount::Empty,
                });
                let mut changes: Vec<Change> = nothing.collect();
                let from = own.first().unwrap_or(&payers[0]).clone();
                changes.push(Change::Coverage { line, from, year: *year, amount: *amount });
                changes.push(Change::Amount { line, year: *year, amount: *amount });
                changes
            }
            Edit::Serves(line, what) => {
                let line = *line.get(&ids);
                let mut head = lines[&line].head.clone();
                head.track = what.map(|nth| TrackId::from_uuid(Uuid::from_u128(nth)));
                head.ambition = what.map(|nth| ThemeId::from_uuid(Uuid::from_u128(nth % 2)));
                vec![Change::Head { line, head: Box::new(head) }]
            }
            Edit::Remove(line) if ids.len() > 1 => vec![Change::Remove { line: *line.get(&ids) }],
            Edit::Remove(_) => Vec::new(),
        };
        for change in changes {
            change.make(&mut lines, years).unwrap();
        }
    }
    let mut lines: Vec<BudgetLine> = lines.into_values().collect();
    lines.sort_by_key(|line| line.place);
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_by_any_grouping_agree(edits in proptest::collection::vec(edit(), 0..30)) {
        let lines = edited(&kit::zwolle(), &edits);
        let everything = sums(&lines, Grouping::Everything);
        for grouping in Grouping::ALL {
            let sums = sums(&lines, *grouping);
            for year in kit::YEARS {
                prop_assert_eq!(sums.year(year).money, everything.year(year).money);
            }
            prop_assert_eq!(sums.all().money, everything.all().money);
        }
    }

    #[test]
    fn a_plan_closes_exactly_when_no_finding_says_that_coverage_is_off(
        edits in proptest::collection::vec(edit(), 0..12),
    ) {
        let plan = kit::zwolle();
        let lines = edited(&plan, &edits);
        let plan = Plan { lines, ..plan };
        let off = findings(&plan).iter().any(|finding| finding.sentence.starts_with("coverage-"));
        prop_assert_eq!(plan.closes(), !off);
        let open = |line: &BudgetLine, year| (line.amount(year).cents() - line.covered(year).money).0;
        let money: i64 =
            plan.lines.iter().flat_map(|line| kit::YEARS.map(|year| open(line, year))).sum();
        let open = sums(&plan.lines, Grouping::Source).of_all_years(investments::Group::Source(None));
        prop_assert_eq!(open.money.0, money);
    }

    #[test]
    fn edits_that_cover_what_they_ask_keep_a_plan_closed(
        edits in proptest::collection::vec((any::<Index>(), 2024_i32..=2027, amount()), 0..20),
    ) {
        let edits: Vec<Edit> =
            edits.into_iter().map(|(line, year, to)| Edit::Covered(line, year, to)).collect();
        let plan = kit::zwolle();
        let lines = edited(&plan, &edits);
        let plan = Plan { lines, ..plan };
        prop_assert!(plan.closes());
    }

    #[test]
    fn indexing_keeps_what_closes_closed(permille in -200_i64..400, from in 2023_i32..2029) {
        let plan = kit::zwolle();
        let what_if = WhatIf::Index { permille, from };
        let lines = plan.lines.iter().cloned().map(|line| what_if.of(line)).collect();
        let plan = Plan { lines, ..plan };
        prop_assert!(plan.closes());
    }

    #[test]
    fn a_waterfall_leads_from_the_one_total_to_the_other(
        edits in proptest::collection::vec(edit(), 0..12),
        year in 2024_i32..=2027,
    ) {
        let plan = kit::zwolle();
        let lines = edited(&plan, &edits);
        for grouping in Grouping::ALL {
            let fall = waterfall(&plan.lines, &lines, year, *grouping);
            let steps: Cents = fall.steps.iter().map(|(_, cents)| *cents).sum();
            prop_assert_eq!(fall.from + steps, fall.to);
        }
    }

    #[test]
    fn two_versions_differ_exactly_in_the_lines_that_are_not_the_same(
        edits in proptest::collection::vec(edit(), 0..6),
    ) {
        let plan = kit::zwolle();
        let lines = edited(&plan, &edits);
        let told = differences(&plan.lines, &lines);
        let old: BTreeMap<BudgetLineId, &BudgetLine> = plan.lines.iter().map(|line| (line.id, line)).collect();
        let new: BTreeMap<BudgetLineId, &BudgetLine> = lines.iter().map(|line| (line.id, line)).collect();
        let ids = old.keys().chain(new.keys()).copied().collect::<std::collections::BTreeSet<_>>();
        for id in ids {
            let same = old.get(&id) == new.get(&id);
            prop_assert_eq!(told.iter().any(|one| one.line == id), !same);
        }
    }
}
