use dutch_text::{Term, index_terms, query_terms};
use kernel::{Instant, Openness, Span};
use vision::ThemeId;

use crate::{EvaluationId, LessonId, PilotId, QuestionId};

/// What is told in a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldLesson {
    /// The lesson, in one sentence.
    pub lesson: String,
    /// What goes with it: where it came from, when it holds.
    pub more: String,
    /// When it was learned.
    pub learned: Span,
    /// The pilot that taught it.
    pub pilot: Option<PilotId>,
    /// The evaluation that taught it.
    pub evaluation: Option<EvaluationId>,
    /// The question that taught it.
    pub question: Option<QuestionId>,
    /// What of the vision it is about.
    pub themes: Vec<ThemeId>,
    /// Who may see it.
    pub openness: Openness,
    /// Where it was taken from, as document and line.
    pub source: Option<String>,
}

/// Something that was learned, to be found again (*les*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// Which one.
    pub id: LessonId,
    /// What it tells.
    pub told: ToldLesson,
    /// When it was last changed.
    pub changed_at: Instant,
    /// Counts its changes.
    pub version: i64,
}

impl ToldLesson {
    /// Whether it says which pilot, evaluation or question taught it.
    #[must_use]
    pub const fn has_origin(&self) -> bool {
        self.pilot.is_some() || self.evaluation.is_some() || self.question.is_some()
    }

    /// The names of the fields in which `other` differs, for the log.
    #[must_use]
    pub fn fields_changed(&self, other: &Self) -> Vec<&'static str> {
        let differs = [
            ("lesson", self.lesson != other.lesson),
            ("more", self.more != other.more),
            ("learned", self.learned != other.learned),
            ("pilot", self.pilot != other.pilot),
            ("evaluation", self.evaluation != other.evaluation),
            ("question", self.question != other.question),
            ("themes", self.themes != other.themes),
            ("openness", self.openness != other.openness),
            ("source", self.source != other.source),
        ];
        differs.into_iter().filter_map(|(field, differs)| differs.then_some(field)).collect()
    }
}

/// Whether every word of `question` is met in one of the texts, in whatever form: *gesprekken* meets *gesprek*, and a
/// part of a compound meets the whole. A question without words meets everything.
pub(crate) fn meets(question: &str, texts: &[&str]) -> bool {
    let terms: Vec<Term> = texts.iter().flat_map(|text| index_terms(text)).collect();
    query_terms(question).iter().all(|asked| terms.iter().any(|term| is_met(asked, term)))
}

/// The fewest letters with which a word that is still being typed is looked for.
const FEWEST_LETTERS: usize = 3;

fn is_met(asked: &Term, term: &Term) -> bool {
    term.stem == asked.stem
        || term.parts.contains(&asked.stem)
        || (asked.word.chars().count() >= FEWEST_LETTERS && term.word.starts_with(&asked.word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_met_in_whatever_form() {
        let texts = ["Maak tijd voor gesprekken met ouders.", "Wijkteam en scholen, coördinatie"];
        for asked in
            ["gesprek", "OUDER", "coordinatie", "wijkteams school", "gespr", "", "  ", "de gesprekken"]
        {
            assert!(meets(asked, &texts), "{asked}");
        }
        for asked in ["jongeren", "gesprek jongeren", "zz"] {
            assert!(!meets(asked, &texts), "{asked}");
        }
    }
}
