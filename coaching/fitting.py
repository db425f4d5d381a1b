"""How much of a session fits into a time: whole exercises from the front, at so many minutes for a set with its rest."""

from collections.abc import Sequence
from dataclasses import replace

from coaching import wording
from coaching.next_load import Ask
from coaching.next_session import NextSession
from domain.plan import PlanSession

MINUTES_A_SET = 3
TO_BEGIN = 5
_NEW = 3
"""Sets that are counted for an exercise that there is no history of."""


def sets_in(minutes: int) -> int:
    """The work sets that a time holds, after some minutes to warm up; one always."""
    return max(1, (minutes - TO_BEGIN) // MINUTES_A_SET)


def fitted(found: NextSession, minutes: int) -> tuple[NextSession, tuple[str, ...]]:
    """The session with the exercises that fit, and the ids of those that don't; the first one stays, with fewer sets if need be."""
    room = sets_in(minutes)
    asks: list[Ask] = []
    new: list[str] = []
    for ask in found.asks:
        if ask.sets <= room or not asks:
            asks.append(replace(ask, sets=min(ask.sets, room)))
            room -= asks[-1].sets
    for exercise_id in found.new:
        if room >= _NEW or not (asks or new):
            new.append(exercise_id)
            room -= _NEW
    kept = {*new, *(ask.exercise_id for ask in asks)}
    left_out = tuple(one for one in (*(ask.exercise_id for ask in found.asks), *found.new) if one not in kept)
    return replace(found, asks=tuple(asks), new=tuple(new)), left_out


def sentence(minutes: int, left_out: Sequence[str]) -> str:
    """By which rule a session was cut to a time, and what did not fit."""
    hold = f"{minutes} minutes hold {wording.counted(sets_in(minutes), 'set')}"
    rule = f"I count {MINUTES_A_SET} minutes a set and {TO_BEGIN} to warm up, so {hold}"
    names = ", ".join(wording.exercise_name(one) for one in left_out)
    return f"{rule}; left out: {names}." if names else f"{rule}, and it fits."


def of_planned(session: PlanSession, minutes: int) -> str:
    """How much of a planned session fits into a time, in its order."""
    room = sets_in(minutes)
    left_out: list[str] = []
    for at, one in enumerate(session.exercises):
        if one.sets > room and at:
            left_out.append(one.exercise_id)
        else:
            room -= one.sets
    return sentence(minutes, left_out)
