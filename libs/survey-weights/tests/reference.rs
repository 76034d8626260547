//! Numbers of other programs. Those on the invented respondents are printed by `numbers/survey.R` (R 4.2.2 with survey 4.1-1), those
//! on small areas by `numbers/areas.py` (numpy and scipy, from the formulas line by line).
#![expect(clippy::unwrap_used, reason = "a sample that cannot be made must stop the test")]

mod town;

use survey_weights::{
    Area, Centre, Design, Distance, Domain, Draw, Estimate, Factor, Flat, Item, Known, Lonely, Margin,
    Method, Regression, Share, ShareInterval, Stage, Weighting, fay_herriot,
};
use town::Sample;

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs(), "{found} is not {expected}");
}

#[track_caller]
fn is(found: &Estimate, value: f64, error: f64) {
    near(found.value, value);
    near(found.error, error);
}

/// Standard errors of mean, total, ratio, share and share in area c; degrees of freedom of the whole and of the area.
type Expected = ([f64; 5], (usize, usize));

const SIMPLE: Expected = (
    [
        1.461_420_695_982_148_5,
        12_017.712_651_668_387,
        0.264_059_400_449_887_3,
        0.062_938_061_772_013_83,
        0.098_519_081_648_280_56,
    ],
    (95, 13),
);
const STRATIFIED: Expected = (
    [
        1.443_100_267_256_661_5,
        6_862.995_225_725_032,
        0.266_573_031_566_963_44,
        0.061_995_207_045_501_46,
        0.100_527_347_633_313_72,
    ],
    (92, 10),
);
const CLUSTERED: Expected = (
    [
        1.154_770_076_233_819_8,
        28_250.735_480_317_016,
        0.245_450_238_000_712,
        0.086_794_347_327_316_49,
        0.068_548_498_915_445_51,
    ],
    (12, 4),
);
const FINITE: Expected = (
    [
        1.060_455_712_978_904_5,
        25_880.179_509_554_386,
        0.223_176_757_018_148_9,
        0.079_742_204_096_542_42,
        0.061_335_936_997_321_226,
    ],
    (12, 4),
);
const STAGED: Expected = (
    [
        1.186_457_428_358_267_8,
        25_916.502_508_744_234,
        0.243_805_938_473_243_03,
        0.082_813_282_058_076_71,
        0.073_896_178_502_097_4,
    ],
    (12, 4),
);

#[test]
fn figures_of_every_design_are_those_of_r() {
    let sample = Sample::read();
    let (y, x, yes) = (sample.item("y"), sample.item("x"), sample.item("yes"));
    let (all, area) = (Domain::everyone(), sample.factor("area").domain("c").unwrap());
    for (design, (errors, freedom)) in [
        (sample.simple(), SIMPLE),
        (sample.stratified(), STRATIFIED),
        (sample.clustered(), CLUSTERED),
        (sample.finite(), FINITE),
        (sample.staged(), STAGED),
    ] {
        let weighting = design.weighting();
        is(&weighting.mean(&y, &all).unwrap(), 61.791_780_418_828_26, errors[0]);
        is(&weighting.total(&y, &all).unwrap(), 159_290.970_665_53, errors[1]);
        is(&weighting.ratio(&y, &x, &all).unwrap(), 5.726_878_871_425_482, errors[2]);
        is(&weighting.mean(&yes, &all).unwrap(), 0.391_417_443_666_222_94, errors[3]);
        let small = weighting.mean(&yes, &area).unwrap();
        is(&small, 0.138_956_899_314_175_9, errors[4]);
        assert_eq!((design.freedom(), small.freedom), freedom);
    }
}

#[test]
fn design_effects_are_those_of_r() {
    let weighting = Sample::read().clustered().weighting();
    let y = Sample::read().item("y");
    let [mean, total] = [weighting.mean(&y, &Domain::everyone()), weighting.total(&y, &Domain::everyone())]
        .map(Result::unwrap);
    near(mean.design_effect(Draw::WithoutReplacement).unwrap(), 0.957_379_771_336_936_6);
    near(mean.design_effect(Draw::WithReplacement).unwrap(), 0.921_726_857_460_974_9);
    near(total.design_effect(Draw::WithoutReplacement).unwrap(), 86.224_725_767_528_71);
    near(total.design_effect(Draw::WithReplacement).unwrap(), 83.013_708_766_955_16);
}

