//! The page on which a pilot or an evaluation takes a step, and what comes after it.

use shell::desk::{Difference, Sheet};
use shell::{Field, FieldError, PageError, PageResult, Visit, see_other};

use super::mistakes::Mistakes;
use super::{crumbs, spoken};
use crate::actions::Whole;
use crate::{LearningError, Taken};

/// The form of steps, by which its texts are named.
pub(super) const FORM: &str = "learning-step";

/// What a step says, by the field that asks it.
pub(super) type Values = Vec<(&'static str, String)>;

/// One step of one thing.
pub(super) struct StepPage<'a> {
    /// The list that the thing stands in, and its title.
    pub(super) part: (&'static str, &'static str),
    /// The page of the thing.
    pub(super) home: String,
    /// What the thing is called.
    pub(super) name: &'a str,
    /// The word of the step in the address.
    pub(super) word: &'static str,
    /// The stem of the texts about the step.
    pub(super) texts: String,
}

impl StepPage<'_> {
    fn sheet(&self, visit: &Visit, version: i64, asked: Vec<Field>) -> Sheet {
        let label = visit.t(&self.texts).to_owned();
        let sheet = Sheet {
            crumbs: crumbs(visit, self.part.0, self.part.1),
            title: label.clone(),
            about: self.name.to_owned(),
            lead: visit.t(&format!("{}-lead", self.texts)).to_owned(),
            action: format!("{}/stap/{}", self.home, self.word),
            back: self.home.clone(),
            save: label,
            version,
            ..Sheet::default()
        };
        sheet.asking(asked)
    }

    /// What the step asks, with what is wrong.
    pub(super) fn show(
        &self,
        visit: &Visit,
        version: i64,
        asked: Vec<Field>,
        errors: &[FieldError],
    ) -> PageResult {
        self.sheet(visit, version, asked).show(visit, errors)
    }

    /// What somebody else made of it beside what was filled in; the step can be taken still, or not any more.
    pub(super) fn conflict(
        &self,
        visit: &Visit,
        (version, goes_on): (i64, bool),
        asked: Vec<Field>,
        both: (Values, Values),
    ) -> PageResult {
        let sheet = self.sheet(visit, version, asked);
        let differences = differences(visit, both);
        if goes_on { sheet.conflict(visit, &differences) } else { sheet.too_late(visit, &differences) }
    }

    /// To the page of the thing, or why not.
    pub(super) fn outcome(
        &self,
        visit: &Visit,
        taken: Result<(), LearningError>,
        asked: impl FnOnce(&[FieldError]) -> (i64, Vec<Field>),
    ) -> PageResult {
        match taken {
            Ok(()) => Ok(see_other(&self.home)),
            Err(LearningError::NotLater) => {
                let mut mistakes = Mistakes::of(visit, FORM);
                mistakes.add("due_after");
                let errors = mistakes.unless_any(None::<()>).err().unwrap_or_default();
                let (version, asked) = asked(&errors);
                self.show(visit, version, asked, &errors)
            }
            Err(error) => Err(PageError::from(error)),
        }
    }
}

/// What was filled in, where it differs from what was done.
fn differences(visit: &Visit, (theirs, own): (Values, Values)) -> Vec<Difference> {
    let pairs = theirs.into_iter().zip(own).filter(|((_, theirs), (_, own))| theirs.trim() != own.trim());
    let difference = |((field, theirs), (_, own)): ((&str, String), (&str, String))| Difference {
        label: visit.t(&format!("{FORM}-{field}")).to_owned(),
        old: theirs,
        new: own,
    };
    pairs.map(difference).collect()
}

/// Whether somebody else was first.
pub(super) const fn is_late(error: &LearningError) -> bool {
    matches!(error, LearningError::Stale | LearningError::PilotStep(_) | LearningError::EvaluationStep(_))
}

/// What was done last, field by field; `done` says what it was.
pub(super) fn theirs<S>(visit: &Visit, whole: &Whole, done: String, last: Option<&Taken<S>>) -> Values {
    let on = last.map(|taken| visit.span(taken.on));
    let decided = last.and_then(|taken| taken.decision.as_ref());
    let decision = decided.and_then(|decided| spoken::decision_name(whole, decided));
    let due = last.and_then(|taken| taken.due_after).map(|span| visit.span(span));
    let (reason, owner) = last.map(|taken| (taken.reason.clone(), taken.owner.clone())).unzip();
    vec![
        ("state", done),
        ("on", on.unwrap_or_default()),
        ("due_after", due.unwrap_or_default()),
        ("reason", reason.unwrap_or_default()),
        ("decision", decision.unwrap_or_default()),
        ("owner", owner.flatten().unwrap_or_default()),
    ]
}
