use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Crumb, Field, FieldError, Form, PageError, PageResult, Path, Upload, Visit};
use tabular_export::{Cell, Format, Table};

use super::told::fault_text;
use crate::actions::known_synonyms;
use crate::catalogue::Catalogue;
use crate::pages::show_at_once;
use crate::synonym_file::{COLUMNS, Outcome, kind_word, plan};
use crate::{BadLine, BadLineCause, SynonymGroup, Synonyms, read_synonyms};

/// The most bytes of a file: thousands of lines.
const LARGEST_FILE: usize = 512 * 1_024;

/// A file as it was pasted; without `press` it is only looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Pasted {
    file: String,
    press: String,
}

struct Line {
    word: String,
    what: &'static str,
    why: String,
}

#[derive(Template)]
#[template(path = "pages/staff/words/bring_in.html")]
struct BringInPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    errors: &'a [FieldError],
    file: Field,
    chosen: Field,
    lines: &'a [Line],
    may: bool,
    done: Option<String>,
}

/// The words that stand, as a file that can be brought in again.
pub(crate) async fn send(visit: Visit, Path(format): Path<String>) -> PageResult {
    let format = Format::from_extension(&format).ok_or(PageError::NotFound)?;
    let groups = known_synonyms(&visit.cx).await?;
    let wrong = |error: tabular_export::ExportError| PageError::Internal(error.to_string());
    let mut table = Table::new(visit.t("synonyms-title"), COLUMNS).map_err(wrong)?;
    for group in groups.iter().filter(|group| !group.removed) {
        let SynonymGroup { synonyms, .. } = group;
        let cells =
            [kind_word(synonyms.nearness), &synonyms.word, &synonyms.others.join(" | "), &synonyms.why];
        table.push(cells.map(|cell| Cell::from(cell.to_owned())).to_vec()).map_err(wrong)?;
    }
    visit.file("woorden", &table, format)
}

/// Asks for the lines.
pub(crate) async fn show(visit: Visit) -> PageResult {
    page(&visit, "", Shown::default())
}

/// Looks at the lines of a file, which then stand there to be taken over as if they were pasted.
pub(crate) async fn look_at_file(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    upload: Upload,
) -> PageResult {
    let brought = upload.file.filter(|file| !file.bytes.is_empty());
    let message = match &brought {
        None => Some("synonyms-upload-error"),
        Some(file) if file.bytes.len() > LARGEST_FILE => Some("synonyms-upload-too-large"),
        Some(_) => None,
    };
    if let Some(key) = message {
        let errors = [FieldError { field: "upload".to_owned(), message: visit.t(key).to_owned() }];
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return page(&visit, "", Shown { status, errors: &errors, ..Shown::default() });
    }
    let (text, _) = hsds::decode(&brought.unwrap_or_default().bytes);
    let file = text.trim_start_matches('\u{feff}').replace('\0', "");
    take(visit, &catalogue, Pasted { file, press: String::new() }).await
}

/// Looks at the lines, or takes them over: all or none.
pub(crate) async fn bring_in(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Form(pasted): Form<Pasted>,
) -> PageResult {
    take(visit, &catalogue, pasted).await
}

async fn take(visit: Visit, catalogue: &Catalogue, pasted: Pasted) -> PageResult {
    let lines = match read_synonyms(&pasted.file) {
        Ok(lines) if lines.is_empty() => {
            return refuse(&visit, &pasted, vec![visit.t("synonyms-file-empty").to_owned()]);
        }
        Ok(lines) => lines,
        Err(bad) => return refuse(&visit, &pasted, bad.iter().map(|bad| bad_line(&visit, bad)).collect()),
    };
    let groups = known_synonyms(&visit.cx).await?;
    let outcomes = plan(&lines, &groups);
    let may = outcomes.iter().all(|outcome| !matches!(outcome, Outcome::Refused(_)));
    if !may || pasted.press != "do" {
        let lines: Vec<Line> =
            lines.iter().zip(&outcomes).map(|(line, what)| told(&visit, line, what)).collect();
        let status = if may { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        return page(&visit, &pasted.file, Shown { status, lines: &lines, may, ..Shown::default() });
    }
    let counts = crate::bring_in_synonyms(&visit.cx, &lines).await?;
    show_at_once(catalogue, &visit).await;
    let args = [("new", counts.new.into()), ("changed", counts.changed.into()), ("same", counts.same.into())];
    page(&visit, "", Shown { done: Some(visit.t_args("synonyms-file-done", &args)), ..Shown::default() })
}

#[derive(Default)]
struct Shown<'a> {
    status: StatusCode,
    errors: &'a [FieldError],
    lines: &'a [Line],
    may: bool,
    done: Option<String>,
}

fn page(visit: &Visit, file: &str, shown: Shown<'_>) -> PageResult {
    let crumb = Crumb { href: "/redactie/woorden".to_owned(), label: visit.t("synonyms-title").to_owned() };
    let page = BringInPage {
        v: visit,
        crumbs: vec![crumb],
        errors: shown.errors,
        file: visit.fields("synonyms", shown.errors).field("file", file),
        chosen: Field { kind: "file", ..visit.fields("synonyms", shown.errors).field("upload", "") },
        lines: shown.lines,
        may: shown.may,
        done: shown.done,
    };
    visit.page_with(shown.status, &page)
}

fn refuse(visit: &Visit, pasted: &Pasted, messages: Vec<String>) -> PageResult {
    let error = |message: String| FieldError { field: "file".to_owned(), message };
    let errors: Vec<FieldError> = messages.into_iter().map(error).collect();
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    page(visit, &pasted.file, Shown { status, errors: &errors, ..Shown::default() })
}

fn bad_line(visit: &Visit, bad: &BadLine) -> String {
    let cause = match &bad.cause {
        BadLineCause::Columns => visit.t("synonyms-file-columns").to_owned(),
        BadLineCause::Kind(kind) => visit.t_with("synonyms-file-kind", "kind", kind.as_str()),
        BadLineCause::TooMany => visit.t("synonyms-file-too-many").to_owned(),
        BadLineCause::Faults(faults) => {
            faults.iter().map(|fault| fault_text(visit, fault)).collect::<Vec<_>>().join(" ")
        }
    };
    visit.t_args("synonyms-file-line", &[("line", bad.line.into()), ("cause", cause.into())])
}

fn told(visit: &Visit, line: &Synonyms, outcome: &Outcome) -> Line {
    let (what, why) = match outcome {
        Outcome::New => ("synonyms-file-new", String::new()),
        Outcome::Changes(..) => ("synonyms-file-changes", String::new()),
        Outcome::Same => ("synonyms-file-same", String::new()),
        Outcome::Refused(faults) => {
            let texts = faults.iter().map(|fault| fault_text(visit, fault)).collect::<Vec<_>>();
            ("synonyms-file-refused", texts.join(" "))
        }
    };
    Line { word: line.word.clone(), what, why }
}
