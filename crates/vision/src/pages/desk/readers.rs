use askama::Template;
use axum::http::StatusCode;
use kernel::{AccountId, Openness};
use shell::{Crumb, Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};
use uuid::Uuid;

use super::{Answers, INVALID, Sent};
use crate::{Reading, Thing};

#[derive(Template)]
#[template(path = "pages/desk/readers.html")]
struct ReadersPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: &'a str,
    is_restricted: bool,
    named: &'a [(AccountId, String)],
    who: Field,
    action: &'a str,
    errors: &'a [FieldError],
}

/// Who may read something restricted, and who can be named.
pub(crate) async fn readers(visit: Visit, Path((thing, id)): Path<(String, Uuid)>) -> PageResult {
    let thing: Thing = thing.parse().map_err(|_| PageError::NotFound)?;
    let reading = crate::readers(&visit.cx, thing, id).await?;
    page(&visit, StatusCode::OK, (thing, id), &reading, &[])
}

/// Names somebody, or takes that back.
pub(crate) async fn name_or_forget(
    visit: Visit,
    Path((thing, id)): Path<(String, Uuid)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let thing: Thing = thing.parse().map_err(|_| PageError::NotFound)?;
    let answers = Answers::of(sent);
    let account = |name: &str| answers.get(name).parse::<AccountId>().ok();
    let here = format!("/visie/lezers/{thing}/{id}");
    match (account("forget"), account("who")) {
        (Some(account), _) => crate::forget_reader(&visit.cx, thing, id, account).await?,
        (None, Some(account)) => crate::name_reader(&visit.cx, thing, id, account).await?,
        (None, None) => {
            let reading = crate::readers(&visit.cx, thing, id).await?;
            let message = visit.t("vision-readers-who-error").to_owned();
            let errors = [FieldError { field: "who".to_owned(), message }];
            return page(&visit, INVALID, (thing, id), &reading, &errors);
        }
    }
    // Who takes themselves off the list does not see it any more.
    let still_seen = crate::readers(&visit.cx, thing, id).await.is_ok();
    Ok(see_other(if still_seen { &here } else { "/visie" }))
}

fn page(
    visit: &Visit,
    status: StatusCode,
    (thing, id): (Thing, Uuid),
    reading: &Reading,
    errors: &[FieldError],
) -> PageResult {
    let values: Vec<String> = reading.others.iter().map(|(account, _)| account.to_string()).collect();
    let mut who = visit.fields("vision-readers", errors).field("who", "");
    who.kind = "select";
    let nobody = (String::new(), visit.t("vision-readers-nobody").to_owned());
    let others = values.into_iter().zip(reading.others.iter().map(|(_, name)| name.clone()));
    who.options = std::iter::once(nobody)
        .chain(others)
        .map(|(value, label)| shell::Choice { value, label, chosen: false, count: None })
        .collect();
    let page = ReadersPage {
        v: visit,
        crumbs: vec![Crumb { href: thing.page(id), label: reading.title.clone() }],
        name: &reading.title,
        is_restricted: reading.openness == Openness::Restricted,
        named: &reading.named,
        who,
        action: &format!("/visie/lezers/{thing}/{id}"),
        errors,
    };
    visit.page_with(status, &page)
}
