//! Stories about giving and taking roles, on both engines.

use crate::kit::{PASSWORD, Place, attempt, email, migrations};
use access::accounts::{self, AccountError, AccountFilter, DemonstrationAccount, DemonstrationError};
use access::{Grant, Refused, Role};
use chrono::TimeDelta;
use kernel::OrganisationId;
use store::on_both_engines;
use store::test_kit::TestDb;

fn held(role: Role) -> Grant {
    Grant { role, organisation: None }
}

#[tokio::test]
async fn a_role_counts_when_a_second_administrator_confirms_it() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (first, _) = place.somebody(Role::FunctionalAdministrator, None).await;
        let (second, _) = place.somebody(Role::FunctionalAdministrator, None).await;
        let noor = place.account("noor@buurt.example", Role::PolicyAdviser).await;
        let session = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();

        accounts::propose_role(&first, noor, held(Role::MapEditor)).await.unwrap();
        assert!(!place.holder(session.token()).await.unwrap().actor.is(Role::MapEditor));
        let waiting = AccountFilter { waiting: true, ..AccountFilter::default() };
        assert_eq!(accounts::list(&second, &waiting, 10).await.unwrap().len(), 1);

        let own_proposal = accounts::confirm_role(&first, noor, Role::MapEditor).await;
        assert!(matches!(own_proposal, Err(AccountError::Refused(Refused::NotTheirs))));
        accounts::confirm_role(&second, noor, Role::MapEditor).await.unwrap();
        assert!(place.holder(session.token()).await.is_none());
        let fresh = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        assert!(place.holder(fresh.token()).await.unwrap().actor.is(Role::MapEditor));
        assert!(accounts::list(&second, &waiting, 10).await.unwrap().is_empty());
        let twice = accounts::confirm_role(&second, noor, Role::MapEditor).await;
        assert!(matches!(twice, Err(AccountError::Store(store::StoreError::Stale))));
    });
}

#[tokio::test]
async fn confirming_asks_for_a_fresh_sign_in() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (first, _) = place.somebody(Role::FunctionalAdministrator, None).await;
        let (_, token) = place.somebody(Role::FunctionalAdministrator, None).await;
        let noor = place.account("noor@buurt.example", Role::PolicyAdviser).await;
        accounts::propose_role(&first, noor, held(Role::MapEditor)).await.unwrap();
        place.pass(TimeDelta::minutes(16));
        let second = place.holder(&token).await.unwrap();
        let stale = accounts::confirm_role(&second, noor, Role::MapEditor).await;
        assert!(matches!(stale, Err(AccountError::Refused(Refused::SignInAgain))));
    });
}

#[tokio::test]
async fn nobody_touches_their_own_roles() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (first, _) = place.somebody(Role::FunctionalAdministrator, None).await;
        let (second, _) = place.somebody(Role::FunctionalAdministrator, None).await;
        let own = first.actor.account.unwrap();
        let refused = |answer: Result<(), AccountError>| {
            assert!(matches!(answer, Err(AccountError::Refused(Refused::NotTheirs))), "{answer:?}");
        };
        refused(accounts::propose_role(&first, own, held(Role::MapEditor)).await);
        accounts::propose_role(&second, own, held(Role::MapEditor)).await.unwrap();
        refused(accounts::confirm_role(&first, own, Role::MapEditor).await);
        refused(accounts::end_role(&first, own, held(Role::FunctionalAdministrator)).await);
        refused(accounts::close(&first, own, 1).await);
    });
}

#[tokio::test]
async fn a_role_that_is_taken_away_is_gone_at_the_next_request() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (administrator, _) = place.somebody(Role::FunctionalAdministrator, None).await;
        let noor = place.account("noor@buurt.example", Role::MapEditor).await;
        let session = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        assert!(place.holder(session.token()).await.unwrap().actor.is(Role::MapEditor));
        accounts::end_role(&administrator, noor, held(Role::MapEditor)).await.unwrap();
        assert!(place.holder(session.token()).await.is_none());
        let fresh = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        assert!(!place.holder(fresh.token()).await.unwrap().actor.is(Role::MapEditor));
        let absent = accounts::end_role(&administrator, noor, held(Role::MapEditor)).await;
        assert!(matches!(absent, Err(AccountError::NotFound)));
    });
}

#[tokio::test]
async fn a_closed_account_is_closed_at_once() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (administrator, _) = place.somebody(Role::FunctionalAdministrator, None).await;
        let noor = place.account("noor@buurt.example", Role::MapEditor).await;
        let session = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        accounts::close(&administrator, noor, 1).await.unwrap();
        assert!(place.holder(session.token()).await.is_none());
        assert!(matches!(place.sign_in("noor@buurt.example", PASSWORD).await, Err(AccountError::Wrong)));
        let twice = accounts::close(&administrator, noor, 2).await;
        assert!(matches!(twice, Err(AccountError::Store(store::StoreError::Stale))));
        let late = accounts::propose_role(&administrator, noor, held(Role::Finance)).await;
        assert!(matches!(late, Err(AccountError::Refused(Refused::NotTheirs))));
    });
}

