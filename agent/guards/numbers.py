"""Holds the numbers of a reply to what this turn's facts and tools really said.

A load is always about the user. Any other number is when its sentence states something of the user's past or records; in advice
("aim for 8 hours of sleep", "3 to 5 sets") it is the coach's to choose.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from domain.exercises import catalogue
from domain.measures import KG_PER_LB

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
WORDS = {word: Decimal(value) for word, value in [*((word, value) for value, word in enumerate(_SMALL.split())), *_LARGER.items()]}
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SPELT = {
    "kg": "kg kgs kilo kilos kilogram kilograms",
    "lb": "lb lbs pound pounds",
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
}
UNITS = {word: unit for unit, words in _SPELT.items() for word in words.split()}
LOADS = {"kg", "lb"}
_NUMBER = re.compile(
    r"(?<![\w.,:/])(?P<digits>\d+(?::\d\d){1,2}(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?:(?:\s|-|\u00a0)?(?P<unit>%|[a-z]+))?"
    rf"|\b(?P<word>(?:{_TENS})[- ](?:one|two|three|four|five|six|seven|eight|nine)|{'|'.join(WORDS)}|seventy|eighty|ninety)\b"
    r"(?:[\s-](?P<word_unit>[a-z]+))?",
    re.IGNORECASE,
)
_SETS = re.compile(r"(?<![\w.,:/])(\d+)\s?[x×]\s?(\d+)(?![\w:])", re.IGNORECASE)
# What the user's own log would have to show.
_PAST = re.compile(
    r"\b(?:was|were|did|had|been|last|best|heaviest|fastest|longest|records?|prs?|pbs?|so far|this (?:week|month|year)|total(?:s|l?ed)?"
    r"|logged|since|ago|average[ds]?|up from|compared|improved|lifted|ran|rowed|swam|squatted|benched|pulled|pressed|deadlifted|trained|hit"
    r"|weigh(?:s|ed)?|estimated|e?1rm|max|streak|personal|history|currently|volume|goal|target|progress(?:ed)?|added|gained|lost|increase[ds]?"
    r"|you['’]?(?:ve| have)|you are at|you['’]re at|your (?:current|working|training|log))\b",
    re.IGNORECASE,
)
# What the user says of a record is not what the log shows.
_RECORDS = re.compile(
    r"\b(?:best|heaviest|fastest|longest|strongest|records?|prs?|pbs?|personal|e?1rm|logged|log shows|stored)\b", re.IGNORECASE
)
_YOU = re.compile(r"\b(?:you|your|yours|you['’]\w+|i (?:see|have|found|count|show)|logged|prs?|pbs?|records?)\b", re.IGNORECASE)
_EXAMPLE = re.compile(r"(?:for example|for instance|e\.g\.|such as|like|say it as|write)[^“\"]{0,40}[“\"][^”\"]*[”\"]", re.IGNORECASE)
_DATES = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: \d{4})?)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?\b"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"^\s*(?:[-*•]\s*)?(?:\d{1,2}[.)]\s+|#\d+\s)")
_PROTEIN = re.compile(r"\d+(?:[.,]\d+)?\s?g(?:rams?)?\s?(?:/|per)\s?(?:kg|kilo\w*|lb|pound)\b(?: of body ?weight)?", re.IGNORECASE)
_NOT_COUNTED = {"one", "zero"}
NEAR = {"kg": Decimal("0.6"), "lb": Decimal("1.2")}


@dataclass(frozen=True)
class Number:
    """A numeral with its unit, as far as it has one, where it stands."""

    value: Decimal
    unit: str | None
    start: int
    end: int


@dataclass
class Known:
    """One line of what was really said, its numbers and the exercises that they are about."""

    text: str
    numbers: list[Number]
    exercises: frozenset[str]
    hearsay: bool = False


@dataclass
class Material:
    """All that this turn's numbers may come from; it grows as tools answer."""

    lines: list[Known] = field(default_factory=list)
    _seen: set[tuple[str, bool]] = field(default_factory=set)

    def add(self, blocks: Iterable[str], *, hearsay: bool = False) -> None:
        """Take further texts in; a line without an exercise is about that of its block's first line. Hearsay is what the user said."""
        for block in blocks:
            if (block, hearsay) in self._seen:
                continue
            self._seen.add((block, hearsay))
            about: frozenset[str] = frozenset()
            for line in block.splitlines():
                named = exercises(line)
                about = about or named
                self.lines.append(Known(line.strip(), list(numbers(line)), named or about, hearsay))

    def about(self, named: frozenset[str], *, proven: bool) -> list[Known]:
        """The lines that can speak for a sentence that names these exercises; with `proven`, only what code knows."""
        lines = [line for line in self.lines if not (proven and line.hearsay)]
        return [line for line in lines if not named or not line.exercises or named & line.exercises]

    def shown(self, named: frozenset[str]) -> str | None:
        """What the log really shows for one of these exercises."""
        return next((line.text for line in self.lines if named & line.exercises and line.numbers and not line.hearsay), None)


