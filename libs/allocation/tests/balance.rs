//! Balanced supply: against every choice there is, against another solver, and what it tells.

mod rounds;

use allocation::*;
use rounds::{Chance, by_rule, round};

/// What each choice of a round is worth, one by one; amounts above the least go to the highest score first.
fn plain_best(round: &Balance) -> Option<i128> {
    let n = round.proposals.len();
    (0_u32..1 << n).filter_map(|set| plain_worth(round, |at| set >> at & 1 == 1)).max()
}

fn plain_worth(round: &Balance, chosen: impl Fn(usize) -> bool) -> Option<i128> {
    let granted: Vec<&Proposal> =
        (0..round.proposals.len()).filter(|at| chosen(*at)).map(|at| &round.proposals[at]).collect();
    let mut value = 0_i128;
    for part in &round.parts {
        let mut here: Vec<&&Proposal> = granted.iter().filter(|one| one.ask.part == part.name).collect();
        here.sort_by_key(|one| one.score);
        let base: u64 = here.iter().map(|one| one.ask.least).sum();
        let mut left = part.ceiling.checked_sub(base)?;
        for one in here.into_iter().rev() {
            let more = left.min(one.ask.asked - one.ask.least);
            left -= more;
            value += i128::from(one.score) * i128::from(one.ask.least + more);
        }
    }
    for (at, cell) in round.cells.iter().enumerate() {
        let count = u32::try_from(granted.iter().filter(|one| one.cells.contains(&at)).count()).ok()?;
        if count < cell.least {
            return None;
        }
        let above = i128::from(count.saturating_sub(cell.enough));
        value += 10_000 * (i128::from(u64::from(count > 0) * cell.reward) - i128::from(cell.overlap) * above);
    }
    for one in &granted {
        let held = granted.iter().filter(|other| other.lead == one.lead).count();
        if round.most_per_lead.is_some_and(|most| u32::try_from(held).is_ok_and(|held| held > most)) {
            return None;
        }
    }
    Some(value)
}

/// A small round with few leads and cells that must be covered, in one of three.
fn small(seed: u64) -> Balance {
    let mut round = round(seed, 11, 6);
    let mut chance = Chance::new(seed + 1_000_000);
    for part in &mut round.parts {
        part.ceiling /= 6;
    }
    for proposal in &mut round.proposals {
        proposal.lead = format!("lead {}", chance.below(3));
    }
    for cell in &mut round.cells {
        cell.least = u32::from(chance.below(3) == 0);
        cell.enough = 1;
    }
    round
}

#[test]
fn small_rounds_are_as_good_as_every_choice_looked_at_one_by_one() {
    let mut impossible = 0;
    for seed in 0..120 {
        let round = small(seed);
        let rule = by_rule(&round).unwrap();
        match (round.advise(&rule), plain_best(&round)) {
            (Ok(found), Some(best)) => {
                assert!(found.bound >= best, "{seed}: bound {} below {best}", found.bound);
                assert!(found.is_best(), "{seed}: gap {}", found.gap());
                assert_eq!(found.value, best, "{seed}");
            }
            (Err(AllocationError::Impossible(_)), None) => impossible += 1,
            (found, best) => panic!("{seed}: {found:?}, {best:?}"),
        }
    }
    assert!((5..60).contains(&impossible), "{impossible}");
}

#[test]
fn a_balanced_outcome_never_goes_over_a_ceiling_and_adds_up() {
    for seed in 0..12 {
        let round = Balance { effort: 20, ..round(seed, 40, 24) };
        let rule = by_rule(&round).unwrap();
        let found = round.advise(&rule).unwrap();
        for part in &found.parts {
            let of_part = found.lines.iter().filter(|line| line.part == part.name);
            let granted: u64 = of_part.map(|line| line.balanced).sum();
            assert_eq!((granted, granted + part.left), (part.granted, part.ceiling));
        }
        let chosen = |id: &str| found.lines.iter().any(|line| line.id == id && line.balanced > 0);
        let ids: Vec<String> = round.proposals.iter().map(|proposal| proposal.ask.id.clone()).collect();
        assert_eq!(plain_worth(&round, |at| chosen(&ids[at])), Some(found.value), "{seed}");
        assert!(found.value <= found.bound);
        assert_eq!(round.advise(&rule).unwrap(), found);
        for line in &found.lines {
            let proposal = round.proposals.iter().find(|proposal| proposal.ask.id == line.id).unwrap();
            assert!(line.balanced == 0 || (proposal.ask.least..=line.asked).contains(&line.balanced));
            assert_eq!(line.change.is_some(), line.by_rule != line.balanced);
        }
    }
}

