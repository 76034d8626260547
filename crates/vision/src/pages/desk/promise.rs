use access::Cx;
use shell::Visit;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Stepped, Way};

use super::{asked, readers_way};
use crate::{Body, NewPromise, Promise, PromiseStep, Proof, Thing, Vision, VisionError};

impl Kept for Promise {
    const FORM: &'static str = "promise";
    const HOME: &'static str = "/beloftes";
    const NEW: &'static str = "/beloftes/nieuw";
    type Of = Vision;
    type New = NewPromise;

    fn find(vision: &Vision, id: &str) -> Option<Self> {
        vision.promises.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn name(&self, _: &Vision) -> String {
        self.particulars.title.clone()
    }

    fn at(&self) -> String {
        format!("/beloftes/{}", self.id)
    }

    fn page(&self, _: &Vision) -> String {
        self.at()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn ways(&self, visit: &Visit) -> Vec<Way> {
        readers_way(visit, Thing::Promise, self.id.uuid())
    }

    fn answers(&self, visit: &Visit) -> Answers {
        let of = &self.particulars;
        Answers::default()
            .with("title", &of.title)
            .with("occasion", &of.occasion)
            .with("body", of.body)
            .with("made", visit.span(of.made))
            .with_some("due", of.due.map(|date| visit.span(date)))
            .with("settles", &of.settles)
            .with_some("remark", of.remark.as_ref())
            .with("openness", of.openness)
            .with_some("source", of.source.as_ref())
    }

    fn sections(ask: &Ask<'_, Vision>, _: Option<&Self>) -> Vec<Section> {
        vec![Section::plain(vec![
            ask.line("title"),
            ask.line("occasion"),
            ask.word("body", Body::ALL.iter().map(|body| body.name())),
            ask.line("made"),
            ask.maybe("due"),
            ask.text("settles"),
            ask.maybe_text("remark"),
            asked::openness(ask),
            ask.maybe("source"),
        ])]
    }

    fn parse(reading: &mut Reading<'_>, _: &Vision, _: Option<&Self>) -> Option<NewPromise> {
        let title = reading.line("title", 200);
        let occasion = reading.line("occasion", 200);
        let body = reading.parsed("body");
        let made = reading.date("made");
        let due = reading.maybe_date("due");
        if made.zip(due).is_some_and(|(made, due)| due.last_day() < made.first_day()) {
            reading.wrong("due");
        }
        let settles = reading.text("settles", 1000);
        let remark = reading.maybe_text("remark", 1000);
        let openness = reading.parsed("openness");
        let source = reading.maybe_line("source", 200);
        Some(NewPromise {
            title: title?,
            occasion: occasion?,
            body: body?,
            made: made?,
            due,
            settles: settles?,
            remark,
            openness: openness?,
            source,
        })
    }

    async fn write(
        cx: &Cx,
        _: &Vision,
        new: NewPromise,
        old: Option<(&Self, i64)>,
    ) -> Result<String, VisionError> {
        let id = match old {
            Some((old, seen)) => {
                crate::change_promise(cx, old.id, seen, &new).await?;
                old.id
            }
            None => crate::make_promise(cx, &new).await?,
        };
        Ok(format!("/beloftes/{id}"))
    }
}

impl Stepped for Promise {
    type Step = PromiseStep;

    fn steps(&self) -> Vec<&'static str> {
        crate::pages::promise::steps(&self.state).to_vec()
    }

    fn step_sections(&self, ask: &Ask<'_, Vision>, step: &str) -> Vec<Section> {
        match step {
            "settle" | "withdraw" => vec![Section::plain(vec![
                ask.line("on"),
                ask.text("proof"),
                ask.maybe("proof_link"),
                asked::decision(ask),
            ])],
            _ => Vec::new(),
        }
    }

    fn read_step(reading: &mut Reading<'_>, step: &str) -> Option<PromiseStep> {
        match step {
            "begin" => Some(PromiseStep::Begin),
            "settle" => proof(reading).map(PromiseStep::Settle),
            "withdraw" => proof(reading).map(PromiseStep::Withdraw),
            "reopen" => Some(PromiseStep::Reopen),
            _ => None,
        }
    }

    async fn take(cx: &Cx, (promise, seen): (&Self, i64), step: PromiseStep) -> Result<(), VisionError> {
        crate::step_promise(cx, promise.id, seen, step).await
    }
}

fn proof(reading: &mut Reading<'_>) -> Option<Proof> {
    let on = reading.day("on");
    let text = reading.text("proof", 1000);
    let link = reading.maybe_parsed("proof_link");
    let decision = reading.maybe_parsed("decision");
    Some(Proof { on: on?, text: text?, link, decision })
}
