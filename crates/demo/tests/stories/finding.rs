//! Stories of a resident who looks for something in the Zwolle of the demonstration.

use crate::town::{Zwolle, between, titles, total};

#[tokio::test]
async fn a_quiet_place_to_cook_together_on_a_weekday_evening_stands_on_top() {
    let zwolle = Zwolle::open().await;
    let page = zwolle.get("/aanbod?q=rustig+samen+koken+doordeweekse+avond").await;
    let titles = titles(&page);
    let quiet = |title: &&str| title.starts_with("Rustig samen koken") || title.starts_with("De Stille Pan");
    assert!(titles[..2].iter().all(quiet), "{titles:?}");
    let cooking = ["koken", "pan", "soep", "tafel", "eten"];
    let about_cooking = |title: &&&str| cooking.iter().any(|word| title.to_lowercase().contains(word));
    assert!(titles[..5].iter().filter(about_cooking).count() >= 4, "{titles:?}");
    page.assert_says("Gevonden op: rustig, samen, koken, doordeweekse, avond");
}

#[tokio::test]
async fn a_slip_of_the_pen_finds_what_was_meant_and_says_so() {
    let zwolle = Zwolle::open().await;
    let page = zwolle.get("/aanbod?q=wandlen").await;
    page.assert_status(200).assert_says("We vonden niets met ‘wandlen’. We zochten naar ‘wandelen’.");
    assert_eq!(titles(&page), titles(&zwolle.get("/aanbod?q=wandelen").await));
    assert!(total(&page) > 3);
}

#[tokio::test]
async fn guidance_is_found_and_is_not_policy() {
    let zwolle = Zwolle::open().await;
    assert!(total(&zwolle.get("/aanbod?q=begeleiding").await) > 3);
    let policy = zwolle.get("/aanbod?q=beleid").await;
    assert_eq!(total(&policy), 0);
    policy.assert_says("Niets gevonden").assert_says("tel:14038").assert_says("/aanbod?thema=ontmoeten");
}

/// The choices of the facets of a list: name, value, and how many results it promises.
fn choices(page: &str) -> Vec<(String, String, usize)> {
    let inputs = between(page, "type=\"checkbox\"", "<span class=\"visually-hidden\">");
    let attribute = |input: &str, name: &str| between(input, &format!(" {name}=\""), "\"")[0].to_owned();
    inputs
        .into_iter()
        .map(|input| {
            let count = between(input, "choice__count\">", "<")[0].parse().unwrap();
            (attribute(input, "name"), attribute(input, "value"), count)
        })
        .collect()
}

#[tokio::test]
async fn a_choice_leaves_as_many_results_as_its_count_promises() {
    let zwolle = Zwolle::open().await;
    let mut tried = 0;
    for asked in [
        vec![],
        vec![("q", "koken")],
        vec![("wijk", "holtenbroek"), ("dagdeel", "avond")],
        vec![("q", "rustig"), ("kosten", "gratis"), ("thema", "ontmoeten")],
    ] {
        let address = |pairs: &[(&str, &str)]| {
            let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("/aanbod?{}", pairs.join("&"))
        };
        let page = zwolle.get(&address(&asked)).await;
        for (name, value, count) in choices(&page.body) {
            let mut chosen: Vec<(&str, &str)> =
                asked.iter().copied().filter(|(other, _)| *other != name).collect();
            chosen.push((&name, &value));
            let left = zwolle.get(&address(&chosen)).await;
            assert_eq!(total(&left), count, "{}", address(&chosen));
            tried += 1;
        }
    }
    assert!(tried > 60, "only {tried} choices were tried");
}

#[tokio::test]
async fn paging_through_everything_shows_each_listing_once() {
    let zwolle = Zwolle::open().await;
    for order in ["/aanbod?", "/aanbod?q=samen&", "/aanbod?q=samen&volgorde=datum&"] {
        let first = zwolle.get(order).await;
        let mut seen = Vec::new();
        for page in 1..=total(&first).div_ceil(20) {
            let page = zwolle.get(&format!("{order}pagina={page}")).await;
            seen.extend(
                between(&page.body, "card__link\" href=\"", "</a>").into_iter().map(ToOwned::to_owned),
            );
        }
        assert!(seen.len() > 20, "{order}: {}", seen.len());
        assert_eq!(seen.len(), total(&first), "{order}");
        seen.sort_unstable();
        let twice: Vec<_> = seen.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.len() < 10, "only an offer at several places comes twice: {twice:?}");
    }
}

