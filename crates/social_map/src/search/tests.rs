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

/// A reader that knows these synonyms.
fn knowing(reader: &Reader, lines: &str) -> Reader {
    let stands = |(number, synonyms): (u128, crate::Synonyms)| crate::SynonymGroup {
        id: crate::SynonymId::from_uuid(uuid::Uuid::from_u128(number)),
        synonyms,
        removed: false,
        changed_by: None,
        changed_as: String::new(),
        changed_at: kernel::Instant::default(),
        version: 1,
    };
    let groups: Vec<_> = (0..).zip(crate::read_synonyms(lines).unwrap()).map(stands).collect();
    reader.knowing(std::sync::Arc::new(Lexicon::of(&groups)), &crate::AreaNames::default())
}

#[test]
fn equal_words_count_and_related_ones_come_lower() {
    let reader = index_of(&["gemis van een dierbare", "praten over van alles", "dansen"]);
    let reader = knowing(&reader, "zelfde,rouw,gemis,x\nverwant,rouw,praten,x");
    assert_eq!(found(&reader, "rouw"), [0]);
    let question = Question::read("rouw", &reader);
    let hits = reader.hits(&question, 16).unwrap();
    assert_eq!((hits.of(1).0, hits.of(1).1), (0, 1), "what is related is found as such");
    assert!(hits.of(0).2 > hits.of(1).2 && !hits.holds(2));
}

#[test]
fn several_words_that_stand_together_are_one() {
    let reader = index_of(&["een plek voor de dag", "overdag open"]);
    let reader =
        knowing(&reader, "zelfde,dagbesteding,bezigheid overdag,x\nzelfde,bezigheid overdag thuis,plek,x");
    let question = Question::read("bezigheid voor overdag thuis", &reader);
    assert_eq!(question.words.len(), 1);
    assert_eq!(found(&reader, "bezigheid voor overdag thuis"), [0]);
}

#[test]
fn a_compound_of_a_synonym_is_not_mended_into_another_word() {
    let reader = index_of(&["een groep vrouwen: de vrouwgroep", "een kring over gemis"]);
    assert!(Question::read("rouwgroep", &reader).words[0].taken_for.is_some());
    let reader = knowing(&reader, "zelfde,rouw,gemis,x");
    let question = Question::read("rouwgroep", &reader);
    assert_eq!(question.words[0].taken_for, None);
    assert!(reader.hits(&question, 16).unwrap().holds(1), "what its beginning means is found");
}

#[test]
fn a_slip_in_one_half_of_a_compound_is_mended() {
    let reader = index_of(&["wandelen met een groep", "koken in de club", "opvoeden", "fietsles"]);
    for (typed, meant) in [("kookklub", "kookclub"), ("opvoedne", "opvoeden"), ("opvoedign", "opvoeding")] {
        let question = Question::read(typed, &reader);
        assert_eq!(question.words[0].taken_for.as_deref(), Some(meant), "{typed}");
    }
    assert_eq!(found(&reader, "damesfietsles"), [3], "the known word with which it ends");
}

#[test]
fn an_index_after_changes_ranks_as_one_that_is_new() {
    let texts = ["koken met zorg en geduld", "koken", "samen koken en eten in de buurt", "buurt"];
    let slots =
        |texts: &[&str]| (0_u32..).zip(texts.iter().map(|text| (*text).to_owned())).collect::<Vec<_>>();
    let mut index = TextIndex::new().unwrap();
    index
        .replace(&[], slots(&["een lange tekst over iets anders", "koken", "dans", "x"]).into_iter())
        .unwrap();
    let changed = index.replace(&[0, 1, 2, 3], slots(&texts).into_iter()).unwrap();
    let anew = index_of(&texts);
    let hits = |reader: &Reader| reader.hits(&Question::read("koken buurt", reader), 4).unwrap();
    assert_eq!(hits(&changed), hits(&anew));
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
