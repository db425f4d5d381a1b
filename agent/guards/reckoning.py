"""What may be worked out from the lines of a turn: changes, percentages, counts and how long something took."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from agent.guards.exercises import exercises
from agent.guards.material import DOWN, UP, Asked, Known, is_known
from agent.guards.numerals import BARE_LOAD, LOADS, Number, numbers
from agent.guards.sameness import same
from agent.guards.senses import sense

_FROM_TO = re.compile(r"\bfrom\b.*?\bto\b|→|->", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:average[ds]?|averaging|mean)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\b(?:of (?:those|them|these|your)|days|sessions|workouts|times)\b", re.IGNORECASE)
_PACE = re.compile(r"\b(?:per|a|each|every) (?:km|kilomet(?:re|er)|mile)\b|/ ?(?:km|mi)\b|\bpace\b", re.IGNORECASE)
_PER_MILE = re.compile(r"^[^,;.]*\b(?:mile|mi)\b", re.IGNORECASE)
_RACE = re.compile(r"\b(\d{1,2})(?: ?k| ?km)\b", re.IGNORECASE)
_MILE_KM = Decimal("1.609344")
_SINCE_WHEN = re.compile(r"\b(?:since|how long ago|how many (?:days|weeks|months) ago)\b", re.IGNORECASE)
_WENT = re.compile(
    r"\b(?:rose|risen|fell|fallen|went|gone|dropp?\w*|climb\w*|slipp\w*|slid\w*|sank|increas\w*|decreas\w*|improv\w*|grew|grown"
    r"|mov\w*|slid|jump\w*)\b",
    re.I,
)
# What only happened at some time did happen, whoever did it: "12 sessions in October", "up 8% since May".
TIMED = re.compile(
    r"\b(?:yesterday|this morning|this (?:week|month|year)"
    r"|overall|in (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|since|ago|last (?:week|month|year|time|session|workout|\w+day)|(?:over|in|during|across) the (?:last|past)|in a row|all[- ]time"
    r"|so far|to date|until now|up from|down from|compared (?:to|with))\b",
    re.IGNORECASE,
)
COMPARES = re.compile(
    r"\b(?:that['’]s|rose|risen|climbed|grew|grown|went|jumped|dropped|fell|added|gained"
    r"|lost|put on|improved|progress\w*|since|before|previous|mehr|weniger|schwerer|leichter|más|menos|plus|moins"
    r"|more|less|heavier|lighter|up|down|above|below|over|under|than|earlier|later|difference|short|to go|away|left|to add"
    r"|quicker|slower|faster|ahead|behind)\b",
    re.IGNORECASE,
)
_EACH_TIME = re.compile(r"^\W*(?:that['’]s )?(?:\d|one|two|three|four|five)[^.!?]{0,24}\b(?:each|every) time\W*$", re.IGNORECASE)
_PARTS_OF = {
    "half": Decimal("0.5"),
    "halfway": Decimal("0.5"),
    "a third": Decimal(1) / 3,
    "two thirds": Decimal(2) / 3,
    "a quarter": Decimal("0.25"),
    "three quarters": Decimal("0.75"),
}
_FRACTION = re.compile(
    r"\b(?P<part>half|a third|two thirds|a quarter|three quarters)(?: of the way| the way| of (?:that|it)\b)", re.IGNORECASE
)
# The reps of each set where they differ: "Pull-up: 6, 5, 4".
_OF_SETS = re.compile(r"(?<=: )\d{1,3}(?:, \d{1,3})+(?![\d.]|,? ?(?:kg|lb))")
_LIST = re.compile(r", ")
_CLOSE = Decimal("0.05")
_UNDER = re.compile(r"\b(?:under|below|inside|less than|faster than)\s+$", re.IGNORECASE)
_SPLIT = Decimal("1.3")


def is_worked_out(asked: Asked, number: Number, lines: Sequence[Known], held: Sequence[Number]) -> bool:
    """Whether it follows from what the log says: a share, a mean, a pace, a product, or a difference that is named as one."""
    if _is_difference(number, held):
        return True
    loads = [one for one in held if one.unit in LOADS]
    compares = COMPARES.search(asked.text) or _EACH_TIME.search(asked.text)
    if number.unit is None and number.value < BARE_LOAD and loads and compares:
        number = replace(number, unit=loads[0].unit)
    if number.unit in LOADS:
        if _is_percentage(number, lines, held):
            return True
        if is_known(number, lines):
            return False  # what the log says of something else is not worked out by chance
    if (
        _is_time_apart(asked, number, lines)
        or _is_product(number, lines)
        or _is_mean(asked, number, lines)
        or _is_pace(asked, number, lines)
        or _is_under(asked, number, lines)
    ):
        return True
    if number.unit == "%":
        rose = (compares or TIMED.search(asked.text)) and _rose_by(asked, number, lines)
        return bool(rose) or any(_is_share(number, one, lines) for one in loads)
    if number.unit in ("days", "weeks", "months") and (compares or TIMED.search(asked.text) or _SINCE_WHEN.search(asked.topic)):
        return _took_so_long(asked, number, lines)
    return number.unit in LOADS and bool(compares) and _changes_so(asked, number, lines, held)


def _is_percentage(number: Number, lines: Sequence[Known], held: Sequence[Number]) -> bool:
    """Whether it is so many percent of an estimate or a best as the sentence says."""
    percents = [one.value for one in held if one.unit == "%"]
    return any(abs(load * percent / 100 - number.value) <= _SPLIT for load in _shares_of(number, lines) for percent in percents)


def _is_under(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether it is the full minute that a time stayed under."""
    if number.unit != "min" or not _UNDER.search(asked.text[: number.start]):
        return False
    times = (one.value for line in lines for one in line.numbers if ":" in line.text[one.start : one.end])
    return any((number.value - 1) * 60 <= time < number.value * 60 for time in times)


