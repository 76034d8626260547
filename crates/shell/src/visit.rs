use std::borrow::Cow;

use access::{Actor, Cx, SessionToken};
use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use fluent_bundle::FluentValue;
use kernel::Language;
use tabular_export::{Format, Table};

use crate::answer::{PageError, PageResult};
use crate::cookies::cookie_in;
use crate::form::encoded;
use crate::{FieldError, Fields, House, NavEntry, NavGroup, NavItem, NavSection};

/// One request of one visitor: who they are, their language, where they are. Every handler and template has one.
#[derive(Debug, Clone)]
pub struct Visit {
    /// What actions work with.
    pub cx: Cx,
    /// The house they visit.
    pub house: House,
    /// Their language.
    pub language: Language,
    /// Their name, when signed in.
    pub(crate) name: Option<String>,
    /// Whether there are other organisations for which they may work.
    pub(crate) works_for_several: bool,
    /// The token that their browser holds, whether it opens something or not.
    pub(crate) token: Option<SessionToken>,
    /// The path and query they asked.
    pub(crate) address: String,
    /// What their browser remembers for us.
    pub(crate) cookies: Vec<HeaderValue>,
}

impl Visit {
    /// A visit of somebody who is not known yet.
    pub(crate) fn stranger(house: &House, language: Language, address: String) -> Self {
        let cx = Cx::new(house.db.clone(), house.clock.clone(), house.chance.clone(), Actor::visitor());
        let cx = cx.sealing(house.seal.clone());
        Self {
            cx,
            house: house.clone(),
            language,
            name: None,
            works_for_several: false,
            token: None,
            address,
            cookies: Vec::new(),
        }
    }

