use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use shell::{Crumb, FieldError, Form, PageError, PageResult, Path, Query, Visit, see_other};

use super::control::{Control, Section};
use super::desk;
use super::done::{Done, DoneQuery};
use super::facts::Difference;
use super::lists::Lists;
use super::remarks::Remarks;
use super::step::{Offered, offered};
use super::typed::Typed;
use super::{INVALID, read, read_id, speech, tone};
use crate::actions::offer_to_change;
use crate::catalogue::Catalogue;
use crate::pages::show_at_once;
use crate::{Changed, Offer, OfferError, OfferId, State as OfferState};

/// Where an offer stands, above its form.
pub(super) struct Standing {
    pub(super) tone: &'static str,
    pub(super) state: String,
    /// Why it is hidden.
    pub(super) expired: Option<String>,
    pub(super) because: Option<String>,
    pub(super) public_href: Option<String>,
    pub(super) offered: Offered,
}

#[derive(Template)]
#[template(path = "pages/staff/edit.html")]
pub(super) struct EditPage<'a> {
    pub(super) v: &'a Visit,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) title: &'a str,
    pub(super) action: &'a str,
    pub(super) version: i64,
    pub(super) done: Option<Done>,
    pub(super) standing: Option<Standing>,
    pub(super) differences: Option<Vec<Difference>>,
    /// The fields whose text could be easier.
    pub(super) advised: Vec<Crumb>,
    /// What visitors said, with their words.
    pub(super) reports: Vec<(String, String)>,
    pub(super) sections: Vec<Section>,
    pub(super) errors: &'a [FieldError],
}

/// The form, with what its writer works on.
pub(crate) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Query(query): Query<DoneQuery>,
) -> PageResult {
    let (offer, text, because) = offer_to_change(&visit.cx, read_id(&id)?).await?;
    let lists = Lists::of(&visit, &catalogue).await?;
    let remarks = Remarks::of(&visit, offer.id, &text.wording).await?;
    let done = Done::with_offer(&visit, &query, &offer);
    let reports = reports_of(&visit, offer.id).await?;
    let shown = Shown { because, done, remarks, reports, ..Shown::new(&catalogue) };
    page(&visit, &lists, (&offer, &Typed::of(&text)), shown, &[])
}

/// The form again, with a day of opening that does not lie ahead.
pub(super) async fn with_wrong_day(
    visit: &Visit,
    catalogue: &Catalogue,
    id: OfferId,
    reopens: &str,
) -> PageResult {
    let (offer, text, because) = offer_to_change(&visit.cx, id).await?;
    let lists = Lists::of(visit, catalogue).await?;
    let message = visit.t("offer-reopens-error").to_owned();
    let wrong = [FieldError { field: "reopens".to_owned(), message }];
    let shown = Shown { because, status: INVALID, reopens, ..Shown::new(catalogue) };
    page(visit, &lists, (&offer, &Typed::of(&text)), shown, &wrong)
}

/// Keeps the change, or shows what is wrong, or what somebody else made of it.
pub(crate) async fn save(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (offer, text, because) = offer_to_change(&visit.cx, read_id(&id)?).await?;
    let lists = Lists::of(&visit, &catalogue).await?;
    let shown = Shown { because, ..Shown::new(&catalogue) };
    if let Some(roomier) = typed.clone().with_room() {
        return page(&visit, &lists, (&offer, &roomier), shown, &[]);
    }
    let particulars = match read::particulars(&visit, &typed, Some(&text)) {
        Ok(particulars) => particulars,
        Err(wrong) => {
            let invalid = Shown { status: INVALID, ..shown };
            return page(&visit, &lists, (&offer, &typed), invalid, &wrong);
        }
    };
    match crate::change_offer(&visit.cx, offer.id, typed.version(), particulars.clone()).await {
        Ok(changed) => {
            show_at_once(&catalogue, &visit).await;
            let word = match changed {
                Changed::Kept | Changed::Nothing => "opgeslagen",
                Changed::Proposed => "voorgesteld",
            };
            Ok(see_other(&format!("/mijn-aanbod/{}/wijzigen?gedaan={word}", offer.id)))
        }
        Err(OfferError::Stale) => {
            let differences = Some(lists.differences(&visit, &text, &particulars));
            let conflict = Shown { status: StatusCode::CONFLICT, differences, ..shown };
            let mut typed = typed;
            typed.set("version", offer.version.to_string());
            page(&visit, &lists, (&offer, &typed), conflict, &[])
        }
        Err(OfferError::Unknown) => {
            let invalid = Shown { status: INVALID, ..shown };
            page(&visit, &lists, (&offer, &typed), invalid, &lists.gone(&visit, &typed))
        }
        Err(error) => Err(error.into()),
    }
}

