//! Somebody keeps offers without an account, and takes them home.

use access::Role;
use shell::test_kit::{Page, Town, Visitor};
use social_map::{Merge, OfferId};

use crate::common::{draft, organisation, place, published, town, town_and_catalogue};

/// Three offers on the map.
async fn three(town: &Town) -> [OfferId; 3] {
    let (own, here) = (organisation(town, "De Hud").await, place(town, "Huis").await);
    [
        published(town, own, "Samen koken", here).await,
        published(town, own, "Samen wandelen", here).await,
        published(town, own, "Samen zingen", here).await,
    ]
}

/// Makes one offer of two; the one that stays was seen in this version.
async fn merge(town: &Town, stays: (OfferId, i64), goes: OfferId) {
    let cx = town.cx(Role::MapEditor, None);
    let find = async |id: OfferId| social_map::find_offer(&cx, id).await.unwrap();
    let particulars = find(stays.0).await.particulars;
    let goes = (goes, find(goes).await.version);
    social_map::merge_offers(&cx, &Merge { stays, goes, particulars }).await.unwrap();
}

async fn send(visitor: &Visitor, name: &str, value: &str) -> Page {
    let answer = visitor.post("/bewaard", &[(name, value), ("terug", "/aanbod?q=samen")]).await;
    answer.assert_status(303);
    answer
}

/// The cookie that an answer sets, as a browser sends it back.
fn remembered(answer: &Page) -> String {
    let [cookie] = answer.cookies()[..] else { panic!("{:?}", answer.cookies()) };
    assert!(cookie.contains("; Path=/; SameSite=Lax; HttpOnly"), "{cookie}");
    cookie.split(';').next().unwrap().to_owned()
}

/// Somebody who kept these, one after the other.
async fn keeper(town: &Town, offers: &[OfferId]) -> Visitor {
    let mut visitor = town.stranger();
    for id in offers {
        let answer = send(&visitor, "erbij", &id.to_string()).await;
        visitor = town.stranger().with_cookie(&remembered(&answer));
    }
    visitor
}

/// Where these titles stand on the page, none of them missing.
fn places(page: &Page, titles: &[&str]) -> Vec<usize> {
    titles.iter().map(|title| page.body.find(&format!(">{title}</a>")).unwrap()).collect()
}

/// The list at its own address.
async fn list(visitor: &Visitor) -> Page {
    let moved = visitor.get("/bewaard").await;
    moved.assert_status(303);
    let page = visitor.get(moved.location().unwrap()).await;
    page.assert_status(200);
    page
}

#[tokio::test]
async fn what_somebody_keeps_stays_with_them_while_they_search_on() {
    let town = town().await;
    let [cooking, walking, singing] = three(&town).await;
    town.stranger().get("/bewaard").await.assert_status(200).assert_says("U hebt nog niets bewaard");
    town.stranger().get("/aanbod").await.assert_never_says("bewaard.</");

    let visitor = keeper(&town, &[cooking, walking, singing]).await;
    visitor.get("/").await.assert_says("U hebt 3 activiteiten bewaard.");
    visitor
        .get("/aanbod?q=koken")
        .await
        .assert_says("U hebt 3 activiteiten bewaard.")
        .assert_says("name=\"eraf\"");
    visitor.get(&format!("/aanbod/{cooking}")).await.assert_says("Bekijk uw lijst");
    let page = list(&visitor).await;
    page.assert_says("<h1 class=\"utrecht-heading-1\">Uw lijst</h1>")
        .assert_says("Elke donderdag, 17.00 – 19.30 uur");
    assert!(places(&page, &["Samen koken", "Samen wandelen", "Samen zingen"]).is_sorted());
}

#[tokio::test]
async fn a_list_can_be_put_in_order_made_shorter_and_cleared() {
    let town = town().await;
    let [cooking, walking, singing] = three(&town).await;
    let visitor = keeper(&town, &[cooking, walking, singing]).await;
    let after = |answer: &Page| town.stranger().with_cookie(&remembered(answer));

    let sooner = after(&send(&visitor, "eerder", &singing.to_string()).await);
    assert!(places(&list(&sooner).await, &["Samen koken", "Samen zingen", "Samen wandelen"]).is_sorted());
    let later = after(&send(&visitor, "later", &cooking.to_string()).await);
    assert!(places(&list(&later).await, &["Samen wandelen", "Samen koken", "Samen zingen"]).is_sorted());
    let shorter = after(&send(&visitor, "eraf", &walking.to_string()).await);
    list(&shorter).await.assert_never_says("Samen wandelen");
    let cleared = send(&visitor, "leeg", "ja").await;
    assert!(cleared.cookies()[0].starts_with("bewaard=; ") && cleared.cookies()[0].ends_with("; Max-Age=0"));
    for nothing in ["erbij", "eraf", "eerder", "later", "lijst"] {
        let same = send(&visitor, nothing, "geen-nummer").await;
        assert_eq!(list(&after(&same)).await.body, list(&visitor).await.body, "{nothing}");
    }
}

