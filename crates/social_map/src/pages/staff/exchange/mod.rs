//! Bringing offers in and taking them along.

mod ended;
mod files;
mod follow;
mod lines;
mod look;
mod show;
mod wait;

pub(crate) use files::{open_file, report_file, template_file};
pub(crate) use follow::{agree, follow, stop};
pub(crate) use show::{put_down, show};

use fluent_bundle::FluentValue;
use kernel::Language;
use shell::{PageError, Visit};
use uuid::Uuid;

use crate::exchange::Complaint;
use crate::store::ImportRequest;

/// The texts of the template: it is Dutch, whoever reads the page.
fn sheet_words(visit: &Visit) -> impl Fn(&str) -> String + Sync + use<> {
    let house = visit.house.clone();
    move |key: &str| house.texts.text(Language::Dutch, key).to_owned()
}

/// The texts of the page.
fn words(visit: &Visit) -> impl Fn(&str) -> String {
    |key: &str| visit.t(key).to_owned()
}

fn read_id(text: &str) -> Result<Uuid, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

/// What is the matter with a file, in a sentence that helps; none when nothing is.
fn complaint(visit: &Visit, request: &ImportRequest) -> Option<String> {
    let complaint: Complaint = serde_json::from_value(request.complaint.clone()?).ok()?;
    Some(sentence(visit, &complaint))
}

fn sentence(visit: &Visit, complaint: &Complaint) -> String {
    let args: Vec<(&str, FluentValue<'_>)> =
        complaint.args.iter().map(|(name, value)| (name.as_str(), value.clone().into())).collect();
    visit.t_args(&complaint.key, &args)
}
