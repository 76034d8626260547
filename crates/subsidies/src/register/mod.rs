//! The public register of what was granted, and the files that others read it from. Pure.

mod common_grants;
mod council;
mod entry;
mod giving;
mod municipal;
mod wanted;

pub use common_grants::common_grants;
pub use council::{Shared, shared_by};
pub use entry::{Receiver, RegisterEntry};
pub use giving::{giving_json, giving_table};
pub use municipal::{MUNICIPAL_COLUMNS, municipal_table};
pub use wanted::{Order, Wanted};

use kernel::Cents;

/// Who publishes the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publisher {
    /// The municipality.
    pub name: String,
    /// What its identifiers begin with.
    pub prefix: String,
    /// The address of the register.
    pub address: String,
}

impl Publisher {
    /// The identifier of the municipality among givers: its prefix, since a municipality has no number in a register of
    /// charities.
    #[must_use]
    pub fn identifier(&self) -> String {
        format!("{}-gemeente", self.prefix)
    }
}

/// Euros with a point and two decimals, as other programs read them.
pub(crate) fn decimal(amount: Cents) -> String {
    let sign = if amount.0 < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", amount.0.unsigned_abs() / 100, amount.0.unsigned_abs() % 100)
}
