use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse as _;
use shell::{
    Crumb, Field, FieldError, Form, PageError, PageResult, Path, Received, Streamed, Visit, see_other,
};

use super::answers::{Answers, Sent};
use super::refusals::refusal;
use super::sheet::{Asked, Grid, Link, Section, form};
use super::{crumbs, mine, words};
use crate::{Application, ApplicationId, Case, FileId, SubsidyError};

const FORM: &str = "file";
/// What the browser offers to choose; what is taken is decided by what stands in a file.
const ACCEPT: &str = ".pdf,.odt,.ods,.docx,.xlsx,.jpg,.jpeg,.png,.csv,.txt";

#[derive(Template)]
#[template(path = "pages/file.html")]
struct FilePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: String,
    lead: String,
    action: String,
    back: String,
    document: Field,
    file: Field,
    accept: &'static str,
    errors: &'a [FieldError],
}

/// Where a file is brought.
pub(super) async fn before(visit: Visit, Path(id): Path<ApplicationId>) -> PageResult {
    let case = crate::application(&visit.cx, id).await?;
    match crate::may_attach(&visit.cx, id).await {
        Ok(()) => show(&visit, &case, "", &[]),
        Err(error) => not_now(&visit, &case, error),
    }
}

/// Takes a file in, piece by piece, and keeps it as a document of the application.
pub(super) async fn bring(visit: Visit, Path(id): Path<ApplicationId>, sent: Streamed) -> PageResult {
    let case = crate::application(&visit.cx, id).await?;
    if let Err(error) = crate::may_attach(&visit.cx, id).await {
        sent.decline();
        return not_now(&visit, &case, error);
    }
    let file = visit.cx.chance.uuid(visit.cx.now());
    let received = sent.receive(&visit.house.files, file).await?;
    let document = received.field("document").to_owned();
    let (key, name) = (received.field("_key").to_owned(), received.name.clone());
    let Received { file: brought, .. } = received;
    let done = match brought {
        Ok(brought) => {
            let cx = visit.once(&key, &format!("{document} {name} {}", brought.hash))?;
            let place = (document.as_str(), name.as_str());
            crate::attach_file(&cx, &visit.house.files, (id, file), place, brought).await.map(drop)
        }
        Err(fault) => Err(fault.into()),
    };
    match done {
        Ok(()) | Err(SubsidyError::Store(store::StoreError::AlreadyDone(_))) => {
            Ok(see_other(&format!("/subsidies/aanvraag/{id}")))
        }
        Err(error) => not_taken(&visit, &case, &document, error),
    }
}

/// An application that is full can be made to fit; one that takes no files has no form for them.
fn not_now(visit: &Visit, case: &Case, error: SubsidyError) -> PageResult {
    if matches!(error, SubsidyError::TooManyFiles | SubsidyError::TooManyBytes) {
        return not_taken(visit, case, "", error);
    }
    Err(error.into())
}

/// The form again, with why the file is not taken.
fn not_taken(visit: &Visit, case: &Case, document: &str, error: SubsidyError) -> PageResult {
    match refusal(visit, &error) {
        Some(message) => show(visit, case, document, &[FieldError { field: "file".to_owned(), message }]),
        None => Err(error.into()),
    }
}

fn show(visit: &Visit, case: &Case, document: &str, errors: &[FieldError]) -> PageResult {
    let at = format!("/subsidies/aanvraag/{}", case.application.id);
    let sent: Sent = vec![("document".to_owned(), document.to_owned())];
    let answers = Answers::of(visit, FORM, sent);
    let names = case.round.rules.rules.documents.iter();
    let choices: Vec<(String, String)> = names.map(|name| (name.clone(), name.clone())).collect();
    let page = FilePage {
        v: visit,
        crumbs: crumbs(visit, &[(&at, &mine::title(visit, case))]),
        title: visit.t("file-title").to_owned(),
        lead: visit.t("file-lead").to_owned(),
        action: format!("{at}/bestand"),
        back: at,
        document: answers.choose("document", None, &choices),
        file: visit.fields(FORM, errors).field("file", ""),
        accept: ACCEPT,
        errors,
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, &page)
}

/// Gives a file to whoever may read its application: to keep, never to be shown as a page of ours.
pub(super) async fn give(visit: Visit, Path(id): Path<FileId>) -> PageResult {
    let (file, kept) = crate::open_file(&visit.cx, &visit.house.files, id).await?;
    let plain: String = file
        .kind
        .called(&file.name)
        .chars()
        .map(|sign| if sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_') { sign } else { '_' })
        .collect();
    let disposition = format!("attachment; filename=\"{plain}\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type())),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment")),
        ),
        (header::CONTENT_LENGTH, HeaderValue::from(kept.bytes())),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, kept.body()).into_response())
}

/// Asks whether a file is to go from a draft.
pub(super) async fn before_removal(visit: Visit, Path(id): Path<FileId>) -> PageResult {
    removing(&visit, id, &[]).await
}

/// Removes a file from a draft.
pub(super) async fn remove(visit: Visit, Path(id): Path<FileId>, Form(_sent): Form<Sent>) -> PageResult {
    match crate::remove_file(&visit.cx, id).await {
        Ok(application) => Ok(see_other(&format!("/subsidies/aanvraag/{application}"))),
        Err(error) => match refusal(&visit, &error) {
            Some(message) => {
                removing(&visit, id, &[FieldError { field: "inhoud".to_owned(), message }]).await
            }
            None => Err(error.into()),
        },
    }
}

async fn removing(visit: &Visit, id: FileId, errors: &[FieldError]) -> PageResult {
    let (file, _) = crate::open_file(&visit.cx, &visit.house.files, id).await?;
    let case = crate::application(&visit.cx, file.application).await?;
    let back = format!("/subsidies/aanvraag/{}", file.application);
    let asked = Asked {
        crumbs: crumbs(visit, &[(&back, &mine::title(visit, &case))]),
        title: visit.t_with("file-remove-title", "name", file.name),
        lead: visit.t("file-remove-lead").to_owned(),
        action: format!("/subsidies/bestand/{id}/weg"),
        back,
        save: visit.t("file-remove").to_owned(),
        ..Asked::default()
    };
    form(visit, asked, errors)
}

/// The files of an application, each to be opened.
pub(super) async fn section(visit: &Visit, application: &Application) -> Result<Option<Section>, PageError> {
    let files = crate::files(&visit.cx, application.id).await?;
    let heads = ["file-name", "file-document", "file-size", "file-at"];
    let mut grid = Grid::of(visit, "files-title", &heads).in_dutch(&[0, 1]);
    let mut links = Vec::new();
    let may_bring = crate::may_bring(&visit.cx, application);
    if may_bring {
        let at = format!("/subsidies/aanvraag/{}/bestand", application.id);
        links.push(Link::to(visit.t("file-title"), at));
    }
    for file in &files {
        let size = visit.t_with("file-size-text", "count", file.bytes.div_euclid(1_024).max(1));
        let cells = vec![file.document.clone(), size, words::moment(visit, file.at)];
        grid.row(file.name.clone(), format!("/subsidies/bestand/{}", file.id), cells);
        if may_bring && application.state == crate::ApplicationState::Draft {
            let label = visit.t_with("file-remove-title", "name", file.name.clone());
            links.push(Link::to(&label, format!("/subsidies/bestand/{}/weg", file.id)));
        }
    }
    if files.is_empty() && links.is_empty() {
        return Ok(None);
    }
    let section = Section::table(visit.t("files-title"), grid, visit.t("files-none"));
    Ok(Some(Section { links, ..section }))
}
