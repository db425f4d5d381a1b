"""Reads a text as workouts, by the notation alone: pure, linear, and every value with the words that said it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import partial

from domain.exercises import Mention
from domain.notation.chains import Chain
from domain.notation.performed import SetFacts, perform
from domain.notation.roles import habit, resolve
from domain.notation.scheme import Order
from domain.notation.tokens import Token, tokenize
from domain.records import PARKRUN
from domain.workout import Confidence, Metcon, PerformedExercise, Span, WorkoutDraft, WorkoutType, WorkSet
from extraction.answers import is_load
from extraction.blocks import Block, Collector
from extraction.dates import DateMention, find_dates, mention_for
from extraction.intent import Clause, clause_at, clauses, overall, reported_days
from extraction.layout import units
from extraction.mentions import mentions_of, without_number
from extraction.metcons import Piece, find_pieces, metcon_of
from extraction.names import hint_for, identify
from extraction.remarks import Remarks, read_remarks
from extraction.removals import removed_spans
from extraction.resolve import ReadingContext, spans_of, work_set
from extraction.result import Extraction, Issue, Unplaced
from extraction.silent import were_done
from extraction.supersets import Superset, as_rounds, find_supersets
from extraction.tables import Row as TableRow
from extraction.tables import table_rows
from extraction.unlifted import unlifted
from extraction.validation import is_plausible


def read(text: str, context: ReadingContext) -> Extraction:
    """What the text reports, as workouts that could be stored, with what is unclear and what was left out."""
    removed = removed_spans(text)
    supersets = find_supersets(text)
    text = _blanked(as_rounds(text, supersets), (*removed, *unlifted(text)))
    parts = clauses(text, context.today, context.people)
    dates = find_dates(text, context.today)
    remarks = read_remarks(text, parts)
    mentions = mentions_of(text, context)
    tokens = tokenize(text)
    mentions = tuple(without_number(text, mentions, tokens))
    tokens = _outside(tokens, _not_training(text, dates, remarks, mentions))
    found = find_pieces(text, tokens, mentions, partial(_may_store, parts))
    pieces = [piece for piece in found if _reported(piece, parts)]
    taken = [place for piece in found if piece in pieces or piece.format in ("amrap", "for_time") for place in piece.ranges]
    rows_of_tables = table_rows(text)
    taken += [(row.start, row.end) for row in rows_of_tables]
    blocks, orphans, silent = _blocks(text, _outside(tokens, taken), mentions, taken)
    blocks += [_tabled(text, row) for row in rows_of_tables]
    kept, unplaced = _storable(text, blocks, parts)
    performed, impossible = _performed(text, kept, context)
    unplaced += impossible
    rows = [_by_habit(_in_rounds(row, supersets), context) for row in performed if not _belongs(row, pieces)]
    silent = [block for block in silent if rows and _may_store(parts, block.start)]
    rows += [(block, []) for block in were_done(text, silent, [block.exercise_id for block, _ in rows])]
    workouts = _workouts(_Told(text, reported_days(dates, parts), remarks, context), rows, pieces)
    unplaced += _nameless(text, orphans, parts)
    issues = tuple(_issues(rows, unplaced))
    intent = "correction" if removed and not workouts else overall(parts, bool(workouts))
    return Extraction(intent=intent, workouts=workouts, issues=issues, unplaced=tuple(unplaced))


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """The text with spaces for words that report nothing, whatever they name: what is to go, and what was not meant."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


@dataclass(frozen=True, slots=True)
class _Told:
    """A text with what was found around its sets."""

    text: str
    dates: tuple[DateMention, ...]
    remarks: Remarks
    context: ReadingContext

    def day(self, position: int) -> tuple[date, DateMention | None]:
        mention = mention_for(position, self.dates)
        if mention is None and self.context.spoken_day and _SAME_DAY.search(self.text):
            return self.context.spoken_day, None
        return (mention.day if mention else self.context.today), mention


