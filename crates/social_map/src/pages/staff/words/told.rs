use shell::{FieldError, Visit};

use crate::{SynonymFault, SynonymRemark};

/// What is wrong, at its field.
pub(super) fn errors(visit: &Visit, faults: &[SynonymFault]) -> Vec<FieldError> {
    faults
        .iter()
        .map(|fault| FieldError { field: field(fault).to_owned(), message: fault_text(visit, fault) })
        .collect()
}

fn field(fault: &SynonymFault) -> &'static str {
    match fault {
        SynonymFault::Word | SynonymFault::Twice(_) => "word",
        SynonymFault::Why => "why",
        SynonymFault::Others
        | SynonymFault::SaysNothing(_)
        | SynonymFault::OneWord(..)
        | SynonymFault::KeptApart(..)
        | SynonymFault::InAnother { .. }
        | SynonymFault::EqualAlready(..) => "others",
    }
}

/// What is wrong, in a sentence that helps.
pub(super) fn fault_text(visit: &Visit, fault: &SynonymFault) -> String {
    let two = |key: &str, one: &str, other: &str| {
        visit.t_args(key, &[("one", one.into()), ("other", other.into())])
    };
    match fault {
        SynonymFault::Word => visit.t("synonym-fault-word").to_owned(),
        SynonymFault::Others => visit.t("synonym-fault-others").to_owned(),
        SynonymFault::Why => visit.t("synonym-fault-why").to_owned(),
        SynonymFault::SaysNothing(word) => visit.t_with("synonym-fault-says-nothing", "word", word.as_str()),
        SynonymFault::Twice(word) => visit.t_with("synonym-fault-twice", "word", word.as_str()),
        SynonymFault::OneWord(one, other) => two("synonym-fault-one-word", one, other),
        SynonymFault::KeptApart(one, other) => two("synonym-fault-kept-apart", one, other),
        SynonymFault::InAnother { word, of } => two("synonym-fault-in-another", word, of),
        SynonymFault::EqualAlready(one, other) => two("synonym-fault-equal-already", one, other),
    }
}

/// What is worth knowing.
pub(super) fn remark_text(visit: &Visit, remark: &SynonymRemark) -> String {
    match remark {
        SynonymRemark::Circle(words) => visit.t_with("synonym-remark-circle", "words", words.join(" → ")),
        SynonymRemark::Name(word) => visit.t_with("synonym-remark-name", "word", word.as_str()),
    }
}
