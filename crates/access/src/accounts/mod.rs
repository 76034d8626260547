//! Accounts: signing in, the second factor, one's own account, adding people and giving them roles.
//!
//! Actions that carry a password or a code open their change with `cx.db.begin()`: claiming an idempotency key would
//! keep a fingerprint of the form, and with it a quick hash of the password.

mod adding;
mod demonstration;
mod error;
mod listing;
mod own;
mod roles;
mod second_step;
mod sign_in;
mod workplace;

pub use crate::password::{LONGEST, NotAPassword, Password, SHORTEST};
pub use crate::store::accounts::{Account, AccountFilter};
pub use crate::store::grants::HeldRole;
pub use crate::store::sessions::OwnSession;
pub use adding::{Added, add, choose_password, link_holder};
pub use demonstration::{
    DemonstrationAccount, DemonstrationError, PASSWORD, add_demonstration, demonstration_accounts,
    demonstration_code,
};
pub use error::AccountError;
pub use listing::{find, list, name_under, names, own_sessions};
pub use own::{change, change_password, end_other_sessions};
pub use roles::{close, confirm_role, end_role, propose_role};
pub use second_step::{
    Enrolled, codes_left, enrol, forget_second_factor, halfway, pass, seal_second_factors,
};
pub use sign_in::{Attempt, Opened, sign_in, sign_out};
pub use workplace::{own_organisations, work_for};

pub(crate) use sign_in::{Door, open_session};

use kernel::{AccountId, Instant};
use serde_json::Value as Json;
use store::{Author, Db, Entry, StoreError, Subject};

use crate::Facts;

/// Clears away what is over: attempts to sign in of long ago, ended sessions and links. For a daily job.
///
/// # Errors
/// When the database does not answer.
pub async fn clear_away(db: &Db, now: Instant) -> Result<u64, StoreError> {
    crate::store::attempts::clear_away(db, now).await
}

/// The facts of somebody's own account.
pub(crate) const OWN: Facts = Facts { own_account: true, ..Facts::NONE };

/// The log entry of something that somebody did to get in or out, where the policy has nothing to say.
pub(crate) fn entry(action: &'static str, account: AccountId, at: Instant, details: Json) -> Entry {
    Entry {
        at,
        author: Author { account: Some(account), role: "account" },
        action,
        subject: Subject::of("account", account.uuid()),
        organisation: None,
        request: None,
        details,
    }
}
