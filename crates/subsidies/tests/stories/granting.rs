use access::Role;
use chrono::NaiveDate;
use kernel::Cents;
use shell::test_kit::Town;
use subsidies::{
    BatchId, BatchStep, GrantId, GrantState, PaymentStep, PlanChange, Settlement, SubsidyError, Terms,
    TermsFault,
};

use super::common::{PART, Person, round_version, town, towns};
use super::deciding::ranked;

/// A grant that runs, with all who have to do with it.
pub(crate) struct Granted {
    pub(crate) officer: Person,
    pub(crate) mandate: Person,
    pub(crate) finance: [Person; 2],
    pub(crate) leader: Person,
    pub(crate) own: kernel::OrganisationId,
    pub(crate) grants: Vec<GrantId>,
}

/// Whose terms are changed before they are drawn up.
pub(crate) type Change = fn(&mut Terms);

/// Applications for 300 euros, granted on terms with four advances of 67.50 and a final report; each changed first.
pub(crate) async fn granted(town: &Town, changes: &[Change]) -> Granted {
    let all = drawn_up(town, changes).await;
    for grant in &all.grants {
        subsidies::confirm_grant(&all.mandate.cx(town), (*grant, 1)).await.unwrap();
    }
    all
}

/// The same, before anybody granted it.
pub(crate) async fn drawn_up(town: &Town, changes: &[Change]) -> Granted {
    let count = u32::try_from(changes.len()).unwrap();
    let ranked = ranked(town, count).await;
    let mandate = ranked.mandate.cx(town);
    for id in &ranked.applications {
        let amounts = [(PART.to_owned(), Cents(30_000))].into();
        subsidies::grant(&mandate, (*id, 4), &amounts, "Hoog genoeg.").await.unwrap();
    }
    let version = round_version(town, &ranked.officer, ranked.round).await;
    subsidies::decide_round(&mandate, (ranked.round, version)).await.unwrap();
    let mut grants = Vec::new();
    for (id, change) in ranked.applications.iter().zip(changes) {
        let officer = ranked.officer.cx(town);
        let mut terms = subsidies::proposed_terms(&officer, *id).await.unwrap();
        terms.duties = vec!["Meld wat anders gaat.".to_owned()];
        change(&mut terms);
        let grant = subsidies::draw_up(&officer, *id, &terms).await.unwrap();
        grants.push(grant);
    }
    Granted {
        finance: [Person::of(town, Role::Finance, None).await, Person::of(town, Role::Finance, None).await],
        leader: Person::of(town, Role::PartnerCoordinator, Some(ranked.own)).await,
        own: ranked.own,
        officer: ranked.officer,
        mandate: ranked.mandate,
        grants,
    }
}

impl Granted {
    pub(crate) async fn case(&self, town: &Town, nth: usize) -> subsidies::GrantCase {
        subsidies::grant_case(&self.officer.cx(town), self.grants[nth]).await.unwrap()
    }

    pub(crate) async fn seen(&self, town: &Town, nth: usize) -> (GrantId, i64) {
        (self.grants[nth], self.case(town, nth).await.grant.version)
    }

    /// The account numbers of the municipality and of who receives, confirmed.
    pub(crate) async fn with_accounts(&self, town: &Town) {
        let [first, second] = self.finance.each_ref().map(|one| one.cx(town));
        let municipal = ("NL20INGB0001234567", "Gemeente");
        let id = subsidies::propose_account(&first, None, municipal).await.unwrap();
        subsidies::confirm_account(&second, id).await.unwrap();
        let own = ("NL91 ABNA 0417 1643 00", "Stichting Één");
        let id = subsidies::propose_account(&self.leader.cx(town), Some(self.own), own).await.unwrap();
        subsidies::confirm_account(&first, id).await.unwrap();
    }

