use chrono::{Months, NaiveDate};
use kernel::{Cents, OrganisationId};
use legal_terms::{TermError, may_recover};

use super::{Grant, Instalment, split};
use crate::GrantId;

/// Money that is asked back (*terugvordering*), in one amount or in instalments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// Of which grant.
    pub grant: GrantId,
    /// Its place among the recoveries of the grant, from 1.
    pub number: i64,
    /// How much is asked back.
    pub amount: Cents,
    /// How much was received.
    pub received: Cents,
    /// Since when it is asked.
    pub announced: NaiveDate,
    /// What falls due when.
    pub instalments: Vec<Instalment>,
}

impl Recovery {
    /// What is still to be received.
    #[must_use]
    pub fn left(&self) -> Cents {
        self.amount - self.received
    }

    /// The first day on which something is due that was not received.
    #[must_use]
    pub fn next(&self) -> Option<&Instalment> {
        let mut covered = self.received;
        self.instalments.iter().find(|one| {
            covered = covered - one.amount;
            covered < Cents(0)
        })
    }
}

/// An amount asked back in `count` monthly instalments, of which the first falls due on `first`. Nothing for none.
#[must_use]
pub fn recovery_instalments(amount: Cents, first: NaiveDate, count: u32) -> Vec<Instalment> {
    let shares = vec![1; usize::try_from(count).unwrap_or_default()];
    let month = |nth| first.checked_add_months(Months::new(nth));
    let parts = split(amount, &shares).into_iter().zip(0..);
    parts
        .filter(|(amount, _)| *amount > Cents(0))
        .filter_map(|(amount, nth)| Some(Instalment { on: month(nth)?, amount }))
        .collect()
}

/// Why money that is asked back cannot be set off against another grant (Awb 4:57(3)).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSetOff {
    /// The other grant is somebody else's.
    #[error("the other grant has another recipient")]
    Recipient,
    /// The other grant is not for the same activities.
    #[error("the other grant is not for the same activities")]
    Activities,
    /// The other grant is for the same days.
    #[error("the other grant is not for another period")]
    Period,
    /// It was asked back too long ago (Awb 4:57(4)).
    #[error("more than five years have passed")]
    TooLate,
    /// The calendar ends.
    #[error(transparent)]
    Term(#[from] TermError),
}

/// Whether what is asked back of one grant may be set off against another: the same recipient, the same activities, another
/// period, within five years. Activities are the same where one of them has the same part and the same name.
///
/// # Errors
/// Says why not.
pub fn may_set_off(
    back: &Grant,
    against: &Grant,
    announced: NaiveDate,
    today: NaiveDate,
) -> Result<(), NoSetOff> {
    let whose: [OrganisationId; 2] = [back.organisation, against.organisation];
    if whose[0] != whose[1] {
        return Err(NoSetOff::Recipient);
    }
    let same = |one: &crate::Activity| {
        against.terms.activities.iter().any(|other| one.part == other.part && one.what == other.what)
    };
    if !back.terms.activities.iter().any(same) {
        return Err(NoSetOff::Activities);
    }
    let apart = back.terms.until < against.terms.from || against.terms.until < back.terms.from;
    if back.id == against.id || !apart {
        return Err(NoSetOff::Period);
    }
    if may_recover(announced, today)?.open { Ok(()) } else { Err(NoSetOff::TooLate) }
}

#[cfg(test)]
mod tests {
    use kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::{GrantState, Regime, Settlement, Terms, example};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn grant(number: u128, year: i32) -> Grant {
        let terms = Terms {
            amount: Cents(1_000),
            from: NaiveDate::from_ymd_opt(year, 1, 1).unwrap(),
            until: NaiveDate::from_ymd_opt(year, 12, 31).unwrap(),
            duties: Vec::new(),
            activities: example::plan().activities,
            regime: Regime { below: None, settlement: Settlement::OnRequest, asks: String::new() },
            advances: Vec::new(),
            reports: Vec::new(),
            natural_person: false,
        };
        Grant {
            id: Id::from_uuid(Uuid::from_u128(number)),
            application: Id::from_uuid(Uuid::from_u128(number)),
            round: Id::from_uuid(Uuid::nil()),
            organisation: Id::from_uuid(Uuid::from_u128(9)),
            number: format!("{year}-0001"),
            title: "Samen koken".to_owned(),
            asked: Cents(1_000),
            granted: Cents(1_000),
            granted_on: None,
            terms,
            terms_number: 1,
            state: GrantState::Granted,
            steps: Vec::new(),
            version: 1,
        }
    }

    #[test]
    fn money_is_set_off_only_for_the_same_recipient_and_activities_in_another_period_within_five_years() {
        let (back, announced) = (grant(1, 2022), day("2023-06-01"));
        let ask = |against: &Grant, today: &str| may_set_off(&back, against, announced, day(today));
        assert_eq!(ask(&grant(2, 2023), "2023-07-01"), Ok(()));
        assert_eq!(ask(&grant(2, 2023), "2028-06-01"), Ok(()));
        assert_eq!(ask(&grant(2, 2023), "2028-06-02"), Err(NoSetOff::TooLate));
        assert_eq!(ask(&grant(2, 2022), "2023-07-01"), Err(NoSetOff::Period));
        let other = Grant { organisation: Id::from_uuid(Uuid::from_u128(8)), ..grant(2, 2023) };
        assert_eq!(ask(&other, "2023-07-01"), Err(NoSetOff::Recipient));
        let mut other = grant(2, 2023);
        other.terms.activities[0].what = "Zwemmen".to_owned();
        assert_eq!(ask(&other, "2023-07-01"), Err(NoSetOff::Activities));
    }

    #[test]
    fn what_is_asked_back_in_instalments_sums_to_the_cent() {
        let instalments = recovery_instalments(Cents(100), day("2023-01-31"), 3);
        let told: Vec<(String, i64)> =
            instalments.iter().map(|one| (one.on.to_string(), one.amount.0)).collect();
        let expected = [("2023-01-31", 34), ("2023-02-28", 33), ("2023-03-31", 33)];
        assert_eq!(told, expected.map(|(on, cents)| (on.to_owned(), cents)));
        assert_eq!(recovery_instalments(Cents(100), day("2023-01-31"), 0), []);
    }

    #[test]
    fn the_next_instalment_is_the_first_that_was_not_received() {
        let mut recovery = Recovery {
            grant: Id::from_uuid(Uuid::nil()),
            number: 1,
            amount: Cents(100),
            received: Cents(33),
            announced: day("2023-01-01"),
            instalments: recovery_instalments(Cents(100), day("2023-02-01"), 3),
        };
        assert_eq!(recovery.next().map(|one| one.on), Some(day("2023-02-01")), "a cent is missing");
        recovery.received = Cents(34);
        assert_eq!(recovery.next().map(|one| one.on), Some(day("2023-03-01")));
        recovery.received = Cents(100);
        assert_eq!((recovery.next(), recovery.left()), (None, Cents(0)));
    }
}
