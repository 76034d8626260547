use kernel::OrganisationId;
use serde::{Deserialize, Serialize};

use crate::Slug;

kernel::words! {
    /// A part of an edition. The first eleven are the fixed template; the last three belong to its chapter.
    Part, "part of an edition" {
        /// For whom the track is.
        ForWhom => "for-whom",
        /// Its money, in words; the amounts are figures.
        Financial => "financial",
        /// What the municipality can influence.
        Influenceable => "influenceable",
        /// What it cannot, or only partly.
        NotInfluenceable => "not-influenceable",
        /// Who has a stake in it.
        Stakeholders => "stakeholders",
        /// Where it touches other tracks.
        Interfaces => "interfaces",
        /// What is wrong now.
        Problem => "problem",
        /// What changes.
        Reforms => "reforms",
        /// What is wanted.
        Results => "results",
        /// What makes it hard.
        Challenges => "challenges",
        /// What was done in this half-year.
        Realised => "realised",
        /// What happened around it.
        Developments => "developments",
        /// How it went, per theme.
        Progress => "progress",
        /// What the text points to elsewhere.
        References => "references",
    }
}

/// What a part holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Lines of text.
    Lines,
    /// Who has a stake.
    Stakeholders,
    /// Where it touches other tracks.
    Interfaces,
    /// What it points to.
    References,
}

impl Part {
    /// Whether every edition has it, or says why not.
    #[must_use]
    pub const fn is_of_the_template(self) -> bool {
        match self {
            Self::ForWhom
            | Self::Financial
            | Self::Influenceable
            | Self::NotInfluenceable
            | Self::Stakeholders
            | Self::Interfaces
            | Self::Problem
            | Self::Reforms
            | Self::Results
            | Self::Challenges
            | Self::Realised => true,
            Self::Developments | Self::Progress | Self::References => false,
        }
    }

    /// Whether it goes on from one half-year to the next until somebody changes it.
    #[must_use]
    pub const fn lasts(self) -> bool {
        match self {
            Self::ForWhom
            | Self::Financial
            | Self::Influenceable
            | Self::NotInfluenceable
            | Self::Stakeholders
            | Self::Interfaces
            | Self::Problem
            | Self::Reforms
            | Self::Results
            | Self::Challenges => true,
            Self::Realised | Self::Developments | Self::Progress | Self::References => false,
        }
    }

    /// What it holds.
    #[must_use]
    pub const fn shape(self) -> Shape {
        match self {
            Self::Stakeholders => Shape::Stakeholders,
            Self::Interfaces => Shape::Interfaces,
            Self::References => Shape::References,
            Self::ForWhom
            | Self::Financial
            | Self::Influenceable
            | Self::NotInfluenceable
            | Self::Problem
            | Self::Reforms
            | Self::Results
            | Self::Challenges
            | Self::Realised
            | Self::Developments
            | Self::Progress => Shape::Lines,
        }
    }
}

/// A line of text, with where it was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The theme, where lines have one.
    pub title: Option<String>,
    /// What it says.
    pub text: String,
    /// Document and line.
    pub source: Option<String>,
}

/// Who has a stake in a track (*belanghebbende*): an organisation that the municipality knows, or a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stakeholder {
    /// Its name.
    pub name: String,
    /// The organisation, where it is one that the municipality knows.
    pub organisation: Option<OrganisationId>,
    /// Document and line.
    pub source: Option<String>,
}

/// Where a track touches another one (*raakvlak*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interface {
    /// The other track.
    pub to: Slug,
    /// What they have in common.
    pub reason: String,
    /// Why the other one does not name this one, when that is right.
    pub one_sided: Option<String>,
    /// Document and line.
    pub source: Option<String>,
}

/// What a text points to elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// What it is called there.
    pub says: String,
    /// Where that is found: a path of this site or an address; none when nobody can find it.
    pub leads_to: Option<String>,
    /// Document and line.
    pub source: Option<String>,
}

/// What stands in a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Lines of text.
    Lines(Vec<Line>),
    /// Who has a stake.
    Stakeholders(Vec<Stakeholder>),
    /// Where it touches other tracks.
    Interfaces(Vec<Interface>),
    /// What it points to.
    References(Vec<Reference>),
}

impl Content {
    /// Nothing yet, of this shape.
    #[must_use]
    pub const fn none(shape: Shape) -> Self {
        match shape {
            Shape::Lines => Self::Lines(Vec::new()),
            Shape::Stakeholders => Self::Stakeholders(Vec::new()),
            Shape::Interfaces => Self::Interfaces(Vec::new()),
            Shape::References => Self::References(Vec::new()),
        }
    }

    /// Its shape.
    #[must_use]
    pub const fn shape(&self) -> Shape {
        match self {
            Self::Lines(_) => Shape::Lines,
            Self::Stakeholders(_) => Shape::Stakeholders,
            Self::Interfaces(_) => Shape::Interfaces,
            Self::References(_) => Shape::References,
        }
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Lines(all) => all.is_empty(),
            Self::Stakeholders(all) => all.is_empty(),
            Self::Interfaces(all) => all.is_empty(),
            Self::References(all) => all.is_empty(),
        }
    }
}

/// A part as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartText {
    /// The heading that the report gave it, where it is another than the fixed one.
    pub heading: Option<String>,
    /// What stands in it.
    pub content: Content,
    /// Why nothing does, when that is right.
    pub absent_because: Option<String>,
}

impl PartText {
    /// An empty part.
    #[must_use]
    pub const fn none(part: Part) -> Self {
        Self { heading: None, content: Content::none(part.shape()), absent_because: None }
    }

    /// Whether it says nothing, not even why.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.content.is_empty() && self.absent_because.is_none()
    }
}
