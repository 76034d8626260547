//! Two people change the same offer at the same time, in a thousand different orders.

use crate::common::{organisation, particulars, place, published, town};
use access::{Cx, Role};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use social_map::{Changed, OfferError, OfferId, Particulars};

/// What one of the two does next.
#[derive(Debug, Clone, Copy)]
enum Move {
    /// Opens the form.
    Look,
    /// Saves what was seen with a line added.
    Save,
}

/// An editor at a form.
struct Editor {
    cx: Cx,
    seen: Option<(i64, Particulars)>,
}

impl Editor {
    async fn look(&mut self, id: OfferId) {
        let offer = social_map::find_offer(&self.cx, id).await.unwrap();
        self.seen = Some((offer.version, offer.particulars));
    }

    /// Whether the line was kept; a writer who comes too late is told so.
    async fn save(&mut self, id: OfferId, line: &str) -> Option<bool> {
        let (version, mut text) = self.seen.take()?;
        text.wording.what.push_str(line);
        match social_map::change_offer(&self.cx, id, version, text).await {
            Ok(Changed::Kept) => Some(true),
            Err(OfferError::Stale) => Some(false),
            other => panic!("a change was neither kept nor refused: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_thousand_interleavings_lose_nothing_silently() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let id = published(&town, own, "Samen koken", here).await;
    let mut runner =
        TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let moves = proptest::collection::vec((0_usize..2, prop_oneof![Just(Move::Look), Just(Move::Save)]), 8);
    let mut refused = 0;
    for round in 0..1_000 {
        let plan = moves.new_tree(&mut runner).unwrap().current();
        let mut clean = particulars(&town, "Samen koken", here);
        clean.wording.what = format!("Ronde {round}.");
        let cx = town.cx(Role::MapEditor, None);
        let version = social_map::find_offer(&cx, id).await.unwrap().version;
        social_map::change_offer(&cx, id, version, clean).await.unwrap();
        let mut editors = [
            Editor { cx: cx.clone(), seen: None },
            Editor { cx: town.cx(Role::MapEditor, None), seen: None },
        ];
        let mut expected = format!("Ronde {round}.");
        for (nth, (who, doing)) in plan.iter().enumerate() {
            match doing {
                Move::Look => editors[*who].look(id).await,
                Move::Save => {
                    let line = format!(" {who}:{nth}");
                    match editors[*who].save(id, &line).await {
                        Some(true) => expected.push_str(&line),
                        Some(false) => refused += 1,
                        None => {}
                    }
                }
            }
        }
        let kept = social_map::find_offer(&cx, id).await.unwrap().particulars.wording.what;
        assert_eq!(kept, expected, "{plan:?}");
    }
    assert!(refused > 100, "the two hardly met: {refused} refusals");
}

use proptest::strategy::ValueTree as _;
