//! Stories about to what the lines of a plan lead, and what is decided on them after adoption.
#![expect(clippy::unwrap_used, reason = "a story whose town cannot be built must stop")]

#[expect(dead_code, reason = "this test uses a part of it")]
mod kit;

use access::{Cx, Role};
use investments::{Adoption, BudgetLine, Nature, Plan, PlanVersionId, VersionHead};
use kernel::{Cents, Openness};
use learning::{EvaluationId, EvaluationPlan};
use shell::test_kit::{Town, Visitor};
use vision::{Body, DecisionId, Name, NameKind, NewDecision, NewTheme, ThemeId, ThemeKind};

struct Hall {
    town: Town,
    id: PlanVersionId,
    ambition: ThemeId,
    evaluation: EvaluationId,
    decision: DecisionId,
}

async fn ambition(cx: &Cx) -> ThemeId {
    let name = Name {
        text: "Sociale contacten".to_owned(),
        kind: NameKind::Official,
        since: None,
        until: None,
        source: None,
    };
    let new = NewTheme {
        kind: ThemeKind::Ambition,
        number: 1,
        about: String::new(),
        names: vec![name],
        openness: Openness::Public,
        source: None,
    };
    vision::add_theme(cx, &new).await.unwrap()
}

async fn evaluation(cx: &Cx) -> EvaluationId {
    let plan = EvaluationPlan {
        title: "Evaluatie vindbaarheid".to_owned(),
        pilot: None,
        interim: false,
        questions: Vec::new(),
        method: String::new(),
        openness: Openness::Public,
        source: None,
    };
    learning::add_evaluation(cx, &plan, "2026".parse().unwrap()).await.unwrap()
}

/// The plan of Zwolle, of which line 4 serves an ambition and leads to its evaluation, open to all.
async fn hall() -> Hall {
    let town = Town::on("2023-11-01", &kit::migrations(), |house| vec![investments::room(house)]).await;
    let cx = town.cx(Role::PolicyAdviser, None);
    for particulars in kit::particulars() {
        investments::add_source(&cx, &particulars).await.unwrap();
    }
    let known = investments::sources(&cx).await.unwrap();
    let sources = known.into_iter().map(|source| (source.particulars.name.clone(), source)).collect();
    let mut table = kit::table(&sources);
    let head = kit::head(&table, &sources);
    let (ambition, evaluation) = (ambition(&cx).await, evaluation(&cx).await);
    for line in table.lines.iter_mut().filter(|line| ["3", "4"].contains(&line.head.number.as_str())) {
        line.head.ambition = Some(ambition);
        if let Nature::Conditional(condition) = &mut line.head.nature {
            condition.evaluation = Some(evaluation);
        }
    }
    let new = NewDecision::titled("Begroting 2024", Body::Council, "2023-11-13".parse().unwrap());
    let decision = vision::register_decision(&cx, &new).await.unwrap();
    let id = investments::bring_in(&cx, head, table.lines).await.unwrap();
    Hall { town, id, ambition, evaluation, decision }
}

impl Hall {
    async fn plan(&self) -> Plan {
        investments::plan(&self.town.cx(Role::PolicyAdviser, None), self.id).await.unwrap()
    }

    async fn line(&self, number: &str) -> BudgetLine {
        self.plan().await.lines.into_iter().find(|line| line.head.number == number).unwrap()
    }

    async fn at(&self, number: &str, door: &str) -> String {
        format!("/geld/plan/{}/regel/{}{door}", self.id, self.line(number).await.id)
    }

    async fn seen(&self) -> String {
        self.plan().await.version.version.to_string()
    }

    async fn open_to_all(&self) {
        let plan = self.plan().await;
        let head = VersionHead { openness: Openness::Public, ..plan.version.head };
        let cx = self.town.cx(Role::PolicyAdviser, None);
        investments::change_head(&cx, (self.id, plan.version.version), head).await.unwrap();
    }

    async fn adopt(&self) {
        let cx = self.town.cx(Role::PolicyAdviser, None);
        investments::propose(&cx, (self.id, self.plan().await.version.version)).await.unwrap();
        let adoption = Adoption { decision: self.decision, beyond_sources: None };
        let seen = (self.id, self.plan().await.version.version);
        investments::adopt(&self.town.cx(Role::Finance, None), seen, adoption).await.unwrap();
    }

    async fn finance(&self) -> Visitor {
        self.town.somebody(Role::Finance, None).await
    }
}

