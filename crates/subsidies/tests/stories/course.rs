use access::{Refused, Role};
use chrono::TimeDelta;
use kernel::Cents;
use subsidies::{
    ApplicationState, NewPartner, PlanFault, RoundState, RoundStep, SubsidyError, change_scheme,
    confirm_share,
};

use super::common::{
    Open, PART, Person, open_round, organisation, plan, prepared, round_version, rules, scheme, town, towns,
    version, written,
};

#[tokio::test]
async fn who_prepared_a_round_does_not_adopt_it_and_a_running_case_keeps_its_rules() {
    for town in towns().await {
        let officer = Person::of(&town, Role::SubsidyOfficer, None).await;
        let mandate = Person::of(&town, Role::MandateHolder, None).await;
        let round = prepared(&town, &officer, 1_000).await;
        let adopt = |cx| async move { subsidies::step_round(&cx, (round, 1), RoundStep::Adopt, None).await };
        let refused = adopt(officer.cx(&town)).await;
        assert!(matches!(refused, Err(SubsidyError::Refused(Refused::NotTheirs))), "{refused:?}");
        let mut both = mandate.cx(&town);
        both.actor.account = officer.cx(&town).actor.account;
        let refused = adopt(both).await;
        assert!(matches!(refused, Err(SubsidyError::OwnWork)), "{refused:?}");
        adopt(mandate.cx(&town)).await.unwrap();

        let changed = subsidies::Rules { minimum: Some(70), ..rules() };
        let id = subsidies::schemes(&officer.cx(&town)).await.unwrap()[0].id;
        change_scheme(&officer.cx(&town), (id, 1), &scheme(), &changed).await.unwrap();
        assert_eq!(subsidies::schemes(&officer.cx(&town)).await.unwrap()[0].rules.number, 2);
        let kept = subsidies::round(&officer.cx(&town), round).await.unwrap().round;
        assert_eq!((kept.rules.number, kept.rules.rules.minimum), (1, Some(50)));
    }
}

#[tokio::test]
async fn a_round_published_on_its_first_day_needs_a_reason() {
    let town = town().await;
    let officer = Person::of(&town, Role::SubsidyOfficer, None).await;
    let mandate = Person::of(&town, Role::MandateHolder, None).await;
    let round = prepared(&town, &officer, 1_000).await;
    subsidies::step_round(&mandate.cx(&town), (round, 1), RoundStep::Adopt, None).await.unwrap();
    town.pass(TimeDelta::days(8));
    let late = subsidies::step_round(&officer.cx(&town), (round, 2), RoundStep::Publish, Some("  ")).await;
    assert!(matches!(late, Err(SubsidyError::PublishedLate)), "{late:?}");
    let why = "De raad besloot later.";
    subsidies::step_round(&officer.cx(&town), (round, 2), RoundStep::Publish, Some(why)).await.unwrap();
    let told = subsidies::round(&town.cx(Role::Public, None), round).await.unwrap().round;
    assert_eq!(told.published.unwrap().late_because.as_deref(), Some(why));
}

#[tokio::test]
async fn a_joint_application_is_handed_in_when_each_partner_confirmed_its_share() {
    for town in towns().await {
        let Open { round, own: lead, leader, .. } = open_round(&town, 1_000).await;
        let other = organisation(&town, "Twee").await;
        let partner = Person::of(&town, Role::PartnerCoordinator, Some(other)).await;
        let id = written(&town, &leader, round, &plan("Samen", 900)).await;
        let share = |organisation, euros: i64| NewPartner {
            organisation,
            share: Cents(euros * 100),
            does: "Koken.".to_owned(),
        };
        subsidies::with_partners(&leader.cx(&town), (id, 2), &[share(lead, 600), share(other, 300)])
            .await
            .unwrap();
        let refused = subsidies::submit(&leader.cx(&town), id, 3).await;
        let Err(SubsidyError::Incomplete(faults)) = refused else { panic!("{refused:?}") };
        assert_eq!(faults, [PlanFault::Unconfirmed(other)]);
        confirm_share(&partner.cx(&town), id).await.unwrap();
        assert!(subsidies::submit(&partner.cx(&town), id, 3).await.is_err(), "the lead hands in");
        let receipt = subsidies::submit(&leader.cx(&town), id, 3).await.unwrap();
        assert_eq!((receipt.number.as_str(), receipt.seal.len()), ("2026-001", 64));
        let frozen = subsidies::change_plan(&leader.cx(&town), (id, 4), &plan("Meer", 901)).await;
        assert!(matches!(frozen, Err(SubsidyError::Frozen)), "{frozen:?}");
    }
}

