//! Offers that come in from elsewhere and go along again.

use std::time::Instant;

use access::Role;
use kernel::{Language, OrganisationId};
use serde_json::{Value as Json, json};
use shell::test_kit::Town;
use social_map::{
    Brought, Consent, FileFormat, ImportError, OfferError, OfferFile, OfferId, Plan, State, Verdict, Which,
    export_offers, find_offer, import_offers, look_at_import,
};
use store::test_kit::Engine;

use crate::common::{town, town_on};

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> OfferFile {
    let (name, bytes) = (name.to_owned(), bytes.into());
    OfferFile { name, bytes, format: None, source: "proef".to_owned(), publish: true }
}

fn json_file(services: &Json) -> OfferFile {
    file("diensten.json", services.to_string())
}

fn text(town: &Town) -> impl Fn(&str) -> String + Sync {
    let house = town.house.clone();
    move |key: &str| house.texts.text(Language::Dutch, key).to_owned()
}

async fn look(town: &Town, file: &OfferFile) -> Plan {
    look_at_import(&town.cx(Role::MapEditor, None), file, &text(town)).await.unwrap()
}

async fn bring(town: &Town, file: &OfferFile) -> Result<Brought, ImportError> {
    let cx = town.cx(Role::MapEditor, None);
    import_offers(&cx, file, &text(town), Consent::default(), |_, _| true).await
}

async fn export(town: &Town, format: FileFormat, which: Which) -> Vec<u8> {
    let cx = town.cx(Role::MapEditor, None);
    export_offers(&cx, format, which, ("http://localhost", &town.house.texts)).await.unwrap()
}

async fn events(town: &Town) -> usize {
    let mut read = town.house.db.read().await.unwrap();
    store::events_after(&mut read, 0, 100_000).await.unwrap().len()
}

async fn count(town: &Town) -> i64 {
    social_map::count(&mut town.house.db.read().await.unwrap()).await.unwrap()
}

fn id(text: &str) -> OfferId {
    text.parse().unwrap()
}

