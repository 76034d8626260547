//! A GeoJSON file taken apart without being unpacked: what is not looked at takes no room.

use std::fmt;

use geojson::PolygonType;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// The most features of a file; the Netherlands have fewer wards and neighbourhoods.
pub(crate) const MOST_FEATURES: usize = 20_000;
/// The most bytes of what a feature says of itself, and of the name of a coordinate system.
const LONGEST_PROPERTIES: usize = 64 * 1024;

/// The parts of a file that are looked at.
#[derive(Debug, Deserialize)]
pub(crate) struct Collection<'a> {
    #[serde(rename = "type", borrow)]
    kind: Option<&'a RawValue>,
    #[serde(borrow)]
    crs: Option<&'a RawValue>,
    #[serde(borrow)]
    features: Option<Features<'a>>,
}

/// The features in a file, and whether there are more than are taken.
#[derive(Debug, Default)]
pub(crate) struct Features<'a> {
    pub(crate) listed: Vec<&'a RawValue>,
    pub(crate) are_more: bool,
}

impl<'a> Collection<'a> {
    /// The features, when it is a collection of them.
    pub(crate) fn features(&self) -> Option<&Features<'a>> {
        let is_collection = self.kind.is_some_and(|kind| says(kind, "FeatureCollection"));
        self.features.as_ref().filter(|features| is_collection && !features.listed.is_empty())
    }

    /// The coordinate system that the member `crs` names.
    pub(crate) fn system(&self) -> Option<String> {
        let crs: Value = unpacked(self.crs?)?;
        crs.pointer("/properties/name").and_then(Value::as_str).map(ToOwned::to_owned)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Features<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List;
        impl<'de> Visitor<'de> for List {
            type Value = Features<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a list of features")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut features = Features::default();
                while features.listed.len() < MOST_FEATURES {
                    match list.next_element()? {
                        Some(feature) => features.listed.push(feature),
                        None => return Ok(features),
                    }
                }
                while let Some(IgnoredAny) = list.next_element()? {
                    features.are_more = true;
                }
                Ok(features)
            }
        }
        deserializer.deserialize_seq(List)
    }
}

/// One feature, its shape not unpacked yet.
#[derive(Debug, Deserialize)]
pub(crate) struct Feature<'a> {
    #[serde(rename = "type", borrow)]
    kind: &'a RawValue,
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    properties: Option<&'a RawValue>,
    #[serde(borrow)]
    geometry: Option<&'a RawValue>,
}

/// The shape of a feature, its points not unpacked yet.
#[derive(Debug, Deserialize)]
struct Geometry<'a> {
    #[serde(rename = "type", borrow)]
    kind: &'a RawValue,
    #[serde(borrow)]
    coordinates: Option<&'a RawValue>,
}

/// Why a feature has no shape of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoShape {
    /// It is another thing; the text says which.
    Other(String),
    /// It has more brackets than so many points can have.
    TooManyPoints,
}

impl<'a> Feature<'a> {
    /// The feature in this value; the error says what it is instead.
    pub(crate) fn read(value: &'a RawValue) -> Result<Self, String> {
        let feature: Self = serde_json::from_str(value.get()).map_err(|error| error.to_string())?;
        if says(feature.kind, "Feature") { Ok(feature) } else { Err("no Feature".to_owned()) }
    }

    /// What it says of itself; nothing when that is no list of values, or beyond measure.
    pub(crate) fn properties(&self) -> Map<String, Value> {
        self.properties.and_then(unpacked).unwrap_or_default()
    }

    /// Its identity, when that is a text.
    pub(crate) fn id(&self) -> Option<String> {
        unpacked(self.id?)
    }

    /// Its polygons, unless they are weighed and found to have more than `most` points.
    pub(crate) fn polygons(&self, most: usize) -> Result<Vec<PolygonType>, NoShape> {
        let other = |error: serde_json::Error| NoShape::Other(error.to_string());
        let geometry = self.geometry.ok_or_else(|| NoShape::Other("no geometry".to_owned()))?;
        let geometry: Geometry<'_> = serde_json::from_str(geometry.get()).map_err(other)?;
        let kind: String = unpacked(geometry.kind).unwrap_or_default();
        let points = geometry.coordinates.map_or("[]", RawValue::get);
        if kind != "Polygon" && kind != "MultiPolygon" {
            return Err(NoShape::Other(kind.chars().take(40).collect()));
        }
        if weighs_more(points, most) {
            return Err(NoShape::TooManyPoints);
        }
        if kind == "Polygon" {
            return serde_json::from_str(points).map(|polygon| vec![polygon]).map_err(other);
        }
        let polygons: Vec<PolygonType> = serde_json::from_str(points).map_err(other)?;
        if polygons.is_empty() { Err(NoShape::Other(kind)) } else { Ok(polygons) }
    }
}

/// Whether coordinates ask for more room than so many points do: a bracket for each point and some for rings, and at most
/// three commas for each.
fn weighs_more(coordinates: &str, most: usize) -> bool {
    let (mut brackets, mut commas) = (0_usize, 0_usize);
    for byte in coordinates.bytes() {
        match byte {
            b'[' => brackets += 1,
            b',' => commas += 1,
            _ => {}
        }
    }
    brackets > most + most / 2 + 1_000 || commas > most * 4 + 1_000
}

fn says(value: &RawValue, word: &str) -> bool {
    unpacked::<String>(value).is_some_and(|text| text == word)
}

/// A small value; nothing when it is of another kind or not small.
fn unpacked<T: serde::de::DeserializeOwned>(value: &RawValue) -> Option<T> {
    let text = value.get();
    if text.len() > LONGEST_PROPERTIES { None } else { serde_json::from_str(text).ok() }
}
