"""Questions about the calendar: which day something is or was, counted from today or another day, and how long it is from day to day."""

import re
from datetime import date, timedelta

from agent.asking.asked import Asked
from agent.asking.call import Step, call
from agent.asking.holidays import coming
from coaching.telling.days import by_when
from extraction.calendar_words import NUMBER_WORDS

_COUNT = r"(?P<n>\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_AHEAD = re.compile(
    rf"\b(?:in|after) {_COUNT} (?P<unit>days?|weeks?)\b|\b{_COUNT.replace('<n>', '<m>')} (?P<u>days?|weeks?) from (?:now|today)\b",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\b{_COUNT} (?P<unit>days?|weeks?) (?P<way>from|after|before)\b(?! (?:now|today)\b)", re.IGNORECASE)
_BACK = re.compile(rf"\b{_COUNT} (?P<unit>days?|weeks?) ago\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:that|it|this)\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|is it|tomorrow|yesterday|tonight|date)\b", re.IGNORECASE)
_BEGAN = re.compile(
    r"\bsince (?:i|we) (?:first )?(?:started|began|begun|joined|got going)\b|\bsince (?:my|the) (?:first|start|beginning)\b"
    r"|\bhow long ago did i (?:first )?(?:start|begin|join)\b"
    r"|\bhow long have i been (?:training|lifting|logging|at (?:it|this)|doing this)\b",
    re.IGNORECASE,
)
_COUNTS_DAYS = re.compile(
    r"\bhow (?:many (?:days|weeks|months|sleeps)|long|far)\b|^\W*(?:and |so )?(?:days|weeks) (?:left )?(?:until|till?|to)\b", re.IGNORECASE
)
_UNTIL = re.compile(
    r"\b(?:until|till?|['’]til|to go (?:until|till?|to|before)|left (?:until|till?|to|before|for)|is it to|away is|off is|before)\s+"
    r"(?P<event>(?!i\b|we\b|it\b|that\b|this\b|then\b|now\b|today\b|you\b|failure\b|(?:my |the )?(?:last|next|first|rest|session"
    r"|workout)\b)"
    r"[a-z][\w'’ -]{2,40}?)(?: (?:from (?:today|now|here)|again|then|left|now|away|please|though|starts?|begins?))*\W*$",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\b(?:until|till?|before|by|left)\b", re.IGNORECASE)
_APART = re.compile(
    r"\bhow (?:many days|long|much (?:time|rest)|far apart)\b.{0,30}\bbetween (?:my |the |each |two |every )?(?!(?:\d|last|first|sets?"
    r"|reps?|rounds?)\b)"
    r".{0,25}\b(?:days|sessions|workouts|times|trainings|runs|rides|swims)\b",
    re.IGNORECASE,
)
_DATE = r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{1,6})?(?: \d{1,2}(?:st|nd|rd|th)?)?"
_REACH = re.compile(rf"\b(?P<a>{_DATE}) (?:to|till?|until|through) (?P<b>{_DATE})\b(?! 20\d\d)", re.IGNORECASE)
_MY = re.compile(r"^(?:my|our) ", re.IGNORECASE)
_DONE = re.compile(r"\b(?:last|latest|previous|first|most recent|my|did i|have i|since i)\b", re.IGNORECASE)


def counting_days(asked: Asked) -> Step | None:
    """A day, or the days between two; None when the day is one of training, which the log must tell."""
    if _BEGAN.search(asked.text) and not asked.spans:
        return call("training_days")
    if _APART.search(asked.text) and not (asked.spans or asked.future):
        return call("training_days", exercise=asked.exercise, muscle=asked.muscle, apart=True)
    if reach := _from_to(asked):
        return reach
    beside = _FROM.search(asked.text)
    if beside and (asked.future or asked.days or asked.that_day):
        return _counted_from(asked, beside)
    ahead = _AHEAD.search(asked.text)
    if ahead:
        return call("calendar", days_from_today=_days(ahead["n"] or ahead["m"], ahead["unit"] or ahead["u"]))
    ago = _BACK.search(asked.text)
    if ago and re.search(r"\b(?:day|date)\b.{0,20}\b(?:was|is)\b", asked.text, re.IGNORECASE):
        return call("calendar", days_from_today=-_days(ago["n"], ago["unit"]))
    if re.search(r"\bhow (?:many|long)\b|\b(?:days|weeks)(?: left)? (?:until|till?|to)\b", asked.text, re.IGNORECASE):
        return between(asked)
    return _which_day(asked)


