//! Numbers of textbooks and of other programs. "scipy" is scipy 1.17.1, "pymannkendall" 1.4.3, "statsmodels" 0.14; what is
//! said to be worked out with numpy follows the formula of the paper, line by line, apart from this library.
#![expect(clippy::unwrap_used, reason = "a series that cannot be made must stop the test")]

use trend::{
    Dependence, Dispersion, Estimate, Overlap, Place, Rule, Series, Unit, Wave, binomial_limit, breaks,
    chart, difference, discoveries, funnel, interruption, mann_kendall, shrink, theil_sen,
};

/// The flow of the Nile at Aswan, 1871 to 1970 (Cobb, Biometrika 65, 1978), as R and statsmodels have it.
const NILE: [f64; 100] = [
    1120.0, 1160.0, 963.0, 1210.0, 1160.0, 1160.0, 813.0, 1230.0, 1370.0, 1140.0, 995.0, 935.0, 1110.0,
    994.0, 1020.0, 960.0, 1180.0, 799.0, 958.0, 1140.0, 1100.0, 1210.0, 1150.0, 1250.0, 1260.0, 1220.0,
    1030.0, 1100.0, 774.0, 840.0, 874.0, 694.0, 940.0, 833.0, 701.0, 916.0, 692.0, 1020.0, 1050.0, 969.0,
    831.0, 726.0, 456.0, 824.0, 702.0, 1120.0, 1100.0, 832.0, 764.0, 821.0, 768.0, 845.0, 864.0, 862.0,
    698.0, 845.0, 744.0, 796.0, 1040.0, 759.0, 781.0, 865.0, 845.0, 944.0, 984.0, 897.0, 822.0, 1010.0,
    771.0, 676.0, 649.0, 846.0, 812.0, 742.0, 801.0, 1040.0, 860.0, 874.0, 848.0, 890.0, 744.0, 749.0, 838.0,
    1050.0, 918.0, 986.0, 797.0, 923.0, 975.0, 815.0, 1020.0, 906.0, 901.0, 1170.0, 912.0, 746.0, 919.0,
    718.0, 714.0, 740.0,
];

