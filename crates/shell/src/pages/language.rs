use crate::form::Path;
use axum::http::{HeaderValue, header};
use kernel::Language;
use serde::Deserialize;

use crate::answer::{PageError, PageResult, see_other};
use crate::cookies::LANGUAGE_COOKIE;
use crate::form::Query;
use crate::visit::Visit;

/// Where the visitor was.
#[derive(Debug, Deserialize)]
pub(crate) struct Back {
    naar: Option<String>,
}

/// Remembers the language and returns to where the visitor was.
pub(crate) async fn choose(visit: Visit, Path(tag): Path<String>, Query(back): Query<Back>) -> PageResult {
    let language: Language = tag.parse().map_err(|_| PageError::NotFound)?;
    let mut answer = see_other(local_path(back.naar.as_deref()));
    let secure = if visit.house.is_secure() { "; Secure" } else { "" };
    let cookie = format!(
        "{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}",
        language.tag()
    );
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

/// A path on this site; whatever could lead elsewhere leads to the front page.
#[must_use]
pub fn local_path(path: Option<&str>) -> &str {
    let is_local = |path: &&str| {
        path.starts_with('/')
            && !path.starts_with("//")
            && !path.contains('\\')
            && path.bytes().all(|byte| byte.is_ascii_graphic())
    };
    path.filter(is_local).unwrap_or("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_back_never_leads_to_another_site() {
        assert_eq!(local_path(Some("/aanbod?q=koken")), "/aanbod?q=koken");
        for elsewhere in
            ["//kwaad.example", "https://kwaad.example", "/\\kwaad.example", "/a\nb", "aanbod", ""]
        {
            assert_eq!(local_path(Some(elsewhere)), "/", "{elsewhere}");
        }
        assert_eq!(local_path(None), "/");
    }
}
