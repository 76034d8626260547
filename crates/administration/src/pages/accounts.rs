use access::accounts::{self, AccountFilter};
use askama::Template;
use serde::Deserialize;
use shell::{Crumb, Field, PageResult, Query, Visit};

use super::roles;

/// How many accounts one page shows.
const PAGE: usize = 50;

/// What to look for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Filter {
    zoek: Option<String>,
    wacht: Option<String>,
    na: Option<String>,
}

struct Row {
    name: String,
    href: String,
    email: String,
    roles: String,
    state: &'static str,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "pages/accounts.html")]
struct AccountsPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    search: Field,
    waiting: bool,
    rows: Vec<Row>,
    next: Option<String>,
}

/// The way back from a page of administration.
pub(crate) fn crumbs(visit: &Visit, steps: &[(&str, &str)]) -> Vec<Crumb> {
    let crumb =
        |(href, key): &(&str, &str)| Crumb { href: (*href).to_owned(), label: visit.t(key).to_owned() };
    std::iter::once(("/beheer", "start-title"))
        .chain(steps.iter().copied())
        .map(|step| crumb(&step))
        .collect()
}

/// All accounts, by e-mail address.
pub(crate) async fn show(visit: Visit, Query(filter): Query<Filter>) -> PageResult {
    let text = filter.zoek.unwrap_or_default();
    let waiting = filter.wacht.is_some();
    let wanted = AccountFilter {
        text: text.clone(),
        waiting,
        demonstration: false,
        after: filter.na.unwrap_or_default(),
    };
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut listed = accounts::list(&visit.cx, &wanted, most).await?;
    let more = listed.len() > PAGE;
    listed.truncate(PAGE);
    let last = listed.last().filter(|_| more).map(|(account, _)| account.email.as_str().to_owned());
    let flag = if waiting { "&wacht=ja" } else { "" };
    let next = last.map(|last| {
        format!("/beheer/accounts?zoek={}{flag}&na={}", visit.encoded(&text), visit.encoded(&last))
    });
    let row = |(account, held): (access::Account, Vec<_>)| {
        let (state, tone) = match (account.closed_at, account.has_second_factor) {
            (Some(_), _) => ("accounts-closed", "inactive"),
            (None, true) => ("accounts-two", "success"),
            (None, false) => ("accounts-one", "neutral"),
        };
        Row {
            href: format!("/beheer/accounts/{}", account.id),
            name: account.name,
            email: account.email.as_str().to_owned(),
            roles: roles::names(&visit, &held),
            state,
            tone,
        }
    };
    let shown = AccountsPage {
        v: &visit,
        crumbs: crumbs(&visit, &[]),
        search: visit.fields("accounts", &[]).optional("zoek", text),
        waiting,
        rows: listed.into_iter().map(row).collect(),
        next,
    };
    visit.page(&shown)
}
