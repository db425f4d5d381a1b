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


_BY_NAME = re.compile(r"\w{3,}(?:itis|osis|esis|pathy|algia|plegia|emia)", re.IGNORECASE)


def _may_be_ill(text: str) -> bool:
    """Words that only say that all is well are no ailment; they are asked about again rather than kept as one."""
    return bool(_if_phrase(text) or _BY_NAME.fullmatch(text.strip(" .!"))) and not (_SOUNDS_WELL.search(text) and not _BUT.search(text))


_AILMENT = re.compile(
    r"\b(?:hurts?|hurting|pain\w*|ach(?:e|es|ing|y)|sore\w*|injur\w+|t(?:o|e)rn?|surg\w+|operat\w+|broke\w*|fractur\w+|sprain\w*|strain\w*"
    r"|dislocat\w*|ruptur\w+|stiff\w*|numb\w*|weak\w*|bad|issues?|problems?|trouble|syndrome|disease|disorder|condition|diagnos\w+|\w+itis"
    r"|can(?:'?t|not)? only|seated|wheelchair|paraly\w+|\w+plegi[ac]|blind|deaf|limit\w*|\w+esis|frozen|\w+osis|\w+pathy|\w+algia"
    r"|joints?|tendons?|ligaments?|muscles?|nerves?|bones?|discs?|screws?|plates?|implant|replac\w+|prosthe\w+"
    r"|amput\w+|rehab\w*|physio\w*|doctor|pills?|tablets?|med(?:s|ication\w*)|blood|heart|sugar|pressure|pregnan\w+|baby|birth|left"
    r"|right)\b",
    re.IGNORECASE,
)
_OTHER_MATTER = re.compile(
    r"\b(?:call me|your (?:answers|replies|messages)|keep it|i (?:want|wanna|love|like|hate|can train)|bigger|\d+ ?(?:min\w*|hours?"
    r"|hrs?|h)|days? (?:a|per) week"
    r"|dumb ?bells?|bar ?bells?|gym|questions?|why)\b",
    re.IGNORECASE,
)


_A_NAME = 6
"""How many words a condition that we don't know may have by its name alone."""


def _is_beside(key: SlotKey, text: str) -> bool:
    """Whether words that were to tell of the body speak of another matter."""
    if key not in {"injuries", "red_flags"} or _AILMENT.search(text):
        return False
    return bool(_OTHER_MATTER.search(text)) or len(text.split()) > _A_NAME


_SAYS_NOTHING = re.compile(
    r"\W*(?:(?:fine|ok(?:ay)?|good|cool|great|whatever|meh|sure|alright|all right|nice|yes|yeah"
    r"|yep)\W*)+",
    re.IGNORECASE,
)
_MINE: frozenset[SlotKey] = frozenset({"current_training", "strengths", "weaknesses", "preferences", "dislikes", "experience"})
_MANNER = 120
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
    "style": lambda text: {"tones": [], "text": text} if len(text) <= _MANNER else None,
    "schedule": lambda text: {"text": text} if _SHIFTS.search(text) else None,
}


_WISH = re.compile(
    r"\b(?:(?:i|we)(?:['’]d| would)? (?:(?:just|really|also|only) )*(?:want|need|wish|hope|like|love|plan|aim)\b"
    r"|want(?:ing)?\b|wanna\b|goal\b|aim(?:ing)?\b|looking (?:to|for)\b|hoping\b|trying to\b|(?:would|['’]d) (?:like|love)\b)",
    re.IGNORECASE,
)
_OTHER_TOPICS: frozenset[SlotKey] = frozenset(
    {"style", "units_timezone", "schedule", "session_length", "equipment", "injuries", "red_flags", "experience", "current_training"}
)
_ASIDE = re.compile(
    r"\b(?:shifts?|i (?:have|got) (?:it|that|this|them)|call me|your (?:answers|replies|messages)|questions?|please|why|app|bot|robot"
    r"|hi+ya|hi|hello|hey|morning|afternoon"
    r"|evening)\b",
    re.IGNORECASE,
)


_PAIRS: tuple[tuple[SlotKey, ...], ...] = (("preferences", "dislikes"), ("strengths", "weaknesses"))


def as_value(key: SlotKey, text: str) -> Any:
    """The user's own words as this answer; None where they can't be one."""
    return _AS_VALUE[key](text) if key in _AS_VALUE else None


