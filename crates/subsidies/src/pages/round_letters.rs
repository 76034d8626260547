use shell::{FieldError, Form, PageResult, Path, Visit, see_other};

use super::answers::Sent;
use super::letters::{state, when};
use super::refusals::refusal;
use super::sheet::{Asked, Grid, Link, Section, Sheet, form, page};
use super::{crumbs, words};
use crate::letter::Letter;
use crate::{LetterBatch, Round, RoundId, SubsidyError};

kernel::words! {
    /// What can be done with all letters of a round.
    AllLetters, "step for all letters" {
        /// Prepare those that are due.
        Prepare => "klaarzetten",
        /// Send those that are prepared.
        Send => "versturen",
    }
}

/// The letters of a round that wait, and how far those are that were sent together.
pub(super) async fn show(visit: Visit, Path(id): Path<RoundId>) -> PageResult {
    let round = crate::round(&visit.cx, id).await?.round;
    let prepared = crate::prepared_letters(&visit.cx, Some(id)).await?;
    let batches = crate::letter_batches(&visit.cx, id).await?;
    let at = format!("/subsidies/ronde/{id}");
    let mut links = Vec::new();
    if round.state.tells_outcome() {
        links.push(Link::to(visit.t("letters-all-klaarzetten"), format!("{at}/brieven/klaarzetten")));
        if !prepared.is_empty() {
            links.push(Link::to(visit.t("letters-all-versturen"), format!("{at}/brieven/versturen")));
        }
    }
    let mut sections: Vec<Section> = Vec::new();
    sections.extend(batches.first().map(|batch| progress(&visit, batch)));
    let waiting = waiting(&visit, "letters-prepared", &prepared).await?;
    sections.push(Section::table(visit.t("letters-prepared"), waiting, visit.t("letters-prepared-none")));
    let sheet = Sheet {
        crumbs: crumbs(&visit, &[(&at, &round.particulars.name)]),
        title: visit.t("letters-title").to_owned(),
        line: round.particulars.name.clone(),
        sections,
        links,
        ..Sheet::default()
    };
    page(&visit, sheet)
}

fn progress(visit: &Visit, batch: &LetterBatch) -> Section {
    let mut section = Section::titled(visit.t("letters-batch"));
    let args = [("done", batch.done.into()), ("total", batch.total.into())];
    let key = match batch.finished_at {
        Some(_) if batch.done < batch.total => "letters-batch-left",
        Some(_) => "letters-batch-done",
        None => "letters-batch-goes",
    };
    section.texts.push(visit.t_args(key, &args));
    let mut fact = |key: &str, text: String| section.facts.push((visit.t(key).to_owned(), text));
    fact("letters-batch-asked", words::moment(visit, batch.asked_at));
    if let Some(at) = batch.finished_at {
        fact("letters-batch-finished", words::moment(visit, at));
    } else {
        section.links.push(Link::to(visit.t("letters-batch-look"), visit.path()));
    }
    section
}

/// Letters that wait, each with its application.
pub(super) async fn waiting(
    visit: &Visit,
    caption: &str,
    letters: &[Letter],
) -> Result<Grid, shell::PageError> {
    let heads = ["letter-kind", "mine-application", "subsidies-column-state", "letter-when"];
    let mut grid = Grid::of(visit, caption, &heads).in_dutch(&[1]);
    let cases = crate::applications(&visit.cx, None).await?;
    for letter in letters {
        let case = cases.iter().find(|case| case.application.id == letter.application);
        let about = case.map_or_else(String::new, |case| super::mine::title(visit, case));
        let (_, state) = state(visit, letter.state);
        let kind = visit.t(&format!("letter-kind-{}", letter.kind)).to_owned();
        grid.row(kind, format!("/subsidies/brief/{}", letter.id), vec![about, state, when(visit, letter)]);
    }
    Ok(grid)
}

/// Asks whether it is meant.
pub(super) async fn before(visit: Visit, Path((id, step)): Path<(RoundId, AllLetters)>) -> PageResult {
    let round = crate::round(&visit.cx, id).await?.round;
    asked(&visit, &round, step, &[])
}

/// Prepares or sends all letters of a round.
pub(super) async fn step(
    visit: Visit,
    Path((id, step)): Path<(RoundId, AllLetters)>,
    Form(_sent): Form<Sent>,
) -> PageResult {
    let round = crate::round(&visit.cx, id).await?.round;
    let done: Result<(), SubsidyError> = match step {
        AllLetters::Prepare => crate::prepare_letters(&visit.cx, id).await.map(drop),
        AllLetters::Send => crate::send_letters(&visit.cx, id).await.map(drop),
    };
    match done {
        Ok(()) => Ok(see_other(&format!("/subsidies/ronde/{id}/brieven"))),
        Err(error) => match refusal(&visit, &error) {
            Some(message) => {
                asked(&visit, &round, step, &[FieldError { field: "inhoud".to_owned(), message }])
            }
            None => Err(error.into()),
        },
    }
}

fn asked(visit: &Visit, round: &Round, step: AllLetters, errors: &[FieldError]) -> PageResult {
    let back = format!("/subsidies/ronde/{}/brieven", round.id);
    let label = visit.t(&format!("letters-all-{step}")).to_owned();
    let asked = Asked {
        crumbs: crumbs(visit, &[(&back, visit.t("letters-title"))]),
        title: label.clone(),
        lead: visit.t(&format!("letters-all-{step}-lead")).to_owned(),
        action: format!("{back}/{step}"),
        back,
        save: label,
        ..Asked::default()
    };
    form(visit, asked, errors)
}
