use std::collections::BTreeMap;

use access::Action;
use kernel::Cents;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, desk, see_other};

use super::answers::{Answers, Filled, Sent, plain};
use super::refusals::refusal;
use super::sheet::{Asked, form};
use super::{crumbs, mine};
use crate::{ApplicationId, ApplicationState, ApplicationStep, Case, RefusalGround, StepTaken, SubsidyError};

const FORM: &str = "application-step";

/// The steps that lead somewhere as an application stands, each with who may take it.
pub(super) fn offered(visit: &Visit, case: &Case) -> Vec<(&'static str, Action)> {
    let mut offered = of_state(&case.application.state);
    offered.retain(|(step, _)| match *step {
        "put-off" => may_be_put_off(visit, case),
        "notice-of-default" => case.announced.is_none(),
        _ => true,
    });
    offered
}

/// Once, in time, and where the rules allow it.
fn may_be_put_off(visit: &Visit, case: &Case) -> bool {
    let before = |taken: &StepTaken| matches!(taken.step, ApplicationStep::PutOff { .. });
    let in_time = case.clock.last.day().is_some_and(|last| visit.cx.clock.today() <= last);
    case.round.rules.rules.put_off_weeks > 0
        && case.announced.is_none()
        && in_time
        && !case.round.state.tells_outcome()
        && !case.application.steps.iter().any(before)
}

