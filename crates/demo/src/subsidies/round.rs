//! Rounds from their rules to their decisions, and one that is open.

use access::Role;
use chrono::{Days as Later, TimeDelta};
use kernel::{Cents, Instant};
use subsidies::{
    ApplicationId, ApplicationState, Card, Ceiling, LetterKind, NewPartner, NewRound, Plan, Points,
    RefusalGround, RoundId, RoundStep, Rules, SchemeId, SubsidyError,
};

use super::applications::{Days, RawApplication, RawAsk, check, hand_in, version};
use super::grants::{AFTER, AfterFile};
use super::{OLD, OPEN, OldFile, OpenFile, Stage, letters, moment, refused, seen};
use crate::DemoError;
use crate::fault::Entry;

/// The part in which an assessor has to do with an applicant, so that another takes over.
const CONFLICTED: &str = "herontdekken";
const ASSESSORS: [&str; 3] =
    ["beoordelaar@zwolle.example", "beoordelaar2@zwolle.example", "beoordelaar3@zwolle.example"];

/// Plays the round of the file up to its decisions.
pub(super) async fn play(stage: &Stage<'_>, file: &OldFile) -> Result<RoundId, DemoError> {
    let entry = Entry { file: OLD, key: "" };
    let at = |text: &str| moment(entry, text);
    let officer = stage.officer(at("2021-09-20T08:00:00Z")?);
    let scheme = subsidies::add_scheme(&officer, &file.scheme, &file.rules).await.map_err(refused(entry))?;
    let late = "De raad stelde de regels op 4 oktober 2021 vast, met terugwerkende kracht tot 1 september.";
    let course = Course {
        new: file.round.of(entry, scheme)?,
        rules: &file.rules,
        published: (at("2021-10-05T08:00:00Z")?, Some(late)),
        days: Days {
            checked: at("2021-10-20T08:00:00Z")?,
            completed: at("2021-10-29T08:00:00Z")?,
            term_over: at("2021-11-08T08:00:00Z")?,
        },
        assessed: at("2021-11-15T08:00:00Z")?,
        decided: at("2022-01-20T08:00:00Z")?,
        letters: Some(at("2022-02-01T08:00:00Z")?),
        runs: at("2022-02-10T08:00:00Z")?,
    };
    play_whole(stage, &course, &file.application).await
}

/// Plays the small round of several years, of the scheme that is also open; gives both.
pub(super) async fn play_small(
    stage: &Stage<'_>,
    file: &OpenFile,
    after: &AfterFile,
) -> Result<(SchemeId, RoundId), DemoError> {
    let entry = Entry { file: AFTER, key: "" };
    let at = |text: &str| moment(entry, text);
    let officer = stage.officer(at("2023-10-02T08:00:00Z")?);
    let scheme = subsidies::add_scheme(&officer, &file.scheme, &file.rules).await.map_err(refused(entry))?;
    let course = Course {
        new: after.round.of(entry, scheme)?,
        rules: &file.rules,
        published: (at("2023-10-09T08:00:00Z")?, None),
        days: Days {
            checked: at("2023-12-18T08:00:00Z")?,
            completed: at("2023-12-20T08:00:00Z")?,
            term_over: at("2024-01-08T08:00:00Z")?,
        },
        assessed: at("2024-01-15T08:00:00Z")?,
        decided: at("2024-02-20T08:00:00Z")?,
        letters: None,
        runs: at("2024-02-26T08:00:00Z")?,
    };
    Ok((scheme, play_whole(stage, &course, &after.application).await?))
}

/// A round with the days on which its steps are taken.
struct Course<'a> {
    new: NewRound,
    rules: &'a Rules,
    published: (Instant, Option<&'a str>),
    days: Days,
    assessed: Instant,
    decided: Instant,
    /// When the decisions are told in letters; without, none is written.
    letters: Option<Instant>,
    runs: Instant,
}

