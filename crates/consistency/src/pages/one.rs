use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::clean_text;
use serde::Deserialize;
use shell::{Crumb, Field, FieldError, Form, PageResult, Path, Visit, see_other};

use super::{crumbs, day, rule_number, tone};
use crate::{CheckError, Checks, Explanation, Judged, Said, Standing, rule_sentence, sentence};

/// How much somebody may write.
const MOST: usize = 1_000;

/// What is said of a finding, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ExplainForm {
    /// What the writer saw.
    mark: String,
    standing: String,
    why: String,
}

/// Something that was said before.
struct Earlier {
    when_and_who: String,
    what: String,
    why: String,
    arithmetic: String,
    state: String,
}

#[derive(Template)]
#[template(path = "pages/one.html")]
struct FindingPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    sentence: String,
    rule: String,
    rule_says: String,
    tone: &'static str,
    severity: String,
    about: &'a crate::Thing,
    arithmetic: Option<&'a str>,
    source: Option<&'a str>,
    holds: Option<Earlier>,
    changed_since: bool,
    changed_now: bool,
    action: String,
    back: String,
    mark: String,
    standing: Field,
    why: Field,
    errors: &'a [FieldError],
    history: Vec<Earlier>,
}

/// One finding: what does not close, by which rule, and what people said of it.
pub(crate) async fn show(
    visit: Visit,
    State(checks): State<Checks>,
    Path(address): Path<String>,
) -> PageResult {
    let found = crate::finding(&visit.cx, &checks, &address).await?;
    page(&visit, StatusCode::OK, found, &ExplainForm::default(), &[])
}

/// Keeps what somebody says of it.
pub(crate) async fn save(
    visit: Visit,
    State(checks): State<Checks>,
    Path(address): Path<String>,
    Form(form): Form<ExplainForm>,
) -> PageResult {
    let said = match form.parse(&visit) {
        Ok(said) => said,
        Err(errors) => {
            let found = crate::finding(&visit.cx, &checks, &address).await?;
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, found, &form, &errors);
        }
    };
    match crate::explain(&visit.cx, &checks, (&address, &form.mark), said).await {
        Ok(()) => Ok(see_other(&format!("/controle/{address}"))),
        Err(CheckError::Changed) => {
            let found = crate::finding(&visit.cx, &checks, &address).await?;
            page(&visit, StatusCode::CONFLICT, found, &form, &[])
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes back what was said of it.
pub(crate) async fn take_back(
    visit: Visit,
    State(checks): State<Checks>,
    Path(address): Path<String>,
) -> PageResult {
    crate::take_back(&visit.cx, &checks, &address).await?;
    Ok(see_other(&format!("/controle/{address}")))
}

impl ExplainForm {
    fn parse(&self, visit: &Visit) -> Result<Said, Vec<FieldError>> {
        let standing = self.standing.parse::<Standing>();
        let why = clean_text(&self.why, MOST);
        let error = |field: &str| FieldError {
            field: field.to_owned(),
            message: visit.t(&format!("explanation-{field}-error")).to_owned(),
        };
        let errors = [standing.is_err().then(|| error("standing")), why.is_err().then(|| error("why"))];
        match (standing, why) {
            (Ok(standing), Ok(why)) => {
                let unnamed = || visit.t("consistency-unnamed");
                let by = visit.account_name().unwrap_or_else(unnamed).to_owned();
                Ok(Said { standing, why, by })
            }
            _ => Err(errors.into_iter().flatten().collect()),
        }
    }
}

fn page(
    visit: &Visit,
    status: StatusCode,
    (one, history): (Judged, Vec<Explanation>),
    form: &ExplainForm,
    errors: &[FieldError],
) -> PageResult {
    let finding = &one.found.finding;
    let fields = visit.fields("explanation", errors);
    let held = one.explanation.as_ref();
    let others = history.iter().filter(|said| held.is_none_or(|held| held.id != said.id));
    let (texts, language) = (&visit.house.texts, visit.language);
    let page = FindingPage {
        v: visit,
        crumbs: crumbs(visit),
        sentence: sentence(texts, language, finding),
        rule: rule_number(visit, finding.rule),
        rule_says: rule_sentence(texts, language, finding.rule),
        tone: tone(finding.severity),
        severity: visit.t(&format!("consistency-severity-{}", finding.severity)).to_owned(),
        about: &finding.about,
        arithmetic: finding.arithmetic.as_deref(),
        source: finding.source.as_deref(),
        holds: held.map(|said| earlier(visit, said)),
        changed_since: one.changed_since,
        changed_now: status == StatusCode::CONFLICT,
        action: format!("/controle/{}", finding.address()),
        back: format!("/controle/{}/terugnemen", finding.address()),
        mark: finding.mark(),
        standing: fields.choice("standing", Standing::ALL.iter().map(|one| one.name()), &[&form.standing]),
        why: fields.field("why", &form.why),
        errors,
        history: others.map(|said| earlier(visit, said)).collect(),
    };
    visit.page_with(status, &page)
}

fn earlier(visit: &Visit, said: &Explanation) -> Earlier {
    Earlier {
        when_and_who: format!("{}, {}", said.by, day(said.at)),
        what: visit.t(&format!("consistency-standing-{}", said.standing)).to_owned(),
        why: said.why.clone(),
        arithmetic: said.arithmetic.clone().unwrap_or_default(),
        state: visit.t(&format!("explanation-state-{}", said.state)).to_owned(),
    }
}