fn of_state(state: &ApplicationState) -> Vec<(&'static str, Action)> {
    use Action::{CheckApplications as Check, DecideApplications as Decide, SubmitApplication as Submit};
    let own: &[(&'static str, Action)] = match state {
        ApplicationState::Draft => {
            return vec![("submit", Submit), ("confirm", Submit), ("withdraw", Submit)];
        }
        ApplicationState::Submitted => &[("accept", Check), ("ask-repair", Check), ("refuse", Decide)],
        ApplicationState::Late => &[("admit", Check), ("refuse", Decide)],
        ApplicationState::Repair { .. } => {
            &[("complete", Submit), ("accept", Check), ("leave-untreated", Check)]
        }
        ApplicationState::Eligible => &[("grant", Decide), ("refuse", Decide)],
        // A decision counts from its letter: until then the term goes on.
        ApplicationState::Granted { .. } | ApplicationState::Refused { .. } => {
            return vec![("put-off", Check), ("notice-of-default", Check)];
        }
        ApplicationState::Untreated | ApplicationState::Withdrawn => return Vec::new(),
    };
    let always: &[_] = &[("put-off", Check), ("notice-of-default", Check), ("withdraw", Submit)];
    [own, always].concat()
}

/// Asks what the step needs.
pub(super) async fn before(visit: Visit, Path((id, step)): Path<(ApplicationId, String)>) -> PageResult {
    let case = crate::application(&visit.cx, id).await?;
    let filled = if step == "grant" { ranked_amounts(&visit, &case).await? } else { Filled::default() };
    show(&visit, &case, &step, &Answers::of(&visit, FORM, filled.0), &[])
}

/// Takes the step.
pub(super) async fn step(
    visit: Visit,
    Path((id, step)): Path<(ApplicationId, String)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let case = crate::application(&visit.cx, id).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let Err(error) = take(&visit, &case, &step, &answers).await else {
        return Ok(see_other(&format!("/subsidies/aanvraag/{id}")));
    };
    let Some(message) = refusal(&visit, &error) else { return Err(error.into()) };
    let field = if matches!(error, SubsidyError::Ceiling(_) | SubsidyError::Amounts) {
        "amount-1"
    } else if matches!(error, SubsidyError::NoReason) {
        "reason"
    } else if matches!(error, SubsidyError::PutOffLonger { .. }) {
        "weeks"
    } else {
        "inhoud"
    };
    let wrong = FieldError { field: field.to_owned(), message };
    answers.errors.push(wrong.clone());
    show(&visit, &case, &step, &answers, &[wrong])
}

async fn take(visit: &Visit, case: &Case, step: &str, answers: &Answers<'_>) -> Result<(), SubsidyError> {
    let (cx, seen) = (&visit.cx, (case.application.id, answers.version()));
    let reason = answers.get("reason");
    match step {
        "submit" => crate::submit(cx, seen.0, seen.1).await.map(drop),
        "confirm" => crate::confirm_share(cx, seen.0).await,
        "withdraw" => crate::withdraw(cx, seen.0, seen.1).await,
        "complete" => crate::answer_repair(cx, seen, &documents(case, answers)).await,
        "admit" => crate::admit_late(cx, seen, reason).await,
        "ask-repair" => crate::ask_repair(cx, seen, reason).await,
        "accept" => crate::accept(cx, seen).await,
        "leave-untreated" => crate::leave_untreated(cx, seen, reason).await,
        "put-off" => {
            let most = case.round.rules.rules.put_off_weeks;
            let weeks = answers.get("weeks").parse().map_err(|_| SubsidyError::PutOffLonger { most })?;
            crate::put_off(cx, seen, weeks, reason).await
        }
        "notice-of-default" => {
            let received = answers.get("received").parse().map_err(|_| SubsidyError::NotNow)?;
            crate::note_default(cx, seen, received).await
        }
        "grant" => crate::grant(cx, seen, &amounts(case, answers)?, reason).await,
        "refuse" => {
            let ground: RefusalGround = answers.get("ground").parse().map_err(|_| SubsidyError::NoReason)?;
            crate::refuse(cx, seen, ground, reason).await
        }
        _ => Err(SubsidyError::NotFound),
    }
}

fn documents(case: &Case, answers: &Answers<'_>) -> BTreeMap<String, String> {
    let names = case.round.rules.rules.documents.iter();
    (1..)
        .zip(names)
        .map(|(place, name)| (name.clone(), answers.get(&format!("document-{place}")).to_owned()))
        .collect()
}

/// The amounts by part; a part that is left empty gets nothing.
fn amounts(case: &Case, answers: &Answers<'_>) -> Result<BTreeMap<String, Cents>, SubsidyError> {
    let mut amounts = BTreeMap::new();
    for (place, ask) in (1..).zip(&case.application.plan.asks) {
        let text = answers.get(&format!("amount-{place}"));
        if text.is_empty() {
            continue;
        }
        let amount: Cents = text.parse().map_err(|_| SubsidyError::Amounts)?;
        if amount != Cents(0) {
            amounts.insert(ask.part.clone(), amount);
        }
    }
    Ok(amounts)
}

/// What the ranking gives, for the form to begin with.
async fn ranked_amounts(visit: &Visit, case: &Case) -> Result<Filled, PageError> {
    let mut filled = Filled::default();
    let ranked = crate::ranked(&visit.cx, case.round.id).await?;
    let Some(ranking) = ranked.rankings.first() else { return Ok(filled) };
    let given = ranking.amounts(case.application.number());
    for (place, ask) in (1..).zip(&case.application.plan.asks) {
        if let Some(amount) = given.get(&ask.part) {
            filled = filled.with(format!("amount-{place}"), plain(*amount));
        }
    }
    Ok(filled)
}

fn show(visit: &Visit, case: &Case, step: &str, answers: &Answers<'_>, errors: &[FieldError]) -> PageResult {
    let known = offered(visit, case);
    let Some((step, action)) = known.into_iter().find(|(name, _)| *name == step) else {
        return Err(PageError::NotFound);
    };
    if !visit.cx.actor.could(action, visit.cx.now()) {
        return Err(PageError::NotFound);
    }
    let id = case.application.id;
    let at = format!("/subsidies/aanvraag/{id}");
    let title = mine::title(visit, case);
    let label = visit.t(&format!("application-step-{step}")).to_owned();
    let asked = Asked {
        crumbs: crumbs(visit, &[(&at, &title)]),
        title: label.clone(),
        lead: visit.t(&format!("application-step-{step}-lead")).to_owned(),
        action: format!("{at}/stap/{step}"),
        back: at,
        version: case.application.version.to_string(),
        save: label,
        groups: vec![desk::Section::plain(fields(visit, case, step, answers))],
        above: Vec::new(),
    };
    form(visit, asked, errors)
}

fn fields(visit: &Visit, case: &Case, step: &str, answers: &Answers<'_>) -> Vec<shell::Field> {
    let reason = || answers.field("reason", "textarea");
    match step {
        "admit" | "ask-repair" | "leave-untreated" => vec![reason()],
        "put-off" => vec![answers.field("weeks", "number"), reason()],
        "notice-of-default" => vec![answers.field("received", "date")],
        "refuse" => {
            let ground = |one: &RefusalGround| {
                let text = format!("{} ({})", visit.t(&format!("refusal-{one}")), one.law());
                (one.name().to_owned(), text)
            };
            let grounds: Vec<(String, String)> = RefusalGround::ALL.iter().map(ground).collect();
            vec![answers.choose("ground", None, &grounds), reason()]
        }
        "grant" => {
            let rules = &case.round.rules.rules;
            let amount = |(place, ask): (usize, &crate::Ask)| {
                let field = answers.optional(&format!("amount-{place}"), "number");
                let args =
                    [("part", rules.part_name(&ask.part).into()), ("asked", ask.asked.to_string().into())];
                shell::Field { label: visit.t_args("application-step-amount-of", &args), ..field }
            };
            (1..).zip(&case.application.plan.asks).map(amount).chain([reason()]).collect()
        }
        "complete" => {
            let document = |(place, name): (usize, &String)| {
                let field = answers.optional(&format!("document-{place}"), "textarea");
                shell::Field { label: name.clone(), ..field }
            };
            (1..).zip(&case.round.rules.rules.documents).map(document).collect()
        }
        _ => Vec::new(),
    }
}
