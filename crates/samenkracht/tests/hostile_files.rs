//! Files that mean harm, brought to the program itself: a clear refusal, quickly, in little memory.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a story runs the program in an environment of its own"
)]

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rust_xlsxwriter::{Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What a run of the program took.
struct Run {
    said: String,
    succeeded: bool,
    took: Duration,
    /// The most memory that it held at once, in KiB; absent where the system does not tell.
    peak: Option<u64>,
}

/// The program that was built with the tests, or the one that `bench/hostile/run` names.
fn program(folder: &Path) -> Command {
    let built = env!("CARGO_BIN_EXE_samenkracht").to_owned();
    let mut command = Command::new(std::env::var("SAMENKRACHT_BIN").unwrap_or(built));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("SAMENKRACHT_")) {
        command.env_remove(name);
    }
    command.current_dir(folder).env("SAMENKRACHT_LOG", "warn");
    command
}

/// Runs the program and watches its memory.
fn run(folder: &Path, arguments: &[&str]) -> Run {
    let began = Instant::now();
    let mut child =
        program(folder).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut peak = None;
    let status = loop {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now: Option<u64> = line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse().ok());
        peak = peak.max(now);
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let took = began.elapsed();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    Run { said, succeeded: status.success(), took, peak }
}

fn packed(files: &[(&str, Vec<u8>)], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn book(fill: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in [(0, "Kenmerk"), (1, "Aanbieder"), (2, "Titel")] {
        sheet.write_string(0, column, head).unwrap();
    }
    fill(sheet);
    book.save_to_buffer().unwrap()
}

/// Name, content, and what the refusal says.
fn hostile() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let rows = |text: &str, count: usize| [b"id,name\n", text.repeat(count).as_bytes()].concat();
    vec![
        (
            "bomb.zip",
            packed(&[("services.csv", vec![b'a'; 24 << 20])], CompressionMethod::Deflated),
            "far larger than a social map",
        ),
        (
            "commas.zip",
            packed(&[("services.csv", rows(",", 8 << 20))], CompressionMethod::Stored),
            "more rows or cells",
        ),
        (
            "rows.zip",
            packed(&[("services.csv", rows("1\n", 4 << 20))], CompressionMethod::Stored),
            "more rows or cells",
        ),
        ("deep.json", [vec![b'['; 1 << 20], vec![b']'; 1 << 20]].concat(), "nested deeper"),
        ("wide.json", format!("[{}1]", "1,".repeat(4 << 20)).into_bytes(), "more rows or cells"),
        ("nan.json", b"[{\"id\":\"1\",\"name\":\"a\",\"latitude\":NaN}]".to_vec(), "this is not JSON"),
        ("large.json", [vec![b'['], vec![b' '; 20 << 20]].concat(), "larger than"),
        (
            "text.json",
            [&b"[{\"id\":\"1\",\"name\":\""[..], &vec![b'a'; 50 << 20], b"\"}]"].concat(),
            "larger than",
        ),
        (
            "record.json",
            [&b"[{\"id\":\"1\",\"name\":\""[..], &vec![b'a'; 15 << 20], b"\"}]"].concat(),
            "records, or one of more than",
        ),
        (
            "far.xlsx",
            book(|sheet| drop(sheet.write_string(1_048_575, 16_383, "x").map(drop))),
            "outside the table",
        ),
        (
            "formula.xlsx",
            book(|sheet| {
                sheet.write_string(1, 1, "De Hoek").unwrap();
                sheet.write_formula(1, 2, Formula::new("=WEBSERVICE(\"http://a.example\")")).unwrap();
            }),
            "formula",
        ),
        ("broken.zip", b"PK\x03\x04rubbish".to_vec(), "cannot be unpacked"),
    ]
}

/// A map with one neighbourhood, described as `properties` say, of a shape.
fn map(properties: &str, shape: &str) -> Vec<u8> {
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{properties},\
         \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{shape}]]}}}}]}}"
    )
    .into_bytes()
}

const SQUARE: &str = "[202000,502000],[202100,502000],[202100,502100],[202000,502100],[202000,502000]";
const CODE: &str = "{\"buurtcode\":\"BU01931000\",\"buurtnaam\":\"Zuid\"}";

