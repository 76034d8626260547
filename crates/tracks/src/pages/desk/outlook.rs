use access::Cx;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Stepped};
use shell::{Crumb, Visit};

use super::asked::{LINE, TEXT};
use super::edition::work_page;
use super::{HOME, asked, crumb, work_of};
use crate::{Answer, Edition, NewOutlook, Outlook, OutlookStep, Programme, TracksError};

impl Kept for Outlook {
    const FORM: &'static str = "outlook";
    const HOME: &'static str = HOME;
    const NEW: &'static str = "/plannen/vooruitblik/nieuw";
    type Of = Programme;
    type New = NewOutlook;

    fn find(programme: &Programme, id: &str) -> Option<Self> {
        programme.outlook.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn above(&self, programme: &Programme) -> Option<Crumb> {
        crumb(programme.track_of_edition(self.particulars.edition))
    }

    fn name(&self, _: &Programme) -> String {
        self.particulars.title.clone()
    }

    fn at(&self) -> String {
        format!("/plannen/vooruitblik/{}", self.id)
    }

    fn page(&self, programme: &Programme) -> String {
        work_of(programme.track_of_edition(self.particulars.edition))
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn answers(&self, visit: &Visit) -> Answers {
        let of = &self.particulars;
        Answers::default()
            .with("title", &of.title)
            .with_some("due", of.due.map(|due| visit.span(due)))
            .with_some("promise", of.promise)
            .with_some("source", of.source.as_ref())
    }

    fn sections(ask: &Ask<'_, Programme>, old: Option<&Self>) -> Vec<Section> {
        let new = old.is_none().then(|| asked::editions(ask, |_| true));
        let promises = ask.whole.promises.iter();
        let promises = promises.map(|one| (one.id, one.particulars.title.clone()));
        let fields = [
            ask.text("title"),
            ask.maybe("due"),
            ask.one_of("promise", Some("outlook-promise-none"), promises),
            ask.maybe("source"),
        ];
        vec![Section::plain(new.into_iter().chain(fields).collect())]
    }

    fn parse(reading: &mut Reading<'_>, _: &Programme, old: Option<&Self>) -> Option<NewOutlook> {
        let edition = match old {
            Some(old) => Some(old.particulars.edition),
            None => reading.parsed("edition"),
        };
        let title = reading.line("title", LINE);
        let due = reading.maybe_date("due");
        let promise = reading.maybe_parsed("promise");
        let source = asked::source(reading);
        Some(NewOutlook { edition: edition?, title: title?, due, promise, source })
    }

    async fn write(
        cx: &Cx,
        programme: &Programme,
        new: NewOutlook,
        old: Option<(&Self, i64)>,
    ) -> Result<String, TracksError> {
        match old {
            Some((old, seen)) => crate::change_outlook(cx, old.id, seen, &new).await?,
            None => crate::promise_outlook(cx, &new).await.map(drop)?,
        }
        let edition = programme.edition_of(new.edition).ok_or(TracksError::NotFound)?;
        Ok(work_page(programme, edition))
    }
}

impl Stepped for Outlook {
    type Step = OutlookStep;

    fn steps(&self) -> Vec<&'static str> {
        self.state.ways().to_vec()
    }

    fn step_sections(&self, ask: &Ask<'_, Programme>, step: &str) -> Vec<Section> {
        let of = ask.whole.edition_of(self.particulars.edition).map(|edition| &edition.particulars);
        let later = |one: &Edition| {
            of.is_some_and(|of| one.particulars.track == of.track && one.particulars.half > of.half)
        };
        match step {
            "reopen" => Vec::new(),
            _ => vec![Section::plain(vec![asked::editions(ask, later), ask.text("answer")])],
        }
    }

    fn read_step(reading: &mut Reading<'_>, step: &str) -> Option<OutlookStep> {
        match step {
            "finish" => answer(reading).map(OutlookStep::Finish),
            "go-on" => answer(reading).map(OutlookStep::GoOn),
            "delay" => answer(reading).map(OutlookStep::Delay),
            "withdraw" => answer(reading).map(OutlookStep::Withdraw),
            "reopen" => Some(OutlookStep::Reopen),
            _ => None,
        }
    }

    async fn take(cx: &Cx, (line, seen): (&Self, i64), step: OutlookStep) -> Result<(), TracksError> {
        crate::step_outlook(cx, line.id, seen, step).await
    }
}

fn answer(reading: &mut Reading<'_>) -> Option<Answer> {
    let edition = reading.parsed("edition");
    let text = reading.text("answer", TEXT);
    Some(Answer { edition: edition?, text: text? })
}
