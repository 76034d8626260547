use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../design/dist"]
struct Dist;

/// The built stylesheets, script, fonts and pictures, found by their logical name.
///
/// Files carry the hash of their content in their name, so that a browser may keep them for ever.
#[derive(Debug)]
pub struct Assets {
    addresses: BTreeMap<String, String>,
}

impl Assets {
    /// The assets that are built into the program.
    ///
    /// # Errors
    /// When the manifest among them does not parse.
    pub fn embedded() -> Result<Self, serde_json::Error> {
        let manifest = Dist::get("manifest.json").map(|file| file.data.into_owned()).unwrap_or_default();
        let names: BTreeMap<String, String> = serde_json::from_slice(&manifest)?;
        let addresses = names.into_iter().map(|(name, file)| (name, format!("/static/{file}"))).collect();
        Ok(Self { addresses })
    }

    /// The address of an asset; an unknown name leads nowhere, which a test refuses.
    #[must_use]
    pub fn address(&self, name: &str) -> &str {
        self.addresses.get(name).map_or("/static/unknown", String::as_str)
    }
}

/// The file behind `/static/{name}`.
pub(crate) fn file(name: &str) -> Response {
    let Some(file) = Dist::get(name).filter(|_| name != "manifest.json") else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = kind_of(name);
    let headers =
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, Body::from(file.data)).into_response()
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}
