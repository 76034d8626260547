use access::Role;
use chrono::TimeDelta;
use kernel::Cents;
use sha2::{Digest as _, Sha256};
use shell::test_kit::Town;
use subsidies::{ApplicationId, LetterKind, LetterState, Plan, RefusalGround, SubsidyError};

use super::common::{Open, PART, Person, open_round, plan, round_version, town, towns, written};
use super::deciding::{Ranked, ranked};

/// An application without its document, for which the officer asks.
async fn asked_to_complete(town: &Town, open: &Open) -> ApplicationId {
    let bare = Plan { documents: Default::default(), ..plan("Kaal", 900) };
    let id = written(town, &open.leader, open.round, &bare).await;
    subsidies::submit(&open.leader.cx(town), id, 2).await.unwrap();
    subsidies::ask_repair(&open.officer.cx(town), (id, 3), "De jaarrekening van 2025.").await.unwrap();
    id
}

#[tokio::test]
async fn a_letter_is_read_before_it_goes_and_its_applicant_reads_it_after() {
    for town in towns().await {
        let open = open_round(&town, 1_000).await;
        let id = asked_to_complete(&town, &open).await;
        let officer = Person::of(&town, Role::SubsidyOfficer, None).await;
        let leader = Person::of(&town, Role::PartnerCoordinator, Some(open.own)).await.visitor;
        let at = format!("/subsidies/aanvraag/{id}");
        let before = leader.get(&at).await;
        let kind = format!("{at}/brief/completion");
        officer.visitor.get(&kind).await.assert_status(200);
        let made = officer.visitor.post(&kind, &[]).await;
        let letter = made.assert_status(303).location().unwrap().to_owned();
        officer.visitor.post(&kind, &[]).await.assert_status(422);
        officer
            .visitor
            .get(&letter)
            .await
            .assert_says("De jaarrekening van 2025")
            .assert_says("24 maart 2026");
        officer.visitor.get("/subsidies/werk").await.assert_says(&letter);

        for hidden in [letter.clone(), format!("{letter}/pdf"), format!("{letter}/stap/send")] {
            leader.get(&hidden).await.assert_status(404);
        }
        assert_eq!(leader.get(&at).await.body.len(), before.body.len(), "not a sign of it");
        leader.get("/subsidies/mijn").await.assert_never_says("/subsidies/brief/");

        let send = format!("{letter}/stap/send");
        let wrong = officer.visitor.post(&send, &[("version", "1"), ("dated", "morgen")]).await;
        wrong.assert_status(422).assert_error("dated", "Vul een datum in.");
        let fields = [("version", "1"), ("dated", "2026-03-09")];
        officer.visitor.post(&send, &fields).await.assert_status(303);
        leader.get(&letter).await.assert_status(200).assert_says("De jaarrekening van 2025");
        leader.get(&at).await.assert_says(&letter);
        leader.get("/subsidies/mijn").await.assert_says(&letter);
        let file = leader.get(&format!("{letter}/pdf")).await;
        assert!(file.body.starts_with("%PDF-"));
        assert_eq!(file.headers["content-disposition"], "attachment; filename=\"completion-2026-001.pdf\"");
    }
}

#[tokio::test]
async fn a_sent_letter_keeps_its_bytes_whatever_becomes_of_case_and_template() {
    let town = town().await;
    let open = open_round(&town, 1_000).await;
    let id = asked_to_complete(&town, &open).await;
    let (cx, house) = (open.officer.cx(&town), &town.house);
    let today = house.clock.today();
    let first = subsidies::prepare_letter(&cx, id, LetterKind::Receipt).await.unwrap();
    town.pass(TimeDelta::seconds(1));
    let second = subsidies::prepare_letter(&cx, id, LetterKind::Completion).await.unwrap();
    subsidies::send_letter(&cx, house, (first, 1), today).await.unwrap();
    let sent = subsidies::letter_bytes(&cx, house, first).await.unwrap();
    for kind in [LetterKind::Receipt, LetterKind::Completion] {
        let (number, body) = subsidies::letter_template(&cx, kind).await.unwrap();
        let changed = body.replace("Beste aanvrager", "Geachte aanvrager");
        subsidies::change_letter_template(&cx, (kind, number), &changed).await.unwrap();
        let stale = subsidies::change_letter_template(&cx, (kind, number), &changed).await;
        assert!(matches!(stale, Err(SubsidyError::Stale)), "{stale:?}");
    }
    town.pass(TimeDelta::days(1));
    let cx = open.officer.cx(&town);
    let read = subsidies::read_letter(&cx, house, first).await.unwrap();
    assert!(format!("{:?}", read.document).contains("Beste aanvrager"), "the sent one stays");
    assert_eq!(subsidies::letter_bytes(&cx, house, first).await.unwrap(), sent);
    let hash = hex::encode(Sha256::digest(&sent));
    assert_eq!(read.letter.sending.unwrap().hash, hash);
    let unsent = subsidies::read_letter(&cx, house, second).await.unwrap();
    assert!(format!("{:?}", unsent.document).contains("Geachte aanvrager"), "the unsent one follows");
    let again = subsidies::send_letter(&cx, house, (first, 2), today).await;
    assert!(matches!(again, Err(SubsidyError::WrongStep(_))), "{again:?}");
    subsidies::drop_letter(&cx, (second, 1)).await.unwrap();
    let states: Vec<LetterState> =
        subsidies::letters(&cx, id).await.unwrap().iter().map(|letter| letter.state).collect();
    assert_eq!(states, [LetterState::Sent, LetterState::Dropped]);
}

