//! Whoever reaches the database past this program can change it, but not unseen.

use chrono::{TimeDelta, Utc};
use kernel::AccountId;
use serde_json::json;
use uuid::Uuid;

use super::seal::seal;
use super::{Author, Broken, Entry, Event, LogHead, Subject, events_after, head, verify};
use crate::test_kit::{Dice, TestDb};
use crate::{Tx, Value, migrations, on_both_engines, values};

const EVENTS: i64 = 30;
const COLUMNS: u64 = 12;

/// One way to change the log. Places run from one to [`EVENTS`].
#[derive(Debug, Clone, Copy)]
enum Tampering {
    Edit { at: i64, column: u64 },
    Move { at: i64, to: i64 },
    Delete { at: i64 },
    DeleteRange { from: i64, to: i64 },
    Swap { first: i64, second: i64 },
    ForgeAtEnd,
    ForgeBefore { at: i64 },
    ForgeUnderZero,
    CutWithHead { to: i64 },
    RewriteFrom { at: i64 },
    EditHead,
}

impl Tampering {
    fn rolled(dice: &mut Dice) -> Self {
        let kind = dice.below(14);
        let mut place = || i64::try_from(dice.below(EVENTS.unsigned_abs())).unwrap() + 1;
        let (at, other) = (place(), place());
        let (first, second) = (at.min(other), at.max(other));
        match kind {
            0 => Self::Delete { at },
            1 => Self::DeleteRange { from: first, to: second },
            2 if first < second => Self::Swap { first, second },
            3 => Self::ForgeAtEnd,
            4 => Self::ForgeBefore { at },
            5 => Self::CutWithHead { to: at - 1 },
            6 => Self::RewriteFrom { at },
            7 => Self::Move { at, to: EVENTS + other },
            8 => Self::Move { at, to: 1 - other },
            9 => Self::ForgeUnderZero,
            10 => Self::EditHead,
            _ => Self::Edit { at, column: dice.below(COLUMNS - 1) + 1 },
        }
    }

    /// What the walk must say, when the head at the end was kept elsewhere.
    fn expected(self) -> Broken {
        match self {
            // Column 10 is the link to the event before it.
            Self::Edit { at, column: 10 } => Broken::Unlinked { seq: at },
            Self::Edit { at, .. } => Broken::Changed { seq: at },
            Self::Move { to, .. } if to < 1 => Broken::Unlinked { seq: to },
            Self::Delete { at: EVENTS } => Broken::Cut { found: EVENTS - 1, head: EVENTS },
            Self::DeleteRange { from, to: EVENTS } => Broken::Cut { found: from - 1, head: EVENTS },
            Self::Move { at, .. } | Self::Delete { at } | Self::DeleteRange { from: at, .. } => {
                Broken::Missing { expected: at }
            }
            Self::Swap { first, .. } => Broken::Unlinked { seq: first },
            Self::ForgeAtEnd => Broken::Cut { found: EVENTS + 1, head: EVENTS },
            Self::ForgeBefore { at: EVENTS } => Broken::NotTheWitnessed { seq: EVENTS },
            // The forged one is well made; the one that it pushed on does not follow from it.
            Self::ForgeBefore { at } => Broken::Unlinked { seq: at + 1 },
            Self::ForgeUnderZero => Broken::Unlinked { seq: 0 },
            Self::CutWithHead { to } => Broken::Cut { found: to, head: EVENTS },
            Self::RewriteFrom { .. } => Broken::NotTheWitnessed { seq: EVENTS },
            Self::EditHead => Broken::Cut { found: EVENTS, head: EVENTS },
        }
    }

