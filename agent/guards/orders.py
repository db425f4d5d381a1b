"""Holds to the log what puts things in an order: which came first, which is the heaviest, what is more or faster than something else.

What the log can prove stays; what it contradicts goes, and so does what is said of an order that nothing shows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from agent.guards.accounts import is_open, tells
from agent.guards.exercises import exercises, loosely
from agent.guards.material import RUN, Asked, Known
from agent.guards.numerals import FAR, LOADS, WORDS, numbers
from agent.guards.proposing import SUMMED
from agent.guards.reckoning import tops
from agent.guards.rivals import is_beaten_wrong
from agent.guards.senses import sense
from agent.guards.trends import compared
from domain.exercises import catalogue

_RANKED = re.compile(
    r"\b(?:(?P<most>strongest|heaviest|biggest)|(?P<least>lightest|weakest|smallest))\b"
    r"(?: (?:lift|exercise|movement|thing|one|of (?:them|all|the \w+|your \w+)))?"
    r"(?: (?:that )?you (?:do|have|lift|did))?(?=\s*(?:[,.;:!?—–]|$|(?:and|by|with|at|but|while)\b))",
    re.IGNORECASE,
)
_LEAST = re.compile(r"\b(?:lightest|smallest|easiest)\b", re.IGNORECASE)
_ON_TOP = re.compile(r"\b(?:on top|strongest|heaviest|biggest|leads?|tops?)\b", re.IGNORECASE)
# Superlatives of which only a tool could know, each with the words by which a tool says it.
_UTMOST = re.compile(
    r"\b(?:(?:second|third|fourth)[- ](?:\w+est|best|most)|(?:biggest|hardest|toughest|busiest|highest|lowest)\b[^.!?]{0,24}"
    r"\b(?:ever|yet|so far|to date|since|of the (?:year|month)|on record|week|month|session|workout))\b",
    re.IGNORECASE,
)
_UNBROKEN = re.compile(
    r"\b(?:in a row|straight (?:weeks?|days?|sessions?)|without (?:a|any) (?:gap|break|miss)|every (?:time|session|week|workout|day)"
    r"|each (?:week|session|day)|(?:equal|even|same) steps|consecutive)\b",
    re.IGNORECASE,
)
_IN_A_ROW = re.compile(r"\b(?:weeks?|days?|sessions?|workouts?|months?) in a row\b|\bconsecutive\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"^\W*(?:it|that|they|this|those|these)(?:['’](?:s|ve)| has| have| is| was| were| went| came| rose| climbed)\b", re.IGNORECASE
)
_FIRST_DAY = re.compile(r"\bfirst (?:\w+ )?(?:day|session|time|workout)\b", re.IGNORECASE)
_CAME_TODAY = re.compile(r"\b(?:best|heaviest|strongest)\b[^.!?]*\b(?:today|this (?:morning|afternoon|evening)|tonight)\b", re.IGNORECASE)
_OUTWEIGHS = re.compile(r"\b(?:(?P<more>heavier|more|stronger)|lighter|less|weaker) than (?:you |your )?(?!\d)", re.IGNORECASE)
# "Your third bench session of the week."
_NTH = re.compile(
    r"\b(?P<nth>first|second|third|fourth|fifth|sixth|seventh) (?:[\w-]+ ){0,2}?(?:time|session|workout|day|run|squat|bench"
    r"|deadlift|press|row|swim|ride|\d+ ?km?)s?"
    r" (?:of |in )?(?:this |that |the )(?:week|month|year)\b",
    re.IGNORECASE,
)
_NTHS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_STOOD = re.compile(r"\b(?:has|have|['’]s|['’]ve) (?:stood|held|lasted|been (?:there|yours))\b[^.!?]*\b(?:for|since)\b", re.IGNORECASE)
_EVERY = re.compile(r"\bevery (?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:in a row|streak|consecutive|without a break|every|each)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?P<count>twice|double|triple|(?:one|two|three) and a half|two|three|four|\d(?:[.,]\d+)?)(?: times| x)?"
    r" (?P<what>(?:as (?:heavy|much) as )?your (?:\w+ ){0,2}\w+)",
    re.IGNORECASE,
)
_LESS_BY_A_PART = re.compile(
    r"\b(?:half|twice|double|a third of|three times) the (?:size|amount|weight|volume|distance|number|time)\b"
    r"|\b(?:by )?the same (?:amount|number|weight|size)\b|"
    r"\b(?:half|(?:a|one|two) (?:third|quarter|fifth)s?|twice|double|three times)(?: as)? (?:less|more|fewer|lighter|heavier|much|many)\b",
    re.I,
)
_QUICKER = re.compile(
    r"\b(?P<count>\d{1,3}|a|an|one|two|three|half a) (?:full |whole |good |couple of )?(?P<unit>second|minute)s? (?P<way>faster|slower"
    r"|quicker|better|off)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:then|followed by|finally|before|and (?:finished|ended|closed)|(?:finished|ended|closed)(?: off)? (?:on|with))\b", re.I
)
_AFTER = re.compile(r"\bafter\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:came|went|was|were) first\b|\bfirst came\b", re.IGNORECASE)
_RATE = re.compile(
    r"\b(?P<count>half a|an?|one|\d+(?:[.,]\d+)?) ?(?:kilo(?:gram)?s?|kg|pounds?|lbs?) (?:of body ?weight )?(?:a|per|every|each) week\b",
    re.IGNORECASE,
)
_OF_LATE = re.compile(
    r"\bat (?:this|your|the) (?:current |present )?(?:rate|pace)\b|\byou(?:['’]ve| have|['’]re| are)\b|\byou (?:lose|gain|drop|add)\b", re.I
)
_MORE_OF = re.compile(r"\b(?:more|less|fewer)\b[^.!?]{0,40}\bthan (?:of )?(?:any|you|your|the|on|in|last|\w+day)", re.IGNORECASE)
_DAY_BESIDE = re.compile(
    r"\b(?:the|(?P<count>a|two|three|four|five|six)) days? (?P<way>before|after)\b(?: (?:your|the|that|you)\b(?P<what>[^,;.!?]*))?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;]| and | but | while ", re.IGNORECASE)
_OFF = Decimal("0.03")
_CLOSE_S = 3


_Place = tuple[date, int, int]
"""A day, the list that names it, and which of that list it is."""


@dataclass(frozen=True)
class _Named:
    """Something that a sentence names in its turn: an exercise, with the load beside it, or a load alone."""

    start: int
    end: int
    exercises: frozenset[str]
    load: Decimal | None


_OF_MANY = re.compile(r"\b(?:most|many|some) (?:people|lifters|athletes|programs|programmes|coaches|beginners)\b", re.IGNORECASE)
_STILL = re.compile(
    r"\b(?:left|need\w*|to go|until|would|by (?:january|february|march|april|may|june|july|august|\w+ber))\b", re.IGNORECASE
)


def misorders(asked: Asked, lines: Sequence[Known], topic: str) -> bool:
    """Whether a sentence puts what the user did in an order that the log contradicts, or that nothing proves."""
    text = asked.text
    proven = [line for line in lines if not line.hearsay]
    if _OF_MANY.search(text):
        return False
    if is_beaten_wrong(text, lines):
        return True
    if _RATE.search(text) and _OF_LATE.search(text) and not _STILL.search(text):
        return not _is_rate(text, proven)
    if is_open(text):
        return False
    if _is_quicker(text, proven) or _is_times(text, proven) or _is_not_the_nth(asked, proven, topic) or _STOOD.search(text):
        return True
    if not tells(text):
        wrong = _ranks_wrong(text, proven) or _is_out_of_turn(asked, proven, topic) or _is_another_day(asked, proven, topic)
        goes_on = bool(_GOES_ON.match(text) and asked.named) or bool(_IN_A_ROW.search(text) or _LESS_BY_A_PART.search(text))
        return wrong or _comes_else(text, proven) or (goes_on and _is_unproven(text, proven))
    return (
        _compares_unproven(asked, proven)
        or _ranks_wrong(text, proven)
        or _is_not_the_least(asked, proven)
        or _is_not_of_that_day(asked, proven)
        or _outweighs_wrongly(text, proven)
        or _is_unproven(text, proven)
        or _is_out_of_turn(asked, proven, topic)
        or _is_another_day(asked, proven, topic)
    )


def _heaviest(lines: Sequence[Known]) -> dict[str, Decimal]:
    """The heaviest load that was lifted of each exercise, as far as the lines show."""
    loads: dict[str, Decimal] = {}
    for line in lines:
        if not line.exercises or line.sense.estimate or SUMMED.search(line.text):
            continue
        for one in line.exercises:
            own = [number.value for number in line.numbers if number.unit in LOADS and not number.sign]
            loads[one] = max([loads.get(one, Decimal(0)), *own])
    return {one: load for one, load in loads.items() if load}


def _meant(words: str, known: Sequence[str] | dict[str, Decimal]) -> frozenset[str]:
    """The exercises that some words name, or may mean."""
    stems = loosely(words)
    return exercises(words) or frozenset(one for one in known if any(stem in one for stem in stems))


def _ranks_wrong(text: str, lines: Sequence[Known]) -> bool:
    """Whether a lift is called the heaviest or the lightest of all that is not, or one is put behind another that it beats."""
    ranked, top = _RANKED.search(text), _ON_TOP.search(text)
    if not ranked and not top:
        return False
    loads = _heaviest(lines)
    for clause in _CLAUSE.split(text):
        found = _RANKED.search(clause)
        first = _meant(clause[: found.start()], loads) if found else frozenset()
        if not found or not first:
            continue
        own = [loads[one] for one in first if one in loads]
        if not own or len(loads) < 2:
            return True
        if (max(own) < max(loads.values())) if found["most"] else (min(own) > min(loads.values())):
            return True
    if not top or not _THEN.search(text) or re.search(r"\d", text):
        return False
    named = [max(loads[one] for one in item.exercises if one in loads) for item in _mentions(text, loads) if item.exercises & set(loads)]
    return named != sorted(named, reverse=True)


def _is_not_the_least(asked: Asked, lines: Sequence[Known]) -> bool:
    """Whether a load is called the lightest of an exercise that was done with less."""
    said = [one.value for one in numbers(asked.text) if one.unit in LOADS]
    if not _LEAST.search(asked.text) or not asked.named or not said:
        return False
    dated = [line for line in lines if line.exercises & asked.named and line.sense.days and not line.sense.estimate]
    return any(one.value < min(said) for line in dated for one in line.numbers if one.unit in LOADS and not one.sign)


def _is_not_the_nth(asked: Asked, lines: Sequence[Known], topic: str) -> bool:
    """Whether a day is called the so-manieth of a week or a month that has not so many days of the exercise."""
    found = _NTH.search(asked.text)
    if not found:
        return False
    named = exercises(asked.text) or asked.named or exercises(topic)
    spans = sense(found[0].replace("that ", "this ").replace("the ", "this "), asked.today).spans
    done = {place[0] for place, line in _placed(lines) if not named or line.exercises & named}
    return not any(sum(first <= day <= last for day in done) > _NTHS.index(found["nth"].lower()) for first, last in spans)


def _outweighs_wrongly(text: str, lines: Sequence[Known]) -> bool:
    """Whether one exercise is said to be done with more, or less, than another that it is not."""
    found = _OUTWEIGHS.search(text)
    if not found:
        return False
    loads = _heaviest(lines)
    one, other = _meant(text[: found.start()], loads), _meant(text[found.end() :], loads)
    if not one or not other or one & other:
        return False
    pairs = [(loads[first], loads[second]) for first in one for second in other if first in loads and second in loads]
    return not any((first > second) == bool(found["more"]) and first != second for first, second in pairs)


def _is_not_of_that_day(asked: Asked, lines: Sequence[Known]) -> bool:
    """Whether a load is given to the first day of an exercise that began with another, or the best to today that was not today's."""
    loads = tops(asked, lines)
    if len(loads) <= 1:
        return False
    if _FIRST_DAY.search(asked.text):
        said = {one.value for one in numbers(asked.text) if one.unit in LOADS}
        return bool(said) and loads[0][1] not in said and bool(said & {load for _, load in loads})
    best = max(load for _, load in loads)
    return (
        bool(_CAME_TODAY.search(asked.text))
        and next(numbers(asked.text), None) is None
        and best not in {x for day, x in loads if day == asked.today}
    )


