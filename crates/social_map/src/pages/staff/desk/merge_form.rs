use serde::Deserialize;
use shell::{Choice, Field, Visit};

use super::super::facts::{Fact, Names, facts};
use crate::{Merge, Offer, Part, Whereabouts, merged};

/// What the editor chose, as a browser sends it: which offer stays, which parts come from the second, whose places.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<(String, String)>")]
pub(super) struct Chosen(Vec<(String, String)>);

impl From<Vec<(String, String)>> for Chosen {
    fn from(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }
}

impl Chosen {
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.as_str())
    }

    /// The versions from which the editor started.
    fn version(&self, name: &str) -> i64 {
        self.text(name).parse().unwrap_or_default()
    }

    /// What the two become.
    pub(super) fn merge(&self, one: &Offer, other: &Offer) -> Merge {
        let takes: Vec<Part> =
            Part::ALL.iter().copied().filter(|part| self.text(&field_name(*part)) == "other").collect();
        let whereabouts = self.text("whereabouts").parse().unwrap_or(Whereabouts::One);
        let particulars = merged(&one.particulars, &other.particulars, &takes, whereabouts);
        let (first, second) = ((one.id, self.version("one")), (other.id, self.version("other")));
        let (stays, goes) = if self.text("stays") == "other" { (second, first) } else { (first, second) };
        Merge { stays, goes, particulars }
    }
}

fn field_name(part: Part) -> String {
    format!("take-{part}")
}

/// The questions of the form: which one stays, then each part on which the two differ, then whose places and hours.
pub(super) fn fields(
    visit: &Visit,
    pair: (&Offer, &Offer),
    chosen: &Chosen,
    names: &Names<'_>,
) -> Vec<Field> {
    let (one, other) = pair;
    let (first, second) = (facts(visit, &one.particulars, names), facts(visit, &other.particulars, names));
    let mut fields = vec![question(
        visit.t("merge-stays").to_owned(),
        "stays",
        chosen,
        &[("one", one.title().to_owned()), ("other", other.title().to_owned())],
    )];
    for part in Part::ALL.iter().filter(|part| !part.is_same(&one.particulars, &other.particulars)) {
        let label = visit.t(&format!("offer-{part}")).to_owned();
        let text = |of: &[Fact]| of.iter().find(|fact| fact.label == label).map(|fact| fact.text.clone());
        let said = |of: &[Fact]| text(of).unwrap_or_else(|| visit.t("offer-none").to_owned());
        let answers = [("one", said(&first)), ("other", said(&second))];
        fields.push(question(label.clone(), &field_name(*part), chosen, &answers));
    }
    let answers = [
        ("one", visit.t_with("merge-whereabouts-of", "title", one.title())),
        ("other", visit.t_with("merge-whereabouts-of", "title", other.title())),
        ("both", visit.t("merge-whereabouts-both").to_owned()),
    ];
    fields.push(question(visit.t("merge-whereabouts").to_owned(), "whereabouts", chosen, &answers));
    fields
}

/// Where nothing is chosen, the first answer is.
fn question(label: String, name: &str, chosen: &Chosen, answers: &[(&str, String)]) -> Field {
    let typed = chosen.text(name);
    let known = answers.iter().any(|(value, _)| *value == typed);
    let choice = |(nth, (value, label)): (usize, &(&str, String))| Choice {
        value: (*value).to_owned(),
        label: label.clone(),
        chosen: if known { *value == typed } else { nth == 0 },
        count: None,
    };
    Field {
        name: name.to_owned(),
        label,
        required: true,
        options: answers.iter().enumerate().map(choice).collect(),
        ..Field::default()
    }
}
