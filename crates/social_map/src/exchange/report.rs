//! The report of a plan as a table to take along.

use serde_json::Value as Json;
use tabular_export::{Cell, ExportError, Table};

use super::Difference;
use super::verdict::{Line, Plan, Verdict};

/// The key of the text that says what a field is called: that of `at/…/sessions` is `exchange-field-sessions`.
pub(crate) fn field_key(field: &str) -> String {
    format!("exchange-field-{}", field.rsplit('/').next().unwrap_or(field))
}

/// A value on one line, as far as it fits.
#[must_use]
pub(crate) fn shown(value: &Json) -> String {
    let whole = match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(list) if list.iter().all(Json::is_string) => {
            list.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(", ")
        }
        Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_) => value.to_string(),
    };
    let line: String = whole.chars().take(161).collect();
    if line.chars().count() <= 160 { line } else { line.chars().take(159).chain(['…']).collect() }
}

/// The whole plan: a row for each thing, each difference and each finding. `text` gives the text of a key.
///
/// # Errors
/// When it does not fit a table.
pub(crate) fn report(plan: &Plan, text: &dyn Fn(&str) -> String) -> Result<Table, ExportError> {
    let columns = ["kind", "file", "row", "column", "title", "verdict", "here", "there"];
    let mut table = Table::new(
        &text("exchange-report-title"),
        columns.map(|column| text(&format!("exchange-column-{column}"))),
    )?;
    for line in &plan.lines {
        table.push(whole_line(line, text))?;
        let changes = match &line.verdict {
            Verdict::Changed { changes } => changes.as_slice(),
            Verdict::New { .. } | Verdict::Unchanged | Verdict::Refused { .. } | Verdict::Vanished => &[],
        };
        for change in changes {
            table.push(difference(line, change, "exchange-verdict-changed", text))?;
        }
        for kept in &line.kept {
            table.push(difference(line, kept, "exchange-verdict-kept", text))?;
        }
    }
    for finding in &plan.findings {
        table.push(vec![
            Cell::from(text(&format!("exchange-severity-{}", finding.severity().name()))),
            Cell::from(finding.origin.file.as_str()),
            row(finding.origin.row),
            Cell::from(finding.column.as_str()),
            Cell::Empty,
            Cell::from(text(&format!("exchange-finding-{}", finding.what.name()))),
            Cell::Empty,
            Cell::from(finding.value.as_str()),
        ])?;
    }
    Ok(table)
}

fn row(number: u64) -> Cell {
    i64::try_from(number).ok().filter(|number| *number > 0).map_or(Cell::Empty, Cell::Whole)
}

fn whole_line(line: &Line, text: &dyn Fn(&str) -> String) -> Vec<Cell> {
    let (column, there) = match &line.verdict {
        Verdict::Refused { column, value, .. } => (column.as_str(), value.clone()),
        Verdict::New { .. } | Verdict::Changed { .. } | Verdict::Unchanged | Verdict::Vanished => {
            ("", gaps(line, text))
        }
    };
    vec![
        Cell::from(text(&format!("exchange-kind-{}", line.kind))),
        Cell::from(line.file.as_str()),
        row(line.row),
        Cell::from(column),
        Cell::from(line.title.as_str()),
        Cell::from(verdict(line, text)),
        Cell::Empty,
        Cell::from(there),
    ]
}

/// What becomes of a line, in words.
pub(crate) fn verdict(line: &Line, text: &dyn Fn(&str) -> String) -> String {
    match &line.verdict {
        Verdict::Refused { because, .. } => {
            let verdict = text("exchange-verdict-refused");
            format!("{verdict}: {}", text(&format!("exchange-finding-{because}")))
        }
        Verdict::New { .. } | Verdict::Changed { .. } | Verdict::Unchanged | Verdict::Vanished => {
            text(&format!("exchange-verdict-{}", line.verdict.name()))
        }
    }
}

/// What an editor has to fill in, in words.
pub(crate) fn gaps(line: &Line, text: &dyn Fn(&str) -> String) -> String {
    let gaps: Vec<String> = line.gaps.iter().map(|gap| text(&format!("exchange-gap-{gap}"))).collect();
    if gaps.is_empty() { String::new() } else { format!("{} {}", text("exchange-gaps"), gaps.join(", ")) }
}

fn difference(line: &Line, of: &Difference, verdict: &str, text: &dyn Fn(&str) -> String) -> Vec<Cell> {
    vec![
        Cell::from(text(&format!("exchange-kind-{}", line.kind))),
        Cell::from(line.file.as_str()),
        row(line.row),
        Cell::from(text(&field_key(&of.field))),
        Cell::from(line.title.as_str()),
        Cell::from(text(verdict)),
        Cell::from(shown(&of.here)),
        Cell::from(shown(&of.there)),
    ]
}

/// A line as the command line says it, in English.
#[must_use]
pub fn sentence(line: &Line) -> Option<String> {
    let at = if line.row == 0 { line.kind.to_string() } else { format!("{}, row {}", line.file, line.row) };
    let title = &line.title;
    let fields = |differences: &[Difference]| -> String {
        differences.iter().map(|one| one.field.clone()).collect::<Vec<_>>().join(", ")
    };
    let kept = if line.kept.is_empty() {
        String::new()
    } else {
        format!("; kept as it is here: {}", fields(&line.kept))
    };
    match &line.verdict {
        Verdict::New { state } if line.gaps.is_empty() => Some(format!("{at}: new, {state}: {title}")),
        Verdict::New { state } => {
            let gaps: Vec<&str> = line.gaps.iter().map(|gap| gap.name()).collect();
            Some(format!("{at}: new, {state}: {title}; lacks {}", gaps.join(", ")))
        }
        Verdict::Changed { changes } => Some(format!("{at}: changed, {}: {title}{kept}", fields(changes))),
        Verdict::Unchanged if line.kept.is_empty() => None,
        Verdict::Unchanged => Some(format!("{at}: unchanged: {title}{kept}")),
        Verdict::Refused { because, column, value } => {
            Some(format!("{at}: refused, {because} ({column} `{value}`) {title}").trim_end().to_owned())
        }
        Verdict::Vanished => Some(format!("{at}: no longer in the source: {title}")),
    }
}
