use std::fmt;
use std::str::FromStr;

/// Our own code of a city district (*stadsdeel*), made from its name: `oost`.
///
/// CBS gives districts no code, and the code of a ward does not say in which
/// district it lies: which ward belongs to which district is a mapping that
/// the municipality decides and may change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DistrictCode(String);

/// The text is no name of a district.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a name of a district: letters, digits, blanks and hyphens, 40 at most")]
pub struct NotADistrict(pub String);

/// The most signs in the name of a district.
const LONGEST: usize = 40;

impl DistrictCode {
    /// The code of the district with this name.
    ///
    /// # Errors
    /// When the name is empty, too long, or has signs that do not belong in an
    /// address of a page.
    pub fn of(name: &str) -> Result<Self, NotADistrict> {
        let wrong = || NotADistrict(name.chars().take(LONGEST).collect());
        let fits = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, ' ' | '-');
        let name = name.trim();
        if name.len() > LONGEST || !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return Err(wrong());
        }
        if !name.chars().all(fits) {
            return Err(wrong());
        }
        Ok(Self(name.to_ascii_lowercase().replace(' ', "-")))
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for DistrictCode {
    type Err = NotADistrict;

    fn from_str(text: &str) -> Result<Self, NotADistrict> {
        Self::of(text)
    }
}

impl fmt::Display for DistrictCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_district_is_called_by_its_name() {
        assert_eq!(DistrictCode::of(" Zwolle Zuid ").unwrap().as_str(), "zwolle-zuid");
        for name in ["", "-", "a/b", "Noord\"", "Élan", &"x".repeat(41)] {
            assert!(DistrictCode::of(name).is_err(), "{name}");
        }
    }
}
