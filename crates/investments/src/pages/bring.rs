use askama::Template;
use axum::http::StatusCode;
use kernel::{Openness, clean_line};
use shell::{Crumb, Field, FieldError, PageResult, Upload, Visit, see_other};

use super::{INVALID, address, crumbs, words};
use crate::{Amount, CellFault, NewLine, NotATable, Plain, Table, Total, VersionHead, read_table};

/// A year of the table: what its lines come to, and what its own row of totals says.
struct YearRow {
    year: String,
    computed: String,
    printed: String,
    agrees: bool,
}

/// What the table would become.
struct Report {
    count: String,
    faults: Vec<(String, String, String)>,
    years: Vec<YearRow>,
    sound: bool,
}

#[derive(Template)]
#[template(path = "pages/bring.html")]
struct BringPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    errors: &'a [FieldError],
    name: Field,
    file: Field,
    choice: Field,
    report: Option<Report>,
    sources: Vec<String>,
}

/// The form that brings a table along.
pub(super) async fn show(visit: Visit) -> PageResult {
    page(&visit, StatusCode::OK, (&[], ""), None).await
}

/// Looks at a table, and brings it in when that was asked and nothing is wrong with it.
pub(super) async fn save(visit: Visit, upload: Upload) -> PageResult {
    let name = upload.field("naam").to_owned();
    let error = |field: &str, message: &str| {
        [FieldError { field: field.to_owned(), message: visit.t(message).to_owned() }]
    };
    let Some(file) = upload.file.as_ref() else {
        return page(&visit, INVALID, (&error("tabel", "money-tabel-error"), &name), None).await;
    };
    let table = match read_table(&file.bytes, &crate::registers(&visit.cx).await?) {
        Ok(table) => table,
        Err(wrong) => {
            let message = match wrong {
                NotATable::Unreadable(_) => "money-tabel-unreadable",
                NotATable::TooLarge => "money-tabel-large",
                NotATable::NoHeads => "money-tabel-heads",
            };
            return page(&visit, INVALID, (&error("tabel", message), &name), None).await;
        }
    };
    let report = report(&visit, &table);
    if upload.field("doe") != "inbrengen" {
        return page(&visit, StatusCode::OK, (&[], &name), Some(report)).await;
    }
    let Ok(title) = clean_line(&name, 120) else {
        return page(&visit, INVALID, (&error("naam", "money-naam-error"), &name), Some(report)).await;
    };
    if !report.sound {
        return page(&visit, INVALID, (&error("tabel", "money-tabel-faults"), &name), Some(report)).await;
    }
    let head = VersionHead {
        name: title,
        about: visit.t_with("money-from-file", "file", file.name.as_str()),
        openness: Openness::Internal,
        years: table.years,
        statements: table.totals,
    };
    let id = crate::bring_in(&visit.cx, head, table.lines).await?;
    Ok(see_other(&address(id)))
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    (errors, name): (&[FieldError], &str),
    report: Option<Report>,
) -> PageResult {
    let f = visit.fields("money", errors);
    let sources =
        crate::sources(&visit.cx).await?.into_iter().map(|source| source.particulars.name).collect();
    let mut trail = crumbs(visit);
    trail.push(Crumb { href: "/geld/plan".to_owned(), label: visit.t("money-versions-title").to_owned() });
    visit.page_with(
        status,
        &BringPage {
            v: visit,
            crumbs: trail,
            errors,
            name: f.optional("naam", name),
            file: f.field("tabel", ""),
            choice: f.choice("doe", ["bekijken", "inbrengen"], &["bekijken"]),
            report,
            sources,
        },
    )
}

fn report(visit: &Visit, table: &Table) -> Report {
    let fault = |fault: &CellFault| {
        let why = visit.t(&format!("money-fault-{}", fault.reason)).to_owned();
        (fault.at.clone(), why, fault.shown.clone())
    };
    let money =
        |line: &NewLine, year: i32| Total::from(line.amounts.get(&year).copied().unwrap_or(Amount::Empty));
    let year = |year: i32| {
        let computed: Total = table.lines.iter().map(|line| money(line, year)).sum();
        let printed = table.totals.iter().find(|total| total.years.first == year).map(|total| total.stated);
        YearRow {
            year: year.to_string(),
            computed: words::total(visit, computed),
            printed: printed.map_or(String::new(), |cents| Plain(cents).to_string()),
            agrees: printed.is_none_or(|cents| cents == computed.money),
        }
    };
    Report {
        count: visit.t_with("money-lines", "count", table.lines.len()),
        faults: table.faults.iter().take(200).map(fault).collect(),
        years: table.years.all().map(year).collect(),
        sound: table.faults.is_empty(),
    }
}
