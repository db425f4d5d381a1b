"""What the coach knows in a turn: who speaks, what was stored from these words, and the desk where effects are collected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from agent.guards.ledger import Ledger
from coaching.about import About
from coaching.drafts import Answered, Drafts
from coaching.events import Event, Showed
from coaching.logbook import Logbook
from coaching.memories import Memories
from coaching.message import Message
from coaching.progress import Progress
from coaching.reading import Reader
from coaching.vocabulary import Vocabulary
from domain.coach import CoachConfig
from domain.conversation import Card, Receipt, Turn
from domain.history import LoggedWorkout, Workout
from domain.measures import WeightUnit
from domain.memory import Memory
from domain.user import UserPreferences
from extraction import Extraction
from storage.users import Users

RECENT_WORKOUTS = 5
Emit = Callable[[Event], None]


@dataclass
class Desk:
    """The cards and receipts of a turn, in the order they came about; the same effect is shown once."""

    emit: Emit
    cards: list[Card] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)

    def show(self, card: Card, receipt: Receipt | None = None) -> None:
        """Put a card on the desk and send it out at once."""
        if receipt is not None:
            if any(known.id == receipt.id for known in self.receipts):
                return
            self.receipts.append(receipt)
            card = card.model_copy(update={"receipt_id": receipt.id})
        if card in self.cards:
            return
        self.cards.append(card)
        self.emit(Showed(card))


@dataclass(frozen=True)
class OwnWays:
    """Where the user's own words for exercises and their units are kept, with the preferences as the turn read them."""

    vocabulary: Vocabulary
    users: Users
    preferences: UserPreferences


@dataclass
class CoachContext:
    """What tools may use. Identity comes from here, never from a model's argument.

    `rows` are the newest workouts' rows with those that were taken back or moved; `answered` is the message that this one answers, when
    it does; `follows` says that the turn before stored something; `corrected` that the message's one correction was made, `edited` that
    beside it the message may still report; `trouble` why something could not be stored; `told` is what was stored, in words; `question`
    the one that is open; `extra` what the next turn must know; `heard` what tools answered, `looked` and `ledger` what was read to
    judge a sentence by, and `ahead` what of it is about training to come; `unit` is the one that the user prefers; `turns` are those
    before, newest first; `known` is what the user told, and `remembers` whether more may be kept; `ways` are the user's own words and
    units.
    """

    message: Message
    reading: Extraction
    rows: list[Workout]
    desk: Desk
    logbook: Logbook
    progress: Progress
    memories: Memories
    reader: Reader
    drafts: Drafts
    about: About
    coach: CoachConfig | None = None
    unit: WeightUnit | None = None
    answered: Answered | None = None
    follows: bool = False
    corrected: bool = False
    edited: bool = False
    trouble: str | None = None
    told: list[str] = field(default_factory=list)
    question: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    ahead: list[str] = field(default_factory=list)
    known: Sequence[Memory] = ()
    turns: Sequence[Turn] = ()
    remembers: bool = True
    ways: OwnWays | None = None
    _recent: list[LoggedWorkout] | None = None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        """As it is: a tool's model of its arguments would otherwise describe all that is in here, once for each tool."""
        return core_schema.is_instance_schema(cls)

    @property
    def chosen(self) -> WeightUnit | Literal[""]:
        """The unit that the user asked for by talking, which goes before the one that a set was said in; empty when they never did."""
        return self.unit or "" if self.ways and self.ways.preferences.units_at else ""

    async def recent(self) -> list[LoggedWorkout]:
        """The latest workouts with their sets; read when first needed, for most turns never need them."""
        if self._recent is None:
            live = [row for row in self.rows if row.is_live][:RECENT_WORKOUTS]
            self._recent = await self.progress.workouts.whole(live)
        return self._recent
