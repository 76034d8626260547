use access::Action;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, desk, see_other};

use super::answers::{Answers, Sent};
use super::refusals::refusal;
use super::scheme::rules;
use super::sheet::{Asked, Grid, Link, Section, Sheet, form, page};
use super::{crumbs, words};
use crate::{Phase, PublicRound, Round, RoundId, RoundState, RoundStep};

/// A round: when to apply, how much there is, by which rules, and what came of it.
pub(super) async fn show(visit: Visit, Path(id): Path<RoundId>) -> PageResult {
    let told = crate::round(&visit.cx, id).await?;
    let round = &told.round;
    let scheme = crate::schemes(&visit.cx).await?;
    let scheme = scheme.iter().find(|one| one.id == round.particulars.scheme).ok_or(PageError::NotFound)?;
    let at = format!("/subsidies/{}", scheme.particulars.slug);
    let phase = round.phase(visit.cx.clock.today());
    let mut sections = vec![facts(&visit, &told).await?, ceilings(&visit, &told)];
    sections.extend(recipients(&visit, &told).await?);
    sections.extend(rules(&visit, &round.rules.rules));
    let could = |action| visit.cx.actor.could(action, visit.cx.now());
    let apply = (phase == Phase::Open && could(Action::WriteApplication))
        .then(|| Link::to(visit.t("round-apply"), format!("/subsidies/ronde/{id}/aanvragen")));
    let sheet = Sheet {
        crumbs: crumbs(&visit, &[(&at, &scheme.particulars.name)]),
        title: format!("{}: {}", scheme.particulars.name, round.particulars.name),
        line: words::window(&visit, round),
        badges: vec![words::phase(&visit, phase)],
        alerts: alerts(&visit, round, phase),
        sections,
        press: apply,
        links: links(&visit, round),
    };
    page(&visit, sheet)
}

fn alerts(visit: &Visit, round: &Round, phase: Phase) -> Vec<(&'static str, String, String)> {
    let mut alerts = Vec::new();
    if let Some(reason) = round.published.as_ref().and_then(|one| one.late_because.clone()) {
        alerts.push(("warning", visit.t("round-published-late").to_owned(), reason));
    }
    if phase == Phase::Open && visit.cx.actor.account.is_none() {
        let text = visit.t("round-sign-in").to_owned();
        alerts.push(("info", String::new(), text));
    }
    if round.particulars.under_reservation {
        alerts.push(("info", String::new(), visit.t("round-under-reservation").to_owned()));
    }
    alerts
}

async fn facts(visit: &Visit, told: &PublicRound) -> Result<Section, PageError> {
    let round = &told.round;
    let mut section = Section::titled(visit.t("round-title"));
    let mut fact = |key: &str, text: String| section.facts.push((visit.t(key).to_owned(), text));
    fact("round-window", words::window(visit, round));
    fact(
        "round-last-moment",
        visit.t_with("round-last-moment-text", "day", visit.day(round.particulars.closes)),
    );
    fact("round-period", words::between(visit, round.particulars.from, round.particulars.until));
    if let Some(published) = &round.published {
        fact("round-published", visit.day(published.on));
    }
    fact(
        "scheme-rules",
        visit.t_args(
            "scheme-version",
            &[("number", round.rules.number.into()), ("day", visit.day(round.rules.since).into())],
        ),
    );
    if let Some(line) = round.particulars.budget_line {
        let lines = crate::budget_lines(&visit.cx).await?;
        if let Some(found) = lines.iter().find(|one| one.id == line) {
            fact("round-budget-line", found.name.clone());
        }
    }
    if let Some(source) = &round.particulars.source {
        fact("scheme-source", source.clone());
    }
    if let Some(results) = &told.results {
        fact("round-handed-in", results.handed_in.to_string());
    }
    Ok(section)
}

fn ceilings(visit: &Visit, told: &PublicRound) -> Section {
    let heads = [
        "application-part",
        "subsidies-column-ceiling",
        "subsidies-column-asked",
        "subsidies-column-granted",
    ];
    let mut grid = Grid::of(visit, "round-ceilings", &heads);
    let untold = || visit.t("subsidies-untold").to_owned();
    let amount = |found: Option<kernel::Cents>| found.unwrap_or_default().to_string();
    let (mut asked_sum, mut granted_sum) = (kernel::Cents(0), kernel::Cents(0));
    for one in &told.round.particulars.ceilings {
        let results = told.results.as_ref();
        let asked = results.map(|results| results.asked.get(&one.part).copied());
        let granted =
            results.and_then(|results| results.granted.as_ref()).map(|all| all.get(&one.part).copied());
        asked_sum = asked_sum + asked.flatten().unwrap_or_default();
        granted_sum = granted_sum + granted.flatten().unwrap_or_default();
        let cells = vec![
            one.amount.to_string(),
            asked.map_or_else(untold, amount),
            granted.map_or_else(untold, amount),
        ];
        grid.row(told.round.rules.rules.part_name(&one.part), "", cells);
    }
    let told_of = |known: bool, sum: kernel::Cents| if known { sum.to_string() } else { untold() };
    let results = told.results.as_ref();
    let cells = vec![
        told.round.particulars.ceiling().to_string(),
        told_of(results.is_some(), asked_sum),
        told_of(results.is_some_and(|one| one.granted.is_some()), granted_sum),
    ];
    grid.row(visit.t("round-together"), "", cells);
    Section::table(visit.t("round-ceilings"), grid, "")
}

