//! The ASEM example against an independent computation.
//!
//! Expected numbers come from a plain script in Python 3.11 with numpy 2.4 and scipy 1.17 over the same files: division
//! by the denominators, group means (`EurAsia_group`), `scipy.stats.skew` and `kurtosis` with `bias=False` and values
//! replaced one by one, min-max, means of children level by level. The five highest scores agree with COINr 1.1.14.
#![expect(clippy::unwrap_used, reason = "what cannot be prepared fails")]

mod common;

use common::{asem, asem_years};
use composite_index::{
    Aggregation, Assumption, Coefficient, Fit, Goal, Mean, Method, Normalisation, Panel, Plan, Preparation,
    Recipe, Scaling, Scores, Screening, Spread, Step, Treatment, Weights, correlation, cronbach,
    principal_components, stats,
};

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}

fn index(scores: &Scores) -> (f64, f64) {
    (scores.score("NLD", "Index").unwrap(), scores.column("Index").unwrap().iter().sum())
}

#[test]
fn the_index_is_that_of_the_example() {
    let Some((recipe, table)) = asem() else { return };

    let scores = recipe.run(&table).unwrap();

    let ranks = scores.ranks("Index").unwrap();
    let mut best: Vec<(u32, &str)> =
        ranks.iter().zip(scores.units()).map(|(rank, unit)| (rank.unwrap(), unit.as_str())).collect();
    best.sort_unstable();
    let best: Vec<&str> = best.iter().take(5).map(|(_, unit)| *unit).collect();
    assert_eq!(best, ["CHE", "NLD", "DNK", "NOR", "BEL"]);
    near(scores.score("CHE", "Index").unwrap(), 68.383_724_238_341_69);
    near(scores.score("RUS", "Index").unwrap(), 35.655_544_511_669);
    for (element, netherlands, mean) in [
        ("Physical", 64.867_067_995_211_88, 39.273_918_791_856_545),
        ("ConEcFin", 46.620_614_233_449_714, 28.361_940_784_492_777),
        ("Political", 84.552_994_903_355_18, 58.643_604_400_593_176),
        ("Instit", 71.737_382_987_382_99, 67.449_050_544_622_24),
        ("P2P", 41.921_301_693_184_7, 29.941_434_115_458_936),
        ("Environ", 58.734_877_393_188_66, 59.813_814_305_115_244),
        ("Social", 86.581_405_232_146_44, 57.158_884_116_946),
        ("SusEcFin", 57.781_197_306_019_22, 57.592_137_854_701_87),
        ("Conn", 61.939_872_362_516_894, 44.733_989_727_404_75),
        ("Sust", 67.699_159_977_118_1, 58.188_278_758_921_044),
        ("Index", 64.819_516_169_817_49, 51.461_134_243_162_89),
    ] {
        near(scores.score("NLD", element).unwrap(), netherlands);
        near(stats(scores.column(element).unwrap()).mean.unwrap(), mean);
    }
}

#[test]
fn gaps_are_filled_with_the_mean_of_the_group() {
    let Some((recipe, table)) = asem() else { return };

    let scores = recipe.run(&table).unwrap();

    let filled = |unit: &str, indicator| {
        let position = table.units().iter().position(|known| known == unit).unwrap();
        scores.after(Step::Impute, indicator).unwrap()[position]
    };
    near(filled("ITA", "Poverty"), 0.372_413_793_103_448_2);
    near(filled("MLT", "Palma"), 1.191_034_482_758_620_6);
    near(filled("ESP", "CultServ"), 0.015_514_194_295_541_793);
    near(filled("BGD", "ConSpeed"), 12.915_384_615_384_616);
}

