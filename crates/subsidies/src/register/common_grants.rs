//! The register as awards of the CommonGrants protocol, version 0.4.

use chrono::{DateTime, Utc};
use kernel::Cents;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Publisher, Receiver, RegisterEntry, decimal};

/// All awards. Money is a text of decimals with its currency, as the protocol wants it.
#[must_use]
pub fn common_grants(entries: &[RegisterEntry], publisher: &Publisher, modified: DateTime<Utc>) -> Value {
    let items: Vec<Value> = entries.iter().map(|one| award(one, publisher, modified)).collect();
    json!({ "items": items })
}

fn award(one: &RegisterEntry, publisher: &Publisher, modified: DateTime<Utc>) -> Value {
    let money = |amount: Cents| json!({ "amount": decimal(amount), "currency": "EUR" });
    let stamp = modified.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let granted_at = format!("{}T00:00:00Z", one.granted_on);
    let status = match (one.withdrawn, one.settled) {
        (true, _) => "cancelled",
        (false, Some(_)) => "completed",
        (false, None) => "awarded",
    };
    let mut award = json!({
        "id": one.grant,
        "title": one.title,
        "description": format!("{}: {}", one.scheme_name, one.title),
        "status": { "value": status },
        "funding": {
            "requestedAmount": money(one.asked),
            "awardedAmount": money(one.granted),
            "disbursedAmount": money(one.paid),
        },
        "keyDates": {
            "awardDate": { "name": "Award date", "eventType": "singleDate", "date": one.granted_on },
            "periodOfPerformance": {
                "name": "Period of performance",
                "eventType": "dateRange",
                "startDate": one.from,
                "endDate": one.until,
            },
        },
        "funders": { "primary": { "id": funder(publisher), "name": publisher.name } },
        "source": publisher.address,
        "createdAt": granted_at,
        "lastModifiedAt": stamp,
    });
    // A natural person is told by nothing: neither as an organisation nor by name.
    if let Receiver::Organisation { id, name, .. } = &one.recipient {
        award["recipientOrganizations"] = json!({ "primary": { "id": id, "name": name } });
    }
    award
}

/// An identity of the municipality that is always the same, made from its address (RFC 9562, version 5).
fn funder(publisher: &Publisher) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, publisher.address.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::super::entry::example;
    use super::super::giving::tests::publisher;
    use super::*;

    #[test]
    fn an_award_tells_what_the_protocol_asks() {
        let modified = "2024-01-02T03:04:05Z".parse().unwrap();
        let day = "2023-05-01".parse().unwrap();
        let nothing = RegisterEntry { settled: Some((Cents(0), day)), ..example(2) };
        let person = RegisterEntry { recipient: Receiver::Person, withdrawn: true, ..example(3) };
        let all = common_grants(&[example(1), nothing, person], &publisher(), modified);
        let first = &all["items"][0];
        assert_eq!(
            *first,
            json!({
                "id": "00000000-0000-0000-0000-000000000001",
                "title": "Plan 1",
                "description": "Samen in de buurt: Plan 1",
                "status": { "value": "awarded" },
                "funding": {
                    "requestedAmount": { "amount": "2000.50", "currency": "EUR" },
                    "awardedAmount": { "amount": "1500.25", "currency": "EUR" },
                    "disbursedAmount": { "amount": "1000.00", "currency": "EUR" },
                },
                "keyDates": {
                    "awardDate": { "name": "Award date", "eventType": "singleDate", "date": "2022-02-01" },
                    "periodOfPerformance": {
                        "name": "Period of performance",
                        "eventType": "dateRange",
                        "startDate": "2022-01-01",
                        "endDate": "2022-12-31",
                    },
                },
                "funders": { "primary": { "id": funder(&publisher()), "name": "Gemeente Voorbeeld" } },
                "recipientOrganizations": {
                    "primary": { "id": "00000000-0000-0000-0000-000000000385", "name": "Stichting 1" },
                },
                "source": "https://voorbeeld.example/subsidies/register",
                "createdAt": "2022-02-01T00:00:00Z",
                "lastModifiedAt": "2024-01-02T03:04:05Z",
            })
        );
        assert_eq!(all["items"][1]["status"]["value"], "completed");
        assert_eq!(all["items"][2]["status"]["value"], "cancelled");
        assert!(!all["items"][2].to_string().contains("Stichting"));
    }
}
