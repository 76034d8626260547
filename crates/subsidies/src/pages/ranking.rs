use allocation::{Line, Outcome, Refusal, Step};
use kernel::Cents;
use shell::{PageResult, Path, Visit};

use super::sheet::{Grid, Section, Sheet, page};
use super::{crumbs, words};
use crate::{ApplicationState, RankedRound, Ranking, RoundId};

/// The ranking of a round, line by line, with what is still to be settled and the seal under it.
pub(super) async fn show(visit: Visit, Path(id): Path<RoundId>) -> PageResult {
    let ranked = crate::ranked(&visit.cx, id).await?;
    let round = &ranked.round;
    let mut sections = vec![ceilings(&visit, &ranked), to_settle(&visit, &ranked)];
    if let Some(ranking) = ranked.rankings.first() {
        for one in &round.particulars.ceilings {
            sections.push(lines(&visit, &ranked, ranking, &one.part));
        }
        sections.push(seal(&visit, ranking, ranked.rankings.len()));
    }
    let at = format!("/subsidies/ronde/{id}");
    let sheet = Sheet {
        crumbs: crumbs(&visit, &[(&at, &round.particulars.name)]),
        title: visit.t("ranking-title").to_owned(),
        line: round.particulars.name.clone(),
        sections,
        ..Sheet::default()
    };
    page(&visit, sheet)
}

fn ceilings(visit: &Visit, ranked: &RankedRound) -> Section {
    let heads = ["application-part", "subsidies-column-ceiling", "subsidies-column-granted", "ranking-left"];
    let mut grid = Grid::of(visit, "round-ceilings", &heads);
    for one in &ranked.round.particulars.ceilings {
        let granted = ranked.granted.get(&one.part).copied().unwrap_or_default();
        let left = one.amount - granted;
        let name = ranked.round.rules.rules.part_name(&one.part);
        grid.row(name, "", vec![one.amount.to_string(), granted.to_string(), left.to_string()]);
    }
    Section::table(visit.t("round-ceilings"), grid, "")
}

/// What still has no settled points, each with how many gave theirs.
fn to_settle(visit: &Visit, ranked: &RankedRound) -> Section {
    let heads = ["mine-application", "application-part", "ranking-cards", "ranking-settled"];
    let mut grid = Grid::of(visit, "ranking-points", &heads).in_dutch(&[0]);
    let compared = ranked.applications.iter().filter(|one| one.state == ApplicationState::Eligible);
    for application in compared {
        for ask in &application.plan.asks {
            let key = (application.id, ask.part.clone());
            let cards = ranked.cards.get(&key).map_or(0, Vec::len);
            let settled = if ranked.settled.contains_key(&key) { "assess-yes" } else { "assess-no" };
            grid.row(
                format!("{} {}", application.number(), application.plan.title),
                format!("/subsidies/aanvraag/{}/eindpunten/{}", application.id, ask.part),
                vec![
                    ranked.round.rules.rules.part_name(&ask.part).to_owned(),
                    cards.to_string(),
                    visit.t(settled).to_owned(),
                ],
            );
        }
    }
    Section::table(visit.t("ranking-points"), grid, visit.t("work-none"))
}

fn lines(visit: &Visit, ranked: &RankedRound, ranking: &Ranking, part: &str) -> Section {
    let heads =
        ["ranking-place", "mine-application", "subsidies-column-asked", "ranking-outcome", "ranking-why"];
    let title = ranked.round.rules.rules.part_name(part);
    let mut grid = Grid::of(visit, "ranking-title", &heads).in_dutch(&[1]);
    grid.caption = title.to_owned();
    for line in ranking.division.lines.iter().filter(|line| line.part == part) {
        let found = ranked.applications.iter().find(|one| one.number() == line.id);
        let name = found.map_or("", |one| one.plan.title.as_str());
        let place =
            line.place.map_or_else(|| visit.t("ranking-no-place").to_owned(), |place| place.to_string());
        let at = found.map_or_else(String::new, |one| format!("/subsidies/aanvraag/{}", one.id));
        let why: Vec<String> = line.steps.iter().filter_map(|step| why(visit, step)).collect();
        grid.row(
            place,
            at,
            vec![format!("{} {name}", line.id), euros(line.asked), outcome(visit, line), why.join(" ")],
        );
    }
    Section::table(title, grid, visit.t("work-none"))
}

