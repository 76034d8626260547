use std::collections::BTreeMap;

use access::Permit;
use kernel::Id;
use store::{Read, StoreError, Tx, values};

use crate::Ties;

/// A table of ties: who serves what, and how closely.
pub(super) struct TieTable {
    read: &'static str,
    keep: &'static str,
    forget: &'static str,
}

/// What goals serve of the vision.
pub(super) const GOAL_THEME: TieTable = TieTable {
    read: "SELECT node_id AS from_id, theme_id AS to_id, bond
           FROM goal_theme
           ORDER BY node_id, theme_id",
    keep: "INSERT INTO goal_theme (node_id, theme_id, bond)
           VALUES ($1, $2, $3)
           ON CONFLICT (node_id, theme_id) DO UPDATE SET bond = excluded.bond",
    forget: "DELETE FROM goal_theme
             WHERE node_id = $1
               AND theme_id = $2",
};

/// What plans serve of the vision.
pub(super) const PLAN_THEME: TieTable = TieTable {
    read: "SELECT plan_id AS from_id, theme_id AS to_id, bond
           FROM plan_theme
           ORDER BY plan_id, theme_id",
    keep: "INSERT INTO plan_theme (plan_id, theme_id, bond)
           VALUES ($1, $2, $3)
           ON CONFLICT (plan_id, theme_id) DO UPDATE SET bond = excluded.bond",
    forget: "DELETE FROM plan_theme
             WHERE plan_id = $1
               AND theme_id = $2",
};

/// Which goals of the budget plans serve.
pub(super) const PLAN_GOAL: TieTable = TieTable {
    read: "SELECT plan_id AS from_id, node_id AS to_id, bond
           FROM plan_goal
           ORDER BY plan_id, node_id",
    keep: "INSERT INTO plan_goal (plan_id, node_id, bond)
           VALUES ($1, $2, $3)
           ON CONFLICT (plan_id, node_id) DO UPDATE SET bond = excluded.bond",
    forget: "DELETE FROM plan_goal
             WHERE plan_id = $1
               AND node_id = $2",
};

/// All ties of a table by who serves; those to what `is_seen` does not hold are left out.
pub(super) async fn all<F, T>(
    read: &mut Read,
    table: &TieTable,
    is_seen: impl Fn(&Id<T>) -> bool,
) -> Result<BTreeMap<Id<F>, Ties<Id<T>>>, StoreError> {
    let rows = read.rows(table.read, values![]).await?;
    let mut ties: BTreeMap<Id<F>, Ties<Id<T>>> = BTreeMap::new();
    for row in &rows {
        let to = row.id("to_id")?;
        if is_seen(&to) {
            ties.entry(row.id("from_id")?).or_default().insert(to, row.parsed("bond")?);
        }
    }
    Ok(ties)
}

/// Makes the ties that the writer saw, `old`, what they are now; one that they cannot see stays.
pub(super) async fn keep<F, T>(
    tx: &mut Tx,
    _permit: &Permit,
    table: &TieTable,
    from: Id<F>,
    (old, new): (&Ties<Id<T>>, &Ties<Id<T>>),
) -> Result<(), StoreError> {
    for to in old.keys().filter(|to| !new.contains_key(to)) {
        tx.execute(table.forget, values![from, *to]).await?;
    }
    for (to, bond) in new {
        tx.execute(table.keep, values![from, *to, bond.name()]).await?;
    }
    Ok(())
}
