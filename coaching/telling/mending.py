"""Corrections of what was just told: the other side, another number, another day, another lift. The row keeps what it was."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from coaching.telling import keep_gear, keep_goals, keep_injuries
from coaching.telling.days import by_when, since
from coaching.telling.gear import kind_of, read_gear
from coaching.telling.goals import number_said, read_goals, time_said, way_said
from coaching.telling.goals import topic_of as goal_topic
from coaching.telling.injuries import PART, part_named, read_injuries, side_named
from coaching.telling.keeping import Kept, Telling, receipt_of
from domain.conversation import Receipt
from domain.equipment import OwnedEquipment
from domain.exercises import catalogue
from domain.injury import Injury
from domain.measures import plain, to_kg
from domain.milestone import Milestone
from domain.told import Told
from domain.workout import Span

LONGEST = 90
_CORRECTS = re.compile(
    r"\b(?:i mean(?:t)?|sorry|actually|correction|oops|wait|typo|wrong|rather|make (?:it|that)|should (?:be|say|have been)|not the"
    r"|my mistake|my bad)\b"
    r"|^\W*(?:no|nope|nah)\b[,.!]*\s+(?:the|it|it['’]s|that|that['’]s|my|not|\d+)\b|,\s*not\b",
    re.IGNORECASE,
)
_SURELY = re.compile(
    r"\b(?:i mean(?:t)?|sorry|correction|typo|wrong|not the|mistake|my bad)\b|^\W*(?:no|nope|nah)\b|,\s*not\b", re.IGNORECASE
)
# What was done, and what is said on top, corrects nothing.
_ADDS = re.compile(
    r"\b(?:too|also|as well|another|both)\b|\d\s*[x×]\s*\d|\b(?:i|i['’]ve|just) (?:just )?(?:did|done|finished|ran|rowed|logged"
    r"|completed|lifted)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r",?\s*\b(?:and )?not\b(?: the| a| my)? [^,.;!]+", re.IGNORECASE)


async def mend(telling: Telling, receipts: Sequence[Receipt]) -> Kept | None:
    """Change the row that the turn before told of, as this message says; None when it corrects nothing of it."""
    text = telling.message.text
    if len(text) > LONGEST or text.rstrip().endswith("?") or not _CORRECTS.search(text) or _ADDS.search(text) or _states(telling, text):
        return None
    meant = _NOT.sub(lambda found: " " * len(found[0]), text)
    for receipt in receipts:
        kept = await _mended(telling, receipt, meant)
        if kept is not None:
            return kept
    return None


def _states(telling: Telling, text: str) -> bool:
    """Whether a message is a statement of its own, which says more than what it would correct."""
    injuries = list(read_injuries(text, telling.today))
    if any(one.over for one in injuries) or (injuries and not _SURELY.search(text)):
        return True
    return bool(list(read_goals(text, telling.today, telling.unit)) or list(read_gear(text)))


async def _mended(telling: Telling, receipt: Receipt, text: str) -> Kept | None:
    about = telling.about
    if receipt.entity == "injury":
        injury = await about.injuries.find(telling.user_id, injury_id=receipt.entity_id)
        return await _changed(telling, injury, _of_injury(telling, injury, text)) if injury else None
    if receipt.entity == "milestone":
        goal = await about.milestones.find(telling.user_id, milestone_id=receipt.entity_id)
        return await _changed(telling, goal, _of_goal(telling, goal, text)) if goal else None
    if receipt.entity == "equipment":
        piece = await about.gear.find(telling.user_id, equipment_id=receipt.entity_id)
        return await _changed(telling, piece, _of_gear(piece, text)) if piece else None
    return None


def _of_injury(telling: Telling, row: Injury, text: str) -> dict[str, Any]:
    part, side, day = part_named(text), side_named(text), since(text, telling.today)
    changes: dict[str, Any] = {}
    if part is not None:
        sided = {"left", "right"} & set(part[0].split())
        kept_side = next((word for word in row.body_part.split() if word in ("left", "right")), "")
        changes["body_part"] = part[0] if sided or not kept_side else f"{kept_side} {part[0]}"
    elif side is not None:
        bare = " ".join(word for word in row.body_part.split() if word not in ("left", "right"))
        changes["body_part"] = f"{side} {bare}"
    if day is not None:
        changes["recovered_on" if row.recovered_on else "occurred_on"] = day
    return changes


def _of_goal(telling: Telling, row: Milestone, text: str) -> dict[str, Any]:
    when = by_when(text, telling.today)
    rest = text if when is None else text[: when[1][0]] + " " * (when[1][1] - when[1][0]) + text[when[1][1] :]
    changes: dict[str, Any] = {"target_date": when[0]} if when else {}
    if row.milestone_type == "endurance":
        return changes | _of_way(row, rest)
    number, mention = number_said(rest), next(iter(catalogue().spot(rest)), None)
    if number is not None:
        changes["target_value"] = number[0]
        changes |= {"unit": number[1]} if number[1] else {}
    if mention is not None and row.milestone_type == "strength":
        changes["exercise_id"] = mention.exercise_id
    return changes


def _of_way(row: Milestone, text: str) -> dict[str, Any]:
    """Another distance, or another time for the same one."""
    metres, minutes, number = way_said(text), time_said(text), number_said(text)
    if row.unit == "km":
        return {"target_value": (metres / 1000).quantize(Decimal("0.01"))} if metres else {"target_value": number[0]} if number else {}
    changes: dict[str, Any] = {"distance_m": metres} if metres else {}
    if minutes or (number and not metres):
        changes["target_value"] = minutes or (number[0] if number else None)
    return changes


def _of_gear(row: OwnedEquipment, text: str) -> dict[str, Any]:
    number, kind = number_said(text), kind_of(text)
    changes: dict[str, Any] = {"max_weight_kg": to_kg(number[0], number[1])} if number and number[1] else {}
    return changes | ({"kind": kind, "name": None} if kind else {})


async def _changed(telling: Telling, row: Told, changes: dict[str, Any]) -> Kept | None:
    rows, topic, words = _about(telling, row)
    effect = telling.message.effect("mend", 0)
    if row.has(effect):
        fact = telling.said_already(_whole(telling), topic(row).partition(":")[0])
        return Kept(f"corrected: {words(row)}", "Corrected", (receipt_of(rows, row, "changed", effect), *([fact] if fact else [])))
    changes = {name: value for name, value in changes.items() if getattr(row, name) != value}
    if not changes:
        return None
    span = _whole(telling)
    after = row.revised(effect, **changes, source=(*row.source, telling.message.signed(span)))
    stored, receipt = telling.put(rows, after, "changed")
    older = telling.of_row(receipt.entity_id)
    held = (older[0].true_from if older and older[0].true_from else telling.today, None)
    if "occurred_on" in changes:
        held = (changes["occurred_on"], None)
    text = _said_right(telling, older[0].text, changes) if older else words(stored)
    fact = telling.remember(span, topic(stored), stored, held=held, over=older, text=text)
    await telling.commit()
    return Kept(f"corrected: {words(stored)}", "Corrected", (receipt, fact))


def _about(telling: Telling, row: Told) -> Any:
    """Where a row lies, what a fact about it is about, and its words."""
    about = telling.about
    if isinstance(row, Injury):
        return about.injuries, keep_injuries.topic_of, keep_injuries.words_of
    if isinstance(row, Milestone):
        return about.milestones, goal_topic, keep_goals.words_of
    return about.gear, lambda piece: f"equipment:{piece.kind}", keep_gear.words_of


def _whole(telling: Telling) -> Span:
    return Span(start=0, end=len(telling.message.text), quote=telling.message.text)


def _said_right(telling: Telling, text: str, changes: dict[str, Any]) -> str:
    """The older words with what was wrong in them put right."""
    if "body_part" in changes:
        said = next((one for one in read_injuries(text, telling.today) if one.part_span), None)
        place = (said.part_span.start, said.part_span.end) if said and said.part_span else _place(PART.search(text))
        return _put(text, place, changes["body_part"])
    if "target_value" in changes:
        goal = next((one for one in read_goals(text, telling.today, telling.unit) if one.value_span), None)
        unit = f" {changes['unit']}" if changes.get("unit") else ""
        place = (goal.value_span.start, goal.value_span.end) if goal and goal.value_span else None
        return _put(text, place, f"{plain(changes['target_value'])}{unit}")
    return f"{text} ({telling.message.text.strip()})"


def _place(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found.span() if found else None


def _put(text: str, place: tuple[int, int] | None, words: str) -> str:
    return text[: place[0]] + words + text[place[1] :] if place else f"{text} ({words})"
