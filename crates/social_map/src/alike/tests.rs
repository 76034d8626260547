use kernel::Id;
use uuid::Uuid;

use super::*;
use crate::{Hours, Rhythm, Weekdays, examples};

const COOKING: &str = "We snijden groente, koken soep en eten daarna samen aan een lange tafel in de wijk.";

/// An offer in a few words: title, text, phone, organisation, place and the hour at which it begins on Tuesdays.
struct Told(&'static str, &'static str, &'static str, u128, u128, u32);

fn offer(nth: u128, told: &Told) -> Offer {
    let Told(title, what, phone, organisation, place, hour) = told;
    let hours = Hours {
        from: NaiveTime::from_hms_opt(*hour, 0, 0).unwrap(),
        until: NaiveTime::from_hms_opt(hour + 2, 0, 0).unwrap(),
    };
    let tuesdays =
        Pattern::Week { weekdays: Weekdays::from(vec![chrono::Weekday::Tue]), rhythm: Rhythm::Each };
    let mut offer = examples::offer(vec![Session::new(tuesdays, Some(hours))]);
    offer.id = Id::from_uuid(Uuid::from_u128(nth));
    offer.organisation = Id::from_uuid(Uuid::from_u128(*organisation));
    offer.particulars.wording.title = title.parse().unwrap();
    (*what).clone_into(&mut offer.particulars.wording.what);
    offer.particulars.contact.phone = Some((*phone).to_owned());
    offer.particulars.at[0].place = Some(Id::from_uuid(Uuid::from_u128(*place)));
    offer
}

fn found(told: &[Told]) -> Vec<Likeness> {
    let offers: Vec<Offer> = (1_u128..).zip(told).map(|(nth, told)| offer(nth, told)).collect();
    alike(&offers.iter().collect::<Vec<_>>())
}

#[test]
fn two_strong_signs_make_a_pair_and_one_does_not() {
    use Sign::{SameOrganisation, SamePhone, SamePlaceAndTime, SameTitle, SimilarText, SimilarTitle};
    let base = Told("Samen koken", COOKING, "038 012 34 56", 1, 1, 17);
    for (other, signs) in [
        // The same, typed in by two organisations.
        (
            Told("Samen koken", COOKING, "+31 38 0123456", 2, 2, 9),
            Some(vec![SameTitle, SimilarText, SamePhone]),
        ),
        // The same words in another form.
        (Told("Koken, samen", "Kom.", "0380123456", 2, 2, 9), Some(vec![SameTitle, SamePhone])),
        (Told("Samen eten koken", "Kom.", "038", 2, 1, 17), Some(vec![SamePlaceAndTime, SimilarTitle])),
        (Told("Soep", COOKING, "038", 2, 1, 17), Some(vec![SimilarText, SamePlaceAndTime])),
        // A title that many have, elsewhere, by others.
        (Told("Samen koken", "Wij maken taart.", "038 765 43 21", 2, 2, 9), None),
        // The same organisation in another ward.
        (Told("Samen koken", "Wij maken taart.", "038 012 34 56", 1, 2, 9), None),
        (Told("Taalles", "We lezen.", "038 012 34 56", 1, 1, 9), None),
        (
            Told("Samen koken", COOKING, "038 012 34 56", 1, 2, 9),
            Some(vec![SameTitle, SimilarText, SameOrganisation]),
        ),
    ] {
        let pairs = found(&[Told(base.0, base.1, base.2, base.3, base.4, base.5), other]);
        assert_eq!(pairs.first().map(|pair| pair.signs.clone()), signs, "{pairs:?}");
    }
}

#[test]
fn comparing_what_shares_something_finds_what_comparing_all_finds() {
    let titles =
        ["Samen koken", "Koken met buren", "Wandelclub", "Samen wandelen", "Taalles", "Koffie met buren"];
    let texts = [
        COOKING,
        "We lopen een uur door het park en drinken daarna koffie bij de sporthal.",
        "Kom eens langs.",
    ];
    let phones = ["038 1", "038 2", "038 3", "038 4", "038 5"];
    let offers: Vec<Offer> = (0..240_usize)
        .map(|nth| {
            let told = Told(
                titles[nth * 7 % 6],
                texts[nth * 5 % 3],
                phones[nth * 11 % 5],
                u128::try_from(nth * 13 % 40).unwrap(),
                u128::try_from(nth * 17 % 60).unwrap(),
                u32::try_from(9 + nth * 3 % 10).unwrap(),
            );
            offer(u128::try_from(nth + 1).unwrap(), &told)
        })
        .collect();
    let looks: Vec<Look> = offers.iter().map(Look::of).collect();
    let all = (0..looks.len()).flat_map(|one| (one + 1..looks.len()).map(move |other| (one, other)));
    let worth: HashSet<(usize, usize)> =
        all.filter(|(one, other)| compare(&looks, *one, *other).is_some()).collect();
    let compared = candidates(&looks);
    // Texts and titles that sixty offers or more share are no sign here, so that pairs by these alone are not met.
    let missed: Vec<_> = worth.difference(&compared).collect();
    let rare = |pair: &&&(usize, usize)| {
        let (one, other) = (&looks[pair.0], &looks[pair.1]);
        !one.times.is_disjoint(&other.times)
    };
    assert!(worth.len() > 20, "{}", worth.len());
    assert_eq!(missed.iter().filter(rare).count(), 0, "{missed:?}");
    assert!(compared.len() < looks.len() * looks.len() / 4, "{}", compared.len());
}

#[test]
fn a_number_is_the_same_however_it_is_written() {
    for phone in ["038 012 34 56", "038-0123456", "+31 38 0123456", "0031380123456", "+31 (0)38 012 34 56"] {
        assert_eq!(digits(phone), "0380123456", "{phone}");
    }
}
