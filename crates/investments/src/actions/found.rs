use access::Sight;
use consistency::Finding;
use store::{Read, StoreError};

use super::look::found_in_the_plan;
use crate::{Savings, savings_findings, store as rows, value_case_findings};

/// What the checker finds in the money: in the plan that counts, in savings and in value cases, within the sight.
///
/// # Errors
/// When the database does not answer.
pub async fn found_in_the_money(read: &mut Read, sight: &Sight) -> Result<Vec<Finding>, StoreError> {
    let mut found = found_in_the_plan(read, sight).await?;
    found.extend(savings_findings(&savings_within(read, sight).await?));
    found.extend(value_case_findings(&rows::value_cases(read, sight).await?));
    Ok(found)
}

/// All savings within the sight.
pub(super) async fn savings_within(read: &mut Read, sight: &Sight) -> Result<Savings, StoreError> {
    let tasks = rows::tasks(read, sight).await?;
    let claims = rows::claims(read, &tasks).await?;
    Ok(Savings { claims, tasks, figures: rows::figures(read, sight).await? })
}
