use access::Action;

/// A place in the main navigation, offered by a room.
#[derive(Debug, Clone, Copy)]
pub struct NavEntry {
    /// Where it leads.
    pub href: &'static str,
    /// Key of its text.
    pub label: &'static str,
    /// Whom it is shown to: everybody, or those who could do this.
    pub shown_to: Option<Action>,
}

/// Places that belong together in the main navigation.
#[derive(Debug, Clone)]
pub struct NavGroup {
    /// Key of its name; without one its places stand in the bar itself.
    pub label: Option<&'static str>,
    /// Its places, in order.
    pub entries: Vec<NavEntry>,
}

/// A group of the main navigation as one visitor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavSection {
    /// Its name, when its places fold away under it.
    pub label: Option<String>,
    /// Whether the visitor is at one of its places.
    pub current: bool,
    /// Its places.
    pub items: Vec<NavItem>,
}

/// A place in the main navigation as one visitor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// Where it leads.
    pub href: &'static str,
    /// Its text.
    pub label: String,
    /// Whether the visitor is there.
    pub current: bool,
}
