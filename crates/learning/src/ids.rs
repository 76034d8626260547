use kernel::Id;

/// Marks the identity of a pilot (*proef*).
#[derive(Debug)]
pub enum PilotMark {}

/// Identity of a pilot (*proef*).
pub type PilotId = Id<PilotMark>;

/// Marks the identity of an evaluation (*evaluatie*).
#[derive(Debug)]
pub enum EvaluationMark {}

/// Identity of an evaluation (*evaluatie*).
pub type EvaluationId = Id<EvaluationMark>;

/// Marks the identity of a question of the learning agenda (*leervraag*).
#[derive(Debug)]
pub enum QuestionMark {}

/// Identity of a question of the learning agenda (*leervraag*).
pub type QuestionId = Id<QuestionMark>;

/// Marks the identity of a lesson (*les*).
#[derive(Debug)]
pub enum LessonMark {}

/// Identity of a lesson (*les*).
pub type LessonId = Id<LessonMark>;
