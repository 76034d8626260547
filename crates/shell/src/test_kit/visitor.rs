use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use kernel::AccountId;
use tower::ServiceExt as _;

/// Somebody with a browser.
#[derive(Debug, Clone)]
pub struct Visitor {
    door: Router,
    cookies: Vec<String>,
    /// Their account, when they have one.
    pub account: Option<AccountId>,
}

/// What the browser got.
#[derive(Debug, Clone)]
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: String,
    /// Whether the story said which page it expects; a page that went wrong keeps every secret.
    is_expected: Arc<AtomicBool>,
}

impl Visitor {
    /// Somebody who is not signed in, at this door.
    pub(super) const fn at(door: Router) -> Self {
        Self { door, cookies: Vec::new(), account: None }
    }

    /// The same visitor, reading English.
    #[must_use]
    pub fn in_english(self) -> Self {
        self.with_cookie("taal=en")
    }

    /// The same visitor, whose browser remembers this.
    #[must_use]
    pub fn with_cookie(mut self, pair: &str) -> Self {
        self.cookies.push(pair.to_owned());
        self
    }

    /// What their browser sends along as cookies.
    #[must_use]
    pub fn cookies(&self) -> String {
        self.cookies.join("; ")
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path), String::new()).await
    }

    /// Sends a form, as a browser does.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_html_form::to_string(fields).unwrap_or_default();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, body).await
    }

    /// Asks as a program does, with headers of its own.
    pub async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Page {
        let request = Request::builder().method(method).uri(path);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        self.send(request, String::new()).await
    }

    /// Sends any request with this visitor's cookies.
    ///
    /// # Panics
    /// When the request is none.
    #[expect(clippy::unwrap_used, reason = "a test that sends no request must stop")]
    pub async fn send(&self, request: axum::http::request::Builder, body: String) -> Page {
        let request = match self.cookies.is_empty() {
            true => request,
            false => request.header(header::COOKIE, self.cookies()),
        };
        let response = self.door.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Page {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            is_expected: Arc::new(AtomicBool::new(parts.status.is_success())),
        }
    }
}

impl Page {
    /// Fails unless the status is this one.
    ///
    /// # Panics
    /// When it is another.
    #[track_caller]
    pub fn assert_status(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self.expected()
    }

    /// Fails unless the page says this.
    ///
    /// # Panics
    /// When it does not.
    #[track_caller]
    pub fn assert_says(&self, text: &str) -> &Self {
        assert!(self.body.contains(text), "the page does not say `{text}`:\n{}", self.body);
        self.expected()
    }

    /// Fails when the page says this, or was none: where no page is right, say so first, by [`Page::assert_status`].
    ///
    /// # Panics
    /// When it does.
    #[track_caller]
    pub fn assert_never_says(&self, text: &str) -> &Self {
        let is_expected = self.is_expected.load(Ordering::Relaxed);
        assert!(is_expected, "there is no page to say `{text}`: {}\n{}", self.status, self.body);
        assert!(!self.body.contains(text), "the page says `{text}`:\n{}", self.body);
        self
    }

    /// Fails unless the error summary links to this field with this message, and the field carries it too.
    ///
    /// # Panics
    /// When it does not.
    #[track_caller]
    pub fn assert_error(&self, field: &str, message: &str) -> &Self {
        let summary = format!("href=\"#{field}\">{message}");
        assert!(self.body.contains(&summary), "no `{summary}` in:\n{}", self.body);
        assert!(
            self.body.contains(&format!("id=\"{field}-error\"")),
            "field {field} carries no error:\n{}",
            self.body
        );
        self.expected()
    }

    fn expected(&self) -> &Self {
        self.is_expected.store(true, Ordering::Relaxed);
        self
    }

    /// Where the answer leads.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok())
    }

    /// The cookies that the answer sets.
    #[must_use]
    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()).collect()
    }
}
