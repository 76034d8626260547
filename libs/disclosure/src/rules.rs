use crate::cell::{Cell, Content, Key};
use crate::error::DisclosureError;
use crate::release::Release;

/// When a cell tells too much about somebody. What is `None` is not asked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rules {
    /// The fewest people, or contributors to an amount, that may be published.
    pub minimum: Option<u32>,
    /// Whether 0 people tells too much as well.
    pub zeros: bool,
    /// (n, k): the n largest contributors may not make up more than k percent.
    pub dominance: Option<Dominance>,
    /// p%: the largest contributor may not be estimated within p percent by the second largest.
    pub p_percent: Option<f64>,
    /// No category may hold nearly everybody of a small group: that tells it of each of them.
    pub group: Option<GroupRule>,
    /// How far, in percent, an amount with too few contributors is to be hidden to both sides; 0 is taken as 15.
    pub margin: f64,
    /// Whether somebody who is alone in a cell of amounts is reckoned with: he knows his own figure, and may use it to
    /// work out that of another cell.
    pub insiders: bool,
    /// What to lose as little of as possible when others go with a sensitive cell.
    pub saving: Saving,
    /// Cells that are sensitive for a reason that the table does not show, such as a share of few people, with what each needs.
    pub named: Vec<(Key, Need)>,
}

/// What leaving out a cell that is not sensitive costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Saving {
    /// About the same for every cell, somewhat more for large ones: few cells are lost.
    #[default]
    Cells,
    /// The figure in it: few people or euros are lost, if need be by more and smaller cells.
    Value,
}

impl Saving {
    /// An empty cell is an odd thing to hide; something else is better if it is about as cheap.
    pub(crate) fn price(self, value: f64) -> f64 {
        match self {
            Self::Cells if value == 0.0 => 4.0,
            Self::Cells => 1.0 + value.abs().ln_1p(),
            Self::Value => value.abs().max(1.0),
        }
    }
}

/// The (n, k) rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dominance {
    /// How many contributors, at most [`Content::KEPT`].
    pub n: usize,
    /// The most they may make up, in percent.
    pub k: f64,
}

/// Group disclosure: who knows that somebody is in the group, knows the category.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupRule {
    /// The dimensions whose codes are categories of people.
    pub dimensions: Vec<String>,
    /// The largest part of a group that one category may hold, in percent.
    pub share: f64,
    /// Groups of more people than this are too large to point at anybody.
    pub up_to: f64,
}

/// Why a cell is sensitive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Fewer people or contributors than the minimum.
    TooFew,
    /// A few contributors make up nearly all of it.
    Dominated,
    /// One contributor can estimate another too closely.
    TooClose,
    /// Nearly everybody of a group is in this category.
    Group,
    /// The rules name it.
    Named,
}

/// What must stay possible: nobody may be able to rule out either end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Need {
    /// The cell must be able to be as low as this.
    pub low: f64,
    /// And as high as this.
    pub high: f64,
}

/// A sensitive cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Finding {
    /// Which cell of the release.
    pub cell: usize,
    /// Why.
    pub reason: Reason,
    /// What it needs.
    pub need: Need,
}

impl Need {
    fn around(value: f64, distance: f64) -> Self {
        Self { low: (value - distance).max(0.0), high: value + distance }
    }

    fn and(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }
}

impl Rules {
    /// The usual rule for people: fewer than `minimum` is too few, nobody at all is no secret.
    #[must_use]
    pub fn people(minimum: u32) -> Self {
        Self { minimum: Some(minimum), ..Self::default() }
    }

