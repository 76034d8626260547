//! Invented rounds to be balanced, the same for every program that reads them.

use allocation::{
    Ask, Balance, Ceilings, Cell, Criterion, Division, Part, Proposal, RULE_OF_EFFORT, Scored, Tail, Tender,
    Tie,
};

/// Draws whole numbers: a linear congruential generator (Knuth, MMIX), its upper half.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        let mut chance = Self(seed);
        for _ in 0..8 {
            chance.below(2);
        }
        chance
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// A round of three parts with the ceilings of Zwolle's first round, three times as much asked.
pub(crate) fn round(seed: u64, proposals: u64, cells: u64) -> Balance {
    let mut chance = Chance::new(seed);
    let names = ["guidance", "volunteers", "rediscovery"];
    let ceilings = [84_000_000, 28_000_000, 28_000_000];
    let parts = names
        .into_iter()
        .zip(ceilings)
        .map(|(name, ceiling)| Part { name: name.to_owned(), ceiling })
        .collect();
    let cells_made = (0..cells)
        .map(|at| Cell {
            name: format!("cell {at:02}"),
            reward: 200_000 + 10_000 * chance.below(60),
            least: 0,
            enough: 2,
            overlap: 50_000,
        })
        .collect();
    let proposals = (0..proposals)
        .map(|at| {
            let part = usize::try_from(chance.below(5)).unwrap_or(0).saturating_sub(2);
            let asked = (200 + chance.below(2_200)) * 10_000;
            let ask = Ask::new(&format!("A{at:03}"), names[part], asked);
            let partial = chance.below(3) == 0;
            let mut reached: Vec<usize> =
                (0..=chance.below(6)).filter_map(|_| usize::try_from(chance.below(cells)).ok()).collect();
            reached.sort_unstable();
            reached.dedup();
            Proposal {
                ask: if partial { ask.at_least(asked / 2) } else { ask.at_least(asked) },
                lead: format!("lead {}", chance.below(30)),
                score: u32::try_from(5_500 + 50 * chance.below(80)).unwrap_or(0),
                cells: reached,
            }
        })
        .collect();
    Balance { parts, cells: cells_made, proposals, most_per_lead: Some(3), effort: RULE_OF_EFFORT }
}

/// The same round by its published rule: the ranking, passing over what does not fit.
pub(crate) fn by_rule(round: &Balance) -> Option<Division> {
    let parts: Vec<(&str, u64)> = round.parts.iter().map(|part| (part.name.as_str(), part.ceiling)).collect();
    let scored = round
        .proposals
        .iter()
        .map(|proposal| Scored { ask: proposal.ask.clone(), points: vec![proposal.score] })
        .collect();
    let draw = allocation::Draw::open("round", "secret", &allocation::commitment("secret")).ok()?;
    let tender = Tender {
        ceilings: Ceilings::new(&parts, Tail::Skip),
        criteria: vec![Criterion { name: "score".to_owned(), weight: 100, least: None }],
        most: 10_000,
        minimum: None,
        ties: vec![Tie::Draw(draw)],
        scored,
    };
    tender.divide().ok()
}
