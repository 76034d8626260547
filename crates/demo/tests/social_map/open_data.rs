//! The open data against the compiled schemas of HSDS 3.0, which lie beside the project when they are there.

use crate::town::Zwolle;
use jsonschema::{Draft, Validator};
use serde_json::Value as Json;
use shell::test_kit::Page;

const SCHEMAS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/hsds-3.0/compiled");

/// The schema of that name; none when the schemas are not here.
fn schema(name: &str) -> Option<Validator> {
    let path = format!("{SCHEMAS}/{name}.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: there is no {path}");
        return None;
    };
    let schema: Json = serde_json::from_str(&text).unwrap();
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
    let (Some(listed), Some(full)) = (schema("service_list"), schema("service")) else { return };
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
    let Some(listed) = schema("service_list") else { return };
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
}

#[tokio::test]
async fn every_answer_is_open_to_every_site_and_every_problem_is_told_to_a_program() {
    let zwolle = Zwolle::open().await;
    for (path, status, kind) in [
        ("/hsds", 200, "application/json"),
        ("/hsds/", 200, "application/json"),
        ("/hsds/openapi.json", 200, "application/json"),
        ("/hsds/services", 200, "application/json"),
        ("/hsds/services?page=9999", 200, "application/json"),
        ("/hsds/services?search=%22%28*", 200, "application/json"),
        ("/hsds/services?page=0", 400, "application/problem+json"),
        ("/hsds/services?per_page=101", 400, "application/problem+json"),
        ("/hsds/services?page=een", 400, "application/problem+json"),
        ("/hsds/services?page=1&page=2", 400, "application/problem+json"),
        ("/hsds/services/17", 404, "application/problem+json"),
        ("/hsds/services/01890000-0000-7000-8000-00000000dead", 404, "application/problem+json"),
    ] {
        let page = zwolle.get(path).await;
        page.assert_status(status);
        assert_eq!(page.headers["content-type"], kind, "{path}");
        assert_eq!(page.headers["access-control-allow-origin"], "*", "{path}");
        let body = json(&page);
        if status >= 400 {
            assert_eq!(body["status"], status, "{path}");
        }
    }
    let metadata = json(&zwolle.get("/hsds").await);
    assert_eq!(metadata["version"], "3.0");
}
