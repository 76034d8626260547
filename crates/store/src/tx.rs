use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sqlx::{AssertSqlSafe, SqlSafeStr as _};

use crate::conn::Conn;
use crate::log::{self, Entry};
use crate::{Row, StoreError, Value};

/// How many values go into one statement that adds rows. SQLite looks up the place of each among all before it, so that more
/// would not be quicker.
const MOST_VALUES: usize = 500;

/// A consistent look at the database: all statements see the same moment.
#[derive(Debug)]
pub struct Read {
    pub(crate) conn: Conn,
    pub(crate) failed: Arc<AtomicBool>,
}

/// A change in progress. Dropped, it never happened.
///
/// It reads like a [`Read`], and can only be committed together with what is to stand in the log.
#[derive(Debug)]
pub struct Tx(pub(crate) Read);

/// Writes that carry no decision of anybody and so need no event in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Housekeeping {
    /// A session was used, rotated or cleared away.
    Session,
    /// An attempt to sign in was counted.
    SignInAttempt,
    /// The answer to a request was kept, so that it can be given again.
    Answer,
    /// A job was leased, done or put off.
    Job,
    /// A text was forgotten, because its time was over.
    Forgetting,
    /// Something was counted that belongs to nobody.
    Count,
    /// A file was put down to be looked at before it is brought in, or cleared away again.
    Upload,
}

impl Read {
    /// All rows of a question.
    ///
    /// # Errors
    /// When the database does not answer it.
    pub async fn rows(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let answer = self.conn.rows(sql.into_sql_str(), values).await;
        self.watched(answer)
    }

    /// The first row of a question, if any.
    ///
    /// # Errors
    /// When the database does not answer it.
    pub async fn row(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// The one row of a question that always has one, such as a count.
    ///
    /// # Errors
    /// When the database does not answer it.
    pub async fn one(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Row, StoreError> {
        self.row(sql, values).await?.ok_or(StoreError::Database(sqlx::Error::RowNotFound))
    }

    /// As [`Read::rows`], for a statement built from the names of the schema, never from what people typed.
    pub(crate) async fn rows_built(
        &mut self,
        sql: String,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let answer = self.conn.rows(AssertSqlSafe(sql).into_sql_str(), values).await;
        self.watched(answer)
    }

    /// Notes a failure of the storage itself, after which nothing more is written.
    fn watched<T>(&self, answer: Result<T, sqlx::Error>) -> Result<T, StoreError> {
        if let Err(error) = &answer
            && StoreError::is_failing_storage(error)
        {
            self.failed.store(true, Ordering::SeqCst);
        }
        answer.map_err(StoreError::from)
    }
}

impl Tx {
    /// Runs a statement and tells how many rows it touched.
    ///
    /// # Errors
    /// When the database refuses it.
    pub async fn execute(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64, StoreError> {
        let answer = self.0.conn.execute(sql.into_sql_str(), values).await;
        self.0.watched(answer)
    }

    /// As [`Tx::execute`], for a statement of a migration or built from the names of the schema.
    pub(crate) async fn execute_built(&mut self, sql: String, values: Vec<Value>) -> Result<u64, StoreError> {
        let answer = self.0.conn.execute(AssertSqlSafe(sql).into_sql_str(), values).await;
        self.0.watched(answer)
    }

    /// Adds rows, many in one statement: `insert` is the statement up to its values, `conflict` what stands behind them, if
    /// anything. Each row holds a value for each column.
    ///
    /// # Errors
    /// When the database refuses one; those before it may be in the change already.
    pub async fn insert_rows(
        &mut self,
        insert: &'static str,
        conflict: &'static str,
        rows: Vec<Vec<Value>>,
    ) -> Result<(), StoreError> {
        let mut rows = rows.into_iter().peekable();
        while let Some(width) = rows.peek().map(Vec::len) {
            let many = (MOST_VALUES / width.max(1)).max(1);
            let some: Vec<Vec<Value>> = rows.by_ref().take(many).collect();
            let sql = format!("{insert}\nVALUES {}\n{conflict}", places(some.len(), width));
            self.execute_built(sql, some.into_iter().flatten().collect()).await?;
        }
        Ok(())
    }

    /// Runs a statement that changes the one row whose version the writer has seen.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it touched no row: somebody else was first.
    pub async fn execute_on_seen(&mut self, sql: &'static str, values: Vec<Value>) -> Result<(), StoreError> {
        match self.execute(sql, values).await? {
            0 => Err(StoreError::Stale),
            _ => Ok(()),
        }
    }

    /// Makes the change and its log entry last, together or not at all.
    ///
    /// # Errors
    /// When the database cannot promise it; then nothing happened.
    pub async fn commit(self, entry: Entry) -> Result<(), StoreError> {
        self.commit_all(vec![entry]).await
    }

    /// As [`Tx::commit`], for a change that is several events. The log's last row is locked from here to the end,
    /// always after all other rows, so that two changes never wait for each other.
    ///
    /// # Errors
    /// As [`Tx::commit`].
    pub async fn commit_all(mut self, entries: Vec<Entry>) -> Result<(), StoreError> {
        log::append(&mut self, entries).await?;
        self.finish().await
    }

    /// Makes a change last that is nobody's decision.
    ///
    /// # Errors
    /// As [`Tx::commit`].
    pub async fn commit_housekeeping(self, kind: Housekeeping) -> Result<(), StoreError> {
        tracing::trace!(housekeeping = ?kind, "Committing housekeeping");
        self.finish().await
    }

    pub(crate) async fn finish(self) -> Result<(), StoreError> {
        let Self(Read { conn, failed }) = self;
        if failed.load(Ordering::SeqCst) {
            return Err(StoreError::Stopped);
        }
        let committed = conn.commit().await;
        if let Err(StoreError::Database(error)) = &committed
            && StoreError::is_failing_storage(error)
        {
            failed.store(true, Ordering::SeqCst);
        }
        committed
    }
}

impl Deref for Tx {
    type Target = Read;

    fn deref(&self) -> &Read {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Read {
        &mut self.0
    }
}

/// `($1, $2), ($3, $4)` for two rows of two.
fn places(rows: usize, width: usize) -> String {
    let row = |row: usize| {
        let numbers: Vec<String> = (1..=width).map(|column| format!("${}", row * width + column)).collect();
        format!("({})", numbers.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_has_a_place_of_its_own() {
        assert_eq!(places(2, 3), "($1, $2, $3), ($4, $5, $6)");
        assert_eq!(places(1, 1), "($1)");
    }
}
