//! Small rounds worked out by hand.
#![expect(clippy::unwrap_used, reason = "a round that cannot be divided must stop the test")]

use allocation::*;
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn draw() -> Draw {
    Draw::open("round 1", "envelope-17", &commitment("envelope-17")).unwrap()
}

/// Five applications in the order of their points, under a ceiling of a thousand euros.
fn tender(tail: Tail) -> Tender {
    let scored = |id, asked, points| Scored { ask: Ask::new(id, "one", asked), points: vec![points] };
    Tender {
        ceilings: Ceilings::new(&[("one", 100_000)], tail),
        criteria: vec![Criterion { name: "quality".to_owned(), weight: 100, least: None }],
        most: 1_000,
        minimum: None,
        ties: vec![],
        scored: vec![
            scored("e", 1_000, 500),
            scored("c", 30_000, 700),
            scored("a", 40_000, 900),
            scored("d", 10_000, 600),
            scored("b", 50_000, 800),
        ],
    }
}

fn outcomes(division: &Division) -> Vec<(&str, Outcome)> {
    division.lines.iter().map(|line| (line.id.as_str(), line.outcome)).collect()
}

const CEILING: Outcome = Outcome::Refused(Refusal::Ceiling);

#[test]
fn what_does_not_fit_is_passed_over() {
    let division = tender(Tail::Skip).divide().unwrap();
    assert_eq!(
        outcomes(&division),
        [
            ("a", Outcome::Granted(40_000)),
            ("b", Outcome::Granted(50_000)),
            ("c", CEILING),
            ("d", Outcome::Granted(10_000)),
            ("e", CEILING)
        ]
    );
    let part = &division.parts[0];
    assert_eq!((part.asked, part.granted, part.left), (131_000, 100_000, 0));
}

#[test]
fn a_round_stops_at_the_first_that_does_not_fit() {
    let division = tender(Tail::Stop).divide().unwrap();
    assert_eq!(
        outcomes(&division),
        [
            ("a", Outcome::Granted(40_000)),
            ("b", Outcome::Granted(50_000)),
            ("c", CEILING),
            ("d", CEILING),
            ("e", CEILING)
        ]
    );
    assert_eq!(division.parts[0].left, 10_000);
    let steps = &division.line("one", "e").unwrap().steps;
    assert_eq!(steps[1..], [Step::Placed(5), Step::AfterTheLine { stopped_at: "c".to_owned() }]);
}

#[test]
fn the_last_one_has_what_is_left() {
    let division = tender(Tail::Partial).divide().unwrap();
    assert_eq!(outcomes(&division)[2..], [("c", Outcome::Partly(10_000)), ("d", CEILING), ("e", CEILING)]);
    let steps = &division.line("one", "c").unwrap().steps;
    assert_eq!(steps[1..], [Step::Placed(3), Step::DoesNotFit { left: 10_000 }, Step::RestGranted]);
}

#[test]
fn the_last_one_has_nothing_when_it_cannot_do_with_what_is_left() {
    let mut round = tender(Tail::Partial);
    round.scored[1].ask.least = 20_000;
    let division = round.divide().unwrap();
    assert_eq!(outcomes(&division)[2..], [("c", CEILING), ("d", CEILING), ("e", CEILING)]);
    assert_eq!(division.parts[0].left, 10_000);
    let steps = &division.line("one", "c").unwrap().steps;
    assert_eq!(steps.last(), Some(&Step::RestTooSmall { left: 10_000, least: 20_000 }));
    round.scored[1].ask.least = 10_000;
    assert_eq!(round.divide().unwrap().line("one", "c").unwrap().outcome, Outcome::Partly(10_000));
}