    /// What is due on a day, paid: put together, released and carried out.
    pub(crate) async fn paid(&self, town: &Town, day: &str) -> BatchId {
        let [first, second] = self.finance.each_ref().map(|one| one.cx(town));
        let day: NaiveDate = day.parse().unwrap();
        let batch = subsidies::prepare_batch(&first, day).await.unwrap();
        subsidies::step_batch(&second, (batch, 1), BatchStep::Release).await.unwrap();
        for payment in subsidies::batch(&first, batch).await.unwrap().payments {
            subsidies::bank_said(&first, (batch, payment.id), PaymentStep::Execute, "").await.unwrap();
        }
        batch
    }
}

pub(crate) fn as_it_is(_: &mut Terms) {}

/// The first advance is due on the day on which these stories begin.
pub(crate) fn due_now(terms: &mut Terms) {
    terms.advances[0].on = "2026-04-01".parse().unwrap();
}

#[tokio::test]
async fn a_grant_is_drawn_up_by_one_and_granted_by_another() {
    for town in towns().await {
        let ranked = ranked(&town, 1).await;
        let (id, officer, mandate) =
            (ranked.applications[0], ranked.officer.cx(&town), ranked.mandate.cx(&town));
        let amounts = [(PART.to_owned(), Cents(30_000))].into();
        subsidies::grant(&mandate, (id, 4), &amounts, "Hoog genoeg.").await.unwrap();
        let early = subsidies::proposed_terms(&officer, id).await;
        assert!(matches!(early, Err(SubsidyError::NotNow)), "the round is not decided: {early:?}");
        let version = round_version(&town, &ranked.officer, ranked.round).await;
        subsidies::decide_round(&mandate, (ranked.round, version)).await.unwrap();
        let bare = subsidies::proposed_terms(&officer, id).await.unwrap();
        let refused = subsidies::draw_up(&officer, id, &bare).await;
        let Err(SubsidyError::Terms(faults)) = refused else { panic!("{refused:?}") };
        assert_eq!(faults, [TermsFault::Duties]);
        let terms = Terms { duties: vec!["Meld wat anders gaat.".to_owned()], ..bare };
        let more = Terms { amount: Cents(30_001), ..terms.clone() };
        assert!(subsidies::draw_up(&officer, id, &more).await.is_err(), "a cent above what was granted");
        let grant = subsidies::draw_up(&officer, id, &terms).await.unwrap();
        let again = subsidies::draw_up(&officer, id, &terms).await;
        assert!(matches!(again, Err(SubsidyError::Taken)), "{again:?}");
        let leader = Person::of(&town, Role::PartnerCoordinator, Some(ranked.own)).await;
        let untold = subsidies::grant_case(&leader.cx(&town), grant).await;
        assert!(matches!(untold, Err(SubsidyError::NotFound)), "{untold:?}");
        let mut both = ranked.mandate.cx(&town);
        both.actor.account = officer.actor.account;
        let refused = subsidies::confirm_grant(&both, (grant, 1)).await;
        assert!(matches!(refused, Err(SubsidyError::OwnWork)), "{refused:?}");
        subsidies::confirm_grant(&mandate, (grant, 1)).await.unwrap();
        let case = subsidies::grant_case(&leader.cx(&town), grant).await.unwrap();
        assert_eq!((case.grant.number.as_str(), case.grant.state), ("2026-0001", GrantState::Granted));
        let days: Vec<String> = case.instalments.iter().map(|(one, _)| one.on.to_string()).collect();
        assert_eq!(days, ["2026-07-01", "2026-09-30", "2026-12-30", "2027-03-31"]);
        assert_eq!(case.ledger.to_pay(), Cents(30_000));
        assert_eq!(case.reports.len(), 1);
    }
}