async fn play_whole(
    stage: &Stage<'_>,
    course: &Course<'_>,
    applications: &[RawApplication],
) -> Result<RoundId, DemoError> {
    let entry = Entry { file: OLD, key: &course.new.name };
    let wrong = refused(entry);
    let round = published_round(stage, &course.new, course.published).await.map_err(&wrong)?;
    let mut ids = Vec::with_capacity(applications.len());
    for raw in applications {
        ids.push(hand_in(stage, round, raw).await?);
    }
    for (id, raw) in ids.iter().zip(applications) {
        check(stage, *id, raw, &course.days).await?;
    }
    if let (Some(first), Some(_)) = (ids.first(), course.letters) {
        letters::send(stage, *first, LetterKind::Receipt, course.days.checked).await.map_err(&wrong)?;
    }
    let of: Vec<(ApplicationId, &RawApplication)> = ids.into_iter().zip(applications).collect();
    assess(stage, (round, course.rules), &of, course.assessed).await.map_err(&wrong)?;
    decide(stage, round, course.decided).await.map_err(&wrong)?;
    if let Some(at) = course.letters {
        letters::write(stage, round, at).await.map_err(&wrong)?;
    }
    let officer = stage.officer(course.runs);
    let version = seen(&officer, round).await.map_err(&wrong)?;
    subsidies::step_round(&officer, (round, version), RoundStep::Run, None).await.map_err(&wrong)?;
    Ok(round)
}

/// A round that is prepared by one, adopted by another and published.
async fn published_round(
    stage: &Stage<'_>,
    new: &NewRound,
    (at, late): (Instant, Option<&str>),
) -> Result<RoundId, SubsidyError> {
    let officer = stage.officer(at);
    let round = subsidies::add_round(&officer, new).await?;
    subsidies::step_round(&stage.mandate(at), (round, 1), RoundStep::Adopt, None).await?;
    subsidies::step_round(&officer, (round, 2), RoundStep::Publish, late).await?;
    Ok(round)
}

async fn assess(
    stage: &Stage<'_>,
    (round, rules): (RoundId, &Rules),
    all: &[(ApplicationId, &RawApplication)],
    at: Instant,
) -> Result<(), SubsidyError> {
    let officer = stage.officer(at);
    let version = seen(&officer, round).await?;
    subsidies::step_round(&officer, (round, version), RoundStep::Assess, None).await?;
    for (nth, email) in (0_usize..).zip(ASSESSORS) {
        let assessor = stage.person(email, Role::Assessor, at);
        for one in subsidies::assessing(&assessor).await? {
            let conflicted = nth == 1 && one.part == CONFLICTED;
            let conflicts: Vec<_> = one.applicants.iter().copied().filter(|_| conflicted).take(1).collect();
            subsidies::declare(&assessor, (round, &one.part), &conflicts).await?;
        }
    }
    for (id, raw) in all {
        let case = subsidies::application(&officer, *id).await?;
        if case.application.state != ApplicationState::Eligible {
            continue;
        }
        for ask in &raw.asks {
            give(stage, (*id, rules), ask, at).await?;
        }
    }
    let later = at + TimeDelta::days(14);
    let officer = stage.officer(later);
    let version = seen(&officer, round).await?;
    subsidies::rank_round(&officer, (round, version)).await.map(drop)
}

/// Two assessors give points; the officer settles them on what lies between.
async fn give(
    stage: &Stage<'_>,
    (id, rules): (ApplicationId, &Rules),
    ask: &RawAsk,
    at: Instant,
) -> Result<(), SubsidyError> {
    let second = if ask.part == CONFLICTED { ASSESSORS[2] } else { ASSESSORS[1] };
    for (email, points) in [(ASSESSORS[0], &ask.first), (second, &ask.second)] {
        let assessor = stage.person(email, Role::Assessor, at);
        let card = card(rules, points, "Verzonnen oordeel van een beoordelaar.");
        subsidies::give_points(&assessor, (id, &ask.part), &card).await?;
    }
    let between: Vec<u32> =
        ask.first.iter().zip(&ask.second).map(|(one, other)| (one + other).div_ceil(2)).collect();
    let card = card(rules, &between, "Verzonnen oordeel, na overleg.");
    subsidies::settle_points(&stage.officer(at + TimeDelta::days(7)), (id, &ask.part), &card).await
}

