"""One row of each kind, as a user of an ordinary Monday might have it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from domain.adaptation import ExerciseChange, PlanAdaptation, Substitution
from domain.body import BodyMeasurement, ProgressPhoto
from domain.coach import CoachConfig, CoachVersion, GeneratedPrompts, TechnicalConfig
from domain.coach_report import CoachPerformance
from domain.contact import ContactForm
from domain.conversation import Conversation, ConversationSummary, SummaryData
from domain.creator import CreatorSession
from domain.equipment import OwnedEquipment
from domain.fitness import FitnessProfile
from domain.history import ObjectPointer, Performance, PerformanceRef, Workout
from domain.imports import ExerciseAlias, ExtractionLog
from domain.injury import Injury
from domain.jobs import Job
from domain.metrics import ChartPoint, PerformanceTrend, ProgressChart, ProgressMetrics, StrengthProgress, TrendPoint
from domain.milestone import Milestone
from domain.model import Stored
from domain.notifications import DeviceToken, Notification, NotificationPreferences
from domain.plan import PlannedExercise, PlanSession, PlanWeek, TrainingPlan
from domain.recommendation import Change, Recommendation
from domain.records import PersonalRecord
from domain.recovery import RecoveryActivity, RecoveryPlan
from domain.user import UserPreferences, UserProfile
from domain.workout import WorkSet

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 2)
U = {"user_id": "u"}
PICTURE = ObjectPointer(key="users/u/photos/p.jpg", sha256="0" * 64, length=12345)
SETS = (WorkSet(reps=5, weight=Decimal(225), unit="lb", weight_kg=Decimal("102.06"), rpe=Decimal("8.5")),) * 3
SQUATS = PlannedExercise(position=1, exercise_id="back_squat", name="Back squat", sets=3, reps="5", reps_min=5, reps_max=5, rest_s=180)

WORKOUT = Workout(
    **U, workout_id="w", date=DAY, template_id="t", name="Legs", performances=(PerformanceRef(exercise_id="back_squat", position=0),)
)
PERFORMANCE = Performance(**U, exercise_id="back_squat", date=DAY, workout_id="w", position=0, name_as_written="squats", sets=SETS)
RECORD = PersonalRecord(
    **U, exercise_id="back_squat", record_type="max_weight", value=Decimal("102.06"), unit="kg", date=DAY, workout_id="w", position=0
)
COACH = CoachConfig(
    **U,
    coach_id="c",
    coach_name="Ada",
    template_id="strength",
    technical_config=TechnicalConfig(methodology="linear"),
    generated_prompts=GeneratedPrompts(personality_prompt="p", motivation_prompt="m", methodology_prompt="x", communication_style="s"),
)
PLAN = TrainingPlan(
    **U, plan_id="p", name="Strength", split_type="full_body", week_start=DAY, weeks=(PlanWeek(week_number=1, week_start=DAY),)
)
SESSION = PlanSession(**U, plan_id="p", week=1, number=1, date=DAY, day_label="Legs", day_of_week=1, exercises=(SQUATS,))

OWNED: dict[str, Stored] = {
    "Adaptations": PlanAdaptation(
        **U,
        adaptation_id="a",
        base_plan_id="p",
        adaptation_reason="no rack",
        adaptations=(
            ExerciseChange(exercise_id="back_squat", adaptation_type="substitute", new_exercise_id="goblet_squat", reason="no rack"),
        ),
    ),
    "Aliases": ExerciseAlias(**U, words="my press", exercise_id="overhead_press"),
    "Charts": ProgressChart(
        **U, chart_id="c", chart_type="strength", title="Squat", data_points=(ChartPoint(x="2026-03-02", y=Decimal(100), label="Week 1"),)
    ),
    "Devices": DeviceToken(**U, device_id="d", device_token="secret", platform="ios", device_name="phone"),
    "FitnessProfiles": FitnessProfile(**U, experience_level="intermediate", current_strength_levels={"back_squat": Decimal("102.06")}),
    "Gear": OwnedEquipment(**U, equipment_id="b", kind="barbell", max_weight_kg=Decimal("142.5")),
    "Injuries": Injury(
        **U, injury_id="i", body_part="shoulder", severity="mild", occurred_on=date(2026, 2, 1), restrictions=("overhead_press",)
    ),
    "Measurements": BodyMeasurement(
        **U,
        measurement_id="m",
        measurement_type="weight",
        measured_at=NOW,
        date=DAY,
        value=Decimal("166.4"),
        unit="lb",
        value_metric=Decimal("75.48"),
    ),
    "Metrics": ProgressMetrics(
        **U,
        period="month",
        start=date(2026, 3, 1),
        end=date(2026, 3, 31),
        strength_gains={"back_squat": Decimal("2.5")},
        volume_increase=Decimal("0.12"),
    ),
    "Milestones": Milestone(
        **U,
        milestone_id="m",
        milestone_type="strength",
        title="Bench 150 lb",
        start_value=Decimal(135),
        target_value=Decimal(150),
        current_value=Decimal(145),
        target_date=date(2026, 3, 20),
    ),
    "NotificationSettings": NotificationPreferences(**U, workout_reminder_time="08:00", timezone="America/New_York"),
    "Notifications": Notification(
        **U, notification_id="n", notification_type="workout_reminder", title="Legs today", body="At six.", sent_at=NOW
    ),
    "Photos": ProgressPhoto(**U, photo_id="p", photo_type="side", taken_at=NOW, picture=PICTURE),
    "Readings": ExtractionLog(**U, extraction_id="e", raw_text="squat 3x5 225", workout_ids=("w",)),
    "Recommendations": Recommendation(
        **U,
        recommendation_id="r",
        recommendation_type="session",
        title="Add 2.5 kg",
        diff=(Change(entity="planSession", entity_id="p-1-1", field="weight_kg", before=100, after=Decimal("102.5")),),
        expires_at=datetime(2026, 3, 9, tzinfo=UTC),
    ),
    "RecoveryPlans": RecoveryPlan(
        **U,
        recovery_id="r",
        plan_type="deload",
        starts_on=DAY,
        ends_on=date(2026, 3, 8),
        activities=(RecoveryActivity(name="Walk", activity_type="walking", duration_min=30),),
    ),
    "StrengthRows": StrengthProgress(
        **U,
        strength_id="s",
        exercise_id="back_squat",
        date=DAY,
        current_max_kg=Decimal(145),
        previous_max_kg=Decimal(135),
        trend="increasing",
    ),
    "Substitutions": Substitution(**U, substitution_id="s", exercise_id="back_squat", substitute_id="goblet_squat", reason="no rack"),
    "Trends": PerformanceTrend(
        **U,
        metric="strength",
        period="month",
        start=date(2026, 3, 1),
        end=date(2026, 3, 31),
        trend_direction="upward",
        data_points=(TrendPoint(date=DAY, value=Decimal(135), context="bench_press"),),
    ),
}
PLACES: dict[str, dict[str, Any]] = {
    "Adaptations": {"adaptation_id": "a"},
    "Aliases": {"words": "my press"},
    "Charts": {"chart_id": "c"},
    "Devices": {"device_id": "d"},
    "FitnessProfiles": {},
    "Gear": {"equipment_id": "b"},
    "Injuries": {"injury_id": "i"},
    "Measurements": {"measurement_type": "weight", "measured_at": NOW, "measurement_id": "m"},
    "Metrics": {"period": "month", "start": date(2026, 3, 1)},
    "Milestones": {"milestone_id": "m"},
    "NotificationSettings": {},
    "Notifications": {"notification_id": "n"},
    "Photos": {"taken_at": NOW, "photo_id": "p"},
    "Readings": {"extraction_id": "e"},
    "Recommendations": {"recommendation_id": "r"},
    "RecoveryPlans": {"recovery_id": "r"},
    "StrengthRows": {"exercise_id": "back_squat", "date": DAY, "strength_id": "s"},
    "Substitutions": {"substitution_id": "s"},
    "Trends": {"metric": "strength", "period": "month", "start": date(2026, 3, 1)},
}
"""Where each of them is found under its user."""

JOB = Job(**U, job_id="j", kind="export", shard="0", due=NOW)
REPORT = CoachPerformance(coach_id="strength", period="2026-03-01_2026-03-31", user_count=15)
FORM = ContactForm(email="a@b.c", submitted_at=NOW, subject="Hello", message="It works.", user_id="u")
SUMMARY = ConversationSummary(
    **U, conversation_id="c", summary_data=SummaryData(narrative_summary="s", last_updated=NOW, conversation_id="c")
)
SINGLES: tuple[Stored, ...] = (
    UserProfile(**U),
    UserPreferences(**U),
    WORKOUT,
    PERFORMANCE,
    RECORD,
    COACH,
    CoachVersion(**U, coach_id="c", number=1, config=COACH, reason="made", trigger="interview"),
    Conversation(**U, conversation_id="c", coach_id="c", needs_follow_up=True, archive_shard="0", archive_due=NOW),
    SUMMARY,
    CreatorSession(**U, session_id="s", started_at=NOW, last_activity=NOW),
    PLAN,
    SESSION,
    JOB,
    REPORT,
    FORM,
)
