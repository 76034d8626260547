//! Stories about two people who write at once: the second sees both versions, loses nothing and overwrites nothing.

use access::Role;
use shell::test_kit::Page;

use crate::hall::{BALANCE, CLAIM, PROOF, TASK, decision, hall, sources, town, with};
use crate::value_cases::TYPED;

fn says_both(page: &Page, theirs: &str, own: &str) {
    page.assert_status(409).assert_says("Iemand anders was u voor").assert_says("Dit staat er nu");
    page.assert_says(theirs).assert_says(own).assert_says("Mijn versie opslaan");
}

#[tokio::test]
async fn a_task_of_savings_is_not_overwritten_unseen() {
    let town = town().await;
    let page = town.somebody(Role::PolicyAdviser, None).await;
    let typed = with(&TASK, "version", "1");
    let task = page.post("/geld/besparingen/taak/nieuw", &typed).await.location().unwrap().to_owned();
    let door = format!("{task}/wijzigen");
    page.post(&door, &with(&typed, "naam", "Dyslexiezorg")).await.assert_status(303);
    let late = page.post(&door, &with(&typed, "bedragen", "2024; 150.000")).await;
    says_both(&late, "2024; 200.000", "2024; 150.000");
    late.assert_says("Dyslexiezorg").assert_says("name=\"version\" value=\"2\"");
    let on_top = with(&with(&typed, "version", "2"), "bedragen", "2024; 150.000");
    page.post(&door, &on_top).await.assert_status(303);
    page.get(&task).await.assert_says("150.000");

    let decision = decision(&town.cx(Role::PolicyAdviser, None), "Begroting 2024").await.to_string();
    let adjust = [("version", "3"), ("jaar", "2024"), ("erbij", "-50.000"), ("besluit", decision.as_str())];
    page.post(&task, &adjust).await.assert_status(303);
    let late = page.post(&task, &with(&adjust, "erbij", "-60.000")).await;
    late.assert_status(409).assert_says("100.000").assert_says("value=\"-60.000\"");
    late.assert_says("Iemand anders heeft deze taak gewijzigd");
}

#[tokio::test]
async fn evidence_and_judgement_of_a_claim_are_not_overwritten_unseen() {
    let town = town().await;
    let page = town.somebody(Role::PolicyAdviser, None).await;
    let task = page.post("/geld/besparingen/taak/nieuw", &TASK).await.location().unwrap().to_owned();
    let claiming = with(&CLAIM, "bedrag", "40.000");
    let claim = page.post(&format!("{task}/claim"), &claiming).await.location().unwrap().to_owned();
    page.post(&format!("{claim}/bewijs"), &PROOF).await.assert_status(303);
    let late = page.post(&format!("{claim}/bewijs"), &with(&PROOF, "bewijs", "Geteld met scholen")).await;
    late.assert_status(409).assert_says("Cijfers van 2022").assert_says("Geteld met scholen");
    late.assert_says("Uw stap kan nu niet meer").assert_never_says("Mijn versie opslaan");

    let finance = town.somebody(Role::Finance, None).await;
    let judging = [("version", "2"), ("oordeel", "accept"), ("reden", "Nagekeken")];
    finance.post(&format!("{claim}/oordeel"), &judging).await.assert_status(303);
    let other = with(&with(&judging, "oordeel", "reject"), "reden", "Niet te volgen");
    let late = finance.post(&format!("{claim}/oordeel"), &other).await;
    late.assert_status(409).assert_says("Nagekeken").assert_says("Niet te volgen");
    finance.get(&claim).await.assert_says("Aanvaard").assert_never_says("Niet te volgen");
}

