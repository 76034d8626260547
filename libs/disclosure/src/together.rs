use std::collections::BTreeSet;

use crate::audit::{Audit, audit};
use crate::cell::{Fate, Key};
use crate::error::DisclosureError;
use crate::outcome::{Protected, Status};
use crate::release::Release;
use crate::rules::Rules;
use crate::table::Table;

impl Release {
    /// Tables that come out after an earlier release, in one model with it, so that nobody can subtract.
    ///
    /// What was published stays out and cannot be taken back; what was left out and is not in the new tables stays
    /// hidden; the rest is open. Give this to [`crate::protect`] to protect the new tables against both together.
    pub fn after(
        earlier: &Self,
        outcome: &Protected,
        earlier_tables: &[Table],
        tables: &[Table],
    ) -> Result<Self, DisclosureError> {
        let mut both = earlier_tables.to_vec();
        both.extend_from_slice(tables);
        let new: BTreeSet<&Key> =
            tables.iter().flat_map(|table| &table.cells).map(|cell| &cell.key).collect();
        let mut release = Self::of(&both)?;
        for (cell, status) in earlier.cells().iter().zip(&outcome.statuses) {
            let fate = match status {
                Status::Published => Fate::Out,
                Status::Primary(_) | Status::Secondary { .. } if new.contains(&cell.key) => Fate::Open,
                Status::Primary(_) | Status::Secondary { .. } | Status::Hidden => Fate::Hidden,
            };
            release.decide(&cell.key, fate)?;
        }
        Ok(release)
    }
}

/// What somebody can work out who kept several releases: whatever was published in one of them is known.
///
/// `release` holds the tables of all of them; `published` the keys that each published, see [`Protected::published`].
pub fn audit_together(
    release: &Release,
    rules: &Rules,
    published: &[&BTreeSet<Key>],
) -> Result<Audit, DisclosureError> {
    let findings = rules.findings(release)?;
    let known = |key: &Key| published.iter().any(|keys| keys.contains(key));
    let known: Vec<bool> = release.cells().iter().map(|cell| known(&cell.key)).collect();
    Ok(audit(release, &findings, &known))
}
