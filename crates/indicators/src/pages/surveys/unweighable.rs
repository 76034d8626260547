//! Why no weights can be made, in the words of who weighs: with the names of groups, places, questions and answers.

use areas::{AreaCode, Atlas};
use shell::{FieldError, Visit};
use survey_weights::SurveyError;

use super::super::words;
use super::survey::group_name;
use crate::Place;
use crate::survey::Questionnaire;

/// What is told of a fault, beside the field that can mend it.
pub(super) fn told(visit: &Visit, atlas: &Atlas, asked: &Questionnaire, fault: &SurveyError) -> FieldError {
    let teller = Teller { visit, atlas, asked };
    let (field, message) = teller.told(fault);
    FieldError { field: field.to_owned(), message }
}

struct Teller<'a> {
    visit: &'a Visit,
    atlas: &'a Atlas,
    asked: &'a Questionnaire,
}

impl Teller<'_> {
    fn told(&self, fault: &SurveyError) -> (&'static str, String) {
        match fault {
            SurveyError::NobodyThere { name, level, total } => {
                let args = [("group", self.group(name, level)), ("people", self.number(*total))];
                (field_of(name), self.text("nobody", args))
            }
            SurveyError::NoTotal { name, level, respondents } => {
                let args = [("group", self.group(name, level)), ("count", respondents.to_string())];
                (field_of(name), self.text("no-total", args))
            }
            SurveyError::BadTotal { name, level, total, respondents } => {
                let (group, count) = (self.group(name, level), respondents.to_string());
                let args = [("group", group), ("count", count), ("people", self.number(*total))];
                (field_of(name), self.text("bad-total", args))
            }
            SurveyError::MarginsDisagree { one, other, .. } => {
                let args = [("one", self.number(*one)), ("other", self.number(*other))];
                ("women", self.text("disagree", args))
            }
            SurveyError::OutOfReach { name, target, reached } => {
                let (margin, level) = name.split_once(' ').unwrap_or((name, ""));
                let (target, reached) = (self.number(*target), self.number(*reached));
                let args = [("group", self.group(margin, level)), ("people", target), ("reached", reached)];
                ("most", self.text("out-of-reach", args))
            }
            SurveyError::NoRoom { .. } => ("most", self.text("no-room", [])),
            SurveyError::MoreThanPopulation { stratum, found, population } => {
                let (found, population) = (found.to_string(), self.number(*population));
                let args = [("place", self.place(stratum)), ("count", found), ("people", population)];
                ("year", self.text("more", args))
            }
            SurveyError::LonelyUnit { stratum } | SurveyError::TwoPopulations { stratum, .. } => {
                ("year", self.text("stratum", [("place", self.place(stratum))]))
            }
            SurveyError::BadValue { name, value, .. } => self.bad_value(name, *value),
            SurveyError::NobodyAnswered { name, domain } | SurveyError::ZeroDenominator { name, domain } => {
                let question = self.question(name).unwrap_or_else(|| name.clone());
                let args = [("question", question), ("place", self.place(domain))];
                ("year", self.text("unanswered", args))
            }
            SurveyError::Empty { .. }
            | SurveyError::WrongLength { .. }
            | SurveyError::Twice { .. }
            | SurveyError::NoSuchLevel { .. }
            | SurveyError::TooManyTotals { .. }
            | SurveyError::Unfit { .. }
            | SurveyError::TooFewAreas { .. }
            | SurveyError::Collinear { .. }
            | SurveyError::RanOver { .. } => ("most", self.text("other", [])),
        }
    }

    /// An answer that cannot be reckoned with; or, of the weights, a place where nobody lives who could be asked.
    fn bad_value(&self, name: &str, value: f64) -> (&'static str, String) {
        let Some(question) = self.question(name) else { return ("year", self.text("no-adults", [])) };
        let known = self.asked.questions.iter().find(|one| one.code == name);
        let answers = known.map_or(&[][..], |one| one.answers.as_slice());
        let answer = answers.iter().find(|one| (f64::from(one.code) - value).abs() < 0.5);
        let answer = answer.map_or_else(|| self.number(value), |one| one.label.clone());
        ("most", self.text("answer", [("question", question), ("answer", answer)]))
    }

    fn text<const N: usize>(&self, key: &str, args: [(&str, String); N]) -> String {
        let args = args.map(|(name, value)| (name, value.into()));
        self.visit.t_args(&format!("weights-fault-{key}"), &args)
    }

    fn number(&self, value: f64) -> String {
        words::number(self.visit, value, 0)
    }

    fn group(&self, margin: &str, level: &str) -> String {
        group_name(self.visit, self.atlas, (margin, level))
    }

    fn place(&self, code: &str) -> String {
        let code: Option<AreaCode> = code.parse().ok();
        code.map_or_else(String::new, |code| words::place_name(self.visit, self.atlas, Place::Area(code)))
    }

    fn question(&self, code: &str) -> Option<String> {
        self.asked.questions.iter().find(|one| one.code == code).map(|one| one.text.clone())
    }
}

/// The field with the numbers of this margin.
fn field_of(margin: &str) -> &'static str {
    match margin {
        "sex" => "women",
        _ => "year",
    }
}
