//! States, days and terms as people read them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kernel::{Cents, Instant, OrganisationId, local_time};
use legal_terms::{Article, Last, NoPenalty, Penalty, Reason, Segment, Span, Term};
use shell::{PageError, Visit};

use super::sheet::{Grid, Section};
use crate::{ApplicationState, Phase, Plan, Round, Rules};

/// `15 oktober 2021, 23.59 uur`.
pub(super) fn moment(visit: &Visit, at: Instant) -> String {
    let local = local_time(at);
    let args = [("day", visit.day(local.date()).into()), ("time", local.format("%H.%M").to_string().into())];
    visit.t_args("subsidies-moment", &args)
}

/// From when until when applications come in.
pub(super) fn window(visit: &Visit, round: &Round) -> String {
    between(visit, round.particulars.opens, round.particulars.closes)
}

pub(super) fn between(visit: &Visit, from: NaiveDate, until: NaiveDate) -> String {
    let args = [("from", visit.day(from).into()), ("until", visit.day(until).into())];
    visit.t_args("subsidies-between", &args)
}

pub(super) fn phase(visit: &Visit, phase: Phase) -> (&'static str, String) {
    let tone = match phase {
        Phase::Prepared => "inactive",
        Phase::Announced => "neutral",
        Phase::Open => "success",
        Phase::Closed => "warning",
        Phase::Decided => "neutral",
    };
    (tone, visit.t(&format!("subsidies-phase-{}", phase.name())).to_owned())
}

pub(super) fn state(visit: &Visit, state: &ApplicationState) -> (&'static str, String) {
    let tone = match state {
        ApplicationState::Draft | ApplicationState::Withdrawn => "inactive",
        ApplicationState::Submitted | ApplicationState::Eligible => "neutral",
        ApplicationState::Late | ApplicationState::Repair { .. } => "warning",
        ApplicationState::Granted { .. } => "success",
        ApplicationState::Untreated | ApplicationState::Refused { .. } => "error",
    };
    (tone, visit.t(&format!("subsidies-state-{}", state.name())).to_owned())
}

/// The names of all organisations.
pub(super) async fn names(visit: &Visit) -> Result<BTreeMap<OrganisationId, String>, PageError> {
    Ok(partners::names(&mut visit.cx.read().await?).await?)
}

pub(super) fn name(names: &BTreeMap<OrganisationId, String>, id: OrganisationId) -> &str {
    names.get(&id).map_or("", String::as_str)
}

fn span(visit: &Visit, span: Span) -> String {
    let (unit, count) = match span {
        Span::Days(count) => ("days", count),
        Span::Weeks(count) => ("weeks", count),
        Span::Months(count) => ("months", count),
        Span::Years(count) => ("years", count),
    };
    visit.t_with(&format!("subsidies-span-{unit}"), "count", i64::from(count))
}

/// The last day of a term in words.
pub(super) fn last_day(visit: &Visit, term: &Term) -> String {
    match term.last {
        Last::On(day) => visit.day(day),
        Last::NotYet { .. } => visit.t("subsidies-clock-stands").to_owned(),
    }
}

/// A clock: each stretch of days with what it is and the article of law on which it rests.
pub(super) fn clock(visit: &Visit, term: &Term) -> Section {
    let heads =
        ["subsidies-clock-from", "subsidies-clock-until", "subsidies-clock-what", "subsidies-clock-law"];
    let mut grid = Grid::of(visit, "subsidies-clock", &heads);
    for segment in &term.segments {
        let until = segment.to.map_or_else(String::new, |day| visit.day(day));
        let law = article(visit, segment);
        grid.row(visit.day(segment.from), "", vec![until, reason(visit, &segment.reason), law]);
    }
    let text = visit.t_with("subsidies-clock-last", "day", last_day(visit, term));
    Section { texts: vec![text], grid: Some(grid), ..Section::titled(visit.t("subsidies-clock")) }
}

/// What it costs that a decision is late: each stretch of days with its amount (Awb 4:17).
pub(super) fn penalty(visit: &Visit, penalty: &Penalty) -> Section {
    let title = visit.t("subsidies-penalty");
    let days = match penalty {
        Penalty::Due(days) => days,
        Penalty::None(why) => {
            let key = match why {
                NoPenalty::NotYet => "subsidies-penalty-not-yet",
                NoPenalty::NoticeTooEarly
                | NoPenalty::DecidedInTime
                | NoPenalty::NoticeUnreasonablyLate
                | NoPenalty::NoInterest
                | NoPenalty::PlainlyUnfounded => "subsidies-penalty-none",
            };
            return Section { texts: vec![visit.t(key).to_owned()], ..Section::titled(title) };
        }
    };
    let euros = |cents: u64| Cents(i64::try_from(cents).unwrap_or(i64::MAX)).to_string();
    let heads = [
        "subsidies-clock-from",
        "subsidies-clock-until",
        "subsidies-penalty-days",
        "subsidies-penalty-each",
        "subsidies-penalty-sum",
    ];
    let mut grid = Grid::of(visit, "subsidies-penalty", &heads);
    for one in &days.charges {
        let cells = vec![
            visit.day(one.to),
            one.days.to_string(),
            euros(one.cents),
            euros(one.cents * u64::from(one.days)),
        ];
        grid.row(visit.day(one.from), "", cells);
    }
    let args = [("amount", euros(days.total).into()), ("day", visit.day(days.last).into())];
    let key = if days.goes_on { "subsidies-penalty-goes-on" } else { "subsidies-penalty-total" };
    let mut texts = vec![visit.t_args(key, &args)];
    if days.shares.len() > 1 {
        let shares: Vec<String> = days.shares.iter().map(|cents| euros(*cents)).collect();
        texts.push(visit.t_with("subsidies-penalty-shares", "shares", shares.join(", ")));
    }
    Section { texts, grid: Some(grid), ..Section::titled(title) }
}

