use serde::Deserialize;
use shell::desk::Sheet;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::{crumbs, wave_href};
use crate::actions::survey_whole;
use crate::{Slug, SurveysError, When};

/// What is typed of a wave.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct PlanForm {
    period: String,
    invited: String,
}

/// An empty form.
pub(super) async fn empty(visit: Visit, Path(slug): Path<String>) -> PageResult {
    let slug: Slug = slug.parse().map_err(|_| PageError::NotFound)?;
    page(&visit, &slug, &PlanForm::default(), &[]).await
}

/// Plans the wave.
pub(super) async fn add(visit: Visit, Path(slug): Path<String>, Form(form): Form<PlanForm>) -> PageResult {
    let slug: Slug = slug.parse().map_err(|_| PageError::NotFound)?;
    let mut errors = Vec::new();
    let mut wrong = |field: &str, key: &str| {
        errors.push(FieldError { field: field.to_owned(), message: visit.t(key).to_owned() });
    };
    let when: Option<When> = form.period.parse().ok();
    if when.is_none() {
        wrong("period", "wave-period-error");
    }
    let invited: Option<u32> = form.invited.trim().replace('.', "").parse().ok().filter(|count| *count > 0);
    if invited.is_none() {
        wrong("invited", "wave-invited-error");
    }
    if let (Some(when), Some(invited)) = (when, invited) {
        match crate::plan_wave(&visit.cx, &slug, (when, invited)).await {
            Ok(_) => return Ok(see_other(&wave_href(&slug, when))),
            Err(SurveysError::Taken) => wrong("period", "wave-period-taken"),
            Err(SurveysError::NoQuestions) => wrong("period", "wave-no-questions"),
            Err(error) => return Err(error.into()),
        }
    }
    page(&visit, &slug, &form, &errors).await
}

async fn page(visit: &Visit, slug: &Slug, form: &PlanForm, errors: &[FieldError]) -> PageResult {
    let known = survey_whole(&visit.cx, slug).await?;
    let f = visit.fields("wave", errors);
    let asked = vec![f.field("period", &form.period), f.field("invited", &form.invited)];
    let sheet = Sheet {
        crumbs: crumbs(visit, &known.survey),
        title: visit.t("wave-new").to_owned(),
        lead: visit.t("wave-new-lead").to_owned(),
        action: format!("/enquetes/{slug}/peilingen/nieuw"),
        back: format!("/enquetes/{slug}"),
        ..Sheet::default()
    };
    sheet.asking(asked).show(visit, errors)
}