#[tokio::test]
async fn a_printed_figure_and_a_source_are_not_overwritten_unseen() {
    let town = town().await;
    let page = town.somebody(Role::PolicyAdviser, None).await;
    let balance = with(&BALANCE, "version", "1");
    page.post("/geld/besparingen/cijfer/nieuw", &balance).await.assert_status(303);
    let list = page.get("/geld/besparingen").await;
    let at = list.body.find("/geld/besparingen/cijfer/0").unwrap();
    let figure: String = list.body[at..].chars().take_while(|sign| *sign != '"').collect();
    page.post(&figure, &with(&balance, "over", "360.000")).await.assert_status(303);
    says_both(&page.post(&figure, &with(&balance, "over", "370.000")).await, "360.000", "370.000");

    let cx = town.cx(Role::PolicyAdviser, None);
    let source = sources(&cx).await["Schoutenmiddelen"].id;
    let here = format!("/geld/bronnen/{source}");
    let form = [
        ("version", "1"),
        ("naam", "Schoutenmiddelen"),
        ("soort", "national-programme"),
        ("blijvend", "structural"),
        ("doel", "Armoede voorkomen"),
        ("duur", "jaar"),
        ("zeker", "ja"),
    ];
    page.post(&here, &form).await.assert_status(303);
    let late = page.post(&here, &with(&form, "blijvend", "incidental")).await;
    says_both(&late, "Structureel", "Incidenteel");
    let known = investments::sources(&cx).await.unwrap();
    let kept = known.iter().find(|one| one.id == source).unwrap();
    assert_eq!(kept.particulars.lasting, investments::Lasting::Structural);
}

#[tokio::test]
async fn a_value_case_is_not_overwritten_unseen() {
    let town = town().await;
    let page = town.somebody(Role::PolicyAdviser, None).await;
    let typed = with(&TYPED, "version", "1");
    let here = page.post("/waardecases/nieuw", &typed).await.location().unwrap().to_owned();
    let door = format!("{here}/wijzigen");
    page.post(&door, &with(&typed, "selectie", "all")).await.assert_status(303);
    let late = page.post(&door, &with(&typed, "naam", "Startbaan 2023")).await;
    says_both(&late, "Startbaan", "Startbaan 2023");
    page.get(&here).await.assert_never_says("Startbaan 2023");
}

#[tokio::test]
async fn the_words_of_a_line_are_not_overwritten_unseen() {
    let hall = hall().await;
    let page = hall.adviser().await;
    let here = hall.at(&format!("/regel/{}", hall.line("5").await.id));
    let seen = hall.seen().await;
    let words = [
        ("version", seen.as_str()),
        ("doe", "woorden"),
        ("nummer", "5"),
        ("soort", "incidental"),
        ("aard", "planned"),
        ("toelichting", "Loopt met de GGD"),
    ];
    page.post(&here, &words).await.assert_status(303);
    let late = page.post(&here, &with(&words, "toelichting", "Loopt met de sportraad")).await;
    says_both(&late, "Loopt met de GGD", "Loopt met de sportraad");
    late.assert_says("name=\"doe\" value=\"woorden\"");
    assert_eq!(hall.line("5").await.head.remark, "Loopt met de GGD");
    let cover = [("version", seen.as_str()), ("doe", "dekken"), ("bron", "")];
    page.post(&here, &cover).await.assert_status(422);
    let add = [("version", seen.as_str()), ("inzet", "Iets nieuws"), ("soort", "incidental")];
    let late = page.post(&hall.at("/regel"), &add).await;
    late.assert_status(409).assert_says("value=\"Iets nieuws\"");
}

#[tokio::test]
async fn a_decision_on_a_line_is_not_overwritten_unseen() {
    let hall = hall().await;
    let decision = decision(&hall.cx(), "Begroting 2024").await;
    hall.adopt(decision).await;
    let page = hall.town.somebody(Role::Finance, None).await;
    let door = hall.at(&format!("/regel/{}/wijziging", hall.line("1").await.id));
    let (seen, decision) = (hall.seen().await, decision.to_string());
    let amend = [
        ("version", seen.as_str()),
        ("bedrag-2025", "310.000"),
        ("dekking-0-2025", "310.000"),
        ("besluit", decision.as_str()),
    ];
    page.post(&door, &amend).await.assert_status(303);
    let more = with(&with(&amend, "bedrag-2025", "320.000"), "dekking-0-2025", "320.000");
    says_both(&page.post(&door, &more).await, "310.000", "320.000");
    let here = door.trim_end_matches("/wijziging");
    let spent = [("version", seen.as_str()), ("doe", "uitgeven"), ("jaar", "2024"), ("bedrag", "299.000")];
    let late = page.post(here, &spent).await;
    late.assert_status(409).assert_says("value=\"299.000\"");
}
