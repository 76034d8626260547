//! Who may do what: closed roles, closed actions, one pure decision, and the permits and scopes that only it can make.
//! And who they are: accounts, sessions, second factors, invitations, OpenID Connect.

mod action;
mod actor;
mod cx;
mod details;
mod migrations;
mod password;
mod permit;
mod policy;
mod readers;
mod recovery;
mod role;
mod scope;
mod seal;
mod second_factor;
mod session;
mod sight;
mod slow_down;
mod store;
mod token;

pub mod accounts;
pub mod invitations;
pub mod oidc;
pub mod processing;
#[cfg(feature = "test-kit")]
pub mod test_kit;

pub use accounts::Account;
pub use action::Action;
pub use actor::{Actor, Assurance, Grant};
pub use cx::Cx;
pub use details::fields_changed;
pub use migrations::migrations;
pub use permit::{Permit, Refused};
pub use policy::{Basis, Decision, Facts, decide};
pub use readers::{ReaderError, forget_reader, name_author, name_reader, possible_readers, readers_of};
pub use role::{NotARole, Role};
pub use scope::Scope;
pub use seal::{DoesNotOpen, FactorSeal};
pub use second_factor::{NotASecret, SecondFactor, qr_path};
pub use session::{Asker, SignedIn, find_asker, find_session};
pub use sight::Sight;
pub use slow_down::count_message;
pub use token::{NotAToken, SessionToken, Token};
