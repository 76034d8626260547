//! Stories about organisations: kept, changed, and hidden from who has nothing to do with them.
#![expect(clippy::unwrap_used, reason = "a story whose town cannot be built must stop")]

use access::Role;
use kernel::OrganisationId;
use partners::{Kind, PartnerError, Profile};
use shell::test_kit::Town;
use store::test_kit::Engine;

fn profile(name: &str) -> Profile {
    Profile {
        name: name.to_owned(),
        former_names: vec!["De Oude Naam".to_owned()],
        kind: Kind::Welfare,
        kvk: None,
        website: "https://hud.example".parse().ok(),
        phone: Some("038 012 34 56".to_owned()),
        email: "info@hud.example".parse().ok(),
        languages: vec!["nl".to_owned(), "ar".to_owned()],
        about: "Een huis in de buurt.".to_owned(),
        account_manager: Some("Marit de Wolde".to_owned()),
        demonstration: true,
    }
}

async fn town() -> Town {
    Town::on("2026-03-02", &partners::migrations(), |house| vec![partners::room(house)]).await
}

async fn add(town: &Town, name: &str) -> OrganisationId {
    partners::create_organisation(&town.cx(Role::MapEditor, None), &profile(name)).await.unwrap()
}

const FORM: [(&str, &str); 5] = [
    ("name", "Huis De Hud"),
    ("former_names", "De Oude Naam"),
    ("kind", "welfare"),
    ("languages", "nl, ar"),
    ("about", "Een huis in de buurt."),
];

