//! What must hold whatever the town looks like.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

mod town;

use proptest::prelude::*;
use reach::{
    Agents, Balance, Decay, Group, Pairs, Planner, Point, Region, Travel, gaps, overlaps, relative_to_mean,
};
use town::{close, decays, town};

proptest! {
    #[test]
    fn every_site_hands_out_exactly_its_supply(town in town()) {
        let pairs = Pairs::within(&town.demand, &town.sites, 7_000.0, Travel::Straight).unwrap();
        let region = Region::new(&pairs, &town.population, &town.supply).unwrap();
        for (name, decay, _) in decays(town.limit) {
            let access = region.two_step(&decay).unwrap();
            let mut handed_out = vec![0.0; town.sites.len()];
            for point in 0..town.demand.len() {
                for (site, distance) in pairs.of(point) {
                    handed_out[site] += town.population[point] * decay.weight(distance) * access.per_head[site];
                }
            }
            for (site, handed_out) in handed_out.iter().enumerate() {
                let expected = if access.demand[site] > 0.0 { town.supply[site] } else { 0.0 };
                prop_assert!(close(*handed_out, expected), "{name}, site {site}: {handed_out} of {expected}");
            }
        }
    }

    #[test]
    fn what_people_get_together_is_what_sites_with_visitors_have(town in town()) {
        let pairs = Pairs::within(&town.demand, &town.sites, 7_000.0, Travel::Straight).unwrap();
        let region = Region::new(&pairs, &town.population, &town.supply).unwrap();
        for (name, decay, _) in decays(town.limit) {
            for access in [
                region.two_step(&decay).unwrap(),
                region.three_step(&decay, &decay).unwrap(),
                region.balanced(&decay, Balance::Supply).unwrap(),
            ] {
                let got: f64 = access.score.iter().zip(&town.population).map(|(score, people)| score * people).sum();
                let visited = access.demand.iter().zip(&town.supply).filter(|(demand, _)| **demand > 0.0);
                let had: f64 = visited.map(|(_, supply)| supply).sum();
                prop_assert!(close(got, had), "{name}: {got} of {had}");
            }
        }
    }

    #[test]
    fn a_balanced_catchment_counts_nobody_twice_and_keeps_the_level_of_service(town in town()) {
        let pairs = Pairs::within(&town.demand, &town.sites, 7_000.0, Travel::Straight).unwrap();
        let region = Region::new(&pairs, &town.population, &town.supply).unwrap();
        for (name, decay, _) in decays(town.limit) {
            let access = region.balanced(&decay, Balance::LevelOfService).unwrap();
            let come: f64 = access.demand.iter().sum();
            let live = (0..town.demand.len()).filter(|point| pairs.of(*point).any(|(_, d)| decay.weight(d) > 0.0));
            let live: f64 = live.map(|point| town.population[point]).sum();
            prop_assert!(close(come, live), "{name}: {come} come of {live}");
            let scores: f64 = access.score.iter().sum();
            let level: f64 = access.per_head.iter().sum();
            prop_assert!(close(scores, level), "{name}: {scores} of {level}");
        }
    }

    #[test]
    fn nobody_loses_by_more_supply(town in town(), more in 0.0..500.0, chosen in any::<prop::sample::Index>()) {
        let pairs = Pairs::within(&town.demand, &town.sites, town.limit, Travel::Straight).unwrap();
        let decay = Decay::gaussian(900.0).unwrap();
        let before = Region::new(&pairs, &town.population, &town.supply).unwrap().two_step(&decay).unwrap();
        let mut supply = town.supply.clone();
        supply[chosen.index(town.supply.len())] += more;
        let after = Region::new(&pairs, &town.population, &supply).unwrap().two_step(&decay).unwrap();
        prop_assert_eq!((before.score.len(), after.score.len()), (town.demand.len(), town.demand.len()));
        for (point, (before, after)) in before.score.iter().zip(&after.score).enumerate() {
            prop_assert!(after >= before, "point {point}: {after} after {before}");
        }
    }

    #[test]
    fn the_order_of_points_does_not_matter(town in town()) {
        let decay = Decay::gaussian(900.0).unwrap().up_to(town.limit).unwrap();
        let score = |demand: &[Point], population: &[f64]| {
            let pairs = Pairs::within(demand, &town.sites, town.limit, Travel::Straight).unwrap();
            Region::new(&pairs, population, &town.supply).unwrap().two_step(&decay).unwrap().score
        };
        let (mut demand, mut population) = (town.demand.clone(), town.population.clone());
        let straight = score(&demand, &population);
        demand.reverse();
        population.reverse();
        let mut turned = score(&demand, &population);
        turned.reverse();
        prop_assert_eq!((straight.len(), turned.len()), (town.demand.len(), town.demand.len()));
        for (one, other) in straight.iter().zip(&turned) {
            prop_assert!(close(*one, *other), "{one} and {other}");
        }
    }

    #[test]
    fn a_table_and_the_map_give_the_same(town in town()) {
        let drawn = Pairs::within(&town.demand, &town.sites, town.limit, Travel::Straight).unwrap();
        let mut table = Vec::new();
        for point in 0..town.demand.len() {
            table.extend(drawn.of(point).map(|(site, distance)| (point, site, distance)));
        }
        table.reverse();
        let given = Pairs::from_table(town.demand.len(), town.sites.len(), &table).unwrap();
        for point in 0..town.demand.len() {
            let mut drawn: Vec<_> = drawn.of(point).collect();
            drawn.sort_by_key(|(site, _)| *site);
            prop_assert_eq!(given.of(point).collect::<Vec<_>>(), drawn);
        }
    }

    #[test]
    fn the_average_person_has_one(town in town()) {
        let pairs = Pairs::within(&town.demand, &town.sites, town.limit, Travel::Straight).unwrap();
        let region = Region::new(&pairs, &town.population, &town.supply).unwrap();
        let score = region.two_step(&Decay::within(town.limit).unwrap()).unwrap().score;
        let relative = relative_to_mean(&score, &town.population).unwrap();
        let anybody = score.iter().zip(&town.population).any(|(score, people)| score * people > 0.0);
        prop_assert_eq!(relative.is_some(), anybody);
        if let Some(relative) = relative {
            let people: f64 = town.population.iter().sum();
            let sum: f64 = relative.iter().zip(&town.population).map(|(score, people)| score * people).sum();
            prop_assert!(close(sum / people, 1.0), "{}", sum / people);
        }
    }

    #[test]
    fn a_new_place_adds_what_a_full_computation_finds(town in town(), x in -4_000.0..4_000.0, y in -5_000.0..5_000.0, supply in 0.0..300.0) {
        let place = Point::new(x, y);
        let planner = Planner::new(&town.demand, &town.population, Travel::Detour(1.3)).unwrap();
        let mut sites = town.sites.clone();
        sites.push(place);
        let mut supplies = town.supply.clone();
        supplies.push(supply);
        let before = Pairs::within(&town.demand, &town.sites, 6_000.0, Travel::Detour(1.3)).unwrap();
        let after = Pairs::within(&town.demand, &sites, 6_000.0, Travel::Detour(1.3)).unwrap();
        for (name, decay, _) in decays(town.limit) {
            let mut score = Region::new(&before, &town.population, &town.supply).unwrap().two_step(&decay).unwrap().score;
            let expected = Region::new(&after, &town.population, &supplies).unwrap().two_step(&decay).unwrap().score;
            for touched in planner.two_step_gains(place, supply, &decay).unwrap() {
                score[touched.point] += touched.gain;
            }
            prop_assert_eq!(score.len(), expected.len());
            for (point, (score, expected)) in score.iter().zip(&expected).enumerate() {
                prop_assert!(close(*score, *expected), "{name}, point {point}: {score} is not {expected}");
            }
        }
    }

    #[test]
    fn a_new_place_closes_the_gaps_that_a_full_count_finds(town in town(), x in -4_000.0..4_000.0, y in -5_000.0..5_000.0, wanted in 1..4_usize) {
        let place = Point::new(x, y);
        let group = [Group { name: "65+", population: &town.population }];
        let planner = Planner::new(&town.demand, &town.population, Travel::Straight).unwrap();
        let before = Pairs::within(&town.demand, &town.sites, town.limit, Travel::Straight).unwrap().counts(town.limit);
        let mut sites = town.sites.clone();
        sites.push(place);
        let after = Pairs::within(&town.demand, &sites, town.limit, Travel::Straight).unwrap().counts(town.limit);

        let found = planner.newly_served(place, town.limit, (&before, wanted), &group).unwrap();
        let expected: Vec<usize> = (0..town.demand.len())
            .filter(|point| before[*point] < wanted && after[*point] >= wanted && town.population[*point] > 0.0)
            .collect();
        prop_assert_eq!(&found[0].points, &expected);
    }

    #[test]
    fn gaps_and_overlaps_divide_the_people(town in town(), wanted in 1..5_usize) {
        let counts = Pairs::within(&town.demand, &town.sites, town.limit, Travel::Straight).unwrap().counts(town.limit);
        let group = [Group { name: "65+", population: &town.population }];
        let score: Vec<f64> = counts.iter().map(|count| f64::from(u32::try_from(*count).unwrap())).collect();
        let below = f64::from(u32::try_from(wanted).unwrap());
        let without = gaps(&score, below, &group).unwrap();
        let with = overlaps(&counts, wanted, &group).unwrap();
        prop_assert!(close(without[0].people + with[0].people, with[0].of));
        let home: Vec<usize> = (0..counts.len()).map(|point| point % 3).collect();
        let by_area = with[0].by_area(&group[0], &home, 3).unwrap();
        for (area, people) in by_area.iter().enumerate() {
            let there = with[0].points.iter().filter(|point| **point % 3 == area);
            let expected: f64 = there.map(|point| town.population[*point]).sum();
            prop_assert!(close(*people, expected), "area {area}: {people} is not {expected}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn settled_agents_use_only_the_cheapest_sites(town in town(), tau in 100.0..5_000.0) {
        let pairs = Pairs::within(&town.demand, &town.sites, 8_000.0, Travel::Straight).unwrap();
        let region = Region::new(&pairs, &town.population, &town.supply).unwrap();
        let agents = Agents { tolerance: 1e-10, rounds: 20_000, ..Agents::new(tau) };
        prop_assume!(town.supply.iter().sum::<f64>() > 0.0 && town.population.iter().sum::<f64>() > 0.0);
        let settled = region.rational_agents(&agents).unwrap();
        prop_assert!(settled.left_to_save <= 1e-10, "{}", settled.left_to_save);

        let rho = town.population.iter().sum::<f64>() / town.supply.iter().sum::<f64>();
        for point in 0..town.demand.len() {
            let open = pairs.of(point).filter(|(site, _)| town.supply[*site] > 0.0);
            let least = open
                .map(|(site, distance)| distance / tau + settled.demand[site] / (rho * town.supply[site]))
                .fold(f64::INFINITY, f64::min);
            match settled.cost[point] {
                Some(cost) => prop_assert!((cost - least).abs() <= 1e-4 * least.max(1.0), "point {point}: {cost} above {least}"),
                None => prop_assert_eq!(least, f64::INFINITY),
            }
        }
        let live = (0..town.demand.len()).filter(|point| settled.cost[*point].is_some());
        let live: f64 = live.map(|point| town.population[point]).sum();
        let come: f64 = settled.demand.iter().sum();
        prop_assert!(close(live, come), "{come} come of {live}");
    }
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        Just(-0.0),
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::MIN_POSITIVE),
        Just(f64::MAX),
        -1e9..1e9,
        0.0..1e4,
        any::<f64>()
    ]
}

