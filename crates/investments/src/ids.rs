use kernel::Id;

/// Marks the identity of a version of the investment plan (*versie van het investeringsplan*).
#[derive(Debug)]
pub enum PlanVersionMark {}

/// Identity of a version of the investment plan (*versie van het investeringsplan*).
pub type PlanVersionId = Id<PlanVersionMark>;

/// Marks the identity of an intervention that costs money (*inzet*).
#[derive(Debug)]
pub enum InterventionMark {}

/// Identity of an intervention that costs money (*inzet*).
pub type InterventionId = Id<InterventionMark>;

/// Marks the identity of a line of the plan (*begrotingsregel*).
#[derive(Debug)]
pub enum BudgetLineMark {}

/// Identity of a line of the plan (*begrotingsregel*).
pub type BudgetLineId = Id<BudgetLineMark>;

/// Marks the identity of a source of money (*dekkingsbron*).
#[derive(Debug)]
pub enum CoverageSourceMark {}

/// Identity of a source of money (*dekkingsbron*).
pub type CoverageSourceId = Id<CoverageSourceMark>;

/// Marks the identity of a value case (*waardecase*).
#[derive(Debug)]
pub enum ValueCaseMark {}

/// Identity of a value case (*waardecase*).
pub type ValueCaseId = Id<ValueCaseMark>;

/// Marks the identity of a savings task (*besparingstaak*).
#[derive(Debug)]
pub enum SavingsTaskMark {}

/// Identity of a savings task (*besparingstaak*).
pub type SavingsTaskId = Id<SavingsTaskMark>;

/// Marks the identity of a savings claim (*besparingsclaim*).
#[derive(Debug)]
pub enum SavingsClaimMark {}

/// Identity of a savings claim (*besparingsclaim*).
pub type SavingsClaimId = Id<SavingsClaimMark>;

/// Marks the identity of a figure that a document prints (*gedrukt cijfer*).
#[derive(Debug)]
pub enum PrintedFigureMark {}

/// Identity of a figure that a document prints (*gedrukt cijfer*).
pub type PrintedFigureId = Id<PrintedFigureMark>;