#[tokio::test]
async fn a_change_is_told_proposed_and_decided_on_and_the_terms_before_it_are_kept() {
    for town in towns().await {
        let all = granted(&town, &[as_it_is]).await;
        let (leader, officer, mandate) = (all.leader.cx(&town), all.officer.cx(&town), all.mandate.cx(&town));
        let small = PlanChange { percent: 20, elsewhere: false };
        subsidies::tell_change(&leader, all.seen(&town, 0).await, small, "Een groep minder.").await.unwrap();
        let old = all.case(&town, 0).await.grant.terms;
        let fewer = Terms { amount: Cents(29_000), ..old.clone() };
        let seen = all.seen(&town, 0).await;
        subsidies::propose_terms(&officer, seen, &fewer, "Een andere wijk.").await.unwrap();
        let told = subsidies::grant_case(&leader, all.grants[0]).await.unwrap();
        assert!(told.proposed().is_none(), "who receives sees it when it is decided");
        assert_eq!(all.case(&town, 0).await.proposed(), Some(&fewer));
        let mut both = all.mandate.cx(&town);
        both.actor.account = officer.actor.account;
        let refused = subsidies::amend_grant(&both, all.seen(&town, 0).await).await;
        assert!(matches!(refused, Err(SubsidyError::OwnWork)), "{refused:?}");
        subsidies::amend_grant(&mandate, all.seen(&town, 0).await).await.unwrap();
        let case = all.case(&town, 0).await;
        assert_eq!(case.terms.iter().map(|one| one.2.amount).collect::<Vec<_>>(), [old.amount, fewer.amount]);
        assert_eq!(case.ledger.to_pay(), Cents(29_000));
        assert_eq!(case.ledger.released(), Cents(1_000));
        let none = subsidies::amend_grant(&mandate, all.seen(&town, 0).await).await;
        assert!(matches!(none, Err(SubsidyError::NotNow)), "{none:?}");
    }
}

#[tokio::test]
async fn a_grant_below_five_thousand_is_settled_at_once_and_asks_no_report() {
    let town = town().await;
    let direct: Change = |terms| {
        terms.regime.settlement = Settlement::Direct;
        terms.reports.clear();
    };
    let all = granted(&town, &[direct]).await;
    let case = all.case(&town, 0).await;
    assert_eq!(case.grant.state.settled().map(|(amount, _)| amount), Some(Cents(30_000)));
    assert!(case.reports.is_empty());
    let register = subsidies::register(&town.cx(Role::Public, None)).await.unwrap();
    assert_eq!(register[0].settled.map(|(amount, _)| amount), Some(Cents(30_000)));
}

#[tokio::test]
async fn an_officer_draws_a_grant_up_on_its_page_and_mistakes_are_said_at_their_field() {
    let town = town().await;
    let all = granted(&town, &[as_it_is]).await;
    let officer = Person::of(&town, Role::SubsidyOfficer, None).await.visitor;
    let at = format!("/subsidies/verlening/{}", all.grants[0]);
    officer.get("/subsidies/verleningen").await.assert_status(200).assert_says("2026-0001 Plan 0");
    officer.get(&at).await.assert_status(200).assert_says("€ 67,50").assert_says("Meld wat anders gaat.");
    let form = format!("{at}/voorwaarden");
    officer.get(&form).await.assert_status(200).assert_says("Andere voorwaarden voorstellen");
    let fields = [
        ("version", "2"),
        ("amount", "300,01"),
        ("from", "2026-07-01"),
        ("until", "2027-06-30"),
        ("duties", "Meld het."),
        ("planned-1", "20"),
        ("report-1", "2027-09-29"),
        ("final-1", "yes"),
        ("reason", "Daarom."),
    ];
    let page = officer.post(&form, &fields).await;
    page.assert_status(422).assert_error("amount", "Het bedrag is niets, of hoger dan wat is verleend.");
    let mut fields = fields;
    fields[1].1 = "250";
    officer.post(&form, &fields).await.assert_status(303);
    let mandate = Person::of(&town, Role::MandateHolder, None).await.visitor;
    mandate.get(&format!("{at}/stap/amend")).await.assert_status(200);
    mandate.post(&format!("{at}/stap/amend"), &[("version", "3")]).await.assert_status(303);
    let leader = Person::of(&town, Role::PartnerCoordinator, Some(all.own)).await.visitor;
    leader.get(&at).await.assert_says("€ 250").assert_says("Verlening gewijzigd");
    leader.get(&form).await.assert_status(404);
    let other = super::common::organisation(&town, "Twee").await;
    let stranger = Person::of(&town, Role::PartnerCoordinator, Some(other)).await.visitor;
    stranger.get(&at).await.assert_status(404);
    town.stranger().get(&at).await.assert_status(303);
}
