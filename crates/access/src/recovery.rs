use kernel::{AccountId, Chance};

use crate::token::digest;

/// Characters that nobody mistakes for another on paper.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// How many codes somebody gets.
const CODES: usize = 10;

/// Ten codes of 80 random bits for whoever lost the second factor, such as `k7fp-2mxa-9dqe-tz4c`.
#[must_use]
pub(crate) fn new_codes(chance: &Chance) -> Vec<String> {
    (0..CODES).map(|_| code(chance.bytes::<16>())).collect()
}

fn code(bytes: [u8; 16]) -> String {
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).map_or('a', |&letter| char::from(letter));
    let letters: Vec<char> = bytes.iter().map(letter).collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

/// What the database knows of a code, however it was typed.
#[must_use]
pub(crate) fn code_hash(account: AccountId, typed: &str) -> String {
    let letters: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    digest(&["recovery code", &account.to_string(), &letters.to_ascii_lowercase()])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_code_is_sixteen_letters_that_are_hard_to_mistake() {
        let letters: BTreeSet<u8> = LETTERS.iter().copied().collect();
        assert_eq!(letters.len(), 32);
        assert!(!LETTERS.iter().any(|letter| b"lo01".contains(letter)));
        assert_eq!(code([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 31, 255]), "abcd-efgh-ijkm-np99");
    }

    #[test]
    fn how_a_code_is_typed_does_not_matter_but_whose_it_is_does() {
        let account = |number| AccountId::from_uuid(uuid::Uuid::from_u128(number));
        assert_eq!(
            code_hash(account(1), "abcd-efgh-jkmn-pqrs"),
            code_hash(account(1), " ABCD efgh jkmnpqrs")
        );
        assert_ne!(
            code_hash(account(1), "abcd-efgh-jkmn-pqrs"),
            code_hash(account(2), "abcd-efgh-jkmn-pqrs")
        );
    }
}
