#![doc = include_str!("../README.md")]

mod ask;
mod balance;
mod ceilings;
mod division;
mod draw;
mod error;
mod formula;
mod named;
mod number;
mod proportional;
mod queue;
mod receipt;
mod score;
mod seal;
mod step;
mod tender;
mod tie;

pub use ask::{Ask, Part};
pub use balance::{
    Balance, Balanced, BalancedLine, Cell, CellOutcome, Change, Impossible, Price, Proposal, RULE_OF_EFFORT,
};
pub use ceilings::{Answer, Ceilings, Leftover, Reply, Tail};
pub use division::{Division, Line, Outcome, PartOutcome, Refusal};
pub use draw::{Draw, Lottery, commitment};
pub use error::AllocationError;
pub use formula::{Amount, Bound, Claim, Formula, Kind, Rate, StepOfCap, SteppedCap};
pub use named::{Named, NamedGrants};
pub use proportional::Proportional;
pub use receipt::{OrderOfReceipt, Receipt};
pub use score::{Criterion, Score, Weighed};
pub use seal::{METHOD, Seal};
pub use step::Step;
pub use tender::{Scored, Tender};
pub use tie::Tie;
