use serde::{Deserialize, Serialize};

use crate::ask::{check_asks, check_name};
use crate::ceilings::sealed_division;
use crate::queue::Queued;
use crate::seal::hex_of;
use crate::{AllocationError, Ask, Ceilings, Division, Step};

/// What is published before a draw: the SHA-256 of the secret, in hexadecimal digits.
///
/// Whoever draws chooses a secret, publishes its commitment before the applications are known, keeps the secret in an
/// envelope, and publishes it at the draw. Nobody could know the order before, and nobody can choose another secret after.
#[must_use]
pub fn commitment(secret: &str) -> String {
    hex_of(secret.as_bytes())
}

/// An opened draw (*loting*): gives each application a lot that everybody can work out again.
///
/// The lot is the SHA-256 of three lines: what is drawn for, the secret, the id. In a shell:
/// `printf '%s\n%s\n%s' "$occasion" "$secret" "$id" | sha256sum`. The lowest lot comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Envelope", into = "Envelope")]
pub struct Draw(Envelope);

/// What is written down of a draw; it is opened anew when it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Envelope {
    occasion: String,
    secret: String,
    commitment: String,
}

impl TryFrom<Envelope> for Draw {
    type Error = AllocationError;

    fn try_from(written: Envelope) -> Result<Self, AllocationError> {
        Self::open(&written.occasion, &written.secret, &written.commitment)
    }
}

impl From<Draw> for Envelope {
    fn from(draw: Draw) -> Self {
        draw.0
    }
}

impl Draw {
    /// Opens the envelope.
    ///
    /// # Errors
    /// When the secret is not the one that was committed to, or one of them cannot stand on a line.
    pub fn open(occasion: &str, secret: &str, commitment: &str) -> Result<Self, AllocationError> {
        check_name("a draw", occasion)?;
        check_name("a secret", secret)?;
        let made = self::commitment(secret);
        if made != commitment.trim().to_ascii_lowercase() {
            return Err(AllocationError::NotCommitted(commitment.to_owned()));
        }
        Ok(Self(Envelope { occasion: occasion.to_owned(), secret: secret.to_owned(), commitment: made }))
    }

    /// The lot of an application, in hexadecimal digits.
    #[must_use]
    pub fn lot(&self, id: &str) -> String {
        hex_of(format!("{}\n{}\n{id}", self.0.occasion, self.0.secret).as_bytes())
    }
}

/// Division by draw: all applications of a part in the order of their lots, under the ceiling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lottery {
    /// The ceilings and what happens at their edge.
    pub ceilings: Ceilings,
    /// The applications.
    pub asks: Vec<Ask>,
    /// The draw.
    pub draw: Draw,
}

impl Lottery {
    /// Divides.
    ///
    /// # Errors
    /// When an application, a part or an answer is none; it is named.
    pub fn divide(&self) -> Result<Division, AllocationError> {
        check_asks(&self.ceilings.parts, self.asks.iter())?;
        let mut input = self.clone();
        input.asks.sort_by(|one, other| (&one.part, &one.id).cmp(&(&other.part, &other.id)));
        let mut lots: Vec<(String, &Ask)> =
            input.asks.iter().map(|ask| (self.draw.lot(&ask.id), ask)).collect();
        lots.sort_by(|one, other| (&one.0, &one.1.id).cmp(&(&other.0, &other.1.id)));
        let queue = lots.into_iter().map(|(lot, ask)| {
            let others = input.asks.iter().filter(|other| other.part == ask.part && other.id != ask.id);
            let with = others.map(|other| other.id.clone()).collect();
            Queued { ask: ask.clone(), steps: vec![Step::Drawn { lot, with }] }
        });
        sealed_division("draw", &input, &self.ceilings, &queue.collect::<Vec<_>>(), Vec::new())
    }
}
