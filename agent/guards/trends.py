"""Holds what a reply says without a number, more or less, better or worse, none or often, to the figures that were really shown."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from agent.guards.exercises import exercises
from agent.guards.material import PERIODS, Asked, Known
from agent.guards.numerals import LOADS
from agent.guards.plates import is_loaded_wrong, loadings
from agent.guards.reckoning import tops
from agent.guards.senses import spans

_MORE = re.compile(r"\b(?:more|heavier|further|longer|busier|harder)\b", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less|fewer|lighter|shorter|easier)\b", re.IGNORECASE)
_THAN = re.compile(r"\bthan\b|\bcompared (?:to|with)\b", re.IGNORECASE)
_FIGURE = re.compile(r"(?P<what>[a-z][a-z ]{2,24}): (?P<one>\d+(?:\.\d+)?)[ a-z%]* against (?P<other>\d+(?:\.\d+)?)", re.IGNORECASE)
_NAMED_FIGURES = {
    "workouts": ("session", "workout"),
    "work sets": ("set",),
    "load moved": ("load", "volume", "weight", "tonn", "kg"),
    "distance": ("distance", "far", "km", "ran"),
}
_NONE = re.compile(
    r"\b(?:(?P<after>[a-z]+(?: delts| back)?) (?:got |had |were )?(?:none|nothing|zero)|(?:no|zero) (?P<before>[a-z]+(?: delts)?))\b", re.I
)
_DOWN = re.compile(
    r"\b(?:(?:gone|going|went) (?:backwards?|down(?:hill)?)|declin\w+|regress\w+|dropp(?:ed|ing) (?:off|a)|dipped"
    r"|slipp(?:ed|ing)|(?:got|gotten"
    r"|getting) weaker"
    r"|weakened|los(?:t|ing) (?:strength|ground)|fall(?:en|ing) off|worse than)\b",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"\b(?:stalled|stalling|levell?(?:ed|ing) (?:off|out)|plateau\w*|(?:been|is|are) (?:stuck|flat)|stagnat\w+|(?:has"
    r"|have)n['’]t (?:moved|budged|changed)"
    r"|no progress|standing still)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:(?:got|gotten|getting|grown|grew) stronger|climb(?:ed|ing)|(?:trending|going|gone|went) up|improv(?:ed|ing)"
    r"|progress(?:ed|ing))\b",
    re.I,
)
_ROSE = re.compile(r"\b(?:up|rose|risen|climbed|grew|grown|increased|jumped|higher|gone up)\b", re.IGNORECASE)
_FELL = re.compile(r"\b(?:down|fell|fallen|dropped|decreased|declined|lower|shrank|gone down|slipped)\b", re.IGNORECASE)
_STRONGEST = re.compile(
    r"\b(?:is|was|remains) (?:clearly |still )?your (?:strongest|heaviest|biggest) (?:lift|exercise"
    r"|movement)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;:—]|\bbut\b|\band\b|\bwhile\b", re.IGNORECASE)
_GAINED = re.compile(
    r"\b(?:put on|gain(?:ed|ing)) (?:some |a (?:bit|little) (?:of )?)?weight\b"
    r"|\b(?:body ?)?weight (?:has |is )?(?:gone |going |crept )?up\b",
    re.I,
)
_LOST = re.compile(
    r"\b(?:lost|losing|dropp(?:ed|ing)) (?:some |a (?:bit|little) (?:of )?)?weight\b"
    r"|\b(?:body ?)?weight (?:has |is )?(?:gone |going )?down\b",
    re.I,
)
_A_SIDE = re.compile(r"\b(?:per|each|a|either) side\b", re.IGNORECASE)
_WEIGHT = re.compile(r"\bweigh(?:t|s|ed)?\b", re.IGNORECASE)
_CREPT = re.compile(
    r"\b(?:creeping|crept|creeps|going|gone|rising|inching|trending) up\b"
    r"|\brising\b|\bup a (?:bit|touch|little)\b",
    re.IGNORECASE,
)
_A_LITTLE_UP = re.compile(r"\b(?:put on|gained|added) (?:a (?:bit|little|touch)|some)\b", re.IGNORECASE)
_DUE = re.compile(
    r"\bdeload (?:week )?(?:is|was|['’]s) (?:now |over)?due\b|\b(?:due|time) for a deload\b"
    r"|\byou (?:need (?:a|to)|should(?: take a)?) deload\b",
    re.IGNORECASE,
)
_NOT_DUE = re.compile(r"\bno deload\b|\bdeload (?:week )?is(?:n['’]t| not) due\b|\bdon['’]t need a deload\b", re.IGNORECASE)
_DONE = re.compile(
    r"\byou(?:['’]ve| have)? (?:been )?(?:done|did|doing|trained|training|hit|hitting|kept up|worked on|working on)\b[^.!?]*"
    r"\b(?:a lot|lots|quite a bit|plenty|often|regularly|lately|recently|consistently|every week|many times)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:if|when|once|should|could|would|might|may|can|will|unless|whether|without)\b|['’]ll\b|\?\s*$", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no|nothing|without|hardly|far from)\b|n['’]t\b", re.IGNORECASE)
_EVER = re.compile(r"\b(?:heaviest|most)\b[^.!?]{0,30}\b(?:ever|yet|so far|in your life|all[- ]time)\b", re.IGNORECASE)
# So little is as good as nothing.
_LITTLE = Decimal("1.02")


def misjudges(asked: Asked, lines: Sequence[Known], every: Sequence[Known], *, whole: bool, topic: str = "") -> bool:
    """Whether a sentence says of the user's training what its figures contradict, or what none of them shows.

    `lines` are about what the sentence names, `every` are all; `whole`: all workouts are shown; `topic` is what the user asked.
    """
    text = asked.text
    proven = [line for line in lines if not line.hearsay]
    every = [line for line in every if not line.hearsay]
    if _loads_wrong(text, every, topic):
        return True
    if _DUE.search(text) and not _NOT.search(text) and any(_NOT_DUE.search(line.text) for line in proven):
        return True
    if _NOT_DUE.search(text) and any(_DUE.search(line.text) and not _NOT_DUE.search(line.text) for line in proven):
        return True
    if _OPEN.search(text):
        return False
    return (
        compared(asked, proven) is False
        or _leaves_out(text, proven)
        or _goes_wrong_way(asked, proven)
        or _moves_wrong(text, proven)
        or _is_not_the_strongest(asked, every)
        or _weighs_wrong(text, proven, topic)
        or _not_the_heaviest(asked, proven)
        or (not whole and _never_done(asked, proven))
    )


def compared(asked: Asked, lines: Sequence[Known]) -> bool | None:
    """Whether more is rightly said to be more, of two periods or two parts of the body that a tool put side by side; None if unknown."""
    more, less = _MORE.search(asked.text), _LESS.search(asked.text)
    than = _THAN.search(asked.text)
    if not than or bool(more) == bool(less):
        return None
    for line in lines:
        if found := PERIODS.match(line.text):
            block = [one for one in lines if one.block == line.block]
            verdict = _of_periods(asked, found, block, than.start(), up=bool(more))
        else:
            verdict = _of_labels(asked, line, than.start(), up=bool(more))
        if verdict is not None:
            return verdict
    return None


def _of_periods(asked: Asked, head: re.Match[str], block: Sequence[Known], than: int, *, up: bool) -> bool | None:
    """Whether what a sentence says of two periods holds for the figure that it names, or for any when it names none."""
    one, other = (set(spans(head[side], asked.today)) for side in ("one", "other"))
    later, earlier = (set(spans(part, asked.today)) for part in (asked.text[:than], asked.text[than:]))
    if not earlier and not later:
        return None
    swapped = _meet(earlier, one) or _meet(later, other)
    if not swapped and not (_meet(earlier, other) or _meet(later, one)):
        return None
    wanted = [what for what, words in _NAMED_FIGURES.items() if any(word in asked.text.lower() for word in words)]
    pairs = [
        (Decimal(found["other"]), Decimal(found["one"])) if swapped else (Decimal(found["one"]), Decimal(found["other"]))
        for line in block
        for found in _FIGURE.finditer(line.text)
        if not wanted or any(found["what"].lower().endswith(what) for what in wanted)
    ]
    return any((said > than_that) == up and said != than_that for said, than_that in pairs) if pairs else None


def _meet(some: set[tuple[date, date]], others: set[tuple[date, date]]) -> bool:
    return any(first <= end and start <= last for first, last in some for start, end in others)


def _of_labels(asked: Asked, line: Known, than: int, *, up: bool) -> bool | None:
    """Whether one label of a list has more, or less, than another that the sentence names behind "than"."""
    by_label = {label: value for value, label in _labels(line)}
    first = next((value for label, value in by_label.items() if label in asked.text[:than].lower()), None)
    second = next((value for label, value in by_label.items() if label in asked.text[than:].lower()), None)
    return None if first is None or second is None else (first > second) == up and first != second


def _labels(line: Known) -> Iterator[tuple[Decimal, str]]:
    """The figures of a list, as "glutes 10, quads 6"; equal figures have a label each."""
    for found in re.finditer(r"(?:^|[:,] )(?P<label>[a-z][a-z ]{2,20}) (?P<value>\d+(?:\.\d+)?)(?=[,.;]|$)", line.text, re.IGNORECASE):
        yield Decimal(found["value"]), found["label"].lower()


def _leaves_out(text: str, lines: Sequence[Known]) -> bool:
    """Whether none is said of what a list counts some of."""
    named = {(found["after"] or found["before"]).lower() for found in _NONE.finditer(text)}
    return bool(named) and any(value > 0 and label in named for line in lines for value, label in _labels(line))


def _goes_wrong_way(asked: Asked, lines: Sequence[Known]) -> bool:
    """Whether an exercise is said to rise, fall or stand still when its loads don't, or when nothing shows how they went."""
    down, flat, up = (pattern.search(asked.text) for pattern in (_DOWN, _FLAT, _UP))
    if len(asked.named) != 1 or not (down or flat or up) or _NOT.search(asked.text[: (down or flat or up).start()]):  # type: ignore[union-attr]
        return False
    series = [load for _, load in tops(asked, lines)]
    told = any(pattern.search(line.text) for line in lines if line.exercises & asked.named for pattern in (_DOWN, _FLAT) if down or flat)
    if len(series) <= 1 or told:
        return not told and not up
    first, last = series[0], series[-1]
    return bool((down and last >= first) or (flat and last > first * _LITTLE) or (up and last < first))


