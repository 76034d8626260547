use std::collections::{BTreeMap, BTreeSet};

use access::Permit;
use store::{Read, StoreError, Tx, values};

use crate::code::NeighbourhoodCode;
use crate::postcode::{Postcode, PostcodeTable};

/// The neighbourhood in which a postcode lies, when the table knows it.
pub(crate) async fn neighbourhood_of(
    read: &mut Read,
    postcode: Postcode,
) -> Result<Option<NeighbourhoodCode>, StoreError> {
    let row = read
        .row(
            "SELECT neighbourhood_code FROM area_postcode WHERE postcode = $1",
            values![postcode.to_string()],
        )
        .await?;
    row.map(|row| row.parsed("neighbourhood_code")).transpose()
}

/// The neighbourhood of each of these postcodes that is known, in one look at the table.
pub(crate) async fn neighbourhoods_of(
    read: &mut Read,
    wanted: &BTreeSet<Postcode>,
) -> Result<BTreeMap<Postcode, NeighbourhoodCode>, StoreError> {
    let rows = read
        .rows(
            "SELECT postcode, neighbourhood_code
             FROM area_postcode
             ORDER BY postcode",
            values![],
        )
        .await?;
    let mut found = BTreeMap::new();
    for row in &rows {
        let postcode: Postcode = row.parsed("postcode")?;
        if wanted.contains(&postcode) {
            found.insert(postcode, row.parsed("neighbourhood_code")?);
        }
    }
    Ok(found)
}

/// Whether a table of postcodes was imported.
pub(crate) async fn has_postcodes(read: &mut Read) -> Result<bool, StoreError> {
    Ok(read.row("SELECT postcode FROM area_postcode ORDER BY postcode LIMIT 1", values![]).await?.is_some())
}

/// Puts this table in the place of the one before.
pub(crate) async fn replace_postcodes(
    tx: &mut Tx,
    _permit: &Permit,
    table: &PostcodeTable,
) -> Result<(), StoreError> {
    tx.execute("DELETE FROM area_postcode", values![]).await?;
    for (postcode, code) in table {
        tx.execute(
            "INSERT INTO area_postcode (postcode, neighbourhood_code) VALUES ($1, $2)",
            values![postcode.to_string(), code.to_string()],
        )
        .await?;
    }
    Ok(())
}