/// Two wards; the rule grants both applications for the first.
fn two_wards() -> Balance {
    let cell = |name: &str, reward| Cell { name: name.to_owned(), reward, least: 0, enough: 1, overlap: 0 };
    let proposal = |id, asked, score, cells: &[usize]| Proposal {
        ask: Ask::new(id, "one", asked),
        lead: id.to_owned(),
        score,
        cells: cells.to_vec(),
    };
    Balance {
        parts: vec![Part { name: "one".to_owned(), ceiling: 100_000 }],
        cells: vec![cell("north", 15_000), cell("south", 15_000)],
        proposals: vec![
            proposal("a", 50_000, 9_000, &[0]),
            proposal("b", 50_000, 8_000, &[0]),
            proposal("c", 40_000, 7_000, &[1]),
        ],
        most_per_lead: None,
        effort: RULE_OF_EFFORT,
    }
}

#[test]
fn a_changed_place_tells_why_and_balance_tells_its_price() {
    let round = two_wards();
    let found = round.advise(&by_rule(&round).unwrap()).unwrap();

    // By the rule a and b: 90 × 500 + 80 × 500 points; balanced a and c: 90 × 500 + 70 × 400.
    assert_eq!((found.price.points_by_rule, found.price.points_balanced), (850_000_000, 730_000_000));
    assert_eq!(found.price.given_up(), 120_000_000);
    assert_eq!((found.price.cells_by_rule, found.price.cells_balanced), (1, 2));
    assert_eq!(found.value, 730_000_000 + 300_000_000);
    assert!(found.is_best());
    let change = |id: &str| found.lines.iter().find(|line| line.id == id).unwrap().change.clone();
    assert_eq!(change("a"), None);
    assert_eq!(
        change("b"),
        Some(Change::GoesOut {
            still_reached: vec!["north".to_owned()],
            given_up: vec![],
            lacks: 40_000,
            for_the_sake_of: vec!["c".to_owned()]
        })
    );
    assert_eq!(
        change("c"),
        Some(Change::ComesIn { alone_in: vec!["south".to_owned()], beside_others_in: vec![] })
    );
}

#[test]
fn an_impossible_round_is_refused_before_it_is_solved() {
    let with = |change: fn(&mut Balance)| {
        let mut round = two_wards();
        let rule = by_rule(&round).unwrap();
        change(&mut round);
        round.advise(&rule).map(|_| ())
    };
    let north = || "north".to_owned();
    for (found, expected) in [
        (
            with(|round| round.cells[0].least = 3),
            Impossible::NobodyReaches { cell: north(), least: 3, found: 2 },
        ),
        (
            with(|round| {
                round.cells[0].least = 2;
                round.parts[0].ceiling = 99_999;
            }),
            Impossible::TooDear { cell: north(), least: 2, needed: 100_000, ceilings: 99_999 },
        ),
        (
            with(|round| {
                round.cells[0].least = 1;
                round.cells[1].least = 1;
                round.parts[0].ceiling = 89_999;
            }),
            Impossible::Together,
        ),
    ] {
        assert_eq!(found, Err(AllocationError::Impossible(expected)));
    }
}

#[test]
fn what_is_no_round_to_balance_is_named() {
    let with = |change: fn(&mut Balance)| {
        let mut round = two_wards();
        let rule = by_rule(&round).unwrap();
        change(&mut round);
        round.advise(&rule).map(|_| ())
    };
    let a = || "a".to_owned();
    for (found, expected) in [
        (
            with(|round| round.proposals[0].cells = vec![2]),
            AllocationError::UnknownCell { id: a(), cell: 2, cells: 2 },
        ),
        (
            with(|round| round.proposals[0].cells = vec![1, 1]),
            AllocationError::Twice { what: "cell", name: "1 of a".to_owned() },
        ),
        (
            with(|round| round.proposals[0].score = 10_001),
            AllocationError::Points { id: a(), criterion: "score".to_owned(), points: 10_001, most: 10_000 },
        ),
        (
            with(|round| round.cells[1].name = "north".to_owned()),
            AllocationError::Twice { what: "cell", name: "north".to_owned() },
        ),
        (
            with(|round| round.proposals[0].lead = String::new()),
            AllocationError::NotAName { what: "a lead", name: String::new() },
        ),
    ] {
        assert_eq!(found, Err(expected));
    }
}
