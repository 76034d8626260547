use shell::{PageResult, Path, Query, Visit};
use tabular_export::{Cell, Table};

use super::super::{format_of, unwritten};
use super::list::{LessonQuery, found};
use super::origins;
use crate::actions::whole;

/// The same list as a file: no more rows than the visitor may see.
pub(crate) async fn table(
    visit: Visit,
    Path(name): Path<String>,
    Query(query): Query<LessonQuery>,
) -> PageResult {
    let format = format_of(&name, "lessen")?;
    let whole = whole(&visit.cx).await?;
    let heads = ["lesson", "more", "learned", "origin", "source"]
        .map(|column| visit.t(&format!("lesson-{column}")).to_owned());
    let mut table = Table::new(visit.t("lessons-title"), heads).map_err(unwritten)?;
    for lesson in found(&whole, &query) {
        let names: Vec<String> = origins(&whole, lesson).into_iter().map(|(name, _)| name).collect();
        let row = vec![
            Cell::from(lesson.told.lesson.as_str()),
            Cell::from(lesson.told.more.as_str()),
            Cell::from(lesson.told.learned.to_string()),
            Cell::from(names.join(", ")),
            Cell::from(lesson.told.source.clone()),
        ];
        table.push(row).map_err(unwritten)?;
    }
    visit.file("lessen", &table, format)
}
