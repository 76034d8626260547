use std::collections::{BTreeMap, BTreeSet};

use areas::Shelf;
use askama::Template;
use axum::extract::State;
use serde::Deserialize;
use shell::{Crumb, Field, PageResult, Query, Visit};

use super::super::answers::{Answers, Filled};
use super::super::sheet::{Grid, Section};
use super::super::{crumbs, words};
use crate::{Order, RegisterEntry, Wanted};

const FORM: &str = "register";
/// The most lines on a page; all of them are in the files.
const MOST: usize = 100;

/// What was asked of the register, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in super::super) struct Asked {
    q: String,
    jaar: String,
    wijk: String,
    vanaf: String,
    volgorde: String,
}

impl Asked {
    /// What is wanted; what cannot be read is not asked.
    pub(super) fn wanted(&self) -> Wanted {
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Wanted {
            words: self.q.clone(),
            year: self.jaar.parse().ok(),
            ward: text(&self.wijk),
            least: self.vanaf.parse().ok(),
            scheme: None,
            order: self.volgorde.parse().ok(),
        }
    }

    /// The same as the end of an address.
    fn query(&self, visit: &Visit) -> String {
        let pairs = [
            ("q", &self.q),
            ("jaar", &self.jaar),
            ("wijk", &self.wijk),
            ("vanaf", &self.vanaf),
            ("volgorde", &self.volgorde),
        ];
        let given = pairs.iter().filter(|(_, text)| !text.is_empty());
        let parts: Vec<String> =
            given.map(|(name, text)| format!("{name}={}", visit.encoded(text))).collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

#[derive(Template)]
#[template(path = "pages/register/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    fields: Vec<Field>,
    count: String,
    section: Section,
    files: [String; 3],
    others: Vec<(String, String)>,
}

/// The register of what was granted, as it was asked.
pub(in super::super) async fn show(
    visit: Visit,
    State(shelf): State<Shelf>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let all = crate::register(&visit.cx).await?;
    let wards = words::wards(&visit, &shelf).await?;
    let years: BTreeSet<i32> = all.iter().map(RegisterEntry::year).collect();
    let fields = fields(&visit, &asked, &years, &wards);
    let found = asked.wanted().of(all);
    let total: kernel::Cents = found.iter().map(|one| one.granted).sum();
    let args = [
        ("count", i64::try_from(found.len()).unwrap_or(i64::MAX).into()),
        ("amount", total.to_string().into()),
    ];
    let grid = table(&visit, &found);
    let mut section = Section::table(visit.t("register-title"), grid, visit.t("register-none"));
    if found.len() > MOST {
        section.texts.push(visit.t_with("register-more", "count", i64::try_from(MOST).unwrap_or(i64::MAX)));
    }
    let query = asked.query(&visit);
    let file = |name: &str| format!("/subsidies/register/bestand/{name}{query}");
    let other = |label: &str, name: &str| (visit.t(label).to_owned(), file(name));
    visit.page(&ListPage {
        v: &visit,
        crumbs: crumbs(&visit, &[]),
        fields,
        count: visit.t_args("register-count", &args),
        section,
        files: ["register.csv", "register.xlsx", "register.ods"].map(file),
        others: vec![
            other("register-giving-json", "360giving.json"),
            other("register-giving-csv", "360giving.csv"),
            other("register-common-grants", "commongrants.json"),
        ],
    })
}

fn fields(
    visit: &Visit,
    asked: &Asked,
    years: &BTreeSet<i32>,
    wards: &BTreeMap<String, String>,
) -> Vec<Field> {
    let filled = Filled::default()
        .with("q", &asked.q)
        .with("jaar", &asked.jaar)
        .with("wijk", &asked.wijk)
        .with("vanaf", &asked.vanaf)
        .with("volgorde", &asked.volgorde);
    let answers = Answers::of(visit, FORM, filled.0);
    let years: Vec<(String, String)> =
        years.iter().rev().map(|year| (year.to_string(), year.to_string())).collect();
    let wards: Vec<(String, String)> =
        wards.iter().map(|(code, name)| (code.clone(), name.clone())).collect();
    let orders: Vec<(String, String)> = Order::ALL
        .iter()
        .map(|one| (one.name().to_owned(), visit.t(&format!("register-order-{one}")).to_owned()))
        .collect();
    let mut order = answers.choose("volgorde", None, &orders);
    order.required = false;
    vec![
        answers.optional("q", "text"),
        answers.choose("jaar", Some("register-all-years"), &years),
        answers.choose("wijk", Some("subsidies-whole-city"), &wards),
        answers.optional("vanaf", "number"),
        order,
    ]
}

fn table(visit: &Visit, found: &[RegisterEntry]) -> Grid {
    let heads = [
        "register-plan",
        "round-recipient",
        "subsidies-column-scheme",
        "register-year",
        "subsidies-column-granted",
        "grant-settled",
    ];
    let mut grid = Grid::of(visit, "register-title", &heads);
    for one in found.iter().take(MOST) {
        let settled = match (one.withdrawn, one.settled) {
            (true, _) => visit.t("register-withdrawn").to_owned(),
            (false, Some((amount, _))) => amount.to_string(),
            (false, None) => visit.t("grant-not-settled").to_owned(),
        };
        let cells = vec![
            one.name().unwrap_or(visit.t("register-person")).to_owned(),
            one.scheme_name.clone(),
            one.year().to_string(),
            one.granted.to_string(),
            settled,
        ];
        grid.row(format!("{} {}", one.number, one.title), "", cells);
    }
    grid
}
