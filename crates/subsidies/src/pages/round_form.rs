use kernel::{Cents, OrganisationId};
use shell::{Form, PageError, PageResult, Path, Visit, desk, see_other};

use super::answers::{Answers, Filled, Sent, plain};
use super::crumbs;
use super::scheme::find;
use super::sheet::{Asked, form, group};
use crate::{BudgetLineChoice, Ceiling, NewRound, Round, RoundId, RoundState, Rules, SchemeId, SubsidyError};

const FORM: &str = "round";

/// What the form is made of.
struct Shown<'a> {
    scheme: SchemeId,
    rules: &'a Rules,
    lines: Vec<BudgetLineChoice>,
    title: String,
    action: String,
    back: String,
}

/// An empty form for a round of a scheme.
pub(super) async fn fresh(visit: Visit, Path(slug): Path<String>) -> PageResult {
    let schemes = crate::schemes(&visit.cx).await?;
    let scheme = find(&schemes, &slug)?;
    let shown = new(&visit, scheme).await?;
    show(&visit, shown, &Answers::of(&visit, FORM, Vec::new()))
}

/// Adds a round.
pub(super) async fn create(visit: Visit, Path(slug): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let schemes = crate::schemes(&visit.cx).await?;
    let scheme = find(&schemes, &slug)?;
    let shown = new(&visit, scheme).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    match read(&mut answers, &shown) {
        Some(new) => {
            let id = crate::add_round(&visit.cx, &new).await?;
            Ok(see_other(&format!("/subsidies/ronde/{id}")))
        }
        None => show(&visit, shown, &answers),
    }
}

async fn new<'a>(visit: &Visit, scheme: &'a crate::Scheme) -> Result<Shown<'a>, PageError> {
    let slug = &scheme.particulars.slug;
    Ok(Shown {
        scheme: scheme.id,
        rules: &scheme.rules.rules,
        lines: crate::budget_lines(&visit.cx).await?,
        title: visit.t_with("round-new-title", "name", scheme.particulars.name.clone()),
        action: format!("/subsidies/regeling/{slug}/ronde"),
        back: format!("/subsidies/{slug}"),
    })
}

/// The form as the round stands.
pub(super) async fn edit(visit: Visit, Path(id): Path<RoundId>) -> PageResult {
    let round = crate::round(&visit.cx, id).await?.round;
    // After adoption there is nothing to change any more.
    if round.state != RoundState::Draft {
        return Err(PageError::NotFound);
    }
    let filled = filled(&round);
    let shown = old(&visit, &round).await?;
    show(&visit, shown, &Answers::of(&visit, FORM, filled.0))
}

/// Keeps the change.
pub(super) async fn change(visit: Visit, Path(id): Path<RoundId>, Form(sent): Form<Sent>) -> PageResult {
    let round = crate::round(&visit.cx, id).await?.round;
    let shown = old(&visit, &round).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let Some(new) = read(&mut answers, &shown) else { return show(&visit, shown, &answers) };
    match crate::change_round(&visit.cx, (id, answers.version()), &new).await {
        Ok(()) => Ok(see_other(&format!("/subsidies/ronde/{id}"))),
        Err(SubsidyError::Frozen) => {
            answers.wrong_because("name", "round-frozen");
            show(&visit, shown, &answers)
        }
        Err(error) => Err(error.into()),
    }
}

async fn old<'a>(visit: &Visit, round: &'a Round) -> Result<Shown<'a>, PageError> {
    Ok(Shown {
        scheme: round.particulars.scheme,
        rules: &round.rules.rules,
        lines: crate::budget_lines(&visit.cx).await?,
        title: visit.t_with("round-change-title", "name", round.particulars.name.clone()),
        action: format!("/subsidies/ronde/{}/wijzigen", round.id),
        back: format!("/subsidies/ronde/{}", round.id),
    })
}

fn read(answers: &mut Answers<'_>, shown: &Shown<'_>) -> Option<NewRound> {
    let name = answers.line("name");
    let [opens, closes, from, until] =
        ["opens", "closes", "from", "until"].map(|name| answers.read::<chrono::NaiveDate>(name));
    let mut ceilings = Vec::new();
    for (place, part) in (1..).zip(&shown.rules.parts) {
        let amount = answers.read::<Cents>(&format!("ceiling-{place}")).unwrap_or_default();
        ceilings.push(Ceiling { part: part.key.clone(), amount });
    }
    let budget_line = match answers.get("budget-line") {
        "" => None,
        _ => answers.read("budget-line"),
    };
    let under_reservation = answers.get("reservation") == "yes";
    let source = answers.maybe("source");
    if !answers.errors.is_empty() {
        return None;
    }
    Some(NewRound {
        scheme: shown.scheme,
        name,
        opens: opens?,
        closes: closes?,
        from: from?,
        until: until?,
        ceilings,
        budget_line,
        under_reservation,
        source,
    })
}

fn filled(round: &Round) -> Filled {
    let of = &round.particulars;
    let mut filled = Filled::default()
        .with("version", round.version)
        .with("name", &of.name)
        .with("opens", of.opens)
        .with("closes", of.closes)
        .with("from", of.from)
        .with("until", of.until)
        .with("budget-line", of.budget_line.map_or_else(String::new, |line| line.to_string()))
        .with("reservation", if of.under_reservation { "yes" } else { "no" })
        .with("source", of.source.as_deref().unwrap_or_default());
    for (place, part) in (1..).zip(&round.rules.rules.parts) {
        let amount = round.ceiling_of(&part.key).map_or_else(String::new, plain);
        filled = filled.with(format!("ceiling-{place}"), amount);
    }
    filled
}

fn show(visit: &Visit, shown: Shown<'_>, answers: &Answers<'_>) -> PageResult {
    let lines: Vec<(String, String)> =
        shown.lines.iter().map(|line| (line.id.to_string(), line.name.clone())).collect();
    let yes_no =
        ["no", "yes"].map(|word| (word.to_owned(), visit.t(&format!("round-reservation-{word}")).to_owned()));
    let ceiling = |(place, part): (usize, &crate::Part)| {
        let field = answers.field(&format!("ceiling-{place}"), "number");
        shell::Field { label: part.name.clone(), ..field }
    };
    let date = |name| answers.field(name, "date");
    let groups = vec![
        desk::Section::plain(vec![answers.field("name", "text")]),
        group(visit.t("round-window"), vec![date("opens"), date("closes")]),
        group(visit.t("round-period"), vec![date("from"), date("until")]),
        group(visit.t("round-ceilings"), (1..).zip(&shown.rules.parts).map(ceiling).collect()),
        group(
            visit.t("round-money"),
            vec![
                answers.choose("budget-line", Some("round-budget-none"), &lines),
                answers.choose("reservation", None, &yes_no),
                answers.optional("source", "text"),
            ],
        ),
    ];
    let asked = Asked {
        crumbs: crumbs(visit, &[]),
        title: shown.title,
        action: shown.action,
        back: shown.back,
        version: answers.get("version").to_owned(),
        save: visit.t("subsidies-save").to_owned(),
        groups,
        ..Asked::default()
    };
    form(visit, asked, &answers.errors)
}

/// Organisations to choose from, by name.
pub(super) fn choices(names: &std::collections::BTreeMap<OrganisationId, String>) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> =
        names.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    all.sort_by_key(|(_, name)| name.to_lowercase());
    all
}