fn card(rules: &Rules, points: &[u32], reason: &str) -> Card {
    let names = rules.criteria.iter().map(|one| one.name.clone());
    let given = points.iter().map(|points| Points { points: *points, reason: reason.to_owned() });
    names.zip(given).collect()
}

/// Decides on every application as the ranking says, and closes the round.
async fn decide(stage: &Stage<'_>, round: RoundId, at: Instant) -> Result<(), SubsidyError> {
    let mandate = stage.mandate(at);
    let ranked = subsidies::ranked(&mandate, round).await?;
    let Some(ranking) = ranked.rankings.first() else { return Err(SubsidyError::NotFound) };
    for one in ranked.applications.iter().filter(|one| one.state.is_open()) {
        let amounts = ranking.amounts(one.number());
        let seen = (one.id, one.version);
        if one.state == ApplicationState::Late {
            let why = "De aanvraag kwam na de laatste dag, zonder reden die dat goedmaakt.";
            subsidies::refuse(&mandate, seen, RefusalGround::Late, why).await?;
        } else if amounts.is_empty() {
            let why =
                "Andere aanvragen staan hoger, of de score is te laag. De punten staan in de rangschikking.";
            subsidies::refuse(&mandate, seen, RefusalGround::Ceiling, why).await?;
        } else {
            let why = "De aanvraag staat hoog genoeg en past onder het plafond.";
            subsidies::grant(&mandate, seen, &amounts, why).await?;
        }
    }
    let version = seen(&mandate, round).await?;
    subsidies::decide_round(&mandate, (round, version)).await
}

/// A round that is open on the day on which the demonstration is loaded, with a draft by two organisations.
pub(super) async fn open(stage: &Stage<'_>, scheme: SchemeId) -> Result<(), DemoError> {
    let entry = Entry { file: OPEN, key: "" };
    let wrong = refused(entry);
    let now = stage.cx.now();
    let before = now - TimeDelta::days(40);
    let today = stage.cx.clock.today();
    let ceiling = |part: &str, euros: i64| Ceiling { part: part.to_owned(), amount: Cents(euros * 100) };
    let new = NewRound {
        scheme,
        name: format!("Ronde {}", (today + Later::new(150)).format("%Y")),
        opens: today - Later::new(30),
        closes: today + Later::new(40),
        from: today + Later::new(150),
        until: today + Later::new(514),
        ceilings: vec![ceiling("ontmoeten", 60_000), ceiling("helpen", 40_000)],
        budget_line: None,
        under_reservation: true,
        source: Some("Verzonnen voor de demonstratie".to_owned()),
    };
    let round = published_round(stage, &new, (before, None)).await.map_err(&wrong)?;
    let lead = stage.organisation(entry, "Travers Welzijn")?;
    let partner = stage.organisation(entry, "WijZ")?;
    let writer = stage.partner(lead, now);
    let id = subsidies::start(&writer, round).await.map_err(&wrong)?;
    let plan = Plan {
        title: "Buurtsoep".to_owned(),
        summary: "Elke vrijdag soep voor de hele straat, in vier wijken.".to_owned(),
        ..Plan::default()
    };
    subsidies::change_plan(&writer, (id, 1), &plan).await.map_err(&wrong)?;
    let share =
        |organisation, does: &str| NewPartner { organisation, share: Cents(0), does: does.to_owned() };
    let both = [share(lead, "Leidt de aanvraag."), share(partner, "Kookt mee.")];
    let seen = version(&writer, id).await.map_err(&wrong)?;
    subsidies::with_partners(&writer, (id, seen), &both).await.map_err(&wrong)
}
