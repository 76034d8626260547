//! What is within reach of whom, in a town of two invented places.

use access::Role;
use areas::{RdPoint, Shelf};
use kernel::{Cents, Source};
use partners::{Kind, Profile};
use serde_json::Value;
use shell::test_kit::Town;
use social_map::{
    Ages, Ambition, AreaNames, Audience, Catalogue, Charge, Circumstances, Contact, Coordinates, Cost,
    OfferAt, Particulars, Per, Place, PlaceId, Setting, Support, Theme, Wording,
};

use super::town::{TODAY, divide, migrations, populate, undivided};

/// A town with its catalogue: three neighbourhoods, of which the last lies 800 and 617 metres from the others.
async fn town() -> (Town, Catalogue) {
    let catalogue = Catalogue::new(AreaNames::default()).unwrap();
    let offers = catalogue.clone();
    let town =
        Town::on(TODAY, &migrations(), |house| vec![indicators::room(&Shelf::new(house.db.clone()), offers)])
            .await;
    divide(&town).await;
    keep_up(&town, &catalogue).await;
    (town, catalogue)
}

async fn keep_up(town: &Town, catalogue: &Catalogue) {
    let shelf = Shelf::new(town.house.db.clone());
    catalogue.keep_up(&town.house.db, &shelf, town.house.clock.now()).await.unwrap();
}

fn place(town: &Town, at: Option<RdPoint>) -> Place {
    let (latitude, longitude) = at.map(RdPoint::degrees).unzip();
    Place {
        id: town.cx(Role::MapEditor, None).new_id(),
        name: "Een huis".to_owned(),
        street: None,
        postcode: None,
        town: "Zwolle".to_owned(),
        neighbourhood: "BU01931000".parse().unwrap(),
        coordinates: latitude.zip(longitude).and_then(|(north, east)| Coordinates::new(north, east).ok()),
        access: Vec::new(),
        demonstration: true,
        version: 1,
    }
}

/// The same words for everything.
fn wording() -> Wording {
    let fields = ["title", "what", "for_whom", "when", "price", "how_to_join", "whom_to_call"];
    let said = fields.map(|field| (field.to_owned(), Value::from("Samen koken")));
    serde_json::from_value(said.into_iter().collect()).unwrap()
}

fn offer(town: &Town, place: Option<PlaceId>) -> Particulars {
    Particulars {
        wording: wording(),
        ambition: Ambition::Contacts,
        themes: vec![Theme::Cooking],
        interests: Vec::new(),
        audience: Vec::new(),
        ages: Ages { from: 18, to: 120 },
        languages: vec!["nl".to_owned()],
        support: Support::Volunteer,
        cost: Cost { charge: Charge::Fixed { amount: Cents(400), per: Per::Time }, reduction: None },
        contact: Contact {
            name: "Noor Alberts".to_owned(),
            role: None,
            phone: Some("038 012 34 56".to_owned()),
            email: None,
        },
        setting: Setting::Place,
        service_area: Vec::new(),
        at: vec![OfferAt {
            id: town.cx(Role::MapEditor, None).new_id(),
            place,
            sessions: Vec::new(),
            circumstances: Circumstances::default(),
            capacity: None,
        }],
    }
}

async fn publish(town: &Town, particulars: Particulars) {
    let profile = Profile { demonstration: true, ..Profile::named("De Hud", Kind::Welfare) };
    let editor = town.cx(Role::MapEditor, None);
    let own = partners::create_organisation(&editor, &profile).await.unwrap();
    let offer =
        social_map::create_offer(&town.cx(Role::PartnerWorker, Some(own)), own, particulars).await.unwrap();
    social_map::publish_offer(&editor, offer, 1).await.unwrap();
}

/// A club for children of which only the neighbourhood is known, the first; and cooking for adults 500 metres south of it.
async fn supply(town: &Town, catalogue: &Catalogue) {
    let (club, kitchen) = (place(town, None), place(town, Some(RdPoint { x: 202_928, y: 502_361 })));
    let places = [club.clone(), kitchen.clone()];
    social_map::bring_in(&town.cx(Role::MapEditor, None), &places, Vec::new()).await.unwrap();
    let children = Particulars {
        themes: vec![Theme::GrowingUp],
        audience: vec![Audience::Children],
        ages: Ages { from: 4, to: 12 },
        ..offer(town, Some(club.id))
    };
    publish(town, children).await;
    publish(town, offer(town, Some(kitchen.id))).await;
    keep_up(town, catalogue).await;
}

/// The town with both places and the people around them.
async fn supplied() -> (Town, Catalogue) {
    let (town, catalogue) = town().await;
    populate(&town).await;
    supply(&town, &catalogue).await;
    (town, catalogue)
}

