//! Organisations (*organisaties*): who offers something or works with the municipality, and who speaks with them.

mod actions;
mod kind;
mod kvk;
mod organisation;
mod pages;
mod store;
mod web_address;

pub use actions::{
    PartnerError, add_organisation, change_organisation, create_organisation, create_organisations,
    organisation, organisations, organisations_at, save_organisation,
};
pub use kind::Kind;
pub use kvk::{KvkNumber, NotAKvkNumber};
pub use organisation::{Organisation, Profile, PublicProfile};
pub use pages::{NAVIGATION, room};
pub use store::{count, migrations, names, public_profiles};
pub use web_address::{NotAWebAddress, WebAddress};
