"""What training needs to know of a user at a glance: level, goals, current strength, habits. Injuries have rows of their own."""

from datetime import date as Day
from typing import Literal

from pydantic import Field

from domain.model import Model, Number, Stored
from domain.user import FitnessLevel


class ExerciseForm(Model):
    """How one exercise went lately."""

    exercise_id: str
    sets_completed: int
    total_sets: int
    average_weight_kg: Number | None = None
    average_reps: Number | None = None
    perceived_difficulty: int | None = None
    form_rating: int | None = None


class RecentPerformance(Model):
    """How one workout went lately."""

    workout_id: str
    date: Day
    exercises: tuple[ExerciseForm, ...] = ()
    overall_rating: int | None = None
    difficulty_perceived: int | None = None
    completion_rate: Number | None = None


class FitnessPreferences(Model):
    """How the user likes to train; durations in minutes, frequency per week."""

    workout_duration: int | None = None
    frequency: int | None = None
    intensity: Literal["low", "moderate", "high"] | None = None
    time_of_day: Literal["morning", "midday", "afternoon", "evening", "night"] | None = None
    workout_types: tuple[str, ...] = ()
    avoid_exercises: tuple[str, ...] = ()
    preferred_exercises: tuple[str, ...] = ()


class FitnessProfile(Stored):
    """One user's training at a glance; `current_strength_levels` are estimated maxima in kilograms by exercise."""

    user_id: str
    experience_level: FitnessLevel | None = None
    fitness_goals: tuple[str, ...] = ()
    current_strength_levels: dict[str, Number] = Field(default_factory=dict)
    recent_performance: tuple[RecentPerformance, ...] = ()
    preferences: FitnessPreferences = FitnessPreferences()
