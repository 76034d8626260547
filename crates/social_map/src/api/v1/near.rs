//! From where somebody sets out and how far they want to go: as on the page, and for programs more exactly.

use areas::Postcode;
use shell::Problem;
use utoipa::openapi::path::Parameter;
use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Type};

use super::parameters::parameter;
use crate::Coordinates;
use crate::api::asked::Asked;
use crate::api::parameters::wrong;
use crate::api::whereabouts;
use crate::catalogue::AreaNames;
use crate::search::{Origin, Search, Start};
use crate::travel::Within;

/// The names of these parameters.
pub(super) const NAMES: [&str; 2] = [FROM, WITHIN];
const FROM: &str = "vanaf";
const WITHIN: &str = "binnen";
/// The most metres that somebody can ask: more is the whole country.
const MOST_METRES: u32 = 500_000;
/// What `vanaf` can be.
const A_START: &str = "A postcode such as 8011PK, a point such as 52.5125,6.0937 (degrees north, degrees east), or the word \
                       of a neighbourhood as in the address of the page.";
/// What `binnen` can be.
const A_REACH: &str = "A number of metres from 1 to 500000, or 10-minuten-lopen, 10-minuten-fietsen or \
                       20-minuten-fietsen.";

/// From where, and how far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Near {
    from: Option<Start>,
    /// In metres of a straight line.
    within: Option<u32>,
}

impl Near {
    /// Reads the parameters; what nobody knows, or knows the place of, is refused.
    pub(super) async fn read(asked: &Asked) -> Result<Self, Problem> {
        let from = match asked.parameters.one(FROM)? {
            Some(text) => Some(start(asked, text).await?),
            None => None,
        };
        let within = asked.parameters.one(WITHIN)?.map(metres).transpose()?;
        match (from, within) {
            (None, Some(_)) => Err(wrong(WITHIN, "alone", "Metres from `vanaf`, which is not there.")),
            (from, within) => Ok(Self { from, within }),
        }
    }

    /// The search, set out from there.
    pub(super) fn around(self, search: Search) -> Search {
        Search { from: self.from, within: self.within, ..search }
    }
}

async fn start(asked: &Asked, text: &str) -> Result<Start, Problem> {
    let names = &asked.snapshot.names;
    let start = if let Some(code) = names.part_called(text) {
        Start::In(code)
    } else if let Ok(postcode) = text.parse::<Postcode>() {
        let unknown = || wrong(FROM, "unknown", "This postcode is not known here.");
        Start::In(whereabouts::of_postcode(asked, postcode).await?.ok_or_else(unknown)?.neighbourhood)
    } else {
        Start::At(point(text).ok_or_else(|| wrong(FROM, "unknown", A_START))?)
    };
    let nowhere = || wrong(FROM, "no-centre", "Where this lies is not known here.");
    Origin::of(names, start).map(|_| start).ok_or_else(nowhere)
}

/// A point as degrees north and degrees east.
fn point(text: &str) -> Option<Coordinates> {
    let (north, east) = text.split_once(',')?;
    Coordinates::new(north.trim().parse().ok()?, east.trim().parse().ok()?).ok()
}

fn metres(text: &str) -> Result<u32, Problem> {
    let number = || text.parse().ok().filter(|metres| (1..=MOST_METRES).contains(metres));
    let reach = text.parse::<Within>().map(Within::metres).ok();
    reach.or_else(number).ok_or_else(|| wrong(WITHIN, "unknown", A_REACH))
}

/// The parameters as the description of the API lists them.
pub(super) fn described(names: &AreaNames) -> [Parameter; 2] {
    let text = || ObjectBuilder::new().schema_type(Type::String);
    let postcode = text().pattern(Some("^[1-9][0-9]{3} ?[A-Za-z]{2}$")).examples(["8011PK"]);
    let point =
        text().pattern(Some("^5[0-3](\\.[0-9]{1,9})?,[3-7](\\.[0-9]{1,9})?$")).examples(["52.5125,6.0937"]);
    let mut from = OneOfBuilder::new().item(postcode).item(point);
    let words: Vec<&str> = names.parts().map(|part| part.slug.as_str()).collect();
    if !words.is_empty() {
        from = from.item(text().enum_values(Some(words)));
    }
    let number = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).maximum(Some(MOST_METRES));
    let reaches = Within::ALL.iter().map(|within| within.name());
    let within = OneOfBuilder::new().item(number.examples([1500])).item(text().enum_values(Some(reaches)));
    let from = parameter(FROM).schema(Some(from)).example(Some("8011PK".into()));
    let within = parameter(WITHIN).schema(Some(within)).example(Some(1500.into()));
    let far = "How far to go at most from `vanaf`, in metres of a straight line or as on the page. What comes to people \
               stays.";
    let about = format!(
        "From where to set out: what is near comes first, and each result says how far it is. {A_START}"
    );
    [from.description(Some(about)).build(), within.description(Some(far)).build()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_lies_in_or_near_the_netherlands() {
        assert!(point("52.5125,6.0937").is_some() && point("52.5, 6").is_some());
        for wrong in
            ["", "52.5", "6.0937,52.5125", "0,0", "NaN,6", "52.5;6.1", "52,5,6,1", "inf,6", "52.5,6.1,3"]
        {
            assert_eq!(point(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_reach_is_a_number_of_metres_or_a_word_of_the_page() {
        assert_eq!((metres("1500").ok(), metres("10-minuten-fietsen").ok()), (Some(1_500), Some(1_923)));
        for wrong in ["", "0", "-1", "500001", "1.5", "ver", "99999999999"] {
            assert!(metres(wrong).is_err(), "{wrong}");
        }
    }
}
