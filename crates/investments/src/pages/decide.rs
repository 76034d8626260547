//! What is decided on one line of an adopted version: other amounts, or going on without its evaluation.

use std::collections::BTreeMap;

use shell::desk::{Sheet, differences};
use shell::{Crumb, Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};
use vision::DecisionId;

use super::line::{may_adopt, read_line};
use super::named::decisions;
use super::sheet::{Wrong, area, number, one_of};
use super::{address, crumbs_of, read_id, words};
use crate::{Amount, BudgetLine, BudgetLineId, Change, Lifted, LineRefusal, MoneyError, Nature, Plan};

type Typed = BTreeMap<String, String>;

/// Which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Amounts,
    Evaluation,
}

impl About {
    const fn door(self) -> &'static str {
        match self {
            Self::Amounts => "wijziging",
            Self::Evaluation => "zonder-evaluatie",
        }
    }

    const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::Amounts => ("line-amend", "line-amend-lead"),
            Self::Evaluation => ("line-prolong", "line-prolong-lead"),
        }
    }
}

/// A line of an adopted version, and what is decided about it.
struct Deciding {
    plan: Plan,
    line: BudgetLineId,
    about: About,
}

impl Deciding {
    /// The line, when it can be decided on.
    async fn on(visit: &Visit, (id, line): (&str, &str), about: About) -> Result<Self, PageError> {
        let plan = crate::plan(&visit.cx, read_id(id)?).await?;
        let one = Self { line: read_line(line)?, plan, about };
        let found = one.found()?;
        let waits = found.cells.keys().any(|year| found.awaits_evaluation(*year));
        let open = may_adopt(visit, &one.plan) && (about == About::Amounts || waits);
        if open { Ok(one) } else { Err(PageError::NotFound) }
    }

    fn found(&self) -> Result<&BudgetLine, PageError> {
        self.plan.lines.iter().find(|line| line.id == self.line).ok_or(PageError::NotFound)
    }

    fn here(&self) -> String {
        format!("{}/regel/{}", address(self.plan.version.id), self.line)
    }

    async fn page(&self, visit: &Visit, typed: &Typed, errors: &[FieldError]) -> PageResult {
        self.sheet(visit, typed, errors).await?.show(visit, errors)
    }

    async fn sheet(&self, visit: &Visit, typed: &Typed, errors: &[FieldError]) -> Result<Sheet, PageError> {
        let line = self.found()?;
        let (title, lead) = self.about.texts();
        let mut trail = crumbs_of(visit, &self.plan);
        let name = format!("{} {}", line.head.number, self.plan.intervention(line.head.intervention));
        trail.push(Crumb { href: self.here(), label: name });
        let mut asked = match self.about {
            About::Amounts => amounts(visit, &self.plan, line, (typed, errors)),
            About::Evaluation => evaluation(visit, typed, errors),
        };
        let chosen = typed.get("besluit").map_or("", String::as_str);
        let none = visit.t("money-choose-decision");
        let field = visit.fields("line", errors).field("besluit", "");
        asked.push(one_of(field, Some(none), decisions(visit).await?, chosen));
        let sheet = Sheet {
            crumbs: trail,
            title: visit.t(title).to_owned(),
            lead: visit.t(lead).to_owned(),
            action: format!("{}/{}", self.here(), self.about.door()),
            back: self.here(),
            version: typed
                .get("version")
                .and_then(|seen| seen.parse().ok())
                .unwrap_or(self.plan.version.version),
            ..Sheet::default()
        };
        Ok(sheet.asking(asked))
    }
}

/// A field for what the line costs in each year, and for what each source pays of it.
fn amounts(visit: &Visit, plan: &Plan, line: &BudgetLine, of: (&Typed, &[FieldError])) -> Vec<Field> {
    let mut fields = Vec::new();
    for year in plan.years() {
        fields.push(cell(visit, cost_name(year), (year, visit.t("money-amount")), line.amount(year), of));
        for (nth, one) in line.coverage.iter().enumerate() {
            let amount = one.amounts.get(&year).copied().unwrap_or_default();
            let payer = plan.source(one.source);
            fields.push(cell(visit, paid_name(nth, year), (year, payer), amount, of));
        }
    }
    fields
}

fn cost_name(year: i32) -> String {
    format!("bedrag-{year}")
}

fn paid_name(nth: usize, year: i32) -> String {
    format!("dekking-{nth}-{year}")
}

fn cell(
    visit: &Visit,
    name: String,
    (year, what): (i32, &str),
    stands: Amount,
    (typed, errors): (&Typed, &[FieldError]),
) -> Field {
    number(Field {
        label: format!("{year}: {what}"),
        value: typed.get(&name).cloned().unwrap_or_else(|| words::amount(visit, stands)),
        error: errors.iter().find(|error| error.field == name).map(|error| error.message.clone()),
        name,
        ..Field::default()
    })
}

fn evaluation(visit: &Visit, typed: &Typed, errors: &[FieldError]) -> Vec<Field> {
    let f = visit.fields("line", errors);
    let text = |name: &str| typed.get(name).cloned().unwrap_or_default();
    vec![area(f.field("reden", text("reden"))), number(f.field("nieuw-jaar", text("nieuw-jaar")))]
}

/// The form with which an adopted line gets other amounts.
pub(super) async fn amend(visit: Visit, Path((id, line)): Path<(String, String)>) -> PageResult {
    let deciding = Deciding::on(&visit, (&id, &line), About::Amounts).await?;
    deciding.page(&visit, &Typed::new(), &[]).await
}

