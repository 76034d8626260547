use kernel::Id;

/// Marks the identity of a subsidy scheme (*subsidieregeling*).
#[derive(Debug)]
pub enum SchemeMark {}

/// Identity of a subsidy scheme (*subsidieregeling*).
pub type SchemeId = Id<SchemeMark>;

/// Marks the identity of a round of a scheme (*openstelling*).
#[derive(Debug)]
pub enum RoundMark {}

/// Identity of a round of a scheme (*openstelling*).
pub type RoundId = Id<RoundMark>;

/// Marks the identity of an application (*aanvraag*).
#[derive(Debug)]
pub enum ApplicationMark {}

/// Identity of an application (*aanvraag*).
pub type ApplicationId = Id<ApplicationMark>;

/// Marks the identity of a ranking (*rangschikking*).
#[derive(Debug)]
pub enum RankingMark {}

/// Identity of a ranking (*rangschikking*).
pub type RankingId = Id<RankingMark>;
