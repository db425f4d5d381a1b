"""Words in the one form in which texts are held against each other, and the amounts in them."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ENDINGS = (
    "ations",
    "ation",
    "ings",
    "ing",
    "edly",
    "ingly",
    "iness",
    "ness",
    "ily",
    "ies",
    "ied",
    "ely",
    "ly",
    "ers",
    "er",
    "ed",
    "es",
    "s",
    "y",
    "e",
)
_SHORTEST = 3

NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "twice": 2, "thrice": 3, "both": 2,
}  # fmt: skip
_UNITS = {
    "kg": "kg", "kgs": "kg", "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg",
    "lb": "lb", "lbs": "lb", "pound": "lb", "pounds": "lb", "min": "min", "mins": "min", "minute": "min", "minutes": "min",
    "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "h": "h", "km": "km", "k": "km", "mile": "mile", "miles": "mile",
    "percent": "%", "%": "%", "year": "year", "years": "year", "month": "month", "months": "month", "week": "week", "weeks": "week",
    "day": "day", "days": "day", "session": "day", "sessions": "day", "times": "day",
    "rep": "rep", "reps": "rep", "set": "set", "sets": "set", "sentence": "sentence", "sentences": "sentence",
}  # fmt: skip
_NUMBER = rf"(?P<digits>\d+(?:[.,]\d+)?)|(?P<word>{'|'.join(NUMBERS)}|an?|one|half an)"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_AMOUNT = re.compile(rf"(?<![\w.])(?:{_NUMBER})(?:[\s-]*(?P<unit>{_UNIT})(?![\w]))?(?![\w]|[.,]\d)")

Amount = tuple[float, str]


def stem(word: str) -> str:
    """A word without the endings of its forms: training, trained and trains are one."""
    bare = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST:
            bare = bare[: -len(ending)]
            break
    if bare.endswith("i") and len(bare) > _SHORTEST:
        bare = bare[:-1]  # easier, like easy
    return bare[:-1] if len(bare) > _SHORTEST and bare[-1] == bare[-2] else bare


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return [word.lower() for word in _WORD.findall(text.replace("’", "'"))]


def stems(text: str) -> frozenset[str]:
    """All of its words by their stems."""
    return frozenset(stem(word) for word in words(text.replace("_", " ")))


def amounts(text: str) -> Iterator[Amount]:
    """Numbers with the unit behind them, "" when there is none; hours count as minutes, and a bare "a" or "one" is no number."""
    for match in _AMOUNT.finditer(text.lower().replace("_", " ")):
        unit = _UNITS.get(match["unit"] or "", "")
        if match["digits"]:
            number = float(match["digits"].replace(",", "."))
        elif match["word"] in NUMBERS:
            number = float(NUMBERS[match["word"]])
        elif unit == "h":
            number = 0.5 if match["word"] == "half an" else 1.0
        else:
            continue
        yield (number * 60, "min") if unit == "h" else (number, unit)