#[tokio::test]
async fn an_address_that_was_typed_or_kept_is_read_as_well_as_can_be() {
    let zwolle = Zwolle::open().await;
    for query in [
        "q=%FF%00&q=b&pagina=-3",
        "pagina=99999999999999999999",
        "pagina=9999",
        "wijk=&thema=&q=",
        "q=%22%28AND%5B&volgorde=zomaar",
        "onbekend=1",
        "q=%F0%9F%8D%B2",
    ] {
        zwolle.get(&format!("/aanbod?{query}")).await.assert_status(200);
    }
    let page = zwolle.get("/aanbod?thema=koken&thema=bestaat-niet&wijk=atlantis").await;
    page.assert_status(200).assert_says("Eén van uw filters kenden we niet");
    assert_eq!(total(&page), total(&zwolle.get("/aanbod?thema=koken").await));
    let script = zwolle.get("/aanbod?q=%3Cscript%3Ealert(1)%3C/script%3E").await;
    script.assert_status(200).assert_never_says("<script>alert");
}

#[tokio::test]
async fn a_cry_for_help_shows_the_numbers_first_and_is_not_repeated_in_the_title() {
    let zwolle = Zwolle::open().await;
    let page = zwolle.get("/aanbod?q=ik+wil+niet+meer+leven").await;
    page.assert_status(200).assert_says("tel:08000113").assert_says("tel:112").assert_says("huisarts");
    let at = |text: &str| page.body.find(text).unwrap();
    assert!(at("0800-0113") < at("search-form"));
    let title = between(&page.body, "<title>", "</title>")[0];
    assert!(!title.contains("leven"), "{title}");
    page.assert_never_says("Gevonden op");
    zwolle.get("/aanbod?q=samen+leven").await.assert_never_says("0800-0113");
}

#[tokio::test]
async fn a_ward_shows_what_is_there_and_what_comes_to_it() {
    let zwolle = Zwolle::open().await;
    let page = zwolle.get("/aanbod?wijk=holtenbroek").await;
    let places: Vec<&str> = between(&page.body, "Waar: </span>", "<");
    assert!(places.len() >= 10, "{places:?}");
    let elsewhere = |place: &&&str| !place.ends_with("Holtenbroek") && !place.ends_with("in heel Zwolle");
    assert_eq!(places.iter().filter(elsewhere).count(), 0, "{places:?}");
    let first_elsewhere = places.iter().position(|place| place.ends_with("in heel Zwolle"));
    let last_here = places.iter().rposition(|place| place.ends_with("Holtenbroek"));
    assert!(first_elsewhere.is_none_or(|place| Some(place) > last_here), "what is near comes first");
}

#[tokio::test]
async fn the_page_of_an_offer_says_all_there_is_to_know() {
    let zwolle = Zwolle::open().await;
    let list = zwolle.get("/aanbod?q=rustig+samen+koken+donderdag").await;
    let link = between(&list.body, "card__link\" href=\"", "\"")[0];
    let page = zwolle.get(link).await;
    page.assert_status(200);
    for said in [
        "Rustig samen koken op donderdag",
        "Travers Welzijn",
        "Elke donderdag van 17.00 tot 19.30 uur",
        "Niet op 24 december en 31 december",
        "Donderdag 26 november van 17.00 tot 19.30 uur",
        "Donderdag 10 december van",
        "Het is er rustig.",
        "Gezien op 17 september door: ervaringsdeskundige.",
        "€ 4 per keer",
        "Een getrainde vrijwilliger helpt u",
        "tel:0380431001",
        "Buxtehudestraat 88",
        "Binnenkomen zonder drempel",
        "wijk Holtenbroek",
    ] {
        page.assert_says(said);
    }
    let english = zwolle.town.stranger().in_english().get(link).await;
    english.assert_says("Every Thursday from 17:00 to 19:30").assert_says("It is quiet.");
}

#[tokio::test]
async fn the_home_page_leads_into_the_map() {
    let zwolle = Zwolle::open().await;
    let home = zwolle.get("/").await;
    home.assert_status(200).assert_says("Wat wilt u doen?").assert_says("action=\"/aanbod\"");
    home.assert_says("/aanbod?thema=koken").assert_says("/aanbod?wijk=westenholte").assert_says("14 038");
    assert!(!titles(&home).is_empty());
}
