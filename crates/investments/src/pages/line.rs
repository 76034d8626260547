use access::{Action, Facts};
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Choice, Crumb, Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::{INVALID, address, crumbs_of, may_edit, may_keep, read_id, words};
use crate::{
    Amount, BudgetLine, BudgetLineId, Change, Condition, CoverageSource, Lasting, Lifted, LineHead,
    LineState, MoneyError, Nature, NotMoney, Payer, Plan, VersionState,
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
    years: Vec<YearRow>,
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
}

/// One line: what it costs and what covers it, on what it depends, and what can be done with it.
pub(super) async fn show(visit: Visit, Path((id, line)): Path<(String, String)>) -> PageResult {
    let plan = crate::plan(&visit.cx, read_id(&id)?).await?;
    page(&visit, &plan, read_line(&line)?, StatusCode::OK, &[]).await
}

fn read_line(text: &str) -> Result<BudgetLineId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

async fn page(
    visit: &Visit,
    plan: &Plan,
    id: BudgetLineId,
    status: StatusCode,
    errors: &[FieldError],
) -> PageResult {
    let line = plan.lines.iter().find(|line| line.id == id).ok_or(PageError::NotFound)?;
    let edits = may_edit(visit, plan);
    let spends = plan.version.state == VersionState::Adopted
        && visit.cx.permit(Action::RealiseBudget, &Facts::NONE).is_ok();
    let sources = if edits { crate::sources(&visit.cx).await? } else { Vec::new() };
    let waits = line.cells.keys().any(|year| line.awaits_evaluation(*year));
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
            facts: facts(visit, line),
            years: plan.years().map(|year| year_row(visit, line, year)).collect(),
            payers: payers(plan, line),
            here: format!("{}/regel/{id}", address(plan.version.id)),
            seen: plan.version.version,
            errors,
            cover: if edits { cover_fields(visit, &sources, errors) } else { Vec::new() },
            words: if edits { word_fields(visit, line, errors) } else { Vec::new() },
            choices: if edits { choice_fields(visit, line, errors) } else { Vec::new() },
            lift: (waits && may_keep(visit)).then(|| Field { kind: "date", ..f.field("conclusie", "") }),
            adopt: (spends && is_adopted && open && !waits).then(|| f.field("besluit", "")),
            realise: if spends && line.state >= LineState::Adopted && line.state < LineState::Settled {
                vec![f.field("jaar", ""), f.field("bedrag", "")]
            } else {
                Vec::new()
            },
            settles: spends && line.state == LineState::Realised,
        },
    )
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

fn facts(visit: &Visit, line: &BudgetLine) -> Vec<(&'static str, String)> {
    let mut facts =
        vec![("line-lasting", visit.t(&format!("money-lasting-{}", line.head.lasting)).to_owned())];
    match &line.head.nature {
        Nature::Planned => {}
        Nature::Decided { at, .. } => facts.push(("line-decided", at.clone())),
        Nature::Reservation => {
            facts.push(("line-firmness", visit.t("money-firmness-reservation").to_owned()))
        }
        Nature::Conditional(condition) => facts.extend(condition_facts(condition)),
    }
    let text = |key, text: &str| (!text.is_empty()).then(|| (key, text.to_owned()));
    facts.extend(line.head.task_field.as_deref().and_then(|field| text("line-taakveld", field)));
    facts.extend(text("line-toelichting", &line.head.remark));
    facts.extend(text("line-vindplaats", &line.head.document));
    facts
}

/// The year in which an evaluation is due stays in sight, whatever came after it.
fn condition_facts(condition: &Condition) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("line-evaluation", condition.due.to_string()),
        ("line-conditional-from", condition.from.to_string()),
    ];
    match &condition.lifted {
        None => {}
        Some(Lifted::Concluded { on }) => facts.push(("line-concluded", on.format("%d-%m-%Y").to_string())),
        Some(Lifted::Prolonged { due, reason, .. }) => {
            facts.push(("line-evaluation-later", due.to_string()));
            facts.push(("line-prolonged", reason.clone()));
        }
    }
    facts
}

