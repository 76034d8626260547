use ::value_case::Outcome;
use askama::Template;
use kernel::{Cents, Openness};
use shell::{Crumb, PageResult, Visit};

use super::super::crumbs;
use super::may_keep;
use crate::{Plain, ValueCase};

/// A value case in the list, never a figure without its number and how the cases were found.
struct Row {
    name: String,
    href: String,
    avoided: String,
    booked: String,
    cost: String,
    count: String,
    selection: String,
    openness: Option<String>,
    document: String,
}

#[derive(Template)]
#[template(path = "pages/value_cases/list.html")]
struct List<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    rows: Vec<Row>,
    may_keep: bool,
    files: [String; 3],
}

/// The value cases that the visitor may see.
pub(super) async fn show(visit: Visit) -> PageResult {
    let rows = crate::value_cases(&visit.cx).await?.iter().map(|case| row(&visit, case)).collect();
    visit.page(&List {
        v: &visit,
        crumbs: crumbs(&visit),
        rows,
        may_keep: may_keep(&visit),
        files: ["csv", "xlsx", "ods"].map(|kind| format!("/waardecases/bestand/waardecases.{kind}")),
    })
}

fn row(visit: &Visit, case: &ValueCase) -> Row {
    let of = &case.particulars;
    let outcome = of.reckoning().reckon().ok();
    let money = |cents: fn(&Outcome) -> Option<i64>| {
        let cents = outcome.as_ref().and_then(cents);
        cents.map_or(visit.t("worth-unknown").to_owned(), |cents| Plain(Cents(cents)).to_string())
    };
    Row {
        name: of.name.clone(),
        href: format!("/waardecases/{}", case.id),
        avoided: money(|outcome| Some(outcome.avoided)),
        booked: money(|outcome| Some(outcome.booked)),
        cost: money(|outcome| outcome.cost),
        count: of.count().to_string(),
        selection: visit.t(&format!("worth-selectie-{}", of.selection)).to_owned(),
        openness: openness(visit, of.openness),
        document: of.document.clone(),
    }
}

/// What is not for everybody is marked so.
pub(super) fn openness(visit: &Visit, openness: Openness) -> Option<String> {
    let word = || visit.t(&format!("money-openness-{openness}")).to_owned();
    (openness != Openness::Public).then(word)
}
