//! What a form says when an account action refuses.

use access::accounts::{AccountError, LONGEST, NotAPassword, SHORTEST};
use access::{Decision, Facts, Role, decide};
use chrono::{NaiveDate, TimeDelta};
use kernel::{EmailAddress, Instant, local_time};
use shell::{FieldError, PageError, Visit};

/// The mistake at its field; what no field can help goes on as a page of its own.
pub(crate) fn told(visit: &Visit, error: AccountError) -> Result<FieldError, PageError> {
    let (field, key) = match error {
        AccountError::Wrong => ("password", "account-wrong"),
        AccountError::WrongCode => ("code", "account-wrong-code"),
        AccountError::Password(NotAPassword::TooShort) => ("password", "account-password-short"),
        AccountError::Password(NotAPassword::TooLong) => ("password", "account-password-long"),
        AccountError::Password(NotAPassword::Common) => ("password", "account-password-common"),
        AccountError::Password(NotAPassword::AboutThem) => ("password", "account-password-about"),
        AccountError::NotAName => ("name", "account-no-name"),
        AccountError::Taken => ("email", "account-taken"),
        AccountError::SignInFirst => ("email", "account-sign-in-first"),
        AccountError::HeldAlready => ("role", "account-held-already"),
        AccountError::WrongPlace | AccountError::NotToBeGiven => ("role", "account-not-to-be-given"),
        other @ (AccountError::Refused(_)
        | AccountError::Store(_)
        | AccountError::TooMany { .. }
        | AccountError::DeadLink
        | AccountError::NoSecondFactor
        | AccountError::NotFound
        | AccountError::DoesNotOpen(_)
        | AccountError::NoHash(_)) => return Err(other.into()),
    };
    let count = |number: usize| u32::try_from(number).unwrap_or_default();
    let message =
        visit.t_args(key, &[("shortest", count(SHORTEST).into()), ("longest", count(LONGEST).into())]);
    Ok(FieldError { field: field.to_owned(), message })
}

/// A mistake that the page itself found.
pub(crate) fn mistake(visit: &Visit, field: &str, key: &str) -> FieldError {
    FieldError { field: field.to_owned(), message: visit.t(key).to_owned() }
}

/// To whom a role is given, and which; or what is wrong with them.
pub(crate) fn given(visit: &Visit, email: &str, role: &str) -> Result<(EmailAddress, Role), Vec<FieldError>> {
    let (email, role) = (email.parse::<EmailAddress>(), role.parse::<Role>());
    let wrong = [
        email.is_err().then(|| mistake(visit, "email", "account-no-email")),
        role.is_err().then(|| mistake(visit, "role", "account-no-role")),
    ];
    email.ok().zip(role.ok()).ok_or_else(|| wrong.into_iter().flatten().collect())
}

/// A moment as it is read in the Netherlands.
pub(crate) fn moment(at: Instant) -> String {
    local_time(at).format("%d-%m-%Y %H:%M").to_string()
}

/// When a day begins in the Netherlands.
pub(crate) fn start_of(day: NaiveDate) -> Option<Instant> {
    let midnight = day.and_hms_opt(0, 0, 0)?;
    let candidates = [2, 1].map(|hours| midnight.checked_sub_signed(TimeDelta::hours(hours)));
    let mut moments = candidates.into_iter().flatten().map(|candidate| candidate.and_utc());
    moments.find(|&moment| local_time(moment) == midnight)
}

/// Whether the visitor may do this where these facts hold, or could after showing more: to show a button or not.
pub(crate) fn may(visit: &Visit, action: access::Action, facts: Facts) -> bool {
    !matches!(decide(&visit.cx.actor, action, &facts, visit.cx.now()), Decision::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_day_of_all_begins_nowhere() {
        assert_eq!(start_of(NaiveDate::MIN), None);
    }

    #[test]
    fn a_dutch_day_begins_at_dutch_midnight() {
        for (day, begins) in [
            ("2026-03-02", "2026-03-01T23:00:00Z"),
            ("2026-07-01", "2026-06-30T22:00:00Z"),
            ("2026-03-29", "2026-03-28T23:00:00Z"),
            ("2026-03-30", "2026-03-29T22:00:00Z"),
            ("2026-10-25", "2026-10-24T22:00:00Z"),
            ("2026-10-26", "2026-10-25T23:00:00Z"),
        ] {
            assert_eq!(start_of(day.parse().unwrap()), Some(begins.parse().unwrap()), "{day}");
        }
    }
}