fn payers(plan: &Plan, line: &BudgetLine) -> Vec<String> {
    let one = |one: &crate::CoverageAllocation| match &one.sub_grant {
        Some(part) => format!("{} – {part}", plan.source(one.source)),
        None => plan.source(one.source).to_owned(),
    };
    line.coverage.iter().map(one).collect()
}

/// A source with each of its parts is a choice of its own.
fn cover_fields(visit: &Visit, sources: &[CoverageSource], errors: &[FieldError]) -> Vec<Field> {
    let choice = |value: String, label: String| Choice { value, label, chosen: false, count: None };
    let mut options = vec![choice(String::new(), visit.t("money-no-source").to_owned())];
    for source in sources {
        let name = &source.particulars.name;
        if source.particulars.sub_grants.is_empty() {
            options.push(choice(source.id.to_string(), name.clone()));
        }
        for part in &source.particulars.sub_grants {
            options.push(choice(format!("{}/{}", source.id, part.name), format!("{name} – {}", part.name)));
        }
    }
    vec![Field { options, ..visit.fields("line", errors).field("bron", "") }]
}

fn word_fields(visit: &Visit, line: &BudgetLine, errors: &[FieldError]) -> Vec<Field> {
    let f = visit.fields("line", errors);
    let (due, from, at) = match &line.head.nature {
        Nature::Conditional(condition) => {
            (condition.due.to_string(), condition.from.to_string(), String::new())
        }
        Nature::Decided { at, .. } => (String::new(), String::new(), at.clone()),
        Nature::Planned | Nature::Reservation => (String::new(), String::new(), String::new()),
    };
    vec![
        f.field("nummer", &line.head.number),
        f.optional("besloten-bij", at),
        f.optional("evaluatie", due),
        f.optional("vanaf", from),
        f.optional("taakveld", line.head.task_field.clone().unwrap_or_default()),
        f.optional("toelichting", &line.head.remark),
        f.optional("vindplaats", &line.head.document),
    ]
}

fn choice_fields(visit: &Visit, line: &BudgetLine, errors: &[FieldError]) -> Vec<Field> {
    let f = visit.fields("line", errors);
    let nature = match &line.head.nature {
        Nature::Planned => "planned",
        Nature::Decided { .. } => "decided",
        Nature::Reservation => "reservation",
        Nature::Conditional(_) => "conditional",
    };
    vec![
        f.choice("soort", Lasting::ALL.iter().map(|one| one.name()), &[line.head.lasting.name()]),
        f.choice("aard", ["planned", "decided", "reservation", "conditional"], &[nature]),
    ]
}

/// What was sent from the page of a line: which of its forms, and what stands in it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LineForm {
    versie: i64,
    doe: String,
    bron: String,
    nummer: String,
    soort: String,
    aard: String,
    #[serde(rename = "besloten-bij")]
    at: String,
    evaluatie: String,
    vanaf: String,
    taakveld: String,
    toelichting: String,
    vindplaats: String,
    conclusie: String,
    besluit: String,
    jaar: String,
    bedrag: String,
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
    let (cx, seen) = (&visit.cx, (plan.version.id, form.versie));
    let done = match form.doe.as_str() {
        "dekken" => match form.payer() {
            Some(from) => {
                let year = plan.version.head.years.first;
                crate::edit(cx, seen, &[Change::Coverage { line, from, year, amount: Amount::Empty }]).await
            }
            None => return wrong(&visit, &plan, line, "bron").await,
        },
        "woorden" => match form.head(&old.head) {
            Ok(head) => crate::edit(cx, seen, &[Change::Head { line, head: Box::new(head) }]).await,
            Err(field) => return wrong(&visit, &plan, line, field).await,
        },
        "conclusie" => match form.conclusie.parse() {
            Ok(on) => crate::lift(cx, seen, line, Lifted::Concluded { on }).await,
            Err(_) => return wrong(&visit, &plan, line, "conclusie").await,
        },
        "vaststellen" => match super::steps::decision(&form.besluit) {
            Some(decision) => crate::adopt_line(cx, seen, line, decision).await,
            None => return wrong(&visit, &plan, line, "besluit").await,
        },
        "uitgeven" => match form.spent() {
            Ok((year, cents)) if plan.version.head.years.all().contains(&year) => {
                crate::realise(cx, seen, line, year, cents).await
            }
            Ok(_) => return wrong(&visit, &plan, line, "jaar").await,
            Err(field) => return wrong(&visit, &plan, line, field).await,
        },
        "afsluiten" => crate::settle(cx, seen, line).await,
        _ => return Err(PageError::NotFound),
    };
    match done {
        Ok(_) => Ok(see_other(&format!("{}/regel/{line}", address(plan.version.id)))),
        Err(MoneyError::Line(_)) => wrong(&visit, &plan, line, "besluit").await,
        Err(error) => Err(error.into()),
    }
}

