use access::{Action, Facts};
use askama::Template;
use axum::http::StatusCode;
use shell::desk::Sheet;
use shell::{Crumb, Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::line_form::LineForm;
use super::named::{Named, decisions};
use super::sheet::one_of;
use super::taken::{TakenRow, taken};
use super::{INVALID, address, crumbs_of, line_facts, line_fields, may_edit, may_keep, read_id, words};
use crate::{
    Amount, BudgetLine, BudgetLineId, Change, Lifted, LineState, LineStep, MoneyError, Plan, PlanVersionId,
    VersionState,
};

/// What a line costs in one year, at each moment of its life.
struct YearRow {
    year: String,
    proposed: String,
    adopted: String,
    amended: String,
    realised: String,
    covered: String,
    waits: bool,
}

#[derive(Template)]
#[template(path = "pages/line.html")]
struct LinePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: String,
    state: String,
    facts: Vec<(&'static str, String)>,
    /// To what it leads: a label, a name, and the page where it stands.
    links: Vec<(&'static str, String, String)>,
    years: Vec<YearRow>,
    taken: Vec<TakenRow>,
    payers: Vec<String>,
    here: String,
    seen: i64,
    errors: &'a [FieldError],
    /// The forms that are open to the visitor now.
    cover: Vec<Field>,
    words: Vec<Field>,
    choices: Vec<Field>,
    lift: Option<Field>,
    adopt: Option<Field>,
    realise: Vec<Field>,
    settles: bool,
    /// Whether it can be changed by decision, and whether it can go on without its evaluation.
    amends: bool,
    prolongs: bool,
}

impl LinePage<'_> {
    /// A door below this page.
    fn to(&self, door: &str) -> String {
        format!("{}/{door}", self.here)
    }
}

/// One line: what it costs and what covers it, on what it depends, and what can be done with it.
pub(super) async fn show(visit: Visit, Path((id, line)): Path<(String, String)>) -> PageResult {
    let plan = crate::plan(&visit.cx, read_id(&id)?).await?;
    page(&visit, &plan, read_line(&line)?, StatusCode::OK, (&LineForm::default(), &[])).await
}

/// Whether the visitor decides on what the council adopted.
pub(super) fn may_adopt(visit: &Visit, plan: &Plan) -> bool {
    plan.version.state == VersionState::Adopted && visit.cx.actor.could(Action::AdoptBudget, visit.cx.now())
}

pub(super) fn read_line(text: &str) -> Result<BudgetLineId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

async fn page(
    visit: &Visit,
    plan: &Plan,
    id: BudgetLineId,
    status: StatusCode,
    (typed, errors): (&LineForm, &[FieldError]),
) -> PageResult {
    let line = plan.lines.iter().find(|line| line.id == id).ok_or(PageError::NotFound)?;
    let edits = may_edit(visit, plan);
    let spends = plan.version.state == VersionState::Adopted
        && visit.cx.permit(Action::RealiseBudget, &Facts::NONE).is_ok();
    let sources = if edits { crate::sources(&visit.cx).await? } else { Vec::new() };
    let waits = line.cells.keys().any(|year| line.awaits_evaluation(*year));
    let named = Named::seen(visit).await?;
    let known = if spends { decisions(visit).await? } else { Vec::new() };
    let f = visit.fields("line", errors);
    let is_adopted = plan.version.state == VersionState::Adopted;
    let open = line.cells.values().any(|cell| cell.adopted.is_none());
    visit.page_with(
        status,
        &LinePage {
            v: visit,
            crumbs: crumbs_of(visit, plan),
            title: format!("{} {}", line.head.number, plan.intervention(line.head.intervention)),
            state: visit.t(&format!("line-state-{}", line.state)).to_owned(),
            facts: line_facts::facts(visit, line),
            links: line_facts::links(&named, line),
            years: plan.years().map(|year| year_row(visit, line, year)).collect(),
            taken: taken(visit, &named, plan.version.id, Some(id)).await?,
            payers: payers(plan, line),
            here: format!("{}/regel/{id}", address(plan.version.id)),
            seen: plan.version.version,
            errors,
            cover: if edits { line_fields::cover(visit, &sources, &typed.bron, errors) } else { Vec::new() },
            words: if edits { line_fields::words(visit, line, errors) } else { Vec::new() },
            choices: if edits { line_fields::choices(visit, &named, line, errors) } else { Vec::new() },
            lift: (waits && may_keep(visit))
                .then(|| Field { kind: "date", ..f.field("conclusie", &typed.conclusie) }),
            adopt: (spends && is_adopted && open && !waits)
                .then(|| adopting(visit, f.field("besluit", ""), (known, &typed.besluit))),
            realise: if spends && line.state >= LineState::Adopted && line.state < LineState::Settled {
                vec![f.field("jaar", &typed.jaar), f.field("bedrag", &typed.bedrag)]
            } else {
                Vec::new()
            },
            settles: spends && line.state == LineState::Realised,
            amends: may_adopt(visit, plan) && line.state.after(LineStep::Amend, false).is_ok(),
            prolongs: waits && may_adopt(visit, plan),
        },
    )
}

/// By which decision a line that waited is adopted; chosen from the register.
fn adopting(visit: &Visit, field: Field, (known, chosen): (Vec<(String, String)>, &str)) -> Field {
    one_of(field, Some(visit.t("money-choose-decision")), known, chosen)
}

fn year_row(visit: &Visit, line: &BudgetLine, year: i32) -> YearRow {
    let cell = line.cells.get(&year).copied().unwrap_or_default();
    let shown = |amount: Option<Amount>| amount.map_or(String::new(), |amount| words::amount(visit, amount));
    YearRow {
        year: year.to_string(),
        proposed: words::amount(visit, cell.proposed),
        adopted: shown(cell.adopted),
        amended: shown(cell.amended),
        realised: shown(cell.realised.map(Amount::Money)),
        covered: words::total(visit, line.covered(year)),
        waits: line.awaits_evaluation(year),
    }
}

fn payers(plan: &Plan, line: &BudgetLine) -> Vec<String> {
    let one = |one: &crate::CoverageAllocation| match &one.sub_grant {
        Some(part) => format!("{} – {part}", plan.source(one.source)),
        None => plan.source(one.source).to_owned(),
    };
    line.coverage.iter().map(one).collect()
}

/// Does with a line what its page offers.
pub(super) async fn save(
    visit: Visit,
    Path((id, line)): Path<(String, String)>,
    Form(form): Form<LineForm>,
) -> PageResult {
    let plan = crate::plan(&visit.cx, read_id(&id)?).await?;
    let line = read_line(&line)?;
    let old = plan.lines.iter().find(|one| one.id == line).ok_or(PageError::NotFound)?;
    let (cx, seen) = (&visit.cx, (plan.version.id, form.version));
    let done = match form.doe.as_str() {
        "dekken" => match form.payer() {
            Some(from) => {
                let year = plan.version.head.years.first;
                crate::edit(cx, seen, &[Change::Coverage { line, from, year, amount: Amount::Empty }]).await
            }
            None => return wrong(&visit, &plan, line, ("bron", &form)).await,
        },
        "woorden" => match form.head(&old.head) {
            Ok(head) => crate::edit(cx, seen, &[Change::Head { line, head: Box::new(head) }]).await,
            Err(field) => return wrong(&visit, &plan, line, (field, &form)).await,
        },
        "conclusie" => match form.conclusie.parse() {
            Ok(on) => crate::lift(cx, seen, line, Lifted::Concluded { on }).await,
            Err(_) => return wrong(&visit, &plan, line, ("conclusie", &form)).await,
        },
        "vaststellen" => match super::steps::decision(&form.besluit) {
            Some(decision) => crate::adopt_line(cx, seen, line, decision).await,
            None => return wrong(&visit, &plan, line, ("besluit", &form)).await,
        },
        "uitgeven" => match form.spent() {
            Ok((year, cents)) if plan.version.head.years.all().contains(&year) => {
                crate::realise(cx, seen, line, year, cents).await
            }
            Ok(_) => return wrong(&visit, &plan, line, ("jaar", &form)).await,
            Err(field) => return wrong(&visit, &plan, line, (field, &form)).await,
        },
        "afsluiten" => crate::settle(cx, seen, line).await,
        _ => return Err(PageError::NotFound),
    };
    match done {
        Ok(_) => Ok(see_other(&format!("{}/regel/{line}", address(plan.version.id)))),
        Err(MoneyError::Line(_)) => wrong(&visit, &plan, line, ("besluit", &form)).await,
        Err(MoneyError::Stale) => late(&visit, plan.version.id, line, &form).await,
        Err(error) => Err(error.into()),
    }
}

async fn wrong(
    visit: &Visit,
    plan: &Plan,
    line: BudgetLineId,
    (field, form): (&str, &LineForm),
) -> PageResult {
    let message = visit.t(&format!("line-{field}-error")).to_owned();
    page(visit, plan, line, INVALID, (form, &[FieldError { field: field.to_owned(), message }])).await
}

/// Somebody else was first: the words of both beside each other, or the line as it stands with what was typed.
async fn late(visit: &Visit, id: PlanVersionId, line: BudgetLineId, form: &LineForm) -> PageResult {
    let plan = crate::plan(&visit.cx, id).await?;
    let now = plan.lines.iter().find(|one| one.id == line).ok_or(PageError::NotFound)?;
    if form.doe == "woorden"
        && may_edit(visit, &plan)
        && let Ok(head) = form.head(&now.head)
    {
        let named = Named::seen(visit).await?;
        let here = format!("{}/regel/{line}", address(id));
        let name = format!("{} {}", now.head.number, plan.intervention(now.head.intervention));
        let sheet = Sheet {
            crumbs: crumbs_of(visit, &plan),
            title: name,
            action: here.clone(),
            back: here,
            version: plan.version.version,
            ..Sheet::default()
        };
        let own = line_fields::all(visit, &named, &BudgetLine { head, ..now.clone() });
        return sheet.asking(own).beside(visit, line_fields::all(visit, &named, now));
    }
    let field = match form.doe.as_str() {
        "dekken" => "bron",
        "conclusie" => "conclusie",
        "uitgeven" => "jaar",
        _ => "besluit",
    };
    let message = visit.t("money-stale").to_owned();
    let errors = [FieldError { field: field.to_owned(), message }];
    page(visit, &plan, line, StatusCode::CONFLICT, (form, &errors)).await
}
