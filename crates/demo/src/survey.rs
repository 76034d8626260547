//! An invented survey: nearly ten thousand people who do not exist answer questions that nobody asked, the same each time.

use ::indicators::{
    Adults, AgeClass, FiguresError, FiguresFile, NewSurvey, Question, Questionnaire, Respondent, Sex, Slug,
    SurveysError, WaveStep, WeightRecipe, When,
};
use access::Cx;
use areas::{AreaCode, NeighbourhoodCode, Shelf, WardCode};
use kernel::{NotASlug, Openness};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::collections::BTreeMap;

use crate::DemoError;
use crate::fault::Entry;
use crate::files::text;
use crate::indicators::add_all;

const CATALOGUE: &str = "survey/catalogue.toml";
const QUESTIONS: &str = "survey/questionnaire.csv";
const YEAR: i32 = 2024;
/// How many were invited, how many of them answered, and how many came by themselves.
const INVITED: u32 = 32_000;
const ANSWERED: u32 = 9_600;
const CAME: usize = 480;
/// In each ward at least so many answered.
const LEAST: u32 = 12;
const SEED: u64 = 20_240_901;
/// The questions of which the first answers are those of who fares badly.
const BAD_FIRST: [&str; 2] = ["gemis", "veilig"];
/// How much more or less often people of each age class answer than others.
const WILLING: [f64; 6] = [0.5, 0.7, 0.9, 1.2, 1.5, 1.1];

/// Holds the survey once, and plans the next.
///
/// # Errors
/// When a file is wrong, which it names, or the database refuses.
pub(crate) async fn load(cx: &Cx) -> Result<(), DemoError> {
    add_all(cx, CATALOGUE).await?;
    let entry = Entry { file: QUESTIONS, key: "" };
    let slug: Slug = "buurt-voor-buurt".parse().map_err(|error: NotASlug| entry.fault("slug", error))?;
    hold(cx, &slug, text(QUESTIONS)?).await.map_err(|error| entry.fault("", error).into())
}

async fn hold(cx: &Cx, slug: &Slug, questions: String) -> Result<(), SurveysError> {
    let atlas = Shelf::new(cx.db.clone()).atlas(cx.clock.today()).await?.ok_or(FiguresError::NoAreas)?;
    let new = NewSurvey {
        slug: slug.clone(),
        name: "Buurt-voor-buurt (verzonnen)".to_owned(),
        about: "Hoe gaat het met mensen en met hun buurt? Deze enquête is verzonnen: niemand heeft deze antwoorden gegeven. \
                Zij laat zien hoe het programma een enquête verwerkt."
            .to_owned(),
        source: "Demonstratie".to_owned(),
        openness: Openness::Public,
    };
    ::indicators::add_survey(cx, new).await?;
    let file = FiguresFile { name: QUESTIONS.to_owned(), bytes: questions.into_bytes() };
    let questionnaire = ::indicators::look_at_questionnaire(cx, &file).await?;
    ::indicators::ask(cx, slug, &questionnaire).await?;
    let at = (slug, When::Year(YEAR));
    ::indicators::plan_wave(cx, slug, (at.1, INVITED)).await?;
    ::indicators::step_wave(cx, at, 1, WaveStep::Open).await?;
    let adults = ::indicators::adults(&atlas, YEAR).unwrap_or_default();
    ::indicators::bring_in_answers(cx, at, &respondents(&adults, &questionnaire)).await?;
    ::indicators::step_wave(cx, at, 3, WaveStep::Close).await?;
    let recipe = WeightRecipe { year: YEAR, sexes: None, sexes_source: String::new(), most: Some(5.0) };
    ::indicators::weigh_wave(cx, &atlas, at, &recipe).await?;
    ::indicators::publish_wave(cx, &atlas, at, 5).await?;
    ::indicators::plan_wave(cx, slug, (When::Year(YEAR + 2), INVITED)).await?;
    Ok(())
}

