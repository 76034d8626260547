//! Stories about the pages of the plan: they show, change and redirect, refuse bad input, and turn strangers away.

use access::Role;
use shell::test_kit::Visitor;

use crate::hall::{Hall, doors, hall, town};
use crate::kit;

const DECISION: &str = "01890000-0000-7000-8000-000000000001";

/// The name of the cell of a line and a year.
async fn cell(hall: &Hall, number: &str, year: i32) -> String {
    format!("bedrag_{}_{year}", hall.line(number).await.id)
}

#[tokio::test]
async fn everybody_sees_where_the_money_of_an_open_plan_comes_from_and_goes() {
    let hall = hall().await;
    hall.open_to_all().await;
    hall.adopt(DECISION.parse().unwrap()).await;
    let page = hall.town.stranger().get("/geld?jaar=2026").await;
    page.assert_status(200)
        .assert_says("2.321.644")
        .assert_says("3.046.644")
        .assert_says("554.000")
        .assert_says("Opbouwwerk, SamenZwolle, SamenOuderen")
        .assert_never_says("heeft dit plan nog niet vastgesteld");
    page.assert_says("Wat stopt wanneer").assert_says("115.000");
    let first = hall.town.stranger().get("/geld").await;
    first.assert_says("buiten tabel").assert_says("2.554.682");
    let file = hall.town.stranger().get("/geld/bestand/source.csv").await;
    file.assert_status(200)
        .assert_says("Investeringsbudget sociale basis,1461682.00,1960682.00,2321644.00,1954104.00");
    file.assert_says("Totaal,2554682.00,2685682.00,3046644.00,2149104.00");
    hall.town.stranger().in_english().get("/geld").await.assert_says("Where the money comes from");
}

#[tokio::test]
async fn a_plan_that_is_not_open_is_found_by_strangers_through_no_door() {
    let hall = hall().await;
    let stranger = hall.town.stranger();
    let absent = stranger.get("/geld/plan/01890000-0000-7000-8000-000000000099").await;
    absent.assert_status(404);
    let (id, line) = (hall.id.to_string(), hall.line("1").await.id.to_string());
    let doors = doors("/geld/plan/{id}");
    assert!(doors.len() > 6, "{doors:?}");
    for (door, guard) in doors {
        for name in ["plan.csv", "plan.xlsx", "waterval.csv"] {
            let at = door.replace("{id}", &id).replace("{line}", &line).replace("{name}", name);
            let found = stranger.get(&at).await;
            found.assert_status(if guard == "public" { 404 } else { 303 });
            found.assert_never_says("Vrijwilligersondersteuning").assert_never_says("sociale basis");
        }
    }
    for asked in ["/geld", "/geld/plan"] {
        stranger.get(asked).await.assert_status(200).assert_never_says("Investeringen sociale basis");
    }
    for asked in ["source.csv", "intervention.xlsx"] {
        let version = format!("/geld/bestand/{asked}?versie={}", hall.id);
        stranger.get(&version).await.assert_status(404);
        stranger.get(&format!("/geld/bestand/{asked}")).await.assert_status(404);
    }
    stranger.get(&format!("/geld?versie={}", hall.id)).await.assert_status(404);
    stranger.get("/geld/plan/invoer").await.assert_status(303);
    let coordinator = hall.town.somebody(Role::MapEditor, None).await;
    coordinator.get(&hall.at("")).await.assert_status(404);
    coordinator.post(&hall.at(""), &[("version", "1")]).await.assert_status(404);
}

#[tokio::test]
async fn a_draft_is_a_grid_to_write_in_and_an_adopted_plan_is_not() {
    let hall = hall().await;
    let adviser = hall.adviser().await;
    let cell = cell(&hall, "28", 2025).await;
    let page = adviser.get(&hall.at("")).await;
    page.assert_status(200)
        .assert_says(&format!("name=\"{cell}\" value=\"234.000\""))
        .assert_says("/static/grid-");
    page.assert_says("Vanaf 2025 pas na evaluatie in 2024")
        .assert_says("data-total=\"2026\" data-cents=\"304664400\"");
    let council = hall.town.somebody(Role::Councillor, None).await;
    council.get(&hall.at("")).await.assert_status(404);
    hall.open_to_all().await;
    hall.adopt(DECISION.parse().unwrap()).await;
    let page = hall.town.stranger().get(&hall.at("")).await;
    page.assert_status(200).assert_says("234.000").assert_never_says("grid__input");
    adviser.get(&hall.at("")).await.assert_never_says("grid__input").assert_says("Kopie maken");
}

