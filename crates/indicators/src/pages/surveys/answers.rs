use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use shell::{Crumb, Field, FieldError, PageError, PageResult, Path, Upload, Visit, see_other};

use super::super::{Desk, INVALID, atlas};
use super::{FaultLine, fault_lines, named, told, wave_crumbs, wave_href};
use crate::actions::{bring_in_answers_upload, put_down_answers, take_up_answers, wave_whole};
use crate::survey::{Respondents, SurveyFault};
use crate::{AnswersUploadId, FiguresError, FiguresFile, Slug, SurveysError, When};

#[derive(Template)]
#[template(path = "pages/surveys/put.html")]
struct PutPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: &'a str,
    lead: &'a str,
    columns: Vec<(String, String)>,
    action: String,
    file: Field,
    errors: &'a [FieldError],
    faults: Vec<FaultLine>,
}

#[derive(Template)]
#[template(path = "pages/surveys/answers.html")]
struct LookPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: String,
    invited: String,
    open: String,
    action: String,
    back: String,
}

type At = Path<(String, String)>;

/// Where answers are brought in.
pub(super) async fn show(visit: Visit, Path((slug, period)): At) -> PageResult {
    let (slug, when) = named(&slug, &period)?;
    page(&visit, (&slug, when), StatusCode::OK, (&[], &[])).await
}

/// Looks at a file with answers; only what is coded and without a mistake is put down.
pub(super) async fn put(
    visit: Visit,
    State(desk): State<Desk>,
    Path((slug, period)): At,
    upload: Upload,
) -> PageResult {
    let (slug, when) = named(&slug, &period)?;
    let at = (&slug, when);
    let at_file = |message: String| FieldError { field: "file".to_owned(), message };
    let Some(file) = upload.file.filter(|file| !file.bytes.is_empty()) else {
        let told = at_file(visit.t("figures-file-error").to_owned());
        return page(&visit, at, INVALID, (&[told], &[])).await;
    };
    let atlas = atlas(&visit, &desk).await?.ok_or(FiguresError::NoAreas)?;
    let file = FiguresFile { name: file.name, bytes: file.bytes };
    match crate::look_at_answers(&visit.cx, at, atlas.division(), &file).await {
        Ok(found) => {
            let id = put_down_answers(&visit.cx, at, (file.name, found)).await?;
            Ok(see_other(&format!("{}/antwoorden/{id}", wave_href(&slug, when))))
        }
        Err(SurveysError::File(fault)) => {
            page(&visit, at, INVALID, (&[at_file(told(&visit, &fault))], &[])).await
        }
        Err(SurveysError::Mistakes(faults)) => {
            let told = at_file(visit.t_with("surveys-mistakes", "count", faults.len()));
            page(&visit, at, INVALID, (&[told], &faults)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    visit: &Visit,
    at: (&Slug, When),
    status: StatusCode,
    (errors, faults): (&[FieldError], &[SurveyFault]),
) -> PageResult {
    let known = wave_whole(&visit.cx, at).await?;
    if !known.has_custody {
        return Err(PageError::NotFound);
    }
    let fixed = ["buurt", "geslacht", "leeftijd", "stratum", "uitgenodigd"];
    let fixed = fixed.map(|name| (name.to_owned(), visit.t(&format!("answers-column-{name}")).to_owned()));
    let questions = known.asked.questions.iter().map(|question| {
        let codes: Vec<String> =
            question.answers.iter().map(|one| format!("{} {}", one.code, one.label)).collect();
        (question.code.clone(), format!("{} ({})", question.text, codes.join(", ")))
    });
    let page = PutPage {
        crumbs: wave_crumbs(visit, &known.survey, at.1),
        title: visit.t("answers-title"),
        lead: visit.t("answers-lead"),
        columns: fixed.into_iter().chain(questions).collect(),
        action: format!("{}/antwoorden", wave_href(at.0, at.1)),
        file: Field { kind: "file", ..visit.fields("answers", errors).field("file", "") },
        errors,
        faults: fault_lines(visit, faults),
        v: visit,
    };
    visit.page_with(status, &page)
}

/// What a file would bring.
pub(super) async fn look(
    visit: Visit,
    Path((slug, period, id)): Path<(String, String, String)>,
) -> PageResult {
    let (slug, when) = named(&slug, &period)?;
    let id: AnswersUploadId = id.parse().map_err(|_| PageError::NotFound)?;
    let upload = take_up_answers(&visit.cx, (&slug, when), id).await?;
    let known = wave_whole(&visit.cx, (&slug, when)).await?;
    let (invited, open) = Respondents(upload.respondents).counts();
    let back = wave_href(&slug, when);
    let page = LookPage {
        crumbs: wave_crumbs(&visit, &known.survey, when),
        name: upload.file_name,
        invited: visit.t_with("answers-invited", "count", invited),
        open: visit.t_with("answers-open", "count", open),
        action: format!("{back}/antwoorden/{id}/inbrengen"),
        back,
        v: &visit,
    };
    visit.page(&page)
}

/// Brings it in.
pub(super) async fn carry_out(
    visit: Visit,
    Path((slug, period, id)): Path<(String, String, String)>,
) -> PageResult {
    let (slug, when) = named(&slug, &period)?;
    let id: AnswersUploadId = id.parse().map_err(|_| PageError::NotFound)?;
    bring_in_answers_upload(&visit.cx, (&slug, when), id).await?;
    Ok(see_other(&wave_href(&slug, when)))
}