/// All of a ranked round is decided: the first gets its money, the others nothing.
async fn decided(town: &Town, ranked: &Ranked) {
    let mandate = ranked.mandate.cx(town);
    let amounts = [(PART.to_owned(), Cents(20_000))].into();
    let [first, others @ ..] = ranked.applications.as_slice() else { panic!("one") };
    subsidies::grant(&mandate, (*first, 4), &amounts, "Hoog genoeg.").await.unwrap();
    for id in others {
        let ground = RefusalGround::Ceiling;
        subsidies::refuse(&mandate, (*id, 4), ground, "Het geld is op.").await.unwrap();
    }
    let version = round_version(town, &ranked.officer, ranked.round).await;
    subsidies::decide_round(&mandate, (ranked.round, version)).await.unwrap();
}

#[tokio::test]
async fn the_letters_of_a_round_go_together_after_all_is_decided() {
    for town in towns().await {
        let ranked = ranked(&town, 3).await;
        let cx = ranked.officer.cx(&town);
        let early = subsidies::prepare_letters(&cx, ranked.round).await;
        assert!(matches!(early, Err(SubsidyError::NotNow)), "{early:?}");
        decided(&town, &ranked).await;
        let none = subsidies::send_letters(&cx, ranked.round).await;
        assert!(matches!(none, Err(SubsidyError::NotNow)), "{none:?}");
        assert_eq!(subsidies::prepare_letters(&cx, ranked.round).await.unwrap(), 3);
        assert_eq!(subsidies::prepare_letters(&cx, ranked.round).await.unwrap(), 0, "once is enough");
        subsidies::send_letters(&cx, ranked.round).await.unwrap();
        let batch = &subsidies::letter_batches(&cx, ranked.round).await.unwrap()[0];
        assert_eq!((batch.done, batch.total, batch.finished_at), (0, 3, None));
        assert!(subsidies::work_on_letters(&town.house).await.unwrap());
        assert!(!subsidies::work_on_letters(&town.house).await.unwrap(), "there was one");
        let batch = &subsidies::letter_batches(&cx, ranked.round).await.unwrap()[0];
        assert_eq!((batch.done, batch.total, batch.finished_at.is_some()), (3, 3, true));
        let mut told = Vec::new();
        for id in &ranked.applications {
            let letters = subsidies::letters(&cx, *id).await.unwrap();
            told.extend(letters.iter().map(|letter| (letter.kind, letter.state)));
        }
        let sent = |kind| (kind, LetterState::Sent);
        assert_eq!(
            told,
            [sent(LetterKind::PartialGrant), sent(LetterKind::Refusal), sent(LetterKind::Refusal)]
        );
        let officer = Person::of(&town, Role::SubsidyOfficer, None).await.visitor;
        let page = officer.get(&format!("/subsidies/ronde/{}/brieven", ranked.round)).await;
        page.assert_status(200).assert_says("Alle 3 brieven zijn verstuurd.");
    }
}

