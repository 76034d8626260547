//! The register by the data standard of 360Giving, version 1.4.

use chrono::{DateTime, Utc};
use kernel::Cents;
use serde_json::{Map, Value, json};
use tabular_export::{Cell, ExportError, Table};

use super::{Publisher, Receiver, RegisterEntry, decimal};

const VERSION: &str = "1.4";
const PERSON: &str = "Natural person";

/// The register as a package of grants; `modified` says as of when. `ward` gives the name of a ward by its code.
#[must_use]
pub fn giving_json(
    entries: &[RegisterEntry],
    publisher: &Publisher,
    ward: impl Fn(&str) -> Option<String>,
    modified: DateTime<Utc>,
) -> Value {
    let grants: Vec<Value> = entries.iter().map(|one| grant(one, publisher, &ward, modified)).collect();
    json!({
        "version": VERSION,
        "publisher": { "name": publisher.name },
        "accessURL": publisher.address,
        "modified": stamp(modified),
        "grants": grants,
    })
}

fn grant(
    one: &RegisterEntry,
    publisher: &Publisher,
    ward: impl Fn(&str) -> Option<String>,
    modified: DateTime<Utc>,
) -> Value {
    let mut grant = Map::new();
    let mut put = |key: &str, value: Value| drop(grant.insert(key.to_owned(), value));
    put("id", json!(identifier(one, publisher)));
    put("title", json!(one.title));
    put("description", json!(description(one)));
    put("currency", json!("EUR"));
    put("amountAppliedFor", number(one.asked));
    put("amountAwarded", number(one.granted));
    put("amountDisbursed", number(one.paid));
    put("awardDate", json!(one.granted_on));
    put("plannedDates", json!([{ "startDate": one.from, "endDate": one.until }]));
    put("fundingOrganization", json!([{ "id": publisher.identifier(), "name": publisher.name }]));
    put("grantProgramme", json!([{ "code": one.scheme, "title": one.scheme_name }]));
    put("fromOpenCall", json!("Yes"));
    put("dateModified", json!(stamp(modified)));
    match &one.recipient {
        Receiver::Organisation { name, .. } => {
            put("recipientOrganization", json!([{ "id": recipient(one, publisher), "name": name }]));
        }
        Receiver::Person => {
            put("recipientIndividual", json!({ "id": recipient(one, publisher), "name": PERSON }));
        }
    }
    let place = |code: &String| json!({ "name": ward(code).unwrap_or_else(|| code.clone()), "geoCode": code, "countryCode": "NL" });
    if !one.wards.is_empty() {
        put("beneficiaryLocation", one.wards.iter().map(place).collect());
    }
    Value::Object(grant)
}

fn identifier(one: &RegisterEntry, publisher: &Publisher) -> String {
    format!("{}-{}", publisher.prefix, one.number)
}

/// Who receives it: by the trade register, else by an identity of the publisher's own. That of a person says nothing but which
/// grant it was.
fn recipient(one: &RegisterEntry, publisher: &Publisher) -> String {
    match &one.recipient {
        Receiver::Organisation { kvk: Some(kvk), .. } => format!("NL-KVK-{kvk}"),
        Receiver::Organisation { id, kvk: None, .. } => format!("{}-org-{id}", publisher.prefix),
        Receiver::Person => format!("{}-person-{}", publisher.prefix, one.number),
    }
}

fn description(one: &RegisterEntry) -> String {
    format!("{}: {}", one.scheme_name, one.title)
}

fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// An amount as a number, in euros. It is read from its decimals, so that it is the nearest number there is.
fn number(amount: Cents) -> Value {
    serde_json::from_str(&decimal(amount)).unwrap_or(Value::Null)
}

/// The same as one table, whose heads are the ways to the fields: programs that read the standard make one from the other.
///
/// # Errors
/// When a text is too long for a cell, or the register for a table.
pub fn giving_table(
    entries: &[RegisterEntry],
    publisher: &Publisher,
    modified: DateTime<Utc>,
) -> Result<Table, ExportError> {
    let heads = [
        "id",
        "title",
        "description",
        "currency",
        "amountAppliedFor",
        "amountAwarded",
        "amountDisbursed",
        "awardDate",
        "plannedDates/0/startDate",
        "plannedDates/0/endDate",
        "recipientOrganization/0/id",
        "recipientOrganization/0/name",
        "recipientIndividual/id",
        "recipientIndividual/name",
        "fundingOrganization/0/id",
        "fundingOrganization/0/name",
        "grantProgramme/0/code",
        "grantProgramme/0/title",
        "fromOpenCall",
        "dateModified",
    ];
    let mut table = Table::new("grants", heads)?;
    for one in entries {
        let id: Cell = recipient(one, publisher).into();
        let [organisation, organisation_name, person, person_name] = match &one.recipient {
            Receiver::Organisation { name, .. } => [id, name.as_str().into(), Cell::Empty, Cell::Empty],
            Receiver::Person => [Cell::Empty, Cell::Empty, id, PERSON.into()],
        };
        table.push(vec![
            identifier(one, publisher).into(),
            one.title.as_str().into(),
            description(one).into(),
            "EUR".into(),
            Cell::Cents(one.asked.0),
            Cell::Cents(one.granted.0),
            Cell::Cents(one.paid.0),
            Cell::Date(one.granted_on),
            Cell::Date(one.from),
            Cell::Date(one.until),
            organisation,
            organisation_name,
            person,
            person_name,
            publisher.identifier().into(),
            publisher.name.as_str().into(),
            one.scheme.as_str().into(),
            one.scheme_name.as_str().into(),
            "Yes".into(),
            stamp(modified).into(),
        ])?;
    }
    Ok(table)
}

