//! All SQL of the room, a file per noun.

pub(crate) mod applications;
pub(crate) mod bank_accounts;
pub(crate) mod batches;
pub(crate) mod cards;
pub(crate) mod ceilings;
pub(crate) mod files;
pub(crate) mod grants;
pub(crate) mod instalments;
pub(crate) mod letters;
pub(crate) mod partners;
pub(crate) mod payments;
pub(crate) mod rankings;
pub(crate) mod recoveries;
pub(crate) mod reports;
pub(crate) mod rounds;
pub(crate) mod schemes;
pub(crate) mod templates;

use store::Migration;

/// The tables of subsidies: schemes with their rules, rounds with their ceilings, applications, points and rankings; grants
/// with what is paid, told and settled.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let migration = |version, name, both| Migration { version, name, both, sqlite: "", postgres: "" };
    vec![
        migration(24, "subsidies", include_str!("../../migrations/0024_subsidies.sql")),
        migration(26, "subsidy letters", include_str!("../../migrations/0026_subsidy_letters.sql")),
        migration(27, "subsidy grants", include_str!("../../migrations/0027_subsidy_grants.sql")),
    ]
}
