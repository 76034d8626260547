//! The open data against the compiled schemas of HSDS 3.0, which lie beside the project.

use std::collections::BTreeSet;

use access::Role;

use crate::town::Zwolle;
use jsonschema::{Draft, Validator};
use serde_json::Value as Json;
use shell::test_kit::Page;

/// The schema in that file; none where no files lie beside the project.
fn schema(name: &str) -> Option<Validator> {
    let text = std::fs::read_to_string(test_needs::beside(&format!("data/hsds-3.0/{name}.json"))?).unwrap();
    let mut schema: Json = serde_json::from_str(&text).unwrap();
    // The schemas of taxonomies refer to files that are part of the standard and not of what is here: those parts are
    // checked where they stand within a compiled schema.
    let refers = |value: &Json| value.pointer("/items/$ref").or(value.get("$ref")).is_some();
    schema["properties"].as_object_mut().unwrap().retain(|_, value| !refers(value));
    // The compiled schemas do not name their draft, and formats count only when asked for.
    let options = jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true);
    Some(options.build(&schema).unwrap())
}

fn json(page: &Page) -> Json {
    serde_json::from_str(&page.body).unwrap()
}

#[track_caller]
fn assert_valid(schema: &Validator, value: &Json) {
    let faults: Vec<String> =
        schema.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[tokio::test]
async fn every_service_is_valid_in_the_list_and_by_itself() {
    let (Some(listed), Some(full)) = (schema("compiled/service_list"), schema("compiled/service")) else {
        return;
    };
    let zwolle = Zwolle::open().await;
    let mut seen = 0;
    let mut page = 1;
    loop {
        let list = json(&zwolle.get(&format!("/hsds/services?page={page}&per_page=70")).await);
        assert_eq!(list["page_number"], page);
        assert_eq!(list["size"], list["contents"].as_array().unwrap().len());
        assert_eq!(list["first_page"], page == 1);
        for service in list["contents"].as_array().unwrap() {
            assert_valid(&listed, service);
            let id = service["id"].as_str().unwrap();
            let whole = json(&zwolle.get(&format!("/hsds/services/{id}")).await);
            assert_valid(&full, &whole);
            assert_eq!(whole["name"], service["name"]);
            seen += 1;
        }
        if list["last_page"] == true {
            assert_eq!(list["total_items"], seen);
            assert_eq!(list["total_pages"], page);
            break;
        }
        page += 1;
    }
    assert!(seen >= 150, "{seen}");
}

#[tokio::test]
async fn a_wrong_format_would_be_noticed() {
    let Some(listed) = schema("compiled/service_list") else { return };
    let zwolle = Zwolle::open().await;
    let list = json(&zwolle.get("/hsds/services?per_page=1").await);
    let mut service = list["contents"][0].clone();
    assert_valid(&listed, &service);
    service["id"] = "17".into();
    assert!(!listed.is_valid(&service));
}

#[tokio::test]
async fn hours_are_told_as_a_recurrence_with_the_offset_of_the_season() {
    let zwolle = Zwolle::open().await;
    let found = json(&zwolle.get("/hsds/services?search=rustig+samen+koken+donderdag").await);
    let id = found["contents"][0]["id"].as_str().unwrap();
    let service = json(&zwolle.get(&format!("/hsds/services/{id}")).await);
    let schedule = &service["service_at_locations"][0]["schedules"][0];
    for (field, value) in [
        ("freq", Json::from("WEEKLY")),
        ("byday", "TH".into()),
        ("interval", 1.into()),
        ("opens_at", "17:00".into()),
        ("closes_at", "19:30".into()),
        ("timezone", 1.into()),
        ("valid_to", "2027-06-24".into()),
        ("notes", "Niet op 2026-12-24, 2026-12-31".into()),
    ] {
        assert_eq!(schedule[field], value, "{field}");
    }
    let said = schedule["description"].as_str().unwrap();
    assert!(
        said.starts_with("Elke donderdag van 17.00 tot 19.30 uur") && said.contains("31 december"),
        "{said}"
    );
}

/// Every object of a list, page by page.
async fn contents(zwolle: &Zwolle, path: &str) -> Vec<Json> {
    let with = |page: usize| format!("{path}{}page={page}", if path.contains('?') { '&' } else { '?' });
    let mut all = Vec::new();
    for page in 1.. {
        let answer = zwolle.get(&with(page)).await;
        answer.assert_status(200);
        let list = json(&answer);
        let contents = list["contents"].as_array().unwrap();
        assert_eq!(list["size"], contents.len());
        all.extend(contents.iter().cloned());
        if list["last_page"] == true {
            assert_eq!(list["total_items"], all.len(), "{path}");
            break;
        }
    }
    all
}

#[tokio::test]
async fn every_kind_of_object_is_valid_in_its_list_and_by_itself() {
    let zwolle = Zwolle::open().await;
    for (path, list, one) in [
        ("/hsds/organizations", "compiled/organization_list", "compiled/organization"),
        ("/hsds/service_at_locations", "compiled/service_at_location_list", "compiled/service_at_location"),
        ("/hsds/taxonomies", "taxonomy", "taxonomy"),
        ("/hsds/taxonomy_terms", "taxonomy_term", "taxonomy_term"),
    ] {
        let (Some(list), Some(one)) = (schema(list), schema(one)) else { return };
        let all = contents(&zwolle, &format!("{path}?per_page=70")).await;
        assert!(all.len() > 5, "{path}: {}", all.len());
        for object in all {
            assert_valid(&list, &object);
            let id = object["id"].as_str().unwrap();
            let whole = json(&zwolle.get(&format!("{path}/{id}")).await);
            assert_valid(&one, &whole);
            assert_eq!(whole["id"], object["id"]);
        }
    }
}

#[tokio::test]
async fn what_is_asked_in_full_is_what_stands_by_itself() {
    let zwolle = Zwolle::open().await;
    for (path, full) in [
        ("/hsds/services", "full=true"),
        ("/hsds/service_at_locations", "full=true"),
        ("/hsds/organizations", "full=true"),
        ("/hsds/organizations", "full_service=true"),
    ] {
        let objects = contents(&zwolle, &format!("{path}?per_page=100&{full}")).await;
        assert!(objects.len() > 17, "{path}: {}", objects.len());
        for object in objects.iter().step_by(17) {
            let query = if full == "full_service=true" { "?full_service=true" } else { "" };
            let alone = zwolle.get(&format!("{path}/{}{query}", object["id"].as_str().unwrap())).await;
            assert_eq!(json(&alone), *object);
        }
    }
    let Some(schema) = schema("compiled/organization") else { return };
    let organisations = contents(&zwolle, "/hsds/organizations?full_service=true").await;
    assert!(organisations.len() > 5, "{}", organisations.len());
    for organisation in organisations {
        assert_valid(&schema, &organisation);
    }
}

#[tokio::test]
async fn lines_hold_what_pages_hold() {
    let zwolle = Zwolle::open().await;
    for path in
        ["/hsds/services?full=true", "/hsds/service_at_locations?search=koken", "/hsds/taxonomy_terms?"]
    {
        let pages = contents(&zwolle, &format!("{path}&per_page=50")).await;
        let lines = zwolle.get(&format!("{path}&format=ndjson")).await;
        assert_eq!(lines.headers["content-type"], "application/x-ndjson");
        let lines: Vec<Json> = lines.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines, pages, "{path}");
    }
}

