//! Classes of a map: five, with about as many places in each.

use areas::Shade;

/// The class of each figure, and from which figure to which each class goes. With fewer different figures than classes
/// there are fewer classes.
pub(crate) struct Classes {
    bounds: Vec<(f64, f64)>,
}

impl Classes {
    /// The classes of these figures.
    pub(crate) fn of(figures: &[f64]) -> Self {
        let mut sorted = figures.to_vec();
        sorted.sort_by(f64::total_cmp);
        let mut bounds: Vec<(f64, f64)> = Vec::new();
        let count = Shade::ALL.len();
        for class in 0..count {
            let from = sorted.len() * class / count;
            let until = sorted.len() * (class + 1) / count;
            let some = sorted.get(from..until).unwrap_or_default();
            // Equal figures share the class of the first of them.
            let last = bounds.last().map_or(f64::NEG_INFINITY, |(_, high)| *high);
            let low = some.iter().copied().find(|figure| *figure > last);
            bounds.extend(low.zip(some.last().copied()));
        }
        Self { bounds }
    }

    /// How dark a figure is drawn.
    pub(crate) fn shade(&self, figure: f64) -> Option<Shade> {
        let class = self.bounds.iter().position(|(_, high)| figure <= *high)?;
        Shade::ALL.get(class).copied()
    }

    /// Each class with its figures.
    pub(crate) fn legend(&self) -> impl Iterator<Item = (Shade, f64, f64)> {
        Shade::ALL.into_iter().zip(&self.bounds).map(|(shade, (low, high))| (shade, *low, *high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_holds_about_as_many_and_equal_figures_share_one() {
        let figures: Vec<f64> = (1..=10).map(f64::from).collect();
        let classes = Classes::of(&figures);
        let bounds: Vec<_> = classes.legend().map(|(shade, low, high)| (shade.number(), low, high)).collect();
        assert_eq!(bounds, [(1, 1.0, 2.0), (2, 3.0, 4.0), (3, 5.0, 6.0), (4, 7.0, 8.0), (5, 9.0, 10.0)]);
        let same = Classes::of(&[7.0; 9]);
        assert_eq!(same.legend().count(), 1);
        assert_eq!(same.shade(7.0), Some(Shade::First));
        assert_eq!(Classes::of(&[]).shade(1.0), None);
        assert_eq!(Classes::of(&[3.0, 1.0]).legend().count(), 2);
    }

    #[test]
    fn a_larger_figure_is_never_lighter() {
        let figures = [5.0, 1.0, 1.0, 9.0, 2.0, 2.0, 2.0, 8.0, 3.0];
        let classes = Classes::of(&figures);
        for one in figures {
            for other in figures {
                assert!(one > other || classes.shade(one) <= classes.shade(other), "{one} {other}");
            }
        }
    }
}
