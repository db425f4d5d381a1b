"""Deterministic triage of what a user says, and of what a reply would tell a user in danger. No persona switches it off."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

Level = Literal["emergency", "mind", "care"]
UNSAFE = "(I left a sentence out there: with pain or danger I won't push you. When in doubt, see a doctor.)"


@dataclass(frozen=True)
class Alarm:
    """A sign of danger in the user's words, and what has to be said to it first."""

    level: Level
    kind: str
    message: str


@dataclass(frozen=True)
class Signs:
    """The words of danger, compiled."""

    said: tuple[tuple[Alarm, re.Pattern[str]], ...]
    replied: dict[str, re.Pattern[str]]


@cache
def signs() -> Signs:
    """The signs of `signs.yaml`."""
    data = yaml.safe_load(files("agent.guards").joinpath("signs.yaml").read_text(encoding="utf-8"))
    said = tuple((Alarm(one["level"], one["kind"], one["message"]), _words(one["words"])) for one in data["signs"])
    return Signs(said, {name: _words(words) for name, words in data["reply"].items()})


def _words(patterns: list[str]) -> re.Pattern[str]:
    # Only letters of our own alphabet end a word: in Japanese or Korean the next word follows at once.
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?![a-z])", re.IGNORECASE)


SAFETY = next(alarm.message for alarm, _ in signs().said if alarm.level == "emergency")
SAFETY_MIND = next(alarm.message for alarm, _ in signs().said if alarm.level == "mind")

# "No chest pain today", "never had an eating disorder", "is it safe with ...?" about nobody; and the dead that are only tired.
_DENIED = re.compile(
    r"\b(?:no|not|without|never(?: had)?|any|don['’]?t (?:have|take|do|use)|didn['’]?t|isn['’]?t|wasn['’]?t|aren['’]?t"
    r"|zero|free of|kein\w*|ohne|sin"
    r"|sans|nicht)"
    r"\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_NEVER_DENIED = ("can", "don", "haven", "not mehr", "nicht", "no food", "stopped", "lost")
_CLAUSE = re.compile(r"[.!?;\n]|,\s*but\b")
_REFUSES = re.compile(r"\b(?:don['’]?t|do not|never|avoid|not|stop|instead of|rather|shouldn['’]?t|nobody should|refuse)\b", re.IGNORECASE)


def triage(text: str) -> Alarm | None:
    """The gravest sign of danger in a message; None when there is none, or it is denied."""
    for alarm, pattern in signs().said:
        for found in pattern.finditer(text):
            before = _CLAUSE.split(text[max(0, found.start() - 32) : found.start()])[-1]
            if _is_small_step(found):
                continue
            if not _DENIED.search(before) or found[0].lower().startswith(_NEVER_DENIED):
                return alarm
    return None


def _is_small_step(found: re.Match[str]) -> bool:
    """Whether a load is only to grow by a twelfth or less, as in "from 60 to 62 by next week"."""
    low, high = found.groupdict().get("low"), found.groupdict().get("high")
    return bool(low and high) and int(high or 0) * 12 <= int(low or 0) * 13


def safety_message(text: str) -> str | None:
    """What must be said first when a message speaks of danger; None when it does not."""
    alarm = triage(text)
    return alarm.message if alarm else None


def is_unsafe(sentence: str, *, flagged: bool) -> bool:
    """Whether a reply must not say this: no pushing through pain, diagnoses, drugs or hunger; no loads while a sign of danger is open."""
    replied = signs().replied
    if replied["dismisses"].search(sentence):
        return True
    kinds = ["pushes", "diets", "drugs", *(["loading"] if flagged else [])]
    # "Don't push through pain" says the opposite.
    return any(not _REFUSES.search(sentence[: found.start()]) for kind in kinds for found in replied[kind].finditer(sentence))
