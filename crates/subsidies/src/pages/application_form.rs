use std::collections::BTreeMap;

use areas::Shelf;
use axum::extract::State;
use kernel::Cents;
use shell::{Field, Form, PageError, PageResult, Path, Visit, desk, see_other};

use super::answers::{Answers, Filled, Sent, plain};
use super::refusals::refusal;
use super::sheet::{Asked, form, group};
use super::{crumbs, mine, words};
use crate::{Activity, ApplicationId, Ask, BudgetRow, Case, Plan, RoundId, Rules};

const FORM: &str = "application";
/// How many rows the form offers beyond those that are filled in.
const SPARE: usize = 3;
const MOST_ROWS: usize = 30;

/// Begins an application and leads to its form.
pub(super) async fn start(visit: Visit, Path(id): Path<RoundId>) -> PageResult {
    let application = crate::start(&visit.cx, id).await?;
    Ok(see_other(&format!("/subsidies/aanvraag/{application}/wijzigen")))
}

/// The form as the draft stands.
pub(super) async fn edit(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path(id): Path<ApplicationId>,
) -> PageResult {
    let case = own_draft(&visit, id).await?;
    let wards = words::wards(&visit, &shelf).await?;
    show(&visit, &case, &wards, &Answers::of(&visit, FORM, filled(&case).0))
}

/// Keeps the draft: what is missing keeps nobody from going on another day.
pub(super) async fn change(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path(id): Path<ApplicationId>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let case = own_draft(&visit, id).await?;
    let wards = words::wards(&visit, &shelf).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let plan = read(&mut answers, &case.round.rules.rules);
    if !answers.errors.is_empty() {
        return show(&visit, &case, &wards, &answers);
    }
    match crate::change_plan(&visit.cx, (id, answers.version()), &plan).await {
        Ok(()) => Ok(see_other(&format!("/subsidies/aanvraag/{id}"))),
        Err(error) => match refusal(&visit, &error) {
            Some(message) => {
                answers.errors.push(shell::FieldError { field: "title".to_owned(), message });
                show(&visit, &case, &wards, &answers)
            }
            None => Err(error.into()),
        },
    }
}

async fn own_draft(visit: &Visit, id: ApplicationId) -> Result<Case, PageError> {
    let case = crate::application(&visit.cx, id).await?;
    let leads = visit.cx.actor.works_for(case.application.organisation);
    let draft = case.application.state == crate::ApplicationState::Draft;
    if leads && draft { Ok(case) } else { Err(PageError::NotFound) }
}

fn read(answers: &mut Answers<'_>, rules: &Rules) -> Plan {
    let mut plan = Plan {
        title: answers.maybe("title").unwrap_or_default(),
        summary: kernel::clean_text(answers.get("summary"), 8_000).unwrap_or_default(),
        years: if answers.get("years").is_empty() { 0 } else { answers.read("years").unwrap_or_default() },
        ..Plan::default()
    };
    for (place, part) in (1..).zip(&rules.parts) {
        let asked = answers.amount(&format!("asked-{place}"));
        let least = answers.amount(&format!("least-{place}"));
        if let Some(asked) = asked.filter(|asked| *asked > Cents(0)) {
            plan.asks.push(Ask { part: part.key.clone(), asked, least: least.unwrap_or(asked) });
        }
    }
    plan.costs = rows(answers, "cost");
    plan.income = rows(answers, "income");
    for place in 1..=MOST_ROWS {
        let Some(what) = answers.maybe(&format!("activity-{place}")) else { continue };
        let part = answers.get(&format!("part-{place}")).to_owned();
        let ward = Some(answers.get(&format!("ward-{place}")).to_owned()).filter(|code| !code.is_empty());
        let target_group = answers.get(&format!("group-{place}")).to_owned();
        let indicator = answers.get(&format!("indicator-{place}")).to_owned();
        let planned = answers.read(&format!("planned-{place}")).unwrap_or_default();
        plan.activities.push(Activity { part, what, ward, target_group, indicator, planned });
    }
    for (place, name) in (1..).zip(&rules.documents) {
        let text = answers.get(&format!("document-{place}"));
        if !text.is_empty() {
            plan.documents.insert(name.clone(), text.to_owned());
        }
    }
    plan
}

/// Rows of the budget; one of which only half is filled in is a mistake.
pub(super) fn rows(answers: &mut Answers<'_>, name: &str) -> Vec<BudgetRow> {
    let mut rows = Vec::new();
    for place in 1..=MOST_ROWS {
        let amount = format!("{name}-amount-{place}");
        match (answers.maybe(&format!("{name}-{place}")), answers.get(&amount).is_empty()) {
            (Some(what), _) => {
                rows.push(BudgetRow { what, amount: answers.read(&amount).unwrap_or_default() });
            }
            (None, true) => {}
            (None, false) => answers.wrong(&format!("{name}-{place}")),
        }
    }
    rows
}

