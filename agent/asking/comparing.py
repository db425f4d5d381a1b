"""Questions that lay two things side by side: stretches of time, exercises, muscles; and which of them had more."""

import re
from dataclasses import replace
from datetime import date

from agent.asking.answers import records, totals
from agent.asking.asked import Asked, muscles_in
from agent.asking.call import Step, call
from agent.asking.naming import result
from agent.asking.times import ALL_TIME_DAYS
from coaching.comparing import Weighed
from domain.measures import plain
from domain.periods import DAY, Span, month_of, week_of
from extraction.dates import find_dates

LONG_AGO = date(1900, 1, 1)
_COUNTED = re.compile(r"\b(?:often|times|sessions?|workouts?|sets|reps|volume)\b", re.IGNORECASE)
_MORE_OR = re.compile(r"\b(?:more|fewer|less)\b.{2,30}\bor\b", re.IGNORECASE)
_BESIDE = re.compile(r"^\W*(?:and\s+)?(?:vs|versus|against|than|compared (?:to|with))\b", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:week|month|year|period|train\w*|volume|workouts?|sessions?|progress)\b", re.IGNORECASE)
_TIME_BEFORE = re.compile(
    r"\b(?:last|previous) (?:time|session|workout)\b|\btime before\b"
    r"|\bthan (?:my |the )?(?:last|previous) (?!(?:\w+ )?(?:days?|weeks?|weekends?|months?|years?|quarter|season|spring|summer|autumn"
    r"|fall|winter)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
# By which figure one stretch is more than another: the words that name it, the most telling first.
_FIGURES: tuple[tuple[Weighed, str], ...] = (
    ("sets", r"sets"),
    ("reps", r"reps|repetitions"),
    ("estimate", r"stronger|strongest|weaker|1rm|max|(?:more|less) (?:do|can) i"),
    ("load", r"volume|tonnage|load|weight|heav\w+|light\w*|lift(?:ed)? (?:more|less)|more weight"),
    ("distance", r"distance|km|kilomet\w+|miles?|mileage|f[ua]rthe(?:r|st)|(?:run|ran|row(?:ed)?|swim|swam|ride|rode) (?:more|less)"),
    ("time", r"minutes|hours|time(?: spent| on)|longer"),
    ("workouts", r"often|times|sessions?|workouts?|train(?:ed)? (?:more|less|most|least)|active|busi\w+|consisten\w+|days"),
)  # fmt: skip
_LESS = re.compile(
    r"\b(?:less|fewer|least|fewest|light(?:er|est)|eas(?:ier|iest)|low(?:er|est)|worse|worst|quieter|quietest|weaker|shorter)\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:more|most|(?:heav|light|bus|eas)ie[rs]t?|lighter|lightest|better|best|hard(?:er|est)|strong(?:er|est)|higher|highest|bigger"
    r"|biggest"
    r"|longer|longest|further|farther|furthest|less|fewer|least|fewest|lower|lowest|worse|worst|quieter|quietest|weaker|shorter)\b",
    re.IGNORECASE,
)
# What is stronger or faster is a lift or a run, never a stretch of time.
_OF_ONE_LIFT = re.compile(r"\b(?:am|are|did|have|was) (?:i|we) (?:\w+ )?(?:stronger|weaker|faster|slower)\b", re.IGNORECASE)
_DIFFERENCE = re.compile(r"\bdifference between (?!my\b|this\b|last\b)", re.IGNORECASE)
_LENGTHS = {7: "week", 28: "month", 29: "month", 30: "month", 31: "month"}


def which_of(asked: Asked) -> Step | None:
    """Which of the stretches that are named had more: two side by side, more of them in their order."""
    spans = list(dict.fromkeys((one.first, one.last) for one in asked.spans))
    if len(spans) < 2 or any((last - first).days >= ALL_TIME_DAYS for first, last in spans) or asked.workout or asked.metres:
        return None
    if len(spans) == 2:
        return compare(asked)
    lengths = {_LENGTHS.get(one.days, "") for one in asked.spans}
    if len(lengths) > 1 or "" in lengths:
        return None
    measure = more_of(asked.text, of_lift=bool(asked.exercise))
    return call(
        "best_period",
        by=lengths.pop(),
        measure="load" if measure == "estimate" else measure,
        exercise=asked.exercise,
        muscle=asked.muscle,
        first_day=min(first for first, _ in spans),
        last_day=max(last for _, last in spans),
        least=True if _LESS.search(asked.text) else None,
    )


def more_of(text: str, *, of_lift: bool) -> Weighed:
    """The figure that decides which is more: the one that is named, else the best of a lift or the load of everything."""
    named: Weighed = next((name for name, words in _FIGURES if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)), "")
    if named == "estimate" and not of_lift:
        return "load"
    return named or ("estimate" if of_lift and re.search(r"\b(?:better|best)\b", text, re.IGNORECASE) else "load")


