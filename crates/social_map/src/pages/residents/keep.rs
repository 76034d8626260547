use askama::Template;
use axum::extract::State;
use kernel::local_time;
use serde::Deserialize;
use shell::{Form, PageResult, Query, Visit, local_path, see_other};

use super::kept_list::{self, COOKIE};
use super::kept_now::KeptNow;
use super::kept_view::{KeptView, views};
use super::stands;
use crate::OfferId;
use crate::catalogue::Catalogue;
use crate::kept::{Kept, from_short};

/// The offers of a list, as they stand in its address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct KeptQuery {
    a: Vec<String>,
}

/// What to do with one's own list; each button sends one of these.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    erbij: Option<String>,
    eraf: Option<String>,
    eerder: Option<String>,
    later: Option<String>,
    /// Take over a list that somebody shared.
    lijst: Option<String>,
    leeg: Option<String>,
    terug: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/residents/keep.html")]
struct KeepPage<'a> {
    v: &'a Visit,
    title: &'a str,
    kept: Vec<KeptView>,
    gone: usize,
    /// Whether it is the visitor's own list; else somebody shared it.
    own: bool,
    /// The list, for the button that takes it over.
    cookie: String,
    card: String,
    calendar: Option<String>,
    address: String,
    mail: String,
}

impl KeptQuery {
    /// The list that the address names; without one, that of the visitor.
    pub(super) fn list(&self, visit: &Visit) -> Kept {
        if self.a.is_empty() { kept_list::of(visit) } else { Kept::read(self.a.iter().map(String::as_str)) }
    }
}

/// The list that somebody keeps. It moves to the address that says what is in it, so that it can be kept and shared.
pub(super) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Query(query): Query<KeptQuery>,
) -> PageResult {
    let list = query.list(&visit);
    let own = list == kept_list::of(&visit);
    if query.a.is_empty() && !list.is_empty() {
        return Ok(see_other(&list.address("/bewaard")));
    }
    let snapshot = stands(&catalogue, &visit).await?;
    let now = KeptNow::of(&visit, &snapshot, &list).await?;
    let kept = views(&visit, &snapshot, &now, local_time(visit.cx.now()))?;
    let list = now.list;
    let title = visit.t(if own { "kept-title" } else { "kept-shared-title" });
    let address = visit.absolute(&list.address("/bewaard"));
    let dated = kept.iter().any(|view| view.dated);
    visit.page(&KeepPage {
        gone: kept.iter().filter(|view| view.is_gone()).count(),
        own,
        cookie: list.to_cookie(),
        card: list.address("/bewaard/kaartje"),
        calendar: dated.then(|| list.address("/bewaard/agenda.ics")),
        mail: mail(&visit, visit.t("kept-shared-title"), &address),
        address,
        title,
        kept,
        v: &visit,
    })
}

/// A message that somebody can send on.
pub(super) fn mail(visit: &Visit, title: &str, address: &str) -> String {
    let body = visit.t_args("share-mail-text", &[("title", title.into()), ("address", address.into())]);
    format!("mailto:?subject={}&body={}", visit.encoded(title), visit.encoded(&body))
}

/// Changes one's own list, which lives in the browser, and returns to the page where the button was. What was merged into
/// another makes place for that, as it did on the page.
pub(super) async fn change(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Form(wish): Form<Wish>,
) -> PageResult {
    let snapshot = stands(&catalogue, &visit).await?;
    let now = KeptNow::of(&visit, &snapshot, &kept_list::of(&visit)).await?;
    let list = wish.carried_out(now.list);
    let back = local_path(wish.terug.as_deref());
    // The address of the list names what was in it; the list as it is now has another.
    let back = if back == "/" || back.starts_with("/bewaard") { "/bewaard" } else { back };
    let anchor = [&wish.erbij, &wish.eraf].into_iter().flatten().find_map(|value| value.split_once('.'));
    let anchor = anchor.map(|(_, anchor)| anchor).filter(|text| text.bytes().all(is_plain));
    let mut answer = match anchor {
        Some(anchor) if back != "/bewaard" => see_other(&format!("{back}#{anchor}")),
        Some(_) | None => see_other(back),
    };
    visit.remember(&mut answer, COOKIE, &list.to_cookie());
    Ok(answer)
}

const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// What becomes of a list when something is done with one offer.
type Change = fn(Kept, OfferId) -> Kept;

impl Wish {
    fn carried_out(&self, list: Kept) -> Kept {
        if self.leeg.is_some() {
            return Kept::default();
        }
        let mut list = match &self.lijst {
            Some(shared) => list.and(&Kept::from_cookie(shared)),
            None => list,
        };
        let steps: [(&Option<String>, Change); 4] = [
            (&self.erbij, Kept::with),
            (&self.eraf, Kept::without),
            (&self.eerder, Kept::sooner),
            (&self.later, Kept::later),
        ];
        for (value, step) in steps {
            let id = value.as_ref().and_then(|value| from_short(value.split('.').next()?));
            if let Some(id) = id {
                list = step(list, id);
            }
        }
        list
    }
}
