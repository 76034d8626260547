//! A survey of the town: two questions, and a file of answers that is the same each time.

use access::Cx;
use indicators::{
    Definition, FiguresFile, NewSurvey, Slug, Unit, WaveId, WaveStep, WeightRecipe, When, add_survey, ask,
    bring_in_answers, look_at_answers, look_at_questionnaire, plan_wave, step_wave,
};
use kernel::Openness;
use shell::test_kit::Town;

use super::town::{add, atlas, of_answers, populate};

pub(crate) const QUESTIONS: &str = "vraag;tekst;antwoord;label;telt;indicator\n\
    eenzaam;Mist u mensen om u heen?;1;Ja;ja;eenzaam\n\
    eenzaam;Mist u mensen om u heen?;2;Nee;nee;eenzaam\n\
    eenzaam;Mist u mensen om u heen?;9;Weet ik niet;geen;eenzaam\n\
    cijfer;Welk rapportcijfer geeft u de buurt?;5;Een 5;nee;buurtcijfer\n\
    cijfer;Welk rapportcijfer geeft u de buurt?;7;Een 7;nee;buurtcijfer\n\
    cijfer;Welk rapportcijfer geeft u de buurt?;9;Een 9;nee;buurtcijfer\n\
    contact;Spreekt u de buren?;1;Ja;nee;\n\
    contact;Spreekt u de buren?;2;Nee;nee;\n";

pub(crate) const SLUG: &str = "buurt-voor-buurt";

/// How many answered in each neighbourhood.
const ANSWERED: [(&str, &str, usize); 3] =
    [("BU01931000", "WK019310", 60), ("BU01931010", "WK019310", 12), ("BU01931100", "BU01931100", 70)];

/// One row for each of those who were invited, and five that came by themselves, who all miss people.
pub(crate) fn answers() -> String {
    answers_of(&ANSWERED)
}

/// The same of so many in each neighbourhood.
pub(crate) fn answers_of(answered: &[(&str, &str, usize)]) -> String {
    let ages = ["18-24", "25-39", "40-54", "55-64", "65-74", "75-plus"];
    let mut rows = String::from("buurt;geslacht;leeftijd;stratum;uitgenodigd;eenzaam;cijfer;contact\n");
    let mut number = 0;
    for (home, stratum, count) in answered {
        for _ in 0..*count {
            number += 1;
            let sex = ["v", "m", "v", "m", "x"][number % 5];
            let lonely = ["2", "1", "2", "2", "9", "", "1"][number % 7];
            let mark = ["5", "7", "9", "7"][number % 4];
            let age = ages[number % 6];
            rows.push_str(&format!("{home};{sex};{age};{stratum};ja;{lonely};{mark};1\n"));
        }
    }
    rows.push_str(&"BU01931000;v;25-39;WK019310;nee;1;5;2\n".repeat(5));
    rows
}

pub(crate) fn file(text: &str) -> FiguresFile {
    FiguresFile { name: "antwoorden.csv".to_owned(), bytes: text.as_bytes().to_vec() }
}

pub(crate) fn slug() -> Slug {
    SLUG.parse().unwrap()
}

pub(crate) fn when() -> When {
    When::Year(2025)
}

pub(crate) fn recipe() -> WeightRecipe {
    WeightRecipe {
        year: 2024,
        sexes: Some((610, 590)),
        sexes_source: "Basisregistratie".to_owned(),
        most: Some(5.0),
    }
}

/// The indicators that the questions feed.
pub(crate) async fn indicators(cx: &Cx) {
    add(cx, "eenzaam", Openness::Public, of_answers()).await;
    let mark = Definition { unit: Unit::Mark, decimals: 1, ..of_answers() };
    add(cx, "buurtcijfer", Openness::Public, mark).await;
}

/// A survey with its questionnaire and a wave that was opened, answered and closed.
pub(crate) async fn held(town: &Town, cx: &Cx) -> WaveId {
    held_with(town, cx, &answers()).await
}

/// The same with these answers.
pub(crate) async fn held_with(town: &Town, cx: &Cx, answers: &str) -> WaveId {
    populate(town).await;
    indicators(cx).await;
    let new = NewSurvey {
        slug: slug(),
        name: "Buurt-voor-buurt".to_owned(),
        about: "Hoe gaat het in de buurt?".to_owned(),
        source: "Gemeente".to_owned(),
        openness: Openness::Public,
    };
    add_survey(cx, new).await.unwrap();
    ask(cx, &slug(), &look_at_questionnaire(cx, &file(QUESTIONS)).await.unwrap()).await.unwrap();
    let wave = plan_wave(cx, &slug(), (when(), 600)).await.unwrap();
    let at = (&slug(), when());
    step_wave(cx, at, 1, WaveStep::Open).await.unwrap();
    let atlas = atlas(town).await;
    let found = look_at_answers(cx, at, atlas.division(), &file(answers)).await.unwrap();
    bring_in_answers(cx, at, &found.0).await.unwrap();
    step_wave(cx, at, 3, WaveStep::Close).await.unwrap();
    wave
}
