use kernel::OrganisationId;
use shell::{Choice, Field, FieldError, Form, PageError, PageResult, Path, Visit, desk, see_other};

use super::answers::{Answers, Sent};
use super::refusals::refusal;
use super::sheet::{Asked, Grid, Link, Section, Sheet, form, page};
use super::{crumbs, words};
use crate::{Assessing, Bar, RoundId};

const FORM: &str = "declaration";

/// The assessor's desk: the parts that are compared, each open only after a declaration without interest.
pub(super) async fn desk(visit: Visit) -> PageResult {
    let parts = crate::assessing(&visit.cx).await?;
    let mut sections: Vec<Section> = parts.iter().map(|part| section(&visit, part)).collect();
    if sections.is_empty() {
        let mut none = Section::titled(visit.t("assess-parts"));
        none.texts.push(visit.t("assess-none").to_owned());
        sections.push(none);
    }
    let sheet = Sheet {
        crumbs: crumbs(&visit, &[]),
        title: visit.t("assess-title").to_owned(),
        line: visit.t("assess-lead").to_owned(),
        sections,
        ..Sheet::default()
    };
    page(&visit, sheet)
}

fn section(visit: &Visit, part: &Assessing) -> Section {
    let rules = &part.round.rules.rules;
    let title = format!("{}: {}", part.round.particulars.name, rules.part_name(&part.part));
    let mut section = Section::titled(&title);
    match part.bar {
        Some(Bar::Undeclared) => {
            section.texts.push(visit.t("assess-declare-first").to_owned());
            let at = format!("/subsidies/ronde/{}/verklaring/{}", part.round.id, part.part);
            section.links.push(Link::to(visit.t("declaration-title"), at));
        }
        Some(Bar::Conflict(_) | Bar::Member(_)) => {
            section.texts.push(visit.t("assess-barred").to_owned());
        }
        None => {
            let heads = ["mine-application", "subsidies-column-asked", "assess-given"];
            let mut grid = Grid::of(visit, "assess-applications", &heads).in_dutch(&[0]);
            for one in &part.applications {
                let given = if part.own.contains_key(&one.id) { "assess-yes" } else { "assess-no" };
                let asked =
                    one.plan.asked_of(&part.part).map(|ask| ask.asked.to_string()).unwrap_or_default();
                let at = format!("/subsidies/aanvraag/{}/punten/{}", one.id, part.part);
                let name = format!("{} {}", one.number(), one.plan.title);
                grid.row(name, at, vec![asked, visit.t(given).to_owned()]);
            }
            return Section::table(&title, grid, visit.t("work-none"));
        }
    }
    section
}

/// Asks with which applicants the assessor has to do.
pub(super) async fn before(visit: Visit, Path((id, part)): Path<(RoundId, String)>) -> PageResult {
    let part = found(&visit, id, &part).await?;
    show(&visit, &part, &[]).await
}

/// Keeps what they declare.
pub(super) async fn declare(
    visit: Visit,
    Path((id, part)): Path<(RoundId, String)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let found = found(&visit, id, &part).await?;
    let answers = Answers::of(&visit, FORM, sent);
    let conflicts: Vec<OrganisationId> =
        answers.all("conflicts").iter().filter_map(|id| id.parse().ok()).collect();
    match crate::declare(&visit.cx, (id, &part), &conflicts).await {
        Ok(()) => Ok(see_other("/subsidies/beoordelen")),
        Err(error) => match refusal(&visit, &error) {
            Some(message) => {
                show(&visit, &found, &[FieldError { field: "conflicts".to_owned(), message }]).await
            }
            None => Err(error.into()),
        },
    }
}

async fn found(visit: &Visit, id: RoundId, part: &str) -> Result<Assessing, PageError> {
    let all = crate::assessing(&visit.cx).await?;
    all.into_iter().find(|one| one.round.id == id && one.part == part).ok_or(PageError::NotFound)
}

async fn show(visit: &Visit, part: &Assessing, errors: &[FieldError]) -> PageResult {
    let names = words::names(visit).await?;
    let choice = |id: &OrganisationId| Choice {
        value: id.to_string(),
        label: words::name(&names, *id).to_owned(),
        chosen: false,
        count: None,
    };
    let field = visit.fields(FORM, errors).optional("conflicts", "");
    let field = Field { kind: "checkboxes", options: part.applicants.iter().map(choice).collect(), ..field };
    let asked = Asked {
        crumbs: crumbs(visit, &[("/subsidies/beoordelen", visit.t("assess-title"))]),
        title: visit.t("declaration-title").to_owned(),
        lead: visit.t("declaration-lead").to_owned(),
        action: format!("/subsidies/ronde/{}/verklaring/{}", part.round.id, part.part),
        back: "/subsidies/beoordelen".to_owned(),
        version: String::new(),
        save: visit.t("declaration-save").to_owned(),
        groups: vec![desk::Section::plain(vec![field])],
        above: Vec::new(),
    };
    form(visit, asked, errors)
}
