//! Pilots (*proeven*), their evaluations, the learning agenda, and what was learned, so that it can be found again.

mod actions;
mod calendar;
mod decided;
mod evaluation;
mod evaluation_state;
mod findings;
mod grade;
mod ids;
mod lesson;
mod pages;
mod pilot;
mod pilot_state;
mod question;
mod store;
mod year_picture;

pub use actions::{
    Concluding, LearningError, Noted, add_evaluation, add_lesson, add_pilot, ask_question, begin_evaluation,
    change_evaluation, change_lesson, change_pilot, change_question, conclude_evaluation, end_cycle,
    evaluation, follow_evaluation, lesson, note_cycle, pilot, postpone_evaluation, publish_evaluation,
    question, reopen_question, take_step,
};
pub use decided::{Decided, Taken};
pub use evaluation::{Conclusion, Deviation, Evaluation, EvaluationPlan};
pub use evaluation_state::{EvaluationState, EvaluationStep, NoSuchEvaluationStep};
pub use findings::{Learning, findings};
pub use grade::EvidenceGrade;
pub(crate) use grade::causal_words;
pub use ids::{
    EvaluationId, EvaluationMark, LessonId, LessonMark, PilotId, PilotMark, QuestionId, QuestionMark,
};
pub(crate) use lesson::meets;
pub use lesson::{Lesson, ToldLesson};
pub use pages::{NAVIGATION, room};
pub use pilot::{Party, Pilot, PilotKind, Protocol};
pub use pilot_state::{Asks, NoSuchPilotStep, PilotState, PilotStep};
pub use question::{AskedQuestion, Cycle, CycleState, CycleStep, Question, Seen, USUAL_MONTHS};
pub use store::evaluations::evaluations;
pub use store::{learning, migrations};
