use std::collections::BTreeMap;

use access::{Actor, Cx, Role};
use chrono::{Months, NaiveDate, TimeDelta};
use kernel::{Chance, Clock, OrganisationId};
use partners::Profile;
use social_map::{Confirmation, NewOffer, Place, State};
use store::Db;

use crate::desk::{Offers, fill_desks};
use crate::files::synonyms;
use crate::offers::{DemoOffer, Known, offers};
use crate::organisations::organisations;
use crate::places::places;
use crate::{Centres, DemoError};

/// The name of the demonstration as a source.
pub(crate) const SOURCE: &str = "demonstration";

/// What was loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loaded {
    /// Nothing: there were offers already.
    WasThere,
    /// The demonstration.
    Now {
        /// How many organisations.
        organisations: usize,
        /// How many places.
        places: usize,
        /// How many offers.
        offers: usize,
    },
}

/// The operator at the command line as the editor whose work the demonstration is.
#[must_use]
pub fn editor(db: &Db, clock: &Clock, chance: &Chance) -> Cx {
    let actor = Actor::at_the_command_line(Role::MapEditor, clock.now());
    Cx::new(db.clone(), clock.clone(), chance.clone(), actor)
}

/// Loads the demonstration into a database that has no offers. `cx` is that of an [`editor`].
///
/// # Errors
/// When a file is wrong, which it names with key and field, or the actor may not.
pub async fn load(cx: &Cx, centres: &Centres) -> Result<Loaded, DemoError> {
    if social_map::count(&mut cx.read().await?).await? > 0 {
        return Ok(Loaded::WasThere);
    }
    let organisations = bring_in_organisations(cx).await?;
    let places = places(centres, || cx.new_id())?;
    let known = Known { organisations: &organisations, places: &places };
    let offers = offers(&known, || cx.new_id())?;
    let keys: Vec<String> = offers.iter().map(|offer| offer.key.clone()).collect();
    let today = cx.clock.today();
    let new: Vec<NewOffer> = (0_i64..).zip(offers).map(|(nth, offer)| new_offer(offer, nth, today)).collect();
    let loaded = Loaded::Now { organisations: organisations.len(), places: places.len(), offers: new.len() };
    let places: Vec<Place> = places.into_values().collect();
    let ids = social_map::bring_in(cx, &places, new).await?;
    social_map::bring_in_synonyms(cx, &synonyms()?).await?;
    fill_desks(cx, &keys.into_iter().zip(ids).collect::<Offers>()).await?;
    Ok(loaded)
}

/// The organisations by key. A load that stopped half-way finds those that it brought in before.
async fn bring_in_organisations(cx: &Cx) -> Result<BTreeMap<String, OrganisationId>, DemoError> {
    let (keys, profiles): (Vec<String>, Vec<Profile>) = organisations()?.into_iter().unzip();
    let there = partners::organisations(cx).await?;
    let ids = if there.is_empty() {
        partners::create_organisations(cx, &profiles).await?
    } else {
        let by_name: BTreeMap<&str, OrganisationId> =
            there.iter().map(|found| (found.profile.name.as_str(), found.id)).collect();
        let mut ids = Vec::with_capacity(profiles.len());
        for profile in &profiles {
            ids.push(match by_name.get(profile.name.as_str()) {
                Some(id) => *id,
                None => partners::create_organisation(cx, profile).await?,
            });
        }
        ids
    };
    Ok(keys.into_iter().zip(ids).collect())
}

/// The offer as it comes in, confirmed when its state says: most not long ago, some so long that it is time to ask.
fn new_offer(offer: DemoOffer, nth: i64, today: NaiveDate) -> NewOffer {
    let some_days = TimeDelta::days(nth * 7 % 170);
    let long_ago =
        |months| today.checked_sub_months(Months::new(months)).unwrap_or(today) - TimeDelta::days(nth % 20);
    let on = match offer.state {
        State::Published | State::TemporarilyClosed { .. } => Some(today - some_days),
        State::CheckNeeded => Some(long_ago(6)),
        State::Expired => Some(long_ago(9)),
        State::Draft | State::ToCheck | State::Archived => None,
    };
    NewOffer {
        confirmation: on.map(|on| Confirmation { on, by: Role::MapEditor.name().to_owned() }),
        organisation: offer.organisation,
        particulars: offer.particulars,
        state: offer.state,
        source: SOURCE.to_owned(),
    }
}
