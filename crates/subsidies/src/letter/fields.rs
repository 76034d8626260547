//! What a letter says: a template, filled from the case.

use std::collections::BTreeMap;

use accessible_pdf::{Block, Document};
use chrono::NaiveDate;
use kernel::{Cents, Instant, Language, OrganisationId, local_time};
use legal_terms::{Calendar, Last, Term, objection_term};
use shell::{House, Texts};

use super::template::{Part, parts};
use super::{LetterKind, LetterTemplate, TemplateFault};
use crate::{Application, ApplicationStep, Card, Round, Scheme};

const OBJECTION: &str = include_str!("../../letters/objection.txt");
const CLOSING: &str = include_str!("../../letters/closing.txt");
const RESERVATION: &str = include_str!("../../letters/reservation.txt");

/// In whose name and words letters are written. They are Dutch (Awb 2:6).
#[derive(Debug, Clone, Copy)]
pub struct Writing<'a> {
    /// The texts that letters share with pages.
    pub texts: &'a Texts,
    /// Which municipality.
    pub municipality: &'a str,
}

impl<'a> From<&'a House> for Writing<'a> {
    fn from(house: &'a House) -> Self {
        Self { texts: &house.texts, municipality: &house.brand.municipality }
    }
}

/// The case that a letter tells of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told<'a> {
    pub(crate) application: &'a Application,
    pub(crate) round: &'a Round,
    pub(crate) scheme: &'a Scheme,
    /// The names of all organisations.
    pub(crate) names: &'a BTreeMap<OrganisationId, String>,
    /// The settled points of the application, by part.
    pub(crate) settled: &'a [(String, Card)],
    pub(crate) clock: &'a Term,
    /// The clock as it would be without being put off.
    pub(crate) clock_before: &'a Term,
}

/// Who signs, and the days of the letter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signed<'a> {
    pub(crate) by: &'a str,
    pub(crate) prepared_by: &'a str,
    pub(crate) dated: NaiveDate,
    /// The day on which it is sent: terms run from there.
    pub(crate) sent: NaiveDate,
}

type Fields = BTreeMap<&'static str, String>;

/// The letter as it goes out.
///
/// # Errors
/// When the template asks for something that the case does not know.
pub(crate) fn write(
    writing: Writing<'_>,
    told: Told<'_>,
    kind: LetterKind,
    template: &LetterTemplate,
    signed: Signed<'_>,
) -> Result<Document, TemplateFault> {
    let fields = fields(writing, told, kind, signed);
    let mut blocks = Vec::new();
    for part in &template.parts {
        match part {
            Part::Said(block) => blocks.push(filled(block, &fields)?),
            Part::Insert(name) => blocks.extend(insert(writing, told, name, &fields)?),
        }
    }
    let say = |key: &str| writing.texts.text(Language::Dutch, key).to_owned();
    let fact = |key: &str, text: &str| (say(key), text.to_owned());
    let number = told.application.number();
    Ok(Document {
        title: said(&template.title, &fields)?,
        language: Language::Dutch.tag().to_owned(),
        sender: vec![writing.texts.filled(
            Language::Dutch,
            "letter-sender",
            &[("municipality", writing.municipality.into())],
        )],
        addressee: addressee(told),
        facts: vec![
            fact("letter-date", &writing.texts.day(Language::Dutch, signed.dated)),
            fact("letter-number", number),
            fact("letter-handled-by", signed.prepared_by),
        ],
        blocks,
        footer: format!("{} {number}", told.scheme.particulars.name),
    })
}

/// To the lead; when several apply together, with the others below it.
fn addressee(told: Told<'_>) -> Vec<String> {
    let name = |id: OrganisationId| told.names.get(&id).cloned().unwrap_or_default();
    let lead = told.application.organisation;
    let others = told.application.partners.iter().map(|one| one.organisation).filter(|id| *id != lead);
    std::iter::once(name(lead)).chain(others.map(name)).collect()
}

