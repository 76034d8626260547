use std::collections::BTreeSet;

use access::Permit;
use chrono::NaiveDate;
use store::{Read, Row, StoreError, Tx, values};

use crate::rd::RdPoint;
use crate::rows::{AreaRow, Kind};

/// The places in force on `day`, with the day since which they are.
pub(crate) async fn areas_in_force(
    read: &mut Read,
    day: NaiveDate,
) -> Result<Vec<(AreaRow, NaiveDate)>, StoreError> {
    let rows = read
        .rows(
            "SELECT code, kind, name, parent_code, rd_x, rd_y, square_metres, valid_from
             FROM area
             WHERE valid_from <= $1
               AND (valid_to IS NULL OR valid_to > $1)
             ORDER BY code",
            values![day],
        )
        .await?;
    rows.iter().map(area).collect()
}

fn area(row: &Row) -> Result<(AreaRow, NaiveDate), StoreError> {
    let metres = |column| -> Result<Option<i32>, StoreError> {
        Ok(row.get::<Option<i64>>(column)?.and_then(|metres| i32::try_from(metres).ok()))
    };
    let centre = metres("rd_x")?.zip(metres("rd_y")?).and_then(|(x, y)| RdPoint::within_the_grid(x, y));
    let area = AreaRow {
        code: row.get("code")?,
        kind: row.parsed("kind")?,
        name: row.get("name")?,
        parent: row.get("parent_code")?,
        centre,
        square_metres: row.get("square_metres")?,
    };
    Ok((area, row.get("valid_from")?))
}

/// The first day of the division that began last.
pub(crate) async fn latest_start(read: &mut Read) -> Result<Option<NaiveDate>, StoreError> {
    read.one("SELECT max(valid_from) AS latest FROM area", values![]).await?.get("latest")
}

/// The codes of a kind that are or were in use.
pub(crate) async fn known_codes(read: &mut Read, kind: Kind) -> Result<BTreeSet<String>, StoreError> {
    let rows = read
        .rows("SELECT DISTINCT code FROM area WHERE kind = $1 ORDER BY code", values![kind.name()])
        .await?;
    rows.iter().map(|row| row.get("code")).collect()
}

/// Adds a place that is in force from `day` on.
pub(crate) async fn insert_area(
    tx: &mut Tx,
    _permit: &Permit,
    area: &AreaRow,
    day: NaiveDate,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO area (code, valid_from, kind, name, parent_code, rd_x, rd_y, square_metres)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![
            &area.code,
            day,
            area.kind.name(),
            &area.name,
            area.parent.clone(),
            area.centre.map(|centre| i64::from(centre.x)),
            area.centre.map(|centre| i64::from(centre.y)),
            area.square_metres,
        ],
    )
    .await?;
    Ok(())
}

/// Gives the row in force another centre and size.
pub(crate) async fn move_area(tx: &mut Tx, _permit: &Permit, area: &AreaRow) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE area
         SET rd_x = $2, rd_y = $3, square_metres = $4
         WHERE code = $1
           AND valid_to IS NULL",
        values![
            &area.code,
            area.centre.map(|centre| i64::from(centre.x)),
            area.centre.map(|centre| i64::from(centre.y)),
            area.square_metres,
        ],
    )
    .await
}

/// Ends the row in force on `day`; a row that began on that very day never was.
pub(crate) async fn close_area(
    tx: &mut Tx,
    _permit: &Permit,
    code: &str,
    day: NaiveDate,
) -> Result<(), StoreError> {
    tx.execute("DELETE FROM area WHERE code = $1 AND valid_from = $2", values![code, day]).await?;
    tx.execute("UPDATE area SET valid_to = $2 WHERE code = $1 AND valid_to IS NULL", values![code, day])
        .await?;
    Ok(())
}
