"""Takes back what an earlier turn kept of the user's words: rows go back to what they were, and facts that ended hold again."""

from collections.abc import Sequence

from coaching import holding
from coaching.telling.keeping import Kept, Telling, effect_of, id_of
from domain.body import BodyMeasurement
from domain.conversation import Receipt
from domain.memory import Memory
from domain.told import Told
from storage.entities import MEMORY
from storage.owned import Owned
from storage.revision import remove

ROWS = ("injury", "milestone", "equipment")


def is_undoable(receipt: Receipt) -> bool:
    """Whether what a receipt proves can be taken back here: a fact that was kept can, one that was forgotten or settled can't."""
    return receipt.entity in (*ROWS, "bodyMeasurement") or (receipt.entity == "memory" and receipt.action == "created")


async def take_back(telling: Telling, receipts: Sequence[Receipt]) -> list[Receipt]:
    """Undo what these receipts prove; what is undone already gives the same receipts."""
    gone: list[Receipt] = []
    for receipt in receipts:
        if receipt.entity in ROWS:
            gone += await _row(telling, _rows_of(telling, receipt.entity), receipt)
        elif receipt.entity == "bodyMeasurement":
            gone += await _measured(telling, receipt)
        elif receipt.entity == "memory" and receipt.action == "created":
            gone += _fact(telling, receipt)
        # One by one: two facts may have ended the same third one, and a row is written once in a transaction.
        if telling.writes:
            await telling.commit()
    return gone


def kept_of(receipts: Sequence[Receipt]) -> Kept:
    """What to say of it."""
    rows = [one for one in receipts if one.entity != "memory"] or list(receipts)
    names = {
        "injury": "the injury",
        "milestone": "the goal",
        "equipment": "the equipment",
        "bodyMeasurement": "the weight",
        "memory": "that",
    }
    words = " and ".join(dict.fromkeys(names.get(one.entity, "that") for one in rows))
    return Kept(f"taken back: {words} is as it was before", "Taken back", tuple(receipts))


def _rows_of(telling: Telling, entity: str) -> Owned[Told]:
    about = telling.about
    return {"injury": about.injuries, "milestone": about.milestones, "equipment": about.gear}[entity]  # type: ignore[return-value]


async def _row(telling: Telling, rows: Owned[Told], receipt: Receipt) -> list[Receipt]:
    place = {f"{receipt.entity}_id": receipt.entity_id}
    row = await rows.find(telling.user_id, **place)
    if row is None:
        return [_removed(telling, receipt)] if receipt.action == "created" else []
    if receipt.action == "created" and not row.revisions:
        telling.writes.append(remove(rows.entity, row))
        return [_removed(telling, receipt)]
    if row.has(effect_of(receipt)):
        row, write = rows.saving(row.without(effect_of(receipt)), telling.clock.now())
        telling.writes.append(write)
    return [_undone(telling, receipt, row)]


async def _measured(telling: Telling, receipt: Receipt) -> list[Receipt]:
    rows = telling.about.measurements
    found = (await rows.of_type(telling.user_id, "weight")).items
    row: BodyMeasurement | None = next((one for one in found if one.measurement_id == receipt.entity_id), None)
    if row is not None:
        telling.writes.append(remove(rows.entity, row))
    return [_removed(telling, receipt)]


def _fact(telling: Telling, receipt: Receipt) -> list[Receipt]:
    memory = next((one for one in telling.known if one.memory_id == receipt.entity_id), None)
    if memory is not None:
        telling.writes.append(remove(MEMORY, memory))
        telling.known.remove(memory)
    for one in list(telling.known):
        if one.superseded_by == receipt.entity_id:
            telling.change(_holding_again(one))
        elif receipt.entity_id in one.unsure:
            telling.change(one.model_copy(update={"unsure": tuple(other for other in one.unsure if other != receipt.entity_id)}))
    return [_removed(telling, receipt)]


def _holding_again(memory: Memory) -> Memory:
    """A fact as it held by its own words."""
    words = memory.source[0].quote if memory.source else memory.text
    return memory.model_copy(update={"superseded_by": None, "true_to": holding.held(words, memory.said_at.date())[1]})


def _removed(telling: Telling, receipt: Receipt) -> Receipt:
    return receipt.model_copy(update={"id": telling.message.effect(f"undo:{receipt.id}", 0), "action": "removed"})


def _undone(telling: Telling, receipt: Receipt, row: Told) -> Receipt:
    effect = telling.message.effect(f"undo:{receipt.id}", 0)
    return receipt.model_copy(update={"id": effect, "action": "changed", "version": row.version, "entity_id": id_of(row)})
