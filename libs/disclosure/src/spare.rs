use crate::path::cheapest;
use crate::suppress::Search;
use crate::witness::Witness;

impl Search<'_> {
    /// Publishes again what is not needed, the dearest first.
    ///
    /// The ways round were found one after the other; later ones often make an earlier one superfluous. A cell may come
    /// back if every finding that leaned on it can lean on others that are left out anyway.
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
        let before = self.covers.clone();
        let leans = |cover: &Option<Witness>| cover.as_ref().is_some_and(|table| table.touches(cell));
        for cover in self.covers.iter_mut().flatten() {
            if leans(cover) {
                *cover = None;
            }
        }
        for finding in 0..self.findings.len() {
            for (side, change) in self.changes(finding).into_iter().enumerate() {
                if change == 0.0 || self.covers[finding][side].is_some() {
                    continue;
                }
                let place = self.findings[finding].cell;
                match cheapest(self.model, place, change, |other| self.free(other)) {
                    Some(table) => (0..self.findings.len()).for_each(|other| self.cover_one(other, &table)),
                    None => {
                        self.left_out_for[cell] = was;
                        self.covers = before;
                        return;
                    }
                }
            }
        }
    }
}
