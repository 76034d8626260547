use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;
use shell::{PageError, PageResult, Path, Query, Visit};
use tabular_export::{Cell, ExportError, Format, Table};

use super::wanted::Asked;
use super::{Line, day, lines};
use crate::{Checks, Judged};

/// The same list as a file: no more than the page shows to the same visitor.
pub(crate) async fn show(
    visit: Visit,
    State(checks): State<Checks>,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let extension = name.strip_prefix("controle.").ok_or(PageError::NotFound)?;
    let wanted = asked.wanted();
    let mut all: Vec<Judged> = crate::findings(&visit.cx, &checks).await?;
    all.retain(|one| wanted.holds(one));
    let lines = lines(&visit.house.texts, visit.language, &all);
    if extension == "json" {
        return json(&lines);
    }
    let format = Format::from_extension(extension).ok_or(PageError::NotFound)?;
    let table = table(&visit, &lines).map_err(|error| PageError::Internal(error.to_string()))?;
    visit.file("controle", &table, format)
}

fn json(lines: &[Line]) -> PageResult {
    let bytes = serde_json::to_vec(lines).map_err(|error| PageError::Internal(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"controle.json\"")),
    ];
    Ok((headers, bytes).into_response())
}

fn table(visit: &Visit, lines: &[Line]) -> Result<Table, ExportError> {
    let columns = [
        "severity",
        "rule",
        "rule-says",
        "room",
        "about",
        "sentence",
        "arithmetic",
        "source",
        "standing",
        "why",
        "by",
        "at",
        "page",
    ];
    let heads = columns.map(|column| visit.t(&format!("consistency-column-{column}")).to_owned());
    let mut table = Table::new(visit.t("consistency-title"), heads)?;
    let word = |stem: &str, word: &str| visit.t(&format!("{stem}{word}")).to_owned();
    for line in lines {
        let said = line.explanation.as_ref();
        table.push(vec![
            Cell::from(word("consistency-severity-", line.severity.name())),
            Cell::from(line.rule.name().to_uppercase()),
            Cell::from(line.rule_says.as_str()),
            Cell::from(word("consistency-room-", line.room)),
            Cell::from(line.about.name.as_str()),
            Cell::from(line.sentence.as_str()),
            Cell::from(line.arithmetic.clone()),
            Cell::from(line.source.clone()),
            Cell::from(said.map(|said| word("consistency-standing-", said.standing.name()))),
            Cell::from(said.map(|said| said.why.clone())),
            Cell::from(said.map(|said| said.by.clone())),
            Cell::from(said.map(|said| day(said.at))),
            Cell::from(visit.absolute(&format!("/controle/{}", line.address))),
        ])?;
    }
    Ok(table)
}
