//! The index desk: indices are made, compared, approved by somebody else, published and retired.

mod error;
mod look;
mod make;
mod step;

pub use error::IndicesError;
pub(crate) use look::{Visible, indices_of_place, may_decide, renewed_since};
pub use look::{index_version, indices};
pub use make::{NewIndex, copy_index_version, renew_index_version, save_index_recipe, start_index};
pub use step::step_index;
