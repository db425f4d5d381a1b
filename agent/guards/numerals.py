"""Reads the numerals of a text: digits and words, with their units."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_LARGER = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "hundred": 100,
    "dozen": 12,
    "twice": 2,
    "double": 2,
    "triple": 3,
}
_NTH = "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
_LARGER |= {word: value for value, word in enumerate(_NTH.split(), 4)} | {"twentieth": 20, "thirtieth": 30, "hundredth": 100}
WORDS = {word: Decimal(value) for word, value in [*((word, value) for value, word in enumerate(_SMALL.split())), *_LARGER.items()]}
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SPELT = {
    "kg": "kg kgs kilo kilos kilogram kilograms",
    "lb": "lb lbs pound pounds livres libras libbre",
    "km": "km k kilometre kilometres kilometer kilometers",
    "mi": "mi mile miles",
    "m": "m metre metres meter meters",
    "sets": "set sets",
    "reps": "rep reps",
    "times": "times",
    "workouts": "workout workouts session sessions",
    "days": "day days",
    "weeks": "week weeks",
    "months": "month months",
    "years": "year years",
    "min": "min mins minute minutes",
    "s": "s sec secs second seconds",
    "h": "h hour hours",
    "%": "% percent",
    "kcal": "kcal calories",
    "plates": "plate plates",
    "t": "t tonne tonnes ton tons",
}
UNITS = {word: unit for unit, words in _SPELT.items() for word in words.split()}
LOADS = {"kg", "lb"}
FAR = ("km", "mi")
# Also a load: so many of the largest plates on each side of the bar.
PLATES = {"kg": (Decimal(20), Decimal(40)), "lb": (Decimal(45), Decimal(90))}
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_UP_TO_19 = "|".join(sorted(_SMALL.split()[1:], key=len, reverse=True))
_HUNDREDS = rf"(?:(?:a|one|two|three|four|five) )?hundred(?: and)? (?:(?:{_TENS})(?:[- ](?:{_UNITS}))?|{_UP_TO_19})\b"
_NUMBER = re.compile(
    r"(?<![\w.,:/])(?P<digits>\d+(?::\d\d){1,2}(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?:(?:\s|-"
    r"|\u00a0)?(?P<unit>%|[a-z]+))?"
    rf"|\b(?P<word>{_HUNDREDS}|(?:two|three|four|five) hundred|(?:{_TENS})[- ](?:{_UNITS})|{'|'.join(WORDS)}|seventy|eighty|ninety)\b"
    r"(?:[\s-](?P<word_unit>[a-z]+))?",
    re.IGNORECASE,
)
_SETS = re.compile(r"(?<![\w.,:/])(\d+)\s?[x×]\s?(\d+)(?![\w:])(?!\.\d)(?!\s?(?:kg|kilo|lb|pound))", re.IGNORECASE)
# "One more rep" and "one ugly rep" count nothing.
_ANY_ONE = re.compile(r" (?:more|extra|ugly|bad|good|hard|clean|final|last|missed|failed|another) (?:rep|set)\b", re.IGNORECASE)
_LOADED = re.compile(r"\d ?(?:kg|lbs?) ?[x×] ?(\d{1,2})\b(?! ?[x×])(?! ?(?:kg|lb|sets?))", re.IGNORECASE)
# "Three eights" are three sets of eight reps, "a triple" is a set of three.
_OF_REPS = ("single", "double", "triple", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_GROUPS = re.compile(
    r"\b(?P<sets>one|two|three|four|five|six|seven|eight|\d{1,2}) (?P<reps>singles|doubles|triples|fours|fives|sixes|sevens|eights"
    r"|nines|tens|twelves)\b",
    re.IGNORECASE,
)
_ONE_SET = re.compile(
    r"\b(?:an?|(?:kg|kilos?|lbs?|\d)(?: for an?)?) (?P<reps>single|double|triple)"
    r"(?=\s*(?:[.,;:!?)—–@-]|$|(?:at|with|of|from|today|on|in|for|and|is|was)\b))",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"(?:for example|for instance|e\.g\.|such as|like|say it as|write)[^“\"]{0,40}[“\"][^”\"]*[”\"]", re.IGNORECASE)
_MONTHS = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATES = re.compile(
    rf"\b\d{{1,2}}(?: {_MONTHS})?(?: \d{{4}})? (?:to|and|or|until|till|[-–]) \d{{1,2}} {_MONTHS}(?: \d{{4}})?|"
    r"\b\d{4}-\d\d-\d\d\b|\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: \d{4})?)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?\b"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
    re.IGNORECASE,
)
# "A 5k time", "a 1 rep max", "5RM": names of things, which say nothing of anybody's.
_NAMED = re.compile(
    r"\b\d+k (?:time|run|race|pace|record|pr|pb)\b|\b\d{1,2}[- ]?rep[- ]max\w*|\b\d{1,2}[- ]?rms?\b|\b5/3/1\b|\b[345]x5 program\w*",
    re.IGNORECASE,
)
# "Two days ago" is a day, "a pound of muscle" no load.
_SINCE = re.compile(
    r"\b(?:\d{1,3}|[a-z]+) (?:day|week|month|year)s?(?: \w+)? (?:ago|since(?! (?:you|we|i|\w+day)\b)|back)\b"
    r"|\b(?:one|two|three) (?:third|quarter|fifth)s?\b"
    r"|\bthe two\b(?! \w)|\bthe two(?= of)|\ba single(?= (?:is|are)\b)"
    r"|\b(?:last|past|next) (?:two|three|four|five|six|\d) (?:mon|tues|wednes|thurs|fri|satur|sun)days\b"
    r"|\b\d{1,3}(?: ?[-–] ?\d{1,3})? ?(?:degrees?|°|bpm|cm|inch(?:es)?)(?!\w)"
    r"|\(?1 ?\+ ?\w+ ?[/÷] ?30\)?"
    r"|\b(?:\d+(?:[.,]\d+)?|an?|one) ?(?:kg|kilos?|lbs?|pounds?|g|grams?) of (?:pure |lean |body ?)?"
    r"(?:muscle|fat|water|mass|tissue|food|carbs)\b",
    re.IGNORECASE,
)
_THOSE = re.compile(r"(?<=\bthe )\d{1,3}s\b|(?<=\bmy )\d{1,3}s\b|(?<=\byour )\d{1,3}s\b", re.IGNORECASE)
_AND_A_HALF = re.compile(r" and a half ([a-z]+)", re.IGNORECASE)
_OF = re.compile(r"\s*of\s*")
_NEXT_WORD = re.compile(r"[\s-]+([a-z]+)\b", re.IGNORECASE)
# "9 workouts against 4": the unit stands once.
_AGAINST = re.compile(
    r"[\w ]{0,12}\b(?:against|versus|vs\.?|compared (?:to|with)|instead of|not|up from|down from)\s+(?:only "
    r"|just )?",
    re.IGNORECASE,
)
_RPE = re.compile(r"\brpe(?: of| was| at| is|:)?\s*$", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|–|to|or|and)\s*$", re.IGNORECASE)
_MARK = re.compile(r"^\s*(?:[-*•]\s*)?(?:\d{1,2}[.)]\s+|#\d+\s)")
_PROTEIN = re.compile(r"\d+(?:[.,]\d+)?\s?g(?:rams?)?\s?(?:/|per)\s?(?:kg|kilo\w*|lb|pound)\b(?: of body ?weight)?", re.IGNORECASE)
_THEN = re.compile(r"\s+(?:this|last|that|in|on|since|over|within|so far)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+of (?:them|those|these)\b", re.IGNORECASE)
_WEEKDAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b", re.IGNORECASE)
_IN_ONE = re.compile(r"\b(?:in|within|of) $", re.IGNORECASE)
_NOT_COUNTED = {"one", "zero"}
_COUNTED = {"sets", "reps", "workouts", "days", "weeks", "months"}
_JOINS = {
    "next",
    "last",
    "this",
    "that",
    "per",
    "a",
    "an",
    "every",
    "each",
    "in",
    "of",
    "to",
    "for",
    "and",
    "or",
    "at",
    "on",
    "the",
    "x",
    "by",
}
_SIGNS = {"-": -1, "−": -1, "+": 1}
BARE_LOAD = 20
# What sets a time of day or of a run apart from every plain number: 24:10 is no 1450 of anything else.
OF_TIME = Decimal("0.0001")


@dataclass(frozen=True)
class Number:
    """A numeral with its unit, as far as it has one, where it stands."""

    value: Decimal
    unit: str | None
    start: int
    end: int
    sign: int = 0


def numbers(text: str) -> Iterator[Number]:
    """All numerals of a text but those of dates, list marks, names and examples."""
    return iter(_read(text))


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Number, ...]:
    """The same; the lines of a log are held to one sentence after another."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Number]:
    hidden = [found.span() for pattern in (_DATES, _MARK, _EXAMPLE, _PROTEIN, _NAMED, _SINCE) for found in pattern.finditer(text)]
    grouped = list(_in_groups(text, hidden))
    taken = [span for _, span in grouped]
    yield from (one for one, _ in grouped)
    singles = [one for one in _singles(text) if not _inside(one.start, hidden) and not _inside(one.start, taken)]
    before: Number | None = None
    for one, after in zip_longest(singles, singles[1:]):
        unit = one.unit
        if unit is None and after and _RANGE.fullmatch(text[one.end : after.start]):
            unit = after.unit  # in "60 to 80 kg" the unit stands once, for both
        elif unit is None and _RPE.search(text[: one.start]):
            unit = "rpe"
        elif unit is None and before and before.unit and _AGAINST.fullmatch(text[before.end : one.start]):
            unit = before.unit
        elif unit is None and before and before.unit == "sets" and _OF.fullmatch(text[before.end : one.start]):
            unit = "reps"
        before = Number(one.value, unit, one.start, one.end, _sign(text, one.start))
        yield before


