use access::qr_path;
use askama::Template;
use axum::extract::State;
use kernel::local_time;
use shell::{Crumb, PageResult, Query, Visit, see_other};

use super::keep::KeptQuery;
use super::kept_now::KeptNow;
use super::kept_view::{KeptView, views};
use super::{speech, stands};
use crate::catalogue::Catalogue;

#[derive(Template)]
#[template(path = "pages/residents/take_home.html")]
struct TakeHomePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    /// On which day it was made: dates on paper grow old.
    made: String,
    kept: Vec<KeptView>,
    address: String,
    code: Option<(String, i32)>,
}

/// The list as a card to print, with squares that lead a telephone to the same list.
pub(super) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Query(query): Query<KeptQuery>,
) -> PageResult {
    let list = query.list(&visit);
    if list.is_empty() {
        return Ok(see_other("/bewaard"));
    }
    let snapshot = stands(&catalogue, &visit).await?;
    let local = local_time(visit.cx.now());
    let now = KeptNow::of(&visit, &snapshot, &list).await?;
    let mut kept = views(&visit, &snapshot, &now, local)?;
    let list = now.list;
    kept.retain(|view| !view.is_gone());
    let address = visit.absolute(&list.address("/bewaard"));
    let crumb = Crumb { href: list.address("/bewaard"), label: visit.t("kept-back").to_owned() };
    visit.page(&TakeHomePage {
        crumbs: vec![crumb],
        made: visit.t_with("card-made", "date", speech(&visit).date(local.date(), local.date())),
        kept,
        code: qr_path(&address),
        address,
        v: &visit,
    })
}
