//! Small tables worked out by hand.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use disclosure::{
    Contribution, Count, Dimension, DisclosureError, Dominance, GroupRule, Key, Need, Reason, Release, Rules,
    Saving, Status, Table, audit, audit_insider, insiders, protect,
};

const AREAS: [&str; 3] = ["B1", "B2", "B3"];
const AGES: [&str; 3] = ["jong", "midden", "oud"];

fn areas() -> Dimension {
    Dimension::new("buurt", AREAS).unwrap()
}

fn ages() -> Dimension {
    Dimension::new("leeftijd", AGES).unwrap()
}

fn people(measure: &str, rows: [[u32; 3]; 3]) -> Table {
    let codes: Vec<[&str; 2]> = AREAS.iter().flat_map(|area| AGES.iter().map(|age| [*area, *age])).collect();
    let values = rows.iter().flatten();
    let counts: Vec<Count<'_>> =
        codes.iter().zip(values).map(|(codes, people)| Count { codes, people: *people }).collect();
    Table::people(measure, &[areas(), ages()], &counts).unwrap()
}

fn cell(area: &str, age: &str) -> Key {
    Key::new("inwoners", &[("buurt", area), ("leeftijd", age)])
}

const ONE_SMALL: [[u32; 3]; 3] = [[3, 20, 30], [25, 40, 18], [17, 22, 35]];

fn amounts(contributions: &[(&str, f64)]) -> Release {
    let contributions: Vec<Contribution<'_>> = contributions
        .iter()
        .map(|(contributor, amount)| Contribution { codes: &["B1"], contributor, amount: *amount })
        .collect();
    Release::of(&[Table::amounts("subsidie", &[areas()], &contributions).unwrap()]).unwrap()
}

fn finding(release: &Release, rules: &Rules, key: &Key) -> (Reason, Need) {
    let place = release.find(key).unwrap();
    let found = rules.findings(release).unwrap();
    let found = found.iter().find(|finding| finding.cell == place).unwrap();
    (found.reason, found.need)
}

#[test]
fn leaving_out_only_the_small_cell_gives_it_away() {
    let release = Release::of(&[people("inwoners", ONE_SMALL)]).unwrap();
    let small = release.find(&cell("B1", "jong")).unwrap();
    let published: Vec<bool> = (0..release.cells().len()).map(|place| place != small).collect();

    let found = audit(&release, &Rules::people(5).findings(&release).unwrap(), &published);

    let interval = found.of(small).unwrap();
    assert_eq!((interval.low, interval.high, interval.is_safe()), (3.0, 3.0, false));
}

#[test]
fn three_others_go_with_one_small_cell() {
    let release = Release::of(&[people("inwoners", ONE_SMALL)]).unwrap();

    let outcome = protect(&release, &Rules::people(5)).unwrap();

    assert_eq!((outcome.cost.primary, outcome.cost.secondary, outcome.cost.of), (1, 3, 16));
    assert_eq!(outcome.status(&release, &cell("B1", "jong")), Some(&Status::Primary(Reason::TooFew)));
    let interval = outcome.audit.of(release.find(&cell("B1", "jong")).unwrap()).unwrap();
    assert!(interval.low <= 1.0 && interval.high >= 5.0, "{interval:?}");
    let others = outcome
        .statuses
        .iter()
        .filter(|status| **status == Status::Secondary { protects: cell("B1", "jong") });
    assert_eq!(others.count(), 3);
}

#[test]
fn a_ward_is_not_worked_out_from_the_city() {
    let areas = areas().sum("W1", ["B1", "B2"]).unwrap().sum("W2", ["B3"]).unwrap();
    let counts = [("B1", 3), ("B2", 40), ("B3", 50)];
    let codes: Vec<[&str; 1]> = counts.iter().map(|(area, _)| [*area]).collect();
    let counts: Vec<Count<'_>> =
        codes.iter().zip(counts).map(|(codes, (_, people))| Count { codes, people }).collect();
    let release = Release::of(&[Table::people("inwoners", &[areas], &counts).unwrap()]).unwrap();

    let outcome = protect(&release, &Rules::people(5)).unwrap();

    // B1 is hidden by its neighbour within the ward, so that the ward itself can stay.
    let status = |area| outcome.status(&release, &Key::new("inwoners", &[("buurt", area)])).unwrap().clone();
    assert_eq!(status("W1"), Status::Published);
    assert!(matches!(status("B2"), Status::Secondary { .. }));
    assert_eq!(status("B3"), Status::Published);
}

