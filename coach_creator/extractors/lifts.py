"""Lifts with a number beside them, as they stand in running talk."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from coach_creator.extractors.reading import Reading

_LIFTS = {
    "front_squat": r"front[- ]?squats?",
    "overhead_squat": r"overhead[- ]?squats?|ohs",
    "back_squat": r"(?:back[- ]?)?squat(?:s|ted|ting)?|sq",
    "romanian_deadlift": r"rdls?|romanian deadlifts?",
    "deadlift": r"dead ?lift(?:s|ed|ing)?|dl|pull(?= \d{3})",
    "incline_bench_press": r"incline bench(?: press)?",
    "bench_press": r"bench(?:es|ed|ing)?(?:[- ]press)?|bp(?= ?\d)",
    "overhead_press": r"overhead press|ohp|strict press|military press|shoulder press",
    "push_press": r"push press",
    "clean_and_jerk": r"clean (?:and|&|n) jerk|c ?& ?j|c&j",
    "power_clean": r"power cleans?",
    "clean": r"cleans?",
    "jerk": r"jerks?",
    "snatch": r"snatch(?:es)?",
    "pull_up": r"(?:weighted |strict )?pull[- ]?ups?",
    "muscle_up": r"muscle[- ]?ups?",
    "chin_up": r"chin[- ]?ups?",
    "dip": r"dips",
    "row": r"barbell rows?",
    "hip_thrust": r"hip thrusts?",
    "leg_press": r"leg press(?: machine)?(?= (?:of |at |is )?\d)",
}
LIFT_WORDS = "|".join(rf"(?P<{name}>{words})" for name, words in _LIFTS.items())
LIFT = re.compile(rf"\b(?:{LIFT_WORDS})\b(?![- ]?bars?\b)")
_UNIT = r"(kgs?|kilos?|kilograms?|lbs?|pounds?|stones?|st\b|#)"
LB_IN_A_STONE = 14
_BEFORE = re.compile(
    rf"(?<![\w./:])(\d{{2,3}}(?:[.,]\d{{1,2}})?)\s*{_UNIT}?(?:\s*x\s*\d{{1,2}}(?!\d))?\s*(?:for (?:a |my )?)?(?:(?!and |or |then |but "
    rf"|plus |to |my )[a-z]+ )?$"
)
_AFTER = re.compile(
    rf"^\s*(?:is|was|are|of|at|max|pr|1rm|one rep max|to|around|about|like|~|:|=|-|currently|with|for|a|up|only"
    rf"|best|now|just|from|i|do|can)?(?:\s*(?:is|at|of|max|pr|1rm|about|around|currently|to|only|best|now"
    rf"|with))*\s*(?:(?:\w+) plates? ?\(?)?(?<![\w./])(\d{{2,3}}(?:[.,]\d{{1,2}})?)\s*{_UNIT}?(?:x\d{{1,2}}(?!\d))?"
    rf"(?![\w:/%]|\s*(?:x|reps?|days|times|min|%))"
)
_COUNT_BEFORE = re.compile(r"(?<![\w./:])(\d{1,2}|first|one|a|single)\s*(?:strict |unbroken |kipping |weighted |real |proper |full )*$")
_LOAD = r"\d{2,3}(?:[.,]\d{1,2})?"
_LETTERED = (
    re.compile(rf"\bsq?[ :=]?(?P<back_squat>{_LOAD})[ ,/]+bp?[ :=]?(?P<bench_press>{_LOAD})[ ,/]+dl?[ :=]?(?P<deadlift>{_LOAD})(?![\w%])"),
    re.compile(rf"\bsn[ :=]?(?P<snatch>{_LOAD})[ ,/]+c ?&? ?j[ :=]?(?P<clean_and_jerk>{_LOAD})(?![\w%])"),
)
"""The lifts of a meet by their letters: "S 220 B 142.5 D 250"."""

_NEAR = 60
_COUNTED = {"pull_up", "muscle_up", "chin_up", "dip"}


@dataclass(frozen=True)
class LiftNumber:
    """A lift with its load or its count, and where both stand in the reading."""

    start: int
    end: int
    value: dict[str, Any]
    lift_at: int
    lettered: bool = False


def numbers(reading: Reading) -> Iterator[LiftNumber]:
    """Every lift that has a number right before or after it."""
    yield from _lettered(reading)
    for match in LIFT.finditer(reading.low):
        lift = str(match.lastgroup)
        found = _counted(reading, match, lift) if lift in _COUNTED else None
        found = found or _loaded(reading, match, lift)
        if found is not None:
            yield found


def _lettered(reading: Reading) -> Iterator[LiftNumber]:
    for match in (found for pattern in _LETTERED for found in pattern.finditer(reading.low)):
        for lift, said in match.groupdict().items():
            weight = Decimal(said.replace(",", "."))
            value = {"exercise": lift, "weight": int(weight) if weight == int(weight) else weight}
            yield LiftNumber(match.start(lift), match.end(lift), value, match.start(), lettered=True)


def _loaded(reading: Reading, match: re.Match[str], lift: str) -> LiftNumber | None:
    base, end = _around(reading, match)
    before = _BEFORE.search(reading.low[base : match.start()])
    if before:
        return LiftNumber(base + before.start(1), match.end(), _weighed(lift, before), match.start())
    rest = reading.low[match.end() : end]
    after = None if re.match(r"\s*(?:and|,)", rest) else _AFTER.search(rest)
    if after is None:
        return None
    return LiftNumber(match.start(), match.end() + (after.end(2) if after.group(2) else after.end(1)), _weighed(lift, after), match.start())


def _counted(reading: Reading, match: re.Match[str], lift: str) -> LiftNumber | None:
    base, _ = _around(reading, match)
    before = _COUNT_BEFORE.search(reading.low[base : match.start()])
    if before is None:
        return None
    reps = int(before.group(1)) if before.group(1).isdigit() else 1
    return LiftNumber(base + before.start(1), match.end(), {"exercise": lift, "reps": reps}, match.start())


def _around(reading: Reading, match: re.Match[str]) -> tuple[int, int]:
    """The stretch of its sentence in which a lift's number may stand."""
    sentence = reading.sentence_at(match.start())
    return max(sentence.start, match.start() - _NEAR), min(sentence.start + len(sentence.text), match.end() + _NEAR)


def _weighed(lift: str, match: re.Match[str]) -> dict[str, Any]:
    weight = Decimal(match.group(1).replace(",", "."))
    if (match.group(2) or "").startswith("st"):
        weight *= LB_IN_A_STONE
    value: dict[str, Any] = {"exercise": lift, "weight": int(weight) if weight == int(weight) else weight}
    if match.group(2):
        value["unit"] = "kg" if match.group(2).startswith("k") else "lb"
    return value
