mod answers;
mod application;
mod application_form;
mod application_steps;
mod assess;
mod files;
mod grants;
mod letter_templates;
mod letters;
mod mine;
mod overview;
mod partners_form;
mod payments;
mod points_form;
mod ranking;
mod refusals;
mod register;
mod round;
mod round_form;
mod round_letters;
mod scheme;
mod scheme_form;
mod sheet;
mod words;
mod work;

use access::Action;
use areas::Shelf;
use shell::{Crumb, FileFault, Guard, NavEntry, PageError, Room, Routes, Visit};

use crate::SubsidyError;

/// The places of the room in the main navigation.
pub const NAVIGATION: &[NavEntry] = &[
    NavEntry { href: "/subsidies", label: "subsidies-navigation", shown_to: None },
    NavEntry {
        href: "/subsidies/mijn",
        label: "subsidies-navigation-mine",
        shown_to: Some(Action::WriteApplication),
    },
    NavEntry {
        href: "/subsidies/werk",
        label: "subsidies-navigation-work",
        shown_to: Some(Action::CheckApplications),
    },
    NavEntry {
        href: "/subsidies/beoordelen",
        label: "subsidies-navigation-assess",
        shown_to: Some(Action::AssessApplications),
    },
    NavEntry {
        href: "/subsidies/besluiten",
        label: "subsidies-navigation-decide",
        shown_to: Some(Action::DecideApplications),
    },
    NavEntry { href: "/subsidies/register", label: "subsidies-navigation-register", shown_to: None },
    NavEntry {
        href: "/subsidies/verleningen",
        label: "subsidies-navigation-grants",
        shown_to: Some(Action::SeeGrant),
    },
    NavEntry {
        href: "/subsidies/betalen",
        label: "subsidies-navigation-pay",
        shown_to: Some(Action::PreparePayments),
    },
];

/// The room behind its doors. Wards come from the shelf.
#[must_use]
pub fn room(shelf: &Shelf) -> Room {
    let keep = Guard::Could(Action::KeepSchemes);
    let routes = Routes::new()
        .get("/subsidies", Guard::Public, overview::show)
        .get("/subsidies/{slug}", Guard::Public, scheme::show)
        .get("/subsidies/regeling/nieuw", keep, scheme_form::fresh)
        .post("/subsidies/regeling/nieuw", keep, scheme_form::create)
        .get("/subsidies/regeling/{slug}/wijzigen", keep, scheme_form::edit)
        .post("/subsidies/regeling/{slug}/wijzigen", keep, scheme_form::change)
        .get("/subsidies/regeling/{slug}/ronde", keep, round_form::fresh)
        .post("/subsidies/regeling/{slug}/ronde", keep, round_form::create)
        .get("/subsidies/ronde/{id}", Guard::Public, round::show)
        .get("/subsidies/ronde/{id}/wijzigen", keep, round_form::edit)
        .post("/subsidies/ronde/{id}/wijzigen", keep, round_form::change)
        .get("/subsidies/ronde/{id}/stap/{step}", Guard::SignedIn, round::before)
        .post("/subsidies/ronde/{id}/stap/{step}", Guard::SignedIn, round::step);
    let routes = writing(comparing(applying(routes)));
    register::registering(payments::paying(grants::granting(routes))).room(shelf.clone())
}

/// The doors of applicants and of whoever checks and decides.
fn applying(routes: Routes<Shelf>) -> Routes<Shelf> {
    let (see, write) = (Guard::Could(Action::SeeApplication), Guard::Could(Action::WriteApplication));
    routes
        .get("/subsidies/mijn", write, mine::show)
        .get("/subsidies/werk", Guard::Could(Action::CheckApplications), work::queue)
        .get("/subsidies/besluiten", Guard::Could(Action::DecideApplications), work::deciding)
        .post("/subsidies/ronde/{id}/aanvragen", write, application_form::start)
        .get("/subsidies/aanvraag/{id}", see, application::show)
        .get("/subsidies/aanvraag/{id}/wijzigen", write, application_form::edit)
        .post("/subsidies/aanvraag/{id}/wijzigen", write, application_form::change)
        .get("/subsidies/aanvraag/{id}/samen", write, partners_form::edit)
        .post("/subsidies/aanvraag/{id}/samen", write, partners_form::change)
        .get("/subsidies/aanvraag/{id}/bestand", write, files::before)
        .post_stream("/subsidies/aanvraag/{id}/bestand", write, files::bring)
        .get("/subsidies/bestand/{id}", see, files::give)
        .get("/subsidies/bestand/{id}/weg", write, files::before_removal)
        .post("/subsidies/bestand/{id}/weg", write, files::remove)
        .get("/subsidies/aanvraag/{id}/stap/{step}", see, application_steps::before)
        .post("/subsidies/aanvraag/{id}/stap/{step}", see, application_steps::step)
}

