mod sections;

use access::Action;
use areas::{AgeBand, AreaCode, Atlas, NeighbourhoodCode, rounded_to_five};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;
use shell::{Crumb, PageError, PageResult, Path, Query, Visit};
use social_map::OfferThere;

use super::indices::IndexRings;
use super::{Desk, atlas, files, format_of, may, words};
use crate::actions::{PlaceFigures, place_figures};
use crate::store::figures::Shown;
use crate::{Place, Topic};
use sections::Section;

/// Which figures are shown.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    thema: String,
}

/// A topic that can be chosen.
struct Tab {
    href: String,
    label: String,
    current: bool,
}

/// One age band.
struct AgeLine {
    ages: String,
    count: String,
}

/// What was noted.
struct NoteLine {
    text: String,
    line: String,
    openness: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/neighbourhood.html")]
struct NeighbourhoodPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: &'a str,
    line: String,
    residents: String,
    ages_caption: String,
    ages: Vec<AgeLine>,
    topics: Vec<Tab>,
    sections: Vec<Section>,
    has_models: bool,
    files: [String; 3],
    offers: Vec<OfferThere>,
    offers_heading: String,
    reach: Vec<String>,
    ward_offers: String,
    ward_offers_href: String,
    indices: Vec<IndexRings>,
    notes: Vec<NoteLine>,
    note_href: Option<String>,
}

/// How many offers are named; the others stand on the page of the ward.
const OFFERS: usize = 8;

/// A neighbourhood on one page: who live there, its figures beside those of the city, what is offered, what was noted.
pub(crate) async fn show(
    visit: Visit,
    State(desk): State<Desk>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
) -> PageResult {
    let (atlas, code) = find(&visit, &desk, &code).await?;
    let part = atlas.division().neighbourhoods.get(&code).ok_or(PageError::NotFound)?;
    let ward = atlas.ward(code.ward()).map_or("", |ward| ward.name.as_str());
    let known = figures(&visit, &atlas, code, &wanted).await?;
    let offers = desk.offers.offered_in(code);
    let year = atlas.years().first().copied();
    let sections = sections::sections(&visit, &atlas, code, &known);
    let page = NeighbourhoodPage {
        crumbs: vec![
            Crumb { href: "/buurten".to_owned(), label: visit.t("neighbourhoods-title").to_owned() },
            Crumb { href: format!("/wijken/{}", code.ward()), label: ward.to_owned() },
        ],
        name: &part.name,
        line: visit.t_with("neighbourhood-in-ward", "ward", ward),
        residents: super::neighbourhoods::residents(&visit, &atlas, code, year).map_or_else(
            || visit.t("neighbourhood-no-residents").to_owned(),
            |count| {
                let year = year.unwrap_or_default().to_string();
                visit.t_args("neighbourhood-residents", &[("count", count.into()), ("year", year.into())])
            },
        ),
        ages_caption: visit.t_with("areas-ages-figure", "year", year.unwrap_or_default().to_string()),
        ages: year.map_or_else(Vec::new, |year| ages(&visit, &atlas, code, year)),
        topics: topics(&visit, code, &known, &wanted),
        has_models: sections.iter().any(|one| one.modelled),
        sections,
        files: files(
            &format!("/buurten/{code}/bestand/buurt-{code}"),
            &format!("thema={}", visit.encoded(&wanted.thema)),
        ),
        offers_heading: visit.t_with("neighbourhood-offers-count", "count", offers.len()),
        offers: offers.into_iter().take(OFFERS).collect(),
        reach: super::reach::here(&visit, &atlas, code, &desk.offers)?,
        ward_offers: visit.t_with("areas-offers", "ward", ward),
        ward_offers_href: format!("/wijken/{}", code.ward()),
        indices: super::indices::of_place(&visit, &atlas, code).await?,
        notes: known.notes.iter().map(|note| note_line(&visit, note)).collect(),
        note_href: may(&visit, Action::KeepIndicators).then(|| format!("/buurten/{code}/notitie")),
        v: &visit,
    };
    visit.page(&page)
}

