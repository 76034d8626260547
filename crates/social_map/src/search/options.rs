use std::collections::HashMap;

use super::facet::{AgeBand, Comfort, CostBand, When};
use super::{Choice, Facet, Profile, Room};
use crate::catalogue::AreaNames;
use crate::{Access, Audience, DayPart, Support, Theme};

/// How many interests can be chosen, those of the most listings first; the others are found by their word.
const MOST_INTERESTS: usize = 256;

/// What an option is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Label {
    /// By the text of this key.
    Text(String),
    /// By this name, in every language.
    Name(String),
}

/// Something that can be chosen in a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FacetOption {
    /// Its word in an address.
    pub(crate) word: String,
    /// What it is called.
    pub(crate) label: Label,
}

/// The options of all facets: the one table that addresses, filters, counts, pages and open data go by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options([Vec<FacetOption>; Facet::COUNT]);

impl Options {
    /// The options of a town whose listings have these profiles.
    pub(crate) fn new<'a>(names: &AreaNames, profiles: impl Iterator<Item = &'a Profile>) -> Self {
        let (mut interests, mut languages) = (Tally::default(), Tally::default());
        for profile in profiles {
            profile.interests.iter().for_each(|(word, name)| interests.see(word, name));
            profile.languages.iter().for_each(|code| languages.see(code, code));
        }
        let (interests, languages) = (interests.by_count(MOST_INTERESTS), languages.by_count(usize::MAX));
        Self(std::array::from_fn(|place| {
            let Some(facet) = Facet::ALL.get(place) else { return Vec::new() };
            let text = |word: &str| FacetOption {
                word: word.to_owned(),
                label: Label::Text(format!("{}-{word}", facet.stem())),
            };
            let name = |word: &str, name: &str| FacetOption {
                word: word.to_owned(),
                label: Label::Name(name.to_owned()),
            };
            match facet {
                Facet::Theme => Theme::ALL.iter().map(|one| text(one.name())).collect(),
                Facet::When => When::ALL.iter().map(|one| text(one.name())).collect(),
                Facet::DayPart => DayPart::ALL.iter().map(|one| text(part_word(*one))).collect(),
                Facet::Ward => names.wards().iter().map(|ward| name(&ward.slug, &ward.name)).collect(),
                Facet::Cost => CostBand::ALL.iter().map(|one| text(one.name())).collect(),
                Facet::Circumstances => Comfort::ALL.iter().map(|one| text(one.name())).collect(),
                Facet::Support => Support::ALL.iter().map(|one| text(support_word(*one))).collect(),
                Facet::Audience => Audience::ALL.iter().map(|one| text(audience_word(*one))).collect(),
                Facet::Age => AgeBand::ALL.iter().map(|one| text(one.name())).collect(),
                Facet::Interest => interests.iter().map(|(word, label)| name(word, label)).collect(),
                Facet::Language => languages.iter().map(|(code, _)| text(code)).collect(),
                Facet::FreePlace => Room::ALL.iter().map(|one| text(one.name())).collect(),
                Facet::Access => Access::ALL.iter().map(|one| text(access_word(*one))).collect(),
            }
        }))
    }

    /// The options of a facet.
    pub(crate) fn of(&self, facet: Facet) -> &[FacetOption] {
        self.0.get(facet.place()).map_or(&[], Vec::as_slice)
    }

    /// The choices of a facet, in the order of its options.
    pub(crate) fn choices(&self, facet: Facet) -> impl Iterator<Item = Choice> {
        (0..self.of(facet).len())
            .map(move |place| Choice { facet, option: u16::try_from(place).unwrap_or(u16::MAX) })
    }

    /// The option of a choice; none when the choice was made in another town.
    pub(crate) fn option(&self, choice: Choice) -> Option<&FacetOption> {
        self.of(choice.facet).get(usize::from(choice.option))
    }

    /// The choice with this word.
    pub(crate) fn choice(&self, facet: Facet, word: &str) -> Option<Choice> {
        self.choices(facet).zip(self.of(facet)).find(|(_, option)| option.word == word).map(|(one, _)| one)
    }

    /// The numbers of the words of a facet.
    pub(crate) fn numbers(&self, facet: Facet) -> HashMap<&str, u16> {
        let words = self.of(facet).iter().map(|option| option.word.as_str());
        words.zip(self.choices(facet).map(|choice| choice.option)).collect()
    }
}

/// Words with one of the names that were seen, whatever was seen first, and how often they were seen.
#[derive(Debug, Default)]
struct Tally<'a>(HashMap<&'a str, (usize, &'a str)>);

impl<'a> Tally<'a> {
    fn see(&mut self, word: &'a str, name: &'a str) {
        let (count, known) = self.0.entry(word).or_insert((0, name));
        *count += 1;
        *known = name.min(known);
    }

    fn by_count(self, most: usize) -> Vec<(&'a str, &'a str)> {
        let mut words: Vec<_> = self.0.into_iter().collect();
        words.sort_unstable_by_key(|(word, (count, _))| (std::cmp::Reverse(*count), *word));
        words.truncate(most);
        words.into_iter().map(|(word, (_, name))| (word, name)).collect()
    }
}

/// The word of a part of the week in an address.
pub(crate) const fn part_word(part: DayPart) -> &'static str {
    match part {
        DayPart::WeekdayMorning => "ochtend",
        DayPart::WeekdayAfternoon => "middag",
        DayPart::WeekdayEvening => "avond",
        DayPart::Weekend => "weekend",
        DayPart::OnAppointment => "op-afspraak",
        DayPart::Unknown => "onbekend",
    }
}

const fn support_word(support: Support) -> &'static str {
    match support {
        Support::None => "geen",
        Support::Volunteer => "vrijwilliger",
        Support::TrainedVolunteer => "getrainde-vrijwilliger",
        Support::ExpertByExperience => "ervaringsdeskundige",
        Support::ProfessionalNear => "beroepskracht-dichtbij",
        Support::ProfessionalOnCall => "beroepskracht-te-bellen",
    }
}

const fn audience_word(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => "iedereen",
        Audience::Children => "kinderen",
        Audience::Young => "jongeren",
        Audience::Older => "ouderen",
        Audience::Men => "mannen",
        Audience::Women => "vrouwen",
        Audience::Parents => "ouders",
        Audience::Carers => "mantelzorgers",
        Audience::Newcomers => "nieuwkomers",
        Audience::Lgbti => "lhbti",
    }
}

const fn access_word(access: Access) -> &'static str {
    match access {
        Access::StepFree => "zonder-drempel",
        Access::Lift => "lift",
        Access::AccessibleToilet => "rolstoeltoilet",
        Access::ParkingDisabled => "gehandicaptenparkeerplaats",
        Access::HearingLoop => "ringleiding",
        Access::BusStopNear => "bushalte",
        Access::BicycleParking => "fietsenstalling",
        Access::GuideDog => "hulphond",
    }
}
