use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

/// Where a request comes from, when known: to slow down whoever guesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network(pub Option<IpAddr>);

impl<S: Send + Sync> FromRequestParts<S> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        Ok(Self(peer.map(|peer| asking(peer, &parts.headers))))
    }
}

/// The address behind a proxy on this machine; what anybody else writes in a header says nothing.
fn asking(peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back();
    let last = forwarded.and_then(|line| line.to_str().ok()).and_then(|line| line.rsplit(',').next());
    let named = last.and_then(|address| address.trim().parse().ok());
    named.filter(|_| peer.is_loopback()).unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_proxy_on_this_machine_is_believed() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "203.0.113.1, 192.0.2.7".parse().unwrap());
        let from = |peer: &str| asking(peer.parse().unwrap(), &headers).to_string();
        assert_eq!(from("127.0.0.1"), "192.0.2.7");
        assert_eq!(from("198.51.100.9"), "198.51.100.9");
        assert_eq!(asking("127.0.0.1".parse().unwrap(), &HeaderMap::new()).to_string(), "127.0.0.1");
    }
}
