/// How a municipality looks: a stylesheet of design tokens, a name and a logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Theme {
    /// One that is built in, by its name.
    BuiltIn(&'static str),
    /// A municipality's own, read at start; served from memory.
    Own {
        /// CSS custom properties made from its tokens.
        css: String,
        /// SHA-256 of the stylesheet, for its address.
        hash: String,
    },
}

/// What stands in the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    /// The name of the product here.
    pub name: String,
    /// The municipality.
    pub municipality: String,
    /// An own logo, as SVG text; the theme's otherwise.
    pub logo: Option<String>,
}

impl Default for Brand {
    fn default() -> Self {
        Self { name: "Samenkracht".to_owned(), municipality: "Zwolle".to_owned(), logo: None }
    }
}