_SAME_DAY = re.compile(
    r"^\W*(?:and |oh )?(?:then|after that|afterwards)\b|\b(?:the )?same (?:day|session|workout)\b|\bthat (?:same )?day\b|\bthat session\b",
    re.IGNORECASE,
)
# "At 7 in the morning" rates no effort.
_OF_THE_DAY = re.compile(
    r"\b(?:at|around|by|from|till?|until|since) (?:[01]?\d|2[0-4])(?:[:.]\d\d)?"
    r" ?(?:in the (?:morning|evening|afternoon)|o['’]?clock|sharp|at night)\b",
    re.IGNORECASE,
)
_TOO_LIGHT = re.compile(r"(?<!\d)(?:[0-2]?\d)(?:[.,]\d+)?\D{0,8}$")
_LOADED = re.compile(r"\b[x×]\s?\d|[+@]")


def _not_training(text: str, dates: Sequence[DateMention], remarks: Remarks, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Numbers that are days, hours of the day, weigh-ins, ratings or the effort of the whole session."""
    weighed = [span for span in remarks.bodyweight if not any(span.start <= one.start < span.end for one in mentions)]
    weighed = [span for span in weighed if not _LOADED.search(span.quote) and not _TOO_LIGHT.search(span.quote)]
    spans = [*weighed, *(found.source for found in (remarks.session_rpe, remarks.rating) if found)]
    clocks = [found.span() for found in _OF_THE_DAY.finditer(text)]
    return [(mention.start, mention.end) for mention in dates] + [(span.start, span.end) for span in spans] + clocks


def _outside(tokens: list[Token], taken: Sequence[tuple[int, int]]) -> list[Token]:
    if not taken:
        return tokens
    ranges = iter(sorted(taken))
    current = next(ranges, None)
    kept: list[Token] = []
    for token in tokens:
        while current is not None and token.start >= current[1]:
            current = next(ranges, None)
        if token.kind == "nl" or current is None or token.start < current[0] or token.end > current[1]:
            kept.append(token)
    return kept


def _may_store(parts: tuple[Clause, ...], position: int) -> bool:
    clause = clause_at(position, parts)
    return clause is None or clause.may_store


def _reported(piece: Piece, parts: tuple[Clause, ...]) -> bool:
    """A piece is kept when its result, or without one its head, stands in words that report."""
    clause = clause_at(piece.score.start if piece.score else piece.start, parts)
    if clause is None:
        return True
    told = any(part.intent == "report" and part.hint not in ("", "list") for part in parts)
    return clause.may_store and (piece.score is not None or piece.rounds is not None or told)


def _blocks(
    text: str, tokens: Sequence[Token], mentions: Sequence[Mention], taken: Sequence[tuple[int, int]]
) -> tuple[list[Block], list[Chain], list[Block]]:
    collector = Collector(text)
    free = [mention for mention in mentions if not any(start <= mention.start < end for start, end in taken)] if taken else mentions
    for unit in units(text, tokens, free):
        collector.read(unit)
    collector.finish()
    blocks = [block for block in collector.blocks if block.chains]
    sure = sum(not block.tentative for block in blocks)
    owned = {id(chain) for block in blocks for chain in block.chains}
    orphans = [chain for chain in collector.orphans if id(chain) not in owned]
    kept = [block for block in blocks if not block.tentative or sure >= 2]
    silent = [
        Block(mention.words, mention.exercise_id, mention.start, mention.end, hint_for(mention.exercise_id)) for mention in collector.named
    ]
    silent += [block for block in collector.blocks if not block.chains and block.known and not block.prose and len(block.name) > 2]
    return kept, orphans, silent


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
            if clause is None or (clause.may_store and not _is_felt(text, clause, chain)):
                mine.append(chain)
            else:
                unplaced.append(Unplaced(text=text[chain.start : chain.end], start=chain.start, end=chain.end, reason=clause.intent))
        if mine:
            block.chains = mine
            kept.append(block)
    return kept, unplaced


_ACHES = re.compile(
    r"\b(?:click\w*|ach(?:e|es|ed|ing|y)|hurts?|hurting|pain\w*|sketchy|sore|pinch\w*|twing\w*|grumpy|dodgy)\b", re.IGNORECASE
)


def _is_felt(text: str, clause: Clause, chain: Chain) -> bool:
    """`dips felt dodgy Monday, 15 kg on me`, `the 30s felt easy`: a weight beside how it felt is no set by itself."""
    if clause.hint != "felt":
        return False
    pair = len(chain.factors) == 1 and chain.factors[0].role == "s" and text.startswith(" felt", chain.end)
    return pair or (is_load(chain) and bool(_ACHES.search(text, clause.start, clause.end)))


Row = tuple[Block, list[tuple[SetFacts, WorkSet]]]


def _performed(text: str, blocks: Sequence[Block], context: ReadingContext) -> tuple[list[Row], list[Unplaced]]:
    """The sets that can have been, and the words of exercises none of whose sets can."""
    impossible: list[Unplaced] = []
    order = habit((chain, block.hint) for block in blocks for chain in block.chains)
    rows: list[Row] = []
    for block in blocks:
        last = context.last_weights.get(block.exercise_id)
        block.hint = replace(block.hint, last=last) if last is not None else block.hint
        facts = _facts(block, order)
        said = next((item.unit for item in facts if item.unit), block.said_unit)
        sets = list(_work_sets(text, facts, block, said, context))
        if sets:
            rows.append((block, sets))
        elif facts:
            start, end = min(block.start, block.chains[0].start), block.chains[-1].end
            impossible.append(Unplaced(text=text[start:end], start=start, end=end, reason=NOT_PLAUSIBLE))
    return _told_once(_completed(rows)), impossible


def _work_sets(
    text: str, facts: Sequence[SetFacts], block: Block, said: str | None, context: ReadingContext
) -> Iterator[tuple[SetFacts, WorkSet]]:
    """The plausible sets; equal neighbours share one frozen value."""
    confidence: Confidence = "low" if block.tentative else ("high" if block.known else "medium")
    before: tuple[SetFacts, WorkSet] | None = None
    for item in facts:
        if before is None or before[0] != item:
            before = item, work_set(text, item, block.exercise_id, said, context, confidence)
        if is_plausible(before[1]) and not (block.hint.cardio and before[1].per_side):
            yield before


def _belongs(row: Row, pieces: Sequence[Piece]) -> bool:
    """Whether a story only repeats a movement of a scored piece nearby, without a set of its own."""
    block, sets = row
    whole = all(one.reps is not None and one.weight is not None for _, one in sets)
    return not whole and any(
        piece.score is not None and block.exercise_id in piece.ids and abs(block.start - piece.start) < NEARBY for piece in pieces
    )


NEARBY = 400  # characters


def _in_rounds(row: Row, supersets: Sequence[Superset]) -> Row:
    """The one set of a round, as often as the superset was done."""
    block, sets = row
    mine = next((one for one in supersets if one.start <= block.start < one.end), None)
    if mine is None or len(sets) != 1:
        return row
    [(facts, done)] = sets
    again = done.model_copy(update={"source": (*done.source, mine.said)})
    return block, [(facts, again)] * mine.rounds


def _by_habit(row: Row, context: ReadingContext) -> Row:
    """A distance without a name, which is a run by itself, as what the user always covers it with; and a run whose name is its length."""
    block, sets = row
    if "parkrun" in block.name.lower() and len(sets) == 1 and sets[0][1].distance_m is None and sets[0][1].duration_s:
        facts, run = sets[0]
        return block, [(facts, run.model_copy(update={"distance_m": PARKRUN, "how": {**run.how, "distance_m": "derived"}}))]
    ways = {context.ways.get(one.distance_m) if one.distance_m else None for _, one in sets}
    way = ways.pop() if len(ways) == 1 else None
    if way is None or block.exercise_id != "run" or not block.name[:1].isdigit():
        return row
    block.exercise_id, block.hint = way, hint_for(way)
    return row


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


ENOUGH_SIBLINGS = 40  # the first chains of an exercise show how its numbers are ordered


def _facts(block: Block, order: Order) -> list[SetFacts]:
    siblings = block.chains[:ENOUGH_SIBLINGS]
    schemes = [resolve(chain, order, block.hint, siblings) for chain in block.chains]
    facts = perform(schemes, block.hint, order)
    for item in facts if block.single else ():
        if item.weight is not None and item.reps is None and not item.failed and not item.warmup:
            item.reps, item.carried = Decimal(1), (*item.carried, "reps")
    return facts


@dataclass(slots=True)
class _Day:
    mention: DateMention | None
    rows: list[Row] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


def _workouts(told: _Told, rows: Sequence[Row], pieces: Sequence[Piece]) -> tuple[WorkoutDraft, ...]:
    """One workout per day spoken of, in the order of the text."""
    days: dict[date, _Day] = {}
    for row in rows:
        position = row[1][0][0].position if row[1] else row[0].start
        if row[1] or told.day(position)[0] in days:
            _day(days, told, position).rows.append(row)
    for piece in pieces:
        _day(days, told, piece.start).pieces.append(piece)
    return tuple(_workout(told, day, found, alone=len(days) == 1) for day, found in days.items())


def _day(days: dict[date, _Day], told: _Told, position: int) -> _Day:
    day, mention = told.day(position)
    found = days.setdefault(day, _Day(mention))
    found.mention = found.mention or mention
    return found


def _workout(told: _Told, day: date, found: _Day, *, alone: bool) -> WorkoutDraft:
    mention, remarks = found.mention, told.remarks
    source = spans_of(told.text, ((mention.start, mention.end),))[0] if mention else None
    metcons = tuple(metcon_of(told.text, piece) for piece in found.pieces)

    def here(spans: tuple[Span, ...]) -> bool:
        return alone or (bool(spans) and told.day(spans[0].start)[0] == day)

    return WorkoutDraft(
        date=day,
        date_source=source,
        name=next((metcon.name for metcon in metcons if metcon.name), None),
        type=_type(found, metcons),
        duration_min=remarks.duration_min.value if remarks.duration_min and here((remarks.duration_min.source,)) else None,
        session_rpe=remarks.session_rpe.value if remarks.session_rpe and here((remarks.session_rpe.source,)) else None,
        feeling=remarks.feeling.value if remarks.feeling and here((remarks.feeling.source,)) else None,
        environment=remarks.environment if remarks.environment_source and here((remarks.environment_source,)) else None,
        exercises=tuple(_exercises(told.text, found.rows)),
        metcons=metcons,
        achievements=tuple(one for one in remarks.achievements if here(one.source)),
        concerns=tuple(one for one in remarks.concerns if here(one.source)),
    )


def _type(found: _Day, metcons: Sequence[Metcon]) -> WorkoutType:
    """What most of the workout was: a metcon when there is one and little else, endurance when all of it is."""
    if metcons and sum(bool(sets) for _, sets in found.rows) <= 1:
        return "metcon"
    if found.rows and all(block.hint.cardio for block, sets in found.rows if sets):
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


def _nameless(text: str, orphans: Sequence[Chain], parts: tuple[Clause, ...]) -> list[Unplaced]:
    """Sets that are reported without an exercise, in order; they wait for its name."""
    said = [(chain, clause_at(chain.start, parts)) for chain in orphans]
    return [
        Unplaced(text=text[chain.start : chain.end], start=chain.start, end=chain.end, reason=NAMELESS)
        for chain, clause in said
        if clause is None or clause.may_store
    ]


NAMELESS = "exercise_missing"
NOT_PLAUSIBLE = "not_plausible"


def _issues(rows: Sequence[Row], unplaced: Sequence[Unplaced]) -> Iterable[Issue]:
    """The one question that would settle most: which exercise it was, else the unit."""
    nameless = next((one for one in unplaced if one.reason == NAMELESS), None)
    if nameless is not None and not rows:
        yield Issue(code=NAMELESS, question="Which exercise was that?", start=nameless.start, end=nameless.end)
        return
    for _, sets in rows:
        for facts, one in sets:
            if one.weight is not None and one.unit is None:
                start, end = facts.spans[0]
                yield Issue(code="unit_missing", question="Kilos or pounds?", start=start, end=end)
                return
