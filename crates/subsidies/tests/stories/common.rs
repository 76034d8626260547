use access::{Cx, Role};
use areas::Shelf;
use chrono::TimeDelta;
use kernel::{AccountId, Cents, OrganisationId};
use partners::{Kind, Profile};
use shell::test_kit::{Town, Visitor};
use store::Migration;
use subsidies::{
    Activity, Applicants, ApplicationId, Ask, BudgetRow, Card, Ceiling, Criterion, NewRound, NewScheme, Part,
    Plan, Points, Regime, RoundId, RoundStep, Rules, Settlement, TailRule, TieRule,
};

pub(crate) const PART: &str = "begeleiding";

fn migrations() -> Vec<Migration> {
    [
        areas::migrations(),
        partners::migrations(),
        vision::migrations(),
        learning::migrations(),
        consistency::migrations(),
        investments::migrations(),
        subsidies::migrations(),
    ]
    .concat()
}

/// A town of subsidies on each engine that is there, on the day on which the round of these stories is published.
pub(crate) async fn towns() -> Vec<Town> {
    Town::on_both("2026-03-02", &migrations(), |house| vec![subsidies::room(&Shelf::new(house.db.clone()))])
        .await
}

pub(crate) async fn town() -> Town {
    let rooms = |house: &shell::House| vec![subsidies::room(&Shelf::new(house.db.clone()))];
    Town::on("2026-03-02", &migrations(), rooms).await
}

/// Somebody with an account of their own, as a visitor and as an actor.
pub(crate) struct Person {
    pub(crate) visitor: Visitor,
    role: Role,
    organisation: Option<OrganisationId>,
    account: AccountId,
}

impl Person {
    pub(crate) async fn of(town: &Town, role: Role, organisation: Option<OrganisationId>) -> Self {
        let visitor = town.somebody(role, organisation).await;
        let account = visitor.account.unwrap();
        Self { visitor, role, organisation, account }
    }

    pub(crate) fn cx(&self, town: &Town) -> Cx {
        let mut cx = town.cx(self.role, self.organisation);
        cx.actor.account = Some(self.account);
        cx
    }
}

pub(crate) async fn organisation(town: &Town, name: &str) -> OrganisationId {
    let profile =
        Profile { about: "Doet mee.".to_owned(), demonstration: true, ..Profile::named(name, Kind::ALL[0]) };
    partners::create_organisation(&town.cx(Role::MapEditor, None), &profile).await.unwrap()
}

pub(crate) fn rules() -> Rules {
    let criterion = |name: &str, weight| Criterion { name: name.to_owned(), weight, least: None };
    Rules {
        parts: vec![Part { key: PART.to_owned(), name: "Begeleiding".to_owned() }],
        criteria: vec![criterion("Kwaliteit", 60), criterion("Spreiding", 40)],
        most: 10,
        minimum: Some(50),
        tail: TailRule::Skip,
        ties: vec![TieRule::HeaviestCriterion, TieRule::LowerAmount],
        applicants: Applicants { who: "Stichtingen.".to_owned(), years: 2, together: 2 },
        documents: vec!["Jaarrekening".to_owned()],
        target_groups: vec!["Buren".to_owned()],
        indicators: vec!["Deelnemers".to_owned()],
        repair_days: 14,
        decision_weeks: 13,
        put_off_weeks: 4,
        regimes: vec![Regime {
            below: None,
            settlement: Settlement::OnRequest,
            asks: "Een verslag.".to_owned(),
        }],
    }
}

pub(crate) fn scheme() -> NewScheme {
    NewScheme {
        slug: "samen".parse().unwrap(),
        name: "Samen in de buurt".to_owned(),
        about: "Voor buren.".to_owned(),
        basis: "Een verordening.".to_owned(),
        source: None,
    }
}

