use std::path::Path;

use access::Role;
use axum::http::Request;
use chrono::TimeDelta;
use serde_json::json;
use shell::test_kit::{Page, Town, Visitor};
use subsidies::Plan;

use super::common::{Open, Person, open_round, organisation, plan, town, towns, written};

const PDF: &str = "%PDF-1.4\nEen verzonnen jaarrekening.\n";

/// Brings a file as a browser does: the fields first.
async fn bring(visitor: &Visitor, at: &str, (key, name): (&str, &str), content: &str) -> Page {
    let field = |name: &str, value: &str| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/pdf\r\n\r\n{content}\r\n--x--\r\n"
    );
    let body = [field("_key", key), field("document", "Jaarrekening"), file].concat();
    send(visitor, at, body).await
}

async fn send(visitor: &Visitor, at: &str, body: String) -> Page {
    let request = Request::post(format!("{at}/bestand"))
        .header("content-type", "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin");
    visitor.send(request, body).await
}

/// How many files lie in the folder, those on their way in included.
fn lying(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries
        .map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() { lying(&path) } else { 1 }
        })
        .sum()
}

async fn bare(town: &Town, open: &Open) -> String {
    let plan = Plan { documents: Default::default(), ..plan("Samen eten", 900) };
    let id = written(town, &open.leader, open.round, &plan).await;
    format!("/subsidies/aanvraag/{id}")
}

#[tokio::test]
async fn a_file_comes_with_a_draft_stands_on_the_receipt_and_is_given_to_who_may_read_it() {
    for town in towns().await {
        let open = open_round(&town, 1_000).await;
        let leader = &open.leader.visitor;
        let at = bare(&town, &open).await;
        leader.get(&at).await.assert_says("Er ontbreekt een stuk.");
        leader.get(&format!("{at}/bestand")).await.assert_status(200).assert_says("Jaarrekening");
        let brought = bring(leader, &at, ("een-eerste-sleutel", "../jaar rekening.pdf"), PDF).await;
        assert_eq!(brought.assert_status(303).location(), Some(at.as_str()));
        bring(leader, &at, ("een-eerste-sleutel", "../jaar rekening.pdf"), PDF).await.assert_status(303);
        assert_eq!(lying(town.house.files.path()), 1, "pressing twice brings it once");
        let page = leader.get(&at).await;
        page.assert_says("SHA-256").assert_never_says("Er ontbreekt een stuk.");
        let link = page.body.split("href=\"/subsidies/bestand/").nth(1).unwrap();
        let file = format!("/subsidies/bestand/{}", link.split('"').next().unwrap());
        let given = leader.get(&file).await;
        given.assert_status(200);
        assert_eq!(given.body, PDF);
        assert_eq!(given.headers["content-type"], "application/pdf");
        assert_eq!(given.headers["x-content-type-options"], "nosniff");
        assert_eq!(given.headers["content-disposition"], "attachment; filename=\"jaar_rekening.pdf\"");

        let officer = Person::of(&town, Role::SubsidyOfficer, None).await.visitor;
        officer.get(&file).await.assert_status(404);
        let other = organisation(&town, "Twee").await;
        let competitor = Person::of(&town, Role::PartnerCoordinator, Some(other)).await.visitor;
        leader.post(&format!("{at}/stap/submit"), &[("version", "3")]).await.assert_status(303);
        officer.get(&file).await.assert_status(200);
        competitor.get(&file).await.assert_status(404);
        town.stranger().get(&file).await.assert_status(303);
        leader.post(&format!("{file}/weg"), &[]).await.assert_status(422);
        bring(leader, &at, ("een-tweede-sleutel", "later.pdf"), PDF).await.assert_status(400);
        assert_eq!(lying(town.house.files.path()), 1);
    }
}

