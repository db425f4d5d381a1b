"""What happened in a simulation, and what of it must never be: the promises of a turn, as checks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from domain.conversation import KEYS_HOLD, Turn
from storage.entities import TURN
from storage.table import Item, Put, Write
from tests.simulator.memory import MemoryTable
from tests.simulator.scribe import TOTAL, USER, effect_key

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Acknowledged:
    """A client was told that this message is done, as this turn."""

    key: str
    text: str
    turn: Turn


@dataclass
class History:
    """Everything that was acknowledged, and every effect at the time that its turn ended."""

    told: list[Acknowledged] = field(default_factory=list)
    keys: dict[int, str] = field(default_factory=dict)
    ended: set[int] = field(default_factory=set)
    violations: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)

    def observe(self, write: Write, before: Item | None) -> None:
        """One write as the store carried it out."""
        if not isinstance(write, Put):
            return
        sk = str(write.item["sk"])
        self.log.append(f"{sk} {write.item.get('version')}")
        if sk.startswith("effect#") and write.item["turn"] in self.ended:
            self.violations.append(f"{sk} was stored after its turn had ended")
        if TURN.matches(write.item):
            self._turn(int(sk[-6:]), write.item)

    def _turn(self, number: int, item: Item) -> None:
        attributes = item["attributes"]
        if self.keys.setdefault(number, attributes["key"]) != attributes["key"]:
            self.violations.append(f"number {number} was used for two messages")
        if attributes.get("status", "pending") != "pending":
            self.ended.add(number)

    def wrong(self, table: MemoryTable, turns: list[Turn]) -> list[str]:
        """Everything that should not be, once all is over."""
        return [*self.violations, *self._acknowledged(turns), *self._once(turns), *self._claims(table, turns), *self._sums(table)]

    def _acknowledged(self, turns: list[Turn]) -> Iterator[str]:
        stored = {turn.number: turn for turn in turns}
        for told in self.told:
            found = stored.get(told.turn.number)
            # The archive lets a turn's row expire; nothing else about it may ever change.
            if found is None or found.model_copy(update={"expires_at": None}) != told.turn.model_copy(update={"expires_at": None}):
                yield f"turn {told.turn.number} was acknowledged, and is not there as it was told"
            if told.turn.status == "pending" or told.turn.text != told.text or not str(told.turn.reply).startswith(told.text):
                yield f"turn {told.turn.number} is not the answer to its message"

    def _once(self, turns: list[Turn]) -> Iterator[str]:
        opened: dict[str, datetime] = {}
        for turn in turns:
            assert turn.created_at is not None
            if turn.created_at - opened.get(turn.key, LONG_AGO) < KEYS_HOLD:
                yield "one key gave two turns"
            opened[turn.key] = turn.created_at
        if [turn.number for turn in turns] != sorted(self.keys):
            yield "a turn vanished"
        if any(turn.status == "pending" for turn in turns):
            yield "a turn never ended"

    def _claims(self, table: MemoryTable, turns: list[Turn]) -> Iterator[str]:
        for turn in turns:
            for receipt in turn.receipts:
                if table.now_at(effect_key(receipt.id)) is None:
                    yield f"turn {turn.number} claims {receipt.id}, which was never stored"
            end = table.items[USER].get(f"end#{turn.number}")
            if turn.status == "done" and turn.number % 2 and (end is None or end["attempt"] != turn.attempt):
                yield f"turn {turn.number} ended without what belongs to its end"

    def _sums(self, table: MemoryTable) -> Iterator[str]:
        effects = sum(sk.startswith("effect#") for sk in table.items[USER])
        total = table.now_at(TOTAL)
        if effects != (total["n"] if total else 0):
            yield "an effect happened twice"
