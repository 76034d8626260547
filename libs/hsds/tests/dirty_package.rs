//! A data package with every kind of dirt that real ones have, and packages that mean harm.

#![expect(clippy::unwrap_used, reason = "a test that cannot begin must stop")]

use std::io::{Cursor, Write as _};

use hsds::{Limits, Reading, Unreadable, What, read_package, read_tables, write_package};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn dirty() -> Vec<(&'static str, &'static [u8])> {
    vec![
        (
            "data/services.csv",
            b"id;organization_id;name;status;email;description\n\
              1;10;Samen koken;active;kook@buurt.example;Koken met caf\xe9\n\
              2;99;Zonder organisatie;;geen adres;ok\n\
              2;10;Dubbel nummer;active;;\n\
              3;10;;active;;geen naam\n\
              4;10;Nacht;defunct;;\n",
        ),
        ("data/organizations.csv", b"\xef\xbb\xbfid;name\n10;Buurthuis\n10;Buurthuis nog eens\n"),
        ("data/locations.csv", b"id,name,latitude,longitude\n20,Het huis,,\n21,De zee,0,0\n"),
        ("data/service_at_location.csv", b"id,service_id,location_id\n30,1,20\n31,4,21\n32,77,20\n"),
        (
            "data/regular_schedule.csv",
            b"id,service_id,weekday,opens_at,closes_at\n\
              40,1,Monday,7:30 am ,17:00\n41,1,Tuesday,n.v.t.,17:00\n42,4,Friday,22:00,02:00\n43,4,Sunday,17:00,16:00\n",
        ),
        ("data/eligibility.csv", b"id,service_id,eligibility\n50,,iedereen\n"),
        ("data/phones.csv", "id,service_id,number\n60,1,038 123 45 67\n61,,038\n".as_bytes()),
        ("datapackage.json", b"{}"),
    ]
}

fn read() -> Reading {
    read_package(&packed(&dirty()), "proef", &Limits::DEFAULT).unwrap()
}

fn found(reading: &Reading) -> Vec<(String, u64, String, What)> {
    let findings = reading.findings.iter();
    findings.map(|one| (one.origin.file.clone(), one.origin.row, one.column.clone(), one.what)).collect()
}

#[test]
fn each_kind_of_dirt_is_named_by_file_row_and_column() {
    let found = found(&read());
    for (file, row, column, what) in [
        ("services.csv", 1, "", What::WrongEncoding),
        ("services.csv", 3, "organization_id", What::DanglingOrganization),
        ("services.csv", 3, "status", What::NoStatus),
        ("services.csv", 3, "email", What::BadEmail),
        ("services.csv", 4, "id", What::DuplicateId),
        ("services.csv", 5, "name", What::NoName),
        ("services.csv", 2, "id", What::MadeId),
        ("organizations.csv", 3, "id", What::RepeatedId),
        ("locations.csv", 2, "latitude", What::NoCoordinates),
        ("locations.csv", 3, "latitude", What::BadCoordinates),
        ("service_at_location.csv", 4, "service_id", What::Orphan),
        ("regular_schedule.csv", 2, "opens_at", What::MendedTime),
        ("regular_schedule.csv", 3, "opens_at", What::BadTime),
        ("regular_schedule.csv", 4, "closes_at", What::PassesMidnight),
        ("regular_schedule.csv", 5, "closes_at", What::ClosesBeforeOpens),
        ("eligibility.csv", 2, "service_id", What::Orphan),
        ("phones.csv", 3, "service_id", What::Orphan),
    ] {
        let expected = (file.to_owned(), row, column.to_owned(), what);
        assert!(found.contains(&expected), "{expected:?} is not in {found:#?}");
    }
}

#[test]
fn what_can_be_read_is_taken_and_what_is_absent_stays_absent() {
    let reading = read();
    let names: Vec<&str> = reading.records.iter().map(|one| one.service.name.as_str()).collect();
    assert_eq!(names, ["Samen koken", "Zonder organisatie", "Dubbel nummer", "Nacht"]);
    let cooking = &reading.records[0].service;
    assert_eq!(cooking.description.as_deref(), Some("Koken met café"));
    assert_eq!(cooking.organization.as_ref().unwrap().name, "Buurthuis");
    assert_eq!(cooking.phones, ["038 123 45 67"]);
    assert_eq!(cooking.at[0].location.point, None);
    assert_eq!(cooking.schedules.len(), 2);
    assert_eq!(reading.records[3].service.at[0].location.point, None);
    assert_eq!(reading.records[1].service.email, None);
}

#[test]
fn a_folder_reads_as_its_package_does_and_the_same_each_time() {
    let files = || dirty().into_iter().map(|(name, content)| (name.to_owned(), content.to_vec())).collect();
    let folder = read_tables(files(), "proef", &Limits::DEFAULT);
    assert!(matches!(folder, Ok(ref reading) if reading.records == read().records));
    assert_eq!(read(), read());
}

#[test]
fn what_is_written_reads_back_equal() {
    let first = read();
    let services: Vec<serde_json::Value> =
        first.records.iter().map(|one| serde_json::from_str(&one.original).unwrap()).collect();
    let written = write_package(&services).unwrap();
    let second = read_package(&written, "elders", &Limits::DEFAULT).unwrap();
    let content = |reading: &Reading| -> Vec<_> {
        reading.records.iter().map(|one| (one.id, one.service.clone())).collect()
    };
    assert_eq!(content(&second), content(&first));
}

#[test]
fn a_zip_bomb_is_refused_before_it_grows() {
    let zeros = vec![b'a'; 17 << 20];
    let bomb = packed(&[("services.csv", &zeros)]);
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    let refused = read_package(&bomb, "proef", &Limits::DEFAULT);
    assert_eq!(refused, Err(Unreadable::Bomb { name: "services.csv".to_owned() }));
    // Also where nobody reads it.
    let beside = packed(&[("services.csv", b"id,name\n1,a\n"), ("plaatje.png", &zeros)]);
    assert!(hsds::check_archive(&beside, &Limits::DEFAULT).is_err());
}

#[test]
fn many_files_and_broken_files_are_refused_in_a_sentence() {
    let names: Vec<String> = (0..100).map(|nth| format!("{nth}.csv")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"id\n"[..])).collect();
    assert_eq!(
        read_package(&packed(&many), "proef", &Limits::DEFAULT),
        Err(Unreadable::TooManyFiles { most: 60 })
    );
    assert!(matches!(
        read_package(b"PK\x03\x04rubbish", "proef", &Limits::DEFAULT),
        Err(Unreadable::NotAZip(_))
    ));
    let mut cut = packed(&dirty());
    cut.truncate(cut.len() / 2);
    assert!(matches!(read_package(&cut, "proef", &Limits::DEFAULT), Err(Unreadable::NotAZip(_))));
    assert_eq!(
        read_package(&packed(&[("leeg.csv", b"id\n")]), "proef", &Limits::DEFAULT),
        Err(Unreadable::NoServices)
    );
}
