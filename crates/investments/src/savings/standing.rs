use std::collections::BTreeMap;

use kernel::Cents;

use crate::{ClaimState, PrintedFigure, Recurrence, SavingsClaim, SavingsTask};

/// How a task stands in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TaskStanding {
    /// What is to be saved.
    pub task: Cents,
    /// What is saved each year, as far as it was accepted.
    pub yearly: Cents,
    /// What was saved once in this year, as far as it was accepted. It takes nothing off the task of a year.
    pub once: Cents,
    /// What is claimed and not judged yet.
    pub claimed: Cents,
}

impl TaskStanding {
    /// What is still to be saved: the task without what is saved each year. Below zero when more is saved.
    #[must_use]
    pub fn open(self) -> Cents {
        self.task - self.yearly
    }
}

/// How a task stands in `year` by its claims; of claims that overlap only the largest counts.
#[must_use]
pub fn standing(task: &SavingsTask, claims: &[SavingsClaim], year: i32) -> TaskStanding {
    let own = || claims.iter().filter(|claim| claim.task == task.id);
    let accepted = |recurrence| {
        together(
            own().filter(|claim| {
                claim.state == ClaimState::Accepted && claim.claimed.recurrence == recurrence
            }),
            year,
        )
    };
    let unjudged = own().filter(|claim| match claim.state {
        ClaimState::Estimated | ClaimState::Substantiated => true,
        ClaimState::Accepted | ClaimState::Rejected => false,
    });
    TaskStanding {
        task: task.level(year),
        yearly: accepted(Recurrence::Yearly),
        once: accepted(Recurrence::OneOff),
        claimed: together(unjudged, year),
    }
}

/// The sum of a year, of claims with the same word of overlap only the largest.
fn together<'a>(claims: impl Iterator<Item = &'a SavingsClaim>, year: i32) -> Cents {
    let mut groups: BTreeMap<&str, Cents> = BTreeMap::new();
    let mut alone = Cents(0);
    for claim in claims {
        let amount = claim.of_year(year);
        match claim.claimed.overlap.as_deref() {
            None => alone = alone + amount,
            Some(group) => {
                let largest = groups.entry(group).or_default();
                *largest = amount.max(*largest);
            }
        }
    }
    alone + groups.into_values().sum()
}

/// All savings within a sight: tasks by code, claims, and what documents print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Savings {
    /// The tasks.
    pub tasks: Vec<SavingsTask>,
    /// The claims on them.
    pub claims: Vec<SavingsClaim>,
    /// What documents print.
    pub figures: Vec<PrintedFigure>,
}

impl Savings {
    /// The years that its tasks say something of.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        let years: std::collections::BTreeSet<i32> = self.tasks.iter().flat_map(SavingsTask::years).collect();
        years.into_iter().collect()
    }

    /// The claims on a task.
    pub fn claims_on(&self, task: crate::SavingsTaskId) -> impl Iterator<Item = &SavingsClaim> {
        self.claims.iter().filter(move |claim| claim.task == task)
    }

    /// How all tasks together stand in a year.
    #[must_use]
    pub fn together(&self, year: i32) -> TaskStanding {
        let all = self.tasks.iter().map(|task| standing(task, &self.claims, year));
        all.fold(TaskStanding::default(), |sum, one| TaskStanding {
            task: sum.task + one.task,
            yearly: sum.yearly + one.yearly,
            once: sum.once + one.once,
            claimed: sum.claimed + one.claimed,
        })
    }
}

#[cfg(test)]
mod tests {
    use kernel::Openness;
    use uuid::Uuid;

    use super::*;
    use crate::{NewSavingsClaim, NewSavingsTask, SavingsClaimId, SavingsTaskId, TaskAdjustment, TaskKind};

    fn task(kind: TaskKind) -> SavingsTask {
        SavingsTask {
            id: SavingsTaskId::from_uuid(Uuid::nil()),
            particulars: NewSavingsTask {
                code: "1c".to_owned(),
                name: "BSO+".to_owned(),
                kind,
                amounts: BTreeMap::from([(2022, Cents(30)), (2023, Cents(50)), (2024, Cents(50))]),
                track: None,
                openness: Openness::Public,
                document: String::new(),
            },
            adjustments: Vec::new(),
            version: 1,
        }
    }

    fn claim(state: ClaimState, recurrence: Recurrence, cents: i64, overlap: Option<&str>) -> SavingsClaim {
        SavingsClaim {
            id: SavingsClaimId::from_uuid(Uuid::nil()),
            task: SavingsTaskId::from_uuid(Uuid::nil()),
            claimed: NewSavingsClaim {
                about: String::new(),
                amount: Some(Cents(cents)),
                recurrence,
                from: 2022,
                until: None,
                method: String::new(),
                overlap: overlap.map(str::to_owned),
                value_case: None,
                document: String::new(),
            },
            state,
            evidence: None,
            judgement: None,
            version: 1,
        }
    }

    #[test]
    fn what_was_saved_once_takes_nothing_off_the_task_of_any_year() {
        let claims = [claim(ClaimState::Accepted, Recurrence::OneOff, 84, None)];
        let task = task(TaskKind::Level);
        let then = standing(&task, &claims, 2022);
        assert_eq!((then.once, then.yearly, then.open()), (Cents(84), Cents(0), Cents(30)));
        let later = standing(&task, &claims, 2023);
        assert_eq!((later.once, later.open()), (Cents(0), Cents(50)));
    }

    #[test]
    fn what_is_saved_each_year_counts_until_it_ends_and_only_when_it_was_accepted() {
        let task = task(TaskKind::Level);
        for (state, yearly, claimed) in [
            (ClaimState::Accepted, 20, 0),
            (ClaimState::Substantiated, 0, 20),
            (ClaimState::Estimated, 0, 20),
            (ClaimState::Rejected, 0, 0),
        ] {
            let found = standing(&task, &[claim(state, Recurrence::Yearly, 20, None)], 2023);
            assert_eq!((found.yearly, found.claimed), (Cents(yearly), Cents(claimed)), "{state}");
        }
        let mut ends = claim(ClaimState::Accepted, Recurrence::Yearly, 20, None);
        ends.claimed.until = Some(2022);
        assert_eq!(standing(&task, &[ends], 2023).open(), Cents(50));
    }

    #[test]
    fn money_that_two_claim_is_counted_once() {
        let claims = [
            claim(ClaimState::Accepted, Recurrence::Yearly, 20, Some("jeugdhulp")),
            claim(ClaimState::Accepted, Recurrence::Yearly, 15, Some("jeugdhulp")),
            claim(ClaimState::Accepted, Recurrence::Yearly, 5, None),
        ];
        assert_eq!(standing(&task(TaskKind::Level), &claims, 2022).yearly, Cents(25));
    }

    #[test]
    fn increments_add_up_and_a_decision_changes_a_task() {
        assert_eq!(task(TaskKind::Increment).level(2024), Cents(130));
        let mut less = task(TaskKind::Level);
        let decision = vision::DecisionId::from_uuid(Uuid::nil());
        less.adjustments.push(TaskAdjustment { year: 2023, amount: Cents(-10), decision });
        assert_eq!((less.level(2023), less.level(2024)), (Cents(40), Cents(50)));
    }
}
