use std::collections::BTreeMap;

use access::Cx;
use kernel::Cents;

use super::{SubsidyError, found_round};
use crate::store::{applications, grants as rows, instalments, rounds, schemes};
use crate::{Activity, ApplicationState, Receiver, RegisterEntry, Round, RoundId, Shared, shared_by};

/// The register of what was granted: everybody may know it.
///
/// # Errors
/// When the database does not answer.
pub async fn register(cx: &Cx) -> Result<Vec<RegisterEntry>, SubsidyError> {
    let mut read = cx.read().await?;
    let grants = rows::public(&mut read, None).await?;
    let paid = instalments::executed(&mut read).await?;
    let money = instalments::money(&mut read, None).await?;
    let profiles = partners::public_profiles(&mut read).await?;
    let schemes = schemes::schemes(&mut read).await?;
    let of_round: BTreeMap<RoundId, &crate::NewScheme> = rounds::schemes_of(&mut read)
        .await?
        .into_iter()
        .filter_map(|(round, id)| Some((round, &schemes.iter().find(|one| one.id == id)?.particulars)))
        .collect();
    let entry = |grant: &crate::Grant| {
        let scheme = of_round.get(&grant.round)?;
        let profile = profiles.get(&grant.organisation);
        let recipient = Receiver::Organisation {
            id: grant.organisation,
            name: profile.map_or_else(String::new, |one| one.name.clone()),
            kvk: profile.and_then(|one| Some(one.kvk.as_ref()?.to_string())),
        };
        let paid = paid.get(&grant.id).copied().unwrap_or_default();
        let (_, recovered) = money.get(&grant.id).copied().unwrap_or_default();
        RegisterEntry::of(grant, recipient, (scheme.slug.as_str(), &scheme.name), paid - recovered)
    };
    Ok(grants.iter().filter_map(entry).collect())
}

/// What the council reads of a round: asked, granted, and what could not be granted.
#[derive(Debug, Clone, PartialEq)]
pub struct Council {
    /// The round.
    pub round: Round,
    /// How many were handed in.
    pub handed_in: usize,
    /// How many were granted money.
    pub granted: usize,
    /// By the code of a ward; for the whole city under an empty one.
    pub wards: BTreeMap<String, Shared>,
    /// By target group.
    pub groups: BTreeMap<String, Shared>,
    /// By the key of a part, with its ceiling.
    pub parts: BTreeMap<String, (Shared, Cents)>,
    /// What could not be granted under the ceilings: how many applications, and how much was asked.
    pub above_ceiling: (usize, Cents),
}

/// What came of a round, as soon as all of it is decided. No applicant is named that was refused.
///
/// # Errors
/// [`SubsidyError::NotFound`] before that.
pub async fn council(cx: &Cx, id: RoundId) -> Result<Council, SubsidyError> {
    let mut read = cx.read().await?;
    let round = found_round(&mut read, id).await?;
    if !round.state.tells_outcome() {
        return Err(SubsidyError::NotFound);
    }
    let all = applications::of_round(&mut read, id).await?;
    let amounts = |one: &crate::Application, part: &str| -> Cents {
        if let ApplicationState::Granted { amounts } = &one.state {
            amounts.get(part).copied().unwrap_or_default()
        } else {
            Cents(0)
        }
    };
    let pairs = || {
        all.iter().map(|one| {
            let parts = one.plan.asks.iter().map(|ask| {
                (ask.part.as_str(), Shared { asked: ask.asked, granted: amounts(one, &ask.part) })
            });
            (one.plan.activities.as_slice(), parts.collect::<Vec<_>>())
        })
    };
    let mut parts: BTreeMap<String, (Shared, Cents)> = BTreeMap::new();
    for ceiling in &round.particulars.ceilings {
        parts.insert(ceiling.part.clone(), (Shared::default(), ceiling.amount));
    }
    for (part, shared) in pairs().flat_map(|(_, parts)| parts) {
        let place = parts.entry(part.to_owned()).or_default();
        place.0.asked = place.0.asked + shared.asked;
        place.0.granted = place.0.granted + shared.granted;
    }
    let refused = all.iter().filter(|one| {
        matches!(one.state, ApplicationState::Refused { ground: crate::RefusalGround::Ceiling })
    });
    let refused: Vec<Cents> = refused.map(|one| one.plan.asked()).collect();
    Ok(Council {
        handed_in: all.len(),
        granted: all.iter().filter(|one| one.state.granted() > Cents(0)).count(),
        wards: shared_by(pairs(), |one: &Activity| one.ward.clone().unwrap_or_default()),
        groups: shared_by(pairs(), |one: &Activity| one.target_group.clone()),
        parts,
        above_ceiling: (refused.len(), refused.into_iter().sum()),
        round,
    })
}
