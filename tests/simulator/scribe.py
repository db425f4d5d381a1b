"""Who answers in the simulation: a model of moods over a logbook in small. What a turn stores differs from attempt to attempt."""

import random
from collections.abc import Sequence
from typing import Any

from coaching.turns import Answer, Emit, Wave, guard
from domain.conversation import Receipt, Turn
from storage.table import ABSENT, Changes, Check, ConditionFailed, Key, Put, Table, Update

USER = "user#u"
TOTAL = Key(USER, "total")
KINDS = ("workout", "memory")


class Broken(Exception):
    """The model is down."""


def effect_key(effect: str) -> Key:
    """Where the row of an effect lies."""
    return Key(USER, f"effect#{effect}")


class Scribe:
    """Stores an effect in one transaction with its turn's check, and tells of it by a receipt."""

    def __init__(self, table: Table, dice: random.Random, breaks: float) -> None:
        self.table = table
        self.dice = dice
        self.breaks = breaks

    def keys(self, user_id: str, conversation_id: str) -> Sequence[Key]:
        return ()

    def admit(self, wave: Wave) -> None:
        """Every conversation will do."""

    async def read(self, user_id: str, conversation_id: str) -> Any:
        """Nothing else is needed."""

    async def respond(self, turn: Turn, wave: Wave, emit: Emit) -> Answer:
        kinds = [kind for kind in KINDS if self.dice.random() < 0.5]
        receipts = tuple([await self.store(turn, kind) for kind in kinds])
        if self.dice.random() < self.breaks:
            raise Broken
        return Answer(f"{turn.text}: {', '.join(kinds)}", receipts=receipts, writes=self.at_the_end(turn))

    async def give_up(self, turn: Turn, wave: Wave) -> Answer:
        receipt = await self.store(turn, KINDS[0])
        return Answer(f"{turn.text}: sorry", receipts=(receipt,))

    async def store(self, turn: Turn, kind: str) -> Receipt:
        """The first one who stores an effect wins; all others read it back."""
        effect = f"{turn.number}-{kind}"
        if await self.table.get(effect_key(effect)) is None:
            try:
                await self.table.transact(
                    [
                        *self.guards(turn),
                        Put({"pk": USER, "sk": f"effect#{effect}", "turn": turn.number, "attempt": turn.attempt}, ABSENT),
                        Update(TOTAL, Changes(add={"n": 1})),
                    ]
                )
            except ConditionFailed:
                if await self.table.get(effect_key(effect)) is None:
                    raise
        return Receipt(id=effect, action="created", entity=kind, entity_id=effect, version=1)

    def guards(self, turn: Turn) -> list[Check]:
        """What an effect's transaction makes sure of first."""
        return [guard(turn)]

    def at_the_end(self, turn: Turn) -> tuple[Put, ...]:
        """What is stored together with the turn's end, or not at all."""
        return (Put({"pk": USER, "sk": f"end#{turn.number}", "attempt": turn.attempt}),) if turn.number % 2 else ()
