use access::Cx;
use shell::desk::{Answers, Ask, Kept, Reading, Section};
use shell::{Crumb, Visit};

use super::asked::{LINE, TEXT};
use super::{HOME, asked, crumb};
use crate::pages::shared::page_of;
use crate::{NewTrack, Programme, Track, TracksError};

impl Kept for Track {
    const FORM: &'static str = "track";
    const HOME: &'static str = HOME;
    const NEW: &'static str = "/plannen/spoor/nieuw";
    type Of = Programme;
    type New = NewTrack;

    fn find(programme: &Programme, id: &str) -> Option<Self> {
        programme.tracks.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn above(&self, programme: &Programme) -> Option<Crumb> {
        crumb(programme.track_of(self.id))
    }

    fn name(&self, _: &Programme) -> String {
        self.particulars.name.clone()
    }

    fn at(&self) -> String {
        format!("/plannen/spoor/{}", self.id)
    }

    fn page(&self, _: &Programme) -> String {
        format!("{}/werk", page_of(self))
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn answers(&self, _: &Visit) -> Answers {
        let of = &self.particulars;
        Answers::default()
            .with("slug", &of.slug)
            .with("number", of.number)
            .with("name", &of.name)
            .with("about", &of.about)
            .with_some("owner", of.owner.as_ref())
            .with("openness", of.openness)
            .with_some("source", of.source.as_ref())
    }

    fn sections(ask: &Ask<'_, Programme>, old: Option<&Self>) -> Vec<Section> {
        let slug = old.is_none().then(|| ask.line("slug"));
        let others = [
            ask.line("number"),
            ask.line("name"),
            ask.text("about"),
            ask.maybe("owner"),
            asked::openness(ask),
            ask.maybe("source"),
        ];
        vec![Section::plain(slug.into_iter().chain(others).collect())]
    }

    fn parse(reading: &mut Reading<'_>, _: &Programme, old: Option<&Self>) -> Option<NewTrack> {
        let slug = match old {
            Some(old) => Some(old.particulars.slug.clone()),
            None => reading.parsed("slug"),
        };
        let number = reading.parsed("number").filter(|number| (1..100).contains(number));
        if number.is_none() {
            reading.wrong("number");
        }
        let name = reading.line("name", LINE);
        let about = reading.text("about", TEXT);
        let owner = reading.maybe_line("owner", LINE);
        let openness = asked::read_openness(reading);
        let source = asked::source(reading);
        Some(NewTrack {
            slug: slug?,
            number: number?,
            name: name?,
            about: about?,
            owner,
            openness: openness?,
            source,
        })
    }

    async fn write(
        cx: &Cx,
        _: &Programme,
        new: NewTrack,
        old: Option<(&Self, i64)>,
    ) -> Result<String, TracksError> {
        match old {
            Some((old, seen)) => crate::change_track(cx, old.id, seen, &new).await?,
            None => crate::add_track(cx, &new).await.map(drop)?,
        }
        Ok(format!("/plannen/{}/werk", new.slug))
    }
}
