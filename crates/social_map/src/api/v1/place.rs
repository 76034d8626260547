use chrono::NaiveDateTime;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::catalogue::{NextTime, PublicListing, next_times};
use crate::speech::Speech;
use crate::{Circumstances, Hours, Listing, Opening};

/// How many next times are told.
const NEXT: usize = 3;

/// Where it is.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Place<'a> {
    /// The place itself.
    id: Uuid,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    street: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postcode: Option<&'a str>,
    town: &'a str,
    neighbourhood: Area<'a>,
    ward: Area<'a>,
    /// Degrees north; absent when nobody measured it.
    #[serde(skip_serializing_if = "Option::is_none")]
    latitude: Option<f64>,
    /// Degrees east.
    #[serde(skip_serializing_if = "Option::is_none")]
    longitude: Option<f64>,
    /// What makes it usable for whom, such as `step_free`.
    access: Vec<&'static str>,
}

/// A ward or a neighbourhood.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Area<'a> {
    /// The code of Statistics Netherlands.
    code: String,
    name: &'a str,
}

/// A time at which it takes place.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Time {
    /// The day on which it begins.
    #[schema(format = Date)]
    date: String,
    /// The clock on a Dutch wall, such as `17:00`; absent when only the day is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// At or before `from` means the next day.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

/// An offer at a place, or at none when it is online, at people's homes or at a secret address.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct At<'a> {
    /// The id of the offer at this place; `service_at_location` in HSDS.
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place<'a>>,
    /// Whether it is open now: `open`, `closed`, `on_appointment` or `unknown`.
    opening: &'static str,
    /// The next times, three at most.
    next: Vec<Time>,
    /// Its hours as people say them; none when nobody told the hours.
    sessions: Vec<Session>,
    /// What it is like there, as somebody saw it; absent when nobody looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    circumstances: Option<Seen<'a>>,
    /// How many can come; absent when nobody said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    capacity: Option<Room>,
}

/// When it takes place.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Session {
    /// The pattern in a sentence.
    text: String,
    /// From when, until when, and when not.
    limits: Vec<String>,
}

/// What it is like there. Absent is unknown.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Seen<'a> {
    /// `quiet`, `some` or `loud`.
    #[serde(skip_serializing_if = "Option::is_none")]
    noise: Option<&'static str>,
    /// `soft`, `daylight` or `bright`.
    #[serde(skip_serializing_if = "Option::is_none")]
    light: Option<&'static str>,
    /// `small`, `medium` or `large`.
    #[serde(skip_serializing_if = "Option::is_none")]
    crowd: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quiet_room: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    may_leave: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed_place: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    informed_beforehand: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    largest_group: Option<u16>,
    /// The day on which somebody saw this.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    observed_on: Option<String>,
    /// In which capacity; no name of a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    observed_by: Option<&'a str>,
}

/// How many can come.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Room {
    places: u32,
    /// Absent when the count is too old to be believed.
    #[serde(skip_serializing_if = "Option::is_none")]
    free: Option<u32>,
    waiting: u32,
    #[schema(format = Date)]
    confirmed_on: String,
}

impl Time {
    pub(super) fn of(time: NextTime) -> Self {
        let clock = |pick: fn(Hours) -> chrono::NaiveTime| {
            time.hours.map(|hours| pick(hours).format("%H:%M").to_string())
        };
        Self {
            date: time.date.to_string(),
            from: clock(|hours| hours.from),
            until: clock(|hours| hours.until),
        }
    }
}

impl<'a> Place<'a> {
    /// The place of a listing.
    pub(super) fn of(listing: &'a PublicListing) -> Option<Self> {
        let place = listing.listing.place.as_ref()?;
        Some(Self {
            id: place.id.uuid(),
            name: &place.name,
            street: place.street.as_deref(),
            postcode: place.postcode.as_deref(),
            town: &place.town,
            neighbourhood: Area { code: place.neighbourhood.to_string(), name: &listing.neighbourhood },
            ward: Area { code: place.ward().to_string(), name: &listing.ward },
            latitude: place.coordinates.map(|point| point.latitude()),
            longitude: place.coordinates.map(|point| point.longitude()),
            access: place.access.iter().map(|one| one.name()).collect(),
        })
    }
}

impl<'a> At<'a> {
    /// The listing as it is at `local`.
    pub(super) fn of(listing: &'a PublicListing, speech: Speech<'_>, local: NaiveDateTime) -> Self {
        let at = &listing.listing.at;
        let today = local.date();
        let sessions = at.sessions.iter().map(|session| speech.session(session, today));
        Self {
            id: at.id.uuid(),
            place: Place::of(listing),
            opening: opening(&listing.listing, local),
            next: next_times(&listing.listing, local, NEXT).into_iter().map(Time::of).collect(),
            sessions: sessions.map(|said| Session { text: said.when, limits: said.limits }).collect(),
            circumstances: Some(&at.circumstances).filter(|seen| !seen.is_empty()).map(Seen::of),
            capacity: at.capacity.map(|capacity| Room {
                places: capacity.places,
                free: capacity.free_on(today),
                waiting: capacity.waiting,
                confirmed_on: capacity.confirmed.to_string(),
            }),
        }
    }
}

fn opening(listing: &Listing, local: NaiveDateTime) -> &'static str {
    match listing.opening_at(local) {
        Opening::Open => "open",
        Opening::Closed => "closed",
        Opening::OnAppointment => "on_appointment",
        Opening::Unknown => "unknown",
    }
}

impl<'a> Seen<'a> {
    fn of(seen: &'a Circumstances) -> Self {
        Self {
            noise: seen.noise.map(|one| one.name()),
            light: seen.light.map(|one| one.name()),
            crowd: seen.crowd.map(|one| one.name()),
            quiet_room: seen.quiet_room,
            may_leave: seen.may_leave,
            fixed_place: seen.fixed_place,
            informed_beforehand: seen.informed_beforehand,
            largest_group: seen.largest_group,
            observed_on: seen.observed_on.map(|day| day.to_string()),
            observed_by: seen.observed_by.as_deref(),
        }
    }
}
