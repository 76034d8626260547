use kernel::Cents;

/// The money of a grant: what was granted is what was paid, what is still to be paid, and what was let go of; and what was paid
/// too much is asked back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ledger {
    /// What the decision took from the ceiling.
    pub granted: Cents,
    /// What the recipient is entitled to now: as granted, amended, settled or withdrawn.
    pub entitled: Cents,
    /// What went to the bank and was not sent back, and what stands in a batch that is not sent yet.
    pub paid: Cents,
    /// What was received back of what was paid too much.
    pub recovered: Cents,
}

impl Ledger {
    /// What the recipient holds: what was paid less what was received back.
    #[must_use]
    pub fn held(&self) -> Cents {
        self.paid - self.recovered
    }

    /// What is still to be paid.
    #[must_use]
    pub fn to_pay(&self) -> Cents {
        positive(self.entitled - self.held())
    }

    /// What was granted and will not be needed.
    #[must_use]
    pub fn released(&self) -> Cents {
        self.granted - self.held() - self.to_pay()
    }

    /// What was paid too much, and was not received back yet (Awb 4:57).
    #[must_use]
    pub fn to_recover(&self) -> Cents {
        positive(self.held() - self.entitled)
    }

    /// Whether nothing is left to be paid or asked back.
    #[must_use]
    pub fn is_even(&self) -> bool {
        self.to_pay() == Cents(0) && self.to_recover() == Cents(0)
    }
}

fn positive(amount: Cents) -> Cents {
    amount.max(Cents(0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What can happen to the money of a grant.
    #[derive(Debug, Clone)]
    enum Event {
        Pay(i64),
        SentBack(i64),
        Amend(i64),
        Settle(i64),
        Receive(i64),
    }

    fn events() -> impl Strategy<Value = Event> {
        let amount = 0_i64..2_000;
        prop_oneof![
            amount.clone().prop_map(Event::Pay),
            amount.clone().prop_map(Event::SentBack),
            amount.clone().prop_map(Event::Amend),
            amount.clone().prop_map(Event::Settle),
            amount.prop_map(Event::Receive),
        ]
    }

    proptest! {
        #[test]
        fn money_is_conserved_from_ceiling_to_settlement(
            ceiling in 1_000_i64..5_000,
            grants in prop::collection::vec(1_i64..1_000, 1..5),
            happens in prop::collection::vec((0_usize..5, events()), 0..60),
        ) {
            // Granted while it fits; a plain purse of cents beside the ledgers counts where the money is.
            let mut left = ceiling;
            let mut ledgers = Vec::new();
            for cents in grants {
                if cents <= left {
                    left -= cents;
                    ledgers.push(Ledger { granted: Cents(cents), entitled: Cents(cents), ..Ledger::default() });
                }
            }
            let mut outside = 0_i64;
            for (place, event) in happens {
                let Some(count) = Some(ledgers.len()).filter(|count| *count > 0) else { break };
                let one = &mut ledgers[place % count];
                match event {
                    Event::Pay(most) => {
                        let cents = most.min(one.to_pay().0);
                        one.paid = one.paid + Cents(cents);
                        outside += cents;
                    }
                    Event::SentBack(most) => {
                        // Only what was not received back before can be sent back by the bank.
                        let cents = most.min(one.held().0);
                        one.paid = one.paid - Cents(cents);
                        outside -= cents;
                    }
                    Event::Amend(cents) | Event::Settle(cents) => {
                        one.entitled = Cents(cents).min(one.entitled).max(Cents(0));
                    }
                    Event::Receive(most) => {
                        let cents = most.min(one.to_recover().0);
                        one.recovered = one.recovered + Cents(cents);
                        outside -= cents;
                    }
                }
                for ledger in &ledgers {
                    prop_assert_eq!(ledger.held() + ledger.to_pay() + ledger.released(), ledger.granted);
                    prop_assert!(ledger.recovered == Cents(0) || ledger.recovered <= ledger.paid);
                    prop_assert!(ledger.entitled <= ledger.granted);
                    prop_assert!(ledger.released() >= Cents(0) && ledger.to_pay() >= Cents(0));
                    prop_assert!(ledger.to_recover() == Cents(0) || ledger.to_pay() == Cents(0));
                }
                let sum = |of: fn(&Ledger) -> Cents| -> i64 { ledgers.iter().map(of).sum::<Cents>().0 };
                prop_assert_eq!(sum(|one| one.granted) + left, ceiling);
                prop_assert_eq!(sum(|one| one.paid) - sum(|one| one.recovered), outside);
            }
        }
    }

    #[test]
    fn what_was_paid_too_much_is_asked_back_and_no_more() {
        let ledger =
            Ledger { granted: Cents(100), entitled: Cents(60), paid: Cents(90), recovered: Cents(10) };
        assert_eq!(
            (ledger.to_pay(), ledger.to_recover(), ledger.released()),
            (Cents(0), Cents(20), Cents(20))
        );
        let even = Ledger { recovered: Cents(30), ..ledger };
        assert!(even.is_even() && !ledger.is_even());
    }
}
