"""Exercises for a muscle: with the equipment there is, without what hurts, and which of them the user does already."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple

from agent.at_hand import gear_now, owned_now
from agent.context import CoachContext
from agent.lookup import muscles_named
from agent.proposal import avoided, sore_parts, yours
from agent.telling import kinds
from coaching import advice
from coaching.substitutes import USUAL, hard_on, needing, training
from coaching.telling.injuries import same_part
from domain.exercises import Exercise, catalogue
from domain.records import PersonalRecord
from kit.errors import Invalid

MOST_DONE = 4
MOST_KNOWN = 12
LATELY = timedelta(days=60)


class Narrowed(NamedTuple):
    """What the words leave out: a part that hurts, equipment or an exercise that is not wanted; `having` is all the equipment there is."""

    hurting: str = ""
    without: str = ""
    having: str = ""


async def for_muscle(context: CoachContext, muscle: str, words: Narrowed) -> str:
    """Exercises that train a muscle first and foremost, in words."""
    muscles = muscles_named(muscle)
    if not muscles:
        raise Invalid(f"{muscle!r} is no muscle that exercises are sorted by. Say chest, back, shoulders, arms, legs, core or one muscle.")
    held = await context.progress.records(context.message.user_id)
    equipment = await _there(context, words.having, held)
    at_hand = (equipment or set(USUAL)) - kinds(words.without.split(","))
    unwanted = {one.exercise_id for one in catalogue().spot(words.without) if one.exercise_id} | needing(kinds(words.without.split(",")))
    gone = await avoided(context) | unwanted | hard_on([words.hurting] if words.hurting else [])
    found = training(muscles, at_hand, gone)
    stored = {one.exercise_id for one in held}
    done = [one for one in catalogue().all() if one.exercise_id in stored and one.primary[0] in muscles and gone.isdisjoint(_traits(one))]
    parts = await _minded(context, words.hurting, training(muscles, at_hand, unwanted, most=MOST_KNOWN))
    mind = f" Mind {yours(parts)}, and stop if it hurts." if parts else ""
    return advice.for_muscle(muscle.lower(), found, done[:MOST_DONE], mind, bool(equipment))


async def _there(context: CoachContext, having: str, held: list[PersonalRecord]) -> set[str]:
    """The equipment that there is: all that is named, else the user's own and that of what they did lately; empty when nobody said."""
    if having:
        return kinds(having.split(","))
    equipment = await owned_now(context)
    if not equipment or gear_now(context):
        return equipment
    lately = {one.exercise_id for one in held if context.message.today - one.date < LATELY}
    return equipment | {piece for one in catalogue().all() if one.exercise_id in lately for piece in one.equipment}


async def _minded(context: CoachContext, hurting: str, usual: Sequence[Exercise]) -> list[str]:
    """The sore parts on which the usual exercises for a muscle are hard."""
    sore = await sore_parts(context)
    sore += [hurting] if hurting and not any(same_part(hurting, part) for part in sore) else []
    return [part for part in sore if any(map(_hard(part), usual))]


def _hard(part: str) -> Callable[[Exercise], bool]:
    """Whether an exercise is usually hard on a part of the body."""
    return lambda one: not hard_on([part]).isdisjoint(_traits(one))


def _traits(one: Exercise) -> set[str]:
    return {one.exercise_id, one.pattern, *one.primary}
