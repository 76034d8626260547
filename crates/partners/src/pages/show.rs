use access::{Action, Facts};
use askama::Template;
use shell::{Crumb, PageResult, Path, Visit};

use super::{crumbs, day, read_id};
use crate::Organisation;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct OrganisationPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    organisation: &'a Organisation,
    kind: &'a str,
    languages: String,
    changed: String,
    change_href: Option<String>,
    staff_href: Option<String>,
}

/// One organisation, to whoever works with it.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let organisation = crate::organisation(&visit.cx, read_id(&id)?).await?;
    let facts = Facts { own_organisation: visit.cx.actor.works_for(organisation.id), ..Facts::NONE };
    let may_change = visit.cx.permit(Action::ChangeOrganisation, &facts).is_ok();
    let may_invite = visit.cx.permit(Action::InviteStaff, &facts).is_ok();
    let kind = format!("organisation-kind-{}", organisation.profile.kind);
    visit.page(&OrganisationPage {
        v: &visit,
        crumbs: crumbs(&visit),
        kind: visit.t(&kind),
        languages: organisation.profile.languages.join(", "),
        changed: day(organisation.changed_at),
        change_href: may_change.then(|| format!("/organisaties/{}/wijzigen", organisation.id)),
        staff_href: may_invite.then(|| format!("/organisaties/{}/medewerkers", organisation.id)),
        organisation: &organisation,
    })
}
