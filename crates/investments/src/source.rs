use kernel::Cents;
use serde::{Deserialize, Serialize};
use vision::DecisionId;

use crate::{CoverageSourceId, CoverageState};

kernel::words! {
    /// What kind of money covers a line (*soort dekking*).
    SourceKind, "kind of source" {
        /// The municipality's own, every year.
        OwnStructural => "own-structural",
        /// A reserve: gone when it is spent.
        Reserve => "reserve",
        /// A specific grant of the state (*specifieke uitkering*), often with sub-grants.
        SpecificGrant => "specific-grant",
        /// A national programme.
        NationalProgramme => "national-programme",
        /// Moved from another budget of the municipality.
        Shift => "shift",
        /// Paid by somebody else.
        CoFinancing => "co-financing",
    }
}

kernel::words! {
    /// Whether money, or what it is spent on, comes back each year (BBV art. 28: *structureel* or *incidenteel*).
    Lasting, "kind of budget" {
        /// It comes back each year.
        Structural => "structural",
        /// It ends.
        Incidental => "incidental",
    }
}

/// How much can be taken from a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceiling {
    /// The most.
    pub amount: Cents,
    /// For how long that is.
    pub span: Span,
    /// Whether the source of the figure leaves no doubt about amount and span. What is in doubt is asked, not judged.
    pub certain: bool,
}

/// For how long a ceiling is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Each year anew; what is left at the end of a year is gone.
    Year,
    /// These years together: what is left in one may be used in the next.
    Years {
        /// The first.
        from: i32,
        /// The last.
        until: i32,
    },
}

/// A part of a grant with a purpose of its own (*onderdeel van de uitkering*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubGrant {
    /// What it is called.
    pub name: String,
    /// The most that may be taken each year, when known.
    pub a_year: Option<Cents>,
}

/// Where money comes from (*dekkingsbron*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageSource {
    /// Its identity.
    pub id: CoverageSourceId,
    /// What is known of it.
    pub particulars: SourceParticulars,
    /// How sure its money is.
    pub state: CoverageState,
    /// Its version, for whoever changes it.
    pub version: i64,
}

/// What is known of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceParticulars {
    /// What it is called.
    pub name: String,
    /// What kind of money it is.
    pub kind: SourceKind,
    /// Whether it comes back each year.
    pub lasting: Lasting,
    /// What it may be used for.
    pub purpose: String,
    /// The most that may be taken from it.
    pub ceiling: Option<Ceiling>,
    /// The first year in which it may be used, when it has one.
    pub from: Option<i32>,
    /// The last year in which it may be used, when it has one.
    pub until: Option<i32>,
    /// Its parts, when its purpose is divided. Then each use names one of them.
    pub sub_grants: Vec<SubGrant>,
    /// By which decision it is there.
    pub decision: Option<DecisionId>,
    /// Where this stands, as document and line.
    pub document: String,
}

impl SourceParticulars {
    /// Whether it may be used in `year`.
    #[must_use]
    pub fn holds_in(&self, year: i32) -> bool {
        self.from.is_none_or(|from| from <= year) && self.until.is_none_or(|until| year <= until)
    }

    /// The part of this name.
    #[must_use]
    pub fn sub_grant(&self, name: &str) -> Option<&SubGrant> {
        self.sub_grants.iter().find(|part| part.name == name)
    }
}
