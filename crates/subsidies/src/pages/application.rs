use std::collections::BTreeMap;

use access::{Action, Facts};
use areas::Shelf;
use axum::extract::State;
use kernel::OrganisationId;
use shell::{PageResult, Path, Visit};

use super::mine::title;
use super::sheet::{Grid, Happened, Link, Section, Sheet, page};
use super::{crumbs, files, letters, words};
use crate::{Application, ApplicationId, ApplicationState, ApplicationStep, Case, StepTaken};

/// An application: what stands in it, its receipt, its clock, what was done with it, and what can be done now.
pub(super) async fn show(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path(id): Path<ApplicationId>,
) -> PageResult {
    let case = crate::application(&visit.cx, id).await?;
    let (application, round) = (&case.application, &case.round);
    let names = words::names(&visit).await?;
    let wards = words::wards(&visit, &shelf).await?;
    let mut sections = Vec::new();
    sections.extend(receipt(&visit, application));
    if application.state == ApplicationState::Draft {
        sections.push(lacking(&visit, &case));
    }
    sections.extend(words::plan(&visit, &application.plan, &round.rules.rules, &wards));
    sections.extend(files::section(&visit, application).await?);
    sections.extend(together(&visit, application, &names));
    if !application.steps.is_empty() {
        let mut history = Section::titled(visit.t("subsidies-history"));
        history.history = application.steps.iter().map(|taken| happened(&visit, &case, taken)).collect();
        sections.push(history);
        sections.push(words::clock(&visit, &case.clock));
        sections.extend(case.penalty.as_ref().map(|penalty| words::penalty(&visit, penalty)));
    }
    sections.extend(letters::section(&visit, id).await?);
    let (tone, state) = words::state(&visit, &application.state);
    let round_at = format!("/subsidies/ronde/{}", round.id);
    let lead = words::name(&names, application.organisation);
    let sheet = Sheet {
        crumbs: crumbs(&visit, &[(&round_at, &round.particulars.name)]),
        title: title(&visit, &case),
        line: visit.t_args(
            "application-line",
            &[("who", lead.into()), ("day", visit.day(round.particulars.closes).into())],
        ),
        badges: vec![(tone, state)],
        alerts: alerts(&visit, &case),
        sections,
        links: links(&visit, &case).into_iter().chain(grant_link(&visit, &case).await?).collect(),
        press: None,
    };
    page(&visit, sheet)
}

/// The way to the grant that follows, or to where an officer draws it up.
async fn grant_link(visit: &Visit, case: &Case) -> Result<Option<Link>, shell::PageError> {
    if !matches!(case.application.state, ApplicationState::Granted { .. }) {
        return Ok(None);
    }
    if let Some(grant) = crate::grant_of(&visit.cx, case.application.id).await? {
        return Ok(Some(Link::to(visit.t("grant-link"), format!("/subsidies/verlening/{grant}"))));
    }
    let draws = case.round.state.tells_outcome() && visit.cx.permit(Action::KeepGrants, &Facts::NONE).is_ok();
    let at = format!("/subsidies/aanvraag/{}/verlening", case.application.id);
    Ok(draws.then(|| Link::to(visit.t("terms-draw-up"), at)))
}

/// Who takes part, when they are several.
fn together(
    visit: &Visit,
    application: &Application,
    names: &BTreeMap<OrganisationId, String>,
) -> Option<Section> {
    let heads = ["together-organisation", "together-share", "together-does", "together-confirmed"];
    let mut grid = Grid::of(visit, "together-title", &heads).in_dutch(&[0, 2]);
    for partner in &application.partners {
        let confirmed = match partner.confirmed_at {
            Some(at) => words::moment(visit, at),
            None if partner.leads => visit.t("together-leads").to_owned(),
            None => visit.t("together-unconfirmed").to_owned(),
        };
        let name = words::name(names, partner.organisation);
        grid.row(name, "", vec![partner.share.to_string(), partner.does.clone(), confirmed]);
    }
    (grid.rows.len() > 1).then(|| Section::table(visit.t("together-title"), grid, ""))
}

fn alerts(visit: &Visit, case: &Case) -> Vec<(&'static str, String, String)> {
    match &case.application.state {
        ApplicationState::Repair { until } => {
            let asked = case.application.steps.iter().rev().find_map(|taken| match &taken.step {
                ApplicationStep::AskRepair { what, .. } => Some(what.clone()),
                ApplicationStep::Submit { .. }
                | ApplicationStep::Admit { .. }
                | ApplicationStep::Complete
                | ApplicationStep::Accept
                | ApplicationStep::LeaveUntreated { .. }
                | ApplicationStep::Grant { .. }
                | ApplicationStep::Refuse { .. }
                | ApplicationStep::Withdraw
                | ApplicationStep::PutOff { .. }
                | ApplicationStep::NoticeOfDefault { .. } => None,
            });
            let title = visit.t_with("application-repair", "day", visit.day(*until));
            vec![("warning", title, asked.unwrap_or_default())]
        }
        ApplicationState::Late => {
            vec![("warning", String::new(), visit.t("application-late").to_owned())]
        }
        ApplicationState::Granted { .. } => {
            let granted = case.application.state.granted();
            let regime = case.round.rules.rules.regime(granted).map(|one| one.asks.clone());
            let title = visit.t_with("application-granted", "amount", granted.to_string());
            vec![("ok", title, regime.unwrap_or_default())]
        }
        ApplicationState::Draft
        | ApplicationState::Submitted
        | ApplicationState::Eligible
        | ApplicationState::Untreated
        | ApplicationState::Refused { .. }
        | ApplicationState::Withdrawn => Vec::new(),
    }
}

