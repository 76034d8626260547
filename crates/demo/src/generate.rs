use access::Cx;
use areas::NeighbourhoodCode;
use chrono::{Days, NaiveDate, NaiveTime, Weekday};
use kernel::{Cents, OrganisationId};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use social_map::{
    Ages, Capacity, Charge, Circumstances, Confirmation, Contact, Cost, Hours, NewOffer, OfferAt,
    Particulars, Pattern, Per, Place, PlaceId, Rhythm, Session, Setting, State, Support, Title, Weekdays,
    Wording,
};

use crate::load::SOURCE;
use crate::people::{FIRST_NAMES, HOUSE_NAMES, HOUSES, LAST_NAMES};
use crate::phrases::{FOR_WHOM, PHRASES, Phrase};
use crate::{Centres, DemoError};

/// How many offers go into one transaction.
const BATCH: usize = 500;
/// How many generated offers share a place.
const OFFERS_PER_PLACE: usize = 12;
/// The days of the week as a title names them.
const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "maandag"),
    (Weekday::Tue, "dinsdag"),
    (Weekday::Wed, "woensdag"),
    (Weekday::Thu, "donderdag"),
    (Weekday::Fri, "vrijdag"),
    (Weekday::Sat, "zaterdag"),
    (Weekday::Sun, "zondag"),
];

/// What generated offers are built on.
struct Ground {
    organisations: Vec<OrganisationId>,
    neighbourhoods: Vec<NeighbourhoodCode>,
    today: NaiveDate,
}

/// Adds `number` generated offers for load, the same ones for the same `seed`. After each batch `done` hears how many
/// there are. `cx` is that of an [`crate::editor`].
///
/// # Errors
/// When the demonstration was not loaded yet, or the actor may not.
pub async fn generate(
    cx: &Cx,
    centres: &Centres,
    (number, seed): (usize, u64),
    mut done: impl FnMut(usize),
) -> Result<(), DemoError> {
    let ground = ground(cx).await?;
    let mut chance = StdRng::seed_from_u64(seed);
    let mut made = 0;
    while made < number {
        let batch = BATCH.min(number - made);
        let count = batch.div_ceil(OFFERS_PER_PLACE);
        let places: Vec<Place> =
            (0..count).filter_map(|nth| place(cx, centres, &ground, &mut chance, made + nth)).collect();
        let offers = (0..batch).filter_map(|_| offer(cx, &ground, &places, &mut chance)).collect();
        social_map::bring_in(cx, &places, offers).await?;
        made += batch;
        done(made);
    }
    Ok(())
}

async fn ground(cx: &Cx) -> Result<Ground, DemoError> {
    let organisations = partners::organisations(cx).await?.iter().map(|one| one.id).collect::<Vec<_>>();
    let places = social_map::places(cx).await?;
    let mut neighbourhoods: Vec<NeighbourhoodCode> = places.iter().map(|place| place.neighbourhood).collect();
    neighbourhoods.sort_unstable();
    neighbourhoods.dedup();
    if organisations.is_empty() || neighbourhoods.is_empty() {
        return Err(DemoError::NothingToBuildOn);
    }
    Ok(Ground { organisations, neighbourhoods, today: cx.clock.today() })
}

fn place(cx: &Cx, centres: &Centres, ground: &Ground, chance: &mut StdRng, nth: usize) -> Option<Place> {
    let neighbourhood = *ground.neighbourhoods.get(nth % ground.neighbourhoods.len())?;
    let name = format!("{} {}", HOUSES.choose(chance)?, HOUSE_NAMES.choose(chance)?);
    Some(Place {
        id: cx.new_id(),
        coordinates: centres.near(neighbourhood, &format!("{name}{nth}")),
        street: Some(format!("Voorbeeldstraat {}", nth + 1)),
        postcode: None,
        town: "Zwolle".to_owned(),
        neighbourhood,
        access: social_map::Access::ALL.iter().copied().filter(|_| chance.random_bool(0.5)).collect(),
        demonstration: true,
        version: 1,
        name,
    })
}

