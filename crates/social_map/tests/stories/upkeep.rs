//! Stories about what keeps the map right, on both engines: time, confirming, and who said what.

use access::{Actor, Cx, Role};
use chrono::TimeDelta;
use shell::test_kit::Town;
use social_map::{Aged, Capacity, Confirmed, Freshness, OfferError, OfferId, Provenance, State};

use crate::common::{draft, organisation, particulars, place, published, towns};

fn timer(town: &Town) -> Cx {
    let house = &town.house;
    Cx::new(house.db.clone(), house.clock.clone(), house.chance.clone(), Actor::timer())
}

async fn pass_and_age(town: &Town, days: i64) -> Aged {
    town.pass(TimeDelta::days(days));
    social_map::age_offers(&timer(town), Freshness::USUAL).await.unwrap()
}

async fn state(town: &Town, id: OfferId) -> State {
    social_map::find_offer(&town.cx(Role::MapEditor, None), id).await.unwrap().state
}

#[tokio::test]
async fn an_offer_that_nobody_confirms_is_asked_about_and_then_hidden() {
    for town in towns().await {
        let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
        let id = published(&town, own, "Samen koken", here).await;
        let never_on_the_map = draft(&town, own, "Samen naaien", here).await;
        assert_eq!(pass_and_age(&town, 183).await, Aged::default(), "1 September 2026 is a day too soon");
        assert_eq!(pass_and_age(&town, 1).await, Aged { asked: 1, ..Aged::default() });
        assert_eq!(state(&town, id).await, State::CheckNeeded);
        assert_eq!(pass_and_age(&town, 90).await, Aged::default());
        assert_eq!(pass_and_age(&town, 1).await, Aged { expired: 1, ..Aged::default() });
        assert_eq!(state(&town, id).await, State::Expired);
        assert!(social_map::find_offer(&town.cx(Role::Public, None), id).await.is_err());
        assert_eq!(state(&town, never_on_the_map).await, State::Draft);

        let filter = store::EventFilter { subject: Some(id.uuid()), ..store::EventFilter::default() };
        let mut read = town.house.db.read().await.unwrap();
        let events = store::events(&mut read, &filter, 2).await.unwrap();
        let told: Vec<(&str, &str, &str)> = events
            .iter()
            .map(|event| (event.actor.as_str(), event.action.as_str(), event.details.as_str()))
            .collect();
        let details = [
            r#"{"from":"check_needed","step":"expire","to":"expired"}"#,
            r#"{"from":"published","step":"ask-to-check","to":"check_needed"}"#,
        ];
        assert_eq!(told, details.map(|details| ("timer", "age-offer", details)));
    }
}

#[tokio::test]
async fn time_takes_one_step_a_day_and_nobody_else_takes_it() {
    for town in towns().await {
        let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
        let id = published(&town, own, "Samen koken", here).await;
        town.pass(TimeDelta::days(400));
        for role in [Role::MapEditor, Role::SystemOperator, Role::Public] {
            let aged = social_map::age_offers(&town.cx(role, None), Freshness::USUAL).await.unwrap();
            assert_eq!(aged, Aged::default(), "{role}");
        }
        assert_eq!(pass_and_age(&town, 0).await, Aged { asked: 1, ..Aged::default() });
        assert_eq!(pass_and_age(&town, 0).await, Aged::default(), "twice on one day");
        assert_eq!(state(&town, id).await, State::CheckNeeded);
        assert_eq!(pass_and_age(&town, 1).await, Aged { expired: 1, ..Aged::default() });
    }
}

#[tokio::test]
async fn what_closed_for_a_while_opens_on_its_day_and_is_not_confirmed_by_that() {
    for town in towns().await {
        let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
        let (known, unknown) =
            (published(&town, own, "Samen koken", here).await, published(&town, own, "Zwemmen", here).await);
        let partner = town.cx(Role::PartnerWorker, Some(own));
        social_map::close_temporarily(&partner, known, 2, "2026-04-06".parse().ok()).await.unwrap();
        social_map::close_temporarily(&partner, unknown, 2, None).await.unwrap();
        assert_eq!(pass_and_age(&town, 34).await, Aged::default(), "5 April 2026");
        assert_eq!(pass_and_age(&town, 1).await, Aged { reopened: 1, ..Aged::default() });
        let opened = social_map::find_offer(&partner, known).await.unwrap();
        assert_eq!(opened.state, State::Published);
        assert_eq!(opened.confirmation.unwrap().on.to_string(), "2026-03-02");
        assert_eq!(state(&town, unknown).await, State::TemporarilyClosed { until: None });
        let later = pass_and_age(&town, 300).await;
        assert_eq!(
            later,
            Aged { asked: 1, expired: 1, reopened: 0 },
            "one is asked about, the closed one goes"
        );
    }
}

#[tokio::test]
async fn several_offers_are_confirmed_at_a_time_and_what_changed_is_left_alone() {
    for town in towns().await {
        let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
        let other = organisation(&town, "Travers").await;
        let (one, two) =
            (published(&town, own, "Koken", here).await, published(&town, own, "Zwemmen", here).await);
        let of_another = published(&town, other, "Schaken", here).await;
        let unpublished = draft(&town, own, "Later", here).await;
        pass_and_age(&town, 200).await;
        let partner = town.cx(Role::PartnerWorker, Some(own));
        let foreign = social_map::confirm_offers(&partner, &[(one, 3), (of_another, 3)]).await;
        assert!(matches!(foreign, Err(OfferError::NotFound)), "{foreign:?}");
        assert_eq!(state(&town, one).await, State::CheckNeeded, "all or nothing when one is not theirs");

        let seen = [(one, 3), (two, 2), (unpublished, 1)];
        let confirmed = social_map::confirm_offers(&partner, &seen).await.unwrap();
        assert_eq!(confirmed, Confirmed { confirmed: 1, skipped: 2 });
        let fresh = social_map::find_offer(&partner, one).await.unwrap();
        assert_eq!(fresh.state, State::Published);
        assert_eq!(fresh.confirmation.unwrap().by, "partner-worker");
        assert_eq!(state(&town, two).await, State::CheckNeeded);
    }
}