#[test]
fn a_smaller_plan_is_asked_for_and_the_others_wait() {
    let mut round = tender(Tail::Downsize);
    let offered = round.divide().unwrap();
    assert_eq!(
        outcomes(&offered)[2..],
        [("c", Outcome::Offered(10_000)), ("d", Outcome::Waits), ("e", Outcome::Waits)]
    );
    assert_eq!((offered.parts[0].offered, offered.parts[0].left), (10_000, 0));

    let answer = |id: &str, reply| Answer { id: id.to_owned(), part: "one".to_owned(), reply };
    round.ceilings.answers.push(answer("c", Reply::Accepts(9_000)));
    let accepted = round.divide().unwrap();
    assert_eq!(
        outcomes(&accepted)[2..],
        [("c", Outcome::Partly(9_000)), ("d", Outcome::Offered(1_000)), ("e", Outcome::Waits)]
    );

    round.ceilings.answers.push(answer("d", Reply::Declines));
    let declined = round.divide().unwrap();
    assert_eq!(
        outcomes(&declined)[2..],
        [
            ("c", Outcome::Partly(9_000)),
            ("d", Outcome::Refused(Refusal::Declined)),
            ("e", Outcome::Granted(1_000))
        ]
    );
    assert_eq!(declined.parts[0].left, 0);

    round.ceilings.answers = vec![answer("c", Reply::Accepts(10_001))];
    assert_eq!(
        round.divide(),
        Err(AllocationError::AnswerAboveOffer { id: "c".to_owned(), accepted: 10_001, offered: 10_000 })
    );
}

#[test]
fn the_next_in_rank_has_the_place_of_who_withdrew() {
    let mut round = tender(Tail::Stop);
    round.scored.retain(|scored| scored.ask.id != "b");
    let division = round.divide().unwrap();
    assert!(outcomes(&division)[1..].iter().all(|(_, outcome)| outcome.granted() > 0), "{division:?}");
    assert_ne!(division.seal, tender(Tail::Stop).divide().unwrap().seal);
}

/// Both have 68 points: 60 × 8 + 40 × 5, and 60 × 7 + 40 × 6.5.
fn tied(ties: Vec<Tie>) -> Tender {
    let criterion = |name: &str, weight| Criterion { name: name.to_owned(), weight, least: None };
    let scored =
        |id, asked, points: [u32; 2]| Scored { ask: Ask::new(id, "one", asked), points: points.to_vec() };
    Tender {
        ceilings: Ceilings::new(&[("one", 100_000)], Tail::Skip),
        criteria: vec![criterion("quality", 60), criterion("spread", 40)],
        most: 1_000,
        minimum: None,
        ties,
        scored: vec![scored("a", 60_000, [800, 500]), scored("b", 70_000, [700, 650])],
    }
}

#[test]
fn a_tie_at_the_cut_is_broken_by_the_published_rule() {
    let spread = || Tie::Criterion("spread".to_owned());
    let quality = || Tie::Criterion("quality".to_owned());
    for (ties, first) in [
        (vec![spread()], "b"),
        (vec![quality()], "a"),
        (vec![Tie::LowerAmount, spread()], "a"),
        (vec![Tie::Draw(draw())], "b"),
    ] {
        let division = tied(ties.clone()).divide().unwrap();
        assert_eq!(division.lines[0].id, first, "{ties:?}");
        assert_eq!(division.lines[1].outcome, CEILING);
        let Some(Step::Scored { score, .. }) = division.lines[0].steps.first() else { panic!("no score") };
        assert_eq!(score.hundredths(), 6_800);
    }
    let steps = tied(vec![spread()]).divide().unwrap().lines[0].steps[1].clone();
    assert_eq!(steps, Step::TieBroken { by: spread(), with: vec!["a".to_owned()] });
}

#[test]
fn a_tie_that_no_rule_breaks_is_no_place_for_a_person_to_choose() {
    let mut round = tied(vec![Tie::LowerAmount]);
    round.scored[1].ask.asked = 60_000;
    assert_eq!(
        round.divide(),
        Err(AllocationError::UnbrokenTie {
            part: "one".to_owned(),
            ids: vec!["a".to_owned(), "b".to_owned()]
        })
    );
}

