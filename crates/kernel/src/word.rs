/// The text is not one of the words of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a known {list}")]
pub struct NotAWord {
    /// What was read.
    pub text: String,
    /// The list in which it was looked for.
    pub list: &'static str,
}

/// A closed list of words: in code an enum, in rows, files and texts a word in lower case.
///
/// ```
/// kernel::words! {
///     /// How much there is to hear.
///     Noise, "noise" {
///         /// Quiet.
///         Quiet => "quiet",
///         /// Loud.
///         Loud => "loud",
///     }
/// }
/// assert_eq!("loud".parse(), Ok(Noise::Loud));
/// assert_eq!(Noise::ALL.len(), 2);
/// ```
#[macro_export]
macro_rules! words {
    ($(#[$of_all:meta])* $name:ident, $list:literal { $($(#[$of_one:meta])* $one:ident => $word:literal,)+ }) => {
        $(#[$of_all])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$of_one])* #[serde(rename = $word)] $one,)+
        }

        impl $name {
            /// All of them, in the order in which people read them.
            pub const ALL: &'static [Self] = &[$(Self::$one,)+];

            /// The word in rows, files and addresses.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$one => $word,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(self.name())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::NotAWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let wrong = || $crate::NotAWord { text: text.chars().take(40).collect(), list: $list };
                Self::ALL.iter().copied().find(|one| one.name() == text).ok_or_else(wrong)
            }
        }
    };
}
