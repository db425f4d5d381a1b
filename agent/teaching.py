"""What a user teaches in a message: words of their own for an exercise, and the units that they think in; both can be taken back."""

from typing import Final

from agent.context import CoachContext, OwnWays
from coaching import cards, preferring, wording
from coaching.reading import unit_of
from coaching.refiling import refile
from coaching.vocabulary import Lesson, lesson
from domain.conversation import Card, Receipt, Turn
from domain.exercises import catalogue
from domain.measures import WeightUnit
from domain.workout import Span
from kit.errors import Conflict, Invalid
from storage.table import ConditionFailed

BEFORE: Final = "way_before"
"""Where a turn's `extra` keeps what a word or the unit was before it."""
ENTITIES: Final = ("exerciseAlias", "userPreferences")


async def learn(context: CoachContext) -> bool:
    """Keep what the message teaches, with a receipt; whether it teaches anything."""
    if context.ways is None or context.answered:
        return False
    return await teach(context, context.ways) or await _prefer(context, context.ways)


async def teach(context: CoachContext, ways: OwnWays) -> bool:
    """Keep the word that the message teaches."""
    taught = lesson(context.message.text)
    if taught is None:
        return False
    before = await ways.vocabulary.meaning(context.message.user_id, taught.words)
    try:
        receipt = await ways.vocabulary.teach(context.message, ways.preferences, taught)
    except (Invalid, Conflict) as error:
        if isinstance(error, ConditionFailed):
            raise
        context.trouble = error.message
        return True
    match = catalogue().get(taught.name) or catalogue().find(taught.name)
    name = wording.exercise_name(match.exercise_id) if match else taught.name
    words = f"“{taught.words}” means {name}"
    if receipt.action == "changed" and before:
        context.extra[BEFORE] = before
    context.desk.show(Card(kind="memory", title="Remembered", data={"text": words}), receipt)
    context.told.append(f"from now on {words}")
    if match:
        await _take_along(context, taught, match.exercise_id, name)
    return True


async def _prefer(context: CoachContext, ways: OwnWays) -> bool:
    """Use the units that the message asks for from now on."""
    said = preferring.unit_said(context.message.text)
    if said is None:
        return False
    unit, span = said
    preferences = ways.preferences
    if unit_of(preferences) == unit and preferences.units_at is not None and preferences.units_at < context.message.at:
        context.told.append(f"I use {preferring.NAMES[unit]} with you already")
        return True
    context.extra[BEFORE] = unit_of(preferences) or "" if unit_of(preferences) != unit else {"kg": "lb", "lb": "kg"}[unit]
    await _use(context, ways, unit, span, "Units")
    return True


async def _use(context: CoachContext, ways: OwnWays, unit: WeightUnit | None, span: Span, title: str, kind: str = "unit") -> None:
    now = context.logbook.clock.now()
    receipt = await preferring.prefer(ways.users.table, context.message, ways.preferences, unit, span, now, kind)
    words = f"I use {preferring.NAMES[unit]} with you from now on" if unit else "I use the units that you say, and no others"
    context.unit = unit
    context.desk.show(Card(kind="memory", title=title, data={"text": words}), receipt)
    context.told.append(words)


async def unlearn(context: CoachContext, turn: Turn) -> None:
    """Take back what a turn taught: a word means what it meant, the units are those of before."""
    if context.ways is None:
        return
    before = str(turn.extra.get(BEFORE, ""))
    for receipt in [one for one in turn.receipts if one.entity in ENTITIES and one.action != "removed"]:
        if receipt.entity == "userPreferences":
            unit: WeightUnit | None = "kg" if before == "kg" else "lb" if before == "lb" else None
            text = context.message.text
            await _use(context, context.ways, unit, Span(start=0, end=len(text), quote=text), "Taken back", f"undo:{receipt.id}")
        else:
            await _forget(context, context.ways, receipt, before)


async def _forget(context: CoachContext, ways: OwnWays, receipt: Receipt, before: str) -> None:
    gone = await ways.vocabulary.take_back(context.message, ways.preferences, receipt, before or None)
    meant = f"means {wording.exercise_name(before)} again" if before else "means nothing of its own any more"
    words = f"“{receipt.entity_id}” {meant}"
    context.desk.show(Card(kind="memory", title="Taken back", data={"text": words}), gone)
    context.told.append(f"taken back: {words}")


async def _take_along(context: CoachContext, taught: Lesson, exercise_id: str, name: str) -> None:
    """Let what was logged under these words count for the exercise too, with a receipt for each workout."""
    changed, left = await refile(context.logbook, context.progress, context.message, taught.words, exercise_id, taught.span.start)
    if not changed:
        return
    context.desk.receipts.extend(one.receipt for one in changed)
    today = context.message.today
    rows = [(wording.day(one.workout.workout.date, today), wording.workout(one.workout)) for one in changed]
    context.desk.show(cards.table_card(f"Now counted as {name}", ("Day", "Workout"), rows))
    more = f"; {left} older ones keep their name until you say it again" if left else ""
    context.told.append(f"{wording.counted(len(changed), 'earlier workout')} changed to count for it{more}")
