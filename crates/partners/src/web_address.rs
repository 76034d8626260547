use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The address of a website, `https://` or `http://`, so that a link can never run a script.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WebAddress(String);

/// The text is no address of a website.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not the address of a website, such as https://voorbeeld.nl")]
pub struct NotAWebAddress;

impl WebAddress {
    /// The address itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for WebAddress {
    type Err = NotAWebAddress;

    /// Reads an address; who leaves out the scheme means `https://`.
    fn from_str(text: &str) -> Result<Self, NotAWebAddress> {
        let text = text.trim();
        let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        let rest = whole.strip_prefix("https://").or_else(|| whole.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
        let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':');
        let has_dot = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\');
        let holds = whole.len() <= 200 && has_dot && host.chars().all(is_host) && whole.chars().all(plain);
        holds.then_some(Self(whole)).ok_or(NotAWebAddress)
    }
}

impl TryFrom<String> for WebAddress {
    type Error = NotAWebAddress;

    fn try_from(text: String) -> Result<Self, NotAWebAddress> {
        text.parse()
    }
}

impl From<WebAddress> for String {
    fn from(address: WebAddress) -> Self {
        address.0
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_can_never_run_a_script() {
        for (text, read) in [
            ("travers.example", "https://travers.example"),
            (" http://oud.example/pad?x=1#y ", "http://oud.example/pad?x=1#y"),
        ] {
            assert_eq!(text.parse::<WebAddress>().unwrap().as_str(), read);
        }
        for wrong in [
            "",
            "javascript:alert(1)",
            "javascript://a.b/%0aalert(1)",
            "https://",
            "https://nl",
            "data:text/html,x.y",
            "https://a b.nl",
            "https://a.nl/\"x",
            "https://noor@a.nl",
            "ftp://a.nl",
        ] {
            assert_eq!(wrong.parse::<WebAddress>(), Err(NotAWebAddress), "{wrong}");
        }
    }
}
