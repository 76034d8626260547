//! Stories about who sees what, by its openness.

use access::{Actor, Role, forget_reader, name_reader};
use kernel::Openness;
use store::on_both_engines;
use store::test_kit::TestDb;
use uuid::Uuid;

use crate::kit::{Place, migrations};

async fn seen(cx: &access::Cx, subject: Uuid) -> Vec<Openness> {
    let sight = cx.sight(&mut cx.read().await.unwrap()).await.unwrap();
    Openness::ALL.iter().copied().filter(|openness| sight.holds(*openness, subject)).collect()
}

#[tokio::test]
async fn everybody_sees_what_is_public_and_each_role_no_more_than_its_own() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let paper = Uuid::from_u128(7);
        assert_eq!(seen(&place.visitor(), paper).await, [Openness::Public]);
        for (role, levels) in [
            (Role::PartnerCoordinator, vec![Openness::Public]),
            (Role::FunctionalAdministrator, vec![Openness::Public]),
            (Role::Councillor, vec![Openness::Public, Openness::CouncilConfidential]),
            (Role::SubsidyOfficer, vec![Openness::Public, Openness::Internal]),
            (Role::Finance, vec![Openness::Public, Openness::CouncilConfidential, Openness::Internal]),
        ] {
            let (cx, _) = place.somebody(role, None).await;
            assert_eq!(seen(&cx, paper).await, levels, "{role}");
        }
    });
}

#[tokio::test]
async fn what_is_restricted_is_seen_by_who_was_named_for_it_only() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (adviser, _) = place.somebody(Role::PolicyAdviser, None).await;
        let (officer, _) = place.somebody(Role::SubsidyOfficer, None).await;
        let (partner, _) = place.somebody(Role::PartnerCoordinator, None).await;
        let (paper, another) = (Uuid::from_u128(7), Uuid::from_u128(8));
        for reader in [&officer, &partner] {
            let mut tx = adviser.begin().await.unwrap();
            let account = reader.actor.account.unwrap();
            let entry = name_reader(&adviser, &mut tx, ("policy-plan", paper), account).await.unwrap();
            tx.commit(entry).await.unwrap();
        }
        assert!(seen(&officer, paper).await.contains(&Openness::Restricted));
        assert!(!seen(&officer, another).await.contains(&Openness::Restricted));
        assert!(!seen(&adviser, paper).await.contains(&Openness::Restricted));
        assert_eq!(
            seen(&partner, paper).await,
            [Openness::Public],
            "a name gives no more than a role carries"
        );

        let mut tx = adviser.begin().await.unwrap();
        let account = officer.actor.account.unwrap();
        let entry = forget_reader(&adviser, &mut tx, ("policy-plan", paper), account).await.unwrap();
        tx.commit(entry).await.unwrap();
        assert!(!seen(&officer, paper).await.contains(&Openness::Restricted));

        let mut tx = officer.begin().await.unwrap();
        assert!(name_reader(&officer, &mut tx, ("policy-plan", paper), account).await.is_err());
    });
}

#[tokio::test]
async fn the_program_itself_sees_all_because_it_looks_after_all() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let mut cx = Place::on(database).visitor();
        cx.actor = Actor::timer();
        assert_eq!(seen(&cx, Uuid::from_u128(7)).await, Openness::ALL);
    });
}
