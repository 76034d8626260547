use kernel::Id;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{GoalLevel, NewGoalMapping, NewGoalNode};

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn node(number: u128, year: i32, code: &str) -> GoalNode {
    GoalNode {
        id: id(number),
        framework: id(0),
        year,
        parent: None,
        particulars: NewGoalNode::named(None, GoalLevel::Goal, code, code),
        version: 1,
    }
}

fn mapping(from: u128, to: u128, permille: Option<i64>) -> GoalMapping {
    GoalMapping {
        id: id(from * 1000 + to),
        particulars: NewGoalMapping {
            from: id(from),
            to: id(to),
            permille,
            note: String::new(),
            source: None,
        },
        version: 1,
    }
}

fn goals(series: &Series) -> Vec<Vec<u128>> {
    series
        .stretches
        .iter()
        .map(|stretch| stretch.goals.iter().map(|goal| goal.uuid().as_u128()).collect())
        .collect()
}

#[test]
fn the_same_code_in_two_years_is_no_line() {
    let nodes = [node(1, 2022, "1.1.2"), node(2, 2024, "1.1.2")];
    let found = series(&nodes, &[]);
    assert_eq!(goals(&found), [vec![1], vec![2]]);
    assert_eq!(found.breaks, []);
}

#[test]
fn a_whole_goal_under_another_code_is_one_line() {
    let nodes = [node(1, 2022, "1.1.2"), node(2, 2023, "1.1.1"), node(3, 2024, "2.0")];
    let found = series(&nodes, &[mapping(1, 2, Some(1000)), mapping(2, 3, Some(1000))]);
    assert_eq!(goals(&found), [vec![1, 2, 3]]);
    assert_eq!(found.breaks, []);
}

#[test]
fn parts_unknown_parts_and_goals_that_were_joined_break_the_line() {
    let nodes = [node(1, 2022, "a"), node(2, 2022, "b"), node(3, 2024, "c"), node(4, 2024, "d")];
    let found = series(&nodes, &[mapping(1, 3, Some(600)), mapping(1, 4, None), mapping(2, 4, Some(1000))]);
    assert_eq!(goals(&found), [vec![1], vec![2], vec![3], vec![4]]);
    let whys: Vec<Why> = found.breaks.iter().map(|one| one.why).collect();
    assert_eq!(whys, [Why::Part { permille: 600 }, Why::Unknown, Why::Joined]);
}

#[test]
fn a_line_back_in_time_counts_for_nothing() {
    let nodes = [node(1, 2022, "a"), node(2, 2024, "a")];
    let found = series(&nodes, &[mapping(2, 1, Some(1000))]);
    assert_eq!(goals(&found), [vec![1], vec![2]]);
}

proptest! {
    #[test]
    fn each_goal_stands_in_exactly_one_line_and_years_rise_along_it(
        lines in proptest::collection::vec((0_u128..12, 0_u128..12, proptest::option::of(1_i64..=1000)), 0..30)
    ) {
        let nodes: Vec<GoalNode> =
            (0..12_u128).map(|number| node(number, 2020 + i32::try_from(number / 3).unwrap(), "x")).collect();
        let mappings: Vec<GoalMapping> =
            lines.into_iter().map(|(from, to, share)| mapping(from, to, share.map(|of| if of > 500 { 1000 } else { of }))).collect();
        let found = series(&nodes, &mappings);
        let mut seen: Vec<u128> = goals(&found).concat();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..12).collect::<Vec<u128>>());
        for line in goals(&found) {
            prop_assert!(line.windows(2).all(|pair| pair[0] / 3 < pair[1] / 3));
        }
    }
}
