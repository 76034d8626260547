//! Indices: what they are made of, how they are made, and how two versions differ.

mod comparison;
mod ingredients;
mod making;
mod outcome;
mod recipe;
mod recipe_state;
mod renewal;
mod version;

pub use comparison::{Moved, Shifted, shifts};
pub use making::{IndexFault, made};
pub use outcome::{
    EffectTold, IndexOutcome, InputColumn, InputFigure, Likely, PartScore, PlaceScores, RankSpan, RemovalTold,
};
pub use recipe::{
    Combining, INDEX_CODE, IndexKind, IndexRecipe, Ingredient, LeftOut, Normalising, RecipeFault, RecipePart,
    Toward, Weighing, part_code,
};
pub use recipe_state::{RecipeState, RecipeStep, WrongRecipeStep};
pub use renewal::{Newer, Renewed, renewed, revised};
pub use version::{Index, IndexVersion, VersionHead};

#[cfg(test)]
pub(crate) mod tests_of_indices {
    pub(crate) use super::making::tests::indicator;
}