fn article(visit: &Visit, segment: &Segment) -> String {
    let article = segment.article;
    if article == Article::LocalRule {
        visit.t("subsidies-clock-local").to_owned()
    } else if article == Article::SetByAuthority {
        visit.t("subsidies-clock-authority").to_owned()
    } else {
        article.citation().to_owned()
    }
}

fn reason(visit: &Visit, reason: &Reason) -> String {
    match reason {
        Reason::Counts(counted) => visit.t_with("subsidies-clock-counts", "span", span(visit, *counted)),
        Reason::Paused => visit.t("subsidies-clock-paused").to_owned(),
        Reason::PutOff { .. } => visit.t("subsidies-clock-put-off").to_owned(),
        Reason::Moved { .. } => visit.t("subsidies-clock-moved").to_owned(),
    }
}

/// A plan as its readers see it.
pub(super) fn plan(
    visit: &Visit,
    plan: &Plan,
    rules: &Rules,
    wards: &BTreeMap<String, String>,
) -> Vec<Section> {
    let mut about = Section { dutch: true, ..Section::titled(visit.t("subsidies-plan")) };
    about.texts.extend((!plan.summary.is_empty()).then(|| plan.summary.clone()));
    about.facts.push((visit.t("application-years").to_owned(), plan.years.to_string()));
    let heads = ["application-ask-part", "application-asked", "application-least"];
    let mut asks = Grid::of(visit, "subsidies-plan-asks", &heads);
    for ask in &plan.asks {
        asks.row(rules.part_name(&ask.part), "", vec![ask.asked.to_string(), ask.least.to_string()]);
    }
    let mut budget =
        Grid::of(visit, "subsidies-plan-budget", &["application-row", "application-amount"]).in_dutch(&[0]);
    for row in &plan.costs {
        budget.row(row.what.clone(), "", vec![row.amount.to_string()]);
    }
    for row in &plan.income {
        let label = visit.t_with("subsidies-plan-income", "from", row.what.clone());
        budget.row(label, "", vec![(Cents(0) - row.amount).to_string()]);
    }
    if !budget.rows.is_empty() {
        budget.row(visit.t("subsidies-plan-asked"), "", vec![plan.asked().to_string()]);
    }
    let heads = [
        "application-activity",
        "application-part",
        "application-ward",
        "application-group",
        "application-planned",
    ];
    let mut activities = Grid::of(visit, "subsidies-plan-activities", &heads).in_dutch(&[0, 3, 4]);
    for one in &plan.activities {
        let city = || visit.t("subsidies-whole-city").to_owned();
        let ward = one.ward.as_ref().map_or_else(city, |code| wards.get(code).unwrap_or(code).clone());
        let planned = format!("{} {}", one.planned, one.indicator);
        let part = rules.part_name(&one.part).to_owned();
        activities.row(one.what.clone(), "", vec![part, ward, one.target_group.clone(), planned]);
    }
    let mut documents = Section::titled(visit.t("subsidies-plan-documents"));
    documents.facts = plan.documents.iter().map(|(name, text)| (name.clone(), text.clone())).collect();
    documents.dutch = !documents.facts.is_empty();
    if documents.facts.is_empty() {
        documents.texts.push(visit.t("subsidies-none-yet").to_owned());
    }
    let none = visit.t("subsidies-none-yet");
    vec![
        about,
        Section::table(visit.t("subsidies-plan-asks"), asks, none),
        Section::table(visit.t("subsidies-plan-budget"), budget, none),
        Section::table(visit.t("subsidies-plan-activities"), activities, none),
        documents,
    ]
}

/// The names of the wards, by code.
pub(super) async fn wards(
    visit: &Visit,
    shelf: &areas::Shelf,
) -> Result<BTreeMap<String, String>, PageError> {
    let atlas = shelf.atlas(visit.cx.clock.today()).await?;
    let Some(atlas) = atlas else { return Ok(BTreeMap::new()) };
    Ok(atlas.division().wards.iter().map(|(code, ward)| (code.to_string(), ward.name.clone())).collect())
}