#[tokio::test]
async fn a_cell_is_changed_and_taken_back() {
    let hall = hall().await;
    let adviser = hall.adviser().await;
    let cell = cell(&hall, "1", 2024).await;
    let saved = adviser.post(&hall.at(""), &[("version", &hall.seen().await), (&cell, "310.000,50")]).await;
    saved.assert_status(303);
    let page = adviser.get(&hall.at("")).await;
    page.assert_says("value=\"310.000,50\"")
        .assert_says("Niet gedekt: 2024: 10.000,50")
        .assert_says("Laatste wijziging terugnemen");
    let undo = [("version", hall.seen().await), ("stap", "terug".to_owned())];
    let undo: Vec<(&str, &str)> = undo.iter().map(|(name, value)| (*name, value.as_str())).collect();
    adviser.post(&hall.at("/stap"), &undo).await.assert_status(303);
    adviser.get(&hall.at("")).await.assert_never_says("310.000,50").assert_says("Opnieuw doen");
}

#[tokio::test]
async fn what_is_no_amount_is_named_by_its_cell_and_nothing_is_kept() {
    let hall = hall().await;
    let adviser = hall.adviser().await;
    let (text, doubtful, below, sound) = (
        cell(&hall, "1", 2024).await,
        cell(&hall, "2", 2025).await,
        cell(&hall, "3", 2026).await,
        cell(&hall, "15", 2027).await,
    );
    let before = hall.plan().await;
    let seen = hall.seen().await;
    let form = [
        ("version", seen.as_str()),
        (&text, "volgt"),
        (&doubtful, "1,000"),
        (&below, "-5"),
        (&sound, "86.000"),
    ];
    let page = adviser.post(&hall.at(""), &form).await;
    page.assert_status(422)
        .assert_says(&format!("href=\"#{text}\">Regel 1, 2024: "))
        .assert_says(&format!("href=\"#{doubtful}\">Regel 2, 2025: "))
        .assert_says(&format!("href=\"#{below}\">Regel 3, 2026: "))
        .assert_says("value=\"volgt\"")
        .assert_says("value=\"86.000\"");
    assert_eq!(hall.plan().await, before);
}

#[tokio::test]
async fn words_that_are_no_money_can_be_typed_and_lines_come_and_go() {
    let hall = hall().await;
    let adviser = hall.adviser().await;
    let cell = cell(&hall, "4", 2024).await;
    adviser.post(&hall.at(""), &[("version", &hall.seen().await), (&cell, "pm")]).await.assert_status(303);
    adviser.get(&hall.at("")).await.assert_says("value=\"PM\"");
    let seen = hall.seen().await;
    let add =
        [("version", seen.as_str()), ("inzet", "Zwolle zwemt"), ("nummer", "29"), ("soort", "incidental")];
    adviser.post(&hall.at("/regel"), &add).await.assert_status(303);
    adviser.get(&hall.at("")).await.assert_says("Zwolle zwemt");
    let line = hall.plan().await.lines.last().unwrap().id.to_string();
    adviser.post(&hall.at(""), &[("version", &hall.seen().await), ("weg", &line)]).await.assert_status(303);
    adviser.get(&hall.at("")).await.assert_never_says("Zwolle zwemt");
    let bad = [("version", seen.as_str()), ("inzet", " ")];
    adviser
        .post(&hall.at("/regel"), &bad)
        .await
        .assert_status(422)
        .assert_error("inzet", "Vul in wat er met het geld wordt gedaan.");
}

#[tokio::test]
async fn the_second_writer_sees_what_they_typed_and_overwrites_nothing() {
    let hall = hall().await;
    let (one, other) = (hall.adviser().await, hall.adviser().await);
    let cell = cell(&hall, "1", 2024).await;
    let seen = hall.seen().await;
    one.post(&hall.at(""), &[("version", &seen), (&cell, "1")]).await.assert_status(303);
    let late = other.post(&hall.at(""), &[("version", &seen), (&cell, "2")]).await;
    late.assert_status(409).assert_says("value=\"2\"").assert_says("Iemand anders heeft dit plan gewijzigd");
    late.assert_says("data-was=\"1\"");
}

