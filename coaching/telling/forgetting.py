"""Forgets for good: a fact in the user's words, and the row that these words became."""

from collections.abc import Sequence

from coaching.about import About
from domain.memory import Memory
from domain.told import Told
from storage.entities import MEMORY
from storage.owned import Owned
from storage.revision import remove
from storage.table import Check, Write


async def forgetting(about: About, user_id: str, memory: Memory, known: Sequence[Memory]) -> list[Write]:
    """The writes that forget a fact, its row, and whatever else is only known of that row."""
    alike = [one for one in known if memory.about and one.about == memory.about and one.memory_id != memory.memory_id]
    writes: list[Write] = [remove(MEMORY, one) for one in (memory, *alike[:20])]
    row, rows = await _row(about, user_id, memory.about)
    if row is not None and rows is not None:
        writes.append(remove(rows.entity, row))
    return writes


async def forget(about: About, user_id: str, memory: Memory, known: Sequence[Memory], guard: Check | None = None) -> None:
    """Forget it now."""
    writes = await forgetting(about, user_id, memory, known)
    await about.injuries.table.transact([*([guard] if guard else []), *writes])


async def _row(about: About, user_id: str, named: str | None) -> tuple[Told | None, Owned[Told] | None]:
    if not named:
        return None, None
    kind, _, row_id = named.partition("/")
    places: dict[str, Owned[Told]] = {"injury": about.injuries, "milestone": about.milestones, "equipment": about.gear}  # type: ignore[dict-item]
    rows = places.get(kind)
    return (await rows.find(user_id, **{f"{kind}_id": row_id}), rows) if rows else (None, None)
