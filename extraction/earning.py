"""Lets a model's claims earn their place: every number must stand in words that are still free, or the claim is dropped.

Nothing here believes a model: the value is the one that the text's own words say, and so are its unit and its place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final, NamedTuple

from domain.exercises import Mention, catalogue
from domain.notation.factor import Factor
from domain.notation.factors import read_factor
from domain.notation.lexicon import FAIL_WORDS, words
from domain.notation.performed import SetFacts
from domain.notation.tokens import Token, tokenize
from domain.workout import Confidence, Span, WorkSet
from extraction.claims import Claim
from extraction.grounding import ungrounded
from extraction.intent import Clause, clause_at, clauses
from extraction.left import Stretches, numbers
from extraction.names import LABELS, NOT_NAMES, hint_for, identify
from extraction.outline import Outline
from extraction.resolve import ReadingContext, work_set
from extraction.result import Extraction, Unplaced
from extraction.validation import is_plausible

MOST_SETS: Final = 30
LONGEST_NAME: Final = 5
_ROLES: Final = {
    "sets": frozenset({"sets", "rounds", "times", "bare"}),
    "reps": frozenset({"reps", "times", "bare"}),
    "weight": frozenset({"weight", "s", "bare"}),
    "time": frozenset({"duration"}),
    "distance": frozenset({"distance", "k"}),
}
_UNDONE: Final = FAIL_WORDS | words("tried try attempt attempts attempted couldn't couldnt can't cannot didn't didnt not never")
_ASIDE: Final = words(
    "rest rested resting between break breaks cap limit total totals overall altogether combined bodyweight weigh weighed goal"
)
BESIDE: Final = 20


@dataclass(frozen=True, slots=True)
class Earned:
    """Sets that the text itself says, with the exercise as the text writes it."""

    name: Span
    exercise_id: str
    sets: tuple[WorkSet, ...]
    start: int


class _Number(NamedTuple):
    start: int
    end: int
    factor: Factor
    values: frozenset[Decimal]


class _Dropped(Exception):
    def __init__(self, reason: str, start: int = 0, end: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.start, self.end = reason, start, end


@dataclass
class Judge:
    """Judges the claims about one text, in order; a number that made one set can't make another by itself."""

    text: str
    left: Sequence[Span]
    first: Extraction
    used: Stretches
    context: ReadingContext
    _outline: Outline = field(init=False)
    _parts: tuple[Clause, ...] = field(init=False)
    _mentions: tuple[Mention, ...] = field(init=False)
    _numbers: list[_Number] = field(init=False)
    _taken: dict[int, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._outline = Outline(self.text)
        self._parts = clauses(self.text)
        self._mentions = tuple(one for one in catalogue().spot(self.text) if not one.weak)
        self._numbers = [number for span in self.left for number in self._free(span)]

    def judge(self, claims: Sequence[Claim]) -> tuple[list[Earned], list[Unplaced]]:
        """The sets that the claims have earned, and what was dropped with the reason."""
        earned: list[Earned] = []
        dropped: list[Unplaced] = []
        for claim in claims:
            try:
                earned.append(self._earn(claim))
            except _Dropped as why:
                dropped.append(Unplaced(text=self.text[why.start : why.end], start=why.start, end=why.end, reason=why.reason))
        return earned, dropped

    def _free(self, span: Span) -> Iterator[_Number]:
        for token, factor in numbers(self.text, span.start, span.end, self.used):
            if factor is not None and token.value is not None and len(factor.values) == 1:
                end = max(token.end, factor.end)
                yield _Number(span.start + token.start, span.start + end, factor, frozenset({token.value, *factor.values}))

    def _earn(self, claim: Claim) -> Earned:
        start, end = self._quoted(claim.quote or "")
        sentence = self.text[self._outline.sentence(start)[0] : max(self._outline.sentence(end)[1], end)]
        if not _UNDONE.isdisjoint(token.text.lower() for token in tokenize(sentence)):
            raise _Dropped("not_done", start, end)
        name = self._named(claim.exercise or "", start, end)
        exercise_id, known = identify(name.quote, next((one for one in self._mentions if one.start == name.start), None))
        here = [number for number in self._numbers if start <= number.start < end]
        facts, mine = self._facts(claim, here, exercise_id, (start, end))
        sure: Confidence = "medium" if known and not _could_be_reps(mine, facts[0]) else "low"
        sets = self._work_sets(facts, exercise_id, (start, end), sure)
        self._taken.update((number.start, exercise_id) for number in mine)
        return Earned(name, exercise_id, sets, start)

    def _quoted(self, quote: str) -> tuple[int, int]:
        """Where the quote stands in the words that were left, however it is spaced or capitalised."""
        found = _places(self.text, quote)
        inside = [place for place in found if any(span.start < place[1] and place[0] < span.end for span in self.left)]
        if not inside:
            raise _Dropped("read_already" if found else "quote_not_found", *(found[0] if found else (0, 0)))
        fresh = (
            place for place in inside if any(place[0] <= one.start < place[1] and one.start not in self._taken for one in self._numbers)
        )
        return next(fresh, inside[0])

    def _named(self, name: str, start: int, end: int) -> Span:
        """Where the exercise's name stands: in the quote, else the nearest before it with no other exercise in between."""
        listed = [token.text.lower() for token in tokenize(name)]
        if not listed or len(listed) > LONGEST_NAME or all(word in LABELS or word in NOT_NAMES or not word.isalpha() for word in listed):
            raise _Dropped("exercise_missing", start, end)
        places = [place for place in _places(self.text, name) if place[0] < end and self._may_name(place[0])]
        if not places:
            raise _Dropped("exercise_not_found", start, end)
        place = next((one for one in places if one[0] >= start), places[-1])
        said = Span(start=place[0], end=place[1], quote=self.text[place[0] : place[1]])
        between = [one for one in self._mentions if min(place[1], start) <= one.start < end and not place[0] <= one.start < place[1]]
        if any(one.exercise_id != identify(said.quote, None)[0] for one in between):
            raise _Dropped("another_exercise", start, end)
        return said

    def _may_name(self, position: int) -> bool:
        clause = clause_at(position, self._parts)
        return clause is None or clause.may_store

    def _facts(
        self, claim: Claim, here: Sequence[_Number], exercise_id: str, place: tuple[int, int]
    ) -> tuple[list[SetFacts], list[_Number]]:
        """The sets as facts, from the text's numbers; each number of the text says one thing of a claim."""
        mine: list[_Number] = []
        found: dict[str, list[_Number]] = {}
        for role in ("weight", "time", "distance", "sets", "reps"):
            found[role] = [self._number(role, value, here, mine, place) for value in _values(getattr(claim, role))]
        if not [number for number in mine if number.start not in self._taken]:
            raise _Dropped("said_once", *place)
        if any(self._taken.get(number.start, exercise_id) != exercise_id for number in mine):
            raise _Dropped("said_of_another", *place)
        return list(_sets(found, place)), mine

    def _number(self, role: str, value: Decimal, here: Sequence[_Number], mine: list[_Number], place: tuple[int, int]) -> _Number:
        fits = [one for one in here if value in one.values and one.factor.role in _ROLES[role] and one not in mine]
        if not fits:
            raise _Dropped(f"{role}_not_said", *place)
        number = next((one for one in fits if one.start not in self._taken), fits[0])
        beside = self.text[max(0, number.start - BESIDE) : number.end + BESIDE]
        if role in ("time", "weight") and not _ASIDE.isdisjoint(token.text.lower() for token in tokenize(beside)):
            raise _Dropped(f"{role}_of_no_set", *place)
        mine.append(number)
        return number

    def _work_sets(self, facts: Sequence[SetFacts], exercise_id: str, place: tuple[int, int], sure: Confidence) -> tuple[WorkSet, ...]:
        hint = hint_for(exercise_id)
        facts = [replace(one, bodyweight=hint.bodyweight and (one.weight is None or hint.hangs)) for one in facts]
        made = [work_set(self.text, one, exercise_id, None, self.context) for one in facts]
        sets = tuple(one.model_copy(update={"confidence": sure}) for one in made if is_plausible(one) and not ungrounded(one))
        if not sets or len(sets) < len(made):
            raise _Dropped("not_plausible", *place)
        if any(_same(one, known) for one in sets for known in self._stored(exercise_id)):
            raise _Dropped("stored_already", *place)
        return sets

    def _stored(self, exercise_id: str) -> Iterator[WorkSet]:
        for workout in self.first.workouts:
            yield from (one for exercise in workout.exercises if exercise.exercise_id == exercise_id for one in exercise.sets)


def _could_be_reps(mine: Sequence[_Number], facts: SetFacts) -> bool:
    """A weight without a unit that is no more than the reps may be the other way round."""
    bare = any(number.factor.role == "bare" and number.factor.value == facts.weight for number in mine)
    return bare and facts.weight is not None and facts.weight <= max(facts.reps or 0, 20)


def _same(one: WorkSet, known: WorkSet) -> bool:
    """What a list says and a story repeats is one set."""
    if one.weight is not None:
        return one.weight == known.weight
    return (one.reps, one.duration_s, one.distance_m) == (known.reps, known.duration_s, known.distance_m)


def _sets(found: dict[str, list[_Number]], place: tuple[int, int]) -> Iterator[SetFacts]:
    """One set per number of reps, or as many as the sets say; a weight, a time and a length hold for all of them."""
    if max(len(found[role]) for role in ("weight", "time", "distance", "sets")) > 1:
        raise _Dropped("several_values", *place)
    weight, time, distance, sets = (next(iter(found[role]), None) for role in ("weight", "time", "distance", "sets"))
    count = int(sets.factor.value) if sets else 1
    if not 1 <= count <= MOST_SETS or (len(found["reps"]) > 1 and sets and count != len(found["reps"])):
        raise _Dropped("sets_unclear", *place)
    rows: list[_Number | None] = list(found["reps"]) or [None]
    for reps in rows if len(rows) > 1 else rows * count:
        said = [number for number in (sets, reps, weight, time, distance) if number is not None]
        unit = distance.factor.unit if distance else None
        yield SetFacts(
            reps=reps.factor.value if reps else None,
            weight=weight.factor.value if weight else None,
            unit=weight.factor.unit if weight else None,
            duration_s=time.factor.value if time else None,
            distance=distance.factor.value if distance else None,
            distance_unit=("km" if distance.factor.role == "k" else unit) if distance else None,
            per_side=bool(reps and reps.factor.per_side),
            spans=tuple((number.start, number.end) for number in said),
            position=min(number.start for number in said),
        )


def _values(said: str | None) -> list[Decimal]:
    """The numbers of a claimed value, as its words say them."""
    tokens: list[Token] = tokenize(said or "")
    values: list[Decimal] = []
    index = 0
    while index < len(tokens):
        factor = read_factor(tokens, index)
        value = tokens[index].value
        if factor is not None and value is not None:
            values.extend(factor[0].values)
            index = factor[1]
            continue
        if value is not None:
            values.append(value)
        index += 1
    return values


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    pieces = [re.escape(piece) for piece in quote.split()]
    if not pieces:
        return []
    after = r"(?![\d.,:]*\d)" if quote.rstrip()[-1:].isdigit() else r"(?!\w)"
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(pieces) + after, re.IGNORECASE)
    return [found.span() for found in pattern.finditer(text)]
