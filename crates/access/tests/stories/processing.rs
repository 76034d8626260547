//! Stories about the processing log, on both engines.

use std::collections::BTreeSet;

use crate::kit::{Place, migrations};
use access::processing::{self, Activity, Processing, Status, SubjectKey};
use store::test_kit::TestDb;
use store::{Housekeeping, on_both_engines};
use uuid::Uuid;

#[tokio::test]
async fn a_processing_names_nobody_and_is_found_back_by_its_subject() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let cx = place.command_line();
        let key = SubjectKey::new(&[7; 32]).unwrap();
        let person = "contact:0192e4a0";
        let mut tx = cx.begin().await.unwrap();
        for subject in [Some(person), Some(person), Some("contact:other"), None] {
            let processing = Processing {
                trace: Uuid::from_u128(5),
                name: "show-contact",
                activity: Activity::PublishingContacts,
                subject,
                began_at: cx.now(),
                ended_at: cx.now(),
                status: Status::Ok,
            };
            processing::record(&mut tx, &key, &cx.chance, &processing).await.unwrap();
        }
        tx.commit_housekeeping(Housekeeping::Answer).await.unwrap();

        let mut read = cx.read().await.unwrap();
        let rows = processing::about(&mut read, &key, person, 10).await.unwrap();
        assert_eq!(rows.len(), 2);
        assert_ne!(rows[0].subject, rows[1].subject);
        for row in &rows {
            let enciphered = row.subject.as_deref().unwrap();
            assert!(!enciphered.contains("contact"));
            assert_eq!(key.decipher(enciphered).unwrap(), person);
            assert!(SubjectKey::new(&[8; 32]).unwrap().decipher(enciphered).is_err());
            assert_eq!((row.operation.len(), row.trace.len()), (16, 32));
            assert_eq!((row.activity.as_str(), row.status.as_str()), ("publishing-contacts", "ok"));
        }
        let other_key = SubjectKey::new(&[8; 32]).unwrap();
        assert!(processing::about(&mut read, &other_key, person, 10).await.unwrap().is_empty());
    });
}

#[test]
fn every_activity_stands_in_the_register_and_none_else() {
    let register = include_str!("../../../../docs/processing-activities.csv");
    let listed: BTreeSet<&str> = register.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let known: BTreeSet<&str> = Activity::ALL.map(Activity::id).into_iter().collect();
    assert_eq!(listed, known);
}
