//! Which version of the plan people see who name none.

use std::cmp::Reverse;

use shell::Visit;

use super::figures::Which;
use super::named::Named;
use crate::{MoneyError, Plan, PlanVersion, Purpose, VersionState};

/// The version that was asked for, with the lines of the ambition and the track that were asked for.
pub(super) async fn shown_plan(
    visit: &Visit,
    named: &Named,
    which: &Which,
) -> Result<Option<Plan>, MoneyError> {
    let (ambition, track) = (which.ambition(), which.track(named)?);
    let mut plan = version_shown(visit, which).await?;
    if let Some(plan) = &mut plan {
        plan.lines.retain(|line| {
            ambition.is_none_or(|ambition| line.head.ambition == Some(ambition))
                && track.holds(line.head.track)
        });
    }
    Ok(plan)
}

async fn version_shown(visit: &Visit, which: &Which) -> Result<Option<Plan>, MoneyError> {
    if let Ok(id) = which.versie.parse() {
        return crate::plan(&visit.cx, id).await.map(Some);
    }
    let versions = crate::versions(&visit.cx).await?;
    match looked_for(&versions, which.wanted(visit)) {
        Some(version) => crate::plan(&visit.cx, version.id).await.map(Some),
        None => Ok(None),
    }
}

/// The version that tells most of a year: one that is about it before one that is not, what the council adopted before what
/// lies before it, and of what is not about it the one that reaches furthest. `versions` has the latest first.
fn looked_for(versions: &[PlanVersion], year: i32) -> Option<&PlanVersion> {
    let rank = |one: &&PlanVersion| {
        let (years, firm) = (one.head.years, firmness(one.state));
        let is_about = years.all().contains(&year);
        Reverse((is_about, if is_about { firm } else { years.last }, firm))
    };
    let meant = |one: &&PlanVersion| one.purpose == Purpose::Plan && one.state != VersionState::Superseded;
    versions.iter().filter(meant).min_by_key(rank)
}

const fn firmness(state: VersionState) -> i32 {
    match state {
        VersionState::Superseded => 0,
        VersionState::Draft => 1,
        VersionState::Proposed => 2,
        VersionState::Adopted => 3,
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Instant, Openness};

    use super::*;
    use crate::{PlanVersionId, VersionHead, Years};

    fn version(nth: u128, first: i32, last: i32, state: VersionState) -> PlanVersion {
        PlanVersion {
            id: PlanVersionId::from_uuid(uuid::Uuid::from_u128(nth)),
            parent: None,
            head: VersionHead {
                name: nth.to_string(),
                about: String::new(),
                openness: Openness::Public,
                years: Years { first, last },
                statements: Vec::new(),
            },
            purpose: Purpose::Plan,
            state,
            decision: None,
            step: 0,
            last_step: 0,
            version: 1,
            changed_at: Instant::UNIX_EPOCH,
        }
    }

    #[test]
    fn who_asks_for_a_year_sees_the_plan_that_is_about_it() {
        use VersionState as S;
        let adopted = version(1, 2023, 2024, S::Adopted);
        let proposed = version(2, 2024, 2027, S::Proposed);
        let draft = version(3, 2024, 2027, S::Draft);
        let old = version(4, 2020, 2030, S::Superseded);
        let what_if = PlanVersion { purpose: Purpose::WhatIf, ..version(5, 2020, 2030, S::Draft) };
        let all = [what_if, old, draft, proposed, adopted];
        for (year, shown) in [(2022, "2"), (2023, "1"), (2024, "1"), (2026, "2"), (2031, "2")] {
            assert_eq!(looked_for(&all, year).unwrap().head.name, shown, "{year}");
        }
        let later = version(6, 2024, 2027, S::Adopted);
        let all = [&[later], all.as_slice()].concat();
        for (year, shown) in [(2022, "6"), (2023, "1"), (2026, "6")] {
            assert_eq!(looked_for(&all, year).unwrap().head.name, shown, "{year}");
        }
        assert_eq!(looked_for(&[], 2026), None);
    }
}
