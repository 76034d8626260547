use askama::Template;
use axum::extract::State;
use shell::{Crumb, PageError, PageResult, Path, Upload, Visit, see_other};

use super::super::{Desk, atlas};
use super::put::{self, Mistakes, Put};
use super::{named, wave_crumbs, wave_href};
use crate::actions::{bring_in_answers_upload, put_down_answers, take_up_answers, wave_whole};
use crate::survey::Respondents;
use crate::{AnswersUploadId, FiguresError, Slug, When};

#[derive(Template)]
#[template(path = "pages/surveys/answers.html")]
struct LookPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: String,
    invited: String,
    open: String,
    action: String,
    back: String,
}

type At = Path<(String, String)>;

/// Where answers are brought in.
pub(super) async fn show(visit: Visit, Path((slug, period)): At) -> PageResult {
    let (slug, when) = named(&slug, &period)?;
    page(&visit, (&slug, when), &Mistakes::default()).await
}

/// Looks at a file with answers; only what is coded and without a mistake is put down.
pub(super) async fn put(
    visit: Visit,
    State(desk): State<Desk>,
    Path((slug, period)): At,
    upload: Upload,
) -> PageResult {
    let (slug, when) = named(&slug, &period)?;
    let at = (&slug, when);
    let file = match put::file_of(&visit, upload) {
        Ok(file) => file,
        Err(none) => return page(&visit, at, &none).await,
    };
    let atlas = atlas(&visit, &desk).await?.ok_or(FiguresError::NoAreas)?;
    match crate::look_at_answers(&visit.cx, at, atlas.division(), &file).await {
        Ok(found) => {
            let id = put_down_answers(&visit.cx, at, (file.name, found)).await?;
            Ok(see_other(&format!("{}/antwoorden/{id}", wave_href(&slug, when))))
        }
        Err(error) => page(&visit, at, &put::mistakes(&visit, error)?).await,
    }
}

async fn page(visit: &Visit, at: (&Slug, When), mistakes: &Mistakes) -> PageResult {
    let known = wave_whole(&visit.cx, at).await?;
    if !known.has_custody {
        return Err(PageError::NotFound);
    }
    let fixed = ["buurt", "geslacht", "leeftijd", "stratum", "uitgenodigd"];
    let fixed = fixed.map(|name| (name.to_owned(), visit.t(&format!("answers-column-{name}")).to_owned()));
    let questions = known.asked.questions.iter().map(|question| {
        let codes: Vec<String> =
            question.answers.iter().map(|one| format!("{} {}", one.code, one.label)).collect();
        (question.code.clone(), format!("{} ({})", question.text, codes.join(", ")))
    });
    let put = Put {
        crumbs: wave_crumbs(visit, &known.survey, at.1),
        form: "answers",
        action: format!("{}/antwoorden", wave_href(at.0, at.1)),
        columns: fixed.into_iter().chain(questions).collect(),
    };
    put.show(visit, mistakes)
}

/// What a file would bring.
pub(super) async fn look(
    visit: Visit,
    Path((slug, period, id)): Path<(String, String, String)>,
) -> PageResult {
    let (slug, when) = named(&slug, &period)?;
    let id: AnswersUploadId = id.parse().map_err(|_| PageError::NotFound)?;
    let upload = take_up_answers(&visit.cx, (&slug, when), id).await?;
    let known = wave_whole(&visit.cx, (&slug, when)).await?;
    let (invited, open) = Respondents(upload.respondents).counts();
    let back = wave_href(&slug, when);
    let page = LookPage {
        crumbs: wave_crumbs(&visit, &known.survey, when),
        name: upload.file_name,
        invited: visit.t_with("answers-invited", "count", invited),
        open: visit.t_with("answers-open", "count", open),
        action: format!("{back}/antwoorden/{id}/inbrengen"),
        back,
        v: &visit,
    };
    visit.page(&page)
}

/// Brings it in.
pub(super) async fn carry_out(
    visit: Visit,
    Path((slug, period, id)): Path<(String, String, String)>,
) -> PageResult {
    let (slug, when) = named(&slug, &period)?;
    let id: AnswersUploadId = id.parse().map_err(|_| PageError::NotFound)?;
    bring_in_answers_upload(&visit.cx, (&slug, when), id).await?;
    Ok(see_other(&wave_href(&slug, when)))
}
