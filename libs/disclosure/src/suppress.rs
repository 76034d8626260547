use crate::audit::audit;
use crate::cell::Fate;
use crate::error::DisclosureError;
use crate::model::Model;
use crate::outcome::{Cost, Protected, Status};
use crate::path::cheapest;
use crate::release::Release;
use crate::rules::{Finding, Rules};
use crate::witness::Witness;

/// What a cell costs that is left out already: hardly anything, but a short way round is still better than a long one.
const NEARLY_FREE: f64 = 1e-3;

/// An empty cell is an odd thing to hide; something else is better if it is about as cheap.
const EMPTY: f64 = 4.0;

/// Chooses which cells to leave out, and proves that what is left tells nothing too precise.
///
/// Sensitive cells go first, then for each of them the cheapest others with which it can be mistaken for both ends of
/// what it needs; what turns out not to be needed is published again; the audit has the last word.
pub fn protect(release: &Release, rules: &Rules) -> Result<Protected, DisclosureError> {
    let findings = rules.findings(release)?;
    let model = Model::of(release);
    let mut search = Search::new(&model, release, findings);
    search
        .hide_enough()
        .map_err(|cell| DisclosureError::CannotProtect { cell: release.cells()[cell].key.to_string() })?;
    search.publish_what_is_spare();
    let statuses = search.statuses(release);
    let published: Vec<bool> = statuses.iter().map(|status| *status == Status::Published).collect();
    let audit = audit(release, &search.findings, &published);
    if let Some(open) = audit.exposed().next() {
        return Err(DisclosureError::CannotProtect { cell: release.cells()[open.cell].key.to_string() });
    }
    let cost = Cost::of(release, &statuses);
    Ok(Protected { statuses, findings: search.findings, audit, cost })
}

/// Which cells are left out so far, and by which other tables each sensitive cell is covered.
pub(crate) struct Search<'a> {
    pub(crate) model: &'a Model,
    pub(crate) fates: Vec<Fate>,
    pub(crate) prices: Vec<f64>,
    /// The sensitive cell for whose sake a cell is left out, itself if it is sensitive.
    pub(crate) left_out_for: Vec<Option<usize>>,
    pub(crate) findings: Vec<Finding>,
    /// For each finding, the tables that show its low and its high end; `None` where the true one does.
    pub(crate) covers: Vec<[Option<Witness>; 2]>,
}

impl<'a> Search<'a> {
    fn new(model: &'a Model, release: &Release, findings: Vec<Finding>) -> Self {
        let fates: Vec<Fate> = release.cells().iter().map(|cell| cell.fate).collect();
        let mut left_out_for = vec![None; model.len()];
        let mut findings = findings;
        findings.retain(|finding| fates[finding.cell] != Fate::Out);
        for finding in &findings {
            left_out_for[finding.cell] = Some(finding.cell);
        }
        let price = |value: &f64| if *value == 0.0 { EMPTY } else { 1.0 + value.abs().ln_1p() };
        let prices = model.values.iter().map(price).collect();
        let covers = findings.iter().map(|_| [None, None]).collect();
        Self { model, fates, prices, left_out_for, findings, covers }
    }

    /// How much the cell of a finding must be able to differ, down and up.
    pub(crate) fn changes(&self, finding: usize) -> [f64; 2] {
        let Finding { cell, need, .. } = self.findings[finding];
        [(need.low - self.model.values[cell]).min(0.0), (need.high - self.model.values[cell]).max(0.0)]
    }

    /// Covers every finding, the ones with the furthest to go first: their ways round serve many others.
    fn hide_enough(&mut self) -> Result<(), usize> {
        let mut order: Vec<usize> = (0..self.findings.len()).collect();
        let furthest = |finding: &usize| {
            self.changes(*finding).iter().fold(0.0_f64, |far, change| far.max(change.abs()))
        };
        order.sort_by(|one, other| furthest(other).total_cmp(&furthest(one)));
        for finding in order {
            for (side, change) in self.changes(finding).into_iter().enumerate() {
                if change == 0.0 || self.covers[finding][side].is_some() {
                    continue;
                }
                let cell = self.findings[finding].cell;
                let price = |other: usize| self.price(other);
                let witness = cheapest(self.model, cell, change, price).ok_or(cell)?;
                for (other, _) in witness.changes() {
                    if self.fates[other] == Fate::Open {
                        self.left_out_for[other].get_or_insert(cell);
                    }
                }
                self.cover_with(&witness);
            }
        }
        Ok(())
    }

    /// What leaving a cell out costs from here; `None` where it cannot be left out any more.
    fn price(&self, cell: usize) -> Option<f64> {
        match self.fates[cell] {
            Fate::Out => None,
            Fate::Hidden => Some(NEARLY_FREE),
            Fate::Open if self.left_out_for[cell].is_some() => Some(NEARLY_FREE),
            Fate::Open => Some(self.prices[cell]),
        }
    }

    /// The same for a world in which nothing more is left out.
    pub(crate) fn free(&self, cell: usize) -> Option<f64> {
        match self.fates[cell] {
            Fate::Out => None,
            Fate::Hidden => Some(NEARLY_FREE),
            Fate::Open => self.left_out_for[cell].map(|_| NEARLY_FREE),
        }
    }

    /// Uses a table, and its reflection where that is possible, for every finding that it covers.
    fn cover_with(&mut self, witness: &Witness) {
        let reflected = witness.reflected();
        let tables = [Some(witness), reflected.holds(self.model).then_some(&reflected)];
        for table in tables.into_iter().flatten() {
            for finding in 0..self.findings.len() {
                self.cover_one(finding, table);
            }
        }
    }

    pub(crate) fn cover_one(&mut self, finding: usize, table: &Witness) {
        let change = table.change(self.findings[finding].cell);
        let [down, up] = self.changes(finding);
        if down < 0.0 && change <= down && self.covers[finding][0].is_none() {
            self.covers[finding][0] = Some(table.clone());
        }
        if up > 0.0 && change >= up && self.covers[finding][1].is_none() {
            self.covers[finding][1] = Some(table.clone());
        }
    }

    fn statuses(&self, release: &Release) -> Vec<Status> {
        let mut statuses: Vec<Status> = (0..self.model.len())
            .map(|cell| match (self.fates[cell], self.left_out_for[cell]) {
                (Fate::Hidden, _) => Status::Hidden,
                (Fate::Out, _) | (Fate::Open, None) => Status::Published,
                (Fate::Open, Some(cell)) => Status::Secondary { protects: release.cells()[cell].key.clone() },
            })
            .collect();
        for finding in &self.findings {
            if self.fates[finding.cell] == Fate::Open {
                statuses[finding.cell] = Status::Primary(finding.reason);
            }
        }
        statuses
    }
}
