use crate::form::Path;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::{House, Theme, assets};

const FOR_EVER: (header::HeaderName, &str) = (header::CACHE_CONTROL, "public, max-age=31536000, immutable");

/// A stylesheet, script, font or picture.
pub(crate) async fn show(State(house): State<House>, Path(name): Path<String>) -> Response {
    match (&house.theme, &house.brand.logo) {
        (Theme::Own { css, hash }, _) if name == format!("theme-{hash}.css") => {
            ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), FOR_EVER], css.clone()).into_response()
        }
        (_, Some(logo)) if name == "logo.svg" => {
            let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "max-age=3600")];
            (headers, logo.clone()).into_response()
        }
        (Theme::BuiltIn(_) | Theme::Own { .. }, _) => assets::file(&name),
    }
}