#[tokio::test]
async fn a_what_if_copy_is_made_and_compared() {
    let hall = hall().await;
    let adviser = hall.adviser().await;
    let gala =
        hall.plan().await.sources.values().find(|one| one.particulars.name.starts_with("GALA")).unwrap().id;
    let gala = gala.to_string();
    let form = [("wat", "stopt"), ("bron-stopt", gala.as_str()), ("vanaf", "2026")];
    let made = adviser.post(&hall.at("/kopie"), &form).await;
    made.assert_status(303);
    let copy = made.location().unwrap().to_owned();
    let page = adviser.get(&copy).await;
    page.assert_says("Na 2025 komt er niets meer uit GALA").assert_says("Niet gedekt: 2026: 200.000");
    let compared = adviser.get(&format!("{copy}/vergelijk?jaar=2026")).await;
    compared
        .assert_status(200)
        .assert_says("-480.000")
        .assert_says("Betaald uit GALA")
        .assert_never_says("dekking of tekst")
        .assert_says("Nog niet gedekt");
    let dearer = [("wat", "duurder"), ("procent", "3,9"), ("vanaf", "2025"), ("naam", "Alles duurder")];
    let made = adviser.post(&hall.at("/kopie"), &dearer).await;
    let dear = made.location().unwrap().to_owned();
    adviser
        .get(&dear)
        .await
        .assert_says("Alles duurder")
        .assert_says("311.700")
        .assert_never_says("Niet gedekt:");
    adviser.get(&format!("{dear}/vergelijk")).await.assert_says("300.000 → 311.700");
    let file = adviser.get(&format!("{dear}/vergelijk/bestand/verschillen.csv?met={}", hall.id)).await;
    file.assert_status(200).assert_says("1 Vrijwilligersondersteuning,gewijzigd,,300.000 → 311.700,");
    let bad = [("wat", "duurder"), ("procent", "veel")];
    adviser.post(&hall.at("/kopie"), &bad).await.assert_status(422).assert_says("Vul een percentage in");
    adviser.get(&hall.at("")).await.assert_says("300.000").assert_never_says("Niet gedekt:");
}

#[tokio::test]
async fn a_proposed_plan_is_adopted_by_decision_and_by_somebody_else() {
    let hall = hall().await;
    let adviser = hall.adviser().await;
    let seen = hall.seen().await;
    adviser.post(&hall.at("/stap"), &[("version", &seen), ("stap", "voorleggen")]).await.assert_status(303);
    let seen = hall.seen().await;
    adviser
        .post(&hall.at("/vaststellen"), &[("version", &seen), ("besluit", DECISION)])
        .await
        .assert_status(404);
    let controller = hall.town.somebody(Role::Finance, None).await;
    let nothing =
        controller.post(&hall.at("/vaststellen"), &[("version", &seen), ("besluit", "gisteren")]).await;
    nothing.assert_status(422).assert_error("besluit", "Kies het besluit van de raad.");
    let address = format!("/besluiten/{DECISION}");
    controller
        .post(&hall.at("/vaststellen"), &[("version", &seen), ("besluit", &address)])
        .await
        .assert_status(303);
    controller.get(&hall.at("")).await.assert_says("Vastgesteld");
}

#[tokio::test]
async fn the_check_shows_sentence_sum_and_document() {
    let hall = hall().await;
    let page = hall.adviser().await.get(&hall.at("/controle")).await;
    page.assert_status(200)
        .assert_says("2.321.644 − 2.000.000 = 321.644")
        .assert_says("Is € 2.000.000 het plafond per jaar?")
        .assert_says("Versterking sociale basis 2024 en verder, regel 183-186")
        .assert_says("Na 2026 stopt € 897.540")
        .assert_never_says("finding-");
    hall.open_to_all().await;
    hall.town.stranger().get(&hall.at("/controle")).await.assert_status(404);
}

#[tokio::test]
async fn what_is_exported_can_be_brought_in_again_the_same() {
    let hall = hall().await;
    let adviser = hall.adviser().await;
    let csv = adviser.get(&hall.at("/bestand/plan.csv")).await;
    csv.assert_status(200);
    let registers = investments::registers(&hall.town.cx(Role::PolicyAdviser, None)).await.unwrap();
    let table = investments::read_table(csv.body.as_bytes(), &registers).expect(&csv.body);
    assert!(table.faults.is_empty(), "{:?}", table.faults);
    let plan = hall.plan().await;
    assert_eq!(table.lines.len(), plan.lines.len());
    for (read, kept) in table.lines.iter().zip(&plan.lines) {
        let amounts: Vec<_> = kept.cells.iter().map(|(year, cell)| (*year, cell.amount())).collect();
        assert_eq!(read.amounts.clone().into_iter().collect::<Vec<_>>(), amounts, "{}", kept.head.number);
        assert_eq!(
            (&read.coverage, &read.head.nature),
            (&kept.coverage, &kept.head.nature),
            "{}",
            kept.head.number
        );
    }
    assert_eq!(table.totals.len(), 4);
    for name in ["plan.xlsx", "plan.ods"] {
        adviser.get(&hall.at(&format!("/bestand/{name}"))).await.assert_status(200);
    }
}

