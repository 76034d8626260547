use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Crumb, Field, FieldError, Form, PageError, PageResult, Path, Query, Visit, see_other};

use super::read_id;
use super::told::{errors, fault_text, remark_text};
use super::trial::{Trial, compare};
use crate::actions::known_synonyms;
use crate::catalogue::Catalogue;
use crate::pages::{show_at_once, stands};
use crate::{Nearness, SynonymError, SynonymFault, SynonymGroup, SynonymId, Synonyms};

/// What was typed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    nearness: String,
    word: String,
    others: String,
    why: String,
    trial: String,
    version: i64,
    /// Which button was pressed: `try` shows what would change and keeps nothing.
    press: String,
}

/// A word to begin with, from the report of questions without an answer.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Begin {
    woord: String,
}

/// How a form stands: which group, what is wrong with it, what it would do.
#[derive(Default)]
struct Standing {
    group: Option<SynonymGroup>,
    errors: Vec<FieldError>,
    remarks: Vec<String>,
    trial: Option<Trial>,
    status: StatusCode,
}

#[derive(Template)]
#[template(path = "pages/staff/words/edit.html")]
struct EditPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: &'a str,
    action: String,
    version: i64,
    removed: bool,
    errors: &'a [FieldError],
    remarks: &'a [String],
    was_changed: bool,
    nearness: Field,
    word: Field,
    others: Field,
    why: Field,
    question: Field,
    trial: Option<&'a Trial>,
    remove: Option<String>,
    restore: Option<String>,
}

/// An empty form, or one that begins with a word that somebody asked for.
pub(crate) async fn show_new(visit: Visit, Query(begin): Query<Begin>) -> PageResult {
    let typed = Typed { word: begin.woord.clone(), trial: begin.woord, ..Typed::default() };
    page(&visit, &typed, &Standing::default())
}

/// A group, to be changed.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let group = find(&visit, read_id(&id)?).await?;
    page(&visit, &typed_of(&group), &Standing { group: Some(group), ..Standing::default() })
}

/// Adds a group, or shows what it would do.
pub(crate) async fn save_new(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let synonyms = match read(&typed) {
        Ok(synonyms) if typed.press == "try" => {
            return show_trial(&visit, &catalogue, &typed, None, &synonyms).await;
        }
        Ok(synonyms) => synonyms,
        Err(faults) => return refuse(&visit, &typed, None, &faults),
    };
    match crate::add_synonyms(&visit.cx, &synonyms).await {
        Ok(_) => {
            show_at_once(&catalogue, &visit).await;
            Ok(see_other("/redactie/woorden?gedaan=nieuw"))
        }
        Err(SynonymError::Faults(faults)) => refuse(&visit, &typed, None, &faults),
        Err(error) => Err(error.into()),
    }
}

/// Changes a group, or shows what that would do.
pub(crate) async fn save(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let id = read_id(&id)?;
    let group = find(&visit, id).await?;
    let synonyms = match read(&typed) {
        Ok(synonyms) if typed.press == "try" => {
            return show_trial(&visit, &catalogue, &typed, Some(group), &synonyms).await;
        }
        Ok(synonyms) => synonyms,
        Err(faults) => return refuse(&visit, &typed, Some(group), &faults),
    };
    match crate::change_synonyms(&visit.cx, id, typed.version, &synonyms).await {
        Ok(()) => {
            show_at_once(&catalogue, &visit).await;
            Ok(see_other("/redactie/woorden?gedaan=gewijzigd"))
        }
        Err(SynonymError::Faults(faults)) => refuse(&visit, &typed, Some(group), &faults),
        Err(SynonymError::Stale) => {
            // What was typed stays; the version that stands now is the one it would replace.
            let typed = Typed { version: group.version, ..typed };
            let status = StatusCode::CONFLICT;
            page(&visit, &typed, &Standing { group: Some(group), status, ..Standing::default() })
        }
        Err(error) => Err(error.into()),
    }
}

