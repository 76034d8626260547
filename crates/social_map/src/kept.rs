//! A list of offers that somebody keeps without an account (ADR 0012).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::Id;
use uuid::Uuid;

use crate::OfferId;

/// The most offers in a list: what fits on a card, and in a picture that a telephone can read.
pub(crate) const MOST_KEPT: usize = 20;

/// The offers that somebody wants to remember (*bewaard*), in their own order, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Kept(Vec<OfferId>);

/// An identity as 22 letters and digits, for addresses that people copy and telephones read.
pub(crate) fn short<T>(id: Id<T>) -> String {
    URL_SAFE_NO_PAD.encode(id.uuid().as_bytes())
}

/// The identity behind a short or a long text.
pub(crate) fn from_short<T>(text: &str) -> Option<Id<T>> {
    if let Ok(id) = text.parse() {
        return Some(id);
    }
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    Uuid::from_slice(&bytes).ok().map(Id::from_uuid)
}

impl Kept {
    /// The list of these texts; one that is no identity is left out, and so is what would make it too long.
    pub(crate) fn read<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        texts.into_iter().filter_map(from_short).fold(Self::default(), Self::with)
    }

    /// The list as a cookie holds it.
    pub(crate) fn from_cookie(text: &str) -> Self {
        Self::read(text.split('.'))
    }

    /// The text for a cookie.
    pub(crate) fn to_cookie(&self) -> String {
        self.texts().join(".")
    }

    /// The address at which everybody sees this list.
    pub(crate) fn address(&self, path: &str) -> String {
        let pairs: Vec<String> = self.texts().iter().map(|text| format!("a={text}")).collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }

    fn texts(&self) -> Vec<String> {
        self.0.iter().map(|id| short(*id)).collect()
    }

    /// The offers, in order.
    pub(crate) fn offers(&self) -> &[OfferId] {
        &self.0
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether no more fit.
    pub(crate) fn is_full(&self) -> bool {
        self.len() >= MOST_KEPT
    }

    /// Whether it holds an offer.
    pub(crate) fn holds(&self, id: OfferId) -> bool {
        self.0.contains(&id)
    }

    /// The list with an offer at its end, when it fits and was not there yet.
    pub(crate) fn with(mut self, id: OfferId) -> Self {
        if !self.holds(id) && !self.is_full() {
            self.0.push(id);
        }
        self
    }

    /// The list without an offer.
    pub(crate) fn without(mut self, id: OfferId) -> Self {
        self.0.retain(|kept| *kept != id);
        self
    }

    /// The list with an offer one place nearer to its beginning.
    pub(crate) fn sooner(mut self, id: OfferId) -> Self {
        if let Some(place) = self.0.iter().position(|kept| *kept == id).filter(|place| *place > 0) {
            self.0.swap(place - 1, place);
        }
        self
    }

    /// The list with an offer one place nearer to its end.
    pub(crate) fn later(mut self, id: OfferId) -> Self {
        let place = self.0.iter().position(|kept| *kept == id);
        if let Some(place) = place.filter(|place| place + 1 < self.0.len()) {
            self.0.swap(place, place + 1);
        }
        self
    }

    /// The list with all of `other` behind it, as far as they fit.
    pub(crate) fn and(self, other: &Self) -> Self {
        other.0.iter().copied().fold(self, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(number: u128) -> OfferId {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn kept(numbers: &[u128]) -> Kept {
        numbers.iter().map(|number| id(*number)).fold(Kept::default(), Kept::with)
    }

    #[test]
    fn an_offer_stands_in_the_list_once_and_in_the_order_of_its_keeper() {
        assert_eq!(kept(&[1, 2, 1, 3]).offers(), [id(1), id(2), id(3)]);
        assert_eq!(kept(&[1, 2, 3]).without(id(2)).offers(), [id(1), id(3)]);
        assert_eq!(kept(&[1, 2, 3]).sooner(id(3)).offers(), [id(1), id(3), id(2)]);
        assert_eq!(kept(&[1, 2, 3]).later(id(1)).offers(), [id(2), id(1), id(3)]);
        assert_eq!(kept(&[1, 2]).and(&kept(&[2, 3])).offers(), [id(1), id(2), id(3)]);
        for unmoved in [kept(&[1, 2]).sooner(id(1)), kept(&[1, 2]).later(id(2)), kept(&[1, 2]).later(id(9))] {
            assert_eq!(unmoved, kept(&[1, 2]));
        }
    }

    #[test]
    fn a_list_never_grows_beyond_what_fits_on_a_card() {
        let many: Vec<u128> = (0..50).collect();
        assert_eq!(kept(&many).len(), MOST_KEPT);
        assert!(kept(&many).is_full() && !kept(&[1]).is_full());
    }

    #[test]
    fn what_is_no_identity_is_left_out() {
        let long = "01890000-0000-7000-8000-000000000007";
        let list =
            Kept::read(["", "zomaar", long, "../../etc", "AYkAAAAAcACAAAAAAAAABw", "AYkAAAAAcACAAAAAAAAAB"]);
        assert_eq!(list.len(), 1, "the long and the short text are the same offer: {list:?}");
        assert_eq!(list.address("/bewaard"), "/bewaard?a=AYkAAAAAcACAAAAAAAAABw");
        assert_eq!(Kept::default().address("/bewaard"), "/bewaard");
    }

    proptest! {
        #[test]
        fn a_list_comes_back_from_its_cookie_as_it_went_in(numbers in prop::collection::vec(any::<u128>(), 0..25)) {
            let list = kept(&numbers);
            prop_assert_eq!(Kept::from_cookie(&list.to_cookie()), list.clone());
            prop_assert!(list.to_cookie().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
            for id in list.offers() {
                prop_assert_eq!(from_short(&short(*id)), Some(*id));
            }
        }
    }
}
