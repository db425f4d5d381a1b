"""Few words that ask for more of the answer before: the sum of the bests, the least after the most, the one before the last."""

import re
from dataclasses import replace

from agent.asking.asked import Asked
from agent.asking.times import ALL_TIME_DAYS
from agent.asking.topics import again
from agent.asking.weighing import OF_WEIGHT, goes_on

KEPT = 400
"""So many letters of a question are kept with what it goes on with."""
_OF_WEIGHT = {"measurement", "weight_line"}
_SUMMED = {"records", "lift_total", "heaviest"}
_SUM = re.compile(
    r"\b(?:total|sum|combined|(?:added|add) up|together|altogether)\b(?! (?:reps|sets|volume|weight|load|distance))", re.IGNORECASE
)
_OF_A_SET = re.compile(
    r"^\W*(?:and |at )?(?:what |which )?(?:the )?(?:rpe|weight|load|reps|sets|effort)(?: (?:was|is) (?:that|it))?\W*$", re.IGNORECASE
)
# Said after a question of these topics, these words ask for more of the same answer.
_MORE_OF = {
    "peak": re.compile(
        r"^\W*(?:and )?(?:the |my )?(?:worst|best|least|most|lowest|highest|lightest|heaviest)(?: ones?)?\W*$", re.IGNORECASE
    ),
    **dict.fromkeys(("last", "history", "first"), _OF_A_SET),
    "measurement": re.compile(
        r"\bhow (?:far|much)(?: \w+)? (?:up|down|off) (?:am|are|have) (?:i|we)\b"
        r"|\bhow (?:far|much) (?:am i|have i) (?:\w+ ){0,2}(?:up|down)\b|^\W*(?:and |so )?(?:what|how much) (?:was|am|were"
        r"|did) i\b(?! (?:do|lift))"
        r"|\bhow (?:far|much|many (?:kgs?|kilos?|lbs?|pounds)) (?:\w+ ){0,2}(?:up|down)\b",
        re.IGNORECASE,
    ),
    "records": re.compile(r"^\W*(?:and |for )?how many reps(?: (?:was|is) (?:that|it))?\W*$", re.IGNORECASE),
}
# How long a named workout took, asked after talk of it.
_ITS_TIME = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?)\W+)*(?:how long did (?:i (?:need|take)|(?:it|that) take)"
    r"|what(?: was|['’]s) my (?:best |last )?(?:time|score))\b",
    re.IGNORECASE,
)
# Faster than the one before: two efforts side by side, not two weeks.
_THAN_BEFORE = re.compile(
    r"^\W*(?:(?:and|so|was (?:it|that)|is (?:it|that))\W+)*(?:faster|slower|quicker|heavier|lighter|longer|shorter"
    r"|further|farther|better|worse) than the (?:one|time|last one|previous one|previous|last)"
    r"(?: (?:one|time))?(?: before(?: (?:that|it))?)?\W*$",
    re.IGNORECASE,
)
_OF_ONE = {"pace", "last", "history", "clocked"}
_LAST_TWO = "last 2 times"
# Whether there is what was just asked for: the same answer tells it.
_HAVE_ONE = re.compile(
    r"^\W*(?:(?:and|so|but|well|ok(?:ay)?)\W+)*(?:(?:do|did|have) i (?:even |actually |really )?"
    r"(?:have|set|got|give you|tell you|told you|make) (?:one|any|it)|(?:is|are) there (?:one|any))"
    r"(?: at all| stored| yet| for [a-z -]{2,24}?)*\W*$",
    re.IGNORECASE,
)
_A_DREAM = re.compile(r"\b(?:doable|realistic|dreaming|kidding (?:myself|me))\b", re.IGNORECASE)


def more_of(asked: Asked, before: Asked) -> Asked | None:
    """More of the answer before: the sum of bests, the least after the most, the reps of the heaviest."""
    nameless = not (asked.exercise or asked.muscle or asked.workout)
    if before.topic in _SUMMED and nameless and asked.is_short and _SUM.search(asked.text):
        named = before.exercises if len(before.exercises) > 1 else ()
        spans = asked.spans if asked.span and asked.span.days < ALL_TIME_DAYS else before.spans
        return replace(asked, topic="lift_total", spans=spans, exercises=named)
    if before.topic and _HAVE_ONE.search(asked.text):
        return replace(asked.over(before), topic=before.topic, text=before.text)
    if before.workout and nameless and _ITS_TIME.search(asked.text):
        return replace(asked.over(before), topic="benchmark", text=asked.text)
    if before.topic in _OF_ONE and before.exercise and nameless and _THAN_BEFORE.search(asked.text):
        return replace(asked.over(before), topic="last", text=_LAST_TWO, metres=None, workout="", back=0)
    return _more_of_the_topic(asked, before, nameless=nameless)


def _more_of_the_topic(asked: Asked, before: Asked, *, nameless: bool) -> Asked | None:
    """More of what was answered, where the words for it hang on the topic."""
    if before.topic in _OF_WEIGHT and nameless and goes_on(asked.text):
        of_weight = replace(asked, topic="weight_line", text=f"{asked.text} {OF_WEIGHT}")
        if again("weight_line", of_weight) is not None:
            return of_weight
    pattern = _MORE_OF.get("measurement" if before.topic in _OF_WEIGHT else before.topic or "")
    if pattern is None or not pattern.search(asked.text) or (before.topic in _OF_WEIGHT and not nameless):
        return None
    if before.topic in _OF_WEIGHT:
        return replace(asked.over(before), topic="measurement", text=f"{asked.text} {OF_WEIGHT} {before.text}"[:KEPT])
    return replace(asked.over(before), topic=before.topic, text=f"{asked.text} {before.text}"[:KEPT])


def of_the_lift_still(taken: Asked, before: Asked | None) -> Asked:
    """The question with the lift of before, where it only asks whether a goal is a dream: that changes no subject."""
    kept = before is not None and taken.names_nothing and taken.metres is None and _A_DREAM.search(taken.text)
    return replace(taken, exercises=before.exercises) if before is not None and kept else taken
