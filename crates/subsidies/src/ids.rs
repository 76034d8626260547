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

/// Marks the identity of a grant (*verlening*).
#[derive(Debug)]
pub enum GrantMark {}

/// Identity of a grant (*verlening*).
pub type GrantId = Id<GrantMark>;

/// Marks the identity of an account number (*rekeningnummer*).
#[derive(Debug)]
pub enum BankAccountMark {}

/// Identity of an account number (*rekeningnummer*).
pub type BankAccountId = Id<BankAccountMark>;

/// Marks the identity of a batch of payments (*betaalpartij*).
#[derive(Debug)]
pub enum BatchMark {}

/// Identity of a batch of payments (*betaalpartij*).
pub type BatchId = Id<BatchMark>;

/// Marks the identity of a payment (*betaling*).
#[derive(Debug)]
pub enum PaymentMark {}

/// Identity of a payment (*betaling*).
pub type PaymentId = Id<PaymentMark>;

/// Marks the identity of a letter (*brief*).
#[derive(Debug)]
pub enum LetterMark {}

/// Identity of a letter (*brief*).
pub type LetterId = Id<LetterMark>;

/// Marks the identity of a batch of letters.
#[derive(Debug)]
pub enum LetterBatchMark {}

/// Identity of a batch of letters.
pub type LetterBatchId = Id<LetterBatchMark>;

/// Marks the identity of a file that came with an application.
#[derive(Debug)]
pub enum FileMark {}

/// Identity of a file that came with an application.
pub type FileId = Id<FileMark>;
