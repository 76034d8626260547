//! What is known of a line, and to what it leads.

use shell::Visit;

use super::named::Named;
use crate::{BudgetLine, Condition, Lifted, Nature};

pub(super) fn facts(visit: &Visit, line: &BudgetLine) -> Vec<(&'static str, String)> {
    let mut facts =
        vec![("line-lasting", visit.t(&format!("money-lasting-{}", line.head.lasting)).to_owned())];
    match &line.head.nature {
        Nature::Planned => {}
        Nature::Decided { at, .. } => facts.push(("line-decided", at.clone())),
        Nature::Reservation => {
            facts.push(("line-firmness", visit.t("money-firmness-reservation").to_owned()))
        }
        Nature::Conditional(condition) => facts.extend(condition_facts(condition)),
    }
    if line.head.track.is_none() {
        facts.push(("line-spoor", visit.t("line-no-track").to_owned()));
    }
    let text = |key, text: &str| (!text.is_empty()).then(|| (key, text.to_owned()));
    facts.extend(line.head.task_field.as_deref().and_then(|field| text("line-taakveld", field)));
    facts.extend(text("line-toelichting", &line.head.remark));
    facts.extend(text("line-vindplaats", &line.head.document));
    facts
}

/// The year in which an evaluation is due stays in sight, whatever came after it.
fn condition_facts(condition: &Condition) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("line-evaluation", condition.due.to_string()),
        ("line-conditional-from", condition.from.to_string()),
    ];
    match &condition.lifted {
        None => {}
        Some(Lifted::Concluded { on }) => facts.push(("line-concluded", on.format("%d-%m-%Y").to_string())),
        Some(Lifted::Prolonged { due, reason, .. }) => {
            facts.push(("line-evaluation-later", due.to_string()));
            facts.push(("line-prolonged", reason.clone()));
        }
    }
    facts
}

/// To what a line leads, as far as the visitor may see it: a label, a name, and the page where it stands.
pub(super) fn links(named: &Named, line: &BudgetLine) -> Vec<(&'static str, String, String)> {
    let mut links = Vec::new();
    if let Some((id, name)) = line.head.ambition.and_then(|id| Some((id, named.ambition(id)?))) {
        links.push(("line-ambitie", name.to_owned(), format!("/visie/thema/{id}")));
    }
    if let Some(track) = line.head.track.and_then(|id| named.track(id)) {
        let of = &track.particulars;
        links.push(("line-spoor", of.name.clone(), format!("/plannen/{}", of.slug)));
    }
    if let Some(goal) = line.head.goal.and_then(|id| named.goals.get(&id)) {
        let name = format!("{}: {} {}", goal.year, goal.code, goal.name);
        links.push(("line-doel", name, format!("/visie/doelen/{}", goal.code)));
    }
    match &line.head.nature {
        Nature::Planned | Nature::Reservation => {}
        Nature::Decided { decision, .. } => {
            let found = decision.and_then(|id| Some((id, named.decisions.get(&id)?)));
            links
                .extend(found.map(|(id, title)| ("line-besluit", title.clone(), format!("/besluiten/{id}"))));
        }
        Nature::Conditional(condition) => links.extend(evaluation(named, condition)),
    }
    links
}

fn evaluation(named: &Named, condition: &Condition) -> Option<(&'static str, String, String)> {
    let one = named.evaluations.get(&condition.evaluation?)?;
    Some(("line-evaluatie-register", one.title.clone(), format!("/evaluaties/{}", one.id)))
}
