"""How a coach does, over all users who train with it or with coaches made from the same template."""

from domain.model import Model, Number, Stored


class Engagement(Model):
    """How people talk with it; minutes, shares from 0 to 1."""

    messages_per_session: Number | None = None
    session_duration_avg: Number | None = None
    user_initiated_sessions: Number | None = None


class CoachPerformance(Stored):
    """One period of one coach or template, such as 2026-06-01_2026-06-30; shares from 0 to 1, times in seconds."""

    coach_id: str
    period: str
    user_count: int = 0
    conversation_count: int = 0
    user_satisfaction_avg: Number | None = None
    user_retention_rate: Number | None = None
    successful_adaptations: int = 0
    workout_completion_rate: Number | None = None
    user_goal_achievement: Number | None = None
    response_time_avg: Number | None = None
    engagement_metrics: Engagement = Engagement()
    improvement_areas: tuple[str, ...] = ()
    top_performing_features: tuple[str, ...] = ()
