//! The recipe as it is typed: pairs of names and values, because it has a row for each indicator and each part.

use std::str::FromStr;

use shell::{FieldError, Visit};

use crate::{Combining, IndexRecipe, Ingredient, LeftOut, Normalising, RecipePart, Slug, Toward, Weighing};

/// What was typed.
pub(super) struct Typed(pub(super) Vec<(String, String)>);

/// What is chosen to take an indicator out.
pub(super) const OUT: &str = "weg";

impl Typed {
    pub(super) fn value(&self, name: &str) -> &str {
        self.0.iter().find(|(one, _)| one == name).map_or("", |(_, value)| value.trim())
    }

    fn parsed<T: FromStr>(&self, name: &str) -> Option<T> {
        self.value(name).parse().ok()
    }

    /// A weight as people write it; nothing is zero, and what was not asked stays as it was.
    fn weight(&self, name: &str, old: f64) -> Option<f64> {
        match self.value(name) {
            "" if !self.0.iter().any(|(one, _)| one == name) => Some(old),
            "" => Some(0.0),
            text => text.replace(',', ".").parse().ok().filter(|weight: &f64| weight.is_finite()),
        }
    }

    /// The recipe that was typed over `old`.
    pub(super) fn recipe(&self, visit: &Visit, old: &IndexRecipe) -> Result<IndexRecipe, Vec<FieldError>> {
        let mut mistakes = Mistakes { visit, found: Vec::new() };
        let mut recipe = old.clone();
        self.choices(&mut recipe, &mut mistakes);
        for part in &mut recipe.parts {
            let name = format!("weight-part-{}", part.code);
            part.weight = mistakes.or(self.weight(&name, part.weight), &name, "weight", part.weight);
        }
        self.rows(&mut recipe, &mut mistakes);
        self.added_part(&mut recipe, &mut mistakes);
        self.added(&mut recipe, &mut mistakes);
        if mistakes.found.is_empty() { Ok(recipe) } else { Err(mistakes.found) }
    }

    fn choices(&self, recipe: &mut IndexRecipe, mistakes: &mut Mistakes<'_>) {
        let normalising: Option<Normalising> = self.parsed("normalising");
        recipe.normalising = mistakes.or(normalising, "normalising", "normalising", recipe.normalising);
        let weighing: Option<Weighing> = self.parsed("weighing");
        recipe.weighing = mistakes.or(weighing, "weighing", "weighing", recipe.weighing);
        let within: Option<Combining> = self.parsed("within");
        recipe.within = mistakes.or(within, "within", "within", recipe.within);
        let above: Option<Combining> = self.parsed("above");
        recipe.above = mistakes.or(above, "above", "above", recipe.above);
        let least = self.parsed("least-known").filter(|least: &u8| *least <= 100);
        recipe.least_known = mistakes.or(least, "least-known", "least-known", recipe.least_known);
        let until = match self.value("until") {
            "" => Some(None),
            text => text.parse().ok().filter(|year| (1900..=2200).contains(year)).map(Some),
        };
        recipe.until = mistakes.or(until, "until", "until", recipe.until);
        let population: Option<Slug> = self.parsed("population");
        recipe.population = mistakes.or(population, "population", "population", recipe.population.clone());
    }

    /// The rows of the indicators that stood in it; one that is taken out takes a reason.
    fn rows(&self, recipe: &mut IndexRecipe, mistakes: &mut Mistakes<'_>) {
        let mut kept = Vec::new();
        for one in std::mem::take(&mut recipe.ingredients) {
            let slug = &one.indicator;
            let part = match self.value(&format!("part-{slug}")) {
                OUT => {
                    let reason = self.value("reason").to_owned();
                    if reason.is_empty() {
                        mistakes.add("reason", "reason");
                    }
                    recipe.left_out.retain(|out| out.indicator != one.indicator);
                    recipe.left_out.push(LeftOut { indicator: one.indicator, reason });
                    continue;
                }
                "" => one.part.clone(),
                part => part.to_owned(),
            };
            let name = format!("weight-{slug}");
            let weight = mistakes.or(self.weight(&name, one.weight), &name, "weight", one.weight);
            let toward: Option<Toward> = self.parsed(&format!("toward-{slug}"));
            kept.push(Ingredient { part, weight, toward: toward.unwrap_or(one.toward), ..one });
        }
        recipe.ingredients = kept;
    }

    /// A part that is added.
    fn added_part(&self, recipe: &mut IndexRecipe, mistakes: &mut Mistakes<'_>) {
        let name = self.value("new-part");
        if name.is_empty() {
            return;
        }
        let Ok(name) = kernel::clean_line(name, 80) else {
            return mistakes.add("new-part", "new-part");
        };
        let code = code_of(&name);
        if code.is_empty() || recipe.part(&code).is_some() {
            return mistakes.add("new-part", "new-part");
        }
        let parent = Some(self.value("new-parent").to_owned()).filter(|parent| !parent.is_empty());
        let weight = mistakes.or(self.weight("new-part-weight", 0.0), "new-part-weight", "weight", 0.0);
        recipe.parts.push(RecipePart { code, name, parent, weight });
    }

    /// An indicator that is added.
    fn added(&self, recipe: &mut IndexRecipe, mistakes: &mut Mistakes<'_>) {
        let chosen = self.value("indicator");
        if chosen.is_empty() {
            return;
        }
        let Ok(indicator) = chosen.parse::<Slug>() else { return mistakes.add("indicator", "indicator") };
        let part = self.value("part").to_owned();
        if recipe.part(&part).is_none() {
            return mistakes.add("part", "part");
        }
        let weight = mistakes.or(self.weight("weight", 0.0), "weight", "weight", 0.0);
        let toward: Option<Toward> = self.parsed("toward");
        recipe.left_out.retain(|out| out.indicator != indicator);
        let toward = toward.unwrap_or(Toward::Up);
        recipe.ingredients.push(Ingredient { indicator, part, weight, toward });
    }
}

/// The code of a part by its name.
fn code_of(name: &str) -> String {
    let name = name.to_lowercase();
    let plain = |sign: char| if sign.is_ascii_alphanumeric() { sign } else { '-' };
    let text: String = name.chars().map(plain).collect();
    let parts: Vec<&str> = text.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// Collects what is wrong with a form, so that all of it is shown at once.
struct Mistakes<'a> {
    visit: &'a Visit,
    found: Vec<FieldError>,
}

impl Mistakes<'_> {
    fn add(&mut self, field: &str, key: &str) {
        let message = self.visit.t(&format!("recipe-{key}-error")).to_owned();
        self.found.push(FieldError { field: field.to_owned(), message });
    }

    fn or<T>(&mut self, value: Option<T>, field: &str, key: &str, old: T) -> T {
        value.unwrap_or_else(|| {
            self.add(field, key);
            old
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_gets_a_code_that_can_stand_in_an_address() {
        for (name, code) in
            [("Sociale contacten", "sociale-contacten"), ("Taal & school!", "taal-school"), ("–", "")]
        {
            assert_eq!(code_of(name), code);
        }
    }
}
