//! Questions with a mistake somewhere, made from those in `corpus/questions.txt`: each is answered or refused, none makes
//! the program fail. A question that once did belongs in that file.

use std::time::{Duration, Instant};

use crate::common::{organisation, place, published, town};

/// How long questions are tried.
const LONG_ENOUGH: Duration = Duration::from_secs(6);

const CORPUS: &str = include_str!("../../corpus/questions.txt");

/// What a mistake puts in: signs that mean something in an address, in a query language, in a file or in Unicode.
const PIECES: [&str; 24] = [
    "%00",
    "%ff",
    "%F0%9F",
    "%25",
    "%22",
    "%27",
    "%5C",
    "%28",
    "%2A",
    "~2",
    "^9",
    ":",
    "&",
    "=",
    "+",
    "/",
    ",",
    "-",
    "..",
    "99999999999999999999",
    "-1",
    "NaN",
    "%E2%80%AE",
    "%C3%A9",
];

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }

    /// The question with a few mistakes in it, of which the first sign stays: an address begins with a slash.
    fn broken(&mut self, question: &str, other: &str) -> String {
        let mut text = question.to_owned();
        for _ in 0..=self.throw(5) {
            let at = 1 + self.throw(text.len());
            let end = (at + self.throw(12)).min(text.len());
            match self.throw(6) {
                0 => text.truncate(at),
                1 => text.replace_range(at..end.max(at), ""),
                2 => text.insert_str(at, &text[at..end.max(at)].repeat(1 + self.throw(40))),
                3 => text.push_str(other.split_once('?').map_or("", |(_, pairs)| pairs)),
                _ => text.insert_str(at, PIECES[self.throw(PIECES.len())]),
            }
        }
        text
    }
}

#[tokio::test]
async fn a_broken_question_is_answered_or_refused() {
    let town = town().await;
    let host = organisation(&town, "Buurthuis De Hoek").await;
    let here = place(&town, "De Hoek").await;
    published(&town, host, "Samen koken", here).await;
    let questions: Vec<&str> = CORPUS.lines().collect();
    let stranger = town.stranger();
    let (began, mut dice, mut tried) = (Instant::now(), Dice(88_172_645_463_325_252), 0_u32);
    for question in &questions {
        assert!(stranger.get(question).await.status.as_u16() < 500, "{question}");
    }
    while began.elapsed() < LONG_ENOUGH {
        let (question, other) = (dice.throw(questions.len()), dice.throw(questions.len()));
        let broken = dice.broken(questions[question], questions[other]);
        // What is no address at all never reaches the program.
        if broken.parse::<axum::http::Uri>().is_ok() {
            let status = stranger.get(&broken).await.status.as_u16();
            assert!(status < 500, "{status}: {broken}");
            tried += 1;
        }
    }
    println!("{tried} broken questions were tried");
    assert!(tried > 100, "only {tried} questions were tried");
}
