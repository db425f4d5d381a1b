"""The protocol with one of its safeguards taken out: what a simulator that is worth something must notice."""

import asyncio
import contextlib
from dataclasses import fields, replace
from datetime import datetime

from coaching.turns import Answer, Emit, Turns, Wave
from domain.conversation import Turn
from kit.errors import CoachError
from storage.conversations import Conversations
from storage.table import Check, Put, Write
from tests.simulator.scribe import Scribe
from tests.simulator.simulation import Protocol


class OpensOverAnything(Conversations):
    """The first put of a turn has no condition."""

    def saving_turn(self, turn: Turn, now: datetime) -> tuple[Turn, Put]:
        after, put = super().saving_turn(turn, now)
        return after, put if turn.version else replace(put, when=None)


class ClosesOverAnything(Conversations):
    """The last put of a turn does not look whose turn it is by now."""

    def saving_turn(self, turn: Turn, now: datetime) -> tuple[Turn, Put]:
        after, put = super().saving_turn(turn, now)
        return after, put if turn.status == "pending" else replace(put, when=None)


class TakesOverAnything(Conversations):
    """Taking a turn over does not look whether somebody else did, or has finished it."""

    def saving_turn(self, turn: Turn, now: datetime) -> tuple[Turn, Put]:
        after, put = super().saving_turn(turn, now)
        return after, replace(put, when=None) if turn.version and turn.status == "pending" else put


class StoresForAnybody(Scribe):
    """Effects don't check that the attempt is still theirs."""

    def guards(self, turn: Turn) -> list[Check]:
        return []


class ClaimsTooMuch(Scribe):
    """A receipt is shown for an effect whether it was stored or not."""

    async def respond(self, turn: Turn, wave: Wave, emit: Emit) -> Answer:
        answer = await super().respond(turn, wave, lambda _: None)
        return replace(answer, receipts=tuple(r.model_copy(update={"id": f"{turn.number}-workout"}) for r in answer.receipts))


class SaysDoneTooEarly(Turns):
    """The client hears of the end while its write is still under way."""

    async def _close(self, turn: Turn, answer: Answer, *, failed: bool) -> Turn:
        real = self.conversations
        said: list[Turn] = []

        class Later(Conversations):
            async def write(self, *writes: Write) -> None:
                asyncio.get_running_loop().create_task(_unheard(real, *writes))

            def saving_turn(self, turn: Turn, now: datetime) -> tuple[Turn, Put]:
                after, put = super().saving_turn(turn, now)
                said.append(after)
                return after, put

        self.conversations = Later(real.table, real.pages)
        try:
            return await super()._close(turn, answer, failed=failed)
        finally:
            self.conversations = real


class ForgetsKeys(Turns):
    """A message that is sent again is taken for a new one."""

    async def _with_key(self, wave: Wave, key: str) -> Turn | None:
        return None


class RowsOnly(Wave):
    """Counts the turns whose rows are still there."""

    @property
    def next_number(self) -> int:
        return 1 + (self.turns[0].number if self.turns else 0)


class CountsRowsOnly(Turns):
    """The number of a new turn comes from the rows, whatever the archive took."""

    async def read(self, user_id: str, conversation_id: str) -> Wave:
        wave = await super().read(user_id, conversation_id)
        return RowsOnly(**{field.name: getattr(wave, field.name) for field in fields(wave)})


class EndsAlone(Turns):
    """What belongs to the end of a turn is written after it, on its own."""

    async def _close(self, turn: Turn, answer: Answer, *, failed: bool) -> Turn:
        closed = await super()._close(turn, replace(answer, writes=()), failed=failed)
        await asyncio.gather(*(self.conversations.write(write) for write in answer.writes))
        return closed


async def _unheard(conversations: Conversations, *writes: Write) -> None:
    with contextlib.suppress(CoachError):
        await conversations.write(*writes)


MUTANTS = {
    "no conditional put": Protocol(conversations=OpensOverAnything),
    "no attempt check in effects": Protocol(scribe=StoresForAnybody),
    "no attempt check in the end": Protocol(conversations=ClosesOverAnything),
    "no condition in taking over": Protocol(conversations=TakesOverAnything),
    "done before it is stored": Protocol(turns=SaysDoneTooEarly),
    "no key lookup": Protocol(turns=ForgetsKeys),
    "numbers from rows alone": Protocol(turns=CountsRowsOnly),
    "the end in two writes": Protocol(turns=EndsAlone),
    "receipts for nothing": Protocol(scribe=ClaimsTooMuch),
}
