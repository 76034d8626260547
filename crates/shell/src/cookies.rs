use axum::http::{HeaderMap, HeaderValue, header};
use kernel::Language;

/// The cookie that remembers a visitor's language.
pub(crate) const LANGUAGE_COOKIE: &str = "taal";

/// The language that a visitor chose.
pub(crate) fn language_of(headers: &HeaderMap) -> Language {
    cookie(headers, LANGUAGE_COOKIE).and_then(|tag| tag.parse().ok()).unwrap_or_default()
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    cookie_in(headers.get_all(header::COOKIE).iter(), name)
}

/// The value of a cookie in lines as a browser sends them.
pub(crate) fn cookie_in<'a>(lines: impl Iterator<Item = &'a HeaderValue>, name: &str) -> Option<&'a str> {
    lines
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split("; "))
        .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))
        .map(|(_, value)| value)
}
