"""What a question is about, by the words of `topics.yaml`, and so which tools answer it."""

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

import yaml

from agent.asking import answers, choosing, comparing, counting, dating, lifting, naming, planning, racing, standing_out, weighing
from agent.asking.asked import Asked
from agent.asking.call import Step, call

_ANSWERS: dict[str, Callable[[Asked], Step | None]] = {
    "named_session": planning.named_session,
    "exercises": choosing.exercises_for,
    "term": naming.term,
    "weight_line": weighing.weight_line,
    "time_gap": racing.time_gap,
    "time_ahead": racing.time_ahead,
    "race": standing_out.race,
    "effort": standing_out.effort,
    "gain": standing_out.gain,
    "lift_total": standing_out.total_of_lifts,
    "heaviest": standing_out.heaviest,
    "pace": racing.pace,
    "relative": lifting.relative,
    "guide": lifting.guide,
    "plates": lifting.plates,
    "warm_up": lifting.warm_up,
    "convert": lifting.convert,
    "share": lifting.share_of,
    "most_reps": standing_out.most_reps,
    "reps_at": lifting.reps_at,
    "of_a_set": lifting.of_a_set,
    "working": lifting.working,
    "estimate": lifting.estimate,
    "deload": lambda _: call("deload_check"),
    "stand_in": lifting.stand_in,
    "reached": counting.reached,
    "days": dating.counting_days,
    "planned": choosing.planned,
    "next": lifting.next_session,
    "goals": answers.goals,
    "saved": answers.saved,
    "injuries": lambda _: call("injuries"),
    "equipment": lambda _: call("equipment"),
    "measurement": answers.measurement,
    "improved": answers.improved,
    "weekdays": counting.on_weekdays,
    "which_of": comparing.which_of,
    "streak": lambda _: call("training_streak"),
    "often": counting.how_often,
    "peak": counting.peak,
    "attendance": counting.days_trained,
    "compare": comparing.compare,
    "trend": answers.trend,
    "before_it": answers.done_before,
    "first": answers.first_time,
    "last": answers.last_time,
    "benchmark": naming.result,
    "clocked": racing.clocked,
    "records": answers.records,
    "muscles": answers.muscles,
    "average": answers.average,
    "totals": answers.totals,
    "workouts": answers.of_days,
    "stretch": answers.of_days,
    "history": answers.history,
}
WEAK = {"workouts", "stretch", "history"}
"""Topics whose words also stand in questions about something else: they give way to what was asked before."""


@cache
def _words() -> dict[str, re.Pattern[str]]:
    data = yaml.safe_load(files("agent.asking").joinpath("topics.yaml").read_text(encoding="utf-8"))
    if set(data) != set(_ANSWERS):
        raise ValueError("topics.yaml and the answers name different topics")
    return {name: re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) for name, words in data.items()}


def topic_of(asked: Asked) -> tuple[str, Step] | None:
    """The first topic whose words are there and that has what it needs, with its answer."""
    for name, pattern in _words().items():
        if pattern.search(asked.text) and (step := _ANSWERS[name](asked)) is not None:
            return name, step
    return None


def anyhow(asked: Asked) -> Step | None:
    """What to tell of an exercise, a muscle or days that are only named."""
    if asked.said.weight is not None and not asked.exercise:
        return None  # 82.5 on Monday, yes or no: what is to be judged is no day of the log
    if asked.spans:
        return answers.of_days(asked)
    return answers.totals(asked) if asked.muscle else answers.history(asked)


def again(name: str, asked: Asked) -> Step | None:
    """The answer of a topic that was asked before to what is asked now."""
    return _ANSWERS[name](asked)
