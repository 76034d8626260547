use std::collections::BTreeMap;

use crate::error::DisclosureError;

/// What a table is cut by, such as age or area: codes, and which of them are the sum of which.
///
/// The codes need not be a tree: neighbourhoods may add up to wards and also to the districts of the police.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    name: String,
    codes: Vec<Code>,
    places: BTreeMap<String, usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Code {
    name: String,
    parts: Vec<usize>,
    leaves: Vec<usize>,
    hidden: bool,
}

impl Dimension {
    /// A dimension with its smallest parts (*leaves*), and with everything together as total.
    pub fn new<'a>(name: &str, leaves: impl IntoIterator<Item = &'a str>) -> Result<Self, DisclosureError> {
        let mut dimension = Self { name: name.to_owned(), codes: Vec::new(), places: BTreeMap::new() };
        for leaf in leaves {
            let place = dimension.codes.len();
            dimension.add(Code {
                name: leaf.to_owned(),
                parts: Vec::new(),
                leaves: vec![place],
                hidden: false,
            })?;
        }
        if dimension.codes.is_empty() {
            return Err(DisclosureError::NoParts { dimension: name.to_owned(), code: "total".to_owned() });
        }
        Ok(dimension)
    }

    /// The same with a code that is the sum of others, such as a ward of its neighbourhoods or a city of its wards.
    pub fn sum<'a>(
        mut self,
        code: &str,
        parts: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, DisclosureError> {
        let mut places = Vec::new();
        let mut leaves = Vec::new();
        for part in parts {
            let place = self.place(part).ok_or_else(|| self.unknown(&format!("sum {code}"), part))?;
            places.push(place);
            leaves.extend(self.codes.get(place).map(|part| part.leaves.as_slice()).unwrap_or_default());
        }
        leaves.sort_unstable();
        if let Some(twice) = leaves.windows(2).find_map(|two| (two.first() == two.last()).then(|| two[0])) {
            let part = self.code_name(twice).to_owned();
            return Err(DisclosureError::CountedTwice { dimension: self.name, code: code.to_owned(), part });
        }
        if places.is_empty() {
            return Err(DisclosureError::NoParts { dimension: self.name, code: code.to_owned() });
        }
        self.add(Code { name: code.to_owned(), parts: places, leaves, hidden: false })?;
        Ok(self)
    }

    /// The same with a code that is never published, such as the strip between an old and a new border.
    ///
    /// It is protected all the same where it is small: who has both divisions can subtract.
    pub fn hide(mut self, code: &str) -> Result<Self, DisclosureError> {
        let place = self.place(code).ok_or_else(|| self.unknown("hide", code))?;
        self.codes[place].hidden = true;
        Ok(self)
    }

    /// What the dimension is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    fn add(&mut self, code: Code) -> Result<(), DisclosureError> {
        if self.places.insert(code.name.clone(), self.codes.len()).is_some() {
            return Err(DisclosureError::CodeTwice { dimension: self.name.clone(), code: code.name });
        }
        self.codes.push(code);
        Ok(())
    }

    pub(crate) fn unknown(&self, place: &str, code: &str) -> DisclosureError {
        let (place, dimension, code) = (place.to_owned(), self.name.clone(), code.to_owned());
        DisclosureError::UnknownCode { place, dimension, code }
    }

    pub(crate) fn place(&self, code: &str) -> Option<usize> {
        self.places.get(code).copied()
    }

    /// Where everything together stands: behind the codes.
    pub(crate) fn total(&self) -> usize {
        self.codes.len()
    }

    /// The codes and the total.
    pub(crate) fn len(&self) -> usize {
        self.codes.len() + 1
    }

    pub(crate) fn code_name(&self, place: usize) -> &str {
        self.codes.get(place).map_or("total", |code| code.name.as_str())
    }

    pub(crate) fn is_hidden(&self, place: usize) -> bool {
        self.codes.get(place).is_some_and(|code| code.hidden)
    }

    pub(crate) fn is_leaf(&self, place: usize) -> bool {
        self.codes.get(place).is_some_and(|code| code.parts.is_empty())
    }

    /// The codes that a leaf is part of, itself and the total included.
    pub(crate) fn above(&self, leaf: usize) -> Vec<usize> {
        let holds = |place: &usize| self.codes[*place].leaves.binary_search(&leaf).is_ok();
        (0..self.codes.len()).filter(holds).chain([self.total()]).collect()
    }

    /// Every code that is a sum, with its parts; the total is the sum of the codes that are part of nothing else.
    ///
    /// Where divisions overlap, such codes would count people twice, so that the total is then the sum of the leaves.
    pub(crate) fn sums(&self) -> Vec<(usize, Vec<usize>)> {
        let mut sums: Vec<(usize, Vec<usize>)> = Vec::new();
        for (place, code) in self.codes.iter().enumerate() {
            if !code.parts.is_empty() {
                sums.push((place, code.parts.clone()));
            }
        }
        let in_a_sum = |place: &usize| self.codes.iter().any(|code| code.parts.contains(place));
        let tops: Vec<usize> = (0..self.codes.len()).filter(|place| !in_a_sum(place)).collect();
        let counted: usize = tops.iter().map(|place| self.codes[*place].leaves.len()).sum();
        let leaves: Vec<usize> = (0..self.codes.len()).filter(|place| self.is_leaf(*place)).collect();
        sums.push((self.total(), if counted == leaves.len() { tops } else { leaves }));
        sums
    }
}