#[test]
fn below_a_minimum_there_is_nothing_whatever_is_left() {
    let mut round = tied(vec![]);
    round.scored.truncate(1);
    for (minimum, outcome) in [(6_800, Outcome::Granted(60_000)), (6_801, Outcome::Refused(Refusal::Score))] {
        round.minimum = Some(minimum);
        let division = round.divide().unwrap();
        assert_eq!(division.lines[0].outcome, outcome, "{minimum}");
        assert_eq!(division.lines[0].place.is_some(), outcome.granted() > 0);
    }
    round.minimum = None;
    round.criteria[1].least = Some(501);
    let division = round.divide().unwrap();
    assert_eq!(division.lines[0].outcome, Outcome::Refused(Refusal::Criterion));
    let below = Step::BelowCriterion { criterion: "spread".to_owned(), points: 500, least: 501 };
    assert_eq!(division.lines[0].steps[1..], [below]);
}

#[test]
fn each_part_of_a_round_has_its_own_ceiling() {
    let parts = [("guidance", 84_000_000), ("volunteers", 28_000_000), ("rediscovery", 28_000_000)];
    let scored = |id, part, asked| Scored { ask: Ask::new(id, part, asked), points: vec![700] };
    let round = Tender {
        ceilings: Ceilings::new(&parts, Tail::Partial),
        ties: vec![Tie::LowerAmount],
        scored: vec![
            scored("x", "guidance", 80_000_000),
            scored("y", "guidance", 90_000_000),
            scored("x", "volunteers", 10_000_000),
            scored("z", "rediscovery", 230_000_000),
        ],
        ..tender(Tail::Partial)
    };
    let division = round.divide().unwrap();
    assert_eq!(
        outcomes(&division),
        [
            ("x", Outcome::Granted(80_000_000)),
            ("y", Outcome::Partly(4_000_000)),
            ("x", Outcome::Granted(10_000_000)),
            ("z", Outcome::Partly(28_000_000))
        ]
    );
    let left: Vec<u64> = division.parts.iter().map(|part| part.left).collect();
    assert_eq!(left, [0, 18_000_000, 0]);
}

#[test]
fn what_a_part_leaves_over_moves_only_where_the_rule_says_so() {
    let receipt = |id, part, asked, on| Receipt { ask: Ask::new(id, part, asked), complete_on: day(on) };
    let mut round = OrderOfReceipt {
        ceilings: Ceilings::new(&[("A", 100), ("B", 100), ("C", 10)], Tail::Skip),
        receipts: vec![
            receipt("p", "A", 60, "2024-01-02"),
            receipt("q", "B", 80, "2024-01-02"),
            receipt("r", "B", 50, "2024-01-03"),
        ],
        draw: draw(),
    };
    let parts = |division: &Division| -> Vec<(u64, u64, u64, u64)> {
        division.parts.iter().map(|part| (part.moved_in, part.moved_out, part.granted, part.left)).collect()
    };
    assert_eq!(parts(&round.divide().unwrap()), [(0, 0, 60, 40), (0, 0, 80, 20), (0, 0, 0, 10)]);
    round.ceilings.leftover = Leftover::Moves(vec!["A".to_owned(), "B".to_owned()]);
    assert_eq!(parts(&round.divide().unwrap()), [(0, 30, 60, 10), (30, 0, 130, 0), (0, 0, 0, 10)]);
    round.ceilings.leftover = Leftover::Moves(vec!["D".to_owned()]);
    assert_eq!(round.divide(), Err(AllocationError::Rule("leftovers for part D".to_owned())));
}

