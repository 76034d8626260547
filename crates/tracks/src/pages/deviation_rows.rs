use shell::Visit;

use super::words;
use crate::{Deviation, Programme};

/// A deviation as people read it: what kind it is, what it is about, and how it stands.
pub(super) struct DeviationRow {
    pub(super) kind: String,
    pub(super) tone: &'static str,
    pub(super) title: String,
    pub(super) href: String,
    pub(super) line: String,
}

pub(super) fn rows(visit: &Visit, programme: &Programme, all: &[Deviation<'_>]) -> Vec<DeviationRow> {
    all.iter().map(|one| row(visit, programme, *one)).collect()
}

fn row(visit: &Visit, programme: &Programme, deviation: Deviation<'_>) -> DeviationRow {
    match deviation {
        Deviation::Outlook(line) => {
            let of = &line.particulars;
            let promise = programme.promise(of.promise);
            let asked = of.due.or_else(|| promise.and_then(|promise| promise.particulars.due));
            DeviationRow {
                kind: visit.t("tracks-deviation-outlook").to_owned(),
                tone: "error",
                title: of.title.clone(),
                href: promise
                    .map_or_else(|| "#vooruitblik".to_owned(), |one| format!("/beloftes/{}", one.id)),
                line: visit.t_with("tracks-deviation-due", "date", words::date_if_known(visit, asked)),
            }
        }
        Deviation::Milestone(milestone, days) => DeviationRow {
            kind: visit.t("tracks-deviation-milestone").to_owned(),
            tone: "error",
            title: milestone.particulars.title.clone(),
            href: "#mijlpalen".to_owned(),
            line: visit.t_with("tracks-deviation-days", "days", days),
        },
        Deviation::Risk(risk, above) => DeviationRow {
            kind: visit.t("tracks-deviation-risk").to_owned(),
            tone: "warning",
            title: risk.particulars.title.clone(),
            href: format!("/plannen/risico/{}", risk.id),
            line: visit.t_with("tracks-deviation-above", "above", i64::from(above)),
        },
        Deviation::Controls(risk, count) => DeviationRow {
            kind: visit.t("tracks-deviation-controls").to_owned(),
            tone: "warning",
            title: risk.particulars.title.clone(),
            href: format!("/plannen/risico/{}", risk.id),
            line: visit.t_with("tracks-deviation-late-controls", "count", count),
        },
        Deviation::Figure(figure, behind) => {
            let of = &figure.particulars;
            let aim = of.aim.map_or(0, |aim| aim.amount);
            let (aim, behind) = (of.measure.written(aim), of.measure.written(behind));
            DeviationRow {
                kind: visit.t("tracks-deviation-figure").to_owned(),
                tone: "warning",
                title: of.name.clone(),
                href: format!("/plannen/cijfer/{}", figure.id),
                line: visit.t_args(
                    "tracks-deviation-behind",
                    &[
                        ("amount", words::amount(visit, of).into()),
                        ("aim", aim.into()),
                        ("behind", behind.into()),
                    ],
                ),
            }
        }
    }
}
