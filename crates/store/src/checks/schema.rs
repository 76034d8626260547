use super::Finding;
use crate::{Applied, MigrateError, Migration};

/// Whether the database has every step that the program knows, unedited, and no other.
pub(super) fn findings(applied: &[Applied], known: &[Migration]) -> Vec<Finding> {
    if let Err(error) = crate::migrate::fits(applied, known) {
        return vec![Finding::refuse(sentence(&error))];
    }
    let missing =
        known.iter().filter(|step| applied.iter().all(|found| found.version != step.version)).count();
    let lacking = (missing > 0).then(|| {
        Finding::refuse(format!(
            "The database lacks {missing} of {} schema steps: run `samenkracht migrate`.",
            known.len()
        ))
    });
    lacking.into_iter().collect()
}

fn sentence(error: &MigrateError) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}
