"""Reads a text as workouts, by the notation alone: pure, linear, and every value with the words that said it."""

from collections.abc import Iterable, Sequence
from datetime import date

from domain.exercises import Mention, catalogue
from domain.notation.chains import Chain
from domain.notation.performed import SetFacts, perform
from domain.notation.roles import Order, habit, resolve
from domain.notation.tokens import Token, tokenize
from domain.workout import PerformedExercise, WorkoutDraft, WorkSet
from extraction.blocks import Block, Collector
from extraction.dates import DateMention, find_dates, mention_for
from extraction.intent import Clause, clause_at, clauses, overall
from extraction.layout import units
from extraction.resolve import ReadingContext, spans_of, work_set
from extraction.result import Extraction, Issue, Unplaced
from extraction.validation import is_plausible


def read(text: str, context: ReadingContext) -> Extraction:
    """What the text reports, as workouts that could be stored, with what is unclear and what was left out."""
    parts = clauses(text)
    dates = find_dates(text, context.today)
    tokens = _without(tokenize(text), dates)
    blocks = _blocks(text, tokens, context)
    kept, unplaced = _storable(text, blocks, parts)
    rows = _performed(text, kept, context)
    workouts = _workouts(text, rows, dates, context)
    issues = tuple(_issues(rows))
    return Extraction(intent=overall(parts, bool(workouts)), workouts=workouts, issues=issues, unplaced=tuple(unplaced))


def _without(tokens: list[Token], dates: Sequence[DateMention]) -> list[Token]:
    """The tokens that are no part of a date."""
    if not dates:
        return tokens
    taken = [(mention.start, mention.end) for mention in dates]
    return [token for token in tokens if not any(start <= token.start < end for start, end in taken)]


def _blocks(text: str, tokens: Sequence[Token], context: ReadingContext) -> list[Block]:
    collector = Collector(text)
    for unit in units(text, tokens, _mentions(text, context)):
        collector.read(unit)
    blocks = [block for block in collector.blocks if block.chains]
    sure = sum(not block.tentative for block in blocks)
    return [block for block in blocks if not block.tentative or sure >= 2]


def _mentions(text: str, context: ReadingContext) -> tuple[Mention, ...]:
    found = catalogue().spot(text)
    if not context.aliases:
        return found
    return tuple(
        mention.model_copy(update={"exercise_id": context.aliases[mention.words.lower()]})
        if mention.words.lower() in context.aliases
        else mention
        for mention in found
    )


def _storable(text: str, blocks: Iterable[Block], parts: tuple[Clause, ...]) -> tuple[list[Block], list[Unplaced]]:
    """Only chains in parts that report are kept; the others are named with the reason."""
    kept: list[Block] = []
    unplaced: list[Unplaced] = []
    for block in blocks:
        mine: list[Chain] = []
        for chain in block.chains:
            clause = clause_at(chain.start, parts)
            if clause is None or clause.may_store:
                mine.append(chain)
            else:
                unplaced.append(Unplaced(text=text[chain.start : chain.end], start=chain.start, end=chain.end, reason=clause.intent))
        if mine:
            block.chains = mine
            kept.append(block)
    return kept, unplaced


Row = tuple[Block, list[tuple[SetFacts, WorkSet]]]


def _performed(text: str, blocks: Sequence[Block], context: ReadingContext) -> list[Row]:
    order = habit((chain, block.hint) for block in blocks for chain in block.chains)
    rows: list[Row] = []
    for block in blocks:
        facts = _facts(block, order)
        said = next((item.unit for item in facts if item.unit), None)
        sets = [(item, work_set(text, item, block.exercise_id, said, context)) for item in facts]
        sets = [(item, one) for item, one in sets if is_plausible(one)]
        if sets:
            rows.append((block, sets))
    return rows


def _facts(block: Block, order: Order) -> list[SetFacts]:
    schemes = [resolve(chain, order, block.hint, block.chains) for chain in block.chains]
    return perform(schemes, block.hint, order)


def _workouts(text: str, rows: Sequence[Row], dates: Sequence[DateMention], context: ReadingContext) -> tuple[WorkoutDraft, ...]:
    """One workout per day spoken of, in the order of the text."""
    by_day: dict[date, list[tuple[Row, DateMention | None]]] = {}
    for row in rows:
        mention = mention_for(row[1][0][0].position, tuple(dates))
        by_day.setdefault(mention.day if mention else context.today, []).append((row, mention))
    return tuple(_workout(text, day, found) for day, found in by_day.items())


def _workout(text: str, day: date, found: list[tuple[Row, DateMention | None]]) -> WorkoutDraft:
    mention = next((one for _, one in found if one is not None), None)
    source = spans_of(text, ((mention.start, mention.end),))[0] if mention else None
    return WorkoutDraft(date=day, date_source=source, exercises=tuple(_exercises(text, [row for row, _ in found])))


def _exercises(text: str, rows: Sequence[Row]) -> list[PerformedExercise]:
    merged: dict[str, tuple[Block, list[WorkSet]]] = {}
    for block, sets in rows:
        merged.setdefault(block.exercise_id, (block, []))[1].extend(one for _, one in sets)
    return [
        PerformedExercise(
            name_as_written=block.name,
            exercise_id=exercise_id,
            sets=tuple(sets),
            source=spans_of(text, ((block.start, block.end),)),
        )
        for exercise_id, (block, sets) in merged.items()
    ]


def _issues(rows: Sequence[Row]) -> Iterable[Issue]:
    for _, sets in rows:
        for facts, one in sets:
            if one.weight is not None and one.unit is None:
                start, end = facts.spans[0]
                yield Issue(code="unit_missing", question="Kilos or pounds?", start=start, end=end)
                return
