use std::path::Path;

use kernel::EmailAddress;
use sha2::{Digest, Sha256};

use crate::tokens::{BadTokens, stylesheet};

/// How a municipality looks: a stylesheet of design tokens, a name and a logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Theme {
    /// One that is built in, by its name.
    BuiltIn(&'static str),
    /// A municipality's own, read at start; served from memory.
    Own {
        /// CSS custom properties made from its tokens.
        css: String,
        /// SHA-256 of the stylesheet, for its address.
        hash: String,
    },
}

/// What stands in the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    /// The name of the product here.
    pub name: String,
    /// The municipality.
    pub municipality: String,
    /// An own logo, as SVG text; the theme's otherwise.
    pub logo: Option<String>,
    /// Whom makers of other programs write to about the open data.
    pub open_data_contact: Option<EmailAddress>,
}

impl Default for Brand {
    fn default() -> Self {
        Self {
            name: "Samenkracht".to_owned(),
            municipality: "Zwolle".to_owned(),
            logo: None,
            open_data_contact: None,
        }
    }
}

impl Theme {
    /// Reads the published tokens of a municipality: all `*.tokens.json` in a folder, in the order of their names.
    ///
    /// # Errors
    /// When there are none, or one cannot be used; the error names the file and the token.
    pub fn from_tokens(folder: &Path) -> Result<Self, BadTokens> {
        let unreadable =
            |error: std::io::Error| BadTokens::Unreadable(folder.display().to_string(), error.to_string());
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .map_err(unreadable)?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.to_string_lossy().ends_with(".tokens.json"))
            .collect();
        files.sort();
        let read = |path: &std::path::PathBuf| {
            let text = std::fs::read_to_string(path).map_err(unreadable)?;
            Ok((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text))
        };
        let sources = files.iter().map(read).collect::<Result<Vec<_>, BadTokens>>()?;
        let css = stylesheet(&sources)?;
        let hash = hex::encode(Sha256::digest(css.as_bytes()));
        Ok(Self::Own { css, hash: hash.chars().take(12).collect() })
    }
}