/// All who answered, in the order in which they are kept.
fn respondents(adults: &Adults, questionnaire: &Questionnaire) -> Vec<Respondent> {
    let mut chance = StdRng::seed_from_u64(SEED);
    let mut by_ward: BTreeMap<WardCode, f64> = BTreeMap::new();
    for ((code, _), people) in &adults.of {
        *by_ward.entry(code.ward()).or_default() += f64::from(*people);
    }
    by_ward.retain(|_, people| *people > 0.0);
    let all: f64 = by_ward.values().sum();
    let wards = u32::try_from(by_ward.len()).unwrap_or_default();
    let spare = f64::from(ANSWERED.saturating_sub(LEAST * wards));
    let mood: BTreeMap<WardCode, f64> =
        by_ward.keys().map(|ward| (*ward, chance.random_range(-0.12..0.12))).collect();
    let mut found = Vec::new();
    for (ward, people) in &by_ward {
        let count = f64::from(LEAST) + (spare * people / all).round();
        let mut made = 0.0;
        while made < count {
            found.extend(somebody(
                adults,
                questionnaire,
                (*ward, mood.get(ward).copied().unwrap_or_default()),
                true,
                &mut chance,
            ));
            made += 1.0;
        }
    }
    let names: Vec<WardCode> = by_ward.keys().copied().collect();
    for nth in 0..CAME {
        // Who comes by themselves is more often engaged, and lives where somebody called on them.
        let ward = names[nth * nth % names.len()];
        found.extend(somebody(adults, questionnaire, (ward, 0.15), false, &mut chance));
    }
    found.sort();
    found
}

fn somebody(
    adults: &Adults,
    questionnaire: &Questionnaire,
    (ward, mood): (WardCode, f64),
    invited: bool,
    chance: &mut StdRng,
) -> Option<Respondent> {
    let (neighbourhood, age) = lives(adults, ward, chance)?;
    let sex = match chance.random_range(0..100) {
        0..52 => Sex::Woman,
        52..99 => Sex::Man,
        _ => Sex::Other,
    };
    let older = AgeClass::ALL.iter().position(|one| *one == age).unwrap_or_default();
    let answers =
        questionnaire.questions.iter().map(|question| answer(question, (mood, older), chance)).collect();
    Some(Respondent { neighbourhood, sex, age, stratum: AreaCode::Ward(ward), invited, answers })
}

/// Where somebody of a ward lives and how old they are: as the people are, and as willing to answer.
fn lives(adults: &Adults, ward: WardCode, chance: &mut StdRng) -> Option<(NeighbourhoodCode, AgeClass)> {
    let weight = |age: AgeClass, people: u32| {
        let place = AgeClass::ALL.iter().position(|one| *one == age).unwrap_or_default();
        f64::from(people) * WILLING.get(place).copied().unwrap_or(1.0)
    };
    let here = || adults.of.iter().filter(|((code, _), _)| code.ward() == ward);
    let all: f64 = here().map(|((_, age), people)| weight(*age, *people)).sum();
    let mut left = chance.random_range(0.0..1.0) * all;
    for ((code, age), people) in here() {
        left -= weight(*age, *people);
        if left < 0.0 {
            return Some((*code, *age));
        }
    }
    None
}

/// An answer: the good ones more often where the mood is good. One in thirty says nothing.
fn answer(question: &Question, (mood, older): (f64, usize), chance: &mut StdRng) -> Option<u8> {
    if chance.random_bool(1.0 / 30.0) {
        return None;
    }
    let count = u32::try_from(question.answers.len()).unwrap_or(1);
    let tilt = if BAD_FIRST.contains(&question.code.as_str()) { -mood } else { mood };
    let age = 0.015 * u32::try_from(older).map_or(0.0, f64::from);
    let drawn: f64 = chance.random_range(0.0..1.0);
    // A number from 0 to 1 that leans to the first answers, or for marks to the middle and above.
    let leaning = if count > 5 {
        (0.68 + tilt + age + 0.35 * (drawn - 0.5)).clamp(0.0, 0.999)
    } else {
        drawn.powf((1.0 + 2.0 * (tilt + age)).max(0.2)).clamp(0.0, 0.999)
    };
    let place = (leaning * f64::from(count)).floor();
    let place = question
        .answers
        .iter()
        .enumerate()
        .find(|(at, _)| u32::try_from(*at).is_ok_and(|at| f64::from(at) >= place));
    place.map(|(_, one)| one.code)
}
