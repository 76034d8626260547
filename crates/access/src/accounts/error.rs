use store::StoreError;

use crate::password::{NoHash, NotAPassword};
use crate::{DoesNotOpen, Refused};

/// What can go wrong with accounts, roles and invitations.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The policy says no, or asks for something first.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Address and password do not belong together, or there is no such account: the same answer.
    #[error("the address and the password do not belong together")]
    Wrong,
    /// The code is not that of this moment, or was used before.
    #[error("the code is not right")]
    WrongCode,
    /// Too many attempts in a row.
    #[error("too many attempts, again in {seconds} s")]
    TooMany {
        /// How long to wait.
        seconds: u64,
    },
    /// The new password may not be chosen.
    #[error(transparent)]
    Password(#[from] NotAPassword),
    /// The name is empty or too long.
    #[error("the name is empty or too long")]
    NotAName,
    /// The link was used, withdrawn, too old, or never there.
    #[error("the link does not work any more")]
    DeadLink,
    /// The address has an account already.
    #[error("the address has an account already")]
    Taken,
    /// Whoever accepts has an account and must sign in with it first.
    #[error("sign in first with the account of this address")]
    SignInFirst,
    /// The account holds this role already, or it is proposed.
    #[error("the account holds this role already")]
    HeldAlready,
    /// A role at a partner asks for an organisation, and no other role takes one.
    #[error("a role at a partner asks for an organisation, and no other role takes one")]
    WrongPlace,
    /// The role cannot be given.
    #[error("this role cannot be given")]
    NotToBeGiven,
    /// The account has no second factor.
    #[error("the account has no second factor")]
    NoSecondFactor,
    /// There is no such account.
    #[error("there is no such account")]
    NotFound,
    /// A second factor does not open with the key of this house.
    #[error(transparent)]
    DoesNotOpen(#[from] DoesNotOpen),
    /// A password hash could not be computed.
    #[error(transparent)]
    NoHash(#[from] NoHash),
}
