use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A word of a list of ours that HSDS has no field for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Attribute {
    pub(crate) id: Uuid,
    pub(crate) link_id: Uuid,
    pub(crate) link_entity: &'static str,
    pub(crate) taxonomy_term_id: Uuid,
    /// A number or a day, for words that carry one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<String>,
    pub(crate) taxonomy_term: TaxonomyTerm,
}

/// A word of such a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct TaxonomyTerm {
    pub(crate) id: Uuid,
    /// The word itself, which stays the same whatever it is called.
    pub(crate) code: String,
    /// What it is called.
    pub(crate) name: String,
    pub(crate) description: String,
    /// The list, by the word that stays the same.
    pub(crate) taxonomy: &'static str,
    pub(crate) taxonomy_id: Uuid,
    pub(crate) language: &'static str,
}

/// A list of words.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Taxonomy {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) version: &'static str,
}

/// Something that was done with a service, by whom in which role.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Metadata {
    pub(crate) id: Uuid,
    pub(crate) resource_id: Uuid,
    pub(crate) resource_type: &'static str,
    #[schema(format = Date)]
    pub(crate) last_action_date: String,
    pub(crate) last_action_type: &'static str,
    pub(crate) field_name: &'static str,
    pub(crate) previous_value: String,
    pub(crate) replacement_value: String,
    /// A role; never the name of a person.
    pub(crate) updated_by: String,
}
