"""Supersets told in one line: "superset 3 rounds: leg press 120x12 + leg curl 35x12" is three sets of each."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from domain.exercises import catalogue
from domain.workout import Span
from extraction.correction_patterns import NUMBERS

_SUPERSET = re.compile(r"\b(?:super|giant|tri)[- ]?set(?:s|ted)?\b", re.IGNORECASE)
_ROUNDS = re.compile(
    r"\b(?:super|giant|tri)[- ]?sets? ?(?:x|×) ?(?P<behind>\d{1,2})(?![\d.,]*\d)"
    r"|(?<![\dx×.:] )(?<![\dx×.,:])(?P<count>\d{1,2}|two|three|four|five|six)"
    r" ?(?:x ?(?=:)|rounds?\b|rds?\b|times(?: through)?\b|supersets?\b|trips\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d:\d\d")
# "Pushups 20s": in a round these are repetitions.
_EACH = re.compile(r"(?<=\d)s\b")
MOST_ROUNDS = 12


class Superset(NamedTuple):
    """A line of a superset: where it stands, how often it was done, and the words that say so."""

    start: int
    end: int
    rounds: int
    said: Span


def find_supersets(text: str) -> Sequence[Superset]:
    """The lines that tell a superset with its rounds; one with a time is a workout for time."""
    found: list[Superset] = []
    start = 0
    for line in text.split("\n") if _SUPERSET.search(text) else ():
        rounds = _ROUNDS.search(line) if _SUPERSET.search(line) and not _CLOCK.search(line) else None
        said_count = (rounds["behind"] or rounds["count"]).lower() if rounds else "0"
        count = NUMBERS.get(said_count) or int(said_count)
        if rounds and 2 <= count <= MOST_ROUNDS and len(catalogue().spot(line)) > 1:
            said = Span(start=start + rounds.start(), end=start + rounds.end(), quote=rounds[0])
            found.append(Superset(start, start + len(line), count, said))
        start += len(line) + 1
    return found


def as_rounds(text: str, supersets: Sequence[Superset]) -> str:
    """The text, as long as it was, with what one round of each superset holds."""
    for one in supersets:
        line = f"{text[one.start : one.said.start]}{' ' * len(one.said.quote)}{text[one.said.end : one.end]}"
        line = _SUPERSET.sub(lambda at: " " * len(at[0]), _EACH.sub(" ", line))
        text = f"{text[: one.start]}{line}{text[one.end :]}"
    return text
