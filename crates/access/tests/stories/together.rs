//! Stories about signing in while something changes at the same moment, and about sealed second factors.

use std::sync::Arc;
use std::time::Duration;

use crate::kit::{PASSWORD, Place, migrations};
use access::accounts::{self, AccountError};
use access::{Cx, FactorSeal, Refused, Role, SecondFactor, SessionToken};
use chrono::TimeDelta;
use store::on_both_engines;
use store::test_kit::TestDb;

const NEW: &str = "zeven fietsen in de gang";

async fn enrolled(cx: &Cx, token: &SessionToken) -> (SecondFactor, accounts::Enrolled) {
    let secret = SecondFactor::new(&cx.chance);
    let code = secret.code(cx.now()).unwrap();
    let enrolled = accounts::enrol(cx, token, &secret, &code).await.unwrap();
    (secret, enrolled)
}

#[tokio::test]
async fn an_old_password_opens_nothing_once_a_new_one_is_chosen() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        for wait in (0..300).step_by(30) {
            let address = format!("noor{wait}@buurt.example");
            place.account(&address, Role::MapEditor).await;
            let session = place.sign_in(&address, PASSWORD).await.unwrap();
            let noor = place.holder(session.token()).await.unwrap();
            let late = async {
                tokio::time::sleep(Duration::from_millis(wait)).await;
                place.sign_in(&address, PASSWORD).await
            };
            let change = accounts::change_password(&noor, session.token(), PASSWORD, NEW);
            let (changed, opened) = tokio::join!(change, late);
            changed.unwrap();
            // Whoever came just in time is sent away again.
            if let Ok(opened) = opened {
                assert!(place.holder(opened.token()).await.is_none(), "after {wait} ms");
            }
            assert!(place.sign_in(&address, PASSWORD).await.is_err(), "after {wait} ms");
            place.sign_in(&address, NEW).await.unwrap();
        }
    });
}

#[tokio::test]
async fn half_a_way_in_leads_in_once() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        place.account("noor@buurt.example", Role::PrivacyOfficer).await;
        let first = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        let noor = place.holder(first.token()).await.unwrap();
        let (_, set_up) = enrolled(&noor, first.token()).await;
        let half = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        let visitor = place.visitor();
        let (one, other) = tokio::join!(
            accounts::pass(&visitor, half.token(), &set_up.codes[0]),
            accounts::pass(&visitor, half.token(), &set_up.codes[1]),
        );
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
        let left = accounts::codes_left(&place.holder(&set_up.token).await.unwrap()).await.unwrap();
        assert_eq!(left, 9, "what led nowhere used no code");
    });
}

#[tokio::test]
async fn of_two_who_set_up_a_second_factor_at_once_one_does() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        place.account("noor@buurt.example", Role::PrivacyOfficer).await;
        let one = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        let other = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        let (mine, theirs) =
            (place.holder(one.token()).await.unwrap(), place.holder(other.token()).await.unwrap());
        let (first, second) = (SecondFactor::new(&mine.chance), SecondFactor::new(&mine.chance));
        let (code_one, code_two) = (first.code(mine.now()).unwrap(), second.code(mine.now()).unwrap());
        let (one, other) = tokio::join!(
            accounts::enrol(&mine, one.token(), &first, &code_one),
            accounts::enrol(&theirs, other.token(), &second, &code_two),
        );
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
        let refused = one.err().or(other.err()).unwrap();
        assert!(matches!(refused, AccountError::Refused(Refused::SecondFactorFirst)), "{refused:?}");
    });
}

async fn kept(place: &Place) -> String {
    let mut read = place.database.db.read().await.unwrap();
    let row = read.one("SELECT totp_secret FROM account WHERE totp_secret IS NOT NULL", vec![]).await;
    row.unwrap().get("totp_secret").unwrap()
}

#[tokio::test]
async fn a_second_factor_is_sealed_in_the_database_and_opens_with_its_key_only() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let seal = |byte: u8| Some(Arc::new(FactorSeal::new(&[byte; 32]).unwrap()));
        place.account("noor@buurt.example", Role::PrivacyOfficer).await;
        let first = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        let noor = place.holder(first.token()).await.unwrap().sealing(seal(7));
        let (secret, set_up) = enrolled(&noor, first.token()).await;
        assert!(!kept(&place).await.contains(secret.reveal()));

        place.pass(TimeDelta::minutes(1));
        let half = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        let code = secret.code(place.visitor().now()).unwrap();
        for wrong in [place.visitor(), place.visitor().sealing(seal(8))] {
            let refused = accounts::pass(&wrong, half.token(), &code).await;
            assert!(matches!(refused, Err(AccountError::DoesNotOpen(_))), "{refused:?}");
        }
        accounts::pass(&place.visitor().sealing(seal(7)), half.token(), &code).await.unwrap();
        let half = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        accounts::pass(&place.visitor(), half.token(), &set_up.codes[0]).await.unwrap();
    });
}

#[tokio::test]
async fn second_factors_of_before_there_was_a_key_are_read_and_sealed() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let seal = Some(Arc::new(FactorSeal::new(&[7; 32]).unwrap()));
        place.account("noor@buurt.example", Role::PrivacyOfficer).await;
        let first = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
        let noor = place.holder(first.token()).await.unwrap();
        let (secret, _) = enrolled(&noor, first.token()).await;
        assert_eq!(kept(&place).await, secret.reveal());
        let visitor = place.visitor().sealing(seal);
        for sealed in [1, 0] {
            place.pass(TimeDelta::minutes(1));
            let half = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
            accounts::pass(&visitor, half.token(), &secret.code(visitor.now()).unwrap()).await.unwrap();
            assert_eq!(accounts::seal_second_factors(&visitor).await.unwrap(), sealed);
            assert!(!kept(&place).await.contains(secret.reveal()));
        }
    });
}

#[tokio::test]
async fn who_only_looks_waits_for_no_writer() {
    on_both_engines!(migrations(), |database: TestDb| async move {
        let place = Place::on(database);
        let (_, token) = place.somebody(Role::MapEditor, None).await;
        place.pass(TimeDelta::minutes(6));
        let long_work = place.database.db.begin().await.unwrap();
        let looking = tokio::time::timeout(Duration::from_secs(5), place.holder(&token)).await;
        assert!(looking.is_ok_and(|holder| holder.is_some()));
        drop(long_work);
        place.holder(&token).await.unwrap();
        place.pass(TimeDelta::minutes(57));
        assert!(place.holder(&token).await.is_some(), "that it was in use is noted as soon as it can be");
    });
}