def remaining(session: CreatorSession, reading: Reading, finds: list[Found]) -> list[Found]:
    """What is left of the message, as answers to the open slots that were asked and can take words.

    Two leftover sentences answer two such slots in order; otherwise all that is left answers the first.
    """
    pair = _pair(session, reading, finds)
    if pair:
        return pair
    bodily = [find for find in finds if find.slot in {"injuries", "red_flags"}]
    left = [span for span in unread(reading, finds) if not any(span[0] <= find.start < span[1] for find in bodily)]
    keys = [
        key
        for key in session.pending
        if key not in session.slots
        and key in _AS_VALUE
        and key != "goals"
        and (SLOTS[key].words or all(find.value == [] for find in finds))
    ]
    if not left or not keys:
        return []
    if len(left) > 1 and len(keys) > 1 and all(SLOTS[key].words for key in keys):
        answers = [_answer(keys[0], reading, left[:1]), _answer(keys[1], reading, left[1:])]
    else:
        answers = [_answer(keys[0], reading, left)]
    return [answer for answer in answers if answer is not None]


def _pair(session: CreatorSession, reading: Reading, finds: list[Found]) -> list[Found]:
    """Two sentences that answer, in their order, the two halves of a question about likes and dislikes, or strengths and weaknesses."""
    open_keys = tuple(key for key in session.pending if key not in session.slots)
    if open_keys not in _PAIRS or len(reading.sentences) != len(open_keys) or any(find.slot in open_keys for find in finds):
        return []
    spans = [reading.span(part.start, part.start + len(part.text)) for part in reading.sentences]
    answers = [
        _answer(key, reading, [span]) for key, span in zip(open_keys, spans, strict=True) if _has_substance(reading.raw[slice(*span)])
    ]
    return [answer for answer in answers if answer is not None]


def _answer(key: SlotKey, reading: Reading, spans: list[tuple[int, int]]) -> Found | None:
    start, end = spans[0]
    for first, last in spans[1:]:
        if not re.search(r"\w", reading.raw[end:first]):
            end = last
    end = min(end, start + LONGEST)
    if key in _MINE and is_others(reading, _last_word(reading)):
        return None
    if _is_beside(key, reading.raw[start:end]) or (key in {"injuries", "red_flags"} and _is_anothers(reading, start, end)):
        return None
    value = _AS_VALUE[key](reading.raw[start:end])
    return None if value is None else Found(key, value, start, end)


def _is_anothers(reading: Reading, start: int, end: int) -> bool:
    """Whether all that sounds like an ailment is somebody else's."""
    signs = [match.start() for match in _AILMENT.finditer(reading.low) if start <= reading.span(*match.span())[0] < end]
    return bool(signs) and all(is_others(reading, sign) for sign in signs)


def _last_word(reading: Reading) -> int:
    """Where the last word of the message begins: by then it is clear who is spoken of."""
    return max((match.start() for match in re.finditer(r"\w+", reading.low)), default=0)


def unread(reading: Reading, finds: list[Found]) -> list[tuple[int, int]]:
    """The sentences that no find comes from, as offsets in the message."""
    taken = {index for find in finds for index in range(find.start, find.end)}
    spans = [reading.span(part.start, part.start + len(part.text)) for part in reading.sentences]
    return [span for span in spans if _has_substance(reading.raw[slice(*span)]) and _share(reading, span, taken) < _COVERED]


def narrowed(reading: Reading, finds: list[Found]) -> list[Found]:
    """A goal that no rule knows is the part of the message that wishes, or what speaks of nothing else; without any it is none."""
    whole = next((find for find in finds if find.slot == "goals" and find.faint), None)
    if whole is None:
        return finds
    rest = [find for find in finds if find is not whole]
    left = unread(reading, rest)
    wishing = [(wish.start(), end) for start, end in left if (wish := _WISH.search(reading.raw, start, end))]
    told = [find for find in rest if find.slot in _OTHER_TOPICS and not (find.faint and find.slot == "units_timezone")]
    taken = {index for find in told for index in range(find.start, find.end)}
    plain = [
        span
        for span in left
        if (len(left) == 1 or len(reading.raw[slice(*span)].split()) > 1)
        and _share(reading, span, taken) == 0
        and not _ASIDE.search(reading.raw[slice(*span)])
    ]
    plain = [span for span in plain if not reading.raw.startswith("?", span[1])]
    if not wishing and not plain:
        return rest
    start, end = wishing[0] if wishing else (plain[0][0], plain[-1][1] if len(plain) == len(left) else plain[0][1])
    end = min(end, start + LONGEST)
    return [*rest, Found("goals", as_value("goals", reading.raw[start:end]), start, end, faint=True)]


def _share(reading: Reading, span: tuple[int, int], taken: set[int]) -> float:
    letters = {index for index in range(*span) if reading.raw[index].isalnum()}
    return len(letters & taken) / len(letters) if letters else 1.0


def _has_substance(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]", text)) >= 2 and not _SAYS_NOTHING.fullmatch(text)
