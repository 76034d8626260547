//! Boundaries as municipalities bring them: read, or refused with the feature named.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use areas::{AreaCode, BoundaryFaults, Imported, MunicipalityCode, boundaries_from_geojson};
use serde_json::{Value, json};

fn zwolle() -> MunicipalityCode {
    "GM0193".parse().unwrap()
}

fn square(west: f64, south: f64, side: f64) -> Value {
    let (east, north) = (west + side, south + side);
    json!([[[west, south], [east, south], [east, north], [west, north], [west, south]]])
}

fn feature(code: &str, coordinates: &Value) -> Value {
    json!({
        "type": "Feature",
        "properties": { "buurtcode": code, "buurtnaam": format!("Buurt {code}"), "wijknaam": "Binnenstad" },
        "geometry": { "type": "Polygon", "coordinates": coordinates },
    })
}

fn read(features: &[Value]) -> Result<Imported, BoundaryFaults> {
    let file = json!({ "type": "FeatureCollection", "features": features });
    boundaries_from_geojson(&file.to_string(), zwolle())
}

fn refusal(features: &[Value]) -> String {
    read(features).unwrap_err().to_string()
}

fn good(code: &str) -> Value {
    feature(code, &square(202_000.0, 502_000.0, 100.0))
}

#[test]
fn boundaries_give_names_wards_and_points_inside() {
    let imported = read(&[good("BU01931000"), good("BU01931010")]).unwrap();
    assert_eq!(imported.boundaries.len(), 2);
    let ward = imported.division.wards.values().next().unwrap();
    assert_eq!(ward.name, "Binnenstad");
    let part = imported.division.neighbourhoods.values().next().unwrap();
    assert_eq!((part.name.as_str(), part.square_metres), ("Buurt BU01931000", 10_000));
    assert_eq!((part.centre.x, part.centre.y), (202_050, 502_050));
}

#[test]
fn wards_and_the_municipality_are_read_by_the_names_of_other_publishers() {
    let shape = square(202_000.0, 502_000.0, 100.0);
    let imported = read(&[
        json!({"type": "Feature", "properties": {"WK_CODE": "WK019310", "WK_NAAM": "Binnenstad"},
               "geometry": {"type": "MultiPolygon", "coordinates": [shape]}}),
        json!({"type": "Feature", "properties": {"statcode": "GM0193", "statnaam": "Zwolle"},
               "geometry": {"type": "Polygon", "coordinates": shape}}),
        json!({"type": "Feature", "id": "BU01931000", "properties": null,
               "geometry": {"type": "Polygon", "coordinates": shape}}),
    ])
    .unwrap();
    let codes: Vec<_> = imported.boundaries.keys().map(ToString::to_string).collect();
    assert_eq!(codes, ["GM0193", "WK019310", "BU01931000"]);
    assert_eq!(imported.division.wards.values().next().unwrap().name, "Binnenstad");
}

#[test]
fn both_coordinate_systems_are_recognised_by_their_values() {
    let degrees = feature("BU01931000", &square(6.093_206, 52.511_324, 0.001));
    let imported = read(&[degrees]).unwrap();
    let centre = imported.division.neighbourhoods.values().next().unwrap().centre;
    assert!((202_950..203_000).contains(&centre.x) && (502_900..502_950).contains(&centre.y), "{centre:?}");
}

#[test]
fn a_named_coordinate_system_is_followed_and_an_unknown_one_refused() {
    let file = |name: &str| {
        let crs = json!({"type": "name", "properties": {"name": name}});
        json!({"type": "FeatureCollection", "crs": crs, "features": [good("BU01931000")]}).to_string()
    };
    for name in ["urn:ogc:def:crs:EPSG::28992", "EPSG:28992", "http://www.opengis.net/def/crs/EPSG/0/28992"] {
        assert!(boundaries_from_geojson(&file(name), zwolle()).is_ok(), "{name}");
    }
    for name in ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"] {
        let refused = boundaries_from_geojson(&file(name), zwolle()).unwrap_err().to_string();
        assert!(refused.contains("point 1 of ring 1 lies outside the Netherlands"), "{name}: {refused}");
    }
    let refused = boundaries_from_geojson(&file("EPSG:3857"), zwolle()).unwrap_err().to_string();
    assert!(refused.contains("EPSG:3857 is not understood"), "{refused}");
}

#[test]
fn every_refusal_names_the_feature_and_all_are_told_at_once() {
    let open = json!([[[202_000, 502_000], [202_100, 502_000], [202_100, 502_100], [202_000, 502_100]]]);
    let bow_tie = json!([[
        [202_000, 502_000],
        [202_100, 502_100],
        [202_100, 502_000],
        [202_000, 502_100],
        [202_000, 502_000]
    ]]);
    let far = square(202_000.0, 802_000.0, 100.0);
    let mut letters = square(202_000.0, 502_000.0, 100.0);
    letters[0][2][0] = json!("x");
    let told = refusal(&[
        good("BU01931000"),
        feature("BU01931010", &open),
        feature("BU01931020", &json!([[[202_000, 502_000], [202_100, 502_000], [202_000, 502_000]]])),
        feature("BU01931030", &bow_tie),
        feature("BU01501000", &square(202_000.0, 502_000.0, 100.0)),
        good("BU01931000"),
        feature("BU01931040", &far),
        feature("BU0193", &square(202_000.0, 502_000.0, 100.0)),
        json!({"type": "Feature", "properties": {}, "geometry": null}),
        json!({"type": "Feature", "properties": {"buurtcode": "BU01931050"},
               "geometry": {"type": "Point", "coordinates": [202_000, 502_000]}}),
        feature("BU01931060", &letters),
        feature("BU01931070", &json!([[[202_000], [202_100, 502_000], [202_100, 502_100], [202_000]]])),
    ]);
    let lines: Vec<&str> = told.lines().collect();
    let expected = [
        "feature 2 (BU01931010 Buurt BU01931010): ring 1 is not closed",
        "feature 3 (BU01931020 Buurt BU01931020): ring 1 has fewer than 4 points",
        "feature 4 (BU01931030 Buurt BU01931030): ring 1 crosses or touches itself",
        "feature 5 (BU01501000 Buurt BU01501000): it lies in another municipality",
        "feature 6 (BU01931000 Buurt BU01931000): the code was given to feature 1 too",
        "feature 7 (BU01931040 Buurt BU01931040): point 1 of ring 1 lies outside the Netherlands",
        "feature 8 (no name): `BU0193` is not a code such as BU01931020",
        "feature 9 (no name): there is no CBS code",
        "feature 10 (BU01931050): it has no polygon: Point",
        "feature 11 (BU01931060 Buurt BU01931060): it has no polygon",
        "feature 12 (BU01931070",
    ];
    assert_eq!(lines.len(), expected.len(), "{told}");
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}\n{expected}");
    }
}

