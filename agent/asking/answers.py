"""The calls that answer a question of each topic, made from what the question names; None when it lacks what is needed."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from agent.asking.asked import Asked
from agent.asking.call import Step, call
from agent.asking.counting import lead_of
from agent.asking.names import unknown_name
from agent.asking.naming import result
from agent.asking.standing_out import total_of_lifts
from agent.asking.times import ALL_TIME_DAYS
from domain.measures import plain
from domain.periods import DAY, Span, week_of
from domain.records import STANDARD_METRES
from extraction.calendar_words import NUMBER_WORDS

LONG_DAYS = 120
LISTED = 4
ONLY_LIFTS = "I propose goals for lifts only, by the estimated 1RM; a time to aim for is yours to set."
AVERAGED_WEEKS = 4
_KIND = re.compile(r"(?<!\w)(?P<kind>(?:10|[1-9]) ?rm|one[- ]rep[- ]max|e1rm|volume)(?!\w)", re.IGNORECASE)
_DISTANCE = re.compile(
    r"\b(?P<kind>400 ?m|500 ?m|1 ?k|1 ?mi(?:le)?|mile|2 ?k|5 ?k|10 ?k|half(?:[- ]marathon)?"
    r"|marathon)\b",
    re.IGNORECASE,
)
_MEASURES = (
    ("body fat", "fat"), ("waist", "waist"), ("height", "tall|height"), ("blood pressure", "blood pressure"), ("sleep", "sleep|slept"),
    ("resting heart rate", "heart rate|pulse|resting hr"), ("hips", "hips"), ("mood", "mood"), ("energy", "energy"), ("stress", "stress"),
    ("HRV", "hrv"), ("steps", "steps?"), ("VO2 max", "vo2"), ("soreness", "soreness"), ("BMI", "bmi"),
    ("weight", "weigh|weight|heavy|scale"),
)  # fmt: skip
_NEXT_ONE = re.compile(r"\b(?:time|session|workout|one) after\b|\bafter that\b|\bthe next (?:one|time|session)\W*$", re.IGNORECASE)
_NOT_AVERAGED = re.compile(
    r"\b(?:rpe|effort|intensity|heart rate|rest|grade|mood|weight per|(?:average|mean) (?:\w+ ){0,2}weight"
    r"|reps per set)\b",
    re.IGNORECASE,
)
_MY_TOTAL = re.compile(r"\bmy (?:\w+ )?total\b", re.IGNORECASE)
_IS_AFTER = re.compile(r"\bwhat(?:['’]?s| is| comes) (?:the )?(?:\w+ )?after\b", re.IGNORECASE)
_BESTS = re.compile(r"\b(?:prs?|pbs?|records?|personal bests?)\b", re.IGNORECASE)
_OF_A_WORKOUT = re.compile(r"\b(?:per|a|each|every) (?:workout|session|training|run|time)\b", re.IGNORECASE)
_WHEN = re.compile(r"\bwhen (?:will|can|could|would|do|might)\b|\bhow (?:long|soon|many weeks|many months)\b", re.IGNORECASE)
# Over ten kilometres is farther than that, which no time over ten kilometres answers.
_FARTHER = re.compile(r"\b(?:over|more than|longer than|further than|farther than|at least|beyond|above|past)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\bper ?cent", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:till?|until|left|remaining)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:did|have|had|was|were)\b", re.IGNORECASE)
_FAST = re.compile(r"\b(?:fastest|quickest)\b", re.IGNORECASE)
_SO_FAR = re.compile(r"\bhow many (?:workouts|sessions|times|trainings) have i\b", re.IGNORECASE)
_HOW_DO = re.compile(r"\bhow (?:do|can|should|could|would) (?:i|you|we)\b", re.IGNORECASE)
_LISTED = re.compile(r"\b(?:history|list|show|all my|all the|every)\b", re.IGNORECASE)
_LIKELY = re.compile(
    r"\b(?:realistic|doable|feasible|achievable|reachable|possible)\b|\b(?:can|will|could|would|think|do) i\b.*\b(?:by|before"
    r"|until|this|in|ever)\b",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"\b(?:good|realistic|reasonable|sensible|smart|decent|nice|sane|ambitious|new|next|which|set|suggest|propose|recommend|pick|give"
    r"|need|want)\b"
    r".{0,30}\b(?:goals?|targets?|milestones?)\b"
    r"|\b(?:goal|target|milestone)s? (?:should|could|would|can) (?:i|we|you)\b|\bwhat (?:should|could) (?:i|we) (?:aim|shoot|go|train"
    r"|work) for\b"
    r"|\bwhat (?:should|could|would) (?:be )?my (?:\w+ ){0,2}(?:goal|target|milestone)\b",
    re.IGNORECASE,
)
_OWN_GOAL = re.compile(
    r"\b(?:is|are|was|were) my (?:\w+ ){0,3}(?:goal|target|milestone)s?\b|\bmy (?:\w+ ){0,3}(?:goal|target|milestone)s? (?:is|are|was"
    r"|realistic"
    r"|still|good)\b|\b(?:did|do|have) i (?:set|have)\b",
    re.IGNORECASE,
)
_HOW_FAR = re.compile(
    r"\b(?:how (?:far|close|long|much|many|soon)|track|course|schedule|cards|within reach|when|to go|left|remaining|missing|short"
    r"|reach|hit|get there|make it|do i (?:hit|make|reach|get)|dreaming|kidding|optimistic|still on)\b",
    re.IGNORECASE,
)
_BACK_TO = re.compile(
    r"\b(?:when|how soon) (?:can|could|may|should|will|am|would)\b.*\b(?:again|back)\b"
    r"|\b(?:until|till?|before) i (?:can|could|may) .*\bagain\b",
    re.IGNORECASE,
)
_BEFORE_IT = re.compile(
    r"\b(?:what (?:else )?|which exercises? |did |have )(?:did |have |had )?i (?:even |actually )?"
    r"(?:do|done|train(?:ed)?|lift(?:ed)?|log(?:ged)?)?"
    r"\b.{0,20}\bbefore (?P<it>(?:the|my|that|this|those|i)\b.+)",
    re.IGNORECASE,
)
_BY_WHEN = re.compile(r"\b(?:can|will|could|would) i\b.*\b(?:by|before|until|till?|this|in|ever)\b", re.IGNORECASE)
_GOAL_ITSELF = re.compile(r"\b(?:goals?|targets?|milestones?|it|there|that|this goal|track|cards|within reach|one)\b", re.IGNORECASE)
_IN_MILES = re.compile(r"\b(?:how many|total|all) miles\b|\bmiles (?:did|have|total|run|ran|this|last|in)\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:lost|lose|gained?|dropped|put on|lighter|heavier|weigh (?:more|less)"
    r"|how (?:far|much) (?:(?:am|have) i )?(?:\w+ )?(?:up|down))\b",
    re.IGNORECASE,
)
_WHAT_WAS_I = re.compile(r"\bwhat (?:was|were|am) i (?:in|on|last|back|before|now)\b", re.IGNORECASE)
_TO_LOSE = re.compile(r"\bi still (?:have|need) to (?:lo+se|gain|drop|put on)\b", re.IGNORECASE)
_STRENGTH = re.compile(r"\b(?:stronger|weaker|strength)\b", re.IGNORECASE)
_RACES = re.compile(r"\b(?:faster|slower|pace|race)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:last|latest|past|previous|recent) (?P<count>\d{1,2}|couple(?: of)?|few|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?!days?|weeks?|months?|years?)",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:then|that day|that time|that session|that workout)\b|^\W*(?:and )?what (?:did|have) i (?:do|done"
    r"|lift(?:ed)?)\W*$",
    re.IGNORECASE,
)
_RECENT = re.compile(
    r"\b(?:recent(?:ly)?|lately|log|logged|history|list|show|last|latest|(?:my|all|the) (?:workouts|sessions|training)"
    r"|(?:workouts|sessions|training)(?: did| have)?)\b|\bwhat (?:did|have) i (?:do|done|train|been doing)",
    re.IGNORECASE,
)
_A_WORKOUT = re.compile(r"\b(?:workouts?|sessions?|train(?:ed)?|(?:did|have) i (?:do|done|train(?:ed)?|log(?:ged)?))\b", re.IGNORECASE)


def goals(asked: Asked) -> Step | None:
    """The goals, or how far a weight is that the question names."""
    said = asked.said
    if said.weight is None and (_BACK_TO.search(asked.text) or not _is_of_a_goal(asked)):
        return None
    if measured := _measured(asked):
        return call("goals", measurement=measured)
    if asked.exercise and said.weight is not None and (_WHEN.search(asked.text) or _LIKELY.search(asked.text)):
        return call("goal_outlook", exercise=asked.exercise, weight=said.weight, unit=said.unit)
    proposes = said.weight is None and _PROPOSES.search(asked.text) and not _OWN_GOAL.search(asked.text)
    if proposes and (asked.metres or asked.workout):
        return ONLY_LIFTS
    if proposes:
        return call("goal_outlook", exercise=asked.exercise, unit=said.wanted, propose=True)
    if asked.exercise and said.weight is not None:
        return call("distance_to", exercise=asked.exercise, weight=said.weight, unit=said.unit)
    if _HOW_FAR.search(asked.text):
        return call("goal_outlook", exercise=asked.exercise, weight=said.weight, unit=said.unit)
    return call("goals", exercise=asked.exercise)


def _is_of_a_goal(asked: Asked) -> bool:
    """Whether a question that says by when names what is to be reached: a lift, a distance, or the goal itself."""
    return bool(asked.exercise or asked.metres or asked.workout or _GOAL_ITSELF.search(asked.text) or not _BY_WHEN.search(asked.text))


def _measured(asked: Asked) -> str:
    """The measurement of the body that is spoken of as a goal."""
    beside = (
        rf"(?:{sign})\w*(?: \w+)? (?:goal|target)|(?:goal|target)s? (?:(?:for|on|of|in) )?(?:my )?(?:\w+ )?\w*(?:{sign})"
        for _, sign in _MEASURES
    )
    found = (kind for (kind, _), words in zip(_MEASURES, beside, strict=True) if re.search(words, asked.text, re.IGNORECASE))
    kind = next(found, "") or ("weight" if _TO_LOSE.search(asked.text) and not asked.exercise else "")
    return "body weight" if kind == "weight" else kind


def muscles(asked: Asked) -> Step | None:
    """The work sets of each muscle."""
    span = asked.span or week_of(asked.today)
    return call("sets_per_muscle", first_day=span.first, last_day=span.last) if not asked.exercise else None


def first_time(asked: Asked) -> Step | None:
    """The first time of an exercise, or the first workout of all."""
    bounded = asked.span is not None and asked.span.days < ALL_TIME_DAYS
    if not (asked.exercise or asked.muscle or asked.metres or asked.workout or bounded):
        return call("last_workout", oldest=True)
    return call("exercise_history", exercise=asked.exercise, limit=1, oldest=True, unit=asked.said.wanted) if asked.exercise else None


def average(asked: Asked) -> Step | None:
    """What a week comes to on average, over the last whole weeks or the stretch that is named."""
    if re.search(r"\b(?:this|last) week\b", asked.text, re.IGNORECASE) or _NOT_AVERAGED.search(asked.text):
        return None
    if asked.workout and not asked.exercise:
        return result(asked)
    if asked.metres:
        return call("logged_pace", exercise=asked.exercise, which="average", metres=plain(asked.metres))
    if _OF_A_WORKOUT.search(asked.text):
        first, last = (asked.span.first, asked.span.last) if asked.span and asked.span.days < ALL_TIME_DAYS else (None, None)
        return call("mean_of_a_workout", exercise=asked.exercise, muscle=asked.muscle, first_day=first, last_day=last)
    weeks = Span(first=week_of(asked.today).first - timedelta(weeks=AVERAGED_WEEKS), last=week_of(asked.today).first - DAY)
    span = asked.span if asked.span and asked.span.days > 7 else weeks
    return call(
        "totals", first_day=span.first, last_day=min(span.last, asked.today), exercise=asked.exercise, muscle=asked.muscle, per_week=True
    )


def measurement(asked: Asked) -> Step | None:
    """A measurement: the newest, or that of a stretch of time."""
    if asked.exercise or asked.said.percent is not None:
        return None
    span = asked.span if asked.span and asked.span.days < ALL_TIME_DAYS else None
    # How it changed since then goes on until today.
    first, last = (span.first, None if _CHANGED.search(asked.text) else span.last) if span else (None, None)
    kind = next((kind for kind, sign in _MEASURES if re.search(sign, asked.text, re.IGNORECASE)), "")
    kind = kind or ("weight" if _CHANGED.search(asked.text) or _WHAT_WAS_I.search(asked.text) else "")
    return call("measurements", kind=kind, first_day=first, last_day=last) if kind else None


def improved(asked: Asked) -> Step | None:
    """Which lift came furthest."""
    span = asked.span if asked.span and asked.span.days < ALL_TIME_DAYS else None
    first, last = (span.first, span.last) if span else (None, None)
    return call("most_improved", first_day=first, last_day=last, unit=asked.said.wanted) if not asked.exercise else None


def saved(asked: Asked) -> Step | None:
    """Whether something was stored: what was stored last says it."""
    return call("last_workout")


def last_time(asked: Asked) -> Step | None:
    """The last time, the last few times, the time before, or the one after a day that was told of."""
    if asked.workout and not asked.exercise:
        return result(asked)
    if _NEXT_ONE.search(asked.text) and asked.that_day and asked.exercise:
        after = asked.that_day + DAY
        return call("exercise_history", exercise=asked.exercise, limit=1, oldest=True, first_day=after, last_day=asked.today)
    if _BESTS.search(asked.text) and not asked.exercise:
        return records(asked)
    several = _SEVERAL.search(asked.text)
    count = _number(several["count"]) if several else 1
    exercise = asked.exercise or ("" if asked.muscle else unknown_name(asked.text))
    if asked.metres and _FARTHER.search(asked.text):
        return call("personal_records", exercise=exercise or "run")
    if asked.metres:
        return call("logged_pace", exercise=exercise, metres=asked.metres)
    if exercise:
        return call("exercise_history", exercise=exercise, limit=count, unit=asked.said.wanted, skip=asked.back or None)
    if _IS_AFTER.search(asked.text) or (asked.spans and not re.search(r"\blast\b", asked.text, re.IGNORECASE)):
        return None
    return call("last_workout", count=count if count > 1 else None, skip=asked.back or None, muscle=asked.muscle)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else NUMBER_WORDS.get(words.lower().split()[0], 2 if "couple" in words.lower() else 3)


def records(asked: Asked) -> Step | None:
    distance = _DISTANCE.search(asked.text)
    if asked.exercise and not (distance or asked.metres or asked.workout) and _FAST.search(asked.text):
        return call("logged_pace", exercise=asked.exercise, which="best")
    unit, kind = asked.said.wanted, _kind(_KIND.search(asked.text) or distance) or _rep_max(asked) or _way(asked)
    first, last = (asked.span.first, asked.span.last) if asked.span and asked.span.days < ALL_TIME_DAYS else (None, None)
    if asked.workout and not asked.exercise:
        return result(asked)
    if not asked.exercise:
        name = "" if distance else unknown_name(asked.text)
        return call("personal_records", exercise=name, kind=kind, unit=unit, first_day=first, last_day=last)
    found = [
        step
        for words in asked.exercises[:3]
        for step in call("personal_records", exercise=words, kind=kind, unit=unit, first_day=first, last_day=last)
    ]
    if kind == "1rm":
        found += call("estimate_1rm", exercise=asked.exercise, unit=unit)
    return tuple(found)


def _rep_max(asked: Asked) -> str:
    """A best for some reps is the record of that many."""
    return f"{asked.said.reps}rm" if asked.said.reps and asked.said.reps <= 10 else ""


def _way(asked: Asked) -> str:
    """The record over a distance that is named in metres: 1000 m is a kilometre."""
    return STANDARD_METRES.get(round(asked.metres), "") if asked.metres else ""


def _kind(found: re.Match[str] | None) -> str:
    """The record that was asked for, as the records name it."""
    if found is None:
        return ""
    named = re.sub(r"[\s-]", "", found["kind"].lower())
    return {"onerepmax": "1rm", "1mile": "1mi", "mile": "1mi", "halfmarathon": "half"}.get(named, named)


def trend(asked: Asked) -> Step | None:
    span = asked.span.until(asked.today) if asked.span else None
    monthly = bool(re.search(r"\bmonth(?:ly|s)?\b", asked.text, re.IGNORECASE)) or (span is not None and span.days > LONG_DAYS)
    if asked.workout and not asked.exercise:
        return result(asked)
    if len(asked.exercises) > 1:
        each = [trend(replace(asked, exercises=(name,))) for name in asked.exercises[:3]]
        return tuple(one for step in each if isinstance(step, tuple) for one in step)
    if not (asked.exercise or asked.muscle or asked.metres) and _STRENGTH.search(asked.text):
        since = Span(first=asked.span.first, last=asked.today) if asked.span else None
        return improved(replace(asked, spans=(since,)) if since else asked)
    exercise = asked.exercise or ("run" if _RACES.search(asked.text) and not asked.metres else "")
    return call(
        "training_trend",
        exercise=exercise,
        metres=asked.metres,
        muscle=asked.muscle,
        by="month" if monthly and not (span and span.days < 45) else "week",
        first_day=span.first if span and span.days > 7 else None,
        last_day=span.last if span and span.days > 7 else None,
        unit=asked.said.wanted,
    )


def totals(asked: Asked) -> Step | None:
    if _is_limited(asked) or (_UNTIL.search(asked.text) and not _PAST.search(asked.text)):
        return None
    if asked.metres and re.search(r"\bhow many\b", asked.text, re.IGNORECASE):
        span = asked.span if asked.span and asked.span.days < ALL_TIME_DAYS else None
        first, last = (span.first, span.last) if span else (None, None)
        every = {"metres": plain(asked.metres), "first_day": first, "last_day": last}
        return call("logged_pace", exercise=asked.exercise, which="average", **every)  # it counts them
    if len(asked.spans) > 1:
        return _of_several(asked)
    if len(asked.exercises) > 1 and _MY_TOTAL.search(asked.text):
        return total_of_lifts(asked)
    if not asked.spans and not asked.exercise and _SO_FAR.search(asked.text):
        asked = replace(asked, spans=(Span(first=asked.today - timedelta(weeks=520), last=asked.today),))
    if lead_of(asked.text) == "exercises" and asked.span is None:
        asked = replace(asked, spans=(Span(first=asked.today - timedelta(weeks=520), last=asked.today),))
    # All time for an exercise, this week for everything: that is what people mean when they name no time.
    span = asked.span or (Span(first=asked.today - timedelta(weeks=520), last=asked.today) if asked.exercise else week_of(asked.today))
    return call(
        "totals",
        first_day=span.first,
        last_day=span.last,
        exercise=asked.exercise,
        muscle=asked.muscle,
        unit=asked.said.wanted or asked.said.far or ("mi" if _IN_MILES.search(asked.text) else None),
        lead=lead_of(asked.text),
    )


def _is_limited(asked: Asked) -> bool:
    """Whether only some of the sets are asked for, by effort or load: no sum tells that."""
    said = asked.said
    return (
        said.rpe is not None
        or said.percent is not None
        or bool(_SHARE.search(asked.text))
        or (said.weight is not None and said.unit is not None)
    )


def _of_several(asked: Asked) -> Step | None:
    """Stretches that follow on each other are one; others are told one by one."""
    ordered = sorted(asked.spans, key=lambda one: one.first)
    joined = all(one.last + DAY == other.first for one, other in pairwise(ordered))
    spans = [Span(first=ordered[0].first, last=ordered[-1].last)] if joined else ordered[:3]
    steps = [totals(replace(asked, spans=(span,))) for span in spans]
    return tuple(one for step in steps if isinstance(step, tuple) for one in step)


def done_before(asked: Asked) -> Step | None:
    """What was done before an exercise that is named, of its day where that is."""
    found = _BEFORE_IT.search(asked.text)
    name = next((name for name in asked.exercises if found and name in found["it"]), None)
    day = asked.span.first if asked.span and asked.span.days == 1 else None
    return call("last_workout", before=name, day=day) if name else None


def of_days(asked: Asked) -> Step | None:
    if asked.metres and not asked.exercise and (asked.span is None or asked.span.days >= ALL_TIME_DAYS):
        return records(asked)
    if asked.exercise and asked.span:
        span, unit = asked.span, asked.said.wanted
        return call("exercise_history", exercise=asked.exercise, limit=20, first_day=span.first, last_day=span.last, unit=unit)
    if asked.exercise:
        return None
    if asked.muscle and asked.span:
        return totals(asked)
    if asked.span is None and asked.that_day and _THEN.search(asked.text):
        return call("find_workouts", first_day=asked.that_day, last_day=asked.that_day)
    if (asked.span is None or asked.span.days >= ALL_TIME_DAYS) and not _RECENT.search(asked.text):
        return None
    whole = len(asked.spans) == 1 and re.search(r"\bweek\b", asked.text, re.IGNORECASE) and not _A_WORKOUT.search(asked.text)
    if whole and asked.span:
        return call("week_totals", day=asked.span.first)
    span = asked.span or Span(first=asked.today - timedelta(days=14), last=asked.today)
    last = max(one.last for one in asked.spans) if len(asked.days) > 1 and asked.spans else span.last
    return call("find_workouts", first_day=span.first, last_day=min(last, asked.today) if asked.spans else last)


def history(asked: Asked) -> Step | None:
    if not asked.exercise:
        return of_days(asked) if asked.spans else None
    span = asked.span if asked.span and asked.span.days < ALL_TIME_DAYS else None
    if span is not None:
        return of_days(asked)
    if _HOW_DO.search(asked.text):
        return None
    limit = LISTED if _LISTED.search(asked.text) else 5
    return call("exercise_history", exercise=asked.exercise, limit=limit, unit=asked.said.wanted)
