use super::*;

fn index_of(texts: &[&str]) -> Reader {
    let texts = texts.iter().map(|text| (*text).to_owned());
    TextIndex::new().unwrap().replace(&[], (0_u32..).zip(texts)).unwrap()
}

/// Slots that a question hits, best first.
fn found(reader: &Reader, question: &str) -> Vec<usize> {
    let hits = reader.hits(&Question::read(question, reader), 16).unwrap();
    let mut slots: Vec<usize> = (0..16).filter(|slot| hits.words[*slot] != 0).collect();
    slots.sort_by(|one, other| hits.scores[*other].total_cmp(&hits.scores[*one]));
    slots
}

#[test]
fn forms_of_a_word_and_parts_of_a_compound_meet() {
    let reader = index_of(&["De wandelclub gaat op pad", "Samen koken", "Praten over boeken"]);
    for (question, slots) in [
        ("wandelen", vec![0]),
        ("wandelclubs", vec![0]),
        ("wandelingen", vec![0]),
        ("gekookt", vec![1]),
        ("kookclub", vec![1]),
        ("ik zoek een club om te koken", vec![0, 1]),
        ("boek", vec![2]),
        ("zwemmen", vec![]),
    ] {
        let mut hit = found(&reader, question);
        hit.sort_unstable();
        assert_eq!(hit, slots, "{question}");
    }
}

#[test]
fn guidance_is_not_policy() {
    let reader = index_of(&["Begeleiding bij papieren", "Beleid van de gemeente"]);
    assert_eq!(found(&reader, "begeleiding"), [0]);
    assert_eq!(found(&reader, "beleid"), [1]);
}

#[test]
fn one_slip_is_mended_only_where_nothing_holds_the_word() {
    let reader = index_of(&["wandelen in het park", "handelen op de markt", "kook mee", "kok gezocht"]);
    let question = Question::read("wandlen", &reader);
    assert_eq!(question.words[0].taken_for.as_deref(), Some("wandelen"));
    assert_eq!(found(&reader, "wandlen"), [0]);
    assert_eq!(found(&reader, "handelen"), [1], "a known word stays what it is");
    assert_eq!(found(&reader, "wandxyen"), [0; 0]);
}

#[test]
fn signs_of_a_query_language_mean_nothing() {
    let reader = index_of(&["samen koken", "samen eten"]);
    for question in [
        "koken AND",
        "text:koken",
        "(koken",
        "\"koken",
        "koken^",
        "+koken -samen:",
        "koken~9",
        "[* TO koken]",
    ] {
        assert_eq!(found(&reader, question).first(), Some(&0), "{question}");
    }
    for question in ["", "\"", "\\", "*", "()", "\u{0}", "🙂", "- +", "AND OR NOT :"] {
        assert!(found(&reader, question).is_empty(), "{question}");
    }
    let long = "koken ".repeat(10_000);
    assert_eq!(found(&reader, &long), [0]);
}

#[test]
fn what_is_taken_out_is_found_no_more() {
    let mut index = TextIndex::new().unwrap();
    let before =
        index.replace(&[], [(0, "koken".to_owned()), (1, "koken en eten".to_owned())].into_iter()).unwrap();
    let after = index.replace(&[0, 1], [(1, "dansen".to_owned())].into_iter()).unwrap();
    assert_eq!(found(&before, "koken").len(), 2, "a reader keeps its moment");
    assert!(found(&after, "koken").is_empty());
    assert_eq!(found(&after, "dans"), [1]);
    assert!(
        Question::read("kokem", &after).words[0].taken_for.is_none(),
        "a word that is gone is no correction"
    );
}
