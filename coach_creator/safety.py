"""Health red flags: the safe message comes whatever the style, and the flag stays on the coach."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from prompts import library


class SafetyBook(BaseModel):
    """`safety.yaml`: a message for each flag."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    flags: dict[str, str]
    stops: tuple[str, ...]
    easy_only: tuple[str, ...]
    not_hard: tuple[str, ...]


BOOK = library.data(Path(__file__).parent / "safety.yaml", SafetyBook)


def flags(value: Any) -> tuple[str, ...]:
    """The flags in a red_flags value, in the order they were said."""
    entries = value if isinstance(value, list) else []
    return tuple(dict.fromkeys(str(entry["flag"]) for entry in entries))


def message(flag: str) -> str:
    """What to say about it."""
    return str(BOOK.flags.get(flag, BOOK.flags["other"]))


def stops(flag: str) -> bool:
    """Whether the interview pauses here."""
    return flag in BOOK.stops


def keeps_it_easy(found: tuple[str, ...]) -> bool:
    """Whether one of these flags forbids hard training until cleared."""
    return any(flag in BOOK.easy_only for flag in found)


def caps_it(found: tuple[str, ...]) -> bool:
    """Whether one of these flags forbids the hardest effort."""
    return any(flag in BOOK.not_hard for flag in found)
