//! Times proportions by neighbourhood after raking, and prints the figures for comparison with a peer.
//!
//! `fifty_shares [respondents] [neighbourhoods] [items] [file]`: invented respondents, always the same ones. With a file they are
//! written there as CSV, and the figures beside it as `<file>.figures`. Times are those of the processor, so that other programs
//! on the machine do not count.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::{Duration, Instant};

use survey_weights::{Design, Factor, Item, Margin, MeansBy, Stage, SurveyError, Weighting};

/// Numbers between 0 and 1 that are the same on every machine (a linear congruence, Knuth's MMIX).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 32).unwrap_or(0)) / 4_294_967_296.0
    }

    /// One of so many, the first ones oftener.
    fn below(&mut self, n: u32, skew: bool) -> u32 {
        let u = if skew { self.next() * self.next() } else { self.next() };
        (0..n).find(|at| u < f64::from(at + 1) / f64::from(n)).unwrap_or(0)
    }
}

/// The sample as it is asked.
struct Poll {
    area: Factor,
    person: Factor,
    weights: Vec<f64>,
    items: Vec<Item>,
    answers: Vec<Vec<bool>>,
}

/// Time that this program was on a processor, where the kernel tells it (Linux).
fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn timed<T>(work: impl FnOnce() -> Result<T, SurveyError>) -> Result<(T, f64), SurveyError> {
    let (before, started) = (on_processor(), Instant::now());
    let outcome = work()?;
    let took = match (before, on_processor()) {
        (Some(before), Some(now)) => now - before,
        (None, _) | (_, None) => started.elapsed(),
    };
    Ok((outcome, took.as_secs_f64()))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let number =
        |place: usize, usual: u32| given.get(place).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let poll = poll(number(0, 10_000), number(1, 78), number(2, 50))?;
    let mut out = std::io::stdout().lock();
    let ((), least) = (0..5).try_fold(((), f64::INFINITY), |(_, least), _| {
        let (_, took) = timed(|| figures(&poll).map(drop))?;
        Ok::<_, SurveyError>(((), least.min(took)))
    })?;
    let (weighting, raking) = timed(|| rake(&poll))?;
    writeln!(out, "raking     {raking:8.3} s")?;
    writeln!(out, "together   {least:8.3} s, the best of five, raking included")?;
    if let Some(path) = given.get(3) {
        write_sample(&poll, &weighting, path)?;
        write_figures(&weighting.means_by(&poll.items, &poll.area)?, &format!("{path}.figures"))?;
    }
    Ok(())
}

fn figures(poll: &Poll) -> Result<MeansBy, SurveyError> {
    rake(poll)?.means_by(&poll.items, &poll.area)
}

fn rake(poll: &Poll) -> Result<Weighting, SurveyError> {
    let design =
        Design::new(poll.weights.iter().copied())?.stage(&Stage::respondents().within(&poll.area))?;
    design.rake(&[margin(&poll.area, 1_000.0, 130_000.0)?, margin(&poll.person, 9_000.0, 130_000.0)?])
}

/// Totals that differ from those of the sample, and add up to as many people.
fn margin(factor: &Factor, step: f64, people: f64) -> Result<Margin, SurveyError> {
    let total = |(at, level): (u32, &String)| (level.clone(), step * (1.0 + f64::from(at % 5)));
    let totals: Vec<(String, f64)> = (0..).zip(factor.levels()).map(total).collect();
    factor.margin(totals.iter().map(|(level, total)| (level.as_str(), *total)))?.scaled_to(people)
}

/// As many respondents in each neighbourhood as chance gives, but two at least; weights that are even in a neighbourhood.
fn poll(respondents: u32, areas: u32, questions: u32) -> Result<Poll, SurveyError> {
    let mut draw = Draw(1);
    let area = |at: u32, draw: &mut Draw| if at < 2 * areas { at % areas } else { draw.below(areas, true) };
    let areas: Vec<u32> = (0..respondents).map(|at| area(at, &mut draw)).collect();
    let people: Vec<u32> = (0..respondents).map(|_| draw.below(12, false)).collect();
    let mut number: BTreeMap<u32, f64> = BTreeMap::new();
    areas.iter().for_each(|area| *number.entry(*area).or_default() += 1.0);
    let weights = areas.iter().map(|area| 1_000.0 * (1.0 + f64::from(area % 5)) / number[area]).collect();
    let chance = |area: u32, person: u32, question: u32| {
        0.1 + 0.5 * f64::from((area * 7 + question * 3) % 11) / 11.0
            + 0.3 * f64::from((person + question) % 4) / 4.0
    };
    let answers: Vec<Vec<bool>> = (0..questions)
        .map(|question| {
            areas.iter().zip(&people).map(|(a, p)| draw.next() < chance(*a, *p, question)).collect()
        })
        .collect();
    let item = |(at, answers): (usize, &Vec<bool>)| {
        Item::share(&format!("q{at:02}"), answers.iter().map(|yes| Some(*yes)))
    };
    let items = answers.iter().enumerate().map(item).collect();
    let area = Factor::new("area", areas.iter().map(|area| format!("a{area:05}")));
    let person = Factor::new("person", people.iter().map(|person| format!("p{person:02}")));
    Ok(Poll { area, person, weights, items, answers })
}

fn write_sample(poll: &Poll, weighting: &Weighting, path: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    let names: Vec<&str> = poll.items.iter().map(Item::name).collect();
    writeln!(file, "area,person,weight,raked,{}", names.join(","))?;
    let levels = |factor: &Factor| -> Result<Vec<String>, SurveyError> {
        let mut labels = vec![String::new(); factor.respondents()];
        for level in factor.levels() {
            let domain = factor.domain(level)?;
            (0..labels.len()).filter(|at| domain.holds(*at)).for_each(|at| labels[at].clone_from(level));
        }
        Ok(labels)
    };
    let (areas, people) = (levels(&poll.area)?, levels(&poll.person)?);
    for at in 0..areas.len() {
        let answers: Vec<&str> =
            poll.answers.iter().map(|answers| if answers[at] { "1" } else { "0" }).collect();
        let (weight, raked) = (poll.weights[at], weighting.weights()[at]);
        writeln!(file, "{},{},{weight},{raked},{}", areas[at], people[at], answers.join(","))?;
    }
    Ok(file.flush()?)
}

fn write_figures(figures: &MeansBy, path: &str) -> std::io::Result<()> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    writeln!(file, "item,area,value,error")?;
    for (item, area, figure) in figures.cells() {
        if let Some(figure) = figure {
            writeln!(file, "{item},{area},{},{}", figure.value, figure.error)?;
        }
    }
    file.flush()
}
