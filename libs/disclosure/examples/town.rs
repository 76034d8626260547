//! Protects a table of a town the size of Zwolle and prints what that took.
//!
//! `town [neighbourhoods] [ages] [minimum] [cube]`: neighbourhoods in wards of five, invented people, and two linked tables
//! (age, sex), or with a 1 at the end one table of three dimensions.

use std::io::Write;
use std::time::Instant;

use disclosure::{Count, Dimension, Release, Rules, Table, protect, round_together};

/// Numbers between 0 and 1 that are the same on every machine (a linear congruence, Knuth's MMIX).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 32).unwrap_or(0)) / f64::from(u32::MAX)
    }

    /// Most neighbourhoods have a few hundred people of an age, some hardly any.
    fn people(&mut self) -> u32 {
        let size = (self.next() * 12.0 - 5.0).exp2() * 8.0;
        (0..=2_000).rfind(|count| f64::from(*count) <= size).unwrap_or(0)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given: Vec<usize> = std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    let number = |place: usize, usual: usize| given.get(place).copied().unwrap_or(usual);
    let areas: Vec<String> = (1..=number(0, 78)).map(|area| format!("B{area:02}")).collect();
    let ages: Vec<String> = (0..number(1, 6)).map(|age| format!("{}-{}", age * 15, age * 15 + 14)).collect();
    let mut area = Dimension::new("area", areas.iter().map(String::as_str))?;
    for (ward, parts) in areas.chunks(5).enumerate() {
        area = area.sum(&format!("W{:02}", ward + 1), parts.iter().map(String::as_str))?;
    }
    let age = Dimension::new("age", ages.iter().map(String::as_str))?;
    let sex = Dimension::new("sex", ["v", "m"])?;
    let mut draw = Draw(7);
    let (mut by_age, mut by_sex) = (Vec::new(), Vec::new());
    for place in &areas {
        let people: Vec<u32> = ages.iter().map(|_| draw.people()).collect();
        let all: u32 = people.iter().sum();
        by_age.extend(ages.iter().zip(people).map(|(age, people)| ([place.as_str(), age.as_str()], people)));
        by_sex.push(([place.as_str(), "v"], all / 2));
        by_sex.push(([place.as_str(), "m"], all - all / 2));
    }
    let of = |rows: &[([&str; 2], u32)], second: &Dimension| {
        let counts: Vec<Count<'_>> =
            rows.iter().map(|(codes, people)| Count { codes, people: *people }).collect();
        Table::people("inwoners", &[area.clone(), second.clone()], &counts)
    };
    let release = if number(3, 0) == 0 {
        Release::of(&[of(&by_age, &age)?, of(&by_sex, &sex)?])?
    } else {
        let both = by_age.iter().flat_map(|([area, age], people)| {
            [([*area, *age, "v"], people / 2), ([*area, *age, "m"], people - people / 2)]
        });
        let both: Vec<([&str; 3], u32)> = both.collect();
        let counts: Vec<Count<'_>> =
            both.iter().map(|(codes, people)| Count { codes, people: *people }).collect();
        Release::of(&[Table::people("inwoners", &[area.clone(), age.clone(), sex.clone()], &counts)?])?
    };
    let rules = Rules::people(u32::try_from(number(2, 5))?);

    let mut out = std::io::stdout().lock();
    let started = Instant::now();
    let outcome = protect(&release, &rules)?;
    let cost = outcome.cost;
    writeln!(
        out,
        "{} cells, {} too small, {} went with them ({} people), all proven: {}, {:?}",
        cost.of,
        cost.primary,
        cost.secondary,
        cost.secondary_value,
        outcome.audit.intervals.iter().all(|interval| interval.proven && interval.is_safe()),
        started.elapsed()
    )?;
    let started = Instant::now();
    let rounded = round_together(&release, 5)?;
    writeln!(out, "rounded together, consistent: {}, {:?}", rounded.is_consistent(), started.elapsed())?;
    Ok(())
}