fn fields(writing: Writing<'_>, told: Told<'_>, kind: LetterKind, signed: Signed<'_>) -> Fields {
    let Told { application, round, scheme, .. } = told;
    let say = |key: &str| writing.texts.text(Language::Dutch, key).to_owned();
    let day = |day: NaiveDate| writing.texts.day(Language::Dutch, day);
    let last = |term: &Term| match term.last {
        Last::On(last) => day(last),
        Last::NotYet { .. } => say("subsidies-clock-stands"),
    };
    let receipt = application.receipt.as_ref();
    let received = receipt.map(|receipt| moment(writing, receipt.at)).unwrap_or_default();
    let (from, until) = (round.particulars.from, round.particulars.until);
    let period = [("from", day(from).into()), ("until", day(until).into())];
    let granted = application.state.granted();
    let regime = round.rules.rules.regime(granted);
    let mut fields: Fields = [
        ("applicant", told.names.get(&application.organisation).cloned().unwrap_or_default()),
        ("title", application.plan.title.clone()),
        ("number", application.number().to_owned()),
        ("scheme", scheme.particulars.name.clone()),
        ("round", round.particulars.name.clone()),
        ("basis", scheme.particulars.basis.clone()),
        ("asked", amount(application.plan.asked())),
        ("received", received),
        ("seal", receipt.map(|receipt| receipt.seal.clone()).unwrap_or_default()),
        ("decide-by", last(told.clock)),
        ("decide-by-before", last(told.clock_before)),
        ("municipality", writing.municipality.to_owned()),
        ("granted", amount(granted)),
        ("period", writing.texts.filled(Language::Dutch, "subsidies-between", &period)),
        ("until", day(until)),
        ("accounting", regime.map(|regime| regime.asks.clone()).unwrap_or_default()),
        ("signed-by", signed.by.to_owned()),
        ("sent", day(signed.sent)),
    ]
    .into();
    if let Ok(Last::On(last)) = objection_term(signed.sent, &Calendar::default()).map(|term| term.last) {
        fields.insert("objection-last", day(last));
    }
    for taken in &application.steps {
        step(writing, kind, taken.at, &taken.step, &mut fields);
    }
    fields
}

/// What a step of the case adds to what a letter can say; the last of its kind counts.
fn step(writing: Writing<'_>, kind: LetterKind, at: Instant, step: &ApplicationStep, fields: &mut Fields) {
    use ApplicationStep as Step;
    let day = |day: NaiveDate| writing.texts.day(Language::Dutch, day);
    match step {
        Step::AskRepair { until, what } => {
            fields.insert("missing", what.clone());
            if kind == LetterKind::Completion {
                fields.insert("until", day(*until));
            }
        }
        // Until a decision may be told, no other letter says a word of it.
        Step::LeaveUntreated { .. } | Step::Grant { .. } | Step::Refuse { .. } if !kind.tells_decision() => {}
        Step::LeaveUntreated { reason } | Step::Grant { reason, .. } => {
            fields.insert("reason", reason.clone());
        }
        Step::PutOff { reason, .. } => {
            if kind == LetterKind::Extension {
                fields.insert("reason", reason.clone());
            }
        }
        Step::Refuse { ground, reason } => {
            let key = format!("refusal-{ground}");
            fields.insert("ground", writing.texts.text(Language::Dutch, &key).to_lowercase());
            fields.insert("law", ground.law().replacen("Awb", "Awb artikel", 1));
            fields.insert("reason", reason.clone());
        }
        Step::Withdraw => {
            fields.insert("withdrawn", day(local_time(at).date()));
        }
        Step::Submit { .. }
        | Step::Admit { .. }
        | Step::Complete
        | Step::Accept
        | Step::NoticeOfDefault { .. } => {}
    }
}

fn moment(writing: Writing<'_>, at: Instant) -> String {
    let local = local_time(at);
    let args = [
        ("day", writing.texts.day(Language::Dutch, local.date()).into()),
        ("time", local.format("%H.%M").to_string().into()),
    ];
    writing.texts.filled(Language::Dutch, "subsidies-moment", &args)
}

