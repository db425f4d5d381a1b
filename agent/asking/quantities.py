"""The quantities in a question: weights, reps, effort, percentages, the bar."""

import re
from decimal import Decimal
from typing import Literal

from domain.measures import WeightUnit
from domain.model import Model

_N = r"\d{1,4}(?:[.,]\d{1,2})?"
_KG, _LB = r"kgs?|kilos?|kilograms?", r"lbs?|pounds?|#"
_WEIGHT = re.compile(rf"(?<![\w.,])(?P<value>{_N})\s?(?:(?P<kg>{_KG})|(?P<lb>{_LB}))(?!\w)", re.IGNORECASE)
_SET = re.compile(rf"(?<![\w.,])(?P<value>{_N})\s?(?:{_KG}|{_LB})?\s?(?:[x×*]|for)\s?(?P<reps>\d{{1,2}})(?![\w%])", re.IGNORECASE)
_AT = re.compile(
    rf"(?<![\w.,])(?:\d{{1,2}}\s?[x×*]\s?)?(?P<reps>\d{{1,2}})\s?(?:reps? )?(?:@|at|with)\s?(?P<value>{_N})(?!\s?(?:%|percent|rpe|rir))\b",
    re.IGNORECASE,
)
_REPS = re.compile(
    r"\b(?P<reps>\d{1,2})[\s-]?(?:reps?|repetitions?|times)\b"
    r"|\b(?:sets? of|reps of|for(?: an?)?(?: set of)?) (?P<of>\d{1,2})\b(?![.,]\d)(?!\s?(?:%|kg|lb|min|week|day|month))",
    re.IGNORECASE,
)
_RPE = re.compile(
    r"\b(?:rpe|effort)\s?(?:of )?(?P<rpe>10|[5-9](?:[.,]5)?)\b|@\s?(?P<at>10|[5-9](?:[.,]5)?)(?!\s?[\w%.,]\d|\d|\s?kg"
    r"|\s?lb)",
    re.IGNORECASE,
)
_RIR = re.compile(r"\b(?P<rir>[0-5])\s?(?:rir|(?:reps? )?in (?:reserve|the tank))\b", re.IGNORECASE)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}
_WORDED_REPS = re.compile(
    rf"\b(?:sets? of|for(?: a set of)?) (?P<of>{'|'.join(_WORDS)})\b(?! (?:days?|weeks?|months?|years?|sets?|min))"
    rf"|\b(?P<n>{'|'.join(_WORDS)})[- ]reps?\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?<![\w.,])(?P<percent>\d{1,3}(?:[.,]\d)?)\s?(?:%|per ?cent\b)", re.IGNORECASE)
_BAR = re.compile(rf"(?<![\w.,])(?P<value>{_N})[\s-]?(?:{_KG}|{_LB})?[\s-]?(?:bar|barbell)\b", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w.,:/])(?P<value>[2-9]\d|\d{3})(?P<rest>[.,]\d{1,2})?(?![\w:/%]|[.,]\d| (?:days?|weeks?|months?|min))")
_IN = re.compile(
    rf"(?:\b(?:in|to|into|as|how many|how much)\s+|^\W*(?:(?:and|or|so)\s+)?)(?:(?P<kg>{_KG})|(?P<lb>{_LB}))(?!\w)", re.IGNORECASE
)
_FAR_IN = re.compile(r"(?:\bin\s+|^\W*(?:(?:and|or|so)\s+)?)(?:(?P<km>kms?|kilomet\w+)|miles?|mi)(?!\w)", re.IGNORECASE)
_SMALL = {"single": 1, "double": 2, "triple": 3}
_WORDED = re.compile(
    r"\b(?:(?:heaviest|best|top|max) (?:\w+ ){1,3}|(?:a|heavy|heaviest|best|my|top|the) )(single|double|triple)\b"
    r"|\b(single|double|triple)s\b",
    re.IGNORECASE,
)


class Quantities(Model):
    """What was said; `wanted` is the unit that the answer should have, `far` that of a length, `bar` the weight of the bar."""

    weight: Decimal | None = None
    unit: WeightUnit | None = None
    reps: int | None = None
    rpe: Decimal | None = None
    percent: Decimal | None = None
    bar: Decimal | None = None
    wanted: WeightUnit | None = None
    far: Literal["km", "mi"] | None = None


def quantities(text: str) -> Quantities:
    """The quantities of a text."""
    bar = _BAR.search(text)
    rest = text[: bar.start()] + " " + text[bar.end() :] if bar else text
    weight, unit, reps = _load(rest)
    rpe = _RPE.search(rest)
    rir = _RIR.search(rest)
    percent = _PERCENT.search(rest)
    wanted, far = _IN.search(text), _FAR_IN.search(text)
    return Quantities(
        weight=weight,
        unit=unit,
        reps=reps if reps is not None else _reps(rest),
        rpe=number(rpe["rpe"] or rpe["at"]) if rpe else 10 - Decimal(rir["rir"]) if rir else None,
        percent=number(percent["percent"]) if percent else None,
        bar=number(bar["value"]) if bar else None,
        wanted=None if wanted is None else "kg" if wanted["kg"] else "lb",
        far=None if far is None else "km" if far["km"] else "mi",
    )


def weight_in(text: str) -> tuple[Decimal, WeightUnit] | None:
    """The first weight with a unit."""
    found = _WEIGHT.search(text)
    return (number(found["value"]), "kg" if found["kg"] else "lb") if found else None


def bare_weight(text: str) -> Decimal | None:
    """The first number that could be a weight, the bar's apart."""
    found = _BARE.search(_BAR.sub(" ", _RPE.sub(" ", _PERCENT.sub(" ", text))))
    return number(found["value"] + (found["rest"] or "")) if found else None


def number(digits: str) -> Decimal:
    """A number as it was written, with a point or a comma."""
    return Decimal(digits.replace(",", "."))


def _load(text: str) -> tuple[Decimal | None, WeightUnit | None, int | None]:
    """A set's weight and reps, or a weight alone."""
    weight = weight_in(text)
    for pattern in (_SET, _AT):
        for found in pattern.finditer(text):
            value, reps = number(found["value"]), int(found["reps"])
            if weight is not None and value == weight[0]:
                return weight[0], weight[1], reps
            if weight is None and value >= 20 and 1 <= reps <= 30:
                return value, None, reps
    return (*weight, None) if weight else (None, None, None)


def _reps(text: str) -> int | None:
    found = _REPS.search(text)
    if found:
        return int(found["reps"] or found["of"])
    spelt = _WORDED_REPS.search(text)
    if spelt:
        return _WORDS[(spelt["of"] or spelt["n"]).lower()]
    worded = _WORDED.search(text)
    return _SMALL[(worded[1] or worded[2]).lower()] if worded else None
