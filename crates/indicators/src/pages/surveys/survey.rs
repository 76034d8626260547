mod weighing;

use access::Action;
use areas::{AreaCode, Atlas};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;
use shell::{Crumb, PageError, PageResult, Path, Query, Visit};

use super::super::wards::{self, WardFigures};
use super::super::{Desk, atlas, files, format_of, may, words};
use super::wave_href;
use crate::actions::{SurveyWhole, survey_whole};
use crate::survey::{Question, Wave};
use crate::{Indicator, Observation, Place, Slug};

pub(super) use weighing::{Told, group_name, told_of};

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
    /// The page on which the places of this figure stand.
    href: String,
    figure: String,
}

/// The figure of which the places are shown.
struct Chosen {
    name: String,
    href: String,
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
    chosen: Option<Chosen>,
    wards_caption: String,
    wards: Vec<WardFigures>,
    without: Option<String>,
    files: [String; 3],
    told: Option<Told>,
    asked: Vec<Asked>,
    asked_count: String,
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
    let (wards, without) = match chosen {
        Some((one, figures)) => wards::figures(&visit, &atlas, one, &figures.iter().collect::<Vec<_>>()),
        None => (Vec::new(), None),
    };
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
        city: known.figures.iter().map(|known| city_line(&visit, &atlas, &slug, known)).collect(),
        chosen: chosen
            .map(|(one, _)| Chosen { name: one.label.name.clone(), href: format!("/cijfers/{}", one.slug) }),
        wards_caption: chosen.map_or(String::new(), |(one, _)| places_caption(&visit, &known, one, &period)),
        wards,
        without,
        files: files(&format!("/enquetes/{slug}/bestand/{slug}"), ""),
        told: told.map(|(wave, weighing)| told_of(&visit, &atlas, wave, weighing)),
        asked: known.asked.questions.iter().map(asked).collect(),
        asked_count: visit.t_with("surveys-asked-count", "count", known.asked.questions.len()),
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

fn city_line(
    visit: &Visit,
    atlas: &Atlas,
    slug: &Slug,
    (indicator, figures): &(Indicator, Vec<Observation>),
) -> CityLine {
    let city = Place::Area(AreaCode::Municipality(atlas.division().municipality));
    let found = figures.iter().find(|one| one.place == city);
    CityLine {
        name: indicator.label.name.clone(),
        href: format!("/enquetes/{slug}?cijfer={}#region-wijken", indicator.slug),
        figure: found.map_or_else(
            || visit.t("indicators-no-figure").to_owned(),
            |one| words::told(visit, &indicator.current.definition, one),
        ),
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