fn upload(fields: &[(&str, &str)], file: &str) -> String {
    let mut body: String = fields
        .iter()
        .map(|(name, value)| {
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        })
        .collect();
    body += &format!(
        "--x\r\nContent-Disposition: form-data; name=\"tabel\"; filename=\"plan.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{file}\r\n--x--\r\n"
    );
    body
}

async fn bring(visitor: &Visitor, fields: &[(&str, &str)], file: &str) -> shell::test_kit::Page {
    let request = axum::http::Request::post("/geld/plan/invoer")
        .header("content-type", "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin");
    visitor.send(request, upload(fields, file)).await
}

#[tokio::test]
async fn a_table_is_looked_at_first_and_never_brought_in_by_half() {
    let hall = hall().await;
    let adviser = hall.adviser().await;
    adviser.get("/geld/plan/invoer").await.assert_status(200).assert_says("GALA (brede SPUK)");
    let looked = bring(&adviser, &[("doe", "bekijken")], kit::LINES).await;
    looked.assert_status(200).assert_says("28 regels gelezen").assert_says("3.046.644");
    let broken = kit::LINES.replace(",300000,300000,", ",volgt,-1,").replace(",340104,", ",\"1,000\",");
    let refused = bring(&adviser, &[("doe", "inbrengen"), ("naam", "Nieuw")], &broken).await;
    refused.assert_status(422).assert_says("I2").assert_says("J2").assert_says("I3").assert_says("Nee");
    let nameless = bring(&adviser, &[("doe", "inbrengen"), ("naam", "")], kit::LINES).await;
    nameless.assert_status(422).assert_error("naam", "Geef de versie een naam, in hooguit 120 tekens.");
    let cx = hall.town.cx(Role::PolicyAdviser, None);
    assert_eq!(investments::versions(&cx).await.unwrap().len(), 1);
    let brought = bring(&adviser, &[("doe", "inbrengen"), ("naam", "Nieuw")], kit::LINES).await;
    brought.assert_status(303);
    assert_eq!(investments::versions(&cx).await.unwrap().len(), 2);
    bring(&adviser, &[], "geen tabel").await.assert_status(422).assert_says("De eerste rij noemt geen kolom");
}

#[tokio::test]
async fn without_a_plan_the_page_says_so() {
    let town = town().await;
    town.stranger().get("/geld").await.assert_status(200).assert_says("Er is nog geen plan");
    town.stranger().get("/geld/plan").await.assert_status(200).assert_says("Er is nog geen plan");
}

#[tokio::test]
async fn the_page_of_a_line_shows_on_which_evaluation_it_depends_and_changes_it() {
    let hall = hall().await;
    let adviser = hall.adviser().await;
    let plan = hall.plan().await;
    let line = plan.lines.iter().find(|line| line.head.number == "18").unwrap().id;
    let door = hall.at(&format!("/regel/{line}"));
    let page = adviser.get(&door).await;
    page.assert_status(200).assert_says("Evaluatie gepland in").assert_says("2024").assert_says("250.000");
    let seen = hall.seen().await;
    let gala = plan.sources.values().find(|one| one.particulars.name.starts_with("GALA")).unwrap().id;
    let cover =
        [("version", seen.clone()), ("doe", "dekken".to_owned()), ("bron", format!("{gala}/Valpreventie"))];
    let cover: Vec<(&str, &str)> = cover.iter().map(|(name, value)| (*name, value.as_str())).collect();
    adviser.post(&door, &cover).await.assert_status(303);
    adviser.get(&door).await.assert_says("GALA (brede SPUK) – Valpreventie");
    let seen = hall.seen().await;
    let lifted = [("version", seen.as_str()), ("doe", "conclusie"), ("conclusie", "2024-10-01")];
    adviser.post(&door, &lifted).await.assert_status(303);
    adviser.get(&door).await.assert_says("01-10-2024").assert_says("Evaluatie gepland in");
    let seen = hall.seen().await;
    let words = [
        ("version", seen.as_str()),
        ("doe", "woorden"),
        ("nummer", "18b"),
        ("soort", "structural"),
        ("aard", "reservation"),
        ("toelichting", "Nog geen plan"),
    ];
    adviser.post(&door, &words).await.assert_status(303);
    adviser.get(&door).await.assert_says("18b").assert_says("Nog geen plan").assert_says("Reservering");
    let nameless = [("version", seen.as_str()), ("doe", "woorden"), ("nummer", " "), ("soort", "structural")];
    let refused = adviser.post(&door, &nameless).await;
    refused.assert_status(422).assert_error("nummer", "Vul een nummer in, in hooguit 20 tekens.");
    hall.town.stranger().get(&door).await.assert_status(404);
    adviser.get(&hall.at("/regel/01890000-0000-7000-8000-000000000099")).await.assert_status(404);
}

