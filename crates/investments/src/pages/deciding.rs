//! Who adopts a version, and what holds it up.

use access::Action;
use consistency::Finding;
use shell::Visit;

use super::named::decisions;
use crate::{MoneyError, Plan, VersionState};

/// What the visitor can do about adopting a version now.
#[derive(Default)]
pub(super) struct Decides {
    pub(super) adopts: bool,
    pub(super) prepared: bool,
    pub(super) errors_left: Vec<(String, String)>,
    pub(super) decisions: Vec<(String, String)>,
}

impl Decides {
    pub(super) async fn now(visit: &Visit, plan: &Plan) -> Result<Self, MoneyError> {
        let may = visit.cx.actor.could(Action::AdoptBudget, visit.cx.now());
        if plan.version.state != VersionState::Proposed || !may {
            return Ok(Self::default());
        }
        if crate::has_prepared(&visit.cx, plan.version.id).await? {
            return Ok(Self { prepared: true, ..Self::default() });
        }
        let errors = crate::unexplained(&visit.cx, plan).await?;
        let (errors_left, decisions) = (to_explain(visit, &errors), decisions(visit).await?);
        Ok(Self { adopts: true, prepared: false, errors_left, decisions })
    }
}

/// Errors in words, each with the page on which it is explained.
fn to_explain(visit: &Visit, errors: &[Finding]) -> Vec<(String, String)> {
    let texts = &visit.house.texts;
    let one = |finding: &Finding| {
        (consistency::sentence(texts, visit.language, finding), format!("/controle/{}", finding.address()))
    };
    errors.iter().map(one).collect()
}
