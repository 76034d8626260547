//! Who may read something restricted: one page for all rooms that keep such things.

use std::collections::BTreeSet;

use access::ReaderError;
use askama::Template;
use axum::http::StatusCode;
use kernel::{AccountId, Openness};
use uuid::Uuid;

use crate::{Choice, Crumb, Field, FieldError, PageError, PageResult, Visit, see_other};

/// Something with an openness of its own, that the visitor sees: the room looked it up through their sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restrictable {
    /// The kind of thing in the log.
    pub kind: &'static str,
    /// Which one.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// Who may see it now.
    pub openness: Openness,
    /// The page that shows it.
    pub page: String,
    /// The address of the page with its readers.
    pub at: String,
    /// Where somebody goes who does not see it any more.
    pub away: &'static str,
}

#[derive(Template)]
#[template(path = "pages/readers.html")]
struct ReadersPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: &'a str,
    is_restricted: bool,
    named: Vec<(AccountId, String)>,
    who: Field,
    action: &'a str,
    errors: &'a [FieldError],
}

impl From<ReaderError> for PageError {
    fn from(error: ReaderError) -> Self {
        error.called()
    }
}

/// Who was named for a thing, and who can be.
///
/// # Errors
/// When the visitor may name nobody.
pub async fn readers(visit: &Visit, thing: &Restrictable) -> PageResult {
    page(visit, StatusCode::OK, thing, &[]).await
}

/// Names somebody (`who`), or takes that back (`forget`).
///
/// # Errors
/// As [`readers`].
pub async fn change_readers(visit: &Visit, thing: &Restrictable, sent: &[(String, String)]) -> PageResult {
    let account = |name: &str| -> Option<AccountId> {
        sent.iter().find(|(field, _)| field == name).and_then(|(_, text)| text.parse().ok())
    };
    let subject = (thing.kind, thing.id);
    let mut tx = visit.cx.begin().await?;
    let possible = access::possible_readers(&visit.cx, &mut tx).await?;
    let able = |account: &AccountId| possible.iter().any(|(one, _)| one == account);
    let entry = match (account("forget"), account("who").filter(able)) {
        (Some(account), _) => access::forget_reader(&visit.cx, &mut tx, subject, account).await?,
        (None, Some(account)) => access::name_reader(&visit.cx, &mut tx, subject, account).await?,
        (None, None) => {
            drop(tx);
            let message = visit.t("readers-who-error").to_owned();
            let errors = [FieldError { field: "who".to_owned(), message }];
            return page(visit, StatusCode::UNPROCESSABLE_ENTITY, thing, &errors).await;
        }
    };
    tx.commit(entry).await?;
    // Who takes themselves off the list does not see it any more.
    let mut read = visit.cx.read().await?;
    let still_seen = visit.cx.sight(&mut read).await?.holds(thing.openness, thing.id);
    Ok(see_other(if still_seen { &thing.at } else { thing.away }))
}

async fn page(visit: &Visit, status: StatusCode, thing: &Restrictable, errors: &[FieldError]) -> PageResult {
    let mut read = visit.cx.read().await?;
    let possible = access::possible_readers(&visit.cx, &mut read).await?;
    let readers: BTreeSet<AccountId> = access::readers_of(&mut read, thing.id).await?.into_iter().collect();
    let (named, others): (Vec<_>, Vec<_>) =
        possible.into_iter().partition(|(account, _)| readers.contains(account));
    let nobody = (String::new(), visit.t("readers-nobody").to_owned());
    let others = others.into_iter().map(|(account, name)| (account.to_string(), name));
    let choice = |(value, label)| Choice { value, label, chosen: false, count: None };
    let page = ReadersPage {
        v: visit,
        crumbs: vec![Crumb { href: thing.page.clone(), label: thing.name.clone() }],
        name: &thing.name,
        is_restricted: thing.openness == Openness::Restricted,
        named,
        who: Field {
            kind: "select",
            options: std::iter::once(nobody).chain(others).map(choice).collect(),
            ..visit.fields("readers", errors).field("who", "")
        },
        action: &thing.at,
        errors,
    };
    visit.page_with(status, &page)
}