def days_until(asked: Asked) -> Step | None:
    """How long it is to something that only the user knows the day of: a race, an exam, a wedding."""
    found = _UNTIL.search(asked.text)
    ahead = asked.future or [span for span in asked.spans if not span.first == span.last == asked.today]
    if found is None or ahead or by_when(asked.text, asked.today) or not _COUNTS_DAYS.search(asked.text):
        return None
    event = _MY.sub("your ", found["event"].strip())
    return call("days_until", event=event if event.startswith(("your ", "the ")) else f"the {event}")


def _from_to(asked: Asked) -> Step | None:
    """The days from one date or month to another, neither of which has a year: both are still to come."""
    found = _REACH.search(asked.text) if _COUNTS_DAYS.search(asked.text) else None
    first, last = (by_when(f"by {found[end]}", asked.today) for end in ("a", "b")) if found else (None, None)
    if not first or not last:
        return None
    later = last[0] if last[0] > first[0] else last[0] + timedelta(days=365)
    return call("days_between", first_day=first[0], last_day=later)


def between(asked: Asked) -> Step | None:
    """The days from one day to another."""
    if asked.future:
        return call("days_between", first_day=asked.today, last_day=asked.future[0].first)
    if not asked.spans:
        when = by_when(asked.text, asked.today) if _UP_TO.search(asked.text) else None
        return call("days_between", first_day=asked.today, last_day=when[0]) if when else None
    if len(asked.days) == 2:
        return call("days_between", first_day=min(asked.days), last_day=max(asked.days))
    day = asked.spans[0].first
    if re.search(r"\b(?:until|till?|to|before|left)\b", asked.text, re.IGNORECASE) and not re.search(r"\b20\d\d\b", asked.text):
        return call("days_between", first_day=asked.today, last_day=coming(asked.text, asked.today) or _coming(day, asked.today))
    return call("days_between", first_day=day, last_day=asked.today)


def _which_day(asked: Asked) -> Step | None:
    named = next((one.first for one in asked.future), None) or next(iter(asked.days), None)
    if named is None and asked.told and _POINTS.search(asked.text) and not _TODAY.search(asked.text):
        named = next((day for day in reversed(asked.told) if day != asked.today), None)
    if named is None and (asked.exercise or asked.workout or (_DONE.search(asked.text) and not _TODAY.search(asked.text))):
        return None
    return call("calendar", days_from_today=((named or asked.today) - asked.today).days)


def _counted_from(asked: Asked, found: re.Match[str]) -> Step:
    """So many days or weeks from a day that is named; a weekday is the coming one, for that is what people count from."""
    day = asked.future[0].first if asked.future else asked.days[0] if asked.days else asked.that_day or asked.today
    weekday = re.match(
        r"\W*(?:this |next )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", asked.text[found.end() :], re.IGNORECASE
    )
    if weekday and day <= asked.today:
        day += timedelta(days=-(-((asked.today - day).days + 1) // 7) * 7)
    count = _days(found["n"], found["unit"])
    return call("calendar", days_from_today=-count if found["way"].lower() == "before" else count, from_day=day)


def _days(count: str, unit: str) -> int:
    number = int(count) if count.isdigit() else NUMBER_WORDS.get(count.lower(), 12 if count.lower() == "twelve" else 1)
    return number * (7 if unit.lower().startswith("week") else 1)


def _coming(day: date, today: date) -> date:
    """A day without a year that must lie ahead."""
    return day if day > today else date(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day)