def _is_unproven(text: str, lines: Sequence[Known]) -> bool:
    """Whether it speaks of what was always so, or the most of all, where no line does with the same number."""
    if utmost := _UTMOST.search(text):
        word = re.split(r"[- ]", utmost[0])[0].lower()
        return not any(word in line.text.lower() for line in lines)
    if _LESS_BY_A_PART.search(text):
        return not any("%" in line.text for line in lines)
    said = {one.value for one in numbers(text)}
    if _EVERY.search(text):
        return _comes_else(text, lines, proven=True)
    if not _UNBROKEN.search(text):
        return False
    counted = [line for line in lines if _COUNTED.search(line.text)]
    return not any(not said or said & {one.value for one in line.numbers} for line in counted)


def _compares_unproven(asked: Asked, lines: Sequence[Known]) -> bool:
    """Whether it says without a number that there was more of one thing than of another, and nothing shows it."""
    if not _MORE_OF.search(asked.text) or next(numbers(asked.text), None) is not None:
        return False
    return compared(asked, lines) is not True


def _comes_else(text: str, lines: Sequence[Known], *, proven: bool = False) -> bool:
    """Whether something is said to come every so often when a line says how often; with `proven`, one has to."""
    every = _EVERY.search(text)
    if not every:
        return False
    said = {found["count"].lower() for line in lines for found in _EVERY.finditer(line.text)}
    count = every["count"].lower()
    return (bool(said) or proven) and not {count, str(WORDS.get(count, count))} & said


