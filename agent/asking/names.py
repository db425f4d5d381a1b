"""Names in a question that are no exercise of the catalogue: named workouts, and words in the place of an exercise."""

import re

from domain.exercises import find_benchmark

_MINE = re.compile(r"\b(?:my|i|mine|me)\b", re.IGNORECASE)
_FORMAT = re.compile(r"\b(?:amrap|emom|metcon|wod|benchmark(?: workout)?)s?\b", re.IGNORECASE)
_UNNAMED = re.compile(
    r"\b(?:best|fastest|heaviest|strongest|longest|highest|biggest|last|latest|previous|first|record|pr|pb|max)\s+(?:ever\s+)?"
    r"(?P<after>[a-z][\w-]+(?:\s[a-z][\w-]+)?)|\bmy\s+(?P<my>[a-z][\w-]+(?:\s[a-z][\w-]+)?)\s+(?:prs?|pbs?|record|max|best|time|score"
    r"|result|1rm)\b"
    r"|\b(?:did|do|done|had|have) i (?:last |ever )?(?:do|done|did)\s+(?:an? |the |any |some )?(?P<done>[a-z][\w-]+(?:\s[a-z][\w-]+)?)",
    re.IGNORECASE,
)
_COMMON = (
    "a all also an and any anything anyone are everything something "
    " at best biggest body break by can couple current day days did distance do done double eat "
    "eaten effort eight estimate ever exercise exercises fast fastest feel few five for four from gym had have heaviest "
    "highest how i if in is it last lately lift lifts list lists long longest max me mine month months most much my new nine no not "
    "now of on one or our out pb pbs personal please pr prs recently record records rep reps rest result results run score "
    "scores session sessions set sets seven single six so some something split ten than that the them then there these thing things this "
    "three time times to today training triple two until table overview was way week weekend weeks weight well what when which with work "
    "tho though lol btw haha workout workouts year years yesterday yet you "
)
_ORDINARY = frozenset(_COMMON.split())


def named_workout(text: str) -> str:
    """The named workout that a question is about; empty when it names none."""
    found = next((one.benchmark.name for one in find_benchmark(text)), "")
    shape = _FORMAT.search(text)
    return found or (shape[0].lower().rstrip("s") if shape and _MINE.search(text) else "")


def named_workouts(text: str) -> list[str]:
    """All named workouts that a text names."""
    return list(dict.fromkeys(one.benchmark.name for one in find_benchmark(text)))


def named_workouts_at(text: str) -> list[tuple[int, int]]:
    """Where named workouts stand in a text."""
    return [(one.start, one.end) for one in find_benchmark(text)]


def unknown_name(text: str) -> str:
    """The words in the place of an exercise that the catalogue does not know; empty when there are none."""
    for found in _UNNAMED.finditer(text):
        words = (found["after"] or found["my"] or found["done"]).lower().split()
        kept = words[: next((at for at, word in enumerate(words) if word in _ORDINARY), len(words))]
        if kept:
            return " ".join(kept)
    return ""
