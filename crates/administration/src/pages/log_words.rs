use std::collections::BTreeMap;

use access::Role;
use access::accounts;
use kernel::AccountId;
use serde_json::Value as Json;
use shell::{PageError, Visit};
use store::Event;

use super::roles;
use crate::told::moment;

/// One line of the log, in words.
pub(crate) struct Line {
    pub(crate) seq: i64,
    pub(crate) at: String,
    pub(crate) who: String,
    pub(crate) what: String,
    pub(crate) on: String,
    pub(crate) details: String,
}

/// The words for a name in the log; the name itself when a newer room wrote it.
pub(crate) fn said(visit: &Visit, stem: &str, name: &str) -> String {
    let key = format!("{stem}{name}");
    if visit.has_text(&key) { visit.t(&key).to_owned() } else { name.to_owned() }
}

/// Events in words, with the names of those who did them.
pub(crate) async fn lines(visit: &Visit, events: &[Event]) -> Result<Vec<Line>, PageError> {
    let who: Vec<AccountId> = events.iter().filter_map(|event| event.account).collect();
    let names = accounts::names(&visit.cx, who).await?;
    Ok(events.iter().map(|event| line(visit, event, &names)).collect())
}

fn line(visit: &Visit, event: &Event, names: &BTreeMap<AccountId, String>) -> Line {
    let role = match event.actor.parse::<Role>() {
        Ok(role) => roles::name(visit, role),
        Err(_) => said(visit, "log-actor-", &event.actor),
    };
    let name = event.account.and_then(|account| names.get(&account));
    let kind = said(visit, "log-kind-", &event.subject_kind);
    Line {
        seq: event.seq,
        at: moment(event.at),
        who: name.map_or_else(|| role.clone(), |name| format!("{name} ({role})")),
        what: said(visit, "log-action-", &event.action),
        on: event.subject.map_or_else(|| kind.clone(), |id| format!("{kind} {id}")),
        details: details(visit, &event.details),
    }
}

/// The details of an event, such as `rol: Financiën; stand: uitgenodigd`, with the program's own names where there are
/// no words for them.
fn details(visit: &Visit, sealed: &str) -> String {
    let Ok(Json::Object(details)) = serde_json::from_str(sealed) else { return sealed.to_owned() };
    let part = |(name, value): (&String, &Json)| {
        let stem = if name == "role" { "role-".to_owned() } else { format!("log-{name}-") };
        let value = plain(value, &|word| said(visit, &stem, word));
        (!value.is_empty()).then(|| format!("{}: {value}", said(visit, "log-detail-", name)))
    };
    details.iter().filter_map(part).collect::<Vec<_>>().join("; ")
}

fn plain(value: &Json, word: &dyn Fn(&str) -> String) -> String {
    match value {
        Json::String(text) => word(text),
        Json::Array(values) => values.iter().map(|one| plain(one, word)).collect::<Vec<_>>().join(", "),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Object(_) => value.to_string(),
    }
}
