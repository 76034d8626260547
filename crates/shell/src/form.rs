use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::answer::PageError;

/// The fields of a form that was sent. Names that begin with `_` are the frame's own and left out.
#[derive(Debug, Clone, Copy)]
pub struct Form<T>(pub T);

/// The parameters of a query. A name that the page does not know is left out, as links grow old.
#[derive(Debug, Clone, Copy)]
pub struct Query<T>(pub T);

/// The parameters in a path. One that cannot be read leads nowhere: the same answer as one that nobody has.
#[derive(Debug, Clone, Copy)]
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let read = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        read.map(|axum::extract::Path(found)| Self(found)).map_err(|_| PageError::NotFound)
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let body = String::from_request(request, state)
            .await
            .map_err(|error| PageError::Unreadable(error.to_string()))?;
        read(&own_fields(&body)).map(Self)
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let query = parts.uri.query().unwrap_or_default();
        // A link that somebody kept is read as well as can be: a NUL in it is a space.
        read(&query.replace("%00", "%20")).map(Self)
    }
}

/// Reads pairs as a browser sends them. PostgreSQL keeps no NUL in a text, and no browser types one.
fn read<T: DeserializeOwned>(pairs: &str) -> Result<T, PageError> {
    if pairs.contains('\0') || pairs.contains("%00") {
        return Err(PageError::Unreadable("a text holds a NUL".to_owned()));
    }
    serde_html_form::from_str(pairs).map_err(|error| PageError::Unreadable(error.to_string()))
}

fn own_fields(body: &str) -> String {
    body.split('&').filter(|pair| !pair.starts_with('_')).collect::<Vec<_>>().join("&")
}

/// The value of one of the frame's own fields.
pub(crate) fn frame_field<'a>(body: &'a [u8], name: &str) -> Option<&'a str> {
    let body = std::str::from_utf8(body).ok()?;
    body.split('&')
        .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))
        .map(|(_, value)| value)
}

/// A text as it stands in a query.
#[must_use]
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_keeps_its_own_fields() {
        assert_eq!(own_fields("_key=abc&name=Noor&days=mon&days=tue"), "name=Noor&days=mon&days=tue");
        assert_eq!(frame_field(b"name=x&_key=abc", "_key"), Some("abc"));
        assert_eq!(frame_field(b"name=x", "_key"), None);
    }

    #[test]
    fn a_text_holds_no_nul() {
        let pairs = |text: &str| read::<Vec<(String, String)>>(text);
        assert!(pairs("name=Noor%2500").is_ok());
        assert!(pairs("name=No%00or").is_err());
        assert!(pairs("name=No\0or").is_err());
    }

    #[test]
    fn a_text_in_a_query_cannot_end_it() {
        assert_eq!(encoded("/aanbod?q=café & co#x"), "/aanbod%3Fq%3Dcaf%C3%A9%20%26%20co%23x");
    }
}
