use axum::http::StatusCode;
use kernel::clean_line;
use serde::Deserialize;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};
use vision::DecisionId;

use super::grid::{Typed, page_of};
use super::{INVALID, address, read_id};
use crate::{
    Adoption, Amount, Change, CoverageSourceId, Lasting, LineHead, MoneyError, Nature, Payer, Plan, Purpose,
    WhatIf,
};

/// A button that asks nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Step {
    version: i64,
    stap: String,
}

/// Takes a change back or makes it again, lays a version before the council or takes it back.
pub(super) async fn step(visit: Visit, Path(id): Path<String>, Form(form): Form<Step>) -> PageResult {
    let seen = (read_id(&id)?, form.version);
    let done = match form.stap.as_str() {
        "terug" => crate::undo(&visit.cx, seen).await,
        "vooruit" => crate::redo(&visit.cx, seen).await,
        "voorleggen" => crate::propose(&visit.cx, seen).await,
        "terughalen" => crate::send_back(&visit.cx, seen).await,
        _ => return Err(PageError::NotFound),
    };
    done?;
    Ok(see_other(&address(seen.0)))
}

/// A new line.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewRow {
    version: i64,
    inzet: String,
    nummer: String,
    soort: String,
    bron: String,
}

/// Adds a line, with a source to cover it when one was chosen.
pub(super) async fn add(visit: Visit, Path(id): Path<String>, Form(form): Form<NewRow>) -> PageResult {
    let plan = crate::plan(&visit.cx, read_id(&id)?).await?;
    let Ok(name) = clean_line(&form.inzet, 200) else {
        let errors = [error(&visit, "inzet")];
        return page_of(&visit, &plan, usize::MAX, INVALID, (&errors, &form.typed())).await;
    };
    let line = visit.cx.new_id();
    let seen = (plan.version.id, form.version);
    let intervention = crate::intervention_named(&visit.cx, &name).await?;
    let head = LineHead {
        number: clean_line(&form.nummer, 20).unwrap_or_else(|_| (plan.lines.len() + 1).to_string()),
        intervention,
        lasting: form.soort.parse().unwrap_or(Lasting::Incidental),
        nature: Nature::Planned,
        task_field: None,
        goal: None,
        ambition: None,
        track: None,
        remark: String::new(),
        document: String::new(),
    };
    let mut changes = vec![Change::Add { line, head: Box::new(head) }];
    if let Some(source) = source(&plan, &form.bron) {
        let from = Payer { source, sub_grant: None };
        changes.push(Change::Coverage {
            line,
            from,
            year: plan.version.head.years.first,
            amount: Amount::Empty,
        });
    }
    match crate::edit(&visit.cx, seen, &changes).await {
        Ok(_) => Ok(see_other(&format!("{}?regel={line}#regel-{line}", address(plan.version.id)))),
        Err(MoneyError::Stale) => {
            let plan = crate::plan(&visit.cx, plan.version.id).await?;
            let errors =
                [FieldError { field: "inzet".to_owned(), message: visit.t("money-stale").to_owned() }];
            page_of(&visit, &plan, usize::MAX, StatusCode::CONFLICT, (&errors, &form.typed())).await
        }
        Err(error) => Err(error.into()),
    }
}

impl NewRow {
    fn typed(&self) -> Typed {
        let pairs =
            [("inzet", &self.inzet), ("nummer", &self.nummer), ("soort", &self.soort), ("bron", &self.bron)];
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value.clone())).collect()
    }
}

fn source(plan: &Plan, text: &str) -> Option<CoverageSourceId> {
    text.parse().ok().filter(|id| plan.sources.contains_key(id))
}

/// A copy, and what happens in it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Copying {
    naam: String,
    wat: String,
    #[serde(rename = "bron-stopt")]
    bron: String,
    procent: String,
    vanaf: String,
}

/// Copies a version: to write on, or to see what would happen.
pub(super) async fn copy(visit: Visit, Path(id): Path<String>, Form(form): Form<Copying>) -> PageResult {
    let plan = crate::plan(&visit.cx, read_id(&id)?).await?;
    let years = plan.version.head.years;
    let from: i32 =
        form.vanaf.trim().parse().ok().filter(|year| years.all().contains(year)).unwrap_or(years.first);
    let (what_if, words) = match form.wat.as_str() {
        "stopt" => match source(&plan, &form.bron) {
            Some(source) => {
                let last = form.vanaf.trim().parse().map_or(years.last - 1, |year: i32| year - 1);
                let words = [("source", plan.source(source).into()), ("year", last.to_string().into())];
                (Some(WhatIf::SourceEnds { source, last }), visit.t_args("money-what-if-ends", &words))
            }
            None => {
                let errors = [error(&visit, "bron-stopt")];
                return page_of(&visit, &plan, 1, INVALID, (&errors, &Typed::new())).await;
            }
        },
        "duurder" => match permille(&form.procent) {
            Some(permille) => {
                let words = [("percent", form.procent.trim().into()), ("year", from.to_string().into())];
                (Some(WhatIf::Index { permille, from }), visit.t_args("money-what-if-index", &words))
            }
            None => {
                let errors = [error(&visit, "procent")];
                return page_of(&visit, &plan, 1, INVALID, (&errors, &Typed::new())).await;
            }
        },
        _ => (None, plan.version.head.about.clone()),
    };
    let purpose = if what_if.is_some() { Purpose::WhatIf } else { Purpose::Plan };
    let name = clean_line(&form.naam, 120).unwrap_or_else(|_| match &what_if {
        Some(_) => words.clone(),
        None => visit.t_with("money-copy-of", "name", plan.version.head.name.as_str()),
    });
    let copy = crate::copy(&visit.cx, plan.version.id, (&name, &words), purpose, what_if).await?;
    Ok(see_other(&address(copy)))
}

