use chrono::TimeDelta;

/// How often a job is tried. With the pauses below that is two days: a mail server may be down for a weekend's night.
pub(crate) const MOST_ATTEMPTS: i64 = 55;

const FIRST: TimeDelta = TimeDelta::seconds(30);
const LONGEST: TimeDelta = TimeDelta::hours(1);

/// How long a job rests after its `attempts`th try: half a minute, then twice as long each time, at most an hour.
pub(crate) fn pause_after(attempts: i64) -> TimeDelta {
    let doublings = u32::try_from(attempts.clamp(1, 17) - 1).unwrap_or_default();
    FIRST.checked_mul(1 << doublings).unwrap_or(LONGEST).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_an_hour_and_last_two_days_together() {
        let first: Vec<_> = (1..=9).map(|attempts| pause_after(attempts).num_seconds()).collect();
        assert_eq!(first, [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
        let together: TimeDelta = (1..MOST_ATTEMPTS).map(pause_after).sum();
        assert_eq!(together.num_hours(), 48);
        assert_eq!(pause_after(i64::MAX), LONGEST);
        assert_eq!(pause_after(0), FIRST);
    }
}
