use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU8;

use chrono::{NaiveDate, NaiveTime, Weekday};
use kernel::{Cents, NotText, OrganisationId};
use social_map::{
    Ages, Capacity, Charge, Circumstances, Contact, Cost, Hours, ListingId, Nth, OfferAt, Particulars,
    Pattern, Pause, Place, Rhythm, Session, State, Weekdays, Wording,
};

use crate::fault::{Entry, FileFault};
use crate::files;
use crate::raw::{OfferFile, RawAt, RawCapacity, RawCircumstances, RawCost, RawOffer, RawPause, RawSession};

/// An offer of the demonstration.
#[derive(Debug)]
pub(crate) struct DemoOffer {
    pub(crate) key: String,
    pub(crate) organisation: OrganisationId,
    pub(crate) particulars: Particulars,
    pub(crate) state: State,
}

/// What offers refer to by key.
pub(crate) struct Known<'a> {
    pub(crate) organisations: &'a BTreeMap<String, OrganisationId>,
    pub(crate) places: &'a BTreeMap<String, Place>,
}

/// The offers of the demonstration.
pub(crate) fn offers(
    known: &Known<'_>,
    mut new_id: impl FnMut() -> ListingId,
) -> Result<Vec<DemoOffer>, FileFault> {
    let mut keys = BTreeSet::new();
    let mut all = Vec::new();
    for (file, read) in files::read::<OfferFile>("offers/")? {
        for raw in &read.offer {
            let entry = Entry { file: &file, key: &raw.key };
            if !keys.insert(raw.key.clone()) {
                return Err(entry.fault("key", "it stands there twice"));
            }
            all.push(offer(entry, raw, known, &mut new_id)?);
        }
    }
    Ok(all)
}

fn offer(
    entry: Entry<'_>,
    raw: &RawOffer,
    known: &Known<'_>,
    new_id: &mut impl FnMut() -> ListingId,
) -> Result<DemoOffer, FileFault> {
    let organisation = known.organisations.get(&raw.organisation);
    let at = raw.at.iter().map(|at| offer_at(entry, at, known, new_id)).collect::<Result<_, _>>()?;
    let particulars = particulars(entry, raw, at)?;
    if let Some(fault) = particulars.faults().first() {
        return Err(entry.fault("", format!("its {fault} do not fit")));
    }
    let until = entry.optional("closed_until", raw.closed_until.as_deref())?;
    Ok(DemoOffer {
        key: raw.key.clone(),
        organisation: *organisation
            .ok_or_else(|| entry.fault("organisation", "no organisation has this key"))?,
        particulars,
        state: State::from_name(&raw.state, until)
            .ok_or_else(|| entry.fault("state", "this is not a state of an offer"))?,
    })
}

fn particulars(entry: Entry<'_>, raw: &RawOffer, at: Vec<OfferAt>) -> Result<Particulars, FileFault> {
    Ok(Particulars {
        wording: Wording {
            title: raw.title.parse().map_err(|error: NotText| entry.fault("title", error))?,
            what: raw.what.clone(),
            for_whom: raw.for_whom.clone(),
            when: raw.when.clone(),
            price: raw.price.clone(),
            how_to_join: raw.how_to_join.clone(),
            whom_to_call: raw.whom_to_call.clone(),
        },
        ambition: entry.parsed("ambition", &raw.ambition)?,
        themes: raw.themes.iter().map(|theme| entry.parsed("themes", theme)).collect::<Result<_, _>>()?,
        interests: raw.interests.clone(),
        audience: raw.audience.iter().map(|word| entry.parsed("audience", word)).collect::<Result<_, _>>()?,
        ages: Ages { from: raw.ages.0, to: raw.ages.1 },
        languages: raw.languages.clone(),
        support: entry.parsed("support", &raw.support)?,
        cost: cost(entry, &raw.cost)?,
        contact: Contact {
            name: raw.contact.name.clone(),
            role: raw.contact.role.clone(),
            phone: raw.contact.phone.clone(),
            email: entry.optional("contact.email", raw.contact.email.as_deref())?,
        },
        setting: entry.parsed("setting", &raw.setting)?,
        service_area: raw
            .service_area
            .iter()
            .map(|ward| entry.parsed("service_area", ward))
            .collect::<Result<_, _>>()?,
        at,
    })
}

fn cost(entry: Entry<'_>, raw: &RawCost) -> Result<Cost, FileFault> {
    let charge = match (raw.kind.as_str(), raw.cents) {
        ("free", None) => Charge::Free,
        ("voluntary", None) => Charge::Voluntary,
        ("free" | "voluntary", Some(_)) => {
            return Err(entry.fault("cost", "an amount does not go with this kind"));
        }
        (_, None) => return Err(entry.fault("cost", "the amount is missing")),
        (per, Some(cents)) => Charge::Fixed { amount: Cents(cents), per: entry.parsed("cost.kind", per)? },
    };
    Ok(Cost { charge, reduction: raw.reduction.clone() })
}

