use kernel::{Cents, OrganisationId};
use shell::{Form, PageError, PageResult, Path, Visit, see_other};

use super::answers::{Answers, Filled, Sent, plain};
use super::refusals::refusal;
use super::round_form::choices;
use super::sheet::{Asked, form, group};
use super::{crumbs, mine, words};
use crate::{ApplicationId, Case, NewPartner};

const FORM: &str = "together";
const MOST: usize = 6;

/// With whom the application is made.
pub(super) async fn edit(visit: Visit, Path(id): Path<ApplicationId>) -> PageResult {
    let case = own_draft(&visit, id).await?;
    let mut filled = Filled::default();
    for (place, partner) in (1..).zip(&case.application.partners) {
        filled = filled
            .with(format!("organisation-{place}"), partner.organisation)
            .with(format!("share-{place}"), plain(partner.share))
            .with(format!("does-{place}"), &partner.does);
    }
    show(&visit, &case, &Answers::of(&visit, FORM, filled.0)).await
}

/// Keeps who takes part; whoever has another share or task confirms again.
pub(super) async fn change(
    visit: Visit,
    Path(id): Path<ApplicationId>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let case = own_draft(&visit, id).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let partners = read(&mut answers);
    if !answers.errors.is_empty() {
        return show(&visit, &case, &answers).await;
    }
    match crate::with_partners(&visit.cx, (id, answers.version()), &partners).await {
        Ok(()) => Ok(see_other(&format!("/subsidies/aanvraag/{id}"))),
        Err(crate::SubsidyError::Amounts) => {
            answers.wrong_because("organisation-1", "together-lead-missing");
            show(&visit, &case, &answers).await
        }
        Err(error) => match refusal(&visit, &error) {
            Some(message) => {
                answers.errors.push(shell::FieldError { field: "organisation-1".to_owned(), message });
                show(&visit, &case, &answers).await
            }
            None => Err(error.into()),
        },
    }
}

async fn own_draft(visit: &Visit, id: ApplicationId) -> Result<Case, PageError> {
    let case = crate::application(&visit.cx, id).await?;
    let leads = visit.cx.actor.works_for(case.application.organisation);
    let draft = case.application.state == crate::ApplicationState::Draft;
    if leads && draft { Ok(case) } else { Err(PageError::NotFound) }
}

fn read(answers: &mut Answers<'_>) -> Vec<NewPartner> {
    let mut partners = Vec::new();
    for place in 1..=MOST {
        let name = format!("organisation-{place}");
        if answers.get(&name).is_empty() {
            continue;
        }
        let organisation: Option<OrganisationId> = answers.read(&name);
        let share: Option<Cents> = answers.read(&format!("share-{place}"));
        let does = answers.maybe(&format!("does-{place}")).unwrap_or_default();
        if let (Some(organisation), Some(share)) = (organisation, share) {
            partners.push(NewPartner { organisation, share, does });
        }
    }
    partners
}

async fn show(visit: &Visit, case: &Case, answers: &Answers<'_>) -> PageResult {
    let organisations = choices(&words::names(visit).await?);
    let row = |place: usize| {
        let fields = vec![
            answers.choose(&format!("organisation-{place}"), Some("together-none"), &organisations),
            answers.optional(&format!("share-{place}"), "number"),
            answers.optional(&format!("does-{place}"), "text"),
        ];
        let key = if place == 1 { "together-leads" } else { "together-other" };
        group(visit.t(key), fields)
    };
    let at = format!("/subsidies/aanvraag/{}", case.application.id);
    let title = mine::title(visit, case);
    let args = [
        ("asked", case.application.plan.asked().to_string().into()),
        ("day", visit.day(case.round.particulars.closes).into()),
    ];
    let asked = Asked {
        crumbs: crumbs(visit, &[(&at, &title)]),
        title: visit.t("together-change").to_owned(),
        lead: visit.t_args("together-lead", &args),
        action: format!("{at}/samen"),
        back: at,
        version: case.application.version.to_string(),
        save: visit.t("subsidies-save").to_owned(),
        groups: (1..=MOST).map(row).collect(),
        above: Vec::new(),
    };
    form(visit, asked, &answers.errors)
}
