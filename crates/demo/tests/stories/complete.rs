//! The demonstration shows all that the model can say, and something waits at every desk.

use std::collections::BTreeSet;
use std::fmt::Display;

use access::Role;
use serde_json::Value as Json;
use social_map::{
    About, Access, Ambition, Audience, Charge, Crowd, Light, Noise, Nth, Offer, OfferAt, OnHolidays, Opening,
    Pattern, Per, Place, ReportState, Rhythm, Session, Setting, State, Support, Theme,
};

use crate::town::Zwolle;

/// The offers on the map, with all places.
async fn published(zwolle: &Zwolle) -> (Vec<Offer>, Vec<Place>) {
    let cx = zwolle.town.cx(Role::MapEditor, None);
    let mut read = cx.read().await.unwrap();
    let rows = read.rows("SELECT id FROM offer ORDER BY id", Vec::new()).await.unwrap();
    drop(read);
    let mut offers = Vec::new();
    for row in rows {
        let offer = social_map::find_offer(&cx, row.id("id").unwrap()).await.unwrap();
        offers.extend(Some(offer).filter(|offer| offer.state.is_public()));
    }
    (offers, social_map::places(&cx).await.unwrap())
}

/// The values of a list that stand on none of the things, by name.
fn missing<T: Display>(
    list: &str,
    all: impl IntoIterator<Item = T>,
    found: &BTreeSet<String>,
) -> Vec<String> {
    let absent = all.into_iter().map(|one| one.to_string()).filter(|one| !found.contains(one));
    absent.map(|one| format!("{list}: {one}")).collect()
}

fn named<T: Display>(found: impl IntoIterator<Item = T>) -> BTreeSet<String> {
    found.into_iter().map(|one| one.to_string()).collect()
}

#[tokio::test]
async fn every_value_of_every_closed_list_stands_on_a_published_offer() {
    let zwolle = Zwolle::open().await;
    let (offers, places) = published(&zwolle).await;
    let said = || offers.iter().map(|offer| &offer.particulars);
    let at = || said().flat_map(|said| &said.at);
    let used: BTreeSet<_> = at().filter_map(|at| at.place).collect();
    let here = || places.iter().filter(|place| used.contains(&place.id));
    let seen = || at().map(|at| &at.circumstances);
    let kinds = partners::organisations(&zwolle.town.cx(Role::MapEditor, None)).await.unwrap();
    let providers: BTreeSet<_> = offers.iter().map(|offer| offer.organisation).collect();
    let kinds = kinds.iter().filter(|one| providers.contains(&one.id)).map(|one| one.profile.kind);
    let charges = said().filter_map(|said| match said.cost.charge {
        Charge::Fixed { per, .. } => Some(per),
        Charge::Free | Charge::Voluntary => None,
    });
    let states = State::all(None).into_iter().filter(|state| state.is_public());
    let absent = [
        missing("state", states, &named(offers.iter().map(|offer| offer.state))),
        missing("ambition", Ambition::ALL, &named(said().map(|said| said.ambition))),
        missing("theme", Theme::ALL, &named(said().flat_map(|said| said.themes.clone()))),
        missing("audience", Audience::ALL, &named(said().flat_map(|said| said.audience.clone()))),
        missing("support", Support::ALL, &named(said().map(|said| said.support))),
        missing("setting", Setting::ALL, &named(said().map(|said| said.setting))),
        missing("price", Per::ALL, &named(charges)),
        missing("access", Access::ALL, &named(here().flat_map(|place| place.access.clone()))),
        missing("noise", Noise::ALL, &named(seen().filter_map(|seen| seen.noise))),
        missing("light", Light::ALL, &named(seen().filter_map(|seen| seen.light))),
        missing("crowd", Crowd::ALL, &named(seen().filter_map(|seen| seen.crowd))),
        missing("kind of organisation", partners::Kind::ALL, &named(kinds)),
        missing(
            "holidays",
            OnHolidays::ALL,
            &named(at().flat_map(|at| &at.sessions).map(|one| one.on_holidays)),
        ),
    ];
    assert_eq!(absent.concat(), Vec::<String>::new());
}

/// Something that a list is to hold, by name.
type Shape<'a, T> = (&'a str, &'a dyn Fn(&T) -> bool);

