use chrono::NaiveDate;

use super::Speech;
use crate::{Ages, Audience, Capacity, Charge, Circumstances, Cost};

impl Speech<'_> {
    /// `€ 4 per keer`, `Gratis`
    pub(crate) fn cost(self, cost: &Cost) -> String {
        match cost.charge {
            Charge::Free => self.t("map-charge-free").to_owned(),
            Charge::Voluntary => self.t("map-charge-voluntary").to_owned(),
            Charge::Fixed { .. } if cost.is_free() => self.t("map-charge-free").to_owned(),
            Charge::Fixed { amount, per } => format!("{amount} {}", self.word("charge", per.name())),
        }
    }

    /// Whom it has in mind, when that is said.
    pub(crate) fn audience(self, said: &[Audience]) -> Option<String> {
        let named: Vec<String> = said
            .iter()
            .filter(|one| **one != Audience::Everyone)
            .map(|one| self.word("audience-in", one.name()))
            .collect();
        let all = said.contains(&Audience::Everyone);
        let key = match (all, named.is_empty()) {
            (false, true) => return None,
            (true, true) => "map-audience-all",
            (true, false) => "map-audience-all-and",
            (false, false) => "map-audience-only",
        };
        Some(self.filled(key, &[("named", self.joined(&named).into())]))
    }

    /// For which ages, when not for all.
    pub(crate) fn ages(self, ages: Ages) -> Option<String> {
        let args = [("from", ages.from.into()), ("to", ages.to.into())];
        match (ages.from, ages.to) {
            (0, 100..) => None,
            (_, 100..) => Some(self.filled("map-ages-from", &args)),
            (0, _) => Some(self.filled("map-ages-to", &args)),
            _ => Some(self.filled("map-ages", &args)),
        }
    }

    /// Languages by their names; one that has none here keeps its code.
    pub(crate) fn languages(self, codes: &[String]) -> String {
        let name = |code: &String| {
            let key = format!("map-language-{code}");
            let name = self.t(&key);
            if name == key { code.clone() } else { name.to_owned() }
        };
        self.joined(&codes.iter().map(name).collect::<Vec<_>>())
    }

    /// How many places are free, as far as that can be known.
    pub(crate) fn free_places(self, capacity: Option<Capacity>, today: NaiveDate) -> Option<String> {
        let capacity = capacity?;
        let free = capacity.free_on(today)?;
        let args = [("free", free.into()), ("waiting", capacity.waiting.into())];
        Some(match (free, capacity.waiting) {
            (0, 0) => self.t("map-full").to_owned(),
            (0, _) => self.filled("map-full-waiting", &args),
            _ => self.filled("map-free-places", &args),
        })
    }

    /// What somebody saw there, a sentence each.
    pub(crate) fn circumstances(self, seen: &Circumstances) -> Vec<String> {
        let named = [
            ("noise", seen.noise.map(|one| one.name())),
            ("light", seen.light.map(|one| one.name())),
            ("crowd", seen.crowd.map(|one| one.name())),
        ];
        let told = [
            ("quiet-room", seen.quiet_room),
            ("may-leave", seen.may_leave),
            ("fixed-place", seen.fixed_place),
            ("informed-beforehand", seen.informed_beforehand),
        ];
        let named = named.into_iter().filter_map(|(list, word)| Some(self.word(list, word?)));
        let told = told
            .into_iter()
            .filter_map(|(list, holds)| Some(self.word(list, if holds? { "yes" } else { "no" })));
        let group =
            seen.largest_group.map(|group| self.filled("map-largest-group", &[("group", group.into())]));
        named.chain(told).chain(group).collect()
    }

    /// When that was seen, and by whom.
    pub(crate) fn observed(self, seen: &Circumstances, today: NaiveDate) -> Option<String> {
        let date = self.day_and_month(seen.observed_on?, today);
        Some(match &seen.observed_by {
            Some(by) => self.filled("map-observed-by", &[("date", date.into()), ("by", by.as_str().into())]),
            None => self.filled("map-observed", &[("date", date.into())]),
        })
    }
}
