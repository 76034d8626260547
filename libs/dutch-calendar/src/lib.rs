//! The public holidays of the Netherlands, by year and by day.

mod easter;
mod holiday;

pub use easter::easter_sunday;
pub use holiday::{Holiday, holidays, holidays_on, is_day_off};
