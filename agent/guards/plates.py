"""Plates on a bar: what a side carries follows from the load and the bar, whoever adds it up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from agent.guards.numerals import Number, numbers

_SIDE = re.compile(r"\b(?:each|per|a|either|every|one|both) (?:side|end|sleeve)s?\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\bplates?\b|\bon (?:the|my|a) bar\b|\b(?:load|loading|set up|put on) (?:\w+ )?(?:bar|\d)|\bhow do i load\b|\bwhats? on the bar\b",
    re.I,
)
_BAR = re.compile(r"(?P<bar>\d{1,2}(?:[.,]\d)?)[- ]?(?P<unit>kg|kilos?|lbs?|pounds?)? (?:\w+ )?(?:bar|barbell)s?\b", re.IGNORECASE)
_ITEM = re.compile(
    r"(?:\b(?P<count>an?|one|two|three|four|\d)(?: ?[x×] ?| ))?(?<![\d.,])(?P<plate>\d{1,2}(?:[.,]\d{1,2})?)(?![\d:%]|[.,]\d)", re.I
)
_NEXT = re.compile(r" ?(?:kg|kilos?|lbs?|pounds?)?s?(?: plates?)?\s*(?:\+|, ?(?:and |plus )?|and |& ?|plus )\s*", re.IGNORECASE)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
# What bars weigh, and plates, in kilograms and in pounds.
_BARS = tuple(map(Decimal, ("20", "15", "10", "45", "35")))
_PLATES = frozenset(map(Decimal, ("50", "45", "35", "25", "20", "15", "10", "5", "2.5", "2", "1.5", "1.25", "1", "0.75", "0.5", "0.25")))


@dataclass(frozen=True)
class Loading:
    """A load, the bar, and what each side carries."""

    total: Decimal
    bar: Decimal

    @property
    def side(self) -> Decimal:
        """What one side carries."""
        return (self.total - self.bar) / 2


def loadings(sentence: str, topic: str) -> list[Loading]:
    """The loads of bars that are spoken of: of the question where it names one, else of the sentence."""
    if not is_of_plates(sentence, topic):
        return []
    named = [_value(found["bar"]) for found in _BAR.finditer(sentence + " " + topic)]
    bars = [bar for bar in named if bar in _BARS] or _BARS[:1]
    for text in (topic, sentence):
        totals = [one.value for one in numbers(text) if one.unit in (None, "kg", "lb")]
        totals = [one for one in totals if text is topic or one not in (*bars, *_PLATES)]
        if totals:
            return [Loading(total, bar) for total in totals for bar in bars if total >= bar]
    return []


def is_of_plates(sentence: str, topic: str) -> bool:
    """Whether it is about what goes onto a bar."""
    return bool(_SIDE.search(sentence) or (_ABOUT.search(topic) and (_BAR.search(sentence) or any(_lists(sentence)))))


def is_loaded_wrong(sentence: str, topic: str) -> bool:
    """Whether plates are listed for a side that don't add up to the load that was asked for."""
    sides = {one.side for one in loadings(sentence, topic)}
    return bool(sides) and any(sum(plates) not in sides for plates in _lists(sentence))


def is_of_a_bar(sentence: str, number: Number, topic: str) -> bool:
    """Whether a number is what a bar weighs, or follows from a load and the bar: a side, both sides, or a plate of a list that adds up."""
    if any(found.start() <= number.start < found.end() and _value(found["bar"]) in _BARS for found in _BAR.finditer(sentence)):
        return True
    for one in loadings(sentence, topic):
        if number.value in (one.side, 2 * one.side):
            return True
        if any(sum(plates) == one.side and number.value in plates for plates in _lists(sentence)):
            return True
    return False


def _lists(sentence: str) -> Iterator[Sequence[Decimal]]:
    """Plates that are listed one after another, each as often as it is there; the bar is none of them."""
    bare = _BAR.sub(";", sentence)
    plates: list[Decimal] = []
    end = -1
    for found in _ITEM.finditer(bare):
        if not plates or not _NEXT.fullmatch(bare[end : found.start()]):
            yield from _listed(plates)
            plates = []
        plates += [_value(found["plate"])] * _COUNTS.get(
            (found["count"] or "a").lower(), int(found["count"]) if (found["count"] or "").isdigit() else 1
        )
        end = found.end()
    yield from _listed(plates)


def _listed(plates: list[Decimal]) -> Iterator[Sequence[Decimal]]:
    if len(plates) > 1 and all(one in _PLATES for one in plates):
        yield plates


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
