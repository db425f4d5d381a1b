"""Holds a model's draft of a coach's texts to the answers: nothing in it is invented, and nothing that matters is left out.

The rules know no meaning. They know which words, numbers, exercises and places were given, and when in doubt a draft fails:
that costs a better-worded coach, never a false one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from coach_creator import safety
from coach_creator.brief import UNITS, Brief
from coach_creator.extractors import body, place
from coach_creator.vocabulary import NUMBERS, amounts, stem, stems, words
from domain.creator import SlotKey
from domain.exercises import catalogue
from prompts import library

SHORTEST, LONGEST = 40, 1200
_FORM = re.compile(
    r"[{}<>|*#`\[\]_]|https?:|www\.|\n\s*[-\d]|\b(?:as an ai|language model|system prompt|json|i cannot|i can't|the prompt)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]+)[\"“”«»]")
_CONDITION = re.compile(
    r"\b(?:when|whenever|if|unless|once|until|as soon as|after|before|in case|should|while|what|how|whether|that|where|than)"
    r"\s+(?:the |this )?$"
)
_CUT = re.compile(r"\b(?:so|but|when|whenever|if|while|unless|until|and you|you|which means|to make sure)\b")
_THEIRS = re.compile(r"\b(?:their|his|her|the user's|users'|the client's|the person's)\s+((?:[\w'-]+\s*){1,3})")
_AS = re.compile(
    r"\b(?:as an?|being an?|like an?|for an?|as someone who|given that|because (?:they|the user)(?: is| are)?)\s+((?:[\w'-]+\s*){1,4})"
)


_DOES = re.compile(r"(?<!when )(?<!if )(?<!unless )(?<!what )(?<!until )\bthe user (\w+s\b[^.;:!?,]{0,40})\b")
_WHO_IS = re.compile(r"\b(?:user|they), ((?:an? |the )?[^,.;]{3,60}),")
_STRAIN = r"(?:push|hammer|punish|stress|overload|test|max\w*)"
_HATED: tuple[SlotKey, ...] = ("dislikes", "injuries", "weaknesses")
_LIKED: tuple[SlotKey, ...] = ("preferences", "style", "goals", "methodology", "schedule", "why_now", "strengths")
_TASTE = re.compile(
    r"\b(?:user|they|he|she) (?:really |also |especially )?(?:(?P<likes>loves?|likes?|enjoys?|prefers?)"
    r"|(?P<hates>hates?|dislikes?|dreads?|avoids?|can't stand|cannot stand))\s(?P<what>[^.;:!?,]*)"
)
_LONG = re.compile(r"\b(?:long|lengthy|detailed) (?:messages?|answers?|replies|texts?|explanations?)\b|\bessays?\b")


class Invented(BaseModel):
    """`invented.yaml`: words about a life by kind, what is careless or hard, and words that say nothing about anybody."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kinds: dict[str, tuple[str, ...]]
    careless: tuple[str, ...]
    hard: tuple[str, ...]
    improper: tuple[str, ...]
    denials: tuple[str, ...]
    claims: tuple[str, ...]
    tones: dict[str, tuple[str, ...]]
    everyday: tuple[str, ...]
    neutral: str


@dataclass(frozen=True)
class Fault:
    """What is wrong with a draft: the kind for the records, and words for the model that is to mend it."""

    kind: str
    said: str


BOOK: Invented = library.data(Path(__file__).parent / "invented.yaml", Invented)


