use access::Role;
use kernel::Cents;
use subsidies::{BatchStep, PaymentState, PaymentStep, SubsidyError};

use super::common::{Person, town, towns};
use super::granting::{Change, as_it_is, due_now, granted};

#[tokio::test]
async fn nothing_is_paid_to_an_account_that_nobody_else_confirmed() {
    for town in towns().await {
        let all = granted(&town, &[due_now]).await;
        let finance = all.finance[0].cx(&town);
        let day = "2026-04-01".parse().unwrap();
        let none = subsidies::prepare_batch(&finance, day).await;
        assert!(matches!(none, Err(SubsidyError::NothingToPay)), "{none:?}");
        let leader = all.leader.cx(&town);
        let wrong = subsidies::propose_account(&leader, Some(all.own), ("NL91ABNA0417164301", "Een")).await;
        assert!(matches!(wrong, Err(SubsidyError::Iban(_))), "{wrong:?}");
        let id =
            subsidies::propose_account(&finance, None, ("NL20INGB0001234567", "Gemeente")).await.unwrap();
        let own = subsidies::confirm_account(&finance, id).await;
        assert!(matches!(own, Err(SubsidyError::OwnWork)), "{own:?}");
        all.with_accounts(&town).await;
        assert_eq!(subsidies::payments_due(&finance, day).await.unwrap().len(), 1);
        // A new number waits, and the old one stays in use.
        let new = ("NL02ABNA0123456789", "Stichting Één");
        subsidies::propose_account(&leader, Some(all.own), new).await.unwrap();
        let due = subsidies::payments_due(&finance, day).await.unwrap();
        assert_eq!(due[0].account.as_ref().unwrap().0, "NL91ABNA0417164300");
    }
}

#[tokio::test]
async fn who_put_a_batch_together_or_decided_on_it_does_not_release_it() {
    for town in towns().await {
        let all = granted(&town, &[due_now]).await;
        all.with_accounts(&town).await;
        let first = all.finance[0].cx(&town);
        let batch = subsidies::prepare_batch(&first, "2026-04-01".parse().unwrap()).await.unwrap();
        for person in [&all.finance[0], &all.mandate] {
            // The same natural person in the role of who releases.
            let mut cx = all.finance[1].cx(&town);
            cx.actor.account = person.cx(&town).actor.account;
            let refused = subsidies::step_batch(&cx, (batch, 1), BatchStep::Release).await;
            assert!(matches!(refused, Err(SubsidyError::OwnWork)), "{refused:?}");
        }
        let early = subsidies::bank_file(&first, batch).await;
        assert!(matches!(early, Err(SubsidyError::Bank(_))), "{early:?}");
        subsidies::step_batch(&all.finance[1].cx(&town), (batch, 1), BatchStep::Release).await.unwrap();
        let (name, file) = subsidies::bank_file(&first, batch).await.unwrap();
        let text = String::from_utf8(file).unwrap();
        assert_eq!(name, "SUBSIDIE-2026-0001");
        assert!(
            text.contains("<CtrlSum>67.50</CtrlSum>") && text.contains("<Nm>Stichting Een</Nm>"),
            "{text}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_instalment_is_paid_once_however_many_put_batches_together_at_once() {
    for town in towns().await {
        let all = granted(&town, &[due_now, due_now, due_now]).await;
        all.with_accounts(&town).await;
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let cx = all.finance[0].cx(&town);
                tokio::spawn(
                    async move { subsidies::prepare_batch(&cx, "2026-04-01".parse().unwrap()).await },
                )
            })
            .collect();
        let mut made = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => made += 1,
                Err(SubsidyError::NothingToPay | SubsidyError::Taken | SubsidyError::Store(_)) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(made, 1, "one batch takes all that is due");
        let batches = subsidies::batches(&all.finance[0].cx(&town)).await.unwrap();
        let paid: Vec<i64> = batches.iter().flat_map(|one| &one.payments).map(|one| one.amount.0).collect();
        assert_eq!(paid, [6_750, 6_750, 6_750]);
    }
}

