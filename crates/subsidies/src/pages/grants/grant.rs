use access::{Action, Facts};
use areas::Shelf;
use axum::extract::State;
use kernel::Cents;
use shell::{PageResult, Path, Visit};

use super::super::sheet::{Grid, Happened, Link, Section, Sheet, page};
use super::super::{crumbs, words};
use super::{at, state, title};
use crate::{GrantCase, GrantId, GrantState, GrantStep, GrantTaken, ReportStep, Reporting, Terms};

/// A grant: what it comes to, on which terms, what is paid and told, what was done, and what can be done now.
pub(in super::super) async fn show(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path(id): Path<GrantId>,
) -> PageResult {
    let case = crate::grant_case(&visit.cx, id).await?;
    let grant = &case.grant;
    let wards = words::wards(&visit, &shelf).await?;
    let names = words::names(&visit).await?;
    let mut sections = vec![money(&visit, &case), terms(&visit, &grant.terms, &wards)];
    sections.push(payments(&visit, &case));
    sections.extend(reports(&visit, &case));
    sections.extend(recoveries(&visit, &case));
    let mut history = Section::titled(visit.t("subsidies-history"));
    history.history = grant.steps.iter().map(|taken| happened(&visit, taken)).collect();
    sections.push(history);
    let who = words::name(&names, grant.organisation);
    let sheet = Sheet {
        crumbs: crumbs(&visit, &[("/subsidies/verleningen", visit.t("grants-title"))]),
        title: title(grant),
        line: visit.t_args(
            "grant-line",
            &[
                ("who", who.into()),
                ("period", words::between(&visit, grant.terms.from, grant.terms.until).into()),
            ],
        ),
        badges: vec![state(&visit, &grant.state)],
        alerts: alerts(&visit, &case),
        sections,
        press: None,
        links: links(&visit, &case),
    };
    page(&visit, sheet)
}

fn alerts(visit: &Visit, case: &GrantCase) -> Vec<(&'static str, String, String)> {
    let mut alerts = Vec::new();
    if let GrantState::Intended(intention) = &case.grant.state {
        let args = [
            ("amount", intention.amount.to_string().into()),
            ("day", visit.day(intention.views_until).into()),
        ];
        let ground = visit.t(&format!("lower-{}", intention.ground)).to_owned();
        let text = format!("{ground} ({})", intention.ground.law());
        alerts.push(("warning", visit.t_args("grant-intended", &args), text));
    }
    if case.proposed().is_some() {
        alerts.push(("info", String::new(), visit.t("grant-proposed").to_owned()));
    }
    if case.ledger.to_recover() > Cents(0) {
        let amount = case.ledger.to_recover().to_string();
        alerts.push((
            "warning",
            visit.t_with("grant-to-recover", "amount", amount),
            visit.t("grant-to-recover-text").to_owned(),
        ));
    }
    alerts
}

fn money(visit: &Visit, case: &GrantCase) -> Section {
    let mut section = Section::titled(visit.t("grant-money"));
    let (grant, ledger) = (&case.grant, &case.ledger);
    let mut fact = |key: &str, text: String| section.facts.push((visit.t(key).to_owned(), text));
    fact("subsidies-column-asked", grant.asked.to_string());
    fact("subsidies-column-granted", grant.terms.amount.to_string());
    if let Some(day) = grant.granted_on {
        fact("grant-granted-on", visit.day(day));
    }
    fact("grant-paid", ledger.held().to_string());
    fact("grant-to-pay", ledger.to_pay().to_string());
    match grant.state.settled() {
        Some((amount, on)) => {
            fact("grant-settled", amount.to_string());
            fact("grant-settled-on", visit.day(on));
        }
        None => fact("grant-settled", visit.t("grant-not-settled").to_owned()),
    }
    if ledger.released() > Cents(0) {
        fact("grant-released", ledger.released().to_string());
    }
    section
}