/// What a page shows besides the form.
struct Shown<'a> {
    catalogue: &'a Catalogue,
    status: StatusCode,
    /// The day of opening that was typed.
    reopens: &'a str,
    because: Option<String>,
    done: Option<Done>,
    differences: Option<Vec<Difference>>,
    remarks: Remarks,
    reports: Vec<(String, String)>,
}

impl<'a> Shown<'a> {
    fn new(catalogue: &'a Catalogue) -> Self {
        Self {
            catalogue,
            status: StatusCode::OK,
            reopens: "",
            because: None,
            done: None,
            differences: None,
            remarks: Remarks::default(),
            reports: Vec::new(),
        }
    }
}

fn page(
    visit: &Visit,
    lists: &Lists,
    (offer, typed): (&Offer, &Typed),
    shown: Shown<'_>,
    errors: &[FieldError],
) -> PageResult {
    let typed_version = typed.version();
    let page = EditPage {
        v: visit,
        crumbs: crumbs(visit),
        title: offer.title(),
        action: &format!("/mijn-aanbod/{}/wijzigen", offer.id),
        version: if typed.has("version") { typed_version } else { offer.version },
        done: shown.done,
        standing: Some(Standing {
            tone: tone(offer.state),
            state: visit.t(&format!("offer-state-{}", offer.state)).to_owned(),
            expired: expired(visit, shown.catalogue, offer),
            because: shown.because,
            public_href: offer.state.is_public().then(|| format!("/aanbod/{}", offer.id)),
            offered: offered(visit, offer, shown.reopens, errors),
        }),
        differences: shown.differences,
        advised: advised(visit, &shown.remarks),
        reports: shown.reports,
        sections: lists.sections(visit, typed, errors, &shown.remarks),
        errors,
    };
    visit.page_with(shown.status, &page)
}

/// What visitors said of an offer that nobody handled yet.
async fn reports_of(visit: &Visit, id: OfferId) -> Result<Vec<(String, String)>, PageError> {
    let reports = crate::open_reports(&visit.cx).await?.into_iter().filter(|line| line.report.offer == id);
    Ok(reports.map(|line| (desk::said(visit, &line), line.report.words.unwrap_or_default())).collect())
}

fn advised(visit: &Visit, remarks: &Remarks) -> Vec<Crumb> {
    let link =
        |field| Crumb { href: format!("#{field}"), label: visit.t(&format!("offer-{field}")).to_owned() };
    remarks.advised().map(link).collect()
}

/// Why an offer is hidden, when time did it.
pub(super) fn expired(visit: &Visit, catalogue: &Catalogue, offer: &Offer) -> Option<String> {
    let today = visit.cx.clock.today();
    let confirmed = offer.confirmation.as_ref().filter(|_| offer.state == OfferState::Expired)?;
    let day = |day| speech(visit).day_and_month(day, today);
    let args = [
        ("confirmed", day(confirmed.on).into()),
        ("hidden", day(catalogue.freshness().hidden_on(confirmed.on).min(today)).into()),
    ];
    Some(visit.t_args("upkeep-expired-why", &args))
}

pub(super) fn crumbs(visit: &Visit) -> Vec<Crumb> {
    vec![Crumb { href: "/mijn-aanbod".to_owned(), label: visit.t("my-offers-title").to_owned() }]
}
