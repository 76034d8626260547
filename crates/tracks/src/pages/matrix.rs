//! Risks by chance and impact, as a picture. The table below it says the same.

use std::fmt::Write as _;

use crate::{Level, Risk, Score, Weight};

/// What a screen reader hears instead of the picture, and the words along its sides.
pub(super) struct Caption<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) chance: &'a str,
    pub(super) impact: &'a str,
}

const LEFT: u32 = 40;
const TOP: u32 = 8;
const WIDE: u32 = 86;
const HIGH: u32 = 52;

/// The matrix of five by five, with the number of each risk in its cell; an empty text when no risk was judged.
pub(super) fn matrix(caption: &Caption<'_>, risks: &[(usize, &Risk)]) -> String {
    let scored: Vec<(usize, &Risk, Score)> =
        risks.iter().filter_map(|(number, risk)| Some((*number, *risk, risk.particulars.score?))).collect();
    if scored.is_empty() {
        return String::new();
    }
    let mut svg = String::new();
    let (title, description) = (escaped(caption.title), escaped(caption.description));
    put(
        &mut svg,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" role=\"group\" aria-labelledby=\"risks-title \
             risks-description\" viewBox=\"0 0 480 318\">\n<title id=\"risks-title\">{title}</title>\n\
             <desc id=\"risks-description\">{description}</desc>\n"
        ),
    );
    for chance in Level::ALL {
        for impact in Level::ALL {
            let score = Score { chance, impact };
            let here =
                scored.iter().filter(|(_, _, of)| *of == score).map(|(number, risk, _)| (*number, *risk));
            cell(&mut svg, score, &here.collect::<Vec<_>>());
        }
    }
    sides(&mut svg, caption);
    svg.push_str("</svg>\n");
    svg
}

/// Chance runs up, impact to the right.
fn corner(score: Score) -> (u32, u32) {
    let (chance, impact) = (u32::from(score.chance.get()), u32::from(score.impact.get()));
    (LEFT + (impact - 1) * WIDE, TOP + (5 - chance) * HIGH)
}

fn cell(svg: &mut String, score: Score, here: &[(usize, &Risk)]) {
    let (x, y) = corner(score);
    let tone = match score.weight() {
        Weight::Low => "low",
        Weight::Middle => "middle",
        Weight::High => "high",
    };
    put(
        svg,
        format_args!(
            "<rect class=\"drawing__cell drawing__cell--{tone}\" x=\"{x}\" y=\"{y}\" width=\"{WIDE}\" height=\"{HIGH}\"/>\n"
        ),
    );
    let middle = y + HIGH / 2 + 5;
    for (place, (number, risk)) in (0_u32..).zip(here.iter().take(4)) {
        put(
            svg,
            format_args!(
                "<a href=\"/plannen/risico/{}\" aria-label=\"{number}: {}\"><text class=\"drawing__strong\" x=\"{}\" \
                 y=\"{middle}\">{number}</text></a>\n",
                risk.id,
                escaped(&risk.particulars.title),
                x + 8 + place * 19,
            ),
        );
    }
    if here.len() > 4 {
        put(svg, format_args!("<text class=\"drawing__small\" x=\"{}\" y=\"{}\">…</text>\n", x + 70, y + 14));
    }
}

fn sides(svg: &mut String, caption: &Caption<'_>) {
    for level in Level::ALL {
        let step = u32::from(level.get());
        let (x, y) = (LEFT + (step - 1) * WIDE + WIDE / 2, TOP + (5 - step) * HIGH + HIGH / 2 + 5);
        put(svg, format_args!("<text class=\"drawing__small\" x=\"26\" y=\"{y}\">{level}</text>\n"));
        put(
            svg,
            format_args!(
                "<text class=\"drawing__small\" text-anchor=\"middle\" x=\"{x}\" y=\"286\">{level}</text>\n"
            ),
        );
    }
    let (chance, impact) = (escaped(caption.chance), escaped(caption.impact));
    put(
        svg,
        format_args!(
            "<text class=\"drawing__small\" text-anchor=\"middle\" transform=\"translate(14 138) rotate(-90)\">{chance}</text>\n"
        ),
    );
    put(
        svg,
        format_args!(
            "<text class=\"drawing__small\" text-anchor=\"middle\" x=\"255\" y=\"308\">{impact}</text>\n"
        ),
    );
}

fn put(svg: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = svg.write_fmt(text);
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use kernel::Openness;

    use super::*;
    use crate::{NewRisk, RiskId, RiskState};

    const CAPTION: Caption<'_> =
        Caption { title: "Risico’s", description: "Ook als tabel.", chance: "Kans", impact: "Gevolg" };

    fn risk(score: Option<(u8, u8)>) -> Risk {
        let level = |number: u8| Level::try_from(number).unwrap();
        Risk {
            id: RiskId::from_uuid(uuid::Uuid::nil()),
            particulars: NewRisk {
                track: None,
                title: "Te <weinig> mensen".to_owned(),
                cause: String::new(),
                event: String::new(),
                effect: String::new(),
                score: score.map(|(chance, impact)| Score { chance: level(chance), impact: level(impact) }),
                score_basis: None,
                appetite: None,
                controls: Vec::new(),
                openness: Openness::Public,
                source: None,
            },
            state: RiskState::Identified,
            version: 1,
            changed_at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_risk_stands_in_the_cell_of_its_chance_and_impact() {
        let drawn = matrix(&CAPTION, &[(3, &risk(Some((5, 1)))), (4, &risk(Some((1, 5))))]);
        assert!(drawn.contains("x=\"48\" y=\"39\">3</text>"), "{drawn}");
        assert!(drawn.contains("x=\"392\" y=\"247\">4</text>"), "{drawn}");
        assert_eq!(drawn.matches("<rect").count(), 25);
        assert!(drawn.contains("3: Te &lt;weinig&gt; mensen"), "{drawn}");
    }

    #[test]
    fn without_a_score_there_is_no_picture() {
        assert_eq!(matrix(&CAPTION, &[(1, &risk(None))]), "");
    }
}
