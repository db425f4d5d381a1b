"""Proposals in words: what to do next and why, whether to rest, what to do instead. Everything in it was computed; nothing is stored."""

from collections.abc import Mapping, Sequence
from datetime import date

from coaching import wording
from coaching.deload import Deload
from coaching.next_load import Ask
from coaching.next_session import NextSession
from domain.exercises import Exercise
from domain.history import Feedback
from domain.measures import plain
from domain.plan import PlannedExercise, PlanSession
from prompts.methodology import methodologies

SHOWN = 4
MOST_PLANNED = 5
YOUR_PLAN = "Your plan has "
_FIGURES = {
    "weeks_since_deload": "hard weeks in a row",
    "session_rpe": "mean effort of the last two weeks (RPE)",
    "missed_sets": "missed sets in two weeks",
    "days_since_workout": "days since the last workout",
    "pain_days": "days with pain this week",
    "stalled_weeks": "weeks since your most trained lift was last at its best",
}


def one(ask: Ask) -> str:
    """What one exercise asks for."""
    return f"{wording.exercise_name(ask.exercise_id)} next: {ask.words()}. Why: {ask.why} ({_rule(ask.rule)})."


def _rule(rule_id: str) -> str:
    """A method's rule in words; its id is for the record."""
    key, _, kind = rule_id.partition(".")
    method = methodologies().get(key)
    return f"the rule of {method.name if method else key.replace('_', ' ')}: {kind.replace('_', ' ')}" if kind else "a general rule"


def session(found: NextSession, today: date) -> str:
    """The whole session, and the reason for its first exercise."""
    method = found.method.name[:1].lower() + found.method.name[1:]
    after = f", after your workout of {wording.day(found.after.workout.date, today)}" if found.after else ""
    new = ", ".join(wording.exercise_name(exercise_id) for exercise_id in found.new)
    if not found.asks:
        start = f"begin with {new}, light, and tell me what you did" if new else "tell me first what you can do"
        return f"Next by {method} is “{found.session.name}”{after}: {found.session.how}. None of it is in your log yet, so {start}."
    listed = "; ".join(f"{wording.exercise_name(ask.exercise_id)} {ask.words()}" for ask in found.asks)
    more = f" New to your log, so by feel: {new}." if new else ""
    return f"Next by {method} is “{found.session.name}”{after}: {listed}.{more} Why: {found.asks[0].why}."


def rows(found: NextSession) -> list[list[str]]:
    """The session as a table."""
    known = [[wording.exercise_name(ask.exercise_id), ask.words(), ask.why] for ask in found.asks]
    return known + [[wording.exercise_name(exercise_id), "by feel", "new to your log"] for exercise_id in found.new]


def planned(found: PlanSession, today: date) -> str:
    """The session that the user's own plan holds."""
    return f"{_holds(found, today)}.{_left(found.date, today)} Why: it is the next session of the plan that you train by."


def swapped(swaps: Mapping[str, Exercise | None]) -> str:
    """What to do instead of planned exercises, as a sentence; empty when all of them can be done."""
    told = [f"{wording.exercise_name(one)}: {other.name if other else 'leave it out, I know no stand-in'}" for one, other in swaps.items()]
    return f"Instead of {'; '.join(told)}." if told else ""


def planned_in(found: Sequence[PlanSession], waiting: Sequence[PlanSession], today: date, then: str) -> str:
    """What the plan holds in a stretch of time; where that is nothing, what it holds next."""
    if not found:
        return (
            f"Your plan has nothing {then}. Next it has {_holds(waiting[0], today).removeprefix(YOUR_PLAN)}."
            if waiting
            else f"Your plan has nothing {then}."
        )
    first, *others = (_holds(one, today) for one in found[:MOST_PLANNED])
    rest = len(found) - MOST_PLANNED
    lines = [first, *(line.removeprefix(YOUR_PLAN) for line in others)]
    return "\n".join(f"{line}." for line in lines) + (f"\nAnd {wording.counted(rest, 'more session')}." if rest > 0 else "")


def planned_lift(found: PlanSession, exercise_id: str, today: date) -> str:
    """What the user's own plan asks of one exercise next."""
    listed = "; ".join(_planned(one) for one in found.exercises if one.exercise_id == exercise_id)
    day = f"{when(found.date, today)}.{_left(found.date, today)}"
    return f"{YOUR_PLAN}{listed} in {found.day_label}, {day} Why: it is the next session of your plan that has it."


