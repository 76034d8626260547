use std::collections::BTreeMap;

use access::Cx;
use kernel::OrganisationId;
use vision::{DecisionId, ThemeId};

use super::LearningError;
use crate::store::pointers;
use crate::{Evaluation, EvaluationId, Learning, Party, Pilot, PilotId, Question, QuestionId};

/// All of the room as the actor sees it, with what others call the things that ours point to. A page shows a part of it.
#[derive(Debug)]
pub(crate) struct Whole {
    pub(crate) learning: Learning,
    pub(crate) decisions: BTreeMap<DecisionId, String>,
    pub(crate) themes: BTreeMap<ThemeId, String>,
    pub(crate) organisations: BTreeMap<OrganisationId, String>,
}

/// All of the room, in one look.
pub(crate) async fn whole(cx: &Cx) -> Result<Whole, LearningError> {
    let (mut read, sight) = cx.look().await?;
    Ok(Whole {
        learning: crate::learning(&mut read, &sight).await?,
        decisions: pointers::decisions(&mut read, &sight).await?,
        themes: pointers::themes(&mut read, &sight).await?,
        organisations: partners::names(&mut read).await?,
    })
}

impl Whole {
    pub(crate) fn pilot(&self, id: PilotId) -> Option<&Pilot> {
        self.learning.pilots.iter().find(|pilot| pilot.id == id)
    }

    pub(crate) fn evaluation(&self, id: EvaluationId) -> Option<&Evaluation> {
        self.learning.evaluations.iter().find(|evaluation| evaluation.id == id)
    }

    pub(crate) fn question(&self, id: QuestionId) -> Option<&Question> {
        self.learning.questions.iter().find(|question| question.id == id)
    }

    /// The name of a pilot, when the actor may see it.
    pub(crate) fn pilot_name(&self, id: Option<PilotId>) -> Option<&str> {
        id.and_then(|id| self.pilot(id)).map(Pilot::name)
    }

    /// What somebody who takes part is called today.
    pub(crate) fn party<'a>(&'a self, party: &'a Party) -> &'a str {
        let known = party.organisation.and_then(|id| self.organisations.get(&id));
        known.unwrap_or(&party.name)
    }
}
