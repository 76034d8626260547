use std::fmt;

use areas::ImportError;
use partners::PartnerError;
use social_map::{OfferError, SynonymError};
use store::StoreError;

/// What is wrong with a file of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFault {
    /// The file.
    pub file: String,
    /// The key of the thing in it; empty when the file cannot be read at all.
    pub key: String,
    /// The field.
    pub field: &'static str,
    /// What is wrong with it.
    pub problem: String,
}

impl fmt::Display for FileFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "demo/zwolle/{}", self.file)?;
        if !self.key.is_empty() {
            write!(out, ", `{}`", self.key)?;
        }
        if !self.field.is_empty() {
            write!(out, ", {}", self.field)?;
        }
        write!(out, ": {}", self.problem)
    }
}

impl std::error::Error for FileFault {}

/// Why the demonstration was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A file is wrong.
    #[error(transparent)]
    File(#[from] FileFault),
    /// An organisation was refused.
    #[error("an organisation of the demonstration was refused: {0}")]
    Partner(#[from] PartnerError),
    /// An offer was refused.
    #[error("an offer of the demonstration was refused: {0}")]
    Offer(#[from] OfferError),
    /// Synonyms were refused.
    #[error("synonyms of the demonstration were refused: {0}")]
    Synonyms(#[from] SynonymError),
    /// An account was refused.
    #[error("an account of the demonstration was refused: {0}")]
    Account(String),
    /// The investment plan was refused.
    #[error("the investment plan of the demonstration was refused: {0}")]
    Money(#[from] investments::MoneyError),
    /// Areas or residents were refused.
    #[error("the areas of the demonstration were refused: {0}")]
    Areas(#[from] ImportError),
    /// Something of the vision was refused.
    #[error("the vision of the demonstration was refused: {0}")]
    Vision(#[from] ::vision::VisionError),
    /// There is nothing to generate offers from.
    #[error("load the demonstration before generating more offers: there are no organisations or places yet")]
    NothingToBuildOn,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// One thing in a file, to say what is wrong with it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) file: &'a str,
    pub(crate) key: &'a str,
}

impl Entry<'_> {
    pub(crate) fn fault(self, field: &'static str, problem: impl fmt::Display) -> FileFault {
        FileFault {
            file: self.file.to_owned(),
            key: self.key.to_owned(),
            field,
            problem: problem.to_string(),
        }
    }

    /// The value of a field, or what is wrong with it.
    pub(crate) fn parsed<T>(self, field: &'static str, text: &str) -> Result<T, FileFault>
    where
        T: std::str::FromStr<Err: fmt::Display>,
    {
        text.parse().map_err(|error: T::Err| self.fault(field, error))
    }

    /// As [`Entry::parsed`], for a field that may be left out.
    pub(crate) fn optional<T>(self, field: &'static str, text: Option<&str>) -> Result<Option<T>, FileFault>
    where
        T: std::str::FromStr<Err: fmt::Display>,
    {
        text.map(|text| self.parsed(field, text)).transpose()
    }
}
