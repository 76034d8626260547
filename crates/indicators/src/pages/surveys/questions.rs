use shell::{PageResult, Path, Upload, Visit, see_other};

use super::crumbs;
use super::put::{self, Mistakes, Put};
use crate::Slug;
use crate::actions::survey_whole;

/// Where a questionnaire is brought in.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> PageResult {
    let slug: Slug = slug.parse().map_err(|_| shell::PageError::NotFound)?;
    page(&visit, &slug, &Mistakes::default()).await
}

/// Gives the survey its next questionnaire, when nothing is wrong in the file.
pub(super) async fn put(visit: Visit, Path(slug): Path<String>, upload: Upload) -> PageResult {
    let slug: Slug = slug.parse().map_err(|_| shell::PageError::NotFound)?;
    let file = match put::file_of(&visit, upload) {
        Ok(file) => file,
        Err(none) => return page(&visit, &slug, &none).await,
    };
    match crate::look_at_questionnaire(&visit.cx, &file).await {
        Ok(questionnaire) => {
            crate::ask(&visit.cx, &slug, &questionnaire).await?;
            Ok(see_other(&format!("/enquetes/{slug}")))
        }
        Err(error) => page(&visit, &slug, &put::mistakes(&visit, error)?).await,
    }
}

async fn page(visit: &Visit, slug: &Slug, mistakes: &Mistakes) -> PageResult {
    let known = survey_whole(&visit.cx, slug).await?;
    let column = |name: &str| (name.to_owned(), visit.t(&format!("questions-column-{name}")).to_owned());
    let put = Put {
        crumbs: crumbs(visit, &known.survey),
        form: "questions",
        action: format!("/enquetes/{slug}/vragenlijst"),
        columns: ["vraag", "tekst", "antwoord", "label", "telt", "indicator"].map(column).to_vec(),
    };
    put.show(visit, mistakes)
}
