use iban::{Iban, IbanLike};
use kernel::{AccountId, Instant, OrganisationId};

use crate::BankAccountId;

/// An account number to which is paid, with who vouched for it. Who writes it does not confirm it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankAccount {
    /// Its identity.
    pub id: BankAccountId,
    /// Whose; the municipality's own when nobody's.
    pub organisation: Option<OrganisationId>,
    /// The number without blanks.
    pub iban: String,
    /// In whose name it stands.
    pub holder: String,
    /// Where it stands.
    pub state: AccountState,
    /// Who wrote it.
    pub proposed_by: Option<AccountId>,
    /// When.
    pub proposed_at: Instant,
    /// Who confirmed it.
    pub confirmed_by: Option<AccountId>,
}

kernel::words! {
    /// Where an account number stands.
    AccountState, "state of an account number" {
        /// Somebody wrote it; nothing is paid to it yet.
        Proposed => "proposed",
        /// Somebody else confirmed it.
        Confirmed => "confirmed",
        /// Another one took its place.
        Replaced => "replaced",
    }
}

impl BankAccount {
    /// The number as people write it, in fours.
    #[must_use]
    pub fn spaced(&self) -> String {
        let signs: Vec<char> = self.iban.chars().collect();
        signs.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }
}

/// The text is no account number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no IBAN, such as NL02 ABNA 0123 4567 89")]
pub struct NotAnIban;

/// Reads an account number as people write it, with or without blanks, in small or capital letters: its length and form by
/// country, and its check digits (ISO 13616, mod 97).
///
/// # Errors
/// [`NotAnIban`].
pub fn parse_iban(text: &str) -> Result<String, NotAnIban> {
    let plain: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let iban: Iban = plain.to_ascii_uppercase().parse().map_err(|_| NotAnIban)?;
    Ok(iban.electronic_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_number_is_held_against_its_check_digits_and_the_length_of_its_country() {
        assert_eq!(parse_iban(" nl91 abna 0417 1643 00 ").unwrap(), "NL91ABNA0417164300");
        for good in
            ["BE68 5390 0754 7034", "DE89 3704 0044 0532 0130 00", "FR14 2004 1010 0505 0001 3M02 606"]
        {
            assert!(parse_iban(good).is_ok(), "{good}");
        }
        for wrong in [
            "",
            "NL91ABNA0417164301",
            "NL91ABNA041716430",
            "NL91ABNA04171643000",
            "NL9XABNA0417164300",
            "BE68539007547035",
            "DE8937040044053201300",
            "XX91ABNA0417164300",
            "NL91 ABNA 0417 1643 0O",
        ] {
            assert_eq!(parse_iban(wrong), Err(NotAnIban), "{wrong}");
        }
    }

    #[test]
    fn two_digits_that_change_places_are_noticed() {
        let good = "NL91ABNA0417164300";
        let signs: Vec<char> = good.chars().collect();
        for place in 8..signs.len() - 1 {
            let mut swapped = signs.clone();
            swapped.swap(place, place + 1);
            let swapped: String = swapped.into_iter().collect();
            assert_eq!(parse_iban(&swapped).is_ok(), swapped == good, "{swapped}");
        }
    }
}
