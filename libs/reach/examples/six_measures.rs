//! Times six measures with the search for pairs, and prints the scores for comparison with a peer.
//!
//! `six_measures [demand] [sites] [kilometres] [square side] [file]`: points at random in a square with the side given in
//! kilometres, always the same ones. With a file the input and the scores are written there as CSV. Times are those of the
//! processor, so that other programs on the machine do not count.

use std::io::Write;
use std::time::{Duration, Instant};

use reach::{Agents, Balance, Cycles, Decay, Pairs, Point, ReachError, Region, Travel};

/// Numbers between 0 and 1 that are the same on every machine (a linear congruence, Knuth's MMIX).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 32).unwrap_or(0)) / f64::from(u32::MAX)
    }

    fn points(&mut self, count: usize, side: f64) -> Vec<Point> {
        (0..count).map(|_| Point::new(self.next() * side, self.next() * side)).collect()
    }
}

/// Time that this program was on a processor, where the kernel tells it (Linux); else time that passed.
struct Stopwatch {
    started: Instant,
    before: Option<Duration>,
}

impl Stopwatch {
    fn start() -> Self {
        Self { before: on_processor(), started: Instant::now() }
    }

    fn took(&self) -> Duration {
        match (self.before, on_processor()) {
            (Some(before), Some(now)) => now - before,
            _ => self.started.elapsed(),
        }
    }
}

fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let number =
        |place: usize, usual: f64| given.get(place).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let count =
        |place: usize, usual: usize| given.get(place).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (limit, side) = (number(2, 10.0) * 1_000.0, number(3, 171.0) * 1_000.0);
    let mut draw = Draw(1);
    let demand = draw.points(count(0, 14_000), side);
    let sites = draw.points(count(1, 5_000), side);
    let population: Vec<f64> = demand.iter().map(|_| (draw.next() * 1_999.0).floor() + 1.0).collect();
    let supply: Vec<f64> = sites.iter().map(|_| (draw.next() * 19.0).floor() + 1.0).collect();

    let mut out = std::io::stdout().lock();
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let watch = Stopwatch::start();
        let pairs = Pairs::within(&demand, &sites, limit, Travel::Straight)?;
        let searched = watch.took();
        let scores = six(&Region::new(&pairs, &population, &supply)?, limit)?;
        let took = watch.took().as_secs_f64();
        best = best.min(took);
        writeln!(out, "{} pairs in {searched:?}; with six measures {took:.4} s", pairs.len())?;
        std::hint::black_box(scores);
    }
    writeln!(out, "best of five: {best:.4} s")?;

    let pairs = Pairs::within(&demand, &sites, limit, Travel::Straight)?;
    let region = Region::new(&pairs, &population, &supply)?;
    let watch = Stopwatch::start();
    let between = Pairs::within(&demand, &demand, limit, Travel::Straight)?;
    region.ratio(&between, &Decay::within(limit)?)?;
    writeln!(
        out,
        "floating-catchment ratio, {} pairs between demand points: {:?}",
        between.len(),
        watch.took()
    )?;
    let watch = Stopwatch::start();
    let settled = region.rational_agents(&Agents { tolerance: 1e-4, ..Agents::new(limit * 2.0) })?;
    writeln!(
        out,
        "rational agents: {:?}, {} rounds, {:.1e} left to save",
        watch.took(),
        settled.rounds,
        settled.left_to_save
    )?;
    if let Some(file) = given.get(4) {
        write_for_peer(file, &[("demand", &demand, &population), ("site", &sites, &supply)], &region, limit)?;
    }
    Ok(())
}

fn write_for_peer(
    file: &str,
    places: &[(&str, &[Point], &[f64])],
    region: &Region<'_>,
    limit: f64,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(file)?);
    for (name, points, amounts) in places {
        for (point, amount) in points.iter().zip(*amounts) {
            writeln!(file, "{name},{:?},{:?},{amount:?}", point.x, point.y)?;
        }
    }
    let settled = region.rational_agents(&Agents { tolerance: 1e-4, ..Agents::new(limit * 2.0) })?;
    let shifted = region.shifting_agents(&Cycles::new(limit * 2.0))?;
    let known = |costs: Vec<Option<f64>>| costs.into_iter().map(|cost| cost.unwrap_or(f64::NAN)).collect();
    let agents = [("raam", known(settled.cost)), ("shifted", known(shifted))];
    for (name, scores) in six(region, limit)?.into_iter().chain(agents) {
        for score in scores {
            writeln!(file, "{name},{score:?}")?;
        }
    }
    Ok(())
}

type Named = (&'static str, Vec<f64>);

fn six(region: &Region<'_>, limit: f64) -> Result<Vec<Named>, ReachError> {
    let steps = Decay::steps(&[(limit * 0.2, 1.0), (limit * 0.5, 0.68), (limit, 0.22)])?;
    let bell = Decay::gaussian(limit * 0.3)?.up_to(limit)?;
    let gravity = Decay::gravity(limit * 0.1, -2.0, limit * 0.01)?.up_to(limit)?;
    Ok(vec![
        ("2sfca", region.two_step(&Decay::within(limit)?)?.score),
        ("step", region.two_step(&steps)?.score),
        ("gaussian", region.two_step(&bell)?.score),
        ("three", region.three_step(&bell, &bell)?.score),
        ("gravity", region.gravity(&gravity)?),
        ("balanced", region.balanced(&bell, Balance::LevelOfService)?.score),
    ])
}
