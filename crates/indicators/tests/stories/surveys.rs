//! A wave goes from its plan to its figures, and its figures are those of its answers and weights.

use std::collections::BTreeMap;

use access::Role;
use chrono::TimeDelta;
use indicators::{
    SurveysError, WaveState, WaveStep, WeightRecipe, WeightRecipeFault, bring_in_answers, forget_answers,
    look_at_answers, plan_wave, publish_wave, step_wave, surveys, weigh_wave,
};
use kernel::Openness;
use serde_json::Value;
use shell::test_kit::Town;
use store::test_kit::Engine;
use survey_weights::{Design, Domain, Estimate, Factor, Item, Lonely, ShareInterval, Stage};

use super::survey_town::{answers, file, held, recipe, slug, when};
use super::town::{adviser, atlas, on, town};

#[tokio::test]
async fn a_wave_goes_from_plan_to_figures_and_its_answers_are_forgotten_on_both_engines() {
    for engine in Engine::ALL {
        let Some(town) = on(engine).await else { continue };
        let cx = adviser(&town);
        let (slug, atlas) = (slug(), {
            held(&town, &cx).await;
            atlas(&town).await
        });
        let at = (&slug, when());
        assert!(matches!(publish_wave(&cx, &atlas, at, 4).await, Err(SurveysError::Step(_))));
        weigh_wave(&cx, &atlas, at, &recipe()).await.unwrap();
        weigh_wave(&cx, &atlas, at, &WeightRecipe { most: None, ..recipe() }).await.unwrap();
        let known = surveys(&cx).await.unwrap();
        let wave = &known[0].1[0];
        let weighing = wave.weighing.as_ref().unwrap();
        assert_eq!((wave.state, weighing.respondents, weighing.open), (WaveState::Weighted, 142, 5));
        assert!((weighing.people - 1_200.0).abs() < 1e-9 && weighing.effect >= 1.0);
        assert!(weighing.effective() <= 142.0);
        publish_wave(&cx, &atlas, at, wave.version).await.unwrap();
        // Two questions feed figures of three neighbourhoods, two wards and the city.
        let runs = indicators::earlier_imports(&cx).await.unwrap();
        assert_eq!((runs[0].added, runs[0].source.as_str()), (12, "Buurt-voor-buurt"));
        assert!(matches!(bring_in_answers(&cx, at, &[]).await, Err(SurveysError::Step(_))));

        assert_eq!(forget_answers(&cx).await.unwrap(), 0);
        town.pass(TimeDelta::days(740));
        let timer = access::Cx::new(
            town.house.db.clone(),
            town.house.clock.clone(),
            town.house.chance.clone(),
            access::Actor::timer(),
        );
        assert_eq!(forget_answers(&timer).await.unwrap(), 1);
        assert_eq!(forget_answers(&timer).await.unwrap(), 0);
        let known = surveys(&adviser(&town)).await.unwrap();
        assert!(known[0].1[0].forgotten_on.is_some());
        let left =
            town.house.db.read().await.unwrap().rows("SELECT number FROM survey_respondent", vec![]).await;
        assert!(left.unwrap().is_empty());
    }
}

/// What everybody reads of an indicator, by place.
async fn read(town: &Town, slug: &str) -> BTreeMap<String, Value> {
    let page = town.stranger().get(&format!("/api/v1/observations?indicator={slug}")).await;
    page.assert_status(200);
    let json: Value = serde_json::from_str(&page.body).unwrap();
    let all = json["observations"].as_array().unwrap().iter();
    all.map(|one| (one["place"].as_str().unwrap().to_owned(), one.clone())).collect()
}

fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// The same weights, made of the file with the library alone.
struct ByHand {
    columns: Vec<Vec<String>>,
    weighting: survey_weights::Weighting,
}

fn by_hand() -> ByHand {
    let text = answers();
    let columns: Vec<Vec<String>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(';').map(str::to_owned).collect())
        .filter(|row: &Vec<String>| row[4] == "ja")
        .collect();
    let column = |at: usize| columns.iter().map(move |row| row[at].clone());
    let stratum = Factor::new("stratum", column(3));
    let people = |stratum: &str| if stratum == "WK019310" { (700.0, 72.0) } else { (500.0, 70.0) };
    let design = Design::new(column(3).map(|one| people(&one).0 / people(&one).1))
        .unwrap()
        .stage(&Stage::respondents().within(&stratum).out_of(column(3).map(|one| people(&one).0)))
        .unwrap()
        .lonely(Lonely::Adjust);
    let ward = Factor::new("ward", column(0).map(|home| format!("WK{}", &home[2..8])));
    let age = Factor::new("age", column(2));
    let sex = Factor::new("sex", column(1));
    let others = column(1).filter(|sex| sex == "x").fold(0.0, |count: f64, _| count + 1.0);
    let share = others / 142.0;
    let margins = [
        ward.margin([("WK019310", 700.0), ("WK019311", 500.0)]).unwrap(),
        age.margin([
            ("18-24", 120.0),
            ("25-39", 360.0),
            ("40-54", 240.0),
            ("55-64", 240.0),
            ("65-74", 120.0),
            ("75-plus", 120.0),
        ])
        .unwrap(),
        sex.margin([("v", 610.0), ("m", 590.0), ("x", 1_200.0 * share / (1.0 - share))])
            .unwrap()
            .scaled_to(1_200.0)
            .unwrap(),
    ];
    let weighting = design.rake_within(&margins, 0.0, 5.0 * 1_200.0 / 142.0).unwrap();
    ByHand { columns, weighting }
}

