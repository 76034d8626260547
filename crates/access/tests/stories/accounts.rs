//! Stories about accounts, on both engines.

use crate::kit::{PASSWORD, Place, attempt, email, migrations};
use access::accounts::{self, AccountError, NotAPassword, Opened};
use access::{Assurance, Role, SecondFactor, SessionToken};
use chrono::TimeDelta;
use store::on_both_engines;
use store::test_kit::TestDb;

/// One story on both engines, in which `?` is not needed.
macro_rules! story {
    ($name:ident, |$place:ident| $body:block) => {
        #[tokio::test]
        async fn $name() {
            on_both_engines!(migrations(), |database: TestDb| async move {
                let $place = Place::on(database);
                $body
            });
        }
    };
}

story!(an_account_is_opened_by_its_link_and_its_password_and_by_nothing_else, |place| {
    let added = accounts::add(&place.command_line(), &email("noor@buurt.example"), Role::MapEditor, None)
        .await
        .unwrap();
    assert!(matches!(place.sign_in("noor@buurt.example", "").await, Err(AccountError::Wrong)));
    let weak = accounts::choose_password(&place.visitor(), &added.link, "noor houdt van lampen").await;
    assert!(matches!(weak, Err(AccountError::Password(NotAPassword::AboutThem))));
    accounts::choose_password(&place.visitor(), &added.link, PASSWORD).await.unwrap();
    let again = accounts::choose_password(&place.visitor(), &added.link, "een heel ander wachtwoord").await;
    assert!(matches!(again, Err(AccountError::DeadLink)));

    let opened = place.sign_in(" Noor@Buurt.example ", PASSWORD).await.unwrap();
    let noor = place.holder(opened.token()).await.unwrap();
    assert!(matches!(opened, Opened::Whole(_)));
    assert!(noor.actor.is(Role::MapEditor));
    assert_eq!(noor.actor.assurance, Assurance::OneFactor);
    assert_eq!(place.log().await, ["add-account", "choose-password", "sign-in"]);
});

story!(a_link_ends_after_seven_days, |place| {
    let added = accounts::add(&place.command_line(), &email("noor@buurt.example"), Role::MapEditor, None)
        .await
        .unwrap();
    place.pass(TimeDelta::days(7));
    let late = accounts::choose_password(&place.visitor(), &added.link, PASSWORD).await;
    assert!(matches!(late, Err(AccountError::DeadLink)));
});

story!(an_address_has_one_account, |place| {
    place.account("noor@buurt.example", Role::MapEditor).await;
    let twice = accounts::add(&place.command_line(), &email("noor@buurt.example"), Role::Finance, None).await;
    assert!(matches!(twice, Err(AccountError::Taken)));
});

