//! Stories about to what the lines of a plan lead, and what is decided on them after adoption.

use std::ops::Deref;

use access::{Cx, Role};
use investments::{Adoption, Nature};
use kernel::{Cents, Openness};
use learning::{EvaluationId, EvaluationPlan};
use shell::test_kit::Visitor;
use tracks::{NewTrack, TrackId};
use vision::{DecisionId, Name, NameKind, NewTheme, ThemeId, ThemeKind};

use crate::hall::{Hall, TASK, bring_in, decision, sources, town, with};

/// The plan with what its lines lead to.
struct Linked {
    hall: Hall,
    ambition: ThemeId,
    evaluation: EvaluationId,
    decision: DecisionId,
    track: TrackId,
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

async fn track(cx: &Cx, openness: Openness) -> TrackId {
    let new = NewTrack {
        slug: "sterke-sociale-basis".parse().unwrap(),
        number: 1,
        name: "Sterke sociale basis".to_owned(),
        about: "Steun dichtbij".to_owned(),
        owner: None,
        openness,
        source: None,
    };
    tracks::add_track(cx, &new).await.unwrap()
}

/// The plan of Zwolle, of which lines 3 and 4 serve an ambition and a track, and line 4 leads to its evaluation.
async fn linked() -> Linked {
    linked_to(Openness::Public).await
}

/// The same, of which the track is seen by some only.
async fn linked_to(openness: Openness) -> Linked {
    let town = town().await;
    let cx = town.cx(Role::PolicyAdviser, None);
    let (ambition, evaluation) = (ambition(&cx).await, evaluation(&cx).await);
    let track = track(&cx, openness).await;
    let id = bring_in(&cx, &sources(&cx).await, |lines| {
        for line in lines.iter_mut().filter(|line| ["3", "4"].contains(&line.head.number.as_str())) {
            line.head.ambition = Some(ambition);
            line.head.track = Some(track);
            if let Nature::Conditional(condition) = &mut line.head.nature {
                condition.evaluation = Some(evaluation);
            }
        }
    })
    .await;
    let decision = decision(&cx, "Begroting 2024").await;
    Linked { hall: Hall { town, id }, ambition, evaluation, decision, track }
}

impl Deref for Linked {
    type Target = Hall;

    fn deref(&self) -> &Hall {
        &self.hall
    }
}

impl Linked {
    async fn door(&self, number: &str, door: &str) -> String {
        self.at(&format!("/regel/{}{door}", self.line(number).await.id))
    }

