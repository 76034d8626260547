use std::rc::Rc;

use crate::audit::audit;
use crate::cell::Fate;
use crate::error::DisclosureError;
use crate::insider::{Insider, audit_insider, insiders};
use crate::model::Model;
use crate::outcome::{Cost, Protected, Status};
use crate::path::cheapest;
use crate::release::Release;
use crate::rules::{Finding, Rules};
use crate::witness::Witness;

/// What a cell costs that is left out already: hardly anything, but a short way round is still better than a long one.
const NEARLY_FREE: f64 = 1e-3;

/// Chooses which cells to leave out, and proves that what is left tells nothing too precise.
///
/// Sensitive cells go first, then for each of them the cheapest others with which it can be mistaken for both ends of
/// what it needs; what turns out not to be needed is published again; the audit has the last word.
pub fn protect(release: &Release, rules: &Rules) -> Result<Protected, DisclosureError> {
    let model = Model::of(release);
    let insiders = if rules.insiders { insiders(release) } else { Vec::new() };
    let mut search = Search::new(&model, release, rules, &insiders)?;
    search
        .hide_enough()
        .map_err(|cell| DisclosureError::CannotProtect { cell: release.cells()[cell].key.to_string() })?;
    search.publish_what_is_spare();
    let statuses = search.statuses(release);
    let published: Vec<bool> = statuses.iter().map(|status| *status == Status::Published).collect();
    let audit = audit(release, &search.findings, &published);
    let inside = insiders.iter().map(|known| audit_insider(release, &search.findings, &published, known));
    if let Some(cell) = inside.chain([audit.clone()]).find_map(|audit| Some(audit.exposed().next()?.cell)) {
        return Err(DisclosureError::CannotProtect { cell: release.cells()[cell].key.to_string() });
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
    pub(crate) tasks: Vec<Task>,
}

/// One end of one sensitive cell that must stay possible.
#[derive(Clone)]
pub(crate) struct Task {
    pub(crate) cell: usize,
    /// How far that end is from the figure, below 0 for the low end.
    pub(crate) change: f64,
    /// The cells that the one who tries to find out knows, because he is alone in them.
    pub(crate) knows: Rc<[usize]>,
    /// The table that shows the end.
    pub(crate) cover: Option<Witness>,
}

impl Task {
    fn is_met_by(&self, table: &Witness) -> bool {
        let change = table.change(self.cell);
        let far_enough = if self.change < 0.0 { change <= self.change } else { change >= self.change };
        far_enough && !self.knows.iter().any(|known| table.touches(*known))
    }
}

impl<'a> Search<'a> {
    fn new(
        model: &'a Model,
        release: &Release,
        rules: &Rules,
        insiders: &[Insider],
    ) -> Result<Self, DisclosureError> {
        let mut findings = rules.findings(release)?;
        let fates: Vec<Fate> = release.cells().iter().map(|cell| cell.fate).collect();
        let mut left_out_for = vec![None; model.len()];
        findings.retain(|finding| fates[finding.cell] != Fate::Out);
        let mut tasks = Vec::new();
        for &Finding { cell, need, .. } in &findings {
            left_out_for[cell] = Some(cell);
            let others = insiders.iter().filter(|insider| !insider.takes_part.contains(&cell));
            let others = others.map(|insider| insider.knows.as_slice());
            for knows in std::iter::once([].as_slice()).chain(others) {
                let knows: Rc<[usize]> = knows.into();
                let ends = [need.low.min(model.values[cell]), need.high.max(model.values[cell])];
                let changes =
                    ends.map(|end| end - model.values[cell]).into_iter().filter(|change| *change != 0.0);
                tasks.extend(changes.map(|change| Task {
                    cell,
                    change,
                    knows: Rc::clone(&knows),
                    cover: None,
                }));
            }
        }
        // The furthest first: the ways round of these serve many others.
        tasks.sort_by(|one, other| other.change.abs().total_cmp(&one.change.abs()));
        let prices = model.values.iter().map(|value| rules.saving.price(*value)).collect();
        Ok(Self { model, fates, prices, left_out_for, findings, tasks })
    }

    /// Leaves out what it takes to cover every task; fails with the cell that cannot be covered.
    fn hide_enough(&mut self) -> Result<(), usize> {
        for task in 0..self.tasks.len() {
            let Task { cell, change, ref knows, cover: None } = self.tasks[task] else { continue };
            let price = |other: usize| if knows.contains(&other) { None } else { self.price(other) };
            let table = cheapest(self.model, cell, change, price).ok_or(cell)?;
            for (other, _) in table.changes() {
                if self.fates[other] == Fate::Open {
                    self.left_out_for[other].get_or_insert(cell);
                }
            }
            self.cover_with(&table);
            let reflected = table.reflected();
            if reflected.holds(self.model) {
                self.cover_with(&reflected);
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
    pub(crate) fn price_if_out(&self, cell: usize) -> Option<f64> {
        match self.fates[cell] {
            Fate::Out => None,
            Fate::Hidden => Some(NEARLY_FREE),
            Fate::Open => self.left_out_for[cell].map(|_| NEARLY_FREE),
        }
    }

    /// Uses a table for every task that it meets.
    pub(crate) fn cover_with(&mut self, table: &Witness) {
        for task in self.tasks.iter_mut().filter(|task| task.cover.is_none()) {
            if task.is_met_by(table) {
                task.cover = Some(table.clone());
            }
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
