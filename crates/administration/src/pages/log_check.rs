use askama::Template;
use shell::{Crumb, PageResult, Visit};

use super::accounts::crumbs;
use crate::log;

#[derive(Template)]
#[template(path = "pages/log_check.html")]
struct CheckPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    whole: bool,
    text: String,
    seal: String,
}

/// Goes through the whole log and says whether every seal still holds.
pub(crate) async fn show(visit: Visit) -> PageResult {
    let (whole, text, seal) = match log::check(&visit.cx).await? {
        Ok(head) => (true, visit.t_with("check-whole", "seq", head.seq), head.hash),
        Err(broken) => (false, visit.t_with("check-broken", "what", broken.to_string()), String::new()),
    };
    let crumbs = crumbs(&visit, &[("/beheer/logboek", "log-title")]);
    visit.page(&CheckPage { v: &visit, crumbs, whole, text, seal })
}
