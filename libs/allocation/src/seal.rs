use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::AllocationError;

/// Which version of the methods made a division; changes with every change that can change an outcome.
pub const METHOD: &str = "allocation 1";

/// What is printed under a ranking, so that everybody can see later that nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// Which version of the methods.
    pub method: String,
    /// SHA-256 of all that went in, in its canonical form: JSON without spaces, fields in the order of the types of this
    /// library, applications by part and id.
    pub input: String,
    /// SHA-256 of all lines that came out, in the same form.
    pub outcome: String,
}

impl Seal {
    pub(crate) fn of(
        kind: &'static str,
        input: &impl Serialize,
        outcome: &impl Serialize,
    ) -> Result<Self, AllocationError> {
        Ok(Self {
            method: format!("{METHOD}, {kind}"),
            input: hash(&(METHOD, kind, input))?,
            outcome: hash(outcome)?,
        })
    }
}

fn hash(value: &impl Serialize) -> Result<String, AllocationError> {
    let text = serde_json::to_vec(value).map_err(|error| AllocationError::Unsealed(error.to_string()))?;
    Ok(hex_of(&text))
}

pub(crate) fn hex_of(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}