#[test]
fn just_these_outliers_are_winsorised() {
    let Some((recipe, table)) = asem() else { return };

    let scores = recipe.run(&table).unwrap();

    let treatments = scores.treatments();
    let winsorised: Vec<(&str, usize)> = treatments
        .iter()
        .filter(|(_, treated)| treated.winsorised > 0)
        .map(|(code, treated)| (*code, treated.winsorised))
        .collect();
    let expected = [
        ("Bord", 3),
        ("CostImpEx", 1),
        ("CultServ", 3),
        ("FDI", 2),
        ("FemLab", 1),
        ("Flights", 1),
        ("ForPort", 3),
        ("Forest", 2),
        ("Gas", 3),
        ("NGOs", 3),
        ("Poverty", 3),
        ("PubDebt", 1),
        ("Services", 4),
        ("StMob", 2),
        ("Tariff", 3),
    ];
    assert_eq!(winsorised, expected);
    assert!(treatments.values().all(|treated| treated.passes && !treated.logged));
    let changes = scores.changes();
    for (code, number) in expected {
        assert_eq!(changes.iter().filter(|change| change.indicator == code).count(), number, "{code}");
    }
    assert_eq!(changes.len(), expected.iter().map(|(_, number)| number).sum::<usize>());
}

#[test]
fn every_mean_is_that_of_the_example() {
    let Some((recipe, table)) = asem() else { return };
    let (min_max, z_score) = (Normalisation::min_max(1.0, 100.0), Normalisation::z_score(10.0, 2.0));
    let half = Mean::Generalised { power: 0.5 };
    for (normalisation, mean, netherlands, sum) in [
        (&min_max, Mean::Geometric, 53.464_540_757_795_31, 1_930.300_198_333_822),
        (&min_max, Mean::Harmonic, 25.189_362_845_354_815, 1_047.677_515_894_845_3),
        (&min_max, half, 60.560_691_209_468_5, 2_336.994_877_867_886_8),
        (&min_max, Mean::Copeland, 40.0, 1_275.0),
        (&z_score, Mean::Geometric, 10.828_500_545_107_36, 500.479_914_099_133_17),
        (&z_score, Mean::Harmonic, 10.682_537_772_758_543, 490.011_960_606_921_6),
        (&z_score, half, 10.897_263_765_416_465, 505.337_095_478_974_45),
        (&z_score, Mean::Copeland, 40.0, 1_275.0),
    ] {
        let recipe = recipe.clone().normalise(normalisation.clone()).aggregate(Aggregation::all(mean));

        let (found, found_sum) = index(&recipe.run(&table).unwrap());

        // One of these was noted with fewer digits.
        assert!((found - netherlands).abs() < 1e-6, "{mean:?}: {found}");
        near(found_sum, sum);
    }
}

#[test]
fn the_rule_of_zwolle_is_that_of_the_example() {
    let Some((recipe, table)) = asem() else { return };

    let scores = recipe.normalise(Normalisation::city("Population")).run(&table).unwrap();

    let (netherlands, sum) = index(&scores);
    near(netherlands, 135.837_050_810_922_96);
    near(sum, 5_883.103_650_815_237);
    near(scores.score("NLD", "LPI").unwrap(), 159.187_521_83);
    near(scores.score("NLD", "Flights").unwrap(), 200.0);
}

#[test]
fn ranks_are_those_of_the_example() {
    let Some((recipe, table)) = asem() else { return };

    let scores = recipe.normalise(Normalisation::all(Method::Rank)).run(&table).unwrap();

    let indicators = scores.recipe().structure.indicators().to_vec();
    let first: Vec<f64> = indicators.iter().take(5).map(|i| scores.score("NLD", &i.code).unwrap()).collect();
    assert_eq!(first, [48.0, 41.0, 47.0, 46.0, 34.0]);
    let sum: f64 = indicators.iter().map(|i| scores.column(&i.code).unwrap().iter().sum::<f64>()).sum();
    near(sum, 62_613.0);
}

