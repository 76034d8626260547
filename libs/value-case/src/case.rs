use crate::{Amount, Discounting};

/// What one payer paid, would have paid and still pays in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Who pays: the municipality by act, health insurance, the state, the resident.
    pub payer: String,
    /// Which year after the start; 0 is the start itself, which is not discounted.
    pub year: u16,
    /// The amounts.
    pub amounts: Amounts,
    /// Cents of what is avoided that were really taken out of a budget (*ingeboekt*); the rest only was not needed.
    pub booked: i64,
}

/// The amounts of the method, or only what follows from them where a source says no more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amounts {
    /// All three.
    Three {
        /// What is used when the method begins.
        now: Amount,
        /// What would be used without it: nobody ever sees this one.
        without: Amount,
        /// What is used afterwards.
        after: Amount,
    },
    /// Only the difference between without and after was told.
    Difference(Amount),
}

/// One family, person or project; a number or an invented name, never a real one.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// How it is called here.
    pub name: String,
    /// Its amounts.
    pub flows: Vec<Flow>,
}

/// What is known.
#[derive(Debug, Clone, PartialEq)]
pub enum Material {
    /// Each case by itself.
    Cases(Vec<Case>),
    /// Only sums over the cases, so that nothing can be said about how they differ.
    Totals {
        /// How many cases there were.
        n: u32,
        /// The sums.
        flows: Vec<Flow>,
    },
}

/// How the cases were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Selection {
    /// They are all there were.
    All,
    /// They were drawn by lot.
    Random,
    /// They were chosen, or came by themselves: probably the ones with most to gain.
    Chosen,
    /// The source does not say.
    Unknown,
}

/// Where the amount "without" comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counterfactual {
    /// From a group that did not get the method.
    ComparisonGroup,
    /// From people's judgement, written down before the outcome was known.
    JudgedBefore,
    /// From people's judgement afterwards.
    JudgedAfter,
    /// The source does not say.
    Unknown,
}

/// What the method itself costs.
#[derive(Debug, Clone, PartialEq)]
pub enum MethodCost {
    /// Nobody wrote it down, which is not the same as nothing.
    Unknown,
    /// These costs.
    Known(Vec<Cost>),
}

/// A cost of the method.
#[derive(Debug, Clone, PartialEq)]
pub struct Cost {
    /// Who pays it.
    pub payer: String,
    /// In which year after the start.
    pub year: u16,
    /// How much, for all cases together.
    pub amount: Amount,
}

/// A value case by three amounts: what is used now, what would be used without the method, what is used after it.
///
/// Avoided is without − after, discounted; net is avoided − the cost of the method. The guides on social cost-benefit
/// analysis ask for the same steps: a null alternative, effects in euros per party, discounting, and a test of what is
/// unsure (CPB and PBL, *Algemene leidraad voor maatschappelijke kosten-batenanalyse*, 2013).
#[derive(Debug, Clone, PartialEq)]
pub struct ValueCase {
    /// What is known.
    pub material: Material,
    /// What the method costs.
    pub cost: MethodCost,
    /// How the cases were found.
    pub selection: Selection,
    /// Where "without" comes from.
    pub counterfactual: Counterfactual,
    /// How later years count.
    pub discounting: Discounting,
    /// What else must be said with the figure, in people's own words.
    pub caveats: Vec<String>,
}
