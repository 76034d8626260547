use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::answers::{Answers, Sent};
use super::super::refusals::refusal;
use super::{Question, ask, at, found_wrong, title};
use crate::{GrantCase, GrantId, Recovery, SubsidyError};

const FORM: &str = "recovery";

/// Asks what was received, in how many instalments it is paid back, or against what it is set off.
pub(in super::super) async fn before(
    visit: Visit,
    Path((id, number, step)): Path<(GrantId, i64, String)>,
) -> PageResult {
    let (case, recovery) = found(&visit, id, number).await?;
    show(&visit, (&case, &recovery, &step), &Answers::of(&visit, FORM, Vec::new()), &[]).await
}

/// Books it.
pub(in super::super) async fn step(
    visit: Visit,
    Path((id, number, step)): Path<(GrantId, i64, String)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let (case, recovery) = found(&visit, id, number).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let field = match step.as_str() {
        "receive" => "amount",
        "spread" => "count",
        _ => "against",
    };
    let Err(error) = take(&visit, (id, number), &step, &mut answers).await else {
        return Ok(see_other(&at(&case.grant)));
    };
    let errors = if answers.errors.is_empty() {
        let Some(message) = refusal(&visit, &error) else { return Err(error.into()) };
        found_wrong(&mut answers, field, message)
    } else {
        answers.errors.clone()
    };
    show(&visit, (&case, &recovery, &step), &answers, &errors).await
}

async fn take(
    visit: &Visit,
    of: (GrantId, i64),
    step: &str,
    answers: &mut Answers<'_>,
) -> Result<(), SubsidyError> {
    match step {
        "receive" => {
            let amount = answers.read("amount").ok_or(SubsidyError::Amounts)?;
            crate::receive(&visit.cx, of, amount).await
        }
        "spread" => {
            let count = answers.read("count").ok_or(SubsidyError::Amounts)?;
            crate::spread_recovery(&visit.cx, of, count).await
        }
        "set-off" => {
            let against = answers.read("against").ok_or(SubsidyError::Amounts)?;
            crate::set_off(&visit.cx, of, against).await.map(drop)
        }
        _ => Err(SubsidyError::NotFound),
    }
}

async fn found(visit: &Visit, id: GrantId, number: i64) -> Result<(GrantCase, Recovery), PageError> {
    let case = crate::grant_case(&visit.cx, id).await?;
    let recovery = case.recoveries.iter().find(|one| one.number == number).cloned();
    Ok((case, recovery.ok_or(PageError::NotFound)?))
}

async fn show(
    visit: &Visit,
    (case, recovery, step): (&GrantCase, &Recovery, &str),
    answers: &Answers<'_>,
    errors: &[FieldError],
) -> PageResult {
    let field = match step {
        "receive" => answers.field("amount", "number"),
        "spread" => answers.field("count", "number"),
        "set-off" => {
            let today = visit.cx.clock.today();
            let fits = |line: &crate::GrantLine| {
                crate::may_set_off(&case.grant, &line.grant, recovery.announced, today).is_ok()
            };
            let lines = crate::grants(&visit.cx).await?;
            let choices: Vec<(String, String)> = lines
                .iter()
                .filter(|line| fits(line))
                .map(|line| (line.grant.id.to_string(), title(&line.grant)))
                .collect();
            answers.choose("against", None, &choices)
        }
        _ => return Err(PageError::NotFound),
    };
    let question = Question {
        key: format!("recovery-step-{step}"),
        action: format!("{}/terugvordering/{}/stap/{step}", at(&case.grant), recovery.number),
        version: case.grant.version,
        fields: vec![field],
        above: Vec::new(),
    };
    ask(visit, &case.grant, question, errors)
}