#[track_caller]
fn near(found: f64, expected: f64) {
    let apart = (found - expected).abs();
    assert!(apart <= 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}

fn yearly(values: &[f64]) -> Series {
    Series::yearly("a series", values).unwrap()
}

/// pymannkendall `original_test` and scipy `theilslopes`.
#[test]
fn the_nile_falls_as_other_programs_say() {
    let series = yearly(&NILE);
    let test = mann_kendall(&series).unwrap();
    near(test.s, -1387.0);
    near(test.tau, -0.280_202_020_202_020_2);
    near(test.variance, 112_728.333_333_333_33);
    near(test.z, -4.128_066_522_844_101);
    assert!((test.p - 3.658_262_921_657_496e-5).abs() < 1e-15, "{}", test.p);
    assert!(!test.exact);
    let slope = theil_sen(&series).unwrap();
    near(slope.slope, -2.6);
    near(slope.intercept, 1022.2);
    near(slope.interval.0, -3.627_906_976_744_186);
    near(slope.interval.1, -1.428_571_428_571_428_5);
}

/// Twelve values with three equal and two equal, in years with gaps: scipy `theilslopes`, pymannkendall.
#[test]
fn ties_and_gaps_between_years_are_reckoned_with() {
    let values = [1.2, 1.4, 1.4, 1.1, 1.6, 1.9, 1.9, 1.9, 2.2, 2.1, 2.4, 2.2];
    let years =
        [2010.0, 2011.0, 2012.0, 2014.0, 2015.0, 2016.0, 2017.0, 2018.0, 2020.0, 2021.0, 2022.0, 2024.0];
    let series = Series::new("with gaps", &years, &values).unwrap();
    let test = mann_kendall(&series).unwrap();
    near(test.s, 51.0);
    near(test.variance, 207.0);
    near(test.z, 3.475_240_234_284_579);
    near(test.p, 0.000_510_396_046_922_601);
    let slope = theil_sen(&series).unwrap();
    near(slope.slope, 0.085_416_666_666_666_67);
    near(slope.intercept, -170.342_708_333_333_32);
    near(slope.interval.0, 0.066_666_666_666_666_68);
    near(slope.interval.1, 0.100_000_000_000_000_09);
}

/// Residents of Zwolle, sums of its neighbourhoods; 2022 is missing. scipy `theilslopes` and `kendalltau(method="exact")`,
/// pymannkendall.
#[test]
fn zwolle_grows_by_a_thousand_and_seventy_residents_a_year() {
    let years = [2015.0, 2016.0, 2017.0, 2018.0, 2019.0, 2020.0, 2021.0, 2023.0, 2024.0];
    let residents = [123_856, 124_891, 125_521, 126_100, 127_487, 128_833, 129_837, 132_399, 133_128];
    let series = Series::new("residents", &years, &residents.map(f64::from)).unwrap();
    let (test, slope) = (mann_kendall(&series).unwrap(), theil_sen(&series).unwrap());
    near(test.s, 36.0);
    near(test.variance, 92.0);
    near(test.z, 3.649_002_245_998_808_7);
    assert!((test.p - 2.0 / 362_880.0).abs() < 1e-15, "{}", test.p);
    near(slope.slope, 1_070.223_214_285_714_2);
    near(slope.interval.0, 983.0);
    near(slope.interval.1, 1_175.0);
}

/// scipy `kendalltau(method="exact")` without ties; with ties all 5,040 orders were counted by a program of three lines.
#[test]
fn below_ten_points_the_chance_is_exact() {
    let rising = mann_kendall(&yearly(&[12.1, 12.4, 12.2, 12.9, 13.1, 13.0, 13.6, 13.8])).unwrap();
    assert!(rising.exact);
    near(rising.p, 0.001_736_111_111_111_111);
    let tied = mann_kendall(&yearly(&[3.0, 5.0, 5.0, 4.0, 7.0, 8.0, 8.0])).unwrap();
    near(tied.s, 15.0);
    near(tied.p, 128.0 / 5040.0);
    // A straight rise of four points: 2 orders of 24.
    near(mann_kendall(&yearly(&[1.0, 2.0, 3.0, 4.0])).unwrap().p, 2.0 / 24.0);
}

/// Costs of processing loans: Montgomery, *Introduction to Statistical Quality Control*, section 6.4: 300.5, 7.79, 321.22,
/// 279.78 and 25.45.
#[test]
fn the_chart_of_the_textbook_comes_out() {
    let costs = [
        310.0, 288.0, 297.0, 298.0, 307.0, 303.0, 294.0, 297.0, 308.0, 306.0, 294.0, 299.0, 297.0, 299.0,
        314.0, 295.0, 293.0, 306.0, 301.0, 304.0,
    ];
    let found = chart(&yearly(&costs), None).unwrap();
    near(found.middle, 300.5);
    near(found.mean_range, 7.789_473_684_210_526_5);
    near(found.upper, 321.216_685_330_347_16);
    near(found.lower, 279.783_314_669_652_84);
    near(found.range_limit, 25.448_210_526_315_79);
    assert!(found.signals.is_empty() && !found.trending, "{found:?}");
}

#[test]
fn a_chart_that_trends_says_that_it_says_nothing() {
    let found = chart(&yearly(&[1.0, 2.1, 2.9, 4.2, 5.0, 6.1, 6.9, 8.0, 9.1, 10.0]), None).unwrap();
    assert!(found.trending);
    assert!(found.signals.iter().any(|signal| signal.rule == Rule::BeyondLimits));
}

/// R's strucchange on these data: one break after the 28th year, sup F 75.93, BIC 1318 without and 1270 with it. The digits
/// are worked out with numpy.
#[test]
fn the_nile_breaks_in_1898() {
    let found = breaks(&yearly(&NILE), 0.15, 5).unwrap();
    assert_eq!((found.at.as_slice(), found.sup_f_at), ([28].as_slice(), 28));
    near(found.sup_f, 75.929_769_427_485_44);
    near(found.criteria[0], 1_318.241_806_876_180_6);
    near(found.criteria[1], 1_270.083_735_739_566);
    near(found.levels[0], NILE[..28].iter().sum::<f64>() / 28.0);
    near(found.levels[1], NILE[28..].iter().sum::<f64>() / 72.0);
}

/// statsmodels `OLS` with a constant, the year, and a step from 2019.
#[test]
fn a_dated_event_is_seen_on_top_of_the_trend() {
    let values = [41.2, 42.0, 41.7, 43.1, 43.0, 44.2, 40.1, 40.9, 41.0, 42.3];
    let years: Vec<f64> = (2013..=2022_u16).map(f64::from).collect();
    let found = interruption(&Series::new("care", &years, &values).unwrap(), 2019.0).unwrap();
    assert_eq!((found.freedom, found.first_after), (7, 6));
    near(found.slope, 0.58);
    near(found.change, -4.358_333_333_333_33);
    assert!((found.error - 0.465_265_044).abs() < 1e-8, "{}", found.error);
    assert!((found.t.unwrap() + 9.367_420_55).abs() < 1e-7, "{found:?}");
    assert!((found.p.unwrap() - 3.285_886_74e-5).abs() < 1e-12, "{found:?}");
}

/// The fifteen tests of Benjamini and Hochberg (1995), section 3.2: four are discovered at 5%. Adjusted chances by scipy
/// `false_discovery_control`.
#[test]
fn the_fifteen_tests_of_the_paper_give_four_discoveries() {
    let chances = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
        0.6528, 0.7590, 1.0,
    ];
    let found = discoveries("trial", &chances, 0.05, Dependence::IndependentOrPositive).unwrap();
    let first =
        [0.0015, 0.003, 0.0095, 0.035_625, 0.0603, 0.063_857_142_857_142_86, 0.063_857_142_857_142_86];
    for (found, expected) in found.iter().zip(first) {
        near(found.q, expected);
    }
    near(found[12].q, 0.753_230_769_230_769_7);
    assert_eq!(found.iter().filter(|one| one.discovered).count(), 4);
    let any = discoveries("trial", &chances, 0.05, Dependence::Any).unwrap();
    near(any[0].q, 0.004_977_343_489_843_491);
    near(any[8].q, 0.253_844_517_982_018_07);
    near(any[9].q, 1.0);
    assert_eq!(any.iter().filter(|one| one.discovered).count(), 3);
}

