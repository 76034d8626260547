//! Files that people bring along: streamed to a folder outside the web, known by what stands in them, given back as they came.

mod folder;
mod incoming;
mod kind;

pub use folder::{FileFolder, KeptFile};
pub use incoming::{Brought, FileFault};
pub use kind::FileKind;