#[tokio::test]
async fn what_was_let_go_or_sent_back_is_due_again_and_is_paid_once() {
    for town in towns().await {
        let all = granted(&town, &[due_now]).await;
        all.with_accounts(&town).await;
        let [first, second] = all.finance.each_ref().map(|one| one.cx(&town));
        let day = "2026-04-01".parse().unwrap();
        let batch = subsidies::prepare_batch(&first, day).await.unwrap();
        subsidies::step_batch(&first, (batch, 1), BatchStep::Drop).await.unwrap();
        let gone = subsidies::step_batch(&second, (batch, 2), BatchStep::Release).await;
        assert!(matches!(gone, Err(SubsidyError::WrongStep(_))), "{gone:?}");
        let batch = all.paid(&town, "2026-04-01").await;
        let none = subsidies::prepare_batch(&first, day).await;
        assert!(matches!(none, Err(SubsidyError::NothingToPay)), "{none:?}");
        let payment = subsidies::batch(&first, batch).await.unwrap().payments[0].clone();
        assert_eq!(payment.state, PaymentState::Executed);
        let bare = subsidies::bank_said(&first, (batch, payment.id), PaymentStep::Reject, " ").await;
        assert!(matches!(bare, Err(SubsidyError::NoReason)), "{bare:?}");
        let why = "Rekening opgeheven";
        subsidies::bank_said(&first, (batch, payment.id), PaymentStep::Reject, why).await.unwrap();
        assert_eq!(all.case(&town, 0).await.ledger.paid, Cents(0));
        all.paid(&town, "2026-04-01").await;
        let ledger = all.case(&town, 0).await.ledger;
        assert_eq!((ledger.paid, ledger.to_pay()), (Cents(6_750), Cents(23_250)));
    }
}

#[tokio::test]
async fn finance_pays_on_its_desk_and_nobody_else_finds_it() {
    let town = town().await;
    let changes: [Change; 2] = [due_now, as_it_is];
    let all = granted(&town, &changes).await;
    all.with_accounts(&town).await;
    let finance = Person::of(&town, Role::Finance, None).await.visitor;
    let desk = finance.get("/subsidies/betalen").await;
    desk.assert_status(200)
        .assert_says("€ 67,50")
        .assert_says("NL91ABNA0417164300")
        .assert_never_says("Plan 1");
    finance.post("/subsidies/betalen", &[("pay-on", "1 april")]).await.assert_status(422);
    let made = finance.post("/subsidies/betalen", &[("pay-on", "2026-04-01")]).await;
    made.assert_status(303);
    let at = made.location().unwrap().to_owned();
    finance.get(&at).await.assert_status(200).assert_says("Wacht op vrijgave");
    finance.get(&format!("{at}/bestand")).await.assert_status(404);
    let step = format!("{at}/stap/release");
    let own = finance.post(&step, &[("version", "1")]).await;
    own.assert_status(422).assert_says("U hebt dit zelf voorbereid.");
    let other = Person::of(&town, Role::Finance, None).await.visitor;
    other.get(&step).await.assert_status(200).assert_says("€ 67,50");
    other.post(&step, &[("version", "1")]).await.assert_status(303);
    let file = other.get(&format!("{at}/bestand")).await;
    file.assert_status(200).assert_says("pain.001.001.09");
    let own = format!("/subsidies/rekening/{}", all.own);
    let leader = Person::of(&town, Role::PartnerCoordinator, Some(all.own)).await.visitor;
    leader.get(&own).await.assert_status(200).assert_says("NL91 ABNA 0417 1643 00");
    let wrong = leader.post(&own, &[("iban", "NL00"), ("holder", "Een")]).await;
    wrong.assert_status(422).assert_error("iban", "Dit is geen goed IBAN. Kijk de letters en cijfers na.");
    leader.post(&own, &[("iban", "NL02ABNA0123456789"), ("holder", "Een")]).await.assert_status(303);
    leader.get("/subsidies/betalen").await.assert_status(404);
    let officer = Person::of(&town, Role::SubsidyOfficer, None).await.visitor;
    officer.get(&at).await.assert_status(404);
}
