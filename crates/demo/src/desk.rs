//! What waits at the desks of the editor: it comes in as it does in a town, from visitors and from partners.

use std::collections::BTreeMap;

use access::{Actor, Cx, Grant, Role};
use kernel::Cents;
use social_map::{About, Charge, Handling, OfferId, Particulars, ReportState};

use crate::DemoError;
use crate::fault::{Entry, FileFault};
use crate::files;
use crate::raw::{DeskFile, RawDistinct, RawProposal, RawReport};

/// The offers under their keys.
pub(crate) type Offers = BTreeMap<String, OfferId>;

/// Lets visitors say what is not right, partners propose changes, and the editor `cx` call about some and tell a pair apart.
pub(crate) async fn fill_desks(cx: &Cx, offers: &Offers) -> Result<(), DemoError> {
    for (file, desk) in files::read::<DeskFile>("desk")? {
        for raw in &desk.report {
            report(cx, Entry { file: &file, key: &raw.offer }, raw, offers).await?;
        }
        for raw in &desk.proposal {
            propose(cx, Entry { file: &file, key: &raw.offer }, raw, offers).await?;
        }
        for raw in &desk.distinct {
            tell_apart(cx, Entry { file: &file, key: &raw.one }, raw, offers).await?;
        }
    }
    Ok(())
}

fn known(entry: Entry<'_>, offers: &Offers, key: &str) -> Result<OfferId, FileFault> {
    offers.get(key).copied().ok_or_else(|| entry.fault("offer", format!("no offer has the key `{key}`")))
}

/// The same town for somebody else.
fn asked_by(cx: &Cx, actor: Actor) -> Cx {
    Cx::new(cx.db.clone(), cx.clock.clone(), cx.chance.clone(), actor)
}

async fn report(cx: &Cx, entry: Entry<'_>, raw: &RawReport, offers: &Offers) -> Result<(), DemoError> {
    let id = known(entry, offers, &raw.offer)?;
    let about: About = entry.parsed("about", &raw.about)?;
    let words = raw.words.as_deref().unwrap_or_default();
    // Without a network nobody is counted, and nobody has to wait.
    social_map::report_offer(&asked_by(cx, Actor::visitor()), id, about, words, None).await?;
    if raw.called {
        let reports = social_map::open_reports(cx).await?;
        for line in reports.iter().filter(|line| line.report.offer == id) {
            social_map::handle_report(cx, line.report.id, ReportState::Open, Handling::Call).await?;
        }
    }
    Ok(())
}

async fn propose(cx: &Cx, entry: Entry<'_>, raw: &RawProposal, offers: &Offers) -> Result<(), DemoError> {
    let offer = social_map::find_offer(cx, known(entry, offers, &raw.offer)?).await?;
    let grant = Grant { role: Role::PartnerCoordinator, organisation: Some(offer.organisation) };
    let at_the_shell = Actor::at_the_command_line(grant.role, cx.clock.now());
    let coordinator = Actor { grants: vec![grant], ..at_the_shell };
    let particulars = proposed(offer.particulars, raw);
    social_map::change_offer(&asked_by(cx, coordinator), offer.id, offer.version, particulars).await?;
    Ok(())
}

/// What stands, with what the proposal says otherwise.
fn proposed(mut particulars: Particulars, raw: &RawProposal) -> Particulars {
    let wording = &mut particulars.wording;
    for (text, new) in [
        (&mut wording.what, &raw.what),
        (&mut wording.when, &raw.when),
        (&mut wording.price, &raw.price),
        (&mut wording.how_to_join, &raw.how_to_join),
    ] {
        if let Some(new) = new {
            text.clone_from(new);
        }
    }
    if let (Charge::Fixed { amount, .. }, Some(cents)) = (&mut particulars.cost.charge, raw.cents) {
        *amount = Cents(cents);
    }
    particulars
}

async fn tell_apart(cx: &Cx, entry: Entry<'_>, raw: &RawDistinct, offers: &Offers) -> Result<(), DemoError> {
    let (one, other) = (known(entry, offers, &raw.one)?, known(entry, offers, &raw.other)?);
    social_map::dismiss_pair(cx, one, other, &raw.reason).await?;
    Ok(())
}