#[test]
fn one_of_two_contributors_may_not_estimate_the_other() {
    let release = amounts(&[("a", 100.0), ("b", 50.0), ("c", 3.0), ("c", 2.0)]);
    let rules = Rules { p_percent: Some(10.0), ..Rules::default() };

    // The rest is 5, and 10% of the largest is 10.
    let found = finding(&release, &rules, &Key::new("subsidie", &[("buurt", "B1")]));

    assert_eq!(found, (Reason::TooClose, Need { low: 150.0, high: 160.0 }));
    let rules = Rules { p_percent: Some(5.0), ..Rules::default() };
    assert!(rules.findings(&release).unwrap().is_empty());
}

#[test]
fn a_contributor_may_not_dominate() {
    let release = amounts(&[("a", 90.0), ("b", 10.0)]);
    let rules = Rules { dominance: Some(Dominance { n: 1, k: 75.0 }), ..Rules::default() };

    let found = finding(&release, &rules, &Key::new("subsidie", &[("buurt", "B1")]));

    // 90 would be 75% of 120.
    assert_eq!(found, (Reason::Dominated, Need { low: 80.0, high: 120.0 }));
}

#[test]
fn an_amount_of_too_few_is_hidden_by_a_margin() {
    let release = amounts(&[("a", 90.0), ("b", 10.0)]);
    let rules = Rules { minimum: Some(3), margin: 20.0, ..Rules::default() };

    let found = finding(&release, &rules, &Key::new("subsidie", &[("buurt", "B1")]));

    assert_eq!(found, (Reason::TooFew, Need { low: 80.0, high: 120.0 }));
}

#[test]
fn amounts_are_protected_with_their_own_needs() {
    let given = [
        ("B1", "a", 90.0),
        ("B1", "b", 10.0),
        ("B2", "c", 40.0),
        ("B2", "d", 45.0),
        ("B2", "e", 42.0),
        ("B3", "f", 30.0),
    ];
    let given = given.iter().chain(&[("B3", "g", 35.0), ("B3", "h", 31.0)]);
    let codes: Vec<([&str; 1], &str, f64)> =
        given.map(|(area, who, amount)| ([*area], *who, *amount)).collect();
    let contributions: Vec<Contribution<'_>> = codes
        .iter()
        .map(|(codes, contributor, amount)| Contribution { codes, contributor, amount: *amount })
        .collect();
    let release = Release::of(&[Table::amounts("subsidie", &[areas()], &contributions).unwrap()]).unwrap();
    let rules = Rules { dominance: Some(Dominance { n: 1, k: 75.0 }), ..Rules::default() };

    let outcome = protect(&release, &rules).unwrap();

    assert_eq!((outcome.cost.primary, outcome.cost.secondary), (1, 1));
    assert!(outcome.audit.exposed().next().is_none());
}

#[test]
fn a_group_in_one_category_tells_about_each_of_them() {
    let release = Release::of(&[people("inwoners", [[38, 1, 1], [20, 20, 20], [30, 30, 40]])]).unwrap();
    let rules = Rules {
        group: Some(GroupRule { dimensions: vec!["leeftijd".to_owned()], share: 90.0, up_to: 100.0 }),
        ..Rules::default()
    };

    assert_eq!(
        finding(&release, &rules, &cell("B1", "jong")),
        (Reason::Group, Need { low: 36.0, high: 38.0 })
    );
    assert_eq!(rules.findings(&release).unwrap().len(), 1);
    let outcome = protect(&release, &rules).unwrap();
    let interval = outcome.audit.of(release.find(&cell("B1", "jong")).unwrap()).unwrap();
    assert!(interval.low <= 36.0 && interval.high >= 38.0, "{interval:?}");
}

#[test]
fn nobody_at_all_is_a_secret_only_where_the_rules_say_so() {
    let release = Release::of(&[people("inwoners", [[0, 20, 30], [25, 40, 18], [17, 22, 35]])]).unwrap();
    let rules = Rules { zeros: true, ..Rules::people(5) };

    assert!(Rules::people(5).findings(&release).unwrap().is_empty());
    assert_eq!(finding(&release, &rules, &cell("B1", "jong")).1, Need { low: 0.0, high: 5.0 });
}

