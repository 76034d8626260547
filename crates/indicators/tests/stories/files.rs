//! Files as sources send them: long and wide, text and workbooks, and the JSON of StatLine.

use std::collections::BTreeMap;

use indicators::{Empty, FiguresFile, Looked, Mapping, Outcome, Reading, WhyMissing, Wrong};
use kernel::Openness;
use shell::test_kit::Town;

use super::town::{add, adviser, atlas, count, file, share, town};

async fn looked(town: &Town, file: &FiguresFile, said: Option<Mapping>) -> Looked {
    let atlas = atlas(town).await;
    indicators::look_at(&adviser(town), &atlas, file, ("Test", 2024), said).await.unwrap()
}

async fn read(town: &Town, text: &str) -> Reading {
    looked(town, &file(text), None).await.reading.unwrap()
}

async fn with_indicators() -> Town {
    let town = town().await;
    add(&adviser(&town), "eenzaam", Openness::Public, share()).await;
    add(&adviser(&town), "inwoners", Openness::Public, count()).await;
    town
}

fn mapping(columns: &[(&str, &str)]) -> Mapping {
    let columns = columns.iter().map(|(name, role)| ((*name).to_owned(), role.parse().unwrap())).collect();
    Mapping { columns, ..Mapping::default() }
}

#[tokio::test]
async fn each_mistake_is_told_by_row_and_column() {
    let town = with_indicators().await;
    let text = "gebied,periode,indicator,waarde,teller,noemer,ondergrens,bovengrens\n\
                BU01931000,2024,inwoners,veel,,,,\n\
                BU01931999,2024,inwoners,5,,,,\n\
                Zwolle,2024,inwoners,5,,,,\n\
                BU01931000,24,inwoners,5,,,,\n\
                BU01931000,2024,onbekend,5,,,,\n\
                BU01931000,2024,eenzaam,40,,,,\n\
                BU01931000,2024,eenzaam,,120,100,,\n\
                BU01931000,2024,eenzaam,50,10,100,,\n\
                BU01931000,2024,eenzaam,10,10,100,20,30\n\
                BU01931000,2023,inwoners,-5,,,,\n\
                BU01931010,2023,inwoners,5,,,,\n\
                BU01931010,2023,inwoners,6,,,,\n\
                BU01501000,2023,inwoners,6,,,,\n";
    let reading = read(&town, text).await;
    let told: Vec<(usize, &str, &str)> =
        reading.faults.iter().map(|fault| (fault.row, fault.column.as_str(), fault.wrong.name())).collect();
    assert_eq!(
        told,
        [
            (2, "waarde", "not-a-number"),
            (3, "gebied", "unknown-place"),
            (4, "gebied", "not-a-place"),
            (5, "periode", "not-a-time"),
            (6, "indicator", "unknown-indicator"),
            (7, "noemer", "no-denominator"),
            (8, "teller", "above-most"),
            (9, "waarde", "differs-from-parts"),
            (10, "ondergrens", "outside-margin"),
            (11, "waarde", "negative"),
            (13, "waarde", "twice"),
        ]
    );
    assert_eq!(reading.faults[0].wrong, Wrong::NotANumber("veel".to_owned()));
    assert_eq!((reading.fault_count, reading.passed_over, reading.observations.len()), (11, 1, 1));
}

#[tokio::test]
async fn a_file_full_of_mistakes_tells_the_first_and_counts_the_others() {
    let town = with_indicators().await;
    let rows: String = (0..500).map(|_| "BU01931000,2024,veel\n").collect();
    let reading = read(&town, &format!("gebied,periode,inwoners\n{rows}")).await;
    assert_eq!((reading.faults.len(), reading.fault_count), (indicators::MOST_FAULTS, 500));
}

#[tokio::test]
async fn long_and_wide_tables_bring_the_same() {
    let town = with_indicators().await;
    let wide =
        read(&town, "code;jaar;inwoners;eenzaam:teller;eenzaam:noemer\nBU01931000;2024;1.234;10;40\n").await;
    let long = read(
        &town,
        "gebied;periode;indicator;waarde;teller;noemer\nBU01931000;2024;inwoners;1.234;;\nBU01931000;2024;eenzaam;;10;40\n",
    )
    .await;
    let sorted = |reading: Reading| {
        let mut all = reading.observations;
        all.sort_by_key(|(series, _)| *series);
        all
    };
    let (wide, long) = (sorted(wide), sorted(long));
    assert_eq!(wide, long);
    assert_eq!(wide[1].1.outcome.known().unwrap().value, 1_234.0);
    assert_eq!(wide[0].1.outcome.known().unwrap().value, 25.0);
}

#[tokio::test]
async fn a_workbook_is_read_as_text_is() {
    let town = with_indicators().await;
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in ["gebied", "periode", "inwoners"].iter().enumerate() {
        sheet.write(0, u16::try_from(column).unwrap(), *name).unwrap();
    }
    sheet.write(1, 0, "BU01931000").unwrap();
    sheet.write(1, 1, 2024).unwrap();
    sheet.write(1, 2, 1_234.5).unwrap();
    sheet.write(3, 0, "BU01931010").unwrap();
    sheet.write(3, 1, 2024).unwrap();
    sheet.write(3, 2, "geen").unwrap();
    let file = FiguresFile { name: "cijfers.xlsx".to_owned(), bytes: book.save_to_buffer().unwrap() };
    let reading = looked(&town, &file, None).await.reading.unwrap();
    assert_eq!(reading.observations[0].1.outcome.known().unwrap().value, 1_234.5);
    assert_eq!((reading.faults[0].row, reading.faults[0].column.as_str()), (4, "inwoners"));
}