#[test]
fn the_day_of_completion_counts_and_a_draw_among_those_of_one_day() {
    let receipt = |id, on| Receipt { ask: Ask::new(id, "one", 40), complete_on: day(on) };
    let round = OrderOfReceipt {
        ceilings: Ceilings::new(&[("one", 100)], Tail::Stop),
        receipts: vec![
            receipt("a", "2024-01-03"),
            receipt("b", "2024-01-03"),
            receipt("c", "2024-01-03"),
            receipt("d", "2024-01-02"),
        ],
        draw: draw(),
    };
    let division = round.divide().unwrap();
    let order: Vec<&str> = division.lines.iter().map(|line| line.id.as_str()).collect();
    assert_eq!(order, ["d", "b", "a", "c"]);
    assert_eq!(division.lines[0].steps[..2], [Step::CompleteOn(day("2024-01-02")), Step::Placed(1)]);
    assert!(matches!(&division.lines[1].steps[1], Step::Drawn { with, .. } if with.len() == 2));
}

#[test]
fn a_lot_is_what_a_shell_makes_of_three_lines() {
    assert_eq!(draw().lot("a"), "9a4d03d6690fc6ea54a5e5cf11fd4ebee6572b88c78c1331bed8dd1be8201345");
    assert_eq!(commitment("envelope-17"), "4be16e93237884fe663360e71e7cd7c42cc0077498e9d6ec23217c0b86d342d2");
    let asks = ["a", "b", "c"].map(|id| Ask::new(id, "one", 40));
    let ceilings = Ceilings::new(&[("one", 100)], Tail::Partial);
    let division = Lottery { ceilings, asks: asks.to_vec(), draw: draw() }.divide().unwrap();
    assert_eq!(
        outcomes(&division),
        [("b", Outcome::Granted(40)), ("a", Outcome::Granted(40)), ("c", Outcome::Partly(20))]
    );
}

#[test]
fn another_secret_than_the_one_committed_to_opens_nothing() {
    let published = commitment("envelope-17");
    assert_eq!(
        Draw::open("round 1", "envelope-18", &published),
        Err(AllocationError::NotCommitted(published.clone()))
    );
    assert!(Draw::open("round 1\nround 2", "envelope-17", &published).is_err());
}

#[test]
fn a_draw_that_was_written_down_is_opened_anew_when_it_is_read() {
    let written = serde_json::to_string(&draw()).unwrap();
    assert_eq!(serde_json::from_str::<Draw>(&written).unwrap(), draw());
    let forged = written.replace("envelope-17", "envelope-18");
    assert!(
        serde_json::from_str::<Draw>(&forged)
            .unwrap_err()
            .to_string()
            .contains("not the one of the commitment")
    );
}

#[test]
fn a_division_is_the_same_when_it_is_read_back() {
    let division = tied(vec![Tie::LowerAmount, Tie::Draw(draw())]).divide().unwrap();
    let written = serde_json::to_string(&division).unwrap();
    assert_eq!(serde_json::from_str::<Division>(&written).unwrap(), division);
}

#[test]
fn proportion_gives_odd_cents_to_the_largest_remainders() {
    for (ceiling, asks, granted) in [
        (100, vec![50, 70, 80], vec![25, 35, 40]),
        (100, vec![100, 100, 100], vec![34, 33, 33]),
        (101, vec![100, 200, 300], vec![17, 34, 50]),
        (600, vec![100, 200, 300], vec![100, 200, 300]),
        (700, vec![100, 200, 300], vec![100, 200, 300]),
        (0, vec![100, 200], vec![0, 0]),
    ] {
        let ids = ["a", "b", "c"];
        let asks = ids.iter().zip(asks).map(|(id, asked)| Ask::new(id, "one", asked)).collect();
        let parts = Ceilings::new(&[("one", ceiling)], Tail::Skip).parts;
        let division = Proportional { parts, asks, floor: 0 }.divide().unwrap();
        let found: Vec<u64> = division.lines.iter().map(|line| line.outcome.granted()).collect();
        assert_eq!(found, granted, "{ceiling}");
    }
}