#[test]
fn correlations_alpha_and_components_are_those_of_the_example() {
    let Some((recipe, table)) = asem() else { return };
    let scores = recipe.run(&table).unwrap();
    for (coefficient, expected) in [
        (Coefficient::Pearson, 0.601_458_468_365_343_3),
        (Coefficient::Spearman, 0.671_040_723_981_900_4),
        (Coefficient::Kendall, 0.487_058_823_529_411_9),
    ] {
        near(scores.correlation(coefficient, "Conn", "Sust").unwrap(), expected);
    }
    let raw = |code| scores.after(Step::Table, code).unwrap();
    near(correlation(Coefficient::Kendall, &raw("TBTs"), &raw("RTAs")).unwrap(), 0.463_360_078_252_653_3);

    let physical: Vec<&[f64]> = ["LPI", "Flights", "Ship", "Bord", "Elec", "Gas", "ConSpeed", "Cov4G"]
        .iter()
        .map(|code| scores.column(code).unwrap())
        .collect();
    near(cronbach(&physical).unwrap(), 0.663_366_008_415_255_6);
    let components = principal_components(&physical).unwrap();
    let expected = [0.447_730_9, 0.387_238_49, 0.004_184_66, 0.409_908_76, 0.344_810_66, 0.103_238_61];
    assert_eq!((components.loadings[0].len(), components.variances.len()), (8, 8));
    for (found, expected) in components.loadings[0].iter().zip(expected) {
        assert!((found - expected).abs() < 1e-8, "{found} {expected}");
    }
    for (found, expected) in components.variances.iter().zip([2.901_259_69, 1.503_500_28, 1.170_862_53]) {
        assert!((found - expected).abs() < 1e-8, "{found} {expected}");
    }
    near(components.variances.iter().sum(), 8.0);
}

#[test]
fn statistics_are_those_of_the_example() {
    let Some((recipe, table)) = asem() else { return };
    let scores = recipe.run(&table).unwrap();

    let lpi = stats(&scores.after(Step::Table, "LPI").unwrap());

    assert_eq!((lpi.there, lpi.missing), (51, 0));
    near(lpi.mean.unwrap(), 3.411_871_039_215_686_4);
    near(lpi.deviation.unwrap(), 0.538_476_182_161_586_8);
    near(lpi.shape.unwrap().skewness, -0.304_268_128_297_048_2);
    near(lpi.shape.unwrap().kurtosis, -0.656_751_412_485_129);
    near(lpi.lower_quartile.unwrap(), 2.988_828_5);
    near(lpi.upper_quartile.unwrap(), 3.805_34);
}

#[test]
fn weights_from_the_first_component_are_never_negative() {
    let Some((recipe, table)) = asem() else { return };

    let scores = recipe.weigh(Weights::Principal { levels: vec![1, 2] }).run(&table).unwrap();

    let weights = scores.weights();
    assert!(weights.iter().all(|weighed| weighed.weight >= 0.0));
    // Forest has a loading of -0.235 in its pillar; without it the direction is that of the other four.
    let environment = ["Renew", "PrimEner", "CO2", "MatCon", "Forest"];
    let expected = [0.239_378_17, 0.166_238_9, 0.304_856_06, 0.289_526_88, 0.0];
    for (code, expected) in environment.iter().zip(expected) {
        let weighed = weights.iter().find(|weighed| weighed.code == *code).unwrap();
        assert!((weighed.weight / 5.0 - expected).abs() < 1e-8, "{weighed:?}");
        let Some(Fit::Explained { reached, possible }) = weighed.fit else { panic!("{weighed:?}") };
        assert!((reached - 0.464_558_057_884_352_5).abs() < 1e-9, "{reached}");
        assert!((possible - 0.480_066_432_381_597_7).abs() < 1e-9, "{possible}");
    }
}

#[test]
fn optimised_weights_cannot_be_mended_by_a_small_step() {
    let Some((recipe, table)) = asem() else { return };
    for goal in [Goal::Information, Goal::Balance { importance: std::collections::BTreeMap::new() }] {
        let optimised = Weights::Optimised { level: 2, goal: goal.clone() };
        let scores = recipe.clone().weigh(optimised).run(&table).unwrap();
        let best = loss(&scores, &goal);
        let given = recipe.run(&table).unwrap();
        assert!(best < loss(&given, &goal), "{goal:?}");

        let pillars: Vec<_> = scores.weights().into_iter().filter(|weighed| weighed.fit.is_some()).collect();
        assert_eq!(pillars.len(), 8);
        assert!(pillars.iter().all(|weighed| weighed.weight >= 0.0));
        for pillar in &pillars {
            for step in [1e-4, -1e-4] {
                let moved = pillars.iter().map(|p| {
                    (p.code.clone(), (p.weight + if p.code == pillar.code { step } else { 0.0 }).max(0.0))
                });
                let trial =
                    recipe.clone().weigh(Weights::Set { weights: moved.collect() }).run(&table).unwrap();
                assert!(loss(&trial, &goal) >= best - 1e-9, "{goal:?} {} {step}", pillar.code);
            }
        }
    }
}

