"""The offline coach's voices as data: one for each personality, with sentences for every moment. A voice adds no number and no fact."""

import re
from functools import cache
from pathlib import Path
from typing import Self
from zlib import crc32

from pydantic import BaseModel, ConfigDict, Field, model_validator

from prompts import library

PLAIN = "balanced"
# What a second personality of a blend colours; how answers are built stays the first one's.
COLOURED = {"greeting", "greeting_again", "thanks", "record", "more", "same", "less", "first", "failed", "missed", "struggle", "listening"}
# What a moment's sentences must hold, so that no voice swallows a fact; what they may leave out stands in the second set.
_HOLDS: dict[str, tuple[set[str], set[str]]] = {
    "greeting": ({"name"}, set()),
    "greeting_again": ({"name", "last"}, set()),
    "logged": ({"what"}, set()),
    "record": ({"record"}, set()),
    "question": ({"question"}, set()),
    "hurting": ({"where"}, set()),
    **{moment: ({"fact"}, {"rule"}) for moment in ("no_data", "mark", "last", "sum", "computed", "done")},
    "cannot": ({"can"}, set()),
    "who": ({"coach", "can"}, set()),
    "session": ({"session", "method", "after", "list", "why"}, set()),
    "session_new": ({"session", "method", "after", "list"}, set()),
    "reasoned": ({"fact", "why"}, set()),
}
_BARE = (
    "thanks", "more", "same", "less", "first", "failed", "missed", "struggle", "listening", "unread", "plan", "other_person", "background",
    "never_told",
)  # fmt: skip
MOMENTS = frozenset({*_HOLDS, *_BARE})
_PLACE = re.compile(r"\{(\w+)\}")


class Voices(BaseModel):
    """`voices.yaml`: the rules that a technical voice names for a tool's answer, and every voice by its personality."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: dict[str, str]
    voices: dict[str, dict[str, tuple[str, ...]]] = Field(min_length=1)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for name, moments in self.voices.items():
            if set(moments) != MOMENTS:
                raise ValueError(f"the voice {name} has other moments than the rest: {sorted(set(moments) ^ MOMENTS)}")
            for moment, sentences in moments.items():
                for sentence in sentences:
                    _check(name, moment, sentence)
        return self


@cache
def voices() -> Voices:
    """All of them."""
    found: Voices = library.data(Path(__file__).parent / "voices.yaml", Voices)
    return found


def speaking(style: tuple[str, ...], moment: str) -> str:
    """Whose voice is heard in a moment: the leading personality's, or the second one's where it only colours."""
    known = [name for name in style if name in voices().voices] or [PLAIN]
    return known[1] if len(known) > 1 and moment in COLOURED else known[0]


def say(style: tuple[str, ...], moment: str, **values: str) -> str:
    """What is said in a moment; the same words get the same sentence."""
    sentences = voices().voices[speaking(style, moment)][moment]
    chosen = sentences[crc32("".join(values.values()).encode()) % len(sentences)]
    given = values | {name.capitalize(): value[:1].upper() + value[1:] for name, value in values.items()}
    return _PLACE.sub(lambda place: given.get(place[1], ""), chosen).strip()


def _check(name: str, moment: str, sentence: str) -> None:
    needed, allowed = _HOLDS.get(moment, (set(), set()))
    found = {place.lower() for place in _PLACE.findall(sentence)}
    if not needed <= found <= needed | allowed:
        raise ValueError(f"the voice {name} must say {sorted(needed)} in {moment}: {sentence!r}")
