//! Whom makers of other programs write to.

use serde_json::Value as Json;

use crate::common::town;

#[tokio::test]
async fn a_town_that_named_nobody_shows_no_contact_in_its_descriptions() {
    let town = town().await;
    for path in ["/api/v1/openapi.json", "/hsds/openapi.json"] {
        let page = town.stranger().get(path).await;
        let document: Json = serde_json::from_str(&page.assert_status(200).body).unwrap();
        assert!(document["info"]["title"].is_string(), "{path}");
        assert!(document["info"].get("contact").is_none(), "{path}: {}", document["info"]);
    }
}
