/// Why a document is not written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// It has no title.
    #[error("a document without a title cannot be found by its name")]
    NoTitle,
    /// Its language is no tag of one.
    #[error("`{0}` is no tag of a language")]
    Language(String),
    /// A drawing says nothing to who cannot see it.
    #[error("a drawing has no text for who cannot see it")]
    NoAlt,
    /// A column has no head, or a row is not as wide as the head.
    #[error("the table `{0}` has a column without a head, or a row of another width")]
    Table(String),
    /// It could not be set.
    #[error("it could not be set: {0}")]
    Unset(String),
    /// It would not be readable by everybody.
    #[error("it would not be readable by everybody: {0}")]
    NotAccessible(String),
}
