use ::value_case::{Average, CannotExtrapolate, Caveat, Draws, Fan, Outcome, Simulation};
use askama::Template;
use kernel::Cents;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::form::percent;
use super::{crumbs, drawing, list, may_keep, read_id};
use crate::{NewValueCase, Plain, ValueCase};

/// How often amounts are drawn for a page, and cases for an interval.
const DRAWS: u32 = 20_000;
const RESAMPLES: u32 = 5_000;

/// The part of one payer.
struct Payer {
    name: String,
    avoided: String,
    booked: String,
    cost: String,
}

/// One case by its number, and the average when it is left out.
struct Case {
    number: String,
    avoided: String,
    without: String,
}

/// What can be told of a case by its parts: how unsure, how uneven.
#[derive(Default)]
struct Fanned {
    drawing: String,
    rows: Vec<(String, [String; 5])>,
    said: Vec<String>,
}

#[derive(Template)]
#[template(path = "pages/value_cases/show.html")]
struct Show<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    of: &'a NewValueCase,
    openness: Option<String>,
    sums: Vec<(&'static str, String)>,
    facts: Vec<(&'static str, String)>,
    average: String,
    caveats: Vec<String>,
    three: Option<[String; 3]>,
    payers: Vec<Payer>,
    cases: Vec<Case>,
    uneven: Vec<String>,
    fan: Fanned,
    here: String,
    may_keep: bool,
}

impl Show<'_> {
    /// A door below this page.
    fn to(&self, door: &str) -> String {
        format!("{}/{door}", self.here)
    }

    fn files(&self, name: &str) -> [String; 3] {
        ["csv", "xlsx", "ods"].map(|kind| format!("{}/bestand/{name}.{kind}", self.here))
    }
}

/// One value case: what was avoided apart from what was booked, and all that must be said with it.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let case = crate::value_case(&visit.cx, read_id(&id)?).await?;
    let of = &case.particulars;
    let outcome = reckoned(&case)?;
    let simulation = simulated(of)?;
    visit.page(&Show {
        v: &visit,
        crumbs: crumbs(&visit),
        openness: list::openness(&visit, of.openness),
        sums: sums(&visit, &outcome),
        facts: facts(&visit, of),
        average: average(&visit, outcome.average),
        caveats: said(&visit, &outcome),
        three: outcome.amounts.map(|three| [three.now, three.without, three.after].map(plain)),
        payers: payers(&visit, &outcome),
        cases: cases(&outcome),
        uneven: uneven(&visit, of, &outcome)?,
        fan: simulation.map(|drawn| fanned(&visit, &drawn)).unwrap_or_default(),
        here: format!("/waardecases/{}", case.id),
        may_keep: may_keep(&visit),
        of,
    })
}

fn unreckoned(error: &dyn std::fmt::Display) -> PageError {
    PageError::Internal(format!("a value case that was kept cannot be reckoned: {error}"))
}

pub(super) fn reckoned(case: &ValueCase) -> Result<Outcome, PageError> {
    case.particulars.reckoning().reckon().map_err(|error| unreckoned(&error))
}

/// The draws, when an amount is unsure.
pub(super) fn simulated(of: &NewValueCase) -> Result<Option<Simulation>, PageError> {
    if !of.is_unsure() {
        return Ok(None);
    }
    let draws = Draws { seed: u64::from(of.seed), count: DRAWS };
    of.reckoning().simulate(draws).map(Some).map_err(|error| unreckoned(&error))
}

pub(super) fn plain(cents: i64) -> String {
    Plain(Cents(cents)).to_string()
}

fn or_unknown(visit: &Visit, cents: Option<i64>) -> String {
    cents.map_or(visit.t("worth-unknown").to_owned(), plain)
}

fn sums(visit: &Visit, outcome: &Outcome) -> Vec<(&'static str, String)> {
    vec![
        ("worth-avoided", plain(outcome.avoided)),
        ("worth-booked", plain(outcome.booked)),
        ("worth-cost", or_unknown(visit, outcome.cost)),
        ("worth-net", or_unknown(visit, outcome.net)),
    ]
}

fn facts(visit: &Visit, of: &NewValueCase) -> Vec<(&'static str, String)> {
    let rate = [
        ("percent", percent(of.rate).into()),
        ("timing", visit.t(&format!("worth-moment-{}", of.timing)).to_lowercase().into()),
        ("source", of.rate_source.as_str().into()),
    ];
    vec![
        ("worth-n", of.count().to_string()),
        ("worth-selectie", visit.t(&format!("worth-selectie-{}", of.selection)).to_owned()),
        ("worth-zonder", visit.t(&format!("worth-zonder-{}", of.without_from)).to_owned()),
        ("worth-voet", visit.t_args("worth-rate", &rate)),
        ("money-document", of.document.clone()),
    ]
}

fn average(visit: &Visit, average: Average) -> String {
    let args = [
        ("average", Plain(Cents(average.euros() * 100)).to_string().into()),
        ("total", plain(average.total).into()),
        ("n", average.n.to_string().into()),
        ("back", plain(average.euros() * 100 * i64::from(average.n)).into()),
    ];
    let whole = average.euros() * 100 * i64::from(average.n) == average.total;
    visit.t_args(if whole { "worth-average" } else { "worth-average-rounded" }, &args)
}

