use access::{Cx, Role};
use kernel::Openness;
use shell::test_kit::Town;
use store::Migration;
use tracks::{
    Content, Control, EditionId, EditionStep, Line, NewEdition, NewFigure, NewMilestone, NewOutlook, NewRisk,
    NewTrack, Part, PartText, Programme, Score, TrackId,
};

fn migrations() -> Vec<Migration> {
    [areas::migrations(), partners::migrations(), vision::migrations(), tracks::migrations()].concat()
}

/// A town of the tracks on each engine that is there.
pub(crate) async fn towns() -> Vec<Town> {
    Town::on_both("2023-03-01", &migrations(), |_| vec![tracks::room(tracks::Beside::NOTHING)]).await
}

pub(crate) async fn town() -> Town {
    Town::on("2023-03-01", &migrations(), |_| vec![tracks::room(tracks::Beside::NOTHING)]).await
}

pub(crate) fn adviser(town: &Town) -> Cx {
    town.cx(Role::PolicyAdviser, None)
}

/// What the actor sees today.
pub(crate) async fn seen(cx: &Cx) -> Programme {
    let (mut read, sight) = cx.look().await.unwrap();
    tracks::programme(&mut read, &sight, cx.clock.today()).await.unwrap()
}

pub(crate) fn track(slug: &str, number: i64) -> NewTrack {
    NewTrack {
        slug: slug.parse().unwrap(),
        number,
        name: format!("Spoor {slug}"),
        about: "Wat het wil.".to_owned(),
        owner: None,
        openness: Openness::Public,
        source: Some("regel 66".to_owned()),
    }
}

pub(crate) fn edition(track: TrackId, half: &str) -> NewEdition {
    NewEdition { track, half: half.parse().unwrap(), openness: Openness::Public, source: None }
}

/// A track with an edition that is a draft.
pub(crate) async fn begun(cx: &Cx, slug: &str, number: i64) -> (TrackId, EditionId) {
    let id = tracks::add_track(cx, &track(slug, number)).await.unwrap();
    (id, tracks::start_edition(cx, &edition(id, "2022-h2")).await.unwrap())
}

pub(crate) async fn publish(cx: &Cx, edition: EditionId) {
    tracks::step_edition(cx, edition, 1, EditionStep::Share).await.unwrap();
    tracks::step_edition(cx, edition, 2, EditionStep::Publish).await.unwrap();
}

pub(crate) fn lines(text: &str) -> PartText {
    let line = Line { title: None, text: text.to_owned(), source: Some("regel 121".to_owned()) };
    PartText { content: Content::Lines(vec![line]), ..PartText::none(Part::Problem) }
}

pub(crate) fn figure(edition: EditionId, key: &str, amount: i64) -> NewFigure {
    NewFigure {
        edition,
        key: key.parse().unwrap(),
        name: format!("Aantal {key}"),
        measure: tracks::Measure::Count,
        amount,
        unit: "plekken".to_owned(),
        about: true,
        reference: "2022-11-01".parse().ok(),
        area: "Zwolle".to_owned(),
        definition: Some("Alle plekken.".to_owned()),
        caveat: None,
        part_of: None,
        rest: None,
        aim: None,
        source: Some("regel 246".to_owned()),
    }
}

pub(crate) fn risk(track: Option<TrackId>, title: &str) -> NewRisk {
    let level = |number: u8| number.try_into().unwrap();
    NewRisk {
        track,
        title: title.to_owned(),
        cause: "Krapte.".to_owned(),
        event: "Te weinig woningen.".to_owned(),
        effect: "Geen doorstroom.".to_owned(),
        score: Some(Score { chance: level(4), impact: level(5) }),
        score_basis: None,
        appetite: Some(9),
        controls: vec![Control {
            what: "Afspraken met corporaties.".to_owned(),
            owner: Some("Opgavemanager".to_owned()),
            due: "2022".parse().ok(),
            done: false,
        }],
        openness: Openness::Public,
        source: Some("regel 1192".to_owned()),
    }
}

pub(crate) fn milestone(track: TrackId, title: &str, due: &str) -> NewMilestone {
    NewMilestone {
        track,
        title: title.to_owned(),
        due: due.parse().unwrap(),
        openness: Openness::Public,
        source: None,
    }
}

pub(crate) fn outlook(edition: EditionId, title: &str, due: &str) -> NewOutlook {
    NewOutlook { edition, title: title.to_owned(), due: due.parse().ok(), promise: None, source: None }
}
