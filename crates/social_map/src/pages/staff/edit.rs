use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::OrganisationId;
use serde::Deserialize;
use shell::{Crumb, FieldError, Form, PageError, PageResult, Path, Query, Visit, see_other};

use super::control::{Control, Section};
use super::desk;
use super::facts::{Difference, Names, differences, facts};
use super::fields::{Builder, Choices};
use super::step::{Offered, offered};
use super::typed::Typed;
use super::{INVALID, read, read_id, tone};
use crate::actions::offer_to_change;
use crate::catalogue::{AreaNames, Catalogue};
use crate::pages::show_at_once;
use crate::plain_language::long_sentences;
use crate::{Changed, Offer, OfferError, OfferId, Particulars, Place, PlaceId};

/// What was just done, for a word of confirmation.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    gedaan: String,
}

/// What can have been done, with the key of its text.
const DONE: [(&str, &str); 4] = [
    ("gemaakt", "offer-done-created"),
    ("opgeslagen", "offer-done-kept"),
    ("voorgesteld", "offer-done-proposed"),
    ("stap", "offer-done-step"),
];

/// Where an offer stands, above its form.
struct Standing {
    tone: &'static str,
    state: String,
    because: Option<String>,
    public_href: Option<String>,
    offered: Offered,
}

#[derive(Template)]
#[template(path = "pages/staff/edit.html")]
struct EditPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: &'a str,
    action: &'a str,
    version: i64,
    done: Option<&'static str>,
    standing: Option<Standing>,
    differences: Option<Vec<Difference>>,
    long: Vec<String>,
    /// What visitors said, with their words.
    reports: Vec<(String, String)>,
    sections: Vec<Section>,
    errors: &'a [FieldError],
}

/// What every form needs besides what was typed.
struct Desk {
    places: Vec<Place>,
    areas: std::sync::Arc<AreaNames>,
    organisations: Vec<(String, String)>,
}

impl Desk {
    async fn of(visit: &Visit, catalogue: &Catalogue) -> Result<Self, PageError> {
        let places = crate::places(&visit.cx).await?;
        let areas = catalogue.snapshot().map(|snapshot| std::sync::Arc::clone(&snapshot.names));
        Ok(Self { places, areas: areas.unwrap_or_default(), organisations: Vec::new() })
    }

    fn sections(&self, visit: &Visit, typed: &Typed, wrong: &[FieldError]) -> Vec<Section> {
        let organisations = self.organisations.clone();
        let choices = Choices { places: &self.places, areas: &self.areas, organisations };
        Builder { visit, typed, wrong, choices }.sections()
    }

    fn differences(&self, visit: &Visit, old: &Particulars, new: &Particulars) -> Vec<Difference> {
        let places: BTreeMap<PlaceId, Place> =
            self.places.iter().map(|place| (place.id, place.clone())).collect();
        let names = Names { places: &places, areas: &self.areas };
        differences(&facts(visit, old, &names), &facts(visit, new, &names))
    }
}

/// An empty form.
pub(crate) async fn show_new(visit: Visit, State(catalogue): State<Catalogue>) -> PageResult {
    let mut typed = Typed::default();
    for (name, text) in [("languages", "nl"), ("setting", "place"), ("age_from", "0"), ("age_to", "120")] {
        typed.set(name, text);
    }
    let desk = desk_to_create(&visit, &catalogue).await?;
    page_new(&visit, &desk, StatusCode::OK, &typed, &[])
}

/// Keeps a new offer as a draft.
pub(crate) async fn save_new(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let desk = desk_to_create(&visit, &catalogue).await?;
    if let Some(roomier) = typed.clone().with_room() {
        return page_new(&visit, &desk, StatusCode::OK, &roomier, &[]);
    }
    let chosen: Option<OrganisationId> = typed.text("organisation").parse().ok();
    let parsed = read::particulars(&visit, &typed, None);
    let (organisation, particulars) = match (visit.cx.actor.organisation().or(chosen), parsed) {
        (Some(organisation), Ok(particulars)) => (organisation, particulars),
        (Some(_), Err(wrong)) => return page_new(&visit, &desk, INVALID, &typed, &wrong),
        (None, parsed) => {
            let message = visit.t("offer-organisation-error").to_owned();
            let mut wrong = vec![FieldError { field: "organisation".to_owned(), message }];
            wrong.extend(parsed.err().unwrap_or_default());
            return page_new(&visit, &desk, INVALID, &typed, &wrong);
        }
    };
    let id = crate::create_offer(&visit.cx, organisation, particulars).await?;
    Ok(see_other(&format!("/mijn-aanbod/{id}/wijzigen?gedaan=gemaakt")))
}