    async fn apply(self, tx: &mut Tx, dice: &mut Dice) {
        let events = events_after(tx, 0, EVENTS).await.unwrap();
        let event = |at: i64| events[usize::try_from(at - 1).unwrap()].clone();
        match self {
            Self::Edit { at, column } => {
                delete(tx, at, at).await;
                write(tx, &edited(event(at), column, dice)).await;
            }
            Self::Move { at, to } => renumber(tx, &[(at, to)]).await,
            Self::Delete { at } => delete(tx, at, at).await,
            Self::DeleteRange { from, to } => delete(tx, from, to).await,
            Self::Swap { first, second } => renumber(tx, &[(first, -1), (second, first), (-1, second)]).await,
            Self::ForgeAtEnd => write(tx, &sealed(event(EVENTS), EVENTS + 1, &event(EVENTS).hash)).await,
            Self::ForgeBefore { at } => {
                let pushed_on: Vec<_> = (at..=EVENTS).rev().map(|from| (from, from + 1)).collect();
                renumber(tx, &pushed_on).await;
                write(tx, &sealed(event(1), at, &event(at).previous)).await;
            }
            Self::ForgeUnderZero => write(tx, &sealed(event(1), 0, "")).await,
            Self::CutWithHead { to } => {
                delete(tx, to + 1, EVENTS).await;
                let hash = if to == 0 { String::new() } else { event(to).hash };
                set_head(tx, to, &hash).await;
            }
            Self::RewriteFrom { at } => rewrite(tx, events, at).await,
            Self::EditHead => set_head(tx, EVENTS, &event(1).hash).await,
        }
    }
}

/// The event with one column changed, however little.
fn edited(mut event: Event, column: u64, dice: &mut Dice) -> Event {
    let longer = |text: String, dice: &mut Dice| match dice.below(3) {
        0 if !text.is_empty() => text.chars().skip(1).collect(),
        1 => format!(" {text}"),
        _ => format!("{text}x"),
    };
    let other = |id: Option<Uuid>, dice: &mut Dice| match (id, dice.below(2)) {
        (Some(_), 0) => None,
        (Some(id), _) => Some(Uuid::from_u128(id.as_u128() ^ 1)),
        (None, _) => Some(Uuid::nil()),
    };
    match column {
        1 => event.at += TimeDelta::microseconds(1),
        2 => event.account = other(event.account.map(AccountId::uuid), dice).map(AccountId::from_uuid),
        3 => event.actor = longer(event.actor, dice),
        4 => event.action = longer(event.action, dice),
        5 => event.subject_kind = longer(event.subject_kind, dice),
        6 => event.subject = other(event.subject, dice),
        7 => {
            event.organisation = other(event.organisation.map(kernel::OrganisationId::uuid), dice)
                .map(kernel::OrganisationId::from_uuid)
        }
        8 => event.request = other(event.request, dice),
        9 => event.details = longer(event.details, dice),
        10 => event.previous = longer(event.previous, dice),
        11 => event.hash = longer(event.hash, dice),
        column => panic!("there is no column {column} to edit"),
    }
    event
}

fn sealed(mut event: Event, seq: i64, previous: &str) -> Event {
    event.seq = seq;
    event.previous = previous.to_owned();
    event.hash = seal(&event);
    event
}

async fn renumber(tx: &mut Tx, moves: &[(i64, i64)]) {
    for (from, to) in moves {
        tx.execute("UPDATE event SET seq = $2 WHERE seq = $1", values![*from, *to]).await.unwrap();
    }
}

/// Another history from one place on, as well made as the true one.
async fn rewrite(tx: &mut Tx, events: Vec<Event>, at: i64) {
    delete(tx, at, EVENTS).await;
    let mut previous = None;
    for mut forged in events.into_iter().filter(|event| event.seq >= at) {
        let before = previous.unwrap_or_else(|| forged.previous.clone());
        forged.actor = "somebody else".to_owned();
        let seq = forged.seq;
        let forged = sealed(forged, seq, &before);
        write(tx, &forged).await;
        previous = Some(forged.hash);
    }
    set_head(tx, EVENTS, &previous.unwrap()).await;
}

async fn delete(tx: &mut Tx, from: i64, to: i64) {
    tx.execute("DELETE FROM event WHERE seq BETWEEN $1 AND $2", values![from, to]).await.unwrap();
}

async fn set_head(tx: &mut Tx, seq: i64, hash: &str) {
    tx.execute("UPDATE event_head SET seq = $1, hash = $2", values![seq, hash]).await.unwrap();
}

