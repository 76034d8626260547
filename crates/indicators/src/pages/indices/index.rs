use access::Action;
use areas::Atlas;
use askama::Template;
use axum::extract::State;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::super::{Desk, atlas, files, may, words};
use super::drawing::{self, Legend};
use super::hangs::{self, Hangs};
use super::scores::{self, Clear, ScoreGroup};
use super::tables::{self, Names, RecipeGroup};
use super::{address, crumbs, find, list};
use crate::actions::{may_decide, renewed_since};
use crate::{IndexOutcome, IndexVersion, Level, RecipeState, RecipeStep};

/// A step that the visitor can take.
struct StepButton {
    label: String,
    href: String,
    /// Whether it asks for words on a page of its own.
    asks: bool,
}

/// Another version.
struct Other {
    href: String,
    label: String,
    state: String,
    compare: Option<String>,
}

/// What came out, as it is shown.
struct Shown {
    map: String,
    spread: String,
    ranks: String,
    clear: Option<Clear>,
    by_ward: bool,
    groups: Vec<ScoreGroup>,
    hangs: Vec<Hangs>,
    runs: String,
    left_out: Option<String>,
    no_margins: Option<String>,
    modelled: bool,
}

#[derive(Template)]
#[template(path = "pages/indices/index.html")]
struct IndexPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: &'a str,
    line: String,
    about: &'a str,
    state: Option<String>,
    note: &'a str,
    retired: Option<String>,
    seen: i64,
    renewed: Vec<String>,
    renew_href: Option<String>,
    made_of: String,
    steps: Vec<StepButton>,
    waits: bool,
    change_href: Option<String>,
    copy_href: Option<String>,
    made: String,
    legend: Vec<Legend>,
    shown: Option<Shown>,
    facts: Vec<(String, String)>,
    recipe: Vec<RecipeGroup>,
    left_out: Vec<(String, String)>,
    score_files: [String; 3],
    recipe_files: [String; 3],
    hang_files: [String; 3],
    json_href: String,
    others: Vec<Other>,
}

/// The published version of an index.
pub(in crate::pages) async fn published(
    visit: Visit,
    State(desk): State<Desk>,
    Path(slug): Path<String>,
) -> PageResult {
    let version = find(&visit, &slug, None).await?;
    page(&visit, &desk, &version).await
}

/// One version of an index.
pub(in crate::pages) async fn version(
    visit: Visit,
    State(desk): State<Desk>,
    Path((slug, number)): Path<(String, String)>,
) -> PageResult {
    let version = find(&visit, &slug, Some(&number)).await?;
    page(&visit, &desk, &version).await
}

async fn page(visit: &Visit, desk: &Desk, version: &IndexVersion) -> PageResult {
    let atlas = atlas(visit, desk).await?.ok_or(PageError::NotFound)?;
    let (names, catalogue) = Names::of(visit, version).await?;
    let (index, head) = (&version.index, &version.head);
    let home = address(index, head.number);
    let makes = may(visit, Action::MakeIndices);
    let decides = may_decide(&visit.cx, head.id).await?;
    let steps = |step: &RecipeStep| if step.takes_two() { decides } else { makes };
    let file = |table: &str| files(&format!("{home}/bestand/{}-{table}", index.slug), "");
    let waits_for_another = head.state.steps().any(RecipeStep::takes_two);
    let (shown, legend) =
        version.outcome.as_ref().map(|outcome| shown(visit, &atlas, version, outcome, &names)).unzip();
    let legend = legend.unwrap_or_default();
    let renewed = match head.state {
        RecipeState::Retired => Vec::new(),
        RecipeState::Draft | RecipeState::InReview | RecipeState::Approved | RecipeState::Published => {
            renewed_since(&visit.cx, version).await?
        }
    };
    let page = IndexPage {
        crumbs: crumbs(visit, None),
        name: &index.name,
        line: list::line(visit, index, head),
        about: &index.about,
        state: (head.state != RecipeState::Published)
            .then(|| visit.t(&format!("index-state-{}", head.state)).to_owned()),
        note: &head.note,
        retired: (head.state == RecipeState::Retired).then(|| retired(visit, &head.retired_because)),
        seen: head.version,
        renew_href: makes.then(|| format!("{home}/opnieuw")),
        renewed: tables::renewals(visit, (&names, &catalogue), &renewed),
        made_of: visit.t_args(
            "index-made-of",
            &[("parts", head.recipe.parts.len().into()), ("figures", head.recipe.ingredients.len().into())],
        ),
        steps: head.state.steps().filter(steps).map(|step| button(visit, &home, step)).collect(),
        waits: makes && waits_for_another && !decides,
        change_href: (makes && head.state == RecipeState::Draft).then(|| format!("{home}/wijzigen")),
        copy_href: makes.then(|| format!("{home}/kopie")),
        made: head.made_at.map_or(String::new(), |made| made_on(visit, made)),
        legend,
        shown,
        facts: facts(visit, version, &names),
        recipe: tables::grouped(tables::recipe(visit, version, (&names, &catalogue))),
        left_out: head
            .recipe
            .left_out
            .iter()
            .map(|one| (names.name(one.indicator.as_str()).to_owned(), one.reason.clone()))
            .collect(),
        score_files: file("scores"),
        recipe_files: file("recept"),
        hang_files: file("gevoeligheid"),
        json_href: format!("{home}/bestand/{}.json", index.slug),
        others: others(visit, version),
        v: visit,
    };
    visit.page(&page)
}