def decided_by(text: str, *, of_lift: bool) -> tuple[Weighed, bool]:
    """The figure by which words ask which had more, and whether they ask for less; nothing when they only compare."""
    return (more_of(text, of_lift=of_lift) if _DECIDES.search(text) else ""), bool(_LESS.search(text))


_WITH_THE_FIRST = re.compile(
    r"\b(?:to|with|than|against|from|and|vs\.?) (?:my |the )?(?:very )?first(?: (?:one|time|ever|session|workout|day))*\W*$", re.IGNORECASE
)
# Set beside all the other times, not beside a week.
_WITH_THE_OTHERS = re.compile(
    r"\b(?:to|with|than|against|from) (?:my |the |all )+(?:other|others|previous|earlier|usual|rest|recent|past)\b", re.IGNORECASE
)


def compare(asked: Asked) -> Step | None:
    """Exercises, muscles or stretches of time side by side."""
    newest = _beside_the_last(asked) if _TIME_BEFORE.search(asked.text) else None
    if beside := _beside_the_first(asked) or _beside_the_others(asked) or _that_beside_a_day(asked) or newest:
        return beside
    if len(asked.exercises) > 1 and (asked.spans or _COUNTED.search(asked.text) or _MORE_OR.search(asked.text)):
        each = [totals(replace(asked, exercises=(name,), topic=None)) for name in asked.exercises[:3]]
        return tuple(one for step in each if isinstance(step, tuple) for one in step)
    if len(asked.exercises) > 1 and not asked.spans:
        return records(asked)
    if asked.workout and not asked.exercise:
        return result(asked)
    parts = muscles_in(asked.text) if asked.muscle and not asked.exercise else []
    if len(parts) > 1:
        each = [totals(replace(asked, muscle=name, topic=None)) for name in parts[:3]]
        return tuple(one for step in each if isinstance(step, tuple) for one in step)
    nameless = not (asked.exercise or asked.muscle)
    nothing = nameless and not (asked.spans or asked.earlier)
    # The difference between two things that are no stretches of time is a question of knowledge.
    known_by_heart = bool(_DIFFERENCE.search(asked.text)) and not asked.spans and len(asked.exercises) < 2
    of_a_lift = known_by_heart or (nameless and not asked.metres and bool(_OF_ONE_LIFT.search(asked.text)))
    if of_a_lift or (nothing and not _PERIOD.search(asked.text)) or (asked.span and asked.span.days >= ALL_TIME_DAYS):
        return None
    newer, older = _sides(asked)
    if asked.metres:
        days = {"first_day": newer.first, "last_day": newer.last, "other_first_day": older.first, "other_last_day": older.last}
        return call("compare_times", metres=plain(asked.metres), exercise=asked.exercise, **days)
    return call(
        "compare_periods",
        first_day=newer.first,
        last_day=newer.last,
        other_first_day=older.first,
        other_last_day=older.last,
        exercise=asked.exercise,
        muscle=asked.muscle,
        unit=asked.said.wanted,
    )


def _beside_the_others(asked: Asked) -> Step | None:
    """The last times of an exercise, for one that is set beside all others."""
    of_today = all(span.first == span.last == asked.today for span in asked.spans)
    if not asked.exercise or not of_today or not _WITH_THE_OTHERS.search(asked.text):
        return None
    return call("exercise_history", exercise=asked.exercise, limit=4, unit=asked.said.wanted)


