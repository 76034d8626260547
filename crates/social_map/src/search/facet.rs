use kernel::words;

words! {
    /// By what people choose (*filter*); its word stands in addresses.
    Facet, "facet" {
        /// What it is about.
        Theme => "thema",
        /// On which day, seen from today.
        When => "wanneer",
        /// In which part of the week.
        DayPart => "dagdeel",
        /// Where it is, or where it comes to.
        Ward => "wijk",
        /// What it costs.
        Cost => "kosten",
        /// What it is like there.
        Circumstances => "omstandigheden",
        /// Who is there to lean on.
        Support => "begeleiding",
        /// Whom it has in mind.
        Audience => "doelgroep",
        /// For which ages.
        Age => "leeftijd",
        /// What people like who like this.
        Interest => "interesse",
        /// Which languages are spoken.
        Language => "taal",
        /// Whether there is room for one more.
        FreePlace => "plek",
        /// For whom the place is usable.
        Access => "toegang",
    }
}

/// How several choices in one facet go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Together {
    /// Any of them is enough: who chooses two wards goes to either.
    Any,
    /// All must hold: who needs quiet and a quiet room needs both.
    All,
}

impl Facet {
    /// How many facets there are.
    pub(crate) const COUNT: usize = Self::ALL.len();

    /// Its place in the table.
    pub(crate) fn place(self) -> usize {
        Self::ALL.iter().position(|other| *other == self).unwrap_or_default()
    }

    /// How several choices in it go together.
    pub(crate) const fn together(self) -> Together {
        match self {
            Self::Circumstances | Self::Access => Together::All,
            Self::Theme
            | Self::When
            | Self::DayPart
            | Self::Ward
            | Self::Cost
            | Self::Support
            | Self::Audience
            | Self::Age
            | Self::Interest
            | Self::Language
            | Self::FreePlace => Together::Any,
        }
    }

    /// Whether it looks at one session on one day: such facets hold together or not at all.
    pub(crate) const fn is_of_session(self) -> bool {
        matches!(self, Self::When | Self::DayPart)
    }

    /// What its texts begin with: `<stem>-<word>`.
    pub(crate) const fn stem(self) -> &'static str {
        match self {
            Self::Theme => "map-theme",
            Self::When => "facet-wanneer",
            Self::DayPart => "map-daypart",
            Self::Ward => "facet-wijk",
            Self::Cost => "map-costband",
            Self::Circumstances => "facet-omstandigheden",
            Self::Support => "facet-begeleiding",
            Self::Audience => "facet-doelgroep",
            Self::Age => "facet-leeftijd",
            Self::Interest => "facet-interesse",
            Self::Language => "map-language",
            Self::FreePlace => "facet-plek",
            Self::Access => "facet-toegang",
        }
    }
}

words! {
    /// A day to do something, seen from today.
    When, "moment" {
        /// What is not over yet today.
        Today => "vandaag",
        /// What goes on this evening, from six.
        Tonight => "vanavond",
        /// Tomorrow.
        Tomorrow => "morgen",
        /// The Saturday and Sunday of this week.
        Weekend => "dit-weekend",
    }
}

words! {
    /// What something costs, in the steps by which people choose.
    CostBand, "band of cost" {
        /// Nothing, or what one wants to give.
        Free => "gratis",
        /// Up to five euros each time.
        Low => "tot-5-euro",
        /// More than that each time.
        More => "vanaf-5-euro",
        /// A fixed amount each month or year.
        Membership => "vast-bedrag",
        /// Cheaper for people with a low income.
        Reduced => "met-korting",
    }
}

words! {
    /// A circumstance that somebody may need.
    Comfort, "circumstance" {
        /// There is little to hear.
        Quiet => "rustig",
        /// The light is soft.
        SoftLight => "zacht-licht",
        /// There are few people.
        FewPeople => "weinig-mensen",
        /// The group is never larger than eight.
        SmallGroup => "kleine-groep",
        /// There is a quiet room to withdraw to.
        QuietRoom => "rustige-kamer",
        /// One may leave at any time.
        MayLeave => "weg-mogen",
        /// One has the same place each time.
        FixedPlace => "vaste-plaats",
        /// One hears beforehand how it will go.
        InformedBeforehand => "vooraf-horen",
    }
}

words! {
    /// Ages as people call them: toddlers, primary school, secondary school, young adults (until 27, up to which the
    /// municipality counts somebody as young), adults, and around and after the state pension.
    AgeBand, "band of ages" {
        /// 0 to 3.
        Toddler => "0-3",
        /// 4 to 12.
        Child => "4-12",
        /// 13 to 17.
        Teenager => "13-17",
        /// 18 to 26.
        YoungAdult => "18-26",
        /// 27 to 54.
        Adult => "27-54",
        /// 55 to 66.
        Older => "55-66",
        /// 67 and older.
        Pensioner => "vanaf-67",
    }
}

impl AgeBand {
    /// The youngest and the oldest.
    pub(crate) const fn ends(self) -> (u8, u8) {
        match self {
            Self::Toddler => (0, 3),
            Self::Child => (4, 12),
            Self::Teenager => (13, 17),
            Self::YoungAdult => (18, 26),
            Self::Adult => (27, 54),
            Self::Older => (55, 66),
            Self::Pensioner => (67, 120),
        }
    }
}

words! {
    /// Whether somebody can join.
    Room, "kind of room" {
        /// There is a free place, as far as is known.
        Free => "vrij",
    }
}

/// A choice in a facet: its option by number in the [`super::Options`] of one catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Choice {
    /// In which facet.
    pub(crate) facet: Facet,
    /// Which option.
    pub(crate) option: u16,
}

/// What a listing says of one option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The option.
    pub(crate) choice: Choice,
    /// Whether it holds; else nobody knows. What does not hold has no mark.
    pub(crate) known: bool,
}