/// R's `confint` of a mean with the degrees of the design, and `svyciprop`.
#[test]
fn intervals_are_those_of_r() {
    let sample = Sample::read();
    let weighting = sample.clustered().weighting();
    let (lower, upper) =
        weighting.mean(&sample.item("y"), &Domain::everyone()).unwrap().interval(0.95).unwrap().unwrap();
    near(lower, 59.275_752_561_414_21);
    near(upper, 64.307_808_276_242_31);
    let share = weighting.mean(&sample.item("yes"), &Domain::everyone()).unwrap();
    for (how, expected) in [
        (ShareInterval::Logit, (0.225_266_988_249_424_57, 0.587_227_629_299_185_4)),
        (ShareInterval::Beta, (0.208_746_419_440_793_67, 0.599_478_434_563_991_1)),
        (ShareInterval::Wald, (0.202_308_806_166_872_23, 0.580_526_081_165_573_7)),
        (ShareInterval::Arcsine, (0.215_054_384_048_795_76, 0.583_878_912_862_749_3)),
    ] {
        let (lower, upper) = share.share_interval(how, 0.95).unwrap().unwrap();
        near(lower, expected.0);
        near(upper, expected.1);
    }
    // Wilson's formula by hand: n* = p (1 - p) / se², t of 12 degrees.
    let (p, t) = (0.391_417_443_666_222_94, 2.178_812_829_667_228_4);
    let n = p * (1.0 - p) / 0.086_794_347_327_316_49_f64.powi(2);
    let (lower, upper) = share.share_interval(ShareInterval::Wilson, 0.95).unwrap().unwrap();
    for end in [lower, upper] {
        near((end - p).powi(2), t * t * end * (1.0 - end) / n);
    }
}

/// `svyquantile` with the lowest value. R reads its interval back from the share that the value really has; Woodruff, and this
/// library, from the share that was asked. With these respondents that moves some ends to the next value.
#[test]
fn quantiles_are_those_of_r() {
    let sample = Sample::read();
    let weighting = sample.clustered().weighting();
    for (share, expected) in [(0.25, 52.39), (0.5, 62.51), (0.9, 75.18)] {
        for flat in [Flat::Lowest, Flat::Middle] {
            let found =
                weighting.quantile(&sample.item("y"), &Domain::everyone(), share, (flat, 0.95)).unwrap();
            near(found.value, expected);
        }
    }
}

fn margins(sample: &Sample) -> [Margin; 2] {
    [
        sample.factor("sex").margin([("m", 2_300.0), ("v", 2_400.0)]).unwrap(),
        sample.factor("age").margin([("18-34", 1_500.0), ("35-64", 2_200.0), ("65+", 1_000.0)]).unwrap(),
    ]
}

fn first_weights_are(weighting: &Weighting, expected: [f64; 4]) {
    weighting.weights().iter().zip(expected).for_each(|(found, expected)| near(*found, expected));
}

/// `postStratify`, `rake` (which regresses all alike), and `calibrate` with the distance of raking.
#[test]
fn figures_after_raking_are_those_of_r() {
    let sample = Sample::read();
    let (y, yes, all) = (sample.item("y"), sample.item("yes"), Domain::everyone());
    let area = sample.factor("area").domain("c").unwrap();
    let [sex, age] = margins(&sample);
    let post = sample.clustered().post_stratify(&age).unwrap();
    is(&post.mean(&y, &all).unwrap(), 61.624_873_042_640_01, 1.324_391_275_052_021_7);
    let raked = sample.clustered().rake(&[sex, age]).unwrap();
    first_weights_are(
        &raked,
        [102.549_818_313_943_62, 99.450_604_454_202_99, 99.505_411_485_086_87, 99.450_604_454_202_99],
    );
    let alike = raked.clone().regressed(Regression::Alike).mean(&y, &all).unwrap();
    near(alike.value, 61.633_365_899_640_79);
    // R takes ten rounds of subtracting means, which leaves the last digits.
    assert!((alike.error - 1.312_921_904_982_169_2).abs() < 1e-8, "{}", alike.error);
    is(&raked.mean(&y, &all).unwrap(), 61.633_365_899_640_76, 1.348_284_035_700_595_4);
    is(&raked.mean(&yes, &area).unwrap(), 0.145_055_515_681_365_74, 0.059_987_585_332_940_9);
    is(&raked.total(&y, &area).unwrap(), 44_051.778_565_983_75, 12_346.258_267_199_686);
}