#[tokio::test]
async fn a_page_goes_on_where_the_button_was_and_never_on_another_site() {
    let town = town().await;
    let [cooking, ..] = three(&town).await;
    let stranger = town.stranger();
    for (back, to) in [
        ("/aanbod?q=koken", "/aanbod?q=koken#k-anker"),
        ("//kwaad.example", "/bewaard"),
        ("https://kwaad.example", "/bewaard"),
        ("/bewaard?a=x", "/bewaard"),
    ] {
        let value = format!("{cooking}.k-anker");
        let answer = stranger.post("/bewaard", &[("erbij", &value), ("terug", back)]).await;
        assert_eq!(answer.location(), Some(to), "{back}");
    }
    let value = format!("{cooking}.k-\"><script>");
    let answer = stranger.post("/bewaard", &[("erbij", &value), ("terug", "/aanbod")]).await;
    assert_eq!(answer.location(), Some("/aanbod"));
    stranger.post("/bewaard", &[]).await.assert_status(303);
}

#[tokio::test]
async fn whoever_has_the_address_sees_the_list_and_can_make_it_their_own() {
    let town = town().await;
    let [cooking, walking, singing] = three(&town).await;
    let sender = keeper(&town, &[cooking, walking]).await;
    let moved = sender.get("/bewaard").await;
    let address = moved.location().unwrap();

    let receiver = keeper(&town, &[singing]).await;
    let page = receiver.get(address).await;
    page.assert_status(200).assert_says("Iemand deelde deze lijst met u").assert_says("Samen koken");
    page.assert_never_says("Samen zingen").assert_never_says("name=\"eraf\"");
    let cookie = page.body.split("name=\"lijst\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let both = town.stranger().with_cookie(&remembered(&send(&receiver, "lijst", cookie).await));
    assert!(places(&list(&both).await, &["Samen zingen", "Samen koken", "Samen wandelen"]).is_sorted());
}

#[tokio::test]
async fn what_left_the_map_is_said_to_be_gone_and_no_more_than_that() {
    let town = town().await;
    let [cooking, walking, _] = three(&town).await;
    let other = organisation(&town, "De Enk").await;
    let here = place(&town, "Ander huis").await;
    let secret = draft(&town, other, "Geheim plan", here).await;
    social_map::withdraw_offer(&town.cx(Role::MapEditor, None), walking, 2).await.unwrap();

    let absent = "01890000-0000-7000-8000-000000000007";
    let stranger = town.stranger();
    let page_of = async |id: &str| stranger.get(&format!("/bewaard?a={cooking}&a={id}")).await.body;
    let never_there = page_of(absent).await;
    assert!(never_there.contains("1 activiteit staat niet meer op de kaart."), "{never_there}");
    let short = |body: &str| -> String {
        // The address of the list stands on the page in three ways; only there may the pages differ.
        let lines = body.lines().filter(|line| !line.contains("?a=") && !line.contains("%3Fa%3D"));
        lines.filter(|line| !line.contains("name=\"lijst\"")).collect::<Vec<_>>().join("\n")
    };
    for gone in [walking.to_string(), secret.to_string()] {
        assert_eq!(short(&page_of(&gone).await), short(&never_there));
    }
    let card = stranger.get(&format!("/bewaard/kaartje?a={secret}&a={cooking}")).await;
    card.assert_says("Samen koken").assert_never_says("Geheim plan");
}

#[tokio::test]
async fn the_card_says_when_where_for_how_much_and_whom_to_call() {
    let town = town().await;
    let [cooking, walking, singing] = three(&town).await;
    let visitor = keeper(&town, &[cooking, walking, singing]).await;
    let card = visitor.get("/bewaard/kaartje").await;
    card.assert_status(200);
    for text in [
        "Samen koken",
        "Elke donderdag, 17.00 – 19.30 uur",
        "Donderdag 5 maart van 17.00 tot 19.30 uur",
        "Voorbeeldplein 3, Zwolle",
        "€ 4 per keer",
        "Noor Alberts, gastvrouw",
        "href=\"tel:0380123456\"",
        "Notities",
        "http://localhost/bewaard?a=",
        "shape-rendering=\"crispEdges\"",
    ] {
        card.assert_says(text);
    }
    assert_eq!(town.stranger().get("/bewaard/kaartje").await.location(), Some("/bewaard"));
}

#[tokio::test]
async fn what_was_merged_makes_place_for_what_stayed_and_says_so() {
    let (town, catalogue) = town_and_catalogue().await;
    let now = town.house.clock.now();
    let [cooking, walking, singing] = three(&town).await;
    let visitor = keeper(&town, &[cooking, walking]).await;
    merge(&town, (walking, 2), cooking).await;
    catalogue.refresh(&town.house.db, now).await.unwrap();

    let note = "Deze activiteit stond twee keer op de kaart";
    let address = |ids: &[OfferId]| {
        let pairs: Vec<String> = ids.iter().map(|id| format!("a={id}")).collect();
        pairs.join("&")
    };
    let stranger = town.stranger();
    let page = stranger.get(&format!("/bewaard?{}", address(&[cooking, singing]))).await;
    page.assert_says(note).assert_says("Samen wandelen</a>").assert_never_says("niet meer op de kaart");
    assert!(places(&page, &["Samen wandelen", "Samen zingen"]).is_sorted(), "in its place");
    let page = list(&visitor).await;
    assert_eq!(page.body.matches("Samen wandelen</a>").count(), 1, "who kept both sees it once");
    let card = stranger.get(&format!("/bewaard/kaartje?{}", address(&[cooking]))).await;
    card.assert_says("Samen wandelen");
    let dates = stranger.get(&format!("/bewaard/agenda.ics?{}", address(&[cooking]))).await;
    dates.assert_says("SUMMARY:Samen wandelen");

    let without = send(&visitor, "eraf", &walking.to_string()).await;
    let empty = town.stranger().with_cookie(&remembered(&without)).get("/bewaard").await;
    empty.assert_says("U hebt nog niets bewaard");

    let restored = social_map::restore_offer(&town.cx(Role::MapEditor, None), cooking, 3).await;
    restored.unwrap();
    catalogue.refresh(&town.house.db, now).await.unwrap();
    let page = stranger.get(&format!("/bewaard?a={cooking}")).await;
    page.assert_never_says(note).assert_never_says("Samen wandelen</a>");
}

#[tokio::test]
async fn other_programs_are_led_on_to_the_place_that_stayed() {
    let (town, catalogue) = town_and_catalogue().await;
    let [cooking, walking, _] = three(&town).await;
    let editor = town.cx(Role::MapEditor, None);
    let mut ids = Vec::new();
    for offer in [cooking, walking] {
        ids.push(social_map::find_offer(&editor, offer).await.unwrap().particulars.at[0].id);
    }
    let stranger = town.stranger();
    let address = |id| format!("/hsds/service_at_locations/{id}");
    stranger.get(&address(ids[0])).await.assert_status(200);
    merge(&town, (walking, 2), cooking).await;
    catalogue.refresh(&town.house.db, town.house.clock.now()).await.unwrap();
    let moved = stranger.get(&address(ids[0])).await;
    moved.assert_status(301);
    assert_eq!(moved.location(), Some(address(ids[1]).as_str()));
    assert_eq!(moved.headers["cache-control"], "no-cache");
    stranger.get(moved.location().unwrap()).await.assert_status(200);
    let nothing = stranger.get("/hsds/service_at_locations/01890000-0000-7000-8000-000000000007").await;
    social_map::withdraw_offer(&editor, walking, 3).await.unwrap();
    catalogue.refresh(&town.house.db, town.house.clock.now()).await.unwrap();
    let gone = stranger.get(&address(ids[0])).await;
    assert_eq!(
        (gone.status, gone.body),
        (nothing.status, nothing.body),
        "nobody hears that it ever was there"
    );
}

#[tokio::test]
async fn other_programs_are_led_on_to_what_stayed() {
    let (town, catalogue) = town_and_catalogue().await;
    let [cooking, walking, singing] = three(&town).await;
    merge(&town, (walking, 2), cooking).await;
    merge(&town, (singing, 2), walking).await;
    let stranger = town.stranger();
    for path in ["/hsds/services", "/api/v1/offers"] {
        let moved = stranger.get(&format!("{path}/{cooking}")).await;
        moved.assert_status(301);
        assert_eq!(moved.location(), Some(format!("{path}/{singing}").as_str()), "to the end of the way");
        assert_eq!(moved.headers["cache-control"], "no-cache");
        let stays = stranger.get(moved.location().unwrap()).await;
        stays.assert_status(200).assert_says(&singing.to_string());
        stranger.get(&format!("{path}/01890000-0000-7000-8000-000000000007")).await.assert_status(404);
    }
    social_map::withdraw_offer(&town.cx(Role::MapEditor, None), singing, 3).await.unwrap();
    catalogue.refresh(&town.house.db, town.house.clock.now()).await.unwrap();
    let gone = stranger.get(&format!("/hsds/services/{cooking}")).await;
    gone.assert_status(404).assert_never_says(&singing.to_string());
}
