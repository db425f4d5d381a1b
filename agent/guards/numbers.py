"""Holds the numbers of a reply to what this turn's facts and tools really said.

A load is always about the user. Any other number is when its sentence states something of the user's past or records; in advice
("aim for 8 hours of sleep", "3 to 5 sets") it is the coach's to choose.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest

from agent.guards.exercises import exercises
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
    "plates": "plate plates",
}
UNITS = {word: unit for unit, words in _SPELT.items() for word in words.split()}
LOADS = {"kg", "lb"}
# Also a load: so many of the largest plates on each side of the bar.
PLATES = {"kg": (Decimal(20), Decimal(40)), "lb": (Decimal(45), Decimal(90))}
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_UP_TO_19 = "|".join(sorted(_SMALL.split()[1:], key=len, reverse=True))
_HUNDREDS = rf"(?:(?:a|one|two|three|four|five) )?hundred(?: and)? (?:(?:{_TENS})(?:[- ](?:{_UNITS}))?|{_UP_TO_19})\b"
_NUMBER = re.compile(
    r"(?<![\w.,:/])(?P<digits>\d+(?::\d\d){1,2}(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?:(?:\s|-|\u00a0)?(?P<unit>%|[a-z]+))?"
    rf"|\b(?P<word>{_HUNDREDS}|(?:{_TENS})[- ](?:{_UNITS})|{'|'.join(WORDS)}|seventy|eighty|ninety)\b"
    r"(?:[\s-](?P<word_unit>[a-z]+))?",
    re.IGNORECASE,
)
_SETS = re.compile(r"(?<![\w.,:/])(\d+)\s?[x×]\s?(\d+)(?![\w:])(?!\.\d)(?!\s?(?:kg|kilo|lb|pound))", re.IGNORECASE)
# What the user's own log would have to show.
_PAST = re.compile(
    r"\b(?:was|were|did|had|been|last|best|heaviest|fastest|longest|records?|prs?|pbs?|so far|this (?:week|month|year)|total(?:s|l?ed)?"
    r"|logged|since|ago|average[ds]?|up from|compared|improved|lifted|ran|rowed|swam|squatted|benched|pulled|pressed|deadlifted|trained|hit"
    r"|weigh(?:s|ed)?|estimated|e?1rm|max|streak|personal|history|currently|volume|goal|target|progress(?:ed)?|added|gained|lost|increase[ds]?"
    r"|you['’]?(?:ve| have)|you are at|you['’]re at|your (?:current|working|training|log))\b",
    re.IGNORECASE,
)
# What only happened at some time did happen, whoever did it: "12 sessions in October", "up 8% since May".
_TIMED = re.compile(
    r"\b(?:yesterday|this morning|overall|in (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|since|ago|last (?:week|month|year|time|session|workout|\w+day)|(?:over|in|during|across) the (?:last|past)|in a row|all[- ]time"
    r"|so far|to date|until now|up from|down from|compared (?:to|with))\b",
    re.IGNORECASE,
)
# A line of a list or a table, or a label with its value: what it is about was said before it.
_ROW = re.compile(r"^\s*(?:[-*•|]|\d{1,2}[.)]\s|[^:.!?\d]{2,40}:\s*\S)")
_COUNTED = re.compile(r"\b(?:workouts?|sessions|sets|reps|runs|days|weeks|score|readiness|streak|prs?|records)\b", re.IGNORECASE)
# What the user says of a record is not what the log shows.
_RECORDS = re.compile(
    r"\b(?:best|heaviest|fastest|longest|strongest|records?|prs?|pbs?|personal|e?1rm|logged|log shows|stored)\b", re.IGNORECASE
)
_ADVICE = re.compile(
    r"\b(?:should|could|can|may|might|would|will|let['’]s|try|aim|keep|do|take|rest|sleep|eat|drink|start|hold|stay|use|add|go|give|want|need"
    r"|recommend|suggest|consider|plan|breathe|if|most people|many|usually|generally|typical\w*|beginners?|lifters|per|every|each|next"
    r"|about to|spend|begin|work up|warm up|repeat|perform|include|pick|choose|common\w*|normal\w*|often)\b|['’]ll\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:most (?:people|lifters|beginners)|many (?:people|lifters)|usual\w*|general\w*|typical\w*|common\w*|beginners?|normal\w*|standard"
    r"|studies|study|research\w*|science|evidence|trials|experts|athletes|coaches|world record|many a"
    r"|olympic bar(?:bell)?|bar(?:bell)? (?:alone |itself )?weighs|an? empty bar)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:those|in a row|great (?:job|work)|amazing|nice(?: work| job)?|wow|impressive|crushed|well done|good (?:job|work)|solid work)\b",
    re.IGNORECASE,
)
_YOU = re.compile(
    r"\b(?:you|your|yours|you['’]\w+|the (?:user|athlete)(?:['’]s)?|i (?:see|have|found|count|show)|logged|prs?|pbs?|records?)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"(?:for example|for instance|e\.g\.|such as|like|say it as|write)[^“\"]{0,40}[“\"][^”\"]*[”\"]", re.IGNORECASE)
_DATES = re.compile(
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
# A bare number where a load would stand: "load the bar with 115", "go up to 102.5".
_AS_LOAD = re.compile(r"(?:\b(?:with|to|at|try|use|for|around|about|load|lift|hit|put|add|squat|bench|press|pull)|@)\s*$", re.IGNORECASE)
_AS_STATE = re.compile(r"\b(?:is|was|are|of|a)\s*$")
_WORD_AFTER = re.compile(r"\s*([a-z]+)", re.IGNORECASE)
_NO_THINGS = {"next", "today", "for", "on", "x", "this", "then", "and", "again", "if", "in", "tomorrow"}
_NO_LOAD = re.compile(r"\b(?:heart|bpm|pulse|cadence|rpm|spm|degrees?|tempo|percent|o['’]?clock|am|pm|zone)\b|%", re.IGNORECASE)
_BARE_LOAD = 20
# A sentence with more numbers than this is a list: nothing in it is worked out from the rest of it.
MANY = 24
_RANGE = re.compile(r"\s*(?:-|–|to|or|and)\s*$", re.IGNORECASE)
_MARK = re.compile(r"^\s*(?:[-*•]\s*)?(?:\d{1,2}[.)]\s+|#\d+\s)")
_PROTEIN = re.compile(r"\d+(?:[.,]\d+)?\s?g(?:rams?)?\s?(?:/|per)\s?(?:kg|kilo\w*|lb|pound)\b(?: of body ?weight)?", re.IGNORECASE)
# A question of this kind states nothing.
_WONDERS = re.compile(r"^\W*(?:what|which|how|when|where|why|who|do|did|are|could|can|would|should|shall)\b[^.!]*\?\W*$", re.IGNORECASE)
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
                # Code puts one exercise after another behind a semicolon; each keeps its own numbers.
                for part in [line] if hearsay else line.split("; "):
                    named = exercises(part)
                    about = about or named
                    self.lines.append(Known(line.strip(), list(numbers(part)), named or about, hearsay))

    def about(self, named: frozenset[str], *, proven: bool) -> list[Known]:
        """The lines that can speak for a sentence that names these exercises; with `proven`, only what code knows."""
        lines = [line for line in self.lines if not (proven and line.hearsay)]
        return [line for line in lines if not named or not line.exercises or named & line.exercises]

    def shown(self, named: frozenset[str]) -> str | None:
        """What the log really shows for one of these exercises."""
        return next((line.text for line in self.lines if named & line.exercises and line.numbers and not line.hearsay), None)


def numbers(text: str) -> Iterator[Number]:
    """All numerals of a text but those of dates, list marks, names and examples."""
    hidden = [found.span() for pattern in (_DATES, _MARK, _EXAMPLE, _PROTEIN, _NAMED) for found in pattern.finditer(text)]
    taken: list[tuple[int, int]] = []
    for pair in _SETS.finditer(text):
        if not _inside(pair.start(), hidden) and int(pair[1]) < _BARE_LOAD:
            taken.append(pair.span())
            yield Number(Decimal(pair[1]), "sets", pair.start(1), pair.end(1))
            yield Number(Decimal(pair[2]), "reps", pair.start(2), pair.end(2))
    singles = [one for one in _singles(text) if not _inside(one.start, hidden) and not _inside(one.start, taken)]
    for one, after in zip_longest(singles, singles[1:]):
        # In "60 to 80 kg" the unit stands once, for both.
        shared = after.unit if after and one.unit is None and _RANGE.fullmatch(text[one.end : after.start]) else one.unit
        yield Number(one.value, shared, one.start, one.end)


def _singles(text: str) -> Iterator[Number]:
    for found in _NUMBER.finditer(text):
        word = (found["word"] or "").lower()
        following = (found["unit"] or found["word_unit"] or "").lower()
        unit = "th" if following in ("st", "nd", "rd", "th") else UNITS.get(following)
        if word in _NOT_COUNTED and unit not in LOADS | {"workouts", "sets", "reps"}:
            continue
        end = found.end() if unit else found.end("word" if word else "digits")
        yield Number(_word_value(word) if word else _value(found["digits"]), unit, found.start(), end)


@dataclass(frozen=True)
class Tone:
    """What a sentence is about as a whole, which decides for all of its numbers."""

    you: bool
    past: bool
    counts: bool
    praise: bool
    timed: bool
    advice: bool
    general: bool
    other_scale: bool

    @classmethod
    def of(cls, sentence: str, named: frozenset[str], lead: str = "") -> "Tone":
        """The tone of a sentence that names these exercises; a row of a list has also that of the line that leads it in."""
        row = bool(_ROW.match(sentence))
        you = bool(_YOU.search(sentence)) or (row and bool(_YOU.search(lead)))
        advice = bool(_ADVICE.search(sentence)) or (row and bool(_ADVICE.search(lead)))
        past = bool((you or named or (row and not advice)) and _PAST.search(sentence))
        past = past or (row and not advice and bool(_PAST.search(lead) or _TIMED.search(lead)))
        counts = row and not advice and bool(_COUNTED.search(sentence))
        praise, timed, general, other = (bool(one.search(sentence)) for one in (_PRAISE, _TIMED, _GENERAL, _NO_LOAD))
        return cls(you, past, counts, praise, timed, advice, general, other)


def led_on(sentence: str, lead: str) -> str:
    """The line that leads in what comes after this sentence: itself before a colon, the one before it while its rows last."""
    if sentence.rstrip("*_ ").endswith(":"):
        return sentence
    return lead if _ROW.match(sentence) else ""


def is_checked(sentence: str, number: Number, tone: Tone) -> bool:
    """Whether a number says something about this user, so that it has to come from somewhere."""
    if tone.general and not tone.you:
        return False
    if (
        tone.past
        or (tone.counts and number.unit is None)
        or number.unit in LOADS
        or number.unit == "plates"
        or (not tone.other_scale and _stands_as_load(sentence, number, tone))
    ):
        return True
    return number.unit is not None and (tone.praise or ((tone.you or tone.timed) and not tone.advice))


def unsupported(sentence: str, gathered: Callable[[], Material], *, claims: bool = False, lead: str = "") -> list[Number]:
    """The numbers of a sentence that nothing in this turn's material carries; in a claim every number counts.

    `lead` is the line that leads in the list that the sentence is a row of.
    """
    found = list(numbers(sentence))
    if not found or _WONDERS.match(sentence):
        return []
    named = exercises(sentence)
    tone = Tone.of(sentence, named, lead)
    asked = [number for number in found if claims or is_checked(sentence, number, tone)]
    if not asked:
        return []
    if len(asked) < len(found) and any(number.unit in LOADS for number in asked):
        # Sets and reps beside a load are a prescription, or a report: either way they belong to it.
        asked += [number for number in found if number.unit in ("sets", "reps") and number not in asked]
    lines = gathered().about(named, proven=bool(_RECORDS.search(sentence)))
    known = {(one.value, one.unit): one for line in lines for one in line.numbers}.values()
    bare = [number for number in asked if not any(_same(number, one) for one in known)]
    held = [number for number in found if number not in bare]
    if len(found) > MANY:
        return bare
    return [number for number in bare if not _is_difference(number, held) and not _is_product(number, lines)]


def _stands_as_load(sentence: str, number: Number, tone: Tone) -> bool:
    """Whether a number without a unit stands where a load would."""
    if number.unit is not None or number.value < _BARE_LOAD or ":" in sentence[number.start : number.end]:
        return False
    followed = _WORD_AFTER.match(sentence, number.end)
    if followed and followed[1].lower() not in _NO_THINGS:
        return False
    before = sentence[max(0, number.start - 16) : number.start]
    return bool(_AS_LOAD.search(before) or (tone.you and _AS_STATE.search(before)))


def _is_product(number: Number, lines: Sequence[Known]) -> bool:
    """Whether it is the reps or the volume of one line of the log: sets by reps, and by the load."""
    for line in lines:
        by = {unit: [one.value for one in line.numbers if one.unit == unit] for unit in ("sets", "reps", "kg", "lb")}
        total = [sets * reps for sets, reps in zip(by["sets"], by["reps"], strict=False)]
        if number.unit in (None, "reps") and (number.value in total or number.value == sum(total)):
            return True
        for unit in LOADS:
            volumes = [count * load for count, load in zip(total, by[unit], strict=False)]
            if number.unit in (None, unit) and volumes and (number.value in volumes or number.value == sum(volumes)):
                return True
    return False


def _same(said: Number, known: Number) -> bool:
    if said.unit == "plates" and known.unit in LOADS:
        bar, pair = PLATES[known.unit]
        return bar + said.value * pair == known.value
    if said.unit in LOADS and known.unit in LOADS and said.unit != known.unit:
        as_said = known.value * KG_PER_LB if said.unit == "kg" else known.value / KG_PER_LB
        return abs(as_said - said.value) <= NEAR[said.unit]
    if said.unit in LOADS and known.unit is not None and known.unit not in LOADS:
        return False
    if said.unit and known.unit and said.unit != known.unit and {said.unit, known.unit} <= _APART:
        return False
    return said.value == known.value


_APART = {"kg", "lb", "plates", "sets", "reps", "workouts", "km", "mi", "m", "%", "min", "s", "h"}


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
    if "hundred" in word and word != "hundred":
        count, _, rest = word.replace(" and ", " ").partition("hundred")
        return WORDS.get(count.strip(), Decimal(1)) * 100 + _word_value(rest.strip())
    tens = dict(zip(_TENS.split("|"), range(20, 100, 10), strict=True))
    first, _, second = word.replace("-", " ").partition(" ")
    return Decimal(tens[first]) + WORDS.get(second, Decimal(0)) if first in tens else WORDS[first]