#[test]
fn no_more_than_fifty_faults_are_told() {
    let features: Vec<_> =
        (0..200).map(|_| json!({"type": "Feature", "properties": {}, "geometry": null})).collect();
    let told = refusal(&features);
    assert_eq!(told.lines().count(), 51);
    assert!(told.ends_with("reading stopped here"));
}

#[test]
fn a_file_that_is_no_collection_of_features_is_refused() {
    for (text, why) in [
        ("", "not JSON"),
        ("{\"type\": NaN}", "not JSON"),
        ("{\"type\":\"FeatureCollection\",\"features\":[1e999]}", "feature 1 (no name): it has no polygon"),
        ("{\"type\":\"FeatureCollection\",\"features\":[NaN]}", "not JSON"),
        ("{\"type\":\"FeatureCollection\",\"features\":7}", "not a GeoJSON FeatureCollection"),
        ("[]", "not a GeoJSON FeatureCollection"),
        ("{\"type\":\"FeatureCollection\",\"features\":[]}", "not a GeoJSON FeatureCollection"),
        ("{\"type\":\"Feature\",\"features\":[{}]}", "not a GeoJSON FeatureCollection"),
        (&"[".repeat(100_000), "not JSON"),
    ] {
        let refused = boundaries_from_geojson(text, zwolle()).unwrap_err().to_string();
        assert!(refused.contains(why), "{refused}");
    }
    assert!(
        boundaries_from_geojson(&" ".repeat(26 * 1024 * 1024), zwolle())
            .unwrap_err()
            .to_string()
            .contains("larger")
    );
}

#[test]
fn latitude_first_is_refused_with_the_remedy() {
    let told = refusal(&[feature("BU01931000", &square(52.511, 6.093, 0.001))]);
    assert_eq!(
        told,
        "feature 1 (BU01931000 Buurt BU01931000): the coordinates are neither RD New nor WGS84 (longitude first) \
         in the Netherlands"
    );
}

#[test]
fn more_points_than_the_limit_are_refused_where_they_begin() {
    let mut ring: Vec<Value> =
        (0..100_000).map(|step| json!([200_000.0 + f64::from(step) / 10.0, 500_000])).collect();
    ring.push(json!([210_000, 501_000]));
    ring.push(json!([200_000, 500_000]));
    let told = refusal(&[feature("BU01931000", &json!([ring])), feature("BU01931010", &json!([ring]))]);
    assert!(told.starts_with("feature 2 (BU01931010") && told.contains("more than 200000 points"), "{told}");
}

#[test]
fn more_features_than_the_country_has_are_refused() {
    let file = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}1]}}", "1,".repeat(20_000));
    let told = boundaries_from_geojson(&file, zwolle()).unwrap_err().to_string();
    assert_eq!(told, "the file has more than 20000 features");
}

#[test]
fn a_shape_of_brackets_and_commas_is_refused_before_it_is_unpacked() {
    for shape in ["[],".repeat(2_000_000), "[[1,".to_owned() + &"1,".repeat(2_000_000) + "1]],"] {
        let shape = format!("[{}[]]", shape);
        let file = format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":\
             {{\"buurtcode\":\"BU01931000\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{shape}}}}}]}}"
        );
        let told = boundaries_from_geojson(&file, zwolle()).unwrap_err().to_string();
        assert!(told.starts_with("feature 1 (BU01931000): from here on"), "{told}");
    }
}

#[test]
fn the_real_city_is_read_in_both_systems_with_the_same_outcome() {
    let Some(folder) = test_needs::beside("data") else { return };
    let file = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let (metres, degrees) = (file("zwolle-buurten-rd.geojson"), file("zwolle-buurten.geojson"));
    let metres = boundaries_from_geojson(&metres, zwolle()).unwrap();
    let degrees = boundaries_from_geojson(&degrees, zwolle()).unwrap();
    assert_eq!((metres.boundaries.len(), metres.division.wards.len()), (78, 16));
    for (code, part) in &metres.division.neighbourhoods {
        let converted = &degrees.division.neighbourhoods[code];
        assert_eq!(converted.name, part.name);
        let share = f64::from(i32::try_from(converted.square_metres).unwrap())
            / f64::from(i32::try_from(part.square_metres).unwrap());
        assert!((share - 1.0).abs() < 0.001, "{code}: {share}");
        assert!(metres.boundaries.contains_key(&AreaCode::Neighbourhood(*code)));
    }
    let hectares: i64 =
        metres.division.neighbourhoods.values().map(|part| part.square_metres).sum::<i64>() / 10_000;
    assert!((11_930..11_940).contains(&hectares), "{hectares}");
}
