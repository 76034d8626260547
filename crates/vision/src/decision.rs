use kernel::{Instant, Openness, Span};
use serde::{Deserialize, Serialize};

use crate::{DecisionId, WebLink};

kernel::words! {
    /// What kind of paper it is.
    DecisionKind, "kind of decision" {
        /// A decision (*besluit*).
        Decision => "decision",
        /// A motion (*motie*).
        Motion => "motion",
        /// The council was informed (*informatienota*).
        InformationNote => "information_note",
        /// Parties signed something (*convenant*).
        Agreement => "agreement",
    }
}

kernel::words! {
    /// Who decides, or speaks.
    Body, "body that decides" {
        /// The municipal council (*gemeenteraad*).
        Council => "council",
        /// Mayor and aldermen (*college van burgemeester en wethouders*).
        College => "college",
        /// An official under mandate (*mandaat*).
        Mandate => "mandate",
        /// Municipalities together (*regio*).
        Region => "region",
        /// The State (*Rijk*).
        State => "state",
    }
}

/// Another date that a document gives for the same decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dating {
    /// The date; none when the document says too little to be one, such as a month without a year.
    pub date: Option<Span>,
    /// Where it stands: document and line.
    pub source: String,
    /// What the document says of it.
    pub note: String,
}

/// A decision, motion, information note or agreement as it is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewDecision {
    /// What kind of paper it is.
    pub kind: DecisionKind,
    /// Who decided, or spoke.
    pub body: Body,
    /// When, as precisely as is known.
    pub date: Span,
    /// What it is called.
    pub title: String,
    /// What was decided, in a few sentences; may be empty.
    pub summary: String,
    /// Where it stands in the council's information system.
    pub link: Option<WebLink>,
    /// Dates that documents give for it.
    pub datings: Vec<Dating>,
    /// Who may see it.
    pub openness: Openness,
    /// Where it was taken from: document and line.
    pub source: Option<String>,
}

impl NewDecision {
    /// A public decision of which only the name, the body and the date are known.
    #[must_use]
    pub fn titled(title: &str, body: Body, date: Span) -> Self {
        Self {
            kind: DecisionKind::Decision,
            body,
            date,
            title: title.to_owned(),
            summary: String::new(),
            link: None,
            datings: Vec::new(),
            openness: Openness::Public,
            source: None,
        }
    }

    /// The datings that cannot be the day of the decision.
    pub fn other_dates(&self) -> impl Iterator<Item = &Dating> {
        self.datings.iter().filter(|dating| dating.date.is_some_and(|date| !date.agrees_with(self.date)))
    }
}

/// A decision, motion, information note or agreement (*besluit, motie, informatienota, convenant*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its identity.
    pub id: DecisionId,
    /// What is registered.
    pub particulars: NewDecision,
    /// How often it was written.
    pub version: i64,
    /// When it was last written.
    pub changed_at: Instant,
}

/// What other rooms show of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionTitle {
    /// What it is called.
    pub title: String,
    /// When.
    pub date: Span,
    /// Who decided.
    pub body: Body,
    /// Who may see it.
    pub openness: Openness,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dating_that_can_be_the_same_day_is_no_other_date() {
        let dating = |date: Option<&str>| Dating {
            date: date.map(|date| date.parse().unwrap()),
            source: "000:48".to_owned(),
            note: String::new(),
        };
        let mut vision = NewDecision::titled("Visie", Body::Council, "2020-09".parse().unwrap());
        vision.datings =
            vec![dating(Some("2020")), dating(None), dating(Some("2019")), dating(Some("2020-03-09"))];
        let others: Vec<String> =
            vision.other_dates().filter_map(|dating| dating.date).map(|date| date.to_string()).collect();
        assert_eq!(others, ["2019", "2020-03-09"]);
    }
}
