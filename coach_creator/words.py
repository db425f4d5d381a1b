"""Answers that no rule recognises: the user's own words become the value, where a slot can take them."""

import re
from collections.abc import Callable
from typing import Any

from coach_creator.extractors.guards import is_others
from coach_creator.extractors.reading import Found, Reading
from coach_creator.slots import SLOTS
from domain.creator import CreatorSession, SlotKey

LONGEST = 300
_COVERED = 0.5
_SHIFTS = re.compile(
    r"\b(?:shifts?|depends|var(?:y|ies)|flexible|irregular|rota\w*|changes|different every|whenever|random)\b", re.IGNORECASE
)


def _if_phrase(text: str) -> bool:
    return len(text.split()) > 1


_SOUNDS_WELL = re.compile(r"\b(?:fine|good|ok|okay|great|healthy|normal|perfect|well|nothing|none)\b", re.IGNORECASE)
_BUT = re.compile(
    r"\b(?:but|except|besides|apart|although|though|not|isn'?t|hurts?|pain\w*|ach\w+|bad|condition|issues?|problems?|surg\w+"
    r"|disease|since|on|after)\b",
    re.IGNORECASE,
)


def _may_be_ill(text: str) -> bool:
    """Words that only say that all is well are no ailment; they are asked about again rather than kept as one."""
    return _if_phrase(text) and not (_SOUNDS_WELL.search(text) and not _BUT.search(text))


_SAYS_NOTHING = re.compile(
    r"\W*(?:(?:fine|ok(?:ay)?|good|cool|great|whatever|meh|sure|alright|all right|nice|yes|yeah"
    r"|yep)\W*)+",
    re.IGNORECASE,
)
_MINE: frozenset[SlotKey] = frozenset({"current_training", "strengths", "weaknesses", "preferences", "dislikes", "experience"})
_AS_VALUE: dict[SlotKey, Callable[[str], Any]] = {
    "goals": lambda text: [{"kind": "other", "text": text}],
    "why_now": lambda text: text,
    "current_training": lambda text: {"text": text},
    "strengths": lambda text: [{"text": text}],
    "weaknesses": lambda text: [{"text": text}],
    "preferences": lambda text: [text.lower()],
    "dislikes": lambda text: [text.lower()],
    "injuries": lambda text: [{"area": "other", "text": text, "status": "current"}] if _may_be_ill(text) else None,
    "red_flags": lambda text: [{"flag": "other", "text": text}] if _may_be_ill(text) else None,
    "experience": lambda text: {"text": text} if _if_phrase(text) else None,
    "schedule": lambda text: {"text": text} if _SHIFTS.search(text) else None,
}


def as_value(key: SlotKey, text: str) -> Any:
    """The user's own words as this answer; None where they can't be one."""
    return _AS_VALUE[key](text) if key in _AS_VALUE else None


def remaining(session: CreatorSession, reading: Reading, finds: list[Found]) -> list[Found]:
    """What is left of the message, as answers to the open slots that were asked and can take words.

    Two leftover sentences answer two such slots in order; otherwise all that is left answers the first.
    """
    left = unread(reading, finds)
    keys = [key for key in session.pending if key not in session.slots and key in _AS_VALUE and (SLOTS[key].words or not finds)]
    if not left or not keys:
        return []
    if len(left) > 1 and len(keys) > 1 and all(SLOTS[key].words for key in keys):
        answers = [_answer(keys[0], reading, left[:1]), _answer(keys[1], reading, left[1:])]
    else:
        answers = [_answer(keys[0], reading, left)]
    return [answer for answer in answers if answer is not None]


def _answer(key: SlotKey, reading: Reading, spans: list[tuple[int, int]]) -> Found | None:
    start, end = spans[0]
    for first, last in spans[1:]:
        if not re.search(r"\w", reading.raw[end:first]):
            end = last
    end = min(end, start + LONGEST)
    if key in _MINE and is_others(reading, _last_word(reading)):
        return None
    value = _AS_VALUE[key](reading.raw[start:end])
    return None if value is None else Found(key, value, start, end)


def _last_word(reading: Reading) -> int:
    """Where the last word of the message begins: by then it is clear who is spoken of."""
    return max((match.start() for match in re.finditer(r"\w+", reading.low)), default=0)


def unread(reading: Reading, finds: list[Found]) -> list[tuple[int, int]]:
    """The sentences that no find comes from, as offsets in the message."""
    taken = {index for find in finds for index in range(find.start, find.end)}
    spans = [reading.span(part.start, part.start + len(part.text)) for part in reading.sentences]
    return [span for span in spans if _has_substance(reading.raw[slice(*span)]) and _share(reading, span, taken) < _COVERED]


def _share(reading: Reading, span: tuple[int, int], taken: set[int]) -> float:
    letters = {index for index in range(*span) if reading.raw[index].isalnum()}
    return len(letters & taken) / len(letters) if letters else 1.0


def _has_substance(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]", text)) >= 2 and not _SAYS_NOTHING.fullmatch(text)