fn filled(case: &Case) -> Filled {
    let (plan, rules) = (&case.application.plan, &case.round.rules.rules);
    let mut filled =
        Filled::default().with("title", &plan.title).with("summary", &plan.summary).with("years", plan.years);
    for (place, part) in (1..).zip(&rules.parts) {
        if let Some(ask) = plan.asked_of(&part.key) {
            filled = filled
                .with(format!("asked-{place}"), plain(ask.asked))
                .with(format!("least-{place}"), plain(ask.least));
        }
    }
    for (name, rows) in [("cost", &plan.costs), ("income", &plan.income)] {
        for (place, row) in (1..).zip(rows) {
            filled = filled
                .with(format!("{name}-{place}"), &row.what)
                .with(format!("{name}-amount-{place}"), plain(row.amount));
        }
    }
    for (place, one) in (1..).zip(&plan.activities) {
        filled = filled
            .with(format!("activity-{place}"), &one.what)
            .with(format!("part-{place}"), &one.part)
            .with(format!("ward-{place}"), one.ward.as_deref().unwrap_or_default())
            .with(format!("group-{place}"), &one.target_group)
            .with(format!("indicator-{place}"), &one.indicator)
            .with(format!("planned-{place}"), one.planned);
    }
    for (place, name) in (1..).zip(&rules.documents) {
        if let Some(text) = plan.documents.get(name) {
            filled = filled.with(format!("document-{place}"), text);
        }
    }
    filled
}

fn show(visit: &Visit, case: &Case, wards: &BTreeMap<String, String>, answers: &Answers<'_>) -> PageResult {
    let id = case.application.id;
    let at = format!("/subsidies/aanvraag/{id}");
    let title = mine::title(visit, case);
    let closes = visit.day(case.round.particulars.closes);
    let asked = Asked {
        crumbs: crumbs(visit, &[(&at, &title)]),
        title: visit.t("application-change").to_owned(),
        lead: visit.t_with("application-deadline", "day", closes),
        action: format!("{at}/wijzigen"),
        back: at,
        version: case.application.version.to_string(),
        save: visit.t("application-save").to_owned(),
        groups: groups(visit, case, wards, answers),
        above: Vec::new(),
    };
    form(visit, asked, &answers.errors)
}

fn groups(
    visit: &Visit,
    case: &Case,
    wards: &BTreeMap<String, String>,
    answers: &Answers<'_>,
) -> Vec<desk::Section> {
    let (plan, rules) = (&case.application.plan, &case.round.rules.rules);
    let about = vec![
        answers.optional("title", "text"),
        answers.optional("summary", "textarea"),
        answers.optional("years", "number"),
    ];
    let mut groups = vec![group("", about)];
    for (place, part) in (1..).zip(&rules.parts) {
        let fields = ["asked", "least"].map(|name| answers.optional(&format!("{name}-{place}"), "number"));
        groups.push(group(&part.name, fields.into()));
    }
    for (name, key, filled) in [
        ("cost", "application-costs", plan.costs.len()),
        ("income", "application-income-title", plan.income.len()),
    ] {
        let row = |place: usize| {
            [
                answers.optional(&format!("{name}-{place}"), "text"),
                answers.optional(&format!("{name}-amount-{place}"), "number"),
            ]
        };
        groups.push(group(visit.t(key), (1..=shown(filled)).flat_map(row).collect()));
    }
    let parts: Vec<(String, String)> =
        rules.parts.iter().map(|part| (part.key.clone(), part.name.clone())).collect();
    let same = |names: &[String]| -> Vec<(String, String)> {
        names.iter().map(|name| (name.clone(), name.clone())).collect()
    };
    let (targets, indicators) = (same(&rules.target_groups), same(&rules.indicators));
    let wards: Vec<(String, String)> =
        wards.iter().map(|(code, name)| (code.clone(), name.clone())).collect();
    for place in 1..=shown(plan.activities.len()) {
        let fields: Vec<Field> = vec![
            answers.optional(&format!("activity-{place}"), "text"),
            answers.choose(&format!("part-{place}"), None, &parts),
            answers.choose(&format!("ward-{place}"), Some("subsidies-whole-city"), &wards),
            answers.choose(&format!("group-{place}"), None, &targets),
            answers.choose(&format!("indicator-{place}"), None, &indicators),
            answers.optional(&format!("planned-{place}"), "number"),
        ];
        let legend = visit.t_with("application-activity-number", "number", i64::try_from(place).unwrap_or(0));
        groups.push(group(&legend, fields));
    }
    let document = |(place, name): (usize, &String)| {
        let field = answers.optional(&format!("document-{place}"), "textarea");
        Field { label: name.clone(), ..field }
    };
    if !rules.documents.is_empty() {
        let fields = (1..).zip(&rules.documents).map(document).collect();
        groups.push(group(visit.t("subsidies-plan-documents"), fields));
    }
    groups
}

/// How many rows the form shows for so many filled ones.
fn shown(filled: usize) -> usize {
    (filled + SPARE).min(MOST_ROWS)
}
