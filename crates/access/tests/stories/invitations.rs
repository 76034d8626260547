//! Stories about invitations, on both engines.

use std::sync::Arc;

use crate::kit::{PASSWORD, Place, email, migrations};
use access::accounts::AccountError;
use access::invitations::{self, Acceptance};
use access::{Refused, Role};
use chrono::TimeDelta;
use kernel::OrganisationId;
use store::on_both_engines;
use store::test_kit::TestDb;
use uuid::Uuid;

const NEW: Acceptance<'_> = Acceptance::NewAccount { name: "Kees Koster", password: PASSWORD };

fn organisation(number: u128) -> OrganisationId {
    OrganisationId::from_uuid(Uuid::from_u128(number))
}

#[tokio::test]
async fn whoever_accepts_gets_an_account_at_that_organisation() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let here = organisation(1);
        let (coordinator, _) = place.somebody(Role::PartnerCoordinator, Some(here)).await;
        let address = email("kees@buurt.example");
        let (invitation, token) =
            invitations::invite(&coordinator, here, &address, Role::PartnerWorker).await.unwrap();
        assert_eq!(invitation.invited_by, coordinator.actor.account);
        assert_eq!(invitations::find(&place.visitor(), &token).await.unwrap(), (invitation, false));
        assert_eq!(invitations::staff(&coordinator, here).await.unwrap().1.len(), 1);

        invitations::accept(&place.visitor(), &token, NEW).await.unwrap();
        let (members, open) = invitations::staff(&coordinator, here).await.unwrap();
        assert!(
            members.iter().any(|member| member.name == "Kees Koster" && member.role == Role::PartnerWorker)
        );
        assert!(open.is_empty());
        let session = place.sign_in("kees@buurt.example", PASSWORD).await.unwrap();
        let kees = place.holder(session.token()).await.unwrap();
        assert!(kees.actor.is(Role::PartnerWorker) && kees.actor.works_for(here));
        let again = invitations::accept(&place.visitor(), &token, NEW).await;
        assert!(matches!(again, Err(AccountError::DeadLink)));
    });
}

#[tokio::test]
async fn sixteen_hands_accept_once() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Arc::new(Place::on(database));
        let here = organisation(1);
        let (coordinator, _) = place.somebody(Role::PartnerCoordinator, Some(here)).await;
        let address = email("kees@buurt.example");
        let (_, token) =
            invitations::invite(&coordinator, here, &address, Role::PartnerWorker).await.unwrap();
        let hands: Vec<_> = (0..16)
            .map(|_| {
                let (place, token) = (Arc::clone(&place), token.clone());
                tokio::spawn(async move { invitations::accept(&place.visitor(), &token, NEW).await })
            })
            .collect();
        let mut accepted = 0;
        for hand in hands {
            match hand.await.unwrap() {
                Ok(_) => accepted += 1,
                Err(error) => {
                    assert!(matches!(error, AccountError::DeadLink | AccountError::SignInFirst), "{error:?}")
                }
            }
        }
        assert_eq!(accepted, 1);
        assert_eq!(place.count("SELECT COUNT(*) AS n FROM account").await, 2);
        assert_eq!(place.count("SELECT COUNT(*) AS n FROM account_grant").await, 2);
    });
}

#[tokio::test]
async fn an_invitation_ends_when_it_is_withdrawn_replaced_or_old() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let here = organisation(1);
        let (editor, _) = place.somebody(Role::MapEditor, None).await;
        let address = email("kees@buurt.example");
        let invite =
            async || invitations::invite(&editor, here, &address, Role::PartnerCoordinator).await.unwrap();
        let (first, first_token) = invite().await;
        invitations::withdraw(&editor, here, first.id).await.unwrap();
        let (_, second_token) = invite().await;
        let (_, third_token) = invite().await;
        for token in [&first_token, &second_token] {
            let dead = invitations::accept(&place.visitor(), token, NEW).await;
            assert!(matches!(dead, Err(AccountError::DeadLink)));
        }
        place.pass(TimeDelta::days(7));
        let old = invitations::accept(&place.visitor(), &third_token, NEW).await;
        assert!(matches!(old, Err(AccountError::DeadLink)));
    });
}

#[tokio::test]
async fn a_coordinator_invites_and_ends_at_the_own_organisation_only() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (here, there) = (organisation(1), organisation(2));
        let (coordinator, _) = place.somebody(Role::PartnerCoordinator, Some(here)).await;
        let (worker, worker_token) = place.somebody(Role::PartnerWorker, Some(here)).await;
        let (stranger, stranger_token) = place.somebody(Role::PartnerWorker, Some(there)).await;
        let address = email("kees@buurt.example");
        for (cx, place) in [(&coordinator, there), (&worker, here)] {
            let refused = invitations::invite(cx, place, &address, Role::PartnerWorker).await;
            assert!(matches!(refused, Err(AccountError::Refused(Refused::NotTheirs))));
        }
        let more = invitations::invite(&coordinator, here, &address, Role::MapEditor).await;
        assert!(matches!(more, Err(AccountError::NotToBeGiven)));

        let foreign = stranger.actor.account.unwrap();
        let elsewhere = invitations::end_staff(&coordinator, here, foreign, Role::PartnerWorker).await;
        assert!(matches!(elsewhere, Err(AccountError::NotFound)));
        assert!(place.holder(&stranger_token).await.is_some());
        let own = worker.actor.account.unwrap();
        invitations::end_staff(&coordinator, here, own, Role::PartnerWorker).await.unwrap();
        assert!(place.holder(&worker_token).await.is_none());
    });
}

#[tokio::test]
async fn a_link_opens_no_account_that_is_there_already() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let here = organisation(1);
        place.account("kees@buurt.example", Role::PolicyAdviser).await;
        place.account("noor@buurt.example", Role::PolicyAdviser).await;
        let (editor, _) = place.somebody(Role::MapEditor, None).await;
        let address = email("kees@buurt.example");
        let (_, token) = invitations::invite(&editor, here, &address, Role::PartnerWorker).await.unwrap();
        let noor = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        let noor = place.holder(noor.token()).await.unwrap();
        for (cx, with) in [
            (&place.visitor(), NEW),
            (&place.visitor(), Acceptance::OwnAccount),
            (&noor, Acceptance::OwnAccount),
        ] {
            let refused = invitations::accept(cx, &token, with).await;
            assert!(matches!(refused, Err(AccountError::SignInFirst)));
        }
        let kees = place.sign_in("kees@buurt.example", PASSWORD).await.unwrap();
        let session = kees.token();
        let kees = place.holder(session).await.unwrap();
        invitations::accept(&kees, &token, Acceptance::OwnAccount).await.unwrap();
        assert!(place.holder(session).await.unwrap().actor.works_for(here));
    });
}