story!(guessing_is_slowed_down_and_the_owner_still_gets_in, |place| {
    place.account("noor@buurt.example", Role::MapEditor).await;
    let mut refused = 0;
    for guess in 0..200 {
        match place.sign_in("noor@buurt.example", "raad maar wat je wilt").await {
            Err(AccountError::Wrong) => assert!(guess < 5),
            Err(AccountError::TooMany { seconds }) => {
                assert!((1..=60).contains(&seconds), "{seconds}");
                refused += 1;
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(refused, 195);
    assert!(matches!(place.sign_in("noor@buurt.example", PASSWORD).await, Err(AccountError::TooMany { .. })));
    place.pass(TimeDelta::seconds(60));
    place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    assert!(matches!(place.sign_in("noor@buurt.example", "mis").await, Err(AccountError::Wrong)));
});

story!(a_network_that_tries_many_addresses_is_slowed_down_too, |place| {
    place.account("noor@buurt.example", Role::MapEditor).await;
    for number in 0..20 {
        let address = format!("iemand{number}@buurt.example");
        assert!(matches!(place.sign_in(&address, "mis").await, Err(AccountError::Wrong)), "{number}");
    }
    assert!(matches!(place.sign_in("noor@buurt.example", PASSWORD).await, Err(AccountError::TooMany { .. })));
    let elsewhere = accounts::Attempt {
        network: Some("198.51.100.9".parse().unwrap()),
        ..attempt("noor@buurt.example", PASSWORD)
    };
    accounts::sign_in(&place.visitor(), elsewhere).await.unwrap();
});

story!(attempts_side_by_side_are_counted_one_by_one, |place| {
    place.account("noor@buurt.example", Role::MapEditor).await;
    let place = std::sync::Arc::new(place);
    let attempts: Vec<_> = (0..16)
        .map(|_| {
            let place = std::sync::Arc::clone(&place);
            tokio::spawn(async move { place.sign_in("noor@buurt.example", "mis").await })
        })
        .collect();
    let mut verified = 0;
    for attempt in attempts {
        verified += u32::from(matches!(attempt.await.unwrap(), Err(AccountError::Wrong)));
    }
    assert_eq!(verified, 5);
});

story!(signing_in_gives_a_new_token_and_ends_the_old_session, |place| {
    place.account("noor@buurt.example", Role::MapEditor).await;
    let first = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    let again = accounts::Attempt { earlier: Some(first.token()), ..attempt("noor@buurt.example", PASSWORD) };
    let second = accounts::sign_in(&place.visitor(), again).await.unwrap();
    assert_ne!(first.token(), second.token());
    assert!(place.holder(first.token()).await.is_none());
    let noor = place.holder(second.token()).await.unwrap();
    accounts::sign_out(&noor, second.token()).await.unwrap();
    assert!(place.holder(second.token()).await.is_none());
});

story!(a_session_ends_by_itself, |place| {
    place.account("noor@buurt.example", Role::MapEditor).await;
    let idle = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    place.pass(TimeDelta::minutes(60));
    assert!(place.holder(idle.token()).await.is_none());
    let busy = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    for _ in 0..23 {
        place.pass(TimeDelta::minutes(31));
        assert!(place.holder(busy.token()).await.is_some());
    }
    place.pass(TimeDelta::minutes(31));
    assert!(place.holder(busy.token()).await.is_none());
});

story!(a_new_password_ends_the_other_sessions, |place| {
    place.account("noor@buurt.example", Role::MapEditor).await;
    let here = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    let there = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    let noor = place.holder(here.token()).await.unwrap();
    let new = "zeven fietsen in de gang";
    let wrong = accounts::change_password(&noor, here.token(), "mis", new).await;
    assert!(matches!(wrong, Err(AccountError::Wrong)));
    accounts::change_password(&noor, here.token(), PASSWORD, new).await.unwrap();
    assert!(place.holder(here.token()).await.is_some());
    assert!(place.holder(there.token()).await.is_none());
    assert!(matches!(place.sign_in("noor@buurt.example", PASSWORD).await, Err(AccountError::Wrong)));
    place.sign_in("noor@buurt.example", new).await.unwrap();
});

story!(the_name_is_changed_on_the_version_that_was_seen, |place| {
    place.account("noor@buurt.example", Role::MapEditor).await;
    let opened = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    let noor = place.holder(opened.token()).await.unwrap();
    let english = kernel::Language::English;
    accounts::change(&noor, "Noor", english, 1).await.unwrap();
    let stale = accounts::change(&noor, "Noortje", english, 1).await;
    assert!(matches!(stale, Err(AccountError::Store(store::StoreError::Stale))));
    let (account, _) = accounts::find(&noor, noor.actor.account.unwrap()).await.unwrap();
    assert_eq!((account.name.as_str(), account.language), ("Noor", english));
});

/// Sets up a second factor for whoever holds `token`.
async fn enrolled(place: &Place, token: &SessionToken) -> (SecondFactor, accounts::Enrolled) {
    let noor = place.holder(token).await.unwrap();
    let secret = SecondFactor::new(&noor.chance);
    let code = secret.code(noor.now()).unwrap();
    let enrolled = accounts::enrol(&noor, token, &secret, &code).await.unwrap();
    (secret, enrolled)
}

story!(with_a_second_factor_a_password_alone_opens_nothing, |place| {
    place.account("noor@buurt.example", Role::PrivacyOfficer).await;
    let first = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    assert!(matches!(first, Opened::Unprotected(_)));
    let (secret, set_up) = enrolled(&place, first.token()).await;
    assert!(place.holder(first.token()).await.is_none());
    assert_eq!(place.holder(&set_up.token).await.unwrap().actor.assurance, Assurance::TwoFactors);
    assert_eq!(set_up.codes.len(), 10);

    place.pass(TimeDelta::seconds(30));
    let half = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    assert!(matches!(half, Opened::Half(_)));
    assert!(place.holder(half.token()).await.is_none());
    let visitor = place.visitor();
    assert!(accounts::halfway(&visitor, half.token()).await.unwrap().is_some());
    let wrong = accounts::pass(&visitor, half.token(), "000000").await;
    assert!(matches!(wrong, Err(AccountError::WrongCode)));
    let code = secret.code(visitor.now()).unwrap();
    let whole = accounts::pass(&visitor, half.token(), &code).await.unwrap();
    assert_eq!(place.holder(whole.token()).await.unwrap().actor.assurance, Assurance::TwoFactors);
    assert!(accounts::halfway(&visitor, half.token()).await.unwrap().is_none());

    let again = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    let replayed = accounts::pass(&visitor, again.token(), &code).await;
    assert!(matches!(replayed, Err(AccountError::WrongCode)));
});

story!(a_recovery_code_works_once, |place| {
    place.account("noor@buurt.example", Role::PrivacyOfficer).await;
    let first = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    let (_, set_up) = enrolled(&place, first.token()).await;
    let visitor = place.visitor();
    let half = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    let typed = set_up.codes[3].to_uppercase().replace('-', " ");
    let whole = accounts::pass(&visitor, half.token(), &typed).await.unwrap();
    let noor = place.holder(whole.token()).await.unwrap();
    assert_eq!(accounts::codes_left(&noor).await.unwrap(), 9);
    let half = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    assert!(matches!(accounts::pass(&visitor, half.token(), &typed).await, Err(AccountError::WrongCode)));
});

story!(who_lost_phone_and_codes_gets_back_in_through_the_administrator, |place| {
    place.account("noor@buurt.example", Role::PrivacyOfficer).await;
    let first = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    let (_, set_up) = enrolled(&place, first.token()).await;
    let address = email("noor@buurt.example");
    let herself = place.holder(&set_up.token).await.unwrap();
    assert!(matches!(
        accounts::forget_second_factor(&herself, &address).await,
        Err(AccountError::Refused(_))
    ));
    accounts::forget_second_factor(&place.command_line(), &address).await.unwrap();
    let again = accounts::forget_second_factor(&place.command_line(), &address).await;
    assert!(matches!(again, Err(AccountError::NoSecondFactor)));
    let nobody = accounts::forget_second_factor(&place.command_line(), &email("wie@buurt.example")).await;
    assert!(matches!(nobody, Err(AccountError::NotFound)));

    assert!(place.holder(&set_up.token).await.is_none());
    let opened = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    assert!(matches!(opened, Opened::Unprotected(_)));
    let noor = place.holder(opened.token()).await.unwrap();
    assert_eq!(noor.actor.assurance, Assurance::OneFactor);
    assert_eq!(accounts::codes_left(&noor).await.unwrap(), 0);
});

story!(guessing_codes_is_slowed_down, |place| {
    place.account("noor@buurt.example", Role::PrivacyOfficer).await;
    let first = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    enrolled(&place, first.token()).await;
    let half = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    let visitor = place.visitor();
    for guess in 0..20 {
        let answer = accounts::pass(&visitor, half.token(), "123456").await;
        match answer {
            Err(AccountError::WrongCode) => assert!(guess < 5),
            Err(AccountError::TooMany { .. }) => assert!(guess >= 5),
            other => panic!("{other:?}"),
        }
    }
});

story!(a_second_factor_is_replaced_only_by_whoever_showed_it, |place| {
    place.account("noor@buurt.example", Role::PrivacyOfficer).await;
    let first = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    let other = place.sign_in("noor@buurt.example", PASSWORD).await.unwrap();
    let stolen = place.holder(other.token()).await.unwrap();
    enrolled(&place, first.token()).await;
    assert!(place.holder(other.token()).await.is_none());
    let secret = SecondFactor::new(&stolen.chance);
    let code = secret.code(stolen.now()).unwrap();
    let refused = accounts::enrol(&stolen, other.token(), &secret, &code).await;
    assert!(matches!(refused, Err(AccountError::Refused(access::Refused::SecondFactorFirst))));
});
