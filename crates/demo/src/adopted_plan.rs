//! What the council adopted before the plan that lies before it: brought in by an adviser, adopted by finance.

use std::collections::BTreeMap;

use access::{Actor, Cx, Role};
use investments::{Adoption, CoverageSource, VersionHead};
use kernel::Openness;
use vision::DecisionId;

use crate::DemoError;
use crate::fault::Entry;
use crate::money::{propose, table};

const LINES: &str = "investments/adopted.csv";
const LINKS: &str = "investments/adopted-links.toml";
/// The decision of the register by which it was adopted.
const DECISION: &str = "Begroting 2023";

/// Brings in the version that was adopted, by two people as the program asks it.
pub(crate) async fn load_adopted(
    adviser: &Cx,
    sources: &BTreeMap<String, CoverageSource>,
) -> Result<(), DemoError> {
    let table = table(adviser, sources, (LINES, LINKS)).await?;
    let head = VersionHead {
        name: "Begroting 2023: sociale basis".to_owned(),
        about:
            "Wat de raad bij de begroting 2023 besloot over 2023 en 2024, voor zover de stukken het noemen."
                .to_owned(),
        openness: Openness::Internal,
        years: table.years,
        statements: table.totals,
    };
    let seen = propose(adviser, head, table.lines).await?;
    let actor = Actor::at_the_command_line(Role::Finance, adviser.now());
    let finance = Cx::new(adviser.db.clone(), adviser.clock.clone(), adviser.chance.clone(), actor);
    let adoption = Adoption { decision: decision(adviser).await?, beyond_sources: None };
    investments::adopt(&finance, seen, adoption).await?;
    Ok(())
}

async fn decision(cx: &Cx) -> Result<DecisionId, DemoError> {
    let (mut read, sight) = cx.look().await?;
    let found = vision::decisions(&mut read, &sight).await?;
    let found = found.into_iter().find(|one| one.particulars.title == DECISION);
    let absent = || Entry { file: LINES, key: DECISION }.fault("", "no such decision");
    Ok(found.ok_or_else(absent)?.id)
}
