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
