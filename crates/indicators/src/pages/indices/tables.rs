//! The lines of the tables of an index: scores and ranks, the recipe, and what ranks hang on.

use std::collections::BTreeMap;

use areas::Atlas;
use shell::{PageError, Visit};

use super::super::words;
use super::drawing::{likely, ward_name};
use crate::{
    INDEX_CODE, IndexOutcome, IndexRecipe, IndexVersion, Indicator, Ingredient, RankSpan, RecipePart, Toward,
    Weighing, part_code,
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

/// A place with its score and its rank.
pub(super) struct ScoreLine {
    pub(super) ward: String,
    pub(super) name: String,
    pub(super) href: String,
    pub(super) score: String,
    pub(super) rank: String,
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

/// All places, by ward and name.
pub(super) fn scores(visit: &Visit, atlas: &Atlas, address: &str, outcome: &IndexOutcome) -> Vec<ScoreLine> {
    let line = |(position, place): (usize, &crate::Place)| ScoreLine {
        ward: ward_name(atlas, *place),
        name: words::place_name(visit, atlas, *place),
        href: format!("{address}/gebied/{place}"),
        score: outcome
            .score(INDEX_CODE, position)
            .map_or_else(|| visit.t("index-no-score").to_owned(), |score| likely(visit, score)),
        rank: rank(visit, outcome.ranks.get(position).copied().flatten()),
    };
    let mut lines: Vec<ScoreLine> = outcome.places.iter().enumerate().map(line).collect();
    lines.sort_by(|one, other| (&one.ward, &one.name).cmp(&(&other.ward, &other.name)));
    lines
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

/// What ranks hang on, or what happens without a part.
pub(super) struct HangsLine {
    pub(super) name: String,
    pub(super) one: String,
    pub(super) other: String,
}

/// How much of the difference in ranks hangs on each assumption.
pub(super) fn effects(visit: &Visit, outcome: &IndexOutcome) -> Vec<HangsLine> {
    let hundred = |share: f64| words::number(visit, 100.0 * share.clamp(0.0, 1.0), 0) + "%";
    let line = |effect: &crate::EffectTold| HangsLine {
        name: visit.t(&format!("index-assumption-{}", effect.assumption)).to_owned(),
        one: hundred(effect.total),
        other: [effect.ends.0, effect.ends.1].map(hundred).join(" – "),
    };
    outcome.effects.iter().map(line).collect()
}

/// What happens without each part.
pub(super) fn removals(visit: &Visit, outcome: &IndexOutcome, names: &Names) -> Vec<HangsLine> {
    let line = |removal: &crate::RemovalTold| HangsLine {
        name: names.name(&removal.element).to_owned(),
        one: words::number(visit, removal.mean_shift, 1),
        other: removal.largest_shift.to_string(),
    };
    outcome.removals.iter().map(line).collect()
}
