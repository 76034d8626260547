use std::collections::BTreeMap;

use consistency::{Argument, Finding, Rule, Severity};
use kernel::{Id, Openness};
use uuid::Uuid;

use super::findings;
use crate::{
    Answer, Content, Edition, EditionState, Figure, HalfYear, Interface, Line, Measure, NewEdition,
    NewFigure, NewOutlook, NewRisk, NewTrack, Outlook, OutlookState, Part, PartText, Programme, Reference,
    Risk, RiskState, Said, Track, WrittenPart,
};

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn track(number: i64, slug: &str) -> Track {
    Track {
        id: id(number.unsigned_abs().into()),
        particulars: NewTrack {
            slug: slug.parse().unwrap(),
            number,
            name: slug.to_owned(),
            about: String::new(),
            owner: None,
            openness: Openness::Public,
            source: None,
        },
        version: 1,
        changed_at: chrono::DateTime::UNIX_EPOCH,
    }
}

fn line(text: &str) -> Content {
    Content::Lines(vec![Line { title: None, text: text.to_owned(), source: Some("regel 1".to_owned()) }])
}

fn text(content: Content) -> PartText {
    PartText { heading: None, content, absent_because: None }
}

/// An edition in which every part of the template says something.
fn edition(number: u128, track: u128, half: &str) -> Edition {
    let filled = |part: &Part| {
        let absent_because = Some("Niet nodig.".to_owned());
        let text = PartText { absent_because, ..PartText::none(*part) };
        (*part, WrittenPart { text, version: 1 })
    };
    Edition {
        id: id(number),
        particulars: NewEdition {
            track: id(track),
            half: half.parse().unwrap(),
            openness: Openness::Public,
            source: None,
        },
        state: EditionState::Published,
        parts: Part::ALL.iter().filter(|part| part.is_of_the_template()).map(filled).collect(),
        version: 1,
        changed_at: chrono::DateTime::UNIX_EPOCH,
    }
}

impl Edition {
    fn with(mut self, part: Part, text: PartText) -> Self {
        self.parts.insert(part, WrittenPart { text, version: 1 });
        self
    }
}

fn programme(editions: Vec<Edition>) -> Programme {
    let tracks = vec![track(1, "basis"), track(2, "jeugd")];
    let control =
        |track: &Track| risk(u128::from(track.particulars.number.unsigned_abs()), RiskState::Closed(said()));
    Programme {
        today: "2023-03-01".parse().unwrap(),
        risks: tracks.iter().map(control).collect(),
        tracks,
        editions,
        figures: Vec::new(),
        milestones: Vec::new(),
        outlook: Vec::new(),
        promises: Vec::new(),
        organisations: BTreeMap::new(),
    }
}

fn said() -> Said {
    Said { on: "2023-01-01".parse().unwrap(), text: "Voorbij.".to_owned() }
}

fn risk(track: u128, state: RiskState) -> Risk {
    Risk {
        id: id(track + 100),
        particulars: NewRisk {
            track: Some(id(track)),
            title: "Risico".to_owned(),
            cause: String::new(),
            event: String::new(),
            effect: String::new(),
            score: None,
            score_basis: None,
            appetite: None,
            controls: Vec::new(),
            openness: Openness::Public,
            source: None,
        },
        state,
        version: 1,
        changed_at: chrono::DateTime::UNIX_EPOCH,
    }
}

fn figure(number: u128, key: &str, amount: i64, part_of: Option<&str>) -> Figure {
    Figure {
        id: id(number),
        particulars: NewFigure {
            edition: id(11),
            key: key.parse().unwrap(),
            name: key.to_owned(),
            measure: Measure::Count,
            amount,
            unit: "inwoners".to_owned(),
            about: false,
            reference: "2022-12".parse().ok(),
            area: "Zwolle".to_owned(),
            definition: Some("Alle inwoners.".to_owned()),
            caveat: None,
            part_of: part_of.map(|key| key.parse().unwrap()),
            rest: None,
            aim: None,
            source: None,
        },
        version: 1,
        changed_at: chrono::DateTime::UNIX_EPOCH,
    }
}