/// Treated and control, ill and well, in thirteen trials of BCG vaccine (Colditz and others, JAMA 271, 1994).
const BCG: [[f64; 4]; 13] = [
    [4.0, 119.0, 11.0, 128.0],
    [6.0, 300.0, 29.0, 274.0],
    [3.0, 228.0, 11.0, 209.0],
    [62.0, 13536.0, 248.0, 12619.0],
    [33.0, 5036.0, 47.0, 5761.0],
    [180.0, 1361.0, 372.0, 1079.0],
    [8.0, 2537.0, 10.0, 619.0],
    [505.0, 87886.0, 499.0, 87892.0],
    [29.0, 7470.0, 45.0, 7232.0],
    [17.0, 1699.0, 65.0, 1600.0],
    [186.0, 50448.0, 141.0, 27197.0],
    [5.0, 2493.0, 3.0, 2338.0],
    [27.0, 16886.0, 29.0, 17825.0],
];

fn trials() -> Vec<Estimate> {
    let trial = |(at, [a, b, c, d]): (usize, &[f64; 4])| Estimate {
        name: at.to_string(),
        value: (a / (a + b)).ln() - (c / (c + d)).ln(),
        error: (1.0 / a - 1.0 / (a + b) + 1.0 / c - 1.0 / (c + d)).sqrt(),
    };
    BCG.iter().enumerate().map(trial).collect()
}

/// R's metafor on these trials: τ² 0.3181 (Paule-Mandel) and 0.3088 (DerSimonian-Laird). The digits are worked out with
/// scipy's `brentq` and numpy.
#[test]
fn the_trials_of_the_vaccine_are_drawn_together_as_elsewhere() {
    let found = shrink("BCG", &trials()).unwrap();
    near(found.between, 0.318_068_452_205_024);
    near(found.mean, -0.714_968_153_493_444_2);
    let first = &found.areas[0];
    near(first.value, -0.801_121_790_371_540_2);
    near(first.error, 0.401_112_654_018_449_14);
    near(first.own, 0.494_161_209_329_823_94);
    near(first.rank, 7.714_094_090_359_236);
    near(first.above_mean, 0.414_966_837_049_263_2);
    near(found.areas[12].value, -0.145_219_468_737_308_45);
    near(found.areas[7].rank, 1.683_363_748_529_124_6);
    near(found.areas.iter().map(|area| area.rank).sum(), 91.0);

    let units: Vec<Unit> = trials()
        .into_iter()
        .map(|trial| Unit { name: trial.name, value: trial.value, error: trial.error })
        .collect();
    let funnel = funnel("BCG", &units, -0.430_285_163_654_090_86, (Dispersion::Additive, 0.0)).unwrap();
    near(funnel.tau_squared, 0.308_760_262_862_376_07);
    near(funnel.phi, 152.233_008_082_373_26 / 13.0);
}

