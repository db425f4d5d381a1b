"""What was just logged beside the last time: more, the same, less, a first, a miss, or a new best. Said only where it can't be disputed."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal

from agent.context import CoachContext
from coaching.wording import exercise_name
from domain.exercises import catalogue
from domain.history import PerformanceRef

Against = Literal["more", "same", "less", "first", "failed"]
READ_ALONG = 8
"""How many rows a turn reads anyway: when there are fewer, they are all there are, and only then is a first time known to be one."""
FAR_ABOVE = Decimal("1.6")
LEAST_APART = 20
_LOAD = re.compile(r"@ \+?(?P<weight>\d+(?:\.\d+)?) (?P<unit>kg|lb)")
_SAME = re.compile(r"\bsame (?:sets |weights? |thing )?(?:as|like) (?:the )?(?:last|previous|usual)\b|\bas last time\b", re.IGNORECASE)
_EVEN = re.compile(r"(?P<sets>\d+) × (?P<reps>\d+) @ \+?(?P<weight>[\d.]+) (?P<unit>kg|lb)(?: \(RPE [\d.]+\))?$")


def against(context: CoachContext) -> Against | None:
    """How all that was logged compares with the last time of each exercise, or that a set failed; None when they are not alike enough."""
    logged = list(_logged(context))
    if any(done["failed"] for _, exercise in logged for done in exercise["sets"]):
        return "failed"
    knows_all = len(context.rows) < READ_ALONG
    verdicts = {_verdict(exercise, _last(context, workout, exercise), knows_all=knows_all) for workout, exercise in logged}
    return verdicts.pop() if len(verdicts) == 1 else None


def beaten(context: CoachContext) -> tuple[str, ...]:
    """The exercises whose earlier best this message's workouts have beaten; a first time beats nothing."""
    done_before = {(workout["workout_id"], str(done["exercise_id"])) for workout, done in _logged(context) if _last(context, workout, done)}
    records = [record for card in context.desk.cards if card.kind == "record" for record in card.data.get("records", [])]
    # A card shows what stands after the workout; what an earlier one holds was not beaten.
    return tuple(dict.fromkeys(str(one["exercise_name"]) for one in records if (one["workout_id"], one["exercise_id"]) in done_before))


def doubtful(context: CoachContext) -> str | None:
    """What to ask about a load that is far above that of the last time: a digit too many would stand in the records for good.

    Also what was left out of a report, when that says no sets of an exercise but that they were those of the last time.
    """
    if not_copied := _left_out(context):
        return not_copied
    for workout, exercise in _logged(context):
        last = _last(context, workout, exercise)
        before = {found["unit"]: Decimal(found["weight"]) for found in sorted(_LOAD.finditer(last.words), key=_weight)} if last else {}
        for done in exercise["sets"]:
            weight, usual = Decimal(str(done["weight"] or 0)), before.get(done["unit"])
            if usual and weight >= usual * FAR_ABOVE and weight - usual >= LEAST_APART:
                name = exercise_name(str(exercise["exercise_id"]), exercise["name_as_written"])
                said = f"{weight:f} {done['unit']} is far above the {usual:f} {done['unit']} of the last time of {name}"
                return f"{said}. If that is a slip, tell me what it was and I put it right."
    return None


def _left_out(context: CoachContext) -> str | None:
    """The exercise that a report has "the same as last time": its sets are said nowhere, so none are stored."""
    same = _SAME.search(context.message.text) if next(_logged(context), None) else None
    named = [one for one in catalogue().spot(context.message.text[: same.start()]) if one.exercise_id] if same else []
    stored = {exercise["exercise_id"] for _, exercise in _logged(context) if exercise["sets"]}
    if not named or named[-1].exercise_id in stored:
        return None
    return f"I copy no sets, so nothing of {exercise_name(named[-1].exercise_id)} is logged: say them, and it is."


def _weight(found: re.Match[str]) -> Decimal:
    return Decimal(found["weight"])


def _logged(context: CoachContext) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Each exercise that was stored anew, with its workout."""
    created = {receipt.id for receipt in context.desk.receipts if receipt.action == "created"}
    for card in context.desk.cards:
        if card.kind == "workout" and card.receipt_id in created:
            for exercise in card.data["workout"]["exercises"]:
                yield card.data["workout"], exercise


def _last(context: CoachContext, workout: Mapping[str, Any], exercise: Mapping[str, Any]) -> PerformanceRef | None:
    """The newest earlier time of an exercise among the rows that the turn has read anyway."""
    rows = (row for row in context.rows if row.is_live and row.workout_id != workout["workout_id"])
    earlier = (row for row in rows if row.date.isoformat() <= str(workout["date"]))
    return next((ref for row in earlier for ref in row.performances if ref.exercise_id == exercise["exercise_id"]), None)


def _verdict(exercise: Mapping[str, Any], last: PerformanceRef | None, *, knows_all: bool) -> Against | None:
    if last is None:
        return "first" if knows_all else None
    sets = exercise["sets"]
    one, even = sets[0] if sets else {}, _EVEN.search(last.words)
    alike = all((done["reps"], done["weight"], done["unit"]) == (one["reps"], one["weight"], one["unit"]) for done in sets)
    if not even or last.words.count("×") != 1 or not alike or any(done["warmup"] for done in sets):
        return None
    if one.get("reps") != int(even["reps"]) or one.get("unit") != even["unit"] or one.get("weight") is None:
        return None
    return _by_load(Decimal(str(one["weight"])) - Decimal(even["weight"]), len(sets) - int(even["sets"]))


def _by_load(weight: Decimal, sets: int) -> Against | None:
    if weight == 0 and sets == 0:
        return "same"
    if weight >= 0 and sets >= 0:
        return "more"
    return "less" if weight <= 0 and sets <= 0 else None