/// The rows of the file, a neighbourhood each.
async fn rows(town: &Town, query: &str) -> Vec<Vec<String>> {
    let file = town.stranger().get(&format!("/bereik/bestand/bereik.csv?{query}")).await;
    file.assert_status(200);
    let mut reader = csv::Reader::from_reader(file.body.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn the_answer_follows_from_two_places_and_the_people_around_them() {
    let (town, _) = supplied().await;
    let page = town.stranger().get("/bereik").await;
    page.assert_status(200)
        .assert_says("Voor ongeveer 600 van de 1.500 mensen is er binnen 10 minuten lopen geen plek waar iets te doen is.")
        .assert_says("Zij wonen in Het noorden.")
        .assert_says("op 1 januari 2024, afgerond op vijf. Bron:")
        .assert_says("Voor wie: Iedereen. Wat: Alles.")
        .assert_says("Basisregistratie")
        .assert_says("Plekken: de sociale kaart op 02-03-2026.")
        .assert_says("<title>Binnenstad-zuid, 2 plekken</title>")
        .assert_says("<title>Het noorden, geen plek</title>")
        .assert_says("map__area--shade-5")
        .assert_says("Gemiddeld is het 1,33.")
        .assert_says("Van 1 van de plekken kennen we alleen de buurt.")
        .assert_never_says("style=");
    // Both places for 500 people, one of them shared with 400 others; the third reaches none, its nearest 800 metres away.
    let told: Vec<[String; 5]> =
        rows(&town, "").await.iter().map(|row| [0, 7, 8, 10, 11].map(|column| row[column].clone())).collect();
    assert_eq!(
        told,
        [
            ["BU01931000", "500", "2", "0", "3.1111"],
            ["BU01931010", "400", "1", "229", "1.1111"],
            ["BU01931100", "600", "0", "800", "0"],
        ]
    );
}

#[tokio::test]
async fn what_is_for_children_is_not_within_reach_of_the_oldest() {
    let (town, _) = supplied().await;
    town.stranger()
        .get("/bereik?voor=75-plus")
        .await
        .assert_says("Voor ongeveer 80 van de 120 mensen van 75 jaar en ouder is er")
        .assert_says("Zij wonen in Binnenstad-noord, Het noorden.")
        .assert_says("Eén nieuwe plek in Binnenstad-noord zou de meeste mensen iets geven: 80 mensen")
        .assert_says("nieuw=BU01931010");
    let counted = |rows: Vec<Vec<String>>| rows.into_iter().map(|row| row[8].clone()).collect::<Vec<_>>();
    assert_eq!(counted(rows(&town, "voor=4-11-jaar").await), ["1", "1", "0"]);
    assert_eq!(counted(rows(&town, "wat=koken").await), ["1", "0", "0"]);
    assert_eq!(counted(rows(&town, "wat=contacts&binnen=10-minuten-fietsen").await), ["2", "2", "2"]);
    assert_eq!(counted(rows(&town, "wat=vital").await), ["0", "0", "0"]);
}

#[tokio::test]
async fn a_new_place_is_tried_before_and_after() {
    let (town, _) = supplied().await;
    let page = town.stranger().get("/bereik?voor=75-plus&nieuw=BU01931010").await;
    page.assert_status(200)
        .assert_says("Met een nieuwe plek in Binnenstad-noord")
        .assert_says("80 mensen van 75 jaar en ouder krijgen voor het eerst een plek waar iets te doen is")
        .assert_says("40 mensen van 75 jaar en ouder krijgen er één bij.")
        .assert_says("25,00 → 33,33")
        .assert_says("<title>Het noorden, geen plek, 1 erbij</title>")
        .assert_says(">0+1<");
    let after: Vec<[String; 2]> = rows(&town, "voor=75-plus&nieuw=BU01931010")
        .await
        .iter()
        .map(|row| [14, 15].map(|column| row[column].clone()))
        .collect();
    assert_eq!(after, [["2", "33.3333"], ["1", "8.3333"], ["1", "8.3333"]]);
}

#[tokio::test]
async fn a_postcode_leads_to_its_neighbourhood_and_stays_in_no_address() {
    let (town, catalogue) = town().await;
    supply(&town, &catalogue).await;
    let table =
        areas::postcodes_from_csv("postcode,code\n8011AA,BU01931010\n", "GM0193".parse().unwrap()).unwrap();
    let source = Source { name: "Basisregistratie".to_owned(), taken_on: None };
    areas::import_postcodes(&town.cx(Role::FunctionalAdministrator, None), &table, &source).await.unwrap();
    let visitor = town.stranger();
    let answer = visitor.get("/bereik?wat=koken&postcode=8011+aa").await;
    let to = answer.assert_status(303).location();
    assert_eq!(to, Some("/bereik?voor=iedereen&wat=koken&binnen=10-minuten-lopen&nieuw=BU01931010"));
    for wrong in ["9999ZZ", "x", "%3Cscript%3E"] {
        let page = visitor.get(&format!("/bereik?postcode={wrong}")).await;
        page.assert_status(200).assert_says("id=\"postcode-error\"").assert_never_says("<script>");
    }
}

#[tokio::test]
async fn a_secret_address_changes_no_figure_and_no_map() {
    let (town, catalogue) = supplied().await;
    let visitor = town.stranger();
    let map = |body: &str| body.split("<svg").nth(1).unwrap().split("</svg>").next().unwrap().to_owned();
    let questions = ["", "voor=75-plus", "wat=koken&binnen=20-minuten-fietsen", "nieuw=BU01931100"];
    let mut before = Vec::new();
    for query in questions {
        let page = visitor.get(&format!("/bereik?{query}")).await;
        before.push((rows(&town, query).await, map(&page.body)));
    }
    let secret = Particulars {
        setting: Setting::Secret,
        service_area: vec!["WK019311".parse().unwrap()],
        ..offer(&town, None)
    };
    publish(&town, secret).await;
    keep_up(&town, &catalogue).await;
    for (query, (file, drawn)) in questions.into_iter().zip(before) {
        let page = visitor.get(&format!("/bereik?{query}")).await;
        page.assert_says("op een adres dat we niet tonen. Dat zijn er 1.");
        assert_eq!((rows(&town, query).await, map(&page.body)), (file, drawn), "{query}");
    }
    let here = visitor.get("/buurten/BU01931100").await;
    here.assert_says("van het midden van deze buurt is geen plek waar iets te doen is.");
}

#[tokio::test]
async fn a_neighbourhood_says_what_is_near_and_what_is_missing() {
    let (town, catalogue) = town().await;
    let visitor = town.stranger();
    visitor.get("/buurten/BU01931000").await.assert_says("Ook op 10 minuten fietsen is er nog niets.");
    supply(&town, &catalogue).await;
    visitor
        .get("/buurten/BU01931000")
        .await
        .assert_says("Op 10 minuten lopen van het midden van deze buurt zijn 2 plekken waar iets te doen is.")
        .assert_says("Op 10 minuten fietsen is er nog niets bij: Mensen ontmoeten, Bewegen,")
        .assert_says("href=\"/bereik\"")
        .assert_never_says("niets bij: Mensen ontmoeten, Koken en eten");
}

#[tokio::test]
async fn without_people_without_places_and_without_areas_the_page_says_so() {
    undivided()
        .await
        .stranger()
        .get("/bereik")
        .await
        .assert_status(200)
        .assert_says("Er zijn nog geen wijken");
    undivided().await.stranger().get("/bereik/bestand/bereik.csv").await.assert_status(404);
    let (town, catalogue) = town().await;
    let visitor = town.stranger();
    visitor.get("/bereik?voor=0-3-jaar&wat=muziek").await.assert_status(200).assert_says(
        "Op de kaart staat nog geen plek met iets bij “Muziek” voor kinderen van 0 tot en met 3 jaar.",
    );
    supply(&town, &catalogue).await;
    visitor
        .get("/bereik")
        .await
        .assert_says("Binnen 10 minuten lopen is er geen plek waar iets te doen is in: Het noorden.")
        .assert_says("Hoeveel mensen daar wonen, weten we niet.")
        .assert_never_says("Plekken per 1.000 mensen");
    visitor
        .get("/bereik?nieuw=BU01931100")
        .await
        .assert_says("In 2 buurten komt er een plek bij.")
        .assert_says("weten we niet.");
    assert_eq!(rows(&town, "").await[0][7], "");
}

#[tokio::test]
async fn what_nobody_knows_is_left_out_and_said() {
    let (town, _) = supplied().await;
    let visitor = town.stranger();
    let plain = rows(&town, "").await;
    for query in [
        "voor=reuzen",
        "wat=onderwaterhockey",
        "binnen=1000000000-minuten-lopen",
        "nieuw=BU99990000",
        "nieuw=%3Cscript%3E",
        "voor=0-3-jaar%00&wat=%F0%9F%92%A3&binnen=NaN&nieuw=-1",
    ] {
        visitor
            .get(&format!("/bereik?{query}"))
            .await
            .assert_status(200)
            .assert_says("Een deel van uw vraag kennen we niet")
            .assert_says("600 van de 1.500")
            .assert_never_says("<script>");
        assert_eq!(rows(&town, query).await, plain, "{query}");
    }
    visitor.get("/bereik").await.assert_never_says("Een deel van uw vraag kennen we niet");
    for path in ["/bereik/bestand/anders.csv", "/bereik/bestand/bereik.exe", "/bereik/BU01931000"] {
        visitor.get(path).await.assert_status(404);
    }
}