    /// Every sensitive cell, in the order of the cells, with the first reason and what all reasons together need.
    pub fn findings(&self, release: &Release) -> Result<Vec<Finding>, DisclosureError> {
        self.check()?;
        let mut found: Vec<Option<Finding>> = vec![None; release.cells().len()];
        for (place, cell) in release.cells().iter().enumerate() {
            for (reason, need) in self.about(cell) {
                add(&mut found, place, reason, need);
            }
        }
        if let Some(rule) = &self.group {
            for sum in release.sums().filter(|sum| rule.dimensions.contains(&sum.dimension)) {
                let group = release.cells()[sum.total].value;
                for &part in &sum.parts {
                    if let Some(need) = rule.about(&release.cells()[part], group) {
                        add(&mut found, part, Reason::Group, need);
                    }
                }
            }
        }
        for (key, need) in &self.named {
            let unknown = || DisclosureError::UnknownCell { cell: key.to_string() };
            add(&mut found, release.find(key).ok_or_else(unknown)?, Reason::Named, *need);
        }
        Ok(found.into_iter().flatten().collect())
    }

    fn check(&self) -> Result<(), DisclosureError> {
        let percent = |rule: &'static str, value: f64| {
            if value.is_finite() && (0.0..=100.0).contains(&value) {
                Ok(())
            } else {
                Err(DisclosureError::Rule { rule, value })
            }
        };
        if let Some(Dominance { n, k }) = self.dominance {
            percent("k of the dominance rule", k)?;
            if n == 0 || n > Content::KEPT || k == 0.0 {
                let value = u32::try_from(n).map_or(f64::INFINITY, f64::from);
                return Err(DisclosureError::Rule { rule: "n of the dominance rule", value });
            }
        }
        percent("p of the p% rule", self.p_percent.unwrap_or(0.0))?;
        percent("the margin", self.margin)?;
        percent("the share of the group rule", self.group.as_ref().map_or(0.0, |rule| rule.share))
    }

    fn about(&self, cell: &Cell) -> Vec<(Reason, Need)> {
        match &cell.content {
            Content::People => {
                self.too_few_people(cell.value).map(|need| (Reason::TooFew, need)).into_iter().collect()
            }
            Content::Amount { contributors, largest, .. } => {
                self.about_amount(cell.value, *contributors, largest)
            }
            Content::Change { .. } => Vec::new(),
        }
    }

    /// Nobody may learn more than what the sign for *left out* says by itself: at least one, and perhaps enough.
    fn too_few_people(&self, people: f64) -> Option<Need> {
        let minimum = f64::from(self.minimum?);
        let sensitive = people < minimum && (people > 0.0 || self.zeros);
        sensitive.then_some(Need { low: people.min(1.0), high: minimum })
    }

    fn about_amount(&self, value: f64, contributors: usize, largest: &[f64]) -> Vec<(Reason, Need)> {
        let mut found = Vec::new();
        if value <= 0.0 {
            return found;
        }
        let too_few = |minimum: u32| usize::try_from(minimum).is_ok_and(|minimum| contributors < minimum);
        if self.minimum.is_some_and(too_few) {
            let margin = if self.margin > 0.0 { self.margin } else { 15.0 };
            found.push((Reason::TooFew, Need::around(value, value * margin / 100.0)));
        }
        if let Some(Dominance { n, k }) = self.dominance {
            let lacking = largest.iter().take(n).sum::<f64>() * 100.0 / k - value;
            if lacking > 0.0 {
                found.push((Reason::Dominated, Need::around(value, lacking)));
            }
        }
        if let (Some(p), [first, ..]) = (self.p_percent, largest) {
            let second = largest.get(1).copied().unwrap_or(0.0);
            let lacking = first * p / 100.0 - (value - first - second);
            if lacking > 1e-9 * value {
                found.push((Reason::TooClose, Need::around(value, lacking)));
            }
        }
        found
    }
}

impl GroupRule {
    fn about(&self, category: &Cell, group: f64) -> Option<Need> {
        let most = group * self.share / 100.0;
        let tells = category.content == Content::People && group <= self.up_to && category.value > most;
        tells.then(|| Need { low: most.floor(), high: category.value })
    }
}

fn add(found: &mut [Option<Finding>], cell: usize, reason: Reason, need: Need) {
    if let Some(place) = found.get_mut(cell) {
        match place {
            Some(before) => before.need = before.need.and(need),
            None => *place = Some(Finding { cell, reason, need }),
        }
    }
}
