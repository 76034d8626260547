use askama::Template;
use consistency::{Argument, Finding, Severity};
use fluent_bundle::FluentValue;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::{crumbs_of, read_id};
use crate::{Plain, findings};

/// A finding in words.
struct Row {
    severity: String,
    tone: &'static str,
    sentence: String,
    arithmetic: String,
    about: String,
    href: String,
    source: String,
}

#[derive(Template)]
#[template(path = "pages/check.html")]
struct CheckPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    count: String,
    rows: Vec<Row>,
    more: bool,
}

/// How many findings are shown; whoever has more mends the first ones first.
const SHOWN: usize = 300;

/// What a version does not keep, for whoever works on it or sits on the council.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let plan = crate::plan(&visit.cx, read_id(&id)?).await?;
    let sight = visit.cx.sight(&mut visit.cx.read().await?).await?;
    if !sight.internal() && !sight.council() {
        return Err(PageError::NotFound);
    }
    let found = findings(&plan);
    let rows = found.iter().take(SHOWN).map(|finding| row(&visit, finding)).collect();
    visit.page(&CheckPage {
        v: &visit,
        crumbs: crumbs_of(&visit, &plan),
        count: visit.t_with("money-findings", "count", found.len()),
        rows,
        more: found.len() > SHOWN,
    })
}

fn row(visit: &Visit, finding: &Finding) -> Row {
    let tone = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Question => "neutral",
        Severity::Note => "inactive",
    };
    let arguments: Vec<(&str, FluentValue<'_>)> =
        finding.arguments.iter().map(|(name, argument)| (*name, written(argument).into())).collect();
    Row {
        severity: visit.t(&format!("money-severity-{}", finding.severity)).to_owned(),
        tone,
        sentence: visit.t_args(&format!("finding-{}", finding.sentence), &arguments),
        arithmetic: finding.arithmetic.clone().unwrap_or_default(),
        about: finding.about.name.clone(),
        href: finding.about.page.clone().unwrap_or_default(),
        source: finding.source.clone().unwrap_or_default(),
    }
}

fn written(argument: &Argument) -> String {
    match argument {
        Argument::Money(cents) => format!("€ {}", Plain(*cents)),
        Argument::Count(count) | Argument::Permille(count) => count.to_string(),
        Argument::Year(year) => year.to_string(),
        Argument::Day(day) => day.format("%d-%m-%Y").to_string(),
        Argument::Text(text) => text.clone(),
    }
}
