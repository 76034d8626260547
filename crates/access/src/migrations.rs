use store::Migration;

/// The tables of accounts, roles, sessions and invitations.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration {
        version: 2,
        name: "accounts, sessions and invitations",
        both: include_str!("../migrations/0002_access.sql"),
        sqlite: "",
        postgres: "",
    }]
}
