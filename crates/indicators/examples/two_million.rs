//! How quickly figures come in and a neighbourhood is shown, with a catalogue of 2,000 indicators, 10 years and 100 places:
//! `cargo run --release -p indicators --example two_million [indicators]`.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that cannot be made must stop; it prints what it found"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Instant;

use access::{Cx, Role};
use areas::{AreasToImport, Shelf, division_from_csv};
use indicators::{
    Definition, Direction, FiguresFile, FiguresToBringIn, Frequency, Influence, Kind, Label, Level,
    NewIndicator, OverAreas, OverPeriods, Protection, Topic, Unit,
};
use kernel::{Openness, Source};
use shell::test_kit::Town;
use social_map::{AreaNames, Catalogue};

/// Places of the smallest level, and years.
const NEIGHBOURHOODS: u32 = 100;
const YEARS: std::ops::Range<i32> = 2015..2025;
/// Indicators in one file: 50,000 rows.
const IN_ONE_FILE: usize = 50;

fn definition() -> Definition {
    Definition {
        about: "Een cijfer om te meten.".to_owned(),
        unit: Unit::Percent,
        numerator: String::new(),
        denominator: String::new(),
        direction: Direction::Up,
        weight: String::new(),
        least_answers: None,
        least_denominator: None,
        protection: Protection::None,
        source: "Meting".to_owned(),
        licence: "CC0".to_owned(),
        frequency: Frequency::Yearly,
        lowest: Level::Neighbourhood,
        over_areas: OverAreas::None,
        over_periods: OverPeriods::None,
        proxy: false,
        kind: Kind::Flow,
        influence: Influence::Context,
        modelled: false,
        decimals: 1,
    }
}

async fn town() -> Town {
    let migrations =
        [areas::migrations(), partners::migrations(), social_map::migrations(), indicators::migrations()];
    let town = Town::on("2026-03-02", &migrations.concat(), |house| {
        vec![indicators::room(&Shelf::new(house.db.clone()), Catalogue::new(AreaNames::default()).unwrap())]
    })
    .await;
    let mut text = String::from("code,name,ward_code,ward_name,district,rd_x,rd_y,hectares\n");
    for number in 0..NEIGHBOURHOODS {
        let ward = 10 + number / 10;
        let code = ward * 100 + number % 10;
        writeln!(
            text,
            "BU0193{code:04},Buurt {number},WK0193{ward},Wijk {ward},,{},503000,9",
            200_000 + number * 99
        )
        .unwrap();
    }
    let import = AreasToImport {
        division: division_from_csv(&text, "GM0193".parse().unwrap()).unwrap(),
        municipality_name: "Meetstad".to_owned(),
        boundaries: BTreeMap::new(),
        valid_from: "2024-01-01".parse().unwrap(),
        source: Source { name: "Meting".to_owned(), taken_on: None },
    };
    areas::import_areas(&town.cx(Role::FunctionalAdministrator, None), &import).await.unwrap();
    town
}

/// A long table of these indicators.
fn table(slugs: &[String]) -> String {
    let mut text = String::from("gebied,periode,indicator,waarde,ondergrens,bovengrens,antwoorden\n");
    for (place, slug) in slugs.iter().enumerate() {
        for year in YEARS {
            for number in 0..NEIGHBOURHOODS {
                let code = (10 + number / 10) * 100 + number % 10;
                let value = (place * 7 + usize::try_from(number).unwrap() * 3) % 90 + 5;
                writeln!(text, "BU0193{code:04},{year},{slug},{value}.5,{value},{},120", value + 1).unwrap();
            }
        }
    }
    text
}

#[tokio::main]
async fn main() {
    let count: usize = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(2_000);
    let town = town().await;
    let cx: Cx = town.cx(Role::PolicyAdviser, None);
    let slugs: Vec<String> = (0..count).map(|number| format!("cijfer-{number}")).collect();
    for (number, slug) in slugs.iter().enumerate() {
        let topic = Topic::ALL[number % Topic::ALL.len()];
        let label = Label {
            name: format!("Cijfer {number}"),
            topic,
            headline: number % 100 == 0,
            openness: Openness::Public,
            retired: None,
        };
        let new = NewIndicator { slug: slug.parse().unwrap(), label, definition: definition() };
        indicators::add_indicator(&cx, &new).await.unwrap();
    }
    let atlas = Shelf::new(cx.db.clone()).atlas("2026-03-02".parse().unwrap()).await.unwrap().unwrap();
    let (mut rows, mut seconds, mut slowest) = (0_usize, 0.0, 0.0_f64);
    for some in slugs.chunks(IN_ONE_FILE) {
        let file = FiguresFile { name: "meting.csv".to_owned(), bytes: table(some).into_bytes() };
        let begun = Instant::now();
        let looked = indicators::look_at(&cx, &atlas, &file, ("Meting", 2024), None).await.unwrap();
        let figures = looked.figures().unwrap().observations;
        let in_file = figures.len();
        let batch =
            FiguresToBringIn { file_name: file.name, source: "Meting".to_owned(), division: 2024, figures };
        indicators::bring_in(&cx, atlas.division(), batch).await.unwrap();
        let took = begun.elapsed().as_secs_f64();
        rows += in_file;
        seconds += took;
        slowest = slowest.max(took);
    }
    let rate = f64::from(u32::try_from(rows).unwrap()) / seconds;
    println!("import: {rows} figures in {seconds:.1} s, {rate:.0} a second; slowest file {slowest:.2} s");
    for path in [
        "/buurten/BU01931505",
        "/buurten/BU01931505?thema=health",
        "/cijfers",
        "/cijfers?q=cijfer",
        "/cijfers/cijfer-7",
        "/api/v1/observations?indicator=cijfer-7",
    ] {
        let mut times: Vec<f64> = Vec::new();
        for _ in 0..21 {
            let begun = Instant::now();
            town.stranger().get(path).await.assert_status(200);
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        }
        times.sort_by(f64::total_cmp);
        println!("{path}: median {:.1} ms, slowest {:.1} ms", times[10], times[20]);
    }
}
