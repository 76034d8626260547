use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Level, Slug};

kernel::words! {
    /// What an index is about.
    IndexKind, "kind of index" {
        /// How people live together (*sociale index*).
        Social => "social",
        /// How good it is to live there (*leefbaarheidsindex*).
        Liveability => "liveability",
        /// How older people fare, by factors that protect and factors that put at risk (*ouderenindex*).
        Elderly => "elderly",
        /// How children and young people fare, by the same two sorts of factors (*kinder- en jongerenindex*).
        ChildAndYouth => "child-and-youth",
        /// Something else.
        Other => "other",
    }
}

impl IndexKind {
    /// Whether its parts are read as protective and risk factors.
    #[must_use]
    pub const fn has_factors(self) -> bool {
        match self {
            Self::Elderly | Self::ChildAndYouth => true,
            Self::Social | Self::Liveability | Self::Other => false,
        }
    }
}

kernel::words! {
    /// How indicators come to one scale.
    Normalising, "way of normalising" {
        /// 100 is the city, 30 points are a deviation weighed by residents, between 0 and 200: the rule of Zwolle.
        City => "city",
        /// From 1 for the least to 100 for the most.
        MinMax => "min-max",
        /// 100 on average, 15 points for a deviation.
        ZScore => "z-score",
    }
}

kernel::words! {
    /// How scores become one.
    Combining, "way of combining" {
        /// What is high makes good for what is low.
        Arithmetic => "arithmetic",
        /// It partly does.
        Geometric => "geometric",
        /// It hardly does.
        Harmonic => "harmonic",
    }
}

kernel::words! {
    /// Where weights come from.
    Weighing, "way of weighing" {
        /// Each part of a whole weighs the same.
        Equal => "equal",
        /// As the recipe says, in hundredths of the whole.
        Given => "given",
    }
}

kernel::words! {
    /// Which way of an indicator raises the index.
    Toward, "direction in a recipe" {
        /// More of it: it protects.
        Up => "up",
        /// Less of it: it is a risk.
        Down => "down",
    }
}

/// The code of the index itself among the codes of its elements.
pub const INDEX_CODE: &str = "/";

/// The code of a part among the codes of the elements of an index; that of an indicator is its word.
#[must_use]
pub fn part_code(code: &str) -> String {
    format!("/{code}")
}

/// An aspect or a theme: a part of the index that is made of other parts or of indicators.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecipePart {
    /// Its code, unique in the recipe.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// The part it belongs to; the index itself where there is none.
    #[serde(default)]
    pub parent: Option<String>,
    /// Its weight in its whole, where weights are given.
    #[serde(default)]
    pub weight: f64,
}

/// An indicator in a recipe.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ingredient {
    /// Which one.
    pub indicator: Slug,
    /// The part it belongs to.
    pub part: String,
    /// Its weight in its part, where weights are given.
    #[serde(default)]
    pub weight: f64,
    /// Which way of it raises the index.
    pub toward: Toward,
}

/// An indicator that was taken out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// Which one.
    pub indicator: Slug,
    /// Why.
    pub reason: String,
}

/// The recipe (*recept*) of an index: everything that is chosen between figures and scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexRecipe {
    /// Of which places it tells: neighbourhoods or wards.
    pub level: Level,
    /// How indicators come to one scale.
    pub normalising: Normalising,
    /// Where weights come from.
    pub weighing: Weighing,
    /// How indicators become a theme.
    pub within: Combining,
    /// How themes become the index, by way of aspects.
    pub above: Combining,
    /// Of each hundred parts so many must be known; else their whole is not.
    pub least_known: u8,
    /// The indicator that says how many people live in each place.
    pub population: Slug,
    /// Figures of later years are not used; without it the latest are.
    #[serde(default)]
    pub until: Option<i32>,
    /// Aspects and themes.
    pub parts: Vec<RecipePart>,
    /// Indicators.
    pub ingredients: Vec<Ingredient>,
    /// What earlier versions had, and this one has not.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
}

