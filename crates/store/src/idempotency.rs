use std::str::FromStr;

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::{Db, Housekeeping, Read, Row, StoreError, Tx, values};

/// A name that a client gives to one unsafe request, so that sending it twice does it once.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

/// The text is no key: 8 to 64 letters, digits, `-` or `_`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an idempotency key is 8 to 64 letters, digits, - or _")]
pub struct NotAKey;

impl FromStr for IdempotencyKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let holds = (8..=64).contains(&text.len()) && text.bytes().all(plain);
        holds.then(|| Self(text.to_owned())).ok_or(NotAKey)
    }
}

/// What a request was, so that a key is not used for two: who sent it, where to, and the SHA-256 of its body.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of a request.
    #[must_use]
    pub fn of(sender: &str, path: &str, body: &[u8]) -> Self {
        let mut hash = Sha256::new();
        for part in [sender.as_bytes(), path.as_bytes(), body] {
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        }
        Self(hex::encode(hash.finalize()))
    }
}

/// The answer that a request got, when it got one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answered {
    /// HTTP status; absent when the program stopped between the change and the answer.
    pub status: Option<i64>,
    /// Where the answer led.
    pub location: Option<String>,
}

impl Tx {
    /// Claims the key for this change: in the same transaction, so that the change happens once if at all.
    ///
    /// # Errors
    /// [`StoreError::AlreadyDone`] when the request was carried out before, [`StoreError::KeyOfAnotherRequest`] when
    /// the key belongs to another.
    pub async fn claim(
        &mut self,
        key: &IdempotencyKey,
        print: &Fingerprint,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let claimed = self
            .execute(
                "INSERT INTO answered_request (key, fingerprint, at)
                 VALUES ($1, $2, $3)
                 ON CONFLICT (key) DO NOTHING",
                values![&key.0, &print.0, now],
            )
            .await?;
        if claimed == 1 {
            return Ok(());
        }
        match answered(self, key, print).await? {
            Some(answer) => Err(StoreError::AlreadyDone(answer)),
            None => Err(StoreError::Busy),
        }
    }

    /// Keeps the answer together with the change, so that the same request gets the same answer from the first moment.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn keep_answer(&mut self, key: &IdempotencyKey, answer: &Answered) -> Result<(), StoreError> {
        self.execute(
            "UPDATE answered_request
             SET status = $2, location = $3
             WHERE key = $1",
            values![&key.0, answer.status, answer.location.clone()],
        )
        .await?;
        Ok(())
    }
}

async fn answered(
    read: &mut Read,
    key: &IdempotencyKey,
    print: &Fingerprint,
) -> Result<Option<Answered>, StoreError> {
    let row = read
        .row(
            "SELECT fingerprint, status, location
             FROM answered_request
             WHERE key = $1",
            values![&key.0],
        )
        .await?;
    let answer = |row: &Row| Ok(Answered { status: row.get("status")?, location: row.get("location")? });
    match row {
        None => Ok(None),
        Some(row) if row.get::<String>("fingerprint")? != print.0 => Err(StoreError::KeyOfAnotherRequest),
        Some(row) => answer(&row).map(Some),
    }
}

impl Db {
    /// The answer kept for a request, if it was carried out before.
    ///
    /// # Errors
    /// [`StoreError::KeyOfAnotherRequest`] when the key belongs to another request.
    pub async fn answer_to(
        &self,
        key: &IdempotencyKey,
        print: &Fingerprint,
    ) -> Result<Option<Answered>, StoreError> {
        answered(&mut self.read().await?, key, print).await
    }

    /// Keeps the answer that a request got, when it was not known before the change was committed.
    ///
    /// # Errors
    /// When the database does not take it; the request then answers in general words when it comes again.
    pub async fn keep_answer(&self, key: &IdempotencyKey, answer: &Answered) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        tx.keep_answer(key, answer).await?;
        tx.commit_housekeeping(Housekeeping::Answer).await
    }

    /// Forgets answers from before `moment`; a key is good for a day.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn forget_answers(&self, moment: DateTime<Utc>) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        let gone = tx.execute("DELETE FROM answered_request WHERE at < $1", values![moment]).await?;
        tx.commit_housekeeping(Housekeeping::Answer).await?;
        Ok(gone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_short_and_plain() {
        for (text, holds) in
            [("12345678", true), ("a-b_c-d_e", true), ("1234567", false), ("pot met spatie", false)]
        {
            assert_eq!(text.parse::<IdempotencyKey>().is_ok(), holds, "{text}");
        }
        assert!("x".repeat(65).parse::<IdempotencyKey>().is_err());
    }

    #[test]
    fn the_parts_of_a_fingerprint_cannot_run_into_each_other() {
        assert_ne!(Fingerprint::of("ab", "c", b""), Fingerprint::of("a", "bc", b""));
        assert_ne!(Fingerprint::of("a", "b", b"c"), Fingerprint::of("a", "bc", b""));
    }
}