/// All that must be said with the figure, and why it says nothing about others.
fn said(visit: &Visit, outcome: &Outcome) -> Vec<String> {
    let mut said: Vec<String> = outcome.caveats.iter().map(|caveat| caveat_in_words(visit, caveat)).collect();
    said.push(match outcome.extrapolate(100) {
        Err(CannotExtrapolate::TooFew { n, least }) => {
            let args = [("n", n.to_string().into()), ("least", least.to_string().into())];
            visit.t_args("worth-no-others-few", &args)
        }
        Err(CannotExtrapolate::NotLikeOthers) => visit.t("worth-no-others-chosen").to_owned(),
        Err(CannotExtrapolate::NoSpread) => visit.t("worth-no-others-sums").to_owned(),
        Ok(others) => {
            let args = [("avoided", plain(others.avoided).into()), ("error", plain(others.error).into())];
            visit.t_args("worth-others", &args)
        }
    });
    said
}

fn caveat_in_words(visit: &Visit, caveat: &Caveat) -> String {
    let t = |key: &str| visit.t(key).to_owned();
    match caveat {
        Caveat::Few { n } => visit.t_with("worth-caveat-few", "n", n.to_string()),
        Caveat::NotLikeOthers => t("worth-caveat-not-like-others"),
        Caveat::WithoutIsJudged => t("worth-caveat-judged"),
        Caveat::JudgedAfterwards => t("worth-caveat-afterwards"),
        Caveat::CostUnknown => t("worth-caveat-cost"),
        Caveat::OnlySums => t("worth-caveat-sums"),
        Caveat::OnlyDifferences => t("worth-caveat-differences"),
        Caveat::OneCaseCarries { case, share } => {
            let args = [("case", case.as_str().into()), ("percent", format!("{:.0}", share * 100.0).into())];
            visit.t_args("worth-caveat-carries", &args)
        }
        Caveat::NothingBooked => t("worth-caveat-nothing-booked"),
        Caveat::BookedAboveAvoided => t("worth-caveat-booked-above"),
        Caveat::Said(text) => text.clone(),
    }
}

fn payers(visit: &Visit, outcome: &Outcome) -> Vec<Payer> {
    let one = |share: &::value_case::PayerShare| Payer {
        name: share.payer.clone(),
        avoided: plain(share.avoided),
        booked: plain(share.booked),
        cost: or_unknown(visit, share.cost),
    };
    outcome.payers.iter().map(one).collect()
}

fn cases(outcome: &Outcome) -> Vec<Case> {
    let Some(spread) = &outcome.spread else { return Vec::new() };
    let without = |case: &str| {
        let left = spread.without_each.iter().find(|one| one.case == case);
        left.map_or(String::new(), |one| Plain(Cents(one.average.euros() * 100)).to_string())
    };
    let one = |share: &::value_case::CaseShare| Case {
        number: share.case.clone(),
        avoided: plain(share.avoided),
        without: without(&share.case),
    };
    spread.cases.iter().map(one).collect()
}

/// How much hangs on one case, and how far the average moves when other cases had been met.
fn uneven(visit: &Visit, of: &NewValueCase, outcome: &Outcome) -> Result<Vec<String>, PageError> {
    let Some(spread) = &outcome.spread else { return Ok(Vec::new()) };
    let largest = spread.largest_share.map(|share| {
        let args = [
            ("case", spread.largest.case.as_str().into()),
            ("percent", format!("{:.0}", share * 100.0).into()),
        ];
        visit.t_args("worth-largest", &args)
    });
    let draws = Draws { seed: u64::from(of.seed), count: RESAMPLES };
    let drawn = of.reckoning().bootstrap(draws).map_err(|error| unreckoned(&error))?;
    let interval = drawn.map(|drawn| {
        let args = [
            ("low", plain(drawn.interval.low).into()),
            ("high", plain(drawn.interval.high).into()),
            ("draws", drawn.draws.count.to_string().into()),
        ];
        visit.t_args("worth-interval", &args)
    });
    Ok(largest.into_iter().chain(interval).collect())
}

fn fanned(visit: &Visit, drawn: &Simulation) -> Fanned {
    let numbers = |fan: &Fan| [fan.p05, fan.p25, fan.p50, fan.p75, fan.p95].map(plain);
    let years = drawn.years.iter().map(|year| {
        (visit.t_with("worth-until-year", "year", year.year.to_string()), numbers(&year.avoided))
    });
    let payers = drawn.payers.iter().map(|payer| (payer.payer.clone(), numbers(&payer.avoided)));
    let net = drawn.net.as_ref().map(|fan| (visit.t("worth-net").to_owned(), numbers(fan)));
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    let mut said = vec![visit.t_args(
        "worth-draws",
        &[
            ("count", drawn.draws.count.to_string().into()),
            ("seed", drawn.draws.seed.to_string().into()),
            ("percent", percent(drawn.chance_avoided).into()),
        ],
    )];
    said.extend(drawn.chance_net.map(|share| visit.t_with("worth-chance-net", "percent", percent(share))));
    Fanned { drawing: drawing::fan(visit, drawn), rows: years.chain(payers).chain(net).collect(), said }
}
