//! A town of three demand points and two sites on one road, worked out by hand.
//!
//! Kilometres along the road: people at 0 (100), 1 (200) and 4 (100); sites at 1 (10 places) and 3 (6 places).
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use reach::{
    Agents, Balance, Cycles, Decay, Group, Pairs, Point, ReachError, Region, Side, Travel, gaps, overlaps,
};

const POPULATION: [f64; 3] = [100.0, 200.0, 100.0];
const SUPPLY: [f64; 2] = [10.0, 6.0];

fn road(limit: f64) -> Pairs {
    let at = |kilometre: f64| Point::new(kilometre * 1_000.0, 0.0);
    Pairs::within(&[at(0.0), at(1.0), at(4.0)], &[at(1.0), at(3.0)], limit, Travel::Straight).unwrap()
}

fn assert_close(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }
}

#[test]
fn two_steps_share_each_site_among_its_catchment() {
    let pairs = road(2_000.0);
    let region = Region::new(&pairs, &POPULATION, &SUPPLY).unwrap();

    let access = region.two_step(&Decay::within(2_000.0).unwrap()).unwrap();

    // The first site serves 100 + 200, the second 200 + 100; the point in between uses both.
    assert_close(&access.demand, &[300.0, 300.0]);
    assert_close(&access.score, &[10.0 / 300.0, 16.0 / 300.0, 6.0 / 300.0]);
}

#[test]
fn steps_weigh_what_is_further_away_less() {
    let pairs = road(3_000.0);
    let region = Region::new(&pairs, &POPULATION, &SUPPLY).unwrap();

    let access = region.two_step(&Decay::steps(&[(1_000.0, 1.0), (2_000.0, 0.5)]).unwrap()).unwrap();

    // Demand: 100 + 200 at the first, 0.5 × 200 + 100 at the second.
    assert_close(&access.score, &[10.0 / 300.0, 10.0 / 300.0 + 0.5 * 6.0 / 200.0, 6.0 / 200.0]);
}

#[test]
fn three_steps_let_people_choose() {
    let pairs = road(2_000.0);
    let region = Region::new(&pairs, &POPULATION, &SUPPLY).unwrap();
    let decay = Decay::within(2_000.0).unwrap();

    let access = region.three_step(&decay, &decay).unwrap();

    // The people in between go to each site half of the time: 100 + 100 at both.
    assert_close(&access.score, &[10.0 / 200.0, 0.5 * 10.0 / 200.0 + 0.5 * 6.0 / 200.0, 6.0 / 200.0]);
}

#[test]
fn a_balanced_catchment_divides_people_and_level_of_service() {
    let pairs = road(2_000.0);
    let region = Region::new(&pairs, &POPULATION, &SUPPLY).unwrap();
    let decay = Decay::within(2_000.0).unwrap();

    let access = region.balanced(&decay, Balance::LevelOfService).unwrap();

    assert_close(&access.demand, &[200.0, 200.0]);
    assert_close(&access.score, &[0.5 * 0.05, 0.5 * 0.05 + 0.5 * 0.03, 0.5 * 0.03]);
}

#[test]
fn gravity_shares_with_nobody() {
    let pairs = road(5_000.0);
    let region = Region::new(&pairs, &POPULATION, &SUPPLY).unwrap();

    let score = region.gravity(&Decay::gravity(1_000.0, -2.0, 100.0).unwrap()).unwrap();

    assert_close(&score, &[10.0 + 6.0 / 9.0, 1_000.0 + 6.0 / 4.0, 10.0 / 9.0 + 6.0]);
}

#[test]
fn agents_settle_where_both_sites_cost_the_same() {
    // One crowd of 90 at a site for 30 and one kilometre from a site for 60, with τ two kilometres: they fill both until
    // x/30 = 1/2 + (90 − x)/60, which is x = 40.
    let pairs = Pairs::from_table(1, 2, &[(0, 0, 0.0), (0, 1, 1_000.0)]).unwrap();
    let region = Region::new(&pairs, &[90.0], &[30.0, 60.0]).unwrap();

    let settled = region.rational_agents(&Agents::new(2_000.0)).unwrap();

    assert_close(&settled.demand, &[40.0, 50.0]);
    assert_close(&[settled.cost[0].unwrap()], &[40.0 / 30.0]);
}

#[test]
fn whole_persons_come_near_where_agents_settle() {
    let pairs = Pairs::from_table(2, 2, &[(0, 0, 0.0), (0, 1, 1_000.0)]).unwrap();
    let cost = |people: f64| {
        let population = [people, 0.0];
        let region = Region::new(&pairs, &population, &[30.0, 60.0]).unwrap();
        let cost = region.shifting_agents(&Cycles::new(2_000.0)).unwrap();
        assert_eq!(cost[1], None);
        cost[0].unwrap()
    };

    assert!((cost(90_000.0) - 4.0 / 3.0).abs() < 1e-3, "{}", cost(90_000.0));
    // A fifth of three is no whole person: nobody moves, and the nearest site stays three times too full.
    assert_close(&[cost(3.0)], &[3.0]);
}

