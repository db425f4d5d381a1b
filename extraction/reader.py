"""Reads a text as workouts, by the notation alone: pure, linear, and every value with the words that said it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from domain.exercises import Mention, catalogue
from domain.notation.chains import Chain
from domain.notation.performed import SetFacts, perform
from domain.notation.roles import Order, habit, resolve
from domain.notation.tokens import Token, tokenize
from domain.workout import Metcon, PerformedExercise, WorkoutDraft, WorkoutType, WorkSet
from extraction.blocks import Block, Collector
from extraction.dates import DateMention, find_dates, mention_for
from extraction.intent import Clause, clause_at, clauses, overall, reported_days
from extraction.layout import units
from extraction.names import hint_for, identify
from extraction.metcons import Piece, find_pieces, metcon_of
from extraction.resolve import ReadingContext, spans_of, work_set
from extraction.result import Extraction, Issue, Unplaced
from extraction.tables import Row as TableRow
from extraction.tables import table_rows
from extraction.validation import is_plausible


def read(text: str, context: ReadingContext) -> Extraction:
    """What the text reports, as workouts that could be stored, with what is unclear and what was left out."""
    parts = clauses(text)
    dates = find_dates(text, context.today)
    tokens = _without(tokenize(text), dates)
    mentions = _mentions(text, context)
    pieces = [piece for piece in find_pieces(text, tokens, mentions) if _reported(piece, parts)]
    taken = [place for piece in pieces for place in piece.ranges]
    rows_of_tables = table_rows(text)
    taken += [(row.start, row.end) for row in rows_of_tables]
    blocks = _blocks(text, _outside(tokens, taken), mentions, taken)
    blocks += [_tabled(text, row) for row in rows_of_tables]
    kept, unplaced = _storable(text, blocks, parts)
    rows = _performed(text, kept, context)
    workouts = _workouts(text, rows, pieces, reported_days(dates, parts), context)
    issues = tuple(_issues(rows))
    return Extraction(intent=overall(parts, bool(workouts)), workouts=workouts, issues=issues, unplaced=tuple(unplaced))


def _without(tokens: list[Token], dates: Sequence[DateMention]) -> list[Token]:
    """The tokens that are no part of a date."""
    return _outside(tokens, [(mention.start, mention.end) for mention in dates])


def _outside(tokens: list[Token], taken: Sequence[tuple[int, int]]) -> list[Token]:
    if not taken:
        return tokens
    return [token for token in tokens if token.kind == "nl" or not any(start <= token.start < end for start, end in taken)]


def _reported(piece: Piece, parts: tuple[Clause, ...]) -> bool:
    """A piece is kept when its result, or without one its head, stands in words that report."""
    clause = clause_at(piece.score.start if piece.score else piece.start, parts)
    if clause is None or (piece.score is None and piece.rounds is None):
        return clause is None or clause.intent == "report"
    return clause.may_store


def _blocks(text: str, tokens: Sequence[Token], mentions: Sequence[Mention], taken: Sequence[tuple[int, int]]) -> list[Block]:
    collector = Collector(text)
    free = [mention for mention in mentions if not any(start <= mention.start < end for start, end in taken)] if taken else mentions
    for unit in units(text, tokens, free):
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


def _tabled(text: str, row: TableRow) -> Block:
    name = text[row.name_start : row.name_end].strip(" *_")
    exercise_id, known = identify(name, None)
    return Block(name, exercise_id, row.name_start, row.name_end, hint_for(exercise_id), chains=[row.chain], known=known)


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
    return _told_once(_completed(rows))


def _completed(rows: list[Row]) -> list[Row]:
    """`... eight reps for the bench press`: reps that come after the weights of the same exercise fill them in."""
    kept: list[Row] = []
    for block, sets in rows:
        reps_only = block.prose and all(one.weight is None and one.reps and not one.distance_m for _, one in sets)
        target = next((row for row in kept if row[0].exercise_id == block.exercise_id and _lacks_reps(row)), None) if reps_only else None
        if target is None:
            kept.append((block, sets))
            continue
        facts, said = sets[0]
        for index, (item, one) in enumerate(target[1]):
            filled = one.model_copy(update={"reps": said.reps, "source": (*one.source, *said.source)})
            target[1][index] = (replace(item, spans=(*item.spans, *facts.spans)), filled)
    return kept


def _lacks_reps(row: Row) -> bool:
    return all(one.reps is None and one.weight is not None for _, one in row[1])


def _told_once(rows: list[Row]) -> list[Row]:
    """What a list says and a story repeats is one set: the list wins, the story adds only complete sets of other weights."""
    listed = {(block.exercise_id, one.weight) for block, sets in rows if not block.prose for _, one in sets}
    names = {exercise_id for exercise_id, _ in listed}
    kept: list[Row] = []
    for block, sets in rows:
        mine = sets
        if block.prose and len(names) >= 2:
            mine = [
                (facts, one)
                for facts, one in sets
                if (block.exercise_id, one.weight) not in listed
                and (one.reps is not None or one.distance_m is not None or one.duration_s is not None or one.failed)
            ]
        if mine:
            kept.append((block, mine))
    return kept


def _facts(block: Block, order: Order) -> list[SetFacts]:
    schemes = [resolve(chain, order, block.hint, block.chains) for chain in block.chains]
    facts = perform(schemes, block.hint, order)
    for item in facts if block.single else ():
        if item.weight is not None and item.reps is None and not item.failed and not item.warmup:
            item.reps, item.carried = Decimal(1), (*item.carried, "reps")
    return facts


def _workouts(
    text: str, rows: Sequence[Row], pieces: Sequence[Piece], dates: tuple[DateMention, ...], context: ReadingContext
) -> tuple[WorkoutDraft, ...]:
    """One workout per day spoken of, in the order of the text."""
    by_day: dict[date, _Day] = {}
    for row in rows:
        _day(by_day, row[1][0][0].position, dates, context).rows.append(row)
    for piece in pieces:
        _day(by_day, piece.start, dates, context).pieces.append(piece)
    return tuple(_workout(text, day, found) for day, found in by_day.items())


@dataclass(slots=True)
class _Day:
    mention: DateMention | None
    rows: list[Row] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


def _day(by_day: dict[date, _Day], position: int, dates: tuple[DateMention, ...], context: ReadingContext) -> _Day:
    mention = mention_for(position, dates)
    found = by_day.setdefault(mention.day if mention else context.today, _Day(mention))
    found.mention = found.mention or mention
    return found


def _workout(text: str, day: date, found: _Day) -> WorkoutDraft:
    mention = found.mention
    source = spans_of(text, ((mention.start, mention.end),))[0] if mention else None
    metcons = tuple(metcon_of(text, piece) for piece in found.pieces)
    name = next((metcon.name for metcon in metcons if metcon.name), None)
    return WorkoutDraft(
        date=day,
        date_source=source,
        name=name,
        type=_type(found, metcons),
        exercises=tuple(_exercises(text, found.rows)),
        metcons=metcons,
    )


def _type(found: _Day, metcons: Sequence[Metcon]) -> WorkoutType:
    """What most of the workout was: a metcon when there is one and little else, endurance when all of it is."""
    if metcons and len(found.rows) <= 1:
        return "metcon"
    if found.rows and all(block.hint.cardio for block, _ in found.rows):
        return "endurance"
    return "strength"


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