fn offer_at(
    entry: Entry<'_>,
    raw: &RawAt,
    known: &Known<'_>,
    new_id: &mut impl FnMut() -> ListingId,
) -> Result<OfferAt, FileFault> {
    let no_place = || entry.fault("place", "no place has this key");
    let place =
        raw.place.as_ref().map(|key| known.places.get(key).map(|place| place.id).ok_or_else(no_place));
    Ok(OfferAt {
        id: new_id(),
        place: place.transpose()?,
        sessions: raw.session.iter().map(|session| read_session(entry, session)).collect::<Result<_, _>>()?,
        circumstances: raw
            .circumstances
            .as_ref()
            .map(|raw| circumstances(entry, raw))
            .transpose()?
            .unwrap_or_default(),
        capacity: raw.capacity.as_ref().map(|raw| capacity(entry, raw)).transpose()?,
    })
}

fn capacity(entry: Entry<'_>, raw: &RawCapacity) -> Result<Capacity, FileFault> {
    Ok(Capacity {
        places: raw.places,
        free: raw.free,
        waiting: raw.waiting,
        confirmed: entry.parsed("capacity.confirmed", &raw.confirmed)?,
    })
}

fn circumstances(entry: Entry<'_>, raw: &RawCircumstances) -> Result<Circumstances, FileFault> {
    Ok(Circumstances {
        noise: entry.optional("circumstances.noise", raw.noise.as_deref())?,
        light: entry.optional("circumstances.light", raw.light.as_deref())?,
        crowd: entry.optional("circumstances.crowd", raw.crowd.as_deref())?,
        quiet_room: raw.quiet_room,
        may_leave: raw.may_leave,
        fixed_place: raw.fixed_place,
        informed_beforehand: raw.informed_beforehand,
        largest_group: raw.largest_group,
        observed_on: entry.optional("circumstances.observed_on", raw.observed_on.as_deref())?,
        observed_by: raw.observed_by.clone(),
    })
}

fn read_session(entry: Entry<'_>, raw: &RawSession) -> Result<Session, FileFault> {
    let time = |field, text: Option<&str>| -> Result<Option<NaiveTime>, FileFault> {
        let parse =
            |text| NaiveTime::parse_from_str(text, "%H:%M").map_err(|error| entry.fault(field, error));
        text.map(parse).transpose()
    };
    let hours = match (time("from", raw.from.as_deref())?, time("until", raw.until.as_deref())?) {
        (Some(from), Some(until)) => Some(Hours { from, until }),
        (None, None) => None,
        (Some(_), None) | (None, Some(_)) => {
            return Err(entry.fault("session", "`from` and `until` go together"));
        }
    };
    Ok(Session {
        pattern: pattern(entry, raw)?,
        hours,
        starts: entry.optional("session.starts", raw.starts.as_deref())?,
        ends: entry.optional("session.ends", raw.ends.as_deref())?,
        except: raw.except.iter().map(|day| entry.parsed("session.except", day)).collect::<Result<_, _>>()?,
        pauses: raw.pauses.iter().map(|pause| read_pause(entry, pause)).collect::<Result<_, _>>()?,
        on_holidays: entry.optional("session.on_holidays", raw.on_holidays.as_deref())?.unwrap_or_default(),
        note: raw.note.clone(),
    })
}

fn read_pause(entry: Entry<'_>, raw: &RawPause) -> Result<Pause, FileFault> {
    Ok(Pause {
        from: entry.parsed("session.pauses.from", &raw.from)?,
        to: entry.parsed("session.pauses.to", &raw.to)?,
        name: raw.name.clone(),
    })
}

fn pattern(entry: Entry<'_>, raw: &RawSession) -> Result<Pattern, FileFault> {
    let days: Vec<Weekday> = raw
        .weekdays
        .iter()
        .map(|day| day.parse().map_err(|_| entry.fault("session.weekdays", format!("`{day}` is no day"))))
        .collect::<Result<_, _>>()?;
    let missing = |field| entry.fault(field, "it is missing");
    match raw.every.as_str() {
        "week" if days.is_empty() => Err(missing("session.weekdays")),
        "week" => Ok(Pattern::Week { weekdays: Weekdays::from(days), rhythm: rhythm(entry, raw)? }),
        "month" => Ok(Pattern::Month {
            nth: raw.nth.and_then(Nth::from_number).ok_or_else(|| missing("session.nth"))?,
            weekday: match days.as_slice() {
                [day] => *day,
                _ => return Err(entry.fault("session.weekdays", "a month asks for exactly one")),
            },
            rhythm: rhythm(entry, raw)?,
        }),
        "once" => {
            let date: Option<NaiveDate> = entry.optional("session.date", raw.date.as_deref())?;
            Ok(Pattern::Once { date: date.ok_or_else(|| missing("session.date"))? })
        }
        "on_appointment" => Ok(Pattern::OnAppointment),
        other => Err(entry.fault("session.every", format!("`{other}` is not known"))),
    }
}

fn rhythm(entry: Entry<'_>, raw: &RawSession) -> Result<Rhythm, FileFault> {
    match raw.interval.and_then(NonZeroU8::new).filter(|interval| interval.get() > 1) {
        None => Ok(Rhythm::Each),
        Some(interval) => {
            let anchor = entry.optional("session.anchor", raw.anchor.as_deref())?;
            let anchor = anchor.ok_or_else(|| entry.fault("session.anchor", "it is missing"))?;
            Ok(Rhythm::Every { interval, anchor })
        }
    }
}