fn terms(visit: &Visit, terms: &Terms, wards: &std::collections::BTreeMap<String, String>) -> Section {
    let mut section = Section::titled(visit.t("grant-terms"));
    section.facts.push((visit.t("terms-duties").to_owned(), terms.duties.join(" ")));
    section.facts.push((visit.t("terms-regime").to_owned(), terms.regime.asks.clone()));
    let heads = [
        "application-activity",
        "application-ward",
        "application-group",
        "application-indicator",
        "application-planned",
    ];
    let mut grid = Grid::of(visit, "subsidies-plan-activities", &heads);
    for one in &terms.activities {
        let ward = one.ward.as_ref().map_or_else(
            || visit.t("subsidies-whole-city").to_owned(),
            |code| wards.get(code).unwrap_or(code).clone(),
        );
        let cells = vec![ward, one.target_group.clone(), one.indicator.clone(), one.planned.to_string()];
        grid.row(one.what.clone(), "", cells);
    }
    section.grid = Some(grid);
    section
}

fn payments(visit: &Visit, case: &GrantCase) -> Section {
    let mut grid =
        Grid::of(visit, "grant-payments", &["grant-due", "application-amount", "subsidies-column-state"]);
    for (one, payment) in &case.instalments {
        let state = payment.map_or("due", |state| state.name());
        let cells = vec![one.amount.to_string(), visit.t(&format!("payment-state-{state}")).to_owned()];
        grid.row(visit.day(one.on), "", cells);
    }
    Section::table(visit.t("grant-payments"), grid, visit.t("grant-payments-none"))
}

/// The reports that are asked, each with what can be done with it.
fn reports(visit: &Visit, case: &GrantCase) -> Option<Section> {
    let heads = ["grant-report-column", "grant-report-due", "subsidies-column-state", "grant-report-costs"];
    let mut grid = Grid::of(visit, "grant-reports", &heads);
    let mut links = Vec::new();
    for one in &case.reports {
        let told = one.submitted_on.is_some();
        let cells = vec![
            visit.day(one.due),
            visit.t(&format!("grant-report-state-{}", one.state)).to_owned(),
            if told { one.content.net().to_string() } else { String::new() },
        ];
        grid.row(report_name(visit, one), "", cells);
        links.extend(report_links(visit, case, one));
    }
    let counts = case.reports.iter().filter(|one| one.submitted_on.is_some()).map(|one| {
        let counted = case.grant.terms.activities.iter().zip(&one.content.counts);
        let counted: Vec<String> = counted
            .map(|(activity, count)| {
                format!("{}: {count} ({} {})", activity.what, activity.planned, activity.indicator)
            })
            .collect();
        format!("{}. {} {}", report_name(visit, one), one.content.story, counted.join("; "))
    });
    let texts = counts.collect();
    let table = Section::table(visit.t("grant-reports"), grid, "");
    (!case.reports.is_empty()).then_some(Section { texts, links, ..table })
}

fn report_name(visit: &Visit, one: &Reporting) -> String {
    let key = if one.is_final { "grant-report-final" } else { "grant-report-interim" };
    visit.t_with(key, "number", one.number)
}

fn report_links(visit: &Visit, case: &GrantCase, one: &Reporting) -> Vec<Link> {
    let own = Facts { own_organisation: visit.cx.actor.works_for(case.grant.organisation), ..Facts::NONE };
    let at = format!("{}/verslag/{}", at(&case.grant), one.number);
    let mut links = Vec::new();
    if one.state.is_open() && visit.cx.permit(Action::ReportOnGrant, &own).is_ok() {
        links
            .push(Link::to(&visit.t_with("grant-report-write", "name", report_name(visit, one)), at.clone()));
    }
    if visit.cx.permit(Action::KeepGrants, &Facts::NONE).is_ok() {
        let steps = ReportStep::ALL.iter().filter(|step| **step != ReportStep::Submit);
        for step in steps.filter(|step| one.state.after(**step).is_ok()) {
            let label =
                format!("{}: {}", visit.t(&format!("grant-report-step-{step}")), report_name(visit, one));
            links.push(Link::to(&label, format!("{at}/stap/{step}")));
        }
    }
    links
}

