use std::collections::BTreeMap;

use chrono::NaiveDate;
use kernel::Cents;
use serde::Serialize;
use uuid::Uuid;

use crate::Rule;

kernel::words! {
    /// How grave a finding is.
    Severity, "severity" {
        /// It holds up adoption or publication until it is mended, or explained by somebody.
        Error => "error",
        /// It is probably wrong.
        Warning => "warning",
        /// Only people can tell whether it is wrong.
        Question => "question",
        /// Worth knowing.
        Note => "note",
    }
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Thing {
    /// The kind of thing, in the words of the glossary: `budget-line`, `coverage-source`, `track`.
    pub kind: &'static str,
    /// Which one, when it has an identity.
    pub id: Option<Uuid>,
    /// Its name, as people know it.
    pub name: String,
    /// The page that shows it, as a path.
    pub page: Option<String>,
}

/// A number, date or name that the sentence of a finding is filled with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Argument {
    /// An amount of money.
    Money(Cents),
    /// A count.
    Count(i64),
    /// A calendar year.
    Year(i32),
    /// A day.
    Day(NaiveDate),
    /// A share, in tenths of a percent.
    Permille(i64),
    /// A name or a code.
    Text(String),
}

/// Something that does not close, does not follow, or is missing.
///
/// The sentence that people read is the text `finding-<sentence>` filled with `arguments`; the same finding comes back
/// under the same `key` as long as the thing is not mended, so that an explanation stays with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule that is not kept.
    pub rule: Rule,
    /// How grave it is.
    pub severity: Severity,
    /// Names the finding among those of its rule: the thing and the part of it, such as a year.
    pub key: String,
    /// What it is about.
    pub about: Thing,
    /// Which sentence says it.
    pub sentence: &'static str,
    /// What the sentence is filled with. How long something is late is called `days`: it grows by itself.
    pub arguments: BTreeMap<&'static str, Argument>,
    /// The sum that shows it, written out: `2.321.644 − 2.000.000 = 321.644`.
    pub arithmetic: Option<String>,
    /// Where it stands in the source, as document and line.
    pub source: Option<String>,
}