#[tokio::test]
async fn each_field_knows_who_said_it_when() {
    for town in towns().await {
        let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
        let (partner, editor) = (town.cx(Role::PartnerWorker, Some(own)), town.cx(Role::MapEditor, None));
        let id = draft(&town, own, "Samen koken", here).await;
        let said = |by: &str, on: &str, organisation| Provenance {
            source: "own".to_owned(),
            confirmed_on: on.parse().ok(),
            confirmed_by: Some(by.to_owned()),
            organisation,
        };
        let written = social_map::provenance(&partner, id).await.unwrap();
        assert_eq!(written.len(), social_map::Particulars::FIELDS.len());
        assert!(written.values().all(|of| *of == said("partner-worker", "2026-03-02", Some(own))));

        town.pass(TimeDelta::days(1));
        social_map::publish_offer(&editor, id, 1).await.unwrap();
        let put_up = social_map::provenance(&editor, id).await.unwrap();
        assert!(put_up.values().all(|of| *of == said("map-editor", "2026-03-03", None)));

        town.pass(TimeDelta::days(1));
        let mut wish = particulars(&town, "Samen eten", here);
        wish.at[0].capacity =
            Some(Capacity { places: 8, free: 3, waiting: 0, confirmed: "2026-03-04".parse().unwrap() });
        social_map::change_offer(&partner, id, 2, wish).await.unwrap();
        let counted = social_map::provenance(&editor, id).await.unwrap();
        assert_eq!(counted["capacity"], said("partner-worker", "2026-03-04", Some(own)));
        assert_eq!(counted["title"], said("map-editor", "2026-03-03", None), "a proposal says nothing yet");

        town.pass(TimeDelta::days(1));
        social_map::accept_proposal(&editor, id, 3).await.unwrap();
        let accepted = social_map::provenance(&editor, id).await.unwrap();
        assert_eq!(accepted["title"], said("partner-worker", "2026-03-04", Some(own)));
        assert_eq!(accepted["what"], said("map-editor", "2026-03-05", None));
        let json = serde_json::to_value(&accepted["title"]).unwrap();
        assert_eq!(json["confirmed_by"], "partner-worker");
        assert_eq!(json["confirmed_on"], "2026-03-04");
        assert_eq!(json["organisation"], own.to_string());

        let stranger = town.cx(Role::PartnerWorker, Some(organisation(&town, "Travers").await));
        social_map::take_back(&editor, id, 5).await.unwrap();
        assert!(social_map::provenance(&stranger, id).await.is_err());
    }
}

#[tokio::test]
async fn what_came_from_elsewhere_keeps_its_source_until_somebody_writes_it_anew() {
    for town in towns().await {
        let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
        let editor = town.cx(Role::MapEditor, None);
        let new = social_map::NewOffer {
            organisation: own,
            particulars: particulars(&town, "Samen koken", here),
            state: State::Published,
            confirmation: None,
            source: "elsewhere".to_owned(),
        };
        let id = social_map::bring_in(&editor, &[], vec![new]).await.unwrap()[0];
        let partner = town.cx(Role::PartnerWorker, Some(own));
        social_map::change_offer(&editor, id, 1, particulars(&town, "Samen eten", here)).await.unwrap();
        social_map::confirm_offer(&partner, id, 2).await.unwrap();
        let known = social_map::provenance(&partner, id).await.unwrap();
        assert_eq!(known["title"].source, "own");
        assert_eq!(known["what"].source, "elsewhere");
        assert!(known.values().all(|of| of.organisation == Some(own)), "confirming says all of it");
    }
}

#[tokio::test]
async fn an_offer_that_nobody_ever_confirmed_counts_from_the_day_it_came() {
    for town in towns().await {
        let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
        let new = social_map::NewOffer {
            organisation: own,
            particulars: particulars(&town, "Samen koken", here),
            state: State::Published,
            confirmation: None,
            source: "elsewhere".to_owned(),
        };
        social_map::bring_in(&town.cx(Role::MapEditor, None), &[], vec![new]).await.unwrap();
        assert_eq!(pass_and_age(&town, 183).await, Aged::default());
        assert_eq!(pass_and_age(&town, 1).await, Aged { asked: 1, ..Aged::default() });
    }
}

#[tokio::test]
async fn what_an_editor_did_can_be_undone() {
    for town in towns().await {
        let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
        let (partner, editor) =
            (town.cx(Role::PartnerCoordinator, Some(own)), town.cx(Role::MapEditor, None));
        let id = published(&town, own, "Samen koken", here).await;
        assert!(social_map::take_back(&partner, id, 2).await.is_err(), "that is not for a partner");
        social_map::take_back(&editor, id, 2).await.unwrap();
        let waiting = social_map::find_offer(&editor, id).await.unwrap();
        assert_eq!((waiting.state, waiting.confirmation), (State::ToCheck, None));
        social_map::publish_offer(&editor, id, 3).await.unwrap();
        social_map::withdraw_offer(&editor, id, 4).await.unwrap();
        social_map::publish_offer(&editor, id, 5).await.unwrap();
        pass_and_age(&town, 300).await;
        pass_and_age(&town, 1).await;
        assert_eq!(state(&town, id).await, State::Expired);
        social_map::publish_offer(&editor, id, 8).await.unwrap();
        assert_eq!(state(&town, id).await, State::Published);
    }
}
