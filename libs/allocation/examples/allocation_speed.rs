//! Times a division of 500 applications and a balanced view of 60 × 48:
//! `cargo run --release -p allocation --example allocation_speed`.
#![expect(clippy::print_stdout, reason = "it is for whoever sits at the terminal")]

#[path = "../tests/rounds/mod.rs"]
mod rounds;

use std::time::Instant;

use allocation::{AllocationError, Criterion, Scored, Tail, Tender, Tie};

fn main() -> Result<(), AllocationError> {
    let mut chance = rounds::Chance::new(1);
    let large = rounds::round(1, 500, 48);
    let weights = [30, 20, 20, 10, 10, 10];
    let criterion =
        |(at, weight): (usize, &u32)| Criterion { name: at.to_string(), weight: *weight, least: None };
    let parts: Vec<(&str, u64)> =
        large.parts.iter().map(|part| (part.name.as_str(), 10 * part.ceiling)).collect();
    let mut points = || (0..6).filter_map(|_| u32::try_from(100 * chance.below(11)).ok()).collect();
    let tender = Tender {
        ceilings: allocation::Ceilings::new(&parts, Tail::Skip),
        criteria: weights.iter().enumerate().map(criterion).collect(),
        most: 1_000,
        minimum: Some(4_000),
        ties: vec![
            Tie::LowerAmount,
            Tie::Draw(allocation::Draw::open("speed", "secret", &allocation::commitment("secret"))?),
        ],
        scored: large.proposals.iter().map(|one| Scored { ask: one.ask.clone(), points: points() }).collect(),
    };
    for _ in 0..5 {
        let begun = Instant::now();
        let division = tender.divide()?;
        println!("500 applications divided in {:?}, {} lines", begun.elapsed(), division.lines.len());
    }
    for seed in 0..6 {
        let mut round = rounds::round(seed, 60, 48);
        // Every second round is all or nothing, which is harder: there is no lifting to fill a ceiling with.
        let whole = seed % 2 == 1;
        if whole {
            round.proposals.iter_mut().for_each(|one| one.ask.least = one.ask.asked);
        }
        let Some(by_rule) = rounds::by_rule(&round) else { continue };
        let begun = Instant::now();
        let found = round.advise(&by_rule)?;
        let (took, gap, price) = (begun.elapsed(), 100.0 * found.gap(), found.price);
        println!("60 × 48 balanced in {took:?}, all or nothing: {whole}, gap {gap:.4} %, {price:?}");
    }
    Ok(())
}
