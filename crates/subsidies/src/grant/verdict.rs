kernel::words! {
    /// Why a subsidy is settled lower than it was granted.
    LowerGround, "ground to settle lower" {
        /// What was subsidised was not done, or not all of it.
        NotDone => "not-done",
        /// A duty was not met.
        Duty => "duty",
        /// The grant rested on wrong or incomplete figures.
        WrongFigures => "wrong-figures",
        /// The grant was wrong, and the recipient knew or ought to have known.
        KnownWrong => "known-wrong",
        /// Costs that were not needed are left out where real costs decide.
        NeedlessCosts => "needless-costs",
    }
}

impl LowerGround {
    /// Where the ground stands in law.
    #[must_use]
    pub const fn law(self) -> &'static str {
        match self {
            Self::NotDone => "Awb 4:46(2)(a)",
            Self::Duty => "Awb 4:46(2)(b)",
            Self::WrongFigures => "Awb 4:46(2)(c)",
            Self::KnownWrong => "Awb 4:46(2)(d)",
            Self::NeedlessCosts => "Awb 4:46(3)",
        }
    }
}

kernel::words! {
    /// Why a settlement is lowered or taken back afterwards.
    ChangeGround, "ground to change a settlement" {
        /// Facts that could not be known when it was settled.
        NewFacts => "new-facts",
        /// It was wrong, and the recipient knew or ought to have known.
        KnownWrong => "known-wrong",
        /// A duty that goes on after the settlement was not met.
        LaterDuty => "later-duty",
    }
}

impl ChangeGround {
    /// Where the ground stands in law.
    #[must_use]
    pub const fn law(self) -> &'static str {
        match self {
            Self::NewFacts => "Awb 4:49(1)(a)",
            Self::KnownWrong => "Awb 4:49(1)(b)",
            Self::LaterDuty => "Awb 4:49(1)(c)",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ground_names_an_article_of_its_own() {
        let laws: Vec<&str> = LowerGround::ALL
            .iter()
            .map(|one| one.law())
            .chain(ChangeGround::ALL.iter().map(|one| one.law()))
            .collect();
        let distinct: std::collections::BTreeSet<&&str> = laws.iter().collect();
        assert_eq!((laws.len(), distinct.len()), (8, 8));
    }
}
