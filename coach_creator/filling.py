"""How finds become answers: new words join, replace or leave alone what was said before, and an injury is never dropped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from coach_creator.extractors.guards import corrects
from coach_creator.extractors.reading import Found, Reading
from coach_creator.slots import SLOTS
from domain.creator import CreatorSession, Said, SlotAnswer, SlotKey

ChangeKind = Literal["new", "added", "changed", "kept"]
NEVER_DROPPED = frozenset({"injuries", "red_flags"})
_ONLY = re.compile(r"\b(?:only|just|nothing but|now|anymore)\b")
ALSO = re.compile(r"\b(?:also|too|as well|plus|and another)\b")
_NEAR = 60


@dataclass(frozen=True)
class Change:
    """What became of a slot through this message; `before` is the value it had."""

    key: SlotKey
    kind: ChangeKind
    value: Any
    before: Any = None


def fill(session: CreatorSession, finds: Sequence[Found], reading: Reading, turn: int) -> tuple[CreatorSession, list[Change]]:
    """The session with the finds taken in, and what changed."""
    slots = dict(session.slots)
    changes: dict[SlotKey, Change] = {}
    touched: set[SlotKey] = set()
    replacing = corrects(reading)
    for find in finds:
        old = slots.get(find.slot)
        if old is not None and old.status == "answered" and not _may_touch(find, reading, replacing, touched):
            continue
        again = old is not None and old.status == "answered" and reading.asks(find.slot) and find.slot != "injuries"
        fresh = (replacing or again) and find.slot not in touched and not ALSO.search(reading.low)
        answer = _joined(find, old, reading, turn, fresh=fresh, same_message=find.slot in touched)
        before = session.slots.get(find.slot)
        had = before.value if before is not None and before.status == "answered" else None
        slots[find.slot] = answer
        touched.add(find.slot)
        changes[find.slot] = Change(find.slot, _kind(before, answer, find), answer.value, had)
    seen = [change for change in changes.values() if change.kind == "kept" or change.value != change.before]
    return session.model_copy(update={"slots": slots}), seen


def _may_touch(find: Found, reading: Reading, replacing: bool, touched: set[SlotKey]) -> bool:
    return not find.faint or replacing or reading.asks(find.slot) or find.slot in touched


def _kind(before: SlotAnswer | None, answer: SlotAnswer, find: Found) -> ChangeKind:
    if before is None or before.status != "answered" or before.value == SLOTS[find.slot].none:
        return "new"
    if find.slot in NEVER_DROPPED and find.value == [] and before.value:
        return "kept"
    return "added" if SLOTS[find.slot].adds and len(answer.said) > len(before.said) else "changed"


def _joined(find: Found, old: SlotAnswer | None, reading: Reading, turn: int, *, fresh: bool, same_message: bool) -> SlotAnswer:
    said = Said(quote=reading.raw[find.start : find.end], turn=turn, start=find.start, end=find.end)
    if old is None or old.status != "answered":
        return _answer(find.value, (said,))
    if find.instead:
        return _answer(find.value, _with(old.said, said, reading.raw))
    if find.slot in NEVER_DROPPED and find.value == []:
        return old if old.value else _answer([], (said,))
    value, keeps = _merged(find, old.value, reading, fresh=fresh and find.slot not in NEVER_DROPPED, same_message=same_message)
    return _answer(value, _with(old.said if keeps else (), said, reading.raw))


def _answer(value: Any, said: tuple[Said, ...]) -> SlotAnswer:
    first, *more = said
    return SlotAnswer(
        value=value, quote=first.quote, turn=first.turn, start=first.start, end=first.end, more=tuple(more), where=first.where
    )


def _with(said: tuple[Said, ...], new: Said, raw: str) -> tuple[Said, ...]:
    """Words that stand close together in one message become one quote."""
    if not said:
        return (new,)
    last = said[-1]
    if (last.turn, last.where) != (new.turn, new.where):
        return (*said, new)
    if last.start <= new.start and new.end <= last.end:
        return said
    if new.start <= last.end + _NEAR and new.start >= last.start:
        end = max(last.end, new.end)
        return (*said[:-1], Said(quote=raw[last.start : end], turn=last.turn, start=last.start, end=end))
    return (*said, new)


def _merged(find: Found, old: Any, reading: Reading, *, fresh: bool, same_message: bool) -> tuple[Any, bool]:
    """The value together with the old one, and whether the old words still stand behind it."""
    if fresh and not same_message and find.slot not in {"schedule", "units_timezone", "experience"}:
        return find.value, False
    if isinstance(old, list) and isinstance(find.value, list):
        return (union(find.slot, old, find.value), bool(old)) if find.value else (old or [], True)
    if isinstance(old, dict) and isinstance(find.value, dict):
        return _merged_dict(find, old, reading, same_message)
    return find.value, False


def _merged_dict(find: Found, old: dict[str, Any], reading: Reading, same_message: bool) -> tuple[Any, bool]:
    new = dict(find.value)
    if find.slot == "schedule":
        if "days_per_week" not in new:
            return old | new, True
        kept = {key: old[key] for key in ("time",) if key in old and key not in new}
        return new | kept, bool(kept)
    if find.slot == "equipment":
        only = bool(_ONLY.search(reading.low)) and not ALSO.search(reading.low)
        return _merged_equipment(old, new, replaces=only and not same_message)
    if find.slot == "style":
        return old | new | {"tones": list(dict.fromkeys([*old.get("tones", []), *new.get("tones", [])]))}, True
    if find.slot == "experience":
        if reading.asks("experience") and not same_message:
            old = {key: known for key, known in old.items() if key not in {"level", "years"}}
        kinds = list(dict.fromkeys([*old.get("kinds", []), *new.get("kinds", [])]))
        return old | new | ({"kinds": kinds} if kinds else {}), True
    if find.slot == "units_timezone":
        return old | new, not set(old) <= set(new)
    return new, False


def _merged_equipment(old: dict[str, Any], new: dict[str, Any], *, replaces: bool) -> tuple[Any, bool]:
    if replaces and new.get("items"):
        return new, False
    if old.get("assumed") and new.get("items") and "place" not in new:
        return {
            **{key: value for key, value in old.items() if key != "assumed"},
            "items": list(dict.fromkeys([*old["items"], *new["items"]])),
        }, True
    items = list(dict.fromkeys([*old.get("items", []), *new.get("items", [])]))
    return old | new | {"items": items}, True


def union(slot: SlotKey, old: list[Any], new: list[Any]) -> list[Any]:
    """Both lists; entries about the same thing become one, as the new one says."""
    result = list(old)
    for entry in new:
        same = next((index for index, known in enumerate(result) if _same(slot, known, entry)), None)
        if same is None:
            result.append(entry)
        elif isinstance(entry, dict):
            first_words = {"text": result[same]["text"]} if slot == "goals" and "text" in result[same] else {}
            result[same] = {**result[same], **entry, **first_words}
    return result


def _same(slot: SlotKey, known: Any, entry: Any) -> bool:
    if not isinstance(known, dict) or not isinstance(entry, dict):
        return bool(known == entry)
    if slot == "injuries":
        sides = {known.get("side"), entry.get("side")} - {None}
        return known["area"] == entry["area"] and len(sides) <= 1 and known.get("text") == entry.get("text")
    identity = {"goals": ("kind", "exercise"), "strengths": ("exercise", "event", "text"), "red_flags": ("flag",)}.get(slot, ("text",))
    return all(known.get(name) == entry.get(name) for name in identity)
