use access::Permit;
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::{Figure, FigureId, NewFigure};

fn figure(row: &Row) -> Result<Figure, StoreError> {
    Ok(Figure {
        id: row.id("id")?,
        particulars: NewFigure {
            edition: row.id("edition_id")?,
            key: row.parsed("figure_key")?,
            name: row.get("name")?,
            measure: row.parsed("measure")?,
            amount: row.get("amount")?,
            unit: row.get("unit")?,
            about: row.get("is_about")?,
            reference: row.optionally_parsed("reference")?,
            area: row.get("area")?,
            definition: row.get("definition")?,
            caveat: row.get("caveat")?,
            part_of: row.optionally_parsed("part_of")?,
            rest: row.get("rest")?,
            aim: row.document("aim")?,
            source: row.get("source")?,
        },
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// All figures, in the order in which they were registered. Who asks leaves out those of editions that are not seen.
pub(super) async fn figures(read: &mut Read) -> Result<Vec<Figure>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, edition_id, figure_key, name, measure, amount, unit, is_about, reference, area, definition,
                    caveat, part_of, rest, aim, source, version, changed_at
             FROM track_figure
             ORDER BY id",
            values![],
        )
        .await?;
    rows.iter().map(figure).collect()
}

/// The figure of this identity, of whatever edition.
pub(crate) async fn figure_of(read: &mut Read, id: FigureId) -> Result<Option<Figure>, StoreError> {
    let found = read
        .row(
            "SELECT id, edition_id, figure_key, name, measure, amount, unit, is_about, reference, area, definition,
                    caveat, part_of, rest, aim, source, version, changed_at
             FROM track_figure
             WHERE id = $1",
            values![id],
        )
        .await?;
    found.as_ref().map(figure).transpose()
}

/// Keeps a figure, new or when it still is the version that the writer saw; its edition and its key stay.
pub(crate) async fn save(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (FigureId, i64),
    new: &NewFigure,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO track_figure (id, edition_id, figure_key, name, measure, amount, unit, is_about, reference,
                                   area, definition, caveat, part_of, rest, aim, source, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1, $17)
         ON CONFLICT (id) DO UPDATE
         SET name = excluded.name, measure = excluded.measure, amount = excluded.amount,
             unit = excluded.unit, is_about = excluded.is_about, reference = excluded.reference,
             area = excluded.area, definition = excluded.definition, caveat = excluded.caveat,
             part_of = excluded.part_of, rest = excluded.rest, aim = excluded.aim,
             source = excluded.source, version = track_figure.version + 1,
             changed_at = excluded.changed_at
         WHERE track_figure.version = $18",
        values![
            id,
            new.edition,
            new.key.as_str(),
            &new.name,
            new.measure.name(),
            new.amount,
            &new.unit,
            new.about,
            new.reference.map(|date| date.to_string()),
            &new.area,
            new.definition.clone(),
            new.caveat.clone(),
            new.part_of.as_ref().map(|key| key.as_str()),
            new.rest.clone(),
            json!(new.aim),
            new.source.clone(),
            now,
            seen,
        ],
    )
    .await
}
