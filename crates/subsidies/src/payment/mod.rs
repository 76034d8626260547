//! Paying what was granted: account numbers, batches, and the file that a bank carries out. Pure.

mod account;
mod batch;
mod pain;
mod reference;
mod signs;

pub use account::{AccountState, BankAccount, NotAnIban, parse_iban};
pub use batch::{Batch, BatchState, BatchStep, Due, Payment, PaymentState, PaymentStep};
pub use pain::{Unwritable, write_pain};
pub use reference::creditor_reference;
pub use signs::in_sepa_signs;
