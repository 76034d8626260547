//! Respondents as a table: coded answers and what the weights need, and nothing else.

use std::collections::BTreeMap;

use areas::{AreaCode, Division, NeighbourhoodCode};

use super::fault::Faults;
use super::questions_sheet::TAKEN;
use super::{Questionnaire, Respondent, SurveyFault, SurveyWrong};
use crate::exchange::{Sheet, SheetRow};

/// Names of columns that say who somebody is, as a part of the name.
const TELLING: [&str; 24] = [
    "naam",
    "name",
    "adres",
    "address",
    "straat",
    "street",
    "huisnummer",
    "postcode",
    "mail",
    "telefoon",
    "phone",
    "mobiel",
    "bsn",
    "burgerservice",
    "geboorte",
    "birth",
    "ip-",
    "opmerking",
    "toelichting",
    "anders",
    "respondent",
    "nummer",
    "open-",
    "tekst",
];

/// What was read of a file in which nothing is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respondents(pub Vec<Respondent>);

impl Respondents {
    /// How many were invited, and how many came by themselves.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let invited = self.0.iter().filter(|one| one.invited).count();
        (invited, self.0.len() - invited)
    }
}

/// The respondents in a table, in an order that tells nothing of who came when. Any column beside those that are needed is refused.
///
/// # Errors
/// What is wrong, by row and column.
pub fn respondents_from(
    sheet: &Sheet,
    questionnaire: &Questionnaire,
    division: &Division,
) -> Result<Respondents, Vec<SurveyFault>> {
    let mut faults = Faults::default();
    let columns: Vec<String> = sheet.columns.iter().map(|name| name.trim().to_lowercase()).collect();
    let codes = || questionnaire.questions.iter().map(|question| question.code.as_str());
    for (name, folded) in sheet.columns.iter().zip(&columns) {
        let shown: String = name.chars().take(40).collect();
        if !TAKEN.contains(&folded.as_str()) && !codes().any(|code| code == folded) {
            let tells = TELLING.iter().any(|part| folded.contains(part));
            let wrong = if tells { SurveyWrong::TellsWho } else { SurveyWrong::UnknownColumn };
            faults.add(1, &shown, wrong);
        }
    }
    let mut places = BTreeMap::new();
    for name in TAKEN.into_iter().chain(codes()) {
        match columns.iter().position(|column| column == name) {
            Some(place) => {
                places.insert(name, place);
            }
            None => faults.add(1, name, SurveyWrong::NoSuchColumn),
        }
    }
    if !faults.0.is_empty() {
        return Err(faults.0);
    }
    let mut reader = Reader { places, questionnaire, division, faults, found: Vec::new() };
    for row in &sheet.rows {
        if let Some(one) = reader.respondent(row) {
            reader.found.push(one);
        }
    }
    let Reader { mut found, faults, .. } = reader;
    found.sort();
    if faults.0.is_empty() { Ok(Respondents(found)) } else { Err(faults.0) }
}

struct Reader<'a> {
    places: BTreeMap<&'a str, usize>,
    questionnaire: &'a Questionnaire,
    division: &'a Division,
    faults: Faults,
    found: Vec<Respondent>,
}

impl Reader<'_> {
    fn cell<'r>(&self, row: &'r SheetRow, name: &str) -> &'r str {
        self.places.get(name).map_or("", |place| row.cell(*place))
    }

    /// What a cell says, or a fault in that column.
    fn read<T>(&mut self, row: &SheetRow, name: &str, (found, wrong): (Option<T>, SurveyWrong)) -> Option<T> {
        if found.is_none() {
            self.faults.add(row.number, name, wrong);
        }
        found
    }

    fn respondent(&mut self, row: &SheetRow) -> Option<Respondent> {
        let neighbourhood = self.neighbourhood(row);
        let stratum = self.stratum(row, neighbourhood);
        let sex = self.cell(row, "geslacht").to_lowercase().parse().ok();
        let sex = self.read(row, "geslacht", (sex, SurveyWrong::NotASex));
        let age = self.cell(row, "leeftijd").to_lowercase().parse().ok();
        let age = self.read(row, "leeftijd", (age, SurveyWrong::NotAnAge));
        let invited = match self.cell(row, "uitgenodigd").to_lowercase().as_str() {
            "ja" => Some(true),
            "nee" => Some(false),
            _ => None,
        };
        let invited = self.read(row, "uitgenodigd", (invited, SurveyWrong::NotYesOrNo));
        let answers = self.answers(row);
        Some(Respondent {
            neighbourhood: neighbourhood?,
            sex: sex?,
            age: age?,
            stratum: stratum?,
            invited: invited?,
            answers: answers?,
        })
    }

    fn neighbourhood(&mut self, row: &SheetRow) -> Option<NeighbourhoodCode> {
        let found: Option<NeighbourhoodCode> = self.cell(row, "buurt").parse().ok();
        let found = found.filter(|code| self.division.neighbourhoods.contains_key(code));
        self.read(row, "buurt", (found, SurveyWrong::NotANeighbourhood))
    }

    fn stratum(&mut self, row: &SheetRow, home: Option<NeighbourhoodCode>) -> Option<AreaCode> {
        let found: Option<AreaCode> = self.cell(row, "stratum").parse().ok();
        let (is_known, holds_home) = match found {
            Some(AreaCode::Neighbourhood(code)) => {
                (self.division.neighbourhoods.contains_key(&code), home.is_none_or(|home| home == code))
            }
            Some(AreaCode::Ward(code)) => {
                (self.division.wards.contains_key(&code), home.is_none_or(|home| home.ward() == code))
            }
            Some(AreaCode::Municipality(_)) | None => (false, true),
        };
        let found = self.read(row, "stratum", (found.filter(|_| is_known), SurveyWrong::NotAStratum))?;
        self.read(row, "stratum", (holds_home.then_some(found), SurveyWrong::OutsideStratum))
    }

    fn answers(&mut self, row: &SheetRow) -> Option<Vec<Option<u8>>> {
        let questionnaire = self.questionnaire;
        let mut answers = Vec::with_capacity(questionnaire.questions.len());
        let mut sound = true;
        for question in &questionnaire.questions {
            let code = match self.cell(row, &question.code) {
                "" => None,
                typed => {
                    let code = typed.parse().ok().filter(|code| question.answer(*code).is_some());
                    let code = self.read(row, &question.code, (code, SurveyWrong::NotAnAnswer));
                    sound &= code.is_some();
                    code
                }
            };
            answers.push(code);
        }
        sound.then_some(answers)
    }
}
