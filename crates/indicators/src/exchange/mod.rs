//! Figures that come in as files: what stands in the file, what its columns mean, and what is wrong with it by row and column.

mod columns;
mod csv;
mod fault;
mod figure;
mod file;
mod json;
mod mapping;
mod number;
mod reading;
mod sheet;
mod workbook;

pub use fault::{Fault, Wrong};
pub use file::{FiguresFile, FileFault, sheet_of};
pub use mapping::{Empty, Lack, Mapping, NotARole, Part, Role};
pub use number::Mark;
pub use reading::{MOST_FAULTS, Reading, Terms, read};
pub use sheet::{Sheet, SheetRow};
