use access::Action;
use kernel::Cents;
use shell::{PageResult, Visit};

use super::sheet::{Grid, Link, Section, Sheet, page};
use super::words;
use crate::{Phase, PublicRound, Scheme};

/// Which subsidies there are, when to apply, and what was granted.
pub(super) async fn show(visit: Visit) -> PageResult {
    let schemes = crate::schemes(&visit.cx).await?;
    let rounds = crate::rounds(&visit.cx).await?;
    let today = visit.cx.clock.today();
    let of = |phases: &[Phase]| -> Vec<&PublicRound> {
        rounds.iter().filter(|one| phases.contains(&one.round.phase(today))).collect()
    };
    let open = of(&[Phase::Open, Phase::Announced]);
    let past = of(&[Phase::Closed, Phase::Decided, Phase::Prepared]);
    let mut links = Vec::new();
    if visit.cx.actor.could(Action::KeepSchemes, visit.cx.now()) {
        links.push(Link::to(visit.t("scheme-new"), "/subsidies/regeling/nieuw"));
    }
    let sheet = Sheet {
        title: visit.t("subsidies-title").to_owned(),
        line: visit.t("subsidies-lead").to_owned(),
        sections: vec![
            Section::table(
                visit.t("subsidies-open"),
                open_rounds(&visit, &schemes, &open),
                visit.t("subsidies-open-none"),
            ),
            Section::table(
                visit.t("subsidies-all"),
                all_schemes(&visit, &schemes),
                visit.t("subsidies-all-none"),
            ),
            Section::table(
                visit.t("subsidies-past"),
                past_rounds(&visit, "subsidies-past", (&schemes, &past)),
                visit.t("subsidies-past-none"),
            ),
        ],
        links,
        ..Sheet::default()
    };
    page(&visit, sheet)
}

fn scheme_name<'a>(schemes: &'a [Scheme], round: &PublicRound) -> &'a str {
    let found = schemes.iter().find(|one| one.id == round.round.particulars.scheme);
    found.map_or("", |one| one.particulars.name.as_str())
}

fn open_rounds(visit: &Visit, schemes: &[Scheme], rounds: &[&PublicRound]) -> Grid {
    let heads = [
        "subsidies-column-scheme",
        "subsidies-column-window",
        "subsidies-column-ceiling",
        "subsidies-column-state",
    ];
    let mut grid = Grid::of(visit, "subsidies-open", &heads);
    for one in rounds {
        let round = &one.round;
        let name = format!("{}: {}", scheme_name(schemes, one), round.particulars.name);
        let (_, phase) = words::phase(visit, round.phase(visit.cx.clock.today()));
        let cells = vec![words::window(visit, round), round.particulars.ceiling().to_string(), phase];
        grid.row(name, format!("/subsidies/ronde/{}", round.id), cells);
    }
    grid
}

fn all_schemes(visit: &Visit, schemes: &[Scheme]) -> Grid {
    let mut grid = Grid::of(visit, "subsidies-all", &["subsidies-column-scheme", "scheme-about"]);
    for scheme in schemes {
        let of = &scheme.particulars;
        grid.row(of.name.clone(), format!("/subsidies/{}", of.slug), vec![of.about.clone()]);
    }
    grid
}

/// Rounds that closed, with what was asked and granted as far as it is told.
pub(super) fn past_rounds(
    visit: &Visit,
    caption: &str,
    (schemes, rounds): (&[Scheme], &[&PublicRound]),
) -> Grid {
    let heads = [
        "subsidies-column-round",
        "subsidies-column-window",
        "subsidies-column-ceiling",
        "subsidies-column-asked",
        "subsidies-column-granted",
    ];
    let mut grid = Grid::of(visit, caption, &heads);
    for one in rounds {
        let round = &one.round;
        let untold = || visit.t("subsidies-untold").to_owned();
        let total = |sums: &std::collections::BTreeMap<String, Cents>| {
            sums.values().copied().sum::<Cents>().to_string()
        };
        let asked = one.results.as_ref().map_or_else(untold, |results| total(&results.asked));
        let granted = one.results.as_ref().and_then(|results| results.granted.as_ref());
        let cells = vec![
            words::window(visit, round),
            round.particulars.ceiling().to_string(),
            asked,
            granted.map_or_else(untold, total),
        ];
        let name = format!("{}: {}", scheme_name(schemes, one), round.particulars.name);
        grid.row(name, format!("/subsidies/ronde/{}", round.id), cells);
    }
    grid
}
