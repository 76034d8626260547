//! Each measure against its formula on a full matrix, value by value.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

mod formulas;
mod town;

use formulas::{chosen, columns_to_one, demand_at, distances, rows_to_one, two_steps, weights};
use proptest::prelude::*;
use reach::{Balance, Decay, Pairs, Region, Travel, nearest};
use town::{close, decays, town};

fn assert_all_close(found: &[f64], expected: &[f64], what: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(found.len(), expected.len());
    for (point, (found, expected)) in found.iter().zip(expected).enumerate() {
        prop_assert!(close(*found, *expected), "{what}, point {point}: {found} is not {expected}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn the_grid_finds_the_pairs_that_a_full_matrix_holds(town in town(), factor in 1.0..1.6) {
        let pairs = Pairs::within(&town.demand, &town.sites, town.limit, Travel::Detour(factor)).unwrap();
        let matrix = distances(&town.demand, &town.sites, factor);

        for (point, row) in matrix.iter().enumerate() {
            let mut found: Vec<_> = pairs.of(point).collect();
            found.sort_by_key(|(site, _)| *site);
            let expected: Vec<_> =
                row.iter().copied().enumerate().filter(|(_, distance)| *distance <= town.limit).collect();
            prop_assert_eq!(found, expected, "point {}", point);
        }
    }

    #[test]
    fn the_measures_equal_their_formulas(town in town()) {
        let pairs = Pairs::within(&town.demand, &town.sites, 7_000.0, Travel::Straight).unwrap();
        let region = Region::new(&pairs, &town.population, &town.supply).unwrap();
        let matrix = distances(&town.demand, &town.sites, 1.0);
        for (name, decay, plain) in decays(town.limit) {
            let w = weights(&matrix, plain);
            let expect = |going, getting| two_steps(going, getting, &town.population, &town.supply);
            let (g, rows, columns) = (chosen(&w), rows_to_one(&w), columns_to_one(&w));

            assert_all_close(&region.two_step(&decay).unwrap().score, &expect(&w, &w), name)?;
            assert_all_close(&region.three_step(&decay, &decay).unwrap().score, &expect(&g, &g), name)?;
            let level = region.balanced(&decay, Balance::LevelOfService).unwrap();
            assert_all_close(&level.score, &expect(&rows, &columns), name)?;
            let supply = region.balanced(&decay, Balance::Supply).unwrap();
            assert_all_close(&supply.score, &expect(&rows, &rows), name)?;
            let gravity: Vec<f64> =
                w.iter().map(|row| row.iter().zip(&town.supply).map(|(w, s)| w * s).sum()).collect();
            assert_all_close(&region.gravity(&decay).unwrap(), &gravity, name)?;
            for site in 0..town.sites.len() {
                let found = region.two_step(&decay).unwrap().demand[site];
                prop_assert!(close(found, demand_at(&w, &town.population, site)), "{name}, site {site}");
            }
        }
    }

    #[test]
    fn people_may_choose_among_more_than_their_catchment(town in town()) {
        let pairs = Pairs::within(&town.demand, &town.sites, 9_000.0, Travel::Straight).unwrap();
        let region = Region::new(&pairs, &town.population, &town.supply).unwrap();
        let choice = Decay::gaussian(900.0).unwrap();
        let decay = choice.clone().up_to(town.limit).unwrap();
        let bell = |distance: f64| (-(distance / 900.0).powi(2) / 2.0).exp();
        let matrix = distances(&town.demand, &town.sites, 1.0);
        let g = rows_to_one(&weights(&matrix, |distance| if distance <= 9_000.0 { bell(distance) } else { 0.0 }));
        let mut w = weights(&matrix, |distance| if distance <= town.limit { bell(distance) } else { 0.0 });
        for (row, chances) in w.iter_mut().zip(&g) {
            for (weight, chance) in row.iter_mut().zip(chances) {
                *weight *= chance;
            }
        }

        let expected = two_steps(&w, &w, &town.population, &town.supply);
        assert_all_close(&region.three_step(&decay, &choice).unwrap().score, &expected, "choice")?;
    }

    #[test]
    fn the_ratio_is_supply_near_over_people_near(town in town()) {
        let pairs = Pairs::within(&town.demand, &town.sites, town.limit, Travel::Straight).unwrap();
        let between = Pairs::within(&town.demand, &town.demand, town.limit, Travel::Straight).unwrap();
        let region = Region::new(&pairs, &town.population, &town.supply).unwrap();
        for (name, decay, plain) in decays(town.limit) {
            let there = weights(&distances(&town.demand, &town.sites, 1.0), &plain);
            let here = weights(&distances(&town.demand, &town.demand, 1.0), &plain);
            let sum = |row: &[f64], of: &[f64]| -> f64 { row.iter().zip(of).map(|(w, amount)| w * amount).sum() };
            let expected: Vec<f64> = there.iter().zip(&here).map(|(there, here)| {
                let people = sum(here, &town.population);
                if people > 0.0 { sum(there, &town.supply) / people } else { 0.0 }
            }).collect();

            assert_all_close(&region.ratio(&between, &decay).unwrap(), &expected, name)?;
        }
    }

    #[test]
    fn the_nearest_sites_are_those_of_a_sorted_list(town in town(), count in 0..25_usize) {
        let found = nearest(&town.demand, &town.sites, Travel::Detour(1.25), count).unwrap();
        let matrix = distances(&town.demand, &town.sites, 1.25);
        for (point, row) in matrix.iter().enumerate() {
            let mut expected: Vec<(usize, f64)> = row.iter().copied().enumerate().collect();
            expected.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.0.cmp(&other.0)));
            expected.truncate(count);
            let found: Vec<_> = found[point].iter().map(|near| (near.site, near.distance)).collect();
            prop_assert_eq!(found, expected, "point {}", point);
        }
    }

    #[test]
    fn counts_and_nearest_agree_with_the_matrix(town in town()) {
        let pairs = Pairs::within(&town.demand, &town.sites, 4_000.0, Travel::Straight).unwrap();
        let matrix = distances(&town.demand, &town.sites, 1.0);
        let limit = town.limit.min(4_000.0);
        let counts: Vec<usize> =
            matrix.iter().map(|row| row.iter().filter(|distance| **distance <= limit).count()).collect();
        prop_assert_eq!(pairs.counts(limit), counts);
        for (found, row) in pairs.nearest().iter().zip(&matrix) {
            let least = row.iter().copied().fold(f64::INFINITY, f64::min);
            prop_assert_eq!(found.map(|near| near.distance), (least <= 4_000.0).then_some(least));
        }
    }
}
