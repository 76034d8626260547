use store::Migration;

/// The tables of accounts, roles, sessions and invitations.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let step = |version, name, both| Migration { version, name, both, sqlite: "", postgres: "" };
    vec![
        step(2, "accounts, sessions and invitations", include_str!("../migrations/0002_access.sql")),
        step(10, "readers of what is restricted", include_str!("../migrations/0010_readers.sql")),
        step(
            21,
            "roles at several organisations",
            include_str!("../migrations/0021_several_organisations.sql"),
        ),
    ]
}