/// `calibrate` on the number of people and the total of x, and on margins within bounds.
#[test]
fn figures_after_calibration_are_those_of_r() {
    let sample = Sample::read();
    let (y, yes, all) = (sample.item("y"), sample.item("yes"), Domain::everyone());
    let people = Item::people(sample.numbers("y").len());
    let known = [Known::Total(people, 4_700.0), Known::Total(sample.item("x"), 51_000.0)];
    let linear = sample.finite().calibrate(&known, Distance::Linear).unwrap();
    first_weights_are(
        &linear,
        [97.450_557_421_182_7, 95.259_674_329_185_2, 98.275_748_792_933_17, 95.399_956_862_382_77],
    );
    is(&linear.mean(&y, &all).unwrap(), 61.896_623_189_193_2, 1.146_874_725_134_631_8);
    is(&linear.mean(&yes, &all).unwrap(), 0.391_583_530_795_426_6, 0.079_557_997_443_582_73);
    let raking = sample.finite().calibrate(&known, Distance::Raking).unwrap();
    first_weights_are(
        &raking,
        [97.444_474_355_079_55, 95.273_287_480_740_28, 98.275_014_784_820_73, 95.410_847_655_545_21],
    );
    is(&raking.mean(&y, &all).unwrap(), 61.896_504_838_570_31, 1.146_867_400_870_506_9);
    is(&raking.mean(&yes, &all).unwrap(), 0.391_593_369_896_238_33, 0.079_559_208_179_676_45);
    let margins = margins(&sample).map(Known::Margin);
    let logit = sample.clustered().calibrate(&margins, Distance::Logit { lower: 0.5, upper: 2.5 }).unwrap();
    first_weights_are(
        &logit,
        [102.451_211_841_851_9, 99.572_976_572_403_69, 99.624_117_510_458_46, 99.572_976_572_403_69],
    );
    is(&logit.mean(&y, &all).unwrap(), 61.636_801_657_136_13, 1.348_217_091_149_660_7);
    let bounded =
        sample.clustered().calibrate(&margins, Distance::LinearWithin { lower: 0.5, upper: 1.93 }).unwrap();
    first_weights_are(
        &bounded,
        [102.501_213_984_063_92, 99.510_923_160_216_24, 99.563_725_930_356_19, 99.510_923_160_216_24],
    );
}

/// `trimWeights` with `strict = TRUE`.
#[test]
fn trimmed_weights_are_those_of_r() {
    let trimmed = Sample::read().clustered().weighting().trim(20.0, 70.0, Share::Alike).unwrap();
    let weights = trimmed.weighting.weights();
    for (place, expected) in
        [(0, 42.577_477_108_108_106), (29, 20.0), (59, 41.744_144_108_108_095), (89, 20.0)]
    {
        near(weights[place], expected);
    }
}

/// `as.svrepdesign` with `type = "JKn"`, around the mean of the replicates and (`mse`) around the figure.
#[test]
fn the_jackknife_is_that_of_r() {
    let sample = Sample::read();
    let (x, y, all) = (sample.item("x"), sample.item("y"), Domain::everyone());
    let mean = |design: &Design| Ok(design.weighting().mean(&y, &all)?.value);
    let ratio = |design: &Design| Ok(design.weighting().ratio(&y, &x, &all)?.value);
    let clustered = sample.clustered().jackknife().unwrap();
    near(clustered.estimate(ratio).unwrap().error, 0.250_195_431_426_597_67);
    let clustered = clustered.around(Centre::Mean);
    near(clustered.estimate(mean).unwrap().error, 1.140_917_118_127_498_6);
    near(clustered.estimate(ratio).unwrap().error, 0.250_195_236_824_833_86);
    near(
        sample.finite().jackknife().unwrap().around(Centre::Mean).estimate(mean).unwrap().error,
        1.047_431_577_042_016_6,
    );
}

