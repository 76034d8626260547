use shell::Visit;

use super::words;
use crate::exchange::{field_key, gaps_in_words, shown, verdict_in_words};
use crate::{Difference, Line, Plan, Thing, Verdict};

/// The lines that can be looked at by themselves.
pub(super) const SHOWN: [&str; 6] = ["alles", "nieuw", "gewijzigd", "behouden", "fout", "let-op"];

/// A line as the page shows it.
pub(super) struct Shown {
    pub(super) row: String,
    pub(super) title: String,
    pub(super) verdict: String,
    pub(super) details: Vec<String>,
}

/// The lines of a plan that were asked for.
pub(super) fn lines(visit: &Visit, plan: &Plan, toon: &str) -> Vec<Shown> {
    if toon == "let-op" {
        let findings = plan.findings.iter().map(|finding| Shown {
            row: place(&finding.origin.file, finding.origin.row),
            title: or_dash(&finding.column),
            verdict: visit.t(&format!("exchange-finding-{}", finding.what.name())).to_owned(),
            details: vec![finding.value.clone()],
        });
        return findings.collect();
    }
    let is_shown = |line: &&Line| match toon {
        "nieuw" => line.verdict.name() == "new",
        "gewijzigd" => line.verdict.name() == "changed",
        "behouden" => !line.kept.is_empty(),
        "fout" => line.verdict.name() == "refused",
        _ => true,
    };
    plan.lines.iter().filter(is_shown).map(|line| one(visit, line)).collect()
}

/// A cell that names its row is never empty.
fn or_dash(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { text.to_owned() }
}

fn place(file: &str, row: u64) -> String {
    if row == 0 { "–".to_owned() } else { format!("{file}, {row}") }
}

fn one(visit: &Visit, line: &Line) -> Shown {
    let text = words(visit);
    let mut details: Vec<String> = Vec::new();
    match &line.verdict {
        Verdict::Changed { changes } => {
            details.extend(changes.iter().map(|one| difference(visit, "exchange-change", one)))
        }
        Verdict::Refused { column, value, .. } if !column.is_empty() => {
            details.push([column.as_str(), value].join(" ").trim().to_owned())
        }
        Verdict::New { state } if !state.is_empty() => {
            let state = visit.t(&format!("offer-state-{state}")).to_owned();
            details.push(visit.t_with("exchange-stands", "state", state));
        }
        Verdict::New { .. } | Verdict::Refused { .. } | Verdict::Unchanged | Verdict::Vanished => {}
    }
    details.extend(line.kept.iter().map(|one| difference(visit, "exchange-keep", one)));
    details.extend(Some(gaps_in_words(line, &text)).filter(|gaps| !gaps.is_empty()));
    let kind = text(&format!("exchange-kind-{}", line.kind));
    Shown {
        row: place(&line.file, line.row),
        title: if line.kind == Thing::Offer {
            or_dash(&line.title)
        } else {
            format!("{kind}: {}", line.title)
        },
        verdict: verdict_in_words(line, &text),
        details,
    }
}

fn difference(visit: &Visit, key: &str, of: &Difference) -> String {
    let field = visit.t(&field_key(&of.field)).to_owned();
    let (here, there) = (shown(&of.here), shown(&of.there));
    visit.t_args(key, &[("field", field.into()), ("here", here.into()), ("there", there.into())])
}
