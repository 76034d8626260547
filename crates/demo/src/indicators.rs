//! The catalogue and the figures of the demonstration, brought in as an adviser's work.

use ::indicators::{
    Definition, Empty, FiguresError, FiguresFile, FiguresToBringIn, Label, Mapping, NewIndicator, sheet_of,
};
use access::{Actor, Cx, Role};
use areas::Shelf;
use kernel::{NotASlug, Openness};
use serde::Deserialize;

use crate::fault::Entry;
use crate::files::{parse, text};
use crate::{DemoError, survey};

const CATALOGUE: &str = "indicators/catalogue.toml";

/// Each file with what its source is called and the year of the division that it uses.
const FILES: [(&str, &str, i32); 4] = [
    ("key-figures.csv", "Gemeente Zwolle, Cijfers over Zwolle", 2024),
    ("health-2012.csv", "RIVM, Gezondheid per wijk en buurt", 2020),
    ("health-2016.csv", "RIVM, Gezondheid per wijk en buurt", 2020),
    ("health-2020.csv", "RIVM, Gezondheid per wijk en buurt", 2020),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CatalogueFile {
    indicator: Vec<RawIndicator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawIndicator {
    slug: String,
    name: String,
    topic: String,
    headline: bool,
    definition: Definition,
}

/// Adds the indicators and brings their figures in.
///
/// # Errors
/// When a file is wrong, which it names, or the database refuses.
pub(crate) async fn load(cx: &Cx) -> Result<(), DemoError> {
    let actor = Actor::at_the_command_line(Role::PolicyAdviser, cx.now());
    let cx = Cx::new(cx.db.clone(), cx.clock.clone(), cx.chance.clone(), actor);
    add_all(&cx, CATALOGUE).await?;
    for (name, source, division) in FILES {
        let file = format!("indicators/{name}");
        let entry = Entry { file: &file, key: "" };
        bring_in(&cx, (name, source, division), text(&file)?)
            .await
            .map_err(|error| entry.fault("", error))?;
    }
    survey::load(&cx).await
}

/// Adds the indicators that stand in a file.
///
/// # Errors
/// When the file is wrong, or the database refuses.
pub(crate) async fn add_all(cx: &Cx, file: &str) -> Result<(), DemoError> {
    for raw in parse::<CatalogueFile>(file)?.indicator {
        let entry = Entry { file, key: &raw.slug };
        let new = NewIndicator {
            slug: raw.slug.parse().map_err(|error: NotASlug| entry.fault("slug", error))?,
            label: Label {
                name: raw.name.clone(),
                topic: entry.parsed("topic", &raw.topic)?,
                headline: raw.headline,
                openness: Openness::Public,
                retired: None,
            },
            definition: raw.definition.clone(),
        };
        ::indicators::add_indicator(cx, &new).await.map_err(|error| entry.fault("", error))?;
    }
    Ok(())
}

async fn bring_in(
    cx: &Cx,
    (name, source, division): (&str, &str, i32),
    text: String,
) -> Result<(), FiguresError> {
    let atlas = Shelf::new(cx.db.clone()).atlas(cx.clock.today()).await?.ok_or(FiguresError::NoAreas)?;
    let file = FiguresFile { name: name.to_owned(), bytes: text.into_bytes() };
    let known = ::indicators::catalogue(cx).await?;
    // The sources leave a cell empty where they publish nothing.
    let said = Mapping { empty: Empty::NotPublished, ..Mapping::default() };
    let mapping = Mapping::guessed(&sheet_of(&file)?, &known, Some(&said));
    let looked = ::indicators::look_at(cx, &atlas, &file, (source, division), Some(mapping)).await?;
    let batch = FiguresToBringIn {
        file_name: file.name,
        source: source.to_owned(),
        division,
        figures: looked.figures()?.observations,
    };
    ::indicators::bring_in(cx, atlas.division(), batch).await.map(drop)
}