/// A group that cannot come back as it was, with what stands in its way.
pub(super) async fn show_faults(
    visit: &Visit,
    id: SynonymId,
    faults: &[SynonymFault],
    status: StatusCode,
) -> PageResult {
    let group = find(visit, id).await?;
    let errors = errors(visit, faults);
    page(visit, &typed_of(&group), &Standing { group: Some(group), errors, status, ..Standing::default() })
}

fn read(typed: &Typed) -> Result<Synonyms, Vec<SynonymFault>> {
    let nearness: Nearness = typed.nearness.parse().unwrap_or(Nearness::Equal);
    Synonyms::read(nearness, &typed.word, &typed.others, &typed.why)
}

fn typed_of(group: &SynonymGroup) -> Typed {
    Typed {
        nearness: group.synonyms.nearness.name().to_owned(),
        word: group.synonyms.word.clone(),
        others: group.synonyms.others.join("\n"),
        why: group.synonyms.why.clone(),
        trial: group.synonyms.word.clone(),
        version: group.version,
        press: String::new(),
    }
}

async fn find(visit: &Visit, id: SynonymId) -> Result<SynonymGroup, PageError> {
    let groups = known_synonyms(&visit.cx).await?;
    groups.into_iter().find(|group| group.id == id).ok_or(PageError::NotFound)
}

fn refuse(visit: &Visit, typed: &Typed, group: Option<SynonymGroup>, faults: &[SynonymFault]) -> PageResult {
    let (errors, status) = (errors(visit, faults), StatusCode::UNPROCESSABLE_ENTITY);
    page(visit, typed, &Standing { group, errors, status, ..Standing::default() })
}

async fn show_trial(
    visit: &Visit,
    catalogue: &Catalogue,
    typed: &Typed,
    group: Option<SynonymGroup>,
    synonyms: &Synonyms,
) -> PageResult {
    let groups = known_synonyms(&visit.cx).await?;
    let snapshot = stands(catalogue, visit).await?;
    let id = group.as_ref().map(|group| group.id);
    let question = if typed.trial.trim().is_empty() { typed.word.as_str() } else { typed.trial.trim() };
    let trial = compare(visit, &snapshot, question, &groups, (id, synonyms))?;
    let mut remarks: Vec<String> =
        synonyms.faults(id, &groups).iter().map(|fault| fault_text(visit, fault)).collect();
    let known = synonyms.remarks(&groups, &snapshot.names);
    remarks.extend(known.iter().map(|remark| remark_text(visit, remark)));
    page(visit, typed, &Standing { group, remarks, trial: Some(trial), ..Standing::default() })
}

fn page(visit: &Visit, typed: &Typed, standing: &Standing) -> PageResult {
    let maker = visit.fields("synonym", &standing.errors);
    let group = standing.group.as_ref();
    let chosen = if typed.nearness.is_empty() { "equal" } else { typed.nearness.as_str() };
    let names = Nearness::ALL.iter().map(|nearness| nearness.name());
    let address = group.map(|group| format!("/redactie/woorden/{}", group.id));
    let shown = EditPage {
        v: visit,
        crumbs: vec![Crumb {
            href: "/redactie/woorden".to_owned(),
            label: visit.t("synonyms-title").to_owned(),
        }],
        title: visit.t(if group.is_some() { "synonym-change" } else { "synonym-new" }),
        remove: address
            .as_ref()
            .filter(|_| group.is_some_and(|group| !group.removed))
            .map(|to| format!("{to}/weg")),
        restore: address
            .as_ref()
            .filter(|_| group.is_some_and(|group| group.removed))
            .map(|to| format!("{to}/terug")),
        action: address.unwrap_or_else(|| "/redactie/woorden/nieuw".to_owned()),
        version: typed.version,
        removed: group.is_some_and(|group| group.removed),
        errors: &standing.errors,
        remarks: &standing.remarks,
        was_changed: standing.status == StatusCode::CONFLICT,
        nearness: maker.choice("nearness", names, &[chosen]),
        word: maker.field("word", &typed.word),
        others: maker.field("others", &typed.others),
        why: maker.field("why", &typed.why),
        question: maker.optional("trial", &typed.trial),
        trial: standing.trial.as_ref(),
    };
    visit.page_with(standing.status, &shown)
}
