//! The files of the vision as they are written. A field that the program does not know is an error, so that a slip is
//! noticed.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawTheme {
    pub(crate) key: String,
    pub(crate) kind: String,
    pub(crate) number: i64,
    pub(crate) about: String,
    pub(crate) names: Vec<RawName>,
    pub(crate) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawName {
    pub(crate) text: String,
    pub(crate) kind: String,
    pub(crate) since: Option<String>,
    pub(crate) until: Option<String>,
    pub(crate) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDecision {
    pub(crate) key: String,
    pub(crate) kind: String,
    pub(crate) body: String,
    pub(crate) date: String,
    pub(crate) title: String,
    pub(crate) summary: Option<String>,
    #[serde(default)]
    pub(crate) datings: Vec<RawDating>,
    pub(crate) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDating {
    pub(crate) date: Option<String>,
    pub(crate) note: String,
    pub(crate) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BudgetFile {
    pub(crate) budget: Vec<RawBudget>,
    #[serde(default)]
    pub(crate) mapping: Vec<RawMapping>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawBudget {
    pub(crate) year: i32,
    pub(crate) name: String,
    pub(crate) decision: String,
    pub(crate) source: String,
    pub(crate) goal: Vec<RawGoal>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawGoal {
    pub(crate) level: String,
    pub(crate) code: String,
    pub(crate) parent: Option<String>,
    pub(crate) name: String,
    /// Keys of themes, each with how closely.
    #[serde(default)]
    pub(crate) themes: BTreeMap<String, String>,
    pub(crate) criteria: Option<String>,
    pub(crate) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawMapping {
    pub(crate) from_year: i32,
    pub(crate) from: String,
    pub(crate) to_year: i32,
    pub(crate) to: String,
    pub(crate) permille: Option<i64>,
    pub(crate) note: String,
    pub(crate) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPlan {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) state: String,
    pub(crate) about: Option<String>,
    pub(crate) since: Option<String>,
    pub(crate) until: Option<String>,
    pub(crate) decision: Option<String>,
    pub(crate) owner: Option<String>,
    #[serde(default)]
    pub(crate) successors: Vec<String>,
    /// Keys of themes, each with how closely.
    #[serde(default)]
    pub(crate) themes: BTreeMap<String, String>,
    /// Goals as `2022/1.1.2`, each with how closely.
    #[serde(default)]
    pub(crate) goals: BTreeMap<String, String>,
    pub(crate) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPromise {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) occasion: String,
    pub(crate) made: String,
    pub(crate) due: Option<String>,
    pub(crate) settles: String,
    pub(crate) remark: Option<String>,
    pub(crate) source: String,
    pub(crate) state: String,
    pub(crate) on: Option<String>,
    pub(crate) proof: Option<String>,
    pub(crate) decision: Option<String>,
}