/// Fails with the names of what a list does not hold.
#[track_caller]
fn each_once<T>(things: &[T], wanted: &[Shape<'_, T>]) {
    let absent = wanted.iter().filter(|(_, holds)| !things.iter().any(holds)).map(|(name, _)| *name);
    assert_eq!(absent.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[tokio::test]
async fn every_shape_of_hours_stands_on_a_published_offer() {
    let zwolle = Zwolle::open().await;
    let (offers, _) = published(&zwolle).await;
    let today = zwolle.town.house.clock.today();
    let at = offers.iter().flat_map(|offer| &offer.particulars.at);
    let sessions: Vec<&Session> = at.flat_map(|at| &at.sessions).collect();
    let nth = |wanted: Nth| move |one: &&Session| matches!(one.pattern, Pattern::Month { nth, .. } if nth == wanted);
    let (first, second, third) = (nth(Nth::First), nth(Nth::Second), nth(Nth::Third));
    let (fourth, last) = (nth(Nth::Fourth), nth(Nth::Last));
    each_once(
        &sessions,
        &[
            ("each week", &|one| matches!(one.pattern, Pattern::Week { rhythm: Rhythm::Each, .. })),
            ("every other week", &|one| {
                matches!(one.pattern, Pattern::Week { rhythm: Rhythm::Every { .. }, .. })
            }),
            ("first of the month", &first),
            ("second of the month", &second),
            ("third of the month", &third),
            ("fourth of the month", &fourth),
            ("last of the month", &last),
            ("once", &|one| matches!(one.pattern, Pattern::Once { .. })),
            ("on appointment", &|one| one.pattern == Pattern::OnAppointment),
            ("past midnight", &|one| one.hours.is_some_and(|hours| hours.until <= hours.from)),
            ("hours that nobody knows", &|one| one.pattern != Pattern::OnAppointment && one.hours.is_none()),
            ("a first day", &|one| one.starts.is_some()),
            ("a last day", &|one| one.ends.is_some()),
            ("a day on which it falls out", &|one| !one.except.is_empty()),
            ("a note", &|one| one.note.is_some()),
            ("a pause that goes on", &|one| one.pauses.iter().any(|pause| pause.covers(today))),
            ("a pause to come", &|one| one.pauses.iter().any(|pause| pause.from > today)),
        ],
    );
}

#[tokio::test]
async fn every_shape_of_places_and_prices_stands_on_a_published_offer() {
    let zwolle = Zwolle::open().await;
    let (offers, _) = published(&zwolle).await;
    let today = zwolle.town.house.clock.today();
    let at: Vec<&OfferAt> = offers.iter().flat_map(|offer| &offer.particulars.at).collect();
    let free = |at: &&OfferAt| at.capacity.and_then(|of| of.free_on(today));
    each_once(
        &at,
        &[
            ("no hours at all", &|at| at.sessions.is_empty()),
            ("no count of places", &|at| at.capacity.is_none()),
            ("a free place", &|at| free(at).is_some_and(|free| free > 0)),
            ("full, and people wait", &|at| {
                free(at) == Some(0) && at.capacity.is_some_and(|of| of.waiting > 0)
            }),
            ("a count too old to believe", &|at| at.capacity.is_some() && free(at).is_none()),
            ("a quiet room", &|at| at.circumstances.quiet_room == Some(true)),
            ("no quiet room", &|at| at.circumstances.quiet_room == Some(false)),
            ("leave when you want", &|at| at.circumstances.may_leave == Some(true)),
            ("stay to the end", &|at| at.circumstances.may_leave == Some(false)),
            ("a fixed place", &|at| at.circumstances.fixed_place == Some(true)),
            ("no fixed place", &|at| at.circumstances.fixed_place == Some(false)),
            ("told beforehand", &|at| at.circumstances.informed_beforehand == Some(true)),
            ("not told beforehand", &|at| at.circumstances.informed_beforehand == Some(false)),
            ("nobody looked", &|at| at.circumstances.is_empty()),
        ],
    );
    let midnight = today.and_time(chrono::NaiveTime::MIN);
    each_once(
        &offers,
        &[
            ("free", &|one| one.particulars.cost.charge == Charge::Free),
            ("what one wants to give", &|one| one.particulars.cost.charge == Charge::Voluntary),
            ("a reduction", &|one| one.particulars.cost.reduction.is_some()),
            ("for some wards", &|one| !one.particulars.service_area.is_empty()),
            ("at several places", &|one| one.particulars.at.len() > 1),
            ("closed until a day", &|one| matches!(one.state, State::TemporarilyClosed { until: Some(_) })),
            ("open at midnight", &|one| {
                let open = |at: &OfferAt| social_map::opening_at(&at.sessions, midnight) == Opening::Open;
                one.particulars.at.iter().any(open)
            }),
        ],
    );
}

#[tokio::test]
async fn every_option_of_every_facet_leads_somewhere() {
    let zwolle = Zwolle::open().await;
    let get = async |path: &str| -> Json { serde_json::from_str(&zwolle.get(path).await.body).unwrap() };
    let document = get("/api/v1/openapi.json").await;
    let answer = get("/api/v1/offers").await;
    let mut led = BTreeSet::new();
    for facet in answer["facets"].as_array().unwrap() {
        for option in facet["options"].as_array().unwrap() {
            led.insert((facet["name"].as_str().unwrap(), option["word"].as_str().unwrap()));
        }
    }
    let parameters = document["paths"]["/offers"]["get"]["parameters"].as_array().unwrap();
    let mut nowhere = Vec::new();
    for parameter in parameters.iter().filter(|one| one["schema"]["type"] == "array") {
        let name = parameter["name"].as_str().unwrap();
        let words = parameter["schema"]["items"]["enum"].as_array().unwrap().iter();
        nowhere.extend(words.map(|word| (name, word.as_str().unwrap())).filter(|one| !led.contains(one)));
    }
    assert_eq!(nowhere, []);
}

#[tokio::test]
async fn something_waits_at_every_desk_of_the_editor() {
    let zwolle = Zwolle::open().await;
    let editor = zwolle.town.somebody(Role::MapEditor, None).await;
    let reports = social_map::open_reports(&zwolle.town.cx(Role::MapEditor, None)).await.unwrap();
    let about = named(reports.iter().map(|line| line.report.about));
    assert_eq!(missing("report", About::ALL, &about), Vec::<String>::new());
    let states = named(reports.iter().map(|line| line.report.state));
    assert_eq!(states, named([ReportState::Open, ReportState::Calling]));
    for (path, said) in [
        ("/redactie/meldingen", "Er komt een pieptoon."),
        ("/redactie/dubbel", "Samen spullen maken in het Repaircafé"),
        ("/redactie/dubbel", "Biljarten op vrijdagmiddag"),
        ("/redactie/dubbel", "Yoga op de stoel"),
        ("/redactie/dubbel", "Twee groepen met dezelfde naam"),
        ("/redactie", "Warme lunch voor 65-plussers"),
        ("/redactie", "Leesclub met korte boeken"),
        ("/redactie/bellen", "Judo voor kinderen"),
    ] {
        editor.get(path).await.assert_status(200).assert_says(said);
    }
}
