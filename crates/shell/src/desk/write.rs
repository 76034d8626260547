use axum::extract::State;

use super::{Answers, Ask, Kept, Reading, Section, Sent, Sheet, Whole, crumbs, differences, fault};
use crate::{FieldError, Form, PageError, PageResult, Path, Query, Visit, see_other};

/// An empty form; what stands in the address is filled in already.
///
/// # Errors
/// When the room cannot be read, as for all doors of the desk.
pub async fn fresh<K: Kept>(
    visit: Visit,
    State(state): State<<K::Of as Whole>::State>,
    Query(given): Query<Sent>,
) -> PageResult {
    let whole = K::Of::seen(&visit, &state).await?;
    let open = Open::<K> { visit: &visit, whole: &whole, old: None };
    open.sheet(&Answers::of(given).or(K::begins(&visit)), None, &[]).show(&visit, &[])
}

/// Adds what was filled in, or shows what is wrong.
///
/// # Errors
/// See [`fresh`]; and when the visitor may not add it.
pub async fn create<K: Kept>(
    visit: Visit,
    State(state): State<<K::Of as Whole>::State>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let whole = K::Of::seen(&visit, &state).await?;
    Open::<K> { visit: &visit, whole: &whole, old: None }.save(&Answers::of(sent)).await
}

/// The form, as the thing stands.
///
/// # Errors
/// See [`fresh`]; and when the visitor sees no such thing.
pub async fn edit<K: Kept>(
    visit: Visit,
    State(state): State<<K::Of as Whole>::State>,
    Path(id): Path<String>,
) -> PageResult {
    let whole = K::Of::seen(&visit, &state).await?;
    let old = K::find(&whole, &id).ok_or(PageError::NotFound)?;
    if !old.is_open() {
        return Err(PageError::Stale);
    }
    let answers = old.answers(&visit).with("version", old.version());
    Open { visit: &visit, whole: &whole, old: Some(&old) }.sheet(&answers, None, &[]).show(&visit, &[])
}

/// Keeps the change, or shows what is wrong, or what somebody else made of it.
///
/// # Errors
/// See [`edit`]; and when the visitor may not change it.
pub async fn change<K: Kept>(
    visit: Visit,
    State(state): State<<K::Of as Whole>::State>,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let whole = K::Of::seen(&visit, &state).await?;
    let old = K::find(&whole, &id).ok_or(PageError::NotFound)?;
    Open { visit: &visit, whole: &whole, old: Some(&old) }.save(&Answers::of(sent)).await
}

/// A form that lies open: for something new, or for what there is.
struct Open<'a, K: Kept> {
    visit: &'a Visit,
    whole: &'a K::Of,
    old: Option<&'a K>,
}

impl<K: Kept> Open<'_, K> {
    async fn save(&self, answers: &Answers) -> PageResult {
        let mut reading = Reading::of(self.visit, (K::FORM, K::Of::STEM), answers);
        let read = K::parse(&mut reading, self.whole, self.old);
        let new = match reading.outcome(read) {
            Ok(new) => new,
            Err(errors) => return self.refused(answers, &errors),
        };
        let old = self.old.map(|old| (old, answers.version()));
        match (K::write(&self.visit.cx, self.whole, new, old).await, self.old) {
            (Ok(to), _) => Ok(see_other(&to)),
            (Err(error), Some(now)) if K::Of::is_stale(&error) => self.conflict(now, answers),
            (Err(error), _) => match fault::<K>(self.visit, &error) {
                Some(wrong) => self.refused(answers, &[wrong]),
                None => Err(error.into()),
            },
        }
    }

    fn refused(&self, answers: &Answers, errors: &[FieldError]) -> PageResult {
        let stored = self.old.map(|old| old.answers(self.visit));
        self.sheet(answers, stored.as_ref(), errors).show(self.visit, errors)
    }

    /// The form with what was filled in, below the fields in which that differs from what stands there now.
    fn conflict(&self, now: &K, own: &Answers) -> PageResult {
        let stored = now.answers(self.visit);
        let theirs = self.sections(&stored, Some(own), &[]);
        let sheet = Sheet { version: now.version(), ..self.sheet(own, Some(&stored), &[]) };
        let differences = differences(&theirs, &sheet.sections);
        match now.is_open() {
            true => sheet.conflict(self.visit, &differences),
            false => sheet.too_late(self.visit, &differences),
        }
    }

    fn sections(&self, answers: &Answers, beside: Option<&Answers>, errors: &[FieldError]) -> Vec<Section> {
        let ask = Ask { visit: self.visit, whole: self.whole, form: K::FORM, answers, beside, errors };
        K::sections(&ask, self.old)
    }

    fn sheet(&self, answers: &Answers, beside: Option<&Answers>, errors: &[FieldError]) -> Sheet {
        let (visit, whole) = (self.visit, self.whole);
        let new = format!("{}-new", K::FORM);
        let above = format!("{new}-lead");
        let lead = if visit.has_text(&above) { visit.t(&above).to_owned() } else { String::new() };
        let (title, lead) = match self.old {
            Some(old) => (old.title(visit, whole), old.lead(visit)),
            None => (visit.t(&new).to_owned(), lead),
        };
        Sheet {
            crumbs: crumbs(visit, whole, self.old),
            title,
            lead,
            action: self.old.map_or_else(|| K::NEW.to_owned(), K::form_at),
            back: self.old.map_or_else(|| K::HOME.to_owned(), |old| old.page(whole)),
            version: answers.version(),
            sections: self.sections(answers, beside, errors),
            ways: self.old.map_or_else(Vec::new, |old| old.ways(visit)),
            ..Sheet::default()
        }
    }
}