/// The neighbourhood that an address names, in the division of today.
pub(super) async fn find(
    visit: &Visit,
    desk: &Desk,
    code: &str,
) -> Result<(std::sync::Arc<Atlas>, NeighbourhoodCode), PageError> {
    let code: NeighbourhoodCode = code.parse().map_err(|_| PageError::NotFound)?;
    let atlas = atlas(visit, desk).await?.ok_or(PageError::NotFound)?;
    if atlas.division().neighbourhoods.contains_key(&code) {
        Ok((atlas, code))
    } else {
        Err(PageError::NotFound)
    }
}

async fn figures(
    visit: &Visit,
    atlas: &Atlas,
    code: NeighbourhoodCode,
    wanted: &Wanted,
) -> Result<PlaceFigures, PageError> {
    let shown = wanted.thema.parse().map_or(Shown::Headlines, Shown::Topic);
    let city = Place::Area(AreaCode::Municipality(atlas.division().municipality));
    let place = Place::Area(AreaCode::Neighbourhood(code));
    Ok(place_figures(&visit.cx, place, &[city], shown).await?)
}

/// The topics of which there are indicators, and the most important of all.
fn topics(visit: &Visit, code: NeighbourhoodCode, known: &PlaceFigures, wanted: &Wanted) -> Vec<Tab> {
    let asked: Option<Topic> = wanted.thema.parse().ok();
    let used = |topic: &&Topic| known.indicators.iter().any(|one| one.label.topic == **topic);
    let first = Tab {
        href: format!("/buurten/{code}"),
        label: visit.t("neighbourhood-headlines").to_owned(),
        current: asked.is_none(),
    };
    let item = |topic: &Topic| Tab {
        href: format!("/buurten/{code}?thema={topic}"),
        label: super::catalogue::topic_name(visit, *topic),
        current: asked == Some(*topic),
    };
    std::iter::once(first).chain(Topic::ALL.iter().filter(used).map(item)).collect()
}

fn ages(visit: &Visit, atlas: &Atlas, code: NeighbourhoodCode, year: i32) -> Vec<AgeLine> {
    let Some(residents) = atlas.residents_of_neighbourhood(code, year) else { return Vec::new() };
    let line = |band: AgeBand| {
        let from = band.from_age().to_string();
        let ages = match band.to_age() {
            None => visit.t_with("areas-ages-oldest", "from", from),
            Some(last) => {
                visit.t_args("areas-ages", &[("from", from.into()), ("next", (last + 1).to_string().into())])
            }
        };
        let count = f64::from(rounded_to_five(residents.value.in_band(band)));
        AgeLine { ages, count: words::number(visit, count, 0) }
    };
    AgeBand::ALL.into_iter().map(line).collect()
}

fn note_line(visit: &Visit, note: &crate::Note) -> NoteLine {
    let day = kernel::local_time(note.written).format("%d-%m-%Y").to_string();
    NoteLine {
        text: note.text.clone(),
        line: visit.t_args(
            "neighbourhood-note-line",
            &[("day", day.into()), ("source", note.source.as_str().into())],
        ),
        openness: words::openness_badge(visit, note.openness),
    }
}

/// The figures that are shown as a file, with those of the city beside them.
pub(crate) async fn download(
    visit: Visit,
    State(desk): State<Desk>,
    Path((code, name)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> PageResult {
    let (atlas, code) = find(&visit, &desk, &code).await?;
    let stem = format!("buurt-{code}");
    let format = format_of(&name, &stem)?;
    let known = figures(&visit, &atlas, code, &wanted).await?;
    let all = known.indicators.iter().flat_map(|indicator| {
        let series = indicator.current.series;
        let places = known.figures.values();
        places.filter_map(move |figures| Some((indicator, figures.get(&series)?.as_slice())))
    });
    let table = super::indicator::table_of(&visit, &atlas, all)?;
    visit.file(&stem, &table, format)
}
