use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use access::oidc::{Provider, ProviderSettings};
use anyhow::Context as _;
use serde::Deserialize;
use shell::{Brand, Theme};
use social_map::Freshness;
use store::Address;

/// How the program is set up: from a file, then from `SAMENKRACHT_…` variables, which win.
///
/// Each setting is explained in `docs/operations/configuration.md`; an unknown one stops the start.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Configuration {
    /// Where the data are.
    pub(crate) database_url: String,
    /// A file of 32 secret bytes, which seals second factors in the database; beside an SQLite file when it is not named.
    pub(crate) key_file: Option<PathBuf>,
    /// The folder of the files that people bring along; beside an SQLite file when it is not named.
    pub(crate) files: Option<PathBuf>,
    /// Where to listen.
    pub(crate) listen: SocketAddr,
    /// The address under which visitors know us.
    pub(crate) base_url: String,
    /// Where to serve metrics, if anywhere.
    pub(crate) metrics_listen: Option<SocketAddr>,
    /// `neutral`, `demonstration`, or a folder of design tokens.
    pub(crate) theme: String,
    /// What the product is called here.
    pub(crate) name: String,
    /// The municipality.
    pub(crate) municipality: String,
    /// An SVG file.
    pub(crate) logo: Option<PathBuf>,
    /// Whom makers of other programs write to about the open data.
    pub(crate) open_data_contact: Option<String>,
    /// The identity provider (OpenID Connect), by its issuer.
    pub(crate) oidc_issuer: Option<String>,
    /// The name under which the provider knows us.
    pub(crate) oidc_client_id: Option<String>,
    /// The secret that goes with it.
    pub(crate) oidc_client_secret: Option<String>,
    /// What the button to the provider says.
    pub(crate) oidc_label: String,
    /// Values of `acr` with which the provider says that it asked for two factors, separated by spaces.
    pub(crate) oidc_strong_acr: String,
    /// After how many months without a confirmation an offer's people are asked whether it is still right.
    pub(crate) remind_after_months: u32,
    /// After how many months it stands lower in the list.
    pub(crate) check_after_months: u32,
    /// After how many months it is hidden.
    pub(crate) hide_after_months: u32,
    /// What to log.
    pub(crate) log: String,
    /// Whether log lines are JSON.
    pub(crate) log_json: bool,
}

impl Default for Configuration {
    fn default() -> Self {
        let brand = Brand::default();
        Self {
            database_url: "sqlite://data/samenkracht.db".to_owned(),
            key_file: None,
            files: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            base_url: "http://localhost:8080".to_owned(),
            metrics_listen: None,
            theme: "neutral".to_owned(),
            name: brand.name,
            municipality: brand.municipality,
            logo: None,
            open_data_contact: None,
            oidc_issuer: None,
            oidc_client_id: None,
            oidc_client_secret: None,
            oidc_label: "Inloggen met uw werkaccount".to_owned(),
            oidc_strong_acr: String::new(),
            remind_after_months: 5,
            check_after_months: 6,
            hide_after_months: 9,
            log: "info".to_owned(),
            log_json: false,
        }
    }
}

impl Configuration {
    /// Reads the file, when there is one, and the environment.
    pub(crate) fn read(file: Option<&Path>) -> anyhow::Result<Self> {
        let mut sources = config::Config::builder();
        if let Some(file) = file {
            sources = sources.add_source(config::File::from(file).format(config::FileFormat::Toml));
        }
        let sources =
            sources.add_source(config::Environment::with_prefix("SAMENKRACHT").try_parsing(true)).build();
        let sources = sources.context("the configuration cannot be read")?;
        sources
            .try_deserialize()
            .context("the configuration has a mistake (docs/operations/configuration.md)")
    }

    /// The database.
    pub(crate) fn database(&self) -> anyhow::Result<Address> {
        self.database_url.parse().with_context(|| format!("`{}` in database_url", self.database_url))
    }

    /// Where the key is: as named, or else beside an SQLite file. With PostgreSQL it must be named, because several nodes
    /// need the same one.
    pub(crate) fn key_file(&self) -> anyhow::Result<Option<PathBuf>> {
        if self.key_file.is_some() {
            return Ok(self.key_file.clone());
        }
        Ok(match self.database()? {
            Address::Sqlite(file) => Some(file.with_added_extension("key")),
            Address::Postgres(_) => None,
        })
    }

    /// Where files lie: as named, or else beside an SQLite file. Several nodes need the same folder.
    pub(crate) fn files_folder(&self) -> anyhow::Result<PathBuf> {
        if let Some(folder) = &self.files {
            return Ok(folder.clone());
        }
        Ok(match self.database()? {
            Address::Sqlite(file) => file.with_added_extension("files"),
            Address::Postgres(_) => PathBuf::from("data/files"),
        })
    }

