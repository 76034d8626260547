//! Stories about two people who write at once: the second sees both versions, loses nothing and overwrites nothing.
#![expect(clippy::unwrap_used, reason = "a story whose town cannot be built must stop")]

#[expect(dead_code, reason = "this test uses a part of it")]
mod kit;

use access::{Cx, Role};
use investments::{Adoption, BudgetLine, Plan, PlanVersionId};
use shell::test_kit::{Page, Town, Visitor};
use vision::{Body, DecisionId, NewDecision};

async fn town() -> Town {
    Town::on("2023-11-01", &kit::migrations(), |house| vec![investments::room(house)]).await
}

async fn decision(cx: &Cx) -> DecisionId {
    let new = NewDecision::titled("Begroting 2024", Body::Council, "2023-11-13".parse().unwrap());
    vision::register_decision(cx, &new).await.unwrap()
}

fn says_both(page: &Page, theirs: &str, own: &str) {
    page.assert_status(409).assert_says("Iemand anders was u voor").assert_says("Dit staat er nu");
    page.assert_says(theirs).assert_says(own).assert_says("Mijn versie opslaan");
}

/// The same fields, of which one is something else.
fn with<'a>(fields: &[(&'a str, &'a str)], name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let other = |(field, text): &(&'a str, &'a str)| {
        if *field == name { (name, value) } else { (*field, *text) }
    };
    fields.iter().map(other).collect()
}

#[tokio::test]
async fn a_task_of_savings_is_not_overwritten_unseen() {
    let town = town().await;
    let page = town.somebody(Role::PolicyAdviser, None).await;
    let typed = [
        ("versie", "1"),
        ("code", "1b"),
        ("naam", "Toegang dyslexiezorg"),
        ("soort", "level"),
        ("bedragen", "2024; 200.000"),
        ("openheid", "public"),
        ("vindplaats", "003:1139"),
    ];
    let task = page.post("/geld/besparingen/taak/nieuw", &typed).await.location().unwrap().to_owned();
    let door = format!("{task}/wijzigen");
    page.post(&door, &with(&typed, "naam", "Dyslexiezorg")).await.assert_status(303);
    let late = page.post(&door, &with(&typed, "bedragen", "2024; 150.000")).await;
    says_both(&late, "2024; 200.000", "2024; 150.000");
    late.assert_says("Dyslexiezorg").assert_says("name=\"versie\" value=\"2\"");
    let on_top = with(&with(&typed, "versie", "2"), "bedragen", "2024; 150.000");
    page.post(&door, &on_top).await.assert_status(303);
    page.get(&task).await.assert_says("150.000");

    let decision = decision(&town.cx(Role::PolicyAdviser, None)).await.to_string();
    let adjust = [("versie", "3"), ("jaar", "2024"), ("erbij", "-50.000"), ("besluit", decision.as_str())];
    page.post(&task, &adjust).await.assert_status(303);
    let late = page.post(&task, &with(&adjust, "erbij", "-60.000")).await;
    late.assert_status(409).assert_says("100.000").assert_says("value=\"-60.000\"");
    late.assert_says("Iemand anders heeft deze taak gewijzigd");
}

