use access::{Action, Facts};
use askama::Template;
use axum::http::StatusCode;
use kernel::{Cents, clean_line};
use serde::Deserialize;
use shell::{Crumb, Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::conflict::Conflict;
use super::sheet::{area, select};
use super::{INVALID, crumbs};
use crate::{
    Amount, Ceiling, CoverageSource, CoverageSourceId, CoverageState, CoverageStep, Lasting, MoneyError,
    Plain, SourceKind, SourceParticulars, Span, SubGrant,
};

/// A source in the list.
struct Row {
    name: String,
    href: String,
    kind: String,
    lasting: String,
    ceiling: String,
    years: String,
    state: String,
}

#[derive(Template)]
#[template(path = "pages/sources.html")]
struct SourcesPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    rows: Vec<Row>,
}

/// The sources of money, for whoever writes the plan.
pub(super) async fn list(visit: Visit) -> PageResult {
    let rows = crate::sources(&visit.cx).await?.iter().map(|source| row(&visit, source)).collect();
    visit.page(&SourcesPage { v: &visit, crumbs: crumbs(&visit), rows })
}

fn row(visit: &Visit, source: &CoverageSource) -> Row {
    let of = &source.particulars;
    let year = |year: Option<i32>| year.map_or(String::new(), |year| year.to_string());
    Row {
        name: of.name.clone(),
        href: format!("/geld/bronnen/{}", source.id),
        kind: visit.t(&format!("source-kind-{}", of.kind)).to_owned(),
        lasting: visit.t(&format!("money-lasting-{}", of.lasting)).to_owned(),
        ceiling: ceiling(visit, of.ceiling),
        years: match (of.from, of.until) {
            (None, None) => String::new(),
            (from, until) => format!("{} – {}", year(from), year(until)),
        },
        state: visit.t(&format!("source-state-{}", source.state)).to_owned(),
    }
}

fn ceiling(visit: &Visit, ceiling: Option<Ceiling>) -> String {
    let Some(ceiling) = ceiling else { return String::new() };
    let amount = Plain(ceiling.amount);
    let span = match ceiling.span {
        Span::Year => visit.t("source-a-year").to_owned(),
        Span::Years { from, until } => format!("{from}–{until}"),
    };
    match ceiling.certain {
        true => format!("{amount} {span}"),
        false => format!("{amount} {span} {}", visit.t("source-in-doubt")),
    }
}

#[derive(Template)]
#[template(path = "pages/source.html")]
struct SourcePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: &'a str,
    here: String,
    seen: i64,
    state: String,
    steps: Vec<(&'static str, String)>,
    asked: Vec<Field>,
    errors: &'a [FieldError],
}

/// What is typed of a source.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SourceForm {
    versie: i64,
    stap: String,
    naam: String,
    soort: String,
    blijvend: String,
    doel: String,
    plafond: String,
    duur: String,
    zeker: String,
    vanaf: String,
    tot: String,
    onderdelen: String,
    vindplaats: String,
}

/// An empty form.
pub(super) async fn new(visit: Visit) -> PageResult {
    let form = SourceForm { duur: "jaar".to_owned(), zeker: "ja".to_owned(), ..SourceForm::default() };
    page(&visit, None, &form, StatusCode::OK, &[])
}

/// One source.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let source = find(&visit, &id).await?;
    page(&visit, Some(&source), &SourceForm::of(&source), StatusCode::OK, &[])
}

async fn find(visit: &Visit, id: &str) -> Result<CoverageSource, PageError> {
    let id: CoverageSourceId = id.parse().map_err(|_| PageError::NotFound)?;
    let all = crate::sources(&visit.cx).await?;
    all.into_iter().find(|source| source.id == id).ok_or(PageError::NotFound)
}

/// Adds a source.
pub(super) async fn add(visit: Visit, Form(form): Form<SourceForm>) -> PageResult {
    visit.cx.permit(Action::KeepBudget, &Facts::NONE)?;
    let particulars = match form.parse(None) {
        Ok(particulars) => particulars,
        Err(fields) => return page(&visit, None, &form, INVALID, &errors(&visit, &fields)),
    };
    match crate::add_source(&visit.cx, &particulars).await {
        Ok(_) => Ok(see_other("/geld/bronnen")),
        Err(MoneyError::NameTaken) => page(&visit, None, &form, INVALID, &errors(&visit, &["naam-taken"])),
        Err(error) => Err(error.into()),
    }
}

