//! The indices of the demonstration, made as advisers' work, and one signal with what people said of it.

use ::indicators::{FiguresError, IndexRecipe, Ingredient, NewIndex, RecipeStep, SessionRecord, Slug};
use access::{Actor, Cx, Role};
use areas::{Division, Shelf};
use kernel::NotASlug;
use serde::Deserialize;

use crate::DemoError;
use crate::fault::Entry;
use crate::files::parse;

const FILE: &str = "indices/indices.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicesFile {
    index: Vec<RawIndex>,
    session: RawSession,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawIndex {
    slug: String,
    name: String,
    kind: String,
    about: String,
    note: String,
    recipe: IndexRecipe,
    /// What the second version has more.
    #[serde(default)]
    more: Vec<Ingredient>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSession {
    indicator: String,
    held_on: String,
    participants: String,
    explanations: String,
    influences: String,
    confidence: String,
    action: String,
}

/// Makes the indices, looks for signals and writes down what was said of one.
///
/// # Errors
/// When the file is wrong, which it names, or the database refuses.
pub(crate) async fn load(cx: &Cx) -> Result<(), DemoError> {
    let actor = Actor::at_the_command_line(Role::PolicyAdviser, cx.now());
    let cx = Cx::new(cx.db.clone(), cx.clock.clone(), cx.chance.clone(), actor);
    let none = Entry { file: FILE, key: "" };
    let atlas = Shelf::new(cx.db.clone()).atlas(cx.clock.today()).await?;
    let atlas = atlas.ok_or_else(|| none.fault("", FiguresError::NoAreas))?;
    let file: IndicesFile = parse(FILE)?;
    for raw in file.index {
        make(&cx, atlas.division(), raw).await?;
    }
    talk(&cx, file.session).await
}

async fn make(cx: &Cx, division: &Division, raw: RawIndex) -> Result<(), DemoError> {
    let entry = Entry { file: FILE, key: &raw.slug };
    let slug: Slug = raw.slug.parse().map_err(|error: NotASlug| entry.fault("slug", error))?;
    let new = NewIndex {
        slug: slug.clone(),
        name: raw.name.clone(),
        about: raw.about.clone(),
        kind: entry.parsed("kind", &raw.kind)?,
        recipe: raw.recipe.clone(),
    };
    ::indicators::start_index(cx, division, &new).await.map_err(|error| entry.fault("recipe", error))?;
    for (seen, step) in [(1, RecipeStep::Submit), (3, RecipeStep::Approve), (4, RecipeStep::Publish)] {
        let at = (&slug, 1, seen);
        let taken = ::indicators::step_index(cx, division, at, (step, &raw.note)).await;
        taken.map_err(|error| entry.fault("note", error))?;
    }
    if raw.more.is_empty() {
        return Ok(());
    }
    let number = ::indicators::copy_index_version(cx, &slug, 1).await;
    let number = number.map_err(|error| entry.fault("more", error))?;
    let mut recipe = raw.recipe.clone();
    recipe.ingredients.extend(raw.more.iter().cloned());
    let saved = ::indicators::save_index_recipe(cx, division, (&slug, number, 1), &recipe).await;
    saved.map_err(|error| entry.fault("more", error))?;
    Ok(())
}

async fn talk(cx: &Cx, raw: RawSession) -> Result<(), DemoError> {
    let entry = Entry { file: FILE, key: "session" };
    ::indicators::look_for_signals(cx).await.map_err(|error| entry.fault("", error))?;
    let signals = ::indicators::signals(cx).await.map_err(|error| entry.fault("", error))?;
    let found = signals.iter().find(|one| one.indicator.slug.as_str() == raw.indicator);
    let signal = found.ok_or_else(|| entry.fault("indicator", "no signal is about it"))?;
    let record = SessionRecord {
        held_on: entry.parsed("held_on", &raw.held_on)?,
        participants: raw.participants,
        explanations: raw.explanations,
        influences: raw.influences,
        confidence: entry.parsed("confidence", &raw.confidence)?,
        action: raw.action,
    };
    let kept = ::indicators::interpret_signal(cx, (signal.id, signal.version), &record).await;
    kept.map_err(|error| entry.fault("", error))?;
    Ok(())
}
