//! A town with two wards of three neighbourhoods, and indicators to bring figures in for.

use std::collections::BTreeMap;
use std::sync::Arc;

use access::{Cx, Role};
use areas::{AreasToImport, Atlas, Shelf, division_from_csv};
use indicators::{
    Brought, Definition, Direction, FiguresError, FiguresFile, FiguresToBringIn, Frequency, Influence, Kind,
    Label, Level, NewIndicator, OverAreas, OverPeriods, Protection, Topic, Unit,
};
use kernel::{Openness, Source};
use shell::House;
use shell::test_kit::Town;
use social_map::{AreaNames, Catalogue};
use store::Migration;
use store::test_kit::Engine;

pub(crate) const TODAY: &str = "2026-03-02";

const AREAS: &str = "code,name,ward_code,ward_name,district,rd_x,rd_y,hectares\n\
                     BU01931000,Binnenstad-zuid,WK019310,Binnenstad,Midden,202928,502861,33\n\
                     BU01931010,Binnenstad-noord,WK019310,Binnenstad,Midden,202980,503084,12\n\
                     BU01931100,Het noorden,WK019311,Diezerpoort,Oost,202673,503619,25\n";

pub(crate) fn migrations() -> Vec<Migration> {
    [areas::migrations(), partners::migrations(), social_map::migrations(), indicators::migrations()].concat()
}

/// The town on SQLite.
pub(crate) async fn town() -> Town {
    let town = undivided().await;
    divide(&town).await;
    town
}

/// A town on SQLite without any areas.
pub(crate) async fn undivided() -> Town {
    Town::on(TODAY, &migrations(), |house: &House| {
        vec![indicators::room(&Shelf::new(house.db.clone()), Catalogue::new(AreaNames::default()).unwrap())]
    })
    .await
}

/// The town on this engine; none where there is no server.
pub(crate) async fn on(engine: Engine) -> Option<Town> {
    let town = undivided_on(engine).await?;
    divide(&town).await;
    Some(town)
}

/// A town on this engine without any areas.
pub(crate) async fn undivided_on(engine: Engine) -> Option<Town> {
    Town::on_engine(engine, TODAY, &migrations(), |_| Vec::new()).await
}

pub(crate) async fn divide(town: &Town) {
    let import = AreasToImport {
        division: division_from_csv(AREAS, "GM0193".parse().unwrap()).unwrap(),
        municipality_name: "Zwolle".to_owned(),
        boundaries: BTreeMap::new(),
        valid_from: "2024-01-01".parse().unwrap(),
        source: Source { name: "CBS".to_owned(), taken_on: None },
    };
    areas::import_areas(&town.cx(Role::FunctionalAdministrator, None), &import).await.unwrap();
}

pub(crate) async fn atlas(town: &Town) -> Arc<Atlas> {
    Shelf::new(town.house.db.clone()).atlas(TODAY.parse().unwrap()).await.unwrap().unwrap()
}

pub(crate) fn adviser(town: &Town) -> Cx {
    town.cx(Role::PolicyAdviser, None)
}

pub(crate) fn count() -> Definition {
    Definition {
        about: "Hoeveel mensen er wonen.".to_owned(),
        unit: Unit::Persons,
        numerator: String::new(),
        denominator: String::new(),
        direction: Direction::None,
        weight: String::new(),
        least_answers: None,
        least_denominator: None,
        protection: Protection::Fives,
        source: "Basisregistratie".to_owned(),
        licence: "CC BY 4.0".to_owned(),
        frequency: Frequency::Yearly,
        lowest: Level::Neighbourhood,
        over_areas: OverAreas::Sum,
        over_periods: OverPeriods::Last,
        proxy: false,
        kind: Kind::Stock,
        influence: Influence::Context,
        modelled: false,
        decimals: 0,
    }
}

pub(crate) fn share() -> Definition {
    Definition {
        about: "Welk deel eenzaam is.".to_owned(),
        unit: Unit::Percent,
        numerator: "eenzame mensen".to_owned(),
        denominator: "mensen".to_owned(),
        direction: Direction::Down,
        protection: Protection::None,
        over_areas: OverAreas::Ratio,
        decimals: 1,
        ..count()
    }
}

pub(crate) async fn add(cx: &Cx, slug: &str, openness: Openness, definition: Definition) {
    let label = Label {
        name: format!("Cijfer {slug}"),
        topic: Topic::Contact,
        headline: true,
        openness,
        retired: None,
    };
    let new = NewIndicator { slug: slug.parse().unwrap(), label, definition };
    indicators::add_indicator(cx, &new).await.unwrap();
}

pub(crate) fn file(text: &str) -> FiguresFile {
    FiguresFile { name: "cijfers.csv".to_owned(), bytes: text.as_bytes().to_vec() }
}

/// Brings a table in, by the names of its columns.
pub(crate) async fn bring_in(town: &Town, text: &str) -> Result<Brought, FiguresError> {
    let (cx, atlas) = (adviser(town), atlas(town).await);
    let looked = indicators::look_at(&cx, &atlas, &file(text), ("Test", 2024), None).await?;
    let batch = FiguresToBringIn {
        file_name: "cijfers.csv".to_owned(),
        source: "Test".to_owned(),
        division: 2024,
        figures: looked.figures()?.observations,
    };
    indicators::bring_in(&cx, atlas.division(), batch).await
}

/// A table of one share of each neighbourhood in two years.
pub(crate) const SHARES: &str = "gebied,periode,eenzaam:teller,eenzaam:noemer\n\
                                 BU01931000,2023,400,1000\nBU01931010,2023,100,1000\nBU01931100,2023,0,2000\n\
                                 BU01931000,2024,500,1000\nBU01931010,2024,100,1000\nBU01931100,2024,200,2000\n";

/// Adults of each neighbourhood of the town in 2024: 400, 300 and 500, of all ages.
pub(crate) async fn populate(town: &Town) {
    let residents = |adults: u32| {
        let part = adults / 10;
        areas::Residents {
            total: adults + 100,
            bands: [20, 40, 40, part, 3 * part, 2 * part, 2 * part, part, part / 2, part / 2],
        }
    };
    let of = |code: &str, adults| ((2024, code.parse().unwrap()), residents(adults));
    let population =
        [of("BU01931000", 400), of("BU01931010", 300), of("BU01931100", 500)].into_iter().collect();
    let source = Source { name: "Basisregistratie".to_owned(), taken_on: None };
    areas::import_population(&town.cx(Role::FunctionalAdministrator, None), &population, &source)
        .await
        .unwrap();
}

/// A share that is made of answers: not shown of fewer than thirty.
pub(crate) fn of_answers() -> Definition {
    Definition { least_answers: Some(30), over_areas: OverAreas::None, ..share() }
}