#[tokio::test]
async fn from_an_ambition_one_sees_its_money_and_the_evaluation_that_a_line_depends_on() {
    let hall = hall().await;
    hall.open_to_all().await;
    let page = hall.town.stranger().get(&format!("/geld?ambitie={}&jaar=2026", hall.ambition)).await;
    page.assert_status(200)
        .assert_says("Sociale contacten")
        .assert_says("Overzicht en vindbaarheid initiatieven")
        .assert_says("Evaluatie vindbaarheid")
        .assert_says(&format!("/evaluaties/{}", hall.evaluation))
        .assert_never_says("Wijkgericht welzijnswerk");
    let all = hall.town.stranger().get("/geld?jaar=2026").await;
    all.assert_says("Per ambitie").assert_says("Wijkgericht welzijnswerk").assert_says("flow__link");
    let file = format!("/geld/bestand/stroom.csv?jaar=2026&ambitie={}", hall.ambition);
    hall.town
        .stranger()
        .get(&file)
        .await
        .assert_status(200)
        .assert_says("GALA (brede SPUK),Sociale contacten,Overzicht en vindbaarheid initiatieven,50000.00");
    let ends = hall.town.stranger().get("/geld/bestand/einde.csv").await;
    ends.assert_status(200).assert_says("Diversiteit en inclusie,2026,115000.00");
    let line = hall.town.stranger().get(&hall.at("4", "").await).await;
    line.assert_says(&format!("/visie/thema/{}", hall.ambition)).assert_says("Evaluatie vindbaarheid");
}

#[tokio::test]
async fn a_table_keeps_ambition_goal_and_evaluation_on_the_way_out_and_in() {
    let hall = hall().await;
    let cx = hall.town.cx(Role::PolicyAdviser, None);
    let csv = hall.town.somebody(Role::PolicyAdviser, None).await;
    let csv = csv.get(&format!("/geld/plan/{}/bestand/plan.csv", hall.id)).await;
    csv.assert_status(200).assert_says("Sociale contacten,").assert_says("Evaluatie vindbaarheid");
    let registers = investments::registers(&cx).await.unwrap();
    let table = investments::read_table(csv.body.as_bytes(), &registers).expect(&csv.body);
    assert!(table.faults.is_empty(), "{:?}", table.faults);
    let read = table.lines.iter().find(|line| line.head.number == "4").unwrap();
    let kept = hall.line("4").await;
    assert_eq!((read.head.ambition, &read.head.nature), (Some(hall.ambition), &kept.head.nature));

    let text = "regel;interventie;S/I;aard;evaluatie;vanaf;welke evaluatie;ambitie;doel;2024\n\
                1;A;S;voorwaardelijk;2026;2027;Evaluatie vindbaarheid;1;;5\n\
                2;B;S;voorwaardelijk;2026;2027;Evaluatie van niets;de mooiste;9.9.9 (2024);5\n";
    let table = investments::read_table(text.as_bytes(), &registers).unwrap();
    assert_eq!(table.lines[0].head.ambition, Some(hall.ambition));
    let faults: Vec<String> =
        table.faults.iter().map(|fault| format!("{} {}", fault.at, fault.reason)).collect();
    assert_eq!(faults, ["G3 unknown-evaluation", "H3 unknown-ambition", "I3 unknown-goal"]);
    let editor = hall.town.cx(Role::MapEditor, None);
    assert!(investments::registers(&editor).await.is_err());
}

#[tokio::test]
async fn what_a_line_leads_to_is_chosen_from_the_registers() {
    let hall = hall().await;
    let adviser = hall.town.somebody(Role::PolicyAdviser, None).await;
    let here = hall.at("5", "").await;
    adviser.get(&here).await.assert_says("Evaluatie vindbaarheid").assert_says("Begroting 2024");
    let (seen, ambition, evaluation) =
        (hall.seen().await, hall.ambition.to_string(), hall.evaluation.to_string());
    let typed = [
        ("versie", seen.as_str()),
        ("doe", "woorden"),
        ("nummer", "5"),
        ("soort", "incidental"),
        ("aard", "conditional"),
        ("evaluatie", "2026"),
        ("vanaf", "2026"),
        ("ambitie", ambition.as_str()),
        ("evaluatie-register", evaluation.as_str()),
    ];
    adviser.post(&here, &typed).await.assert_status(303);
    let line = hall.line("5").await;
    assert_eq!(line.head.ambition, Some(hall.ambition));
    let Nature::Conditional(condition) = line.head.nature else { panic!("{:?}", line.head.nature) };
    assert_eq!(condition.evaluation, Some(hall.evaluation));
    let seen = hall.seen().await;
    let mut wrong = typed;
    wrong[0] = ("versie", &seen);
    wrong[7] = ("ambitie", "de mooiste");
    adviser
        .post(&here, &wrong)
        .await
        .assert_status(422)
        .assert_error("ambitie", "Kies een ambitie, of geen.");
}

