mod weighing;

use std::collections::BTreeMap;

use access::Action;
use areas::{AreaCode, Atlas};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;
use shell::{Crumb, PageError, PageResult, Path, Query, Visit};

use super::super::{Desk, atlas, files, format_of, may, words};
use super::wave_href;
use crate::actions::{SurveyWhole, survey_whole};
use crate::survey::{Question, Wave};
use crate::{Indicator, Observation, Place, Slug, published};

pub(super) use weighing::{Told, told_of};

/// Of which figure the places are shown.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    cijfer: String,
}

/// One time that it was held.
struct WaveLine {
    period: String,
    href: Option<String>,
    state: String,
    invited: String,
    answered: String,
    open: String,
}

/// What the whole city answered to one question.
struct CityLine {
    name: String,
    href: String,
    figure: String,
    margin: String,
    answers: String,
}

/// A figure that can be chosen.
struct Way {
    href: String,
    label: String,
}

/// A place with the figure that was chosen.
struct PlaceLine {
    ward: String,
    name: String,
    figure: String,
    margin: String,
    answers: String,
}

/// A question with its answers.
struct Asked {
    text: String,
    answers: String,
}

#[derive(Template)]
#[template(path = "pages/surveys/survey.html")]
struct SurveyPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: &'a str,
    about: &'a str,
    source: String,
    badge: Option<String>,
    keep: Option<[String; 2]>,
    waves: Vec<WaveLine>,
    city_caption: String,
    city: Vec<CityLine>,
    chosen: String,
    ways: Vec<Way>,
    places_caption: String,
    places: Vec<PlaceLine>,
    files: [String; 3],
    told: Option<Told>,
    asked: Vec<Asked>,
}

/// A survey: when it was held, what came out, how the answers were weighted and what was asked.
pub(super) async fn show(
    visit: Visit,
    State(desk): State<Desk>,
    Path(slug): Path<String>,
    Query(wanted): Query<Wanted>,
) -> PageResult {
    let slug: Slug = slug.parse().map_err(|_| PageError::NotFound)?;
    let known = survey_whole(&visit.cx, &slug).await?;
    let atlas = atlas(&visit, &desk).await?.ok_or(PageError::NotFound)?;
    let chosen = known.figures.iter().find(|(one, _)| one.slug.as_str() == wanted.cijfer);
    let chosen = chosen.or(known.figures.first());
    let may_keep = may(&visit, Action::KeepSurveys);
    let period = known.last.as_ref().map_or(String::new(), |wave| words::when(&visit, wave.when));
    let told = known.last.as_ref().and_then(|wave| Some((wave, wave.weighing.as_ref()?)));
    let ways = known.figures.iter().map(|(one, _)| Way {
        href: format!("/enquetes/{slug}?cijfer={}", one.slug),
        label: one.label.name.clone(),
    });
    let page = SurveyPage {
        crumbs: vec![Crumb { href: "/enquetes".to_owned(), label: visit.t("surveys-title").to_owned() }],
        name: &known.survey.name,
        about: &known.survey.about,
        source: visit.t_with("surveys-held-by", "source", known.survey.source.as_str()),
        badge: words::openness_badge(&visit, known.survey.openness),
        keep: may_keep
            .then(|| ["vragenlijst", "peilingen/nieuw"].map(|part| format!("/enquetes/{slug}/{part}"))),
        waves: known.waves.iter().map(|wave| wave_line(&visit, &slug, wave, may_keep)).collect(),
        city_caption: visit.t_args(
            "surveys-city-caption",
            &[
                ("municipality", atlas.municipality_name().into()),
                ("period", period.as_str().into()),
                ("source", known.survey.name.as_str().into()),
            ],
        ),
        city: known.figures.iter().map(|(one, figures)| city_line(&visit, &atlas, one, figures)).collect(),
        chosen: chosen.map_or(String::new(), |(one, _)| one.label.name.clone()),
        ways: ways.collect(),
        places_caption: chosen.map_or(String::new(), |(one, _)| places_caption(&visit, &known, one, &period)),
        places: chosen.map_or_else(Vec::new, |(one, figures)| places(&visit, &atlas, one, figures)),
        files: files(&format!("/enquetes/{slug}/bestand/{slug}"), ""),
        told: told.map(|(wave, weighing)| told_of(&visit, &atlas, wave, weighing)),
        asked: known.asked.questions.iter().map(asked).collect(),
        v: &visit,
    };
    visit.page(&page)
}

