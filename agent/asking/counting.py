"""Questions that count: days of training and of rest, how often, the week with the most, how often a weight was reached."""

import re
from datetime import timedelta

from agent.asking.asked import Asked
from agent.asking.call import Step, call
from agent.asking.times import ALL_TIME_DAYS
from domain.periods import week_of

OFTEN_WEEKS = 12
_MEASURES = (
    ("workouts", r"sessions?|workouts?|trainings?|times|busiest|train(?:ed)?"),
    ("distance", r"distance|kilomet\w+|km|miles?|mileage|(?<!so )far|run|ran|running"),
    ("sets", r"sets"),
    ("reps", r"reps|repetitions"),
    ("time", r"minutes|hours|time"),
)  # fmt: skip
_LEADS = (
    ("sets", r"(?:how many|number of|total)(?: \w+){0,2} sets|sets (?:for|of|on|did|have)|weekly sets"),
    ("reps", r"(?:how many|number of|total)(?: [\w-]+){0,3} (?:reps|repetitions)"),
    ("workouts", r"how many(?: \w+){0,2} (?:times|workouts|sessions|trainings|runs|swims|rides)"),
    ("days", r"how many(?: \w+){0,2} days"),
    ("exercises", r"how many(?: \w+){0,2} exercises|(?:what|which) exercises"),
    ("distance", r"how far|distance|mileage|how many (?:km|k|kilomet\w+|miles)"),
    ("load", r"volume|tonnage|how much (?:weight|load)|how much (?:did|have) i (?:lift|move)\w*|total weight|weight moved"),
    ("time", r"how (?:long|much time)|how many (?:minutes|hours)"),
)  # fmt: skip
_WHICH_ONES = re.compile(r"\b(?:which|what) (?:exercises?|lifts?)\b", re.IGNORECASE)
_LEAST = re.compile(r"\b(?:least|fewest|lowest|lightest|easiest|worst|smallest|quietest)\b", re.IGNORECASE)
_ALWAYS = re.compile(
    r"\b(?:miss(?:ed)?|skip(?:ped)?|longest|ever|consisten\w+|gap|break|most|usually|weekdays?|days? of the week|weeks? off)\b",
    re.IGNORECASE,
)
_MAY_I = re.compile(
    r"\b(?:can|could|may|should|shall|do) (?:i|we) (?:have|take|need|skip|miss|rest)\b|^\W*(?:skip|cancel|miss)\b", re.IGNORECASE
)
_SHOULD_I = re.compile(r"\b(?:should|shall|can|could|may|might|will|would) (?:i|we)\b", re.IGNORECASE)
_OF_A_DAY = re.compile(
    r"\b(?:sets|reps|volume|tonnage|load|weights?|kilos|heav\w+|light\w*|strong\w*|weak\w*|fast\w*|slow\w*|long\w*|far\w*|distance|km|miles?"
    r"|minutes|hours|better|worse|hard\w*|eas\w+)\b",
    re.IGNORECASE,
)
_WILL_I = re.compile(r"\b(?:will|would|can|could|might) i\b", re.IGNORECASE)
_REACHES = re.compile(
    r"\b(?:over|above|more than|at least|or more|plus|or (?:heavier|higher|above|better)|ever|first time|how (?:often|many times)"
    r"|(?:have|did) i (?:ever|already|lift|squat|bench|press|pull|deadlift|hit|do|get|make)\w*|when did i (?:first|last)?)\b",
    re.IGNORECASE,
)

# "Is 60 my heaviest curl ever?" asks for the record.
_IS_MY_BEST = re.compile(
    r"\b(?:is|was) \d[\w.,]*(?: ?kg| ?lbs?)? (?:still )?(?:my|the) (?:heaviest|best|strongest|biggest)\b", re.IGNORECASE
)


def days_trained(asked: Asked) -> Step | None:
    """The days of a stretch: this week unless another is named, all time where it is about gaps."""
    if _MAY_I.search(asked.text):
        return None
    span = asked.span
    if span is None and not _ALWAYS.search(asked.text):
        span = week_of(asked.today)
    whole = span is None or span.days >= ALL_TIME_DAYS
    return call(
        "training_days",
        first_day=None if whole or span is None else span.first,
        last_day=None if whole or span is None else span.last,
        exercise=asked.exercise,
        muscle=asked.muscle,
    )


def on_weekdays(asked: Asked) -> Step | None:
    """How many of the Mondays and Fridays had training; None where something else than days is asked of them."""
    if not asked.weekdays or asked.future or _SHOULD_I.search(asked.text) or _OF_A_DAY.search(asked.text):
        return None
    whole = asked.span is None or asked.span.days >= ALL_TIME_DAYS
    first, last = (None, None) if whole or asked.span is None else (asked.span.first, asked.span.last)
    return call("training_days", first_day=first, last_day=last, exercise=asked.exercise, muscle=asked.muscle)


def how_often(asked: Asked) -> Step | None:
    """So many times a week, over the last twelve weeks or the stretch that is named."""
    if asked.said.weight is not None and asked.exercise:
        return reached(asked)
    first, last = (asked.span.first, min(asked.span.last, asked.today)) if asked.span else (None, asked.today)
    if _WHICH_ONES.search(asked.text):
        return call("totals", first_day=first or asked.today - timedelta(weeks=520), last_day=last, lead="exercises")
    first = first or asked.today - timedelta(weeks=OFTEN_WEEKS)
    return call("totals", first_day=first, last_day=last, exercise=asked.exercise, muscle=asked.muscle, per_week=True, lead="workouts")


def peak(asked: Asked) -> Step | None:
    """The week or month with the most, or the least."""
    span = asked.span if asked.span and asked.span.days > 7 else None
    fallback = "workouts" if re.search(r"\b(?:most|least|fewest) (?:active|often|consistent)\b", asked.text, re.IGNORECASE) else "load"
    measure = next((name for name, words in _MEASURES if re.search(rf"\b(?:{words})\b", asked.text, re.IGNORECASE)), fallback)
    return call(
        "best_period",
        by="month" if re.search(r"\bmonths?\b", asked.text, re.IGNORECASE) else "week",
        measure=measure,
        exercise=asked.exercise,
        muscle=asked.muscle,
        first_day=span.first if span else None,
        last_day=span.last if span else None,
        least=True if _LEAST.search(asked.text) else None,
    )


def reached(asked: Asked) -> Step | None:
    """How often, and when first, a weight was lifted."""
    said = asked.said
    if (
        _WILL_I.search(asked.text)
        or not asked.exercise
        or said.weight is None
        or said.percent is not None
        or not _REACHES.search(asked.text)
        or _IS_MY_BEST.search(asked.text)
    ):
        return None
    span = asked.span if asked.span and asked.span.days < ALL_TIME_DAYS else None
    first, last = (span.first, span.last) if span else (None, None)
    above = bool(re.search(r"\b(?:over|above|more than|past|beyond)\b", asked.text, re.IGNORECASE))
    return call(
        "times_with", exercise=asked.exercise, weight=said.weight, unit=said.unit, first_day=first, last_day=last, above=above or None
    )


def lead_of(text: str) -> str:
    """The figure that a question about totals asks for; empty when it names none."""
    return next((name for name, words in _LEADS if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)), "")
