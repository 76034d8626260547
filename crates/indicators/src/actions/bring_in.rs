use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Cx, Facts, Permit, Role};
use areas::Division;
use serde_json::json;
use store::{Entry, Subject, Tx};

use super::{FiguresError, entry};
use crate::reckon::{Known, reckoned};
use crate::store::imports::{self, ImportRun};
use crate::store::{catalogue, figures, write};
use crate::withhold::withheld;
use crate::{Definition, Observation, Origin, Place, Series, When, WhyMissing};

/// Figures to bring in, all of them or none.
#[derive(Debug, Clone, PartialEq)]
pub struct FiguresToBringIn {
    /// The file they stood in.
    pub file_name: String,
    /// Where it came from.
    pub source: String,
    /// By the division of which year their places are meant.
    pub division: i32,
    /// The figures, each under the series of its definition.
    pub figures: Vec<(Series, Observation)>,
}

/// What bringing in changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Brought {
    /// Figures that were not there before.
    pub added: i64,
    /// Figures that were another; the one before is kept.
    pub changed: i64,
    /// Figures that stayed.
    pub unchanged: i64,
}

/// The figures of one series, on their way in.
struct Incoming<'a> {
    import: i64,
    series: Series,
    definition: &'a Definition,
    division: &'a Division,
}

/// Brings figures in, and reckons those of wards and the municipality that follow from them. One event stands in the log,
/// however many figures there are.
///
/// # Errors
/// When the actor may not, or a series is not theirs; then nothing was brought in.
pub async fn bring_in(
    cx: &Cx,
    division: &Division,
    batch: FiguresToBringIn,
) -> Result<Brought, FiguresError> {
    let mut tx = cx.begin().await?;
    let (brought, event) = bring_in_with(cx, &mut tx, division, batch).await?;
    tx.commit(event).await?;
    Ok(brought)
}

/// The same within a larger change; the caller commits the entry along with its own.
pub(crate) async fn bring_in_with(
    cx: &Cx,
    tx: &mut Tx,
    division: &Division,
    batch: FiguresToBringIn,
) -> Result<(Brought, Entry), FiguresError> {
    if batch.figures.is_empty() {
        return Err(FiguresError::Nothing);
    }
    let sight = cx.sight(tx).await?;
    let permit = cx.permit(Action::BringInFigures, &Facts::NONE)?;
    let import = imports::start_revision(tx, &permit).await?;
    let indicators = catalogue::all(tx, &sight).await?;
    let mut brought = Brought::default();
    let mut by_series: BTreeMap<Series, Vec<Observation>> = BTreeMap::new();
    for (series, observation) in batch.figures {
        by_series.entry(series).or_default().push(observation);
    }
    for (series, observed) in by_series {
        let indicator = indicators.iter().find(|one| one.current.series == series);
        let definition = &indicator.ok_or(FiguresError::NotFound)?.current.definition;
        let incoming = Incoming { import, series, definition, division };
        bring_in_series(tx, &permit, &incoming, observed, &mut brought).await?;
    }
    let run = ImportRun {
        number: import,
        file_name: batch.file_name,
        source: batch.source,
        division: batch.division,
        brought_in_at: cx.now(),
        brought_in_as: cx.actor.grants.first().map_or(Role::Public, |grant| grant.role).name().to_owned(),
        added: brought.added,
        changed: brought.changed,
        unchanged: brought.unchanged,
    };
    imports::insert(tx, &permit, &run).await?;
    let details = json!({
        "import": import,
        "source": run.source,
        "added": brought.added,
        "changed": brought.changed,
        "unchanged": brought.unchanged,
    });
    let subject = Subject { kind: "figures", id: None };
    Ok((brought, entry(cx, &permit, subject, details)))
}

async fn bring_in_series(
    tx: &mut Tx,
    permit: &Permit,
    incoming: &Incoming<'_>,
    observed: Vec<Observation>,
    brought: &mut Brought,
) -> Result<(), FiguresError> {
    let (import, series) = (incoming.import, incoming.series);
    let before = figures::all_of_series(tx, permit, series).await?;
    let mut known: Known = before.iter().map(|(one, _)| ((one.when, one.place), *one)).collect();
    let times: BTreeSet<When> = observed.iter().map(|one| one.when).collect();
    let mut fresh = Vec::with_capacity(observed.len());
    for one in observed {
        match known.get(&(one.when, one.place)) {
            None => brought.added += 1,
            Some(old) if old.origin == Origin::Reckoned => brought.added += 1,
            Some(old) if *old == one => {
                brought.unchanged += 1;
                continue;
            }
            Some(old) => {
                write::lay_aside(tx, permit, import, (series, old)).await?;
                brought.changed += 1;
            }
        }
        fresh.push(one);
    }
    known.extend(fresh.iter().map(|one| ((one.when, one.place), *one)));
    let made = reckoned(incoming.definition, incoming.division, &known, &times);
    let made = made.into_iter().filter(|one| known.get(&(one.when, one.place)) != Some(one));
    let written: Vec<Observation> = fresh.into_iter().chain(made).collect();
    if !written.is_empty() {
        catalogue::note_import(tx, permit, (series, import)).await?;
    }
    write::put(tx, permit, import, written.iter().map(|one| (series, *one))).await?;
    known.extend(written.iter().map(|one| ((one.when, one.place), *one)));
    withhold(tx, permit, incoming, (&known, &times), &before).await
}

/// Leaves out, at each time that came in, what is about too few and what would give that away. What was published before and
/// is the same now cannot be taken back.
async fn withhold(
    tx: &mut Tx,
    permit: &Permit,
    incoming: &Incoming<'_>,
    (known, times): (&Known, &BTreeSet<When>),
    before: &[(Observation, Option<WhyMissing>)],
) -> Result<(), FiguresError> {
    let definition = incoming.definition;
    if definition.least_answers.is_none() && definition.least_denominator.is_none() {
        return Ok(());
    }
    for when in times {
        let now: BTreeMap<Place, Observation> = known
            .iter()
            .filter(|((time, _), _)| time == when)
            .map(|((_, place), one)| (*place, *one))
            .collect();
        let was_out = |(one, withheld): &&(Observation, Option<WhyMissing>)| {
            one.when == *when
                && withheld.is_none()
                && now.get(&one.place).is_some_and(|now| now.outcome == one.outcome)
        };
        let out: BTreeSet<Place> = before.iter().filter(was_out).map(|(one, _)| one.place).collect();
        let left_out = withheld(definition, incoming.division, &now, &out);
        write::withhold(tx, permit, (incoming.series, *when), &left_out).await?;
    }
    Ok(())
}
