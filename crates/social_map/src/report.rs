use std::fmt;

use kernel::{Id, Instant, words};

use crate::OfferId;

/// Identity of a report.
pub type ReportId = Id<Report>;

words! {
    /// What a visitor says is not right.
    About, "subject of a report" {
        /// The day or the hours.
        Time => "time",
        /// Where it is.
        Place => "place",
        /// What it costs.
        Price => "price",
        /// Whom to call, or how.
        Contact => "contact",
        /// It does not exist any more.
        Gone => "gone",
        /// Something else.
        Other => "other",
    }
}

words! {
    /// Where a report stands.
    ReportState, "state of a report" {
        /// Nobody looked at it yet.
        Open => "open",
        /// The editor called the organisation and waits for an answer.
        Calling => "calling",
        /// It was right, and the offer was changed.
        Changed => "changed",
        /// The offer was right.
        NotSo => "not_so",
    }
}

words! {
    /// What an editor does with a report.
    Handling, "way to handle a report" {
        /// Calls the organisation.
        Call => "call",
        /// Notes that the offer was changed.
        Change => "change",
        /// Notes that the offer was right.
        Reject => "reject",
    }
}

impl ReportState {
    /// Where a report stands after `step`; `None` when it was handled before, or called about already.
    #[must_use]
    pub const fn after(self, step: Handling) -> Option<Self> {
        match (self, step) {
            (Self::Open, Handling::Call) => Some(Self::Calling),
            (Self::Open | Self::Calling, Handling::Change) => Some(Self::Changed),
            (Self::Open | Self::Calling, Handling::Reject) => Some(Self::NotSo),
            (Self::Calling, Handling::Call) | (Self::Changed | Self::NotSo, _) => None,
        }
    }

    /// Whether nothing more is to be done about it.
    #[must_use]
    pub const fn is_handled(self) -> bool {
        matches!(self, Self::Changed | Self::NotSo)
    }
}

/// What a visitor said about an offer (*melding*), without saying who they are.
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    /// Which one.
    pub id: ReportId,
    /// About which offer.
    pub offer: OfferId,
    /// What is not right.
    pub about: About,
    /// In their words; gone thirty days after it was handled, or never written.
    pub words: Option<String>,
    /// Where it stands.
    pub state: ReportState,
    /// When it was said.
    pub reported_at: Instant,
}

impl fmt::Debug for Report {
    /// Words of a visitor stay out of logs.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Report({} about {} of {}, {})", self.id, self.about, self.offer, self.state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_called_about_once_and_handled_once() {
        use Handling::{Call, Change, Reject};
        use ReportState::{Calling, Changed, NotSo, Open};
        for (from, step, to) in [
            (Open, Call, Some(Calling)),
            (Open, Change, Some(Changed)),
            (Open, Reject, Some(NotSo)),
            (Calling, Call, None),
            (Calling, Change, Some(Changed)),
            (Calling, Reject, Some(NotSo)),
            (Changed, Call, None),
            (Changed, Change, None),
            (Changed, Reject, None),
            (NotSo, Call, None),
            (NotSo, Change, None),
            (NotSo, Reject, None),
        ] {
            assert_eq!(from.after(step), to, "{from} {step}");
        }
    }
}