/// Stratum s1 with its first cluster only, under each of R's `survey.lonely.psu`.
#[test]
fn a_lonely_cluster_counts_as_in_r() {
    let sample = Sample::read();
    let (strata, clusters) = (sample.labels("stratum"), sample.labels("cluster"));
    let kept: Vec<usize> =
        (0..strata.len()).filter(|i| strata[*i] != "s1" || clusters[*i] == "c10").collect();
    let factor = |name, labels: &[&str]| Factor::new(name, kept.iter().map(|i| labels[*i]));
    let (strata, clusters) = (factor("stratum", &strata), factor("cluster", &clusters));
    let (weights, y) = (sample.numbers("weight"), sample.numbers("y"));
    let item = Item::new("y", kept.iter().map(|i| Some(y[*i]))).unwrap();
    let design = Design::new(kept.iter().map(|i| weights[*i])).unwrap();
    let design = design.stage(&Stage::clusters(&clusters).within(&strata)).unwrap();
    for (lonely, error) in [
        (Lonely::Certain, 1.279_997_787_767_5),
        (Lonely::Adjust, 1.284_576_505_588_814),
        (Lonely::Average, 1.478_014_134_659_383_1),
    ] {
        let found = design.clone().lonely(lonely).weighting().mean(&item, &Domain::everyone()).unwrap();
        is(&found, 62.296_349_795_041_45, error);
    }
}

#[test]
fn small_areas_are_those_worked_out_with_numpy() {
    let y = [12.1, 14.8, 9.7, 16.9, 13.3, 18.2, 11.0, 15.5, 20.4, 10.9, 17.7, 13.9];
    let psi = [0.24, 0.16, 0.42, 0.2, 0.12, 0.6, 0.34, 0.18, 0.48, 0.22, 0.14, 0.3];
    let x = [1.0, 3.2, 0.4, 4.1, 2.8, 4.9, 1.9, 3.0, 6.2, 0.9, 5.1, 2.2];
    let area =
        |i: usize| Area { name: i.to_string(), direct: Some((y[i], psi[i])), covariates: vec![1.0, x[i]] };
    let areas: Vec<Area> = (0..12).map(area).collect();
    for (method, between, coefficients, of_areas) in [
        (
            Method::Reml,
            0.434_706_277_998_280_43,
            [
                (9.327_305_089_943_753, 0.490_302_597_032_057_64),
                (1.745_918_357_575_209_5, 0.145_326_698_059_579_1),
            ],
            [
                (11.734_764_962_723_412, 0.201_098_852_426_005_75),
                (18.015_776_729_284_568, 0.349_173_378_815_552_2),
                (20.269_859_289_756_184, 0.352_504_205_845_215_2),
            ],
        ),
        (
            Method::Ml,
            0.327_393_237_993_337_5,
            [
                (9.337_302_675_437_902, 0.452_406_536_350_043_6),
                (1.741_497_148_623_753_8, 0.134_364_821_919_68),
            ],
            [
                (11.668_045_535_593_64, 0.209_826_723_369_090_33),
                (17.986_911_560_611_528, 0.348_253_444_041_666),
                (20.242_209_229_046_62, 0.359_247_836_723_873_34),
            ],
        ),
        (
            Method::Moments,
            0.420_479_919_929_955_1,
            [
                (9.328_473_708_016_72, 0.485_463_919_951_924_95),
                (1.745_410_568_430_265_4, 0.143_929_440_283_475_46),
            ],
            [
                (11.727_138_136_646_394, 0.200_722_728_190_118_58),
                (18.012_432_660_097_687, 0.344_918_098_398_793_6),
                (20.266_747_979_774_12, 0.350_055_851_982_968_8),
            ],
        ),
    ] {
        let model = fay_herriot(&["one", "x"], &areas, method).unwrap();
        near(model.between, between);
        for (found, expected) in model.coefficients.iter().zip(coefficients) {
            near(found.value, expected.0);
            near(found.error, expected.1);
        }
        for (place, expected) in [0, 5, 8].into_iter().zip(of_areas) {
            near(model.areas[place].value, expected.0);
            near(model.areas[place].mean_square_error, expected.1);
        }
    }
}