#[tokio::test]
async fn an_adopted_line_gets_other_amounts_by_decision_and_only_when_it_closes() {
    let hall = hall().await;
    hall.adopt().await;
    let (finance, door) = (hall.finance().await, hall.at("1", "/wijziging").await);
    finance.get(&door).await.assert_status(200).assert_says("2024: Bedrag").assert_says("Begroting 2024");
    let (seen, decision) = (hall.seen().await, hall.decision.to_string());
    let open = [("versie", seen.as_str()), ("bedrag-2025", "310.000"), ("besluit", decision.as_str())];
    finance.post(&door, &open).await.assert_status(422).assert_says("De dekking is niet gelijk");
    let undecided = [("versie", seen.as_str()), ("bedrag-2025", "310.000"), ("dekking-0-2025", "310.000")];
    finance.post(&door, &undecided).await.assert_status(422).assert_error("besluit", "Kies het besluit");
    let text = [("versie", seen.as_str()), ("bedrag-2025", "veel"), ("besluit", decision.as_str())];
    finance.post(&door, &text).await.assert_status(422).assert_says("“veel” is geen bedrag");
    let mut whole = undecided.to_vec();
    whole.push(("besluit", decision.as_str()));
    finance.post(&door, &whole).await.assert_status(303);
    let line = hall.line("1").await;
    assert_eq!(line.amount(2025).cents(), Cents(31_000_000));
    assert_eq!(line.cells[&2025].adopted.unwrap().cents(), Cents(30_000_000));
    let steps = finance.get(&hall.at("1", "").await).await;
    steps.assert_says("Wat er is gebeurd").assert_says("Gewijzigd na vaststelling");
    steps.assert_says("01-11-2023").assert_says(&format!("/besluiten/{decision}"));
    let version = finance.get(&format!("/geld/plan/{}", hall.id)).await;
    version.assert_says("Met welk besluit").assert_says("Beleidsadviseur").assert_says("Financi");
    let adviser = hall.town.somebody(Role::PolicyAdviser, None).await;
    adviser.get(&door).await.assert_status(404);
}

#[tokio::test]
async fn a_line_goes_on_without_its_evaluation_by_decision_and_with_a_reason() {
    let hall = hall().await;
    hall.adopt().await;
    let (finance, door) = (hall.finance().await, hall.at("4", "/zonder-evaluatie").await);
    finance.get(&hall.at("4", "").await).await.assert_says("Doorgaan zonder evaluatie");
    finance.get(&door).await.assert_status(200);
    let (seen, decision) = (hall.seen().await, hall.decision.to_string());
    let early = [
        ("versie", seen.as_str()),
        ("reden", "De evaluatie kost meer tijd"),
        ("nieuw-jaar", "2026"),
        ("besluit", decision.as_str()),
    ];
    finance
        .post(&door, &early)
        .await
        .assert_status(422)
        .assert_error("nieuw-jaar", "Vul een jaartal in dat na het oude jaar ligt");
    let mut later = early;
    later[2] = ("nieuw-jaar", "2027");
    finance.post(&door, &later).await.assert_status(303);
    let page = finance.get(&hall.at("4", "").await).await;
    page.assert_says("Gaat verder zonder evaluatie").assert_says(&format!("/besluiten/{decision}"));
    page.assert_says("De evaluatie kost meer tijd").assert_says("2027").assert_says("2026");
    finance.get(&door).await.assert_status(404);
}

#[tokio::test]
async fn who_wrote_in_a_version_sees_why_somebody_else_adopts_it() {
    let hall = hall().await;
    let writer = hall.finance().await;
    let mut cx = hall.town.cx(Role::Finance, None);
    cx.actor.account = writer.account;
    investments::propose(&cx, (hall.id, hall.plan().await.version.version)).await.unwrap();
    let here = format!("/geld/plan/{}", hall.id);
    let own = writer.get(&here).await;
    own.assert_says("Iemand anders stelt dit plan vast").assert_never_says("Stel vast");
    let other = hall.finance().await;
    other.get(&here).await.assert_says("Stel vast").assert_never_says("Iemand anders stelt dit plan vast");
}

#[tokio::test]
async fn an_error_that_nobody_explained_holds_up_adoption() {
    let hall = hall().await;
    hall.adopt().await;
    let finance = hall.town.cx(Role::Finance, None);
    let line = hall.line("1").await.id;
    let seen = (hall.id, hall.plan().await.version.version);
    investments::realise(&finance, seen, line, 2024, Cents(100)).await.unwrap();
    let adviser = hall.town.cx(Role::PolicyAdviser, None);
    let copy =
        investments::copy(&adviser, hall.id, ("Nieuw", ""), investments::Purpose::Plan, None).await.unwrap();
    let mut head = hall.line("1").await.head;
    head.nature = Nature::Reservation;
    let change = investments::Change::Head { line, head: Box::new(head) };
    let seen = investments::edit(&adviser, (copy, 1), &[change]).await.unwrap();
    let seen = investments::propose(&adviser, (copy, seen)).await.unwrap();
    let adoption = Adoption { decision: hall.decision, beyond_sources: None };
    let refused = investments::adopt(&finance, (copy, seen), adoption).await;
    assert!(matches!(refused.unwrap_err(), investments::MoneyError::Unexplained { errors: 1 }));
    let page = hall.finance().await.get(&format!("/geld/plan/{copy}")).await;
    page.assert_says("Leg eerst uit wat hier niet klopt").assert_says("/controle/");
    let posted = [("versie", seen.to_string()), ("besluit", hall.decision.to_string())];
    let posted: Vec<(&str, &str)> = posted.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let again = hall.finance().await.post(&format!("/geld/plan/{copy}/vaststellen"), &posted).await;
    again.assert_status(422).assert_says("Er is nog 1 fout die niemand heeft uitgelegd");
}
