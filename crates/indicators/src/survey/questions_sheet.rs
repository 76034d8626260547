//! A questionnaire as a table: a row for each answer of each question.

use super::fault::Faults;
use super::questionnaire::{AnswerOption, Counts, Measure, Question, Questionnaire, measure_of};
use super::{SurveyFault, SurveyWrong};
use crate::exchange::{Sheet, SheetRow};
use crate::{Indicator, Slug};

/// The names of the columns: question, text, answer, label, counts, indicator.
const COLUMNS: [&str; 6] = ["vraag", "tekst", "antwoord", "label", "telt", "indicator"];
const LONGEST_TEXT: usize = 300;

/// The questionnaire in a table.
///
/// # Errors
/// What is wrong, by row and column.
pub fn questionnaire_from(
    sheet: &Sheet,
    indicators: &[Indicator],
) -> Result<Questionnaire, Vec<SurveyFault>> {
    let mut faults = Faults::default();
    let place = |name: &str| sheet.columns.iter().position(|column| column.trim().to_lowercase() == name);
    let places: Vec<Option<usize>> = COLUMNS.iter().map(|name| place(name)).collect();
    for (name, place) in COLUMNS.iter().zip(&places) {
        if place.is_none() {
            faults.add(1, name, SurveyWrong::NoSuchColumn);
        }
    }
    let places: Option<Vec<usize>> = places.into_iter().collect();
    let Some(places) = places else { return Err(faults.0) };
    let mut reader = Reader { places, indicators, faults, questionnaire: Questionnaire::default() };
    for row in &sheet.rows {
        reader.row(row);
    }
    reader.finish(sheet)
}

struct Reader<'a> {
    places: Vec<usize>,
    indicators: &'a [Indicator],
    faults: Faults,
    questionnaire: Questionnaire,
}

impl Reader<'_> {
    fn cell<'r>(&self, row: &'r SheetRow, name: &str) -> &'r str {
        let place = COLUMNS.iter().position(|column| *column == name);
        place.and_then(|place| self.places.get(place)).map_or("", |place| row.cell(*place))
    }

    fn wrong(&mut self, row: &SheetRow, column: &str, wrong: SurveyWrong) {
        self.faults.add(row.number, column, wrong);
    }

    fn text(&mut self, row: &SheetRow, column: &str) -> Option<String> {
        let text = kernel::clean_line(self.cell(row, column), LONGEST_TEXT).ok();
        if text.is_none() {
            self.wrong(row, column, SurveyWrong::Empty);
        }
        text
    }

    fn row(&mut self, row: &SheetRow) {
        let code = self.cell(row, "vraag").to_owned();
        if !is_word(&code) {
            return self.wrong(row, "vraag", SurveyWrong::NotAWord(code.chars().take(40).collect()));
        }
        let (Some(text), Some(label)) = (self.text(row, "tekst"), self.text(row, "label")) else { return };
        let typed = self.cell(row, "antwoord").to_owned();
        let Some(number) = typed.parse().ok().filter(|number: &u8| *number <= 99) else {
            return self.wrong(row, "antwoord", SurveyWrong::NotACode(typed.chars().take(40).collect()));
        };
        let Ok(counts) = self.cell(row, "telt").to_lowercase().parse::<Counts>() else {
            return self.wrong(row, "telt", SurveyWrong::NotYesOrNo);
        };
        let Some(feeds) = self.feeds(row) else { return };
        let answer = AnswerOption { code: number, label, counts };
        let known = self.questionnaire.questions.iter().position(|one| one.code == code);
        let question = known.and_then(|place| self.questionnaire.questions.get_mut(place));
        let wrong = match question {
            None => {
                self.questionnaire.questions.push(Question { code, text, answers: vec![answer], feeds });
                None
            }
            Some(question) if question.text != text => Some(("tekst", SurveyWrong::OtherWords)),
            Some(question) if question.feeds != feeds => Some(("indicator", SurveyWrong::OtherWords)),
            Some(question) if question.answer(number).is_some() => {
                Some(("antwoord", SurveyWrong::Twice(typed)))
            }
            Some(question) => {
                question.answers.push(answer);
                None
            }
        };
        if let Some((column, wrong)) = wrong {
            self.wrong(row, column, wrong);
        }
    }

    /// The indicator that is fed, if any; nothing when something is wrong with it.
    fn feeds(&mut self, row: &SheetRow) -> Option<Option<Slug>> {
        let word = self.cell(row, "indicator").to_owned();
        if word.is_empty() {
            return Some(None);
        }
        let short: String = word.chars().take(60).collect();
        let Some(indicator) = self.indicators.iter().find(|one| one.slug.as_str() == word) else {
            self.wrong(row, "indicator", SurveyWrong::UnknownIndicator(short));
            return None;
        };
        if measure_of(&indicator.current.definition).is_none() {
            self.wrong(row, "indicator", SurveyWrong::NotOfAnswers(short));
            return None;
        }
        Some(Some(indicator.slug.clone()))
    }

    /// What can be said of whole questions only.
    fn finish(mut self, sheet: &Sheet) -> Result<Questionnaire, Vec<SurveyFault>> {
        let row_of = |code: &str| {
            let place = self.places.first().copied().unwrap_or_default();
            sheet.rows.iter().find(|row| row.cell(place) == code).map_or(1, |row| row.number)
        };
        let mut fed: Vec<&Slug> = Vec::new();
        let mut wrong = Vec::new();
        for question in &self.questionnaire.questions {
            let Some(slug) = &question.feeds else { continue };
            let indicator = self.indicators.iter().find(|one| one.slug == *slug);
            let measure = indicator.and_then(|one| measure_of(&one.current.definition));
            let some_count = question.answers.iter().any(|one| one.counts == Counts::Yes);
            if fed.contains(&slug) {
                wrong.push((row_of(&question.code), "indicator", SurveyWrong::FedTwice(slug.to_string())));
            } else if measure == Some(Measure::Share) && !some_count {
                wrong.push((row_of(&question.code), "telt", SurveyWrong::NothingCounts));
            }
            fed.push(slug);
        }
        for (row, column, wrong) in wrong {
            self.faults.add(row, column, wrong);
        }
        if self.faults.0.is_empty() { Ok(self.questionnaire) } else { Err(self.faults.0) }
    }
}

/// Columns of answers that mean something else.
pub(super) const TAKEN: [&str; 5] = ["buurt", "geslacht", "leeftijd", "stratum", "uitgenodigd"];

fn is_word(text: &str) -> bool {
    text.parse::<Slug>().is_ok() && !TAKEN.contains(&text)
}