fn euros(cents: u64) -> String {
    Cents(i64::try_from(cents).unwrap_or(i64::MAX)).to_string()
}

fn outcome(visit: &Visit, line: &Line) -> String {
    match line.outcome {
        Outcome::Granted(cents) | Outcome::Partly(cents) | Outcome::Offered(cents) => euros(cents),
        Outcome::Waits => visit.t("ranking-waits").to_owned(),
        Outcome::Refused(Refusal::Ceiling) => visit.t("refusal-ceiling").to_owned(),
        Outcome::Refused(Refusal::Score | Refusal::Criterion) => visit.t("refusal-score").to_owned(),
        Outcome::Refused(Refusal::Declined) => visit.t("ranking-waits").to_owned(),
    }
}

/// A step of the way to the outcome, as a sentence.
fn why(visit: &Visit, step: &Step) -> Option<String> {
    let hundredths = |value: u64| format!("{},{:02}", value / 100, value % 100);
    match step {
        Step::Scored { criteria, score } => {
            let parts: Vec<String> = criteria
                .iter()
                .map(|one| {
                    format!("{} {}/{} × {}%", one.criterion, one.points / 100, one.most / 100, one.weight)
                })
                .collect();
            let args = [("score", hundredths(score.hundredths()).into()), ("parts", parts.join("; ").into())];
            Some(visit.t_args("ranking-step-scored", &args))
        }
        Step::BelowMinimum { minimum } => {
            Some(visit.t_with("ranking-step-below", "minimum", hundredths(u64::from(*minimum))))
        }
        Step::BelowCriterion { criterion, .. } => {
            Some(visit.t_with("ranking-step-criterion", "criterion", criterion.clone()))
        }
        Step::TieBroken { with, .. } | Step::Drawn { with, .. } => {
            Some(visit.t_with("ranking-step-tie", "with", with.join(", ")))
        }
        Step::Fits { left } => Some(visit.t_with("ranking-step-fits", "left", euros(*left))),
        Step::DoesNotFit { left } => Some(visit.t_with("ranking-step-no-fit", "left", euros(*left))),
        Step::AfterTheLine { stopped_at } => {
            Some(visit.t_with("ranking-step-after", "number", stopped_at.clone()))
        }
        Step::RestGranted => Some(visit.t("ranking-step-rest").to_owned()),
        Step::RestTooSmall { .. } => Some(visit.t("ranking-step-rest-small").to_owned()),
        Step::CompleteOn(_)
        | Step::Placed(_)
        | Step::RestOffered
        | Step::WaitsFor(_)
        | Step::Accepted { .. }
        | Step::Declined { .. }
        | Step::AllFit { .. }
        | Step::Cut { .. }
        | Step::Floor(_)
        | Step::OddCent
        | Step::Named { .. } => None,
    }
}

fn seal(visit: &Visit, ranking: &Ranking, versions: usize) -> Section {
    let mut section = Section::titled(visit.t("ranking-seal"));
    let mut fact = |key: &str, text: String| section.facts.push((visit.t(key).to_owned(), text));
    fact("ranking-version", format!("{} / {versions}", ranking.number));
    fact("ranking-made", words::moment(visit, ranking.made_at));
    fact("ranking-method", ranking.division.seal.method.clone());
    fact("ranking-input", ranking.division.seal.input.clone());
    fact("ranking-output", ranking.division.seal.outcome.clone());
    section.texts.push(visit.t("ranking-seal-text").to_owned());
    section
}
