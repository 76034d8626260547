use tracks::{
    Answer, Content, EditionState, EditionStep, MilestoneState, MilestoneStep, OutlookState, OutlookStep,
    Part, PartText, RiskState, RiskStep, Said, TracksError,
};

use super::common::{
    adviser, begun, edition, figure, lines, milestone, outlook, publish, risk, seen, towns, track,
};

fn said(text: &str) -> Said {
    Said { on: "2023-02-01".parse().unwrap(), text: text.to_owned() }
}

#[tokio::test]
async fn a_track_is_kept_and_changed_and_its_name_in_addresses_stays() {
    for town in towns().await {
        let cx = adviser(&town);
        let id = tracks::add_track(&cx, &track("jeugd", 3)).await.unwrap();
        let taken = tracks::add_track(&cx, &track("jeugd", 4)).await;
        assert!(matches!(taken, Err(TracksError::Taken)), "{taken:?}");
        let mut new = track("anders", 3);
        new.owner = Some("Programmaleider".to_owned());
        tracks::change_track(&cx, id, 1, &new).await.unwrap();
        let stale = tracks::change_track(&cx, id, 1, &new).await;
        assert!(matches!(stale, Err(TracksError::Stale)), "{stale:?}");
        let kept = seen(&cx).await.tracks.remove(0);
        assert_eq!((kept.particulars.slug.as_str(), kept.version), ("jeugd", 2));
        assert_eq!(kept.particulars.owner, new.owner);
    }
}

#[tokio::test]
async fn a_part_is_written_by_who_saw_it_last_and_another_part_at_the_same_time() {
    for town in towns().await {
        let cx = adviser(&town);
        let (_, id) = begun(&cx, "jeugd", 3).await;
        tracks::write_part(&cx, (id, Part::Problem), 0, &lines("Te laat.")).await.unwrap();
        tracks::write_part(&cx, (id, Part::Reforms), 0, &lines("Eerder.")).await.unwrap();
        let first = tracks::write_part(&cx, (id, Part::Problem), 0, &lines("Ook eerst")).await;
        assert!(matches!(first, Err(TracksError::Stale)), "{first:?}");
        tracks::write_part(&cx, (id, Part::Problem), 1, &lines("Veel te laat.")).await.unwrap();
        let late = tracks::write_part(&cx, (id, Part::Problem), 1, &lines("Te traag")).await;
        assert!(matches!(late, Err(TracksError::Stale)), "{late:?}");
        let shape = tracks::write_part(&cx, (id, Part::Interfaces), 0, &lines("Geen raakvlak")).await;
        assert!(matches!(shape, Err(TracksError::OtherShape)), "{shape:?}");
        let found = seen(&cx).await;
        assert_eq!(found.editions[0].text(Part::Problem), Some(&lines("Veel te laat.")));
        assert_eq!(found.editions[0].version_of(Part::Problem), 2);
    }
}

#[tokio::test]
async fn what_is_published_never_changes_and_what_lasts_goes_on_in_the_next_half_year() {
    for town in towns().await {
        let cx = adviser(&town);
        let (track, id) = begun(&cx, "jeugd", 3).await;
        tracks::write_part(&cx, (id, Part::Problem), 0, &lines("Te laat.")).await.unwrap();
        tracks::write_part(&cx, (id, Part::Realised), 0, &lines("Gedaan.")).await.unwrap();
        let early = tracks::step_edition(&cx, id, 1, EditionStep::Publish).await;
        assert!(matches!(early, Err(TracksError::WrongStep(_))), "{early:?}");
        publish(&cx, id).await;
        let frozen = tracks::write_part(&cx, (id, Part::Problem), 1, &lines("Anders.")).await;
        assert!(matches!(frozen, Err(TracksError::Frozen)), "{frozen:?}");
        let frozen = tracks::register_figure(&cx, &figure(id, "plekken", 1)).await;
        assert!(matches!(frozen, Err(TracksError::Frozen)), "{frozen:?}");
        let frozen = tracks::promise_outlook(&cx, &outlook(id, "Beleid", "2023-h1")).await;
        assert!(matches!(frozen, Err(TracksError::Frozen)), "{frozen:?}");
        let next = tracks::start_edition(&cx, &edition(track, "2023-h1")).await.unwrap();
        let found = seen(&cx).await;
        let next = found.edition_of(next).unwrap();
        assert_eq!(next.text(Part::Problem), Some(&lines("Te laat.")));
        assert_eq!((next.text(Part::Realised), next.state), (None, EditionState::Draft));
    }
}

#[tokio::test]
async fn a_figure_keeps_its_value_and_its_key_once_in_an_edition() {
    for town in towns().await {
        let cx = adviser(&town);
        let (_, id) = begun(&cx, "jeugd", 3).await;
        let mut new = figure(id, "plekken", 243);
        new.aim =
            Some(tracks::Aim { amount: 280, direction: tracks::Direction::AtLeast, by: "2030".parse().ok() });
        let figure_id = tracks::register_figure(&cx, &new).await.unwrap();
        let taken = tracks::register_figure(&cx, &figure(id, "plekken", 1)).await;
        assert!(matches!(taken, Err(TracksError::Taken)), "{taken:?}");
        assert_eq!(seen(&cx).await.figures[0].particulars, new);
        assert_eq!(new.behind(), Some(37));
        new.amount = 281;
        new.aim = None;
        tracks::change_figure(&cx, figure_id, 1, &new).await.unwrap();
        assert_eq!(seen(&cx).await.figures[0].particulars, new);
    }
}

