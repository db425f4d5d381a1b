"""Equipment as rows: what is there, how heavy it goes, and what is gone."""

from collections.abc import Iterable

from coaching.telling.gear import GearSaid
from coaching.telling.keeping import Kept, Telling, memory_receipt, receipt_of
from domain.conversation import Receipt
from domain.equipment import OwnedEquipment
from domain.measures import plain
from domain.workout import Span

KIND = "equipment"


async def keep_gear(telling: Telling, said: GearSaid) -> Kept:
    """Keep one statement about one piece."""
    rows = await telling.about.gear.all(telling.user_id)
    effect = telling.message.effect(KIND, said.piece_span.start)
    same = [row for row in rows if row.kind == said.kind]
    done = [row for row in same if row.equipment_id == effect or row.has(effect)]
    if done:
        return _again(telling, said, done, effect)
    owned = [row for row in same if row.is_owned]
    if said.gone:
        return await _gone(telling, said, owned, same, effect)
    return await (_known(telling, said, owned[0], effect) if owned else _new(telling, said, same, effect))


async def keep_only(telling: Telling, kinds: Iterable[str], span: Span) -> list[Receipt]:
    """All other equipment is gone, because these words say that there is nothing else."""
    named, effect = set(kinds), telling.message.effect("equipment:only", span.start)
    rows = await telling.about.gear.all(telling.user_id)
    over = [row for row in rows if row.kind not in named and (row.is_owned or row.has(effect))]
    receipts = [receipt_of(telling.about.gear, row, "changed", effect) for row in over if row.has(effect)]
    fresh = [row for row in over if not row.has(effect)]
    source = telling.message.signed(span)
    for row in fresh:
        after = row.revised(effect, removed_at=telling.message.at, source=(*row.source, source))
        receipts.append(telling.put(telling.about.gear, after, "changed")[1])
    for kind in sorted(telling.gear - named - {row.kind for row in rows}):
        row_id = telling.message.effect(f"equipment:{kind}", span.start)
        receipts.append(telling.put(telling.about.gear, _piece(telling, row_id, kind, source, gone=True))[1])
    if telling.writes:
        await telling.commit()
    return receipts


def words_of(row: OwnedEquipment) -> str:
    """Adjustable dumbbells, up to 24 kg."""
    load = f", up to {plain(row.max_weight_kg)} kg" if row.max_weight_kg is not None else ""
    return f"{row.name or row.kind.replace('_', ' ')}{load}"


async def _new(telling: Telling, said: GearSaid, gone: list[OwnedEquipment], effect: str) -> Kept:
    """A piece that was not there; one that was gone is there again."""
    source = telling.message.signed(said.span)
    if gone:
        row = gone[-1].revised(
            effect, removed_at=None, name=said.name, max_weight_kg=said.max_weight_kg, place=said.place, source=(*gone[-1].source, source)
        )
        stored, receipt = telling.put(telling.about.gear, row, "changed")
    else:
        piece = _piece(telling, effect, said.kind, source, said=said)
        stored, receipt = telling.put(telling.about.gear, piece)
    return await _committed(telling, said, stored, receipt, f"noted: you have {words_of(stored)}")


async def _known(telling: Telling, said: GearSaid, row: OwnedEquipment, effect: str) -> Kept:
    more = {"max_weight_kg": said.max_weight_kg or row.max_weight_kg, "place": said.place or row.place}
    changed = {name: value for name, value in more.items() if value != getattr(row, name)}
    if not changed:
        return Kept(f"I have that already: {words_of(row)}")
    after = row.revised(effect, **changed, source=(*row.source, telling.message.signed(said.span)))
    stored, receipt = telling.put(telling.about.gear, after, "changed")
    return await _committed(telling, said, stored, receipt, f"noted: you have {words_of(stored)}")


async def _gone(telling: Telling, said: GearSaid, owned: list[OwnedEquipment], same: list[OwnedEquipment], effect: str) -> Kept:
    if same and not owned:
        return Kept(f"I have that already: no {same[-1].name or said.name}")
    if said.one_of_several and (owned or not same):
        name = said.kind.replace("_", " ")
        return Kept(f"that was one {name}, so I keep {name}s on your list; say that you have no {name}s any more if that is so")
    source = telling.message.signed(said.span)
    if not owned:
        piece = _piece(telling, effect, said.kind, source, said=said, gone=True)
        stored, receipt = telling.put(telling.about.gear, piece)
        return await _committed(telling, said, stored, receipt, f"noted: no {stored.name} any more")
    ended = [row.revised(effect, removed_at=telling.message.at, source=(*row.source, source)) for row in owned]
    put = [telling.put(telling.about.gear, row, "changed") for row in ended]
    receipts = [receipt for _, receipt in put]
    return await _committed(telling, said, put[0][0], receipts[0], f"noted: no {words_of(put[0][0])} any more", receipts[1:])


async def _committed(
    telling: Telling, said: GearSaid, row: OwnedEquipment, receipt: Receipt, words: str, more: Iterable[Receipt] = ()
) -> Kept:
    topic = f"equipment:{said.kind}"
    fact = telling.remember(said.span, topic, row, held=(telling.today, None), over=telling.topics(topic))
    await telling.commit()
    return Kept(words, "Equipment", (receipt, *more, fact))


def _piece(telling: Telling, row_id: str, kind: str, source: Span, *, said: GearSaid | None = None, gone: bool = False) -> OwnedEquipment:
    return OwnedEquipment(
        user_id=telling.user_id,
        equipment_id=row_id,
        kind=kind,
        name=said.name if said else None,
        place=said.place if said and not gone else None,
        max_weight_kg=said.max_weight_kg if said and not gone else None,
        removed_at=telling.message.at if gone else None,
        source=(source,),
    )


def _again(telling: Telling, said: GearSaid, rows: list[OwnedEquipment], effect: str) -> Kept:
    receipts = [receipt_of(telling.about.gear, row, "created" if row.equipment_id == effect else "changed", effect) for row in rows]
    of_row = {f"{KIND}/{row.equipment_id}" for row in rows}
    facts = [memory_receipt(one) for one in telling.known if one.about in of_row and one.turn == telling.message.turn]
    words = f"noted: no {words_of(rows[0])} any more" if said.gone else f"noted: you have {words_of(rows[0])}"
    return Kept(words, "Equipment", (*receipts, *facts[:1]))
