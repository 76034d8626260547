use std::collections::BTreeSet;

use crate::audit::Audit;
use crate::cell::Key;
use crate::release::Release;
use crate::rules::{Finding, Reason};

/// What happens to a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// It is published.
    Published,
    /// It is left out because it tells too much itself.
    Primary(Reason),
    /// It is left out because another could be worked out with it.
    Secondary {
        /// The cell for whose sake it was chosen first.
        protects: Key,
    },
    /// It was never to be published.
    Hidden,
}

/// Which cells are left out, why, what that costs and what can still be worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Protected {
    /// The status of each cell, in the order of the cells.
    pub statuses: Vec<Status>,
    /// The sensitive cells.
    pub findings: Vec<Finding>,
    /// The proof.
    pub audit: Audit,
    /// What is lost.
    pub cost: Cost,
}

/// What is lost by leaving cells out.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cost {
    /// Cells that tell too much themselves.
    pub primary: usize,
    /// Cells that went with them.
    pub secondary: usize,
    /// Cells that could have been published, all together.
    pub of: usize,
    /// The figures of the cells that went with them, added up.
    pub secondary_value: f64,
}

impl Cost {
    pub(crate) fn of(release: &Release, statuses: &[Status]) -> Self {
        let mut cost = Self::default();
        for (cell, status) in release.cells().iter().zip(statuses) {
            match status {
                Status::Hidden => continue,
                Status::Published => {}
                Status::Primary(_) => cost.primary += 1,
                Status::Secondary { .. } => {
                    cost.secondary += 1;
                    cost.secondary_value += cell.value;
                }
            }
            cost.of += 1;
        }
        cost
    }
}

impl Protected {
    /// What happens to a cell of the release; `None` where it has no such cell.
    #[must_use]
    pub fn status(&self, release: &Release, key: &Key) -> Option<&Status> {
        self.statuses.get(release.find(key)?)
    }

    /// The keys of the cells that are published.
    #[must_use]
    pub fn published(&self, release: &Release) -> BTreeSet<Key> {
        let cells = release.cells().iter().zip(&self.statuses);
        cells.filter(|(_, status)| **status == Status::Published).map(|(cell, _)| cell.key.clone()).collect()
    }
}
