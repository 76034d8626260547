//! Files with a mistake somewhere, made from those in `corpus`: each is read or refused, none stops the program. A file that
//! once did belongs in that folder.

#![expect(clippy::unwrap_used, reason = "a test that cannot begin must stop")]

use std::path::Path;
use std::time::{Duration, Instant};

use hsds::{Limits, read_json, read_package, read_tables, unmangled};

/// How long each kind of file is tried.
const LONG_ENOUGH: Duration = Duration::from_secs(8);

fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<(String, Vec<u8>)> = files
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }

    /// The file with a few mistakes in it.
    fn broken(&mut self, bytes: &[u8]) -> Vec<u8> {
        const PIECES: [&[u8]; 14] = [
            b"{",
            b"}",
            b"[",
            b"\"",
            b",",
            b";",
            b"\n",
            b"\xff",
            b"\x00",
            b"null",
            b"1e999",
            b"NaN",
            b"-0",
            "├®Ã©â€™".as_bytes(),
        ];
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.throw(6) {
            let at = self.throw(bytes.len() + 1);
            match self.throw(5) {
                0 => bytes.truncate(at),
                1 => {
                    let end = (at + self.throw(20)).min(bytes.len());
                    bytes.drain(at..end);
                }
                2 => {
                    let end = (at + self.throw(40)).min(bytes.len());
                    let again = bytes.get(at..end).unwrap().to_vec();
                    bytes.splice(at..at, again.repeat(1 + self.throw(3)));
                }
                _ => {
                    let piece = PIECES[self.throw(PIECES.len())];
                    bytes.splice(at..at, piece.iter().copied());
                }
            }
        }
        bytes
    }
}

#[test]
fn broken_json_is_read_or_refused() {
    let files: Vec<_> = corpus().into_iter().filter(|(name, _)| name.ends_with(".json")).collect();
    let (began, mut dice, mut tried) = (Instant::now(), Dice(88_172_645_463_325_252), 0_u32);
    while began.elapsed() < LONG_ENOUGH && tried < 200_000 {
        let (name, bytes) = &files[dice.throw(files.len())];
        let _ = read_json(name, &dice.broken(bytes), "proef", &Limits::DEFAULT);
        tried += 1;
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn broken_tables_are_read_or_refused() {
    let files: Vec<_> = corpus().into_iter().filter(|(name, _)| name.ends_with(".csv")).collect();
    let (began, mut dice, mut tried) = (Instant::now(), Dice(1_181_783_497_276_652_981), 0_u32);
    while began.elapsed() < LONG_ENOUGH && tried < 200_000 {
        let broken = files.iter().map(|(name, bytes)| (name.clone(), dice.broken(bytes))).collect();
        if let Ok(reading) = read_tables(broken, "proef", &Limits::DEFAULT) {
            let services: Vec<serde_json::Value> =
                reading.records.iter().map(|one| serde_json::from_str(&one.original).unwrap()).collect();
            let package = hsds::write_package(&services).unwrap();
            assert!(services.is_empty() || read_package(&package, "proef", &Limits::DEFAULT).is_ok());
        }
        tried += 1;
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn any_text_is_put_right_at_most_a_few_times() {
    let mut dice = Dice(42);
    for _ in 0..20_000 {
        let mut text: String = (0..dice.throw(30))
            .filter_map(|_| char::from_u32(u32::try_from(dice.throw(0x2600)).unwrap()))
            .collect();
        // Each time it becomes shorter, so it ends.
        for _ in 0..200 {
            let Some(mended) = unmangled(&text) else { break };
            assert!(mended.len() < text.len(), "{text:?} {mended:?}");
            text = mended;
        }
    }
}
