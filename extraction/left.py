"""What the notation left of a text: clauses that may report and hold numbers of training which no stored word covers."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from domain.exercises import catalogue
from domain.model import Model
from domain.notation.factor import Factor
from domain.notation.factors import read_factor
from domain.notation.tokens import Token, tokenize
from domain.workout import Span, WorkoutDraft
from extraction.dates import find_dates
from extraction.intent import Clause, clauses
from extraction.remarks import read_remarks
from extraction.resolve import ReadingContext
from extraction.result import Extraction
from extraction.unlifted import unlifted

_TYPED: Final = frozenset({"weight", "reps", "times", "distance", "duration"})  # a count of sets alone says no set
_BARE: Final = frozenset({"bare", "k", "s"})
NEAR: Final = 80  # a name may stand a clause before its numbers


class Stretches:
    """Stretches of a text, merged; whether a place lies in one is a bisection."""

    def __init__(self, places: Sequence[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(places):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, position: int) -> bool:
        """Whether the character at a position lies in one of them."""
        place = bisect_right(self._starts, position) - 1
        return place >= 0 and position < self._ends[place]


def left_over(text: str, first: Extraction, context: ReadingContext) -> tuple[Span, ...]:
    """The clauses that a model may read; empty when the notation left nothing, and then no model is asked.

    An exercise without any number left has nothing to store, so it is no reason to ask.
    """
    parts = tuple(part for part in clauses(text, names=context.people) if part.may_store and part.hint != "measurement")
    if not parts or first.intent == "correction":
        return ()
    used = covered(text, first, context)
    named = [mention.start for mention in catalogue().spot(text)]
    kept = [part for part in parts if _worth_reading(text, part, used, named)]
    return tuple(Span(start=start, end=end, quote=text[start:end]) for start, end in (_trimmed(text, part) for part in kept))


def covered(text: str, first: Extraction, context: ReadingContext) -> Stretches:
    """Where the notation's words stand: what is stored, days, ratings, weigh-ins, numbers that nobody lifted and the like."""
    remarks = read_remarks(text)
    measured = [one.source for one in (remarks.session_rpe, remarks.rating, remarks.duration_min) if one]
    spans = [*_stored(first.workouts), *remarks.bodyweight, *measured]
    days = [(mention.start, mention.end) for mention in find_dates(text, context.today)]
    nobodys = [(span.start, span.end) for span in unlifted(text)]
    return Stretches([(span.start, span.end) for span in spans] + days + nobodys)


def numbers(text: str, start: int, end: int, used: Stretches) -> Iterator[tuple[Token, Factor | None]]:
    """The numbers of a stretch that nothing stored has used, in figures, words or as a clock, each with what it seems to be."""
    tokens = tokenize(text[start:end])
    skip = 0
    for index, token in enumerate(tokens):
        found = read_factor(tokens, index) if index >= skip else None
        if found is not None:
            skip = found[1]
        if token.value is not None and not used.holds(start + token.start):
            yield token, found[0] if found else None


def _worth_reading(text: str, part: Clause, used: Stretches, named: Sequence[int]) -> bool:
    here = any(part.start - NEAR <= start < part.end for start in named)
    for token, factor in numbers(text, part.start, part.end, used):
        if factor is None or _is_label(text, part, token):
            continue
        if factor.role in _TYPED or (here and factor.role in _BARE and not factor.spelled):
            return True
    return False


_LABELLED: Final = re.compile(
    r"(?i:\b(?:sets?|week|day|phase|cycle|part|round|level|exercise|no|nr|hr|bpm|every|on|rest|between)[\s.:#]{0,2})$|(?:^|\s)[A-Z]$"
)
_LISTED: Final = re.compile(r"\d{1,2}[.)]\s")


def _is_label(text: str, part: Clause, token: Token) -> bool:
    """Whether a number says which, when or how often and not how much: Set 2, Week 3, B1), `1.` before a line, every 90 seconds."""
    start = part.start + token.start
    line = text.rfind("\n", 0, start) + 1
    first = not text[line:start].strip(" -*•")
    return bool(_LABELLED.search(text[max(line, start - 12) : start]) or (first and _LISTED.match(text, start)))


def _trimmed(text: str, part: Clause) -> tuple[int, int]:
    quote = text[part.start : part.end]
    start = part.start + len(quote) - len(quote.lstrip())
    return start, max(start, part.start + len(quote.rstrip()))


def _stored(workouts: Sequence[WorkoutDraft]) -> Iterator[Span]:
    """The words of what is stored; an exercise without sets holds no number."""
    for workout in workouts:
        performed = tuple(exercise for exercise in workout.exercises if exercise.sets)
        yield from _spans(workout.model_copy(update={"exercises": performed}))


def _spans(value: object) -> Iterator[Span]:
    """Every span inside a model."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _spans(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _spans(one)
