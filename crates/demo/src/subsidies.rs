//! The subsidies of the demonstration, from `demo/zwolle/subsidies/`: a round from its rules to what was settled, one of
//! which the grants run, and one that is open. Each step is taken by the role whose work it is, on a day of its own.

mod applications;
mod grants;
mod letters;
mod round;

use std::collections::BTreeMap;

use ::subsidies::{NewRound, NewScheme, RoundId, Rules, SubsidyError, Writing};
use access::{Actor, Cx, Role};
use kernel::{AccountId, Clock, Instant, OrganisationId};
use serde::Deserialize;
use shell::Texts;

use crate::DemoError;
use crate::fault::Entry;
use applications::RawApplication;

pub(crate) const OLD: &str = "subsidies/sah-2022.toml";
const OPEN: &str = "subsidies/buurtfonds.toml";

/// The accounts that take part, by address.
pub(crate) type People = BTreeMap<&'static str, AccountId>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OldFile {
    scheme: NewScheme,
    rules: Rules,
    round: RawRound,
    application: Vec<RawApplication>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenFile {
    scheme: NewScheme,
    rules: Rules,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRound {
    name: String,
    opens: String,
    closes: String,
    from: String,
    until: String,
    ceilings: Vec<::subsidies::Ceiling>,
    under_reservation: bool,
    source: Option<String>,
}

/// Who does what, and when: people with an account, or an organisation's coordinator.
pub(crate) struct Stage<'a> {
    cx: &'a Cx,
    people: &'a People,
    organisations: BTreeMap<String, OrganisationId>,
    texts: Texts,
}

impl Stage<'_> {
    /// What an action works with when this person acts at this moment.
    fn person(&self, email: &str, role: Role, at: Instant) -> Cx {
        let mut actor = Actor::at_the_command_line(role, at);
        actor.account = self.people.get(email).copied();
        self.acting(actor, at)
    }

    /// As [`Stage::person`], for whoever speaks for an organisation.
    fn partner(&self, organisation: OrganisationId, at: Instant) -> Cx {
        let mut actor = Actor::at_the_command_line(Role::PartnerCoordinator, at);
        for grant in &mut actor.grants {
            grant.organisation = Some(organisation);
        }
        self.acting(actor, at)
    }

    fn acting(&self, actor: Actor, at: Instant) -> Cx {
        Cx::new(self.cx.db.clone(), Clock::standing_at(at), self.cx.chance.clone(), actor)
    }

    /// In whose name letters are written.
    fn writing(&self) -> Writing<'_> {
        Writing { texts: &self.texts, municipality: "Zwolle" }
    }

    fn officer(&self, at: Instant) -> Cx {
        self.person("subsidies@zwolle.example", Role::SubsidyOfficer, at)
    }

    fn mandate(&self, at: Instant) -> Cx {
        self.person("mandaat@zwolle.example", Role::MandateHolder, at)
    }

    fn organisation(&self, entry: Entry<'_>, name: &str) -> Result<OrganisationId, DemoError> {
        let found = self.organisations.get(name).copied();
        Ok(found.ok_or_else(|| entry.fault("organisation", format!("there is no {name}")))?)
    }
}

/// Loads the subsidies into a database that has none. Organisations, wards and accounts are there already.
///
/// # Errors
/// When a file is wrong, which it names with key and field, or an action refuses.
pub(crate) async fn load(cx: &Cx, people: &People) -> Result<(), DemoError> {
    let old: OldFile = crate::files::parse(OLD)?;
    let open: OpenFile = crate::files::parse(OPEN)?;
    let after: grants::AfterFile = crate::files::parse(grants::AFTER)?;
    let there = ::subsidies::schemes(cx).await.map_err(refused(Entry { file: OLD, key: "" }))?;
    if !there.is_empty() {
        return Ok(());
    }
    let names = partners::names(&mut cx.read().await?).await?;
    let organisations = names.into_iter().map(|(id, name)| (name, id)).collect();
    let texts = Texts::embedded().map_err(|error| Entry { file: OLD, key: "" }.fault("", error))?;
    let stage = Stage { cx, people, organisations, texts };
    let played = round::play(&stage, &old).await?;
    grants::old(&stage, &after, played).await?;
    let (scheme, running) = round::play_small(&stage, &open, &after).await?;
    grants::running(&stage, running).await?;
    round::open(&stage, scheme).await
}

/// Why an action refused, with the thing in the file.
pub(crate) fn refused<'a>(entry: Entry<'a>) -> impl Fn(SubsidyError) -> DemoError + 'a {
    move |error| DemoError::File(entry.fault("", error))
}

/// A moment as a file writes it.
fn moment(entry: Entry<'_>, text: &str) -> Result<Instant, DemoError> {
    Ok(entry.parsed("when", text)?)
}

impl RawRound {
    fn of(&self, entry: Entry<'_>, scheme: ::subsidies::SchemeId) -> Result<NewRound, DemoError> {
        Ok(NewRound {
            scheme,
            name: self.name.clone(),
            opens: entry.parsed("opens", &self.opens)?,
            closes: entry.parsed("closes", &self.closes)?,
            from: entry.parsed("from", &self.from)?,
            until: entry.parsed("until", &self.until)?,
            ceilings: self.ceilings.clone(),
            budget_line: None,
            under_reservation: self.under_reservation,
            source: self.source.clone(),
        })
    }
}

/// The version of a round as it stands now.
async fn seen(cx: &Cx, id: RoundId) -> Result<i64, SubsidyError> {
    Ok(::subsidies::round(cx, id).await?.round.version)
}
