kernel::words! {
    /// A rule that plans, money and figures keep. The word is the rule's name in files; the number is its place in the
    /// list of invariants in `docs/domains/consistency.md`.
    Rule, "rule" {
        /// For every line and year the coverage equals the amount, and the lines sum to the printed total.
        CoverageEqualsAmount => "i-01",
        /// What is taken from a source stays under its ceiling, per year or per period.
        WithinCeiling => "i-02",
        /// Something incidental has no amount after its end year without a decision to continue.
        IncidentalEnds => "i-03",
        /// Structural expenditure is not covered by an incidental source.
        StructuralOnStructural => "i-04",
        /// A source is used within its validity and purpose.
        WithinPurpose => "i-05",
        /// What depends on an evaluation is not adopted before that evaluation has a conclusion.
        ConditionalOnEvaluation => "i-06",
        /// An evaluation, or a decision with a reason, precedes continuation.
        EvaluationBeforeContinuation => "i-07",
        /// A postponed evaluation keeps its earlier dates in sight.
        PostponedKeepsDates => "i-08",
        /// A reservation is not spent before there is a plan.
        ReservationBeforePlan => "i-09",
        /// Money named but kept outside a table is registered as such, never as nothing.
        OutsideTable => "i-10",
        /// A goal code is unique per year; series over years exist through a mapping.
        GoalCodeUnique => "i-11",
        /// A published figure has definition, unit, date, source, area and openness.
        FigureComplete => "i-12",
        /// Figures of different units are not added or compared.
        SameUnit => "i-13",
        /// Percentages carry numerator and denominator; parts add up or the rest is named.
        PartsAddUp => "i-14",
        /// Differences are computed, never typed; their sign follows the definition.
        DifferencesComputed => "i-15",
        /// A month or period that is compared with is a date, and exists as an observation.
        ComparisonExists => "i-16",
        /// Provisional stays marked until definitive.
        ProvisionalMarked => "i-17",
        /// A yearly statement from a less frequent source shows the age of the data.
        AgeOfData => "i-18",
        /// A baseline on part of a year is marked.
        PartialBaseline => "i-19",
        /// Task, claim and evidence of savings are apart; what happens once is never a yearly level.
        SavingsApart => "i-20",
        /// Remaining task is original minus realised, adjusted by decisions only.
        RemainingTask => "i-21",
        /// A value case shows number, selection, scenarios, cost and caveats; below thirty no extrapolation.
        ValueCaseComplete => "i-22",
        /// Every reference resolves and every heading has content.
        ReferencesResolve => "i-23",
        /// Words of time in headings follow the period of the report.
        PeriodWords => "i-24",
        /// Every advice gets a response with a reason, in time.
        AdviceAnswered => "i-25",
        /// A closed meeting has minutes, date and attendance.
        MeetingComplete => "i-26",
        /// A promise of one report comes back in the next.
        PromiseReturns => "i-27",
        /// Interfaces between tracks are symmetric, or explained.
        InterfacesSymmetric => "i-28",
        /// A story without valid consent is not published.
        StoryConsent => "i-29",
        /// No personal data; small counts are suppressed.
        NoPersonalData => "i-30",
        /// A frozen report never changes.
        FrozenStays => "i-31",
        /// Outcomes are never computed from counts of activities.
        OutcomesNotComputed => "i-32",
        /// An indicator of which the direction is ambiguous gets no colour.
        AmbiguousUncoloured => "i-33",
        /// A relative index also keeps the absolute value.
        AbsoluteKept => "i-34",
        /// A policy plan that ends has another one in its place, or somebody says that it needs none.
        PlanSucceeded => "i-35",
        /// Documents give one date for one decision.
        DatesAgree => "i-36",
        /// One thing has one official name at a time; other wordings are kept as such.
        NamesAgree => "i-37",
    }
}
