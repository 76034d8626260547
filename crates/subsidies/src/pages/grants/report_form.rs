use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::answers::{Answers, Filled, Sent, plain};
use super::super::application_form::rows;
use super::super::refusals::refusal;
use super::super::sheet::{Asked, form, group};
use super::{Question, ask, at, below, found_wrong};
use crate::{GrantCase, GrantId, Report, ReportState, ReportStep, Reporting, SubsidyError};

const FORM: &str = "grant-report";
/// How many rows the form offers beyond those that are filled in.
const SPARE: usize = 2;

async fn found(visit: &Visit, id: GrantId, number: i64) -> Result<(GrantCase, Reporting), PageError> {
    let case = crate::grant_case(&visit.cx, id).await?;
    let report = case.reports.iter().find(|one| one.number == number).cloned();
    Ok((case, report.ok_or(PageError::NotFound)?))
}

/// The report as it is written so far. What was budgeted stands in it already, to be made what it became.
pub(in super::super) async fn edit(visit: Visit, Path((id, number)): Path<(GrantId, i64)>) -> PageResult {
    let (case, report) = own_open(&visit, id, number).await?;
    show(&visit, (&case, &report), &Answers::of(&visit, FORM, filled(&report).0))
}

/// Keeps the report, or hands it in.
pub(in super::super) async fn change(
    visit: Visit,
    Path((id, number)): Path<(GrantId, i64)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let (case, report) = own_open(&visit, id, number).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let hands_in = answers.get("hand-in") == "yes";
    let content = read(&mut answers, &case, hands_in);
    if !answers.errors.is_empty() {
        return show(&visit, (&case, &report), &answers);
    }
    let seen = (id, number, answers.version());
    let done = if hands_in {
        crate::submit_report(&visit.cx, seen, &content).await
    } else {
        crate::write_report(&visit.cx, seen, &content).await
    };
    match done {
        Ok(()) => Ok(see_other(&at(&case.grant))),
        Err(error) => {
            let Some(message) = refusal(&visit, &error) else { return Err(error.into()) };
            found_wrong(&mut answers, "story", message);
            show(&visit, (&case, &report), &answers)
        }
    }
}

async fn own_open(visit: &Visit, id: GrantId, number: i64) -> Result<(GrantCase, Reporting), PageError> {
    let (case, report) = found(visit, id, number).await?;
    let own = visit.cx.actor.works_for(case.grant.organisation);
    if own && report.state.is_open() { Ok((case, report)) } else { Err(PageError::NotFound) }
}

fn read(answers: &mut Answers<'_>, case: &GrantCase, hands_in: bool) -> Report {
    let counts = (1..=case.grant.terms.activities.len()).map(|place| {
        let name = format!("count-{place}");
        if answers.get(&name).is_empty() && !hands_in { 0 } else { answers.read(&name).unwrap_or_default() }
    });
    let counts = counts.collect();
    let costs = rows(answers, "cost");
    let income = rows(answers, "income");
    let story = if hands_in {
        answers.text("story")
    } else {
        kernel::clean_text(answers.get("story"), 8_000).unwrap_or_default()
    };
    Report { costs, income, counts, story }
}

fn filled(report: &Reporting) -> Filled {
    let content = &report.content;
    let mut filled = Filled::default().with("story", &content.story);
    for (place, count) in (1..).zip(&content.counts) {
        filled = filled.with(format!("count-{place}"), count);
    }
    for (name, rows) in [("cost", &content.costs), ("income", &content.income)] {
        for (place, row) in (1..).zip(rows) {
            filled = filled
                .with(format!("{name}-{place}"), &row.what)
                .with(format!("{name}-amount-{place}"), plain(row.amount));
        }
    }
    filled
}

fn show(visit: &Visit, (case, report): (&GrantCase, &Reporting), answers: &Answers<'_>) -> PageResult {
    let counts = (1..).zip(&case.grant.terms.activities).map(|(place, one): (usize, _)| {
        let args = [("planned", i64::from(one.planned).into()), ("indicator", one.indicator.as_str().into())];
        let field = answers.optional(&format!("count-{place}"), "number");
        shell::Field {
            label: one.what.clone(),
            hint: Some(visit.t_args("grant-report-planned", &args)),
            ..field
        }
    });
    let money = |name: &'static str, there: usize| -> Vec<shell::Field> {
        let row = |place: usize| {
            [
                answers.optional(&format!("{name}-{place}"), "text"),
                answers.optional(&format!("{name}-amount-{place}"), "number"),
            ]
        };
        (1..=there + SPARE).flat_map(row).collect()
    };
    let yes = [("yes".to_owned(), visit.t("grant-report-hand-in-yes").to_owned())];
    let asked = Asked {
        crumbs: below(visit, &case.grant),
        title: visit.t("grant-report-title").to_owned(),
        lead: visit.t_with("grant-report-lead", "day", visit.day(report.due)),
        action: format!("{}/verslag/{}", at(&case.grant), report.number),
        back: at(&case.grant),
        version: report.version.to_string(),
        save: visit.t("subsidies-save").to_owned(),
        groups: vec![
            group(visit.t("grant-report-counts"), counts.collect()),
            group(visit.t("application-costs"), money("cost", report.content.costs.len())),
            group(visit.t("application-income-title"), money("income", report.content.income.len())),
            group(
                visit.t("grant-report-story-title"),
                vec![
                    answers.optional("story", "textarea"),
                    answers.choose("hand-in", Some("grant-report-hand-in-no"), &yes),
                ],
            ),
        ],
        above: Vec::new(),
    };
    form(visit, asked, &answers.errors)
}

/// Asks whether to remind, urge, give back or accept.
pub(in super::super) async fn before(
    visit: Visit,
    Path((id, number, step)): Path<(GrantId, i64, ReportStep)>,
) -> PageResult {
    let (case, report) = found(&visit, id, number).await?;
    confirm(&visit, (&case, &report), step, &[])
}

/// Does it.
pub(in super::super) async fn step(
    visit: Visit,
    Path((id, number, step)): Path<(GrantId, i64, ReportStep)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let (case, report) = found(&visit, id, number).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    match crate::step_report(&visit.cx, (id, number, answers.version()), step).await {
        Ok(()) => Ok(see_other(&at(&case.grant))),
        Err(error) => {
            let Some(message) = refusal(&visit, &error) else { return Err(error.into()) };
            let errors = found_wrong(&mut answers, "inhoud", message);
            confirm(&visit, (&case, &report), step, &errors)
        }
    }
}

fn confirm(
    visit: &Visit,
    (case, report): (&GrantCase, &Reporting),
    step: ReportStep,
    errors: &[FieldError],
) -> PageResult {
    let after: Result<ReportState, SubsidyError> = report.state.after(step).map_err(Into::into);
    if step == ReportStep::Submit || after.is_err() {
        return Err(PageError::NotFound);
    }
    let question = Question {
        key: format!("grant-report-step-{step}"),
        action: format!("{}/verslag/{}/stap/{step}", at(&case.grant), report.number),
        version: report.version,
        fields: Vec::new(),
        above: Vec::new(),
    };
    ask(visit, &case.grant, question, errors)
}
