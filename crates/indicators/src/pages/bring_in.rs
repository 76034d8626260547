mod columns;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::Datelike as _;
use kernel::clean_line;
use shell::{
    Crumb, Field, FieldError, Form, PageError, PageResult, Path, Upload as Brought, Visit, see_other,
};

use super::{Desk, INVALID, atlas};
use crate::actions::{self, Looked, look_at};
use crate::exchange::{FiguresFile, FileFault, Lack};
use crate::store::uploads::Upload;
use crate::{FigureUploadId, FiguresError, Reading};

/// A time that figures were brought in.
struct Earlier {
    day: String,
    source: String,
    file: String,
    counts: String,
}

#[derive(Template)]
#[template(path = "pages/bring_in.html")]
struct BringInPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    file: Field,
    source: Field,
    division: Field,
    errors: &'a [FieldError],
    earlier: Vec<Earlier>,
}

/// Where a file is put down, and what was brought in before.
pub(crate) async fn show(visit: Visit) -> PageResult {
    page(&visit, StatusCode::OK, &Brought::default(), &[]).await
}

/// Puts a file down, and leads to what it would bring.
pub(crate) async fn put(visit: Visit, upload: Brought) -> PageResult {
    let mut errors = Vec::new();
    let mut wrong = |field: &str| {
        let message = visit.t(&format!("figures-{field}-error")).to_owned();
        errors.push(FieldError { field: field.to_owned(), message });
    };
    let file = upload.file.clone().filter(|file| !file.bytes.is_empty());
    if file.is_none() {
        wrong("file");
    }
    let source = clean_line(upload.field("source"), 120).map_err(|_| wrong("source")).ok();
    let division: Option<i32> =
        upload.field("division").parse().ok().filter(|year| (1900..=2200).contains(year));
    if division.is_none() {
        wrong("division");
    }
    let (Some(file), Some(source), Some(division)) = (file, source, division) else {
        return page(&visit, INVALID, &upload, &errors).await;
    };
    let file = FiguresFile { name: file.name, bytes: file.bytes };
    match actions::put_down(&visit.cx, &Upload { file, source, division }).await {
        Ok(id) => Ok(see_other(&format!("/cijfers/invoer/{id}"))),
        Err(FiguresError::File(fault)) => {
            let told = FieldError { field: "file".to_owned(), message: sentence(&visit, &fault) };
            page(&visit, INVALID, &upload, &[told]).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) fn sentence(visit: &Visit, fault: &FileFault) -> String {
    match fault {
        FileFault::Broken(_) => visit.t("figures-broken").to_owned(),
        FileFault::TooLarge => visit.t("figures-too-large").to_owned(),
        FileFault::Empty => visit.t("figures-nothing").to_owned(),
        FileFault::Names(name) => visit.t_with("figures-names", "name", name.as_str()),
    }
}

async fn page(visit: &Visit, status: StatusCode, upload: &Brought, errors: &[FieldError]) -> PageResult {
    let fields = visit.fields("figures", errors);
    let today = visit.cx.clock.today().year().to_string();
    let division = match upload.field("division") {
        "" => today.as_str(),
        typed => typed,
    };
    let runs = crate::earlier_imports(&visit.cx).await?;
    let earlier = runs.into_iter().map(|run| Earlier {
        day: kernel::local_time(run.brought_in_at).format("%d-%m-%Y").to_string(),
        counts: counts(visit, (run.added, run.changed, run.unchanged)),
        source: run.source,
        file: run.file_name,
    });
    let page = BringInPage {
        crumbs: vec![Crumb { href: "/cijfers".to_owned(), label: visit.t("indicators-title").to_owned() }],
        file: Field { kind: "file", ..fields.field("file", "") },
        source: fields.field("source", upload.field("source")),
        division: fields.field("division", division),
        errors,
        earlier: earlier.collect(),
        v: visit,
    };
    visit.page_with(status, &page)
}

fn counts(visit: &Visit, (added, changed, unchanged): (i64, i64, i64)) -> String {
    visit.t_args(
        "figures-counts",
        &[("added", added.into()), ("changed", changed.into()), ("unchanged", unchanged.into())],
    )
}

/// A mistake in the file.
struct FaultLine {
    row: usize,
    column: String,
    text: String,
}

#[derive(Template)]
#[template(path = "pages/bring_in_look.html")]
struct LookPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    action: String,
    carry_out: String,
    name: &'a str,
    source: &'a str,
    lack: Option<String>,
    columns: Vec<Field>,
    time: Field,
    indicator: Field,
    empty: Field,
    outcome: Option<String>,
    passed_over: Option<String>,
    faults: Vec<FaultLine>,
    more_faults: Option<String>,
    can_bring_in: bool,
}

/// What a file would bring: its columns, its figures, its mistakes.
pub(crate) async fn look(visit: Visit, State(desk): State<Desk>, Path(id): Path<String>) -> PageResult {
    let (id, upload) = find(&visit, &id).await?;
    let looked = looked(&visit, &desk, &upload).await?;
    let indicators = crate::catalogue(&visit.cx).await?;
    let asked = columns::Asked::of(&visit, &looked, &indicators);
    let (reading, lack) = match &looked.reading {
        Ok(reading) => (Some(reading), None),
        Err(lack) => (None, Some(lacking(&visit, lack))),
    };
    let found = reading.map_or(0, |reading| reading.observations.len());
    let faults = reading.map_or(0, |reading| reading.fault_count);
    let page = LookPage {
        crumbs: vec![
            Crumb { href: "/cijfers".to_owned(), label: visit.t("indicators-title").to_owned() },
            Crumb { href: "/cijfers/invoer".to_owned(), label: visit.t("figures-title").to_owned() },
        ],
        action: format!("/cijfers/invoer/{id}"),
        carry_out: format!("/cijfers/invoer/{id}/inbrengen"),
        name: &upload.file.name,
        source: &upload.source,
        lack,
        columns: asked.columns,
        time: asked.time,
        indicator: asked.indicator,
        empty: asked.empty,
        outcome: reading
            .map(|_| visit.t_args("figures-outcome", &[("found", found.into()), ("faults", faults.into())])),
        passed_over: reading
            .filter(|reading| reading.passed_over > 0)
            .map(|reading| visit.t_with("figures-passed-over", "count", reading.passed_over)),
        faults: reading.map_or_else(Vec::new, |reading| fault_lines(&visit, reading)),
        more_faults: (faults > crate::MOST_FAULTS)
            .then(|| visit.t_with("figures-more-faults", "count", faults - crate::MOST_FAULTS)),
        can_bring_in: faults == 0 && found > 0,
        v: &visit,
    };
    visit.page(&page)
}

fn fault_lines(visit: &Visit, reading: &Reading) -> Vec<FaultLine> {
    let line = |fault: &crate::Fault| FaultLine {
        row: fault.row,
        column: fault.column.clone(),
        text: visit.t_with(&format!("figures-wrong-{}", fault.wrong.name()), "found", fault.wrong.found()),
    };
    reading.faults.iter().map(line).collect()
}

fn lacking(visit: &Visit, lack: &Lack) -> String {
    match lack {
        Lack::Columns(names) => visit.t_with("figures-lack-columns", "names", names.join(", ")),
        Lack::Place => visit.t("figures-lack-place").to_owned(),
        Lack::Time => visit.t("figures-lack-time").to_owned(),
        Lack::Figures => visit.t("figures-lack-figures").to_owned(),
        Lack::Indicator => visit.t("figures-lack-indicator").to_owned(),
    }
}

async fn find(visit: &Visit, id: &str) -> Result<(FigureUploadId, Upload), PageError> {
    let id: FigureUploadId = id.parse().map_err(|_| PageError::NotFound)?;
    Ok((id, actions::take_up(&visit.cx, id).await?))
}

async fn looked(visit: &Visit, desk: &Desk, upload: &Upload) -> Result<Looked, PageError> {
    let atlas = atlas(visit, desk).await?.ok_or(FiguresError::NoAreas)?;
    let from = (upload.source.as_str(), upload.division);
    Ok(look_at(&visit.cx, &atlas, &upload.file, from, None).await?)
}

/// Remembers what the columns mean, and looks again.
pub(crate) async fn say(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> PageResult {
    let (id, upload) = find(&visit, &id).await?;
    let looked = looked(&visit, &desk, &upload).await?;
    let mapping = columns::said(&looked, &pairs);
    actions::remember(&visit.cx, &upload.source, &mapping).await?;
    Ok(see_other(&format!("/cijfers/invoer/{id}")))
}

/// Brings the file in, when nothing in it is wrong; what somebody else changed meanwhile is looked at anew.
pub(crate) async fn carry_out(visit: Visit, State(desk): State<Desk>, Path(id): Path<String>) -> PageResult {
    let (id, _) = find(&visit, &id).await?;
    let atlas = atlas(&visit, &desk).await?.ok_or(FiguresError::NoAreas)?;
    match actions::bring_in_upload(&visit.cx, &atlas, id).await {
        Ok(_) => Ok(see_other("/cijfers/invoer")),
        Err(FiguresError::Mistakes(_) | FiguresError::Lack(_) | FiguresError::Nothing) => {
            Ok(see_other(&format!("/cijfers/invoer/{id}")))
        }
        Err(error) => Err(error.into()),
    }
}
