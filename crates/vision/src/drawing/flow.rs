use super::{Caption, Sheet, WIDTH, wrapped};

/// What goes from one box on the left to one on the right.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ribbon {
    /// Which box on the left, from 0.
    pub(crate) from: usize,
    /// Which box on the right, from 0.
    pub(crate) to: usize,
    /// Which part, in tenths of a percent; none when nobody knows.
    pub(crate) permille: Option<i64>,
}

/// A code and a name.
pub(crate) type Label = (String, String);

const BOX: f64 = 176.0;
const HEIGHT: f64 = 66.0;
const ROW: f64 = 78.0;
const HEAD: f64 = 28.0;

/// A code and a name on each side, and what went where; an empty text when nothing went anywhere. The names of the sides
/// stand above them.
#[must_use]
pub(crate) fn flow(
    caption: Caption<'_>,
    sides: (&str, &str),
    (left, right): (&[Label], &[Label]),
    ribbons: &[Ribbon],
) -> String {
    if ribbons.is_empty() {
        return String::new();
    }
    let rows = left.len().max(right.len());
    let height = HEAD + top(rows);
    let mut sheet = Sheet::open(caption, height);
    let far = WIDTH - BOX - 2.0;
    sheet.text("drawing__strong", (2.0, 18.0), sides.0);
    sheet.text("drawing__strong", (far, 18.0), sides.1);
    for ribbon in ribbons {
        draw(&mut sheet, ribbon, far);
    }
    for (x, boxes) in [(2.0, left), (far, right)] {
        for (place, (code, name)) in boxes.iter().enumerate() {
            label(&mut sheet, (x, HEAD + top(place)), code, name);
        }
    }
    sheet.close()
}

/// Where the box at this place begins.
fn top(place: usize) -> f64 {
    f64::from(u32::try_from(place).unwrap_or(u32::MAX)) * ROW
}

fn draw(sheet: &mut Sheet, ribbon: &Ribbon, far: f64) {
    let (from, to) = (HEAD + top(ribbon.from) + HEIGHT / 2.0, HEAD + top(ribbon.to) + HEIGHT / 2.0);
    let (start, middle) = (BOX + 2.0, WIDTH / 2.0);
    let share = ribbon.permille.and_then(|share| i32::try_from(share).ok());
    let width = share.map_or(4.0, |share| 4.0 + 20.0 * f64::from(share) / 1000.0);
    let class = match ribbon.permille {
        Some(_) => "drawing__ribbon",
        None => "drawing__ribbon drawing__ribbon--unknown",
    };
    sheet.put(format_args!(
        "<path class=\"{class}\" stroke-width=\"{width:.1}\" \
         d=\"M{start:.0} {from:.0}C{middle:.0} {from:.0} {middle:.0} {to:.0} {far:.0} {to:.0}\"/>\n"
    ));
}

fn label(sheet: &mut Sheet, (x, y): (f64, f64), code: &str, name: &str) {
    sheet.put(format_args!(
        "<rect class=\"drawing__box\" x=\"{x:.0}\" y=\"{y:.0}\" width=\"{BOX:.0}\" height=\"{HEIGHT:.0}\" rx=\"6\"/>\n"
    ));
    sheet.text("drawing__strong", (x + 8.0, y + 18.0), code);
    let mut line = y + 36.0;
    for text in wrapped(name, 25, 2) {
        sheet.text("drawing__small", (x + 8.0, line), &text);
        line += 17.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPTION: Caption<'_> = Caption { title: "Doelen", description: "Ook als tabel.", id: "doelen" };

    fn goal(code: &str) -> (String, String) {
        (code.to_owned(), "Samenkracht".to_owned())
    }

    #[test]
    fn a_known_share_has_its_width_and_an_unknown_one_is_dashed() {
        let drawn = flow(
            CAPTION,
            ("2022", "2024"),
            (&[goal("1.1.2")], &[goal("1.1.1"), goal("1.1.3")]),
            &[Ribbon { from: 0, to: 0, permille: Some(500) }, Ribbon { from: 0, to: 1, permille: None }],
        );
        assert!(drawn.contains("class=\"drawing__ribbon\" stroke-width=\"14.0\""), "{drawn}");
        assert!(drawn.contains("drawing__ribbon--unknown\" stroke-width=\"4.0\""), "{drawn}");
        assert!(drawn.contains("viewBox=\"0 0 480 184\""), "{drawn}");
    }

    #[test]
    fn without_anything_that_went_on_there_is_no_drawing() {
        assert_eq!(flow(CAPTION, ("2022", "2024"), (&[goal("1")], &[goal("2")]), &[]), "");
    }
}