/// Maps and tables of areas, with what the refusal says.
fn hostile_areas() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let point = |step: u32| format!("[202{:03},502{:03}]", step % 1_000, step / 1_000);
    let million: Vec<String> = (0..1_000_000).map(point).collect();
    let head = "code,name,ward_code,ward_name,district,rd_x,rd_y,hectares\n";
    let far = SQUARE.replacen("202100", "1e308", 1);
    vec![
        ("million.geojson", map(CODE, &million.join(",")), "feature 1 (BU01931000 Zuid): from here on"),
        ("nan.geojson", map(CODE, &SQUARE.replacen("202100", "NaN", 1)), "not JSON"),
        ("far.geojson", map(CODE, &far), "point 2 of ring 1 lies outside the Netherlands"),
        (
            "deep.geojson",
            [vec![b'['; 1 << 20], vec![b']'; 1 << 20]].concat(),
            "not a GeoJSON FeatureCollection",
        ),
        ("deep-shape.geojson", map(CODE, &"[".repeat(2 << 20)), "not JSON"),
        ("brackets.geojson", map(CODE, &format!("{}[1]", "[],".repeat(2 << 20))), "from here on"),
        (
            "features.geojson",
            format!("{{\"type\":\"FeatureCollection\",\"features\":[{}1]}}", "1,".repeat(3 << 20))
                .into_bytes(),
            "more than 20000 features",
        ),
        (
            "properties.geojson",
            map(&format!("{{\"a\":[{}1]}}", "1,".repeat(3 << 20)), SQUARE),
            "there is no CBS code",
        ),
        (
            "crs.geojson",
            format!("{{\"crs\":[{}1],\"type\":7}}", "[],".repeat(2 << 20)).into_bytes(),
            "not a GeoJSON FeatureCollection",
        ),
        ("large.geojson", vec![b' '; 50 << 20], "larger than"),
        ("text.csv", [head.as_bytes(), &vec![b'a'; 50 << 20]].concat(), "larger than"),
        ("rows.csv", format!("{head}{}", ",,,,,,,\n".repeat(1 << 20)).into_bytes(), "is not a code"),
        ("commas.csv", format!("{head}{}", ",".repeat(8 << 20)).into_bytes(), "row 2"),
    ]
}

/// Brings hostile files in and compares them with a sound one.
fn refuse(folder: &Path, command: &[&str], sound: &Run, hostile: Vec<(&str, Vec<u8>, &str)>) {
    for (name, content, refusal) in hostile {
        std::fs::write(folder.join(name), content).unwrap();
        let run = run(folder, &[command, &[name]].concat());
        assert!(!run.succeeded && run.said.contains(refusal), "{name}: {:.2000}", run.said);
        assert!(run.said.len() < 20_000, "{name}: a clear message is short");
        let growth =
            Option::zip(run.peak, sound.peak).map(|(peak, sound)| peak.saturating_sub(sound) / 1_024);
        eprintln!("{name:<18} {:>6} ms  {:>3} MiB more", run.took.as_millis(), growth.unwrap_or_default());
        assert!(growth.is_none_or(|growth| growth < 64), "{name}: {growth:?} MiB");
        // The promise is two seconds for a release build, which bench/hostile/run measures; this one is not optimised, and
        // the machine may be busy.
        assert!(run.took < Duration::from_secs(20), "{name}: {:?}", run.took);
    }
}

#[test]
fn a_hostile_file_is_refused_clearly_quickly_and_in_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["migrate"]).succeeded);
    std::fs::write(folder.path().join("sound.json"), b"[]").unwrap();
    let sound = run(folder.path(), &["import", "offers", "sound.json", "--dry-run"]);
    assert!(sound.succeeded, "{}", sound.said);
    refuse(folder.path(), &["import", "offers"], &sound, hostile());
}

#[test]
fn a_hostile_map_is_refused_clearly_quickly_and_in_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["migrate"]).succeeded);
    std::fs::write(folder.path().join("sound.geojson"), map(CODE, SQUARE)).unwrap();
    let command = ["import", "areas", "--municipality", "GM0193"];
    let sound = run(folder.path(), &[&command[..], &["sound.geojson"]].concat());
    assert!(sound.succeeded, "{}", sound.said);
    refuse(folder.path(), &command, &sound, hostile_areas());
}

#[test]
fn html_in_a_name_stays_a_text() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["migrate"]).succeeded);
    let services = r#"[{"id":"1","name":"<script>alert(1)</script>Koken","status":"active","organization":{"id":"7","name":"<img src=x onerror=alert(1)>De Hoek"}}]"#;
    std::fs::write(folder.path().join("html.json"), services).unwrap();
    let brought = run(folder.path(), &["import", "offers", "html.json", "--source", "proef"]);
    assert!(brought.succeeded && brought.said.contains("1 new"), "{}", brought.said);
    let again = run(folder.path(), &["import", "offers", "html.json", "--source", "proef"]);
    assert!(again.succeeded && again.said.contains("nothing was written"), "{}", again.said);
    let out = run(folder.path(), &["export", "offers", "uit.csv", "--all"]);
    assert!(out.succeeded, "{}", out.said);
    let csv = std::fs::read_to_string(folder.path().join("uit.csv")).unwrap();
    assert!(csv.contains("alert(1) Koken") && !csv.contains("<script"), "{csv}");
    let onto = run(folder.path(), &["export", "offers", "uit.csv", "--all"]);
    assert!(!onto.succeeded && onto.said.contains("not overwritten"), "{}", onto.said);
}

#[test]
fn a_file_with_refusals_fails_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["migrate"]).succeeded);
    std::fs::write(folder.path().join("a.json"), r#"[{"id":"1","name":"a"},{"id":"2","name":""}]"#).unwrap();
    for arguments in [&["import", "offers", "a.json"][..], &["import", "offers", "a.json", "--dry-run"]] {
        let refused = run(folder.path(), arguments);
        assert!(!refused.succeeded && refused.said.contains("no-name"), "{}", refused.said);
    }
    assert!(
        run(folder.path(), &["import", "offers", "a.json", "--skip-refused"]).said.contains("Brought in")
    );
}