impl ByHand {
    fn domain(&self, place: &str) -> Domain {
        match place {
            "GM0193" => Domain::everyone(),
            _ => Domain::new(
                place,
                self.columns.iter().map(|row| row[0] == place || format!("WK{}", &row[0][2..8]) == place),
            ),
        }
    }

    fn lonely(&self, place: &str) -> Estimate {
        let yes = |row: &Vec<String>| match row[5].as_str() {
            "1" => Some(true),
            "2" => Some(false),
            _ => None,
        };
        let item = Item::share("eenzaam", self.columns.iter().map(yes));
        self.weighting.mean(&item, &self.domain(place)).unwrap()
    }

    fn mark(&self, place: &str) -> Estimate {
        let item = Item::new("cijfer", self.columns.iter().map(|row| row[6].parse().ok())).unwrap();
        self.weighting.mean(&item, &self.domain(place)).unwrap()
    }
}

#[tokio::test]
async fn the_figures_are_those_of_the_library_and_small_places_stay_hidden() {
    let town = town().await;
    let cx = adviser(&town);
    held(&town, &cx).await;
    let (slug, atlas) = (slug(), atlas(&town).await);
    weigh_wave(&cx, &atlas, (&slug, when()), &recipe()).await.unwrap();
    assert!(read(&town, "eenzaam").await.is_empty());
    publish_wave(&cx, &atlas, (&slug, when()), 5).await.unwrap();
    let (lonely, marks, hand) = (read(&town, "eenzaam").await, read(&town, "buurtcijfer").await, by_hand());
    for place in ["GM0193", "WK019310", "WK019311", "BU01931100"] {
        let expected = hand.lonely(place);
        let (low, high) = expected.share_interval(ShareInterval::Logit, 0.95).unwrap().unwrap();
        let found = &lonely[place];
        assert_eq!(found["value"], rounded(100.0 * expected.value), "{place}");
        assert_eq!(found["low"], rounded(100.0 * low), "{place}");
        assert_eq!(found["high"], rounded(100.0 * high), "{place}");
        assert_eq!(found["answers"], expected.answers, "{place}");
        let expected = hand.mark(place);
        let (low, high) = expected.interval(0.95).unwrap().unwrap();
        let found = &marks[place];
        assert_eq!(found["value"], rounded(expected.value), "{place}");
        assert_eq!((&found["low"], &found["high"]), (&rounded(low).into(), &rounded(high).into()), "{place}");
    }
    // Twelve answers are too few, and without the other neighbourhood the ward would tell them.
    assert_eq!(lonely["BU01931010"]["missing"], "unreliable");
    assert_eq!(lonely["BU01931000"]["missing"], "secret");
    // The five who came by themselves all miss people; the figures do not know of them.
    assert!(hand.lonely("GM0193").answers < 142);
    let city = format!("{:.1}%", 100.0 * hand.lonely("GM0193").value).replace('.', ",");
    town.stranger()
        .get("/enquetes/buurt-voor-buurt")
        .await
        .assert_status(200)
        .assert_says(&city)
        .assert_says("142 (24%)")
        .assert_says("te weinig antwoorden om te tonen")
        .assert_says("Nog 5 mensen deden mee zonder uitnodiging.")
        .assert_says("Mist u mensen om u heen?");
    let file = town.stranger().get("/enquetes/buurt-voor-buurt/bestand/buurt-voor-buurt.csv").await;
    file.assert_status(200).assert_says("WK019310").assert_says("te weinig antwoorden");
    town.stranger().get("/enquetes").await.assert_says("Laatste uitkomsten: 2025");
}