def numbers(text: str) -> Iterator[Number]:
    """All numerals of a text but those of dates, list marks and examples."""
    hidden = [found.span() for pattern in (_DATES, _MARK, _EXAMPLE, _PROTEIN) for found in pattern.finditer(text)]
    taken: list[tuple[int, int]] = []
    for pair in _SETS.finditer(text):
        if not _inside(pair.start(), hidden):
            taken.append(pair.span())
            yield Number(Decimal(pair[1]), "sets", pair.start(1), pair.end(1))
            yield Number(Decimal(pair[2]), "reps", pair.start(2), pair.end(2))
    for found in _NUMBER.finditer(text):
        if _inside(found.start(), hidden) or _inside(found.start(), taken):
            continue
        word = (found["word"] or "").lower()
        unit = UNITS.get((found["unit"] or found["word_unit"] or "").lower())
        if word in _NOT_COUNTED and unit not in LOADS | {"workouts", "sets", "reps"}:
            continue
        yield Number(_word_value(word) if word else _value(found["digits"]), unit, found.start(), found.end())


def is_checked(sentence: str, number: Number, named: frozenset[str]) -> bool:
    """Whether a number says something about this user, so that it has to come from somewhere."""
    if number.unit in LOADS:
        return True
    return bool(_PAST.search(sentence) and (_YOU.search(sentence) or named))


def unsupported(sentence: str, gathered: Callable[[], Material]) -> list[Number]:
    """The numbers of a sentence that nothing in this turn's material carries."""
    found = list(numbers(sentence))
    if not found:
        return []
    named = exercises(sentence)
    if not any(is_checked(sentence, number, named) for number in found):
        return []
    known = [one for line in gathered().about(named, proven=bool(_RECORDS.search(sentence))) for one in line.numbers]
    asked = [number for number in found if is_checked(sentence, number, named)]
    bare = [number for number in asked if not any(_same(number, one) for one in known)]
    held = [number for number in found if number not in bare]
    return [number for number in bare if not _is_difference(number, held)]


@lru_cache(maxsize=512)
def exercises(text: str) -> frozenset[str]:
    """The exercises that a line names."""
    return frozenset(mention.exercise_id for mention in catalogue().spot(text) if mention.exercise_id and not mention.weak)


def _same(said: Number, known: Number) -> bool:
    if said.unit in LOADS and known.unit in LOADS and said.unit != known.unit:
        as_said = known.value * KG_PER_LB if said.unit == "kg" else known.value / KG_PER_LB
        return abs(as_said - said.value) <= NEAR[said.unit]
    if said.unit in LOADS and known.unit is not None and known.unit not in LOADS:
        return False
    if said.unit and known.unit and said.unit != known.unit and {said.unit, known.unit} <= _APART:
        return False
    return said.value == known.value


_APART = {"kg", "lb", "sets", "reps", "workouts", "km", "mi", "m", "%", "min", "s", "h"}


def _is_difference(number: Number, held: Sequence[Number]) -> bool:
    """Whether it is what lies between two numbers of the same sentence, which may be said."""
    return any(
        abs(one.value - other.value) == number.value for one in held for other in held if one is not other and one.unit == other.unit
    )


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _value(digits: str) -> Decimal:
    if ":" in digits:
        total = Decimal(0)
        for part in digits.split(":"):
            total = total * 60 + Decimal(part)
        # Apart from every plain number: 24:10 is no 1450 of anything else.
        return total + Decimal("0.0001")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return Decimal(digits.replace(",", ""))
    return Decimal(digits.replace(",", "."))


def _word_value(word: str) -> Decimal:
    tens = dict(zip(_TENS.split("|"), range(20, 100, 10), strict=True))
    first, _, second = word.replace("-", " ").partition(" ")
    return Decimal(tens[first]) + WORDS.get(second, Decimal(0)) if first in tens else WORDS[first]
