//! Subsidies: schemes and their rounds, applications, assessment, ranking and decision under a ceiling; and after it the
//! grant, its payments, what is told of it, its settlement and the public register.

mod actions;
mod application;
mod application_state;
mod assessment;
mod clock;
#[cfg(test)]
mod example;
mod file;
mod grant;
mod ids;
mod letter;
mod pages;
mod payment;
mod plan;
mod ranking;
mod register;
mod round;
mod round_state;
mod rules;
mod scheme;
mod store;

pub use actions::*;
pub use application::{Application, NewPartner, Partner, Receipt, StepTaken};
pub use application_state::{ApplicationState, ApplicationStep, RefusalGround};
pub use assessment::{
    Bar, Card, Declaration, FEWEST_ASSESSORS, Points, Scored, card_fault, may_assess, spread,
};
pub use clock::{decision_clock, late_penalty};
pub use file::AttachedFile;
pub use grant::*;
pub use ids::{
    ApplicationId, ApplicationMark, BankAccountId, BankAccountMark, BatchId, BatchMark, FileId, FileMark,
    GrantId, GrantMark, LetterBatchId, LetterBatchMark, LetterId, LetterMark, PaymentId, PaymentMark,
    RankingId, RankingMark, RoundId, RoundMark, SchemeId, SchemeMark,
};
pub use letter::{
    Letter, LetterKind, LetterState, LetterStep, LetterTemplate, ReadLetter, Sending, TemplateFault, Writing,
    built_in,
};
pub use pages::{NAVIGATION, room};
pub use payment::*;
pub use plan::{Activity, Ask, BudgetRow, Plan, PlanFault};
pub use ranking::{Ranking, RankingFault, Settled, rank};
pub use register::*;
pub use round::{Ceiling, NewRound, Phase, Publication, Round, RoundFault, WrongStep};
pub use round_state::{RoundState, RoundStep};
pub use rules::{Applicants, Criterion, Part, Regime, Rules, RulesFault, Settlement, TailRule, TieRule};
pub use scheme::{NewScheme, RulesVersion, Scheme, Slug};
pub use store::migrations;
