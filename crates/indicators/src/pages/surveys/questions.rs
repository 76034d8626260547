use askama::Template;
use axum::http::StatusCode;
use shell::{Crumb, Field, FieldError, PageError, PageResult, Path, Upload, Visit, see_other};

use super::super::INVALID;
use super::{FaultLine, crumbs, fault_lines, told};
use crate::actions::survey_whole;
use crate::{FiguresFile, Slug, SurveyFault, SurveysError};

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

/// Where a questionnaire is brought in.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> PageResult {
    let slug: Slug = slug.parse().map_err(|_| PageError::NotFound)?;
    page(&visit, &slug, StatusCode::OK, (&[], &[])).await
}

/// Gives the survey its next questionnaire, when nothing is wrong in the file.
pub(super) async fn put(visit: Visit, Path(slug): Path<String>, upload: Upload) -> PageResult {
    let slug: Slug = slug.parse().map_err(|_| PageError::NotFound)?;
    let at_file = |message: String| FieldError { field: "file".to_owned(), message };
    let Some(file) = upload.file.filter(|file| !file.bytes.is_empty()) else {
        let told = at_file(visit.t("figures-file-error").to_owned());
        return page(&visit, &slug, INVALID, (&[told], &[])).await;
    };
    let file = FiguresFile { name: file.name, bytes: file.bytes };
    match crate::look_at_questionnaire(&visit.cx, &file).await {
        Ok(questionnaire) => {
            crate::ask(&visit.cx, &slug, &questionnaire).await?;
            Ok(see_other(&format!("/enquetes/{slug}")))
        }
        Err(SurveysError::File(fault)) => {
            page(&visit, &slug, INVALID, (&[at_file(told(&visit, &fault))], &[])).await
        }
        Err(SurveysError::Mistakes(faults)) => {
            let told = at_file(visit.t_with("surveys-mistakes", "count", faults.len()));
            page(&visit, &slug, INVALID, (&[told], &faults)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    visit: &Visit,
    slug: &Slug,
    status: StatusCode,
    (errors, faults): (&[FieldError], &[SurveyFault]),
) -> PageResult {
    let known = survey_whole(&visit.cx, slug).await?;
    let column = |name: &str| (name.to_owned(), visit.t(&format!("questions-column-{name}")).to_owned());
    let page = PutPage {
        crumbs: crumbs(visit, &known.survey),
        title: visit.t("questions-title"),
        lead: visit.t("questions-lead"),
        columns: ["vraag", "tekst", "antwoord", "label", "telt", "indicator"].map(column).to_vec(),
        action: format!("/enquetes/{slug}/vragenlijst"),
        file: Field { kind: "file", ..visit.fields("questions", errors).field("file", "") },
        errors,
        faults: fault_lines(visit, faults),
        v: visit,
    };
    visit.page_with(status, &page)
}
