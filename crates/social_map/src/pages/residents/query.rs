use shell::Visit;

use super::speech;
use crate::catalogue::Snapshot;
use crate::search::Choice;

/// What a choice is called.
pub(super) fn label(visit: &Visit, snapshot: &Snapshot, choice: Choice) -> String {
    snapshot.options.option(choice).map_or_else(String::new, |option| speech(visit).option(&option.label))
}