def _any_of(listed: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for a list of words: each with its plural, one with a star with all that begins so."""
    return re.compile("|".join(rf"\b{word[:-1]}\w*" if word.endswith("*") else rf"\b(?:{word})(?:s|'s)?\b" for word in listed))


_LIFE = {kind: _any_of(listed) for kind, listed in BOOK.kinds.items()}
_TONES = {tone: _any_of(listed) for tone, listed in BOOK.tones.items()}
_NEUTRAL = stems(BOOK.neutral)
_DENIAL = re.compile(rf"\b(?:{'|'.join(BOOK.denials)})\b")
_CLAIM = re.compile(
    r"\b(?:(?:the |this |your )?(?:user|client|person|trainee|lifter|human|individual)|they|he|she|who)"
    r"(?: (?:also|already|currently|really|often|usually|always|still|(?:has|have) always))?"
    rf"(?:'s|'re|'ve|'d)?\s(?P<said>(?:{'|'.join(BOOK.claims)})\b[^.;:!?]*)"
)


def faults(texts: dict[str, str], brief: Brief) -> list[Fault]:
    """Everything that is wrong with these texts, each once; an empty list keeps them."""
    found = list(_misshapen(texts))
    if not found:
        whole = " . ".join(texts.values()).replace("’", "'")
        found += [Fault(f"forgotten:{need.kind}", f"{need.text} must name {need.said}.") for need in brief.needs if not need.is_met(texts)]
        for check in (
            _numbers,
            _places_that_hurt,
            _exercises,
            _equipment,
            _life,
            _manner,
            _claims,
            _tastes,
            _orders,
            _names,
            _dangers,
            _dislikes,
        ):
            found += check(whole, brief)
    return list(dict.fromkeys(found))


def _misshapen(texts: dict[str, str]) -> Iterator[Fault]:
    for name, text in texts.items():
        if not SHORTEST <= len(text) <= LONGEST:
            yield Fault("form", f"{name} must have two to five sentences.")
        elif _FORM.search(text):
            yield Fault("form", f"{name} must be plain sentences without marks, lists or links.")


def _numbers(whole: str, brief: Brief) -> Iterator[Fault]:
    plain = {number for number, _ in brief.amounts}
    for number, unit in amounts(whole):
        if (number, unit) not in brief.amounts and (unit not in ("", "day", "set", "sentence") or number not in plain):
            yield Fault("invented:number", f"Nobody said the number {number:g}{' ' + unit if unit else ''}.")


_PLACES = (
    *(rf"\b(?:{names})\b" for names in body.AREAS.values()),
    *(names for names, _ in body.CONDITIONS.values()),
    *body.FLAGS.values(),
)


def _places_that_hurt(whole: str, brief: Brief) -> Iterator[Fault]:
    low = whole.lower()
    given = brief.text.lower()
    for pattern in _PLACES:
        if (found := re.search(pattern, low)) and not re.search(pattern, given):
            yield Fault("invented:body", f"Nobody spoke of {found.group()}.")
    for found in re.finditer(r"\b(left|right) ([a-z]+)", low):
        area = next((name for name, names in body.AREAS.items() if re.fullmatch(names, found[2])), None)
        if (
            area
            and found.group() not in given
            and not any(entry.get("area") == area and entry.get("side") in (found[1], "both") for entry in brief.injuries)
        ):
            yield Fault("invented:body", f"Nobody spoke of {found.group()}.")


def _exercises(whole: str, brief: Brief) -> Iterator[Fault]:
    given = {mention.exercise_id for mention in catalogue().spot(brief.text)}
    for mention in catalogue().spot(whole):
        if mention.exercise_id in given or {stem(word) for word in words(mention.words)} <= brief.stems:
            continue
        if not (mention.weak and mention.words.lower() in BOOK.everyday):
            yield Fault("invented:exercise", f"Nobody spoke of {mention.words}.")


def _equipment(whole: str, brief: Brief) -> Iterator[Fault]:
    low, given = whole.lower(), brief.text.lower().replace("_", " ")
    for pattern in place.ITEMS.values():
        found = re.search(rf"(?<![\w-])(?:{pattern})\b", low)
        if found and not re.search(rf"(?<![\w-])(?:{pattern})\b", given) and not stems(found.group()) <= brief.stems:
            yield Fault("invented:equipment", f"Nobody spoke of {found.group()}.")


def _life(whole: str, brief: Brief) -> Iterator[Fault]:
    low, given = whole.lower(), brief.text.lower()
    for kind, pattern in _LIFE.items():
        known = {found.group() for found in pattern.finditer(given)}
        known_stems = {stem(word) for word in known}
        for found in pattern.finditer(low):
            same = found.group() in known or stem(found.group()) in known_stems or stems(found.group()) <= brief.stems
            if not same:
                yield Fault(f"invented:{kind}", f"Nobody said anything about “{found.group()}”.")


def _manner(whole: str, brief: Brief) -> Iterator[Fault]:
    """Tones, lengths and units that nobody asked for."""
    low = whole.lower()
    style = brief.session.value("style") or {}
    for tone, pattern in _TONES.items():
        for found in pattern.finditer(low):
            if tone not in style.get("tones", []) and not stems(found.group()) <= brief.stems and not _denied(low, found.start()):
                yield Fault("invented:style", f"Nobody asked for “{found.group()}”.")
    for found in _LONG.finditer(low) if style.get("length") == "short" else ():
        if not _denied(low, found.start()):
            yield Fault("invented:style", f"The user asked for short answers, so leave out “{found.group()}”.")
    unit = (brief.session.value("units_timezone") or {}).get("units")
    for known, names in UNITS.items():
        if known != unit and (other := re.search(names, low)) and not re.search(names, brief.text.lower()):
            yield Fault("invented:units", f"Nobody asked for {other.group()}.")


def _claims(whole: str, brief: Brief) -> Iterator[Fault]:
    """Sentences that say something about the user may only use words that the answers hold, or that say nothing in particular."""
    low = whole.lower()
    said = [_CUT.split(found["said"])[0] for found in _CLAIM.finditer(low) if not _CONDITION.search(low[: found.start()])]
    said += [found[1] for pattern in (_THEIRS, _AS, _DOES, _WHO_IS) for found in pattern.finditer(low)]
    for words_said in said:
        for word in words(words_said):
            if stem(word) not in brief.stems and stem(word) not in _NEUTRAL and word not in NUMBERS:
                yield Fault("invented:trait", f"Nobody said that the user has to do with “{word}”.")


def _tastes(whole: str, brief: Brief) -> Iterator[Fault]:
    """What the user is said to like or hate is what they said they like or hate."""
    low = whole.lower()
    for found in _TASTE.finditer(low):
        slots: tuple[SlotKey, ...] = _HATED if found["hates"] else _LIKED
        known = stems(" ".join(brief.said[key] for key in slots if key in brief.said)) | _NEUTRAL
        for word in words(_CUT.split(found["what"])[0]):
            if stem(word) not in known:
                yield Fault("invented:taste", f"Nobody said that the user {found['hates'] or found['likes']} “{word}”.")


def _orders(whole: str, brief: Brief) -> Iterator[Fault]:
    """Words that only an order to a model brought in show that it was obeyed."""
    if not brief.orders:
        return
    brought = stems(brief.orders) - brief.stems - _NEUTRAL - stems(library.load("write_coach").text)
    for word in words(whole):
        if stem(word) in brought:
            yield Fault("obeyed", f"“{word}” comes from words that are not for you.")


def _names(whole: str, brief: Brief) -> Iterator[Fault]:
    for found in re.finditer(r"(?<=[a-z,;] )([A-Z][\w'-]+)", whole):
        if stem(found[1]) not in brief.stems:
            yield Fault("invented:name", f"Nobody said “{found[1]}”.")
    quotes = " ".join(brief.text.lower().split())
    for quoted in _QUOTED.finditer(whole):
        if quoted[1].lower().strip(" .,!") not in quotes:
            yield Fault("invented:quote", "Quote nothing that the user did not say.")


def _dangers(whole: str, brief: Brief) -> Iterator[Fault]:
    low = whole.lower()
    careful = safety.keeps_it_easy(brief.flags) or safety.caps_it(brief.flags)
    areas = "|".join(body.AREAS[str(entry.get("area"))] for entry in brief.injuries if entry.get("area") in body.AREAS)
    wrong = [
        *((pattern, "is dangerous advice") for pattern in BOOK.careless),
        *((pattern, "is nothing that a coach says") for pattern in BOOK.improper),
        *((rf"{_STRAIN}\b[^.;,]{{0,25}}\b(?:{areas})\b", "is dangerous advice") for _ in areas[:1]),
        *((rf"(?:{pattern})\b", "is too much for this user's health") for pattern in (BOOK.hard if careful else ())),
    ]
    for pattern, why in wrong:
        found = next((one for one in re.finditer(rf"\b(?:{pattern})", low) if not _denied(low, one.start())), None)
        if found:
            yield Fault("careless", f"“{found.group()}” {why}.")


def _dislikes(whole: str, brief: Brief) -> Iterator[Fault]:
    """What the user can't stand is named only to be left out."""
    low = whole.lower()
    for need in brief.needs:
        if need.kind == "dislike":
            for found in re.finditer(need.patterns[0], low):
                if not _DENIAL.search(_sentence(low, found.start())):
                    yield Fault("dislike", f"Name what has to do with “{found.group()}” only to leave it out.")


def _sentence(low: str, at: int) -> str:
    start = max(low.rfind(mark, 0, at) for mark in ".;!?") + 1
    ends = [end for mark in ".;!?" if (end := low.find(mark, at)) >= 0]
    return low[start : min(ends, default=len(low))]


def _denied(low: str, at: int) -> bool:
    """Whether a denial stands in its sentence before it."""
    start = max(low.rfind(mark, 0, at) for mark in ".;!?") + 1
    return bool(_DENIAL.search(low[start:at]))
