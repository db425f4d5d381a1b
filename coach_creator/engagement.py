"""How a user meets replies: whether they write on after short and after long ones, and what they say of the length. Pure counting."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from domain.conversation import Turn

SOON = timedelta(days=1)
FEW_WORDS = 2
_LONG = re.compile(
    r"\b(?:(?:way |much |far |a bit )?too (?:long|wordy|much (?:text|talk|reading))|(?:so|that['’]s) (?:long|wordy)|tl;? ?dr"
    r"|get to the point|wall of text|less text|can you be brief(?:er)?|shorter,? please|please be brief"
    r"|(?:not|never) reading (?:all )?(?:that|this))\b",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\b(?:too (?:short|brief)|(?:a bit )?more detail|tell me more|(?:can|could) you (?:explain|elaborate)|explain (?:that|it|this|more)"
    r"|go into (?:more )?detail)\b",
    re.IGNORECASE,
)
# Training can be too long as well: only words about what was written count.
_OF_TRAINING = re.compile(r"\b(?:session|workout|training|rest|set|sets|run|drive|commute|week|day)s?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Met:
    """One reply: when it was given, how many words it had, whether the user wrote on, and what their next words say of its length."""

    at: datetime
    words: int
    engaged: bool
    found: Literal["too_long", "too_short"] | None = None
    quote: str = ""


def met(turns: Sequence[Turn], now: datetime) -> Iterator[Met]:
    """The replies of one conversation, turns oldest first; the last one counts once a day has passed without a word."""
    done = [turn for turn in turns if turn.status == "done" and turn.reply and turn.created_at]
    for turn, following in zip(done, [*done[1:], None], strict=False):
        said_at = turn.updated_at or turn.created_at
        if said_at is None or (following is None and now - said_at < SOON):
            continue
        yield _met(turn, said_at, following)


def engaged(replies: Iterable[Met]) -> tuple[int, int]:
    """After how many of these replies the user wrote on, and how many there are."""
    listed = list(replies)
    return sum(one.engaged for one in listed), len(listed)


def _met(turn: Turn, said_at: datetime, following: Turn | None) -> Met:
    words = len((turn.reply or "").split())
    if following is None or following.created_at is None or following.created_at - said_at > SOON:
        return Met(said_at, words, engaged=False)
    found, quote = _of_length(following.text)
    return Met(said_at, words, engaged=len(following.text.split()) > FEW_WORDS or bool(following.receipts), found=found, quote=quote)


def _of_length(text: str) -> tuple[Literal["too_long", "too_short"] | None, str]:
    if _OF_TRAINING.search(text):
        return None, ""
    if long := _LONG.search(text):
        return "too_long", long.group()
    short = _SHORT.search(text)
    return ("too_short", short.group()) if short else (None, "")
