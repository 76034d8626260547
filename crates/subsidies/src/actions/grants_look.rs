use std::collections::BTreeMap;

use access::{Action, Cx, Facts};
use chrono::NaiveDate;
use kernel::Cents;

use super::grants::found_grant;
use super::settling::ledger;
use super::{SubsidyError, found_application, found_round};
use crate::store::{grants as rows, instalments, partners, recoveries, reports};
use crate::{
    ApplicationId, Grant, GrantId, GrantState, Instalment, Ledger, PaymentState, Recovery, Reporting, Terms,
};

/// A grant with its money and all that is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GrantCase {
    /// The grant.
    pub grant: Grant,
    /// Its money.
    pub ledger: Ledger,
    /// What is paid when, with where the payment stands.
    pub instalments: Vec<(Instalment, Option<PaymentState>)>,
    /// What is told when.
    pub reports: Vec<Reporting>,
    /// What is asked back.
    pub recoveries: Vec<Recovery>,
    /// The versions of its terms with the day on which each was written, the first one first.
    pub terms: Vec<(i64, NaiveDate, Terms)>,
}

impl GrantCase {
    /// The terms that are proposed and do not hold yet.
    #[must_use]
    pub fn proposed(&self) -> Option<&Terms> {
        self.terms.last().filter(|one| one.0 > self.grant.terms_number).map(|one| &one.2)
    }
}

/// A grant as the actor may see it: who receives it, once it is granted; whoever prepares, decides and pays.
///
/// # Errors
/// [`SubsidyError::NotFound`] when there is none, or not for them.
pub async fn grant_case(cx: &Cx, id: GrantId) -> Result<GrantCase, SubsidyError> {
    let mut read = cx.read().await?;
    let mut grant = found_grant(&mut read, id).await?;
    let own_organisation = match cx.actor.organisation() {
        Some(own) => partners::takes_part(&mut read, grant.application, own).await?,
        None => false,
    };
    cx.permit(Action::SeeGrant, &Facts { own_organisation, ..Facts::NONE })?;
    let inside = cx.permit(Action::SeeGrant, &Facts::NONE).is_ok();
    if !inside && grant.state == GrantState::Prepared {
        return Err(SubsidyError::NotFound);
    }
    let ledger = ledger(&mut read, &grant, &grant.state).await?;
    let kept = instalments::of_grant(&mut read, id).await?;
    let mut terms = rows::terms(&mut read, id).await?;
    if !inside {
        // What is proposed and not decided on is nobody's but theirs who prepare it.
        terms.retain(|one| one.0 <= grant.terms_number);
        grant.steps.retain(|taken| !matches!(taken.step, crate::GrantStep::Propose { .. }));
    }
    Ok(GrantCase {
        ledger,
        instalments: kept.into_iter().map(|one| (one.instalment, one.payment)).collect(),
        reports: reports::reports(&mut read, Some(id)).await?,
        recoveries: recoveries::recoveries(&mut read, Some(id)).await?,
        terms,
        grant,
    })
}

/// A grant in a list: what it comes to, and what is waited for.
#[derive(Debug, Clone, PartialEq)]
pub struct GrantLine {
    /// The grant, without its steps.
    pub grant: Grant,
    /// Its money.
    pub ledger: Ledger,
    /// When the next payment is due.
    pub next_payment: Option<NaiveDate>,
    /// The report that is asked next.
    pub next_report: Option<Reporting>,
    /// Whether terms are proposed that somebody else decides on.
    pub proposed: bool,
}

/// The grants within the actor's reach, the latest number first.
///
/// # Errors
/// When the database does not answer.
pub async fn grants(cx: &Cx) -> Result<Vec<GrantLine>, SubsidyError> {
    let mut read = cx.read().await?;
    let scope = cx.scope(Action::SeeGrant);
    let all = rows::grants(&mut read, &scope).await?;
    let mut money = instalments::money(&mut read, None).await?;
    let due = instalments::next_due(&mut read).await?;
    let latest = rows::latest_terms(&mut read).await?;
    let mut asked: BTreeMap<GrantId, Reporting> = BTreeMap::new();
    for one in reports::reports(&mut read, None).await? {
        if one.state != crate::ReportState::Accepted {
            asked.entry(one.grant).or_insert(one);
        }
    }
    let line = |grant: Grant| {
        let (paid, recovered) = money.remove(&grant.id).unwrap_or_default();
        let entitled = grant.state.entitled(grant.terms.amount);
        GrantLine {
            ledger: Ledger { granted: grant.granted, entitled, paid, recovered },
            next_payment: due.get(&grant.id).copied(),
            next_report: asked.remove(&grant.id),
            proposed: latest.get(&grant.id).is_some_and(|number| *number > grant.terms_number),
            grant,
        }
    };
    Ok(all.into_iter().map(line).collect())
}

/// The terms with which an officer begins, for an application that was granted money and has no grant yet.
///
/// # Errors
/// [`SubsidyError::NotNow`] before all of the round is decided, or when nothing was granted.
pub async fn proposed_terms(cx: &Cx, id: ApplicationId) -> Result<Terms, SubsidyError> {
    cx.permit(Action::KeepGrants, &Facts::NONE)?;
    let mut read = cx.read().await?;
    let application = found_application(&mut read, id).await?;
    let round = found_round(&mut read, application.round).await?;
    if !round.state.tells_outcome() || application.state.granted() <= Cents(0) {
        return Err(SubsidyError::NotNow);
    }
    Terms::proposed(&application, &round.particulars, &round.rules.rules).ok_or(SubsidyError::NotNow)
}

/// The grant of each application that has one, as far as the actor may see it.
///
/// # Errors
/// When the database does not answer.
pub async fn grant_of(cx: &Cx, id: ApplicationId) -> Result<Option<GrantId>, SubsidyError> {
    let mut read = cx.read().await?;
    let inside = cx.permit(Action::SeeGrant, &Facts::NONE).is_ok();
    let found = rows::of_application(&mut read, id).await?;
    Ok(found.filter(|(_, told)| inside || *told).map(|(grant, _)| grant))
}