#[test]
fn what_is_out_cannot_be_called_back() {
    let rows = [cell("B2", "jong"), cell("B3", "jong"), Key::new("inwoners", &[("leeftijd", "jong")])];
    let release = Release::of(&[people("inwoners", ONE_SMALL)]).unwrap().already_out(&rows).unwrap();

    let refused = protect(&release, &Rules::people(5)).unwrap_err();

    assert_eq!(
        refused.to_string(),
        "inwoners: buurt B1, leeftijd jong cannot be protected by leaving out other cells"
    );
}

#[test]
fn who_supposes_little_change_learns_from_last_year() {
    let before = people("inwoners 2023", [[6, 20, 30], [25, 40, 18], [17, 22, 35]]);
    let after = people("inwoners 2024", ONE_SMALL);
    let supposing = |most| {
        let both = Release::of(&[before.clone(), after.clone()]).unwrap();
        let out: Vec<Key> = both
            .cells()
            .iter()
            .filter(|cell| cell.key.measure == "inwoners 2023")
            .map(|cell| cell.key.clone())
            .collect();
        let both = both.already_out(&out).unwrap().supposing_change("inwoners 2023", "inwoners 2024", most);
        protect(&both, &Rules::people(5))
    };

    // Six last year and at most four more or less: at least two now, which the minimum of five was to hide.
    assert!(matches!(supposing(4.0), Err(DisclosureError::CannotProtect { .. })));
    assert!(supposing(20.0).is_ok());
}

#[test]
fn a_strip_between_two_borders_stays_unknown() {
    let strips = Dimension::new("gebied", ["kern", "strook", "rest"]).unwrap();
    let hidden = |mut areas: Dimension| {
        for strip in ["kern", "strook", "rest"] {
            areas = areas.hide(strip).unwrap();
        }
        areas
    };
    let old = hidden(strips.clone()).sum("oud", ["kern", "strook"]).unwrap();
    let new = hidden(strips).sum("nieuw", ["kern"]).unwrap();
    let counts = [("kern", 60), ("strook", 2), ("rest", 80)].map(|(area, people)| ([area], people));
    let counts = counts.each_ref().map(|(codes, people)| Count { codes, people: *people });
    let rules = Rules::people(5);
    let first = Table::people("inwoners", &[old], &counts).unwrap();
    let alone = Release::of(std::slice::from_ref(&first)).unwrap();
    let before = protect(&alone, &rules).unwrap();
    let second = Table::people("inwoners", &[new], &counts).unwrap();

    let both = Release::after(&alone, &before, &[first], &[second]).unwrap();
    let after = protect(&both, &rules).unwrap();

    let named = |name| Key::new("inwoners", &[("gebied", name)]);
    assert_eq!(after.status(&both, &named("oud")), Some(&Status::Published));
    assert!(matches!(after.status(&both, &named("nieuw")), Some(Status::Secondary { .. })));
    assert!(after.audit.of(both.find(&named("strook")).unwrap()).unwrap().is_safe());
}

#[test]
fn bad_input_is_named_by_its_place() {
    let twice = Dimension::new("buurt", ["B1", "B1"]).unwrap_err();
    assert_eq!(twice.to_string(), "dimension buurt has code B1 twice");
    let counted = areas().sum("W1", ["B1", "B2"]).unwrap().sum("W2", ["W1", "B1"]).unwrap_err();
    assert_eq!(counted.to_string(), "dimension buurt: W2 counts B1 twice");
    let unknown = areas().sum("W1", ["B9"]).unwrap_err();
    assert_eq!(unknown.to_string(), "sum W1: dimension buurt has no code B9");
    assert!(
        Dimension::new("buurt", []).is_err() && areas().sum("W1", []).is_err() && areas().hide("B9").is_err()
    );

    let wards = || areas().sum("W1", ["B1", "B2"]).unwrap();
    let observed = |codes: &[&str]| Table::people("inwoners", &[wards()], &[Count { codes, people: 1 }]);
    assert_eq!(
        observed(&["W1"]).unwrap_err().to_string(),
        "row 0: W1 of dimension buurt is a sum; give its parts"
    );
    assert_eq!(observed(&["B9"]).unwrap_err().to_string(), "row 0: dimension buurt has no code B9");
    assert_eq!(observed(&[]).unwrap_err(), DisclosureError::Codes { row: 0, expected: 1, found: 0 });
    assert!(matches!(
        Table::people("inwoners", &[areas(), areas()], &[]),
        Err(DisclosureError::DimensionTwice { .. })
    ));
    let negative = [Contribution { codes: &["B1"], contributor: "a", amount: -1.0 }];
    assert_eq!(
        Table::amounts("subsidie", &[areas()], &negative).unwrap_err(),
        DisclosureError::Amount { row: 0, value: -1.0 }
    );
    let apart = Release::of(&[
        people("inwoners", ONE_SMALL),
        people("inwoners", [[4, 20, 30], [25, 40, 18], [17, 22, 35]]),
    ]);
    assert!(matches!(apart, Err(DisclosureError::Disagree { one: 3.0, other: 4.0, .. })), "{apart:?}");
    let release = amounts(&[("a", 1.0)]);
    let impossible = Rules { p_percent: Some(101.0), ..Rules::default() };
    assert!(matches!(impossible.findings(&release), Err(DisclosureError::Rule { .. })));
    assert!(release.already_out(&[cell("B1", "jong")]).is_err());
}

