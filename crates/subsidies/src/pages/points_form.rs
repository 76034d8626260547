use areas::Shelf;
use axum::extract::State;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::answers::{Answers, Filled, Sent};
use super::refusals::refusal;
use super::sheet::{Asked, Grid, Section, form, group};
use super::{crumbs, words};
use crate::{Application, ApplicationId, Card, Points, Rules, Scored, SubsidyError, spread};

const FORM: &str = "points";

/// An application in a part, with what was given for it so far.
struct Before {
    application: Application,
    rules: Rules,
    part: String,
    /// The card to begin with.
    card: Option<Card>,
    /// The cards of the assessors, for who settles them.
    given: Vec<Scored>,
    settles: bool,
}

impl Before {
    fn at(&self) -> String {
        let what = if self.settles { "eindpunten" } else { "punten" };
        format!("/subsidies/aanvraag/{}/{what}/{}", self.application.id, self.part)
    }

    fn back(&self) -> String {
        if self.settles {
            format!("/subsidies/ronde/{}/rangschikking", self.application.round)
        } else {
            "/subsidies/beoordelen".to_owned()
        }
    }
}

/// The application with the assessor's own points.
pub(super) async fn edit(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path((id, part)): Path<(ApplicationId, String)>,
) -> PageResult {
    let before = as_assessor(&visit, id, &part).await?;
    begin(&visit, &shelf, &before).await
}

/// Keeps the points.
pub(super) async fn give(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path((id, part)): Path<(ApplicationId, String)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let before = as_assessor(&visit, id, &part).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let card = read(&mut answers, &before.rules);
    let done = crate::give_points(&visit.cx, (id, &part), &card).await;
    finish(&visit, &shelf, &before, (answers, done)).await
}

/// The application with the points of all assessors, to settle them.
pub(super) async fn settling(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path((id, part)): Path<(ApplicationId, String)>,
) -> PageResult {
    let before = as_settler(&visit, id, &part).await?;
    begin(&visit, &shelf, &before).await
}

/// Keeps the settled points.
pub(super) async fn settle(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path((id, part)): Path<(ApplicationId, String)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let before = as_settler(&visit, id, &part).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let card = read(&mut answers, &before.rules);
    let done = crate::settle_points(&visit.cx, (id, &part), &card).await;
    finish(&visit, &shelf, &before, (answers, done)).await
}

async fn begin(visit: &Visit, shelf: &Shelf, before: &Before) -> PageResult {
    let mut filled = Filled::default();
    for (place, criterion) in (1..).zip(&before.rules.criteria) {
        if let Some(given) = before.card.as_ref().and_then(|card| card.get(&criterion.name)) {
            filled = filled
                .with(format!("points-{place}"), given.points)
                .with(format!("reason-{place}"), &given.reason);
        }
    }
    show(visit, shelf, before, &Answers::of(visit, FORM, filled.0)).await
}

async fn finish(
    visit: &Visit,
    shelf: &Shelf,
    before: &Before,
    (mut answers, done): (Answers<'_>, Result<(), SubsidyError>),
) -> PageResult {
    let Err(error) = done else { return Ok(see_other(&before.back())) };
    if answers.errors.is_empty() {
        let Some(message) = refusal(visit, &error) else { return Err(error.into()) };
        answers.errors.push(FieldError { field: "points-1".to_owned(), message });
    }
    show(visit, shelf, before, &answers).await
}

async fn as_assessor(visit: &Visit, id: ApplicationId, part: &str) -> Result<Before, PageError> {
    for one in crate::assessing(&visit.cx).await?.into_iter().filter(|one| one.part == part) {
        let own = one.own.get(&id).map(|scored| scored.card.clone());
        if let Some(application) = one.applications.into_iter().find(|one| one.id == id) {
            let (rules, part) = (one.round.rules.rules, one.part);
            return Ok(Before { application, rules, part, card: own, given: Vec::new(), settles: false });
        }
    }
    Err(PageError::NotFound)
}

async fn as_settler(visit: &Visit, id: ApplicationId, part: &str) -> Result<Before, PageError> {
    let case = crate::application(&visit.cx, id).await?;
    let mut ranked = crate::ranked(&visit.cx, case.round.id).await?;
    case.application.plan.asked_of(part).ok_or(PageError::NotFound)?;
    let key = (id, part.to_owned());
    let given = ranked.cards.remove(&key).unwrap_or_default();
    let settled = ranked.settled.remove(&key);
    // Where all agree there is nothing to talk through.
    let agreed = given.first().filter(|first| {
        given.iter().all(|one| {
            first
                .card
                .iter()
                .all(|(name, points)| one.card.get(name).is_some_and(|other| other.points == points.points))
        })
    });
    let card = settled.or_else(|| agreed.map(|scored| scored.card.clone()));
    let rules = case.round.rules.rules;
    Ok(Before { application: case.application, rules, part: part.to_owned(), card, given, settles: true })
}

fn read(answers: &mut Answers<'_>, rules: &Rules) -> Card {
    let mut card = Card::new();
    for (place, criterion) in (1..).zip(&rules.criteria) {
        let points = answers.read::<u32>(&format!("points-{place}"));
        let reason = answers.text(&format!("reason-{place}"));
        if let Some(points) = points {
            card.insert(criterion.name.clone(), Points { points, reason });
        }
    }
    card
}

async fn show(visit: &Visit, shelf: &Shelf, before: &Before, answers: &Answers<'_>) -> PageResult {
    let wards = words::wards(visit, shelf).await?;
    let mut above = words::plan(visit, &before.application.plan, &before.rules, &wards);
    if before.settles {
        above.push(given(visit, before));
    }
    let weighed = |(place, criterion): (usize, &crate::Criterion)| {
        let fields = vec![
            answers.field(&format!("points-{place}"), "number"),
            answers.field(&format!("reason-{place}"), "textarea"),
        ];
        group(format!("{} ({}%)", criterion.name, criterion.weight), fields)
    };
    let key = if before.settles { "points-settle" } else { "points-title" };
    let asked = Asked {
        crumbs: crumbs(
            visit,
            &[(&before.back(), visit.t(if before.settles { "ranking-title" } else { "assess-title" }))],
        ),
        title: format!("{}: {} {}", visit.t(key), before.application.number(), before.application.plan.title),
        lead: visit.t_with("points-lead", "most", i64::from(before.rules.most)),
        action: before.at(),
        back: before.back(),
        version: before.application.version.to_string(),
        save: visit.t("subsidies-save").to_owned(),
        groups: (1..).zip(&before.rules.criteria).map(weighed).collect(),
        above,
    };
    form(visit, asked, &answers.errors)
}

/// What the assessors gave: never who, so that the points are weighed and not the people. Their names stand in the file.
fn given(visit: &Visit, before: &Before) -> Section {
    let heads = ["scheme-criterion", "points-given", "points-apart", "points-reasons"];
    let mut grid = Grid::of(visit, "points-given", &heads);
    for criterion in &before.rules.criteria {
        let cards = || before.given.iter().filter_map(|one| one.card.get(&criterion.name));
        let points: Vec<String> = cards().map(|one| one.points.to_string()).collect();
        let reasons: Vec<&str> = cards().map(|one| one.reason.as_str()).collect();
        let apart = spread(&before.given, &criterion.name).map_or(0, |(fewest, most)| most - fewest);
        grid.row(criterion.name.clone(), "", vec![points.join(", "), apart.to_string(), reasons.join(" / ")]);
    }
    Section::table(visit.t("points-given"), grid, "")
}
