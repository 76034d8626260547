//! What follows the decisions: terms, payments, reports and settlements, each by the role whose work it is.

use access::{Cx, Role};
use chrono::{Days as Later, NaiveDate, TimeDelta};
use kernel::{Cents, Instant};
use serde::Deserialize;
use subsidies::{
    ApplicationState, BatchStep, BudgetRow, GrantCase, GrantId, LowerGround, PaymentStep, Report, ReportDue,
    ReportStep, RoundId, SubsidyError, Terms,
};

use super::applications::RawApplication;
use super::{RawRound, Stage, moment, refused};
use crate::DemoError;
use crate::fault::Entry;

pub(super) const AFTER: &str = "subsidies/verlening.toml";

/// The file: what becomes of grants, and a round of several years.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AfterFile {
    municipality: RawAccount,
    after: Vec<RawAfter>,
    pub(super) round: RawRound,
    pub(super) application: Vec<RawApplication>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAccount {
    iban: String,
    holder: String,
}

/// A grant that does not go as planned: `lower` to so many euros, or `late` with its report.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAfter {
    organisation: String,
    happens: String,
    euros: Option<i64>,
}

impl Stage<'_> {
    fn finance(&self, at: Instant) -> [Cx; 2] {
        ["financien@zwolle.example", "financien2@zwolle.example"]
            .map(|email| self.person(email, Role::Finance, at))
    }
}

const DUTIES: [&str; 2] = [
    "Meld het zo snel mogelijk als iets anders gaat dan gepland.",
    "Zet de activiteiten op de sociale kaart, zodat inwoners ze vinden.",
];

/// Draws up and grants all that was granted in a round, on terms that are changed first.
async fn grant_all(
    stage: &Stage<'_>,
    round: RoundId,
    at: Instant,
    change: impl Fn(&mut Terms),
) -> Result<Vec<GrantId>, SubsidyError> {
    let (officer, mandate) = (stage.officer(at), stage.mandate(at + TimeDelta::hours(2)));
    let mut grants = Vec::new();
    for case in subsidies::applications(&officer, Some(round)).await? {
        if !matches!(case.application.state, ApplicationState::Granted { .. }) {
            continue;
        }
        let mut terms = subsidies::proposed_terms(&officer, case.application.id).await?;
        terms.duties = DUTIES.map(ToOwned::to_owned).to_vec();
        change(&mut terms);
        let grant = subsidies::draw_up(&officer, case.application.id, &terms).await?;
        subsidies::confirm_grant(&mandate, (grant, 1)).await?;
        grants.push(grant);
    }
    Ok(grants)
}

/// An invented account for the recipient of each grant, written by the recipient and confirmed by finance.
async fn accounts(stage: &Stage<'_>, grants: &[GrantId], at: Instant) -> Result<(), SubsidyError> {
    let [finance, _] = stage.finance(at);
    let names = partners::names(&mut finance.read().await.map_err(SubsidyError::from)?)
        .await
        .map_err(SubsidyError::from)?;
    for (nth, id) in (1_u64..).zip(grants) {
        let grant = subsidies::grant_case(&finance, *id).await?.grant;
        let holder = names.get(&grant.organisation).cloned().unwrap_or_default();
        let writer = stage.partner(grant.organisation, at);
        let iban = invented_iban(nth * 1_111 + at.timestamp().unsigned_abs() % 1_000);
        let account = subsidies::propose_account(&writer, Some(grant.organisation), (&iban, &holder)).await?;
        subsidies::confirm_account(&finance, account).await?;
    }
    Ok(())
}

/// An account number of a bank that is none, with the check digits that it must have (ISO 13616).
fn invented_iban(number: u64) -> String {
    let body = format!("TEST{number:010}");
    let digits = format!("{body}NL00");
    let value = |sign: char| u64::from(sign.to_digit(36).unwrap_or_default());
    let rest = digits
        .chars()
        .map(value)
        .fold(0, |rest, value| if value > 9 { (rest * 100 + value) % 97 } else { (rest * 10 + value) % 97 });
    format!("NL{:02}{body}", 98 - rest)
}

