use std::collections::{BTreeMap, BTreeSet};

use kernel::{AccountId, Instant, OrganisationId};
use serde::{Deserialize, Serialize};

use crate::Rules;

/// The fewest assessors that give points to an application in a part.
pub const FEWEST_ASSESSORS: usize = 2;

/// What an assessor said before reading (*verklaring van geen belang*, Awb 2:4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// In which part.
    pub part: String,
    /// Who.
    pub account: AccountId,
    /// With which applicants they have, or had in the past two years, to do.
    pub conflicts: Vec<OrganisationId>,
    /// When.
    pub at: Instant,
}

/// Why an assessor reads nothing of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Bar {
    /// They have not said yet with whom they have to do.
    #[error("the assessor has not declared yet")]
    Undeclared,
    /// They have to do with an applicant.
    #[error("the assessor has to do with an applicant")]
    Conflict(OrganisationId),
    /// They work for an applicant.
    #[error("the assessor works for an applicant")]
    Member(OrganisationId),
}

/// Whether an assessor may read a part. An interest in one application touches all that compete with it, so that it bars
/// from the whole part, whatever was declared.
///
/// # Errors
/// Why not.
pub fn may_assess(
    declared: Option<&Declaration>,
    works_for: &BTreeSet<OrganisationId>,
    applicants: &BTreeSet<OrganisationId>,
) -> Result<(), Bar> {
    if let Some(member) = works_for.intersection(applicants).next() {
        return Err(Bar::Member(*member));
    }
    let declared = declared.ok_or(Bar::Undeclared)?;
    match declared.conflicts.iter().find(|one| applicants.contains(one)) {
        Some(conflict) => Err(Bar::Conflict(*conflict)),
        None => Ok(()),
    }
}

/// Points for one criterion, with why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Points {
    /// How many.
    pub points: u32,
    /// Why (Awb 3:46).
    pub reason: String,
}

/// The points of an application in a part, by the name of the criterion.
pub type Card = BTreeMap<String, Points>;

/// A card as somebody gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// Who gave it.
    pub account: Option<AccountId>,
    /// The points.
    pub card: Card,
}

/// What is wrong with a card: the criterion without points, reason, or within the scale.
#[must_use]
pub fn card_fault<'a>(rules: &'a Rules, card: &Card) -> Option<&'a str> {
    let sound = |name: &str| {
        card.get(name).is_some_and(|one| one.points <= rules.most && !one.reason.trim().is_empty())
    };
    rules.criteria.iter().map(|one| one.name.as_str()).find(|name| !sound(name))
}

/// How far the assessors lie apart on a criterion: the fewest and the most points.
#[must_use]
pub fn spread(cards: &[Scored], criterion: &str) -> Option<(u32, u32)> {
    let points = || cards.iter().filter_map(|one| one.card.get(criterion)).map(|one| one.points);
    Some((points().min()?, points().max()?))
}

#[cfg(test)]
mod tests {
    use kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::example;

    fn organisation(number: u128) -> OrganisationId {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn declared(conflicts: &[u128]) -> Declaration {
        Declaration {
            part: "begeleiding".to_owned(),
            account: Id::from_uuid(Uuid::from_u128(99)),
            conflicts: conflicts.iter().copied().map(organisation).collect(),
            at: "2021-10-18T08:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn an_assessor_reads_nothing_before_declaring_and_nothing_where_they_have_an_interest() {
        let applicants: BTreeSet<_> = [1, 2, 3].map(organisation).into();
        let nobody = BTreeSet::new();
        assert_eq!(may_assess(None, &nobody, &applicants), Err(Bar::Undeclared));
        assert_eq!(may_assess(Some(&declared(&[])), &nobody, &applicants), Ok(()));
        assert_eq!(may_assess(Some(&declared(&[7])), &nobody, &applicants), Ok(()), "no applicant");
        assert_eq!(
            may_assess(Some(&declared(&[7, 2])), &nobody, &applicants),
            Err(Bar::Conflict(organisation(2)))
        );
        assert_eq!(
            may_assess(Some(&declared(&[])), &[organisation(3)].into(), &applicants),
            Err(Bar::Member(organisation(3))),
            "whatever was declared"
        );
    }

    #[test]
    fn a_card_has_points_and_a_reason_for_each_criterion() {
        let rules = example::rules();
        let points = |points, reason: &str| Points { points, reason: reason.to_owned() };
        let mut card: Card =
            [("Kwaliteit".to_owned(), points(8, "Helder.")), ("Spreiding".to_owned(), points(10, "Ruim."))]
                .into();
        assert_eq!(card_fault(&rules, &card), None);
        card.insert("Spreiding".to_owned(), points(11, "Ruim."));
        assert_eq!(card_fault(&rules, &card), Some("Spreiding"));
        card.insert("Spreiding".to_owned(), points(3, " "));
        assert_eq!(card_fault(&rules, &card), Some("Spreiding"));
        card.remove("Kwaliteit");
        assert_eq!(card_fault(&rules, &card), Some("Kwaliteit"));
    }

    #[test]
    fn the_spread_is_the_fewest_and_the_most_points() {
        let card = |points| Scored {
            account: None,
            card: [("Kwaliteit".to_owned(), Points { points, reason: String::new() })].into(),
        };
        assert_eq!(spread(&[card(4), card(9), card(6)], "Kwaliteit"), Some((4, 9)));
        assert_eq!(spread(&[], "Kwaliteit"), None);
    }
}