#[tokio::test]
async fn what_could_tell_who_somebody_is_does_not_come_in() {
    let town = town().await;
    let cx = adviser(&town);
    held(&town, &cx).await;
    let (slug, atlas) = (slug(), atlas(&town).await);
    let text = answers().replacen("contact", "contact;Naam;Opmerking;kleur", 1);
    let wrong = look_at_answers(&cx, (&slug, when()), atlas.division(), &file(&text)).await;
    let Err(SurveysError::Mistakes(faults)) = wrong else { panic!("it came in") };
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "row 1, column Naam: tells who ",
            "row 1, column Opmerking: tells who ",
            "row 1, column kleur: unknown column ",
        ]
    );
    let text = answers().replacen(
        "BU01931000;m;25-39;WK019310;ja;1;7;1",
        "BU01931000;man;25-40;WK019311;misschien;Jansen;3;1",
        1,
    );
    let wrong = look_at_answers(&cx, (&slug, when()), atlas.division(), &file(&text)).await;
    let Err(SurveysError::Mistakes(faults)) = wrong else { panic!("it came in") };
    let told: Vec<(usize, &str, &str)> =
        faults.iter().map(|fault| (fault.row, fault.column.as_str(), fault.wrong.name())).collect();
    assert_eq!(
        told,
        [
            (2, "stratum", "outside-stratum"),
            (2, "geslacht", "not-a-sex"),
            (2, "leeftijd", "not-an-age"),
            (2, "uitgenodigd", "not-yes-or-no"),
            (2, "eenzaam", "not-an-answer"),
            (2, "cijfer", "not-an-answer"),
        ]
    );
    // What somebody typed where a code belongs is told nowhere.
    assert!(faults.iter().all(|fault| !fault.to_string().contains("Jansen")));
}

#[tokio::test]
async fn a_recipe_that_cannot_be_is_refused_and_changes_nothing() {
    let town = town().await;
    let cx = adviser(&town);
    held(&town, &cx).await;
    let (slug, atlas) = (slug(), atlas(&town).await);
    let at = (&slug, when());
    let weigh = async |recipe: WeightRecipe| weigh_wave(&cx, &atlas, at, &recipe).await;
    for (recipe, fault) in [
        (WeightRecipe { year: 2019, ..recipe() }, WeightRecipeFault::Year),
        (WeightRecipe { sexes: Some((610, 0)), ..recipe() }, WeightRecipeFault::Sexes),
        (WeightRecipe { sexes_source: String::new(), ..recipe() }, WeightRecipeFault::Sexes),
        (WeightRecipe { most: Some(1.0), ..recipe() }, WeightRecipeFault::Most),
    ] {
        let found = weigh(recipe).await;
        assert!(matches!(found, Err(SurveysError::Recipe(found)) if found == fault), "{fault}");
    }
    let narrow = weigh(WeightRecipe { most: Some(1.01), ..recipe() }).await;
    assert!(matches!(narrow, Err(SurveysError::Weights(_))));
    assert_eq!(surveys(&cx).await.unwrap()[0].1[0].state, WaveState::Closed);
    assert!(matches!(plan_wave(&cx, &slug, (when(), 10)).await, Err(SurveysError::Taken)));
    let late = step_wave(&cx, at, 1, WaveStep::Close).await;
    assert!(matches!(late, Err(SurveysError::Step(_))));
}

#[tokio::test]
async fn only_who_was_named_works_with_the_answers_and_others_hear_nothing() {
    let town = town().await;
    held(&town, &adviser(&town)).await;
    let home = "/enquetes/buurt-voor-buurt/peilingen/2025";
    // Somebody else who keeps surveys sees the wave, and cannot reach its answers.
    let other = town.somebody(Role::PolicyAdviser, None).await;
    other
        .get(home)
        .await
        .assert_status(200)
        .assert_says("U kunt niet bij de antwoorden")
        .assert_never_says("Uitkomsten die wachten");
    for path in ["/antwoorden", "/weging", "/lezers"] {
        other.get(&format!("{home}{path}")).await.assert_status(404);
    }
    other.post(&format!("{home}/weging"), &[("year", "2024")]).await.assert_status(404);
    let editor = town.somebody(Role::MapEditor, None).await;
    for path in ["", "/antwoorden", "/weging", "/lezers"] {
        editor.get(&format!("{home}{path}")).await.assert_status(404);
    }
}

#[tokio::test]
async fn a_survey_for_the_staff_is_found_by_no_channel() {
    let town = town().await;
    let cx = adviser(&town);
    let new = indicators::NewSurvey {
        slug: "intern".parse().unwrap(),
        name: "Interne proef".to_owned(),
        about: "Alleen voor ons.".to_owned(),
        source: "Gemeente".to_owned(),
        openness: Openness::Internal,
    };
    indicators::add_survey(&cx, new).await.unwrap();
    let stranger = town.stranger();
    stranger.get("/enquetes").await.assert_status(200).assert_never_says("Interne proef");
    for path in ["/enquetes/intern", "/enquetes/intern/bestand/intern.csv"] {
        stranger.get(path).await.assert_status(404);
    }
    town.somebody(Role::PolicyAdviser, None).await.get("/enquetes").await.assert_says("Interne proef");
}
