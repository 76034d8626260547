//! What becomes of each thing in a file, as people read it.

use hsds::{Finding, Severity};
use kernel::words;
use serde::{Deserialize, Serialize};

use super::Gap;
use super::merge::Difference;

words! {
    /// What a line of the report is about.
    Thing, "kind of line" {
        /// An offer.
        Offer => "offer",
        /// A place.
        Place => "place",
        /// An organisation.
        Organisation => "organisation",
    }
}

/// What becomes of one thing in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// It is new, and will stand like this.
    New {
        /// The state in which it will stand; empty for what has none.
        state: String,
    },
    /// It changes.
    Changed {
        /// In what.
        changes: Vec<Difference>,
    },
    /// It stays as it is.
    Unchanged,
    /// It cannot be taken.
    Refused {
        /// Why: a word of ours, or of `hsds::What`.
        because: String,
        /// Under which column.
        column: String,
        /// What stands there.
        value: String,
    },
    /// The source knew it before and names it no more; it stays as it is.
    Vanished,
}

impl Verdict {
    /// Its word in reports.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::New { .. } => "new",
            Self::Changed { .. } => "changed",
            Self::Unchanged => "unchanged",
            Self::Refused { .. } => "refused",
            Self::Vanished => "vanished",
        }
    }
}

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What it is about.
    pub kind: Thing,
    /// The file or sheet; empty for what is not in it.
    pub file: String,
    /// The row in it.
    pub row: u64,
    /// Its title or name.
    pub title: String,
    /// What becomes of it.
    pub verdict: Verdict,
    /// What was changed here and stays.
    pub kept: Vec<Difference>,
    /// What an editor has to fill in.
    pub gaps: Vec<Gap>,
}

/// How many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// New offers.
    pub new: usize,
    /// Offers that change.
    pub changed: usize,
    /// Offers that stay as they are.
    pub unchanged: usize,
    /// Records that cannot be taken.
    pub refused: usize,
    /// Offers with a change of our own that stays.
    pub kept: usize,
    /// Offers that the source names no more.
    pub vanished: usize,
    /// Organisations and places that come or change.
    #[serde(default)]
    pub around: usize,
}

impl Counts {
    /// Of these lines.
    pub(super) fn of(lines: &[Line]) -> Self {
        let offers = || lines.iter().filter(|line| line.kind == Thing::Offer);
        let count = |name: &str| offers().filter(|line| line.verdict.name() == name).count();
        let comes = |line: &&Line| matches!(line.verdict, Verdict::New { .. } | Verdict::Changed { .. });
        Self {
            new: count("new"),
            changed: count("changed"),
            unchanged: count("unchanged"),
            refused: count("refused"),
            kept: offers().filter(|line| !line.kept.is_empty()).count(),
            vanished: count("vanished"),
            around: lines.iter().filter(|line| line.kind != Thing::Offer).filter(comes).count(),
        }
    }

    /// Whether anything that people see comes or changes.
    #[must_use]
    pub const fn do_something(&self) -> bool {
        self.new + self.changed + self.around > 0
    }
}

/// What bringing in a file would do.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Plan {
    /// What becomes of each thing, in the order of the file.
    pub lines: Vec<Line>,
    /// What somebody should know of the file.
    pub findings: Vec<Finding>,
    /// How many of each.
    pub counts: Counts,
}

/// A line for each record that was refused while it was read.
pub(super) fn refused(findings: &[Finding]) -> Vec<Line> {
    let mut rows = std::collections::BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity() == Severity::Refused) {
        rows.entry(&finding.origin).or_insert(finding);
    }
    let verdict = |finding: &Finding| Verdict::Refused {
        because: finding.what.name().to_owned(),
        column: finding.column.clone(),
        value: finding.value.clone(),
    };
    let line = |(origin, finding): (&hsds::Origin, &Finding)| Line {
        kind: Thing::Offer,
        file: origin.file.clone(),
        row: origin.row,
        title: String::new(),
        verdict: verdict(finding),
        kept: Vec::new(),
        gaps: Vec::new(),
    };
    rows.into_iter().map(line).collect()
}
