//! What other programs take along: calendars, what is new, and the list as a file.

use access::Role;
use icalendar::Component as _;
use social_map::Setting;

use crate::common::{organisation, particulars, place, published, town};

#[tokio::test]
async fn the_calendar_of_an_offer_names_the_dates_of_its_page() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let id = published(&town, own, "Samen koken", here).await;
    let stranger = town.stranger();
    stranger.get(&format!("/aanbod/{id}")).await.assert_says(&format!("href=\"/aanbod/{id}/agenda.ics\""));

    let file = stranger.get(&format!("/aanbod/{id}/agenda.ics")).await;
    file.assert_status(200);
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
    let calendar: icalendar::Calendar = file.body.parse().unwrap();
    let event = calendar.calendar_events().next().unwrap();
    assert_eq!(event.property_value("LOCATION"), Some("Huis, Voorbeeldplein 3, 8031 AA Zwolle"));
    let dates = event.get_recurrence().unwrap().all(3).dates;
    let dates: Vec<String> = dates.iter().map(|date| date.naive_local().to_string()).collect();
    assert_eq!(dates, ["2026-03-05 17:00:00", "2026-03-12 17:00:00", "2026-03-19 17:00:00"]);
    assert_eq!(file.body, stranger.get(&format!("/aanbod/{id}/agenda.ics")).await.body);
}

#[tokio::test]
async fn a_calendar_holds_what_the_list_finds() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let cooking = published(&town, own, "Samen koken", here).await;
    let walking = published(&town, own, "Samen wandelen", here).await;
    let stranger = town.stranger();
    let list = stranger.get("/aanbod?q=wandelen").await;
    list.assert_says("href=\"/aanbod/agenda.ics?q=wandelen\"").assert_says("rel=\"alternate\"");
    let found = stranger.get("/aanbod/agenda.ics?q=wandelen").await;
    found.assert_says("SUMMARY:Samen wandelen").assert_never_says("Samen koken");
    found.assert_says("UNTIL=20260430T215959Z");
    let kept = stranger.get(&format!("/bewaard/agenda.ics?a={cooking}&a={walking}")).await;
    kept.assert_says("SUMMARY:Samen koken").assert_says("SUMMARY:Samen wandelen");
    stranger.get("/bewaard/agenda.ics").await.assert_status(200).assert_never_says("VEVENT");
}

#[tokio::test]
async fn what_was_changed_last_stands_first_in_the_feed() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud & Zn").await, place(&town, "Huis").await);
    published(&town, own, "Samen koken", here).await;
    town.pass(chrono::TimeDelta::minutes(1));
    let newest = published(&town, own, "Samen wandelen", here).await;
    let feed = town.stranger().get("/aanbod/nieuw.atom").await;
    feed.assert_status(200).assert_says("<updated>2026-03-02T11:01:00Z</updated>");
    feed.assert_says(&format!("<id>urn:uuid:{newest}</id>")).assert_says("<name>De Hud &amp; Zn</name>");
    assert_eq!(feed.headers["content-type"], "application/atom+xml; charset=utf-8");
    let at = |title: &str| feed.body.find(&format!("<title>{title}</title>")).unwrap();
    assert!(at("Samen wandelen") < at("Samen koken"));
    assert_eq!(feed.body.matches("<entry>").count(), 2);
}

#[tokio::test]
async fn the_list_as_a_file_holds_a_row_for_each_place() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let id = published(&town, own, "Samen wandelen", here).await;
    published(&town, own, "=1+1", here).await;
    let file = town.stranger().get("/aanbod/bestand/csv").await;
    file.assert_status(200)
        .assert_says("Samen wandelen,De Hud,")
        .assert_says("Voorbeeldplein 3,8031 AA,Zwolle");
    file.assert_says(&format!("http://localhost/aanbod/{id}")).assert_never_says("\n=1+1");
    assert_eq!(file.body.lines().count(), 3);
    town.stranger().get("/aanbod/bestand/pdf").await.assert_status(404);
    let one = town.stranger().get("/aanbod/bestand/csv?q=wandelen").await;
    assert_eq!(one.body.lines().count(), 2);
}

#[tokio::test]
async fn a_secret_address_is_in_no_feed() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let mut text = particulars(&town, "Veilig verder", here);
    text.setting = Setting::Secret;
    text.at[0].place = None;
    let cx = town.cx(Role::PartnerWorker, Some(own));
    let id = social_map::create_offer(&cx, own, text).await.unwrap();
    social_map::publish_offer(&town.cx(Role::MapEditor, None), id, 1).await.unwrap();
    let stranger = town.stranger();
    for path in ["/aanbod/agenda.ics", "/aanbod/nieuw.atom", "/aanbod/bestand/csv", "/aanbod/kaart"] {
        let channel = stranger.get(path).await;
        channel
            .assert_says("Veilig verder")
            .assert_never_says("Voorbeeldplein")
            .assert_never_says("LOCATION");
    }
    for path in [format!("/aanbod/{id}/agenda.ics"), format!("/bewaard/kaartje?a={id}")] {
        stranger.get(&path).await.assert_says("Veilig verder").assert_never_says("LOCATION:");
    }
}
