//! What tests of pure files begin with.

use kernel::Id;
use uuid::Uuid;

use crate::{
    Ages, Ambition, Charge, Circumstances, Contact, Cost, Offer, OfferAt, Particulars, Session, Setting,
    State, Support, Theme, Wording,
};

/// A published offer with these sessions, at a place of which nothing is known.
pub(crate) fn offer(sessions: Vec<Session>) -> Offer {
    let text = |text: &str| text.to_owned();
    Offer {
        id: Id::from_uuid(Uuid::nil()),
        organisation: Id::from_uuid(Uuid::nil()),
        particulars: Particulars {
            wording: Wording {
                title: "Samen koken".parse().unwrap(),
                what: text("We koken samen."),
                for_whom: text("Voor iedereen."),
                when: text("Elke dinsdag."),
                price: text("Gratis."),
                how_to_join: text("Kom langs."),
                whom_to_call: text("Bel ons."),
            },
            ambition: Ambition::Contacts,
            themes: vec![Theme::Cooking],
            interests: Vec::new(),
            audience: Vec::new(),
            ages: Ages::ALL,
            languages: vec![text("nl")],
            support: Support::None,
            cost: Cost { charge: Charge::Free, reduction: None },
            contact: Contact {
                name: text("Noor"),
                role: None,
                phone: Some(text("038 012 34 56")),
                email: None,
            },
            setting: Setting::Place,
            service_area: Vec::new(),
            at: vec![OfferAt {
                id: Id::from_uuid(Uuid::nil()),
                place: None,
                sessions,
                circumstances: Circumstances::default(),
                capacity: None,
            }],
        },
        state: State::Published,
        confirmation: None,
        source: text("own"),
        changed_at: "2026-03-02T12:00:00Z".parse().unwrap(),
        version: 1,
    }
}