/// What does not go together in a recipe.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RecipeFault {
    /// An index is of neighbourhoods or wards.
    #[error("an index is made of neighbourhoods or wards")]
    Level,
    /// There is nothing to make it of.
    #[error("there are no indicators in it")]
    Nothing,
    /// Two parts have one code, or an indicator stands in it twice.
    #[error("{0} stands in it twice")]
    Twice(String),
    /// Something belongs to a part that is not there.
    #[error("there is no part {0}")]
    NoPart(String),
    /// A part lies in itself.
    #[error("{0} is a part of itself")]
    Circle(String),
    /// A weight below zero or none at all.
    #[error("{0} has no weight above zero")]
    Weight(String),
    /// The weights in a whole are not a hundred together.
    #[error("the weights in {whole} are {sum} together, not 100")]
    Sum {
        /// The code of the whole; [`INDEX_CODE`] for the index.
        whole: String,
        /// What they are together.
        sum: f64,
    },
    /// More than a hundred of a hundred.
    #[error("{0} is no share of a hundred")]
    Share(u8),
}

/// How far from a hundred weights may be together: thirds are written as 33.3.
const LEEWAY: f64 = 0.2;

impl IndexRecipe {
    /// Whether its parts go together. Weights count where they are given, among what has figures.
    ///
    /// # Errors
    /// The first thing that does not.
    pub fn check(&self) -> Result<(), RecipeFault> {
        if !matches!(self.level, Level::Neighbourhood | Level::Ward) {
            return Err(RecipeFault::Level);
        }
        if self.least_known > 100 {
            return Err(RecipeFault::Share(self.least_known));
        }
        if self.ingredients.is_empty() {
            return Err(RecipeFault::Nothing);
        }
        self.check_names()?;
        match self.weighing {
            Weighing::Equal => Ok(()),
            Weighing::Given => self.check_weights(),
        }
    }

    fn check_names(&self) -> Result<(), RecipeFault> {
        let mut codes = BTreeSet::new();
        let mut slugs = BTreeSet::new();
        if let Some(part) = self.parts.iter().find(|part| !codes.insert(part.code.as_str())) {
            return Err(RecipeFault::Twice(part.code.clone()));
        }
        if let Some(one) = self.ingredients.iter().find(|one| !slugs.insert(&one.indicator)) {
            return Err(RecipeFault::Twice(one.indicator.to_string()));
        }
        let parents = self.parts.iter().filter_map(|part| part.parent.as_ref());
        let named = parents.chain(self.ingredients.iter().map(|one| &one.part));
        if let Some(unknown) = named.into_iter().find(|code| !codes.contains(code.as_str())) {
            return Err(RecipeFault::NoPart(unknown.clone()));
        }
        match self.parts.iter().find(|part| self.above_of(&part.code).len() > self.parts.len()) {
            Some(part) => Err(RecipeFault::Circle(part.code.clone())),
            None => Ok(()),
        }
    }

    /// The parts above a part, the nearest first. One more than there are when it lies in a circle.
    pub(crate) fn above_of(&self, code: &str) -> Vec<&str> {
        let mut above = Vec::new();
        let mut here = self.part(code).and_then(|part| part.parent.as_deref());
        while let Some(parent) = here {
            above.push(parent);
            if above.len() > self.parts.len() {
                break;
            }
            here = self.part(parent).and_then(|part| part.parent.as_deref());
        }
        above
    }

    fn check_weights(&self) -> Result<(), RecipeFault> {
        let filled = self.filled();
        let parts = self.parts.iter().filter(|part| filled.contains(part.code.as_str()));
        let of_parts = parts.map(|part| {
            let whole =
                part.parent.as_ref().map_or_else(|| INDEX_CODE.to_owned(), |parent| part_code(parent));
            (whole, part.name.as_str(), part.weight)
        });
        let of_indicators =
            self.ingredients.iter().map(|one| (part_code(&one.part), one.indicator.as_str(), one.weight));
        let mut sums: BTreeMap<String, f64> = BTreeMap::new();
        for (whole, name, weight) in of_parts.chain(of_indicators) {
            if !weight.is_finite() || weight <= 0.0 {
                return Err(RecipeFault::Weight(name.to_owned()));
            }
            *sums.entry(whole).or_default() += weight;
        }
        match sums.into_iter().find(|(_, sum)| (sum - 100.0).abs() > LEEWAY) {
            Some((whole, sum)) => Err(RecipeFault::Sum { whole, sum }),
            None => Ok(()),
        }
    }

