//! The forms of the room: of something new, and of what stands in one of its lists.

use shell::Visit;
use shell::desk::{Sheet, Way};
use uuid::Uuid;

use super::crumbs;
use super::readers::{Thing, readers_href};

/// A list of the room, and how its things are written.
pub(super) struct List {
    pub(super) href: &'static str,
    /// The key of its title.
    pub(super) title: &'static str,
    /// The stem of the texts of the form.
    pub(super) form: &'static str,
    pub(super) thing: Thing,
}

impl List {
    /// The form of something new, without its fields.
    pub(super) fn fresh(&self, visit: &Visit) -> Sheet {
        Sheet {
            crumbs: crumbs(visit, self.href, self.title),
            title: visit.t(&format!("{}-new", self.form)).to_owned(),
            action: format!("{}/nieuw", self.href),
            back: self.href.to_owned(),
            ..Sheet::default()
        }
    }

    /// The form of what is there, in the version that the writer sees, without its fields.
    pub(super) fn old(&self, visit: &Visit, (id, version): (Uuid, i64), title: String) -> Sheet {
        let home = format!("{}/{id}", self.href);
        Sheet {
            crumbs: crumbs(visit, self.href, self.title),
            title,
            action: format!("{home}/wijzigen"),
            back: home,
            version,
            ways: Way::to_readers(visit, readers_href(self.thing, id)).into_iter().collect(),
            ..Sheet::default()
        }
    }
}
