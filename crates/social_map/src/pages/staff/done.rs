use access::Action;
use serde::Deserialize;
use shell::Visit;

use crate::{Offer, State, Step};

/// What was just done, and with which offer, for a word of confirmation.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct DoneQuery {
    #[serde(default)]
    pub(super) gedaan: String,
    #[serde(default)]
    aanbod: String,
}

/// A word of confirmation, with the way back when there is one.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) text: String,
    pub(super) undo: Option<Undo>,
}

/// The button that takes back what was just done.
#[derive(Debug)]
pub(super) struct Undo {
    pub(super) label: String,
    pub(super) action: String,
    /// The name and the value of what the form sends.
    pub(super) what: (&'static str, &'static str),
    pub(super) version: i64,
}

/// What can have been done, with the key of its text.
const DONE: [(&str, &str); 11] = [
    ("gemaakt", "offer-done-created"),
    ("opgeslagen", "offer-done-kept"),
    ("voorgesteld", "offer-done-proposed"),
    ("stap", "offer-done-step"),
    ("bevestigd", "upkeep-done-confirmed"),
    ("van-de-kaart", "upkeep-done-archived"),
    ("weggelegd", "upkeep-done-put-away"),
    ("gepubliceerd", "upkeep-done-published"),
    ("overgenomen", "upkeep-done-accepted"),
    ("teruggegeven", "upkeep-done-sent-back"),
    ("teruggehaald", "upkeep-done-taken-back"),
];

impl Done {
    /// What was done with the offer that the address names; about one that is not there nothing is said.
    pub(super) async fn from_address(visit: &Visit, query: &DoneQuery) -> Option<Self> {
        let offer = crate::find_offer(&visit.cx, query.aanbod.parse().ok()?).await.ok()?;
        Self::with_offer(visit, query, &offer)
    }

    /// What was done with `offer`, when the address says so and it still stands so.
    pub(super) fn with_offer(visit: &Visit, query: &DoneQuery, offer: &Offer) -> Option<Self> {
        let (_, key) = DONE.into_iter().find(|(known, _)| *known == query.gedaan)?;
        let text = visit.t_with(key, "title", offer.title().to_owned());
        Some(Self { text, undo: undo(visit, query, offer) })
    }
}

fn undo(visit: &Visit, query: &DoneQuery, offer: &Offer) -> Option<Undo> {
    let decides = visit.cx.actor.could(Action::PublishOffer, visit.cx.now());
    let step = match (query.gedaan.as_str(), offer.state) {
        ("gepubliceerd", State::Published) if decides => Step::TakeBack,
        ("van-de-kaart", State::Archived) if decides => Step::Publish,
        ("van-de-kaart" | "weggelegd", State::Archived) => Step::Restore,
        _ => return None,
    };
    let (action, name) = if step == Step::Restore {
        (format!("/mijn-aanbod/{}/stap", offer.id), "step")
    } else {
        (format!("/redactie/{}", offer.id), "decision")
    };
    Some(Undo {
        label: visit.t(&format!("upkeep-undo-{step}")).to_owned(),
        action,
        what: (name, step.name()),
        version: offer.version,
    })
}
