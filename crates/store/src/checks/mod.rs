//! Is the database fit to keep what people confirm? Asked before the program serves.

mod facts;
mod folder;
mod schema;

use std::fmt;

pub use folder::check_address;

use crate::{Db, Migration, StoreError};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The program must not start.
    Refuse,
    /// The program may start; the administrator should know.
    Warn,
}

/// Something that is not as it should be, in one sentence for the administrator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What it is and what to do.
    pub sentence: String,
}

impl Finding {
    pub(crate) fn refuse(sentence: impl Into<String>) -> Self {
        Self { severity: Severity::Refuse, sentence: sentence.into() }
    }

    pub(crate) fn warn(sentence: impl Into<String>) -> Self {
        Self { severity: Severity::Warn, sentence: sentence.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sentence)
    }
}

/// Everything about an open database that is not as it should be; empty when it is fit.
///
/// [`check_address`] comes first: it says why a database cannot be opened at all. The schema should have been brought
/// up to date with [`crate::migrate`].
///
/// # Errors
/// When the database does not answer.
pub async fn check(db: &Db, known: &[Migration]) -> Result<Vec<Finding>, StoreError> {
    let mut findings = facts::of(db).await?.findings();
    if let Some(file) = db.file() {
        findings.extend(folder::findings(&file));
    }
    findings.extend(schema::findings(&crate::migrate::steps_of(&mut db.read().await?).await?, known));
    Ok(findings)
}