/// Gives an adopted line other amounts by decision.
pub(super) async fn save_amended(
    visit: Visit,
    Path((id, line)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> PageResult {
    let typed: Typed = pairs.into_iter().collect();
    let deciding = Deciding::on(&visit, (&id, &line), About::Amounts).await?;
    let mut wrong = Wrong::none(&visit, "line");
    let changes = changes(&visit, &deciding, &typed, &mut wrong)?;
    let decision = chosen(&visit, &typed, &mut wrong);
    let (Some(decision), true) = (decision, wrong.found.is_empty()) else {
        return deciding.page(&visit, &typed, &wrong.found).await;
    };
    let seen = (deciding.plan.version.id, version(&typed));
    let done = crate::amend(&visit.cx, seen, deciding.line, &changes, decision).await;
    answered(&visit, &deciding, &typed, done).await
}

fn changes(
    visit: &Visit,
    deciding: &Deciding,
    typed: &Typed,
    wrong: &mut Wrong<'_>,
) -> Result<Vec<Change>, PageError> {
    let (found, line) = (deciding.found()?, deciding.line);
    let mut changes = Vec::new();
    for year in deciding.plan.years() {
        if let Some(amount) = read(visit, typed, &cost_name(year), wrong) {
            changes.push(Change::Amount { line, year, amount });
        }
        for (nth, one) in found.coverage.iter().enumerate() {
            if let Some(amount) = read(visit, typed, &paid_name(nth, year), wrong) {
                changes.push(Change::Coverage { line, from: one.payer(), year, amount });
            }
        }
    }
    Ok(changes)
}

/// What stands in a field, when it was sent and is an amount.
fn read(visit: &Visit, typed: &Typed, name: &str, wrong: &mut Wrong<'_>) -> Option<Amount> {
    let text = typed.get(name)?;
    match Amount::typed(text) {
        Ok(amount) => Some(amount),
        Err(reason) => {
            wrong.say(name, visit.t_with(&format!("money-not-{reason}"), "text", text.as_str()));
            None
        }
    }
}

fn chosen(visit: &Visit, typed: &Typed, wrong: &mut Wrong<'_>) -> Option<DecisionId> {
    let chosen = typed.get("besluit").and_then(|text| text.parse().ok());
    if chosen.is_none() {
        wrong.say("besluit", visit.t("money-besluit-error").to_owned());
    }
    chosen
}

fn version(typed: &Typed) -> i64 {
    typed.get("version").and_then(|seen| seen.parse().ok()).unwrap_or(0)
}

/// The form with which a line goes on without the evaluation that it depends on.
pub(super) async fn prolong(visit: Visit, Path((id, line)): Path<(String, String)>) -> PageResult {
    let deciding = Deciding::on(&visit, (&id, &line), About::Evaluation).await?;
    deciding.page(&visit, &Typed::new(), &[]).await
}

/// Lets a line go on without its evaluation, by decision and with a reason (I-07).
pub(super) async fn save_prolonged(
    visit: Visit,
    Path((id, line)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> PageResult {
    let typed: Typed = pairs.into_iter().collect();
    let deciding = Deciding::on(&visit, (&id, &line), About::Evaluation).await?;
    let text = |name: &str| typed.get(name).map_or("", String::as_str);
    let mut wrong = Wrong::none(&visit, "line");
    let reason = wrong.line("reden", text("reden"), 1_000);
    let due = wrong.read("nieuw-jaar", later(deciding.found()?, text("nieuw-jaar")).ok_or(()));
    let decision = chosen(&visit, &typed, &mut wrong);
    let (Some(decision), Some(due), true) = (decision, due, wrong.found.is_empty()) else {
        return deciding.page(&visit, &typed, &wrong.found).await;
    };
    let seen = (deciding.plan.version.id, version(&typed));
    let lifted = Lifted::Prolonged { decision, reason, due };
    let done = crate::lift(&visit.cx, seen, deciding.line, lifted).await;
    answered(&visit, &deciding, &typed, done).await
}

/// The year in which the evaluation is held instead: after the one in which it was due.
fn later(line: &BudgetLine, text: &str) -> Option<i32> {
    let due = match &line.head.nature {
        Nature::Conditional(condition) => condition.due,
        Nature::Planned | Nature::Decided { .. } | Nature::Reservation => return None,
    };
    text.trim().parse().ok().filter(|year| (due + 1..=2200).contains(year))
}

/// To the line, or again the form with what holds it up.
async fn answered(
    visit: &Visit,
    deciding: &Deciding,
    typed: &Typed,
    done: Result<i64, MoneyError>,
) -> PageResult {
    let key = match done {
        Ok(_) => return Ok(see_other(&deciding.here())),
        Err(MoneyError::Stale) => {
            let now = Deciding { plan: crate::plan(&visit.cx, deciding.plan.version.id).await?, ..*deciding };
            let stored = now.sheet(visit, &Typed::new(), &[]).await?;
            let own = Sheet { sections: now.sheet(visit, typed, &[]).await?.sections, ..stored.clone() };
            return own.conflict(visit, &differences(&stored.sections, &own.sections));
        }
        Err(MoneyError::DoesNotClose { .. }) => "line-amend-open",
        Err(MoneyError::Line(LineRefusal::AwaitsEvaluation)) => "line-amend-waits",
        Err(error) => return Err(error.into()),
    };
    let field = cost_name(deciding.plan.version.head.years.first);
    let errors = [FieldError { field, message: visit.t(key).to_owned() }];
    deciding.page(visit, typed, &errors).await
}
