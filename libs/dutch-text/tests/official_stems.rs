//! Outside the list of exceptions every stem is the official one.

use std::path::Path;

use dutch_text::{is_exception, stem};

#[test]
fn every_word_of_the_official_list_has_its_official_stem_or_is_an_exception() {
    // voc.txt and output.txt of snowball-data (dutch).
    let Some(folder) = test_needs::beside("data/snowball-dutch") else { return };
    let read = |name| std::fs::read_to_string(folder.join(name)).unwrap();
    let (words, stems) = (read("voc.txt"), read("output.txt"));
    assert_eq!(words.lines().count(), stems.lines().count());
    let different: Vec<_> = words
        .lines()
        .zip(stems.lines())
        .filter(|(word, expected)| !is_exception(word) && stem(word) != **expected)
        .collect();
    assert_eq!(different, Vec::<(&str, &str)>::new());
    let exceptions = words.lines().filter(|word| is_exception(word)).count();
    assert!(exceptions < 200, "{exceptions} exceptions: the list is meant to be short");
}

#[test]
fn every_exception_is_published_with_its_stem() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("../../docs/domains/dutch-text.md")).unwrap();
    let table = page.split_once("| --- | --- |\n").unwrap().1;
    let mut published = 0;
    for row in table.lines() {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        for word in cells[1].split(", ") {
            assert!(is_exception(word), "{word} is published and no exception");
            assert_eq!(stem(word), cells[0], "{word}");
            published += 1;
        }
    }
    let source = std::fs::read_to_string(root.join("src/exceptions.rs")).unwrap();
    let listed = source.split_once("fn listed").unwrap().1;
    let arms = listed.lines().filter(|line| line.contains("=>") && line.contains('"'));
    let words: usize =
        arms.map(|arm| arm.split("=>").next().unwrap_or_default().matches('"').count() / 2).sum();
    assert_eq!(published, words, "an exception is not published");
}