proptest! {
    #[test]
    fn any_input_gives_numbers_or_an_error(
        points in prop::collection::vec((any_number(), any_number(), any_number()), 0..8),
        [limit, width, scale, exponent] in [any_number(), any_number(), any_number(), any_number()],
    ) {
        let places: Vec<Point> = points.iter().map(|(x, y, _)| Point::new(*x, *y)).collect();
        let amounts: Vec<f64> = points.iter().map(|(.., amount)| *amount).collect();
        let travel = Travel::Detour(width);
        let Ok(pairs) = Pairs::within(&places, &places, limit, Travel::Straight) else { return Ok(()) };
        let _ = (reach::nearest(&places, &places, travel, 3), Pairs::within(&places, &places, limit, travel));
        let Ok(region) = Region::new(&pairs, &amounts, &amounts) else { return Ok(()) };
        let agents = Agents { rounds: 20, ..Agents::new(width) };
        let costs = region.rational_agents(&agents).map(|settled| settled.cost).unwrap_or_default();
        prop_assert!(costs.iter().flatten().all(|cost| cost.is_finite()), "{costs:?}");
        let decays = [Decay::within(limit), Decay::gaussian(width), Decay::gravity(scale, exponent, width), Decay::steps(&[(limit, scale)])];
        for decay in decays.into_iter().flatten() {
            for access in [region.two_step(&decay), region.three_step(&decay, &decay), region.balanced(&decay, Balance::Supply)] {
                let scores = access.map(|access| access.score).unwrap_or_default();
                prop_assert!(scores.iter().all(|score| !score.is_nan()), "{scores:?}");
            }
        }
    }
}
