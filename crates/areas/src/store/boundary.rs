use std::collections::BTreeMap;

use access::Permit;
use store::{Read, StoreError, Tx, values};

use crate::boundary::Boundary;
use crate::code::AreaCode;

/// All boundaries in force.
pub(crate) async fn boundaries(read: &mut Read) -> Result<BTreeMap<AreaCode, Boundary>, StoreError> {
    let rows = read.rows("SELECT code, shape FROM area_boundary ORDER BY code", values![]).await?;
    let mut found = BTreeMap::new();
    for row in &rows {
        let shape: serde_json::Value = row.get("shape")?;
        let unreadable = |error: serde_json::Error| StoreError::Unreadable {
            column: "shape".to_owned(),
            value: error.to_string(),
        };
        found.insert(row.parsed("code")?, Boundary::from_json(shape).map_err(unreadable)?);
    }
    Ok(found)
}

/// Puts these boundaries in the place of all before.
pub(crate) async fn replace_boundaries(
    tx: &mut Tx,
    _permit: &Permit,
    boundaries: &BTreeMap<AreaCode, Boundary>,
) -> Result<(), StoreError> {
    tx.execute("DELETE FROM area_boundary", values![]).await?;
    for (code, boundary) in boundaries {
        tx.execute(
            "INSERT INTO area_boundary (code, shape) VALUES ($1, $2)",
            values![code.to_string(), boundary.to_json()],
        )
        .await?;
    }
    Ok(())
}
