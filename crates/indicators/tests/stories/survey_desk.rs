//! An adviser holds a survey at the desk, from the first form to the figures.

use std::sync::atomic::{AtomicUsize, Ordering};

use access::Role;
use axum::http::{Request, header};
use shell::test_kit::{Page, Visitor};

use super::survey_town::{QUESTIONS, answers, indicators};
use super::town::{adviser, populate, town};

static KEYS: AtomicUsize = AtomicUsize::new(100);

/// Sends a form with a file, as a browser does.
async fn send(visitor: &Visitor, path: &str, content: &str) -> Page {
    let key = format!("enquete-{}", KEYS.fetch_add(1, Ordering::SeqCst));
    let body = format!(
        "--grens\r\nContent-Disposition: form-data; name=\"_key\"\r\n\r\n{key}\r\n--grens\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"bestand.csv\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n{content}\r\n--grens--\r\n"
    );
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grens")
        .header("sec-fetch-site", "same-origin");
    visitor.send(request, body).await
}

const SURVEY: [(&str, &str); 5] = [
    ("name", "Buurt-voor-buurt"),
    ("slug", "buurt-voor-buurt"),
    ("about", "Hoe gaat het in de buurt?"),
    ("source", "Gemeente"),
    ("openness", "public"),
];
const HOME: &str = "/enquetes/buurt-voor-buurt";
const WAVE: &str = "/enquetes/buurt-voor-buurt/peilingen/2025";

/// Brings the questionnaire in after a mistake, plans the wave and opens it.
async fn asks(adviser: &Visitor) {
    let plan = format!("{HOME}/peilingen/nieuw");
    let planned = [("period", "2025"), ("invited", "600")];
    adviser
        .post(&plan, &planned)
        .await
        .assert_status(422)
        .assert_error("period", "Breng eerst de vragenlijst in");

    let questions = format!("{HOME}/vragenlijst");
    adviser.get(&questions).await.assert_status(200).assert_says("Welke kolommen");
    let wrong = QUESTIONS.replacen(";ja;eenzaam", ";soms;eenzaam", 1).replacen("buurtcijfer", "onbekend", 1);
    send(adviser, &questions, &wrong)
        .await
        .assert_status(422)
        .assert_error("file", "Er zitten")
        .assert_says("Hier hoort ja of nee.")
        .assert_says("Dit cijfer staat niet in de lijst: onbekend");
    send(adviser, &questions, QUESTIONS).await.assert_status(303);

    adviser.get(&plan).await.assert_status(200);
    adviser.post(&plan, &planned).await.assert_status(303);
    adviser.get(WAVE).await.assert_status(200).assert_says("gepland").assert_says("Start de peiling");
    adviser.post(&format!("{WAVE}/stap/open"), &[("version", "1")]).await.assert_status(303);
}

/// Brings the answers in after a mistake, and closes the wave.
async fn is_answered(adviser: &Visitor, other: &Visitor) {
    let put = format!("{WAVE}/antwoorden");
    adviser.get(&put).await.assert_status(200).assert_says("Mist u mensen om u heen?");
    send(adviser, &put, &answers().replacen("contact", "contact;adres", 1))
        .await
        .assert_status(422)
        .assert_says("Deze kolom kan vertellen wie iemand is.");
    let look = send(adviser, &put, &answers()).await;
    look.assert_status(303);
    let home = look.location().unwrap().to_owned();
    adviser
        .get(&home)
        .await
        .assert_says("142 deelnemers die waren uitgenodigd")
        .assert_says("5 deelnemers zonder uitnodiging");
    // Who did not put it down does not find it.
    other.get(&home).await.assert_status(404);
    adviser.post(&format!("{home}/inbrengen"), &[]).await.assert_status(303);
    adviser.get(&home).await.assert_status(404);
    adviser.post(&format!("{WAVE}/stap/close"), &[("version", "1")]).await.assert_status(409);
    adviser.post(&format!("{WAVE}/stap/close"), &[("version", "3")]).await.assert_status(303);
}

/// Weighs after mistakes.
async fn weighs(adviser: &Visitor) {
    let weigh = format!("{WAVE}/weging");
    adviser.get(&weigh).await.assert_status(200).assert_says("value=\"2024\"");
    adviser
        .post(&weigh, &[("year", "x"), ("women", "10"), ("most", "veel")])
        .await
        .assert_status(422)
        .assert_error("year", "Vul een jaar in")
        .assert_error("women", "Vul vrouwen en mannen allebei in")
        .assert_error("most", "Vul een getal boven 1 in");
    adviser
        .post(&weigh, &[("year", "2024"), ("most", "1,01")])
        .await
        .assert_status(422)
        .assert_error("most", "25 tot en met 39 jaar: dit moeten 360 mensen worden")
        .assert_never_says("cannot be reached");
    adviser.post(&weigh, &[("year", "2024"), ("most", "5")]).await.assert_status(303);
    adviser.get(WAVE).await.assert_says("Uitkomsten die wachten").assert_says("Publiceer de cijfers");
}

#[tokio::test]
async fn an_adviser_holds_a_survey_from_the_first_form_to_the_figures() {
    let town = town().await;
    populate(&town).await;
    indicators(&adviser(&town)).await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    adviser.get("/enquetes/nieuw").await.assert_status(200);
    adviser.post("/enquetes/nieuw", &SURVEY).await.assert_status(303);
    adviser
        .post("/enquetes/nieuw", &SURVEY)
        .await
        .assert_status(422)
        .assert_error("slug", "Dit woord is al in gebruik");
    asks(&adviser).await;
    is_answered(&adviser, &town.somebody(Role::PolicyAdviser, None).await).await;
    weighs(&adviser).await;
    town.stranger().get("/cijfers/eenzaam").await.assert_never_says("142 antwoorden");
    adviser.post(&format!("{WAVE}/stap/publish"), &[("version", "5")]).await.assert_status(303);
    town.stranger().get(HOME).await.assert_status(200).assert_says("Hoe zijn de antwoorden gewogen?");
    adviser.get(&format!("{WAVE}/lezers")).await.assert_status(200);
    let editor = town.somebody(Role::MapEditor, None).await;
    for path in ["/enquetes/nieuw", &format!("{HOME}/vragenlijst"), &format!("{HOME}/peilingen/nieuw"), WAVE]
    {
        editor.get(path).await.assert_status(404);
    }
}
