use chrono::{Days, NaiveDate};
use kernel::{AccountId, Cents, Instant, OrganisationId};
use serde::{Deserialize, Serialize};

use super::{GrantState, GrantStep, Instalment, split};
use crate::{
    Activity, Application, ApplicationId, ApplicationState, GrantId, NewRound, Regime, RoundId, Rules,
    Settlement,
};

/// A grant (*verlening*): what follows when an application is granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Its identity.
    pub id: GrantId,
    /// The application.
    pub application: ApplicationId,
    /// The round.
    pub round: RoundId,
    /// Who receives it; of several, who leads.
    pub organisation: OrganisationId,
    /// Its number, on letters and payments.
    pub number: String,
    /// What it is for.
    pub title: String,
    /// What was asked.
    pub asked: Cents,
    /// What the decision took from the ceiling.
    pub granted: Cents,
    /// Since when it is granted; nothing while its terms are drawn up.
    pub granted_on: Option<NaiveDate>,
    /// The terms that hold now.
    pub terms: Terms,
    /// Which version of the terms that is.
    pub terms_number: i64,
    /// Where it stands.
    pub state: GrantState,
    /// What was done with it, the oldest first.
    pub steps: Vec<GrantTaken>,
    /// How often it was written.
    pub version: i64,
}

/// Something that was done with a grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantTaken {
    /// When.
    pub at: Instant,
    /// What.
    pub step: GrantStep,
    /// By whom.
    pub by: Option<AccountId>,
}

/// On which terms is granted. A version of them never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// How much; never above what was granted.
    pub amount: Cents,
    /// The first day for which is granted.
    pub from: NaiveDate,
    /// The last. A grant without it could not be withdrawn for not being carried out in time.
    pub until: NaiveDate,
    /// What the recipient must do (*verplichtingen*).
    pub duties: Vec<String>,
    /// What is done, with planned counts.
    pub activities: Vec<Activity>,
    /// How is accounted for it, chosen by the amount that was granted.
    pub regime: Regime,
    /// What is paid before it is settled, and when.
    pub advances: Vec<Instalment>,
    /// What the recipient tells, and when.
    pub reports: Vec<ReportDue>,
    /// Whether the recipient is a natural person, whose name is for nobody outside.
    pub natural_person: bool,
}

/// A report that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDue {
    /// The last day on which it can be handed in.
    pub on: NaiveDate,
    /// Whether it is the last one, on which is settled.
    pub is_final: bool,
}

/// What keeps terms from being granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermsFault {
    /// Nothing, or more than was granted.
    Amount,
    /// It ends before it begins.
    Period,
    /// It is not said what the recipient must do.
    Duties,
    /// Nothing is done for it.
    Activities,
    /// The advances are more than the amount, or one is nothing.
    Advances,
    /// What must be accounted for asks a report at the end and there is none, or there is one where none is asked.
    Reports,
}

impl TermsFault {
    /// Its name in texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Period => "period",
            Self::Duties => "duties",
            Self::Activities => "activities",
            Self::Advances => "advances",
            Self::Reports => "reports",
        }
    }
}

/// How much a recipient wants to do otherwise than planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanChange {
    /// The largest deviation of a planned count, in percent of what was planned.
    pub percent: u32,
    /// Whether it is done in another ward, for others, or by others.
    pub elsewhere: bool,
}

impl PlanChange {
    /// Up to which deviation telling is enough, in percent. The municipality's own rule; this value is invented.
    pub const NOTICE: u32 = 20;

    /// Whether it is so small that telling it is enough: it needs no decision.
    #[must_use]
    pub const fn is_notice(self) -> bool {
        !self.elsewhere && self.percent <= Self::NOTICE
    }
}

/// How many weeks after the last day a report is due where the terms say nothing else.
const REPORT_WEEKS: u64 = 13;

impl Terms {
    /// The terms as an officer finds them for an application that was granted money.
    #[must_use]
    pub fn proposed(application: &Application, round: &NewRound, rules: &Rules) -> Option<Self> {
        let amount = application.state.granted();
        let regime = rules.regime(amount)?.clone();
        let ApplicationState::Granted { amounts } = &application.state else { return None };
        let of_granted = |activity: &&Activity| amounts.contains_key(&activity.part);
        let due = round.until.checked_add_days(Days::new(7 * REPORT_WEEKS))?;
        let reports = match regime.settlement {
            Settlement::Direct | Settlement::ExOfficio => Vec::new(),
            Settlement::OnRequest => vec![ReportDue { on: due, is_final: true }],
        };
        let advances = match regime.settlement {
            Settlement::Direct => vec![Instalment { on: round.from, amount }],
            Settlement::ExOfficio | Settlement::OnRequest => quarters(amount, round.from, round.until),
        };
        Some(Self {
            amount,
            from: round.from,
            until: round.until,
            duties: Vec::new(),
            activities: application.plan.activities.iter().filter(of_granted).cloned().collect(),
            regime,
            advances,
            reports,
            natural_person: false,
        })
    }

    /// All that keeps these terms from being granted, where so much was granted.
    #[must_use]
    pub fn faults(&self, granted: Cents) -> Vec<TermsFault> {
        let mut faults = Vec::new();
        if self.amount <= Cents(0) || self.amount > granted {
            faults.push(TermsFault::Amount);
        }
        if self.until < self.from {
            faults.push(TermsFault::Period);
        }
        if self.duties.is_empty() {
            faults.push(TermsFault::Duties);
        }
        if self.activities.is_empty() {
            faults.push(TermsFault::Activities);
        }
        let advanced: Cents = self.advances.iter().map(|one| one.amount).sum();
        if advanced > self.amount || self.advances.iter().any(|one| one.amount <= Cents(0)) {
            faults.push(TermsFault::Advances);
        }
        if !self.reports_fit() {
            faults.push(TermsFault::Reports);
        }
        faults
    }