/// What the goal makes small, from the definition.
fn loss(scores: &Scores, goal: &Goal) -> f64 {
    let pillars = ["Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin"];
    let found: Vec<f64> = pillars
        .iter()
        .map(|pillar| scores.correlation(Coefficient::Pearson, pillar, "Index").unwrap())
        .collect();
    let sum: f64 = found.iter().sum();
    match goal {
        Goal::Information => -sum,
        Goal::Balance { .. } => found.iter().map(|found| (found / sum - 0.125).powi(2)).sum(),
    }
}

#[test]
fn the_panel_is_that_of_the_example() {
    let (Some((recipe, _)), Some(years)) = (asem(), asem_years()) else { return };
    let recipe = Recipe::new(recipe.structure)
        .prepare(Preparation::Screen(Screening { least_available: Some(0.9), ..Screening::default() }))
        .prepare(Preparation::Treat(Treatment::default()));
    let panel = Panel::new(years).unwrap();
    for (scaling, expected) in [
        (
            Scaling::Together,
            [
                (58.624_896_414_401_99, 2_233.763_593_565_75),
                (59.367_434_135_673_136, 2_259.490_228_816_456),
                (60.039_054_181_422_39, 2_288.338_783_614_407),
                (61.188_440_903_623_6, 2_312.538_056_101_058_4),
                (60.179_004_919_485_85, 2_328.405_131_822_212),
            ],
        ),
        (
            Scaling::Yearly,
            [
                (62.969_621_118_195_946, 2_295.401_039_241_223),
                (63.084_238_289_437_96, 2_301.911_717_439_967),
                (62.438_363_268_421_43, 2_293.372_902_440_013),
                (63.402_919_514_707_19, 2_314.068_009_221_111_4),
                (60.819_649_556_160_755, 2_331.235_783_975_866_3),
            ],
        ),
    ] {
        let made = recipe.run_panel(&panel, scaling).unwrap();

        assert_eq!(made.iter().map(|(year, _)| *year).collect::<Vec<_>>(), [2018, 2019, 2020, 2021, 2022]);
        for ((_, scores), (netherlands, sum)) in made.iter().zip(expected) {
            assert_eq!(scores.units().len(), 46);
            let found = index(scores);
            near(found.0, netherlands);
            near(found.1, sum);
        }
    }
}

/// COINr 1.1.14 with 500 points: aggregation 0.714 [0.63, 0.80], normalisation 0.272, weights 0.159, winsorising 0.054
/// (total effects); its weights are picks among a hundred noisy sets.
#[test]
fn total_effects_are_those_of_the_example() {
    let Some((recipe, table)) = asem() else { return };
    let winsorising = |winsorise| Treatment { winsorise, ..Treatment::default() };
    let mut plan = Plan::new(vec![
        Assumption::Treatment((1..=5).map(winsorising).collect()),
        Assumption::Normalisation(vec![
            Normalisation::min_max(1.0, 100.0),
            Normalisation::z_score(10.0, 2.0),
        ]),
        Assumption::WeightNoise { share: 0.25, levels: vec![2, 3] },
        Assumption::Aggregation(vec![Aggregation::all(Mean::Arithmetic), Aggregation::all(Mean::Geometric)]),
    ]);
    for spread in [Spread::Sobol, Spread::Random] {
        plan.spread = spread;

        let sensitivity = recipe.sensitivity(&table, &plan).unwrap();

        let totals: Vec<f64> = sensitivity.effects.iter().map(|effect| effect.total.value).collect();
        assert_eq!(totals.len(), 4);
        for (found, (low, high)) in totals.iter().zip([(0.0, 0.12), (0.2, 0.36), (0.1, 0.22), (0.63, 0.8)]) {
            assert!((low..high).contains(found), "{spread:?} {totals:?}");
        }
        for effect in &sensitivity.effects {
            assert!(effect.total.lower < effect.total.value && effect.total.value < effect.total.upper);
            assert!(effect.first.value < effect.total.upper, "{effect:?}");
        }
    }
}
