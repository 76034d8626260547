//! What stands out is noticed, talked about and written down.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use access::Role;
use areas::{AreasToImport, division_from_csv};
use indicators::{Definition, Direction, SignalError, SignalState, SignalStep};
use kernel::{Openness, Source};
use shell::test_kit::Town;
use store::test_kit::Engine;

use super::town::{add, adviser, bring_in, share, undivided, undivided_on};

/// A town with a ward of twelve neighbourhoods; in the last one more and more people are lonely.
async fn figures(town: &Town, definition: Definition) {
    let mut areas = "code,name,ward_code,ward_name,district,rd_x,rd_y,hectares\n".to_owned();
    let mut figures = "gebied,periode,eenzaam:teller,eenzaam:noemer\n".to_owned();
    for place in 0..12 {
        writeln!(
            areas,
            "BU019310{place:02},Buurt {place},WK019310,Binnenstad,Midden,{},502861,33",
            202_000 + place
        )
        .unwrap();
        for year in 2016..2025 {
            let part = if place == 11 {
                250 + 30 * (year - 2016)
            } else {
                180 + (place * 7) % 40 + (year * place) % 5
            };
            writeln!(figures, "BU019310{place:02},{year},{part},1000").unwrap();
        }
    }
    let import = AreasToImport {
        division: division_from_csv(&areas, "GM0193".parse().unwrap()).unwrap(),
        municipality_name: "Zwolle".to_owned(),
        boundaries: BTreeMap::new(),
        valid_from: "2024-01-01".parse().unwrap(),
        source: Source { name: "CBS".to_owned(), taken_on: None },
    };
    areas::import_areas(&town.cx(Role::FunctionalAdministrator, None), &import).await.unwrap();
    add(&adviser(town), "eenzaam", Openness::Public, definition).await;
    bring_in(town, &figures).await.unwrap();
}

fn ambiguous() -> Definition {
    Definition { direction: Direction::Ambiguous, ..share() }
}

#[tokio::test]
async fn a_signal_is_noticed_once_and_goes_its_way_on_both_engines() {
    for engine in Engine::ALL {
        let Some(town) = undivided_on(engine).await else { continue };
        figures(&town, ambiguous()).await;
        let cx = adviser(&town);
        assert_eq!(indicators::look_for_signals(&cx).await.unwrap(), 1);
        assert_eq!(indicators::look_for_signals(&cx).await.unwrap(), 0, "by the same figures nothing is new");
        let [one] = <[indicators::Signal; 1]>::try_from(indicators::signals(&cx).await.unwrap()).unwrap();
        assert_eq!((one.place.to_string().as_str(), one.state), ("BU01931011", SignalState::Noticed));
        let aside = indicators::step_signal(&cx, (one.id, 1), (SignalStep::SetAside, " ")).await;
        assert!(matches!(aside, Err(SignalError::NoReason)));
        indicators::step_signal(&cx, (one.id, 1), (SignalStep::SetAside, "Telfout.")).await.unwrap();
        let again = indicators::step_signal(&cx, (one.id, 1), (SignalStep::Return, "")).await;
        assert!(matches!(again, Err(SignalError::Stale)));
        // A later figure asks again.
        bring_in(&town, &next_year()).await.unwrap();
        assert_eq!(indicators::look_for_signals(&cx).await.unwrap(), 1);
        let back = indicators::signals(&cx).await.unwrap();
        assert_eq!(
            (back.len(), back[0].id, back[0].state, back[0].reason.as_str()),
            (1, one.id, SignalState::Noticed, "")
        );
        let editor = town.cx(Role::MapEditor, None);
        assert!(matches!(indicators::signals(&editor).await, Err(SignalError::Refused(_))));
    }
}

fn next_year() -> String {
    let mut figures = "gebied,periode,eenzaam:teller,eenzaam:noemer\n".to_owned();
    for place in 0..12 {
        let part = if place == 11 { 540 } else { 180 + (place * 7) % 40 };
        writeln!(figures, "BU019310{place:02},2025,{part},1000").unwrap();
    }
    figures
}

#[tokio::test]
async fn an_adviser_talks_about_a_signal_and_it_gets_no_colour() {
    let town = undivided().await;
    figures(&town, ambiguous()).await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    adviser.get("/signalen").await.assert_status(200).assert_says("Geen signalen om te bespreken");
    adviser.post("/signalen/zoeken", &[]).await.assert_status(303);
    let list = adviser.get("/signalen").await;
    list.assert_says("1 signaal om te bespreken").assert_says("Cijfer eenzaam: Buurt 11");
    for colour in ["badge--warning", "badge--success", "badge--error"] {
        list.assert_never_says(colour);
    }
    let home = list.body.split("href=\"/signalen/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let home = format!("/signalen/{home}");
    adviser
        .get(&home)
        .await
        .assert_status(200)
        .assert_says("Beweegt ervandaan")
        .assert_says("3,0 per jaar, over 9 metingen")
        .assert_says("Hier is nog niet over gesproken.");
    adviser
        .post(&format!("{home}/duiding"), &[("version", "1"), ("held-on", "2030-01-01")])
        .await
        .assert_status(422)
        .assert_error("held-on", "Vul een dag in die niet in de toekomst ligt")
        .assert_error("action", "Vul in wat u gaat doen");
    let record = [
        ("version", "1"),
        ("held-on", "2026-02-20"),
        ("participants", "Wijkmanager en jongerenwerker"),
        ("explanations", "Veel mensen zijn pas verhuisd."),
        ("influences", "Nieuwbouw."),
        ("confidence", "low"),
        ("action", "Een buurtgesprek in het voorjaar."),
    ];
    adviser.post(&format!("{home}/duiding"), &record).await.assert_status(303);
    adviser
        .get(&home)
        .await
        .assert_says("Gesprek op 20-02-2026")
        .assert_says("Een buurtgesprek in het voorjaar.")
        .assert_says("Besproken");
    adviser.post(&format!("{home}/stap/close"), &[("version", "2")]).await.assert_status(303);
    adviser.get("/signalen").await.assert_says("Besproken en afgerond");
    let editor = town.somebody(Role::MapEditor, None).await;
    for path in ["/signalen", home.as_str()] {
        editor.get(path).await.assert_status(404);
        town.stranger().get(path).await.assert_status(303).assert_never_says("eenzaam");
    }
}