/// In the shape of StatLine, OData version 4: an observation for each measure.
const VERSION_4: &str = r#"{"@odata.context": "https://example/$metadata#Observations", "value": [
    {"Id": 1, "Measure": "T001036", "ValueAttribute": "None", "Value": 133128, "WijkenEnBuurten": "GM0193    ", "Perioden": "2024JJ00"},
    {"Id": 2, "Measure": "T001036", "ValueAttribute": "None", "Value": 2375, "WijkenEnBuurten": "BU01931000", "Perioden": "2024JJ00"},
    {"Id": 3, "Measure": "T001036", "ValueAttribute": "Confidential", "Value": null, "WijkenEnBuurten": "BU01931010", "Perioden": "2024JJ00"},
    {"Id": 4, "Measure": "M000114", "ValueAttribute": "None", "Value": 12, "WijkenEnBuurten": "BU01931010", "Perioden": "2024JJ00"},
    {"Id": 5, "Measure": "T001036", "ValueAttribute": "None", "Value": 900, "WijkenEnBuurten": "GM0150    ", "Perioden": "2024JJ00"}
]}"#;

#[tokio::test]
async fn statline_is_read_measure_by_measure_with_the_reason_why_one_is_missing() {
    let town = with_indicators().await;
    let words = [("T001036", "inwoners"), ("Confidential", "secret")];
    let words: BTreeMap<String, String> =
        words.iter().map(|(word, ours)| ((*word).to_owned(), (*ours).to_owned())).collect();
    let said = Mapping {
        words,
        only: BTreeMap::from([("Measure".to_owned(), "T001036".to_owned())]),
        ..mapping(&[
            ("Id", "-"),
            ("Measure", "indicator"),
            ("ValueAttribute", "reason"),
            ("Value", "value"),
            ("WijkenEnBuurten", "place"),
            ("Perioden", "time"),
        ])
    };
    let reading = looked(&town, &file(VERSION_4), Some(said)).await.reading.unwrap();
    assert_eq!((reading.fault_count, reading.passed_over), (0, 2));
    let found: Vec<(String, Outcome)> =
        reading.observations.iter().map(|(_, one)| (one.place.to_string(), one.outcome)).collect();
    assert_eq!(found[0].1.known().unwrap().value, 133_128.0);
    assert_eq!(found[1].0, "BU01931000");
    assert_eq!(found[2].1, Outcome::Missing(WhyMissing::Secret));
}

/// In the shape of StatLine, OData version 3, as the health figures of wards and neighbourhoods come: a field for each measure.
const VERSION_3: &str = r#"{"value": [
    {"ID": 0, "Leeftijd": "20300", "Marges": "MW00000", "WijkenEnBuurten": "NL01      ", "Perioden": "2020JJ00", "Eenzaam_27": 46.6},
    {"ID": 1, "Leeftijd": "20300", "Marges": "MW00000", "WijkenEnBuurten": "BU01931000", "Perioden": "2020JJ00", "Eenzaam_27": 44.1},
    {"ID": 2, "Leeftijd": "20300", "Marges": "MW00001", "WijkenEnBuurten": "BU01931000", "Perioden": "2020JJ00", "Eenzaam_27": 40.1},
    {"ID": 3, "Leeftijd": "80200", "Marges": "MW00000", "WijkenEnBuurten": "BU01931000", "Perioden": "2020JJ00", "Eenzaam_27": 50.0},
    {"ID": 4, "Leeftijd": "20300", "Marges": "MW00000", "WijkenEnBuurten": "BU01931010", "Perioden": "2020JJ00", "Eenzaam_27": null}
]}"#;

#[tokio::test]
async fn health_figures_are_taken_for_one_age_and_without_their_margins() {
    let town = with_indicators().await;
    let model = indicators::Definition { modelled: true, over_areas: indicators::OverAreas::None, ..share() };
    add(&adviser(&town), "eenzaam-18-plus", Openness::Public, model).await;
    let only = [("Leeftijd", "20300"), ("Marges", "MW00000")];
    let said = Mapping {
        only: only.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
        empty: Empty::NotPublished,
        ..mapping(&[
            ("ID", "-"),
            ("Leeftijd", "-"),
            ("Marges", "-"),
            ("WijkenEnBuurten", "place"),
            ("Perioden", "time"),
            ("Eenzaam_27", "value of eenzaam-18-plus"),
        ])
    };
    let reading = looked(&town, &file(VERSION_3), Some(said)).await.reading.unwrap();
    assert_eq!((reading.fault_count, reading.passed_over), (0, 2));
    let found: Vec<Option<f64>> =
        reading.observations.iter().map(|(_, one)| one.outcome.known().map(|known| known.value)).collect();
    assert_eq!(found, [Some(46.6), Some(44.1), None]);
}
