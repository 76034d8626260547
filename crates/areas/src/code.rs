use std::fmt;
use std::str::FromStr;

/// CBS code of a municipality (*gemeente*), e.g. `GM0193`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MunicipalityCode(u32);

/// CBS code of a ward (*wijk*), e.g. `WK019310`.
///
/// The first four digits name the municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WardCode(u32);

/// CBS code of a neighbourhood (*buurt*), e.g. `BU01931020`.
///
/// The first four digits name the municipality, the next two the ward: a
/// neighbourhood always knows where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NeighbourhoodCode(u32);

/// The text is no CBS code of the expected kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a code such as {example}")]
pub struct NotACode {
    /// What was read.
    pub text: String,
    /// What was expected.
    pub example: &'static str,
}

impl WardCode {
    /// The municipality in which the ward lies.
    #[must_use]
    pub const fn municipality(self) -> MunicipalityCode {
        MunicipalityCode(self.0 / 100)
    }
}

impl NeighbourhoodCode {
    /// The ward in which the neighbourhood lies.
    #[must_use]
    pub const fn ward(self) -> WardCode {
        WardCode(self.0 / 100)
    }

    /// The municipality in which the neighbourhood lies.
    #[must_use]
    pub const fn municipality(self) -> MunicipalityCode {
        self.ward().municipality()
    }
}

impl fmt::Display for MunicipalityCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "GM{:04}", self.0)
    }
}

impl fmt::Display for WardCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "WK{:06}", self.0)
    }
}

impl fmt::Display for NeighbourhoodCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "BU{:08}", self.0)
    }
}

impl FromStr for MunicipalityCode {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        digits(text, "GM0193").map(Self)
    }
}

impl FromStr for WardCode {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        digits(text, "WK019310").map(Self)
    }
}

impl FromStr for NeighbourhoodCode {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        digits(text, "BU01931020").map(Self)
    }
}

/// The number after the two letters of `example`, when `text` has its form.
fn digits(text: &str, example: &'static str) -> Result<u32, NotACode> {
    let wrong = || NotACode { text: text.chars().take(40).collect(), example };
    let (letters, _) = example.split_at(2);
    let digits = text.strip_prefix(letters).ok_or_else(wrong)?;
    if text.len() != example.len() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong());
    }
    digits.parse().map_err(|_| wrong())
}

/// A place of the CBS division, of any of its three kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaCode {
    /// The municipality itself.
    Municipality(MunicipalityCode),
    /// One of its wards.
    Ward(WardCode),
    /// One of its neighbourhoods.
    Neighbourhood(NeighbourhoodCode),
}

impl AreaCode {
    /// The municipality in which the place lies, or which it is.
    #[must_use]
    pub const fn municipality(self) -> MunicipalityCode {
        match self {
            Self::Municipality(code) => code,
            Self::Ward(code) => code.municipality(),
            Self::Neighbourhood(code) => code.municipality(),
        }
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Municipality(code) => code.fmt(out),
            Self::Ward(code) => code.fmt(out),
            Self::Neighbourhood(code) => code.fmt(out),
        }
    }
}

impl FromStr for AreaCode {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        match text.get(..2) {
            Some("GM") => text.parse().map(Self::Municipality),
            Some("WK") => text.parse().map(Self::Ward),
            Some(_) | None => text.parse().map(Self::Neighbourhood),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_neighbourhood_knows_where_it_lies() {
        let code: NeighbourhoodCode = "BU01931020".parse().unwrap();
        assert_eq!(code.ward().to_string(), "WK019310");
        assert_eq!(code.municipality().to_string(), "GM0193");
        assert_eq!(code.to_string(), "BU01931020");
    }

    #[test]
    fn a_code_is_read_as_the_kind_its_letters_name() {
        for text in ["GM0193", "WK019310", "BU01931020", "GM0000", "BU99999999"] {
            assert_eq!(text.parse::<AreaCode>().unwrap().to_string(), text);
        }
        let (ward, other): (WardCode, MunicipalityCode) =
            ("WK019310".parse().unwrap(), "GM0150".parse().unwrap());
        assert_ne!(ward.municipality(), other);
    }

    #[test]
    fn what_has_another_form_is_no_code() {
        for text in
            ["", "BU", "BU0193102", "BU019310200", "bu01931020", "BU0193102x", "BU+1931020", "BU 1931020"]
        {
            assert!(text.parse::<NeighbourhoodCode>().is_err(), "{text}");
            assert!(text.parse::<AreaCode>().is_err(), "{text}");
        }
        for text in ["BU01931020", "WK01931", "WK-19310", "WK01931é", "é", "WKéééééé"] {
            assert!(text.parse::<WardCode>().is_err(), "{text}");
        }
        assert_eq!(
            "GM193".parse::<MunicipalityCode>().unwrap_err().to_string(),
            "`GM193` is not a code such as GM0193"
        );
    }
}
