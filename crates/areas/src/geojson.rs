use std::collections::BTreeMap;
use std::fmt;

use geo::{Coord, MultiPolygon, Polygon};
use geojson::PolygonType;
use serde_json::value::RawValue;

use crate::boundary::Boundary;
use crate::code::{AreaCode, MunicipalityCode};
use crate::collection::{Collection, Feature, MOST_FEATURES, NoShape};
use crate::division::{Division, Neighbourhood, Ward};
use crate::properties::{Described, describe};
use crate::rd::{ToRd, in_grid, in_netherlands};
use crate::rings::{RingFault, polygon};

/// The largest file that is read, in bytes.
pub(crate) const MOST_BYTES: usize = 25 * 1024 * 1024;
/// The most points of all boundaries together.
pub(crate) const MOST_POINTS: usize = 200_000;
/// The most faults that are collected before reading stops.
const MOST_FAULTS: usize = 50;

/// What a file of boundaries holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// Names, wards and points inside; without districts, which CBS does not know.
    pub division: Division,
    /// The boundaries, in metres of the Dutch grid.
    pub boundaries: BTreeMap<AreaCode, Boundary>,
}

/// Why a file of boundaries, or one feature of it, is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BoundaryFault {
    /// Larger than 25 MiB.
    #[error("the file is larger than {MOST_BYTES} bytes")]
    TooLarge,
    /// Not JSON; the text says where.
    #[error("the file is not JSON: {0}")]
    NotJson(String),
    /// JSON, but no collection of features.
    #[error("the file is not a GeoJSON FeatureCollection with features")]
    NoCollection,
    /// More features than the country has.
    #[error("the file has more than {MOST_FEATURES} features")]
    TooManyFeatures,
    /// Another coordinate system than the two that are understood.
    #[error("the coordinate system {0} is not understood: use RD New (EPSG:28992) or WGS84 (EPSG:4326)")]
    UnknownSystem(String),
    /// The values fit neither system.
    #[error("the coordinates are neither RD New nor WGS84 (longitude first) in the Netherlands")]
    NoSystem,
    /// More than 200,000 points.
    #[error("from here on the boundaries have more than {MOST_POINTS} points: simplify them first")]
    TooManyPoints,
    /// No property with a CBS code.
    #[error("there is no CBS code (buurtcode, wijkcode, gemeentecode or statcode)")]
    NoCode,
    /// A property with a code that is none.
    #[error("{0}")]
    WrongCode(String),
    /// The place lies in another municipality.
    #[error("it lies in another municipality")]
    Foreign,
    /// The code was used before.
    #[error("the code was given to feature {0} too")]
    Duplicate(usize),
    /// No polygon, or a value that is no geometry.
    #[error("it has no polygon: {0}")]
    NoPolygon(String),
    /// A coordinate that is not in the Netherlands.
    #[error("point {point} of ring {ring} lies outside the Netherlands or is no pair of numbers")]
    OutOfRange {
        /// Ring, from 1.
        ring: usize,
        /// Point in that ring, from 1.
        point: usize,
    },
    /// A ring that encloses no area.
    #[error(transparent)]
    Ring(#[from] RingFault),
}

/// All faults of a file, each with the feature it is in, up to fifty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BoundaryFaults {
    /// The faults, in the order of the file; a feature counts from 1 and says
    /// what it calls itself, a fault of the file has none.
    pub found: Vec<(Option<(usize, String)>, BoundaryFault)>,
}

impl std::error::Error for BoundaryFaults {}

impl fmt::Display for BoundaryFaults {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (feature, fault)) in self.found.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            match feature {
                Some((number, name)) => write!(out, "feature {number} ({name}): {fault}")?,
                None => write!(out, "{fault}")?,
            }
        }
        if self.found.len() >= MOST_FAULTS {
            write!(out, "\nand perhaps more: reading stopped here")?;
        }
        Ok(())
    }
}

impl From<BoundaryFault> for BoundaryFaults {
    fn from(fault: BoundaryFault) -> Self {
        Self { found: vec![(None, fault)] }
    }
}

/// Reads boundaries of wards and neighbourhoods of one municipality.
///
/// The coordinate system is taken from the file, and from its values when the
/// file does not say. Third coordinates are dropped.
///
/// # Errors
/// Every fault with the feature it is in, up to fifty; then nothing is taken.
pub fn boundaries_from_geojson(
    text: &str,
    municipality: MunicipalityCode,
) -> Result<Imported, BoundaryFaults> {
    if text.len() > MOST_BYTES {
        return Err(BoundaryFault::TooLarge.into());
    }
    let file: Collection<'_> =
        serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|error| no_file(&error))?;
    let features = file.features().ok_or(BoundaryFault::NoCollection)?;
    if features.are_more {
        return Err(BoundaryFault::TooManyFeatures.into());
    }
    let mut reading = Reading {
        municipality,
        system: named_system(&file)?,
        points: 0,
        described: BTreeMap::new(),
        boundaries: BTreeMap::new(),
    };
    let mut faults = BoundaryFaults::default();
    for (number, value) in (1..).zip(&features.listed) {
        if let Err((name, fault)) = reading.take(number, value) {
            let ends = fault == BoundaryFault::TooManyPoints || fault == BoundaryFault::NoSystem;
            faults.found.push((Some((number, name)), fault));
            if ends || faults.found.len() >= MOST_FAULTS {
                break;
            }
        }
    }
    if faults.found.is_empty() { Ok(reading.finish()) } else { Err(faults) }
}

/// What is no JSON is told apart from what is JSON of another kind.
fn no_file(error: &serde_json::Error) -> BoundaryFault {
    if error.is_data() { BoundaryFault::NoCollection } else { BoundaryFault::NotJson(error.to_string()) }
}