/// Pays what is due on a day: one puts it together, another releases it, and the bank carries it out.
async fn pay(stage: &Stage<'_>, at: Instant) -> Result<(), SubsidyError> {
    let [first, second] = stage.finance(at);
    let batch = subsidies::prepare_batch(&first, first.clock.today()).await?;
    subsidies::step_batch(&second, (batch, 1), BatchStep::Release).await?;
    for payment in subsidies::batch(&first, batch).await?.payments {
        subsidies::bank_said(&first, (batch, payment.id), PaymentStep::Execute, "").await?;
    }
    Ok(())
}

/// The grants of 2022: paid in four advances, reported, and settled.
pub(super) async fn old(stage: &Stage<'_>, file: &AfterFile, round: RoundId) -> Result<(), DemoError> {
    let entry = Entry { file: AFTER, key: "" };
    let at = |text: &str| moment(entry, text);
    let wrong = refused(entry);
    let decided = at("2022-02-14T08:00:00Z")?;
    let grants = grant_all(stage, round, decided, |_| {}).await.map_err(&wrong)?;
    let [first, second] = stage.finance(decided);
    let own = (file.municipality.iban.as_str(), file.municipality.holder.as_str());
    let account = subsidies::propose_account(&first, None, own).await.map_err(&wrong)?;
    subsidies::confirm_account(&second, account).await.map_err(&wrong)?;
    accounts(stage, &grants, decided).await.map_err(&wrong)?;
    for day in
        ["2022-02-21T08:00:00Z", "2022-04-04T08:00:00Z", "2022-07-04T08:00:00Z", "2022-10-03T08:00:00Z"]
    {
        pay(stage, at(day)?).await.map_err(&wrong)?;
    }
    let (told, settled) = (at("2023-03-20T08:00:00Z")?, at("2023-05-15T08:00:00Z")?);
    for id in &grants {
        let case = subsidies::grant_case(&stage.officer(told), *id).await.map_err(&wrong)?;
        let after = file
            .after
            .iter()
            .find(|one| stage.organisations.get(&one.organisation) == Some(&case.grant.organisation));
        match after.map(|one| (one.happens.as_str(), one.euros)) {
            None => {
                reported(stage, &case, told).await.map_err(&wrong)?;
                settle(stage, *id, settled, "De activiteiten zijn uitgevoerd zoals gepland.")
                    .await
                    .map_err(&wrong)?;
            }
            Some(("lower", Some(euros))) => {
                reported(stage, &case, told).await.map_err(&wrong)?;
                lower(stage, *id, Cents(euros * 100)).await.map_err(&wrong)?;
            }
            Some(("late", None)) => late(stage, &case).await.map_err(&wrong)?,
            Some((other, _)) => {
                return Err(entry.fault("happens", format!("`{other}` does not happen")).into());
            }
        }
    }
    pay(stage, at("2023-06-19T08:00:00Z")?).await.map_err(&wrong)
}

/// What was told at the end: a little under what was planned.
fn content(case: &GrantCase) -> Report {
    let activities = &case.grant.terms.activities;
    Report {
        costs: vec![BudgetRow {
            what: "Begeleiders, ruimte en materiaal".to_owned(),
            amount: case.grant.granted,
        }],
        income: Vec::new(),
        counts: activities.iter().map(|one| one.planned - one.planned / 10).collect(),
        story: "Verzonnen verslag: de groepen liepen het hele jaar, met een rustige zomer.".to_owned(),
    }
}

async fn reported(stage: &Stage<'_>, case: &GrantCase, at: Instant) -> Result<(), SubsidyError> {
    for one in &case.reports {
        let seen = (case.grant.id, one.number, one.version);
        subsidies::submit_report(&stage.partner(case.grant.organisation, at), seen, &content(case)).await?;
        let seen = (case.grant.id, one.number, one.version + 1);
        subsidies::step_report(&stage.officer(at), seen, ReportStep::Accept).await?;
    }
    Ok(())
}

async fn seen(cx: &Cx, id: GrantId) -> Result<(GrantId, i64), SubsidyError> {
    Ok((id, subsidies::grant_case(cx, id).await?.grant.version))
}