/// `3,9` as thousandths; between a tenth of what it was and twice as much.
fn permille(text: &str) -> Option<i64> {
    let plain = text.trim().trim_end_matches('%').trim().replace(',', ".");
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, "0"));
    let below = whole.starts_with('-');
    let digit: i64 = if part.len() == 1 { part.parse().ok()? } else { return None };
    let whole: i64 = whole.parse().ok()?;
    let permille = whole * 10 + if below { -digit } else { digit };
    (-900..=1_000).contains(&permille).then_some(permille)
}

/// By which decisions a version is adopted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Adopting {
    version: i64,
    besluit: String,
    #[serde(rename = "besluit-bron")]
    beyond: String,
}

impl Adopting {
    fn typed(&self) -> Typed {
        let pairs = [("besluit", &self.besluit), ("besluit-bron", &self.beyond)];
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value.clone())).collect()
    }
}

/// Adopts a version by decision.
pub(super) async fn adopt(visit: Visit, Path(id): Path<String>, Form(form): Form<Adopting>) -> PageResult {
    let id = read_id(&id)?;
    let plan = crate::plan(&visit.cx, id).await?;
    let beyond = decision(&form.beyond);
    let Some(adoption) = decision(&form.besluit)
        .filter(|_| form.beyond.trim().is_empty() || beyond.is_some())
        .map(|decision| Adoption { decision, beyond_sources: beyond })
    else {
        let field = if decision(&form.besluit).is_none() { "besluit" } else { "besluit-bron" };
        return again(&visit, &plan, &form, error(&visit, field)).await;
    };
    match crate::adopt(&visit.cx, (id, form.version), adoption).await {
        Ok(_) => Ok(see_other(&address(id))),
        Err(MoneyError::DoesNotClose { lines }) => {
            let message = visit.t_with("money-lines-open", "count", lines);
            again(&visit, &plan, &form, FieldError { field: "besluit".to_owned(), message }).await
        }
        Err(MoneyError::BeyondSources { findings }) => {
            let message = visit.t_with("money-beyond-sources", "count", findings);
            again(&visit, &plan, &form, FieldError { field: "besluit-bron".to_owned(), message }).await
        }
        Err(MoneyError::Unexplained { errors }) => {
            let message = visit.t_with("money-unexplained", "count", errors);
            again(&visit, &plan, &form, FieldError { field: "besluit".to_owned(), message }).await
        }
        Err(MoneyError::Stale) => {
            let plan = crate::plan(&visit.cx, id).await?;
            let errors =
                [FieldError { field: "besluit".to_owned(), message: visit.t("money-stale").to_owned() }];
            page_of(&visit, &plan, 1, StatusCode::CONFLICT, (&errors, &form.typed())).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn again(visit: &Visit, plan: &Plan, form: &Adopting, error: FieldError) -> PageResult {
    page_of(visit, plan, 1, INVALID, (&[error], &form.typed())).await
}

/// A decision by its address or its identity: the last part of what was pasted.
pub(super) fn decision(text: &str) -> Option<DecisionId> {
    text.trim().trim_end_matches('/').rsplit('/').next()?.parse().ok()
}

fn error(visit: &Visit, field: &str) -> FieldError {
    let message = visit.t(&format!("money-{field}-error")).to_owned();
    FieldError { field: field.to_owned(), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_has_at_most_one_decimal() {
        for (text, expected) in [
            ("3,9", Some(39)),
            ("3.9 %", Some(39)),
            ("-2", Some(-20)),
            ("-0,5", Some(-5)),
            ("0,25", None),
            ("veel", None),
            ("400", None),
        ] {
            assert_eq!(permille(text), expected, "{text}");
        }
    }

    #[test]
    fn a_decision_is_known_by_its_address() {
        let id = "01890000-0000-7000-8000-000000000001";
        for text in
            [id.to_owned(), format!("/besluiten/{id}"), format!(" https://x.example/besluiten/{id}/ ")]
        {
            assert_eq!(decision(&text).unwrap().to_string(), id, "{text}");
        }
        assert_eq!(decision("besluit 12"), None);
    }
}
