use std::collections::BTreeMap;

use hsds::Unreadable::{
    Bomb, NoServices, NotATable, NotAZip, NotJson, TooDeep, TooLarge, TooManyCells, TooManyFiles,
    TooManyRecords, UnknownKind,
};
use serde::{Deserialize, Serialize};

use super::ExchangeError;

/// What is the matter, as the key of a text and what to fill in, so that everybody reads it in their own language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Complaint {
    pub(crate) key: String,
    #[serde(default)]
    pub(crate) args: BTreeMap<String, String>,
}

impl Complaint {
    /// Something that needs nothing to fill in.
    pub(crate) fn plain(key: &str) -> Self {
        Self { key: key.to_owned(), args: BTreeMap::new() }
    }

    fn with<const N: usize>(key: &str, args: [(&str, String); N]) -> Self {
        let args = args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { key: key.to_owned(), args }
    }
}

impl From<&ExchangeError> for Complaint {
    fn from(error: &ExchangeError) -> Self {
        match error {
            ExchangeError::NoColumn(column) => {
                Self::with("exchange-error-no-column", [("column", column.clone())])
            }
            ExchangeError::FarCell { row, column } => Self::with(
                "exchange-error-far-cell",
                [("row", row.to_string()), ("column", column.to_string())],
            ),
            ExchangeError::Unreadable(NotJson { line, column, .. }) => Self::with(
                "exchange-error-not-json",
                [("line", line.to_string()), ("column", column.to_string())],
            ),
            ExchangeError::Unreadable(NotATable { row, .. }) => {
                Self::with("exchange-error-not-a-table", [("row", row.to_string())])
            }
            ExchangeError::Unreadable(TooLarge { .. } | TooManyCells { .. } | TooManyRecords { .. }) => {
                Self::plain("exchange-error-too-large")
            }
            ExchangeError::Unreadable(Bomb { .. } | TooManyFiles { .. } | TooDeep { .. }) => {
                Self::plain("exchange-error-strange")
            }
            ExchangeError::Unreadable(NotAZip(_)) => Self::plain("exchange-error-broken"),
            ExchangeError::Unreadable(NoServices) => Self::plain("exchange-error-no-services"),
            ExchangeError::Unreadable(UnknownKind) => Self::plain("exchange-error-unknown-kind"),
        }
    }
}
