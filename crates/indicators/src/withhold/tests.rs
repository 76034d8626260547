use proptest::prelude::*;

use super::*;
use crate::definition::tests::{count, share};
use crate::{Origin, OverAreas, Protection, Status as FigureStatus, When};

const AREAS: &str = "code,name,ward_code,ward_name,district,rd_x,rd_y,hectares\n\
                     BU01931000,A,WK019310,Een,,202000,502000,1\n\
                     BU01931010,B,WK019310,Een,,202100,502000,1\n\
                     BU01931020,C,WK019310,Een,,202200,502000,1\n\
                     BU01931100,D,WK019311,Twee,,202300,502000,1\n\
                     BU01931110,E,WK019311,Twee,,202400,502000,1\n";
const LEAVES: [&str; 5] = ["BU01931000", "BU01931010", "BU01931020", "BU01931100", "BU01931110"];
const WARDS: [(&str, std::ops::Range<usize>); 2] = [("WK019310", 0..3), ("WK019311", 3..5)];

fn division() -> Division {
    areas::division_from_csv(AREAS, "GM0193".parse().unwrap()).unwrap()
}

fn few(least: u32) -> Definition {
    Definition { least_denominator: Some(least), protection: Protection::None, ..share() }
}

fn observed(place: &str, outcome: Outcome) -> (Place, Observation) {
    let place = place.parse().unwrap();
    let (status, origin) = (FigureStatus::Definitive, Origin::BroughtIn);
    (place, Observation { place, when: When::Year(2024), division: 2024, outcome, status, origin })
}

/// The figures of all neighbourhoods with those of wards and city that follow.
fn town(people: [(u32, u32); 5]) -> Known {
    let whole = |range: std::ops::Range<usize>| {
        people[range].iter().fold((0.0, 0.0), |(yes, all), (n, d)| (yes + f64::from(*n), all + f64::from(*d)))
    };
    let one = |place, parts| observed(place, Outcome::divided(&share(), parts, None));
    let leaves = (0..5).map(|at| one(LEAVES[at], whole(at..at + 1)));
    let wards = WARDS.into_iter().map(|(ward, range)| one(ward, whole(range)));
    leaves.chain(wards).chain([one("GM0193", whole(0..5))]).collect()
}

fn places(of: &[&str]) -> BTreeSet<Place> {
    of.iter().map(|place| place.parse().unwrap()).collect()
}

fn left_out(definition: &Definition, known: &Known, out: &[&str]) -> BTreeSet<Place> {
    withheld(definition, &division(), known, &places(out)).into_keys().collect()
}

/// The least and the most that the numerator of a neighbourhood can be, for somebody with all that is published and all
/// denominators: its ward, or else all wards that are left out together, tells the sum of what is hidden.
fn worked_out(people: [(u32, u32); 5], hidden: &BTreeSet<Place>, target: usize) -> (u32, u32) {
    let is_hidden = |place: &str| hidden.contains(&place.parse().unwrap());
    let (_, ward) = WARDS.into_iter().find(|(_, range)| range.contains(&target)).unwrap();
    let named = WARDS.into_iter().find(|(_, range)| range.contains(&target)).unwrap().0;
    let together: Vec<usize> = if is_hidden(named) {
        if is_hidden("GM0193") {
            return (0, people[target].1);
        }
        WARDS.into_iter().filter(|(ward, _)| is_hidden(ward)).flat_map(|(_, range)| range).collect()
    } else {
        ward.collect()
    };
    let hidden: Vec<usize> = together.into_iter().filter(|at| is_hidden(LEAVES[*at])).collect();
    let sum: u32 = hidden.iter().map(|at| people[*at].0).sum();
    let others: u32 = hidden.iter().filter(|at| **at != target).map(|at| people[*at].1).sum();
    (sum.saturating_sub(others), sum.min(people[target].1))
}

#[test]
fn a_share_of_few_people_takes_another_along_and_the_city_stays() {
    let people = [(4, 20), (150, 400), (200, 900), (100, 500), (300, 800)];
    let hidden = left_out(&few(50), &town(people), &[]);
    assert_eq!(hidden, places(&["BU01931000", "BU01931010"]));
    assert_eq!(worked_out(people, &hidden, 0), (0, 20));
    // Without the other, the ward tells everything.
    assert_eq!(worked_out(people, &places(&["BU01931000"]), 0), (4, 4));
    assert!(left_out(&few(10), &town(people), &[]).is_empty());
}

#[test]
fn what_came_out_before_hides_nothing_any_more() {
    let people = [(4, 20), (150, 400), (200, 900), (100, 500), (300, 800)];
    let hidden = left_out(&few(50), &town(people), &["BU01931010"]);
    assert_eq!(hidden, places(&["BU01931000", "BU01931020"]));
}

#[test]
fn a_gap_of_the_source_is_no_help_and_no_harm() {
    let mut known = town([(4, 20), (150, 400), (200, 900), (100, 500), (300, 800)]);
    let gap = |place| observed(place, Outcome::Missing(WhyMissing::NotPublished));
    known.extend([gap("BU01931010"), gap("WK019310"), gap("GM0193")]);
    // No sum is known in which the small one stands.
    assert_eq!(left_out(&few(50), &known, &[]), places(&["BU01931000"]));
}

#[test]
fn a_figure_of_few_answers_cannot_be_found_from_its_ward() {
    let survey = Definition { least_answers: Some(30), over_areas: OverAreas::None, ..count() };
    let answers = |place, number| {
        observed(place, Outcome::Known(Measured { answers: Some(number), ..Measured::of(50.0) }))
    };
    let known: Known = [
        answers(LEAVES[0], 12),
        answers(LEAVES[1], 60),
        answers(LEAVES[2], 80),
        answers(LEAVES[3], 45),
        answers(LEAVES[4], 31),
        answers("WK019310", 152),
        answers("WK019311", 76),
        answers("GM0193", 228),
    ]
    .into();
    let why = withheld(&survey, &division(), &known, &BTreeSet::new());
    assert_eq!(why.keys().copied().collect::<BTreeSet<_>>(), places(&["BU01931000", "BU01931010"]));
    assert_eq!(why[&LEAVES[0].parse().unwrap()], WhyMissing::Unreliable);
    assert_eq!(why[&LEAVES[1].parse().unwrap()], WhyMissing::Secret);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nobody_works_out_a_share_of_few_people(
        people in prop::array::uniform5((0_u32..60, 0.0..=1.0_f64)),
    ) {
        let people = people.map(|(all, share)| (whole(share * f64::from(all)), all));
        let hidden = left_out(&few(20), &town(people), &[]);
        for (at, (yes, all)) in people.into_iter().enumerate() {
            if (1..20).contains(&all) {
                prop_assert!(hidden.contains(&LEAVES[at].parse().unwrap()));
                let (low, high) = worked_out(people, &hidden, at);
                let need = protected((yes, all));
                prop_assert!(
                    f64::from(low) <= need.low && f64::from(high) >= need.high,
                    "{yes} of {all} is known to lie between {low} and {high} with {hidden:?} left out"
                );
            }
        }
    }
}
