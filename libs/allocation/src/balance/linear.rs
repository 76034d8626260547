/// A figure to be found: what it brings, and between which bounds it lies.
pub(super) struct Column {
    pub(super) price: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) whole: bool,
}

/// A sum of columns between two bounds.
pub(super) struct Row {
    pub(super) terms: Vec<(usize, f64)>,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// A linear program: the most that the columns can bring within the rows.
#[derive(Default)]
pub(super) struct Linear {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}

impl Linear {
    /// A yes or no, as a whole number; never yes when it is not `free`.
    pub(super) fn yes_or_no(&mut self, price: f64, free: bool) -> usize {
        self.column(Column { price, low: 0.0, high: if free { 1.0 } else { 0.0 }, whole: true })
    }

    /// A real number from 0 up to `high`.
    pub(super) fn real(&mut self, price: f64, high: f64) -> usize {
        self.column(Column { price, low: 0.0, high, whole: false })
    }

    fn column(&mut self, column: Column) -> usize {
        self.columns.push(column);
        self.columns.len() - 1
    }

    /// The terms sum to no more than `high`.
    pub(super) fn at_most(&mut self, terms: Vec<(usize, f64)>, high: f64) {
        self.rows.push(Row { terms, low: f64::NEG_INFINITY, high });
    }

    /// The terms sum to no less than `low`.
    pub(super) fn at_least(&mut self, terms: Vec<(usize, f64)>, low: f64) {
        self.rows.push(Row { terms, low, high: f64::INFINITY });
    }
}

/// What a solver says.
pub(super) enum Answer {
    /// Values for all columns; no others bring more than `bound`.
    Found { values: Vec<f64>, bound: f64 },
    /// There are no such values.
    Impossible,
    /// It does not know, within the effort.
    Unknown(String),
}
