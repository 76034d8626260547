//! What the published indices tell of a neighbourhood and its ward, as rings with their uncertainty and as a table.

use areas::{Atlas, Caption, NeighbourhoodCode};
use shell::{PageError, Visit};

use super::super::words;
use super::drawing::likely;
use super::{address, tables};
use crate::actions::indices_of_place;
use crate::picture::{Leaning, Ring, Segment, rings};
use crate::{
    INDEX_CODE, Index, IndexRecipe, Likely, Normalising, Place, PlaceScores, RecipePart, VersionHead,
    part_code,
};

/// One index of a place.
pub(in crate::pages) struct IndexRings {
    pub(in crate::pages) name: String,
    pub(in crate::pages) href: String,
    pub(in crate::pages) line: String,
    pub(in crate::pages) rank: String,
    /// The parts that lie clearly above or below the city.
    pub(in crate::pages) clear: Vec<String>,
    pub(in crate::pages) drawing: String,
    pub(in crate::pages) rows: Vec<(String, String)>,
}

/// The score of the city by the rule of Zwolle.
const CITY: f64 = 100.0;

/// The indices of a neighbourhood and of the ward in which it lies.
pub(in crate::pages) async fn of_place(
    visit: &Visit,
    atlas: &Atlas,
    code: NeighbourhoodCode,
) -> Result<Vec<IndexRings>, PageError> {
    let ward = areas::AreaCode::Ward(code.ward());
    let places = [Place::Area(areas::AreaCode::Neighbourhood(code)), Place::Area(ward)];
    let found = indices_of_place(&visit.cx, &places).await?;
    Ok((1..).zip(&found).map(|(number, one)| told(visit, atlas, number, one)).collect())
}

fn told(
    visit: &Visit,
    atlas: &Atlas,
    number: usize,
    (index, head, place, scores): &(Index, VersionHead, Place, PlaceScores),
) -> IndexRings {
    let place_name = words::place_name(visit, atlas, *place);
    let whole = scores.score(INDEX_CODE);
    let written = whole.map_or_else(|| visit.t("index-no-score").to_owned(), |score| likely(visit, score));
    let id = format!("ringen{number}");
    let caption = Caption { title: &index.name, description: visit.t("index-rings-description"), id: &id };
    IndexRings {
        name: index.name.clone(),
        href: format!("{}/gebied/{place}", address(index, head.number)),
        line: visit.t_args("index-rings-line", &[("place", place_name.into()), ("score", written.into())]),
        rank: visit.t_args(
            "index-rings-rank",
            &[("rank", tables::rank(visit, scores.rank).into()), ("among", scores.among.to_string().into())],
        ),
        clear: clear(visit, &head.recipe, scores),
        drawing: rings(caption, &ring(visit, index, &head.recipe, scores)),
        rows: rows(visit, &head.recipe, scores),
    }
}

/// The side on which a score lies, when its interval does not hold the city. Other scales than that of the city have no side.
pub(super) fn leaning(recipe: &IndexRecipe, score: Option<Likely>) -> Leaning {
    match score.and_then(|score| score.ends) {
        Some((low, _)) if recipe.normalising == Normalising::City && low > CITY => Leaning::Higher,
        Some((_, high)) if recipe.normalising == Normalising::City && high < CITY => Leaning::Lower,
        Some(_) | None => Leaning::Unclear,
    }
}

fn ring(visit: &Visit, index: &Index, recipe: &IndexRecipe, scores: &PlaceScores) -> Ring {
    let segment = |name: &str, element: &str, themes: u32| {
        let score = scores.score(element);
        let written = score.map_or("–".to_owned(), |score| words::number(visit, score.score, 0));
        let letter = letter(recipe, scores, element);
        Segment { name: name.to_owned(), letter, written, leaning: leaning(recipe, score), themes }
    };
    let filled = recipe.filled();
    let parts_of = |parent: Option<&str>| {
        let parent = parent.map(ToOwned::to_owned);
        recipe.parts.iter().filter(move |part| part.parent == parent && filled.contains(part.code.as_str()))
    };
    let mut inner = Vec::new();
    let mut outer = Vec::new();
    let mut has_two = true;
    for part in parts_of(None).collect::<Vec<_>>() {
        let themes: Vec<_> = recipe
            .parts
            .iter()
            .filter(|one| one.parent.as_deref() == Some(&part.code))
            .filter(|one| scores.score(&part_code(&one.code)).is_some())
            .collect();
        let spans = u32::try_from(themes.len()).unwrap_or(u32::MAX).max(1);
        has_two &= !themes.is_empty();
        inner.push(segment(&part.name, &part_code(&part.code), spans));
        outer.extend(themes.into_iter().map(|one| segment(&one.name, &part_code(&one.code), 1)));
    }
    let whole = segment(&index.name, INDEX_CODE, 1);
    if has_two && !outer.is_empty() {
        return Ring { whole, rings: vec![inner, outer] };
    }
    let inner = inner.into_iter().map(|part| Segment { themes: 1, ..part }).collect();
    Ring { whole, rings: vec![inner] }
}

/// The parts on each side of the city, in a sentence a side.
fn clear(visit: &Visit, recipe: &IndexRecipe, scores: &PlaceScores) -> Vec<String> {
    let on = |side: Leaning| -> Vec<String> {
        told_parts(recipe, scores)
            .filter(|(_, score)| leaning(recipe, Some(*score)) == side)
            .map(|(part, _)| part.name.clone())
            .collect()
    };
    let sides = [(Leaning::Higher, "index-clear-higher"), (Leaning::Lower, "index-clear-lower")];
    let told = sides.map(|(side, key)| {
        let names = on(side);
        (!names.is_empty()).then(|| visit.t_with(key, "names", names.join(", ")))
    });
    told.into_iter().flatten().collect()
}

/// The parts that have a score, in the order of the table.
fn told_parts<'a>(
    recipe: &'a IndexRecipe,
    scores: &'a PlaceScores,
) -> impl Iterator<Item = (&'a RecipePart, Likely)> {
    recipe.parts.iter().filter_map(|part| Some((part, scores.score(&part_code(&part.code))?)))
}

/// The letter of a part: A for the first row of the table.
fn letter(recipe: &IndexRecipe, scores: &PlaceScores, element: &str) -> String {
    let found =
        told_parts(recipe, scores).zip('A'..='Z').find(|((part, _), _)| part_code(&part.code) == element);
    found.map_or(String::new(), |(_, letter)| letter.to_string())
}

fn rows(visit: &Visit, recipe: &IndexRecipe, scores: &PlaceScores) -> Vec<(String, String)> {
    let row = |(part, score): (&RecipePart, Likely)| {
        let letter = letter(recipe, scores, &part_code(&part.code));
        (format!("{letter} {}", part.name), likely(visit, score))
    };
    told_parts(recipe, scores).map(row).collect()
}
