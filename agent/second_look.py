"""Reads more of the log before a sentence falls for want of it: what was true and only not read in this turn may stand.

Only then, so that a turn whose sentences hold reads nothing more.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Final

from agent.context import CoachContext
from agent.guards.exercises import exercises, loosely
from agent.guards.ledger import Deed, Ledger, Piece
from agent.proposal import planned
from coaching import advice, known, wording
from domain.records import PersonalRecord

MOST: Final = 3
"""Exercises that are read for one sentence."""
FAR_BACK: Final = 60
"""Times of an exercise, workouts and weights that are read."""
_BESTS: Final = ("max_weight", "max_reps", "longest", "longest_time")
_OF_BESTS: Final = re.compile(
    r"\b(?:bests?|records?|prs?|pbs?|max(?:es)?|heaviest|strongest|1rms?|all[- ]time|ever|numbers)\b", re.IGNORECASE
)
_OF_WEIGHT: Final = re.compile(
    r"\b(?:weigh\w*|body ?-?weight|scales?|bw|lighter|heavier|fat|lost|losing|gained|gaining|cut|bulk|protein"
    r"|grams?|calories)\b|\bat your \d",
    re.IGNORECASE,
)
_OF_HEALTH: Final = re.compile(
    r"\b(?:injur\w*|strain\w*|sprain\w*|menisc\w+|diagnos\w+|physio\w*|doctor|rehab\w*|pain\w*|hurt\w*|sore|knees?|shoulders?|elbows?"
    r"|wrists?|ankles?|hips?|spine)\b",
    re.IGNORECASE,
)


_OF_PLAN: Final = re.compile(
    r"\b(?:plan\w*|schedule\w*|next|tomorrow|coming|ahead|(?:on|before|after|until|for|this|by) (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s)\b",
    re.IGNORECASE,
)


class SecondLook:
    """What a turn read beyond what it began with; the same is read once."""

    def __init__(self, context: CoachContext) -> None:
        self._context = context
        self._read: set[str] = set()
        self._held: list[PersonalRecord] = []
        # What is no exercise's own would bear out anything of any, so it is told for what speaks of it only.
        self._others: dict[str, tuple[re.Pattern[str], Callable[[], Awaitable[str]]]] = {
            "bests": (_OF_BESTS, self._bests),
            "weight": (_OF_WEIGHT, self._weight),
            "injuries": (_OF_HEALTH, self._injuries),
            "plan": (_OF_PLAN, self._plan),
        }

    async def at(self, words: str) -> bool:
        """Read what some words may be about; False when there was nothing more to read."""
        first = not self._context.ledger.is_read
        if first:
            await self._read_log()
        about = f"{words} {self._context.message.text}"
        lifts = sorted({*exercises(about), *self._meant(loosely(words))} - self._read)[:MOST]
        others = [name for name, (pattern, _) in self._others.items() if pattern.search(about) and name not in self._read]
        self._read |= {*lifts, *others}
        reads = [*map(self._of_lift, lifts), *(self._others[name][1]() for name in others)]
        found = [block for block in await asyncio.gather(*reads) if block]
        self._context.looked += found
        return first or bool(found)

    async def _read_log(self) -> None:
        """The newest workouts and weights, to compute with, and the bests."""
        context, message = self._context, self._context.message
        workouts, weights, self._held = await asyncio.gather(
            context.progress.latest(message.user_id, message.today, limit=FAR_BACK),
            context.about.measurements.of_type(message.user_id, "weight", limit=FAR_BACK),
            context.progress.records(message.user_id),
        )
        context.ledger = Ledger(
            tuple(Deed(done.exercise_id, one.workout.date, done.sets) for one in workouts for done in one.performances),
            tuple(one.workout.date for one in workouts),
            tuple((one.date, one.value, one.unit) for one in weights.items),
            tuple(
                Piece(one.name.lower(), done.workout.date, one.time_cap_s, one.score_s, one.rounds, one.reps)
                for done in workouts
                for one in done.workout.metcons
                if one.name
            ),
            whole=len(workouts) < FAR_BACK,
        )

    def _meant(self, stems: frozenset[str]) -> set[str]:
        """The lifts of the user that words may mean which are no names: "you pressed"."""
        return {one.exercise_id for one in self._held if any(stem in one.exercise_id for stem in stems)}

    async def _of_lift(self, lift: str) -> str:
        """When it was done, newest first, and its bests; the log is asked again only for what is older than what was read."""
        message, ledger = self._context.message, self._context.ledger
        done = [(deed.day, deed.sets) for deed in ledger.deeds if deed.exercise == lift]
        if not ledger.whole:
            page = await self._context.progress.history(message.user_id, lift, limit=FAR_BACK)
            done = [(one.date, one.sets) for one in page.items]
        name = wording.exercise_name(lift)
        times = [f"{name}: {wording.sets(sets)}, {wording.day(day, message.today)}" for day, sets in done]
        return "\n".join((*times, *self._told(one for one in self._held if one.exercise_id == lift)))

    async def _bests(self) -> str:
        return "\n".join(self._told(self._held))

    def _told(self, held: Iterable[PersonalRecord]) -> Iterator[str]:
        today = self._context.message.today
        for one in held:
            if one.record_type in _BESTS:
                yield f"{wording.exercise_name(one.exercise_id)}, {wording.record(one)}, {wording.day(one.date, today)}"

    async def _weight(self) -> str:
        message = self._context.message
        return await known.measurement(self._context.about, message.user_id, "weight", message.today)

    async def _injuries(self) -> str:
        context, message = self._context, self._context.message
        told = context.coach.technical_config.injury_considerations if context.coach else ()
        return await known.injuries(context.about, message.user_id, message.today, told, context.known)

    async def _plan(self) -> str:
        today = self._context.message.today
        waiting = await planned(self._context)
        return advice.planned_in(waiting, waiting, today, "") if waiting else ""
