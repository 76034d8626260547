//! The files about the tracks as they are written. A field that the program does not know is an error.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TrackFile {
    pub(crate) track: Option<RawTrack>,
    #[serde(default)]
    pub(crate) part: Vec<RawPart>,
    #[serde(default)]
    pub(crate) figure: Vec<RawFigure>,
    #[serde(default)]
    pub(crate) milestone: Vec<RawMilestone>,
    #[serde(default)]
    pub(crate) outlook: Vec<RawOutlook>,
    #[serde(default)]
    pub(crate) risk: Vec<RawRisk>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawTrack {
    pub(crate) slug: String,
    pub(crate) number: i64,
    pub(crate) name: String,
    pub(crate) about: String,
    pub(crate) line: String,
    /// A half-year that was begun after the one of the report.
    pub(crate) next: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPart {
    pub(crate) part: String,
    pub(crate) heading: Option<String>,
    #[serde(default)]
    pub(crate) lines: Vec<RawLine>,
    #[serde(default)]
    pub(crate) stakeholders: Vec<RawStakeholder>,
    #[serde(default)]
    pub(crate) interfaces: Vec<RawInterface>,
    #[serde(default)]
    pub(crate) references: Vec<RawReference>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawLine {
    pub(crate) title: Option<String>,
    pub(crate) text: String,
    pub(crate) line: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawStakeholder {
    pub(crate) name: String,
    pub(crate) organisation: Option<String>,
    pub(crate) line: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawInterface {
    pub(crate) to: String,
    pub(crate) reason: String,
    pub(crate) line: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawReference {
    pub(crate) says: String,
    pub(crate) leads_to: Option<String>,
    pub(crate) line: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawFigure {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) measure: String,
    pub(crate) amount: i64,
    pub(crate) unit: String,
    #[serde(default)]
    pub(crate) about: bool,
    pub(crate) reference: Option<String>,
    pub(crate) area: String,
    pub(crate) definition: Option<String>,
    pub(crate) caveat: Option<String>,
    pub(crate) part_of: Option<String>,
    pub(crate) rest: Option<String>,
    /// As many or more.
    pub(crate) aim: Option<i64>,
    pub(crate) aim_by: Option<String>,
    pub(crate) line: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawMilestone {
    pub(crate) title: String,
    pub(crate) due: String,
    pub(crate) line: String,
    pub(crate) reached: Option<RawSaid>,
    pub(crate) moved: Option<RawMoved>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSaid {
    pub(crate) on: String,
    pub(crate) said: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawMoved {
    pub(crate) to: String,
    pub(crate) on: String,
    pub(crate) said: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawOutlook {
    pub(crate) title: String,
    pub(crate) due: String,
    /// The key of the promise in the files of the vision.
    pub(crate) promise: Option<String>,
    pub(crate) line: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRisk {
    pub(crate) title: String,
    pub(crate) cause: String,
    pub(crate) event: String,
    pub(crate) effect: String,
    pub(crate) chance: u8,
    pub(crate) impact: u8,
    pub(crate) appetite: u8,
    pub(crate) state: String,
    pub(crate) line: String,
    pub(crate) controls: Vec<RawControl>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawControl {
    pub(crate) what: String,
    pub(crate) owner: Option<String>,
    pub(crate) due: Option<String>,
    pub(crate) done: bool,
}
