//! Stories about the life of an offer, on both engines.

use crate::common::{draft, organisation, particulars, place, published, towns};
use access::Role;
use kernel::Cents;
use social_map::{
    Audience, Capacity, Changed, Charge, Circumstances, Fault, NoSuchStep, Noise, OfferError, Setting, State,
    Step,
};

#[tokio::test]
async fn all_that_is_said_of_an_offer_comes_back() {
    for town in towns().await {
        let (own, here, there) =
            (organisation(&town, "De Hud").await, place(&town, "Huis").await, place(&town, "Tuin").await);
        let mut text = particulars(&town, "Samen koken", here);
        let mut second = text.at[0].clone();
        second.id = town.cx(Role::MapEditor, None).new_id();
        second.place = Some(there);
        second.circumstances = Circumstances {
            noise: Some(Noise::Quiet),
            may_leave: Some(true),
            observed_on: "2026-02-01".parse().ok(),
            ..Circumstances::default()
        };
        second.capacity =
            Some(Capacity { places: 8, free: 2, waiting: 1, confirmed: "2026-03-01".parse().unwrap() });
        text.at.push(second);
        text.audience = vec![Audience::Everyone, Audience::Carers];
        text.service_area = vec!["WK019330".parse().unwrap()];
        text.cost.reduction = Some("Gratis met een minimuminkomen".to_owned());
        let cx = town.cx(Role::PartnerWorker, Some(own));
        let id = social_map::create_offer(&cx, own, text.clone()).await.unwrap();
        let kept = social_map::find_offer(&cx, id).await.unwrap();
        assert_eq!((&kept.particulars, kept.state, kept.version), (&text, State::Draft, 1));

        for (setting, charge) in [(Setting::Secret, Charge::Free), (Setting::Online, Charge::Voluntary)] {
            let mut text = text.clone();
            text.at.truncate(1);
            text.at[0].place = None;
            text.setting = setting;
            text.cost.charge = charge;
            text.at[0].id = cx.new_id();
            let id = social_map::create_offer(&cx, own, text.clone()).await.unwrap();
            assert_eq!(social_map::find_offer(&cx, id).await.unwrap().particulars, text);
        }
    }
}

#[tokio::test]
async fn an_offer_goes_from_draft_to_the_map_and_off_it() {
    for town in towns().await {
        let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
        let id = draft(&town, own, "Samen koken", here).await;
        let (partner, editor) =
            (town.cx(Role::PartnerCoordinator, Some(own)), town.cx(Role::MapEditor, None));
        social_map::submit_offer(&partner, id, 1).await.unwrap();
        let refused = social_map::publish_offer(&partner, id, 2).await;
        assert!(matches!(refused, Err(OfferError::NotFound | OfferError::Refused(_))), "{refused:?}");
        let unsaid = social_map::send_back(&editor, id, 2, " ").await;
        assert!(matches!(unsaid, Err(OfferError::ReasonMissing)), "{unsaid:?}");
        social_map::send_back(&editor, id, 2, "Wie kan ik bellen?").await.unwrap();
        social_map::submit_offer(&partner, id, 3).await.unwrap();
        social_map::publish_offer(&editor, id, 4).await.unwrap();

        let shown = social_map::find_offer(&town.cx(Role::Public, None), id).await.unwrap();
        assert_eq!(shown.state, State::Published);
        assert_eq!(shown.confirmation.unwrap().on.to_string(), "2026-03-02");
        let until = "2026-04-06".parse().ok();
        social_map::close_temporarily(&partner, id, 5, until).await.unwrap();
        let closed = social_map::find_offer(&partner, id).await.unwrap().state;
        assert_eq!(closed, State::TemporarilyClosed { until });
        social_map::reopen(&partner, id, 6).await.unwrap();
        social_map::withdraw_offer(&partner, id, 7).await.unwrap();
        assert!(social_map::find_offer(&town.cx(Role::Public, None), id).await.is_err());
        let again = social_map::withdraw_offer(&partner, id, 8).await;
        let step = NoSuchStep { state: State::Archived, step: Step::Archive };
        assert!(matches!(again, Err(OfferError::NoSuchStep(found)) if found == step), "{again:?}");
        social_map::restore_offer(&partner, id, 8).await.unwrap();
        assert_eq!(social_map::find_offer(&partner, id).await.unwrap().state, State::Draft);
    }
}

