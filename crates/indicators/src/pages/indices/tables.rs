//! What the parts of an index are called, its recipe as a tree, and a rank in words.

use std::collections::BTreeMap;

use shell::{PageError, Visit};

use super::super::words;
use crate::{
    INDEX_CODE, IndexRecipe, IndexVersion, Indicator, Ingredient, Newer, RankSpan, RecipePart, Renewed,
    Toward, Weighing, part_code,
};

/// What the elements of an index are called.
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    pub(super) async fn of(
        visit: &Visit,
        version: &IndexVersion,
    ) -> Result<(Self, Vec<Indicator>), PageError> {
        let catalogue = crate::catalogue(&visit.cx).await?;
        Ok((Self::by(&catalogue, version), catalogue))
    }

    fn by(catalogue: &[Indicator], version: &IndexVersion) -> Self {
        let indicators = catalogue.iter().map(|one| (one.slug.to_string(), one.label.name.clone()));
        let parts = version.head.recipe.parts.iter().map(|part| (part_code(&part.code), part.name.clone()));
        let whole = std::iter::once((INDEX_CODE.to_owned(), version.index.name.clone()));
        Self(indicators.chain(parts).chain(whole).collect())
    }

    pub(super) fn name<'a>(&'a self, code: &'a str) -> &'a str {
        self.0.get(code).map_or(code, String::as_str)
    }
}

/// A rank with its interval: `12 (8 tot 17)`.
pub(super) fn rank(visit: &Visit, span: Option<RankSpan>) -> String {
    span.map_or_else(
        || visit.t("index-no-rank").to_owned(),
        |span| {
            visit.t_args(
                "index-rank-between",
                &[
                    ("rank", span.rank.to_string().into()),
                    ("low", span.low.to_string().into()),
                    ("high", span.high.to_string().into()),
                ],
            )
        },
    )
}

/// A part right below the index, with what it is made of.
pub(super) struct RecipeGroup {
    pub(super) name: String,
    /// What it is made of, in short.
    pub(super) headline: String,
    pub(super) lines: Vec<RecipeLine>,
}

/// The recipe by the parts right below the index.
pub(super) fn grouped(lines: Vec<RecipeLine>) -> Vec<RecipeGroup> {
    let group = |lines: Vec<RecipeLine>| {
        let made_of = lines.iter().filter(|line| line.depth == 1).map(|line| line.name.as_str());
        RecipeGroup {
            name: lines.first().map_or(String::new(), |line| line.name.clone()),
            headline: made_of.collect::<Vec<_>>().join(", "),
            lines,
        }
    };
    by_top(lines, |line| line.depth).into_iter().map(group).collect()
}

/// The lines of a tree, apart for each of depth 0.
pub(super) fn by_top<T>(lines: Vec<T>, depth: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = Vec::new();
    for line in lines {
        match groups.last_mut().filter(|_| depth(&line) > 0) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    groups
}

/// A row of the recipe: a part or an indicator.
pub(super) struct RecipeLine {
    pub(super) depth: usize,
    pub(super) name: String,
    /// Where the indicator is explained.
    pub(super) href: Option<String>,
    pub(super) weight: String,
    pub(super) toward: String,
    pub(super) when: String,
    pub(super) modelled: bool,
}

/// The recipe as a tree: each part with what it is made of.
pub(super) fn recipe(
    visit: &Visit,
    version: &IndexVersion,
    (names, catalogue): (&Names, &[Indicator]),
) -> Vec<RecipeLine> {
    let mut lines = Vec::new();
    let tree = Tree { visit, version, names, catalogue };
    tree.parts_of(None, 0, &mut lines);
    lines
}

struct Tree<'a> {
    visit: &'a Visit,
    version: &'a IndexVersion,
    names: &'a Names,
    catalogue: &'a [Indicator],
}

impl Tree<'_> {
    fn recipe(&self) -> &IndexRecipe {
        &self.version.head.recipe
    }

    fn parts_of(&self, parent: Option<&str>, depth: usize, lines: &mut Vec<RecipeLine>) {
        for part in self.recipe().parts.iter().filter(|part| part.parent.as_deref() == parent) {
            lines.push(self.part(part, depth));
            self.parts_of(Some(&part.code), depth + 1, lines);
            let own = self.recipe().ingredients.iter().filter(|one| one.part == part.code);
            lines.extend(own.map(|one| self.ingredient(one, depth + 1)));
        }
    }

    fn part(&self, part: &RecipePart, depth: usize) -> RecipeLine {
        let is_filled = self.recipe().filled().contains(part.code.as_str());
        RecipeLine {
            depth,
            name: part.name.clone(),
            href: None,
            weight: if is_filled { self.weight(part.weight) } else { String::new() },
            toward: if is_filled { String::new() } else { self.visit.t("index-part-empty").to_owned() },
            when: String::new(),
            modelled: false,
        }
    }

    fn weight(&self, weight: f64) -> String {
        match self.recipe().weighing {
            Weighing::Equal => self.visit.t("index-weighing-equal-short").to_owned(),
            Weighing::Given => words::number(self.visit, weight, 1) + "%",
        }
    }

    fn ingredient(&self, one: &Ingredient, depth: usize) -> RecipeLine {
        let outcome = self.version.outcome.as_ref();
        let column =
            outcome.and_then(|all| all.columns.iter().find(|column| column.indicator == one.indicator));
        let definition = self.catalogue.iter().find(|known| known.slug == one.indicator);
        let when = column
            .zip(definition)
            .map(|(column, known)| words::period(self.visit, &known.current.definition, column.when));
        RecipeLine {
            depth,
            name: self.names.name(one.indicator.as_str()).to_owned(),
            href: Some(format!("/cijfers/{}", one.indicator)),
            weight: self.weight(one.weight),
            toward: toward(self.visit, self.version.index.kind.has_factors(), one.toward).to_owned(),
            when: when.unwrap_or_default(),
            modelled: column.is_some_and(|column| column.modelled),
        }
    }
}

/// Which way counts, in the words of the kind of index.
pub(super) fn toward(visit: &Visit, has_factors: bool, toward: Toward) -> &str {
    visit.t(match (has_factors, toward) {
        (true, Toward::Up) => "index-toward-protective",
        (true, Toward::Down) => "index-toward-risk",
        (false, Toward::Up) => "index-toward-up",
        (false, Toward::Down) => "index-toward-down",
    })
}

/// What is new of the figures, a sentence an indicator.
pub(super) fn renewals(
    visit: &Visit,
    (names, catalogue): (&Names, &[Indicator]),
    renewed: &[Renewed],
) -> Vec<String> {
    let told = |one: &Renewed| {
        let definition = catalogue.iter().find(|known| known.slug == one.indicator);
        let name = ("name", names.name(one.indicator.as_str()).into());
        match one.newer {
            Newer::Corrected(count) => {
                visit.t_args("index-newer-corrected", &[name, ("count", count.into())])
            }
            Newer::Later(when) => {
                let period = definition.map_or_else(
                    || words::when(visit, when),
                    |known| words::period(visit, &known.current.definition, when),
                );
                visit.t_args("index-newer-later", &[name, ("period", period.into())])
            }
            Newer::Redefined => visit.t_args("index-newer-redefined", &[name]),
        }
    };
    renewed.iter().map(told).collect()
}
