"""The coach's tools: thin, typed doors to what the logbook and the history can do."""

from agent.tools.computing import convert_weight, distance_to, estimate_1rm, percentage, plates, rpe_share, warm_up, working_weight
from agent.tools.errors import ErrorsAsWords
from agent.tools.knowing import equipment, exercise_guide, goals, injuries, measurements
from agent.tools.logging import correct_workout, log_workout, remember_fact, undo_last_change
from agent.tools.looking import exercise_history, find_workouts, last_workout, personal_records
from agent.tools.periods import (
    calendar,
    compare_periods,
    days_between,
    sets_per_muscle,
    totals,
    training_streak,
    training_trend,
    week_totals,
)
from agent.tools.planning import deload_check, give_feedback, propose_next_session, substitutes

TOOLS = [
    log_workout,
    correct_workout,
    undo_last_change,
    remember_fact,
    give_feedback,
    find_workouts,
    last_workout,
    exercise_history,
    personal_records,
    week_totals,
    totals,
    sets_per_muscle,
    compare_periods,
    training_trend,
    training_streak,
    calendar,
    days_between,
    estimate_1rm,
    working_weight,
    distance_to,
    percentage,
    rpe_share,
    warm_up,
    plates,
    convert_weight,
    propose_next_session,
    deload_check,
    substitutes,
    measurements,
    goals,
    injuries,
    equipment,
    exercise_guide,
]

__all__ = ["TOOLS", "ErrorsAsWords"]
