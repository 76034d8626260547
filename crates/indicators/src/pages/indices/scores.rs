//! The scores of all places, below their wards, and which of them stand out with certainty.

use areas::Atlas;
use shell::Visit;

use super::super::wards::counted;
use super::super::words;
use super::drawing::{likely, ward_name};
use super::rings::leaning;
use super::tables::rank;
use crate::picture::Leaning;
use crate::{INDEX_CODE, IndexOutcome, IndexRecipe, Level, Normalising};

/// A place with its score and its rank.
pub(super) struct ScoreLine {
    pub(super) ward: String,
    pub(super) name: String,
    pub(super) href: String,
    pub(super) score: String,
    pub(super) rank: String,
    pub(super) side: Leaning,
    /// Whether enough is known of it for a score.
    pub(super) is_scored: bool,
}

/// The places of a ward, or all places of an index of wards.
pub(super) struct ScoreGroup {
    /// The name of the ward; what the table tells where all places stand in one.
    pub(super) ward: String,
    /// How its places stand.
    pub(super) headline: String,
    pub(super) lines: Vec<ScoreLine>,
}

/// All places, by ward and name.
pub(super) fn scores(
    visit: &Visit,
    atlas: &Atlas,
    address: &str,
    (outcome, recipe): (&IndexOutcome, &IndexRecipe),
) -> Vec<ScoreLine> {
    let line = |(position, place): (usize, &crate::Place)| {
        let found = outcome.score(INDEX_CODE, position);
        ScoreLine {
            ward: ward_name(atlas, *place),
            name: words::place_name(visit, atlas, *place),
            href: format!("{address}/gebied/{place}"),
            score: found.map_or_else(|| visit.t("index-no-score").to_owned(), |score| likely(visit, score)),
            rank: rank(visit, outcome.ranks.get(position).copied().flatten()),
            side: leaning(recipe, found),
            is_scored: found.is_some(),
        }
    };
    let mut lines: Vec<ScoreLine> = outcome.places.iter().enumerate().map(line).collect();
    lines.sort_by(|one, other| (&one.ward, &one.name).cmp(&(&other.ward, &other.name)));
    lines
}

/// The same below their wards; those of an index of wards stand together.
pub(super) fn by_ward(visit: &Visit, lines: Vec<ScoreLine>, level: Level) -> Vec<ScoreGroup> {
    let mut groups: Vec<ScoreGroup> = Vec::new();
    for line in lines {
        let together = || visit.t("index-scores-caption").to_owned();
        let ward = if level == Level::Ward { together() } else { line.ward.clone() };
        match groups.last_mut().filter(|group| group.ward == ward) {
            Some(group) => group.lines.push(line),
            None => groups.push(ScoreGroup { ward, headline: String::new(), lines: vec![line] }),
        }
    }
    for group in &mut groups {
        group.headline = stand(visit, &group.lines);
    }
    groups
}

/// How many places there are, and on which side of the city.
fn stand(visit: &Visit, lines: &[ScoreLine]) -> String {
    let on = |side: Leaning| lines.iter().filter(|line| line.side == side).count();
    let said = [("index-ward-higher", on(Leaning::Higher)), ("index-ward-lower", on(Leaning::Lower))];
    let said = said.into_iter().filter(|(_, count)| *count > 0);
    let said = said.map(|(key, count)| visit.t_with(key, "count", count));
    let all = std::iter::once(counted(visit, lines.len()));
    all.chain(said).collect::<Vec<_>>().join(" · ")
}

/// What stands out with certainty.
pub(super) struct Clear {
    pub(super) sentence: String,
    /// The places on each side of the city, with where they are told of.
    pub(super) sides: Vec<(String, Vec<(String, String)>)>,
}

/// The places that lie clearly above and below the city, in the order of their wards; none on another scale than that of the city.
pub(super) fn clear(visit: &Visit, lines: &[ScoreLine], recipe: &IndexRecipe) -> Option<Clear> {
    let on = |side: Leaning| -> Vec<(String, String)> {
        let there = lines.iter().filter(|line| line.side == side);
        there.map(|line| (line.name.clone(), line.href.clone())).collect()
    };
    let (higher, lower) = (on(Leaning::Higher), on(Leaning::Lower));
    let scored = lines.iter().filter(|line| line.is_scored).count();
    let count = [
        ("all", scored.into()),
        ("higher", higher.len().into()),
        ("lower", lower.len().into()),
        ("rest", (scored - higher.len() - lower.len()).into()),
    ];
    let sides = [("index-clear-above", higher), ("index-clear-below", lower)].into_iter();
    let sides = sides.filter(|(_, places)| !places.is_empty());
    (recipe.normalising == Normalising::City).then(|| Clear {
        sentence: visit.t_args("index-clear-count", &count),
        sides: sides.map(|(key, places)| (visit.t(key).to_owned(), places)).collect(),
    })
}
