use askama::Template;
use axum::extract::State;
use serde::Deserialize;
use shell::{Crumb, PageError, PageResult, Path, Query, Visit};

use super::super::{Desk, atlas, words};
use super::drawing::ward_name;
use super::tables::{self, Names};
use super::{crumbs, find};
use crate::{IndexVersion, Moved, Shifted, revised, shifts};

/// Which two versions.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::pages) struct Wanted {
    een: String,
    ander: String,
}

struct Line {
    ward: String,
    name: String,
    one: String,
    other: String,
    kind: &'static str,
    moved: String,
}

#[derive(Template)]
#[template(path = "pages/indices/compare.html")]
struct ComparePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: &'a str,
    heads: [String; 2],
    count: String,
    uneven: bool,
    really: Vec<Line>,
    rest: Vec<Line>,
    chosen: Vec<String>,
    renewed: Vec<String>,
    added: Vec<String>,
    gone: Vec<String>,
}

/// Two versions beside each other: whose rank really changes, and what was chosen otherwise.
pub(in crate::pages) async fn show(
    visit: Visit,
    State(desk): State<Desk>,
    Path(slug): Path<String>,
    Query(wanted): Query<Wanted>,
) -> PageResult {
    let one = find(&visit, &slug, Some(&wanted.een)).await?;
    let other = find(&visit, &slug, Some(&wanted.ander)).await?;
    let atlas = atlas(&visit, &desk).await?.ok_or(PageError::NotFound)?;
    let (Some(before), Some(after)) = (&one.outcome, &other.outcome) else { return Err(PageError::NotFound) };
    let line = |shifted: &Shifted| {
        let (kind, key) = told(shifted.moved);
        Line {
            ward: ward_name(&atlas, shifted.place),
            name: words::place_name(&visit, &atlas, shifted.place),
            one: tables::rank(&visit, shifted.one),
            other: tables::rank(&visit, shifted.other),
            kind,
            moved: visit.t(key).to_owned(),
        }
    };
    let mut lines: Vec<(Moved, Line)> =
        shifts(before, after).iter().map(|shifted| (shifted.moved, line(shifted))).collect();
    lines.sort_by(|(_, one), (_, other)| (&one.ward, &one.name).cmp(&(&other.ward, &other.name)));
    let (really, rest): (Vec<_>, Vec<_>) =
        lines.into_iter().partition(|(moved, _)| matches!(moved, Moved::Higher | Moved::Lower));
    let renewed = revised(before, after);
    let [(names, _), (_, catalogue)] = [Names::of(&visit, &one).await?, Names::of(&visit, &other).await?];
    let heads = [one.head.number, other.head.number]
        .map(|number| visit.t_with("index-version", "number", number.to_string()));
    let used = |version: &IndexVersion| -> Vec<String> {
        version.head.recipe.ingredients.iter().map(|one| one.indicator.to_string()).collect()
    };
    let only = |has: &[String], lacks: &[String]| -> Vec<String> {
        let fresh = has.iter().filter(|slug| !lacks.contains(slug));
        fresh.map(|slug| named(&catalogue, slug)).collect()
    };
    let (first, second) = (used(&one), used(&other));
    visit.page(&ComparePage {
        crumbs: crumbs(&visit, Some(&one.index)),
        name: &one.index.name,
        heads,
        count: visit.t_args(
            "index-moved-count",
            &[("really", really.len().into()), ("all", (really.len() + rest.len()).into())],
        ),
        uneven: before.places != after.places,
        really: really.into_iter().map(|(_, line)| line).collect(),
        rest: rest.into_iter().map(|(_, line)| line).collect(),
        chosen: chosen(&visit, (&one, &other), &names),
        renewed: tables::renewals(&visit, (&names, &catalogue), &renewed),
        added: only(&second, &first),
        gone: only(&first, &second),
        v: &visit,
    })
}

fn named(catalogue: &[crate::Indicator], slug: &str) -> String {
    let found = catalogue.iter().find(|one| one.slug.as_str() == slug);
    found.map_or_else(|| slug.to_owned(), |one| one.label.name.clone())
}

/// What was chosen otherwise.
fn chosen(visit: &Visit, (one, other): (&IndexVersion, &IndexVersion), names: &Names) -> Vec<String> {
    let both = [one, other].map(|version| super::index::facts(visit, version, names));
    let [first, second] = both;
    let pairs = first.into_iter().filter_map(|(label, here)| {
        let (_, there) = second.iter().find(|(other, _)| *other == label)?;
        let args = [("label", label.into()), ("one", here.clone().into()), ("other", there.clone().into())];
        (here != *there).then(|| visit.t_args("index-chosen-other", &args))
    });
    pairs.collect()
}

const fn told(moved: Moved) -> (&'static str, &'static str) {
    match moved {
        Moved::Higher => ("neutral", "index-moved-higher"),
        Moved::Lower => ("neutral", "index-moved-lower"),
        Moved::Perhaps => ("inactive", "index-moved-perhaps"),
        Moved::Not => ("inactive", "index-moved-not"),
        Moved::Alone => ("inactive", "index-moved-alone"),
    }
}