def _is_rate(text: str, lines: Sequence[Known]) -> bool:
    """Whether the scales show that so much a week was lost or gained, between the first and the last day that the lines know."""
    weighed = {
        day: one.value for line in lines if line.sense.weighs for day in line.sense.days for one in line.numbers if one.unit in LOADS
    }
    if len(weighed) <= 1:
        return False
    first, last = min(weighed), max(weighed)
    changed = abs(weighed[last] - weighed[first]) * 7 / (last - first).days
    found = _RATE.search(text)
    words = found["count"].lower() if found else "a"
    said = Decimal("0.5") if words == "half a" else Decimal(words.replace(",", ".")) if words[0].isdigit() else Decimal(1)
    return abs(changed - said) <= said / 4


def _is_times(text: str, lines: Sequence[Known]) -> bool:
    """Whether one lift is said to be so many times another, and is not."""
    loads = _heaviest(lines)
    for found in _TIMES.finditer(text):
        one, other = _meant(text[: found.start()], loads), _meant(found["what"], loads)
        pairs = [(loads[first], loads[second]) for first in one for second in other if first in loads and second in loads]
        if (
            one
            and other
            and not any(abs(first / second - _factor(found["count"])) <= _OFF * _factor(found["count"]) for first, second in pairs)
        ):
            return True
    return False