fn form<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FORM.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn an_organisation_is_kept_and_changed_on_both_engines() {
    for engine in Engine::ALL {
        let Some(town) = Town::on_engine(engine, "2026-03-02", &partners::migrations(), |_| vec![]).await
        else {
            continue;
        };
        let cx = town.cx(Role::MapEditor, None);
        let id = add(&town, "Huis De Hud").await;
        let kept = partners::organisation(&cx, id).await.unwrap();
        assert_eq!((&kept.profile, kept.version), (&profile("Huis De Hud"), 1));

        partners::change_organisation(&cx, id, 1, profile("Inloophuis De Hud")).await.unwrap();
        let changed = partners::organisation(&cx, id).await.unwrap();
        assert_eq!(changed.version, 2);
        assert_eq!(changed.profile.former_names, ["De Oude Naam", "Huis De Hud"]);

        let late = partners::change_organisation(&cx, id, 1, profile("Te laat")).await;
        assert!(matches!(late, Err(PartnerError::Stale)), "{late:?}");
        assert_eq!(partners::organisation(&cx, id).await.unwrap(), changed);
        let events = store::events(&mut cx.read().await.unwrap(), &store::EventFilter::default(), 10).await;
        let details: Vec<String> = events.unwrap().into_iter().map(|event| event.details).collect();
        assert_eq!(details, [r#"{"fields":["name","former_names"]}"#, "{}"]);
    }
}

#[tokio::test]
async fn a_kvk_number_belongs_to_one_organisation() {
    let town = town().await;
    let cx = town.cx(Role::MapEditor, None);
    let with_kvk = |name: &str| Profile { kvk: "00001234".parse().ok(), ..profile(name) };
    partners::create_organisation(&cx, &with_kvk("De een")).await.unwrap();
    let second = partners::create_organisations(&cx, &[profile("Nog een"), with_kvk("De ander")]).await;
    assert!(matches!(second, Err(PartnerError::KvkTaken)), "{second:?}");
    assert_eq!(partners::organisations(&cx).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_coordinator_does_not_choose_the_account_manager() {
    let town = town().await;
    let id = add(&town, "Huis De Hud").await;
    let own = town.cx(Role::PartnerCoordinator, Some(id));
    let wish = Profile { account_manager: Some("Een ander".to_owned()), ..profile("De Hud") };
    partners::change_organisation(&own, id, 1, wish).await.unwrap();
    let kept = partners::organisation(&own, id).await.unwrap().profile;
    assert_eq!((kept.name.as_str(), kept.account_manager.as_deref()), ("De Hud", Some("Marit de Wolde")));
}

#[tokio::test]
async fn the_list_shows_sorts_and_searches() {
    let town = town().await;
    for name in ["Zon", "anker", "Buurthuis"] {
        add(&town, name).await;
    }
    let editor = town.somebody(Role::MapEditor, None).await;
    let page = editor.get("/organisaties").await;
    page.assert_status(200).assert_says("3 organisaties").assert_says("Nieuwe organisatie");
    let place = |name: &str| page.body.find(&format!(">{name}</a>")).unwrap();
    assert!(place("anker") < place("Buurthuis") && place("Buurthuis") < place("Zon"));
    let turned = editor.get("/organisaties?sorteer=naam&richting=af").await;
    assert!(turned.body.find(">Zon</a>").unwrap() < turned.body.find(">anker</a>").unwrap());
    editor.get("/organisaties?q=BUURT").await.assert_says("1 organisatie").assert_never_says(">Zon</a>");
    editor.get("/organisaties?q=xyz").await.assert_says("Geen organisatie gevonden");
}

#[tokio::test]
async fn who_works_for_one_finds_no_other_by_any_channel() {
    let town = town().await;
    let (own, other) = (add(&town, "Eigen huis").await, add(&town, "Ander huis").await);
    let worker = town.somebody(Role::PartnerWorker, Some(own)).await;
    worker.get("/organisaties").await.assert_says("Eigen huis").assert_never_says("Ander huis");
    worker.get("/organisaties?q=Ander").await.assert_says("0 organisaties").assert_never_says("Ander huis");
    let file = worker.get("/organisaties/bestand/organisaties.csv").await;
    file.assert_status(200).assert_says("Eigen huis").assert_never_says("Ander huis");

    let absent = worker.get(&format!("/organisaties/{}", uuid(7))).await;
    let foreign = worker.get(&format!("/organisaties/{other}")).await;
    absent.assert_status(404);
    assert_eq!(same_but_for_address(&foreign.body), same_but_for_address(&absent.body));
    let form = worker.get(&format!("/organisaties/{own}/wijzigen")).await;
    form.assert_status(404);
    worker.post(&format!("/organisaties/{other}/wijzigen"), &form_post()).await.assert_status(404);
    town.stranger().get("/organisaties").await.assert_status(303);
    town.somebody(Role::Councillor, None).await.get("/organisaties").await.assert_status(404);
}

fn uuid(last: u8) -> String {
    format!("01890000-0000-7000-8000-0000000000{last:02}")
}

fn form_post() -> Vec<(&'static str, &'static str)> {
    form(&[("version", "1")])
}

/// The link to the other language carries the address that was asked.
fn same_but_for_address(body: &str) -> String {
    body.lines().filter(|line| !line.contains("/taal/")).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn an_editor_adds_one_and_changes_it() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    editor.get("/organisaties/nieuw").await.assert_status(200).assert_says("Soort organisatie");
    let added = editor.post("/organisaties/nieuw", &form(&[("_key", "sleutel-een")])).await;
    added.assert_status(303);
    let again = editor.post("/organisaties/nieuw", &form(&[("_key", "sleutel-een")])).await;
    assert_eq!(again.location(), added.location());
    editor.get("/organisaties").await.assert_says("1 organisatie");

    let home = added.location().unwrap().to_owned();
    editor.get(&home).await.assert_status(200).assert_says("Huis De Hud").assert_says("De Oude Naam");
    let change = form(&[("name", "De Hud"), ("version", "1"), ("website", "hud.example")]);
    let changed = editor.post(&format!("{home}/wijzigen"), &change).await;
    assert_eq!(changed.location(), Some(home.as_str()));
    editor.get(&home).await.assert_says("De Hud").assert_says("https://hud.example");
    editor.in_english().get(&home).await.assert_says("Former names");
}

#[tokio::test]
async fn bad_input_is_told_field_by_field() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let wrong =
        [("name", " "), ("kvk", "123"), ("website", "javascript:alert(1)"), ("email", "noor"), ("kind", "")];
    let page = editor.post("/organisaties/nieuw", &form(&wrong)).await;
    page.assert_status(422)
        .assert_error("name", "Vul de naam in")
        .assert_error("kvk", "Een KvK-nummer heeft acht cijfers")
        .assert_error("website", "Dit is geen adres van een website")
        .assert_error("email", "Dit is geen e-mailadres")
        .assert_error("kind", "Kies een soort")
        .assert_says("javascript:alert(1)");
    editor.get("/organisaties").await.assert_says("0 organisaties");
}

#[tokio::test]
async fn who_comes_second_sees_both_versions_and_goes_on_from_the_new_one() {
    let town = town().await;
    let id = add(&town, "Huis De Hud").await;
    let path = format!("/organisaties/{id}/wijzigen");
    let (first, second) =
        (town.somebody(Role::MapEditor, None).await, town.somebody(Role::PartnerCoordinator, Some(id)).await);
    first.post(&path, &form(&[("version", "1"), ("phone", "038 011 11 11")])).await.assert_status(303);

    let page = second.post(&path, &form(&[("version", "1"), ("phone", "038 022 22 22")])).await;
    page.assert_status(409)
        .assert_says("<td class=\"utrecht-table__cell\">038 011 11 11</td>")
        .assert_says("<td class=\"utrecht-table__cell\">038 022 22 22</td>")
        .assert_says("name=\"version\" value=\"2\"");
    first.get(&format!("/organisaties/{id}")).await.assert_says("038 011 11 11");

    second.post(&path, &form(&[("version", "2"), ("phone", "038 022 22 22")])).await.assert_status(303);
    first.get(&format!("/organisaties/{id}")).await.assert_says("038 022 22 22");
}
