use kernel::{Instant, Openness, OrganisationId, Span, words};
use serde::{Deserialize, Serialize};
use vision::ThemeId;

use crate::{PilotId, PilotState, PilotStep, Taken};

words! {
    /// What kind of trial it is, as people call it.
    PilotKind, "kind of pilot" {
        /// A pilot (*pilot*, *proeftuin*).
        Pilot => "pilot",
        /// A project (*project*).
        Project => "project",
        /// A way of arranging things that is being renewed (*regeling*).
        Scheme => "scheme",
        /// A way of working that is being tried out (*werkwijze*).
        Process => "process",
    }
}

/// Somebody who takes part: an organisation that we know, or one by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The organisation, when it is one that we know.
    pub organisation: Option<OrganisationId>,
    /// What it is called; of one that we know, its name at the time.
    pub name: String,
}

/// What was written down of a pilot before and while it runs (*opzet*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protocol {
    /// What it is called.
    pub name: String,
    /// What else it is called.
    pub aliases: Vec<String>,
    /// What kind of trial it is.
    pub kind: PilotKind,
    /// What it is, in a few sentences.
    pub about: String,
    /// What we expect: if we do this, then that (*hypothese*). Empty as long as nobody wrote it down.
    pub hypothesis: String,
    /// How the one is thought to bring about the other (*veranderverhaal*).
    pub change_story: String,
    /// What is thought to make it work (*werkzame elementen*).
    pub working_elements: Vec<String>,
    /// What we want to know at the end (*leervragen*).
    pub questions: Vec<String>,
    /// Codes of the districts, wards and neighbourhoods; empty for the whole municipality.
    pub areas: Vec<String>,
    /// Who takes part.
    pub parties: Vec<Party>,
    /// What of the vision it serves.
    pub themes: Vec<ThemeId>,
    /// When it began, or is to begin.
    pub starts: Option<Span>,
    /// Until when it is to run.
    pub ends: Option<Span>,
    /// Who may see it.
    pub openness: Openness,
    /// Where it was taken from, as document and line.
    pub source: Option<String>,
}

/// A trial that is to teach us something (*proef*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pilot {
    /// Which one.
    pub id: PilotId,
    /// What was written down of it.
    pub protocol: Protocol,
    /// Where it stands.
    pub state: PilotState,
    /// What happened to it, the oldest first.
    pub history: Vec<Taken<PilotStep>>,
    /// When it was last changed.
    pub changed_at: Instant,
    /// Counts its changes.
    pub version: i64,
}

impl Pilot {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.protocol.name
    }

    /// Who went on with it, once it was handed over.
    #[must_use]
    pub fn owner(&self) -> Option<&str> {
        self.history.iter().rev().find_map(|taken| taken.owner.as_deref())
    }
}

impl Protocol {
    /// The names of the fields in which `other` differs, for the log.
    #[must_use]
    pub fn fields_changed(&self, other: &Self) -> Vec<&'static str> {
        let differs = [
            ("name", self.name != other.name),
            ("aliases", self.aliases != other.aliases),
            ("kind", self.kind != other.kind),
            ("about", self.about != other.about),
            ("hypothesis", self.hypothesis != other.hypothesis),
            ("change_story", self.change_story != other.change_story),
            ("working_elements", self.working_elements != other.working_elements),
            ("questions", self.questions != other.questions),
            ("areas", self.areas != other.areas),
            ("parties", self.parties != other.parties),
            ("themes", self.themes != other.themes),
            ("starts", self.starts != other.starts),
            ("ends", self.ends != other.ends),
            ("openness", self.openness != other.openness),
            ("source", self.source != other.source),
        ];
        differs.into_iter().filter_map(|(field, differs)| differs.then_some(field)).collect()
    }

    /// The same, with the name it had among its aliases when it got another: who knows the old one still finds it.
    #[must_use]
    pub fn after(self, old: &Self) -> Self {
        let mut aliases = self.aliases;
        if old.name != self.name && !aliases.contains(&old.name) {
            aliases.push(old.name.clone());
        }
        Self { aliases, ..self }
    }
}