def _beside_the_first(asked: Asked) -> Step | None:
    """A time of an exercise, the newest or that of a day, beside the very first."""
    if len(asked.exercises) != 1 or not _WITH_THE_FIRST.search(asked.text):
        return None
    day = asked.span.first if asked.span and asked.span.days == 1 else None
    then = call("exercise_history", exercise=asked.exercise, limit=1, first_day=day, last_day=day, unit=asked.said.wanted)
    return (*then, *call("exercise_history", exercise=asked.exercise, limit=1, oldest=True, unit=asked.said.wanted))


def _that_beside_a_day(asked: Asked) -> Step | None:
    """What was just told of, beside another day of the same: was that faster than Sunday?"""
    span, that = asked.span, asked.that_day
    if not (asked.points_back and span and span.days == 1 and that and len(asked.spans) == 1 and (asked.exercise or asked.metres)):
        return None
    if not find_dates(asked.text, asked.today):
        return None  # the day was only spoken of before
    # A weekday that has not come since is the one before.
    older = span if span.first < that else _one_week_back(span)
    if older.first >= that:
        return None
    newer = Span(first=that, last=that)
    if asked.metres:
        days = {"first_day": that, "last_day": that, "other_first_day": older.first, "other_last_day": older.last}
        return call("compare_times", metres=plain(asked.metres), exercise=asked.exercise, **days)
    each = [call("exercise_history", exercise=asked.exercise, limit=1, first_day=one.first, last_day=one.last) for one in (newer, older)]
    return tuple(one for step in each for one in step)


def _beside_the_last(asked: Asked) -> Step | None:
    """The last two times: of a distance, of an exercise, or of all training where a day is set beside the time before it."""
    that = asked.that_day
    if asked.metres and asked.points_back and that and asked.metres_before not in (None, asked.metres):
        told = call("logged_pace", exercise=asked.exercise, first_day=that, last_day=that)
        return (*told, *call("logged_pace", exercise=asked.exercise, metres=asked.metres, first_day=LONG_AGO, last_day=that - DAY))
    if asked.metres and asked.points_back:
        return call("logged_pace", exercise=asked.exercise, metres=asked.metres, which="last two")
    if asked.exercise and (asked.points_back or not asked.spans):
        return call("exercise_history", exercise=asked.exercise, limit=2, unit=asked.said.wanted)
    whole = not (asked.exercise or asked.muscle) and asked.span is not None and asked.span.days == 1
    return call("last_workout", count=2) if whole else None


def _sides(asked: Asked) -> tuple[Span, Span]:
    """The two stretches: both that are named; or the one that is named beside now; or this one beside the one before."""
    spans = sorted(dict.fromkeys((one.first, one.last) for one in asked.spans))
    if len(spans) > 1:
        older, newer = spans[0], spans[-1]
        return Span(first=newer[0], last=newer[1]), Span(first=older[0], last=older[1])
    span = asked.span
    if span is not None and asked.earlier and (asked.points_back or opens_beside(asked.text)):
        first, second = sorted((asked.earlier[-1], span), key=lambda one: one.first)
        # Whoever has trained today and asks beside Friday on a Friday means the one before.
        return second, first if first != second or first.days > 1 else _one_week_back(first)
    if span is None:
        now = month_of(asked.today) if re.search(r"\bmonth", asked.text, re.IGNORECASE) else week_of(asked.today)
        return now, now.before()
    if span.last >= asked.today:
        return span, span.before()
    current = week_of(asked.today) if span.days == 7 else month_of(asked.today)
    return (current if span.days in (7, 28, 29, 30, 31) else Span(first=asked.today - (span.days - 1) * DAY, last=asked.today)), span


def _one_week_back(span: Span) -> Span:
    return Span(first=span.first - 7 * DAY, last=span.last - 7 * DAY)


def opens_beside(text: str) -> bool:
    """Whether what was asked before is to be set beside something: vs October, than last week."""
    return bool(_BESIDE.search(text))
