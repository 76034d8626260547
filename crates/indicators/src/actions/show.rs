use std::collections::BTreeMap;

use access::{Action, Cx, Facts};
use kernel::Instant;

use super::FiguresError;
use crate::store::figures::{self, Asked, Shown};
use crate::store::imports::{self, ImportRun};
use crate::store::{catalogue as rows, notes, yardsticks};
use crate::{DefinitionVersion, Indicator, Note, Observation, Place, Series, Slug, Yardstick};

/// The indicators that the actor may see, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn catalogue(cx: &Cx) -> Result<Vec<Indicator>, FiguresError> {
    let (mut read, sight) = cx.look().await?;
    Ok(rows::all(&mut read, &sight).await?)
}

/// One indicator that the actor may see.
///
/// # Errors
/// [`FiguresError::NotFound`] when there is none, or not for them.
pub async fn indicator(cx: &Cx, slug: &Slug) -> Result<Indicator, FiguresError> {
    let (mut read, sight) = cx.look().await?;
    rows::find(&mut read, &sight, slug).await?.ok_or(FiguresError::NotFound)
}

/// The last times that figures were brought in, for who brings them in.
///
/// # Errors
/// When the actor may not, or the database does not answer.
pub async fn earlier_imports(cx: &Cx) -> Result<Vec<ImportRun>, FiguresError> {
    cx.permit(Action::BringInFigures, &Facts::NONE)?;
    Ok(imports::latest(&mut cx.read().await?).await?)
}

/// All that is known of one indicator.
#[derive(Debug)]
pub(crate) struct IndicatorFigures {
    pub(crate) indicator: Indicator,
    pub(crate) versions: Vec<DefinitionVersion>,
    pub(crate) figures: Vec<Observation>,
    pub(crate) before: Vec<(Observation, Instant)>,
    pub(crate) yardsticks: Vec<Yardstick>,
}

/// One indicator with its figures by the definition that holds now.
pub(crate) async fn indicator_figures(cx: &Cx, slug: &Slug) -> Result<IndicatorFigures, FiguresError> {
    let (mut read, sight) = cx.look().await?;
    let indicator = rows::find(&mut read, &sight, slug).await?.ok_or(FiguresError::NotFound)?;
    let series = indicator.current.series;
    Ok(IndicatorFigures {
        versions: rows::definitions(&mut read, indicator.id).await?,
        figures: figures::of_series(&mut read, series).await?,
        before: figures::before(&mut read, series).await?,
        yardsticks: yardsticks::of(&mut read, indicator.id).await?,
        indicator,
    })
}

/// One page of the figures of an indicator, for programs.
pub(crate) async fn page_of_figures(
    cx: &Cx,
    slug: &Slug,
    asked: &Asked,
) -> Result<(Indicator, Vec<Observation>), FiguresError> {
    let (mut read, sight) = cx.look().await?;
    let indicator = rows::find(&mut read, &sight, slug).await?.ok_or(FiguresError::NotFound)?;
    let page = figures::page_of(&mut read, &indicator, asked).await?;
    Ok((indicator, page))
}

/// What is known of some places.
#[derive(Debug)]
pub(crate) struct PlaceFigures {
    /// The catalogue, as far as the actor may see it.
    pub(crate) indicators: Vec<Indicator>,
    /// The figures of each place, by series, in the order of time.
    pub(crate) figures: BTreeMap<Place, BTreeMap<Series, Vec<Observation>>>,
    /// What was noted of the first place.
    pub(crate) notes: Vec<Note>,
}

/// What is known of `place`, and of those it is compared with.
pub(crate) async fn place_figures(
    cx: &Cx,
    place: Place,
    others: &[Place],
    shown: Shown,
) -> Result<PlaceFigures, FiguresError> {
    let (mut read, sight) = cx.look().await?;
    let indicators = rows::all(&mut read, &sight).await?;
    let mut by_place = BTreeMap::new();
    for one in [place].iter().chain(others) {
        let mut by_series: BTreeMap<Series, Vec<Observation>> = BTreeMap::new();
        for (series, observation) in figures::of_place(&mut read, *one, shown).await? {
            by_series.entry(series).or_default().push(observation);
        }
        by_place.insert(*one, by_series);
    }
    Ok(PlaceFigures { indicators, figures: by_place, notes: notes::of(&mut read, &sight, place).await? })
}
