//! Whose data were processed, why and when: the log of the Dutch standard *Logboek dataverwerkingen* (Logius, 1.0).
//!
//! A room that shows or changes the data of a person writes a [`Processing`] in the same transaction, before the first
//! byte leaves. The log names no user of ours: who it was stands in the event log, under the request that is the trace.
//! What each activity is for, on which ground and for how long stands in the register `docs/processing-activities.csv`.

use kernel::{Chance, Instant};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::{error::Unspecified, hmac};
use store::{Read, StoreError, Tx};
use uuid::Uuid;

pub use crate::store::processing::Recorded;

/// An activity of the register (*verwerkingsactiviteit*). A closed list, as the register is under review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Activity {
    /// Giving staff of municipality and partners access.
    GivingAccess,
    /// Watching over the use of the program.
    Supervision,
    /// Publishing how to reach the contact of an offer.
    PublishingContacts,
    /// Handling what visitors say is not right in an offer.
    HandlingReports,
    /// Holding surveys, and working with their answers.
    HoldingSurveys,
    /// Paying subsidies to whoever has a right to them.
    PayingSubsidies,
}

impl Activity {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::GivingAccess,
        Self::Supervision,
        Self::PublishingContacts,
        Self::HandlingReports,
        Self::HoldingSurveys,
        Self::PayingSubsidies,
    ];

    /// Its identity in the register.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::GivingAccess => "giving-access",
            Self::Supervision => "supervision",
            Self::PublishingContacts => "publishing-contacts",
            Self::HandlingReports => "handling-reports",
            Self::HoldingSurveys => "holding-surveys",
            Self::PayingSubsidies => "paying-subsidies",
        }
    }
}

/// How a processing ended (OpenTelemetry status).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It ended as it should.
    Ok,
    /// It failed.
    Error,
}

impl Status {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Error => "error",
        }
    }
}

/// One processing of the data of one person (*dataverwerking*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Processing<'a> {
    /// The request it was part of: 128 bits, shared by all that one request did.
    pub trace: Uuid,
    /// What was done, in a word.
    pub name: &'static str,
    /// Under which activity.
    pub activity: Activity,
    /// Whose data; none when it was of nobody in particular.
    pub subject: Option<&'a str>,
    /// When it began.
    pub began_at: Instant,
    /// When it ended.
    pub ended_at: Instant,
    /// How.
    pub status: Status,
}

/// Enciphers who a row is about, so that the log alone tells of nobody; whoever holds the key can still show a resident
/// all rows about them.
pub struct SubjectKey {
    seal: LessSafeKey,
    index: hmac::Key,
}

impl std::fmt::Debug for SubjectKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("SubjectKey(…)")
    }
}

/// Something that was enciphered under another key, or by nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this was not enciphered under this key")]
pub struct NotOurs;

impl From<Unspecified> for NotOurs {
    fn from(_: Unspecified) -> Self {
        Self
    }
}

impl SubjectKey {
    /// The key from 32 secret bytes of the configuration. Two keys follow from it: one enciphers, one finds back.
    ///
    /// # Errors
    /// Never with 32 bytes; the library asks.
    pub fn new(secret: &[u8; 32]) -> Result<Self, NotOurs> {
        let root = hmac::Key::new(hmac::HMAC_SHA256, secret);
        let derived = |purpose: &str| hmac::sign(&root, purpose.as_bytes());
        let seal = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, derived("encipher").as_ref())?);
        Ok(Self { seal, index: hmac::Key::new(hmac::HMAC_SHA256, derived("find back").as_ref()) })
    }

    /// The person, enciphered: each time another text.
    pub(crate) fn encipher(&self, subject: &str, chance: &Chance) -> Result<String, NotOurs> {
        let nonce = chance.bytes::<NONCE_LEN>();
        let mut text = subject.as_bytes().to_vec();
        self.seal.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut text)?;
        Ok(crate::token::encoded(&[nonce.as_slice(), &text].concat()))
    }

    /// The person of a row.
    ///
    /// # Errors
    /// When it was enciphered under another key.
    pub fn decipher(&self, text: &str) -> Result<String, NotOurs> {
        let bytes = crate::token::decoded(text).ok_or(NotOurs)?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_LEN>().ok_or(NotOurs)?;
        let mut sealed = sealed.to_vec();
        let plain =
            self.seal.open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::empty(), &mut sealed)?;
        String::from_utf8(plain.to_vec()).map_err(|_| NotOurs)
    }

    /// Under what the rows of a person are found back.
    pub(crate) fn index(&self, subject: &str) -> String {
        crate::token::encoded(hmac::sign(&self.index, subject.as_bytes()).as_ref())
    }
}

/// Writes a processing down, in the transaction of what it tells of.
///
/// # Errors
/// When the database does not take it; then the processing must not go on.
pub async fn record(
    tx: &mut Tx,
    key: &SubjectKey,
    chance: &Chance,
    processing: &Processing<'_>,
) -> Result<(), StoreError> {
    crate::store::processing::insert(tx, key, chance, processing).await
}

/// The processings of the data of one person, the newest first, at most `most`.
///
/// # Errors
/// When the database does not answer.
pub async fn about(
    read: &mut Read,
    key: &SubjectKey,
    subject: &str,
    most: i64,
) -> Result<Vec<Recorded>, StoreError> {
    crate::store::processing::about(read, &key.index(subject), most).await
}