fn recoveries(visit: &Visit, case: &GrantCase) -> Option<Section> {
    let heads = ["recovery-column", "application-amount", "recovery-received", "recovery-next"];
    let mut grid = Grid::of(visit, "grant-recoveries", &heads);
    let mut links = Vec::new();
    let pays = visit.cx.permit(Action::PreparePayments, &Facts::NONE).is_ok();
    for one in &case.recoveries {
        let next = one.next().map_or_else(String::new, |next| {
            let args = [("amount", next.amount.to_string().into()), ("day", visit.day(next.on).into())];
            visit.t_args("recovery-next-text", &args)
        });
        let cells = vec![one.amount.to_string(), one.received.to_string(), next];
        grid.row(visit.day(one.announced), "", cells);
        if pays && one.left() > Cents(0) {
            let at = format!("{}/terugvordering/{}/stap", at(&case.grant), one.number);
            for step in ["receive", "spread", "set-off"] {
                links.push(Link::to(visit.t(&format!("recovery-step-{step}")), format!("{at}/{step}")));
            }
        }
    }
    let table = Section::table(visit.t("grant-recoveries"), grid, "");
    (!case.recoveries.is_empty()).then_some(Section { links, ..table })
}

fn happened(visit: &Visit, taken: &GrantTaken) -> Happened {
    let what = visit.t(&format!("grant-did-{}", taken.step.name())).to_owned();
    let version = |number: &i64| visit.t_with("grant-terms-version", "number", *number);
    let ground = |key: String, law: &str| format!("{} ({law})", visit.t(&key));
    let lines = match &taken.step {
        GrantStep::Redraw | GrantStep::Confirm | GrantStep::Desist | GrantStep::Close => Vec::new(),
        GrantStep::ConfirmSettled { amount, .. } => vec![amount.to_string()],
        GrantStep::Tell { what, notice } => {
            let key = if *notice { "grant-told-notice" } else { "grant-told-asks" };
            vec![what.clone(), visit.t(key).to_owned()]
        }
        GrantStep::Propose { terms, reason } => vec![version(terms), reason.clone()],
        GrantStep::Amend { terms } => vec![version(terms)],
        GrantStep::Intend { intention, reason } => vec![
            intention.amount.to_string(),
            ground(format!("lower-{}", intention.ground), intention.ground.law()),
            reason.clone(),
        ],
        GrantStep::View { text } => vec![text.clone()],
        GrantStep::Settle { amount, ground: why, reason, .. } => {
            let why = why.map(|one| ground(format!("lower-{one}"), one.law()));
            std::iter::once(amount.to_string()).chain(why).chain([reason.clone()]).collect()
        }
        GrantStep::Withdraw { reason } => vec![reason.clone()],
        GrantStep::Lower { amount, ground: why, reason, .. } => {
            vec![amount.to_string(), ground(format!("change-{why}"), why.law()), reason.clone()]
        }
    };
    Happened { when: words::moment(visit, taken.at), what, lines }
}

/// What the visitor can do with it now, on pages of their own.
fn links(visit: &Visit, case: &GrantCase) -> Vec<Link> {
    let grant = &case.grant;
    let mut links = Vec::new();
    let terms = matches!(grant.state, GrantState::Prepared | GrantState::Granted);
    if terms && visit.cx.permit(Action::KeepGrants, &Facts::NONE).is_ok() {
        let key = if grant.state == GrantState::Prepared { "terms-redraw" } else { "terms-propose" };
        links.push(Link::to(visit.t(key), format!("{}/voorwaarden", at(grant))));
    }
    for step in super::steps::offered(visit, case) {
        links.push(Link::to(visit.t(&format!("grant-step-{step}")), format!("{}/stap/{step}", at(grant))));
    }
    links
}
