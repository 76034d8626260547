kernel::words! {
    /// A thing of the vision that has an openness of its own.
    Thing, "thing of the vision" {
        /// A theme (*thema*).
        Theme => "thema",
        /// A policy plan (*beleidsplan*).
        Plan => "beleidsplan",
        /// A decision (*besluit*).
        Decision => "besluit",
        /// A promise (*belofte*).
        Promise => "belofte",
        /// The goals of a year (*begroting*).
        Framework => "begroting",
    }
}

impl Thing {
    /// The kind of thing in the log.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Plan => "policy_plan",
            Self::Decision => "decision",
            Self::Promise => "promise",
            Self::Framework => "goal_framework",
        }
    }

    /// The page on which one of them stands.
    #[must_use]
    pub fn page(self, id: uuid::Uuid) -> String {
        match self {
            Self::Theme => format!("/visie/thema/{id}"),
            Self::Plan => format!("/beleidsplannen/{id}"),
            Self::Decision => format!("/besluiten/{id}"),
            Self::Promise => format!("/beloftes/{id}"),
            Self::Framework => format!("/visie/doelen?kader={id}"),
        }
    }
}
