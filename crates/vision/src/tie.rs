use std::collections::BTreeMap;

kernel::words! {
    /// How closely one thing serves another (*band*): a plan or a goal serves a theme, a plan serves a goal.
    Bond, "strength of a tie" {
        /// It is what it is for.
        Primary => "primary",
        /// It is meant to serve it too.
        Secondary => "secondary",
        /// It helps by what else it does.
        Indirect => "indirect",
    }
}

/// What something serves, and how closely.
pub type Ties<T> = BTreeMap<T, Bond>;
