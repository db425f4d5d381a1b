"""How a plan was fitted to its user: adaptations of a plan, and lasting substitutions of one exercise by another."""

from typing import Literal

from domain.model import Model, Stored
from domain.workout import Span

AdaptationType = Literal["substitute", "load", "volume", "frequency", "order", "remove", "add"]


class ExerciseChange(Model):
    """One thing that was changed in a plan, and why."""

    exercise_id: str
    adaptation_type: AdaptationType
    new_exercise_id: str | None = None
    detail: str | None = None
    reason: str


class PlanAdaptation(Stored):
    """One round of changes to a plan; only one is in force at a time."""

    user_id: str
    adaptation_id: str
    base_plan_id: str
    adaptations: tuple[ExerciseChange, ...] = ()
    adaptation_reason: str
    is_active: bool = True
    recommendation_id: str | None = None


class Substitution(Stored):
    """Instead of this exercise the user does that one; without a plan it holds for all of them."""

    user_id: str
    substitution_id: str
    exercise_id: str
    substitute_id: str
    reason: str | None = None
    plan_id: str | None = None
    is_active: bool = True
    source: tuple[Span, ...] = ()
