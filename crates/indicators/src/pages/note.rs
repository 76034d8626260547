use axum::extract::State;
use kernel::{Openness, clean_text};
use serde::Deserialize;
use shell::desk::Sheet;
use shell::{Crumb, FieldError, Form, PageResult, Path, Visit, see_other};

use super::Desk;
use super::neighbourhood::find;
use crate::{Note, Place};

/// What is typed of a note.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct NoteForm {
    text: String,
    source: String,
    openness: String,
}

/// An empty form.
pub(crate) async fn empty(visit: Visit, State(desk): State<Desk>, Path(code): Path<String>) -> PageResult {
    let (atlas, code) = find(&visit, &desk, &code).await?;
    let name = atlas.division().neighbourhoods.get(&code).map_or(String::new(), |part| part.name.clone());
    let form = NoteForm { openness: Openness::Internal.name().to_owned(), ..NoteForm::default() };
    page(&visit, (&code.to_string(), name), &form, &[])
}

/// Keeps the note.
pub(crate) async fn add(
    visit: Visit,
    State(desk): State<Desk>,
    Path(code): Path<String>,
    Form(form): Form<NoteForm>,
) -> PageResult {
    let (atlas, code) = find(&visit, &desk, &code).await?;
    let mut errors = Vec::new();
    let mut wrong = |field: &str| {
        let message = visit.t(&format!("note-{field}-error")).to_owned();
        errors.push(FieldError { field: field.to_owned(), message });
    };
    let text = clean_text(&form.text, 2_000).map_err(|_| wrong("text")).ok();
    let source = kernel::clean_line(&form.source, 200).map_err(|_| wrong("source")).ok();
    let openness: Option<Openness> = form.openness.parse().map_err(|_| wrong("openness")).ok();
    let (Some(text), Some(source), Some(openness)) = (text, source, openness) else {
        let name = atlas.division().neighbourhoods.get(&code).map_or(String::new(), |part| part.name.clone());
        return page(&visit, (&code.to_string(), name), &form, &errors);
    };
    let place = Place::Area(areas::AreaCode::Neighbourhood(code));
    crate::write_note(&visit.cx, &Note { place, text, source, openness, written: visit.cx.now() }).await?;
    Ok(see_other(&format!("/buurten/{code}")))
}

fn page(visit: &Visit, (code, name): (&str, String), form: &NoteForm, errors: &[FieldError]) -> PageResult {
    let f = visit.fields("note", errors);
    let levels = [Openness::Internal, Openness::Public].map(Openness::name);
    let asked = vec![
        f.field("text", &form.text).area(),
        f.field("source", &form.source),
        f.choice("openness", levels, &[&form.openness]).radios(),
    ];
    let sheet = Sheet {
        crumbs: vec![Crumb { href: format!("/buurten/{code}"), label: name }],
        title: visit.t("note-new").to_owned(),
        lead: visit.t("note-lead").to_owned(),
        action: format!("/buurten/{code}/notitie"),
        back: format!("/buurten/{code}"),
        ..Sheet::default()
    };
    sheet.asking(asked).show(visit, errors)
}
