use std::fmt;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use kernel::Chance;
use tokio::sync::oneshot;

/// The shortest password: length does more than odd characters (NIST SP 800-63B, 5.1.1; NCSC factsheet on passwords).
pub const SHORTEST: usize = 13;
/// The longest, so that nobody keeps the server busy with a book.
pub const LONGEST: usize = 128;
/// What must be left when everything easy to guess is taken out.
const LEFT: usize = 6;

/// Work for the threads that compute hashes.
type Work = Box<dyn FnOnce() + Send>;

/// Two threads compute all hashes. Each hash takes 19 MiB and a processor, and the allocator keeps such blocks for each
/// thread that ever asked for one: on the runtime's own many threads that would add up to hundreds of MiB.
static HASHING: LazyLock<Sender<Work>> = LazyLock::new(|| {
    let (give, take) = channel::<Work>();
    let take = Arc::new(Mutex::new(take));
    for _ in 0..2 {
        let take = Arc::clone(&take);
        std::thread::spawn(move || {
            loop {
                let next = take.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok(work) = next else { return };
                work();
            }
        });
    }
    give
});

/// A hash of a password that nobody has, for accounts that are not there: looking for those takes as long.
static NOBODYS: LazyLock<Option<String>> = LazyLock::new(|| hashed(b"nobody has this password", &[7; 16]));

/// Passwords that everybody tries first, of our own collecting.
static COMMON: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    include_str!("../words/common-passwords.txt").lines().map(|word| word.chars().collect()).collect()
});

/// A password that may be chosen: long enough and not easy to guess.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// Why a password may not be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NotAPassword {
    /// Less than [`SHORTEST`] characters.
    #[error("the password is too short")]
    TooShort,
    /// More than [`LONGEST`] characters.
    #[error("the password is too long")]
    TooLong,
    /// Among the first that anybody tries.
    #[error("the password is easy to guess")]
    Common,
    /// Made of their own name or e-mail address.
    #[error("the password holds their name or e-mail address")]
    AboutThem,
}

/// The hash could not be computed at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a password hash could not be computed")]
pub struct NoHash;

impl Password {
    /// Checks a password that somebody chooses; `about` is what others know of them: name, e-mail address.
    ///
    /// # Errors
    /// When it may not be chosen.
    pub fn choose(text: &str, about: &[&str]) -> Result<Self, NotAPassword> {
        match text.chars().count() {
            length if length < SHORTEST => return Err(NotAPassword::TooShort),
            length if length > LONGEST => return Err(NotAPassword::TooLong),
            _ => {}
        }
        let plain: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
        let read: Vec<char> = plain.iter().copied().map(read_as_letter).collect();
        let own_words = about.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        for word in own_words.map(str::to_lowercase).filter(|word| word.chars().count() >= 4) {
            let word: Vec<char> = word.chars().collect();
            if places(&plain, &word).chain(places(&read, &word)).next().is_some() {
                return Err(NotAPassword::AboutThem);
            }
        }
        if unguessed(&plain, &read) < LEFT {
            return Err(NotAPassword::Common);
        }
        Ok(Self(text.to_owned()))
    }

    /// Its Argon2id hash, with the parameters of the OWASP Password Storage Cheat Sheet (19 MiB, 2 rounds, 1 lane).
    pub(crate) async fn hash(&self, chance: &Chance) -> Result<String, NoHash> {
        let (text, salt) = (self.0.clone(), chance.bytes::<16>());
        apart(move || hashed(text.as_bytes(), &salt)).await?.ok_or(NoHash)
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Password(…)")
    }
}

/// Whether `text` is the password of this hash. Without a hash the answer is no, after the same work.
pub(crate) async fn matches(text: &str, hash: Option<String>) -> Result<bool, NoHash> {
    let text: String = text.chars().take(LONGEST + 1).collect();
    let known = hash.is_some();
    let Some(hash) = hash.or_else(|| NOBODYS.clone()) else { return Err(NoHash) };
    let same =
        apart(move || Argon2::default().verify_password(text.as_bytes(), hash.as_str()).is_ok()).await?;
    Ok(same && known)
}

