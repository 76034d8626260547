//! What holds for every round, and the same divisions written plainly a second time.

use std::collections::BTreeMap;

use allocation::*;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

const PARTS: [&str; 3] = ["one", "two", "three"];

fn draw() -> Result<Draw, TestCaseError> {
    Ok(Draw::open("laws", "a secret", &commitment("a secret"))?)
}

fn tails() -> impl Strategy<Value = Tail> {
    prop_oneof![Just(Tail::Skip), Just(Tail::Stop), Just(Tail::Partial), Just(Tail::Downsize)]
}

/// Asked, least as a part of it, part, points.
fn asks() -> impl Strategy<Value = Vec<(u64, u64, usize, u32)>> {
    proptest::collection::vec((1_u64..60_000_000, 0_u64..=100, 0_usize..3, 0_u32..12), 1..40)
}

fn made(asks: &[(u64, u64, usize, u32)]) -> Vec<Ask> {
    let ask = |(at, (asked, least, part, _)): (usize, &(u64, u64, usize, u32))| {
        Ask::new(&format!("{at:03}"), PARTS[*part], *asked).at_least(asked * least / 100)
    };
    asks.iter().enumerate().map(ask).collect()
}

fn ceilings(ceiling: [u64; 3], tail: Tail, moves: bool) -> Ceilings {
    let parts: Vec<(&str, u64)> = PARTS.into_iter().zip(ceiling).collect();
    let order = ["three", "one"].map(str::to_owned).to_vec();
    let leftover = if moves { Leftover::Moves(order) } else { Leftover::Stays };
    Ceilings { leftover, ..Ceilings::new(&parts, tail) }
}

fn keeps_every_cent(division: &Division) -> Result<(), TestCaseError> {
    let (mut moved_in, mut moved_out) = (0, 0);
    for part in &division.parts {
        let lines = division.lines.iter().filter(|line| line.part == part.name);
        let granted: u64 = lines.map(|line| line.outcome.granted()).sum();
        prop_assert_eq!(granted, part.granted);
        prop_assert!(part.granted + part.offered <= part.ceiling + part.moved_in - part.moved_out);
        prop_assert_eq!(
            part.granted + part.offered + part.left + part.moved_out,
            part.ceiling + part.moved_in,
            "{:?}",
            part
        );
        (moved_in, moved_out) = (moved_in + part.moved_in, moved_out + part.moved_out);
    }
    prop_assert_eq!(moved_in, moved_out);
    for line in &division.lines {
        prop_assert!(line.outcome.taken() <= line.asked);
        prop_assert!(!line.steps.is_empty());
    }
    Ok(())
}

/// A queue of (asked, least) walked down plainly: what each is granted or offered.
fn plain(queue: &[(u64, u64)], mut left: u64, tail: Tail) -> Vec<u64> {
    let mut granted = vec![0; queue.len()];
    let mut over = false;
    for at in 0..queue.len() {
        let (asked, least) = queue[at];
        if over {
            continue;
        }
        if asked <= left {
            granted[at] = asked;
            left -= asked;
            continue;
        }
        let can = left > 0 && left >= least;
        if (tail == Tail::Partial || tail == Tail::Downsize) && can {
            granted[at] = left;
            left = 0;
        }
        over = match tail {
            Tail::Skip => false,
            Tail::Stop | Tail::Partial => true,
            Tail::Downsize => can,
        };
    }
    granted
}