async fn write(tx: &mut Tx, event: &Event) {
    let values: Vec<Value> = values![
        event.seq,
        event.at,
        event.account,
        &event.actor,
        &event.action,
        &event.subject_kind,
        event.subject,
        event.organisation,
        event.request,
        &event.details,
        &event.previous,
        &event.hash,
    ];
    tx.execute(
        "INSERT INTO event (seq, at, account_id, actor, action, subject_kind, subject_id,
                            organisation_id, request_id, details, previous, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        values,
    )
    .await
    .unwrap();
}

async fn logged_town(town: &TestDb) -> LogHead {
    for number in 0..EVENTS {
        let even = number % 2 == 0;
        let entry = Entry {
            at: chrono::DateTime::<Utc>::UNIX_EPOCH + TimeDelta::microseconds(number * 1_001),
            author: Author {
                account: even.then(|| AccountId::from_uuid(Uuid::from_u128(9))),
                role: "editor",
            },
            action: "change",
            subject: Subject { kind: "offer", id: (number % 3 > 0).then(|| Uuid::from_u128(7)) },
            organisation: None,
            request: even.then(|| Uuid::from_u128(11)),
            details: json!({ "number": number }),
        };
        town.db.begin().await.unwrap().commit(entry).await.unwrap();
    }
    let triggers: &[&'static str] = if town.folder().is_some() {
        &[
            "DROP TRIGGER event_is_never_changed",
            "DROP TRIGGER event_is_never_deleted",
            "DROP TRIGGER event_head_only_moves_on",
        ]
    } else {
        &["ALTER TABLE event DISABLE TRIGGER USER", "ALTER TABLE event_head DISABLE TRIGGER USER"]
    };
    let mut tx = town.db.begin().await.unwrap();
    for sql in triggers {
        tx.execute(sql, values![]).await.unwrap();
    }
    tx.finish().await.unwrap();
    head(&mut town.db.read().await.unwrap()).await.unwrap()
}

#[tokio::test]
async fn a_thousand_tamperings_are_found_each_in_its_place() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        let kept_elsewhere = logged_town(&town).await;
        let mut dice = Dice(2_026);
        for number in 0..1_000 {
            let tampering = Tampering::rolled(&mut dice);
            let mut tx = town.db.begin().await.unwrap();
            tampering.apply(&mut tx, &mut dice).await;
            let found = verify(&mut tx, Some(&kept_elsewhere), |_, _| ()).await.unwrap();
            assert_eq!(found, Err(tampering.expected()), "{number}: {tampering:?}");
        }
        let whole =
            verify(&mut town.db.read().await.unwrap(), Some(&kept_elsewhere), |_, _| ()).await.unwrap();
        assert_eq!(whole, Ok(kept_elsewhere));
    });
}

#[tokio::test]
async fn without_a_head_kept_elsewhere_a_log_that_was_written_anew_is_not_noticed() {
    // Why docs/operations/backup.md asks to keep the head elsewhere.
    on_both_engines!(migrations(), |town: TestDb| async move {
        logged_town(&town).await;
        for tampering in [Tampering::RewriteFrom { at: 5 }, Tampering::CutWithHead { to: 5 }] {
            let mut tx = town.db.begin().await.unwrap();
            tampering.apply(&mut tx, &mut Dice(1)).await;
            assert!(verify(&mut tx, None, |_, _| ()).await.unwrap().is_ok(), "{tampering:?}");
        }
    });
}

#[tokio::test]
async fn a_head_kept_earlier_stays_good_while_the_log_grows() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        logged_town(&town).await;
        let mut tx = town.db.begin().await.unwrap();
        let early = events_after(&mut tx, 4, 1).await.unwrap().remove(0);
        let kept = LogHead { seq: early.seq, hash: early.hash };
        assert!(verify(&mut tx, Some(&kept), |_, _| ()).await.unwrap().is_ok());
        Tampering::RewriteFrom { at: 3 }.apply(&mut tx, &mut Dice(1)).await;
        let found = verify(&mut tx, Some(&kept), |_, _| ()).await.unwrap();
        assert_eq!(found, Err(Broken::NotTheWitnessed { seq: 5 }));
    });
}