/// Runs heavy work away from the threads that answer visitors, not too much at once.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, NoHash> {
    let (tell, told) = oneshot::channel();
    let work = move || drop(tell.send(work()));
    HASHING.send(Box::new(work)).map_err(|_| NoHash)?;
    told.await.map_err(|_| NoHash)
}

fn hashed(password: &[u8], salt: &[u8]) -> Option<String> {
    Argon2::default().hash_password_with_salt(password, salt).ok().map(|hash| hash.to_string())
}

/// The letter that a sign is often put for.
fn read_as_letter(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        other => other,
    }
}

/// Where `word` begins in `text`.
fn places(text: &[char], word: &[char]) -> impl Iterator<Item = usize> {
    text.windows(word.len()).enumerate().filter(move |(_, window)| *window == word).map(|(place, _)| place)
}

/// How many characters are left when words that everybody tries and runs such as 1234 or aaaa are taken out.
fn unguessed(plain: &[char], read: &[char]) -> usize {
    let mut easy = vec![false; plain.len()];
    for word in COMMON.iter() {
        for start in places(plain, word).chain(places(read, word)) {
            for mark in easy.iter_mut().skip(start).take(word.len()) {
                *mark = true;
            }
        }
    }
    let follows = |(before, after): (&char, &char)| u32::from(*before).abs_diff(u32::from(*after)) <= 1;
    let runs = std::iter::once(false).chain(plain.iter().zip(plain.iter().skip(1)).map(follows));
    let mut left: Vec<char> = plain
        .iter()
        .zip(easy)
        .zip(runs)
        .filter(|((_, easy), run)| !easy && !run)
        .map(|((c, _), _)| *c)
        .collect();
    left.sort_unstable();
    left.dedup();
    left.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_hard_to_guess() {
        let about = ["Noor de Wit", "noor.jansen@buurtkamer.example"];
        for (text, expected) in [
            ("paardenbloemthee in de kast", Ok(())),
            ("k3!9#Lz@7$Qw2", Ok(())),
            ("vier lampen onder het bed", Ok(())),
            ("twaalfteken1", Err(NotAPassword::TooShort)),
            ("welkom2026!!!!", Err(NotAPassword::Common)),
            ("W3lk0m12345678", Err(NotAPassword::Common)),
            ("wachtwoordwachtwoord", Err(NotAPassword::Common)),
            ("Passw0rdPassw0rd", Err(NotAPassword::Common)),
            ("1234567890123", Err(NotAPassword::Common)),
            ("aaaaaaaaaaaaaaaa", Err(NotAPassword::Common)),
            ("qwertyuiopasdfghjkl", Err(NotAPassword::Common)),
            ("abababababababab", Err(NotAPassword::Common)),
            ("Zomer2026Zwolle", Err(NotAPassword::Common)),
            ("mijn jansen lamp 77", Err(NotAPassword::AboutThem)),
            ("8uurtkamer-lamp-x", Ok(())),
            ("bu uurtk4mer buurtk4mer", Err(NotAPassword::AboutThem)),
        ] {
            assert_eq!(Password::choose(text, &about).map(|_| ()), expected, "{text}");
        }
        assert_eq!(Password::choose(&"é".repeat(129), &[]), Err(NotAPassword::TooLong));
    }

    #[test]
    fn the_list_of_common_passwords_is_sorted_lower_case_and_without_doubles() {
        let words: Vec<&str> = include_str!("../words/common-passwords.txt").lines().collect();
        assert!(words.len() > 300);
        assert!(words.is_sorted_by(|a, b| a < b));
        assert!(
            words.iter().all(|word| word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_lowercase()))
        );
    }

    #[tokio::test]
    async fn a_hash_knows_its_password_and_an_absent_one_knows_none() {
        let chance = Chance::filling(|bytes| bytes.fill(9));
        let password = Password::choose("vier lampen onder het bed", &[]).unwrap();
        let hash = password.hash(&chance).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(matches("vier lampen onder het bed", Some(hash.clone())).await.unwrap());
        assert!(!matches("vijf lampen onder het bed", Some(hash)).await.unwrap());
        assert!(!matches("nobody has this password", None).await.unwrap());
    }
}
