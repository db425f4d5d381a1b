"""The coach's tools: thin, typed doors to what the logbook and the history can do."""

from agent.tools.errors import ErrorsAsWords
from agent.tools.logging import correct_workout, log_workout, remember_fact, undo_last_change
from agent.tools.looking import calendar, exercise_history, find_workouts, personal_records, week_totals

TOOLS = [
    log_workout,
    correct_workout,
    undo_last_change,
    remember_fact,
    find_workouts,
    exercise_history,
    personal_records,
    week_totals,
    calendar,
]

__all__ = ["TOOLS", "ErrorsAsWords"]