def _moves_wrong(text: str, lines: Sequence[Known]) -> bool:
    """Whether a figure of two periods is said to have gone up or down when it went the other way."""
    for line in lines:
        for found in _FIGURE.finditer(line.text):
            words = next((words for what, words in _NAMED_FIGURES.items() if found["what"].lower().endswith(what)), ())
            for part in _PARTS.split(text):
                rose, fell = _ROSE.search(part), _FELL.search(part)
                changed = [one.sign for one in line.numbers if one.sign and one.start > found.end()]
                told = any(word in part.lower() for word in words) and bool(rose) != bool(fell) and changed
                if told and (changed[0] > 0) != bool(rose):
                    return True
    return False


def _is_not_the_strongest(asked: Asked, lines: Sequence[Known]) -> bool:
    """Whether a lift is called the strongest while the log holds a heavier one of another."""
    found = _STRONGEST.search(asked.text)
    first = exercises(asked.text[: found.start()]) if found else frozenset()
    if not first:
        return False
    loads: dict[str, Decimal] = {}
    for line in lines:
        for one in line.exercises if not line.sense.estimate else ():
            loads[one] = max(
                [loads.get(one, Decimal(0)), *(number.value for number in line.numbers if number.unit in LOADS and not number.sign)]
            )
    own = max((loads.get(one, Decimal(0)) for one in first), default=Decimal(0))
    return any(load > own for load in loads.values())


