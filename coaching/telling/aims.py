"""The goals with a number that a coach was built on: told in its interview, and kept with it in the user's words."""

from collections.abc import Iterator, Sequence
from datetime import date

from coaching import wording
from coaching.telling.goals import read_goals
from domain.coach import CoachConfig
from domain.milestone import Milestone

_GOALS = "generated_prompts.motivation_prompt"
_WHEN = "technical_config.goal_timeline"


def aims_of(coach: CoachConfig | None, stored: Sequence[Milestone], today: date) -> list[Milestone]:
    """As rows that are not stored; a goal that was told since about the same lift, open or not, takes the place of one."""
    if coach is None:
        return []
    later = {(one.exercise_id, one.milestone_type) for one in stored}
    return [one for one in _told(coach, today) if (one.exercise_id, one.milestone_type) not in later]


def goal_words(coach: CoachConfig | None) -> tuple[str, ...]:
    """The user's own words about goals that the coach is built on."""
    origins = coach.provenance.get(_GOALS, ()) if coach else ()
    return tuple(dict.fromkeys(one.quote for one in origins if one.slot == "goals" and one.quote))


def _told(coach: CoachConfig, today: date) -> Iterator[Milestone]:
    when = next((one.quote for one in coach.provenance.get(_WHEN, ()) if one.quote), "")
    then = coach.created_at.date() if coach.created_at else today
    for quote in goal_words(coach):
        words = quote if when in quote else f"{quote} {when}"
        for said in read_goals(f"My goal: {words}", then, None):
            if said.value is None or said.relative or said.verb != "new":
                continue
            yield Milestone(
                user_id=coach.user_id,
                milestone_id=f"{coach.coach_id}-{said.topic}",
                milestone_type=said.kind,
                title=wording.exercise_name(said.exercise_id) if said.exercise_id else quote,
                exercise_id=said.exercise_id,
                unit=said.unit,
                target_value=said.value,
                distance_m=said.distance_m,
                target_date=said.by,
            )