#[tokio::test]
async fn a_role_at_a_partner_asks_for_an_organisation_and_no_other_takes_one() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (administrator, _) = place.somebody(Role::FunctionalAdministrator, None).await;
        let noor = place.account("noor@buurt.example", Role::MapEditor).await;
        let somewhere: Option<OrganisationId> = Some(administrator.new_id());
        for (role, organisation) in [(Role::PartnerWorker, None), (Role::Finance, somewhere)] {
            let answer = accounts::propose_role(&administrator, noor, Grant { role, organisation }).await;
            assert!(matches!(answer, Err(AccountError::WrongPlace)), "{role}");
        }
        let public = accounts::propose_role(&administrator, noor, held(Role::Public)).await;
        assert!(matches!(public, Err(AccountError::NotToBeGiven)));
        let again = accounts::propose_role(&administrator, noor, held(Role::MapEditor)).await;
        assert!(matches!(again, Err(AccountError::HeldAlready)));
    });
}

#[tokio::test]
async fn an_account_added_on_a_page_waits_for_a_second_administrator() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (administrator, _) = place.somebody(Role::FunctionalAdministrator, None).await;
        let added =
            accounts::add(&administrator, &email("noor@buurt.example"), Role::MapEditor, None).await.unwrap();
        accounts::choose_password(&place.visitor(), &added.link, PASSWORD).await.unwrap();
        let session = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        assert!(!place.holder(session.token()).await.unwrap().actor.is(Role::MapEditor));
        let stranger =
            accounts::add(&place.visitor(), &email("kees@buurt.example"), Role::MapEditor, None).await;
        assert!(matches!(stranger, Err(AccountError::Refused(Refused::NotTheirs))));
    });
}

#[tokio::test]
async fn the_list_is_found_by_part_of_a_name_and_goes_on_where_it_stopped() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (administrator, _) = place.somebody(Role::FunctionalAdministrator, None).await;
        for name in ["noor", "kees", "100%zeker", "noortje"] {
            let address = email(&format!("{name}@buurt.example"));
            accounts::add(&place.command_line(), &address, Role::MapEditor, None).await.unwrap();
        }
        let found = async |text: &str, after: &str| {
            let filter =
                AccountFilter { text: text.to_owned(), after: after.to_owned(), ..AccountFilter::default() };
            let listed = accounts::list(&administrator, &filter, 10).await.unwrap();
            listed.into_iter().map(|(account, roles)| (account.name, roles.len())).collect::<Vec<_>>()
        };
        assert_eq!(found("NOOR", "").await, [("noor".to_owned(), 1), ("noortje".to_owned(), 1)]);
        assert_eq!(found("noor", "noor@buurt.example").await, [("noortje".to_owned(), 1)]);
        assert_eq!(found("%", "").await, [("100%zeker".to_owned(), 1)]);
        assert_eq!(found("_", "").await, []);
        let stranger = accounts::list(&place.visitor(), &AccountFilter::default(), 10).await;
        assert!(matches!(stranger, Err(AccountError::Refused(Refused::NotTheirs))));
    });
}

#[tokio::test]
async fn accounts_of_the_demonstration_open_in_a_demonstration_only() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let people = [DemonstrationAccount {
            email: email("redactie@zwolle.example"),
            name: "Roos Redacteur".to_owned(),
            grant: held(Role::MapEditor),
        }];
        let line = place.command_line();
        let real = accounts::add_demonstration(&line, false, &people).await;
        assert!(matches!(real, Err(DemonstrationError::NotADemonstration)));
        accounts::add_demonstration(&line, true, &people).await.unwrap();
        let shown = accounts::demonstration_accounts(&line, true).await.unwrap();
        assert_eq!(shown[0].1[0].grant.role, Role::MapEditor);
        assert!(accounts::demonstration_accounts(&line, false).await.is_err());

        let real_house = attempt("redactie@zwolle.example", accounts::PASSWORD);
        let refused = accounts::sign_in(&place.visitor(), real_house).await;
        assert!(matches!(refused, Err(AccountError::Wrong)));
        let demonstration = accounts::Attempt { demonstration: true, ..real_house };
        accounts::sign_in(&place.visitor(), demonstration).await.unwrap();

        let outside = [DemonstrationAccount { email: email("iemand@zwolle.nl"), ..people[0].clone() }];
        let refused = accounts::add_demonstration(&line, true, &outside).await;
        assert!(matches!(refused, Err(DemonstrationError::RealAddress(_))));
    });
}

#[tokio::test]
async fn the_second_step_of_the_demonstration_may_be_repeated() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let people = [DemonstrationAccount {
            email: email("beheer@zwolle.example"),
            name: "Bo Beheer".to_owned(),
            grant: held(Role::FunctionalAdministrator),
        }];
        accounts::add_demonstration(&place.command_line(), true, &people).await.unwrap();
        let visitor = place.visitor();
        for _ in 0..3 {
            let attempt = accounts::Attempt {
                demonstration: true,
                ..attempt("beheer@zwolle.example", accounts::PASSWORD)
            };
            let half = accounts::sign_in(&visitor, attempt).await.unwrap();
            let code = accounts::demonstration_code(&visitor, true).unwrap();
            accounts::pass(&visitor, half.token(), &code).await.unwrap();
        }
    });
}
