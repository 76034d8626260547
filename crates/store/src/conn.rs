use sqlx::{Postgres, SqlStr, Sqlite, Transaction};

use crate::row::{EngineRow, Row};
use crate::{StoreError, Value};

/// A transaction of either engine; the only place where a statement meets one.
#[derive(Debug)]
pub(crate) enum Conn {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

macro_rules! bound {
    ($sql:expr, $values:expr) => {{
        let mut query = sqlx::query($sql);
        for value in $values {
            query = match value {
                Value::Int(value) => query.bind(value),
                Value::Float(value) => query.bind(value),
                Value::Bool(value) => query.bind(value),
                Value::Text(value) => query.bind(value),
                Value::Uuid(value) => query.bind(value),
                Value::Date(value) => query.bind(value),
                Value::Instant(value) => query.bind(value),
                Value::Json(value) => query.bind(value),
            };
        }
        query
    }};
}

impl Conn {
    pub(crate) async fn rows(&mut self, sql: SqlStr, values: Vec<Value>) -> Result<Vec<Row>, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(tx) => {
                let rows = bound!(sql, values).fetch_all(&mut **tx).await?;
                rows.into_iter().map(|row| Row(EngineRow::Sqlite(row))).collect()
            }
            Self::Postgres(tx) => {
                let rows = bound!(sql, values).fetch_all(&mut **tx).await?;
                rows.into_iter().map(|row| Row(EngineRow::Postgres(row))).collect()
            }
        })
    }

    pub(crate) async fn execute(&mut self, sql: SqlStr, values: Vec<Value>) -> Result<u64, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(tx) => bound!(sql, values).execute(&mut **tx).await?.rows_affected(),
            Self::Postgres(tx) => bound!(sql, values).execute(&mut **tx).await?.rows_affected(),
        })
    }

    #[expect(clippy::disallowed_methods, reason = "this is what Tx::commit ends in")]
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
        .map_err(StoreError::from)
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        match self {
            Self::Sqlite(_) => true,
            Self::Postgres(_) => false,
        }
    }
}