def _holds(found: PlanSession, today: date) -> str:
    """Legs on Monday with its exercises."""
    listed = "; ".join(_planned(one) for one in found.exercises[:SHOWN])
    more = f" and {len(found.exercises) - SHOWN} more" if len(found.exercises) > SHOWN else ""
    return f"{YOUR_PLAN}{found.day_label} {when(found.date, today)}: {listed}{more}"


def when(day: date, today: date) -> str:
    """Today, tomorrow, or the date."""
    return {0: "today", 1: "tomorrow"}.get((day - today).days) or wording.date_words(day)


def rest(found: Deload) -> str:
    """Yes or no, the evidence, and what such a week would be."""
    method, easy = found.method, found.method.deload
    weeks = found.figures.get("weeks_since_deload")
    if weeks is None:
        return "I can't say: there are no workouts in the last sixteen weeks to judge by."
    seen = wording.counted(int(weeks), "hard week") + " in a row"
    rhythm = f"{method.name} rests every {found.every_weeks} weeks" if found.every_weeks else f"{method.name} rests when {easy.trigger}"
    if not found.due:
        hints = "".join(f" {rule.action.message}" for rule in found.rules[:1])
        return f"No deload is due: {seen}, and {rhythm[:1].lower()}{rhythm[1:]}.{hints}"
    because = [rule.action.message.rstrip(".") for rule in found.rules[:1]]
    why = "; ".join([f"{seen}, and {rhythm[:1].lower()}{rhythm[1:]}", *because])
    return f"Yes, take an easier week: {why}. Do about {easy.volume_percent} % of the sets at {easy.load_percent} % of the weight."


def rest_figures(found: Deload) -> list[str]:
    """The figures, one a line."""
    return [f"{_FIGURES.get(name, name)}: {plain(value)}" for name, value in found.figures.items()]


def stand_ins(exercise_id: str, words: str, found: Sequence[Exercise], kept: str | None, hurting: str, equipment_known: bool) -> str:
    """What to do instead, and what was minded."""
    name = wording.exercise_name(exercise_id, words)
    if kept:
        return f"Instead of {name} you do {wording.exercise_name(kept)}: that is how you set it up."
    if not found:
        return f"I know no stand-in for {name} with that equipment that leaves out what hurts."
    muscles = ", ".join(wording.muscle(one) for one in found[0].primary)
    minded = f" I left out what is usually hard on the {hurting}." if hurting else ""
    guess = "" if equipment_known else " I don't know your equipment, so I took a usual gym."
    return f"Instead of {name}: {', '.join(one.name for one in found)}. They train the same first: {muscles}.{minded}{guess}"


def for_muscle(words: str, found: Sequence[Exercise], done: Sequence[Exercise], minded: str, equipment_known: bool) -> str:
    """Exercises for a muscle, which of them the user does, and what was minded."""
    if not found:
        return f"I know no exercise for {words} with that equipment that leaves out what hurts."
    known = f" In your log: {', '.join(one.name for one in done)}." if done else ""
    guess = "" if equipment_known else " I don't know your equipment, so I took a usual gym."
    return f"For {words}: {', '.join(one.name for one in found)}.{known}{minded}{guess}"


def _left(day: date, today: date) -> str:
    """How far off a day is that is neither today nor tomorrow, as a sentence."""
    days = (day - today).days
    return f" That is in {days} days." if days > 1 else ""


def feedback_words(given: Feedback) -> str:
    """Too hard, 4 of 5 stars."""
    parts = [given.difficulty.replace("_", " ")] if given.difficulty else []
    parts += [f"{given.satisfaction} of 5 stars"] if given.satisfaction else []
    return ", ".join(parts)


def feedback_rows(given: Feedback) -> list[list[str]]:
    """The same as a table."""
    return [["Difficulty", (given.difficulty or "not said").replace("_", " ")], ["Stars", str(given.satisfaction or "not said")]]


def _planned(one: PlannedExercise) -> str:
    at = f" @ {plain(one.weight)} {one.unit}" if one.weight is not None and one.unit else ""
    return f"{one.name} {one.sets} × {one.reps}{at}" if one.reps else one.name