#[test]
fn who_reaches_nothing_has_zero_and_is_told_apart() {
    let pairs = road(500.0);
    let region = Region::new(&pairs, &POPULATION, &SUPPLY).unwrap();

    let access = region.two_step(&Decay::within(500.0).unwrap()).unwrap();

    assert_eq!(access.reached, [false, true, false]);
    assert_close(&access.score, &[0.0, 10.0 / 200.0, 0.0]);
    let settled = region.rational_agents(&Agents::new(1_000.0)).unwrap();
    assert_eq!([settled.cost[0], settled.cost[2]], [None, None]);
}

#[test]
fn a_site_where_nobody_lives_near_hands_out_nothing() {
    let pairs = Pairs::from_table(2, 1, &[(0, 0, 10.0)]).unwrap();
    let region = Region::new(&pairs, &[0.0, 50.0], &[5.0]).unwrap();

    let access = region.two_step(&Decay::within(100.0).unwrap()).unwrap();

    assert_close(&access.score, &[0.0, 0.0]);
    assert_eq!(access.reached, [true, false]);
}

#[test]
fn gaps_and_overlaps_name_the_people_of_each_group() {
    let counts = road(2_000.0).counts(2_000.0);
    let groups = [
        Group { name: "65+", population: &[10.0, 50.0, 0.0] },
        Group { name: "jeugd", population: &[5.0, 5.0, 30.0] },
    ];

    let twice = overlaps(&counts, 2, &groups).unwrap();
    let once = gaps(&[1.0, 2.0, 1.0], 2.0, &groups).unwrap();

    assert_eq!(counts, [1, 2, 1]);
    assert_eq!((twice[0].people, twice[0].of, twice[0].points.clone()), (50.0, 60.0, vec![1]));
    assert_eq!((once[0].people, once[0].points.clone()), (10.0, vec![0]));
    assert_eq!((once[1].people, once[1].points.clone()), (35.0, vec![0, 2]));
    assert_eq!(once[1].share(), Some(35.0 / 40.0));
}

#[test]
fn sites_that_do_not_fit_are_left_out() {
    let pairs = road(2_000.0).only(|site| site == 1);

    assert_eq!(pairs.counts(2_000.0), [0, 1, 1]);
    assert_eq!((pairs.demand_count(), pairs.site_count()), (3, 2));
}

#[test]
fn bad_input_is_named_by_its_place() {
    let here = [Point::new(0.0, 0.0)];
    let nowhere = [Point::new(0.0, 0.0), Point::new(f64::NAN, 0.0)];
    let within =
        |demand: &[Point], sites: &[Point], limit| Pairs::within(demand, sites, limit, Travel::Straight);
    let one = Pairs::from_table(1, 1, &[(0, 0, 0.0)]).unwrap();
    let bottomless = Decay::gravity(1.0, -1.0, 0.0).unwrap();

    assert_eq!(within(&nowhere, &here, 1.0), Err(ReachError::Coordinate { side: Side::Demand, index: 1 }));
    assert_eq!(within(&here, &nowhere, 1.0), Err(ReachError::Coordinate { side: Side::Site, index: 1 }));
    assert_eq!(within(&here, &here, -1.0), Err(ReachError::Limit { limit: -1.0 }));
    assert_eq!(
        Pairs::within(&here, &here, 1.0, Travel::Detour(0.9)),
        Err(ReachError::Detour { factor: 0.9 })
    );
    assert_eq!(
        Pairs::from_table(1, 1, &[(0, 0, 1.0), (0, 7, 1.0)]),
        Err(ReachError::UnknownPoint { row: 1, side: Side::Site, index: 7, count: 1 })
    );
    assert_eq!(
        Pairs::from_table(1, 1, &[(0, 0, -2.0)]),
        Err(ReachError::TableDistance { row: 0, distance: -2.0 })
    );
    assert_eq!(
        Pairs::from_table(2, 1, &[(1, 0, 1.0), (1, 0, 2.0)]),
        Err(ReachError::TwiceInTable { demand: 1, site: 0 })
    );
    assert_eq!(
        Region::new(&one, &[-3.0], &[1.0]).unwrap_err().to_string(),
        "population of demand point 0 is -3; it must be a number of at least 0"
    );
    assert_eq!(
        Region::new(&one, &[1.0], &[1.0, 2.0]).unwrap_err().to_string(),
        "supply: 2 values for 1 times a site"
    );
    assert_eq!(
        Region::new(&one, &[1.0], &[1.0]).unwrap().two_step(&bottomless),
        Err(ReachError::Unbounded { demand: 0, site: 0 })
    );
    assert!(Decay::steps(&[]).is_err() && Decay::steps(&[(1.0, 1.0), (1.0, 2.0)]).is_err());
    assert!(
        Decay::gaussian(0.0).is_err()
            && Decay::gravity(0.0, 1.0, 1.0).is_err()
            && Decay::within(f64::NAN).is_err()
    );
}

#[test]
fn nothing_at_all_is_no_error() {
    let none = Pairs::within(&[], &[], 1_000.0, Travel::Straight).unwrap();
    let region = Region::new(&none, &[], &[]).unwrap();

    assert!(none.is_empty());
    assert!(region.two_step(&Decay::within(1_000.0).unwrap()).unwrap().score.is_empty());
    assert!(region.rational_agents(&Agents::new(1.0)).unwrap().cost.is_empty());
}