#[tokio::test]
async fn a_risk_is_assessed_with_a_score_and_controlled_with_a_control() {
    for town in towns().await {
        let cx = adviser(&town);
        let (track, _) = begun(&cx, "jeugd", 3).await;
        let mut new = risk(Some(track), "Krapte");
        (new.score, new.controls) = (None, Vec::new());
        let id = tracks::name_risk(&cx, &new).await.unwrap();
        let bare = tracks::step_risk(&cx, id, 1, RiskStep::Assess).await;
        assert!(matches!(bare, Err(TracksError::NotScored)), "{bare:?}");
        new.score = risk(None, "").score;
        tracks::change_risk(&cx, id, 1, &new).await.unwrap();
        tracks::step_risk(&cx, id, 2, RiskStep::Assess).await.unwrap();
        let bare = tracks::step_risk(&cx, id, 3, RiskStep::Control).await;
        assert!(matches!(bare, Err(TracksError::Uncontrolled)), "{bare:?}");
        tracks::step_risk(&cx, id, 3, RiskStep::Accept(said("We dragen het."))).await.unwrap();
        let kept = seen(&cx).await.risks.remove(0);
        assert_eq!((&kept.state, &kept.particulars), (&RiskState::Accepted(said("We dragen het.")), &new));
        assert_eq!(kept.above_appetite(), Some(11));
    }
}

#[tokio::test]
async fn a_milestone_that_is_postponed_keeps_its_earlier_date_in_sight() {
    for town in towns().await {
        let cx = adviser(&town);
        let (track, _) = begun(&cx, "jeugd", 3).await;
        let id = tracks::plan_milestone(&cx, &milestone(track, "Toegang", "2023-h1")).await.unwrap();
        let postpone =
            |to: &str| MilestoneStep::Postpone { to: to.parse().unwrap(), said: said("Het Rijk wacht.") };
        let back = tracks::step_milestone(&cx, id, 1, postpone("2022")).await;
        assert!(matches!(back, Err(TracksError::NotPostponed)), "{back:?}");
        tracks::step_milestone(&cx, id, 1, postpone("2026")).await.unwrap();
        tracks::step_milestone(&cx, id, 2, MilestoneStep::Reach(said("Klaar."))).await.unwrap();
        let kept = seen(&cx).await.milestones.remove(0);
        assert_eq!(
            (kept.particulars.due.to_string(), kept.moved[0].from.to_string()),
            ("2026".to_owned(), "2023-h1".to_owned())
        );
        assert_eq!(kept.state, MilestoneState::Reached(said("Klaar.")));
    }
}

#[tokio::test]
async fn a_promise_is_answered_in_a_later_edition_before_that_one_is_published() {
    for town in towns().await {
        let cx = adviser(&town);
        let (track, id) = begun(&cx, "jeugd", 3).await;
        let line = tracks::promise_outlook(&cx, &outlook(id, "Beleid", "2023-h1")).await.unwrap();
        publish(&cx, id).await;
        let next = tracks::start_edition(&cx, &edition(track, "2023-h1")).await.unwrap();
        let answer = |edition| Answer { edition, text: "De raad heeft het.".to_owned() };
        let same = tracks::step_outlook(&cx, line, 1, OutlookStep::Finish(answer(id))).await;
        assert!(matches!(same, Err(TracksError::NotLater)), "{same:?}");
        tracks::step_edition(&cx, next, 1, EditionStep::Share).await.unwrap();
        let open = tracks::step_edition(&cx, next, 2, EditionStep::Publish).await;
        assert!(matches!(open, Err(TracksError::Unanswered)), "{open:?}");
        tracks::step_outlook(&cx, line, 1, OutlookStep::Finish(answer(next))).await.unwrap();
        tracks::step_edition(&cx, next, 2, EditionStep::Publish).await.unwrap();
        assert_eq!(seen(&cx).await.outlook[0].state, OutlookState::Done(answer(next)));
        let frozen = tracks::step_outlook(&cx, line, 2, OutlookStep::Reopen).await;
        assert!(matches!(frozen, Err(TracksError::Frozen)), "{frozen:?}");
    }
}

#[tokio::test]
async fn an_empty_part_says_why() {
    for town in towns().await {
        let cx = adviser(&town);
        let (_, id) = begun(&cx, "jeugd", 3).await;
        let why = PartText {
            absent_because: Some("Dit spoor heeft geen eigen geld.".to_owned()),
            ..PartText::none(Part::Financial)
        };
        tracks::write_part(&cx, (id, Part::Financial), 0, &why).await.unwrap();
        let found = seen(&cx).await;
        assert_eq!(found.editions[0].silent_parts().count(), 10);
        assert_eq!(found.editions[0].text(Part::Financial).unwrap().content, Content::Lines(Vec::new()));
    }
}
