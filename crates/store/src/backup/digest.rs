use sha2::{Digest as _, Sha256};

use super::BackupError;
use super::table::Table;
use super::walk::Walk;
use crate::{Read, Value};

/// What a table holds, in short: the number of rows, and the sum of their SHA-256, whatever their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Digest {
    pub(crate) rows: i64,
    sum: [u64; 4],
}

impl Digest {
    pub(super) fn add(&mut self, row: &[Value]) {
        let hash = Sha256::digest(format!("{row:?}").as_bytes());
        for (sum, part) in self.sum.iter_mut().zip(hash.chunks_exact(8)) {
            let part = part.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
            *sum = sum.wrapping_add(part);
        }
        self.rows += 1;
    }
}

/// Reads a whole table.
pub(crate) async fn digest(read: &mut Read, table: &Table) -> Result<Digest, BackupError> {
    let mut digest = Digest::default();
    let mut walk = Walk::over(read, table).await?;
    loop {
        let rows = walk.next(read).await?;
        if rows.is_empty() {
            return Ok(digest);
        }
        rows.iter().for_each(|row| digest.add(row));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values;

    fn of(rows: &[Vec<Value>]) -> Digest {
        let mut digest = Digest::default();
        rows.iter().for_each(|row| digest.add(row));
        digest
    }

    #[test]
    fn the_order_of_rows_does_not_matter_and_everything_else_does() {
        let whole = of(&[values![1, "a"], values![2, "b"]]);
        assert_eq!(whole, of(&[values![2, "b"], values![1, "a"]]));
        for other in [
            of(&[values![1, "a"]]),
            of(&[values![1, "b"], values![2, "a"]]),
            of(&[values![1, "a"], values![2, "b"], values![2, "b"]]),
            of(&[values![1, "a"], values![2, None::<&str>]]),
        ] {
            assert_ne!(whole, other);
        }
    }
}