def _loads_wrong(text: str, lines: Sequence[Known], topic: str) -> bool:
    """Whether other plates are named for each side of the bar than those that were worked out."""
    if loadings(text, topic):
        return is_loaded_wrong(text, topic)
    worked_out = [line for line in lines if _A_SIDE.search(line.text)]
    if not worked_out or not _A_SIDE.search(text):
        return False
    named = [float(one) for one in re.findall(r"\d+(?:\.\d+)?", text)]
    return not any(set(named) <= {float(one) for one in re.findall(r"\d+(?:\.\d+)?", line.text)} for line in worked_out)


def _weighs_wrong(text: str, lines: Sequence[Known], topic: str) -> bool:
    """Whether the user is said to have become heavier, or lighter, when the scales say the reverse or nothing."""
    of_weight = bool(_WEIGHT.search(topic)) and not exercises(text)
    gained = _GAINED.search(text) or (of_weight and (_CREPT.search(text) or _A_LITTLE_UP.search(text)))
    lost = _LOST.search(text)
    if not (gained or lost) or _NOT.search(text):
        return False
    if any(
        one.sign and (one.sign < 0) == bool(gained)
        for line in lines
        if line.sense.weighs
        for one in line.numbers
        if one.unit in ("kg", "lb")
    ):
        return True
    weights = {
        max(line.sense.days): one.value
        for line in lines
        if line.sense.weighs and line.sense.days
        for one in line.numbers
        if one.unit in LOADS
    }
    if len(weights) <= 1:
        return not any((_GAINED if gained else _LOST).search(line.text) for line in lines)
    first, last = weights[min(weights)], weights[max(weights)]
    return last <= first if gained else last >= first


def _not_the_heaviest(asked: Asked, lines: Sequence[Known]) -> bool:
    """Whether a load of the log is called the heaviest ever when the log shows a heavier one of the same exercise."""
    if not _EVER.search(asked.text) or _NOT.search(asked.text):
        return False
    for line in lines:
        loads = [one.value for one in line.numbers if one.unit in LOADS and not one.sign]
        if not loads or not line.exercises or (asked.named and not asked.named & line.exercises) or f"{max(loads):g}" not in asked.text:
            continue
        others = (other for other in lines if other.exercises & line.exercises and not other.sense.estimate and other.sense.days)
        if any(one.value > max(loads) for other in others for one in other.numbers if one.unit in LOADS and not one.sign):
            return True
    return False


def _never_done(asked: Asked, lines: Sequence[Known]) -> bool:
    """Whether an exercise is said to have been done often that nothing shows to have been done at all."""
    if not _DONE.search(asked.text) or _NOT.search(asked.text) or not asked.named:
        return False
    done = frozenset().union(*(line.exercises for line in lines if line.numbers and line.sense.days))
    return bool(asked.named) and not exercises(asked.text) & done