/// Acres of farms in 300 of 3,078 counties, from the sizes, means and variances that Lohr, *Sampling: Design and Analysis*,
/// gives of each region in the chapter on stratified samples: 909,736,035 acres with a standard error of 50,417,248.
#[test]
fn the_stratified_total_of_lohrs_counties_comes_out() {
    let regions = [
        ("north central", 1_054.0, 103, 300_504.16, 29_618_183_543.0_f64),
        ("northeast", 220.0, 21, 97_629.81, 7_647_472_708.0),
        ("south", 1_382.0, 135, 211_315.04, 53_587_487_856.0),
        ("west", 422.0, 41, 662_295.51, 396_185_950_266.0),
    ];
    let (mut weights, mut labels, mut sizes, mut acres) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (name, counties, drawn, mean, variance) in regions {
        for i in 0..drawn {
            // One in the middle and as many a standard deviation above as below have just this mean and variance.
            let away = match i {
                0 => 0.0,
                i if i % 2 == 0 => 1.0,
                _ => -1.0,
            };
            acres.push(Some(mean + away * variance.sqrt()));
            weights.push(counties / f64::from(drawn));
            labels.push(name);
            sizes.push(counties);
        }
    }
    let design = Design::new(weights).unwrap();
    let design =
        design.stage(&Stage::respondents().within(&Factor::new("region", labels)).out_of(sizes)).unwrap();
    let total = design.weighting().total(&Item::new("acres", acres).unwrap(), &Domain::everyone()).unwrap();
    assert!((total.value - 909_736_035.0).abs() < 10.0, "{}", total.value);
    assert!((total.error - 50_417_248.0).abs() < 1.0, "{}", total.error);
}

/// Nobody of twenty: 0 to 0.1684 by Clopper and Pearson (Newcombe, Statistics in Medicine 17, 1998, table I).
#[test]
fn nobody_of_twenty_is_what_the_table_says() {
    let weighting = Design::new(vec![1.0; 20]).unwrap().weighting();
    for (answer, expected) in [(false, (0.0, 0.1684)), (true, (0.8316, 1.0))] {
        let item = Item::share("yes", vec![Some(answer); 20]);
        let share = weighting.mean(&item, &Domain::everyone()).unwrap();
        for how in [ShareInterval::Beta, ShareInterval::Logit] {
            let (lower, upper) = share.share_interval(how, 0.95).unwrap().unwrap();
            assert!(
                (lower - expected.0).abs() < 5e-5 && (upper - expected.1).abs() < 5e-5,
                "{lower} {upper}"
            );
        }
    }
}

/// Expenditure on milk in 43 areas, with covariates for four larger areas: Arora and Lahiri, Statistica Sinica 7 (1997), as You and
/// Chapman, Survey Methodology 32 (2006), print it. `mseFH` of R's sae 1.3 gives six or seven digits.
#[test]
fn the_milk_areas_are_those_of_sae() {
    let direct = [
        1.099, 1.075, 1.105, 0.628, 0.753, 0.981, 1.257, 1.095, 1.405, 1.356, 0.615, 1.46, 1.338, 0.854,
        1.176, 1.111, 1.257, 1.43, 1.278, 1.292, 1.002, 1.183, 1.044, 1.267, 1.193, 0.791, 0.795, 0.759,
        0.796, 0.565, 0.886, 0.952, 0.807, 0.582, 0.684, 0.787, 0.44, 0.759, 0.77, 0.8, 0.756, 0.865, 0.64,
    ];
    let errors = [
        0.163, 0.08, 0.083, 0.109, 0.119, 0.141, 0.202, 0.127, 0.168, 0.178, 0.1, 0.201, 0.148, 0.143, 0.149,
        0.145, 0.135, 0.172, 0.137, 0.163, 0.125, 0.247, 0.14, 0.171, 0.106, 0.121, 0.121, 0.259, 0.106,
        0.089, 0.225, 0.205, 0.119, 0.067, 0.106, 0.126, 0.092, 0.132, 0.1, 0.113, 0.083, 0.121, 0.129,
    ];
    let larger = |i: usize| {
        [(0, 7), (7, 14), (14, 25), (25, 43)].iter().position(|(from, to)| (*from..*to).contains(&i))
    };
    let area = |i: usize| Area {
        name: i.to_string(),
        direct: Some((direct[i], errors[i] * errors[i])),
        covariates: (0..4)
            .map(|column| f64::from(u8::from(column == 0 || larger(i) == Some(column))))
            .collect(),
    };
    let areas: Vec<Area> = (0..43).map(area).collect();
    for (method, between) in
        [(Method::Reml, 0.018_550_2), (Method::Ml, 0.015_517_6), (Method::Moments, 0.016_420_3)]
    {
        let model = fay_herriot(&["all", "second", "third", "fourth"], &areas, method).unwrap();
        assert!((model.between - between).abs() < 1e-6, "{method:?}: {}", model.between);
        if method == Method::Reml {
            assert!((model.areas[0].value - 1.021_970).abs() < 1e-6, "{}", model.areas[0].value);
            assert!(
                (model.areas[0].mean_square_error - 0.013_460).abs() < 1e-6,
                "{}",
                model.areas[0].mean_square_error
            );
        }
    }
}
