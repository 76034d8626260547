use access::Action;
use askama::Template;
use shell::{Crumb, PageResult, Visit};

use super::super::crumbs;
use super::{HOME, may};
use crate::savings::with_differences;
use crate::{
    ClaimState, Plain, Printed, PrintedFigure, Savings, SavingsClaim, SavingsTask, TaskStanding, standing,
};

/// A task in one year.
pub(in crate::pages) struct YearRow {
    pub(in crate::pages) name: String,
    pub(in crate::pages) href: String,
    pub(in crate::pages) year: String,
    pub(in crate::pages) numbers: [String; 5],
}

/// A claim in the list.
pub(super) struct ClaimRow {
    pub(super) about: String,
    pub(super) href: String,
    pub(super) task: String,
    pub(super) amount: String,
    pub(super) when: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) grade: String,
    pub(super) document: String,
}

/// What a document prints beside what its numbers come to.
struct FigureTable {
    name: String,
    heads: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
    document: String,
    change: String,
}

#[derive(Template)]
#[template(path = "pages/savings/list.html")]
struct List<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    rows: Vec<YearRow>,
    claims: Vec<ClaimRow>,
    figures: Vec<FigureTable>,
    may_keep: bool,
}

impl List<'_> {
    fn files(&self, name: &str) -> [String; 3] {
        ["csv", "xlsx", "ods"].map(|kind| format!("{HOME}/bestand/{name}.{kind}"))
    }
}

/// What was to be saved, what was claimed, and what somebody else found of that.
pub(super) async fn show(visit: Visit) -> PageResult {
    let savings = crate::savings(&visit.cx).await?;
    let claims = savings.claims.iter().map(|claim| claim_row(&visit, &savings, claim)).collect();
    visit.page(&List {
        crumbs: crumbs(&visit),
        rows: rows(&visit, &savings),
        claims,
        figures: savings.figures.iter().map(|figure| figure_table(&visit, figure)).collect(),
        may_keep: may(&visit, Action::KeepBudget),
        v: &visit,
    })
}

/// A row for each task and year, then the years together.
fn rows(visit: &Visit, savings: &Savings) -> Vec<YearRow> {
    let together = |year: i32| YearRow {
        name: visit.t("money-total").to_owned(),
        href: String::new(),
        year: year.to_string(),
        numbers: numbers(&savings.together(year)),
    };
    savings
        .tasks
        .iter()
        .flat_map(|task| task_rows(task, savings))
        .chain(savings.years().into_iter().map(together))
        .collect()
}

/// A row for each year of a task.
pub(in crate::pages) fn task_rows(task: &SavingsTask, savings: &Savings) -> Vec<YearRow> {
    let row = |year| year_row(task, year, &standing(task, &savings.claims, year));
    task.years().into_iter().map(row).collect()
}

fn year_row(task: &SavingsTask, year: i32, stands: &TaskStanding) -> YearRow {
    YearRow {
        name: task_name(task),
        href: format!("{HOME}/taak/{}", task.id),
        year: year.to_string(),
        numbers: numbers(stands),
    }
}

/// What is to be saved, what is saved each year, what is left, what was saved once, and what waits for a judgement.
fn numbers(stands: &TaskStanding) -> [String; 5] {
    [stands.task, stands.yearly, stands.open(), stands.once, stands.claimed]
        .map(|cents| Plain(cents).to_string())
}

pub(super) fn task_name(task: &SavingsTask) -> String {
    format!("{} {}", task.particulars.code, task.particulars.name)
}

pub(super) fn claim_row(visit: &Visit, savings: &Savings, claim: &SavingsClaim) -> ClaimRow {
    let of = &claim.claimed;
    let task = savings.tasks.iter().find(|task| task.id == claim.task).map(task_name).unwrap_or_default();
    ClaimRow {
        about: of.about.clone(),
        href: format!("{HOME}/claim/{}", claim.id),
        task,
        amount: of.amount.map_or(visit.t("claim-no-amount").to_owned(), |cents| Plain(cents).to_string()),
        when: when(visit, claim),
        state: visit.t(&format!("claim-state-{}", claim.state)).to_owned(),
        tone: tone(claim.state),
        grade: grade(visit, claim),
        document: of.document.clone(),
    }
}

/// Once, or each year from when until when.
pub(super) fn when(visit: &Visit, claim: &SavingsClaim) -> String {
    let of = &claim.claimed;
    let args = [
        ("from", of.from.to_string().into()),
        ("until", of.until.map_or(String::new(), |year| year.to_string()).into()),
    ];
    let open = if of.until.is_some() { "" } else { "-on" };
    match of.recurrence {
        crate::Recurrence::OneOff => visit.t_args("claim-once", &args),
        crate::Recurrence::Yearly => visit.t_args(&format!("claim-yearly{open}"), &args),
    }
}

pub(super) fn grade(visit: &Visit, claim: &SavingsClaim) -> String {
    let key = |evidence: &crate::ClaimEvidence| format!("claim-graad-{}", evidence.grade);
    let told = claim.evidence.as_ref().map(key);
    visit.t(told.as_deref().unwrap_or("claim-no-evidence")).to_owned()
}

pub(super) fn tone(state: ClaimState) -> &'static str {
    match state {
        ClaimState::Estimated => "inactive",
        ClaimState::Substantiated => "neutral",
        ClaimState::Accepted => "success",
        ClaimState::Rejected => "error",
    }
}

fn figure_table(visit: &Visit, figure: &PrintedFigure) -> FigureTable {
    let of = &figure.particulars;
    let t = |key: &str| visit.t(key).to_owned();
    let (heads, rows) = match &of.printed {
        Printed::Balance(stated) => {
            let left = stated.original - stated.realised;
            let line = |key: &str, cents| (t(key), vec![Plain(cents).to_string()]);
            let rows = vec![
                line("printed-oorspronkelijk", stated.original),
                line("printed-gerealiseerd", stated.realised),
                line("printed-computed-left", left),
                line("printed-over", stated.remaining),
                line("printed-unexplained", stated.unexplained()),
            ];
            (vec![t("money-group"), t("money-amount")], rows)
        }
        Printed::Series { unit, points } => {
            let number = |number: Option<i64>| number.map_or(String::new(), |number| number.to_string());
            let rows = with_differences(points).into_iter().map(|(point, computed)| {
                let day = point.on.format("%d-%m-%Y").to_string();
                (day, vec![point.value.to_string(), number(computed), number(point.printed)])
            });
            let heads = vec![t("printed-day"), unit.clone(), t("printed-computed"), t("printed-printed")];
            (heads, rows.collect())
        }
    };
    FigureTable {
        name: of.name.clone(),
        heads,
        rows,
        document: visit.t_with("printed-source", "source", of.document.as_str()),
        change: if may(visit, Action::KeepBudget) {
            format!("{HOME}/cijfer/{}", figure.id)
        } else {
            String::new()
        },
    }
}

/// The names of the value cases that the visitor may see, to choose from.
pub(super) async fn value_case_names(visit: &Visit) -> Result<Vec<(String, String)>, crate::MoneyError> {
    let all = crate::value_cases(&visit.cx).await?;
    Ok(all.into_iter().map(|case| (case.id.to_string(), case.particulars.name)).collect())
}