def _in_groups(text: str, hidden: Sequence[tuple[int, int]]) -> Iterator[tuple[Number, tuple[int, int]]]:
    """The sets and reps that are known by how they stand together, each with what they stand in."""
    for pair in _SETS.finditer(text):
        if not _inside(pair.start(), hidden) and int(pair[1]) < BARE_LOAD:
            yield Number(Decimal(pair[1]), "sets", pair.start(1), pair.end(1)), pair.span()
            yield Number(Decimal(pair[2]), "reps", pair.start(2), pair.end(2)), pair.span()
    for group in _GROUPS.finditer(text):
        yield Number(_word_or_digits(group["sets"]), "sets", group.start("sets"), group.end("sets")), group.span()
        yield Number(_reps_of(group["reps"]), "reps", group.start("reps"), group.end("reps")), group.span()
    for loaded in _LOADED.finditer(text):
        yield Number(Decimal(loaded[1]), "reps", loaded.start(1), loaded.end(1)), loaded.span(1)
    for alone in _ONE_SET.finditer(text):
        yield Number(_reps_of(alone["reps"]), "reps", alone.start("reps"), alone.end("reps")), alone.span("reps")


def _word_or_digits(words: str) -> Decimal:
    return Decimal(words) if words.isdigit() else WORDS[words.lower()]