proptest! {
    #[test]
    fn a_tender_never_goes_over_a_ceiling_and_is_as_a_plain_walk_makes_it(
        drawn in asks(), ceiling in [0_u64..200_000_000, 0..200_000_000, 0..200_000_000], tail in tails(),
    ) {
        let asks = made(&drawn);
        let scored = asks.iter().zip(&drawn);
        let round = Tender {
            ceilings: ceilings(ceiling, tail, false),
            criteria: vec![Criterion { name: "quality".to_owned(), weight: 100, least: None }],
            most: 11,
            minimum: Some(1_000),
            ties: vec![Tie::LowerAmount, Tie::Draw(draw()?)],
            scored: scored.map(|(ask, drawn)| Scored { ask: ask.clone(), points: vec![drawn.3] }).collect(),
        };
        let division = round.divide()?;
        keeps_every_cent(&division)?;
        for (part, ceiling) in PARTS.into_iter().zip(ceiling) {
            // Two of eleven points are eighteen of a hundred, one is nine: below the minimum of ten.
            let mut queue: Vec<(&Ask, u32)> =
                asks.iter().zip(&drawn).map(|(ask, drawn)| (ask, drawn.3)).filter(|(ask, points)| ask.part == part && *points > 1).collect();
            let draw = draw()?;
            queue.sort_by_key(|(ask, points)| (11 - points, ask.asked, draw.lot(&ask.id)));
            let amounts: Vec<(u64, u64)> = queue.iter().map(|(ask, _)| (ask.asked, ask.least)).collect();
            let expected: BTreeMap<&str, u64> = queue.iter().map(|(ask, _)| ask.id.as_str()).zip(plain(&amounts, ceiling, tail)).collect();
            let placed = division.lines.iter().filter(|line| line.part == part && line.place.is_some());
            let found: BTreeMap<&str, u64> = placed.map(|line| (line.id.as_str(), line.outcome.taken())).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn leftovers_move_without_losing_a_cent_and_nobody_loses_a_place_in_the_queue(
        drawn in asks(), ceiling in [0_u64..200_000_000, 0..200_000_000, 0..200_000_000], tail in tails(),
    ) {
        let start = NaiveDate::default();
        let receipts: Vec<Receipt> = made(&drawn)
            .into_iter()
            .zip(&drawn)
            .map(|(ask, drawn)| Receipt { ask, complete_on: start + Days::new(drawn.3.into()) })
            .collect();
        let order = |moves| OrderOfReceipt { ceilings: ceilings(ceiling, tail, moves), receipts: receipts.clone(), draw: draw().ok()? }.divide().ok();
        let (stays, moves) = order(false).zip(order(true)).ok_or_else(|| TestCaseError::fail("no division"))?;
        keeps_every_cent(&moves)?;
        let taken = |division: &Division| -> u64 { division.parts.iter().map(|part| part.granted + part.offered).sum() };
        prop_assert!(taken(&moves) >= taken(&stays));
        let places = |division: &Division| division.lines.iter().map(|line| (line.part.clone(), line.id.clone(), line.place)).collect::<Vec<_>>();
        prop_assert_eq!(places(&moves), places(&stays));
    }

    #[test]
    fn the_order_of_handing_over_changes_nothing(drawn in asks(), ceiling in 0_u64..300_000_000, tail in tails()) {
        let mut round = Lottery { ceilings: ceilings([ceiling; 3], tail, true), asks: made(&drawn), draw: draw()? };
        let one = round.divide();
        round.asks.reverse();
        prop_assert_eq!(one, round.divide());
    }

    #[test]
    fn a_higher_ceiling_takes_nothing_from_anybody_when_the_round_stops(drawn in asks(), ceiling in 0_u64..200_000_000, more in 0_u64..100_000_000) {
        let round = |ceiling| Lottery { ceilings: ceilings([ceiling; 3], Tail::Stop, false), asks: made(&drawn), draw: draw().ok()? }.divide().ok();
        let (low, high) = round(ceiling).zip(round(ceiling + more)).ok_or_else(|| TestCaseError::fail("no division"))?;
        for (low, high) in low.lines.iter().zip(&high.lines) {
            prop_assert!(high.outcome.granted() >= low.outcome.granted());
        }
    }

    #[test]
    fn proportion_keeps_every_cent(drawn in asks(), ceiling in 40_u64..200_000_000, floor in 0_u64..40) {
        // A floor that always fits: at most forty applicants, each with its part of the ceiling in hundredths.
        let floor = floor * ceiling / 40 / 40;
        let parts = vec![Part { name: "one".to_owned(), ceiling }];
        let asks: Vec<Ask> = made(&drawn).into_iter().map(|ask| Ask { part: "one".to_owned(), least: 0, ..ask }).collect();
        let asked: u64 = asks.iter().map(|ask| ask.asked).sum();
        let division = Proportional { parts, asks, floor }.divide()?;
        keeps_every_cent(&division)?;
        prop_assert_eq!(division.parts[0].granted, ceiling.min(asked));
        for line in &division.lines {
            let granted = line.outcome.granted();
            prop_assert!(granted >= floor.min(line.asked));
            if let Some(Step::Cut { of, among }) = line.steps.first() {
                // Within a cent of its part: (granted - 1) × among < asked × of < (granted + 1) × among.
                let exact = u128::from(line.asked) * u128::from(*of);
                let among = u128::from(*among);
                prop_assert!(u128::from(granted) * among < exact + among && exact < (u128::from(granted) + 1) * among);
            }
        }
    }

    #[test]
    fn who_asks_more_in_proportion_never_gets_less(drawn in asks(), ceiling in 0_u64..200_000_000) {
        let parts = vec![Part { name: "one".to_owned(), ceiling }];
        let asks = made(&drawn).into_iter().map(|ask| Ask { part: "one".to_owned(), least: 0, ..ask }).collect();
        let mut lines = Proportional { parts, asks, floor: 0 }.divide()?.lines;
        lines.sort_by_key(|line| line.asked);
        for pair in lines.windows(2) {
            prop_assert!(pair[0].asked == pair[1].asked || pair[0].outcome.granted() <= pair[1].outcome.granted());
        }
    }
}
