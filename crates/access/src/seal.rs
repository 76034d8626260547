use kernel::{AccountId, Chance};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::error::Unspecified;
use ring::hmac;

use crate::SecondFactor;
use crate::token::{decoded, encoded};

/// How a sealed text begins, so that it is told from one of before there was a key.
const SEALED: &str = "sealed:";

/// Seals the secrets of second factors, so that whoever reads the database, or a backup of it, cannot make their codes.
///
/// The key follows from the secret of the configuration. A sealed text opens for the account it was sealed for only: moved
/// to another account it is worth nothing.
pub struct FactorSeal(LessSafeKey);

/// The text was sealed under another key or for another account, or is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the secret of this second factor does not open: is it the key file that belongs to this database?")]
pub struct DoesNotOpen;

impl From<Unspecified> for DoesNotOpen {
    fn from(_: Unspecified) -> Self {
        Self
    }
}

impl std::fmt::Debug for FactorSeal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("FactorSeal(…)")
    }
}

impl FactorSeal {
    /// The seal from 32 secret bytes.
    ///
    /// # Errors
    /// Never with 32 bytes; the library asks.
    pub fn new(secret: &[u8; 32]) -> Result<Self, DoesNotOpen> {
        let root = hmac::Key::new(hmac::HMAC_SHA256, secret);
        let key = hmac::sign(&root, b"second factors");
        Ok(Self(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key.as_ref())?)))
    }

    fn seal(&self, secret: &str, account: AccountId, chance: &Chance) -> Result<String, DoesNotOpen> {
        let nonce = chance.bytes::<NONCE_LEN>();
        let mut text = secret.as_bytes().to_vec();
        let whose = Aad::from(account.uuid().into_bytes());
        self.0.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), whose, &mut text)?;
        Ok(format!("{SEALED}{}", encoded(&[nonce.as_slice(), &text].concat())))
    }

    fn open(&self, sealed: &str, account: AccountId) -> Result<String, DoesNotOpen> {
        let bytes = decoded(sealed).ok_or(DoesNotOpen)?;
        let (nonce, text) = bytes.split_first_chunk::<NONCE_LEN>().ok_or(DoesNotOpen)?;
        let mut text = text.to_vec();
        let whose = Aad::from(account.uuid().into_bytes());
        let plain = self.0.open_in_place(Nonce::assume_unique_for_key(*nonce), whose, &mut text)?;
        String::from_utf8(plain.to_vec()).map_err(|_| DoesNotOpen)
    }
}

/// Whether a secret stands in the database as it is.
pub(crate) fn is_plain(kept: &str) -> bool {
    !kept.starts_with(SEALED)
}

/// A secret as it is kept: sealed, where the house has a key.
pub(crate) fn kept(
    seal: Option<&FactorSeal>,
    secret: &str,
    account: AccountId,
    chance: &Chance,
) -> Result<String, DoesNotOpen> {
    seal.map_or_else(|| Ok(secret.to_owned()), |seal| seal.seal(secret, account, chance))
}

/// The secret that is kept. One from before there was a key reads as it is.
pub(crate) fn opened(
    seal: Option<&FactorSeal>,
    kept: &str,
    account: AccountId,
) -> Result<SecondFactor, DoesNotOpen> {
    let plain = match kept.strip_prefix(SEALED) {
        Some(sealed) => seal.ok_or(DoesNotOpen)?.open(sealed, account)?,
        None => kept.to_owned(),
    };
    plain.parse().map_err(|_| DoesNotOpen)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "KNQW2ZLOMVXGW4TBMNUHIZLMNRSWK3TP";

    fn account(number: u128) -> AccountId {
        AccountId::from_uuid(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn a_sealed_secret_opens_for_its_own_account_and_under_its_own_key_only() {
        let (seal, other) = (FactorSeal::new(&[7; 32]).unwrap(), FactorSeal::new(&[8; 32]).unwrap());
        let chance = Chance::filling(|bytes| bytes.fill(3));
        let text = kept(Some(&seal), SECRET, account(1), &chance).unwrap();
        assert!(!text.contains(SECRET) && !is_plain(&text));
        assert_eq!(opened(Some(&seal), &text, account(1)).unwrap().reveal(), SECRET);
        for (seal, account) in [(Some(&seal), account(2)), (Some(&other), account(1)), (None, account(1))] {
            assert_eq!(opened(seal, &text, account), Err(DoesNotOpen));
        }
        assert_eq!(opened(Some(&seal), "sealed:AAAA", account(1)), Err(DoesNotOpen));
    }

    #[test]
    fn a_secret_of_before_there_was_a_key_reads_as_it_is() {
        let seal = FactorSeal::new(&[7; 32]).unwrap();
        assert!(is_plain(SECRET));
        assert_eq!(opened(Some(&seal), SECRET, account(1)).unwrap().reveal(), SECRET);
        assert_eq!(opened(None, SECRET, account(1)).unwrap().reveal(), SECRET);
    }
}