#[tokio::test]
async fn what_comes_after_the_last_second_is_kept_as_late_and_can_be_excused() {
    let town = town().await;
    let Open { officer, round, leader, .. } = open_round(&town, 1_000).await;
    let id = written(&town, &leader, round, &plan("Laat", 900)).await;
    // The clock stands at noon on 10 March, an hour of winter time; 31 March ends at 22:00 UTC.
    town.pass(TimeDelta::days(21) + TimeDelta::hours(11));
    assert!(matches!(subsidies::start(&leader.cx(&town), round).await, Err(SubsidyError::NotNow)));
    subsidies::submit(&leader.cx(&town), id, 2).await.unwrap();
    let state = |case: subsidies::Case| case.application.state;
    assert_eq!(state(subsidies::application(&officer.cx(&town), id).await.unwrap()), ApplicationState::Late);
    let bare = subsidies::admit_late(&officer.cx(&town), (id, 3), " ").await;
    assert!(matches!(bare, Err(SubsidyError::NoReason)), "{bare:?}");
    subsidies::admit_late(&officer.cx(&town), (id, 3), "Ziekenhuis.").await.unwrap();
    assert_eq!(
        state(subsidies::application(&officer.cx(&town), id).await.unwrap()),
        ApplicationState::Submitted
    );
}

#[tokio::test]
async fn an_incomplete_application_is_completed_in_time_or_left_untreated_after_it() {
    for town in towns().await {
        let Open { officer, round, leader, .. } = open_round(&town, 1_000).await;
        let bare = subsidies::Plan { documents: Default::default(), ..plan("Kaal", 900) };
        let mut ids = Vec::new();
        for _ in 0..2 {
            let id = written(&town, &leader, round, &bare).await;
            subsidies::submit(&leader.cx(&town), id, 2).await.unwrap();
            ids.push(id);
        }
        town.pass(TimeDelta::days(25));
        for id in &ids {
            subsidies::ask_repair(&officer.cx(&town), (*id, 3), "De jaarrekening.").await.unwrap();
        }
        let early = subsidies::leave_untreated(&officer.cx(&town), (ids[1], 4), "Niets gekregen.").await;
        assert!(matches!(early, Err(SubsidyError::NotNow)), "{early:?}");
        town.pass(TimeDelta::days(9));
        let given = [("Jaarrekening".to_owned(), "Nagezonden.".to_owned())].into();
        subsidies::answer_repair(&leader.cx(&town), (ids[0], 4), &given).await.unwrap();
        let case = subsidies::application(&officer.cx(&town), ids[0]).await.unwrap();
        assert_eq!(case.clock.paused_days(), Some(8));
        assert_eq!(case.application.plan.documents, given);
        town.pass(TimeDelta::days(6));
        let late = subsidies::answer_repair(&leader.cx(&town), (ids[1], 4), &given).await;
        assert!(matches!(late, Err(SubsidyError::NotNow)), "{late:?}");
        subsidies::leave_untreated(&officer.cx(&town), (ids[1], 4), "Niets gekregen.").await.unwrap();
        let over = subsidies::withdraw(&leader.cx(&town), ids[1], 5).await;
        assert!(matches!(over, Err(SubsidyError::WrongStep(_))), "{over:?}");
    }
}

#[tokio::test]
async fn nothing_is_compared_before_the_closing() {
    let town = town().await;
    let Open { officer, mandate, round, .. } = open_round(&town, 1_000).await;
    let early = subsidies::step_round(&officer.cx(&town), (round, 3), RoundStep::Assess, None).await;
    assert!(matches!(early, Err(SubsidyError::NotNow)), "{early:?}");
    assert!(matches!(subsidies::ranked(&mandate.cx(&town), round).await, Err(SubsidyError::NotNow)));
    town.pass(TimeDelta::days(22));
    subsidies::step_round(&officer.cx(&town), (round, 3), RoundStep::Assess, None).await.unwrap();
    let now = subsidies::round(&officer.cx(&town), round).await.unwrap().round;
    assert_eq!(now.state, RoundState::Assessing);
    assert_eq!(round_version(&town, &officer, round).await, 4);
}

#[tokio::test]
async fn an_assessor_who_works_for_an_applicant_reads_nothing_of_the_part() {
    let town = town().await;
    let Open { officer, round, own, leader, .. } = open_round(&town, 1_000).await;
    let id = written(&town, &leader, round, &plan("Geheim plan", 900)).await;
    subsidies::submit(&leader.cx(&town), id, 2).await.unwrap();
    let seen = version(&town, &officer, id).await;
    subsidies::accept(&officer.cx(&town), (id, seen)).await.unwrap();
    town.pass(TimeDelta::days(22));
    subsidies::step_round(&officer.cx(&town), (round, 3), RoundStep::Assess, None).await.unwrap();

    let assessor = Person::of(&town, Role::Assessor, None).await;
    let points = format!("/subsidies/aanvraag/{id}/punten/{PART}");
    assessor.visitor.get(&points).await.assert_status(404);
    subsidies::declare(&assessor.cx(&town), (round, PART), &[own]).await.unwrap();
    assessor.visitor.get("/subsidies/beoordelen").await.assert_status(200).assert_never_says("Geheim plan");
    assessor.visitor.get(&points).await.assert_status(404);
    let again = subsidies::declare(&assessor.cx(&town), (round, PART), &[]).await;
    assert!(matches!(again, Err(SubsidyError::Taken)), "{again:?}");

    let free = Person::of(&town, Role::Assessor, None).await;
    subsidies::declare(&free.cx(&town), (round, PART), &[]).await.unwrap();
    free.visitor.get(&points).await.assert_status(200).assert_says("Geheim plan");
}
