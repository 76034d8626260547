use crate::{Article, Span};

/// Where a term comes from, which decides whether the Atw moves its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// An act, or an order in council (Atw 1 and 5).
    Act,
    /// A regulation of the municipality.
    LocalRule,
    /// The authority set it itself, in a letter for instance.
    Authority,
}

/// A term as the regulation gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rule {
    /// How long.
    pub span: Span,
    /// Where it comes from.
    pub basis: Basis,
    /// The article to cite.
    pub article: Article,
}

impl Rule {
    /// A term of an act.
    #[must_use]
    pub const fn act(span: Span, article: Article) -> Self {
        Self { span, basis: Basis::Act, article }
    }

    /// A term of a regulation of the municipality.
    #[must_use]
    pub const fn local(span: Span) -> Self {
        Self { span, basis: Basis::LocalRule, article: Article::LocalRule }
    }

    /// A term set by the authority itself under `article`.
    #[must_use]
    pub const fn authority(span: Span, article: Article) -> Self {
        Self { span, basis: Basis::Authority, article }
    }
}

/// Why the end of a term stays on a day off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unmoved {
    /// The Atw moves terms of an act only (Atw 1(1)).
    NotOfAnAct(Basis),
    /// It is longer than the act reaches (Atw 4).
    TooLong,
    /// It is counted back (Atw 1(2)).
    CountedBack,
}

impl Unmoved {
    /// The article that says so.
    #[must_use]
    pub const fn article(self) -> Article {
        match self {
            Self::NotOfAnAct(_) => Article::Atw1_1,
            Self::TooLong => Article::Atw4,
            Self::CountedBack => Article::Atw1_2,
        }
    }
}
