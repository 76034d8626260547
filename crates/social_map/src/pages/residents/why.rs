use chrono::NaiveDate;
use shell::Visit;

use super::query::label;
use super::speech;
use crate::catalogue::Snapshot;
use crate::search::{Choice, Hit, Holds, Question};

/// Says why a result is there, from the same words and filters by which it was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Why<'a> {
    pub(super) visit: &'a Visit,
    pub(super) snapshot: &'a Snapshot,
    pub(super) question: &'a Question,
    pub(super) today: NaiveDate,
}

impl Why<'_> {
    /// The words that it holds or comes near to, the filters that hold for it, and what nobody knows of it: a line each.
    pub(super) fn lines(&self, hit: &Hit) -> Vec<String> {
        let fits = self.choices(hit, Holds::Yes);
        let unknown = self.choices(hit, Holds::Unknown);
        let line = |key, name, texts: Vec<String>| {
            (!texts.is_empty()).then(|| self.visit.t_with(key, name, texts.join(", ")))
        };
        [
            line("list-why", "words", self.words(hit.words)),
            line("list-why-related", "words", self.words(hit.related)),
            line("list-fits", "choices", fits),
            line("list-not-known", "choices", unknown),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn words(&self, bits: u16) -> Vec<String> {
        let held = (0_u32..).zip(&self.question.words).filter(|(place, _)| {
            let bit = 1_u16.checked_shl(*place).unwrap_or(0);
            bits & bit != 0
        });
        held.map(|(_, asked)| asked.shown().to_owned()).collect()
    }

    /// The choices that hold so; what is asked of a session comes last, with the session that holds it.
    fn choices(&self, hit: &Hit, holds: Holds) -> Vec<String> {
        let held = hit.held.iter().filter(|(_, so)| *so == holds).map(|(choice, _)| *choice);
        let (of_session, lasting): (Vec<Choice>, Vec<Choice>) =
            held.partition(|choice| choice.facet.is_of_session());
        let name = |choice: &Choice| label(self.visit, self.snapshot, *choice);
        let mut texts: Vec<String> = lasting.iter().map(name).collect();
        let sessions = &hit.listing.listing.at.sessions;
        let session = hit.session.and_then(|place| sessions.get(place..=place));
        let names: Vec<String> = of_session.iter().map(name).collect();
        match session {
            Some(session) if !names.is_empty() => {
                let when = speech(self.visit).sessions_in_short(session, self.today);
                texts.push(format!("{} ({when})", speech(self.visit).joined(&names)));
            }
            Some(_) | None => texts.extend(names),
        }
        texts
    }
}