fn receipt(visit: &Visit, application: &Application) -> Option<Section> {
    let receipt = application.receipt.as_ref()?;
    let mut section = Section::titled(visit.t("receipt-title"));
    let mut fact = |key: &str, text: String| section.facts.push((visit.t(key).to_owned(), text));
    fact("receipt-number", receipt.number.clone());
    fact("receipt-at", words::moment(visit, receipt.at));
    fact("receipt-seal", receipt.seal.clone());
    section.texts.push(visit.t("receipt-text").to_owned());
    Some(section)
}

fn lacking(visit: &Visit, case: &Case) -> Section {
    let faults = case.application.plan.faults(&case.round.rules.rules, &case.application.partners);
    let mut section = Section::titled(visit.t("application-lacking"));
    if faults.is_empty() {
        section.texts.push(visit.t("application-lacks-nothing").to_owned());
    }
    for fault in &faults {
        let more = match fault {
            crate::PlanFault::Budget(gap) | crate::PlanFault::Shares(gap) => format!(" ({gap})"),
            crate::PlanFault::Activities(part) => format!(" ({})", case.round.rules.rules.part_name(part)),
            crate::PlanFault::Document(name) => format!(" ({name})"),
            crate::PlanFault::Title
            | crate::PlanFault::Asks
            | crate::PlanFault::Unconfirmed(_)
            | crate::PlanFault::Experience
            | crate::PlanFault::Together => String::new(),
        };
        let sentence = visit.t(&format!("plan-fault-{}", fault.name())).to_owned();
        section.points.push(format!("{sentence}{more}"));
    }
    section
}

fn happened(visit: &Visit, case: &Case, taken: &StepTaken) -> Happened {
    let what = visit.t(&format!("subsidies-did-{}", taken.step.name())).to_owned();
    let lines = match &taken.step {
        ApplicationStep::Submit { late: true } => vec![visit.t("subsidies-did-late").to_owned()],
        ApplicationStep::Admit { reason } | ApplicationStep::LeaveUntreated { reason } => {
            vec![reason.clone()]
        }
        ApplicationStep::AskRepair { until, what } => {
            vec![what.clone(), visit.t_with("application-repair", "day", visit.day(*until))]
        }
        ApplicationStep::Grant { amounts, reason } => {
            let rules = &case.round.rules.rules;
            let amount =
                |(part, amount): (&String, &kernel::Cents)| format!("{}: {amount}", rules.part_name(part));
            amounts.iter().map(amount).chain([reason.clone()]).collect()
        }
        ApplicationStep::Refuse { ground, reason } => {
            let ground = format!("{} ({})", visit.t(&format!("refusal-{ground}")), ground.law());
            vec![ground, reason.clone()]
        }
        ApplicationStep::PutOff { weeks, reason } => {
            vec![visit.t_with("subsidies-span-weeks", "count", i64::from(*weeks)), reason.clone()]
        }
        ApplicationStep::NoticeOfDefault { received } => vec![visit.day(*received)],
        ApplicationStep::Submit { late: false }
        | ApplicationStep::Complete
        | ApplicationStep::Accept
        | ApplicationStep::Withdraw => Vec::new(),
    };
    Happened { when: words::moment(visit, taken.at), what, lines }
}

/// What the visitor can do with it now, on pages of their own.
fn links(visit: &Visit, case: &Case) -> Vec<Link> {
    let application = &case.application;
    let at = format!("/subsidies/aanvraag/{}", application.id);
    let facts = Facts {
        own_organisation: visit.cx.actor.organisation().is_some_and(|own| application.is_of(own)),
        ..Facts::NONE
    };
    let may = |action| visit.cx.permit(action, &facts).is_ok();
    let leads = visit.cx.actor.works_for(application.organisation);
    let draft = application.state == ApplicationState::Draft;
    let mut links = Vec::new();
    if draft && leads && may(Action::WriteApplication) {
        links.push(Link::to(visit.t("application-change"), format!("{at}/wijzigen")));
        links.push(Link::to(visit.t("together-change"), format!("{at}/samen")));
    }
    for (step, who) in super::application_steps::offered(visit, case) {
        let by_applicant = who == Action::SubmitApplication;
        let theirs = !by_applicant || leads != (step == "confirm");
        if theirs && may(who) {
            links.push(Link::to(visit.t(&format!("application-step-{step}")), format!("{at}/stap/{step}")));
        }
    }
    links
}