#[tokio::test]
async fn a_refusal_tells_the_reason_of_each_criterion_and_how_to_object_from_the_day_of_sending() {
    let town = town().await;
    let ranked = ranked(&town, 2).await;
    decided(&town, &ranked).await;
    let cx = ranked.officer.cx(&town);
    let id = subsidies::prepare_letter(&cx, ranked.applications[1], LetterKind::Refusal).await.unwrap();
    let early = town.house.clock.today() - TimeDelta::days(30);
    // Dated a month ago, sent on 1 April 2026: six weeks later is 13 May.
    assert_eq!(town.house.clock.today().to_string(), "2026-04-01");
    subsidies::send_letter(&cx, &town.house, (id, 1), early).await.unwrap();
    let letter = subsidies::read_letter(&cx, &town.house, id).await.unwrap();
    let said = format!("{:?}", letter.document);
    for words in ["2 maart 2026", "13 mei 2026", "Het geld is op", "Kwaliteit", "Spreiding", "Daarom."] {
        assert!(said.contains(words), "`{words}` in {said}");
    }
    let mandate = ranked.mandate.cx(&town).actor.account;
    assert_eq!(letter.letter.sending.unwrap().signed_by, mandate, "whoever decided signs");
}

#[tokio::test]
async fn a_decision_is_put_off_once_and_a_late_one_costs_money() {
    for town in towns().await {
        let Open { officer, round, leader, own, .. } = open_round(&town, 1_000).await;
        let id = written(&town, &leader, round, &plan("Samen", 900)).await;
        subsidies::submit(&leader.cx(&town), id, 2).await.unwrap();
        let cx = officer.cx(&town);
        let bare = subsidies::put_off(&cx, (id, 3), 4, " ").await;
        assert!(matches!(bare, Err(SubsidyError::NoReason)), "{bare:?}");
        // Thirteen weeks after 31 March, and four more.
        subsidies::put_off(&cx, (id, 3), 4, "Veel aanvragen.").await.unwrap();
        let again = subsidies::put_off(&cx, (id, 4), 4, "Nog meer.").await;
        assert!(matches!(again, Err(SubsidyError::PutOffBefore)), "{again:?}");
        let clock = subsidies::application(&cx, id).await.unwrap().clock;
        assert_eq!(clock.last.day().unwrap().to_string(), "2026-07-28");
        let due = subsidies::letters_due(&cx, id).await.unwrap();
        assert_eq!(due, [LetterKind::Receipt, LetterKind::Extension]);
        let letter = subsidies::prepare_letter(&cx, id, LetterKind::Extension).await.unwrap();
        let said = format!("{:?}", subsidies::read_letter(&cx, &town.house, letter).await.unwrap().document);
        assert!(said.contains("30 juni 2026") && said.contains("28 juli 2026"), "{said}");

        let early = subsidies::note_default(&cx, (id, 4), "2026-03-10".parse().unwrap()).await;
        assert!(matches!(early, Err(SubsidyError::NotNow)), "{early:?}");
        town.pass(TimeDelta::days(150));
        let cx = officer.cx(&town);
        subsidies::note_default(&cx, (id, 4), "2026-07-29".parse().unwrap()).await.unwrap();
        let visitor = Person::of(&town, Role::SubsidyOfficer, None).await.visitor;
        visitor.get("/subsidies/werk").await.assert_says("in gebreke gesteld");
        town.pass(TimeDelta::days(7));
        let visitor = Person::of(&town, Role::SubsidyOfficer, None).await.visitor;
        // The fortnight ends on 12 August; 13 and 14 August cost 23 euros each.
        assert_eq!(town.house.clock.today().to_string(), "2026-08-14");
        visitor.get("/subsidies/werk").await.assert_says("dwangsom € 46");
        let applicant = Person::of(&town, Role::PartnerCoordinator, Some(own)).await.visitor;
        let page = applicant.get(&format!("/subsidies/aanvraag/{id}")).await;
        page.assert_says("Dwangsom (Awb 4:17)").assert_says("€ 23").assert_says("Verdaagd");
    }
}

#[tokio::test]
async fn the_letter_that_puts_a_decision_off_says_nothing_of_one_that_is_secret() {
    let town = town().await;
    let ranked = ranked(&town, 2).await;
    let (cx, id) = (ranked.officer.cx(&town), ranked.applications[1]);
    subsidies::put_off(&cx, (id, 4), 4, "Veel aanvragen.").await.unwrap();
    let letter = subsidies::prepare_letter(&cx, id, LetterKind::Extension).await.unwrap();
    let mandate = ranked.mandate.cx(&town);
    subsidies::refuse(&mandate, (id, 5), RefusalGround::Ceiling, "Het geld is op.").await.unwrap();
    let said = format!("{:?}", subsidies::read_letter(&cx, &town.house, letter).await.unwrap().document);
    assert!(said.contains("Veel aanvragen") && !said.contains("Het geld is op"), "{said}");
}

