/// Text that was read once and holds: in code a type of its own, in rows, files and addresses the text.
///
/// ```
/// #[derive(Debug, PartialEq, thiserror::Error)]
/// #[error("a postcode has four digits and two letters")]
/// pub struct NotAPostcode;
///
/// fn postcode(text: &str) -> Result<String, NotAPostcode> {
///     let text = text.trim().to_uppercase();
///     if text.len() == 6 { Ok(text) } else { Err(NotAPostcode) }
/// }
///
/// kernel::parsed_text! {
///     /// The code of a few houses in a street.
///     Postcode, NotAPostcode, postcode
/// }
/// assert_eq!("8011aa".parse::<Postcode>().unwrap().as_str(), "8011AA");
/// assert_eq!("8011".parse::<Postcode>(), Err(NotAPostcode));
/// ```
#[macro_export]
macro_rules! parsed_text {
    ($(#[$of_all:meta])* $name:ident, $error:ty, $read:path) => {
        $(#[$of_all])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $read(text).map(Self)
            }
        }

        $crate::as_text!($name);
    };
}

/// Lets a value that is read from text and shown as text go through rows and files as that text: what
/// `#[serde(try_from = "String", into = "String")]` asks for.
#[macro_export]
macro_rules! as_text {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = <$name as std::str::FromStr>::Err;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    };
}