/// Changes a source, or writes down that its money is surer.
pub(super) async fn save(visit: Visit, Path(id): Path<String>, Form(form): Form<SourceForm>) -> PageResult {
    let source = find(&visit, &id).await?;
    let seen = (source.id, form.versie);
    if !form.stap.is_empty() {
        let step: CoverageStep = form.stap.parse().map_err(|_| PageError::NotFound)?;
        crate::step_source(&visit.cx, seen, step).await?;
        return Ok(see_other(&format!("/geld/bronnen/{}", source.id)));
    }
    let particulars = match form.parse(Some(&source.particulars)) {
        Ok(particulars) => particulars,
        Err(fields) => return page(&visit, Some(&source), &form, INVALID, &errors(&visit, &fields)),
    };
    match crate::change_source(&visit.cx, seen, &particulars).await {
        Ok(()) => Ok(see_other("/geld/bronnen")),
        Err(MoneyError::NameTaken) => {
            page(&visit, Some(&source), &form, INVALID, &errors(&visit, &["naam-taken"]))
        }
        Err(MoneyError::Stale) => conflict(&visit, &find(&visit, &id).await?, &form),
        Err(error) => Err(error.into()),
    }
}

/// The source as it stands now beside what was typed.
fn conflict(visit: &Visit, now: &CoverageSource, form: &SourceForm) -> PageResult {
    let here = format!("/geld/bronnen/{}", now.id);
    Conflict {
        crumbs: trail(visit),
        name: &now.particulars.name,
        stored: &SourceForm::of(now).asked(visit, &[]),
        own: form.asked(visit, &[]),
        action: here.clone(),
        back: here,
        seen: Some(now.version),
        hidden: &[],
    }
    .shown(visit)
}

/// From the money to the sources.
fn trail(visit: &Visit) -> Vec<Crumb> {
    let mut trail = crumbs(visit);
    trail.push(Crumb { href: "/geld/bronnen".to_owned(), label: visit.t("source-title").to_owned() });
    trail
}

fn errors(visit: &Visit, fields: &[&str]) -> Vec<FieldError> {
    let one = |field: &&str| FieldError {
        field: field.trim_end_matches("-taken").to_owned(),
        message: visit.t(&format!("source-{field}-error")).to_owned(),
    };
    fields.iter().map(one).collect()
}

fn page(
    visit: &Visit,
    source: Option<&CoverageSource>,
    form: &SourceForm,
    status: StatusCode,
    errors: &[FieldError],
) -> PageResult {
    let step = |step: &&CoverageStep| source.is_some_and(|source| source.state.after(**step).is_ok());
    visit.page_with(
        status,
        &SourcePage {
            v: visit,
            crumbs: trail(visit),
            title: source.map_or(visit.t("source-new"), |source| &source.particulars.name),
            here: source
                .map_or("/geld/bronnen/nieuw".to_owned(), |source| format!("/geld/bronnen/{}", source.id)),
            seen: form.versie,
            state: source.map_or(String::new(), |source| state(visit, source.state)),
            steps: CoverageStep::ALL
                .iter()
                .filter(step)
                .map(|step| (step.name(), visit.t(&format!("source-step-{step}")).to_owned()))
                .collect(),
            asked: form.asked(visit, errors),
            errors,
        },
    )
}

fn state(visit: &Visit, state: CoverageState) -> String {
    visit.t(&format!("source-state-{state}")).to_owned()
}

impl SourceForm {
    fn of(source: &CoverageSource) -> Self {
        let of = &source.particulars;
        let year = |year: Option<i32>| year.map_or(String::new(), |year| year.to_string());
        let part = |part: &SubGrant| match part.a_year {
            Some(cents) => format!("{}: {}", part.name, Plain(cents)),
            None => part.name.clone(),
        };
        let certain = of.ceiling.is_none_or(|ceiling| ceiling.certain);
        let yearly = of.ceiling.is_none_or(|ceiling| ceiling.span == Span::Year);
        Self {
            versie: source.version,
            stap: String::new(),
            naam: of.name.clone(),
            soort: of.kind.name().to_owned(),
            blijvend: of.lasting.name().to_owned(),
            doel: of.purpose.clone(),
            plafond: of.ceiling.map_or(String::new(), |ceiling| Plain(ceiling.amount).to_string()),
            duur: if yearly { "jaar" } else { "looptijd" }.to_owned(),
            zeker: if certain { "ja" } else { "nee" }.to_owned(),
            vanaf: year(of.from),
            tot: year(of.until),
            onderdelen: of.sub_grants.iter().map(part).collect::<Vec<_>>().join("\n"),
            vindplaats: of.document.clone(),
        }
    }

