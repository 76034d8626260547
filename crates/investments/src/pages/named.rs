//! Things of other rooms by name: those that the visitor may see.

use std::collections::BTreeMap;

use learning::EvaluationId;
use shell::Visit;
use store::StoreError;
use tracks::{Track, TrackId};
use vision::{DecisionId, GoalNodeId, GoalTitle, ThemeId};

use crate::MoneyError;

/// The decisions of the register, the latest first, to choose from.
pub(super) async fn decisions(visit: &Visit) -> Result<Vec<(String, String)>, MoneyError> {
    let (mut read, sight) = visit.cx.look().await?;
    let all = vision::decisions(&mut read, &sight).await?;
    let named = |one: vision::Decision| {
        let date = visit.span(one.particulars.date);
        (one.id.to_string(), format!("{} ({date})", one.particulars.title))
    };
    Ok(all.into_iter().map(named).collect())
}

/// What lines of a plan point at, by name.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub(super) ambitions: Vec<(ThemeId, String)>,
    /// The tracks, by number.
    pub(super) tracks: Vec<Track>,
    pub(super) goals: BTreeMap<GoalNodeId, GoalTitle>,
    pub(super) decisions: BTreeMap<DecisionId, String>,
    pub(super) evaluations: BTreeMap<EvaluationId, learning::Evaluation>,
}

impl Named {
    /// All that the visitor may see.
    pub(super) async fn seen(visit: &Visit) -> Result<Self, StoreError> {
        let (mut read, sight) = visit.cx.look().await?;
        let themes = vision::themes(&mut read, &sight).await?;
        let ambitions = themes.into_iter().filter(|one| one.particulars.kind == vision::ThemeKind::Ambition);
        let decisions = vision::decision_titles(&mut read, &sight).await?;
        let evaluations = learning::evaluations(&mut read, &sight).await?;
        Ok(Self {
            ambitions: ambitions.map(|one| (one.id, one.particulars.latest_name().to_owned())).collect(),
            tracks: tracks::tracks(&mut read, &sight).await?,
            goals: vision::goal_titles(&mut read, &sight).await?,
            decisions: decisions.into_iter().map(|(id, one)| (id, one.title)).collect(),
            evaluations: evaluations.into_iter().map(|one| (one.id, one)).collect(),
        })
    }

    /// What an ambition is called; nothing when the visitor may not see it.
    pub(super) fn ambition(&self, id: ThemeId) -> Option<&str> {
        self.ambitions.iter().find(|(one, _)| *one == id).map(|(_, name)| name.as_str())
    }

    /// A track, when the visitor may see it.
    pub(super) fn track(&self, id: TrackId) -> Option<&Track> {
        self.tracks.iter().find(|one| one.id == id)
    }
}