#[cfg(test)]
pub(super) mod tests {
    use tabular_export::{Bom, csv};

    use super::super::entry::example;
    use super::*;

    pub(in super::super) fn publisher() -> Publisher {
        Publisher {
            name: "Gemeente Voorbeeld".to_owned(),
            prefix: "360G-voorbeeld".to_owned(),
            address: "https://voorbeeld.example/subsidies/register".to_owned(),
        }
    }

    fn modified() -> DateTime<Utc> {
        "2024-01-02T03:04:05Z".parse().unwrap()
    }

    /// The requirements of the standard's own schema for the fields that are told here.
    fn schema() -> Value {
        let day = json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}(T.*Z)?$" });
        let amount = json!({ "type": "number", "minimum": 0 });
        let text = json!({ "type": "string", "minLength": 1 });
        let named = json!({ "type": "object", "required": ["id", "name"], "properties": { "id": text, "name": text } });
        let place = json!({ "type": "object", "properties": { "name": text, "geoCode": text, "countryCode": { "enum": ["NL"] } } });
        let event = json!({ "type": "object", "properties": { "startDate": day, "endDate": day } });
        let grant = json!({
            "type": "object",
            "required": ["id", "title", "description", "currency", "amountAwarded", "awardDate", "fundingOrganization"],
            "oneOf": [{ "required": ["recipientOrganization"] }, { "required": ["recipientIndividual"] }],
            "additionalProperties": false,
            "properties": {
                "id": { "type": "string", "pattern": "^360G-" },
                "title": text, "description": text, "currency": { "enum": ["EUR"] },
                "amountAppliedFor": amount, "amountAwarded": amount, "amountDisbursed": amount,
                "awardDate": day, "dateModified": day,
                "plannedDates": { "type": "array", "items": event },
                "recipientOrganization": { "type": "array", "minItems": 1, "items": named },
                "recipientIndividual": named,
                "fundingOrganization": { "type": "array", "minItems": 1, "items": named },
                "beneficiaryLocation": { "type": "array", "items": place },
                "grantProgramme": { "type": "array", "items": { "type": "object", "properties": { "code": text, "title": text } } },
                "fromOpenCall": { "enum": ["Yes", "No"] },
            },
        });
        json!({
            "type": "object",
            "required": ["grants"],
            "properties": {
                "version": { "const": "1.4" },
                "grants": { "type": "array", "minItems": 1, "uniqueItems": true, "items": grant },
            },
        })
    }

    fn package() -> Value {
        let person = RegisterEntry { recipient: Receiver::Person, ..example(2) };
        giving_json(&[example(1), person], &publisher(), |_| Some("Binnenstad".to_owned()), modified())
    }

    #[test]
    fn the_package_keeps_the_requirements_of_the_standard() {
        let schema = jsonschema::validator_for(&schema()).unwrap();
        let package = package();
        let faults: Vec<String> = schema.iter_errors(&package).map(|error| error.to_string()).collect();
        assert_eq!(faults, [""; 0]);
        for break_it in [
            |package: &mut Value| package["grants"][0]["amountAwarded"] = json!("1.500,25"),
            |package: &mut Value| package["grants"][0]["awardDate"] = json!("1-2-2022"),
            |package: &mut Value| package["grants"][0]["extra"] = json!(1),
        ] {
            let mut broken = package.clone();
            break_it(&mut broken);
            assert!(!schema.is_valid(&broken), "{broken}");
        }
    }

    #[test]
    fn amounts_are_told_in_euros_and_cents() {
        let grant = &package()["grants"][0];
        assert_eq!(grant["amountAwarded"].to_string(), "1500.25");
        assert_eq!(grant["amountAppliedFor"].to_string(), "2000.5");
        assert_eq!(grant["recipientOrganization"][0]["id"], "NL-KVK-12345678");
        assert_eq!(grant["beneficiaryLocation"][0]["name"], "Binnenstad");
    }

    #[test]
    fn a_natural_person_has_no_name_in_any_file() {
        let told = package().to_string();
        assert!(told.contains("Natural person") && !told.contains("Stichting 2"));
        let person = RegisterEntry { recipient: Receiver::Person, ..example(2) };
        let table = giving_table(&[person], &publisher(), modified()).unwrap();
        let text = String::from_utf8(csv(&table, Bom::Without).unwrap()).unwrap();
        assert!(text.contains("360G-voorbeeld-person-2022-0002,Natural person"), "{text}");
        assert!(!text.contains("Stichting"));
    }
}
