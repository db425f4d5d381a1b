"""Which stored exercise some words mean: the one they name, or where nothing is stored for that, the user's own kind of it."""

import re
from decimal import Decimal

from agent.context import CoachContext
from agent.lookup import exercise_named, no_data
from coaching.wording import exercise_name
from domain.exercises import Exercise, catalogue
from domain.records import STANDARD_METRES

RUN = "run"
MOST_OTHERS = 3
# With such a word it is another, mostly easier movement: who can lower themselves slowly has done no pull-up yet.
_OTHER_KIND = frozenset(["negative", "jumping", "assisted", "banded", "band", "scapular", "half", "partial"])
_ENDING = re.compile(r"(?<=[a-z]{3})(?<!s)s$")


async def meant(context: CoachContext, words: str) -> str:
    """The exercise id for some words. Who only ever did dumbbell curls means those by curls."""
    user_id, named = context.message.user_id, exercise_named(words, context.message.own_words)
    if await context.progress.last_time(user_id, named) is not None:
        return named
    known, said = catalogue().get(named), _content(words)
    plainest = _content(known.name) if known else said
    # "Rowed" is how a row is told.
    asked = plainest if len(said) == len(plainest) == 1 else said
    done = {record.exercise_id: record.date for record in await context.progress.records(user_id)}
    kin = [one for one in done if asked and asked <= (name := _content(exercise_name(one))) and not (name - said) & _OTHER_KIND]
    alike = [one for one in kin if _alike(known, catalogue().get(one))]
    return max(alike or (kin if len(said) == 1 else []), key=lambda one: (done[one], one), default=named)


async def nothing_of(context: CoachContext, exercise_id: str, words: str) -> str:
    """That nothing is stored for an exercise, with what is stored of other kinds of it."""
    asked = _content(exercise_name(exercise_id, words))
    held = {record.exercise_id for record in await context.progress.records(context.message.user_id)}
    others = sorted(name for one in held if asked and asked < _content(name := exercise_name(one)))
    return f"{no_data(exercise_id, words)} What is: {', '.join(others[:MOST_OTHERS])}." if others else no_data(exercise_id, words)


async def racing(context: CoachContext, metres: Decimal | int | None) -> str:
    """The exercise that a distance without a name means: the one with a record over it, else the one gone farthest in, else running."""
    name = STANDARD_METRES.get(round(metres)) if metres else None
    held = await context.progress.records(context.message.user_id)
    over = [one for one in held if name and one.record_type == f"time_{name}"]
    far = [one for one in held if one.record_type == "longest"]
    if any(one.exercise_id == RUN for one in over) or not (over or far):
        return RUN
    newest = max(over or far, key=lambda one: (one.exercise_id == RUN, one.date))
    return newest.exercise_id


def _alike(one: Exercise | None, other: Exercise | None) -> bool:
    """Whether two exercises are of one kind, as a row on the machine and one with the barbell are not."""
    return one is None or other is None or one.pattern == other.pattern


def _content(words: str) -> set[str]:
    """The words of a name without endings of the plural and without small words."""
    found = (_ENDING.sub("", word) for word in re.findall(r"[a-z]+", words.lower()))
    return {word for word in found if word not in {"the", "a", "my", "of"}}