async fn wrong(visit: &Visit, plan: &Plan, line: BudgetLineId, field: &str) -> PageResult {
    let message = visit.t(&format!("line-{field}-error")).to_owned();
    page(visit, plan, line, INVALID, &[FieldError { field: field.to_owned(), message }]).await
}

impl LineForm {
    fn payer(&self) -> Option<Payer> {
        let (source, part) = match self.bron.split_once('/') {
            Some((source, part)) => (source, Some(part.to_owned())),
            None => (self.bron.as_str(), None),
        };
        Some(Payer { source: source.parse().ok()?, sub_grant: part })
    }

    fn spent(&self) -> Result<(i32, kernel::Cents), &'static str> {
        let year = self.jaar.trim().parse().map_err(|_| "jaar")?;
        let amount: Result<Amount, NotMoney> = Amount::typed(&self.bedrag);
        amount.ok().and_then(Amount::money).map(|cents| (year, cents)).ok_or("bedrag")
    }

    fn head(&self, old: &LineHead) -> Result<LineHead, &'static str> {
        let text = |text: &str, most, field| match kernel::clean_line(text, most) {
            Ok(line) => Ok(line),
            Err(kernel::NotText::Empty) => Ok(String::new()),
            Err(kernel::NotText::TooLong { .. }) => Err(field),
        };
        let number = text(&self.nummer, 20, "nummer")?;
        if number.is_empty() {
            return Err("nummer");
        }
        let task_field = Some(text(&self.taakveld, 10, "taakveld")?).filter(|field| !field.is_empty());
        Ok(LineHead {
            number,
            lasting: self.soort.parse().map_err(|_| "soort")?,
            nature: self.nature(&old.nature)?,
            task_field,
            remark: text(&self.toelichting, 500, "toelichting")?,
            document: text(&self.vindplaats, 200, "vindplaats")?,
            ..old.clone()
        })
    }

    fn nature(&self, old: &Nature) -> Result<Nature, &'static str> {
        let year = |text: &str, field| text.trim().parse::<i32>().map_err(|_| field);
        match self.aard.as_str() {
            "planned" => Ok(Nature::Planned),
            "reservation" => Ok(Nature::Reservation),
            "decided" => {
                let decision = match old {
                    Nature::Decided { decision, .. } => *decision,
                    Nature::Planned | Nature::Reservation | Nature::Conditional(_) => None,
                };
                let at = kernel::clean_line(&self.at, 120).map_err(|_| "besloten-bij")?;
                Ok(Nature::Decided { at, decision })
            }
            "conditional" => {
                let known = match old {
                    Nature::Conditional(condition) => Some(condition),
                    Nature::Planned | Nature::Reservation | Nature::Decided { .. } => None,
                };
                Ok(Nature::Conditional(Condition {
                    evaluation: known.and_then(|condition| condition.evaluation),
                    due: year(&self.evaluatie, "evaluatie")?,
                    from: year(&self.vanaf, "vanaf")?,
                    lifted: known.and_then(|condition| condition.lifted.clone()),
                }))
            }
            _ => Err("aard"),
        }
    }
}
