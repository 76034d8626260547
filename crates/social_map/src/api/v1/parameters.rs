//! The parameters of a search: those of the page, read by its own reader, but strictly.

use shell::{InvalidInput, Problem};
use utoipa::IntoParams;
use utoipa::openapi::Required;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{Array, ObjectBuilder, Type};

use super::near::{self, Near};
use crate::api::asked::Asked;
use crate::catalogue::AreaNames;
use crate::search::{Facet, Options, Order, PER_PAGE, PLAIN, Together, Wanted};

/// The name of how many stand on a page, which only programs choose.
const PER_PAGE_NAME: &str = "perPagina";
const MOST_PER_PAGE: usize = 100;
/// Beyond any page that there can be.
const LAST_PAGE: usize = 1_000_000;

/// Which part of what was found.
#[derive(Debug, Clone, Copy, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Paging {
    /// Which page, from 1.
    #[param(rename = "pagina", value_type = Option<i64>, minimum = 1, maximum = 1_000_000)]
    page: usize,
    /// How many on a page, at most 100; 20 when left out.
    #[param(rename = "perPagina", value_type = Option<i64>, minimum = 1, maximum = 100)]
    per_page: usize,
}

impl Paging {
    /// How many on a page.
    pub(super) const fn per_page(self) -> usize {
        self.per_page
    }
}

/// A search as a program asks it.
#[derive(Debug)]
pub(super) struct Questioned {
    /// What is wanted, in the same way as on the page.
    pub(super) wanted: Wanted,
    /// From where, and how far.
    pub(super) near: Near,
    /// Which part of it.
    pub(super) paging: Paging,
}

/// What is asked; a name or a value that nobody knows is refused.
pub(super) async fn read(asked: &Asked) -> Result<Questioned, Problem> {
    let facets = Facet::ALL.iter().map(|facet| facet.name());
    let names = PLAIN.into_iter().chain(near::NAMES).chain([PER_PAGE_NAME]).chain(facets);
    asked.parameters.only(&names.collect::<Vec<_>>())?;
    let (wanted, paging) = plain(asked)?;
    Ok(Questioned { wanted, near: Near::read(asked).await?, paging })
}

/// All but from where and how far.
fn plain(asked: &Asked) -> Result<(Wanted, Paging), Problem> {
    let paging = Paging {
        page: asked.parameters.number("pagina", LAST_PAGE)?.unwrap_or(1),
        per_page: asked.parameters.number(PER_PAGE_NAME, MOST_PER_PAGE)?.unwrap_or(PER_PAGE),
    };
    for name in ["q", "onbekend", "volgorde"] {
        asked.parameters.one(name)?;
    }
    let mut pairs = asked.parameters.0.clone();
    pairs.retain(|(name, _)| !near::NAMES.contains(&name.as_str()));
    let wanted = Wanted::read(&pairs, &asked.snapshot);
    let wrong = |(name, value): &(String, String)| {
        let detail = format!("There is no `{value}` here; see the description of this API.");
        InvalidInput::in_query(name, "unknown", detail)
    };
    // A form sends what nobody chose as an empty value; a program leaves it out.
    let empty = pairs.iter().filter(|(name, value)| value.is_empty() && name != "q");
    let refused: Vec<InvalidInput> = wanted.unknown.iter().chain(empty).map(wrong).collect();
    if !refused.is_empty() {
        return Err(Problem::invalid(refused));
    }
    Ok((Wanted { page: paging.page, ..wanted }, paging))
}

/// The parameters of a search as the description of the API lists them: from the table by which they are read.
pub(super) fn described(options: &Options, names: &AreaNames) -> Vec<Parameter> {
    let text = |description: &str| (ObjectBuilder::new().schema_type(Type::String), description.to_owned());
    let orders = Order::ALL.iter().map(|order| order.name());
    let plain = [
        ("q", text("Words to search for, in everyday Dutch.")),
        (
            "onbekend",
            (
                ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["ook"])),
                "`ook` lets that stay of which nobody knows whether it fits.".to_owned(),
            ),
        ),
        (
            "volgorde",
            (
                ObjectBuilder::new().schema_type(Type::String).enum_values(Some(orders)),
                "The order: the best match first, what comes first, or what is nearest, which needs `vanaf`."
                    .to_owned(),
            ),
        ),
    ];
    let plain = plain.into_iter().map(|(name, (schema, description))| {
        parameter(name).schema(Some(schema)).description(Some(description)).build()
    });
    plain
        .chain(near::described(names))
        .chain(Facet::ALL.iter().map(|facet| of_facet(*facet, options)))
        .collect()
}

fn of_facet(facet: Facet, options: &Options) -> Parameter {
    let words: Vec<&str> = options.of(facet).iter().map(|option| option.word.as_str()).collect();
    let mut word = ObjectBuilder::new().schema_type(Type::String);
    if !words.is_empty() {
        word = word.enum_values(Some(words));
    }
    let together = match facet.together() {
        Together::Any => "any of them is enough",
        Together::All => "all of them must hold",
    };
    let description = format!("Filters by {}; may be repeated, {together}.", english(facet));
    parameter(facet.name()).schema(Some(Array::new(word))).description(Some(description)).build()
}

/// A parameter of the query that may be left out.
pub(super) fn parameter(name: &str) -> ParameterBuilder {
    ParameterBuilder::new().name(name).parameter_in(ParameterIn::Query).required(Required::False)
}

/// What a facet is about, for who reads the description.
const fn english(facet: Facet) -> &'static str {
    match facet {
        Facet::Theme => "theme",
        Facet::When => "day, seen from today",
        Facet::DayPart => "part of the week",
        Facet::Ward => "ward, by the `word` of /areas",
        Facet::Cost => "what it costs",
        Facet::Circumstances => "what it is like there",
        Facet::Support => "who is there to lean on",
        Facet::Audience => "whom it has in mind",
        Facet::Age => "age",
        Facet::Interest => "interest",
        Facet::Language => "spoken language (ISO 639-1)",
        Facet::FreePlace => "free place",
        Facet::Access => "access of the place",
    }
}
