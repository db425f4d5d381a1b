"""What a message before told, under the names that it was stored by: the reply to it says which."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from agent.asking.asked import Asked, taken_apart
from agent.asking.lengths import distance_in
from agent.asking.spelling import plainly
from domain.exercises import catalogue

_STORED = re.compile(r"^(?:[^.:]{0,40}[.!,] )?(?:that['’]s )?logged\b[^:]{0,20}?[.:] ", re.IGNORECASE)
_PIECE = re.compile(r"(?:[.:;] )(?P<name>[A-Z][\w'’ -]{2,30}?): (?P<sets>\d.*?)(?=; |\.(?:\s|$)|$)")
# Who told their weight speaks of it from here on, as if they had asked for it.
_WEIGHED = re.compile(r"\bNoted: body weight\b")
_WEIGHT = "my weight"


def reported(text: str, reply: str, today: date, own_words: Sequence[str] = ()) -> Asked:
    """A message before taken apart, by what was stored of it."""
    return _as_stored(taken_apart(_WEIGHT if _WEIGHED.search(reply) else plainly(text), today, own_words), reply)


def stored_as(reply: str) -> dict[str, str]:
    """The exercises that a reply says were stored, by their ids, with their sets in words."""
    if not _STORED.search(reply):
        return {}
    pieces = ((one["name"], one["sets"]) for one in _PIECE.finditer(reply))
    return {found.exercise_id: sets for name, sets in pieces if (found := catalogue().find(name)) and found.exercise_id}


def _as_stored(said: Asked, reply: str) -> Asked:
    """What was told, under the names that it was stored by: "in the pool, 1000 m, only breaststroke" is a swim in the log."""
    if not _STORED.search(reply):
        return said
    pieces = {one["name"]: one["sets"] for one in _PIECE.finditer(reply)}
    stored = {name: found.exercise_id for name in pieces if (found := catalogue().find(name))}
    if len(stored) > 1 or any(pieces[name].count("×") > 1 for name in stored):
        said = replace(said, stored=tuple((name, distance_in(pieces[name])) for name in stored))
    if not said.exercises:
        return replace(said, exercises=tuple(stored)) if len(stored) == 1 and said.metres else said
    told = {found.exercise_id for name in said.exercises if (found := catalogue().find(name))}
    if not stored or not told or not told.isdisjoint(stored.values()):
        return said
    return replace(said, exercises=tuple(stored))
