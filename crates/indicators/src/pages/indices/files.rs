use areas::Atlas;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use serde_json::json;
use shell::{PageError, PageResult, Path, Visit};
use tabular_export::{Cell, Table};

use super::super::{Desk, atlas, format_of, unwritten, words};
use super::drawing::ward_name;
use super::find;
use super::hangs;
use super::tables::{self, Names};
use crate::{INDEX_CODE, IndexOutcome, IndexVersion, Indicator};

/// The scores, the recipe or the sensitivity as a table, or everything as JSON.
pub(in crate::pages) async fn download(
    visit: Visit,
    State(desk): State<Desk>,
    Path((slug, number, name)): Path<(String, String, String)>,
) -> PageResult {
    let version = find(&visit, &slug, Some(&number)).await?;
    let atlas = atlas(&visit, &desk).await?.ok_or(PageError::NotFound)?;
    let outcome = version.outcome.as_ref().ok_or(PageError::NotFound)?;
    let (names, catalogue) = Names::of(&visit, &version).await?;
    let word = &version.index.slug;
    if name == format!("{word}.json") {
        return whole(&version, outcome);
    }
    let [scores, recipe, hangs] = ["scores", "recept", "gevoeligheid"].map(|table| format!("{word}-{table}"));
    let (stem, table) = if name.starts_with(&scores) {
        (scores, scores_table(&visit, &atlas, (&version, outcome), &names)?)
    } else if name.starts_with(&recipe) {
        (recipe, recipe_table(&visit, &version, (&names, &catalogue))?)
    } else {
        (hangs, hangs_table(&visit, outcome, &names)?)
    };
    let format = format_of(&name, &stem)?;
    visit.file(&stem, &table, format)
}

/// Everything: the recipe, the figures that went in and what came out.
fn whole(version: &IndexVersion, outcome: &IndexOutcome) -> PageResult {
    let (index, head) = (&version.index, &version.head);
    let body = json!({
        "index": index.slug,
        "name": index.name,
        "about": index.about,
        "kind": index.kind,
        "version": head.number,
        "state": head.state,
        "note": head.note,
        "made_at": head.made_at,
        "published_at": head.published_at,
        "recipe": head.recipe,
        "outcome": outcome,
    });
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
    Ok((kind, body.to_string()).into_response())
}

fn table_of<const N: usize>(visit: &Visit, keys: [&str; N]) -> Result<Table, PageError> {
    let heads = keys.map(|key| visit.t(key).to_owned());
    Table::new(visit.t("indices-title"), heads).map_err(unwritten)
}

/// A row for each place and each part: score, interval, rank.
fn scores_table(
    visit: &Visit,
    atlas: &Atlas,
    (version, outcome): (&IndexVersion, &IndexOutcome),
    names: &Names,
) -> Result<Table, PageError> {
    let keys = [
        "indicator-place",
        "index-place",
        "indicators-ward",
        "index-part",
        "index-score",
        "indicator-low",
        "indicator-high",
        "index-rank",
        "index-rank-low",
        "index-rank-high",
        "index-versions-one",
        "indicator-modelled",
    ];
    let mut table = table_of(visit, keys)?;
    let whole = |number: u32| Cell::Whole(i64::from(number));
    let modelled = visit.t(if outcome.is_modelled() { "indicators-yes" } else { "indicators-no" });
    for (position, place) in outcome.places.iter().enumerate() {
        for (element, scores) in &outcome.scores {
            let score = scores.get(position).copied().flatten();
            let ends = score.and_then(|score| score.ends);
            let rank = outcome.ranks.get(position).copied().flatten().filter(|_| element == INDEX_CODE);
            let decimal = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Decimal);
            let row = vec![
                Cell::from(place.to_string()),
                Cell::from(words::place_name(visit, atlas, *place)),
                Cell::from(ward_name(atlas, *place)),
                Cell::from(names.name(element)),
                decimal(score.map(|score| crate::rounded(score.score, 1))),
                decimal(ends.map(|(low, _)| crate::rounded(low, 1))),
                decimal(ends.map(|(_, high)| crate::rounded(high, 1))),
                rank.map_or(Cell::Empty, |span| whole(span.rank)),
                rank.map_or(Cell::Empty, |span| whole(span.low)),
                rank.map_or(Cell::Empty, |span| whole(span.high)),
                Cell::Whole(version.head.number),
                Cell::from(modelled),
            ];
            table.push(row).map_err(unwritten)?;
        }
    }
    Ok(table)
}

fn recipe_table(
    visit: &Visit,
    version: &IndexVersion,
    known: (&Names, &[Indicator]),
) -> Result<Table, PageError> {
    let keys =
        ["index-depth", "index-part", "index-weight", "index-toward", "indicator-time", "indicator-modelled"];
    let mut table = table_of(visit, keys)?;
    for line in tables::recipe(visit, version, known) {
        let row = vec![
            Cell::Whole(i64::try_from(line.depth).unwrap_or_default()),
            Cell::from(line.name),
            Cell::from(line.weight),
            Cell::from(line.toward),
            Cell::from(line.when),
            Cell::from(visit.t(if line.modelled { "indicators-yes" } else { "indicators-no" })),
        ];
        table.push(row).map_err(unwritten)?;
    }
    Ok(table)
}

fn hangs_table(visit: &Visit, outcome: &IndexOutcome, names: &Names) -> Result<Table, PageError> {
    let mut table =
        table_of(visit, ["index-hangs-what", "index-assumption", "index-effect", "index-effect-between"])?;
    let sorts = [
        (visit.t("index-assumption"), hangs::effects(visit, outcome)),
        (visit.t("index-without"), hangs::removals(visit, outcome, names)),
    ];
    for (sort, lines) in sorts {
        for line in lines {
            let row =
                vec![Cell::from(sort), Cell::from(line.name), Cell::from(line.one), Cell::from(line.other)];
            table.push(row).map_err(unwritten)?;
        }
    }
    Ok(table)
}