/// The doors of assessors and of whoever ranks.
fn comparing(routes: Routes<Shelf>) -> Routes<Shelf> {
    let (assess, rank) = (Guard::Could(Action::AssessApplications), Guard::Could(Action::RankApplications));
    routes
        .get("/subsidies/beoordelen", assess, assess::desk)
        .get("/subsidies/ronde/{id}/verklaring/{part}", assess, assess::before)
        .post("/subsidies/ronde/{id}/verklaring/{part}", assess, assess::declare)
        .get("/subsidies/aanvraag/{id}/punten/{part}", assess, points_form::edit)
        .post("/subsidies/aanvraag/{id}/punten/{part}", assess, points_form::give)
        .get("/subsidies/aanvraag/{id}/eindpunten/{part}", rank, points_form::settling)
        .post("/subsidies/aanvraag/{id}/eindpunten/{part}", rank, points_form::settle)
        .get("/subsidies/ronde/{id}/rangschikking", Guard::SignedIn, ranking::show)
}

/// The doors of letters.
fn writing(routes: Routes<Shelf>) -> Routes<Shelf> {
    let (see, check) = (Guard::Could(Action::SeeApplication), Guard::Could(Action::CheckApplications));
    let keep = Guard::Could(Action::KeepSchemes);
    routes
        .get("/subsidies/brief/{id}", see, letters::show)
        .get("/subsidies/brief/{id}/pdf", see, letters::pdf)
        .get("/subsidies/brief/{id}/stap/{step}", check, letters::before)
        .post("/subsidies/brief/{id}/stap/{step}", check, letters::step)
        .get("/subsidies/aanvraag/{id}/brief/{kind}", check, letters::before_prepare)
        .post("/subsidies/aanvraag/{id}/brief/{kind}", check, letters::prepare)
        .get("/subsidies/ronde/{id}/brieven", check, round_letters::show)
        .get("/subsidies/ronde/{id}/brieven/{step}", check, round_letters::before)
        .post("/subsidies/ronde/{id}/brieven/{step}", check, round_letters::step)
        .get("/subsidies/brieven", keep, letter_templates::list)
        .get("/subsidies/brieven/{kind}", keep, letter_templates::edit)
        .post("/subsidies/brieven/{kind}", keep, letter_templates::change)
}

impl From<SubsidyError> for PageError {
    fn from(error: SubsidyError) -> Self {
        match error {
            SubsidyError::NotFound | SubsidyError::Barred(_) => Self::NotFound,
            SubsidyError::Refused(refused) => refused.into(),
            SubsidyError::Stale | SubsidyError::WrongStep(_) => Self::Stale,
            SubsidyError::OwnWork
            | SubsidyError::Taken
            | SubsidyError::Rules(_)
            | SubsidyError::Round(_)
            | SubsidyError::PublishedLate
            | SubsidyError::NotNow
            | SubsidyError::Incomplete(_)
            | SubsidyError::Frozen
            | SubsidyError::NoReason
            | SubsidyError::Points(_)
            | SubsidyError::TooFewAssessors
            | SubsidyError::Ranking(_)
            | SubsidyError::Ceiling(_)
            | SubsidyError::Amounts
            | SubsidyError::Undecided(_)
            | SubsidyError::Terms(_)
            | SubsidyError::Iban(_)
            | SubsidyError::NothingToPay
            | SubsidyError::OnItsWay
            | SubsidyError::NoReport
            | SubsidyError::Unheard
            | SubsidyError::FiveYears
            | SubsidyError::SetOff(_)
            | SubsidyError::Bank(_)
            | SubsidyError::Template(_)
            | SubsidyError::File(
                FileFault::Empty | FileFault::TooLarge | FileFault::Kind | FileFault::BrokeOff(_),
            )
            | SubsidyError::PutOffLonger { .. }
            | SubsidyError::TooManyFiles
            | SubsidyError::TooManyBytes
            | SubsidyError::PutOffBefore => Self::Unreadable(error.to_string()),
            SubsidyError::File(FileFault::Disk(_))
            | SubsidyError::Term(_)
            | SubsidyError::Unsealed(_)
            | SubsidyError::Unset(_) => Self::Internal(error.to_string()),
            SubsidyError::Money(error) => error.into(),
            SubsidyError::Store(error) => error.into(),
        }
    }
}

/// The way to a page below the overview.
fn crumbs(visit: &Visit, more: &[(&str, &str)]) -> Vec<Crumb> {
    let crumb = |href: &str, label: &str| Crumb { href: href.to_owned(), label: label.to_owned() };
    let home = crumb("/subsidies", visit.t("subsidies-navigation"));
    std::iter::once(home).chain(more.iter().map(|(href, label)| crumb(href, label))).collect()
}
