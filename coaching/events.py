"""What a running turn tells whoever listens, in the order it happens."""

from dataclasses import dataclass

from domain.conversation import Card, Turn
from kit.errors import CoachError


@dataclass(frozen=True)
class Began:
    """The words are safe; this is their turn."""

    turn: int


@dataclass(frozen=True)
class Said:
    """A piece of the reply, guarded."""

    text: str


@dataclass(frozen=True)
class Showed:
    """Something was stored, or is to be looked at."""

    card: Card


@dataclass(frozen=True)
class Ended:
    """The finished turn as it was stored; it is the truth, whatever was streamed before."""

    turn: Turn


@dataclass(frozen=True)
class Failed:
    """The turn did not finish; the words are kept."""

    error: CoachError


Event = Began | Said | Showed | Ended | Failed
