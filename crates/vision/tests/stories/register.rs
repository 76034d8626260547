use chrono::NaiveDate;
use vision::{NameKind, PlanState, PlanStep, PromiseState, PromiseStep, Proof, Standing, VisionError};

use super::common::{adviser, decision, plan, promise, seen, theme, towns};

fn proof(on: &str) -> Proof {
    let on: NaiveDate = on.parse().unwrap();
    Proof { on, text: "De nota".to_owned(), link: "https://raad.example/nota".parse().ok(), decision: None }
}

#[tokio::test]
async fn a_decision_is_kept_and_changed_and_a_late_writer_changes_nothing() {
    for town in towns().await {
        let cx = adviser(&town);
        let mut new = decision("Visie");
        new.link = "https://raad.example/1".parse().ok();
        let id = vision::register_decision(&cx, &new).await.unwrap();
        assert_eq!(seen(&cx).await.decisions.first().unwrap().particulars, new);

        new.summary = "Drie pijlers.".to_owned();
        vision::change_decision(&cx, id, 1, &new).await.unwrap();
        let stale = vision::change_decision(&cx, id, 1, &decision("Te laat")).await;
        assert!(matches!(stale, Err(VisionError::Stale)), "{stale:?}");
        let kept = seen(&cx).await.decisions;
        assert_eq!((&kept.first().unwrap().particulars, kept.first().unwrap().version), (&new, 2));
    }
}

#[tokio::test]
async fn a_promise_is_settled_with_proof_and_opened_again() {
    for town in towns().await {
        let cx = adviser(&town);
        let id = vision::make_promise(&cx, &promise("Evaluatie", "2026-02")).await.unwrap();
        let standing = async || seen(&cx).await.promises.first().unwrap().standing(cx.clock.today());
        assert_eq!(standing().await, Standing::Late);
        let settled = proof("2026-03-01");
        vision::step_promise(&cx, id, 1, PromiseStep::Settle(settled.clone())).await.unwrap();
        assert_eq!(seen(&cx).await.promises.first().unwrap().state, PromiseState::Settled(settled));
        assert_eq!(standing().await, Standing::Done);

        let again = vision::step_promise(&cx, id, 2, PromiseStep::Begin).await;
        assert!(matches!(again, Err(VisionError::WrongStep(_))), "{again:?}");
        vision::step_promise(&cx, id, 2, PromiseStep::Reopen).await.unwrap();
        assert_eq!(seen(&cx).await.promises.first().unwrap().state, PromiseState::Running);
    }
}

#[tokio::test]
async fn a_plan_goes_through_its_states_by_a_decision_and_never_comes_in_its_own_place() {
    for town in towns().await {
        let cx = adviser(&town);
        let by = vision::register_decision(&cx, &decision("Raadsbesluit")).await.unwrap();
        let next = vision::draft_plan(&cx, &plan("Nieuw plan", "2030")).await.unwrap();
        let mut new = plan("Oud plan", "2026");
        new.successors.insert(next);
        let id = vision::draft_plan(&cx, &new).await.unwrap();
        vision::step_plan(&cx, id, 1, (PlanStep::Adopt, Some(by))).await.unwrap();
        let found = seen(&cx).await;
        let kept = found.plans.iter().find(|one| one.id == id).unwrap();
        assert_eq!((kept.state, kept.decision, &kept.particulars), (PlanState::Adopted, Some(by), &new));
        assert_eq!(kept.ends_soon_alone(found.today), None, "the new plan comes in its place");

        let mut circle = plan("Nieuw plan", "2030");
        circle.successors.insert(id);
        let refused = vision::change_plan(&cx, next, 1, &circle).await;
        assert!(matches!(refused, Err(VisionError::OwnSuccessor)), "{refused:?}");

        new.successors.clear();
        vision::change_plan(&cx, id, 2, &new).await.unwrap();
        let found = seen(&cx).await;
        let alone = found.plans.iter().find(|one| one.id == id).unwrap().ends_soon_alone(found.today);
        assert_eq!(alone, "2026-12-31".parse().ok());
    }
}

#[tokio::test]
async fn a_theme_keeps_its_names_in_order_and_one_without_a_name_is_refused() {
    for town in towns().await {
        let cx = adviser(&town);
        let new = theme(&[("Parentshouse", NameKind::Official), ("Parentsouse", NameKind::Spelling)]);
        let id = vision::add_theme(&cx, &new).await.unwrap();
        assert_eq!(seen(&cx).await.themes.first().unwrap().particulars, new);
        let nameless = vision::change_theme(&cx, id, 1, &theme(&[])).await;
        assert!(matches!(nameless, Err(VisionError::Nameless)), "{nameless:?}");
        assert_eq!(seen(&cx).await.themes.first().unwrap().version, 1);
    }
}
