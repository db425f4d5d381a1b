"""The days that a question counts from what was told: then, two days later, the week after."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from agent.asking.asked import Asked
from domain.periods import Span, week_of
from extraction.calendar_words import NUMBER_WORDS
from extraction.dates import find_dates

_THEN = re.compile(r"\b(?:back )?then\W*$|\bin that time\b", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?P<n>an?|one|two|three|four|five|six|seven|\d{1,2}|the|the next|the following|the previous) (?P<unit>day|week)s? ?"
    r"(?P<way>later|after(?: that)?|earlier|before(?: that)?)?\W*$",
    re.IGNORECASE,
)


def placed(asked: Asked, before: Asked | None) -> Asked:
    """The question with the days that it counts from what was told."""
    asked = _days_later(asked)
    if before is not None and before.spans and not (asked.spans or asked.future) and _THEN.search(asked.text):
        return replace(asked, spans=before.spans)
    return asked


def days_told(before: Sequence[tuple[str, str]], today: date) -> tuple[date, ...]:
    """The days that the last answer tells of."""
    return tuple(one.day for one in find_dates(before[-1][1], today)) if before else ()


def _days_later(asked: Asked) -> Asked:
    """Two days later, the week after: counted from the day that was told of."""
    found = _LATER.search(asked.text) if asked.that_day and not (asked.spans or asked.future) and asked.is_short else None
    if found is None or asked.that_day is None:
        return asked
    words, way = found["n"].lower(), (found["way"] or "").lower()
    if not way and words not in ("the next", "the following", "the previous"):
        return asked
    back = way.startswith(("earlier", "before")) or words == "the previous"
    count = int(words) if words.isdigit() else NUMBER_WORDS.get(words.split()[-1], 1)
    if found["unit"].lower() == "week":
        week = week_of(asked.that_day + timedelta(weeks=-count if back else count))
        return replace(asked, spans=(week,)) if week.first <= asked.today else asked
    day = asked.that_day + timedelta(days=-count if back else count)
    return replace(asked, spans=(Span(first=day, last=day),), days=(day,)) if day <= asked.today else asked