#[tokio::test]
async fn evidence_and_judgement_of_a_claim_are_not_overwritten_unseen() {
    let town = town().await;
    let page = town.somebody(Role::PolicyAdviser, None).await;
    let task = [
        ("code", "1b"),
        ("naam", "Toegang dyslexiezorg"),
        ("soort", "level"),
        ("bedragen", "2024; 200.000"),
        ("openheid", "public"),
        ("vindplaats", "003:1139"),
    ];
    let task = page.post("/geld/besparingen/taak/nieuw", &task).await.location().unwrap().to_owned();
    let claiming = [
        ("wat", "Minder kinderen in dyslexiezorg"),
        ("bedrag", "40.000"),
        ("terugkeer", "yearly"),
        ("vanaf", "2023"),
        ("manier", "Aantallen vergeleken"),
        ("vindplaats", "003:1154"),
    ];
    let claim = page.post(&format!("{task}/claim"), &claiming).await.location().unwrap().to_owned();
    let proof = [
        ("versie", "1"),
        ("bewijs", "Cijfers van 2022"),
        ("graad", "2"),
        ("bedrag", "40.000"),
        ("vindplaats", "003:555"),
    ];
    page.post(&format!("{claim}/bewijs"), &proof).await.assert_status(303);
    let late = page.post(&format!("{claim}/bewijs"), &with(&proof, "bewijs", "Geteld met scholen")).await;
    late.assert_status(409).assert_says("Cijfers van 2022").assert_says("Geteld met scholen");
    late.assert_says("kan nu niet meer worden opgeslagen").assert_never_says("Mijn versie opslaan");

    let finance = town.somebody(Role::Finance, None).await;
    let judging = [("versie", "2"), ("oordeel", "accept"), ("reden", "Nagekeken")];
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
    let balance = [
        ("versie", "1"),
        ("naam", "Besparing spoor 3"),
        ("soort", "balans"),
        ("oorspronkelijk", "4.700.000"),
        ("gerealiseerd", "1.150.000"),
        ("over", "350.000"),
        ("openheid", "public"),
        ("vindplaats", "003:415"),
    ];
    page.post("/geld/besparingen/cijfer/nieuw", &balance).await.assert_status(303);
    let list = page.get("/geld/besparingen").await;
    let at = list.body.find("/geld/besparingen/cijfer/0").unwrap();
    let figure: String = list.body[at..].chars().take_while(|sign| *sign != '"').collect();
    page.post(&figure, &with(&balance, "over", "360.000")).await.assert_status(303);
    says_both(&page.post(&figure, &with(&balance, "over", "370.000")).await, "360.000", "370.000");

    let cx = town.cx(Role::PolicyAdviser, None);
    let source = investments::add_source(&cx, &kit::particulars()[5]).await.unwrap();
    let here = format!("/geld/bronnen/{source}");
    let form = [
        ("versie", "1"),
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
    assert_eq!(known[0].particulars.lasting, investments::Lasting::Structural);
}

#[tokio::test]
async fn a_value_case_is_not_overwritten_unseen() {
    let town = town().await;
    let page = town.somebody(Role::PolicyAdviser, None).await;
    let typed = [
        ("versie", "1"),
        ("naam", "Startbaan"),
        ("per", "casus"),
        ("bedragen", "1; Participatiewet; 0; 9.000; 10.000/18.000/40.000; 3.000; 0"),
        ("kosten-bekend", "nee"),
        ("vorm", "triangular"),
        ("selectie", "chosen"),
        ("zonder", "judged-after"),
        ("voet", "2,25"),
        ("voet-bron", "Werkgroep discontovoet 2020"),
        ("moment", "mid-year"),
        ("toeval", "12"),
        ("openheid", "public"),
        ("vindplaats", "003:742"),
    ];
    let here = page.post("/waardecases/nieuw", &typed).await.location().unwrap().to_owned();
    let door = format!("{here}/wijzigen");
    page.post(&door, &with(&typed, "selectie", "all")).await.assert_status(303);
    let late = page.post(&door, &with(&typed, "naam", "Startbaan 2023")).await;
    says_both(&late, "Startbaan", "Startbaan 2023");
    page.get(&here).await.assert_never_says("Startbaan 2023");
}

struct Hall {
    town: Town,
    id: PlanVersionId,
    page: Visitor,
}

async fn hall() -> Hall {
    let town = town().await;
    let cx = town.cx(Role::PolicyAdviser, None);
    for particulars in kit::particulars() {
        investments::add_source(&cx, &particulars).await.unwrap();
    }
    let known = investments::sources(&cx).await.unwrap();
    let sources = known.into_iter().map(|source| (source.particulars.name.clone(), source)).collect();
    let table = kit::table(&sources);
    let head = kit::head(&table, &sources);
    let id = investments::bring_in(&cx, head, table.lines).await.unwrap();
    let page = town.somebody(Role::PolicyAdviser, None).await;
    Hall { town, id, page }
}

impl Hall {
    async fn plan(&self) -> Plan {
        investments::plan(&self.town.cx(Role::PolicyAdviser, None), self.id).await.unwrap()
    }

    async fn line(&self, number: &str) -> BudgetLine {
        self.plan().await.lines.into_iter().find(|line| line.head.number == number).unwrap()
    }

    async fn seen(&self) -> String {
        self.plan().await.version.version.to_string()
    }
}

#[tokio::test]
async fn the_words_of_a_line_are_not_overwritten_unseen() {
    let hall = hall().await;
    let here = format!("/geld/plan/{}/regel/{}", hall.id, hall.line("5").await.id);
    let seen = hall.seen().await;
    let words = [
        ("versie", seen.as_str()),
        ("doe", "woorden"),
        ("nummer", "5"),
        ("soort", "incidental"),
        ("aard", "planned"),
        ("toelichting", "Loopt met de GGD"),
    ];
    hall.page.post(&here, &words).await.assert_status(303);
    let late = hall.page.post(&here, &with(&words, "toelichting", "Loopt met de sportraad")).await;
    says_both(&late, "Loopt met de GGD", "Loopt met de sportraad");
    late.assert_says("name=\"doe\" value=\"woorden\"");
    assert_eq!(hall.line("5").await.head.remark, "Loopt met de GGD");
    let cover = [("versie", seen.as_str()), ("doe", "dekken"), ("bron", "")];
    hall.page.post(&here, &cover).await.assert_status(422);
    let add = [("versie", seen.as_str()), ("inzet", "Iets nieuws"), ("soort", "incidental")];
    let late = hall.page.post(&format!("/geld/plan/{}/regel", hall.id), &add).await;
    late.assert_status(409).assert_says("value=\"Iets nieuws\"");
}

#[tokio::test]
async fn a_decision_on_a_line_is_not_overwritten_unseen() {
    let hall = hall().await;
    let adviser = hall.town.cx(Role::PolicyAdviser, None);
    let decision = decision(&adviser).await;
    let version = hall.plan().await.version.version;
    let seen = investments::propose(&adviser, (hall.id, version)).await.unwrap();
    let adoption = Adoption { decision, beyond_sources: None };
    let finance = hall.town.cx(Role::Finance, None);
    investments::adopt(&finance, (hall.id, seen), adoption).await.unwrap();
    let page = hall.town.somebody(Role::Finance, None).await;
    let door = format!("/geld/plan/{}/regel/{}/wijziging", hall.id, hall.line("1").await.id);
    let (seen, decision) = (hall.seen().await, decision.to_string());
    let amend = [
        ("versie", seen.as_str()),
        ("bedrag-2025", "310.000"),
        ("dekking-0-2025", "310.000"),
        ("besluit", decision.as_str()),
    ];
    page.post(&door, &amend).await.assert_status(303);
    let more = with(&with(&amend, "bedrag-2025", "320.000"), "dekking-0-2025", "320.000");
    says_both(&page.post(&door, &more).await, "310.000", "320.000");
    let here = door.trim_end_matches("/wijziging");
    let spent = [("versie", seen.as_str()), ("doe", "uitgeven"), ("jaar", "2024"), ("bedrag", "299.000")];
    let late = page.post(here, &spent).await;
    late.assert_status(409).assert_says("value=\"299.000\"");
}