def _reps_of(words: str) -> Decimal:
    at = _OF_REPS.index(words.lower().removesuffix("s") if words.lower() != "sixes" else "six")
    return Decimal(at + 1)


def _singles(text: str) -> Iterator[Number]:
    for found in _NUMBER.finditer(text):
        word = (found["word"] or "").lower()
        following = (found["unit"] or found["word_unit"] or "").lower()
        unit = "th" if following in ("st", "nd", "rd", "th") or word.endswith("th") else UNITS.get(following)
        if (
            unit is None
            and following
            and following not in _JOINS
            and following not in WORDS
            and (after := _NEXT_WORD.match(text, found.end()))
            and UNITS.get(after[1].lower()) in _COUNTED
        ):
            unit = UNITS[after[1].lower()]  # "forty work sets"
        if word == "one" and _ANY_ONE.match(text, found.end("word")):
            continue
        if word in _NOT_COUNTED and (unit not in LOADS | {"sets", "reps"} or _IN_ONE.search(text[: found.start()])):
            continue
        if word == "twice" and unit is None and _THEN.match(text, found.end("word")):
            unit = "times"
        if unit is None and not _WEEKDAYS.search(text) and _OF_THEM.match(text, found.end("word" if word else "digits")):
            unit = "workouts"
        if unit == "s" and _THOSE.match(text, found.start()):
            unit = None  # "the 14s" are dumbbells, "the 400s" runs
        half = _AND_A_HALF.match(text, found.end("word" if word else "digits"))
        unit = UNITS.get(half[1].lower()) if half else unit
        end = found.end() if unit else found.end("word" if word else "digits")
        value = _word_value(word) if word else _value(found["digits"])
        yield Number(value + Decimal("0.5") if half else value, unit, found.start(), half.end() if half else end)


def _sign(text: str, start: int) -> int:
    """Whether it is written as a change: "+2.5 kg", "-0.7 kg"."""
    marked = start > 0 and text[start - 1] in _SIGNS and (start == 1 or text[start - 2] in " (\t")
    return _SIGNS[text[start - 1]] if marked else 0


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _value(digits: str) -> Decimal:
    if ":" in digits:
        total = Decimal(0)
        for part in digits.split(":"):
            total = total * 60 + Decimal(part)
        return total + OF_TIME
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return Decimal(digits.replace(",", ""))
    return Decimal(digits.replace(",", "."))


def _word_value(word: str) -> Decimal:
    if "hundred" in word and word != "hundred":
        count, _, rest = word.replace(" and ", " ").partition("hundred")
        return WORDS.get(count.strip(), Decimal(1)) * 100 + (_word_value(rest.strip()) if rest.strip() else 0)
    tens = dict(zip(_TENS.split("|"), range(20, 100, 10), strict=True))
    first, _, second = word.replace("-", " ").partition(" ")
    return Decimal(tens[first]) + WORDS.get(second, Decimal(0)) if first in tens else WORDS[first]
