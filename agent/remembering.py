"""What the user tells of themselves: kept with a receipt, let go when they ask, and never kept where they switched it off."""

from agent.context import CoachContext
from coaching import cards, holding, weighing
from domain.conversation import Card
from domain.measures import plain
from domain.memory import Memory
from kit.errors import Conflict


class MemoryOff(Conflict):
    """The user does not want anything to be remembered."""

    code = "memory_off"


async def keep(context: CoachContext, quote: str) -> Memory:
    """Keep the user's words; what they take the place of holds no more."""
    if not context.remembers:
        raise MemoryOff("Remembering is switched off, so nothing new is kept. You can switch it on in your settings.")
    memory, receipt = await context.memories.remember(context.message, quote, context.known)
    context.desk.show(cards.memory_card(memory), receipt)
    return memory


async def notice(context: CoachContext) -> None:
    """Keep what a message says of the user's own life, or forget what it asks to be forgotten; nothing when it did something else."""
    message = context.message
    gone = holding.to_forget(message.text, context.known)
    if gone is not None:
        receipt = await context.memories.forget(message, gone)
        context.desk.show(Card(kind="memory", title="Forgotten", data={"text": gone.text}), receipt)
        context.told.append(f"forgotten: “{gone.text}”")
        return
    await _weigh(context)
    said = holding.noticed(message.text) if context.remembers and not context.told else None
    if said is not None:
        memory = await keep(context, said)
        context.told.append(f"I'll keep in mind: “{memory.text}”")


async def _weigh(context: CoachContext) -> None:
    """Keep the body weight that the message states."""
    said = weighing.said_weight(context.message.text, context.unit) if context.remembers else None
    if said is not None:
        receipt = await weighing.keep_weight(context.about.measurements, context.message, said, context.logbook.clock)
        words = f"body weight {plain(said.value)} {said.unit}"
        context.desk.show(Card(kind="memory", title="Noted", data={"text": words}), receipt)
        context.told.append(f"noted: {words}")
