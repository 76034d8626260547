use serde::Serialize;
use serde_json::{Value as Json, json};

/// Which fields differ, by name, for the details of a log entry: never what stands in them.
#[must_use]
pub fn fields_changed(old: &impl Serialize, new: &impl Serialize) -> Json {
    let (Ok(Json::Object(old)), Ok(Json::Object(new))) =
        (serde_json::to_value(old), serde_json::to_value(new))
    else {
        return json!({ "fields": [] });
    };
    let differs = |field: &&String| old.get(*field) != new.get(*field);
    json!({ "fields": new.keys().filter(differs).collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Letter {
        to: &'static str,
        text: &'static str,
    }

    #[test]
    fn fields_that_differ_are_named_and_not_told() {
        let (old, new) = (Letter { to: "Noor", text: "Dag" }, Letter { to: "Noor", text: "Tot ziens" });
        assert_eq!(fields_changed(&old, &new), json!({ "fields": ["text"] }));
        assert_eq!(fields_changed(&old, &old), json!({ "fields": [] }));
    }
}
