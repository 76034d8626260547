use shell::{FieldError, Form, PageResult, Path, Visit, desk, see_other};

use super::answers::{Answers, Filled, Sent};
use super::crumbs;
use super::refusals::refusal;
use super::sheet::{Asked, Grid, Section, Sheet, form, page};
use crate::letter::{LetterKind, inserts, known};

const FORM: &str = "letter-template";

/// The templates of letters.
pub(super) async fn list(visit: Visit) -> PageResult {
    let mut grid = Grid::of(&visit, "letter-templates-title", &["letter-kind", "letter-template-version"]);
    for (kind, number) in crate::letter_templates(&visit.cx).await? {
        let version = match number {
            0 => visit.t("letter-template-built-in").to_owned(),
            number => number.to_string(),
        };
        let name = visit.t(&format!("letter-kind-{kind}")).to_owned();
        grid.row(name, format!("/subsidies/brieven/{kind}"), vec![version]);
    }
    let sheet = Sheet {
        crumbs: crumbs(&visit, &[]),
        title: visit.t("letter-templates-title").to_owned(),
        line: visit.t("letter-templates-lead").to_owned(),
        sections: vec![Section::table(visit.t("letter-templates-title"), grid, "")],
        ..Sheet::default()
    };
    page(&visit, sheet)
}

/// The template as it is.
pub(super) async fn edit(visit: Visit, Path(kind): Path<LetterKind>) -> PageResult {
    let (number, body) = crate::letter_template(&visit.cx, kind).await?;
    let filled = Filled::default().with("version", number).with("body", body);
    show(&visit, kind, &Answers::of(&visit, FORM, filled.0), &[])
}

/// Keeps another.
pub(super) async fn change(visit: Visit, Path(kind): Path<LetterKind>, Form(sent): Form<Sent>) -> PageResult {
    let answers = Answers::of(&visit, FORM, sent);
    let body = answers.get("body").to_owned();
    match crate::change_letter_template(&visit.cx, (kind, answers.version()), &body).await {
        Ok(()) => Ok(see_other("/subsidies/brieven")),
        Err(error) => match refusal(&visit, &error) {
            Some(message) => {
                show(&visit, kind, &answers, &[FieldError { field: "body".to_owned(), message }])
            }
            None => Err(error.into()),
        },
    }
}

fn show(visit: &Visit, kind: LetterKind, answers: &Answers<'_>, errors: &[FieldError]) -> PageResult {
    let mut about = Section::titled(visit.t("letter-template-names"));
    let names = |list: Vec<&str>, open: &str, close: &str| -> String {
        let named: Vec<String> = list.iter().map(|name| format!("{open}{name}{close}")).collect();
        named.join(" ")
    };
    let all = known(kind).iter().chain(crate::letter::OF_ALL.iter()).copied().collect();
    about.facts.push((visit.t("letter-template-fields").to_owned(), names(all, "{", "}")));
    about
        .facts
        .push((visit.t("letter-template-parts").to_owned(), names(inserts(kind).to_vec(), "{{", "}}")));
    let mut field = answers.field("body", "textarea");
    field.error = errors.first().map(|error| error.message.clone());
    let asked = Asked {
        crumbs: crumbs(visit, &[("/subsidies/brieven", visit.t("letter-templates-title"))]),
        title: visit.t(&format!("letter-kind-{kind}")).to_owned(),
        lead: visit.t("letter-template-lead").to_owned(),
        action: format!("/subsidies/brieven/{kind}"),
        back: "/subsidies/brieven".to_owned(),
        version: answers.version().to_string(),
        save: visit.t("subsidies-save").to_owned(),
        groups: vec![desk::Section::plain(vec![field])],
        above: vec![about],
    };
    form(visit, asked, errors)
}
