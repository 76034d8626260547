/// Europe/Amsterdam as a calendar file must describe it (RFC 5545, 3.6.5), by the rule of the European Union since 1996
/// (directive 2000/84/EC): the last Sunday of March and of October, at one o'clock UTC.
pub(super) const LINES: [(&str, &str); 17] = [
    ("BEGIN", "VTIMEZONE"),
    ("TZID", ZONE),
    ("BEGIN", "DAYLIGHT"),
    ("DTSTART", "19960331T020000"),
    ("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    ("TZNAME", "CEST"),
    ("TZOFFSETFROM", "+0100"),
    ("TZOFFSETTO", "+0200"),
    ("END", "DAYLIGHT"),
    ("BEGIN", "STANDARD"),
    ("DTSTART", "19961027T030000"),
    ("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ("TZNAME", "CET"),
    ("TZOFFSETFROM", "+0200"),
    ("TZOFFSETTO", "+0100"),
    ("END", "STANDARD"),
    ("END", "VTIMEZONE"),
];

/// The name of the zone.
pub(super) const ZONE: &str = "Europe/Amsterdam";