async fn settle(stage: &Stage<'_>, id: GrantId, at: Instant, why: &str) -> Result<(), SubsidyError> {
    let mandate = stage.mandate(at);
    let seen = seen(&mandate, id).await?;
    subsidies::settle(&mandate, seen, why).await
}

/// Settled lower after the recipient was heard; part of it was paid back.
async fn lower(stage: &Stage<'_>, id: GrantId, amount: Cents) -> Result<(), SubsidyError> {
    let told: Instant = chrono::DateTime::from_timestamp(1_682_928_000, 0).ok_or(SubsidyError::NotNow)?;
    let officer = stage.officer(told);
    let grant = subsidies::grant_case(&officer, id).await?.grant;
    let why = "Een deel van de groepen is niet begonnen.";
    let as_seen = seen(&officer, id).await?;
    subsidies::intend_lower(&officer, as_seen, (amount, LowerGround::NotDone), why).await?;
    let later = told + TimeDelta::days(10);
    let writer = stage.partner(grant.organisation, later);
    let view = "Wij vonden pas in mei een begeleider. De groepen die er waren, zijn wel doorgegaan.";
    let as_seen = seen(&writer, id).await?;
    subsidies::give_view(&writer, as_seen, view).await?;
    let settled = told + TimeDelta::days(20);
    settle(stage, id, settled, "De zienswijze verandert niet welke groepen er waren.").await?;
    let [finance, _] = stage.finance(settled + TimeDelta::days(30));
    let asked = subsidies::grant_case(&finance, id).await?.recoveries;
    if let Some(one) = asked.first() {
        subsidies::spread_recovery(&finance, (id, one.number), 12).await?;
        subsidies::receive(&finance, (id, one.number), Cents(one.amount.0 / 12)).await?;
    }
    Ok(())
}

/// A report that does not come: reminded, and urged for the last time.
async fn late(stage: &Stage<'_>, case: &GrantCase) -> Result<(), SubsidyError> {
    let Some(report) = case.reports.iter().find(|one| one.is_final) else { return Ok(()) };
    let noon = |day: NaiveDate| day.and_hms_opt(10, 0, 0).map(|at| at.and_utc());
    for (after, step) in [(0, ReportStep::Remind), (14, ReportStep::Urge)] {
        let at = noon(report.due + Later::new(after)).ok_or(SubsidyError::NotNow)?;
        let version = report.version + i64::from(step == ReportStep::Urge);
        subsidies::step_report(&stage.officer(at), (case.grant.id, report.number, version), step).await?;
    }
    Ok(())
}

/// A grant of three years that runs, with a report that is asked soon, and a small one that was settled at once.
pub(super) async fn running(stage: &Stage<'_>, round: RoundId) -> Result<(), DemoError> {
    let entry = Entry { file: AFTER, key: "" };
    let wrong = refused(entry);
    let decided = moment(entry, "2024-03-04T08:00:00Z")?;
    let soon = stage.cx.clock.today() + Later::new(10);
    let grants = grant_all(stage, round, decided, |terms| {
        if let Some(last) = terms.reports.pop() {
            let on = last.on.max(soon + Later::new(30));
            terms.reports = vec![
                ReportDue { on: terms.from + Later::new(450), is_final: false },
                ReportDue { on: soon, is_final: false },
                ReportDue { on, is_final: true },
            ];
        }
    })
    .await
    .map_err(&wrong)?;
    accounts(stage, &grants, decided).await.map_err(&wrong)?;
    for day in ["2024-05-21T08:00:00Z", "2025-02-17T08:00:00Z", "2025-11-17T08:00:00Z"] {
        pay(stage, moment(entry, day)?).await.map_err(&wrong)?;
    }
    let told = moment(entry, "2025-08-01T08:00:00Z")?;
    for id in grants {
        let case = subsidies::grant_case(&stage.officer(told), id).await.map_err(&wrong)?;
        let first = GrantCase { reports: case.reports.iter().take(1).cloned().collect(), ..case };
        reported(stage, &first, told).await.map_err(&wrong)?;
    }
    Ok(())
}
