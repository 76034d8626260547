use askama::Template;
use axum::http::StatusCode;
use shell::{Crumb, PageResult, Visit};

use super::crumbs;
use super::form::{FormFields, OrganisationForm};
use crate::Organisation;

/// A field in which the two versions differ.
struct Difference {
    label: String,
    theirs: String,
    own: String,
}

#[derive(Template)]
#[template(path = "pages/conflict.html")]
struct ConflictPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: &'a str,
    action: &'a str,
    version: i64,
    differences: Vec<Difference>,
    fields: FormFields,
}

/// Both versions side by side. What was typed stands in the form below, on top of the new version: nothing is lost, and
/// nothing is overwritten unseen.
pub(super) fn page(visit: &Visit, now: &Organisation, form: OrganisationForm) -> PageResult {
    let stored = OrganisationForm::of(&now.profile, now.version);
    let form = OrganisationForm { version: now.version, ..form };
    let pairs = stored.values().into_iter().zip(form.values());
    let differences = pairs
        .filter(|((_, theirs), (_, own))| !same(theirs, own))
        .map(|((field, theirs), (_, own))| Difference {
            label: visit.t(&format!("organisation-{field}")).to_owned(),
            theirs: theirs.to_owned(),
            own: own.to_owned(),
        })
        .collect();
    let page = ConflictPage {
        v: visit,
        crumbs: crumbs(visit),
        name: &now.profile.name,
        action: &format!("/organisaties/{}/wijzigen", now.id),
        version: now.version,
        differences,
        fields: form.fields(visit, &[]),
    };
    visit.page_with(StatusCode::CONFLICT, &page)
}

/// A browser sends the end of a line its own way.
fn same(one: &str, other: &str) -> bool {
    one.lines().map(str::trim).eq(other.lines().map(str::trim))
}
