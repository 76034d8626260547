//! Applications, from an empty form to the check whether they are complete.

use access::Cx;
use kernel::{Cents, Instant};
use serde::Deserialize;
use subsidies::{
    Activity, ApplicationId, Ask, BudgetRow, LetterKind, NewPartner, Plan, RoundId, SubsidyError,
};

use super::{OLD, Stage, letters, moment, refused};
use crate::DemoError;
use crate::fault::Entry;

/// An application as the file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawApplication {
    pub(super) organisation: String,
    pub(super) title: String,
    summary: String,
    years: u32,
    when: String,
    ward: Option<String>,
    /// A partner, with a third of what is asked.
    with: Option<String>,
    /// What goes otherwise than planned: `repair`, `untreated`, `late`, `withdrawn`.
    happens: Option<String>,
    pub(super) asks: Vec<RawAsk>,
}

/// What is asked of a part, and the points that two assessors give.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAsk {
    pub(super) part: String,
    euros: i64,
    planned: u32,
    pub(super) first: Vec<u32>,
    pub(super) second: Vec<u32>,
}

/// Writes an application and hands it in.
pub(super) async fn hand_in(
    stage: &Stage<'_>,
    round: RoundId,
    raw: &RawApplication,
) -> Result<ApplicationId, DemoError> {
    let entry = Entry { file: OLD, key: &raw.title };
    let at = moment(entry, &raw.when)?;
    let lead = stage.organisation(entry, &raw.organisation)?;
    // What came in late was begun in time: nobody can begin after the closing.
    let begun = at - chrono::TimeDelta::hours(12);
    let writer = stage.partner(lead, begun);
    let wrong = refused(entry);
    let id = subsidies::start(&writer, round).await.map_err(&wrong)?;
    let plan = plan(raw);
    subsidies::change_plan(&writer, (id, 1), &plan).await.map_err(&wrong)?;
    if let Some(name) = &raw.with {
        let partner = stage.organisation(entry, name)?;
        let third = Cents(plan.asked().0 / 3);
        let share =
            |organisation, share, does: &str| NewPartner { organisation, share, does: does.to_owned() };
        let both = [
            share(lead, plan.asked() - third, "Leidt de aanvraag en begeleidt."),
            share(partner, third, "Stelt de eigen activiteiten open."),
        ];
        subsidies::with_partners(&writer, (id, 2), &both).await.map_err(&wrong)?;
        subsidies::confirm_share(&stage.partner(partner, begun), id).await.map_err(&wrong)?;
    }
    let seen = version(&writer, id).await.map_err(&wrong)?;
    subsidies::submit(&stage.partner(lead, at), id, seen).await.map_err(&wrong)?;
    Ok(id)
}

fn plan(raw: &RawApplication) -> Plan {
    let euros = |euros: i64| Cents(euros * 100);
    let asked: Cents = raw.asks.iter().map(|ask| euros(ask.euros)).sum();
    let own = euros(asked.0 / 100 / 20);
    let people = Cents((asked + own).0 / 100 * 7 / 10 * 100);
    let row = |what: &str, amount| BudgetRow { what: what.to_owned(), amount };
    let ask = |raw: &RawAsk| Ask {
        part: raw.part.clone(),
        asked: euros(raw.euros),
        least: euros(raw.euros / 10 * 8),
    };
    let activity = |ask: &RawAsk| {
        let (group, indicator) = match ask.part.as_str() {
            "competenties" => ("Vrijwilligers en organisaties", "trainingen"),
            "ontmoeten" => ("Alle buren", "bezoekers in een jaar"),
            "helpen" => ("Ouderen", "vrijwilligers"),
            "herontdekken" => ("Inwoners in een periode van herstel", "deelnemers in een jaar"),
            _ => ("Inwoners met een kwetsbaarheid", "deelnemers aan gewone activiteiten"),
        };
        Activity {
            part: ask.part.clone(),
            what: raw.title.clone(),
            ward: raw.ward.clone(),
            target_group: group.to_owned(),
            indicator: indicator.to_owned(),
            planned: ask.planned,
        }
    };
    let mut documents =
        vec![("Oprichtingsakte".to_owned(), "Verzonnen stuk, op papier meegestuurd.".to_owned())];
    if !matches!(raw.happens.as_deref(), Some("repair" | "untreated")) {
        documents
            .push(("Laatste jaarrekening".to_owned(), "Verzonnen stuk, op papier meegestuurd.".to_owned()));
    }
    Plan {
        title: raw.title.clone(),
        summary: raw.summary.clone(),
        years: raw.years,
        asks: raw.asks.iter().map(ask).collect(),
        costs: vec![row("Begeleiders", people), row("Ruimte en materiaal", asked + own - people)],
        income: vec![row("Eigen geld", own)],
        activities: raw.asks.iter().map(activity).collect(),
        documents: documents.into_iter().collect(),
    }
}

/// The days on which applications are checked and completed.
pub(super) struct Days {
    pub(super) checked: Instant,
    pub(super) completed: Instant,
    pub(super) term_over: Instant,
}

/// Checks an application, with what goes otherwise than planned.
pub(super) async fn check(
    stage: &Stage<'_>,
    id: ApplicationId,
    raw: &RawApplication,
    days: &Days,
) -> Result<(), DemoError> {
    let entry = Entry { file: OLD, key: &raw.title };
    let wrong = refused(entry);
    let officer = stage.officer(days.checked);
    let lead = stage.organisation(entry, &raw.organisation)?;
    let seen = version(&officer, id).await.map_err(&wrong)?;
    match raw.happens.as_deref() {
        None => subsidies::accept(&officer, (id, seen)).await.map_err(&wrong)?,
        Some("withdrawn") => {
            subsidies::accept(&officer, (id, seen)).await.map_err(&wrong)?;
            let writer = stage.partner(lead, days.completed);
            subsidies::withdraw(&writer, id, seen + 1).await.map_err(&wrong)?;
        }
        // Refused later, by who decides.
        Some("late") => {}
        Some("repair" | "untreated") => {
            let missing = "De laatste jaarrekening ontbreekt.";
            subsidies::ask_repair(&officer, (id, seen), missing).await.map_err(&wrong)?;
            letters::send(stage, id, LetterKind::Completion, days.checked).await.map_err(&wrong)?;
            if raw.happens.as_deref() == Some("repair") {
                let writer = stage.partner(lead, days.completed);
                let given =
                    [("Laatste jaarrekening".to_owned(), "Verzonnen stuk, nagezonden.".to_owned())].into();
                subsidies::answer_repair(&writer, (id, seen + 1), &given).await.map_err(&wrong)?;
                let officer = stage.officer(days.completed);
                let seen = version(&officer, id).await.map_err(&wrong)?;
                subsidies::accept(&officer, (id, seen)).await.map_err(&wrong)?;
            } else {
                let officer = stage.officer(days.term_over);
                let why = "De jaarrekening kwam niet binnen de termijn.";
                subsidies::leave_untreated(&officer, (id, seen + 1), why).await.map_err(&wrong)?;
            }
        }
        Some(other) => return Err(entry.fault("happens", format!("`{other}` does not happen")).into()),
    }
    Ok(())
}

pub(super) async fn version(cx: &Cx, id: ApplicationId) -> Result<i64, SubsidyError> {
    Ok(subsidies::application(cx, id).await?.application.version)
}