fn made_on(visit: &Visit, made: kernel::Instant) -> String {
    visit.t_with("index-made-on", "day", kernel::local_time(made).format("%d-%m-%Y").to_string())
}

fn retired(visit: &Visit, because: &str) -> String {
    if because.is_empty() { visit.t("index-succeeded").to_owned() } else { because.to_owned() }
}

fn button(visit: &Visit, home: &str, step: RecipeStep) -> StepButton {
    StepButton {
        label: visit.t(&format!("index-step-{step}")).to_owned(),
        href: format!("{home}/stap/{step}"),
        asks: step.takes_words(),
    }
}

fn shown(
    visit: &Visit,
    atlas: &Atlas,
    version: &IndexVersion,
    outcome: &IndexOutcome,
    names: &Names,
) -> (Shown, Vec<Legend>) {
    let (index, recipe) = (&version.index, &version.head.recipe);
    let home = address(index, version.head.number);
    let (map, legend) = drawing::map(visit, atlas, (&index.name, &home), (outcome, recipe.level));
    let unscored = outcome.places.iter().zip(outcome.totals()).filter(|(_, score)| score.is_none());
    let left_out = outcome.left_out.iter().chain(unscored.map(|(place, _)| place));
    let left_out: Vec<String> = left_out.map(|place| words::place_name(visit, atlas, *place)).collect();
    let lines = scores::scores(visit, atlas, &home, (outcome, recipe));
    let shown = Shown {
        map,
        spread: drawing::scores_spread(visit, &index.name, outcome),
        ranks: drawing::ranks(visit, atlas, &index.name, outcome),
        clear: scores::clear(visit, &lines, recipe),
        by_ward: recipe.level != Level::Ward,
        groups: scores::by_ward(visit, lines, recipe.level),
        hangs: hangs::hangs(visit, outcome, names),
        runs: visit.t_args(
            "index-runs",
            &[
                ("runs", outcome.runs.to_string().into()),
                ("shift", words::number(visit, outcome.mean_shift, 1).into()),
            ],
        ),
        left_out: (!left_out.is_empty())
            .then(|| visit.t_with("index-left-out-places", "places", left_out.join(", "))),
        no_margins: no_margins(visit, outcome),
        modelled: outcome.is_modelled(),
    };
    (shown, legend)
}

/// Of how many figures nobody knows how sure they are.
fn no_margins(visit: &Visit, outcome: &IndexOutcome) -> Option<String> {
    let count = outcome.columns.iter().filter(|column| !column.carried).count();
    let args = [("count", count.to_string().into()), ("all", outcome.columns.len().to_string().into())];
    (count > 0).then(|| visit.t_args("index-no-margins", &args))
}

/// What was chosen, in words.
pub(super) fn facts(visit: &Visit, version: &IndexVersion, names: &Names) -> Vec<(String, String)> {
    let recipe = &version.head.recipe;
    let fact = |name: &str, text: String| (visit.t(&format!("recipe-{name}")).to_owned(), text);
    let said = |name: &str, word: &str| fact(name, visit.t(&format!("recipe-{name}-{word}")).to_owned());
    let population = names.name(recipe.population.as_str()).to_owned();
    let mut facts = vec![
        said("level", recipe.level.name()),
        said("normalising", recipe.normalising.name()),
        said("weighing", recipe.weighing.name()),
        said("within", recipe.within.name()),
        said("above", recipe.above.name()),
        fact("least-known", format!("{}%", recipe.least_known)),
        fact("population", population),
    ];
    facts.extend(recipe.until.map(|year| fact("until", year.to_string())));
    facts
}

fn others(visit: &Visit, version: &IndexVersion) -> Vec<Other> {
    let here = version.head.number;
    let slug = &version.index.slug;
    version
        .others
        .iter()
        .map(|(number, state)| Other {
            href: address(&version.index, *number),
            label: visit.t_with("index-version", "number", number.to_string()),
            state: visit.t(&format!("index-state-{state}")).to_owned(),
            compare: (*number != here)
                .then(|| format!("/indexen/{slug}/vergelijken?een={number}&ander={here}")),
        })
        .collect()
}