def _is_product(number: Number, lines: Sequence[Known]) -> bool:
    """Whether it is the reps or the volume of one line of the log: sets by reps, and by the load."""
    for line in lines:
        by = {unit: [one.value for one in line.numbers if one.unit == unit] for unit in ("sets", "reps", "kg", "lb")}
        total = [sets * reps for sets, reps in zip(by["sets"], by["reps"], strict=False)]
        if number.unit in (None, "reps") and (number.value in total or number.value == sum(total)):
            return True
        listed = [[int(reps) for reps in _LIST.split(found[0])] for found in _OF_SETS.finditer(line.text)]
        if any(number.value == {"sets": len(reps), "reps": sum(reps), None: sum(reps)}.get(number.unit) for reps in listed):
            return True
        for unit in LOADS:
            volumes = [count * load for count, load in zip(total, by[unit], strict=False)]
            if number.unit in (None, unit) and volumes and (number.value in volumes or number.value == sum(volumes)):
                return True
    return False


def _is_difference(number: Number, held: Sequence[Number]) -> bool:
    """Whether it is what lies between two numbers of the same sentence, which may be said."""
    return any(
        abs(one.value - other.value) == number.value for one in held for other in held if one is not other and one.unit == other.unit
    )


def unmade_part(asked: Asked, before: str, told: Sequence[Known]) -> Number | None:
    """A part of a way or of a sum that no two loads of the sentence, or of one line, make."""
    found = _FRACTION.search(asked.text)
    if not found:
        return None
    part = _PARTS_OF[found["part"].lower()]
    own = [one.value for text in (asked.text, before) for one in numbers(text) if one.unit in (None, *LOADS)]
    if len(own) == 1:
        own += [one.value for line in told if line.exercises & asked.named for one in line.numbers if one.unit in LOADS]
    lines = [own] if len(own) > 1 else [*([one.value for one in line.numbers if one.unit in LOADS] for line in told)]
    pairs = ((small, large) for values in lines for small in values for large in values if large)
    return None if any(abs(small / large - part) <= _CLOSE for small, large in pairs) else Number(part, None, found.start(), found.end())


