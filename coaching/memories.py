"""What the user told the coach: facts in the user's own words, with receipts."""

from coaching.message import Message
from domain.conversation import Receipt
from domain.memory import Memory
from domain.workout import Span
from kit.clock import Clock
from kit.errors import Invalid
from storage.coaches import Memories as MemoryRows

LONGEST = 500


class Memories:
    """Remembers, shows and forgets."""

    def __init__(self, rows: MemoryRows, clock: Clock) -> None:
        self.rows = rows
        self.clock = clock

    async def remember(self, message: Message, quote: str) -> tuple[Memory, Receipt]:
        """Keep a fact that stands in the message word for word; the same words are kept once."""
        start = message.text.find(quote)
        if not quote.strip() or start < 0:
            raise Invalid("Only the user's own words can be remembered. Quote them unchanged from this message.", code="quote_not_found")
        if len(quote) > LONGEST:
            raise Invalid(f"A fact may be {LONGEST} characters long. Quote the part that matters.", code="quote_too_long")
        source = message.signed(Span(start=start, end=start + len(quote), quote=quote))
        memory_id = message.effect("memory", start)
        memory = await self.rows.find(message.user_id, memory_id)
        if memory is None:
            memory, put = self.rows.saving(_fact(message, memory_id, source), self.clock.now())
            await self.rows.table.transact([*([message.guard] if message.guard else []), put])
        receipt = Receipt(id=memory_id, action="created", entity="memory", entity_id=memory_id, version=memory.version, source=(source,))
        return memory, receipt


def _fact(message: Message, memory_id: str, source: Span) -> Memory:
    return Memory(
        user_id=message.user_id,
        memory_id=memory_id,
        text=source.quote.strip(),
        said_at=message.at,
        true_from=message.today,
        conversation_id=message.conversation_id,
        turn=message.turn,
        source=(source,),
    )
