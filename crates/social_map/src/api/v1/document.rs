use utoipa::OpenApi;
use utoipa::openapi::{OpenApi as Description, RefOr};

use super::{VERSION, areas, offer, offers, parameters};
use crate::api::answer::{Answer, json};
use crate::api::asked::Asked;
use crate::api::contact::{EXAMPLE, contact_of, with_contact};
use crate::catalogue::AreaNames;
use crate::search::Options;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Samenkracht: search the social map",
        description = "What there is to do and to get help with: the search of the pages for other programs. The \
                       parameters of a search are those of the page `/aanbod`, so that a search can be copied from the \
                       one to the other. No key is needed and every site may read it.",
        version = "1.0.0",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    servers((url = "/api/v1", description = "The municipality that serves this document")),
    tags(
        (name = "offers", description = "What there is to do and to get help with"),
        (name = "areas", description = "Where")
    ),
    paths(offers::list, offer::show, areas::list)
)]
struct Document;

/// The description of the API (OpenAPI 3.1) for a town without anything on its map, as it stands in
/// `docs/openapi.json`, with what `others` answer under the same root. A town serves it with its own wards, interests and
/// languages.
#[must_use]
pub fn document(others: Description) -> Description {
    let names = AreaNames::default();
    let own = described(&Options::new(&names, std::iter::empty()), &names);
    with_contact(together(own, others), Some(EXAMPLE))
}

fn described(options: &Options, names: &AreaNames) -> Description {
    let mut document = Document::openapi();
    let search = document.paths.paths.get_mut("/offers").and_then(|path| path.get.as_mut());
    if let Some(search) = search {
        let paging = search.parameters.take().unwrap_or_default();
        search.parameters =
            Some(parameters::described(options, names).into_iter().map(RefOr::T).chain(paging).collect());
    }
    document
}

/// One description of both; what is said of the whole is ours.
fn together(mut own: Description, others: Description) -> Description {
    own.merge(others);
    own
}

/// The description of this API.
pub(super) async fn show(asked: Asked, others: Description) -> Answer {
    asked.parameters.only(&[])?;
    let document = together(described(&asked.snapshot.options, &asked.snapshot.names), others);
    json(VERSION, &with_contact(document, contact_of(&asked.visit.house)))
}
