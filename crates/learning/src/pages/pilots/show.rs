use access::Action;
use areas::Shelf;
use askama::Template;
use axum::extract::State;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::super::places::Places;
use super::super::{crumbs, may, openness_badge, read_id, said, spoken, themes};
use super::{STEPS, look};
use crate::actions::{Whole, whole};
use crate::{Pilot, PilotStep, Taken};

/// Something that was done with it.
struct Done {
    when: String,
    what: String,
    lines: Vec<String>,
}

/// Something that leads on.
struct Link {
    label: String,
    href: String,
    line: String,
}

#[derive(Template)]
#[template(path = "pages/pilots/show.html")]
struct PilotPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    pilot: &'a Pilot,
    look: &'static str,
    state: String,
    openness: Option<String>,
    hypothesis: &'a str,
    change_story: &'a str,
    when: Option<String>,
    place: String,
    parties: String,
    themes: Vec<(String, String)>,
    evaluations: Vec<Link>,
    questions: Vec<Link>,
    lessons: Vec<Link>,
    history: Vec<Done>,
    steps: Vec<Link>,
    change_href: Option<String>,
    evaluation_href: Option<String>,
}

/// One pilot: what is expected, where it stands, and what came of it.
pub(crate) async fn show(visit: Visit, State(shelf): State<Shelf>, Path(id): Path<String>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let pilot = whole.pilot(read_id(&id)?).ok_or(PageError::NotFound)?;
    let places = Places::of(&visit, &shelf).await?;
    let told = &pilot.protocol;
    let writes = may(&visit, Action::KeepPilots);
    let parties: Vec<&str> = told.parties.iter().map(|party| whole.party(party)).collect();
    let page = PilotPage {
        crumbs: crumbs(&visit, "/pilots", "pilots-title"),
        look: look(pilot.state),
        state: visit.t(&format!("pilot-state-{}", pilot.state)).to_owned(),
        openness: openness_badge(&visit, told.openness),
        hypothesis: said(&visit, &told.hypothesis),
        change_story: said(&visit, &told.change_story),
        when: visit.from_until(told.starts, told.ends),
        place: places.words(&visit, &told.areas),
        parties: parties.join(", "),
        themes: themes::links(&whole, &told.themes),
        evaluations: evaluations(&visit, &whole, pilot),
        questions: questions(&whole, pilot),
        lessons: lessons(&whole, pilot),
        history: pilot.history.iter().map(|taken| done(&visit, &whole, taken)).collect(),
        steps: if writes { steps(&visit, pilot) } else { Vec::new() },
        change_href: writes.then(|| format!("/pilots/{}/wijzigen", pilot.id)),
        evaluation_href: writes.then(|| format!("/evaluaties/nieuw?pilot={}", pilot.id)),
        pilot,
        v: &visit,
    };
    visit.page(&page)
}

fn steps(visit: &Visit, pilot: &Pilot) -> Vec<Link> {
    let can: Vec<PilotStep> = pilot.state.steps().collect();
    let offered = STEPS.into_iter().filter(|(_, step)| can.contains(step));
    offered
        .map(|(word, step)| Link {
            label: visit.t(&format!("pilot-step-{step}")).to_owned(),
            href: format!("/pilots/{}/stap/{word}", pilot.id),
            line: String::new(),
        })
        .collect()
}

fn done(visit: &Visit, whole: &Whole, taken: &Taken<PilotStep>) -> Done {
    Done {
        when: visit.span(taken.on),
        what: visit.t(&format!("pilot-done-{}", taken.step)).to_owned(),
        lines: spoken::why(visit, whole, taken),
    }
}

fn evaluations(visit: &Visit, whole: &Whole, pilot: &Pilot) -> Vec<Link> {
    let of = whole.learning.evaluations.iter().filter(|one| one.plan.pilot == Some(pilot.id));
    of.map(|one| Link {
        label: one.title.clone(),
        href: format!("/evaluaties/{}", one.id),
        line: format!(
            "{}, {}",
            visit.span(one.due),
            visit.t(&format!("evaluation-state-{}", one.state)).to_lowercase()
        ),
    })
    .collect()
}

fn questions(whole: &Whole, pilot: &Pilot) -> Vec<Link> {
    let of = whole.learning.questions.iter().filter(|one| one.asked.pilot == Some(pilot.id));
    of.map(|one| Link {
        label: one.asked.question.clone(),
        href: format!("/leeragenda/{}", one.id),
        line: String::new(),
    })
    .collect()
}

fn lessons(whole: &Whole, pilot: &Pilot) -> Vec<Link> {
    let of = whole.learning.lessons.iter().filter(|one| one.told.pilot == Some(pilot.id));
    of.map(|one| Link {
        label: one.told.lesson.clone(),
        href: format!("/lessen/{}", one.id),
        line: String::new(),
    })
    .collect()
}