    async fn finance(&self) -> Visitor {
        self.town.somebody(Role::Finance, None).await
    }
}

#[tokio::test]
async fn from_an_ambition_one_sees_its_money_and_the_evaluation_that_a_line_depends_on() {
    let hall = linked().await;
    hall.open_to_all().await;
    let page = hall.town.stranger().get(&format!("/geld?ambitie={}&jaar=2026", hall.ambition)).await;
    page.assert_status(200)
        .assert_says("Sociale contacten")
        .assert_says("Overzicht en vindbaarheid initiatieven")
        .assert_says("Evaluatie vindbaarheid")
        .assert_says(&format!("/evaluaties/{}", hall.evaluation))
        .assert_never_says("Wijkgericht welzijnswerk");
    page.assert_says("<details class=\"fold\" open>").assert_says("In 2026 gaat het om");
    let all = hall.town.stranger().get("/geld?jaar=2026").await;
    all.assert_says("In 2026 gaat het om 3.046.644 euro. Het meeste komt uit");
    all.assert_never_says("<details class=\"fold\" open>");
    all.assert_says("Per ambitie").assert_says("Wijkgericht welzijnswerk").assert_says("flow__link");
    let file = format!("/geld/bestand/stroom.csv?jaar=2026&ambitie={}", hall.ambition);
    hall.town
        .stranger()
        .get(&file)
        .await
        .assert_status(200)
        .assert_says("GALA (brede SPUK),Sociale contacten,Overzicht en vindbaarheid initiatieven,50000.00");
    let waits = hall.town.stranger().get("/geld/bestand/evaluaties.csv?jaar=2026").await;
    waits
        .assert_status(200)
        .assert_says("Overzicht en vindbaarheid initiatieven,2027,50000.00,Evaluatie vindbaarheid,");
    let spent = hall.town.stranger().get("/geld/bestand/inzet.csv?jaar=2026").await;
    spent.assert_status(200).assert_says("\"Opbouwwerk, SamenZwolle, SamenOuderen\",350000.00,");
    let ends = hall.town.stranger().get("/geld/bestand/einde.csv").await;
    ends.assert_status(200).assert_says("Diversiteit en inclusie,2026,115000.00");
    let line = hall.town.stranger().get(&hall.door("4", "").await).await;
    line.assert_says(&format!("/visie/thema/{}", hall.ambition)).assert_says("Evaluatie vindbaarheid");
}

#[tokio::test]
async fn from_a_track_one_sees_its_money_and_what_no_document_says_is_told() {
    let hall = linked().await;
    hall.open_to_all().await;
    let stranger = hall.town.stranger();
    let page = stranger.get("/geld?spoor=sterke-sociale-basis&jaar=2026").await;
    page.assert_status(200)
        .assert_says("U ziet alleen het geld voor dit spoor")
        .assert_says("/plannen/sterke-sociale-basis")
        .assert_says("Overzicht en vindbaarheid initiatieven")
        .assert_never_says("Wijkgericht welzijnswerk");
    let all = stranger.get("/geld?jaar=2026").await;
    all.assert_says("Per spoor").assert_says("Het plan noemt geen spoor").assert_says("spoor=geen");
    let untold = stranger.get("/geld?spoor=geen&jaar=2026").await;
    untold
        .assert_says("Wijkgericht welzijnswerk")
        .assert_never_says("Overzicht en vindbaarheid initiatieven");
    let file = stranger.get("/geld/bestand/track.csv").await;
    file.assert_status(200).assert_says("Sterke sociale basis,50000.00,50000.00,50000.00,50000.00,0,0");
    let narrowed = stranger.get("/geld/bestand/source.csv?spoor=sterke-sociale-basis").await;
    narrowed.assert_says("GALA (brede SPUK),50000.00").assert_never_says("Schoutenmiddelen");
    let line = stranger.get(&hall.door("3", "").await).await;
    line.assert_says("/plannen/sterke-sociale-basis");
    stranger.get(&hall.door("1", "").await).await.assert_says("Spoor").assert_says("Niet genoemd");
    for nowhere in ["/geld?spoor=bestaat-niet", "/geld/bestand/track.csv?spoor=bestaat-niet"] {
        stranger.get(nowhere).await.assert_status(404);
    }
}

#[tokio::test]
async fn a_track_that_is_not_open_is_found_by_strangers_through_no_door_of_the_money() {
    let hall = linked_to(Openness::Internal).await;
    hall.open_to_all().await;
    let (stranger, adviser) = (hall.town.stranger(), hall.adviser().await);
    let line = hall.door("3", "").await;
    let grid = hall.at("");
    let sheet = hall.at("/bestand/plan.csv");
    for door in ["/geld", "/geld/bestand/track.csv", line.as_str(), grid.as_str(), sheet.as_str()] {
        let page = stranger.get(door).await;
        page.assert_status(200).assert_never_says("Sterke sociale basis").assert_never_says("Spoor 1");
    }
    stranger.get("/geld").await.assert_says("Een ander spoor");
    adviser.get("/geld").await.assert_says("Sterke sociale basis");
    adviser.get(&grid).await.assert_says("Spoor 1");
    for door in ["/geld", "/geld/bestand/source.csv"] {
        let narrowed = format!("{door}?spoor=sterke-sociale-basis");
        stranger.get(&narrowed).await.assert_status(404);
        adviser.get(&narrowed).await.assert_status(200);
    }
}

#[tokio::test]
async fn a_table_keeps_ambition_track_goal_and_evaluation_on_the_way_out_and_in() {
    let hall = linked().await;
    let cx = hall.cx();
    let csv = hall.town.somebody(Role::PolicyAdviser, None).await;
    let csv = csv.get(&format!("/geld/plan/{}/bestand/plan.csv", hall.id)).await;
    csv.assert_status(200).assert_says("Sociale contacten,").assert_says("Evaluatie vindbaarheid");
    let registers = investments::registers(&cx).await.unwrap();
    let table = investments::read_table(csv.body.as_bytes(), &registers).expect(&csv.body);
    assert!(table.faults.is_empty(), "{:?}", table.faults);
    let read = table.lines.iter().find(|line| line.head.number == "4").unwrap();
    let kept = hall.line("4").await;
    assert_eq!((read.head.ambition, &read.head.nature), (Some(hall.ambition), &kept.head.nature));
    assert_eq!((read.head.track, kept.head.track), (Some(hall.track), Some(hall.track)));

    let text = "regel;interventie;S/I;aard;evaluatie;vanaf;welke evaluatie;ambitie;doel;spoor;2024\n\
                1;A;S;voorwaardelijk;2026;2027;Evaluatie vindbaarheid;1;;1;5\n\
                2;B;S;voorwaardelijk;2026;2027;Evaluatie van niets;de mooiste;9.9.9 (2024);7;5\n";
    let table = investments::read_table(text.as_bytes(), &registers).unwrap();
    let first = &table.lines[0].head;
    assert_eq!((first.ambition, first.track), (Some(hall.ambition), Some(hall.track)));
    let faults: Vec<String> =
        table.faults.iter().map(|fault| format!("{} {}", fault.at, fault.reason)).collect();
    assert_eq!(
        faults,
        ["G3 unknown-evaluation", "H3 unknown-ambition", "I3 unknown-goal", "J3 unknown-track"]
    );
    let editor = hall.town.cx(Role::MapEditor, None);
    assert!(investments::registers(&editor).await.is_err());
}

#[tokio::test]
async fn what_a_line_leads_to_is_chosen_from_the_registers() {
    let hall = linked().await;
    let adviser = hall.adviser().await;
    let here = hall.door("5", "").await;
    adviser.get(&here).await.assert_says("Evaluatie vindbaarheid").assert_says("Begroting 2024");
    let (seen, ambition, evaluation) =
        (hall.seen().await, hall.ambition.to_string(), hall.evaluation.to_string());
    let track = hall.track.to_string();
    let typed = [
        ("version", seen.as_str()),
        ("doe", "woorden"),
        ("nummer", "5"),
        ("soort", "incidental"),
        ("aard", "conditional"),
        ("evaluatie", "2026"),
        ("vanaf", "2026"),
        ("ambitie", ambition.as_str()),
        ("spoor", track.as_str()),
        ("evaluatie-register", evaluation.as_str()),
    ];
    adviser.post(&here, &typed).await.assert_status(303);
    let line = hall.line("5").await;
    assert_eq!((line.head.ambition, line.head.track), (Some(hall.ambition), Some(hall.track)));
    let Nature::Conditional(condition) = line.head.nature else { panic!("{:?}", line.head.nature) };
    assert_eq!(condition.evaluation, Some(hall.evaluation));
    let seen = hall.seen().await;
    for (field, message) in [("ambitie", "Kies een ambitie, of geen."), ("spoor", "Kies een spoor, of geen.")]
    {
        let wrong = with(&with(&typed, "version", &seen), field, "de mooiste");
        adviser.post(&here, &wrong).await.assert_status(422).assert_error(field, message);
    }
}

#[tokio::test]
async fn an_adopted_line_gets_other_amounts_by_decision_and_only_when_it_closes() {
    let hall = linked().await;
    hall.adopt(hall.decision).await;
    let (finance, door) = (hall.finance().await, hall.door("1", "/wijziging").await);
    finance.get(&door).await.assert_status(200).assert_says("2024: Bedrag").assert_says("Begroting 2024");
    let (seen, decision) = (hall.seen().await, hall.decision.to_string());
    let open = [("version", seen.as_str()), ("bedrag-2025", "310.000"), ("besluit", decision.as_str())];
    finance.post(&door, &open).await.assert_status(422).assert_says("De dekking is niet gelijk");
    let undecided = [("version", seen.as_str()), ("bedrag-2025", "310.000"), ("dekking-0-2025", "310.000")];
    finance.post(&door, &undecided).await.assert_status(422).assert_error("besluit", "Kies het besluit");
    let text = [("version", seen.as_str()), ("bedrag-2025", "veel"), ("besluit", decision.as_str())];
    finance.post(&door, &text).await.assert_status(422).assert_says("“veel” is geen bedrag");
    let mut whole = undecided.to_vec();
    whole.push(("besluit", decision.as_str()));
    finance.post(&door, &whole).await.assert_status(303);
    let line = hall.line("1").await;
    assert_eq!(line.amount(2025).cents(), Cents(31_000_000));
    assert_eq!(line.cells[&2025].adopted.unwrap().cents(), Cents(30_000_000));
    let steps = finance.get(&hall.door("1", "").await).await;
    steps.assert_says("Wat er is gebeurd").assert_says("Gewijzigd na vaststelling");
    steps.assert_says("01-11-2023").assert_says(&format!("/besluiten/{decision}"));
    let version = finance.get(&format!("/geld/plan/{}", hall.id)).await;
    version.assert_says("Beleidsadviseur").assert_says("Financi");
    let adviser = hall.adviser().await;
    adviser.get(&door).await.assert_status(404);
}

#[tokio::test]
async fn a_line_goes_on_without_its_evaluation_by_decision_and_with_a_reason() {
    let hall = linked().await;
    hall.adopt(hall.decision).await;
    let (finance, door) = (hall.finance().await, hall.door("4", "/zonder-evaluatie").await);
    finance.get(&hall.door("4", "").await).await.assert_says("Doorgaan zonder evaluatie");
    finance.get(&door).await.assert_status(200);
    let (seen, decision) = (hall.seen().await, hall.decision.to_string());
    let early = [
        ("version", seen.as_str()),
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
    let page = finance.get(&hall.door("4", "").await).await;
    page.assert_says("Gaat verder zonder evaluatie").assert_says(&format!("/besluiten/{decision}"));
    page.assert_says("De evaluatie kost meer tijd").assert_says("2027").assert_says("2026");
    finance.get(&door).await.assert_status(404);
}

#[tokio::test]
async fn who_wrote_in_a_version_sees_why_somebody_else_adopts_it() {
    let hall = linked().await;
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
    let hall = linked().await;
    hall.adopt(hall.decision).await;
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
    let posted = [("version", seen.to_string()), ("besluit", hall.decision.to_string())];
    let posted: Vec<(&str, &str)> = posted.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let again = hall.finance().await.post(&format!("/geld/plan/{copy}/vaststellen"), &posted).await;
    again.assert_status(422).assert_says("Er is nog 1 fout die niemand heeft uitgelegd");
}

#[tokio::test]
async fn what_a_track_is_to_save_stands_with_its_money() {
    let hall = linked().await;
    hall.open_to_all().await;
    let adviser = hall.adviser().await;
    let track = hall.track.to_string();
    let wrong = with(&with(&TASK, "code", "1d"), "spoor", "de mooiste");
    let new = "/geld/besparingen/taak/nieuw";
    adviser.post(new, &wrong).await.assert_status(422).assert_error("spoor", "Kies een spoor, of geen.");
    let made = adviser.post(new, &with(&TASK, "spoor", &track)).await;
    let task = made.location().unwrap().to_owned();
    adviser.post(new, &with(&with(&TASK, "code", "9z"), "naam", "Zonder spoor")).await.assert_status(303);

    let stranger = hall.town.stranger();
    stranger.get(&task).await.assert_says("/plannen/sterke-sociale-basis");
    let of_track = stranger.get("/geld?spoor=sterke-sociale-basis").await;
    of_track.assert_says("Wat er bespaard moet worden").assert_says("1b Toegang dyslexiezorg");
    of_track.assert_never_says("Zonder spoor");
    let of_none = stranger.get("/geld?spoor=geen").await;
    of_none.assert_says("9z Zonder spoor").assert_never_says("1b Toegang dyslexiezorg");
    stranger.get("/geld").await.assert_never_says("1b Toegang dyslexiezorg");
    let file = stranger.get("/geld/besparingen/bestand/taken.csv").await;
    file.assert_says("1b Toegang dyslexiezorg,Sterke sociale basis,2023");

    let seen = [with(&TASK, "spoor", &track), vec![("version", "1")]].concat();
    adviser.post(&format!("{task}/wijzigen"), &with(&seen, "spoor", "")).await.assert_status(303);
    let empty = stranger.get("/geld?spoor=sterke-sociale-basis").await;
    empty.assert_status(200).assert_never_says("Wat er bespaard moet worden");
}

#[tokio::test]
async fn what_a_hidden_track_is_to_save_names_no_track() {
    let hall = linked_to(Openness::Internal).await;
    let track = hall.track.to_string();
    let made = hall.adviser().await.post("/geld/besparingen/taak/nieuw", &with(&TASK, "spoor", &track)).await;
    let task = made.location().unwrap().to_owned();
    let stranger = hall.town.stranger();
    for path in [task.as_str(), "/geld/besparingen/bestand/taken.csv"] {
        let page = stranger.get(path).await;
        page.assert_status(200).assert_never_says("Sterke sociale basis").assert_never_says("sterke-sociale");
    }
}
