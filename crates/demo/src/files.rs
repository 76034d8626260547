use std::collections::BTreeMap;

use areas::{Division, MunicipalityCode, NotACode, Population, division_from_csv, population_from_csv};
use rust_embed::RustEmbed;
use serde::de::DeserializeOwned;
use social_map::{BadLine, Synonyms, read_synonyms};

use crate::fault::{Entry, FileFault};

#[derive(RustEmbed)]
#[folder = "../../demo/zwolle"]
struct Zwolle;

/// The files whose name begins with `prefix`, by name, each read as a `T`.
pub(crate) fn read<T: DeserializeOwned>(prefix: &str) -> Result<Vec<(String, T)>, FileFault> {
    let mut names: Vec<String> =
        Zwolle::iter().map(String::from).filter(|name| name.starts_with(prefix)).collect();
    names.sort_unstable();
    names.into_iter().map(|name| parse(&name).map(|parsed| (name.clone(), parsed))).collect()
}

/// All things of the list `name` in the files whose name begins with `prefix`, each with its file.
pub(crate) fn things<T: DeserializeOwned>(prefix: &str, name: &str) -> Result<Vec<(String, T)>, FileFault> {
    let mut things = Vec::new();
    for (file, mut lists) in read::<BTreeMap<String, Vec<T>>>(prefix)? {
        let listed = lists.remove(name).unwrap_or_default();
        if let Some(other) = lists.keys().next() {
            return Err(Entry { file: &file, key: "" }.fault("", format!("`{other}` is not `{name}`")));
        }
        things.extend(listed.into_iter().map(|thing| (file.clone(), thing)));
    }
    Ok(things)
}

pub(crate) fn parse<T: DeserializeOwned>(name: &str) -> Result<T, FileFault> {
    toml::from_str(&text(name)?).map_err(|error| Entry { file: name, key: "" }.fault("", error))
}

pub(crate) fn text(name: &str) -> Result<String, FileFault> {
    let entry = Entry { file: name, key: "" };
    let file = Zwolle::get(name).ok_or_else(|| entry.fault("", "it is not there"))?;
    String::from_utf8(file.data.into_owned()).map_err(|error| entry.fault("", error))
}

/// The words with which people search, and those of the offers.
///
/// # Errors
/// When a line is wrong, which it tells.
pub(crate) fn synonyms() -> Result<Vec<Synonyms>, FileFault> {
    let name = "synonyms.csv";
    let wrong = |bad: Vec<BadLine>| Entry { file: name, key: "" }.fault("", format!("{bad:?}"));
    read_synonyms(&text(name)?).map_err(wrong)
}

/// How Zwolle is divided into wards and neighbourhoods.
///
/// # Errors
/// When the table is wrong, which it tells with the line.
pub fn division() -> Result<Division, FileFault> {
    let name = "areas.csv";
    let entry = Entry { file: name, key: "" };
    let zwolle = "GM0193".parse().map_err(|error: NotACode| entry.fault("", error))?;
    division_from_csv(&text(name)?, zwolle).map_err(|problems| entry.fault("", problems))
}

/// How many residents each neighbourhood has, per year and age band.
///
/// # Errors
/// When the table is wrong, which it tells with the line.
pub(crate) fn population(municipality: MunicipalityCode) -> Result<Population, FileFault> {
    let name = "population.csv";
    let entry = Entry { file: name, key: "" };
    population_from_csv(&text(name)?, municipality).map_err(|problems| entry.fault("", problems))
}