#[test]
fn whoever_would_fall_below_the_floor_has_the_floor() {
    let asks = vec![Ask::new("a", "one", 100), Ask::new("b", "one", 900), Ask::new("c", "one", 2_000)];
    let round = |ceiling, floor| {
        let parts = Ceilings::new(&[("one", ceiling)], Tail::Skip).parts;
        Proportional { parts, asks: asks.clone(), floor }.divide()
    };
    let division = round(1_000, 80).unwrap();
    assert_eq!(
        outcomes(&division),
        [("a", Outcome::Partly(80)), ("b", Outcome::Partly(286)), ("c", Outcome::Partly(634))]
    );
    assert_eq!(division.lines[0].steps, [Step::Floor(80)]);
    assert_eq!(division.lines[1].steps, [Step::Cut { of: 920, among: 2_900 }, Step::OddCent]);
    assert_eq!(
        round(1_000, 500),
        Err(AllocationError::FloorsAboveCeiling { part: "one".to_owned(), floors: 1_100, ceiling: 1_000 })
    );
}

#[test]
fn a_part_that_is_too_small_for_the_plan_is_offered_not_granted() {
    let asks = vec![Ask::new("a", "one", 100).at_least(60), Ask::new("b", "one", 100)];
    let parts = Ceilings::new(&[("one", 100)], Tail::Skip).parts;
    let division = Proportional { parts, asks, floor: 0 }.divide().unwrap();
    assert_eq!(outcomes(&division), [("a", Outcome::Offered(50)), ("b", Outcome::Partly(50))]);
    assert_eq!((division.parts[0].granted, division.parts[0].offered, division.parts[0].left), (50, 50, 0));
}

#[test]
fn the_budget_names_who_gets_what() {
    let named = |id, asked, most| Named { ask: Ask::new(id, "one", asked), line: "6.1".to_owned(), most };
    let grants = |ceiling, named: Vec<Named>| {
        NamedGrants { parts: Ceilings::new(&[("one", ceiling)], Tail::Skip).parts, named }.divide()
    };
    let division = grants(150, vec![named("a", 100, 80), named("b", 60, 70), named("c", 9, 0)]).unwrap();
    assert_eq!(
        outcomes(&division),
        [("a", Outcome::Partly(80)), ("b", Outcome::Granted(60)), ("c", CEILING)]
    );
    assert_eq!(
        grants(139, vec![named("a", 100, 80), named("b", 60, 70)]),
        Err(AllocationError::NamedAboveCeiling { part: "one".to_owned(), named: 140, ceiling: 139 })
    );
}

#[test]
fn a_formula_gives_the_lowest_of_its_bounds() {
    let rate = |unit: &str, cents| Rate { unit: unit.to_owned(), cents };
    let steps = [(1, 200_000), (3, 300_000), (5, 400_000)].map(|(from, cents)| StepOfCap { from, cents });
    let formula = Formula {
        rates: vec![rate("residents", 6_000), rate("others", 3_000)],
        of_costs: Some(7_500),
        cap: Some(SteppedCap { unit: "activities".to_owned(), steps: steps.to_vec() }),
        most: None,
    };
    for (residents, activities, costs, asked, cents, held_by) in [
        (20, 2, 300_000, None, 150_000, Kind::PerUnit), // 20 × 60 + 10 × 30
        (60, 2, 250_001, None, 187_500, Kind::OfCosts), // three quarters, the part of a cent dropped
        (60, 2, 900_000, None, 200_000, Kind::Cap),
        (60, 3, 900_000, None, 300_000, Kind::Cap),
        (60, 9, 900_000, None, 390_000, Kind::PerUnit),
        (60, 0, 900_000, None, 0, Kind::Cap),
        (60, 9, 900_000, Some(100_000), 100_000, Kind::Asked),
    ] {
        let units = [("residents", residents), ("others", 10), ("activities", activities)];
        let units = units.map(|(unit, count)| (unit.to_owned(), count)).to_vec();
        let claim = Claim { id: "a".to_owned(), part: "one".to_owned(), units, costs, asked };
        let amount = formula.amount(&claim).unwrap();
        assert_eq!((amount.cents, amount.held_by), (cents, held_by), "{claim:?}");
        assert_eq!(formula.ask(&claim).unwrap().asked, cents);
    }
    let bare = Claim { id: "a".to_owned(), part: "one".to_owned(), units: vec![], costs: 1, asked: None };
    assert_eq!(
        formula.amount(&bare),
        Err(AllocationError::UnknownUnit { id: "a".to_owned(), unit: "residents".to_owned() })
    );
    let greedy = Formula { of_costs: Some(10_001), ..Formula::default() };
    assert!(matches!(greedy.amount(&bare), Err(AllocationError::Rule(_))));
    assert_eq!(Formula::default().amount(&bare).unwrap().held_by, Kind::Costs);
}

