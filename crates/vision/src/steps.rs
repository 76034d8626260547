/// A step that leads nowhere from the state at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{step}` leads nowhere from `{state}`")]
pub struct WrongStep {
    /// The step.
    pub step: &'static str,
    /// Where the thing stands.
    pub state: &'static str,
}
