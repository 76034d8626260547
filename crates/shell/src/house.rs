use std::sync::Arc;

use access::FactorSeal;
use kernel::{Chance, Clock};
use store::Db;

use crate::{Assets, Brand, FileFolder, NavGroup, Texts, Theme};

/// What every page needs: the database, the time, texts, looks and what the rooms offer. Cheap to clone.
#[derive(Debug, Clone)]
pub struct House(Arc<Parts>);

/// What a house is made of.
#[derive(Debug)]
pub struct Parts {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub chance: Chance,
    /// What seals second factors in the database; absent in a house without a key.
    pub seal: Option<Arc<FactorSeal>>,
    /// Texts in all languages.
    pub texts: Texts,
    /// Stylesheets, script, pictures.
    pub assets: Assets,
    /// How it looks.
    pub theme: Theme,
    /// Name and logo.
    pub brand: Brand,
    /// What the rooms offer in the main navigation, in order.
    pub navigation: Vec<NavGroup>,
    /// The address under which visitors know it, without a slash at the end.
    pub base_url: String,
    /// Where the files lie that people bring along.
    pub files: FileFolder,
    /// Whether it shows the accounts of the demonstration on the sign-in page.
    pub demonstration: bool,
}

impl House {
    /// Puts the parts together.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// Whether visitors come over TLS. Over plain http on localhost a browser refuses a `__Host-` cookie.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The name of the session cookie (RFC 6265bis: the prefix ties it to this host and to TLS).
    #[must_use]
    pub fn session_cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-samenkracht" } else { "samenkracht" }
    }

    /// The address of the theme's stylesheet.
    #[must_use]
    pub fn theme_css(&self) -> String {
        match &self.theme {
            Theme::BuiltIn(name) => self.assets.address(&format!("themes/{name}.css")).to_owned(),
            Theme::Own { hash, .. } => format!("/static/theme-{hash}.css"),
        }
    }

    /// The address of the logo.
    #[must_use]
    pub fn logo(&self) -> String {
        match (&self.brand.logo, &self.theme) {
            (Some(_), _) => "/static/logo.svg".to_owned(),
            (None, Theme::BuiltIn(name)) => self.assets.address(&format!("logo-{name}.svg")).to_owned(),
            (None, Theme::Own { .. }) => self.assets.address("logo-neutral.svg").to_owned(),
        }
    }
}

impl std::ops::Deref for House {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