#[tokio::test]
async fn a_partners_change_of_a_published_offer_waits_for_the_editor() {
    for town in towns().await {
        let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
        let id = published(&town, own, "Samen koken", here).await;
        let (partner, editor, visitor) = (
            town.cx(Role::PartnerWorker, Some(own)),
            town.cx(Role::MapEditor, None),
            town.cx(Role::Public, None),
        );
        let listing = social_map::find_offer(&visitor, id).await.unwrap().particulars.at[0].id;
        let mut wish = particulars(&town, "Samen koken en eten", here);
        wish.at[0].capacity =
            Some(Capacity { places: 8, free: 3, waiting: 0, confirmed: "2026-03-02".parse().unwrap() });
        let changed = social_map::change_offer(&partner, id, 2, wish.clone()).await.unwrap();
        assert_eq!(changed, Changed::Proposed);
        let standing = social_map::find_offer(&visitor, id).await.unwrap();
        assert_eq!(standing.title(), "Samen koken");
        assert_eq!(standing.particulars.at[0].capacity, wish.at[0].capacity);

        social_map::refuse_proposal(&editor, id, 3, "Te lang.").await.unwrap();
        assert_eq!(social_map::find_offer(&visitor, id).await.unwrap().title(), "Samen koken");
        social_map::change_offer(&partner, id, 4, wish.clone()).await.unwrap();
        social_map::accept_proposal(&editor, id, 5).await.unwrap();
        let accepted = social_map::find_offer(&visitor, id).await.unwrap();
        assert_eq!(accepted.title(), "Samen koken en eten");
        assert_eq!(accepted.particulars.at[0].id, listing);

        wish.at[0].capacity = wish.at[0].capacity.map(|of| Capacity { free: 0, ..of });
        let counted = social_map::change_offer(&partner, id, accepted.version, wish.clone()).await.unwrap();
        assert_eq!(counted, Changed::Kept);
        wish.cost.charge = Charge::Fixed { amount: Cents(500), per: social_map::Per::Time };
        let own_change =
            social_map::change_offer(&editor, id, accepted.version + 1, wish.clone()).await.unwrap();
        assert_eq!(own_change, Changed::Kept);
        let same = social_map::change_offer(&editor, id, accepted.version + 2, wish).await.unwrap();
        assert_eq!(same, Changed::Nothing);
    }
}

#[tokio::test]
async fn particulars_that_do_not_fit_together_are_refused() {
    let town = crate::common::town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let cx = town.cx(Role::PartnerWorker, Some(own));
    let fine = particulars(&town, "Samen koken", here);
    let mut secret = fine.clone();
    secret.setting = Setting::Secret;
    let mut themeless = fine.clone();
    themeless.themes.clear();
    let mut twice = fine.clone();
    twice.at.push(fine.at[0].clone());
    let mut unreachable = fine.clone();
    (unreachable.contact.phone, unreachable.contact.email) = (None, None);
    for (wrong, expected) in [
        (secret, Fault::PlaceNamed),
        (themeless, Fault::Themes),
        (twice, Fault::NoPlace),
        (unreachable, Fault::Contact),
    ] {
        let refused = social_map::create_offer(&cx, own, wrong).await;
        assert!(matches!(&refused, Err(OfferError::Faults(faults)) if faults == &[expected]), "{refused:?}");
    }
    let mut nowhere = fine;
    nowhere.at[0].place = Some(cx.new_id());
    assert!(matches!(social_map::create_offer(&cx, own, nowhere).await, Err(OfferError::Unknown)));
}

#[tokio::test]
async fn each_step_leaves_one_entry_that_names_fields_and_states() {
    let town = crate::common::town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let id = published(&town, own, "Samen koken", here).await;
    let editor = town.cx(Role::MapEditor, None);
    let wish = particulars(&town, "Samen eten", here);
    social_map::change_offer(&editor, id, 2, wish).await.unwrap();
    let filter = store::EventFilter { subject: Some(id.uuid()), ..store::EventFilter::default() };
    let events = store::events(&mut editor.read().await.unwrap(), &filter, 10).await.unwrap();
    let told: Vec<(&str, &str)> =
        events.iter().map(|event| (event.action.as_str(), event.details.as_str())).collect();
    assert_eq!(
        told,
        [
            ("change-offer", r#"{"fields":["title"]}"#),
            ("publish-offer", r#"{"from":"draft","step":"publish","to":"published"}"#),
            ("create-offer", r#"{"state":"draft"}"#),
        ]
    );
    assert!(events.iter().all(|event| event.organisation == Some(own)));
}

#[tokio::test]
async fn what_is_kept_at_once_takes_the_place_of_a_proposal() {
    for town in towns().await {
        let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
        let id = published(&town, own, "Samen koken", here).await;
        let (partner, editor) = (town.cx(Role::PartnerWorker, Some(own)), town.cx(Role::MapEditor, None));
        let version = || async { social_map::find_offer(&editor, id).await.unwrap().version };

        let wish = particulars(&town, "Samen koken en eten", here);
        social_map::change_offer(&partner, id, version().await, wish.clone()).await.unwrap();
        let correction = particulars(&town, "Samen eten", here);
        let kept = social_map::change_offer(&editor, id, version().await, correction).await.unwrap();
        assert_eq!(kept, Changed::Kept);
        let accepted = social_map::accept_proposal(&editor, id, version().await).await;
        assert!(accepted.is_err(), "the proposal was still there");
        assert_eq!(social_map::find_offer(&editor, id).await.unwrap().title(), "Samen eten");

        social_map::change_offer(&partner, id, version().await, wish).await.unwrap();
        let back = particulars(&town, "Samen eten", here);
        social_map::change_offer(&partner, id, version().await, back).await.unwrap();
        let accepted = social_map::accept_proposal(&editor, id, version().await).await;
        assert!(accepted.is_err(), "a proposal that was taken back was still there");
        assert_eq!(social_map::find_offer(&editor, id).await.unwrap().title(), "Samen eten");
    }
}