fn offer(cx: &Cx, ground: &Ground, places: &[Place], chance: &mut StdRng) -> Option<NewOffer> {
    let phrase = PHRASES.choose(chance)?;
    let (day, day_name) = *DAYS.choose(chance)?;
    let (suffix, for_whom, from, to) = *FOR_WHOM.choose(chance)?;
    let begin: u32 = chance.random_range(9..=20);
    let hours = Hours { from: clock_time(begin)?, until: clock_time(begin + 2)? };
    let place = places.choose(chance)?.id;
    let contact = format!("{} {}", FIRST_NAMES.choose(chance)?, LAST_NAMES.choose(chance)?);
    let part = match begin {
        0..12 => "ochtend",
        12..18 => "middag",
        _ => "avond",
    };
    let cost = cost(chance);
    let wording = Wording {
        title: format!("{}{suffix} op {day_name}{part}", phrase.title)
            .parse::<Title>()
            .or_else(|_| format!("{} op {day_name}", phrase.title).parse())
            .ok()?,
        what: phrase.what.to_owned(),
        for_whom: for_whom.to_owned(),
        when: format!("Elke {day_name} van {begin} tot {} uur.", begin + 2),
        price: price(&cost),
        how_to_join: "Bel eerst even, of kom een keer kijken.".to_owned(),
        whom_to_call: format!("Bel {contact}."),
    };
    let session = weekly(day, hours, ground.today, chance)?;
    let at = at(cx, place, session, ground.today, chance);
    let days_ago = Days::new(chance.random_range(0..150));
    Some(NewOffer {
        organisation: *ground.organisations.choose(chance)?,
        particulars: particulars(phrase, wording, (Ages { from, to }, cost, contact), at, chance),
        state: State::Published,
        confirmation: Some(Confirmation { on: ground.today - days_ago, by: "map-editor".to_owned() }),
        source: SOURCE.to_owned(),
    })
}

fn clock_time(hour: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, 0, 0)
}

fn cost(chance: &mut StdRng) -> Cost {
    let charge = match chance.random_range(0..4) {
        0 | 1 => Charge::Free,
        2 => Charge::Voluntary,
        _ => Charge::Fixed { amount: Cents(50 * chance.random_range(2..=20)), per: Per::Time },
    };
    Cost { charge, reduction: None }
}

fn price(cost: &Cost) -> String {
    match cost.charge {
        Charge::Free => "Gratis.".to_owned(),
        Charge::Voluntary => "U geeft wat u kunt missen.".to_owned(),
        Charge::Fixed { amount, .. } => format!("{amount} per keer."),
    }
}

/// One in six takes place every other week.
fn weekly(day: Weekday, hours: Hours, today: NaiveDate, chance: &mut StdRng) -> Option<Session> {
    let rhythm = if chance.random_bool(1.0 / 6.0) {
        Rhythm::Every { interval: std::num::NonZeroU8::new(2)?, anchor: today }
    } else {
        Rhythm::Each
    };
    Some(Session::new(Pattern::Week { weekdays: Weekdays::from(vec![day]), rhythm }, Some(hours)))
}

fn at(cx: &Cx, place: PlaceId, session: Session, today: NaiveDate, chance: &mut StdRng) -> OfferAt {
    let places = chance.random_range(6..=30_u32);
    OfferAt {
        id: cx.new_id(),
        place: Some(place),
        sessions: vec![session],
        circumstances: Circumstances {
            noise: social_map::Noise::ALL.choose(chance).copied(),
            light: social_map::Light::ALL.choose(chance).copied(),
            crowd: social_map::Crowd::ALL.choose(chance).copied(),
            quiet_room: Some(chance.random_bool(0.2)),
            may_leave: Some(chance.random_bool(0.8)),
            observed_on: Some(today - Days::new(chance.random_range(0..200))),
            ..Circumstances::default()
        },
        capacity: chance.random_bool(0.6).then(|| Capacity {
            places,
            free: chance.random_range(0..=places),
            waiting: 0,
            confirmed: today - Days::new(chance.random_range(0..60)),
        }),
    }
}

fn particulars(
    phrase: &Phrase,
    wording: Wording,
    (ages, cost, contact): (Ages, Cost, String),
    at: OfferAt,
    chance: &mut StdRng,
) -> Particulars {
    Particulars {
        wording,
        ambition: phrase.ambition,
        themes: vec![phrase.theme],
        interests: phrase.interests.iter().map(|word| (*word).to_owned()).collect(),
        audience: Vec::new(),
        ages,
        languages: vec!["nl".to_owned()],
        support: Support::ALL.choose(chance).copied().unwrap_or(Support::None),
        cost,
        contact: Contact {
            name: contact,
            role: None,
            phone: Some(format!(
                "038 0{} {} {}",
                chance.random_range(10..99),
                chance.random_range(10..99),
                chance.random_range(10..99)
            )),
            email: None,
        },
        setting: Setting::Place,
        service_area: Vec::new(),
        at: vec![at],
    }
}