/// Who works for no organisation says for which one they write.
async fn desk_to_create(visit: &Visit, catalogue: &Catalogue) -> Result<Desk, PageError> {
    let mut desk = Desk::of(visit, catalogue).await?;
    if visit.cx.actor.organisation().is_none() {
        let known = partners::organisations(&visit.cx).await?;
        desk.organisations = known.into_iter().map(|one| (one.id.to_string(), one.profile.name)).collect();
    }
    Ok(desk)
}

fn page_new(
    visit: &Visit,
    desk: &Desk,
    status: StatusCode,
    typed: &Typed,
    errors: &[FieldError],
) -> PageResult {
    let page = EditPage {
        v: visit,
        crumbs: crumbs(visit),
        title: visit.t("my-offers-new"),
        action: "/mijn-aanbod/nieuw",
        version: 0,
        done: None,
        standing: None,
        differences: None,
        long: Vec::new(),
        reports: Vec::new(),
        sections: desk.sections(visit, typed, errors),
        errors,
    };
    visit.page_with(status, &page)
}

/// The form, with what its writer works on.
pub(crate) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> PageResult {
    let (offer, text, because) = offer_to_change(&visit.cx, read_id(&id)?).await?;
    let desk = Desk::of(&visit, &catalogue).await?;
    let long = long_texts(&visit, &text);
    let done = DONE.into_iter().find(|(known, _)| *known == done.gedaan).map(|(_, key)| key);
    let reports = reports_of(&visit, offer.id).await?;
    let standing = Shown { because, done, long, reports, ..Shown::default() };
    page(&visit, &desk, (&offer, &Typed::of(&text)), standing, &[])
}

/// Keeps the change, or shows what is wrong, or what somebody else made of it.
pub(crate) async fn save(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (offer, text, because) = offer_to_change(&visit.cx, read_id(&id)?).await?;
    let desk = Desk::of(&visit, &catalogue).await?;
    let shown = Shown { because, ..Shown::default() };
    if let Some(roomier) = typed.clone().with_room() {
        return page(&visit, &desk, (&offer, &roomier), shown, &[]);
    }
    let particulars = match read::particulars(&visit, &typed, Some(&offer.particulars)) {
        Ok(particulars) => particulars,
        Err(wrong) => {
            let invalid = Shown { status: INVALID, ..shown };
            return page(&visit, &desk, (&offer, &typed), invalid, &wrong);
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
            let differences = Some(desk.differences(&visit, &text, &particulars));
            let conflict = Shown { status: StatusCode::CONFLICT, differences, ..shown };
            let mut typed = typed;
            typed.set("version", offer.version.to_string());
            page(&visit, &desk, (&offer, &typed), conflict, &[])
        }
        Err(error) => Err(error.into()),
    }
}

/// What a page shows besides the form.
struct Shown {
    status: StatusCode,
    because: Option<String>,
    done: Option<&'static str>,
    differences: Option<Vec<Difference>>,
    long: Vec<String>,
    reports: Vec<(String, String)>,
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            status: StatusCode::OK,
            because: None,
            done: None,
            differences: None,
            long: Vec::new(),
            reports: Vec::new(),
        }
    }
}

fn page(
    visit: &Visit,
    desk: &Desk,
    (offer, typed): (&Offer, &Typed),
    shown: Shown,
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
            because: shown.because,
            public_href: offer.state.is_public().then(|| format!("/aanbod/{}", offer.id)),
            offered: offered(visit, offer),
        }),
        differences: shown.differences,
        long: shown.long,
        reports: shown.reports,
        sections: desk.sections(visit, typed, errors),
        errors,
    };
    visit.page_with(shown.status, &page)
}

/// What visitors said of an offer that nobody handled yet.
async fn reports_of(visit: &Visit, id: OfferId) -> Result<Vec<(String, String)>, PageError> {
    let reports = crate::open_reports(&visit.cx).await?.into_iter().filter(|line| line.report.offer == id);
    Ok(reports.map(|line| (desk::said(visit, &line), line.report.words.unwrap_or_default())).collect())
}

/// A friendly word about each long sentence. It never keeps anybody from saving.
fn long_texts(visit: &Visit, text: &Particulars) -> Vec<String> {
    let texts = text.wording.texts();
    let long =
        texts.iter().flat_map(|(name, text)| long_sentences(text).into_iter().map(move |of| (name, of)));
    long.map(|(name, (sentence, words))| {
        let args = [
            ("question", visit.t(&format!("offer-{name}")).to_owned().into()),
            ("sentence", sentence.into()),
            ("words", words.into()),
        ];
        visit.t_args("offer-long-sentence", &args)
    })
    .collect()
}

fn crumbs(visit: &Visit) -> Vec<Crumb> {
    vec![Crumb { href: "/mijn-aanbod".to_owned(), label: visit.t("my-offers-title").to_owned() }]
}
