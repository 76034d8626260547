use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::Chance;
use sha2::{Digest, Sha256};

/// 256 random bits that somebody holds to show who they are: in a cookie, or in a link. We keep only its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// What a browser holds while somebody is signed in.
pub type SessionToken = Token;

/// The text is no token of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a token")]
pub struct NotAToken;

impl Token {
    /// A new one.
    #[must_use]
    pub fn new(chance: &Chance) -> Self {
        Self(URL_SAFE_NO_PAD.encode(chance.bytes::<32>()))
    }

    /// The token itself, for the cookie or the link.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the database knows of it.
    #[must_use]
    pub fn hash(&self) -> String {
        digest(&[&self.0])
    }
}

impl FromStr for Token {
    type Err = NotAToken;

    fn from_str(text: &str) -> Result<Self, NotAToken> {
        let holds = URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == 32);
        holds.then(|| Self(text.to_owned())).ok_or(NotAToken)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Token(…)")
    }
}

/// SHA-256 of parts that cannot run into each other; of one part, of that part alone.
pub(crate) fn digest(parts: &[&str]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(parts.join("\0").as_bytes()))
}

/// Bytes as text for a column or an address.
pub(crate) fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes of such a text.
pub(crate) fn decoded(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}
