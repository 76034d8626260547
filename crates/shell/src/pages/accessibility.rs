use askama::Template;

use crate::answer::PageResult;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/accessibility.html")]
struct AccessibilityPage<'a> {
    v: &'a Visit,
}

/// The accessibility statement (Besluit digitale toegankelijkheid overheid, art. 3).
pub(crate) async fn show(visit: Visit) -> PageResult {
    visit.page(&AccessibilityPage { v: &visit })
}