    fn asked(&self, visit: &Visit, errors: &[FieldError]) -> Vec<Field> {
        let f = visit.fields("source", errors);
        vec![
            f.field("naam", &self.naam),
            select(f.choice("soort", SourceKind::ALL.iter().map(|kind| kind.name()), &[&self.soort])),
            select(f.choice("blijvend", Lasting::ALL.iter().map(|one| one.name()), &[&self.blijvend])),
            f.field("doel", &self.doel),
            f.optional("plafond", &self.plafond),
            select(f.choice("duur", ["jaar", "looptijd"], &[&self.duur])),
            select(f.choice("zeker", ["ja", "nee"], &[&self.zeker])),
            f.optional("vanaf", &self.vanaf),
            f.optional("tot", &self.tot),
            area(f.optional("onderdelen", &self.onderdelen)),
            f.optional("vindplaats", &self.vindplaats),
        ]
    }

    /// The source that was typed; all fields that are wrong.
    fn parse(&self, old: Option<&SourceParticulars>) -> Result<SourceParticulars, Vec<&'static str>> {
        let mut wrong = Vec::new();
        let name = clean_line(&self.naam, 120).map_err(|_| wrong.push("naam")).ok();
        let kind: Option<SourceKind> = self.soort.parse().map_err(|_| wrong.push("soort")).ok();
        let lasting: Option<Lasting> = self.blijvend.parse().map_err(|_| wrong.push("blijvend")).ok();
        let purpose = clean_line(&self.doel, 400).map_err(|_| wrong.push("doel")).ok();
        let from = year(&self.vanaf).map_err(|()| wrong.push("vanaf")).unwrap_or_default();
        let until = year(&self.tot).map_err(|()| wrong.push("tot")).unwrap_or_default();
        if from.zip(until).is_some_and(|(from, until)| from > until) {
            wrong.push("tot");
        }
        let ceiling = self.ceiling((from, until)).map_err(|()| wrong.push("plafond")).unwrap_or_default();
        let parts = parts(&self.onderdelen).map_err(|()| wrong.push("onderdelen")).unwrap_or_default();
        match (name, kind, lasting, purpose) {
            (Some(name), Some(kind), Some(lasting), Some(purpose)) if wrong.is_empty() => {
                Ok(SourceParticulars {
                    name,
                    kind,
                    lasting,
                    purpose,
                    ceiling,
                    from,
                    until,
                    sub_grants: parts,
                    decision: old.and_then(|old| old.decision),
                    document: clean_line(&self.vindplaats, 200).unwrap_or_default(),
                })
            }
            _ => Err(wrong),
        }
    }

    /// A ceiling for all years together needs the years.
    fn ceiling(&self, years: (Option<i32>, Option<i32>)) -> Result<Option<Ceiling>, ()> {
        let amount = match Amount::typed(&self.plafond) {
            Ok(Amount::Empty) => return Ok(None),
            Ok(amount) => amount.money().ok_or(())?,
            Err(_) => return Err(()),
        };
        let span = match (self.duur.as_str(), years) {
            ("looptijd", (Some(from), Some(until))) => Span::Years { from, until },
            ("looptijd", _) => return Err(()),
            _ => Span::Year,
        };
        Ok(Some(Ceiling { amount, span, certain: self.zeker != "nee" }))
    }
}

fn year(text: &str) -> Result<Option<i32>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().ok().filter(|year| (1990..=2200).contains(year)).map(Some).ok_or(()),
    }
}

/// A part on each line, with what may be taken from it each year behind a colon.
fn parts(text: &str) -> Result<Vec<SubGrant>, ()> {
    let one = |line: &str| {
        let (name, a_year): (&str, Option<Cents>) = match line.rsplit_once(':') {
            Some((name, amount)) => {
                (name, Some(Amount::typed(amount).ok().and_then(Amount::money).ok_or(())?))
            }
            None => (line, None),
        };
        Ok(SubGrant { name: clean_line(name, 120).map_err(|_| ())?, a_year })
    };
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(one).collect()
}
