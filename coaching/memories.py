"""What the user told the coach: facts in the user's own words, with receipts."""

from collections.abc import Sequence
from datetime import date

from coaching import holding
from coaching.message import Message
from domain.conversation import Receipt
from domain.memory import Memory
from domain.workout import Span
from kit.clock import Clock
from kit.errors import Invalid
from storage.coaches import Memories as MemoryRows

LONGEST = 500
MOST_REPLACED = 20


class Memories:
    """Remembers, shows and forgets."""

    def __init__(self, rows: MemoryRows, clock: Clock) -> None:
        self.rows = rows
        self.clock = clock

    async def remember(self, message: Message, quote: str, known: Sequence[Memory] = ()) -> tuple[Memory, Receipt]:
        """Keep a fact that stands in the message word for word; the same words are kept once.

        What was known of the same thing holds no more from this day on, and stays for questions about the past.
        """
        start = message.text.find(quote)
        if not quote.strip() or start < 0:
            raise Invalid("Only the user's own words can be remembered. Quote them unchanged from this message.", code="quote_not_found")
        if len(quote) > LONGEST:
            raise Invalid(f"A fact may be {LONGEST} characters long. Quote the part that matters.", code="quote_too_long")
        source = message.signed(Span(start=start, end=start + len(quote), quote=quote))
        memory_id = message.effect("memory", start)
        memory = await self.rows.find(message.user_id, memory_id)
        if memory is None:
            fact = _fact(message, memory_id, source)
            memory, put = self.rows.saving(fact, self.clock.now())
            over = [self.rows.saving(_ended(one, fact, message.today), self.clock.now())[1] for one in holding.replaced(fact, known)]
            await self.rows.table.transact([*([message.guard] if message.guard else []), put, *over[:MOST_REPLACED]])
        receipt = Receipt(id=memory_id, action="created", entity="memory", entity_id=memory_id, version=memory.version, source=(source,))
        return memory, receipt

    def forgotten(self, message: Message, memory: Memory) -> Receipt:
        """The receipt of a fact that is forgotten because the message asks for it."""
        source = message.signed(Span(start=0, end=len(message.text), quote=message.text))
        return Receipt(
            id=message.effect("forget", 0),
            action="removed",
            entity="memory",
            entity_id=memory.memory_id,
            version=memory.version,
            source=(source,),
        )


def _fact(message: Message, memory_id: str, source: Span) -> Memory:
    text = source.quote.strip()
    first, last = holding.held(text, message.today)
    return Memory(
        user_id=message.user_id,
        memory_id=memory_id,
        text=text,
        topic=holding.topic_of(text),
        said_at=message.at,
        true_from=first,
        true_to=last,
        conversation_id=message.conversation_id,
        turn=message.turn,
        source=(source,),
    )


def _ended(older: Memory, by: Memory, today: date) -> Memory:
    """The older fact as one that held until now."""
    last = today if older.true_to is None else min(older.true_to, today)
    return older.model_copy(update={"superseded_by": by.memory_id, "true_to": last})
