use std::collections::{BTreeMap, BTreeSet};

use crate::audit::{Audit, audit};
use crate::cell::Content;
use crate::release::Release;
use crate::rules::Finding;

/// A contributor who is alone in cells of amounts: their figures are his own, and he knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insider {
    /// The cells in which he is alone.
    pub knows: Vec<usize>,
    /// The cells to which these add up. What he can tell of others in them is for the dominance and p% rules.
    pub takes_part: BTreeSet<usize>,
}

/// Everybody who is alone in a cell, in the order of their names.
#[must_use]
pub fn insiders(release: &Release) -> Vec<Insider> {
    let mut own: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, cell) in release.cells().iter().enumerate() {
        if let Content::Amount { alone: Some(contributor), .. } = &cell.content {
            own.entry(contributor).or_default().push(place);
        }
    }
    own.into_values().map(|knows| Insider { takes_part: above(release, &knows), knows }).collect()
}

/// The cells and all that they are part of.
fn above(release: &Release, cells: &[usize]) -> BTreeSet<usize> {
    let mut above: BTreeSet<usize> = cells.iter().copied().collect();
    loop {
        let before = above.len();
        for sum in release.sums() {
            if sum.parts.iter().any(|part| above.contains(part)) {
                above.insert(sum.total);
            }
        }
        if above.len() == before {
            return above;
        }
    }
}

/// What an insider can work out of the cells to which he adds nothing.
#[must_use]
pub fn audit_insider(
    release: &Release,
    findings: &[Finding],
    published: &[bool],
    insider: &Insider,
) -> Audit {
    let known = |cell: usize| published.get(cell).copied().unwrap_or(false) || insider.knows.contains(&cell);
    let known: Vec<bool> = (0..release.cells().len()).map(known).collect();
    let findings: Vec<Finding> =
        findings.iter().filter(|finding| !insider.takes_part.contains(&finding.cell)).copied().collect();
    audit(release, &findings, &known)
}
