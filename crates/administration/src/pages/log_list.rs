use access::accounts::{self, AccountFilter};
use access::{Action, Facts};
use askama::Template;
use axum::http::StatusCode;
use chrono::{Datelike, Days, NaiveDate};
use kernel::AccountId;
use serde::Deserialize;
use shell::{Choice, Crumb, Field, FieldError, PageError, PageResult, Query, Visit};
use store::{Event, EventFilter};

use super::accounts::crumbs;
use super::log_words::{Line, lines, said};
use crate::log::{self, KINDS};
use crate::told::{may, mistake, start_of};

/// How many events one page shows.
const PAGE: usize = 50;

/// Things that happen without the policy having a say; the rest of the actions are those of [`Action`].
pub(crate) const OTHER_ACTIONS: [&str; 5] =
    ["sign-in", "sign-out", "show-second-factor", "choose-password", "accept-invitation"];

/// What to look for, as typed.
#[derive(Debug, Default, Clone, Deserialize)]
pub(crate) struct Asked {
    van: Option<String>,
    tot: Option<String>,
    wat: Option<String>,
    soort: Option<String>,
    wie: Option<String>,
    voor: Option<i64>,
}

#[derive(Template)]
#[template(path = "pages/log_list.html")]
struct LogPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    errors: &'a [FieldError],
    fields: LogFields,
    lines: Vec<Line>,
    older: Option<String>,
    export: Option<String>,
}

/// The fields of the filter.
pub(crate) struct LogFields {
    pub(crate) from: Field,
    pub(crate) until: Field,
    pub(crate) action: Field,
    pub(crate) kind: Field,
    pub(crate) who: Field,
}

impl Asked {
    /// What was typed, as it stands in an address.
    pub(crate) fn query(&self, visit: &Visit) -> String {
        let typed = [
            ("van", &self.van),
            ("tot", &self.tot),
            ("wat", &self.wat),
            ("soort", &self.soort),
            ("wie", &self.wie),
        ];
        let part = |(name, value): (&str, &Option<String>)| {
            let value = value.as_deref().filter(|value| !value.is_empty())?;
            Some(format!("{name}={}", visit.encoded(value)))
        };
        typed.into_iter().filter_map(part).collect::<Vec<_>>().join("&")
    }

    /// The filter, or what is wrong with what was typed.
    pub(crate) async fn filter(
        &self,
        visit: &Visit,
    ) -> Result<Result<EventFilter, Vec<FieldError>>, PageError> {
        let mut errors = Vec::new();
        let mut day = |field: &str, text: &Option<String>| {
            let text = text.as_deref().filter(|text| !text.is_empty())?;
            // Databases know fewer years than the calendar.
            let day = text.parse::<NaiveDate>().ok().filter(|day| (1900..2200).contains(&day.year()));
            if day.is_none() {
                errors.push(mistake(visit, field, "log-no-day"));
            }
            day
        };
        let from = day("van", &self.van).and_then(start_of);
        let until = day("tot", &self.tot);
        let until = until.and_then(|day| day.checked_add_days(Days::new(1))).and_then(start_of);
        let account = match chosen(&self.wie) {
            None => None,
            Some(address) => {
                let found = account_of(visit, &address).await?;
                if found.is_none() {
                    errors.push(mistake(visit, "wie", "log-nobody"));
                }
                found
            }
        };
        let filter = EventFilter {
            from,
            until,
            account,
            action: chosen(&self.wat),
            subject_kind: chosen(&self.soort),
            subject: None,
            before: self.voor,
        };
        Ok(if errors.is_empty() { Ok(filter) } else { Err(errors) })
    }

    /// The fields, filled in as they were.
    pub(crate) fn fields(&self, visit: &Visit, errors: &[FieldError]) -> LogFields {
        let maker = visit.fields("log", errors);
        let typed = |text: &Option<String>| text.clone().unwrap_or_default();
        LogFields {
            from: maker.optional("van", typed(&self.van)),
            until: maker.optional("tot", typed(&self.tot)),
            action: Field {
                options: options(visit, actions(), &typed(&self.wat), "log-action-"),
                ..maker.optional("wat", "")
            },
            kind: Field {
                options: options(visit, KINDS.into_iter(), &typed(&self.soort), "log-kind-"),
                ..maker.optional("soort", "")
            },
            who: Field { autocomplete: Some("off"), ..maker.optional("wie", typed(&self.wie)) },
        }
    }
}

fn chosen(text: &Option<String>) -> Option<String> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(ToOwned::to_owned)
}

/// Every action that may stand in the log.
pub(crate) fn actions() -> impl Iterator<Item = &'static str> {
    Action::ALL.map(Action::name).into_iter().chain(OTHER_ACTIONS)
}

fn options<'a>(
    visit: &Visit,
    values: impl Iterator<Item = &'a str>,
    chosen: &str,
    stem: &str,
) -> Vec<Choice> {
    let any = Choice { label: visit.t("log-any").to_owned(), ..Choice::default() };
    let one = |value: &str| Choice {
        value: value.to_owned(),
        label: said(visit, stem, value),
        chosen: value == chosen,
        count: None,
    };
    std::iter::once(any).chain(values.map(one)).collect()
}

/// The account of exactly this address, for whoever may look accounts up; of an identity, for whoever may not.
async fn account_of(visit: &Visit, typed: &str) -> Result<Option<AccountId>, PageError> {
    if let Ok(id) = typed.parse() {
        return Ok(Some(id));
    }
    if !may(visit, Action::SeeAccount, Facts::NONE) {
        return Ok(None);
    }
    let filter = AccountFilter { text: typed.to_owned(), ..AccountFilter::default() };
    let listed = accounts::list(&visit.cx, &filter, 50).await?;
    let same = |account: &access::Account| account.email.as_str().eq_ignore_ascii_case(typed);
    Ok(listed.into_iter().find(|(account, _)| same(account)).map(|(account, _)| account.id))
}

/// The log, newest first.
pub(crate) async fn show(visit: Visit, Query(asked): Query<Asked>) -> PageResult {
    let filter = match asked.filter(&visit).await? {
        Ok(filter) => filter,
        Err(errors) => return page(&visit, &asked, &[], &errors, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let events = log::look(&visit.cx, &filter, most).await?;
    page(&visit, &asked, &events, &[], StatusCode::OK).await
}

async fn page(
    visit: &Visit,
    asked: &Asked,
    events: &[Event],
    errors: &[FieldError],
    status: StatusCode,
) -> PageResult {
    let query = asked.query(visit);
    let shown = events.get(..PAGE.min(events.len())).unwrap_or_default();
    let last = shown.last().filter(|_| events.len() > PAGE);
    let page = LogPage {
        v: visit,
        crumbs: crumbs(visit, &[]),
        errors,
        fields: asked.fields(visit, errors),
        lines: lines(visit, shown).await?,
        older: last.map(|last| format!("/beheer/logboek?{query}&voor={}", last.seq)),
        export: may(visit, Action::ExportLog, Facts::NONE).then(|| format!("/beheer/logboek/export?{query}")),
    };
    visit.page_with(status, &page)
}
