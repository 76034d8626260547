use chrono::NaiveDate;
use kernel::{AccountId, Cents, Instant, OrganisationId};

use crate::{BatchId, GrantId, PaymentId, WrongStep};

kernel::words! {
    /// Where a batch of payments stands.
    ///
    /// Diagram: `docs/state-machines/payment-batch.md`.
    BatchState, "state of a batch" {
        /// Somebody put it together.
        Prepared => "prepared",
        /// Somebody else released it, and it can go to the bank.
        Released => "released",
        /// It was let go before it was released.
        Dropped => "dropped",
    }
}

kernel::words! {
    /// What is done with a batch.
    BatchStep, "step of a batch" {
        /// Release it for the bank.
        Release => "release",
        /// Let it go.
        Drop => "drop",
    }
}

impl BatchState {
    /// The state after the step.
    ///
    /// # Errors
    /// [`WrongStep`] where the step leads nowhere.
    pub fn after(self, step: BatchStep) -> Result<Self, WrongStep> {
        match (self, step) {
            (Self::Prepared, BatchStep::Release) => Ok(Self::Released),
            (Self::Prepared, BatchStep::Drop) => Ok(Self::Dropped),
            (Self::Released | Self::Dropped, BatchStep::Release | BatchStep::Drop) => {
                Err(WrongStep { step: step.name(), state: self.name() })
            }
        }
    }
}

kernel::words! {
    /// Where a payment stands.
    PaymentState, "state of a payment" {
        /// It stands in a batch.
        Prepared => "prepared",
        /// It went to the bank.
        Released => "released",
        /// The bank carried it out.
        Executed => "executed",
        /// The bank sent it back.
        Rejected => "rejected",
        /// Its batch was let go.
        Dropped => "dropped",
    }
}

kernel::words! {
    /// What happens to a payment.
    PaymentStep, "step of a payment" {
        /// It goes to the bank.
        Release => "release",
        /// Its batch is let go.
        Drop => "drop",
        /// The bank carried it out.
        Execute => "execute",
        /// The bank sent it back.
        Reject => "reject",
    }
}

impl PaymentState {
    /// The state after the step.
    ///
    /// # Errors
    /// [`WrongStep`] where the step leads nowhere.
    pub fn after(self, step: PaymentStep) -> Result<Self, WrongStep> {
        use PaymentStep as Step;
        let to = match self {
            Self::Prepared => match step {
                Step::Release => Some(Self::Released),
                Step::Drop => Some(Self::Dropped),
                Step::Execute | Step::Reject => None,
            },
            // A bank also sends money back that it carried out before, when the account was closed.
            Self::Released | Self::Executed => match step {
                Step::Execute => (self == Self::Released).then_some(Self::Executed),
                Step::Reject => Some(Self::Rejected),
                Step::Release | Step::Drop => None,
            },
            Self::Rejected | Self::Dropped => None,
        };
        to.ok_or(WrongStep { step: step.name(), state: self.name() })
    }

    /// Whether it counts as paid: it stands in a batch, is on its way or arrived.
    #[must_use]
    pub const fn counts(self) -> bool {
        match self {
            Self::Prepared | Self::Released | Self::Executed => true,
            Self::Rejected | Self::Dropped => false,
        }
    }
}

/// A batch of payments, put together by one and released by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its identity.
    pub id: BatchId,
    /// Its number, which the bank sees.
    pub number: String,
    /// Where it stands.
    pub state: BatchState,
    /// The day on which the bank pays.
    pub pay_on: NaiveDate,
    /// The account from which is paid.
    pub from_iban: String,
    /// In whose name that stands.
    pub from_holder: String,
    /// Who put it together.
    pub prepared_by: Option<AccountId>,
    /// When.
    pub prepared_at: Instant,
    /// Who released it.
    pub released_by: Option<AccountId>,
    /// When.
    pub released_at: Option<Instant>,
    /// What is paid.
    pub payments: Vec<Payment>,
    /// How often it was written.
    pub version: i64,
}

impl Batch {
    /// All that it pays.
    #[must_use]
    pub fn total(&self) -> Cents {
        self.payments.iter().map(|one| one.amount).sum()
    }
}

/// The payment of an instalment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// Its identity.
    pub id: PaymentId,
    /// Of which grant.
    pub grant: GrantId,
    /// The number of that grant.
    pub grant_number: String,
    /// Which of its instalments.
    pub instalment: i64,
    /// How much.
    pub amount: Cents,
    /// To which account.
    pub iban: String,
    /// In whose name that stands.
    pub holder: String,
    /// What the recipient's books find it by (ISO 11649).
    pub reference: String,
    /// Where it stands.
    pub state: PaymentState,
    /// Why the bank sent it back.
    pub reason: Option<String>,
}

/// An instalment that is due and was not paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Of which grant.
    pub grant: GrantId,
    /// Its number.
    pub grant_number: String,
    /// What it is for.
    pub title: String,
    /// Who receives it.
    pub organisation: OrganisationId,
    /// Which instalment.
    pub instalment: i64,
    /// Since when.
    pub on: NaiveDate,
    /// How much.
    pub amount: Cents,
    /// The confirmed account; nothing is paid without one.
    pub account: Option<(String, String)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_of_a_batch_leads_where_the_table_says() {
        use BatchState::{Dropped, Prepared, Released};
        let table =
            [(Prepared, [Some(Released), Some(Dropped)]), (Released, [None, None]), (Dropped, [None, None])];
        assert_eq!(table.map(|(from, _)| from).as_slice(), BatchState::ALL);
        for (from, expected) in table {
            for (step, to) in BatchStep::ALL.iter().zip(expected) {
                let wrong = WrongStep { step: step.name(), state: from.name() };
                assert_eq!(from.after(*step), to.ok_or(wrong), "{from} {step}");
            }
        }
    }

    #[test]
    fn each_step_of_a_payment_leads_where_the_table_says() {
        use PaymentState::{Dropped, Executed, Prepared, Rejected, Released};
        // Release, Drop, Execute, Reject.
        let table = [
            (Prepared, [Some(Released), Some(Dropped), None, None]),
            (Released, [None, None, Some(Executed), Some(Rejected)]),
            (Executed, [None, None, None, Some(Rejected)]),
            (Rejected, [None; 4]),
            (Dropped, [None; 4]),
        ];
        assert_eq!(table.map(|(from, _)| from).as_slice(), PaymentState::ALL);
        for (from, expected) in table {
            for (step, to) in PaymentStep::ALL.iter().zip(expected) {
                let wrong = WrongStep { step: step.name(), state: from.name() };
                assert_eq!(from.after(*step), to.ok_or(wrong), "{from} {step}");
            }
        }
    }

    #[test]
    fn what_came_back_does_not_count_as_paid() {
        let counted: Vec<PaymentState> =
            PaymentState::ALL.iter().copied().filter(|state| state.counts()).collect();
        assert_eq!(counted, [PaymentState::Prepared, PaymentState::Released, PaymentState::Executed]);
    }
}
