//! Words that every room speaks: identities, money, time, languages and figures that say where they come from.
//!
//! Nothing here performs input or output. Time and chance reach the program through [`Clock`] and [`Chance`],
//! which only the binary and the tests construct.

mod chance;
mod clock;
mod figure;
mod id;
mod language;
mod money;
mod parsed_text;
mod slug;
mod span;
mod text;
mod word;
mod written_span;

pub use chance::Chance;
pub use clock::{Clock, Instant, local_time};
pub use figure::{Openness, Period, Source, Traced};
pub use id::{AccountId, Id, OrganisationId};
pub use language::Language;
pub use money::{Cents, NotAnAmount};
pub use slug::{NotASlug, slug};
pub use span::{NotASpan, PartOfYear, Span};
pub use text::{EmailAddress, NotAnEmail, NotText, clean_line, clean_text};
pub use word::NotAWord;
