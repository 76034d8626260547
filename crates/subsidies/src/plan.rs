use std::collections::{BTreeMap, BTreeSet};

use kernel::{Cents, OrganisationId};
use serde::{Deserialize, Serialize};

use crate::{Partner, Rules};

/// What an applicant wants to do and asks for it: the content of an application. After handing in it stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Plan {
    /// How it is called.
    pub title: String,
    /// What it is, in short.
    pub summary: String,
    /// For how many years the applicants have worked with these people; of a partnership, the longest.
    pub years: u32,
    /// What is asked of each part.
    pub asks: Vec<Ask>,
    /// What it costs.
    pub costs: Vec<BudgetRow>,
    /// What others pay, and the applicants themselves.
    pub income: Vec<BudgetRow>,
    /// What is done, where, and for whom.
    pub activities: Vec<Activity>,
    /// What comes with it: for each document that is asked, where it is or what it says.
    pub documents: BTreeMap<String, String>,
}

/// What is asked of one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// The key of the part.
    pub part: String,
    /// How much.
    pub asked: Cents,
    /// With how little the plan can still be carried out.
    pub least: Cents,
}

/// A row of the budget (*begroting*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetRow {
    /// What for, or from whom.
    pub what: String,
    /// How much.
    pub amount: Cents,
}

/// Something that is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// For which part.
    pub part: String,
    /// What.
    pub what: String,
    /// The code of the ward; the whole city when there is none.
    pub ward: Option<String>,
    /// For whom, as the scheme names them.
    pub target_group: String,
    /// What is counted, as the scheme names it.
    pub indicator: String,
    /// How many are planned.
    pub planned: u32,
}

/// What an application still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanFault {
    /// It has no name or says not what it is.
    Title,
    /// It asks nothing, of a part that there is not, or can do with more than it asks.
    Asks,
    /// Costs less what others pay are not what is asked; by so much.
    Budget(Cents),
    /// A part is asked for and nothing is done in it.
    Activities(String),
    /// The shares are not together what is asked; by so much.
    Shares(Cents),
    /// A partner has not confirmed.
    Unconfirmed(OrganisationId),
    /// Nobody has worked long enough with these people.
    Experience,
    /// Fewer organisations than a partnership has.
    Together,
    /// A document is missing. It keeps nobody from handing in; the application can be completed (Awb 4:5).
    Document(String),
}

impl PlanFault {
    /// Its name in texts.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Asks => "asks",
            Self::Budget(_) => "budget",
            Self::Activities(_) => "activities",
            Self::Shares(_) => "shares",
            Self::Unconfirmed(_) => "unconfirmed",
            Self::Experience => "experience",
            Self::Together => "together",
            Self::Document(_) => "document",
        }
    }

    /// Whether it keeps an application from being handed in: what the form itself asks to be made right.
    #[must_use]
    pub const fn blocks(&self) -> bool {
        match self {
            Self::Document(_) | Self::Experience => false,
            Self::Title
            | Self::Asks
            | Self::Budget(_)
            | Self::Activities(_)
            | Self::Shares(_)
            | Self::Unconfirmed(_)
            | Self::Together => true,
        }
    }
}

impl Plan {
    /// All parts together.
    #[must_use]
    pub fn asked(&self) -> Cents {
        self.asks.iter().map(|ask| ask.asked).sum()
    }

    /// What is asked of a part.
    #[must_use]
    pub fn asked_of(&self, part: &str) -> Option<&Ask> {
        self.asks.iter().find(|ask| ask.part == part)
    }

    /// What costs and income say that must be asked, less what is asked.
    #[must_use]
    pub fn gap(&self) -> Cents {
        let costs: Cents = self.costs.iter().map(|row| row.amount).sum();
        let income: Cents = self.income.iter().map(|row| row.amount).sum();
        costs - income - self.asked()
    }

    /// All that the application lacks under these rules, with these partners; the lead is among them.
    #[must_use]
    pub fn faults(&self, rules: &Rules, partners: &[Partner]) -> Vec<PlanFault> {
        let mut faults = Vec::new();
        if self.title.is_empty() || self.summary.is_empty() {
            faults.push(PlanFault::Title);
        }
        if !self.asks_are_sound(rules) {
            faults.push(PlanFault::Asks);
        }
        if self.gap() != Cents(0) {
            faults.push(PlanFault::Budget(self.gap()));
        }
        let idle = |ask: &&Ask| !self.activities.iter().any(|activity| activity.part == ask.part);
        faults.extend(self.asks.iter().filter(idle).map(|ask| PlanFault::Activities(ask.part.clone())));
        faults.extend(self.faults_together(rules, partners));
        if self.years < rules.applicants.years {
            faults.push(PlanFault::Experience);
        }
        let missing = |name: &&String| self.documents.get(*name).is_none_or(|text| text.trim().is_empty());
        faults.extend(rules.documents.iter().filter(missing).cloned().map(PlanFault::Document));
        faults
    }

