//! Who may do what: closed roles, closed actions, one pure decision, and the permits and scopes that only it can make.

mod action;
mod actor;
mod cx;
mod migrations;
mod permit;
mod policy;
mod role;
mod scope;
mod session;
mod store;
#[cfg(feature = "test-kit")]
pub mod test_kit;

pub use action::Action;
pub use actor::{Actor, Assurance, Grant};
pub use cx::Cx;
pub use migrations::migrations;
pub use permit::{Permit, Refused};
pub use policy::{Basis, Decision, Facts, decide};
pub use role::{NotARole, Role};
pub use scope::Scope;
pub use session::{SessionToken, SignedIn, find_session};
