"""Keeps what a message states: a row of its own and the user's words beside it, in one transaction with the turn's guard.

Ids come from the turn and the place of the words, so a statement that is tried again gives the same receipts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar

from coaching import holding
from coaching.about import About
from coaching.message import Message
from domain.conversation import Receipt
from domain.measures import WeightUnit
from domain.memory import Memory
from domain.told import Told
from domain.workout import Span
from kit.clock import Clock
from storage.coaches import Memories
from storage.owned import Owned
from storage.table import Write

T = TypeVar("T", bound=Told)
Action = Literal["created", "changed", "removed"]
MOST_CHANGED = 20


@dataclass(frozen=True)
class Option:
    """One of the things that a question lets the user choose between: the rows and facts it stands for, and words that name it."""

    ids: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Choice:
    """What a question leaves open: `verb` says what becomes of the option that is chosen."""

    verb: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Kept:
    """What came of one statement: words about it made from the row, its receipts (none when it was known), and what is to be asked."""

    words: str
    title: str = "Noted"
    receipts: tuple[Receipt, ...] = ()
    question: str | None = None
    choice: Choice | None = None


@dataclass
class Telling:
    """One message whose statements are kept. `known` are the user's facts, newest first; `minded` and `gear` what the coach was told
    when it was built."""

    message: Message
    about: About
    memories: Memories
    clock: Clock
    known: list[Memory]
    unit: WeightUnit | None = None
    minded: Sequence[str] = ()
    gear: frozenset[str] = frozenset()
    writes: list[Write] = field(default_factory=list)

    @property
    def user_id(self) -> str:
        return self.message.user_id

    @property
    def today(self) -> date:
        return self.message.today

    def put(self, rows: Owned[T], row: T, action: Action = "created") -> tuple[T, Receipt]:
        """A row to be written with the next commit, and its receipt; `row.source` ends with the words that caused it."""
        after, write = rows.saving(row, self.clock.now())
        self.writes.append(write)
        return after, receipt_of(rows, after, action)

    def remember(
        self, span: Span, topic: str, row: Told | None, *, held: tuple[date, date | None], over: Iterable[Memory] = (), text: str = "",
        unsure: Iterable[Memory] = (),
    ) -> Receipt:  # fmt: skip
        """The user's words, to be written with the next commit; facts that they take the place of end, those in doubt are marked."""
        source = self.message.signed(span)
        doubted = list(unsure)
        fact = Memory(
            user_id=self.user_id,
            memory_id=self.message.effect("memory", span.start),
            text=text or span.quote.strip(),
            topic=topic,
            said_at=self.message.at,
            true_from=held[0],
            true_to=held[1],
            about=_named(row) if row else None,
            unsure=tuple(one.memory_id for one in doubted),
            conversation_id=self.message.conversation_id,
            turn=self.message.turn,
            source=(source,),
        )
        if any(one.memory_id == fact.memory_id for one in self.known):  # another piece of the same words
            fact = fact.model_copy(update={"memory_id": self.message.effect(f"memory:{topic}", span.start)})
        stored = self._write(fact)
        for one in over:
            self._write(ended(one, stored.memory_id, self.today))
        for one in doubted:
            self._write(one.model_copy(update={"unsure": (*one.unsure, stored.memory_id)}))
        return memory_receipt(stored)

    def change(self, memory: Memory) -> Memory:
        """A fact to be changed with the next commit."""
        return self._write(memory)

    async def commit(self) -> None:
        """Write everything that was put, or nothing."""
        writes, self.writes = self.writes, []
        guard = [self.message.guard] if self.message.guard else []
        await self.memories.table.transact([*guard, *writes])

    def topics(self, topic: str) -> list[Memory]:
        """The facts of a topic that hold, newest first."""
        return [one for one in self.known if one.superseded_by is None and holding.same_topic(topic, one.topic)]

    def of_row(self, row_id: str) -> list[Memory]:
        """The facts about a row that hold, newest first."""
        return [one for one in self.known if one.superseded_by is None and one.about and one.about.endswith("/" + row_id)]

    def doubts(self, memory: Memory) -> list[str]:
        """The rows of the facts that can't hold beside this one."""
        return [one.about for one in self.known if one.memory_id in memory.unsure and one.about]

    def said_already(self, span: Span, family: str) -> Receipt | None:
        """The receipt of the words, when an earlier attempt at this turn kept them as a fact of this family of topics."""
        mine = (one for one in self.known if one.turn == self.message.turn and one.conversation_id == self.message.conversation_id)
        found = next((one for one in mine if one.source[:1] and one.source[0].start == span.start and _family(one) == family), None)
        return memory_receipt(found) if found else None

    def _write(self, memory: Memory) -> Memory:
        after, write = self.memories.saving(memory, self.clock.now())
        self.writes.append(write)
        places = [at for at, one in enumerate(self.known) if one.memory_id == after.memory_id]
        self.known[places[0] if places else 0 : places[0] + 1 if places else 0] = [after]
        return after


def ended(memory: Memory, by: str, today: date) -> Memory:
    """A fact that held until now, and is in doubt no more."""
    last = today if memory.true_to is None else min(memory.true_to, today)
    return memory.model_copy(update={"superseded_by": by, "true_to": last, "unsure": ()})


def receipt_of(rows: Owned[T], row: T, action: Action, effect: str | None = None) -> Receipt:
    """The receipt of a row: its own id when it was created, else the effect that changed it, for one effect may change several."""
    row_id = id_of(row)
    changed = f"{effect or row.revisions[-1].effect}/{row_id}" if action == "changed" else row_id
    return Receipt(id=changed, action=action, entity=rows.entity.name, entity_id=row_id, version=row.version, source=row.source[-1:])


def effect_of(receipt: Receipt) -> str:
    """The effect that a receipt of a change proves."""
    return receipt.id.partition("/")[0]


def memory_receipt(memory: Memory, action: Action = "created") -> Receipt:
    """The receipt of a fact."""
    return Receipt(
        id=memory.memory_id,
        action=action,
        entity="memory",
        entity_id=memory.memory_id,
        version=memory.version,
        source=memory.source[:1],
    )


def id_of(row: Told) -> str:
    """The id of a row."""
    return str(next(getattr(row, name) for name in ("injury_id", "milestone_id", "equipment_id") if hasattr(row, name)))


def _family(memory: Memory) -> str:
    return (memory.topic or "").partition(":")[0]


def _named(row: Told) -> str:
    kind = {"Injury": "injury", "Milestone": "milestone"}.get(type(row).__name__, "equipment")
    return f"{kind}/{id_of(row)}"
