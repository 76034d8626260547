use std::collections::BTreeMap;

use kernel::Cents;

use crate::{Activity, split};

/// What came of asking in a ward or for a target group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shared {
    /// Asked.
    pub asked: Cents,
    /// Granted.
    pub granted: Cents,
}

impl Shared {
    /// What was asked and not granted.
    #[must_use]
    pub fn left_out(&self) -> Cents {
        self.asked - self.granted
    }
}

/// What was asked and granted by ward, by target group, or by whatever `key` gives. An amount for a part is divided evenly over
/// the activities in that part: applicants ask for a part, and not for a ward. Each pair is the activities of an application
/// with the amounts of its parts: asked and granted.
#[must_use]
pub fn shared_by<'a>(
    applications: impl IntoIterator<Item = (&'a [Activity], Vec<(&'a str, Shared)>)>,
    key: impl Fn(&Activity) -> String,
) -> BTreeMap<String, Shared> {
    let mut shared: BTreeMap<String, Shared> = BTreeMap::new();
    for (activities, parts) in applications {
        for (part, amounts) in parts {
            let of_part: Vec<&Activity> = activities.iter().filter(|one| one.part == part).collect();
            let shares = vec![1; of_part.len()];
            let pairs = split(amounts.asked, &shares).into_iter().zip(split(amounts.granted, &shares));
            for (activity, (asked, granted)) in of_part.into_iter().zip(pairs) {
                let place = shared.entry(key(activity)).or_default();
                place.asked = place.asked + asked;
                place.granted = place.granted + granted;
            }
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_and_granted_is_shared_over_wards_to_the_cent() {
        let activity = |part: &str, ward: Option<&str>| Activity {
            part: part.to_owned(),
            what: "Koken".to_owned(),
            ward: ward.map(ToOwned::to_owned),
            target_group: "Buren".to_owned(),
            indicator: "Deelnemers".to_owned(),
            planned: 1,
        };
        let first = [activity("a", Some("W1")), activity("a", Some("W2")), activity("b", Some("W1"))];
        let second = [activity("a", None)];
        let amounts = |asked, granted| Shared { asked: Cents(asked), granted: Cents(granted) };
        let shared = shared_by(
            [
                (first.as_slice(), vec![("a", amounts(101, 51)), ("b", amounts(10, 0))]),
                (second.as_slice(), vec![("a", amounts(7, 7))]),
            ],
            |one| one.ward.clone().unwrap_or_default(),
        );
        let expected = [("", amounts(7, 7)), ("W1", amounts(61, 26)), ("W2", amounts(50, 25))];
        assert_eq!(shared, expected.map(|(ward, shared)| (ward.to_owned(), shared)).into());
        assert_eq!(shared["W1"].left_out(), Cents(35));
    }
}
