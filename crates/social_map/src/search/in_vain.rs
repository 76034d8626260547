use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, TimeDelta};
use kernel::{Instant, local_time};

use super::is_crisis;

/// A question is written down when it was asked this often in a month; before, it only exists in memory (ADR 0014).
pub(crate) const FEWEST: u32 = 5;
/// The same question again within this time counts once: somebody who presses twice is not two people.
const PAUSE: TimeDelta = TimeDelta::minutes(10);
/// How many different questions are remembered at a time; what comes after is not counted.
const MOST: usize = 2_000;
/// A longer question tells a story, and stories are about people.
const LONGEST: usize = 40;
/// A question of more words, too.
const MOST_WORDS: usize = 4;

/// Questions that found nothing, counted without a trace of who asked. Lost when the program stops.
#[derive(Debug, Default)]
pub(crate) struct InVain {
    month: NaiveDate,
    heard: HashMap<String, Heard>,
    /// What is left of a month that is over.
    left: Vec<Counted>,
}

#[derive(Debug)]
struct Heard {
    question: String,
    times: u32,
    written: u32,
    last: Instant,
}

/// What is to be added to the count of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counted {
    /// The first day of the month.
    pub(crate) month: NaiveDate,
    /// What its forms share.
    pub(crate) stems: String,
    /// Its words, folded.
    pub(crate) question: String,
    /// How often more.
    pub(crate) times: u32,
}

impl InVain {
    /// Counts a question, unless it may say something about somebody.
    pub(crate) fn hear(&mut self, text: &str, now: Instant) {
        let Some((stems, question)) = countable(text) else { return };
        let today = local_time(now).date();
        let month = today.with_day(1).unwrap_or(today);
        if month != self.month {
            let over = self.due();
            self.left.extend(over);
            self.heard.clear();
            self.month = month;
        }
        if let Some(heard) = self.heard.get_mut(&stems) {
            if now - heard.last >= PAUSE {
                heard.times += 1;
                heard.last = now;
            }
        } else if self.heard.len() < MOST {
            self.heard.insert(stems, Heard { question, times: 1, written: 0, last: now });
        }
    }

    /// What is to be written down now; it counts as written.
    pub(crate) fn take_due(&mut self) -> Vec<Counted> {
        let mut due = std::mem::take(&mut self.left);
        due.extend(self.due());
        due
    }

    /// Takes back what could not be written.
    pub(crate) fn give_back(&mut self, due: Vec<Counted>) {
        self.left.extend(due);
    }

    fn due(&mut self) -> Vec<Counted> {
        let month = self.month;
        let ready =
            self.heard.iter_mut().filter(|(_, heard)| heard.times >= FEWEST && heard.times > heard.written);
        let counted = ready.map(|(stems, heard)| {
            let times = heard.times - heard.written;
            heard.written = heard.times;
            Counted { month, stems: stems.clone(), question: heard.question.clone(), times }
        });
        counted.collect()
    }
}

/// The stems and words of a question, when it can be counted: short, of letters only, and no cry for help. Whatever
/// holds a digit or an at sign may be a number or an address of somebody.
fn countable(text: &str) -> Option<(String, String)> {
    if text.chars().count() > LONGEST
        || text.contains('@')
        || text.chars().any(char::is_numeric)
        || is_crisis(text)
    {
        return None;
    }
    let terms = dutch_text::query_terms(text);
    if terms.is_empty() || terms.len() > MOST_WORDS {
        return None;
    }
    let mut stems: Vec<&str> = terms.iter().map(|term| term.stem.as_str()).collect();
    stems.sort_unstable();
    stems.dedup();
    let words: Vec<&str> = terms.iter().map(|term| term.word.as_str()).collect();
    Some((stems.join(" "), words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon(day: u32) -> Instant {
        format!("2026-03-{day:02}T11:00:00Z").parse().unwrap()
    }

    #[test]
    fn a_question_is_written_when_it_was_asked_five_times() {
        let mut in_vain = InVain::default();
        for day in 1..=4 {
            in_vain.hear("Onderwaterhockey", noon(day));
        }
        assert_eq!(in_vain.take_due(), []);
        in_vain.hear("onderwaterhockey?", noon(5));
        let due = in_vain.take_due();
        assert_eq!((due[0].question.as_str(), due[0].times), ("onderwaterhockey", 5));
        assert_eq!(in_vain.take_due(), [], "what was taken is not taken again");
        in_vain.hear("onderwaterhockey", noon(6));
        assert_eq!(in_vain.take_due()[0].times, 1);
        in_vain.give_back(due.clone());
        assert_eq!(in_vain.take_due(), due, "what could not be written is kept");
    }

    #[test]
    fn who_presses_often_counts_once() {
        let mut in_vain = InVain::default();
        for minute in 0..9 {
            in_vain.hear("padel", noon(1) + TimeDelta::minutes(minute));
        }
        for day in 2..=4 {
            in_vain.hear("padel", noon(day));
        }
        assert_eq!(in_vain.take_due(), []);
    }

    #[test]
    fn a_new_month_begins_at_nothing_and_keeps_what_was_due() {
        let mut in_vain = InVain::default();
        for day in 1..=5 {
            in_vain.hear("padel", noon(day));
            if day < 5 {
                in_vain.hear("curling", noon(day));
            }
        }
        let april = "2026-04-01T11:00:00Z".parse().unwrap();
        in_vain.hear("curling", april);
        let due = in_vain.take_due();
        assert_eq!(due.len(), 1);
        assert_eq!((due[0].question.as_str(), due[0].month), ("padel", "2026-03-01".parse().unwrap()));
    }

    #[test]
    fn what_may_be_about_somebody_is_never_counted() {
        for question in [
            "123456782",
            "06 12345678",
            "jan@zwolle.example",
            "8011 AB 12",
            "Voorbeeldstraat 12",
            "mijn buurvrouw van nummer drie is zo alleen geworden",
            "ik wil niet meer leven",
            "mijn man slaat mij",
            "een twee drie vier vijf zes",
            "",
        ] {
            assert_eq!(countable(question), None, "{question}");
        }
        assert!(countable("padel voor beginners").is_some());
    }

    #[test]
    fn memory_has_an_end() {
        let mut in_vain = InVain::default();
        for number in 0..MOST + 10 {
            let word: String = number.to_string().bytes().map(|digit| char::from(digit + 49)).collect();
            in_vain.hear(&format!("x{word}"), noon(1));
        }
        assert_eq!(in_vain.heard.len(), MOST);
    }
}
