use crate::model::Model;
use crate::program::{Answer, Program, Unknown};
use crate::witness::Witness;

/// The cheapest table in which a cell differs by `change` from the true one.
///
/// `price` is what it costs to let a cell differ, for each one that it does; `None`: it is published and cannot.
/// This is the linear relaxation of cell suppression (Fischetti and Salazar 2001), solved for one cell and one side.
pub(crate) fn cheapest(
    model: &Model,
    cell: usize,
    change: f64,
    price: impl Fn(usize) -> Option<f64>,
) -> Option<Witness> {
    let (cells, rows) = model.around(cell, |other| price(other).is_some());
    let mut program = Program::default();
    let mut up_of = Vec::with_capacity(cells.len());
    for &other in &cells {
        let ((low, high), value) = (model.bounds[other], model.values[other]);
        let (up, down) = if other == cell {
            ((change.max(0.0), change.max(0.0)), ((-change).max(0.0), (-change).max(0.0)))
        } else {
            ((0.0, high - value), (0.0, value - low))
        };
        up_of.push(program.unknowns.len());
        for (low, high) in [up, down] {
            let price = if other == cell { 0.0 } else { price(other).unwrap_or(0.0) };
            program.unknowns.push(Unknown { price, low, high: high.max(low), whole: model.whole[other] });
        }
    }
    for row in rows {
        let terms = model.rows[row].iter().filter_map(|(other, factor)| {
            let place = cells.binary_search(other).ok()?;
            Some([(up_of[place], *factor), (up_of[place] + 1, -factor)])
        });
        program.rows.push((terms.flatten().collect(), 0.0));
    }
    match program.solve() {
        Answer::Found(found) => {
            let change = |(&other, &up): (&usize, &usize)| (other, found[up] - found[up + 1]);
            let witness = Witness::new(cells.iter().zip(&up_of).map(change));
            witness.holds(model).then_some(witness)
        }
        Answer::Unbounded | Answer::Impossible | Answer::GaveUp => None,
    }
}
