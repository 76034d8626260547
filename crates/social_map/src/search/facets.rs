/// A set of wards, a bit each, in the order of the catalogue's wards.
pub(crate) type WardBits = u128;

/// What of one listing the facets look at.
///
/// What belongs to one moment of the week stays together in `moments`, so that filters on time hold for one and the
/// same session and not for several between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Profile {
    /// Where it is, or which wards it serves when it has no place.
    pub(crate) wards: WardBits,
    /// Its themes.
    pub(crate) themes: u32,
    /// What it costs.
    pub(crate) costs: u8,
    /// The parts of the day of each of its sessions; one entry for hours unknown, never none.
    pub(crate) moments: Vec<u8>,
}

/// What is chosen in each facet; nothing chosen asks nothing. Within a facet any choice is enough, between facets all
/// must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Filter {
    /// Wards.
    pub(crate) wards: WardBits,
    /// Themes.
    pub(crate) themes: u32,
    /// Kinds of cost.
    pub(crate) costs: u8,
    /// Parts of the day.
    pub(crate) moments: u8,
}

/// How many listings each choice would leave, the other facets applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counts {
    /// By ward.
    pub(crate) wards: [usize; 128],
    /// By theme.
    pub(crate) themes: [usize; 32],
    /// By kind of cost.
    pub(crate) costs: [usize; 8],
    /// By part of the day.
    pub(crate) moments: [usize; 8],
}

impl Default for Counts {
    fn default() -> Self {
        Self { wards: [0; 128], themes: [0; 32], costs: [0; 8], moments: [0; 8] }
    }
}

impl Filter {
    /// Whether a listing passes; counts it for every facet whose own choice alone may keep it out.
    pub(crate) fn pass(&self, profile: &Profile, counts: &mut Counts) -> bool {
        let wards = self.wards == 0 || profile.wards & self.wards != 0;
        let themes = self.themes == 0 || profile.themes & self.themes != 0;
        let costs = self.costs == 0 || profile.costs & self.costs != 0;
        let moments = self.moments == 0 || profile.moments.iter().any(|moment| moment & self.moments != 0);
        if themes && costs && moments {
            count(profile.wards, &mut counts.wards);
        }
        if wards && costs && moments {
            count(u128::from(profile.themes), &mut counts.themes);
        }
        if wards && themes && moments {
            count(u128::from(profile.costs), &mut counts.costs);
        }
        if wards && themes && costs {
            let any = profile.moments.iter().fold(0, |all, moment| all | moment);
            count(u128::from(any), &mut counts.moments);
        }
        wards && themes && costs && moments
    }
}

fn count(mut bits: u128, counts: &mut [usize]) {
    while bits != 0 {
        let place = usize::try_from(bits.trailing_zeros()).unwrap_or(usize::MAX);
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
        bits &= bits - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(wards: WardBits, themes: u32, costs: u8, moments: &[u8]) -> Profile {
        Profile { wards, themes, costs, moments: moments.to_vec() }
    }

    /// Every combination of small profiles.
    fn all() -> Vec<Profile> {
        let mut all = Vec::new();
        for bits in 0..81 {
            let digit = |power: u32| bits / 3_u32.pow(power) % 3 + 1;
            let moments: &[u8] = [&[1_u8][..], &[2], &[1, 2]][usize::try_from(digit(3) - 1).unwrap()];
            all.push(profile(digit(0).into(), digit(1), u8::try_from(digit(2)).unwrap(), moments));
        }
        all
    }

    #[test]
    fn a_count_is_what_choosing_it_alone_in_its_facet_would_leave() {
        let profiles = all();
        let found = |filter: Filter| {
            let mut counts = Counts::default();
            let left = profiles.iter().filter(|one| filter.pass(one, &mut counts)).count();
            (left, counts)
        };
        for bits in 0..256_u32 {
            let two = |shift: u32| bits >> shift & 3;
            let filter = Filter {
                wards: two(0).into(),
                themes: two(2),
                costs: u8::try_from(two(4)).unwrap(),
                moments: u8::try_from(two(6)).unwrap(),
            };
            let (_, counts) = found(filter);
            for place in 0..3 {
                let (wards, themes) = (
                    found(Filter { wards: 1 << place, ..filter }),
                    found(Filter { themes: 1 << place, ..filter }),
                );
                assert_eq!(counts.wards[place], wards.0, "{filter:?}");
                assert_eq!(counts.themes[place], themes.0, "{filter:?}");
                assert_eq!(
                    counts.costs[place],
                    found(Filter { costs: 1 << place, ..filter }).0,
                    "{filter:?}"
                );
                assert_eq!(
                    counts.moments[place],
                    found(Filter { moments: 1 << place, ..filter }).0,
                    "{filter:?}"
                );
            }
        }
    }
}
