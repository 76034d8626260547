use std::collections::BTreeMap;

use areas::Shelf;
use shell::{PageError, Visit};

/// Names of districts and wards by their code, as they are today.
#[derive(Debug, Default)]
pub(super) struct Places {
    districts: BTreeMap<String, String>,
    wards: BTreeMap<String, String>,
}

impl Places {
    pub(super) async fn of(visit: &Visit, shelf: &Shelf) -> Result<Self, PageError> {
        let Some(atlas) = shelf.atlas(visit.cx.clock.today()).await? else { return Ok(Self::default()) };
        let division = atlas.division();
        Ok(Self {
            districts: division
                .districts
                .iter()
                .map(|(code, name)| (code.to_string(), name.clone()))
                .collect(),
            wards: division.wards.iter().map(|(code, ward)| (code.to_string(), ward.name.clone())).collect(),
        })
    }

    /// Whether somebody can choose it.
    pub(super) fn is_known(&self, code: &str) -> bool {
        self.districts.contains_key(code) || self.wards.contains_key(code)
    }

    /// What a code is called; the code itself where nobody knows.
    pub(super) fn name<'a>(&'a self, code: &'a str) -> &'a str {
        self.districts.get(code).or_else(|| self.wards.get(code)).map_or(code, String::as_str)
    }

    /// All of them, districts first, to choose from.
    pub(super) fn all(&self, visit: &Visit) -> Vec<(String, String)> {
        let district = |(code, name): (&String, &String)| {
            (code.clone(), visit.t_with("pilot-district", "name", name.as_str()))
        };
        let ward = |(code, name): (&String, &String)| (code.clone(), name.clone());
        self.districts.iter().map(district).chain(self.wards.iter().map(ward)).collect()
    }

    /// Where something happens, in words.
    pub(super) fn words(&self, visit: &Visit, codes: &[String]) -> String {
        if codes.is_empty() {
            return visit.t("pilot-whole-city").to_owned();
        }
        codes.iter().map(|code| self.name(code)).collect::<Vec<_>>().join(", ")
    }
}