async fn recipients(visit: &Visit, told: &PublicRound) -> Result<Option<Section>, PageError> {
    let Some(results) = told.results.as_ref().filter(|one| one.granted.is_some()) else { return Ok(None) };
    let names = words::names(visit).await?;
    let heads =
        ["round-recipient-plan", "round-recipient", "subsidies-column-asked", "subsidies-column-granted"];
    let mut grid = Grid::of(visit, "round-recipients", &heads).in_dutch(&[0, 1]);
    for one in &results.recipients {
        let person = visit.t("register-person");
        let who: Vec<&str> = one.organisations.iter().map(|id| words::name(&names, *id)).collect();
        let who = if who.is_empty() { person.to_owned() } else { who.join(", ") };
        let title = if one.title.is_empty() { person } else { one.title.as_str() };
        grid.row(title, "", vec![who, one.asked.to_string(), one.granted.to_string()]);
    }
    Ok(Some(Section::table(visit.t("round-recipients"), grid, visit.t("round-recipients-none"))))
}

/// What whoever prepares or decides can do next.
fn links(visit: &Visit, round: &Round) -> Vec<Link> {
    let could = |action| visit.cx.actor.could(action, visit.cx.now());
    let at = format!("/subsidies/ronde/{}", round.id);
    let mut links = Vec::new();
    if round.state.tells_outcome() {
        links.push(Link::to(visit.t("council-link"), format!("/subsidies/ronde/{}/raad", round.id)));
    }
    if could(Action::KeepSchemes) && round.state == RoundState::Draft {
        links.push(Link::to(visit.t("round-change"), format!("{at}/wijzigen")));
    }
    let compares = could(Action::RankApplications) || could(Action::DecideApplications);
    if compares && round.state >= RoundState::Assessing {
        links.push(Link::to(visit.t("ranking-title"), format!("{at}/rangschikking")));
    }
    if could(Action::CheckApplications) && round.state.tells_outcome() {
        links.push(Link::to(visit.t("letters-title"), format!("{at}/brieven")));
    }
    for step in RoundStep::ALL {
        if round.state.after(*step).is_ok() && could(action(*step)) {
            links.push(Link::to(visit.t(&format!("round-step-{step}")), format!("{at}/stap/{step}")));
        }
    }
    links
}

const fn action(step: RoundStep) -> Action {
    match step {
        RoundStep::Adopt | RoundStep::SendBack => Action::AdoptRound,
        RoundStep::Publish | RoundStep::Run | RoundStep::Complete => Action::KeepSchemes,
        RoundStep::Assess | RoundStep::Rank => Action::RankApplications,
        RoundStep::Decide => Action::DecideApplications,
    }
}

/// Asks whether to take the step, and why when that must be said.
pub(super) async fn before(visit: Visit, Path((id, step)): Path<(RoundId, String)>) -> PageResult {
    let (round, step) = found(&visit, id, &step).await?;
    asked(&visit, &round, step, &Answers::of(&visit, "round-step", Vec::new()), &[])
}

/// Takes the step.
pub(super) async fn step(
    visit: Visit,
    Path((id, step)): Path<(RoundId, String)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let (round, step) = found(&visit, id, &step).await?;
    let mut answers = Answers::of(&visit, "round-step", sent);
    let seen = (id, answers.version());
    let done = match step {
        RoundStep::Rank => crate::rank_round(&visit.cx, seen).await.map(drop),
        RoundStep::Decide => crate::decide_round(&visit.cx, seen).await,
        RoundStep::Adopt
        | RoundStep::SendBack
        | RoundStep::Publish
        | RoundStep::Assess
        | RoundStep::Run
        | RoundStep::Complete => crate::step_round(&visit.cx, seen, step, Some(answers.get("reason"))).await,
    };
    match done {
        Ok(()) => Ok(see_other(&format!("/subsidies/ronde/{id}"))),
        Err(error) => match refusal(&visit, &error) {
            Some(message) => {
                let field = if step == RoundStep::Publish { "reason" } else { "inhoud" };
                let wrong = FieldError { field: field.to_owned(), message };
                answers.errors.push(wrong.clone());
                asked(&visit, &round, step, &answers, &[wrong])
            }
            None => Err(error.into()),
        },
    }
}

async fn found(visit: &Visit, id: RoundId, step: &str) -> Result<(Round, RoundStep), PageError> {
    let step: RoundStep = step.parse().map_err(|_| PageError::NotFound)?;
    if !visit.cx.actor.could(action(step), visit.cx.now()) {
        return Err(PageError::NotFound);
    }
    Ok((crate::round(&visit.cx, id).await?.round, step))
}

fn asked(
    visit: &Visit,
    round: &Round,
    step: RoundStep,
    answers: &Answers<'_>,
    errors: &[FieldError],
) -> PageResult {
    let today = visit.cx.clock.today();
    let late = step == RoundStep::Publish && round.particulars.is_late_to_publish(today);
    let fields = if late { vec![answers.field("reason", "textarea")] } else { Vec::new() };
    let lead = if late { "round-late-lead".to_owned() } else { format!("round-step-{step}-lead") };
    let label = visit.t(&format!("round-step-{step}")).to_owned();
    let asked = Asked {
        crumbs: crumbs(visit, &[(&format!("/subsidies/ronde/{}", round.id), &round.particulars.name)]),
        title: label.clone(),
        lead: visit.t(&lead).to_owned(),
        action: format!("/subsidies/ronde/{}/stap/{step}", round.id),
        back: format!("/subsidies/ronde/{}", round.id),
        version: round.version.to_string(),
        save: label,
        groups: vec![desk::Section::plain(fields)],
        above: Vec::new(),
    };
    form(visit, asked, errors)
}
