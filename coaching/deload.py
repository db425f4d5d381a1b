"""Whether an easier week is due: figures from the history, the rules they meet, and what the coach's method makes of such a week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from coaching.strength import best
from coaching.totals import totals
from domain.history import LoggedWorkout, Performance
from domain.periods import Span, week_of
from domain.rules import CoachingRule, applying
from prompts.methodology import Methodology

LOOKS_BACK_WEEKS = 16
_EASY = Decimal("0.7")  # of what the weeks before came to
_COMPARED = 4


@dataclass(frozen=True)
class Deload:
    """The verdict with its evidence: the figures that are known, and the rules for recovery, load and safety that they meet."""

    due: bool
    figures: dict[str, Decimal]
    rules: tuple[CoachingRule, ...]
    every_weeks: int | None
    method: Methodology


def looked_back(today: date) -> Span:
    """How far the check looks."""
    return Span(first=week_of(today).first - timedelta(weeks=LOOKS_BACK_WEEKS), last=today)


def check(workouts: Sequence[LoggedWorkout], today: date, method: Methodology, rules: Sequence[CoachingRule]) -> Deload:
    """Whether the method's weeks are up, or a rule for recovery or safety holds."""
    known = figures(workouts, today)
    every = method.deload.every_weeks
    met = [rule for rule in applying(rules, known) if rule.rule_type in ("recovery", "regression", "safety")]
    # The method knows its own rhythm: where it has one, that of the shipped rule does not count.
    met = [rule for rule in met if not (rule.condition.field == "weeks_since_deload" and every)]
    due = bool(every and known.get("weeks_since_deload", Decimal(0)) >= every) or any(_asks_for_rest(rule) for rule in met)
    return Deload(due, known, tuple(met), every, method)


def figures(workouts: Sequence[LoggedWorkout], today: date) -> dict[str, Decimal]:
    """The figures that the history gives; those that it does not give are left out."""
    found: dict[str, Decimal] = {}
    if workouts:
        found["weeks_since_deload"] = Decimal(_hard_weeks(workouts, today))
        found["days_since_workout"] = Decimal((today - max(one.workout.date for one in workouts)).days)
        found["pain_days"] = Decimal(len({one.workout.date for one in _since(workouts, today, 7) if _hurt(one)}))
    lately = _since(workouts, today, 14)
    if efforts := [rpe for one in lately if (rpe := _effort(one)) is not None]:
        found["session_rpe"] = (sum(efforts, Decimal(0)) / len(efforts)).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    if lately:
        found["missed_sets"] = Decimal(sum(_missed(p) for one in lately for p in one.performances))
    if (stalled := _stalled_weeks(workouts, today)) is not None:
        found["stalled_weeks"] = Decimal(stalled)
    return found


def _asks_for_rest(rule: CoachingRule) -> bool:
    return rule.action.action_type in ("deload", "decrease_difficulty")


def _since(workouts: Sequence[LoggedWorkout], today: date, days: int) -> list[LoggedWorkout]:
    return [one for one in workouts if today - timedelta(days=days) < one.workout.date <= today]


def _hard_weeks(workouts: Sequence[LoggedWorkout], today: date) -> int:
    """How many weeks in a row, this one included when it has a workout, were neither easy nor empty."""
    weeks = [week_of(today - timedelta(weeks=back)) for back in range(LOOKS_BACK_WEEKS)]
    sums = [totals(week, workouts) for week in weeks]
    count = 0
    for at, week in enumerate(sums):
        before = [one.sets for one in sums[at + 1 : at + 1 + _COMPARED] if one.sets]
        easy = bool(before) and Decimal(week.sets) < _EASY * sum(before) / len(before)
        if at == 0 and (week.workouts == 0 or easy):
            continue  # the week is not over
        if week.workouts == 0 or easy:
            return count
        count += 1
    return count


def _effort(one: LoggedWorkout) -> Decimal | None:
    if one.workout.session_rpe is not None:
        return one.workout.session_rpe
    return max((done.rpe for p in one.performances for done in p.sets if done.rpe is not None), default=None)


def _missed(performance: Performance) -> int:
    return (performance.missed_sets or 0) + sum(done.failed for done in performance.sets)


def _hurt(one: LoggedWorkout) -> bool:
    return any(concern.kind == "pain" for concern in one.workout.concerns)


def _stalled_weeks(workouts: Sequence[LoggedWorkout], today: date) -> int | None:
    """For the lift that was done most in six weeks: how many whole weeks ago its best estimate was first reached."""
    lately = _since(workouts, today, 42)
    times: dict[str, list[Performance]] = {}
    for performance in (p for one in lately for p in one.performances):
        times.setdefault(performance.exercise_id, []).append(performance)
    most = max(times.values(), key=len, default=[])
    top = best(most) if len(most) >= 4 else None
    return (today - top.date).days // 7 if top else None