enum System {
    Rd,
    Wgs84(Box<ToRd>),
}

impl System {
    fn wgs84() -> Result<Self, BoundaryFault> {
        ToRd::new().map(Box::new).map(Self::Wgs84).ok_or(BoundaryFault::NoSystem)
    }

    /// The system in which this coordinate lies in the Netherlands.
    fn of(coord: Coord<f64>) -> Result<Self, BoundaryFault> {
        if in_grid(coord) {
            Ok(Self::Rd)
        } else if in_netherlands(coord) {
            Self::wgs84()
        } else {
            Err(BoundaryFault::NoSystem)
        }
    }

    fn to_rd(&self, coord: Coord<f64>) -> Option<Coord<f64>> {
        match self {
            Self::Rd => in_grid(coord).then_some(coord),
            Self::Wgs84(grid) => in_netherlands(coord).then(|| grid.convert(coord)).flatten(),
        }
    }
}

/// The system that the member `crs` names, in the forms that GIS programs write.
fn named_system(file: &Collection<'_>) -> Result<Option<System>, BoundaryFault> {
    let Some(name) = file.system() else {
        return Ok(None);
    };
    let code = name.rsplit([':', '/']).next().unwrap_or(&name);
    match code {
        "28992" => Ok(Some(System::Rd)),
        "4326" | "4258" | "CRS84" | "84" => System::wgs84().map(Some),
        _ => Err(BoundaryFault::UnknownSystem(name.chars().take(80).collect())),
    }
}

struct Reading {
    municipality: MunicipalityCode,
    system: Option<System>,
    points: usize,
    described: BTreeMap<AreaCode, (usize, Described)>,
    boundaries: BTreeMap<AreaCode, Boundary>,
}

impl Reading {
    fn take(&mut self, number: usize, value: &RawValue) -> Result<(), (String, BoundaryFault)> {
        let nameless = |fault| ("no name".to_owned(), fault);
        let feature = Feature::read(value).map_err(|error| nameless(BoundaryFault::NoPolygon(error)))?;
        let described = describe(&feature).map_err(|wrong| {
            nameless(wrong.map_or(BoundaryFault::NoCode, |error| BoundaryFault::WrongCode(error.to_string())))
        })?;
        let code = described.code;
        let name = format!("{code} {}", described.name.as_deref().unwrap_or_default()).trim().to_owned();
        let boundary = self.boundary(&feature, code).map_err(|fault| (name.clone(), fault))?;
        if let Some((before, _)) = self.described.get(&code) {
            return Err((name, BoundaryFault::Duplicate(*before)));
        }
        self.described.insert(code, (number, described));
        self.boundaries.insert(code, boundary);
        Ok(())
    }

    fn boundary(&mut self, feature: &Feature<'_>, code: AreaCode) -> Result<Boundary, BoundaryFault> {
        if code.municipality() != self.municipality {
            return Err(BoundaryFault::Foreign);
        }
        let left = MOST_POINTS.saturating_sub(self.points);
        let parts = feature.polygons(left).map_err(|why| match why {
            NoShape::Other(what) => BoundaryFault::NoPolygon(what),
            NoShape::TooManyPoints => BoundaryFault::TooManyPoints,
        })?;
        let parts: Result<Vec<_>, _> = parts.iter().map(|part| self.part(part)).collect();
        Ok(Boundary(MultiPolygon::new(parts?)))
    }

    fn part(&mut self, rings: &PolygonType) -> Result<Polygon<f64>, BoundaryFault> {
        self.points += rings.iter().map(Vec::len).sum::<usize>();
        if self.points > MOST_POINTS {
            return Err(BoundaryFault::TooManyPoints);
        }
        let mut converted = Vec::with_capacity(rings.len());
        for (ring, positions) in (1..).zip(rings) {
            let mut line = Vec::with_capacity(positions.len());
            for (point, position) in (1..).zip(positions) {
                let outside = BoundaryFault::OutOfRange { ring, point };
                let [x, y, ..] = *position.as_slice() else {
                    return Err(outside);
                };
                let coord = Coord { x, y };
                if self.system.is_none() {
                    self.system = Some(System::of(coord)?);
                }
                let rd = self.system.as_ref().and_then(|system| system.to_rd(coord));
                line.push(rd.ok_or(outside)?);
            }
            converted.push(line);
        }
        Ok(polygon(converted)?)
    }

    fn finish(self) -> Imported {
        let mut division = Division::empty(self.municipality);
        let named = |name: Option<&str>, code: String| name.map_or(code, str::to_owned);
        for (code, (_, described)) in &self.described {
            match *code {
                AreaCode::Municipality(_) => {}
                AreaCode::Ward(ward) => {
                    let name = named(described.name.as_deref(), ward.to_string());
                    division.wards.insert(ward, Ward { name, district: None });
                }
                AreaCode::Neighbourhood(code) => {
                    let ward_name = described.ward_name.as_deref();
                    division.wards.entry(code.ward()).or_insert_with(|| Ward {
                        name: named(ward_name, code.ward().to_string()),
                        district: None,
                    });
                    let boundary = self.boundaries.get(&AreaCode::Neighbourhood(code));
                    if let Some((boundary, centre)) = boundary.and_then(|at| Some((at, at.point_inside()?))) {
                        let name = named(described.name.as_deref(), code.to_string());
                        let square_metres = boundary.square_metres();
                        division.neighbourhoods.insert(code, Neighbourhood { name, centre, square_metres });
                    }
                }
            }
        }
        Imported { division, boundaries: self.boundaries }
    }
}
