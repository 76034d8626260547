use rust_embed::RustEmbed;
use serde::de::DeserializeOwned;

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

fn parse<T: DeserializeOwned>(name: &str) -> Result<T, FileFault> {
    let entry = Entry { file: name, key: "" };
    let file = Zwolle::get(name).ok_or_else(|| entry.fault("", "it is not there"))?;
    let text = std::str::from_utf8(&file.data).map_err(|error| entry.fault("", error))?;
    toml::from_str(text).map_err(|error| entry.fault("", error))
}