#[tokio::test]
async fn between_decision_and_letter_a_notice_of_default_is_noted_and_after_it_none() {
    let town = town().await;
    let ranked = ranked(&town, 1).await;
    decided(&town, &ranked).await;
    let id = ranked.applications[0];
    town.pass(TimeDelta::days(150));
    let officer = Person::of(&town, Role::SubsidyOfficer, None).await;
    let at = format!("/subsidies/aanvraag/{id}/stap/notice-of-default");
    officer.visitor.get(&at).await.assert_status(200);
    let cx = officer.cx(&town);
    let letter = subsidies::prepare_letter(&cx, id, LetterKind::PartialGrant).await.unwrap();
    subsidies::send_letter(&cx, &town.house, (letter, 1), town.house.clock.today()).await.unwrap();
    officer.visitor.get(&at).await.assert_status(404);
}

#[tokio::test]
async fn rules_that_say_nothing_of_putting_off_let_nothing_be_put_off() {
    let town = town().await;
    let Open { officer, round, leader, .. } = open_round(&town, 1_000).await;
    let id = written(&town, &leader, round, &plan("Samen", 900)).await;
    subsidies::submit(&leader.cx(&town), id, 2).await.unwrap();
    for weeks in [0, 5] {
        let refused = subsidies::put_off(&officer.cx(&town), (id, 3), weeks, "Veel aanvragen.").await;
        assert!(matches!(refused, Err(SubsidyError::PutOffLonger { most: 4 })), "{refused:?}");
    }
    let officer = Person::of(&town, Role::SubsidyOfficer, None).await.visitor;
    let at = format!("/subsidies/aanvraag/{id}/stap/put-off");
    let fields = [("version", "3"), ("weeks", "5"), ("reason", "Veel aanvragen.")];
    let page = officer.post(&at, &fields).await;
    page.assert_status(422)
        .assert_error("weeks", "De regels geven ten minste 1 en hoogstens 4 weken uitstel.");
}

#[tokio::test]
async fn a_letter_that_cannot_go_keeps_no_other_waiting() {
    let town = town().await;
    let ranked = ranked(&town, 3).await;
    decided(&town, &ranked).await;
    let cx = ranked.officer.cx(&town);
    subsidies::prepare_letters(&cx, ranked.round).await.unwrap();
    subsidies::send_letters(&cx, ranked.round).await.unwrap();
    // A colleague was first with one of them.
    let first = subsidies::letters(&cx, ranked.applications[0]).await.unwrap()[0].id;
    subsidies::drop_letter(&cx, (first, 1)).await.unwrap();
    let again =
        subsidies::prepare_letter(&cx, ranked.applications[0], LetterKind::PartialGrant).await.unwrap();
    assert!(subsidies::work_on_letters(&town.house).await.unwrap());
    let waits = subsidies::prepared_letters(&cx, Some(ranked.round)).await.unwrap();
    let waits: Vec<_> = waits.iter().map(|letter| letter.id).collect();
    assert_eq!(waits, [again], "what was prepared after somebody asked is read first");
}

#[tokio::test]
async fn a_template_without_what_the_law_wants_is_refused_at_its_field() {
    let town = town().await;
    let officer = Person::of(&town, Role::SubsidyOfficer, None).await.visitor;
    officer.get("/subsidies/brieven").await.assert_status(200).assert_says("Verzoek om aan te vullen");
    let at = "/subsidies/brieven/completion";
    officer.get(at).await.assert_status(200).assert_says("{{closing}}");
    let page = officer.post(at, &[("version", "0"), ("body", "# Aanvullen\n\n{missing}")]).await;
    page.assert_status(422).assert_error("body", "In deze brief moet ook until staan.");
    let body = "# Aanvullen\n\n{missing} uiterlijk {until}\n\n{{closing}}";
    officer.post(at, &[("version", "0"), ("body", body)]).await.assert_status(303);
    officer.get(at).await.assert_says("uiterlijk {until}");
    let adviser = Person::of(&town, Role::PolicyAdviser, None).await.visitor;
    adviser.get(at).await.assert_status(404);
}