    /// The identity provider, when there is one.
    pub(crate) fn provider(&self) -> anyhow::Result<Option<Provider>> {
        let Some(issuer) = self.oidc_issuer.clone() else { return Ok(None) };
        let client_id = self.oidc_client_id.clone().context("oidc_issuer is set, but not oidc_client_id")?;
        let settings = ProviderSettings {
            issuer,
            client_id,
            client_secret: self.oidc_client_secret.clone(),
            label: self.oidc_label.clone(),
            strong_acr: self.oidc_strong_acr.split_whitespace().map(ToOwned::to_owned).collect(),
            redirect: format!("{}/inloggen/oidc/terug", self.base_url.trim_end_matches('/')),
        };
        Provider::new(settings).map(Some).context("the identity provider")
    }

    /// How long a confirmation of an offer holds.
    pub(crate) fn freshness(&self) -> anyhow::Result<Freshness> {
        Freshness::new(self.remind_after_months, self.check_after_months, self.hide_after_months)
            .context("remind_after_months, check_after_months and hide_after_months")
    }

    /// How it looks.
    pub(crate) fn theme(&self) -> anyhow::Result<Theme> {
        match self.theme.as_str() {
            "neutral" => Ok(Theme::BuiltIn("neutral")),
            "demonstration" => Ok(Theme::BuiltIn("demonstration")),
            folder => {
                Theme::from_tokens(Path::new(folder)).with_context(|| format!("the theme in `{folder}`"))
            }
        }
    }

    /// Name and logo.
    pub(crate) fn brand(&self) -> anyhow::Result<Brand> {
        let read = |path: &PathBuf| {
            std::fs::read_to_string(path)
                .with_context(|| format!("the logo `{}` cannot be read", path.display()))
        };
        let logo = self.logo.as_ref().map(read).transpose()?;
        let contact = self.open_data_contact.as_deref().map(str::parse).transpose();
        let open_data_contact = contact.context("open_data_contact is no e-mail address")?;
        let (name, municipality) = (self.name.clone(), self.municipality.clone());
        Ok(Brand { name, municipality, logo, open_data_contact })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> anyhow::Result<Configuration> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("samenkracht.toml");
        std::fs::write(&file, text).unwrap();
        Configuration::read(Some(&file))
    }

    #[test]
    fn what_is_not_set_has_a_default() {
        let configuration = read("municipality = \"Deventer\"").unwrap();
        assert_eq!(configuration.municipality, "Deventer");
        assert_eq!(configuration.listen.port(), 8080);
        assert_eq!(configuration.freshness().unwrap(), Freshness::USUAL);
        assert!(matches!(configuration.database().unwrap(), Address::Sqlite(_)));
    }

    #[test]
    fn a_mistake_is_named() {
        for (text, named) in [
            ("listn = \"127.0.0.1:1\"", "listn"),
            ("listen = \"overal\"", "listen"),
            ("log_json = \"misschien\"", "log_json"),
            ("listen = ", "cannot be read"),
        ] {
            let error = format!("{:#}", read(text).unwrap_err());
            assert!(error.contains(named), "{text}: {error}");
        }
        for months in ["remind_after_months = 6", "check_after_months = 9", "hide_after_months = 0"] {
            let error = format!("{:#}", read(months).unwrap().freshness().unwrap_err());
            assert!(error.contains("hide_after_months") && error.contains("0 < remind"), "{months}: {error}");
        }
        let contact = |text: &str| read(&format!("open_data_contact = \"{text}\"")).unwrap().brand();
        assert!(contact("opendata@zwolle.example").unwrap().open_data_contact.is_some());
        assert!(format!("{:#}", contact("opendata").unwrap_err()).contains("open_data_contact"));
        let key = |text: &str| read(text).unwrap().key_file().unwrap();
        assert_eq!(key("").unwrap(), Path::new("data/samenkracht.db.key"));
        assert_eq!(key("key_file = \"/etc/key\"").unwrap(), Path::new("/etc/key"));
        assert_eq!(key("database_url = \"postgres://x@y/z\""), None);
        let files = |text: &str| read(text).unwrap().files_folder().unwrap();
        assert_eq!(files(""), Path::new("data/samenkracht.db.files"));
        assert_eq!(files("files = \"/srv/files\""), Path::new("/srv/files"));
        let wrong = read("database_url = \"mysql://x\"").unwrap();
        assert!(format!("{:#}", wrong.database().unwrap_err()).contains("mysql://x"));
    }
}
