use crate::idempotency::Answered;

/// What can go wrong between the program and its database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed the row since it was read; nothing was written.
    #[error("the row was changed by somebody else since it was read")]
    Stale,
    /// A value that must be unique exists already; nothing was written.
    #[error("a value that must be unique exists already: {0}")]
    Taken(String),
    /// The same request was carried out before; nothing was written again.
    #[error("this request was carried out before")]
    AlreadyDone(Answered),
    /// The same key came with another request; nothing was written.
    #[error("this idempotency key was used for another request")]
    KeyOfAnotherRequest,
    /// A column holds text that the program never writes.
    #[error("column `{column}` holds `{value}`, which this program does not write")]
    Unreadable {
        /// The column.
        column: String,
        /// What it holds.
        value: String,
    },
    /// The disk is full: reading goes on, writing waits for room.
    #[error("the disk is full; nothing was written")]
    Full,
    /// After an input/output error nothing is written until the program is started again (an unsynced page may be lost).
    #[error("the storage failed earlier; the program must be started again before it writes")]
    Stopped,
    /// The database was busy for longer than a visitor should wait.
    #[error("the database is busy; nothing was written")]
    Busy,
    /// Everything else, for the log.
    #[error("the database answered: {0}")]
    Database(#[source] sqlx::Error),
}

impl StoreError {
    /// What a family of actions calls it: `stale` and `taken` are answers to a person, `other` is for the log.
    pub fn called<E>(self, stale: E, taken: impl FnOnce(Self) -> E, other: impl FnOnce(Self) -> E) -> E {
        match self {
            Self::Stale => stale,
            Self::Taken(_) => taken(self),
            Self::AlreadyDone(_)
            | Self::KeyOfAnotherRequest
            | Self::Unreadable { .. }
            | Self::Full
            | Self::Stopped
            | Self::Busy
            | Self::Database(_) => other(self),
        }
    }

    /// Whether the storage itself failed, after which no write may be acknowledged.
    pub(crate) fn is_failing_storage(error: &sqlx::Error) -> bool {
        // SQLite result codes: 10 IOERR, 11 CORRUPT, 26 NOTADB (sqlite.org/rescode.html).
        matches!(sqlite_code(error), Some(10 | 11 | 26))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let unique = error.as_database_error().filter(|inner| inner.is_unique_violation());
        if let Some(inner) = unique {
            return Self::Taken(inner.constraint().unwrap_or_else(|| inner.message()).to_owned());
        }
        match sqlite_code(&error) {
            Some(13) => Self::Full,
            Some(5 | 6) => Self::Busy,
            _ if matches!(error, sqlx::Error::PoolTimedOut) => Self::Busy,
            _ => Self::Database(error),
        }
    }
}

/// The primary result code, when SQLite gave one.
fn sqlite_code(error: &sqlx::Error) -> Option<i32> {
    let inner = error.as_database_error()?.try_downcast_ref::<sqlx::sqlite::SqliteError>()?;
    sqlx::error::DatabaseError::code(inner)?.parse::<i32>().ok().map(|code| code & 0xff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    enum PostError {
        Stale,
        NumberTaken,
        Store(StoreError),
    }

    fn called(error: StoreError) -> PostError {
        error.called(PostError::Stale, |_| PostError::NumberTaken, PostError::Store)
    }

    #[test]
    fn what_a_person_can_mend_has_a_name_and_the_rest_is_for_the_log() {
        assert!(matches!(called(StoreError::Stale), PostError::Stale));
        assert!(matches!(called(StoreError::Taken("number".to_owned())), PostError::NumberTaken));
        for error in
            [StoreError::KeyOfAnotherRequest, StoreError::Full, StoreError::Stopped, StoreError::Busy]
        {
            let said = error.to_string();
            assert!(matches!(called(error), PostError::Store(kept) if kept.to_string() == said), "{said}");
        }
    }
}
