"""Reads words that take something out of the log, as a pure description of what goes; which stored sets that is, is not decided here.

It fires on orders ("delete the bench at 60 kg") and on what is told of a report ("I didn't do the curls after all"), never on a
question, on what is planned, or on words about other things.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from domain.exercises import catalogue
from domain.exercises.benchmarks import find_benchmark
from domain.measures import WeightUnit
from domain.model import Model, Number
from domain.workout import Span
from extraction import correction_patterns as forms
from extraction import removal_words as words
from extraction.dates import find_dates
from extraction.phrases import fold
from extraction.repairs import slips

RemovalKind = Literal["everything", "workout", "exercise", "sets", "double"]


class Removal(Model):
    """What is to go. `names` are exercises in the user's words, `but` those that stay, `known` says that the catalogue has all of them.

    `places` count from 1, or from the end with -1: of sets, or of entries when a workout or an exercise goes. `told` marks a fact
    ("I skipped the curls") that asks for nothing by itself; `pointed` that it goes by "it" or "that".
    """

    kind: RemovalKind
    quote: Span
    names: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    known: bool = True
    told: bool = False
    days: tuple[date, ...] = ()
    places: tuple[int, ...] = ()
    sets: int | None = None
    reps: int | None = None
    weight: Number | None = None
    unit: WeightUnit | None = None
    pointed: bool = False


class _Part(NamedTuple):
    """Words about what goes: where they stand, and what they are told by."""

    start: int
    end: int
    strong: bool
    told: bool = False
    double: bool = False
    which: str = ""
    clears: bool = False
    surplus: bool = False


_END = re.compile(r"[.!?…]+(?=\s|$)|\n|;\s")
_LONGEST = 140
_POSSESSIVE = re.compile(r"(?<=[a-z])'s\b")
_SCHEME = re.compile(r"(?<![\w.])(\d{1,2}) ?(?:x|×|sets of|sets? x) ?(\d{1,3})(?![\w.])")
_LOAD = re.compile(
    rf"(?:(?:at|@|with|x|×|of|weighing) ?)?(?<![\w.])(\d{{1,4}}(?:[.,]\d{{1,2}})?) ?(?P<unit>{forms.UNIT})(?!\w)"
    r"|(?:at|@|×) ?(\d{1,4}(?:[.,]\d{1,2})?)(?![\w:])"
)
_REPS = re.compile(r"(?:of|with|for) (\d{1,3})(?: ?reps?)?(?![\w.:])|(?<!\w)(\d{1,3}) reps?(?!\w)|(\d{1,3})-rep\b")
_SET_NUMBER = re.compile(r"\bsets? (?:#|number |no\.? ?)?(\d{1,2})(?:(?:,| and| &) (\d{1,2}))?\b(?! ?(?:x|×|of \d|reps?))")
_BARE = re.compile(r"(?<![\w.:])(\d{2,3}(?:[.,]\d{1,2})?)(?: ?s)?(?![\w:])")
_WORD = re.compile(r"[^\W_]+(?:['&-][^\W_]+)*")
_ASIDE = re.compile(r"\bto \d|^(?:that|it|this|them|the last (?:one|change|edit|thing))$")
_DIVIDED = re.compile(r"\s*(?:,|&|\band\b|\bor\b|\+)\s*")


def read_removals(text: str, today: date) -> tuple[Removal, ...]:
    """What a text takes out of the log, in its order; empty for most texts."""
    folded = fold(text)
    mended = slips(text)
    parts = ((first, part) for first, part in _parts(folded) if not any(slip.start <= first < slip.end for slip in mended))
    found = (_removal(text, folded, part, first, today) for first, part in parts)
    return tuple(one for one in found if one is not None)


def removed_spans(text: str) -> tuple[Span, ...]:
    """Where a text takes something out of the log: these words report nothing."""
    return tuple(one.quote for one in read_removals(text, date(2000, 1, 3)) if not one.told or one.known)


def _parts(folded: str) -> Iterator[tuple[int, _Part]]:
    start = 0
    for at in (*_END.finditer(folded), None):
        end = at.start() if at else len(folded)
        first, asked = _opened(folded, start, end)
        if end - first <= _LONGEST and not (at and "?" in at.group() and not asked):
            part = _part(folded, first, end)
            if part:
                yield first, part
        start = at.end() if at else end


def _opened(folded: str, first: int, last: int) -> tuple[int, bool]:
    """Where a sentence begins behind "sorry, can you", and whether it asks for something to be done."""
    asked = False
    while first < last and not folded[first].isalnum():
        first += 1
    for _ in range(6):
        soft = forms.SOFT_MARKER.match(folded, first, last)
        marker = soft or forms.HARD_MARKER.match(folded, first, last)
        if not marker or words.ORDERS.match(folded, first, last):
            break
        asked = asked or bool(soft)
        first = marker.end()
    return first, asked


def _part(folded: str, first: int, end: int) -> _Part | None:
    ordered = words.ORDERS.match(folded, first, end)
    if ordered:
        start, end = ordered.end(), _cut(folded, ordered.end(), end)
        out = words.OUT.search(folded, start, end)
        named = bool(words.FROM_LOG.search(folded, ordered.end()))
        if ordered["take"] and not (out or named) and " " not in ordered["weak"]:
            return None
        return _Part(start, out.start() if out else end, bool(ordered["strong"]) or named, clears=ordered["weak"] in ("clear", "wipe"))
    rejected = words.REJECTS.fullmatch(folded, first, end)
    if rejected:
        return _Part(*rejected.span("what"), strong=False, told=True)
    denied = words.DENIALS.match(folded, first, end)
    if denied:
        return _Part(denied.end(), _cut(folded, denied.end(), end), strong=False, told=True)
    surplus = words.SURPLUS.match(folded, first, end)
    if surplus:
        return _Part(*surplus.span("what"), strong=True, surplus=True)
    mistaken = words.MISTAKES.fullmatch(folded, first, end)
    if mistaken:
        return _Part(*mistaken.span("what" if mistaken["what"] else "that"), strong=True)
    double = words.DOUBLES.fullmatch(folded, first, _cut(folded, end, end))
    if double:
        return _Part(*double.span("what"), strong=True, double=True, which=double["which"] or "")
    return None


def _cut(folded: str, start: int, end: int) -> int:
    """Where the words about what goes end: before a reason or another order, without thanks."""
    begun = words.ENDS.search(folded, start, end)
    end = begun.start() if begun else end
    for _ in range(4):
        tail = words.TAILS.search(folded, start, end) or words.AFTER_ALL.search(folded, start, end)
        if not tail:
            break
        end = tail.start()
    while end > start and folded[end - 1] in " ,;:)-–—\t":
        end -= 1
    return end


def _removal(text: str, folded: str, part: _Part, first: int, today: date) -> Removal | None:
    said = folded[part.start : part.end]
    if not part.double and _ASIDE.search(said):
        return None
    stays = words.EXCEPT.search(said)
    but = tuple(name for name in (_name(one) for one in _DIVIDED.split(said[stays.end() :])) if name) if stays else ()
    said = said[: stays.start()] if stays else said
    days, said = _days(text[part.start : part.start + len(said)], said, today)
    if days is None:
        return None
    fields, said = _values(said)
    heard = _Heard(said)
    if not heard.is_log or not _is_ordered(part, heard, bool(days), fields):
        return None
    kind = _kind(part, heard, fields)
    if kind is None or (kind == "exercise" and part.told and not heard.known):
        return None
    end = part.end if not part.double else max(part.end, _cut(folded, part.end, len(folded)))
    quote = Span(start=first, end=end, quote=text[first:end])
    counted = heard.count() if part.surplus else ()
    places = (
        counted
        or heard.places(folded[part.start : part.end])
        or (_PLACES_OF_WHICH.get(part.which.split()[1], ()) if " " in part.which else ())
    )
    return Removal(
        kind=kind, quote=quote, names=heard.names, but=but, known=heard.known, told=part.told, days=days,
        places=(*fields.pop("places", ()), *places), pointed=heard.points, **fields,
    )  # fmt: skip


_PLACES_OF_WHICH = {"second": (2,), "last": (-1,), "newer": (-1,), "first": (1,), "older": (1,), "other": (-1,), "extra": (-1,)}


def _days(text: str, said: str, today: date) -> tuple[tuple[date, ...] | None, str]:
    """The days that are named, and the words without them; None when one lies ahead."""
    mentions = find_dates(_POSSESSIVE.sub("  ", text), today)
    if any(one.kind == "future" or one.day > today for one in mentions):
        return None, said
    for one in reversed(mentions):
        said = f"{said[: one.start]} {'#' * (one.end - one.start - 1)}{said[one.end :]}"
    said = re.sub(r"(?:\b(?:from|on|of|for|at|in|this)\s+)?#+(?:'s\b)?", lambda at: " " * len(at.group()), said)
    return tuple(dict.fromkeys(one.day for one in mentions)), said


def _values(said: str) -> tuple[dict[str, Any], str]:
    """Sets, repetitions, weight and numbers of sets that are named, and the words without them."""
    fields: dict[str, Any] = {}
    if len(_SCHEME.findall(said)) > 1:
        # Several exercises, each with its sets: their names say enough.
        return fields, _LOAD.sub(_blank, _SCHEME.sub(_blank, said))
    scheme = _SCHEME.search(said)
    if scheme:
        fields |= {"sets": int(scheme[1]), "reps": int(scheme[2])}
        said = _without(said, scheme)
    load = _LOAD.search(said)
    if load:
        unit = load["unit"]
        fields["weight"] = (load[1] or load[3]).replace(",", ".")
        fields |= {"unit": "kg" if unit.startswith(("k", "к")) else "lb"} if unit else {}
        said = _without(said, load)
    numbered = _SET_NUMBER.search(said)
    if numbered:
        fields["places"] = tuple(int(one) for one in numbered.groups() if one)
        said = f"{said[: numbered.start()]}set{' ' * (numbered.end() - numbered.start() - 3)}{said[numbered.end() :]}"
    reps = _REPS.search(said)
    if reps and "reps" not in fields:
        fields["reps"] = int(next(one for one in reps.groups() if one))
        said = _without(said, reps)
    bare = _BARE.search(said)
    if bare and "weight" not in fields:
        fields["weight"] = bare[1].replace(",", ".")
        said = _without(said, bare)
    return fields, said


def _blank(at: re.Match[str]) -> str:
    return " " * (at.end() - at.start())


def _without(said: str, at: re.Match[str]) -> str:
    return said[: at.start()] + " " * (at.end() - at.start()) + said[at.end() :]


class _Heard:
    """The words about what goes, once days and values are out of them."""

    def __init__(self, said: str) -> None:
        self.words = [word.group() for word in _WORD.finditer(said)]
        self.keys = {word.removesuffix("'s") for word in self.words} | set(self.words)
        self.names = tuple(name for name in (_name(part) for part in _DIVIDED.split(said)) if name)
        self.known = all(_is_known(name) for name in self.names)
        self.says_just = not words.TOLD_WORDS.isdisjoint(self.words)
        self.points = not words.POINTERS.isdisjoint(self.words)
        self.is_log = (words.ELSEWHERE | forms.NOT_EXERCISES).isdisjoint(self.names) and words.ELSEWHERE.isdisjoint(self.keys)
        self.is_log = self.is_log and all(len(name.split()) <= 5 for name in self.names) and len(self.names) <= 5

    def has(self, listed: frozenset[str]) -> bool:
        return not listed.isdisjoint(self.words)

    def count(self) -> tuple[int, ...]:
        """As many of the last sets as are too many."""
        return tuple(range(-max(forms.NUMBERS.get(word, 1) for word in self.words), 0))

    def places(self, said: str) -> tuple[int, ...]:
        """The sets or entries that are counted: the last, the second, the first two."""
        for word in self.words:
            if word in words.PLACES:
                place = words.PLACES[word]
                number = re.search(rf"\b{word} (\w+)", said)
                count = forms.NUMBERS.get(number[1], int(number[1]) if number[1].isdecimal() else 1) if number else 1
                return tuple(range(place, place + count)) if place > 0 else tuple(range(-count, 0))
        return ()


def _name(part: str) -> str:
    """What is left of words that may name an exercise, once all that say where it stands are gone."""
    found = [word.group() for word in _WORD.finditer(part)]
    skipped = words.FILLERS | words.SET_WORDS | words.WORKOUT_WORDS | words.ENTRY_WORDS | words.EVERYTHING | words.DOUBLE_WORDS
    left = [word for word in found if word not in skipped and word not in words.PLACES and word not in forms.NUMBERS]
    return " ".join(word.removesuffix("'s") for word in left if word not in ("today's", "yesterday's") and not word.isdecimal())


def _is_known(name: str) -> bool:
    return catalogue().find(name) is not None or any(one.words.lower() == name for one in find_benchmark(name))


def _is_ordered(part: _Part, heard: _Heard, dated: bool, fields: dict[str, Any]) -> bool:
    """Whether the words speak of the log: "drop the ego" and "forget it" do not, unless something stored is so called."""
    named = bool(heard.names)
    if part.double or part.surplus:
        return not named or heard.known
    first = heard.words[0] if heard.words else ""
    opened = first in words.DETERMINERS or first in words.PLACES or heard.says_just or (part.strong and first in words.SET_WORDS)
    if part.told:
        return (named and heard.known) or heard.has(words.SET_WORDS)
    if part.strong:
        return (opened or dated or (named and heard.known)) and (heard.known or len(heard.names) == 1)
    opened = opened or (first in words.SET_WORDS and "places" in fields)
    return (opened or dated) and heard.known


def _kind(part: _Part, heard: _Heard, fields: dict[str, Any]) -> RemovalKind | None:
    if part.double or heard.has(words.DOUBLE_WORDS):
        return "double"
    every = heard.names and not fields and not heard.places(" ".join(heard.words)) and heard.has(words.EVERY)
    if (heard.has(words.SET_WORDS) or "places" in fields) and not every:
        return "sets"
    if heard.names:
        return "exercise"
    if fields:
        return "sets"
    if heard.has(words.WORKOUT_WORDS | words.ENTRY_WORDS):
        return "everything" if heard.has(words.EVERYTHING) or part.clears else "workout"
    if heard.has(words.EVERYTHING):
        return "everything"
    return "workout" if heard.words or not part.told else None
