"""How long it is to something that the user told the day of: a goal, a race, an exam. What has no day is said to have none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from coaching import wording
from coaching.telling.days import by_when
from domain.milestone import Milestone
from domain.plan import PlanSession
from extraction.dates import find_dates
from extraction.phrases import word_set

HALF_METRES, MARATHON_METRES = 21_000, 42_000
_SMALL = word_set("the my our your big next first this that goal goals target again from now with and for")
_STEM = 5


@dataclass(frozen=True)
class Ahead:
    """Something that is to come: its day, or only the first of its month, and the words that say so."""

    day: date
    words: str
    whole: bool = True


def sentence(event: str, goals: Sequence[Milestone], told: Sequence[str], plan: Sequence[PlanSession], today: date) -> str:
    """The days to it, by the goal, the user's own words or the plan that has it."""
    found = next((one for one in _ahead(event, goals, told, plan, today) if one.day >= today), None)
    if found is None:
        return f"You never told me the day of {event}, so I can't count to it. Say “remember that … is on 14 March”, and I can."
    days = (found.day - today).days
    weeks, rest = divmod(days, 7)
    over = f" and {wording.counted(rest, 'day')}" if rest else ""
    in_weeks = f" ({wording.counted(weeks, 'week')}{over})" if weeks else ""
    if not found.whole:
        return f"{found.words}, which names no day. To {wording.date_words(found.day)} it is {wording.counted(days, 'day')}{in_weeks}."
    return f"{wording.counted(days, 'day').capitalize()}{in_weeks} from today to {wording.date_words(found.day)}. {found.words}."


def _ahead(event: str, goals: Sequence[Milestone], told: Sequence[str], plan: Sequence[PlanSession], today: date) -> Iterator[Ahead]:
    """What the words may mean, the likeliest first: what shares the most of them."""
    asked = _stems(event)
    dated = [one for one in goals if one.is_open and one.target_date]
    by_goal = [
        (len(asked & _goal_stems(one)), Ahead(one.target_date, f"That is the day of your goal “{one.title}”"))
        for one in dated
        if one.target_date
    ]
    by_words = [(len(asked & _stems(line)), ahead) for line in told if (ahead := _told(line, today))]
    by_plan = [(len(asked & _stems(one.day_label or "")), Ahead(one.date, f"Your plan has {one.day_label} then")) for one in plan]
    ranked = sorted([*by_words, *by_goal, *by_plan], key=lambda pair: (-pair[0], not pair[1].whole))
    yield from (ahead for shared, ahead in ranked if shared)


def _told(line: str, today: date) -> Ahead | None:
    """The day that a line of the user's names, ahead of today."""
    words = f"You told me: {line.rstrip('.')}"
    when = by_when(line, today)
    exact = [one.day for one in find_dates(line, today)]
    if not when and not exact:
        return None
    if exact:
        day = exact[0]
        while day < today:
            day = day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
        return Ahead(day, words)
    return Ahead(when[0], words, whole=False) if when else None


def _goal_stems(goal: Milestone) -> set[str]:
    far = goal.distance_m or (goal.target_value * 1000 if goal.unit == "km" else 0)
    way = (
        "half marathon race"
        if HALF_METRES < far < HALF_METRES + 200
        else "marathon race"
        if MARATHON_METRES < far < MARATHON_METRES + 300
        else ""
    )
    return _stems(f"{goal.title} {way}")


def _stems(words: str) -> set[str]:
    found = (word.removesuffix("'s").removesuffix("’s") for word in re.findall(r"[^\W\d_]{3,}(?:['’]s)?", words.lower()))
    return {word.rstrip("s")[:_STEM] for word in found if word not in _SMALL}
