use areas::{AgeBand, Residents, rounded_to_five};
use kernel::words;
use social_map::{Ages, Audience, Particulars};

words! {
    /// Whom the reach is about: ages of which the count is known.
    Group, "group" {
        /// All ages.
        Everyone => "iedereen",
        /// 0 to 3 years.
        From0 => "0-3-jaar",
        /// 4 to 11 years.
        From4 => "4-11-jaar",
        /// 12 to 17 years.
        From12 => "12-17-jaar",
        /// 18 to 24 years.
        From18 => "18-24-jaar",
        /// 25 to 64 years.
        From25 => "25-64-jaar",
        /// 65 years and older.
        From65 => "65-plus",
        /// 75 years and older.
        From75 => "75-plus",
    }
}

/// Where the oldest ages are taken to end when half of a group is asked for: ten years for the oldest band, as the others have.
const OLDEST: u8 = 94;

impl Group {
    /// The ages of the group; none for everyone.
    #[must_use]
    pub(crate) const fn ages(self) -> Option<Ages> {
        let (from, to) = match self {
            Self::Everyone => return None,
            Self::From0 => (0, 3),
            Self::From4 => (4, 11),
            Self::From12 => (12, 17),
            Self::From18 => (18, 24),
            Self::From25 => (25, 64),
            Self::From65 => (65, OLDEST),
            Self::From75 => (75, OLDEST),
        };
        Some(Ages { from, to })
    }

    /// How many of the residents belong to the group: the counts as they are published, in fives, added.
    #[must_use]
    pub(crate) fn people(self, residents: &Residents) -> u32 {
        let Some(ages) = self.ages() else { return rounded_to_five(residents.total) };
        let bands = AgeBand::ALL.into_iter().filter(|band| ages.include(band.from_age()));
        bands.map(|band| rounded_to_five(residents.in_band(band))).sum()
    }

    /// Whether an offer is for the group: at least half of its ages are welcome, and no other stage of life alone is
    /// named. What is for women, parents or newcomers only is for those of them who belong to the group.
    #[must_use]
    pub(crate) fn is_meant_by(self, offer: &Particulars) -> bool {
        self.is_welcome(offer.ages) && self.is_named_by(&offer.audience)
    }

    fn is_welcome(self, offered: Ages) -> bool {
        let Some(ages) = self.ages() else { return true };
        let (first, last) = (offered.from.max(ages.from), offered.to.min(ages.to));
        let half = (ages.to - ages.from + 1).div_ceil(2);
        (last + 1).saturating_sub(first) >= half
    }

    fn is_named_by(self, audience: &[Audience]) -> bool {
        let mut stages = audience.iter().filter_map(|one| stage(*one)).peekable();
        audience.contains(&Audience::Everyone)
            || stages.peek().is_none()
            || stages.any(|ages| self.meets(ages))
    }

    fn meets(self, stage: Ages) -> bool {
        self.ages().is_none_or(|ages| ages.from <= stage.to && stage.from <= ages.to)
    }
}

/// The ages that a stage of life has in mind; none for a role, which people of every age may have.
const fn stage(audience: Audience) -> Option<Ages> {
    match audience {
        Audience::Children => Some(Ages { from: 0, to: 11 }),
        Audience::Young => Some(Ages { from: 12, to: 24 }),
        Audience::Older => Some(Ages { from: 65, to: OLDEST }),
        Audience::Everyone
        | Audience::Men
        | Audience::Women
        | Audience::Parents
        | Audience::Carers
        | Audience::Newcomers
        | Audience::Lgbti => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant((from, to): (u8, u8), audience: &[Audience]) -> Vec<&'static str> {
        let is_meant = |group: &&Group| group.is_welcome(Ages { from, to }) && group.is_named_by(audience);
        Group::ALL.iter().filter(is_meant).map(|group| group.name()).collect()
    }

    #[test]
    fn an_offer_is_for_a_group_when_half_of_its_ages_are_welcome() {
        assert_eq!(meant((0, 120), &[]).len(), Group::ALL.len());
        assert_eq!(meant((55, 79), &[]), ["iedereen", "65-plus"]);
        assert_eq!(meant((55, 84), &[]), ["iedereen", "65-plus", "75-plus"]);
        assert_eq!(meant((18, 65), &[]), ["iedereen", "18-24-jaar", "25-64-jaar"]);
        assert_eq!(meant((8, 14), &[]), ["iedereen", "4-11-jaar", "12-17-jaar"]);
        assert_eq!(meant((67, 67), &[]), ["iedereen"]);
        assert_eq!(meant((120, 120), &[]), ["iedereen"]);
    }

    #[test]
    fn the_people_of_a_group_are_the_published_counts_of_its_ages() {
        let residents = Residents { total: 1_003, bands: [11, 22, 33, 44, 255, 166, 177, 188, 99, 8] };
        let people: Vec<u32> = Group::ALL.iter().map(|group| group.people(&residents)).collect();
        assert_eq!(people, [1_005, 10, 20, 35, 45, 255 + 165 + 175, 190 + 100 + 10, 100 + 10]);
    }

    #[test]
    fn a_stage_of_life_alone_leaves_out_the_other_stages() {
        assert_eq!(meant((0, 120), &[]).len(), Group::ALL.len());
        assert_eq!(meant((0, 120), &[Audience::Older]), ["iedereen", "65-plus", "75-plus"]);
        assert_eq!(meant((0, 120), &[Audience::Young]), ["iedereen", "12-17-jaar", "18-24-jaar"]);
        assert_eq!(meant((0, 120), &[Audience::Older, Audience::Everyone]).len(), Group::ALL.len());
        assert_eq!(meant((0, 120), &[Audience::Women, Audience::Newcomers]).len(), Group::ALL.len());
    }
}