#[test]
fn an_empty_table_is_no_error() {
    let release = Release::of(&[Table::people("inwoners", &[areas(), ages()], &[]).unwrap()]).unwrap();

    let outcome = protect(&release, &Rules::people(5)).unwrap();

    assert_eq!(outcome.cost.primary + outcome.cost.secondary, 0);
    assert!(protect(&Release::of(&[]).unwrap(), &Rules::people(5)).unwrap().statuses.is_empty());
}

#[test]
fn who_is_alone_in_a_cell_does_not_work_out_his_neighbour() {
    // Two cells of one contributor each in the same row: together they hide each other from outsiders, but each of them
    // can take his own figure off.
    let given =
        [("B1", "a", 90.0), ("B2", "b", 70.0), ("B3", "c", 50.0), ("B3", "d", 60.0), ("B3", "e", 55.0)];
    let codes: Vec<([&str; 1], &str, f64)> =
        given.iter().map(|(area, who, amount)| ([*area], *who, *amount)).collect();
    let contributions: Vec<Contribution<'_>> = codes
        .iter()
        .map(|(codes, contributor, amount)| Contribution { codes, contributor, amount: *amount })
        .collect();
    let release = Release::of(&[Table::amounts("subsidie", &[areas()], &contributions).unwrap()]).unwrap();
    let outside = Rules { minimum: Some(3), ..Rules::default() };
    let inside = Rules { insiders: true, ..outside.clone() };
    let second = release.find(&Key::new("subsidie", &[("buurt", "B2")])).unwrap();
    let first = release.find(&Key::new("subsidie", &[("buurt", "B1")])).unwrap();

    let told = |rules: &Rules| {
        let outcome = protect(&release, rules).unwrap();
        let published: Vec<bool> =
            outcome.statuses.iter().map(|status| *status == Status::Published).collect();
        let audit = audit_insider(&release, &outcome.findings, &published, &insiders(&release)[0]);
        (outcome.cost.secondary, audit.of(second).unwrap().is_safe())
    };

    assert_eq!(
        insiders(&release).iter().map(|insider| insider.knows[0]).collect::<Vec<_>>(),
        [first, second]
    );
    assert_eq!(told(&outside), (0, false));
    assert_eq!(told(&inside), (1, true));
}

#[test]
fn few_people_are_lost_instead_of_few_cells_where_that_is_asked() {
    let rows = [[3, 20, 30], [25, 40, 18], [17, 22, 35]];
    let release = Release::of(&[people("inwoners", rows)]).unwrap();
    let cells = protect(&release, &Rules::people(5)).unwrap();
    let value = protect(&release, &Rules { saving: Saving::Value, ..Rules::people(5) }).unwrap();

    // 20 in its row, 17 in its column, and 22 where these two meet.
    assert_eq!((value.cost.secondary, value.cost.secondary_value), (3, 59.0));
    assert!(value.cost.secondary_value <= cells.cost.secondary_value);
}

#[test]
fn the_same_table_is_protected_in_the_same_way() {
    let release = Release::of(&[people("inwoners", [[3, 2, 30], [1, 40, 18], [17, 4, 35]])]).unwrap();

    let once = protect(&release, &Rules::people(5)).unwrap();

    assert_eq!(protect(&release, &Rules::people(5)).unwrap(), once);
}
