use access::Cx;
use kernel::Cents;
use shell::desk::{Answers, Ask, Kept, Reading, Section};
use shell::{Crumb, Field, Visit};

use super::asked::{LINE, TEXT};
use super::edition::work_page;
use super::{HOME, asked, crumb};
use crate::{Aim, Direction, Figure, Measure, NewFigure, Programme, TracksError};

impl Kept for Figure {
    const FORM: &'static str = "track-figure";
    const HOME: &'static str = HOME;
    const NEW: &'static str = "/plannen/cijfer/nieuw";
    type Of = Programme;
    type New = NewFigure;

    fn find(programme: &Programme, id: &str) -> Option<Self> {
        programme.figures.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn above(&self, programme: &Programme) -> Option<Crumb> {
        crumb(programme.track_of_edition(self.particulars.edition))
    }

    fn name(&self, _: &Programme) -> String {
        self.particulars.name.clone()
    }

    fn at(&self) -> String {
        format!("/plannen/cijfer/{}", self.id)
    }

    fn page(&self, _: &Programme) -> String {
        self.at()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn answers(&self, visit: &Visit) -> Answers {
        let of = &self.particulars;
        let answers = Answers::default()
            .with("name", &of.name)
            .with("measure", of.measure)
            .with("amount", typed(of.measure, of.amount))
            .with("unit", &of.unit)
            .with("about", yes_or_no(of.about))
            .with_some("reference", of.reference.map(|on| visit.span(on)))
            .with("area", &of.area)
            .with_some("definition", of.definition.as_ref())
            .with_some("caveat", of.caveat.as_ref())
            .with_some("part_of", of.part_of.as_ref())
            .with_some("rest", of.rest.as_ref())
            .with_some("source", of.source.as_ref());
        match of.aim {
            Some(aim) => answers
                .with("aim", typed(of.measure, aim.amount))
                .with("aim_direction", aim.direction)
                .with_some("aim_by", aim.by.map(|by| visit.span(by))),
            None => answers,
        }
    }

    fn sections(ask: &Ask<'_, Programme>, old: Option<&Self>) -> Vec<Section> {
        let new: Vec<Field> =
            if old.is_none() { vec![asked::editions(ask, |_| true), ask.line("key")] } else { Vec::new() };
        let fields = [
            ask.line("name"),
            ask.word("measure", Measure::ALL.iter().map(|one| one.name())),
            ask.line("amount"),
            ask.maybe("unit"),
            ask.word("about", ["no", "yes"]),
            ask.maybe("reference"),
            ask.line("area"),
            ask.maybe_text("definition"),
            ask.maybe_text("caveat"),
            ask.maybe("part_of"),
            ask.maybe("rest"),
            ask.maybe("aim"),
            ask.word("aim_direction", Direction::ALL.iter().map(|one| one.name())),
            ask.maybe("aim_by"),
            ask.maybe("source"),
        ];
        vec![Section::plain(new.into_iter().chain(fields).collect())]
    }

    fn parse(reading: &mut Reading<'_>, _: &Programme, old: Option<&Self>) -> Option<NewFigure> {
        let (edition, key) = match old {
            Some(old) => (Some(old.particulars.edition), Some(old.particulars.key.clone())),
            None => (reading.parsed("edition"), reading.parsed("key")),
        };
        let measure: Option<Measure> = reading.parsed("measure");
        let name = reading.line("name", LINE);
        let amount = amount(reading, "amount", measure);
        let aim = if reading.is_filled("aim") { aim(reading, measure) } else { None };
        let area = reading.line("area", LINE);
        Some(NewFigure {
            unit: reading.maybe_line("unit", LINE).unwrap_or_default(),
            about: reading.answer("about") == "yes",
            reference: reading.maybe_date("reference"),
            definition: reading.maybe_text("definition", TEXT),
            caveat: reading.maybe_text("caveat", TEXT),
            part_of: reading.maybe_parsed("part_of"),
            rest: reading.maybe_line("rest", LINE),
            source: asked::source(reading),
            edition: edition?,
            key: key?,
            name: name?,
            measure: measure?,
            amount: amount?,
            area: area?,
            aim,
        })
    }

    async fn write(
        cx: &Cx,
        programme: &Programme,
        new: NewFigure,
        old: Option<(&Self, i64)>,
    ) -> Result<String, TracksError> {
        match old {
            Some((old, seen)) => crate::change_figure(cx, old.id, seen, &new).await?,
            None => crate::register_figure(cx, &new).await.map(drop)?,
        }
        let edition = programme.edition_of(new.edition).ok_or(TracksError::NotFound)?;
        Ok(work_page(programme, edition))
    }
}

pub(super) const fn yes_or_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn aim(reading: &mut Reading<'_>, measure: Option<Measure>) -> Option<Aim> {
    let amount = amount(reading, "aim", measure);
    let direction = reading.parsed("aim_direction");
    let by = reading.maybe_date("aim_by");
    Some(Aim { amount: amount?, direction: direction?, by })
}

fn amount(reading: &mut Reading<'_>, field: &str, measure: Option<Measure>) -> Option<i64> {
    let read = measure.and_then(|measure| read_amount(measure, reading.answer(field)));
    if read.is_none() {
        reading.wrong(field);
    }
    read
}

/// `3.541`, `€ 1.200,50`, `5,5%`; a minus before it is allowed.
fn read_amount(measure: Measure, text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches('%').trim();
    let (sign, text) = text.strip_prefix(['-', '−']).map_or((1, text), |rest| (-1, rest));
    let Cents(hundredths) = text.parse().ok()?;
    let whole = |part: i64| (hundredths % part == 0).then_some(hundredths / part);
    let amount = match measure {
        Measure::Count => whole(100)?,
        Measure::Euro => hundredths,
        Measure::Share => whole(10)?,
    };
    Some(sign * amount)
}

/// An amount as it stands in a form.
fn typed(measure: Measure, amount: i64) -> String {
    measure.written(amount).replace("€ ", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it_and_comes_back_the_same() {
        for (measure, text, amount) in [
            (Measure::Count, "3.541", 3541),
            (Measure::Count, "-113", -113),
            (Measure::Euro, "€ 1.200,50", 120_050),
            (Measure::Share, "5,5%", 55),
            (Measure::Share, "130", 1300),
        ] {
            assert_eq!(read_amount(measure, text), Some(amount), "{text}");
            assert_eq!(read_amount(measure, &typed(measure, amount)), Some(amount), "{text}");
        }
        for (measure, text) in
            [(Measure::Count, "3,5"), (Measure::Share, "5,55"), (Measure::Euro, "veel"), (Measure::Count, "")]
        {
            assert_eq!(read_amount(measure, text), None, "{text}");
        }
    }
}
