//! Everything between a browser and a room: routes with their guard, the visit, texts, fields, pages and their frame.
//!
//! Only this crate's templates know HTML classes; a room's template speaks in components.

mod answer;
mod assets;
mod cookies;
pub mod desk;
mod errands;
mod field;
mod files;
mod form;
mod frame;
mod guard;
mod house;
mod mistakes;
mod navigation;
mod network;
mod pages;
mod problem;
mod programs;
mod routes;
mod spoken;
#[cfg(feature = "test-kit")]
pub mod test_kit;
mod texts;
mod theme;
mod tokens;
mod upload;
mod visit;
mod welcome;

pub use answer::{PageError, PageResult, see_other};
pub use assets::Assets;
pub use field::{Choice, Crumb, Field, FieldError, Fields, Link, Pager};
pub use files::{Brought, Copied, FileFault, FileFolder, FileKind, KeptFile};
pub use form::{Form, Path, Query};
pub use guard::Guard;
pub use house::{House, Parts};
pub use mistakes::Mistakes;
pub use navigation::{NavEntry, NavGroup, NavItem, NavSection};
pub use network::Network;
pub use pages::{Restrictable, change_readers, local_path, readers, routes};
pub use problem::{InvalidInput, Problem};
pub use routes::{Declared, Room, Routes};
pub use texts::Texts;
pub use theme::{Brand, Theme};
pub use tokens::BadTokens;
pub use upload::{BroughtFile, Received, Streamed, Upload};
pub use visit::Visit;
pub use welcome::open_door;
