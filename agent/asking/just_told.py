"""Questions about what the message before told: how many of something that came to, by what was stored of it."""

import re
from collections.abc import Sequence

from agent.asking.asked import Asked
from agent.asking.call import Step, call
from agent.asking.counting import lead_of
from agent.asking.reported import stored_as
from coaching.wording import exercise_name
from domain.exercises import catalogue

LOOKS_BACK = 3
_PLURAL = re.compile(r"(?<=[a-z]{3})(?<!s)s$")
_THAT_COMES_TO = re.compile(
    r"\bhow (?:many|much|far|long)\b[^?]{0,40}\b(?:is|was|are|were|does|makes?) (?:that|it|this|those|these)\b"
    r"(?! (?:since|until|from|ago|in (?!total|all)))",
    re.IGNORECASE,
)


def counted(asked: Asked, before: Sequence[tuple[str, str]]) -> Step | None:
    """How many of an exercise the report before came to; that nothing of it was stored, where that is so; None for all else."""
    if not before or len(asked.exercises) != 1 or asked.spans or not _THAT_COMES_TO.search(asked.text):
        return None
    stored = next((found for _, reply in reversed(before[-LOOKS_BACK:]) if (found := stored_as(reply))), None)
    if not stored:
        return None
    same = [one for one in stored if _is_kind_of(exercise_name(one), asked.exercise)]
    if not same:
        names = " and ".join(exercise_name(one) for one in stored)
        return (
            f"What you told me just now is stored as {names}, and holds no {asked.exercise} that I could count. Say them with their sets."
        )
    lead = lead_of(asked.text) or "reps"
    every = (call("totals", first_day=asked.today, last_day=asked.today, exercise=exercise_name(one), lead=lead) for one in same)
    return tuple(one for step in every for one in step)


def _is_kind_of(name: str, words: str) -> bool:
    """Whether an exercise goes by some words: a dumbbell curl is one of the curls."""
    known = catalogue().find(words)
    return bool(known and known.exercise_id and exercise_name(known.exercise_id) == name) or _content(words) <= _content(name)


def _content(words: str) -> set[str]:
    return {_PLURAL.sub("", word) for word in re.findall(r"[a-z]+", words.lower())}