    /// The text of `key` in the visitor's language.
    #[must_use]
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.house.texts.text(self.language, key)
    }

    /// The text of `key` with one argument filled in.
    #[must_use]
    pub fn t_with<'v>(&self, key: &str, name: &str, value: impl Into<FluentValue<'v>>) -> String {
        self.house.texts.filled(self.language, key, &[(name, value.into())])
    }

    /// The text of `key` with its arguments filled in.
    #[must_use]
    pub fn t_args(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.house.texts.filled(self.language, key, args)
    }

    /// Whether there is a text of `key`.
    #[must_use]
    pub fn has_text(&self, key: &str) -> bool {
        self.house.texts.knows(self.language, key)
    }

    /// The tag of the visitor's language.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.language.tag()
    }

    /// Where the page is found in the other language.
    #[must_use]
    pub fn other_language_href(&self) -> String {
        format!("/taal/{}?naar={}", self.language.other().tag(), encoded(&self.address))
    }

    /// The address of an asset.
    #[must_use]
    pub fn asset(&self, name: &str) -> &str {
        self.house.assets.address(name)
    }

    /// The address of the theme's stylesheet.
    #[must_use]
    pub fn theme_css(&self) -> String {
        self.house.theme_css()
    }

    /// The address of the logo.
    #[must_use]
    pub fn logo(&self) -> String {
        self.house.logo()
    }

    /// What the product is called here.
    #[must_use]
    pub fn brand_name(&self) -> &str {
        &self.house.brand.name
    }

    /// The municipality.
    #[must_use]
    pub fn municipality(&self) -> &str {
        &self.house.brand.municipality
    }

    /// The visitor's name, when signed in.
    #[must_use]
    pub fn account_name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Whether there are other organisations for which the visitor may work.
    #[must_use]
    pub fn works_for_several(&self) -> bool {
        self.works_for_several
    }

    /// The token that their browser holds; it may be ended, or only halfway.
    #[must_use]
    pub fn session(&self) -> Option<&SessionToken> {
        self.token.as_ref()
    }

    /// The path that was asked, without its query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.address.split('?').next().unwrap_or("/")
    }

    /// The path and query that were asked.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A path of this site as it is written down elsewhere: in a feed, a calendar, a message.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.house.base_url)
    }

    /// What the browser remembers under `name`; it may have been changed there.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        cookie_in(self.cookies.iter(), name)
    }

    /// Asks the browser to remember `value` under `name` until it is closed; an empty value is forgotten.
    pub fn remember(&self, answer: &mut Response, name: &str, value: &str) {
        let secure = if self.house.is_secure() { "; Secure" } else { "" };
        let forgotten = if value.is_empty() { "; Max-Age=0" } else { "" };
        let cookie = format!("{name}={value}; Path=/; SameSite=Lax; HttpOnly{secure}{forgotten}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            answer.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }

    /// The main navigation, as far as it is this visitor's. A group of which they see one place stands in the bar as that
    /// place: nobody opens a drawer with one thing in it.
    #[must_use]
    pub fn navigation(&self) -> Vec<NavSection> {
        let now = self.cx.now();
        let shown = |entry: &&NavEntry| entry.shown_to.is_none_or(|action| self.cx.actor.could(action, now));
        let here =
            |href: &str| self.path() == href || href != "/" && self.path().starts_with(&format!("{href}/"));
        let entries = self.house.navigation.iter().flat_map(|group| &group.entries).filter(shown);
        // The nearest of those that lead here: a desk below another is not that other.
        let nearest = entries.map(|entry| entry.href).filter(|href| here(href)).max_by_key(|href| href.len());
        let item = |entry: &NavEntry| NavItem {
            href: entry.href,
            label: self.t(entry.label).to_owned(),
            current: Some(entry.href) == nearest,
        };
        let section = |group: &NavGroup| {
            let items: Vec<NavItem> = group.entries.iter().filter(shown).map(item).collect();
            let current = items.iter().any(|item| item.current);
            let label = group.label.filter(|_| items.len() > 1).map(|key| self.t(key).to_owned());
            NavSection { label, current, items }
        };
        self.house.navigation.iter().map(section).filter(|section| !section.items.is_empty()).collect()
    }

    /// A fresh name for the request that a form will make, so that pressing twice does it once.
    #[must_use]
    pub fn key(&self) -> String {
        self.cx.chance.uuid(self.cx.now()).simple().to_string()
    }

    /// What an action gets that a handler carries out which read its form itself: under the key of the form, so that pressing
    /// twice does it once. `print` is what tells this request from others.
    ///
    /// # Errors
    /// When the key is none.
    pub fn once(&self, key: &str, print: &str) -> Result<Cx, PageError> {
        let key: store::IdempotencyKey =
            key.parse().map_err(|error: store::NotAKey| PageError::Unreadable(error.to_string()))?;
        let sender = self.token.as_ref().map_or_else(String::new, SessionToken::hash);
        Ok(self.cx.clone().once(key, store::Fingerprint::of(&sender, self.path(), print.as_bytes())))
    }

    /// The maker of a form's fields.
    #[must_use]
    pub fn fields<'a>(&'a self, form: &'static str, errors: &'a [FieldError]) -> Fields<'a> {
        Fields::new(&self.house.texts, self.language, form, errors)
    }

    /// A page.
    ///
    /// # Errors
    /// When the template does not render.
    pub fn page(&self, template: &impl Template) -> PageResult {
        self.page_with(StatusCode::OK, template)
    }

    /// A page with a status of its own, such as 422 for a form with errors.
    ///
    /// # Errors
    /// When the template does not render.
    pub fn page_with(&self, status: StatusCode, template: &impl Template) -> PageResult {
        let html = template.render()?;
        Ok(self.html(status, html))
    }

    pub(crate) fn html(&self, status: StatusCode, html: String) -> Response {
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
            (header::CONTENT_LANGUAGE, HeaderValue::from_static(self.language())),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        (status, headers, html).into_response()
    }

    /// A table as a file to take along, called `name` with the ending of its format.
    ///
    /// # Errors
    /// When the table does not fit the format.
    pub fn file(&self, name: &str, table: &Table, format: Format) -> PageResult {
        let bytes = tabular_export::write(table, format, self.cx.clock.today())
            .map_err(|error| PageError::Internal(format!("the file {name} cannot be written: {error}")))?;
        let disposition = format!("attachment; filename=\"{name}.{}\"", format.extension());
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(format.media_type())),
            (
                header::CONTENT_DISPOSITION,
                HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment")),
            ),
        ];
        Ok((headers, bytes).into_response())
    }

    /// A text as it stands in a query.
    #[must_use]
    pub fn encoded(&self, text: &str) -> Cow<'static, str> {
        Cow::Owned(encoded(text))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let missing = || PageError::Internal("a route was reached without a visit".to_owned());
        parts.extensions.get::<Self>().cloned().ok_or_else(missing)
    }
}
