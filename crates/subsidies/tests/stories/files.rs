use std::path::Path;
use std::time::Duration;

use access::Role;
use axum::http::Request;
use chrono::TimeDelta;
use serde_json::json;
use shell::test_kit::{Page, Town, Visitor};
use store::{Housekeeping, values};
use subsidies::{Plan, SWEEP_FILES};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use uuid::Uuid;

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

#[tokio::test]
async fn a_file_is_given_under_the_ending_of_what_stands_in_it() {
    let town = town().await;
    let open = open_round(&town, 1_000).await;
    let leader = &open.leader.visitor;
    let at = bare(&town, &open).await;
    bring(leader, &at, ("een-eerste-sleutel", "x.hta"), "een tekst die een programma kan zijn\n")
        .await
        .assert_status(303);
    let page = leader.get(&at).await;
    page.assert_says("x.hta.txt (txt,");
    let link = page.body.split("href=\"/subsidies/bestand/").nth(1).unwrap();
    let file = format!("/subsidies/bestand/{}", link.split('"').next().unwrap());
    let given = async || leader.get(&file).await.headers["content-disposition"].clone();
    assert_eq!(given().await, "attachment; filename=\"x.hta.txt\"");
    // A name that was taken in before names were looked at.
    let mut tx = town.house.db.begin().await.unwrap();
    tx.execute("UPDATE subsidy_file SET name = 'x.hta'", values![]).await.unwrap();
    tx.commit_housekeeping(Housekeeping::Job).await.unwrap();
    assert_eq!(given().await, "attachment; filename=\"x.hta.txt\"");
}

#[tokio::test]
async fn files_of_another_database_in_the_same_folder_are_left_alone() {
    let town = town().await;
    let open = open_round(&town, 1_000).await;
    let at = bare(&town, &open).await;
    bring(&open.leader.visitor, &at, ("een-eerste-sleutel", "a.pdf"), PDF).await.assert_status(303);
    let theirs = town.house.files.path().join(Uuid::from_u128(9).simple().to_string());
    std::fs::write(&theirs, "van een ander").unwrap();
    let long_ago = "2020-01-01T00:00:00Z".parse::<kernel::Instant>().unwrap();
    let file = std::fs::File::options().write(true).open(&theirs).unwrap();
    file.set_modified(long_ago.into()).unwrap();
    assert_eq!(subsidies::sweep_files(&town.house, &json!({})).await.unwrap(), 0);
    assert!(theirs.exists());
}

#[tokio::test]
async fn a_day_after_a_file_came_it_is_looked_whether_it_is_kept() {
    for town in towns().await {
        let open = open_round(&town, 1_000).await;
        let at = bare(&town, &open).await;
        bring(&open.leader.visitor, &at, ("een-eerste-sleutel", "a.pdf"), PDF).await.assert_status(303);
        let db = &town.house.db;
        let next = async |worker| {
            let now = town.house.clock.now();
            db.lease_job(&[SWEEP_FILES], Uuid::from_u128(worker), TimeDelta::minutes(1), now).await.unwrap()
        };
        assert!(next(1).await.is_none(), "it may still be on its way");
        town.pass(TimeDelta::days(1));
        let job = next(2).await.unwrap();
        assert_eq!(subsidies::sweep_files(&town.house, &job.payload).await.unwrap(), 0, "it is kept");
        assert_eq!(lying(town.house.files.path()), 1);
        // As after a commit that failed: on the disk, and in no row.
        let mut tx = db.begin().await.unwrap();
        tx.execute("DELETE FROM subsidy_file", values![]).await.unwrap();
        tx.commit_housekeeping(Housekeeping::Job).await.unwrap();
        assert_eq!(subsidies::sweep_files(&town.house, &job.payload).await.unwrap(), 1);
        assert_eq!(lying(town.house.files.path()), 0);
    }
}

/// Says of the files of all applications that they are this large, or there so many times.
async fn pretend(town: &Town, bytes: i64, times: i64) {
    let mut tx = town.house.db.begin().await.unwrap();
    tx.execute("UPDATE subsidy_file SET bytes = $1", values![bytes]).await.unwrap();
    for _ in 1..times {
        tx.execute(
            "INSERT INTO subsidy_file (id, application_id, document, name, kind, bytes, hash, brought_at)
             SELECT $1, application_id, document, name, kind, bytes, hash, brought_at FROM subsidy_file LIMIT 1",
            values![town.house.chance.uuid(town.house.clock.now())],
        )
        .await
        .unwrap();
    }
    tx.commit_housekeeping(Housekeeping::Job).await.unwrap();
}

#[tokio::test]
async fn an_application_has_forty_files_and_two_hundred_mib_at_most() {
    for (bytes, times, sentence) in [
        (1, 40, "Bij een aanvraag horen ten hoogste 40 bestanden."),
        (200 << 20, 1, "De bestanden van deze aanvraag zijn samen groter dan 200 MB."),
        ((200 << 20) - 10, 1, "De bestanden van deze aanvraag zijn samen groter dan 200 MB."),
    ] {
        let town = town().await;
        let open = open_round(&town, 1_000).await;
        let leader = &open.leader.visitor;
        let at = bare(&town, &open).await;
        bring(leader, &at, ("een-eerste-sleutel", "a.pdf"), PDF).await.assert_status(303);
        pretend(&town, bytes, times).await;
        let refused = bring(leader, &at, ("een-tweede-sleutel", "b.pdf"), PDF).await;
        refused.assert_status(422).assert_error("file", sentence);
        assert_eq!(lying(town.house.files.path()), 1, "nothing of it stays");
    }
}

#[tokio::test]
async fn a_file_that_says_it_is_too_large_is_refused_while_its_sender_still_sends() {
    let town = town().await;
    let open = open_round(&town, 1_000).await;
    let at = bare(&town, &open).await;
    let size = 25 << 20;
    let head = format!(
        "POST {at}/bestand HTTP/1.1\r\nHost: localhost\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {size}\r\n\r\n",
        open.leader.visitor.cookies()
    );
    let mut connection = TcpStream::connect(town.listen().await).await.unwrap();
    connection.write_all(head.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let heard = async {
        while !String::from_utf8_lossy(&answer).contains("Dit bestand is groter dan 20 MB.") {
            assert!(
                connection.read_buf(&mut answer).await.unwrap() > 0,
                "{}",
                String::from_utf8_lossy(&answer)
            );
        }
    };
    tokio::time::timeout(Duration::from_secs(20), heard).await.expect("an answer before the file is sent");
    assert!(answer.starts_with(b"HTTP/1.1 422 "));
    for _ in 0..25 {
        connection.write_all(&vec![b'x'; 1 << 20]).await.expect("a sender that is not cut off");
    }
}