    fn reports_fit(&self) -> bool {
        let finals = self.reports.iter().filter(|one| one.is_final).count();
        let last_is_final = self.reports.last().is_none_or(|last| last.is_final && last.on >= self.until);
        match self.regime.settlement {
            Settlement::Direct => self.reports.is_empty(),
            Settlement::ExOfficio => finals == 0,
            Settlement::OnRequest => finals == 1 && last_is_final,
        }
    }

    /// Whether a grant on these terms is settled at once, and nothing is asked afterwards.
    #[must_use]
    pub fn is_direct(&self) -> bool {
        self.regime.settlement == Settlement::Direct
    }

    /// The last day on which it must be settled: by the authority itself within so many weeks after the last day
    /// (ex officio), or after the report is due.
    #[must_use]
    pub fn settled_by(&self) -> Option<NaiveDate> {
        let after = self.reports.last().map_or(self.until, |last| last.on);
        after.checked_add_days(Days::new(7 * REPORT_WEEKS))
    }

    /// What is granted in each ward and for each target group: the amount of the terms, divided evenly over the activities. An
    /// activity for the whole city has no ward.
    #[must_use]
    pub fn by_activity(&self) -> Vec<(&Activity, Cents)> {
        let shares = vec![1; self.activities.len()];
        self.activities.iter().zip(split(self.amount, &shares)).collect()
    }
}

/// Nine tenths in quarters of the period, a tenth when it is settled. Invented; the officer fills in what holds.
fn quarters(amount: Cents, from: NaiveDate, until: NaiveDate) -> Vec<Instalment> {
    let days = u64::try_from(until.signed_duration_since(from).num_days()).unwrap_or_default();
    let days_of = |nth: u64| from.checked_add_days(Days::new(days * nth / 4)).unwrap_or(from);
    split(amount, &[225, 225, 225, 225, 100])
        .into_iter()
        .take(4)
        .zip(0..)
        .map(|(amount, nth)| Instalment { on: days_of(nth), amount })
        .filter(|one| one.amount > Cents(0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn terms(settlement: Settlement) -> Terms {
        let reports = match settlement {
            Settlement::Direct | Settlement::ExOfficio => Vec::new(),
            Settlement::OnRequest => vec![ReportDue { on: day("2023-04-01"), is_final: true }],
        };
        Terms {
            amount: Cents(1_000),
            from: day("2022-01-01"),
            until: day("2022-12-31"),
            duties: vec!["Meld wat anders gaat.".to_owned()],
            activities: example::plan().activities,
            regime: Regime { below: None, settlement, asks: String::new() },
            advances: quarters(Cents(1_000), day("2022-01-01"), day("2022-12-31")),
            reports,
            natural_person: false,
        }
    }

    #[test]
    fn terms_without_fault_can_be_granted() {
        for settlement in Settlement::ALL {
            assert_eq!(terms(*settlement).faults(Cents(1_000)), [], "{settlement}");
        }
    }

    #[test]
    fn each_fault_of_terms_is_named() {
        let broken = |change: fn(&mut Terms)| {
            let mut terms = terms(Settlement::OnRequest);
            change(&mut terms);
            terms.faults(Cents(1_000))
        };
        assert_eq!(broken(|terms| terms.amount = Cents(1_001)), [TermsFault::Amount]);
        assert_eq!(broken(|terms| terms.until = day("2021-12-31")), [TermsFault::Period]);
        assert_eq!(broken(|terms| terms.duties.clear()), [TermsFault::Duties]);
        assert_eq!(broken(|terms| terms.activities.clear()), [TermsFault::Activities]);
        assert_eq!(broken(|terms| terms.advances[0].amount = Cents(0)), [TermsFault::Advances]);
        assert_eq!(broken(|terms| terms.amount = Cents(899)), [TermsFault::Advances]);
        assert_eq!(broken(|terms| terms.reports.clear()), [TermsFault::Reports]);
        assert_eq!(broken(|terms| terms.reports[0].on = day("2022-12-30")), [TermsFault::Reports]);
        assert_eq!(broken(|terms| terms.regime.settlement = Settlement::Direct), [TermsFault::Reports]);
    }

    #[test]
    fn nine_tenths_are_advanced_in_quarters_to_the_cent() {
        let advances = terms(Settlement::OnRequest).advances;
        let days: Vec<String> = advances.iter().map(|one| one.on.to_string()).collect();
        assert_eq!(days, ["2022-01-01", "2022-04-02", "2022-07-02", "2022-10-01"]);
        assert_eq!(advances.iter().map(|one| one.amount).sum::<Cents>(), Cents(900));
        // A period that is no calendar year, over three years.
        let long = quarters(Cents(7), day("2024-05-15"), day("2027-05-14"));
        assert!(long.iter().all(|one| one.amount > Cents(0)), "{long:?}");
    }

    #[test]
    fn a_small_change_is_told_and_a_large_one_asked() {
        let change = |percent, elsewhere| PlanChange { percent, elsewhere }.is_notice();
        assert!(change(20, false));
        assert!(!change(21, false));
        assert!(!change(0, true), "another ward or partner is never small");
    }

    #[test]
    fn what_is_granted_by_ward_and_group_sums_to_the_cent() {
        let mut terms = terms(Settlement::OnRequest);
        let one = terms.activities[0].clone();
        terms.activities = vec![one.clone(), one.clone(), one];
        let amounts: Vec<Cents> = terms.by_activity().into_iter().map(|(_, amount)| amount).collect();
        assert_eq!(amounts, [Cents(334), Cents(333), Cents(333)]);
    }
}
