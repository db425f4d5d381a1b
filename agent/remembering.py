"""What the user tells of themselves: kept with a receipt, let go when they ask, and never kept where they switched it off."""

import re

from agent.context import CoachContext
from agent.telling import show, telling_of
from coaching import cards, holding, weighing
from coaching.memories import LONGEST
from coaching.telling.forgetting import forget
from coaching.telling.telling import keep_all, keep_sentence, statements
from domain.conversation import Card
from domain.measures import plain
from domain.memory import Memory
from extraction.intent import clause_at, clauses
from extraction.withheld import WITHHELD
from kit.aside import aside
from kit.errors import Conflict, Invalid

_WHOSE = re.compile(r"\b(?:i|i['’]\w+|im|my|me|mine|myself|we|our|us)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.!?](?=\s|$)|[\n;]|,\s*(?:and|but|so)\b|\bbut\b")


class MemoryOff(Conflict):
    """The user does not want anything to be remembered."""

    code = "memory_off"


async def keep(context: CoachContext, quote: str) -> Memory:
    """Keep the user's words; what they take the place of holds no more. Words that are kept already are not kept again."""
    may_keep(context)
    quote = widened(context.message.text, quote)
    kept = await _kept_already(context, quote)
    if kept is not None:
        return kept
    memory, receipt = await context.memories.remember(context.message, quote, context.known)
    context.desk.show(cards.memory_card(memory), receipt)
    return memory


async def state(context: CoachContext, quote: str, *kinds: type) -> str:
    """Keep the goals, injuries and equipment that these words of the message state, as rows; empty when they state none of these kinds."""
    may_keep(context)
    start = quoted(context, quote)
    telling = telling_of(context)
    meant = [one for one in statements(telling, context.message.text) if one.span.start < start + len(quote) and start < one.span.end]
    kept = await keep_all(telling, [one for one in meant if not kinds or isinstance(one, kinds)])
    for one in kept:
        show(context, one)
    words = [one.words or one.question or "" for one in kept]
    context.told += [one for one in words if one and one not in context.told]
    return "; ".join(words)


def quoted(context: CoachContext, quote: str) -> int:
    """Where the words stand in the message; others are not the user's."""
    start = context.message.text.find(quote)
    if not quote.strip() or start < 0:
        raise Invalid("Only the user's own words can be kept. Quote them unchanged from this message.", code="quote_not_found")
    return start


def widened(text: str, quote: str) -> str:
    """The quote with all of its clause when it does not say who is meant: "hates running" alone would be the user's."""
    start = text.find(quote)
    if not quote.strip() or start < 0 or _WHOSE.search(quote):
        return quote
    end = start + len(quote)
    first = max((match.end() for match in _CLAUSE_END.finditer(text, 0, start)), default=0)
    last = next((match.start() for match in _CLAUSE_END.finditer(text, end)), len(text))
    clause = text[first:last].strip()
    return clause if len(clause) <= LONGEST else quote


async def _kept_already(context: CoachContext, quote: str) -> Memory | None:
    """What this turn kept of the same words."""
    start = context.message.text.find(quote)
    made = (one for one in context.desk.receipts if one.entity == "memory" and one.action == "created")
    same = (one for one in made if any(span.start < start + len(quote) and start < span.end for span in one.source))
    found = next(same, None) if start >= 0 else None
    return await context.memories.rows.find(context.message.user_id, found.entity_id) if found else None


def may_keep(context: CoachContext) -> None:
    """Refuse where remembering is switched off."""
    if not context.remembers:
        raise MemoryOff("Remembering is switched off, so nothing new is kept. You can switch it on in your settings.")


async def notice(context: CoachContext) -> list[str]:
    """Keep what a message says of the user's own life, or forget what it asks to be forgotten; nothing when it did something else.

    What was kept, in words: it is told when everything else that the message caused is known.
    """
    message = context.message
    gone = holding.to_forget(message.text, context.known)
    if gone is not None:
        receipt = context.memories.forgotten(message, gone)
        await forget(context.about, message.user_id, gone, context.known, message.guard)
        context.desk.show(Card(kind="memory", title="Forgotten", data={"text": gone.text}), receipt)
        return [f"forgotten: “{gone.text}”"]
    if holding.asks_to_forget(message.text):
        return ["nothing that I remember says that, so nothing was forgotten"]
    words = await _weigh(context)
    if context.remembers and not (context.corrected or context.answered):
        words += await _state(context, reported=bool(words or context.told or context.reading.workouts))
    return words


async def told_again(context: CoachContext, *, reported: bool) -> None:
    """Keep once more what the message stated before it was taken back."""
    words = await _weigh(context)
    context.told += [*words, *await _state(context, reported=reported)]


async def _state(context: CoachContext, *, reported: bool) -> list[str]:
    """Keep goals, injuries and equipment as rows, and the first sentence that is none of these."""
    telling = telling_of(context)
    text = context.message.text
    said = await aside(text, lambda: statements(telling, text, lasting=reported))
    kept = await keep_all(telling, said) if said else []
    if not reported:
        sentence = await keep_sentence(telling, said)
        kept += [sentence] if sentence else []
    for one in kept:
        show(context, one)
    return [one.words for one in kept if one.words]


def _is_own(text: str, position: int) -> bool:
    """Whether what stands at a position is told of the user, and for the log."""
    part = clause_at(position, clauses(text))
    return part is None or (part.intent != "other_person" and part.hint != WITHHELD)


async def _weigh(context: CoachContext) -> list[str]:
    """Keep the body weight that the message states."""
    text = context.message.text
    said = weighing.said_weight(text, context.unit) if context.remembers else None
    if said is not None and _is_own(text, said.span.start):
        receipt = await weighing.keep_weight(context.about.measurements, context.message, said, context.logbook.clock)
        words = f"body weight {plain(said.value)} {said.unit}"
        context.desk.show(Card(kind="memory", title="Noted", data={"text": words}), receipt)
        return [f"noted: {words}"]
    return []