    fn asks_are_sound(&self, rules: &Rules) -> bool {
        let mut seen = BTreeSet::new();
        let sound = |ask: &Ask| {
            let amounts = Cents(0) < ask.asked && Cents(0) <= ask.least && ask.least <= ask.asked;
            amounts && rules.part(&ask.part).is_some()
        };
        !self.asks.is_empty() && self.asks.iter().all(|ask| sound(ask) && seen.insert(&ask.part))
    }

    fn faults_together(&self, rules: &Rules, partners: &[Partner]) -> Vec<PlanFault> {
        let mut faults = Vec::new();
        let shares: Cents = partners.iter().map(|partner| partner.share).sum();
        if partners.len() > 1 {
            if shares != self.asked() {
                faults.push(PlanFault::Shares(self.asked() - shares));
            }
            let count = u32::try_from(partners.len()).unwrap_or(u32::MAX);
            if count < rules.applicants.together {
                faults.push(PlanFault::Together);
            }
        }
        let open = partners.iter().filter(|partner| partner.confirmed_at.is_none() && !partner.leads);
        faults.extend(open.map(|partner| PlanFault::Unconfirmed(partner.organisation)));
        faults
    }

    /// The same plan with the documents that were asked for: nothing else of it can change after it was handed in.
    #[must_use]
    pub fn completed(&self, documents: &BTreeMap<String, String>) -> Self {
        let mut completed = self.clone();
        for (name, text) in documents.iter().filter(|(_, text)| !text.trim().is_empty()) {
            completed.documents.insert(name.clone(), text.clone());
        }
        completed
    }
}

#[cfg(test)]
mod tests {
    use kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::example;

    fn partner(number: u128, share: i64, confirmed: bool) -> Partner {
        Partner {
            organisation: Id::from_uuid(Uuid::from_u128(number)),
            leads: number == 1,
            share: Cents(share),
            does: "Begeleiden".to_owned(),
            confirmed_at: confirmed.then(|| "2021-10-01T10:00:00Z".parse().unwrap()),
        }
    }

    fn faults(plan: &Plan) -> Vec<PlanFault> {
        plan.faults(&example::rules(), &[partner(1, plan.asked().0, true)])
    }

    fn broken(change: fn(&mut Plan)) -> Vec<PlanFault> {
        let mut plan = example::plan();
        change(&mut plan);
        faults(&plan)
    }

    #[test]
    fn a_plan_that_is_whole_lacks_nothing() {
        assert_eq!(faults(&example::plan()), []);
    }

    #[test]
    fn each_thing_that_a_plan_lacks_is_named() {
        assert_eq!(broken(|plan| plan.title.clear()), [PlanFault::Title]);
        assert_eq!(broken(|plan| plan.asks[0].least = Cents(1_000_001)), [PlanFault::Asks]);
        assert_eq!(broken(|plan| plan.costs[0].amount = Cents(899_999)), [PlanFault::Budget(Cents(-1))]);
        assert_eq!(broken(|plan| plan.activities.clear()), [PlanFault::Activities("begeleiding".to_owned())]);
        assert_eq!(broken(|plan| plan.years = 1), [PlanFault::Experience]);
        let missing = broken(|plan| plan.documents.clear());
        assert_eq!(missing, [PlanFault::Document("Jaarrekening".to_owned())]);
        assert!(!missing[0].blocks(), "a document can come later");
        let nothing = broken(|plan| plan.asks.clear());
        assert_eq!(nothing, [PlanFault::Asks, PlanFault::Budget(Cents(1_000_000))]);
        assert!(nothing.iter().all(PlanFault::blocks));
    }

    #[test]
    fn partners_share_what_is_asked_to_the_cent_and_all_confirm() {
        let (plan, rules) = (example::plan(), example::rules());
        let of = |partners: &[Partner]| plan.faults(&rules, partners);
        assert_eq!(of(&[partner(1, 600_000, false), partner(2, 400_000, true)]), [], "the lead hands in");
        assert_eq!(
            of(&[partner(1, 600_000, true), partner(2, 399_999, true)]),
            [PlanFault::Shares(Cents(1))]
        );
        let second = Id::from_uuid(Uuid::from_u128(2));
        assert_eq!(
            of(&[partner(1, 600_000, true), partner(2, 400_000, false)]),
            [PlanFault::Unconfirmed(second)]
        );
    }

    #[test]
    fn completing_adds_documents_and_changes_nothing_else() {
        let bare = Plan { documents: BTreeMap::new(), ..example::plan() };
        let given = [("Jaarrekening".to_owned(), "Zie bijlage.".to_owned())].into();
        let completed = bare.completed(&given);
        assert_eq!(completed.documents, given);
        assert_eq!(Plan { documents: BTreeMap::new(), ..completed.clone() }, bare);
        let emptied = completed.completed(&[("Jaarrekening".to_owned(), " ".to_owned())].into());
        assert_eq!(emptied, completed, "what was given is not taken back");
    }
}
