use std::collections::BTreeMap;

use access::{Action, Cx, Facts};
use vision::ThemeKind;

use super::MoneyError;
use crate::{Registers, store as rows};

/// What a table that somebody brings may name: the sources, and of other rooms what they may see.
///
/// # Errors
/// When the actor may not, or the database does not answer.
pub async fn registers(cx: &Cx) -> Result<Registers, MoneyError> {
    cx.permit(Action::KeepBudget, &Facts::NONE)?;
    let (mut read, sight) = cx.look().await?;
    let sources = rows::all_sources(&mut read).await?.into_values();
    let goals = vision::goal_titles(&mut read, &sight).await?;
    let evaluations = learning::evaluations(&mut read, &sight).await?;
    let decisions = vision::decision_titles(&mut read, &sight).await?;
    let mut ambitions = BTreeMap::new();
    for theme in vision::themes(&mut read, &sight).await? {
        let of = &theme.particulars;
        if of.kind == ThemeKind::Ambition {
            ambitions.insert(of.number.to_string(), theme.id);
            ambitions.extend(of.names.iter().map(|name| (name.text.to_lowercase(), theme.id)));
        }
    }
    let mut tracks = BTreeMap::new();
    for track in tracks::tracks(&mut read, &sight).await? {
        let of = &track.particulars;
        let known = [of.number.to_string(), of.slug.to_string(), of.name.to_lowercase()];
        tracks.extend(known.map(|name| (name, track.id)));
    }
    Ok(Registers {
        sources: sources.map(|source| (source.particulars.name.clone(), source)).collect(),
        ambitions,
        tracks,
        goals: goals.into_iter().map(|(id, goal)| ((goal.year, goal.code), id)).collect(),
        evaluations: evaluations.into_iter().map(|one| (one.title.to_lowercase(), one.id)).collect(),
        decisions: decisions.into_iter().map(|(id, one)| (one.title.to_lowercase(), id)).collect(),
    })
}
