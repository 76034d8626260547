use shell::Visit;

use crate::{Content, Edition, Part, PartText, Programme};

/// A line of a part as people read it.
pub(super) struct LineView {
    pub(super) title: String,
    pub(super) text: String,
    /// Where its words lead, when they lead somewhere.
    pub(super) href: String,
    pub(super) more: String,
    pub(super) source: String,
}

/// A part as people read it.
pub(super) struct PartView {
    pub(super) title: String,
    /// The heading of the report, where it is another.
    pub(super) heading: String,
    pub(super) lines: Vec<LineView>,
    pub(super) absent: String,
}

/// Parts that belong together, with a place on the page.
pub(super) struct Chapter {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) parts: Vec<PartView>,
}

const CHAPTERS: [(&str, &[Part]); 4] = [
    ("halfjaar", &[Part::Realised, Part::Developments, Part::Progress]),
    (
        "waarom",
        &[Part::ForWhom, Part::Financial, Part::Problem, Part::Reforms, Part::Results, Part::Challenges],
    ),
    ("invloed", &[Part::Influenceable, Part::NotInfluenceable]),
    ("samen", &[Part::Stakeholders, Part::Interfaces, Part::References]),
];

/// The chapters of an edition. A part of the template that says nothing is shown as such; another one is left out.
pub(super) fn chapters(visit: &Visit, programme: &Programme, edition: &Edition) -> Vec<Chapter> {
    let shown = |part: &&Part| part.is_of_the_template() || edition.text(**part).is_some();
    CHAPTERS
        .into_iter()
        .map(|(id, parts)| Chapter {
            id,
            title: visit.t(&format!("tracks-chapter-{id}")).to_owned(),
            parts: parts.iter().filter(shown).map(|part| view(visit, programme, edition, *part)).collect(),
        })
        .filter(|chapter| !chapter.parts.is_empty())
        .collect()
}

fn view(visit: &Visit, programme: &Programme, edition: &Edition, part: Part) -> PartView {
    let none = PartText::none(part);
    let text = edition.text(part).unwrap_or(&none);
    let lines = lines(visit, programme, &text.content);
    let absent = match (&text.absent_because, lines.is_empty()) {
        (Some(why), _) => why.clone(),
        (None, true) => visit.t("tracks-part-silent").to_owned(),
        (None, false) => String::new(),
    };
    let heading = text.heading.as_ref();
    PartView {
        title: visit.t(&format!("tracks-part-{part}")).to_owned(),
        heading: heading
            .map(|text| visit.t_with("tracks-part-heading", "heading", text.as_str()))
            .unwrap_or_default(),
        lines,
        absent,
    }
}

fn lines(visit: &Visit, programme: &Programme, content: &Content) -> Vec<LineView> {
    let source = |source: &Option<String>| source.clone().unwrap_or_default();
    let plain = |text: &str, of: &Option<String>| LineView {
        title: String::new(),
        text: text.to_owned(),
        href: String::new(),
        more: String::new(),
        source: source(of),
    };
    match content {
        Content::Lines(all) => all
            .iter()
            .map(|one| LineView {
                title: one.title.clone().unwrap_or_default(),
                ..plain(&one.text, &one.source)
            })
            .collect(),
        Content::Stakeholders(all) => all.iter().map(|one| plain(&one.name, &one.source)).collect(),
        Content::Interfaces(all) => all
            .iter()
            .filter_map(|one| {
                let other = programme.track(one.to.as_str())?;
                let why = one.one_sided.as_ref();
                Some(LineView {
                    href: format!("/plannen/{}", one.to),
                    more: match why {
                        Some(why) => format!("{} {why}", one.reason),
                        None => one.reason.clone(),
                    },
                    ..plain(&other.particulars.name, &one.source)
                })
            })
            .collect(),
        Content::References(all) => all
            .iter()
            .map(|one| LineView {
                href: one.leads_to.clone().unwrap_or_default(),
                more: match one.leads_to {
                    Some(_) => String::new(),
                    None => visit.t("tracks-reference-lost").to_owned(),
                },
                ..plain(&one.says, &one.source)
            })
            .collect(),
    }
}
