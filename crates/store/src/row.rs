use std::str::FromStr;

use kernel::{Cents, Id};
use serde::de::DeserializeOwned;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Postgres, Sqlite, Type};
use uuid::Uuid;

use crate::StoreError;

/// One row of an answer, whichever engine gave it.
#[derive(Debug)]
pub struct Row(pub(crate) EngineRow);

#[derive(Debug)]
pub(crate) enum EngineRow {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

/// A Rust type that both engines can read from a column.
pub trait Column:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

impl<T> Column for T where
    T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

impl Row {
    /// The value of a column; `Option<T>` where it may be absent.
    ///
    /// # Errors
    /// When there is no such column or it holds something else.
    pub fn get<T: Column>(&self, column: &str) -> Result<T, StoreError> {
        use sqlx::Row as _;
        match &self.0 {
            EngineRow::Sqlite(row) => row.try_get(column),
            EngineRow::Postgres(row) => row.try_get(column),
        }
        .map_err(StoreError::from)
    }

    /// A column that holds an identity.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn id<T>(&self, column: &str) -> Result<Id<T>, StoreError> {
        self.get::<Uuid>(column).map(Id::from_uuid)
    }

    /// A column that may hold an identity.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn optional_id<T>(&self, column: &str) -> Result<Option<Id<T>>, StoreError> {
        Ok(self.get::<Option<Uuid>>(column)?.map(Id::from_uuid))
    }

    /// A column that holds an amount.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn cents(&self, column: &str) -> Result<Cents, StoreError> {
        self.get(column).map(Cents)
    }

    /// A text column, read as a type of the domain.
    ///
    /// # Errors
    /// When the text is not one of that type: the row was written by something else than this program.
    pub fn parsed<T: FromStr>(&self, column: &str) -> Result<T, StoreError> {
        let text: String = self.get(column)?;
        text.parse().map_err(|_| StoreError::Unreadable { column: column.to_owned(), value: text })
    }

    /// A column that holds a document (JSON), read as a type of the domain.
    ///
    /// # Errors
    /// When it is none of that type; the error names the mistake and not the document, which may speak of people.
    pub fn document<T: DeserializeOwned>(&self, column: &str) -> Result<T, StoreError> {
        let json: serde_json::Value = self.get(column)?;
        serde_json::from_value(json)
            .map_err(|error| StoreError::Unreadable { column: column.to_owned(), value: error.to_string() })
    }

    /// As [`Row::parsed`], for a column that may be empty.
    ///
    /// # Errors
    /// As [`Row::parsed`].
    pub fn optionally_parsed<T: FromStr>(&self, column: &str) -> Result<Option<T>, StoreError> {
        let Some(text): Option<String> = self.get(column)? else {
            return Ok(None);
        };
        let unreadable = || StoreError::Unreadable { column: column.to_owned(), value: text.clone() };
        text.parse().map(Some).map_err(|_| unreadable())
    }
}
