//! All that the letters of a round are written from, read once for all of them.

use std::collections::BTreeMap;

use access::Permit;
use accessible_pdf::Document;
use chrono::NaiveDate;
use kernel::{AccountId, OrganisationId};
use legal_terms::Calendar;
use store::Read;

use super::{SubsidyError, found_round};
use crate::letter::{Letter, LetterKind, LetterTemplate, Signed, Told, Writing, write};
use crate::store::{applications, cards, schemes, templates};
use crate::{
    Application, ApplicationId, ApplicationStep, Card, Round, RoundId, Scheme, StepTaken, decision_clock,
};

/// A round with all that its letters tell of.
pub(super) struct RoundFile {
    pub(super) round: Round,
    scheme: Scheme,
    pub(super) applications: BTreeMap<ApplicationId, Application>,
    names: BTreeMap<OrganisationId, String>,
    settled: BTreeMap<ApplicationId, Vec<(String, Card)>>,
    /// The latest template of each kind, with its number.
    pub(super) templates: BTreeMap<LetterKind, (i64, LetterTemplate)>,
}

impl RoundFile {
    pub(super) async fn read(read: &mut Read, id: RoundId) -> Result<Self, SubsidyError> {
        let round = found_round(read, id).await?;
        let scheme = schemes::find(read, round.particulars.scheme).await?.ok_or(SubsidyError::NotFound)?;
        let all = applications::of_round(read, id).await?;
        let mut settled: BTreeMap<ApplicationId, Vec<(String, Card)>> = BTreeMap::new();
        for ((application, part), card) in cards::settled(read, id).await?.0 {
            settled.entry(application).or_default().push((part, card));
        }
        let mut found = BTreeMap::new();
        for (kind, number, body) in templates::latest(read).await? {
            found.insert(kind, (number, LetterTemplate::read(kind, &body)?));
        }
        Ok(Self {
            round,
            scheme,
            applications: all.into_iter().map(|one| (one.id, one)).collect(),
            names: partners::names(read).await?,
            settled,
            templates: found,
        })
    }

    /// What a letter says, with this date on it and sent on that day.
    pub(super) async fn write(
        &self,
        read: &mut Read,
        permit: &Permit,
        writing: Writing<'_>,
        (letter, signed_by): (&Letter, Option<AccountId>),
        (dated, sent): (NaiveDate, NaiveDate),
    ) -> Result<Document, SubsidyError> {
        let application = self.applications.get(&letter.application).ok_or(SubsidyError::NotFound)?;
        let (_, template) = self.templates.get(&letter.kind).ok_or(SubsidyError::NotFound)?;
        let by = named(read, permit, signed_by).await?;
        let prepared_by = named(read, permit, letter.prepared_by).await?;
        let clock = |steps: &[StepTaken]| {
            let (particulars, rules) = (&self.round.particulars, &self.round.rules.rules);
            decision_clock(particulars, rules, steps, &Calendar::default())
        };
        let not_put_off = |taken: &&StepTaken| !matches!(taken.step, ApplicationStep::PutOff { .. });
        let before: Vec<StepTaken> = application.steps.iter().filter(not_put_off).cloned().collect();
        let told = Told {
            application,
            round: &self.round,
            scheme: &self.scheme,
            names: &self.names,
            settled: self.settled.get(&application.id).map_or(&[], Vec::as_slice),
            clock: &clock(&application.steps)?,
            clock_before: &clock(&before)?,
        };
        let signed = Signed { by: &by, prepared_by: &prepared_by, dated, sent };
        Ok(write(writing, told, letter.kind, template, signed)?)
    }
}

async fn named(read: &mut Read, permit: &Permit, account: Option<AccountId>) -> Result<String, SubsidyError> {
    let Some(account) = account else { return Ok(String::new()) };
    Ok(access::accounts::name_under(read, permit, account).await?.unwrap_or_default())
}