def _factor(words: str) -> Decimal:
    words = words.lower()
    if words.endswith("and a half"):
        return WORDS[words.split()[0]] + Decimal("0.5")
    return WORDS.get(words) or Decimal(words.replace(",", "."))


def _is_quicker(text: str, lines: Sequence[Known]) -> bool:
    """Whether one time is said to be so much faster than another when no two of the same exercise lie so far apart."""
    found = _QUICKER.search(text)
    if not found:
        return False
    count = found["count"].lower()
    value = Decimal("0.5") if count == "half a" else Decimal(1) if count in ("a", "an") else WORDS.get(count) or Decimal(count)
    apart = value * (60 if found["unit"].lower() == "minute" else 1)
    times = [one.value for line in lines for one in line.numbers if ":" in line.text[one.start : one.end]]
    return not any(abs(abs(one - other) - apart) <= _CLOSE_S for one in times for other in times if one != other)


def _mentions(text: str, known: Iterable[str]) -> list[_Named]:
    """The exercises of a sentence in their turn, each with the load beside it; "rows" may mean any that is `known`."""
    spotted = [(one, _meant_by(text[one.start : one.end], known)) for one in catalogue().spot(text) if one.exercise_id]
    found, meanings = [one for one, meant in spotted if meant], [meant for _, meant in spotted if meant]
    loads = [number for number in numbers(text) if number.unit in LOADS]
    named = []
    for at, one in enumerate(found):
        first = found[at - 1].end if at else 0
        last = found[at + 1].start if at + 1 < len(found) else len(text)
        beside = [number.value for number in loads if (first <= number.start < one.start and at == 0) or one.end <= number.start < last]
        named.append(_Named(one.start, one.end, meanings[at], beside[0] if len(beside) == 1 else None))
    return named


