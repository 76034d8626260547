use kernel::Cents;

use super::{Receiver, RegisterEntry};

kernel::words! {
    /// In which order the register stands.
    Order, "order of the register" {
        /// The latest decision first.
        Latest => "nieuwste",
        /// The largest amount first.
        Amount => "bedrag",
        /// By the name of who receives it.
        Recipient => "ontvanger",
    }
}

/// What somebody looks for in the register.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Words in the name, the title, the scheme or the number; each must be somewhere.
    pub words: String,
    /// The year for which is granted.
    pub year: Option<i32>,
    /// The code of a ward in which something is done.
    pub ward: Option<String>,
    /// At least so much.
    pub least: Option<Cents>,
    /// The scheme.
    pub scheme: Option<String>,
    /// In which order.
    pub order: Option<Order>,
}

impl Wanted {
    /// The lines that are wanted, in the order that is wanted. Ties are broken by number, so that it never jumps.
    #[must_use]
    pub fn of(&self, mut entries: Vec<RegisterEntry>) -> Vec<RegisterEntry> {
        let words: Vec<String> = self.words.split_whitespace().map(str::to_lowercase).collect();
        entries.retain(|one| self.holds(one, &words));
        match self.order.unwrap_or(Order::Latest) {
            Order::Latest => entries
                .sort_by(|one, other| (other.granted_on, &other.number).cmp(&(one.granted_on, &one.number))),
            Order::Amount => entries
                .sort_by(|one, other| other.granted.cmp(&one.granted).then(one.number.cmp(&other.number))),
            Order::Recipient => entries.sort_by_cached_key(|one| {
                (one.name().is_none(), one.name().unwrap_or_default().to_lowercase(), one.number.clone())
            }),
        }
        entries
    }

    fn holds(&self, one: &RegisterEntry, words: &[String]) -> bool {
        let said = |word: &String| {
            let name = match &one.recipient {
                Receiver::Organisation { name, .. } => name.as_str(),
                Receiver::Person => "",
            };
            [name, &one.title, &one.scheme_name, &one.number]
                .iter()
                .any(|text| text.to_lowercase().contains(word.as_str()))
        };
        self.year.is_none_or(|year| one.year() == year)
            && self.ward.as_ref().is_none_or(|ward| one.wards.is_empty() || one.wards.contains(ward))
            && self.least.is_none_or(|least| one.granted >= least)
            && self.scheme.as_ref().is_none_or(|scheme| one.scheme == *scheme)
            && words.iter().all(said)
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::example;
    use super::*;

    fn found(wanted: &Wanted) -> Vec<String> {
        let person = RegisterEntry { recipient: Receiver::Person, granted: Cents(900), ..example(3) };
        let city = RegisterEntry { wards: [].into(), granted: Cents(1_000_000), ..example(4) };
        let later = RegisterEntry { from: "2023-01-01".parse().unwrap(), ..example(2) };
        let all = vec![example(1), later, person, city];
        wanted.of(all).into_iter().map(|one| one.number).collect()
    }

    #[test]
    fn a_register_is_searched_by_words_year_ward_and_amount() {
        let all = Wanted::default();
        assert_eq!(found(&all), ["2022-0004", "2022-0003", "2022-0002", "2022-0001"]);
        assert_eq!(found(&Wanted { words: "STICHTING 1".to_owned(), ..all.clone() }), ["2022-0001"]);
        assert_eq!(found(&Wanted { year: Some(2023), ..all.clone() }), ["2022-0002"]);
        let ward = Wanted { ward: Some("WK019302".to_owned()), ..all.clone() };
        assert_eq!(found(&ward), ["2022-0004"], "what is for the whole city is for each ward");
        assert_eq!(found(&Wanted { least: Some(Cents(1_000_000)), ..all.clone() }), ["2022-0004"]);
        assert_eq!(found(&Wanted { scheme: Some("anders".to_owned()), ..all }), [""; 0]);
    }

    #[test]
    fn a_natural_person_is_not_found_by_name() {
        let named = Wanted { words: "stichting 3".to_owned(), ..Wanted::default() };
        assert_eq!(found(&named), [""; 0]);
    }

    #[test]
    fn the_register_stands_in_the_order_that_is_asked() {
        let by = |order| found(&Wanted { order: Some(order), ..Wanted::default() });
        assert_eq!(by(Order::Amount), ["2022-0004", "2022-0001", "2022-0002", "2022-0003"]);
        assert_eq!(by(Order::Recipient), ["2022-0001", "2022-0002", "2022-0004", "2022-0003"]);
    }
}
