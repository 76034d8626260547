//! A scheme, a round and a plan for the tests of pure rules.

use kernel::Cents;

use crate::{
    Activity, Applicants, Ask, BudgetRow, Criterion, Part, Plan, Regime, Rules, Settlement, TailRule, TieRule,
};

pub(crate) fn rules() -> Rules {
    let part = |key: &str, name: &str| Part { key: key.to_owned(), name: name.to_owned() };
    let criterion = |name: &str, weight| Criterion { name: name.to_owned(), weight, least: None };
    let regime = |below, settlement| Regime { below, settlement, asks: "Een verslag.".to_owned() };
    Rules {
        parts: vec![part("begeleiding", "Begeleiding"), part("herontdekken", "Herontdekken")],
        criteria: vec![criterion("Kwaliteit", 60), criterion("Spreiding", 40)],
        most: 10,
        minimum: Some(55),
        tail: TailRule::Skip,
        ties: vec![TieRule::HeaviestCriterion, TieRule::LowerAmount],
        applicants: Applicants { who: "Stichtingen en verenigingen.".to_owned(), years: 2, together: 2 },
        documents: vec!["Jaarrekening".to_owned()],
        target_groups: vec!["Mensen in herstel".to_owned()],
        indicators: vec!["Deelnemers".to_owned()],
        repair_days: 14,
        decision_weeks: 13,
        put_off_weeks: 4,
        regimes: vec![
            regime(Some(Cents(500_000)), Settlement::Direct),
            regime(Some(Cents(5_000_000)), Settlement::ExOfficio),
            regime(None, Settlement::OnRequest),
        ],
    }
}

pub(crate) fn plan() -> Plan {
    let row = |what: &str, cents| BudgetRow { what: what.to_owned(), amount: Cents(cents) };
    Plan {
        title: "Samen koken".to_owned(),
        summary: "Elke week een maaltijd.".to_owned(),
        years: 3,
        asks: vec![Ask { part: "begeleiding".to_owned(), asked: Cents(1_000_000), least: Cents(800_000) }],
        costs: vec![row("Begeleider", 900_000), row("Zaalhuur", 300_000)],
        income: vec![row("Eigen bijdrage", 200_000)],
        activities: vec![Activity {
            part: "begeleiding".to_owned(),
            what: "Koken op dinsdag".to_owned(),
            ward: None,
            target_group: "Mensen in herstel".to_owned(),
            indicator: "Deelnemers".to_owned(),
            planned: 20,
        }],
        documents: [("Jaarrekening".to_owned(), "Zie onze website.".to_owned())].into(),
    }
}
