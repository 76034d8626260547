use access::Sight;
use consistency::Finding;
use store::{Read, StoreError};
use tracks::{Beside, ToSave, TrackId};

use super::look::found_in_the_plan;
use crate::{Savings, SavingsTask, savings_findings, standing, store as rows, value_case_findings};

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

/// What the money tells beside a track: what it is to save, and what is still to do of it.
pub const BESIDE_TRACKS: Beside =
    Beside { savings: |read, sight, track| Box::pin(to_save(read, sight, track)) };

async fn to_save(read: &mut Read, sight: &Sight, track: TrackId) -> Result<Vec<ToSave>, StoreError> {
    let savings = savings_within(read, sight).await?;
    let of_track = savings.tasks.iter().filter(|task| task.particulars.track == Some(track));
    let told = |task: &SavingsTask| {
        let year = |year| {
            let stands = standing(task, &savings.claims, year);
            (year, stands.task, stands.open())
        };
        ToSave {
            name: format!("{} {}", task.particulars.code, task.particulars.name),
            href: format!("/geld/besparingen/taak/{}", task.id),
            years: task.years().into_iter().map(year).collect(),
            document: task.particulars.document.clone(),
        }
    };
    Ok(of_track.map(told).collect())
}

/// All savings within the sight.
pub(super) async fn savings_within(read: &mut Read, sight: &Sight) -> Result<Savings, StoreError> {
    let tasks = rows::tasks(read, sight).await?;
    let claims = rows::claims(read, &tasks).await?;
    Ok(Savings { claims, tasks, figures: rows::figures(read, sight).await? })
}