def _meant_by(words: str, known: Iterable[str]) -> frozenset[str]:
    """The exercises that a word of a sentence stands for."""
    stem = words.lower().removesuffix("s").removesuffix("ed").removesuffix("ing")
    return exercises(words) or frozenset(one for one in known if len(stem) > len("ab") and stem in one.split("_"))


def _is_out_of_turn(asked: Asked, lines: Sequence[Known], topic: str) -> bool:
    """Whether things are said to have followed each other that did not."""
    if not any(pattern.search(asked.text) for pattern in (_THEN, _AFTER, _FIRST)):
        return False
    items = _mentions(asked.text, {one for line in lines for one in line.exercises})
    if len(items) < 2:
        items = [_Named(one.start, one.end, asked.named, one.value) for one in numbers(asked.text) if one.unit in (None, *LOADS)]
    days = sense(asked.text, asked.today).days or sense(topic, asked.today).days
    days = days if len({day.weekday() for day in days}) == 1 else frozenset()
    for one, other in pairwise(items):
        between = asked.text[one.end : other.start]
        order = 1 if _THEN.search(between) else -1 if _AFTER.search(between) else 0
        again = one.exercises & other.exercises and None in (one.load, other.load)
        if order and not again and not _can_follow(list(_places(one, lines, days)), list(_places(other, lines, days)), order):
            return True
    if len(items) == 1 and _FIRST.search(asked.text) and days:
        every = [place for line in _placed(lines) if line[0][0] in days for place in [line[0]]]
        own = list(_places(items[0], lines, days))
        return bool(own) and min(every) < min(own)
    return False


def _can_follow(first: Sequence[_Place], second: Sequence[_Place], order: int) -> bool:
    """Whether the second can have come after the first, or before it; where one can't be found, nothing is known."""
    if order < 0:
        first, second = second, first
    # Of one day only the same list tells which came first; a line that has both tells nothing.
    alike = [(one, other) for one in first for other in second if one != other and (one[0] != other[0] or one[1] == other[1])]
    return not alike or any(one < other for one, other in alike)


def _placed(lines: Sequence[Known]) -> Iterator[tuple[_Place, Known]]:
    """The lines that tell of something done on a day, each with its place."""
    for at, line in enumerate(lines):
        if line.exercises and line.numbers and not line.sense.estimate:
            for day in line.sense.days:
                yield (day, line.block, at), line


def _places(item: _Named, lines: Sequence[Known], days: frozenset[date]) -> Iterator[_Place]:
    for place, line in _placed(lines):
        if not line.exercises & item.exercises or (days and place[0] not in days):
            continue
        if item.load is None or any(one.value == item.load for one in line.numbers):
            yield place


def _is_another_day(asked: Asked, lines: Sequence[Known], topic: str) -> bool:
    """Whether something is said to have been on the day before, or after, another, and was not."""
    found = _DAY_BESIDE.search(asked.text)
    if not found:
        return False
    apart = int(WORDS.get((found["count"] or "one").lower(), Decimal(1)))
    shift = timedelta(days=apart if found["way"].lower() == "after" else -apart)
    if found["what"] and not (exercises(found["what"]) or any(one.unit in FAR for one in numbers(found["what"]))):
        return False
    anchored = exercises(found["what"] or "") or (
        frozenset({RUN}) if any(one.unit in FAR for one in numbers(found["what"] or "")) else frozenset()
    )
    before = asked.text[: found.start()]
    own = exercises(re.split(r"[,;]", before)[-1])
    anchors = _days_of(anchored, lines) if anchored else sense(before, asked.today).days
    told = _days_of(own, lines) if own else sense(before, asked.today).days or sense(topic, asked.today).days
    return bool(anchors and told) and not any(day + shift in told for day in anchors)


def _days_of(named: frozenset[str], lines: Sequence[Known]) -> frozenset[date]:
    return frozenset(place[0] for place, line in _placed(lines) if line.exercises & named)
