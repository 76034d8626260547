use axum::extract::State;
use kernel::{clean_line, clean_text};
use serde::Deserialize;
use shell::{FieldError, Form, PageResult, Visit, see_other};

use super::super::{Desk, atlas};
use super::{crumbs, wrong};
use crate::{Combining, IndexKind, IndexRecipe, IndicesError, Level, NewIndex, Normalising, Slug, Weighing};
use shell::desk::Sheet;

/// What is typed of an index.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::pages) struct IndexForm {
    name: String,
    slug: String,
    about: String,
    kind: String,
    level: String,
    population: String,
}

/// An empty form.
pub(in crate::pages) async fn empty(visit: Visit) -> PageResult {
    page(&visit, &IndexForm { population: "inwoners".to_owned(), ..IndexForm::default() }, &[])
}

/// Begins the index; its recipe follows.
pub(in crate::pages) async fn add(
    visit: Visit,
    State(desk): State<Desk>,
    Form(form): Form<IndexForm>,
) -> PageResult {
    let new = match parsed(&visit, &form) {
        Ok(new) => new,
        Err(errors) => return page(&visit, &form, &errors),
    };
    let atlas = atlas(&visit, &desk).await?.ok_or(IndicesError::NoAreas)?;
    match crate::start_index(&visit.cx, atlas.division(), &new).await {
        Ok(()) => Ok(see_other(&format!("/indexen/{}/versie/1/wijzigen", new.slug))),
        Err(error) => match wrong::told(&visit, &new.recipe, &error) {
            Some(told) => page(&visit, &form, &[told]),
            None => Err(error.into()),
        },
    }
}

fn parsed(visit: &Visit, form: &IndexForm) -> Result<NewIndex, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str| {
        let message = visit.t(&format!("index-{field}-error")).to_owned();
        errors.push(FieldError { field: field.to_owned(), message });
    };
    let name = clean_line(&form.name, 120).map_err(|_| wrong("name")).ok();
    let slug: Option<Slug> = form.slug.trim().parse().map_err(|_| wrong("slug")).ok();
    let about = clean_text(&form.about, 1_000).map_err(|_| wrong("about")).ok();
    let kind: Option<IndexKind> = form.kind.parse().map_err(|_| wrong("kind")).ok();
    let level: Option<Level> = form.level.parse().map_err(|_| wrong("level")).ok();
    let population: Option<Slug> = form.population.trim().parse().map_err(|_| wrong("population")).ok();
    let said = name.zip(slug).zip(about).zip(kind.zip(level).zip(population));
    let Some((((name, slug), about), ((kind, level), population))) = said else { return Err(errors) };
    let recipe = IndexRecipe {
        level,
        normalising: Normalising::City,
        weighing: Weighing::Equal,
        within: Combining::Arithmetic,
        above: Combining::Arithmetic,
        least_known: 50,
        population,
        until: None,
        parts: Vec::new(),
        ingredients: Vec::new(),
        left_out: Vec::new(),
    };
    Ok(NewIndex { slug, name, about, kind, recipe })
}

fn page(visit: &Visit, form: &IndexForm, errors: &[FieldError]) -> PageResult {
    let f = visit.fields("index", errors);
    let kinds = IndexKind::ALL.iter().map(|one| one.name());
    let levels = [Level::Neighbourhood, Level::Ward].map(Level::name);
    let asked = vec![
        f.field("name", &form.name),
        f.field("slug", &form.slug),
        f.field("about", &form.about).area(),
        f.choice("kind", kinds, &[&form.kind]),
        f.choice("level", levels, &[&form.level]).radios(),
        f.field("population", &form.population),
    ];
    let sheet = Sheet {
        crumbs: crumbs(visit, None),
        title: visit.t("index-new").to_owned(),
        lead: visit.t("index-new-lead").to_owned(),
        action: "/indexen/nieuw".to_owned(),
        back: "/indexen".to_owned(),
        ..Sheet::default()
    };
    sheet.asking(asked).show(visit, errors)
}
