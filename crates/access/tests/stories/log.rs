//! Stories about what the log tells of who did something, on both engines.

use crate::kit::{Place, migrations};
use access::accounts::{self, AccountError};
use access::{Grant, Refused, Role};
use store::on_both_engines;
use store::test_kit::TestDb;

#[tokio::test]
async fn the_log_names_those_who_are_in_it_and_nobody_between() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let mut all = Vec::new();
        for name in ["noor", "kees", "bo"] {
            all.push(place.account(&format!("{name}@buurt.example"), Role::MapEditor).await);
        }
        all.sort_unstable();
        let (administrator, _) = place.somebody(Role::FunctionalAdministrator, None).await;
        let names = accounts::names(&administrator, [all[0], all[2], all[0]]).await.unwrap();
        assert_eq!(names.keys().copied().collect::<Vec<_>>(), [all[0], all[2]]);
        assert!(accounts::names(&administrator, []).await.unwrap().is_empty());
        let refused = accounts::names(&place.visitor(), [all[0]]).await;
        assert!(matches!(refused, Err(AccountError::Refused(Refused::NotTheirs))), "{refused:?}");
    });
}

#[tokio::test]
async fn what_is_done_with_a_permit_is_traced_to_its_request() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let noor = place.account("noor@buurt.example", Role::PolicyAdviser).await;
        let (administrator, _) = place.somebody(Role::FunctionalAdministrator, None).await;
        let grant = Grant { role: Role::MapEditor, organisation: None };
        accounts::propose_role(&administrator, noor, grant).await.unwrap();
        let mut read = place.database.db.read().await.unwrap();
        let events = store::events_after(&mut read, 0, 1_000).await.unwrap();
        assert_eq!(events.last().unwrap().request, Some(administrator.request));
    });
}
