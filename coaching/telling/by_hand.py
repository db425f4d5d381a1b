"""Injuries that are written by hand and not said: a fact stands beside each, so that a conversation knows of it without another read."""

from datetime import datetime, timedelta

from coaching.telling.keep_injuries import topic_of
from domain.injury import Injury
from domain.memory import Memory
from kit.ids import derived_id
from storage.body import Injuries
from storage.coaches import Memories
from storage.entities import MEMORY
from storage.revision import remove
from storage.table import Write


async def save_injury(injuries: Injuries, memories: Memories, row: Injury, now: datetime) -> Injury:
    """Store a row and the fact about it."""
    stored, write = injuries.saving(row, now)
    writes: list[Write] = [write]
    about = await _about(memories, stored)
    if not about and stored.version == 1:
        about = [_fact(stored, now)]
    for one in about:
        own = one.memory_id == derived_id(one.said_at, stored.injury_id, "by hand")
        last = stored.recovered_on - timedelta(days=1) if stored.recovered_on else None
        text = _words_of(stored) if own else one.text
        changes = {"text": text, "topic": topic_of(stored), "true_from": stored.occurred_on, "true_to": last}
        writes.append(memories.saving(one.model_copy(update=changes), now)[1])
    await injuries.table.transact(writes)
    return stored


async def remove_injury(injuries: Injuries, memories: Memories, row: Injury) -> None:
    """Remove a row, and what is only known of it."""
    about = [remove(MEMORY, one) for one in await _about(memories, row)]
    await injuries.table.transact([remove(injuries.entity, row), *about])


async def _about(memories: Memories, row: Injury) -> list[Memory]:
    named = f"injury/{row.injury_id}"
    return [one for one in await memories.recent(row.user_id) if one.about == named and one.superseded_by is None]


def _fact(row: Injury, now: datetime) -> Memory:
    return Memory(
        user_id=row.user_id,
        memory_id=derived_id(now, row.injury_id, "by hand"),
        text=_words_of(row),
        said_at=now,
        about=f"injury/{row.injury_id}",
    )


def _words_of(row: Injury) -> str:
    """As the user might have said it, with what to leave out, so that a reply does not speak for it."""
    spared = ", ".join(one.replace("_", " ") for one in row.restrictions)
    return f"my {row.body_part.replace('_', ' ')} is injured" + (f"; leave out {spared}" if spared else "")
