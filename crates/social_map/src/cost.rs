use kernel::Cents;
use serde::{Deserialize, Serialize};

use kernel::words;

words! {
    /// What a fixed amount buys.
    Per, "period of payment" {
        /// One visit.
        Time => "per_time",
        /// A month.
        Month => "per_month",
        /// A year.
        Year => "per_year",
    }
}

/// What somebody pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Charge {
    /// Nothing.
    Free,
    /// What they want to give.
    Voluntary,
    /// A fixed amount.
    Fixed {
        /// How much.
        amount: Cents,
        /// For what.
        per: Per,
    },
}

/// What it costs (*kosten*) and for whom it costs less (*minimaregeling*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// What somebody pays.
    pub charge: Charge,
    /// For whom it is cheaper, in words.
    pub reduction: Option<String>,
}

impl Cost {
    /// Whether nobody has to pay.
    #[must_use]
    pub fn is_free(&self) -> bool {
        match self.charge {
            Charge::Free | Charge::Voluntary => true,
            Charge::Fixed { amount, .. } => amount == Cents(0),
        }
    }

    /// The word of its charge in rows, files and forms.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self.charge {
            Charge::Free => "free",
            Charge::Voluntary => "voluntary",
            Charge::Fixed { per, .. } => per.name(),
        }
    }

    /// The fixed amount, when there is one.
    #[must_use]
    pub const fn amount(&self) -> Option<Cents> {
        match self.charge {
            Charge::Free | Charge::Voluntary => None,
            Charge::Fixed { amount, .. } => Some(amount),
        }
    }
}
