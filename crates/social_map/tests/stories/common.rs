//! What stories about offers begin with.

use access::Role;
use kernel::{Cents, OrganisationId};
use partners::{Kind, Profile};
use shell::test_kit::Town;
use social_map::{
    Ages, Ambition, AreaNames, Catalogue, Charge, Circumstances, Contact, Cost, Hours, OfferAt, OfferId,
    Particulars, Pattern, Per, Place, PlaceId, Rhythm, Session, Setting, Support, Theme, Weekdays, Wording,
};
use store::Migration;
use store::test_kit::Engine;

pub(crate) fn migrations() -> Vec<Migration> {
    [areas::migrations(), partners::migrations(), social_map::migrations()].concat()
}

/// A town with the doors of partners and of the social map.
pub(crate) async fn town() -> Town {
    town_on(Engine::Sqlite).await.unwrap()
}

pub(crate) async fn towns() -> Vec<Town> {
    let mut towns = Vec::new();
    for engine in Engine::ALL {
        towns.extend(town_on(engine).await);
    }
    towns
}

pub(crate) async fn town_on(engine: Engine) -> Option<Town> {
    let catalogue = Catalogue::new(AreaNames::default()).unwrap();
    town_around(engine, catalogue).await
}

/// The same town with its catalogue, which a story may refresh.
pub(crate) async fn town_and_catalogue() -> (Town, Catalogue) {
    let catalogue = Catalogue::new(AreaNames::default()).unwrap();
    (town_around(Engine::Sqlite, catalogue.clone()).await.unwrap(), catalogue)
}

async fn town_around(engine: Engine, catalogue: Catalogue) -> Option<Town> {
    Town::on_engine(engine, "2026-03-02", &migrations(), |house| {
        vec![partners::room(house), social_map::room(catalogue)]
    })
    .await
}

pub(crate) async fn organisation(town: &Town, name: &str) -> OrganisationId {
    let profile = Profile {
        about: "Voor de buurt.".to_owned(),
        demonstration: true,
        ..Profile::named(name, Kind::Welfare)
    };
    partners::create_organisation(&town.cx(Role::MapEditor, None), &profile).await.unwrap()
}

pub(crate) async fn place(town: &Town, name: &str) -> PlaceId {
    let cx = town.cx(Role::MapEditor, None);
    let place = Place {
        id: cx.new_id(),
        name: name.to_owned(),
        street: Some("Voorbeeldplein 3".to_owned()),
        postcode: Some("8031 AA".to_owned()),
        town: "Zwolle".to_owned(),
        neighbourhood: "BU01933030".parse().unwrap(),
        coordinates: None,
        access: vec![social_map::Access::StepFree],
        demonstration: true,
        version: 1,
    };
    social_map::bring_in(&cx, std::slice::from_ref(&place), Vec::new()).await.unwrap();
    place.id
}

pub(crate) fn particulars(town: &Town, title: &str, place: PlaceId) -> Particulars {
    let thursdays =
        Pattern::Week { weekdays: Weekdays::from(vec![chrono::Weekday::Thu]), rhythm: Rhythm::Each };
    Particulars {
        wording: Wording {
            title: title.parse().unwrap(),
            what: "We koken samen.".to_owned(),
            for_whom: "Voor wie graag kookt.".to_owned(),
            when: "Elke donderdagavond.".to_owned(),
            price: "€ 4 per keer.".to_owned(),
            how_to_join: "Kom een keer kijken.".to_owned(),
            whom_to_call: "Bel Noor.".to_owned(),
        },
        ambition: Ambition::Contacts,
        themes: vec![Theme::Cooking],
        interests: vec!["koken".to_owned()],
        audience: Vec::new(),
        ages: Ages { from: 18, to: 120 },
        languages: vec!["nl".to_owned()],
        support: Support::TrainedVolunteer,
        cost: Cost { charge: Charge::Fixed { amount: Cents(400), per: Per::Time }, reduction: None },
        contact: Contact {
            name: "Noor Alberts".to_owned(),
            role: Some("gastvrouw".to_owned()),
            phone: Some("038 012 34 56".to_owned()),
            email: "noor@hud.example".parse().ok(),
        },
        setting: Setting::Place,
        service_area: Vec::new(),
        at: vec![OfferAt {
            id: town.cx(Role::MapEditor, None).new_id(),
            place: Some(place),
            sessions: vec![Session::new(
                thursdays,
                Some(Hours { from: "17:00:00".parse().unwrap(), until: "19:30:00".parse().unwrap() }),
            )],
            circumstances: Circumstances::default(),
            capacity: None,
        }],
    }
}

/// A draft of an organisation.
pub(crate) async fn draft(town: &Town, organisation: OrganisationId, title: &str, place: PlaceId) -> OfferId {
    let text = particulars(town, title, place);
    social_map::create_offer(&town.cx(Role::PartnerWorker, Some(organisation)), organisation, text)
        .await
        .unwrap()
}

/// An offer that stands on the map; its version is 2.
pub(crate) async fn published(
    town: &Town,
    organisation: OrganisationId,
    title: &str,
    place: PlaceId,
) -> OfferId {
    let id = draft(town, organisation, title, place).await;
    social_map::publish_offer(&town.cx(Role::MapEditor, None), id, 1).await.unwrap();
    id
}
