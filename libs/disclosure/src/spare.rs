use crate::path::cheapest;
use crate::suppress::{Search, Task};

impl Search<'_> {
    /// Publishes again what is not needed, the dearest first.
    ///
    /// The ways round were found one after the other; later ones often make an earlier one superfluous. A cell may come
    /// back if every task that leaned on it can lean on others that are left out anyway.
    pub(crate) fn publish_what_is_spare(&mut self) {
        let sensitive = |cell: usize| self.findings.iter().any(|finding| finding.cell == cell);
        let mut secondary: Vec<usize> = (0..self.model.len())
            .filter(|cell| self.left_out_for[*cell].is_some() && !sensitive(*cell))
            .collect();
        secondary.sort_by(|one, other| self.prices[*other].total_cmp(&self.prices[*one]));
        for cell in secondary {
            self.publish_if_spare(cell);
        }
    }

    fn publish_if_spare(&mut self, cell: usize) {
        let was = self.left_out_for[cell].take();
        let before = self.tasks.clone();
        for task in &mut self.tasks {
            task.cover.take_if(|table| table.touches(cell));
        }
        if !self.covers_all_without_more() {
            self.left_out_for[cell] = was;
            self.tasks = before;
        }
    }

    fn covers_all_without_more(&mut self) -> bool {
        for task in 0..self.tasks.len() {
            let Task { cell, change, ref knows, cover: None } = self.tasks[task] else { continue };
            let price = |other: usize| if knows.contains(&other) { None } else { self.price_if_out(other) };
            match cheapest(self.model, cell, change, price) {
                Some(table) => self.cover_with(&table),
                None => return false,
            }
        }
        true
    }
}
