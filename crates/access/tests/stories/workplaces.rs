//! Stories about people who work for several organisations, on both engines.

use crate::kit::{PASSWORD, Place, email, migrations};
use access::accounts::{self, AccountError};
use access::invitations::{self, Acceptance};
use access::{Action, Facts, Refused, Role};
use kernel::OrganisationId;
use store::on_both_engines;
use store::test_kit::TestDb;
use uuid::Uuid;

fn organisation(number: u128) -> OrganisationId {
    OrganisationId::from_uuid(Uuid::from_u128(number))
}

/// Noor, with these roles at these organisations.
async fn noor(place: &Place, roles: &[(Role, OrganisationId)]) {
    let (editor, _) = place.somebody(Role::MapEditor, None).await;
    place.account("noor@buurt.example", Role::Volunteer).await;
    for (role, at) in roles {
        let address = email("noor@buurt.example");
        let (_, token) = invitations::invite(&editor, *at, &address, *role).await.unwrap();
        let session = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        let herself = place.holder(session.token()).await.unwrap();
        invitations::accept(&herself, &token, Acceptance::OwnAccount).await.unwrap();
    }
}

fn here(organisation: OrganisationId, cx: &access::Cx) -> Facts {
    Facts { own_organisation: cx.actor.works_for(organisation), ..Facts::NONE }
}

#[tokio::test]
async fn who_coordinates_one_and_works_at_another_does_not_coordinate_both() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (one, other) = (organisation(1), organisation(2));
        noor(&place, &[(Role::PartnerWorker, other), (Role::PartnerCoordinator, one)]).await;
        let session = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        let mut noor = place.holder(session.token()).await.unwrap();
        noor.actor.assurance = access::Assurance::TwoFactors;
        assert_eq!(noor.actor.organisation(), Some(one));
        noor.permit(Action::InviteStaff, &here(one, &noor)).unwrap();
        let there = noor.permit(Action::InviteStaff, &here(other, &noor));
        assert_eq!(there.unwrap_err(), Refused::NotTheirs);
        let invited = invitations::invite(&noor, other, &email("x@buurt.example"), Role::PartnerWorker).await;
        assert!(matches!(invited, Err(AccountError::Refused(Refused::NotTheirs))));

        accounts::work_for(&noor, session.token(), other).await.unwrap();
        let mut noor = place.holder(session.token()).await.unwrap();
        noor.actor.assurance = access::Assurance::TwoFactors;
        assert!(noor.actor.works_for(other) && !noor.actor.works_for(one));
        assert!(noor.actor.is(Role::Volunteer) && !noor.actor.is(Role::PartnerCoordinator));
        assert_eq!(noor.scope::<()>(Action::SeeOffer).organisation(), Some(other));
        assert!(noor.permit(Action::InviteStaff, &here(other, &noor)).is_err());
        noor.permit(Action::ChangeOffer, &here(other, &noor)).unwrap();
    });
}

#[tokio::test]
async fn the_same_role_is_held_at_several_organisations_and_ended_at_each_by_itself() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (one, other) = (organisation(1), organisation(2));
        noor(&place, &[(Role::PartnerWorker, one), (Role::PartnerWorker, other)]).await;
        let session = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        let noor = place.holder(session.token()).await.unwrap();
        assert_eq!(accounts::own_organisations(&noor).await.unwrap(), [one, other]);
        let found = access::find_session(&place.database.db, session.token(), noor.now()).await.unwrap();
        assert!(found.unwrap().works_for_several);
        accounts::work_for(&noor, session.token(), other).await.unwrap();

        let (editor, _) = place.somebody(Role::MapEditor, None).await;
        let address = email("noor@buurt.example");
        let (_, token) = invitations::invite(&editor, other, &address, Role::PartnerWorker).await.unwrap();
        let twice = invitations::accept(&noor, &token, Acceptance::OwnAccount).await;
        assert!(matches!(twice, Err(AccountError::HeldAlready)), "{twice:?}");

        let account = noor.actor.account.unwrap();
        invitations::end_staff(&editor, other, account, Role::PartnerWorker).await.unwrap();
        assert!(place.holder(session.token()).await.is_none(), "their sessions end");
        let session = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        let noor = place.holder(session.token()).await.unwrap();
        assert_eq!(noor.actor.organisation(), Some(one));
        assert!(noor.actor.works_for(one) && !noor.actor.works_for(other));
    });
}

#[tokio::test]
async fn nobody_works_for_an_organisation_where_they_hold_no_role() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (worker, token) = place.somebody(Role::PartnerWorker, Some(organisation(1))).await;
        let refused = accounts::work_for(&worker, &token, organisation(9)).await;
        assert!(matches!(refused, Err(AccountError::Refused(Refused::NotTheirs))));
        let (editor, own) = place.somebody(Role::MapEditor, None).await;
        assert!(accounts::work_for(&editor, &own, organisation(1)).await.is_err());
        assert!(accounts::work_for(&place.visitor(), &token, organisation(1)).await.is_err());
        // Who holds a role there changes their own session, never somebody else's.
        let (colleague, _) = place.somebody(Role::PartnerWorker, Some(organisation(2))).await;
        accounts::work_for(&colleague, &token, organisation(2)).await.unwrap();
        assert!(place.holder(&token).await.unwrap().actor.works_for(organisation(1)));
    });
}
