use kernel::{Chance, Clock};
use rand::TryRng as _;
use rand::rngs::SysRng;

/// The machine's clock: the one place where the program asks it for the time.
#[expect(clippy::disallowed_methods, reason = "the binary gives everybody else their clock")]
pub(crate) fn clock() -> Clock {
    Clock::reading(chrono::Utc::now)
}

/// The operating system's randomness: the one place where the program asks it for some.
pub(crate) fn chance() -> Chance {
    Chance::filling(|bytes| {
        if SysRng.try_fill_bytes(bytes).is_err() {
            // Without randomness every token could be guessed: better no program than that one.
            std::process::abort();
        }
    })
}