#[test]
fn what_is_no_round_is_named() {
    let with = |change: fn(&mut Tender)| {
        let mut round = tender(Tail::Skip);
        change(&mut round);
        round.divide().map(|_| ())
    };
    let a = || "a".to_owned();
    for (found, expected) in [
        (with(|round| round.criteria[0].weight = 99), AllocationError::Weights(99)),
        (with(|round| round.most = 0), AllocationError::NoPoints),
        (
            with(|round| round.scored[2].points = vec![1_001]),
            AllocationError::Points { id: a(), criterion: "quality".to_owned(), points: 1_001, most: 1_000 },
        ),
        (
            with(|round| round.scored[2].points = vec![]),
            AllocationError::Unscored { id: a(), found: 0, wanted: 1 },
        ),
        (
            with(|round| round.scored[2].ask.part = "two".to_owned()),
            AllocationError::UnknownPart { id: a(), part: "two".to_owned() },
        ),
        (with(|round| round.scored[2].ask.asked = 0), AllocationError::Asked { id: a(), asked: 0 }),
        (
            with(|round| round.scored[2].ask.least = 40_001),
            AllocationError::LeastAboveAsked { id: a(), asked: 40_000, least: 40_001 },
        ),
        (
            with(|round| round.scored[0].ask.id = "a".to_owned()),
            AllocationError::Twice { what: "application", name: a() },
        ),
        (
            with(|round| round.ceilings.parts[0].ceiling = u64::MAX),
            AllocationError::TooMuch { name: "one".to_owned(), cents: u64::MAX, most: 10_000_000_000_000 },
        ),
        (
            with(|round| round.ceilings.parts[0].name = " ".to_owned()),
            AllocationError::NotAName { what: "part", name: " ".to_owned() },
        ),
        (
            with(|round| round.ties = vec![Tie::Criterion("charm".to_owned())]),
            AllocationError::Rule("ties by charm".to_owned()),
        ),
        (
            with(|round| round.minimum = Some(10_001)),
            AllocationError::Rule("a minimum of 10001 hundredths".to_owned()),
        ),
    ] {
        assert_eq!(found, Err(expected));
    }
}

#[test]
fn the_seal_does_not_hang_on_the_order_in_which_applications_are_handed_over() {
    let round = tender(Tail::Skip);
    let mut turned = round.clone();
    turned.scored.reverse();
    let seal = round.divide().unwrap().seal;
    assert_eq!(turned.divide().unwrap(), round.divide().unwrap());
    assert_eq!(seal.method, "allocation 1, tender");
    // Pinned: a change here is a new version of the methods, and the number in `METHOD` goes up.
    assert_eq!(seal.input, "e484a2712c78e7e7b9588085b797e4dbe26a59c1b35dff2ff1ea62c6c7b15f4c");
    assert_eq!(seal.outcome, "fb3eee9db0de8978d52239e4edc1d5b33c376d0bf857c3ddde1873f9f71204c5");
    turned.scored[0].points[0] += 1;
    assert_ne!(turned.divide().unwrap().seal.input, seal.input);
}
