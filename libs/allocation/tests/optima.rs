//! A hundred invented rounds against the optimum that another solver (HiGHS) found: `tests/rounds/optima.py`.
#![expect(clippy::unwrap_used, reason = "a round that cannot be balanced must stop the test")]

mod rounds;

use allocation::Balance;
use rounds::{by_rule, round};

const OPTIMA: &str = include_str!("rounds/optima.csv");

#[test]
fn the_best_of_another_solver_lies_between_what_was_found_and_its_bound() {
    let (mut best, mut widest) = (0, 0.0_f64);
    for line in OPTIMA.lines().skip(1) {
        let (seed, optimum) = line.split_once(',').unwrap();
        let optimum: i128 = optimum.parse().unwrap();
        let round = Balance { effort: 60, ..round(seed.parse().unwrap(), 40, 24) };
        let found = round.advise(&by_rule(&round).unwrap()).unwrap();
        assert!(found.value <= optimum + optimum / 1_000_000_000, "{seed}: {} above {optimum}", found.value);
        assert!(optimum <= found.bound, "{seed}: {optimum} above the bound {}", found.bound);
        best += u32::from(found.value * 1_000_000 >= optimum * 999_999);
        widest = widest.max(found.gap());
    }
    // With little effort most rounds are solved as well as they can be, and each tells how far off it can be.
    assert!(best >= 60, "{best}");
    assert!(widest < 0.02, "{widest}");
}
