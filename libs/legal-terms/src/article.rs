use std::fmt;

/// The article that gives, moves or stops a term; its citation stands on pages and in letters.
///
/// Awb is the *Algemene wet bestuursrecht*, Atw the *Algemene termijnenwet*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Article {
    /// The applicant may complete the application within a term that the authority sets.
    Awb4_5_1,
    /// Within four weeks it is told that an application is left untreated.
    Awb4_5_4,
    /// A decision follows within the term of the regulation, or else within a reasonable one.
    Awb4_13,
    /// The applicant is told that the term of the regulation is not met, and which one will be.
    Awb4_14_1,
    /// The applicant is told within eight weeks which reasonable term there will be.
    Awb4_14_3,
    /// The term stands still while the applicant completes the application.
    Awb4_15_1a,
    /// The term stands still while a foreign body is asked for what is needed.
    Awb4_15_1b,
    /// The term stands still as long as the applicant agreed to wait, in writing.
    Awb4_15_2a,
    /// The term stands still as long as the delay is the applicant's.
    Awb4_15_2b,
    /// The term stands still as long as force majeure keeps the authority from deciding.
    Awb4_15_2c,
    /// A penalty is due for each day of default, 42 at most.
    Awb4_17,
    /// The first day of the penalty: two weeks after the notice of default.
    Awb4_17_3,
    /// The authority sets the penalty within two weeks after its last day.
    Awb4_18,
    /// A settlement cannot be changed when five years have passed.
    Awb4_49_3,
    /// What was paid too much cannot be recovered when five years have passed.
    Awb4_57_4,
    /// Payment follows within six weeks after the decision was announced.
    Awb4_87,
    /// Whoever objects may mend an omission within a term that the authority sets.
    Awb6_6,
    /// An objection or an appeal is made within six weeks.
    Awb6_7,
    /// The term begins on the day after the decision was announced.
    Awb6_8,
    /// An objection is in time when it was received in time, or posted in time and received a week later at most.
    Awb6_9,
    /// An objection before the term began is not refused when the decision was made already.
    Awb6_10,
    /// Papers are handed in until ten days before the hearing.
    Awb7_4_1,
    /// Papers lie ready for a week before the hearing at least.
    Awb7_4_2,
    /// A decision on an objection follows within six weeks, or twelve with a committee.
    Awb7_10_1,
    /// That term stands still while an omission is mended.
    Awb7_10_2,
    /// That term is put off by six weeks at most.
    Awb7_10_3,
    /// That term is put off further as far as everybody concerned agrees.
    Awb7_10_4,
    /// A term of law that ends on a Saturday, Sunday or public holiday runs on to the next day that is none.
    Atw1_1,
    /// Terms counted back from a moment do not.
    Atw1_2,
    /// A term of law of three days or more holds two working days at least.
    Atw2,
    /// Which days are public holidays.
    Atw3,
    /// Terms of more than 90 days, 12 weeks or 3 months, or of years, are left alone.
    Atw4,
    /// A regulation of the municipality itself, to which the Atw does not reach.
    LocalRule,
    /// A term that the authority set by itself, to which the Atw does not reach.
    SetByAuthority,
}

impl Article {
    /// Law, article and paragraph as jurists cite them; a word for what is no law.
    #[must_use]
    pub const fn citation(self) -> &'static str {
        match self {
            Self::Awb4_5_1 => "Awb 4:5(1)",
            Self::Awb4_5_4 => "Awb 4:5(4)",
            Self::Awb4_13 => "Awb 4:13",
            Self::Awb4_14_1 => "Awb 4:14(1)",
            Self::Awb4_14_3 => "Awb 4:14(3)",
            Self::Awb4_15_1a => "Awb 4:15(1)(a)",
            Self::Awb4_15_1b => "Awb 4:15(1)(b)",
            Self::Awb4_15_2a => "Awb 4:15(2)(a)",
            Self::Awb4_15_2b => "Awb 4:15(2)(b)",
            Self::Awb4_15_2c => "Awb 4:15(2)(c)",
            Self::Awb4_17 => "Awb 4:17",
            Self::Awb4_17_3 => "Awb 4:17(3)",
            Self::Awb4_18 => "Awb 4:18",
            Self::Awb4_49_3 => "Awb 4:49(3)",
            Self::Awb4_57_4 => "Awb 4:57(4)",
            Self::Awb4_87 => "Awb 4:87(1)",
            Self::Awb6_6 => "Awb 6:6",
            Self::Awb6_7 => "Awb 6:7",
            Self::Awb6_8 => "Awb 6:8(1)",
            Self::Awb6_9 => "Awb 6:9",
            Self::Awb6_10 => "Awb 6:10",
            Self::Awb7_4_1 => "Awb 7:4(1)",
            Self::Awb7_4_2 => "Awb 7:4(2)",
            Self::Awb7_10_1 => "Awb 7:10(1)",
            Self::Awb7_10_2 => "Awb 7:10(2)",
            Self::Awb7_10_3 => "Awb 7:10(3)",
            Self::Awb7_10_4 => "Awb 7:10(4)",
            Self::Atw1_1 => "Atw 1(1)",
            Self::Atw1_2 => "Atw 1(2)",
            Self::Atw2 => "Atw 2",
            Self::Atw3 => "Atw 3",
            Self::Atw4 => "Atw 4",
            Self::LocalRule => "local rule",
            Self::SetByAuthority => "set by the authority",
        }
    }
}

impl fmt::Display for Article {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.citation())
    }
}