/// A service that lacks nothing, with a place in Zwolle.
fn whole(number: u32, name: &str) -> Json {
    let term = |taxonomy: &str, code: &str| json!({"taxonomy_term": {"taxonomy": taxonomy, "code": code, "name": code}});
    json!({
        "id": format!("00000000-0000-4000-8000-{number:012}"),
        "name": name,
        "description": "We koken samen.",
        "status": "active",
        "organization": {"id": "7", "name": "Buurthuis De Hoek"},
        "contacts": [{"id": "1", "name": "Noor", "email": "noor@hoek.example"}],
        "phones": [{"id": "1", "number": "038 012 34 56"}],
        "languages": [{"id": "1", "code": "nl"}],
        "cost_options": [{"id": "1", "option": "per_time", "currency": "EUR", "amount": 3.5}],
        "attributes": [term("theme", "koken"), term("ambition", "contacts"), term("support", "volunteer")],
        "service_at_locations": [{
            "id": format!("at {number}"),
            "location": {
                "id": "20", "name": "De Hoek", "location_type": "physical",
                "external_identifier": "BU01933030",
                "addresses": [{"address_1": "Hoek 1", "postal_code": "8031AA", "city": "Zwolle"}],
            },
            "schedules": [{"freq": "WEEKLY", "byday": "TH", "opens_at": "17:00", "closes_at": "19:30"}],
        }],
    })
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing_and_leaves_no_trace() {
    for engine in Engine::ALL {
        let Some(town) = town_on(engine).await else { continue };
        let services = json_file(&json!([whole(1, "Samen koken"), whole(2, "Samen eten")]));
        let first = bring(&town, &services).await.unwrap();
        assert_eq!((first.counts.new, first.wrote), (2, true));
        let cx = town.cx(Role::MapEditor, None);
        let offer = find_offer(&cx, id("00000000-0000-4000-8000-000000000001")).await.unwrap();
        assert_eq!((offer.state, offer.source.as_str(), offer.version), (State::Published, "proef", 1));
        let before = events(&town).await;

        let second = bring(&town, &services).await.unwrap();
        assert_eq!((second.counts.unchanged, second.counts.new, second.wrote), (2, 0, false));
        assert_eq!(events(&town).await, before);
        let again = find_offer(&cx, offer.id).await.unwrap();
        assert_eq!(again, offer);
    }
}

#[tokio::test]
async fn what_was_changed_here_stays_and_what_the_source_changes_is_taken_over() {
    for engine in Engine::ALL {
        let Some(town) = town_on(engine).await else { continue };
        let cx = town.cx(Role::MapEditor, None);
        bring(&town, &json_file(&json!([whole(1, "Samen koken")]))).await.unwrap();
        let offer = find_offer(&cx, id("00000000-0000-4000-8000-000000000001")).await.unwrap();
        let mut mine = offer.particulars.clone();
        mine.wording.what = "Iedereen kookt mee.".to_owned();
        social_map::change_offer(&cx, offer.id, 1, mine).await.unwrap();

        let mut changed = whole(1, "Samen koken en eten");
        changed["description"] = json!("Een andere tekst.");
        let plan = look(&town, &json_file(&json!([changed]))).await;
        let kept: Vec<&str> = plan.lines[0].kept.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(kept, ["wording/what"]);
        assert_eq!((plan.counts.changed, plan.counts.kept), (1, 1));

        let source = json_file(&json!([changed]));
        bring(&town, &source).await.unwrap();
        let now = find_offer(&cx, offer.id).await.unwrap();
        assert_eq!(
            (now.title(), now.particulars.wording.what.as_str()),
            ("Samen koken en eten", "Iedereen kookt mee.")
        );
        assert_eq!(now.version, 3);
        assert!(!bring(&town, &source).await.unwrap().wrote);
        assert_eq!(find_offer(&cx, offer.id).await.unwrap(), now);
    }
}

#[tokio::test]
async fn a_half_broken_file_brings_in_nothing() {
    let town = town().await;
    let mut broken = whole(2, "");
    broken["name"] = json!("  ");
    let mut nameless = whole(3, "Nog eens");
    nameless.as_object_mut().unwrap().remove("id");
    let services = json_file(&json!([whole(1, "Samen koken"), broken, nameless]));
    let before = events(&town).await;
    assert!(matches!(bring(&town, &services).await, Err(ImportError::HasRefusals(2))));
    assert_eq!((count(&town).await, events(&town).await), (0, before));
    let plan = look(&town, &services).await;
    let mut refused: Vec<(u64, &str)> = Vec::new();
    for line in &plan.lines {
        if let social_map::Verdict::Refused { because, .. } = &line.verdict {
            refused.push((line.row, because.as_str()));
        }
    }
    assert_eq!(refused, [(2, "no-name"), (3, "no-id")]);

    let cx = town.cx(Role::MapEditor, None);
    import_offers(
        &cx,
        &services,
        &text(&town),
        Consent { skip_refused: true, ..Consent::default() },
        |_, _| true,
    )
    .await
    .unwrap();
    assert_eq!(count(&town).await, 1);
}

#[tokio::test]
async fn what_lacks_something_waits_for_an_editor_and_cannot_be_published_as_it_is() {
    let town = town().await;
    let bare = json!([{"id": "17", "name": "Samen koken", "status": "active"}]);
    let plan = look(&town, &json_file(&bare)).await;
    assert!(plan.lines.iter().any(|line| line.gaps.len() >= 8), "{plan:?}");
    bring(&town, &json_file(&bare)).await.unwrap();
    let cx = town.cx(Role::MapEditor, None);
    let exported: Json =
        serde_json::from_slice(&export(&town, FileFormat::HsdsJson, Which::All).await).unwrap();
    let offer = id(exported["contents"][0]["id"].as_str().unwrap());
    assert_eq!(find_offer(&cx, offer).await.unwrap().state, State::ToCheck);
    let refused = social_map::publish_offer(&cx, offer, 1).await;
    assert!(matches!(refused, Err(social_map::OfferError::Faults(_))), "{refused:?}");
}

#[tokio::test]
async fn an_offer_of_another_source_is_never_touched() {
    let town = town().await;
    bring(&town, &json_file(&json!([whole(1, "Samen koken")]))).await.unwrap();
    let mut other = json_file(&json!([whole(1, "Iets anders")]));
    other.source = "elders".to_owned();
    assert!(matches!(bring(&town, &other).await, Err(ImportError::HasRefusals(1))));
    let gone = look(&town, &json_file(&json!([whole(2, "Samen eten")]))).await;
    assert_eq!((gone.counts.new, gone.counts.vanished), (1, 1));
}

#[tokio::test]
async fn nobody_but_the_editor_brings_in_offers() {
    let town = town().await;
    let services = json_file(&json!([whole(1, "Samen koken")]));
    let somebody: OrganisationId = town.cx(Role::MapEditor, None).new_id();
    for role in [Role::PartnerCoordinator, Role::PolicyAdviser] {
        let organisation = (role == Role::PartnerCoordinator).then_some(somebody);
        let cx = town.cx(role, organisation);
        let refused = import_offers(&cx, &services, &text(&town), Consent::default(), |_, _| true).await;
        assert!(matches!(refused, Err(ImportError::Refused(_))), "{role:?}: {refused:?}");
    }
    assert_eq!(count(&town).await, 0);
}

#[tokio::test]
async fn our_own_tables_read_back_to_the_same_offers() {
    let from = town().await;
    let services = json!([whole(1, "Samen koken"), whole(2, "Samen eten")]);
    bring(&from, &json_file(&services)).await.unwrap();
    let cx = from.cx(Role::MapEditor, None);
    for format in [FileFormat::Xlsx, FileFormat::HsdsJson, FileFormat::HsdsCsv] {
        let bytes = export(&from, format, Which::Public).await;
        let to = town().await;
        let taken = file(&format!("aanbod.{format}"), bytes);
        assert_eq!(FileFormat::of(&taken.name, &taken.bytes), Some(format));
        let plan = look(&to, &taken).await;
        assert_eq!((plan.counts.new, plan.counts.refused), (2, 0), "{format}: {plan:#?}");
        bring(&to, &taken).await.unwrap();
        assert!(!bring(&to, &taken).await.unwrap().wrote, "{format}");
        for number in [1, 2] {
            let which = id(&format!("00000000-0000-4000-8000-{number:012}"));
            let old = find_offer(&cx, which).await.unwrap();
            let new = find_offer(&to.cx(Role::MapEditor, None), which).await.unwrap();
            let differ: Vec<_> = old
                .particulars
                .fields_changed(&new.particulars)
                .into_iter()
                .filter(|field| *field != "places")
                .collect();
            assert_eq!(differ, [""; 0], "{format}");
            assert_eq!(new.state, State::Published, "{format}");
        }
    }
}

#[tokio::test]
async fn four_thousand_records_take_a_few_seconds() {
    let town = town().await;
    let services: Vec<Json> =
        (0..4_000).map(|number| whole(number, &format!("Samen koken {number}"))).collect();
    let services = json_file(&json!(services));
    let looked = Instant::now();
    assert_eq!(look(&town, &services).await.counts.new, 4_000);
    let looked = looked.elapsed();
    let began = Instant::now();
    assert_eq!(bring(&town, &services).await.unwrap().counts.new, 4_000);
    let first = began.elapsed();
    let again = Instant::now();
    assert!(!bring(&town, &services).await.unwrap().wrote);
    println!("4,000 records: looked at in {looked:?}, in in {first:?}, again in {:?}", again.elapsed());
    // Without optimisation, on a busy machine; a release build takes a tenth.
    assert!(first.as_secs() < 60, "{first:?}");
}

/// Equal means: each key and each value of each service in the file stands in the export of that service with the same value;
/// the export may add keys. All 128 carry the same id: the first keeps it, the others are told apart by an identity of their
/// own, so for those the id is what differs.
#[tokio::test]
async fn the_128_services_of_the_uk_profile_come_back_equal() {
    let Some(path) = test_needs::beside("data/oruk-mocks/test/service_list.json") else { return };
    let bytes = std::fs::read(path).unwrap();
    for engine in Engine::ALL {
        let Some(town) = town_on(engine).await else { continue };
        let brought = bring(&town, &file("service_list.json", bytes.clone())).await.unwrap();
        assert_eq!((brought.counts.new, brought.counts.refused), (128, 0));
        assert!(!bring(&town, &file("service_list.json", bytes.clone())).await.unwrap().wrote);
        let source: Json = serde_json::from_slice(&bytes).unwrap();
        let exported: Json =
            serde_json::from_slice(&export(&town, FileFormat::HsdsJson, Which::All).await).unwrap();
        let exported = exported["contents"].as_array().unwrap();
        assert_eq!(exported.len(), 128);
        for (nth, service) in (1..).zip(source["contents"].as_array().unwrap()) {
            let own = service["id"].as_str().unwrap().parse().unwrap();
            let own = if nth == 1 { own } else { hsds::repeated_identity("proef", own, nth) };
            let back = exported.iter().find(|one| one["id"] == json!(own)).unwrap();
            for (key, value) in service.as_object().unwrap().iter().filter(|(key, _)| *key != "id") {
                assert_eq!(&back[key], value, "{key} of service {nth}");
            }
        }
    }
}

#[tokio::test]
async fn a_secret_address_goes_nowhere() {
    let town = town().await;
    let mut secret = whole(1, "Veilig onderdak");
    let term = json!({"taxonomy_term": {"taxonomy": "setting", "code": "secret", "name": "secret"}});
    secret["attributes"].as_array_mut().unwrap().push(term);
    secret["service_at_locations"][0]["location"]["addresses"][0]["address_1"] = json!("Geheimpad 9");
    let file = json_file(&json!([secret]));
    bring(&town, &file).await.unwrap();
    let cx = town.cx(Role::MapEditor, None);
    let offer = find_offer(&cx, id("00000000-0000-4000-8000-000000000001")).await.unwrap();
    assert_eq!((offer.particulars.setting, offer.state), (social_map::Setting::Secret, State::Published));
    assert!(social_map::places(&cx).await.unwrap().is_empty());
    for format in [FileFormat::HsdsJson, FileFormat::Csv] {
        for which in [Which::Public, Which::All] {
            let bytes = export(&town, format, which).await;
            let text = String::from_utf8_lossy(&bytes).into_owned();
            assert!(text.contains("Veilig onderdak") && !text.contains("Geheimpad"), "{format}: {text}");
        }
    }
    assert!(!bring(&town, &file).await.unwrap().wrote);
}

#[tokio::test]
async fn an_offer_that_became_secret_here_stays_so_whatever_its_source_says() {
    let town = town().await;
    let file = json_file(&json!([whole(1, "Samen koken")]));
    bring(&town, &file).await.unwrap();
    let cx = town.cx(Role::MapEditor, None);
    let offer = find_offer(&cx, id("00000000-0000-4000-8000-000000000001")).await.unwrap();
    let mut secret = offer.particulars.clone();
    secret.setting = social_map::Setting::Secret;
    secret.at[0].place = None;
    social_map::change_offer(&cx, offer.id, 1, secret).await.unwrap();
    let mut moved = whole(1, "Samen koken op een andere plek");
    moved["service_at_locations"][0]["location"]["id"] = json!("21");
    moved["service_at_locations"][0]["location"]["name"] = json!("Het Pad");
    bring(&town, &json_file(&json!([moved]))).await.unwrap();
    let now = find_offer(&cx, offer.id).await.unwrap();
    assert_eq!(now.title(), "Samen koken op een andere plek");
    assert_eq!(now.particulars.setting, social_map::Setting::Secret);
    assert_eq!(now.particulars.at.iter().map(|at| at.place).collect::<Vec<_>>(), [None]);
    let bytes = export(&town, FileFormat::HsdsJson, Which::All).await;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(!text.contains("Het Pad") && !text.contains("Hoek 1"), "{text}");
}

/// The name, the words about itself and the KvK number of the only organisation.
async fn organisation(town: &Town) -> partners::Organisation {
    let all = partners::organisations(&town.cx(Role::MapEditor, None)).await.unwrap();
    assert_eq!(all.len(), 1, "{all:?}");
    all.into_iter().next().unwrap()
}

fn of_organisation(service: &Json, about: &str, website: &str, kvk: &str) -> Json {
    let mut service = service.clone();
    service["organization"] = json!({
        "id": "7", "name": "Buurthuis De Hoek", "description": about, "website": website,
        "organization_identifiers": [{"identifier_scheme": "NL-KVK", "identifier": kvk}],
    });
    service
}

#[tokio::test]
async fn an_organisation_follows_its_source_until_somebody_here_changes_it() {
    for engine in Engine::ALL {
        let Some(town) = town_on(engine).await else { continue };
        let cx = town.cx(Role::MapEditor, None);
        let file = |about: &str, website: &str| {
            json_file(&json!([of_organisation(&whole(1, "Samen koken"), about, website, "12345678")]))
        };
        bring(&town, &file("Voor de buurt.", "https://hoek.example")).await.unwrap();
        let first = organisation(&town).await;
        assert_eq!(first.profile.about, "Voor de buurt.");
        assert_eq!(first.profile.kvk.as_ref().map(ToString::to_string).as_deref(), Some("12345678"));

        let mut mine = first.profile.clone();
        mine.about = "Voor iedereen.".to_owned();
        partners::change_organisation(&cx, first.id, first.version, mine).await.unwrap();
        let again = file("Voor de wijk.", "https://dehoek.example");
        let plan = look(&town, &again).await;
        let line = plan.lines.iter().find(|line| line.kind == social_map::Thing::Organisation).unwrap();
        let kept: Vec<&str> = line.kept.iter().map(|one| one.field.as_str()).collect();
        assert_eq!((kept, line.verdict.name()), (vec!["about"], "changed"));
        assert_eq!((plan.counts.unchanged, plan.counts.around), (1, 1));

        assert!(bring(&town, &again).await.unwrap().wrote);
        let now = organisation(&town).await;
        assert_eq!(now.profile.about, "Voor iedereen.");
        assert_eq!(
            now.profile.website.as_ref().map(ToString::to_string).as_deref(),
            Some("https://dehoek.example")
        );
        assert_eq!(now.version, 3);
        assert!(!bring(&town, &again).await.unwrap().wrote);
        assert_eq!(organisation(&town).await, now);
    }
}

#[tokio::test]
async fn an_offer_follows_its_source_to_another_organisation() {
    for engine in Engine::ALL {
        let Some(town) = town_on(engine).await else { continue };
        let editor = town.cx(Role::MapEditor, None);
        bring(&town, &json_file(&json!([whole(1, "Samen koken")]))).await.unwrap();
        let offer = find_offer(&editor, id("00000000-0000-4000-8000-000000000001")).await.unwrap();
        // Somebody of the organisation that it leaves proposes something meanwhile.
        let staff = town.cx(Role::PartnerWorker, Some(offer.organisation));
        let mut theirs = offer.particulars.clone();
        theirs.wording.what = "Iedereen kookt mee.".to_owned();
        social_map::change_offer(&staff, offer.id, 1, theirs).await.unwrap();

        let mut moved = whole(1, "Samen koken");
        moved["organization"] = json!({"id": "8", "name": "De Enk"});
        let source = json_file(&json!([moved]));
        let plan = look(&town, &source).await;
        let line = plan.lines.iter().find(|line| line.title == "Samen koken").unwrap();
        let Verdict::Changed { changes } = &line.verdict else { panic!("{line:?}") };
        assert_eq!((changes[0].field.as_str(), changes.len()), ("organisation", 1));
        assert_eq!((&changes[0].here, &changes[0].there), (&json!("Buurthuis De Hoek"), &json!("De Enk")));

        bring(&town, &source).await.unwrap();
        let now = find_offer(&editor, offer.id).await.unwrap();
        assert_ne!(now.organisation, offer.organisation);
        assert_eq!(now.particulars, offer.particulars, "what they proposed went with them");
        let new = town.cx(Role::PartnerWorker, Some(now.organisation));
        assert!(find_offer(&new, offer.id).await.is_ok());
        let late = social_map::change_offer(&staff, offer.id, now.version, now.particulars.clone()).await;
        assert!(matches!(late, Err(OfferError::NotFound)), "{late:?}");
        assert!(!bring(&town, &source).await.unwrap().wrote, "the same again changes nothing");
        let back = json_file(&json!([whole(1, "Samen koken")]));
        bring(&town, &back).await.unwrap();
        assert_eq!(find_offer(&editor, offer.id).await.unwrap().organisation, offer.organisation);
    }
}

#[tokio::test]
async fn an_offer_of_which_the_source_named_nobody_goes_to_whom_it_names_later() {
    let town = town().await;
    let editor = town.cx(Role::MapEditor, None);
    let mut nobodys = whole(1, "Samen koken");
    nobodys.as_object_mut().unwrap().remove("organization");
    bring(&town, &json_file(&json!([nobodys]))).await.unwrap();
    let before = find_offer(&editor, id("00000000-0000-4000-8000-000000000001")).await.unwrap();
    bring(&town, &json_file(&json!([whole(1, "Samen koken")]))).await.unwrap();
    let named = find_offer(&editor, before.id).await.unwrap().organisation;
    assert_ne!(named, before.organisation);
    let silent = bring(&town, &json_file(&json!([nobodys]))).await.unwrap();
    assert_eq!(silent.counts.changed, 0, "what is not said changes nothing");
    assert_eq!(find_offer(&editor, before.id).await.unwrap().organisation, named);
}

#[tokio::test]
async fn a_kvk_number_of_another_organisation_is_told_and_not_taken_over() {
    let town = town().await;
    let cx = town.cx(Role::MapEditor, None);
    let elsewhere = crate::common::organisation(&town, "Elders").await;
    let mut profile = partners::organisation(&cx, elsewhere).await.unwrap().profile;
    profile.kvk = "12345678".parse().ok();
    partners::change_organisation(&cx, elsewhere, 1, profile).await.unwrap();
    let file =
        json_file(&json!([of_organisation(&whole(1, "Samen koken"), "Buurt.", "hoek.example", "12345678")]));
    let plan = look(&town, &file).await;
    let refused = plan.lines.iter().find(|line| line.verdict.name() == "refused").unwrap();
    assert_eq!((refused.kind, plan.counts.refused), (social_map::Thing::Organisation, 0));
    bring(&town, &file).await.unwrap();
    let all = partners::organisations(&cx).await.unwrap();
    let hoek = all.iter().find(|one| one.profile.name == "Buurthuis De Hoek").unwrap();
    assert_eq!((hoek.profile.kvk.as_ref(), hoek.profile.about.as_str()), (None, "Buurt."));
}

#[tokio::test]
async fn an_organisation_that_was_here_first_is_never_changed_by_a_file() {
    let town = town().await;
    let here = crate::common::organisation(&town, "Buurthuis De Hoek").await;
    let cx = town.cx(Role::MapEditor, None);
    let before = partners::organisation(&cx, here).await.unwrap();
    bring(
        &town,
        &json_file(&json!([of_organisation(&whole(1, "Samen koken"), "Anders.", "x.example", "12345678")])),
    )
    .await
    .unwrap();
    assert_eq!(partners::organisation(&cx, here).await.unwrap(), before);
    let offer = find_offer(&cx, id("00000000-0000-4000-8000-000000000001")).await.unwrap();
    assert_eq!(offer.organisation, here);
}