fn said(text: &str, fields: &Fields) -> Result<String, TemplateFault> {
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or(TemplateFault::Open)?;
        let value = fields.get(name.trim()).ok_or_else(|| TemplateFault::Unknown(name.trim().to_owned()))?;
        said.push_str(before);
        // What stands inside a sentence brings no full stop of its own.
        said.push_str(if after.starts_with('.') { value.trim_end_matches('.') } else { value });
        rest = after;
    }
    said.push_str(rest);
    Ok(said)
}

fn filled(block: &Block, fields: &Fields) -> Result<Block, TemplateFault> {
    Ok(match block {
        Block::Heading { text } => Block::Heading { text: said(text, fields)? },
        Block::Paragraph { text } => Block::Paragraph { text: said(text, fields)? },
        Block::List { items } => {
            Block::List { items: items.iter().map(|item| said(item, fields)).collect::<Result<_, _>>()? }
        }
        Block::Table { .. } | Block::Image { .. } => block.clone(),
    })
}

fn insert(
    writing: Writing<'_>,
    told: Told<'_>,
    name: &str,
    fields: &Fields,
) -> Result<Vec<Block>, TemplateFault> {
    let fixed = match name {
        "objection" => OBJECTION,
        "closing" => CLOSING,
        "reservation" if told.round.particulars.under_reservation => RESERVATION,
        "reservation" => "",
        "amounts" => return Ok(vec![amounts(writing, told)]),
        "motivation" => return Ok(motivation(writing, told)),
        other => return Err(TemplateFault::Unknown(other.to_owned())),
    };
    let said = parts(fixed).into_iter().filter_map(|part| match part {
        Part::Said(block) => Some(filled(&block, fields)),
        Part::Insert(_) => None,
    });
    said.collect()
}

/// What was asked and granted of each part.
fn amounts(writing: Writing<'_>, told: Told<'_>) -> Block {
    let say = |key: &str| writing.texts.text(Language::Dutch, key).to_owned();
    let crate::ApplicationState::Granted { amounts } = &told.application.state else {
        return Block::Paragraph { text: String::new() };
    };
    let row = |ask: &crate::Ask| {
        let part = told.round.rules.rules.part_name(&ask.part).to_owned();
        vec![part, amount(ask.asked), amount(amounts.get(&ask.part).copied().unwrap_or_default())]
    };
    Block::Table {
        caption: say("letter-amounts"),
        head: vec![say("application-part"), say("subsidies-column-asked"), say("subsidies-column-granted")],
        rows: told.application.plan.asks.iter().map(row).collect(),
    }
}

/// The points and reasons for each criterion, part by part (Awb 3:46); nothing for what was not compared.
fn motivation(writing: Writing<'_>, told: Told<'_>) -> Vec<Block> {
    let say = |key: &str| writing.texts.text(Language::Dutch, key).to_owned();
    let rules = &told.round.rules.rules;
    let mut blocks = Vec::new();
    for (part, card) in told.settled {
        let row = |criterion: &crate::Criterion| {
            let points = card.get(&criterion.name)?;
            let of = format!("{} / {}", points.points, rules.most);
            Some(vec![criterion.name.clone(), format!("{}%", criterion.weight), of, points.reason.clone()])
        };
        blocks.push(Block::Table {
            caption: writing.texts.filled(
                Language::Dutch,
                "letter-motivation",
                &[("part", rules.part_name(part).into())],
            ),
            head: ["scheme-criterion", "letter-weight", "points-points", "letter-why"].map(say).to_vec(),
            rows: rules.criteria.iter().filter_map(row).collect(),
        });
    }
    blocks
}

/// An amount that no line parts from its sign.
fn amount(cents: Cents) -> String {
    cents.to_string().replace(' ', "\u{a0}")
}