fn wave_line(visit: &Visit, slug: &Slug, wave: &Wave, may_keep: bool) -> WaveLine {
    let number = |count: usize| words::number(visit, u32::try_from(count).map_or(0.0, f64::from), 0);
    let weighing = wave.weighing.as_ref();
    let answered = weighing.map(|weighing| {
        let of = f64::from(wave.invited).max(1.0);
        let share = 100.0 * u32::try_from(weighing.respondents).map_or(0.0, f64::from) / of;
        visit.t_args(
            "surveys-response",
            &[
                ("count", number(weighing.respondents).into()),
                ("share", words::number(visit, share, 0).into()),
            ],
        )
    });
    WaveLine {
        period: words::when(visit, wave.when),
        href: may_keep.then(|| wave_href(slug, wave.when)),
        state: visit.t(&format!("wave-state-{}", wave.state)).to_owned(),
        invited: words::number(visit, f64::from(wave.invited), 0),
        answered: answered.unwrap_or_default(),
        open: weighing.map_or(String::new(), |weighing| number(weighing.open)),
    }
}

/// A figure with its unit, its interval and its number of answers; or why there is none.
fn shown(visit: &Visit, indicator: &Indicator, one: Option<&Observation>) -> [String; 3] {
    let definition = &indicator.current.definition;
    let Some(one) = one else {
        return [visit.t("indicators-no-figure").to_owned(), String::new(), String::new()];
    };
    match published(definition, one) {
        Err(why) => [words::reason(visit, why), String::new(), String::new()],
        Ok(found) => {
            let margin = found.margin.map_or(String::new(), |(low, high)| {
                let ends = [low, high].map(|end| words::number(visit, end, definition.decimals));
                ends.join(" – ")
            });
            let answers =
                found.answers.map_or(String::new(), |count| words::number(visit, f64::from(count), 0));
            [words::figure(visit, definition, found.value), margin, answers]
        }
    }
}

fn city_line(visit: &Visit, atlas: &Atlas, indicator: &Indicator, figures: &[Observation]) -> CityLine {
    let city = Place::Area(AreaCode::Municipality(atlas.division().municipality));
    let found = figures.iter().find(|one| one.place == city);
    let [figure, margin, answers] = shown(visit, indicator, found);
    CityLine {
        name: indicator.label.name.clone(),
        href: format!("/cijfers/{}", indicator.slug),
        figure,
        margin,
        answers,
    }
}

fn places_caption(visit: &Visit, known: &SurveyWhole, one: &Indicator, period: &str) -> String {
    visit.t_args(
        "surveys-places-caption",
        &[
            ("name", one.label.name.as_str().into()),
            ("period", period.into()),
            ("source", known.survey.name.as_str().into()),
        ],
    )
}

/// Each ward with its neighbourhoods below it, in their own order.
fn places(visit: &Visit, atlas: &Atlas, indicator: &Indicator, figures: &[Observation]) -> Vec<PlaceLine> {
    let by_place: BTreeMap<Place, &Observation> = figures.iter().map(|one| (one.place, one)).collect();
    let division = atlas.division();
    let line = |ward: &str, name: &str, code: AreaCode| {
        let found = by_place.get(&Place::Area(code)).copied();
        let [figure, margin, answers] = shown(visit, indicator, found);
        PlaceLine { ward: ward.to_owned(), name: name.to_owned(), figure, margin, answers }
    };
    let mut lines = Vec::new();
    let mut wards: Vec<_> = division.wards.iter().collect();
    wards.sort_by(|one, other| one.1.name.cmp(&other.1.name));
    for (code, ward) in wards {
        lines.push(line(&ward.name, visit.t("surveys-whole-ward"), AreaCode::Ward(*code)));
        let mut parts: Vec<_> = division.neighbourhoods_of(*code).collect();
        parts.sort_by(|one, other| one.1.name.cmp(&other.1.name));
        let parts = parts.into_iter().map(|(code, part)| (AreaCode::Neighbourhood(code), part));
        lines.extend(parts.map(|(code, part)| line(&ward.name, &part.name, code)));
    }
    lines
}

fn asked(question: &Question) -> Asked {
    let answers: Vec<&str> = question.answers.iter().map(|one| one.label.as_str()).collect();
    Asked { text: question.text.clone(), answers: answers.join(" · ") }
}

/// All figures of the last wave as a file.
pub(super) async fn download(
    visit: Visit,
    State(desk): State<Desk>,
    Path((slug, name)): Path<(String, String)>,
) -> PageResult {
    let slug: Slug = slug.parse().map_err(|_| PageError::NotFound)?;
    let format = format_of(&name, slug.as_str())?;
    let known = survey_whole(&visit.cx, &slug).await?;
    let atlas = atlas(&visit, &desk).await?.ok_or(PageError::NotFound)?;
    let all = known.figures.iter().map(|(one, figures)| (one, figures.as_slice()));
    let table = super::super::indicator::table_of(&visit, &atlas, all)?;
    visit.file(slug.as_str(), &table, format)
}
