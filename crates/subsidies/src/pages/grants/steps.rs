use access::{Action, Facts};
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::answers::{Answers, Sent};
use super::super::refusals::refusal;
use super::{Question, ask, at, found_wrong};
use crate::{ChangeGround, GrantCase, GrantId, GrantState, LowerGround, PlanChange, SubsidyError};

const FORM: &str = "grant-step";

/// The steps that lead somewhere from where it stands, for whoever may take them.
pub(super) fn offered(visit: &Visit, case: &GrantCase) -> Vec<&'static str> {
    use Action::{DecideGrants as Decide, KeepGrants as Keep, ReportOnGrant as Own};
    let known: Vec<(&'static str, Action)> = match &case.grant.state {
        GrantState::Prepared => vec![("confirm", Decide)],
        GrantState::Granted => {
            let amend = case.proposed().map(|_| ("amend", Decide));
            let steps = [("tell", Own), ("intend", Keep), ("settle", Decide), ("withdraw", Decide)];
            amend.into_iter().chain(steps).collect()
        }
        GrantState::Intended(_) => vec![("view", Own), ("desist", Keep), ("settle", Decide)],
        GrantState::Settled { .. } => vec![("lower", Decide), ("close", Keep)],
        GrantState::Closed { .. } => vec![("lower", Decide)],
        GrantState::Withdrawn => Vec::new(),
    };
    let own = Facts { own_organisation: visit.cx.actor.works_for(case.grant.organisation), ..Facts::NONE };
    let may = |action| visit.cx.permit(action, &own).is_ok();
    known.into_iter().filter(|(_, action)| may(*action)).map(|(step, _)| step).collect()
}

/// Asks what the step needs.
pub(in super::super) async fn before(visit: Visit, Path((id, step)): Path<(GrantId, String)>) -> PageResult {
    let case = crate::grant_case(&visit.cx, id).await?;
    show(&visit, &case, &step, &Answers::of(&visit, FORM, Vec::new()), &[])
}

/// Takes the step.
pub(in super::super) async fn step(
    visit: Visit,
    Path((id, step)): Path<(GrantId, String)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let case = crate::grant_case(&visit.cx, id).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let done = take(&visit, &case, &step, &mut answers).await;
    let Err(error) = done else { return Ok(see_other(&at(&case.grant))) };
    if !answers.errors.is_empty() {
        let errors = answers.errors.clone();
        return show(&visit, &case, &step, &answers, &errors);
    }
    let Some(message) = refusal(&visit, &error) else { return Err(error.into()) };
    let field = match (matches!(error, SubsidyError::Amounts), matches!(error, SubsidyError::NoReason)) {
        (true, _) => "amount",
        (false, true) => "reason",
        (false, false) => "inhoud",
    };
    let errors = found_wrong(&mut answers, field, message);
    show(&visit, &case, &step, &answers, &errors)
}

async fn take(
    visit: &Visit,
    case: &GrantCase,
    step: &str,
    answers: &mut Answers<'_>,
) -> Result<(), SubsidyError> {
    let (cx, seen) = (&visit.cx, (case.grant.id, answers.version()));
    let reason = answers.get("reason").to_owned();
    match step {
        "confirm" => crate::confirm_grant(cx, seen).await,
        "amend" => crate::amend_grant(cx, seen).await,
        "tell" => {
            let percent = answers.read("percent").ok_or(SubsidyError::Amounts)?;
            let elsewhere = answers.get("elsewhere") == "yes";
            crate::tell_change(cx, seen, PlanChange { percent, elsewhere }, &reason).await
        }
        "intend" => {
            let amount = answers.read("amount").ok_or(SubsidyError::Amounts)?;
            let ground: LowerGround = answers.read("ground").ok_or(SubsidyError::NoReason)?;
            crate::intend_lower(cx, seen, (amount, ground), &reason).await
        }
        "view" => crate::give_view(cx, seen, &reason).await,
        "desist" => crate::desist(cx, seen).await,
        "settle" => crate::settle(cx, seen, &reason).await,
        "withdraw" => crate::withdraw_grant(cx, seen, &reason).await,
        "lower" => {
            let amount = answers.read("amount").ok_or(SubsidyError::Amounts)?;
            let ground: ChangeGround = answers.read("change").ok_or(SubsidyError::NoReason)?;
            let breach = answers.get("breach").parse().ok();
            crate::lower_settlement(cx, seen, (amount, ground, breach), &reason).await
        }
        "close" => crate::close_grant(cx, seen).await,
        _ => Err(SubsidyError::NotFound),
    }
}

fn show(
    visit: &Visit,
    case: &GrantCase,
    step: &str,
    answers: &Answers<'_>,
    errors: &[FieldError],
) -> PageResult {
    if !offered(visit, case).contains(&step) {
        return Err(PageError::NotFound);
    }
    let question = Question {
        key: format!("grant-step-{step}"),
        action: format!("{}/stap/{step}", at(&case.grant)),
        version: case.grant.version,
        fields: fields(visit, step, answers),
        above: Vec::new(),
    };
    ask(visit, &case.grant, question, errors)
}

fn fields(visit: &Visit, step: &str, answers: &Answers<'_>) -> Vec<shell::Field> {
    let reason = || answers.field("reason", "textarea");
    let amount = || answers.field("amount", "number");
    match step {
        "tell" => {
            let yes = [("yes".to_owned(), visit.t("grant-step-elsewhere-yes").to_owned())];
            vec![
                reason(),
                answers.field("percent", "number"),
                answers.choose("elsewhere", Some("grant-step-elsewhere-no"), &yes),
            ]
        }
        "intend" => {
            let ground = |one: &LowerGround| {
                (one.name().to_owned(), format!("{} ({})", visit.t(&format!("lower-{one}")), one.law()))
            };
            let grounds: Vec<(String, String)> = LowerGround::ALL.iter().map(ground).collect();
            vec![amount(), answers.choose("ground", None, &grounds), reason()]
        }
        "lower" => {
            let ground = |one: &ChangeGround| {
                (one.name().to_owned(), format!("{} ({})", visit.t(&format!("change-{one}")), one.law()))
            };
            let grounds: Vec<(String, String)> = ChangeGround::ALL.iter().map(ground).collect();
            let breach = answers.optional("breach", "date");
            vec![amount(), answers.choose("change", None, &grounds), breach, reason()]
        }
        "view" | "settle" | "withdraw" => vec![reason()],
        _ => Vec::new(),
    }
}