fn only(programme: &Programme) -> Finding {
    let mut found = findings(programme);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn what_says_why_it_is_empty_is_in_order_and_what_does_not_is_counted_once() {
    let whole = edition(11, 1, "2022-h2");
    assert_eq!(findings(&programme(vec![whole.clone()])), []);
    let silent = whole.with(Part::Problem, PartText::none(Part::Problem));
    let silent = silent.with(Part::Results, PartText::none(Part::Results));
    let found = only(&programme(vec![silent.clone()]));
    assert_eq!((found.rule, found.sentence), (Rule::ReferencesResolve, "track-parts-silent"));
    assert_eq!(found.arguments.get("count"), Some(&Argument::Count(2)));
    assert_eq!(findings(&programme(vec![Edition { state: EditionState::Draft, ..silent }])), []);
}

#[test]
fn a_heading_of_another_half_year_is_found() {
    let heading = |words: &str| PartText { heading: Some(words.to_owned()), ..text(line("Gedaan.")) };
    let of = |words: &str| programme(vec![edition(11, 1, "2022-h2").with(Part::Realised, heading(words))]);
    assert_eq!(findings(&of("Gerealiseerd tweede halfjaar 2022")), []);
    let found = only(&of("Gerealiseerd eerste halfjaar 2022"));
    assert_eq!((found.rule, found.sentence), (Rule::PeriodWords, "track-heading-period"));
    assert_eq!(found.arithmetic.as_deref(), Some("2022-h1 ≠ 2022-h2"));
    assert_eq!(found.source.as_deref(), Some("regel 1"));
}

#[test]
fn a_school_year_that_takes_no_year_is_found() {
    let of = |words: &str| programme(vec![edition(11, 1, "2022-h2").with(Part::Progress, text(line(words)))]);
    assert_eq!(findings(&of("Sinds schooljaar 2022-2023.")), []);
    let found = only(&of("Sinds schooljaar 2023-2023."));
    assert_eq!((found.rule, found.sentence), (Rule::PeriodWords, "track-school-year"));
}

#[test]
fn a_reference_that_leads_nowhere_is_found() {
    let reference = |leads_to: Option<&str>| {
        let one = Reference {
            says: "De valuecase".to_owned(),
            leads_to: leads_to.map(str::to_owned),
            source: Some("regel 254".to_owned()),
        };
        let part = text(Content::References(vec![one]));
        programme(vec![edition(11, 1, "2022-h2").with(Part::References, part)])
    };
    assert_eq!(findings(&reference(Some("/geld"))), []);
    let found = only(&reference(None));
    assert_eq!((found.rule, found.sentence), (Rule::ReferencesResolve, "track-reference-dangling"));
    assert_eq!(found.source.as_deref(), Some("regel 254"));
}

#[test]
fn an_interface_that_is_not_named_back_is_found_unless_somebody_says_why() {
    let to = |slug: &str, one_sided: Option<&str>| {
        text(Content::Interfaces(vec![Interface {
            to: slug.parse().unwrap(),
            reason: "Preventie".to_owned(),
            one_sided: one_sided.map(str::to_owned),
            source: None,
        }]))
    };
    let named = |one_sided| edition(11, 1, "2022-h2").with(Part::Interfaces, to("jeugd", one_sided));
    let other = edition(12, 2, "2022-h2");
    let found = only(&programme(vec![named(None), other.clone()]));
    assert_eq!((found.rule, found.severity), (Rule::InterfacesSymmetric, Severity::Warning));
    assert_eq!(found.arithmetic.as_deref(), Some("1 → 2, 2 ↛ 1"));
    assert_eq!(findings(&programme(vec![named(Some("Het spoor is nieuw.")), other.clone()])), []);
    let back = other.with(Part::Interfaces, to("basis", None));
    assert_eq!(findings(&programme(vec![named(None), back])), []);
    let earlier = edition(12, 2, "2022-h1");
    assert_eq!(findings(&programme(vec![named(None), earlier])), [], "another half-year is not compared");
}

#[test]
fn parts_that_leave_a_rest_nobody_names_are_found() {
    let of = |parts: &[i64], rest: Option<&str>| {
        let mut whole = figure(20, "vragen", 300, None);
        whole.particulars.rest = rest.map(str::to_owned);
        let parts = (21..)
            .zip(parts)
            .map(|(number, amount)| figure(number, &format!("deel-{number}"), *amount, Some("vragen")));
        let figures = std::iter::once(whole).chain(parts).collect();
        Programme { figures, ..programme(vec![edition(11, 1, "2022-h2")]) }
    };
    let found = only(&of(&[105, 120], None));
    assert_eq!((found.rule, found.severity), (Rule::PartsAddUp, Severity::Warning));
    assert_eq!(found.arithmetic.as_deref(), Some("300 − (105 + 120) = 75"));
    assert_eq!(findings(&of(&[105, 195], None)), []);
    assert_eq!(findings(&of(&[105, 120], Some("Niet bekend"))), []);
    assert_eq!(only(&of(&[200, 120], Some("Niet bekend"))).severity, Severity::Error);
}

#[test]
fn a_part_of_another_unit_is_found_and_never_added() {
    let mut part = figure(21, "deel", 184, Some("plekken"));
    part.particulars.unit = "plekken".to_owned();
    let figures = vec![figure(20, "plekken", 243, None), part];
    let found = only(&Programme { figures, ..programme(vec![edition(11, 1, "2022-h2")]) });
    assert_eq!((found.rule, found.sentence), (Rule::SameUnit, "track-part-other-unit"));
}

#[test]
fn a_figure_without_a_day_or_a_definition_is_a_note() {
    let mut bare = figure(20, "budget", 42, None);
    bare.particulars.reference = None;
    let figures = vec![bare, figure(21, "heel", 1, None)];
    let found = only(&Programme { figures, ..programme(vec![edition(11, 1, "2022-h2")]) });
    assert_eq!((found.rule, found.severity), (Rule::FigureComplete, Severity::Note));
    assert_eq!(found.arguments.get("figures"), Some(&Argument::Text("budget".to_owned())));
}

#[test]
fn a_figure_that_is_more_than_a_year_older_than_its_half_year_is_told_with_its_day() {
    let of = |reference: &str| {
        let mut one = figure(20, "budget", 42, None);
        one.particulars.reference = reference.parse().ok();
        findings(&Programme { figures: vec![one], ..programme(vec![edition(11, 1, "2022-h2")]) })
    };
    assert_eq!(of("2021-06-30"), []);
    let found = of("2021-06-29");
    assert_eq!((found[0].rule, found[0].sentence), (Rule::AgeOfData, "track-figures-aged"));
    assert_eq!(found[0].arguments.get("figures"), Some(&Argument::Text("budget (29-06-2021)".to_owned())));
}

#[test]
fn a_promise_comes_back_in_the_next_edition_that_others_can_read() {
    let promised = |state: OutlookState| Outlook {
        id: id(30),
        particulars: NewOutlook {
            edition: id(11),
            title: "Beleid".to_owned(),
            due: "2023-h1".parse().ok(),
            promise: None,
            source: None,
        },
        state,
        version: 1,
        changed_at: chrono::DateTime::UNIX_EPOCH,
    };
    let next = |state| Edition { state, ..edition(12, 1, "2023-h1") };
    let of = |state, line| Programme {
        outlook: vec![promised(line)],
        ..programme(vec![edition(11, 1, "2022-h2"), next(state)])
    };
    let found = only(&of(EditionState::Shared, OutlookState::Promised));
    assert_eq!((found.rule, found.severity), (Rule::PromiseReturns, Severity::Error));
    assert_eq!(findings(&of(EditionState::Draft, OutlookState::Promised)), []);
    let answer = Answer { edition: id(12), text: "Gedaan.".to_owned() };
    assert_eq!(findings(&of(EditionState::Shared, OutlookState::Done(answer))), []);
    let half: HalfYear = "2023-h1".parse().unwrap();
    assert_eq!(found.arguments.get("next"), Some(&Argument::Text(half.to_string())));
}

#[test]
fn a_track_without_a_risk_and_a_risk_without_a_control_are_found() {
    let mut bare = programme(Vec::new());
    bare.risks.truncate(1);
    assert_eq!(only(&bare).sentence, "track-without-risk");
    let mut open = programme(Vec::new());
    open.risks[0].state = RiskState::Assessed;
    let found = only(&open);
    assert_eq!((found.sentence, found.severity), ("risk-without-control", Severity::Question));
    open.risks[0].state = RiskState::Accepted(said());
    assert_eq!(findings(&open), [], "somebody said why nothing is done");
}