#[tokio::test]
async fn minimal_services_stand_on_one_page() {
    let Some(schema) = schema("compiled/service_list") else { return };
    let zwolle = Zwolle::open().await;
    let list = json(&zwolle.get("/hsds/services?minimal=true").await);
    assert_eq!(list["total_pages"], 1);
    assert!(list["total_items"].as_u64().unwrap() > 100);
    for service in list["contents"].as_array().unwrap() {
        assert_valid(&schema, service);
        assert_eq!(service.as_object().unwrap().len(), 4);
    }
}

/// The ids of a list.
async fn ids(zwolle: &Zwolle, path: &str) -> BTreeSet<String> {
    let all = contents(zwolle, path).await;
    all.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn filters_hold_together() {
    let zwolle = Zwolle::open().await;
    let terms = contents(&zwolle, "/hsds/taxonomy_terms?per_page=100").await;
    let term = |code: &str| {
        let of = |one: &&Json| one["code"] == code;
        let id = terms.iter().find(of).unwrap_or_else(|| panic!("no {code}"))["id"].as_str().unwrap();
        format!("taxonomy_term_id={id}")
    };
    let organisation = {
        let all = contents(&zwolle, "/hsds/organizations").await;
        format!("organization_id={}", all[0]["id"].as_str().unwrap())
    };
    let filters = [
        term("koken"),
        term("noise-quiet"),
        term("step_free"),
        term("contacts"),
        organisation,
        "search=samen".to_owned(),
        "modified_after=2026-01-01".to_owned(),
        "modified_after=2030-01-01T00:00:00Z".to_owned(),
        "postcode=8011AA&proximity=1500".to_owned(),
    ];
    for path in ["/hsds/service_at_locations", "/hsds/services"] {
        let mut alone = Vec::new();
        for filter in &filters {
            alone.push(ids(&zwolle, &format!("{path}?{filter}&per_page=100")).await);
        }
        assert!(alone[7].is_empty() && alone.iter().filter(|found| found.is_empty()).count() == 1);
        for (nth, one) in filters.iter().enumerate() {
            for (mth, other) in filters.iter().enumerate().skip(nth + 1) {
                let repeated = |name: &str| one.starts_with(name) && other.starts_with(name);
                if repeated("modified_after") {
                    continue;
                }
                let both = ids(&zwolle, &format!("{path}?{one}&{other}&per_page=100")).await;
                let shared: BTreeSet<String> = alone[nth].intersection(&alone[mth]).cloned().collect();
                // Of services both must hold at one and the same place, so that it may be fewer.
                assert!(both.is_subset(&shared), "{path} {one} {other}");
                assert!(path == "/hsds/services" || both == shared, "{path} {one} {other}");
            }
        }
    }
}

#[tokio::test]
async fn a_term_finds_what_carries_it() {
    let zwolle = Zwolle::open().await;
    let terms = contents(&zwolle, "/hsds/taxonomy_terms?per_page=100").await;
    let mut carried = 0;
    for term in terms.iter().step_by(9) {
        let id = term["id"].as_str().unwrap();
        for service in contents(&zwolle, &format!("/hsds/services?taxonomy_term_id={id}&full=true")).await {
            let text = service.to_string();
            let is_kind = term["taxonomy"] == "organisation-kind";
            assert!(is_kind || text.contains(id), "{} in {}", term["code"], service["name"]);
            carried += usize::from(!is_kind);
        }
    }
    assert!(carried > 50, "{carried}");
}

#[tokio::test]
async fn a_postcode_leaves_what_is_near_and_what_comes_to_people() {
    let zwolle = Zwolle::open().await;
    let all = contents(&zwolle, "/hsds/service_at_locations?full=true&per_page=100").await;
    let address = |one: &Json| one["location"]["addresses"][0]["postal_code"].as_str().map(str::to_owned);
    let (here, postcode) = all.iter().find_map(|one| Some((one, address(one)?))).unwrap();
    let postcode = postcode.replace(' ', "+");
    let near = |metres: usize| {
        format!("/hsds/service_at_locations?postcode={postcode}&proximity={metres}&per_page=100")
    };
    let (close, wide) = (ids(&zwolle, &near(300)).await, ids(&zwolle, &near(3_000)).await);
    assert!(close.contains(here["id"].as_str().unwrap()));
    assert!(close.len() < wide.len() && wide.len() < all.len(), "{} {}", close.len(), wide.len());
    assert!(close.is_subset(&wide));
    let around = ids(&zwolle, &format!("/hsds/services?postcode={postcode}&proximity=1&per_page=100")).await;
    let placeless = contents(&zwolle, "/hsds/services?full=true&per_page=100").await;
    let everywhere = |one: &&Json| {
        one["service_at_locations"] == serde_json::json!([]) && one["service_areas"] == serde_json::json!([])
    };
    let placeless: Vec<&Json> = placeless.iter().filter(everywhere).collect();
    assert!(!placeless.is_empty());
    assert!(placeless.iter().all(|one| around.contains(one["id"].as_str().unwrap())));
}

#[tokio::test]
async fn every_answer_is_open_to_every_site_and_every_problem_is_told_to_a_program() {
    let zwolle = Zwolle::open().await;
    for (path, status, parameter) in [
        ("/hsds", 200, ""),
        ("/hsds/", 200, ""),
        ("/hsds/openapi.json", 200, ""),
        ("/hsds/services", 200, ""),
        ("/hsds/services?page=9999", 200, ""),
        ("/hsds/services?search=%22%28*", 200, ""),
        ("/hsds/services?modified_after=2026-11-01T00:00:00+01:00", 200, ""),
        ("/hsds/services?page=0", 400, "page"),
        ("/hsds/services?per_page=101", 400, "per_page"),
        ("/hsds/services?page=een", 400, "page"),
        ("/hsds/services?page=1&page=2", 400, "page"),
        ("/hsds/services?format=xml", 400, "format"),
        ("/hsds/services?full=ja", 400, "full"),
        ("/hsds/services?theme=koken", 400, "theme"),
        ("/hsds/services?taxonomy_term_id=koken", 400, "taxonomy_term_id"),
        ("/hsds/services?modified_after=gisteren", 400, "modified_after"),
        ("/hsds/services?postcode=ergens", 400, "postcode"),
        ("/hsds/services?postcode=9999ZZ", 400, "postcode"),
        ("/hsds/services?proximity=100", 400, "proximity"),
        ("/hsds/services/17", 400, "id"),
        ("/hsds/services/01890000-0000-7000-8000-00000000dead", 404, ""),
        ("/hsds/service_at_locations/01890000-0000-7000-8000-00000000dead", 404, ""),
        ("/hsds/organizations/01890000-0000-7000-8000-00000000dead", 404, ""),
        ("/hsds/taxonomies/01890000-0000-7000-8000-00000000dead", 404, ""),
        ("/hsds/taxonomy_terms/01890000-0000-7000-8000-00000000dead", 404, ""),
        ("/hsds/nergens", 404, ""),
        ("/api/v1/areas", 200, ""),
        ("/api/v1/openapi.json", 200, ""),
        ("/api/v1/areas?wijk=1", 400, "wijk"),
        ("/api/v2/areas", 404, ""),
        ("/api", 404, ""),
    ] {
        let page = zwolle.get(path).await;
        page.assert_status(status);
        let kind = if status < 400 { "application/json" } else { "application/problem+json" };
        assert_eq!(page.headers["content-type"], kind, "{path}");
        assert_eq!(page.headers["access-control-allow-origin"], "*", "{path}");
        let body = json(&page);
        if status >= 400 {
            assert_eq!(body["status"], status, "{path}");
            let named = body["errors"][0]["location"].as_str().unwrap_or_default();
            assert_eq!(named, parameter, "{path}");
        } else {
            assert_eq!(page.headers["api-version"], "1.0.0", "{path}");
        }
    }
    let metadata = json(&zwolle.get("/hsds").await);
    assert_eq!(metadata["version"], "3.0");
}

#[tokio::test]
async fn who_has_the_newest_is_told_so_until_something_changes() {
    let zwolle = Zwolle::open().await;
    let first = zwolle.get("/hsds/services").await;
    let etag = first.headers["etag"].to_str().unwrap().to_owned();
    let again = zwolle.town.stranger().ask("GET", "/hsds/services", &[("if-none-match", &etag)]).await;
    again.assert_status(304);
    assert!(again.body.is_empty());
    let cx = zwolle.town.cx(Role::MapEditor, None);
    let id = json(&first)["contents"][0]["id"].as_str().unwrap().parse().unwrap();
    let offer = social_map::find_offer(&cx, id).await.unwrap();
    social_map::withdraw_offer(&cx, id, offer.version).await.unwrap();
    zwolle.refresh().await;
    let changed = zwolle.town.stranger().ask("GET", "/hsds/services", &[("if-none-match", &etag)]).await;
    changed.assert_status(200);
}

#[tokio::test]
async fn a_program_hears_in_its_own_words_what_a_door_does_not_do() {
    let zwolle = Zwolle::open().await;
    let stranger = zwolle.town.stranger();
    for (method, path, accept, status) in [
        ("POST", "/hsds/services", "*/*", 405),
        ("DELETE", "/hsds/services/17", "*/*", 405),
        ("PUT", "/api/v1/areas", "*/*", 405),
        ("GET", "/hsds/services", "text/html", 406),
        ("GET", "/api/v1/areas", "application/xml", 406),
    ] {
        let page = stranger.ask(method, path, &[("accept", accept)]).await;
        page.assert_status(status);
        assert_eq!(page.headers["content-type"], "application/problem+json", "{method} {path}");
        assert_eq!(json(&page)["status"], status);
        assert_eq!(page.headers.contains_key("allow"), status == 405, "{method} {path}");
    }
    for path in ["/hsds/services", "/api/v1/areas"] {
        let page = stranger.ask("OPTIONS", path, &[("origin", "https://elders.example")]).await;
        page.assert_status(204);
        assert_eq!(page.headers["access-control-allow-origin"], "*");
        assert_eq!(page.headers["access-control-allow-methods"], "GET, HEAD, OPTIONS");
        let head = stranger.ask("HEAD", path, &[]).await;
        head.assert_status(200);
        assert!(head.body.is_empty());
    }
    let page = stranger.ask("GET", "/nergens", &[("accept", "application/json")]).await;
    assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
}
