use std::net::IpAddr;

use chrono::TimeDelta;
use kernel::Instant;

use store::StoreError;

use crate::Cx;
use crate::store::attempts;
use crate::token::digest;

/// After how long an attempt is forgotten.
pub(crate) const FORGOTTEN: TimeDelta = TimeDelta::hours(24);

/// Against what attempts are counted. The pause grows with each failure and never becomes a lock: whoever guesses is
/// slow, whoever owns the account gets in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Watched {
    /// A network. Many people may share one, so it is patient at first.
    Network(String),
    /// A network from which messages come that ask for no account.
    Message(String),
    /// The password of an account, there or not.
    Password(String),
    /// The second factor of an account. Whoever guesses here has the password already.
    SecondFactor(String),
}

impl Watched {
    /// A network: an IPv4 address, or the 64 bits of an IPv6 network.
    pub(crate) fn network(address: IpAddr) -> Self {
        Self::Network(network_of(address))
    }

    /// The same network, as a source of messages.
    pub(crate) fn message(address: IpAddr) -> Self {
        Self::Message(network_of(address))
    }

    /// Under which key it is counted.
    pub(crate) fn key(&self) -> String {
        match self {
            Self::Network(name) => digest(&["network", name]),
            Self::Message(name) => digest(&["message", name]),
            Self::Password(name) => digest(&["password", name]),
            Self::SecondFactor(name) => digest(&["second factor", name]),
        }
    }

    /// How long to wait after this many failures in a row: 1 s, 2 s, 4 s … up to a limit.
    pub(crate) fn pause(&self, failures: i64) -> TimeDelta {
        let (free, longest) = match self {
            Self::Network(_) => (20, TimeDelta::minutes(15)),
            Self::Message(_) => (10, TimeDelta::minutes(15)),
            Self::Password(_) => (5, TimeDelta::minutes(1)),
            Self::SecondFactor(_) => (5, TimeDelta::minutes(15)),
        };
        let Ok(over) = u32::try_from(failures - free) else { return TimeDelta::zero() };
        TimeDelta::seconds(1 << over.min(10)).min(longest)
    }

    /// How long to wait before the next attempt, given how many failed and when the last one was.
    pub(crate) fn wait(&self, failures: i64, last_at: Instant, now: Instant) -> TimeDelta {
        (last_at + self.pause(failures) - now).max(TimeDelta::zero())
    }
}

fn network_of(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x}", address.to_bits() >> 64),
    }
}

/// Counts a message that somebody is about to send without an account. Some(wait) when too many came from their
/// network; it is then not counted. The network is kept as a digest, for a day.
///
/// # Errors
/// When the database does not answer.
pub async fn count_message(cx: &Cx, network: Option<IpAddr>) -> Result<Option<TimeDelta>, StoreError> {
    let Some(network) = network else { return Ok(None) };
    attempts::count(&cx.db, &[Watched::message(network)], cx.now()).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_grows_and_ends() {
        let password = Watched::Password("noor@example.nl".to_owned());
        for (failures, seconds) in [(0, 0), (4, 0), (5, 1), (6, 2), (8, 8), (10, 32), (11, 60), (9_999, 60)] {
            assert_eq!(password.pause(failures).num_seconds(), seconds, "{failures}");
        }
        let message = Watched::message("192.0.2.7".parse().unwrap());
        for (sent, seconds) in [(0, 0), (9, 0), (10, 1), (13, 8), (9_999, 900)] {
            assert_eq!(message.pause(sent).num_seconds(), seconds, "{sent}");
        }
        let network = Watched::network("192.0.2.7".parse().unwrap());
        for (failures, seconds) in [(19, 0), (20, 1), (25, 32), (29, 512), (30, 900), (9_999, 900)] {
            assert_eq!(network.pause(failures).num_seconds(), seconds, "{failures}");
        }
    }

    #[test]
    fn an_ipv6_network_counts_as_one() {
        let network = |text: &str| Watched::network(text.parse().unwrap());
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.7"), network("192.0.2.7"));
    }
}
