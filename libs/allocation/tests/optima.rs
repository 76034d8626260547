//! A hundred invented rounds against the optimum that another solver (HiGHS) found: `tests/rounds/optima.py`.
#![expect(clippy::unwrap_used, reason = "a round that cannot be balanced must stop the test")]

mod rounds;

use allocation::{Balance, Balanced};
use rounds::{by_rule, round};

const OPTIMA: &str = include_str!("rounds/optima.csv");

fn optima() -> impl Iterator<Item = (u64, i128)> {
    OPTIMA.lines().skip(1).map(|line| {
        let (seed, optimum) = line.split_once(',').unwrap();
        (seed.parse().unwrap(), optimum.parse().unwrap())
    })
}

fn balanced(seed: u64, effort: u32) -> Balanced {
    let round = Balance { effort, ..round(seed, 40, 24) };
    round.advise(&by_rule(&round).unwrap()).unwrap()
}

#[test]
fn a_hundred_rounds_are_as_good_as_another_solver_makes_them() {
    for (seed, optimum) in optima() {
        let found = balanced(seed, 20_000);
        assert!(found.is_best(), "{seed}: gap {}", found.gap());
        assert_eq!(found.value, optimum, "{seed}");
    }
    assert_eq!(optima().count(), 100);
}

#[test]
fn with_little_effort_the_optimum_lies_within_the_gap_that_is_shown() {
    let (mut best, mut widest) = (0, 0.0_f64);
    for (seed, optimum) in optima() {
        let found = balanced(seed, 20);
        assert!(found.value <= optimum, "{seed}: {} above {optimum}", found.value);
        assert!(optimum <= found.bound, "{seed}: {optimum} above the bound {}", found.bound);
        best += u32::from(found.value == optimum);
        widest = widest.max(found.gap());
    }
    // So little that the gap matters, and the search alone still finds the best in many.
    assert!((20..100).contains(&best), "{best}");
    assert!((0.005..0.1).contains(&widest), "{widest}");
}