def _shares_of(number: Number, lines: Sequence[Known]) -> list[Decimal]:
    """The loads that a percentage may be taken of: estimates and bests, and not the ends of how far off they may be."""
    held = [line for line in lines if line.sense.estimate or line.sense.heaviest]
    return [one.value for line in held for one in line.numbers if one.unit == number.unit and "between" not in line.text[: one.start]]


def _is_share(percent: Number, load: Number, lines: Sequence[Known]) -> bool:
    """Whether a load is such a part of an estimate or a best."""
    return any(abs(load.value * 100 / whole - percent.value) <= 1 for whole in _shares_of(load, lines) if whole)


def _is_mean(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether it is the mean of the loads of an exercise over the days on which the log shows it."""
    if number.unit not in (None, "kg") or not _MEAN.search(asked.text):
        return False
    loads = [load for _, load in tops(asked, lines)]
    return bool(loads) and abs(sum(loads, Decimal(0)) / len(loads) - number.value) <= 1


def _is_pace(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether it is the time for each kilometre or mile of a run of the log, or of one that is wished for; or what such a time lacks."""
    if ":" not in asked.text[number.start : number.end]:
        return False
    runs = [(_far(line.numbers), _took(line.text, line.numbers)) for line in lines]
    aims = [
        Decimal(60) * one.value
        for one in (*numbers(asked.topic), *numbers(asked.text))
        if one.unit in (None, "min") and one.value == int(one.value)
    ]
    if _PACE.search(asked.text):
        each = _MILE_KM if _PER_MILE.search(asked.text[number.start :]) else Decimal(1)
        far = [distance for distances, _ in runs for distance in distances] + [
            Decimal(one) for one in _RACE.findall(f"{asked.topic} {asked.text}")
        ]
        paces = [time / distance for distances, times in runs for time in times for distance in distances]
        paces += [time / distance for time in aims for distance in far]
        return any(abs(pace * each - number.value) <= 2 for pace in paces)
    return bool(COMPARES.search(asked.text)) and any(
        abs(abs(time - aim) - number.value) <= 1 for _, times in runs for time in times for aim in aims
    )


def _is_time_apart(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether so many seconds or minutes lie between two times of the log, or of the sentence."""
    length = {"s": 1, "min": 60}.get(number.unit or "")
    if length is None or not COMPARES.search(asked.text):
        return False
    times = [time for line in lines for time in _took(line.text, line.numbers)] + _took(asked.text, list(numbers(asked.text)))
    return any(abs(abs(one - other) - number.value * length) < 1 for one in times for other in times)


def _far(found: Sequence[Number]) -> list[Decimal]:
    return [one.value for one in found if one.unit == "km" and one.value]


def _took(text: str, found: Sequence[Number]) -> list[Decimal]:
    return [one.value for one in found if ":" in text[one.start : one.end]]


def counted_up(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether it is how many workouts, or days of one exercise, a list of workouts shows for a stretch of time."""
    if number.unit not in (None, "workouts", "times", "days"):
        return False
    meant = asked.sense(number).spans or sense(asked.topic, asked.today).spans
    counts = set()
    for block in {line.block for line in lines if line.exercises and not line.hearsay}:
        own = [line for line in lines if line.block == block]
        days = {day for line in own for day in line.sense.days}
        # The newest workouts are all that there were since the first of them; what a tool lists is whole.
        whole = [(first, last) for first, last in meant if not own[0].newest or first >= min(days, default=first)]
        named = asked.named & exercises(asked.clause(number))
        of_it = {day for line in own if not named or line.exercises & named for day in line.sense.days}
        if len(days) > 1 and (whole or (len(asked.named) == 1 and not own[0].newest)):
            counts.add(len([day for day in of_it if not whole or any(first <= day <= last for first, last in whole)]))
    return number.value in counts and (number.unit is not None or bool(_COUNTS.search(asked.text)))


def _changes_so(asked: Asked, number: Number, lines: Sequence[Known], held: Sequence[Number]) -> bool:
    """Whether it lies between two figures of the log, of the days and the loads that the sentence names, the later one where it says."""
    said = {one.value for one in held if one.unit == number.unit and one.value >= BARE_LOAD}
    meant = {day for day in sense(asked.text, asked.today).days if day <= asked.today}
    dated = [(line.sense.days, one) for line in lines for one in line.numbers if one.unit == number.unit]
    if any(one.value == number.value and one.sign for line in lines for one in line.numbers):
        return False  # the log names this change itself, and the other way
    up, down = bool(UP.search(asked.text)), bool(DOWN.search(asked.text))
    for days, one in dated:
        for then, other in dated:
            if other.value - one.value != number.value or number.value > one.value or (said and not said & {one.value, other.value}):
                continue
            if meant and (days or then) and not meant & (days | then):
                continue
            if up == down or not days or not then or (max(days) <= max(then)) == up:
                return True
    return False


def tops(asked: Asked, lines: Iterable[Known]) -> list[tuple[date, Decimal]]:
    """The heaviest load of each day on which the exercise of a sentence was done, oldest first."""
    return tops_of(asked.named, lines)


def tops_of(named: frozenset[str], lines: Iterable[Known]) -> list[tuple[date, Decimal]]:
    """The same of these exercises."""
    loads: dict[date, Decimal] = {}
    for line in lines:
        if line.exercises & named and not line.sense.estimate and not line.hearsay:
            for day in line.sense.days:
                loads[day] = max([loads.get(day, Decimal(0)), *(one.value for one in line.numbers if one.unit in LOADS and not one.sign)])
    return [(day, loads[day]) for day in sorted(loads) if loads[day]]


def _rose_by(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether the exercise's loads changed by so many percent from one day of the log to a later one, and that way."""
    up, down = UP.search(asked.text), DOWN.search(asked.text)
    each = [frozenset({one}) for one in asked.named or {one for line in lines for one in line.exercises}]
    series = [tops_of(one, lines) for one in each]
    changes = [(last - first) * 100 / first for loads in series for at, (_, first) in enumerate(loads) for _, last in loads[at + 1 :]]
    wrong = 1 if down and not up else -1 if up and not down else 0
    return any(abs(abs(one) - number.value) <= 1 and one * wrong <= 0 for one in changes)


def _took_so_long(asked: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether so much time lies between two days on which the exercise was done."""
    days = [day for day, _ in tops(asked, lines)]
    if not asked.named:
        days = sorted({day for line in lines if line.sense.weighs and not line.hearsay for day in line.sense.days})
    if days and _SINCE_WHEN.search(asked.topic):
        days = [days[-1], asked.today]
    long = {"days": 1, "weeks": 7, "months": 30}[number.unit or "days"]
    apart = (Decimal((last - first).days) for at, first in enumerate(days) for last in days[at + 1 :])
    return any(abs(one / long - number.value) <= Decimal("0.5") for one in apart)


def turned_round(asked: Asked, found: list[Number], lines: Iterable[Known]) -> bool:
    """Whether a sentence says that something went from one number to another when the log says the reverse."""
    if not _FROM_TO.search(asked.text) or not _WENT.search(asked.text) or len(found) < 2:
        return False
    first, second = found[0], found[1]
    if first.value == second.value:
        return False
    at, then = _days_of(first, lines), _days_of(second, lines)
    return bool(at and then) and min(at) > max(then)


def _days_of(number: Number, lines: Iterable[Known]) -> list[date]:
    """When a number was reached, by the lines that say it with a day."""
    known = (line for line in lines if not line.hearsay and any(same(number, one) and not one.sign for one in line.numbers))
    return [day for line in known for day in (*line.sense.days, *(last for _, last in line.sense.spans))]