/// Twelve areas, worked out with numpy.
#[test]
fn a_funnel_of_areas_that_differ_by_themselves_is_wider() {
    let events = [12.0, 30.0, 45.0, 8.0, 60.0, 22.0, 18.0, 75.0, 33.0, 10.0, 27.0, 41.0];
    let people = [100.0, 150.0, 160.0, 90.0, 180.0, 140.0, 95.0, 210.0, 130.0, 110.0, 120.0, 170.0];
    let target = 381.0 / 1655.0;
    let units: Vec<Unit> = events
        .into_iter()
        .zip(people)
        .enumerate()
        .map(|(at, (events, n))| Unit::proportion(&at.to_string(), events, n, target))
        .collect();
    let plain = funnel("areas", &units, target, (Dispersion::None, 0.1)).unwrap();
    near(plain.phi, 4.546_640_614_619_863_5);
    near(plain.tau_squared, 0.005_119_658_454_072_359);
    near(plain.units[0].z, -2.618_048_165_142_993);
    let places = |funnel: &trend::Funnel| funnel.units.iter().map(|unit| unit.place).collect::<Vec<_>>();
    assert_eq!(places(&plain).iter().filter(|place| **place == Place::Beyond998).count(), 4);
    let wide = funnel("areas", &units, target, (Dispersion::Additive, 0.1)).unwrap();
    near(wide.units[0].adjusted, -1.327_579_394_285_294_3);
    near(wide.units[0].p, 0.184_317_095_493_620_52);
    assert!(places(&wide).iter().all(|place| *place == Place::Within));
    let multiplied = funnel("areas", &units, target, (Dispersion::Multiplicative, 0.1)).unwrap();
    near(multiplied.units[0].adjusted, -2.618_048_165_142_993 / 4.546_640_614_619_863_5_f64.sqrt());
}

/// The interpolation of Spiegelhalter over scipy's `binom`.
#[test]
fn exact_limits_of_a_proportion_are_those_of_the_binomial() {
    for (n, target, tail, limit) in [
        (100, 0.2, 0.975, 0.276_476_085_033_591_9),
        (100, 0.2, 0.025, 0.119_742_232_715_068_8),
        (20, 0.05, 0.999, 0.235_059_878_652_433_3),
        (5000, 0.31, 0.001, 0.289_799_518_520_287_24),
    ] {
        near(binomial_limit("limit", n, target, tail).unwrap(), limit);
    }
}

#[test]
fn two_waves_differ_as_on_paper() {
    let wave = |estimate, error, answers| Wave { estimate, error, answers };
    let waves = [wave(0.30, 0.03, 400.0), wave(0.36, 0.04, 100.0)];
    let apart = difference("lonely", waves, None).unwrap();
    near(apart.error, 0.05);
    near(apart.z.unwrap(), 1.2);
    near(apart.p.unwrap(), 0.230_139_340_443_4);
    near(apart.noticeable, 0.05 * 2.801_585_218_112_968);
    // 60 people twice, who answer much alike: the covariance is 0.75 · 0.03 · 0.04 · 60 / 200.
    let overlap = Overlap { answers: 60.0, correlation: 0.75 };
    let together = difference("lonely", waves, Some(overlap)).unwrap();
    near(together.error, (0.0025_f64 - 2.0 * 0.75 * 0.0012 * 0.3).sqrt());
    let without_error = difference("counted", waves.map(|wave| Wave { error: 0.0, ..wave }), None).unwrap();
    assert_eq!((without_error.z, without_error.p), (None, None));
}
