"""Answers, by python-dateutil, whether schedules are open: a question a line on stdin, an answer a line on stdout.

A question is {"sessions": [...], "at": "2026-03-29T00:30:00Z", "from": "2026-03-29"}; the sessions are written as the
program keeps them. The answer is the state at that instant and the first three days of the first session from that day.
"""

import json
import sys
from datetime import date, datetime, time, timedelta

from dateutil import tz
from dateutil.easter import easter
from dateutil.relativedelta import MO, FR, SA, SU, TH, TU, WE, relativedelta
from dateutil.rrule import MONTHLY, WEEKLY, rrule, rruleset

AMSTERDAM = tz.gettz("Europe/Amsterdam")
DAYS = {"Mon": MO, "Tue": TU, "Wed": WE, "Thu": TH, "Fri": FR, "Sat": SA, "Sun": SU}
NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
HORIZON = timedelta(days=731)


def days_off(year):
    """The days on which most Dutch people are free."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    free = {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}
    free |= {sunday + timedelta(days=days) for days in (0, 1, 39, 49, 50)}
    free.add(kings_day - timedelta(days=1) if kings_day.weekday() == 6 else kings_day)
    if year % 5 == 0:
        free.add(date(year, 5, 5))
    return free


FREE = {day for year in range(2015, 2041) for day in days_off(year)}


def midnight(day):
    return datetime.combine(day, time())


def rule_of(pattern, first):
    """The days of a pattern from `first` on, as a recurrence rule."""
    rhythm = pattern["rhythm"]
    interval, start = 1, first
    if rhythm != "each":
        interval = rhythm["every"]["interval"]
        start = date.fromisoformat(rhythm["every"]["anchor"])
    if pattern["every"] == "week":
        start -= timedelta(days=start.weekday())
        while start > first:
            start -= timedelta(weeks=interval)
        days = [DAYS[day] for day in pattern["weekdays"]]
        return rrule(WEEKLY, dtstart=midnight(start), interval=interval, byweekday=days, wkst=MO)
    start = start.replace(day=1)
    while start > first:
        start -= relativedelta(months=interval)
    day = DAYS[pattern["weekday"]](NTHS[pattern["nth"]])
    return rrule(MONTHLY, dtstart=midnight(start), interval=interval, byweekday=day)


def days_of(session, first, last):
    """The days from `first` to `last` on which a session begins: for sure, and perhaps."""
    pattern = session["pattern"]
    if pattern["every"] == "on_appointment":
        return set(), set()
    days = rruleset()
    if pattern["every"] == "once":
        days.rdate(midnight(date.fromisoformat(pattern["date"])))
    else:
        days.rrule(rule_of(pattern, first))
    for day in session["except"]:
        days.exdate(midnight(date.fromisoformat(day)))
    for pause in session["pauses"]:
        day = date.fromisoformat(pause["from"])
        while day <= date.fromisoformat(pause["to"]):
            days.exdate(midnight(day))
            day += timedelta(days=1)
    sure = {day.date() for day in days.between(midnight(first), midnight(last), inc=True)}
    if session["starts"]:
        sure = {day for day in sure if day >= date.fromisoformat(session["starts"])}
    if session["ends"]:
        sure = {day for day in sure if day <= date.fromisoformat(session["ends"])}
    perhaps = set()
    if pattern["every"] != "once" and session["on_holidays"] != "as_usual":
        if session["on_holidays"] == "unknown":
            perhaps = sure & FREE
        sure -= FREE
    return sure, perhaps


def by_appointment(session, day):
    off = (
        day.isoformat() in session["except"]
        or any(pause["from"] <= day.isoformat() <= pause["to"] for pause in session["pauses"])
        or bool(session["starts"] and day.isoformat() < session["starts"])
        or bool(session["ends"] and day.isoformat() > session["ends"])
        or (session["on_holidays"] == "closed" and day in FREE)
    )
    return "closed" if off else "appointment"


def state_of(session, wall):
    if session["pattern"]["every"] == "on_appointment":
        return by_appointment(session, wall.date())
    sure, perhaps = days_of(session, wall.date() - timedelta(days=1), wall.date())
    hours = session["hours"]
    if hours is None:
        return "unknown" if wall.date() in sure | perhaps else "closed"

    def holds(day):
        begin = datetime.combine(day, time.fromisoformat(hours["from"]))
        end = datetime.combine(day, time.fromisoformat(hours["until"]))
        if end <= begin:
            end += timedelta(days=1)
        return begin <= wall < end

    if any(holds(day) for day in sure):
        return "open"
    return "unknown" if any(holds(day) for day in perhaps) else "closed"


def answer(question):
    at = datetime.fromisoformat(question["at"].replace("Z", "+00:00"))
    wall = at.astimezone(AMSTERDAM).replace(tzinfo=None)
    states = [state_of(session, wall) for session in question["sessions"]] or ["unknown"]
    state = next(one for one in ("open", "appointment", "unknown", "closed") if one in states)
    dates = []
    if "from" in question and question["sessions"]:
        first = date.fromisoformat(question["from"])
        session = question["sessions"][0]
        if session["starts"]:
            first = max(first, date.fromisoformat(session["starts"]))
        last = date.max if session["pattern"]["every"] == "once" else first + HORIZON - timedelta(days=1)
        dates = sorted(days_of(session, first, last)[0])[:3]
    return {"state": state, "dates": [day.isoformat() for day in dates]}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))))