    /// One part.
    #[must_use]
    pub fn part(&self, code: &str) -> Option<&RecipePart> {
        self.parts.iter().find(|part| part.code == code)
    }

    /// The codes of the parts for which there are indicators, in themselves or further down. The others are told as not
    /// filled yet, and weigh nothing.
    #[must_use]
    pub fn filled(&self) -> BTreeSet<&str> {
        let mut filled: BTreeSet<&str> = self.ingredients.iter().map(|one| one.part.as_str()).collect();
        let above: Vec<&str> = filled.iter().flat_map(|code| self.above_of(code)).collect();
        filled.extend(above);
        filled
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn part(code: &str, parent: Option<&str>, weight: f64) -> RecipePart {
        let name = format!("Deel {code}");
        RecipePart { code: code.to_owned(), name, parent: parent.map(ToOwned::to_owned), weight }
    }

    pub(crate) fn ingredient(slug: &str, part: &str, weight: f64) -> Ingredient {
        Ingredient { indicator: slug.parse().unwrap(), part: part.to_owned(), weight, toward: Toward::Up }
    }

    pub(crate) fn recipe() -> IndexRecipe {
        IndexRecipe {
            level: Level::Neighbourhood,
            normalising: Normalising::City,
            weighing: Weighing::Given,
            within: Combining::Arithmetic,
            above: Combining::Arithmetic,
            least_known: 50,
            population: "inwoners".parse().unwrap(),
            until: None,
            parts: vec![part("binding", None, 40.0), part("meedoen", None, 60.0), part("taal", None, 0.0)],
            ingredients: vec![
                ingredient("vertrouwen", "binding", 33.3),
                ingredient("hulp", "binding", 66.6),
                ingredient("werk", "meedoen", 100.0),
            ],
            left_out: Vec::new(),
        }
    }

    #[test]
    fn what_does_not_go_together_is_named() {
        assert_eq!(recipe().check(), Ok(()));
        let with = |change: &dyn Fn(&mut IndexRecipe)| {
            let mut recipe = recipe();
            change(&mut recipe);
            recipe.check()
        };
        assert_eq!(with(&|one| one.level = Level::Municipality), Err(RecipeFault::Level));
        assert_eq!(with(&|one| one.least_known = 101), Err(RecipeFault::Share(101)));
        assert_eq!(with(&|one| one.ingredients.clear()), Err(RecipeFault::Nothing));
        let twice = |one: &mut IndexRecipe| one.ingredients.push(ingredient("hulp", "meedoen", 1.0));
        assert_eq!(with(&twice), Err(RecipeFault::Twice("hulp".to_owned())));
        let unknown = |one: &mut IndexRecipe| one.ingredients[0].part = "weg".to_owned();
        assert_eq!(with(&unknown), Err(RecipeFault::NoPart("weg".to_owned())));
        let circle = |one: &mut IndexRecipe| one.parts[0].parent = Some("binding".to_owned());
        assert_eq!(with(&circle), Err(RecipeFault::Circle("binding".to_owned())));
        let nothing = |one: &mut IndexRecipe| one.ingredients[2].weight = 0.0;
        assert_eq!(with(&nothing), Err(RecipeFault::Weight("werk".to_owned())));
    }

    #[test]
    fn given_weights_are_a_hundred_together_in_each_whole_and_equal_ones_need_not_be() {
        let mut short = recipe();
        short.ingredients[2].weight = 90.0;
        let fault = RecipeFault::Sum { whole: "/meedoen".to_owned(), sum: 90.0 };
        assert_eq!(short.check(), Err(fault));
        short.weighing = Weighing::Equal;
        assert_eq!(short.check(), Ok(()));
        let mut parts = recipe();
        parts.parts[0].weight = 50.0;
        assert_eq!(parts.check(), Err(RecipeFault::Sum { whole: "/".to_owned(), sum: 110.0 }));
    }

    #[test]
    fn a_part_without_indicators_is_not_filled_and_one_above_a_filled_part_is() {
        let mut recipe = recipe();
        recipe.parts.push(part("geheel", None, 100.0));
        recipe.parts[0].parent = Some("geheel".to_owned());
        assert_eq!(recipe.filled().into_iter().collect::<Vec<_>>(), ["binding", "geheel", "meedoen"]);
    }
}
