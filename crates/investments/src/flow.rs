//! How money flows: from its source, for an ambition, to what is done with it.

use std::collections::BTreeMap;

use kernel::Cents;
use vision::ThemeId;

use crate::{BudgetLine, CoverageSourceId, InterventionId};

/// Money that goes one way. What is no money flows nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stream {
    /// Where it comes from; nothing when no source pays it.
    pub source: Option<CoverageSourceId>,
    /// The ambition that it serves, when the line names one.
    pub ambition: Option<ThemeId>,
    /// What is done with it.
    pub intervention: InterventionId,
    /// How much.
    pub money: Cents,
}

/// The streams of `year`, the largest first. Together they are what the lines cost, unless a source pays too much.
#[must_use]
pub fn flow<'a>(lines: impl IntoIterator<Item = &'a BudgetLine>, year: i32) -> Vec<Stream> {
    type Way = (Option<CoverageSourceId>, Option<ThemeId>, InterventionId);
    let mut ways: BTreeMap<Way, Cents> = BTreeMap::new();
    for line in lines {
        let (ambition, intervention) = (line.head.ambition, line.head.intervention);
        let mut add = |source, money: Cents| {
            let sum = ways.entry((source, ambition, intervention)).or_default();
            *sum = *sum + money;
        };
        for one in &line.coverage {
            let paid = one.amounts.get(&year).and_then(|amount| amount.money());
            add(Some(one.source), paid.unwrap_or_default());
        }
        let open = line.amount(year).cents() - line.covered(year).money;
        add(None, open.max(Cents(0)));
    }
    let mut streams: Vec<Stream> = ways
        .into_iter()
        .filter(|(_, money)| *money > Cents(0))
        .map(|((source, ambition, intervention), money)| Stream { source, ambition, intervention, money })
        .collect();
    streams.sort_by_key(|one| (std::cmp::Reverse(one.money), one.source, one.ambition, one.intervention));
    streams
}