#[tokio::test]
async fn what_a_line_did_cost_is_written_on_its_page() {
    let hall = hall().await;
    hall.adopt(DECISION.parse().unwrap()).await;
    let controller = hall.town.somebody(Role::Finance, None).await;
    let line = hall.plan().await.lines.iter().find(|line| line.head.number == "1").unwrap().id;
    let door = hall.at(&format!("/regel/{line}"));
    let seen = hall.seen().await;
    let wrong = [("version", seen.as_str()), ("doe", "uitgeven"), ("jaar", "2024"), ("bedrag", "veel")];
    controller
        .post(&door, &wrong)
        .await
        .assert_status(422)
        .assert_error("bedrag", "Vul een bedrag in, zoals 12.500.");
    let spent = [("version", seen.as_str()), ("doe", "uitgeven"), ("jaar", "2024"), ("bedrag", "298.000,75")];
    controller.post(&door, &spent).await.assert_status(303);
    controller
        .get(&door)
        .await
        .assert_says("298.000,75")
        .assert_says("Uitgegeven")
        .assert_says("Sluit de regel af");
    let adviser = hall.adviser().await;
    adviser.post(&door, &spent).await.assert_status(404);
}

#[tokio::test]
async fn a_source_is_added_changed_and_gets_surer() {
    let hall = hall().await;
    let adviser = hall.adviser().await;
    adviser.get("/geld/bronnen").await.assert_status(200).assert_says("2.000.000 per jaar (onzeker)");
    let empty = adviser.post("/geld/bronnen/nieuw", &[("naam", ""), ("plafond", "veel")]).await;
    empty.assert_status(422).assert_error("naam", "Vul een naam in, in hooguit 120 tekens.");
    empty.assert_says("href=\"#plafond\">");
    let form = [
        ("naam", "Provinciale bijdrage"),
        ("soort", "co-financing"),
        ("blijvend", "incidental"),
        ("doel", "Leefbaarheid"),
        ("plafond", "120.000"),
        ("duur", "looptijd"),
        ("zeker", "ja"),
        ("vanaf", "2024"),
        ("tot", "2026"),
        ("onderdelen", "Dorpen: 40.000\nWijken"),
    ];
    adviser.post("/geld/bronnen/nieuw", &form).await.assert_status(303);
    let list = adviser.get("/geld/bronnen").await;
    list.assert_says("120.000 2024–2026").assert_says("Aangenomen");
    let twice = adviser.post("/geld/bronnen/nieuw", &form).await;
    twice.assert_status(422).assert_error("naam", "Er is al een bron met deze naam.");
    let known = investments::sources(&hall.town.cx(Role::PolicyAdviser, None)).await.unwrap();
    let id = known.iter().find(|source| source.particulars.name == "Provinciale bijdrage").unwrap().id;
    let door = format!("/geld/bronnen/{id}");
    adviser.get(&door).await.assert_says("Dorpen: 40.000").assert_says("Het is aangevraagd");
    adviser.post(&door, &[("version", "1"), ("stap", "apply")]).await.assert_status(303);
    adviser.get(&door).await.assert_says("Aangevraagd").assert_says("Het is toegekend");
    adviser.post(&door, &[("version", "1"), ("stap", "award")]).await.assert_status(409);
    hall.town.somebody(Role::MapEditor, None).await.get(&door).await.assert_status(404);
}