#[tokio::test]
async fn a_file_is_known_by_what_stands_in_it_and_half_a_file_leaves_nothing() {
    let town = town().await;
    let open = open_round(&town, 1_000).await;
    let leader = &open.leader.visitor;
    let at = bare(&town, &open).await;
    let refused = "Dit bestand kunnen we niet aannemen. Bewaar het als pdf en probeer het opnieuw.";
    for (name, content) in [
        ("rekening.pdf", "\x7fELF\u{2}\u{1}\u{1}\0\0\0\0\0\0\0\0\0"),
        ("rekening.pdf", "a\0b"),
        ("rekening.txt", "\u{1b}[31m rood"),
        ("rekening.pdf", "PK\u{3}\u{4}zomaar een archief, lang genoeg om er een te zijn"),
    ] {
        let page = bring(leader, &at, ("een-sleutel-van-acht", name), content).await;
        page.assert_status(422).assert_error("file", refused);
    }
    let empty = bring(leader, &at, ("een-sleutel-van-acht", "leeg.txt"), "").await;
    empty.assert_status(422).assert_error("file", "Kies een bestand waar iets in staat.");
    let large = bring(leader, &at, ("een-sleutel-van-acht", "groot.txt"), &"x".repeat((20 << 20) + 1)).await;
    large
        .assert_status(422)
        .assert_error("file", "Dit bestand is groter dan 20 MB. Maak het kleiner, of splits het.");
    let half = "--x\r\nContent-Disposition: form-data; name=\"_key\"\r\n\r\neen-sleutel-van-acht\r\n--x\r\n\
                Content-Disposition: form-data; name=\"file\"; filename=\"half.pdf\"\r\n\r\n%PDF-1.4 en dan";
    send(leader, &at, half.to_owned()).await.assert_status(422);
    assert_eq!(lying(town.house.files.path()), 0, "nothing of it stays");
    let table = bring(leader, &at, ("een-sleutel-van-negen", "cijfers.csv"), "naam;bedrag\nÉén;1\n").await;
    table.assert_status(303);
    leader.get(&at).await.assert_says("cijfers.csv (txt,");
}

#[tokio::test]
async fn a_file_that_is_taken_out_of_a_draft_goes_from_the_disk() {
    let town = town().await;
    let open = open_round(&town, 1_000).await;
    let leader = &open.leader.visitor;
    let at = bare(&town, &open).await;
    bring(leader, &at, ("een-eerste-sleutel", "a.pdf"), PDF).await.assert_status(303);
    town.pass(TimeDelta::seconds(1));
    bring(leader, &at, ("een-tweede-sleutel", "b.pdf"), PDF).await.assert_status(303);
    let page = leader.get(&at).await;
    let link = page.body.split("href=\"/subsidies/bestand/").nth(1).unwrap();
    let id = link.split('"').next().unwrap().to_owned();
    let removal = format!("/subsidies/bestand/{id}/weg");
    leader.get(&removal).await.assert_status(200);
    leader.post(&removal, &[]).await.assert_status(303);
    leader.get(&at).await.assert_never_says("a.pdf").assert_says("b.pdf");
    assert_eq!(lying(town.house.files.path()), 2, "the job has not come by yet");
    let payload = json!({ "file": id });
    assert_eq!(subsidies::sweep_files(&town.house, &payload).await.unwrap(), 1);
    assert_eq!(lying(town.house.files.path()), 1);
    assert_eq!(subsidies::sweep_files(&town.house, &json!({})).await.unwrap(), 0, "what is kept stays");
}

#[tokio::test]
async fn an_application_is_completed_with_a_file() {
    let town = town().await;
    let open = open_round(&town, 1_000).await;
    let at = bare(&town, &open).await;
    let leader = &open.leader.visitor;
    leader.post(&format!("{at}/stap/submit"), &[("version", "2")]).await.assert_status(303);
    let id = at.rsplit('/').next().unwrap().parse().unwrap();
    subsidies::ask_repair(&open.officer.cx(&town), (id, 3), "De jaarrekening.").await.unwrap();
    bring(leader, &at, ("een-eerste-sleutel", "rekening.pdf"), PDF).await.assert_status(303);
    leader.post(&format!("{at}/stap/complete"), &[("version", "4")]).await.assert_status(303);
    let case = subsidies::application(&open.officer.cx(&town), id).await.unwrap();
    let said = &case.application.plan.documents["Jaarrekening"];
    assert!(said.starts_with("Bestand: rekening.pdf (pdf, 37 bytes, SHA-256 "), "{said}");
}
