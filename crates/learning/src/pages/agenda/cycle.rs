use serde::Deserialize;
use shell::desk::Sheet;
use shell::{Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::mistakes::Mistakes;
use super::super::{crumbs, read_id, spoken};
use super::stretch;
use crate::actions::whole;
use crate::{Cycle, CycleStep, LearningError, Noted, Question, Seen};

/// What is typed of a cycle.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct CycleForm {
    version: i64,
    figures: String,
    stories: String,
    change: String,
    outcome: String,
}

/// The version of what a button belongs to.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Pressed {
    version: i64,
}

/// The choice that ends nothing.
const GOES_ON: &str = "running";

impl CycleForm {
    fn of(question: &Question, cycle: &Cycle) -> Self {
        Self {
            version: question.version,
            figures: cycle.seen.figures.clone(),
            stories: cycle.seen.stories.clone(),
            change: cycle.seen.change.clone(),
            outcome: GOES_ON.to_owned(),
        }
    }

    /// What was seen, and how the cycle ends when it does.
    fn parse(&self, visit: &Visit) -> Result<(Seen, Option<CycleStep>), Vec<FieldError>> {
        let mut m = Mistakes::of(visit, "cycle");
        let seen = Seen {
            figures: m.maybe("figures", &self.figures),
            stories: m.maybe("stories", &self.stories),
            change: m.maybe("change", &self.change),
        };
        let step = if self.outcome == GOES_ON { None } else { m.chosen("outcome", &self.outcome) };
        if step.is_some() && seen.figures.is_empty() && seen.stories.is_empty() {
            m.add("stories");
        }
        m.unless_any(Some((seen, step)))
    }

    fn asked(&self, visit: &Visit, errors: &[FieldError]) -> Vec<Field> {
        let f = visit.fields("cycle", errors);
        let advised = |field: Field| {
            let advice = spoken::causal_advice(visit, &field.value, None);
            Field { advice: advice.into_iter().collect(), ..field }
        };
        let outcomes = std::iter::once(GOES_ON).chain(CycleStep::ALL.iter().map(|step| step.name()));
        vec![
            advised(f.optional("figures", &self.figures)).area(),
            advised(f.optional("stories", &self.stories)).area(),
            advised(f.optional("change", &self.change)).area(),
            f.choice("outcome", outcomes, &[&self.outcome]).radios(),
        ]
    }
}

/// What is seen in the cycle that is under way.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let question = whole.question(read_id(&id)?).ok_or(PageError::NotFound)?;
    let cycle = question.running().ok_or(PageError::Stale)?;
    let form = CycleForm::of(question, cycle);
    sheet(&visit, question, form.version).asking(form.asked(&visit, &[])).show(&visit, &[])
}

/// Keeps what was seen, and ends the cycle when that was chosen.
pub(crate) async fn save(visit: Visit, Path(id): Path<String>, Form(form): Form<CycleForm>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let question = whole.question(read_id(&id)?).ok_or(PageError::NotFound)?;
    let (seen, step) = match form.parse(&visit) {
        Ok(read) => read,
        Err(errors) => {
            let asked = form.asked(&visit, &errors);
            return sheet(&visit, question, form.version).asking(asked).show(&visit, &errors);
        }
    };
    let kept = match step {
        Some(step) => {
            let noted = Noted { seen, on: visit.cx.clock.today() };
            crate::end_cycle(&visit.cx, question.id, form.version, (step, noted)).await
        }
        None => crate::note_cycle(&visit.cx, question.id, form.version, seen).await,
    };
    match kept {
        Ok(()) => Ok(see_other(&format!("/leeragenda/{}", question.id))),
        Err(LearningError::Stale) => {
            let now = crate::question(&visit.cx, question.id).await?;
            let cycle = now.running().ok_or(PageError::Stale)?;
            let theirs = CycleForm::of(&now, cycle).asked(&visit, &[]);
            let own = form.asked(&visit, &[]);
            sheet(&visit, &now, now.version).asking(own).beside(&visit, theirs)
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes a question up again.
pub(crate) async fn reopen(visit: Visit, Path(id): Path<String>, Form(form): Form<Pressed>) -> PageResult {
    let id = read_id(&id)?;
    crate::reopen_question(&visit.cx, id, form.version, visit.cx.clock.today()).await?;
    Ok(see_other(&format!("/leeragenda/{id}")))
}

fn sheet(visit: &Visit, question: &Question, version: i64) -> Sheet {
    let home = format!("/leeragenda/{}", question.id);
    Sheet {
        crumbs: crumbs(visit, "/leeragenda", "agenda-title"),
        title: question.asked.question.clone(),
        lead: question.running().map(|cycle| stretch(visit, cycle)).unwrap_or_default(),
        action: format!("{home}/ronde"),
        back: home,
        version,
        ..Sheet::default()
    }
}
