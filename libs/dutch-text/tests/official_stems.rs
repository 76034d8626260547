//! Outside the list of exceptions every stem is the official one.

use std::path::Path;

use dutch_text::{is_exception, stem};

#[test]
fn every_word_of_the_official_list_has_its_official_stem_or_is_an_exception() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/snowball-dutch");
    let read = |name| std::fs::read_to_string(folder.join(name));
    let (Ok(words), Ok(stems)) = (read("voc.txt"), read("output.txt")) else {
        println!("skipped: no voc.txt and output.txt of snowball-data (dutch) in {}", folder.display());
        return;
    };
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
