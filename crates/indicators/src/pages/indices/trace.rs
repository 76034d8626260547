use areas::AreaCode;
use askama::Template;
use axum::extract::State;
use composite_index::Scale;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::super::{Desk, atlas, words};
use super::drawing::likely;
use super::tables::{self, Names};
use super::{address, crumbs, find};
use crate::{INDEX_CODE, IndexOutcome, IndexVersion, Indicator, Ingredient, Place, part_code};

/// A step of the way from figures to score.
struct Line {
    depth: usize,
    name: String,
    href: Option<String>,
    score: String,
    share: String,
    how: String,
    modelled: bool,
}

#[derive(Template)]
#[template(path = "pages/indices/trace.html")]
struct TracePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: String,
    line: &'a str,
    lead: String,
    rank: String,
    how: String,
    groups: Vec<Group>,
}

/// A part right below the index.
struct Group {
    name: String,
    /// Its score.
    headline: String,
    lines: Vec<Line>,
}

fn group(lines: Vec<Line>) -> Group {
    let (name, headline) =
        lines.first().map_or_else(Default::default, |line| (line.name.clone(), line.score.clone()));
    Group { name, headline, lines }
}

/// How the score of one place was worked out, down to the figures.
pub(in crate::pages) async fn show(
    visit: Visit,
    State(desk): State<Desk>,
    Path((slug, number, code)): Path<(String, String, String)>,
) -> PageResult {
    let version = find(&visit, &slug, Some(&number)).await?;
    let place: Place = code.parse().map_err(|_| PageError::NotFound)?;
    let atlas = atlas(&visit, &desk).await?.ok_or(PageError::NotFound)?;
    let outcome = version.outcome.as_ref().ok_or(PageError::NotFound)?;
    let position = outcome.position(place).ok_or(PageError::NotFound)?;
    let (names, catalogue) = Names::of(&visit, &version).await?;
    let name = words::place_name(&visit, &atlas, place);
    let mut trail = crumbs(&visit, Some(&version.index));
    trail.push(Crumb {
        href: address(&version.index, version.head.number),
        label: visit.t_with("index-version", "number", version.head.number.to_string()),
    });
    let way = Way {
        visit: &visit,
        version: &version,
        outcome,
        names: &names,
        catalogue: &catalogue,
        position,
        place,
    };
    let whole = way.part(INDEX_CODE, &version.index.name, 0);
    let mut lines = Vec::new();
    way.parts_of(None, 0, &mut lines);
    let score = outcome.score(INDEX_CODE, position);
    visit.page(&TracePage {
        crumbs: trail,
        title: visit.t_args(
            "index-trace-title",
            &[("index", version.index.name.as_str().into()), ("place", name.into())],
        ),
        line: visit.t("index-trace-line"),
        lead: score.map_or_else(
            || visit.t("index-no-score").to_owned(),
            |score| visit.t_with("index-trace-lead", "score", likely(&visit, score)),
        ),
        rank: tables::rank(&visit, outcome.ranks.get(position).copied().flatten()),
        how: whole.how,
        groups: tables::by_top(lines, |line| line.depth).into_iter().map(group).collect(),
        v: &visit,
    })
}

/// From the whole down to the figures of one place.
struct Way<'a> {
    visit: &'a Visit,
    version: &'a IndexVersion,
    outcome: &'a IndexOutcome,
    names: &'a Names,
    catalogue: &'a [Indicator],
    position: usize,
    place: Place,
}

impl Way<'_> {
    fn parts_of(&self, parent: Option<&str>, depth: usize, lines: &mut Vec<Line>) {
        let recipe = &self.version.head.recipe;
        for part in recipe.parts.iter().filter(|part| part.parent.as_deref() == parent) {
            lines.push(self.part(&part_code(&part.code), &part.name, depth));
            self.parts_of(Some(&part.code), depth + 1, lines);
            let own = recipe.ingredients.iter().filter(|one| one.part == part.code);
            lines.extend(own.map(|one| self.ingredient(one, depth + 1)));
        }
    }

    fn part(&self, element: &str, name: &str, depth: usize) -> Line {
        let recipe = &self.version.head.recipe;
        let key = if element == INDEX_CODE { recipe.above } else { recipe.within };
        let is_made = self.outcome.scores.contains_key(element);
        Line {
            depth,
            name: name.to_owned(),
            href: None,
            score: self.score(element),
            share: self.share(element),
            how: self
                .visit
                .t(&if is_made { format!("index-how-{key}") } else { "index-part-empty".to_owned() })
                .to_owned(),
            modelled: false,
        }
    }

    fn score(&self, element: &str) -> String {
        let found = self.outcome.score(element, self.position);
        found.map_or_else(|| self.visit.t("index-no-score").to_owned(), |score| likely(self.visit, score))
    }

    fn share(&self, element: &str) -> String {
        let weight = self.outcome.weights.get(element).filter(|_| element != INDEX_CODE);
        weight.map_or(String::new(), |weight| words::number(self.visit, *weight, 2))
    }

    fn ingredient(&self, one: &Ingredient, depth: usize) -> Line {
        let code = one.indicator.as_str();
        let column = self.outcome.columns.iter().find(|column| column.indicator == one.indicator);
        let figure = column.and_then(|column| column.figures.get(self.position));
        let definition = self.catalogue.iter().find(|known| known.slug == one.indicator);
        let how = figure.zip(column).zip(definition).map(|((figure, column), known)| {
            let definition = &known.current.definition;
            let period = words::period(self.visit, definition, column.when);
            match (figure.value, figure.missing) {
                (Some(value), _) => {
                    self.worked(code, (value, words::figure(self.visit, definition, value)), &period)
                }
                (None, Some(why)) => format!("{} ({period})", words::reason(self.visit, why)),
                (None, None) => String::new(),
            }
        });
        Line {
            depth,
            name: self.names.name(code).to_owned(),
            href: Some(match self.place {
                Place::Area(AreaCode::Neighbourhood(_)) => column.map_or_else(
                    || format!("/cijfers/{code}"),
                    |column| format!("/cijfers/{code}?periode={}", column.when),
                ),
                Place::Country | Place::Area(_) => format!("/cijfers/{code}"),
            }),
            score: self.score(code),
            share: self.share(code),
            how: how.unwrap_or_default(),
            modelled: column.is_some_and(|column| column.modelled),
        }
    }

    /// The figure and how it became a score.
    fn worked(&self, code: &str, (value, written): (f64, String), period: &str) -> String {
        let number = |value| words::number(self.visit, value, 2);
        match self.outcome.scales.get(code) {
            Some(Scale::Linear { centre, factor, offset, .. }) => self.visit.t_args(
                "index-how-linear",
                &[
                    ("figure", written.into()),
                    ("period", period.into()),
                    ("offset", number(*offset).into()),
                    ("value", number(value).into()),
                    ("centre", number(*centre).into()),
                    ("factor", number(*factor).into()),
                ],
            ),
            Some(Scale::Ranked { .. } | Scale::Fenced { .. }) | None => format!("{written} ({period})"),
        }
    }
}
