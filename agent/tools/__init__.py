"""The coach's tools: thin, typed doors to what the logbook and the history can do."""

from agent.tools.bests import compare_times, heaviest_sets, lift_total, mean_effort, mean_of_a_workout, most_reps, predict_race, record_gain
from agent.tools.computing import (
    convert_weight,
    distance_to,
    estimate_1rm,
    percentage,
    plates,
    relative_strength,
    reps_at,
    rpe_share,
    warm_up,
    working_weight,
)
from agent.tools.days import best_period, training_days, training_streak
from agent.tools.errors import ErrorsAsWords
from agent.tools.explaining import explain_coach
from agent.tools.knowing import equipment, exercise_guide, goals, injuries, measurements
from agent.tools.logging import (
    correct_workout,
    log_workout,
    note_equipment,
    note_injury,
    remember_fact,
    set_goal,
    undo_last_change,
)
from agent.tools.looking import exercise_history, find_workouts, last_workout, personal_records, times_with
from agent.tools.outlook import goal_outlook, weight_outlook
from agent.tools.pacing import convert_distance, logged_pace, pace_from
from agent.tools.periods import (
    calendar,
    compare_periods,
    days_between,
    days_until,
    most_improved,
    sets_per_muscle,
    totals,
    training_trend,
    week_totals,
)
from agent.tools.planning import deload_check, exercises_for, give_feedback, planned_sessions, propose_next_session, substitutes
from agent.tools.terms import benchmark_results, explain_term

WRITERS = [
    log_workout,
    correct_workout,
    undo_last_change,
    remember_fact,
    set_goal,
    note_injury,
    note_equipment,
    give_feedback,
]
TOOLS = [
    *WRITERS,
    find_workouts,
    last_workout,
    exercise_history,
    times_with,
    personal_records,
    heaviest_sets,
    lift_total,
    record_gain,
    most_reps,
    mean_effort,
    mean_of_a_workout,
    week_totals,
    totals,
    sets_per_muscle,
    compare_periods,
    compare_times,
    training_trend,
    most_improved,
    training_days,
    training_streak,
    best_period,
    benchmark_results,
    logged_pace,
    predict_race,
    pace_from,
    convert_distance,
    calendar,
    days_between,
    days_until,
    estimate_1rm,
    working_weight,
    distance_to,
    reps_at,
    relative_strength,
    percentage,
    rpe_share,
    warm_up,
    plates,
    convert_weight,
    propose_next_session,
    planned_sessions,
    deload_check,
    substitutes,
    exercises_for,
    measurements,
    goals,
    goal_outlook,
    weight_outlook,
    injuries,
    equipment,
    exercise_guide,
    explain_term,
    explain_coach,
]

# What a model with little room is given: to look up, and to say what comes next. What is stored comes from the user's words without it.
CORE = [
    find_workouts,
    exercise_history,
    personal_records,
    totals,
    compare_periods,
    estimate_1rm,
    propose_next_session,
    measurements,
    goals,
    injuries,
]

__all__ = ["CORE", "TOOLS", "WRITERS", "ErrorsAsWords"]
