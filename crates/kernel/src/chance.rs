use std::fmt;
use std::sync::Arc;

use uuid::{Builder, Uuid};

use crate::{Id, Instant};

/// Where the program takes its randomness.
///
/// The binary gives it the operating system's source, a test a seeded one.
#[derive(Clone)]
pub struct Chance(Arc<Fill>);

type Fill = dyn Fn(&mut [u8]) + Send + Sync;

impl Chance {
    /// A source that lets `fill` fill each buffer with random bytes.
    pub fn filling(fill: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Self {
        Self(Arc::new(fill))
    }

    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.0)(&mut bytes);
        bytes
    }

    /// A new identity, ordered by `now`.
    #[must_use]
    pub fn id<T>(&self, now: Instant) -> Id<T> {
        Id::from_uuid(self.uuid(now))
    }

    /// A new UUID of version 7 (RFC 9562, section 5.7), ordered by `now`.
    #[must_use]
    pub fn uuid(&self, now: Instant) -> Uuid {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }
}

impl fmt::Debug for Chance {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Chance")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_identities_sort_after_earlier_ones() {
        let chance = Chance::filling(|bytes| bytes.fill(0xff));
        let early = chance.uuid("2026-01-01T00:00:00Z".parse().unwrap());
        let zeroes = Chance::filling(|bytes| bytes.fill(0));
        let late = zeroes.uuid("2026-01-01T00:00:00.001Z".parse().unwrap());
        assert!(early < late);
        assert_eq!(early.get_version_num(), 7);
    }
}