/// A round from 10 to 31 March 2026 with a ceiling of so many euros.
pub(crate) async fn prepared(town: &Town, officer: &Person, euros: i64) -> RoundId {
    let cx = officer.cx(town);
    let scheme = subsidies::add_scheme(&cx, &scheme(), &rules()).await.unwrap();
    let day = |text: &str| text.parse().unwrap();
    let new = NewRound {
        scheme,
        name: "Voorjaar".to_owned(),
        opens: day("2026-03-10"),
        closes: day("2026-03-31"),
        from: day("2026-07-01"),
        until: day("2027-06-30"),
        ceilings: vec![Ceiling { part: PART.to_owned(), amount: Cents(euros * 100) }],
        budget_line: None,
        under_reservation: false,
        source: None,
    };
    subsidies::add_round(&cx, &new).await.unwrap()
}

/// The same, adopted and published, on its first day.
pub(crate) async fn opened(town: &Town, officer: &Person, mandate: &Person, euros: i64) -> RoundId {
    let round = prepared(town, officer, euros).await;
    subsidies::step_round(&mandate.cx(town), (round, 1), RoundStep::Adopt, None).await.unwrap();
    subsidies::step_round(&officer.cx(town), (round, 2), RoundStep::Publish, None).await.unwrap();
    town.pass(TimeDelta::days(8));
    round
}

/// A round that is open, who keeps and adopts it, and somebody who speaks for an organisation.
pub(crate) struct Open {
    pub(crate) officer: Person,
    pub(crate) mandate: Person,
    pub(crate) round: RoundId,
    pub(crate) own: OrganisationId,
    pub(crate) leader: Person,
}

/// The round of these stories with a ceiling of so many euros, on its first day.
pub(crate) async fn open_round(town: &Town, euros: i64) -> Open {
    let officer = Person::of(town, Role::SubsidyOfficer, None).await;
    let mandate = Person::of(town, Role::MandateHolder, None).await;
    let round = opened(town, &officer, &mandate, euros).await;
    let own = organisation(town, "Een").await;
    let leader = Person::of(town, Role::PartnerCoordinator, Some(own)).await;
    Open { officer, mandate, round, own, leader }
}

/// A plan that asks so many euros and lacks nothing.
pub(crate) fn plan(title: &str, euros: i64) -> Plan {
    let asked = Cents(euros * 100);
    Plan {
        title: title.to_owned(),
        summary: "Elke week samen eten.".to_owned(),
        years: 3,
        asks: vec![Ask { part: PART.to_owned(), asked, least: asked }],
        costs: vec![BudgetRow { what: "Kok".to_owned(), amount: asked }],
        income: Vec::new(),
        activities: vec![Activity {
            part: PART.to_owned(),
            what: "Koken".to_owned(),
            ward: None,
            target_group: "Buren".to_owned(),
            indicator: "Deelnemers".to_owned(),
            planned: 20,
        }],
        documents: [("Jaarrekening".to_owned(), "Op papier.".to_owned())].into(),
    }
}

/// An application that is written and not handed in; its version is 2.
pub(crate) async fn written(town: &Town, by: &Person, round: RoundId, plan: &Plan) -> ApplicationId {
    let cx = by.cx(town);
    let id = subsidies::start(&cx, round).await.unwrap();
    subsidies::change_plan(&cx, (id, 1), plan).await.unwrap();
    id
}

pub(crate) async fn version(town: &Town, officer: &Person, id: ApplicationId) -> i64 {
    subsidies::application(&officer.cx(town), id).await.unwrap().application.version
}

pub(crate) async fn round_version(town: &Town, officer: &Person, id: RoundId) -> i64 {
    subsidies::round(&officer.cx(town), id).await.unwrap().round.version
}

/// The same points for each criterion.
pub(crate) fn card(points: u32) -> Card {
    let given = || Points { points, reason: "Daarom.".to_owned() };
    [("Kwaliteit".to_owned(), given()), ("Spreiding".to_owned(), given())].into()
}
