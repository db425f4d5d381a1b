"""The whole table on one page: every kind of row, its keys, and the questions it answers."""

from domain.access import ApiToken, LoginCode, ServiceSecret, TokenListing
from domain.adaptation import PlanAdaptation, Substitution
from domain.body import BodyMeasurement, ProgressPhoto
from domain.coach import CoachConfig, CoachVersion
from domain.coach_report import CoachPerformance
from domain.contact import ContactForm
from domain.conversation import Conversation, ConversationSummary, Turn
from domain.creator import CreatorSession
from domain.equipment import OwnedEquipment
from domain.fitness import FitnessProfile
from domain.history import Performance, Workout
from domain.imports import ExerciseAlias, ExtractionLog
from domain.injury import Injury
from domain.jobs import Chore, Job, Usage
from domain.library import CatalogueExercise, ExerciseName
from domain.links import ChatLink
from domain.memory import Memory
from domain.metrics import PerformanceTrend, ProgressChart, ProgressMetrics, StrengthProgress
from domain.milestone import Milestone
from domain.notifications import DeviceToken, Notification, NotificationPreferences
from domain.plan import PlanSession, TrainingPlan
from domain.recommendation import Recommendation
from domain.records import PersonalRecord
from domain.recovery import RecoveryPlan
from domain.rules import CoachingRule
from domain.user import Identity, UserPreferences, UserProfile
from storage.entity import Access, Catalogue, Entity

USER = "user#{user_id}"
# Rows about a user that lie elsewhere are found through the user's own index by `owned`: erasing relies on it.
OWNED = "owned#"

USER_PROFILE = Entity(
    UserProfile,
    name="userProfile",
    version=1,
    access={"one": Access(pk=USER, sk="profile")},
)
USER_PREFERENCES = Entity(
    UserPreferences,
    name="userPreferences",
    version=1,
    access={"one": Access(pk=USER, sk="preferences")},
    snake=("notification_settings", "privacy_settings", "ui_preferences"),
)
IDENTITY = Entity(
    Identity,
    name="identity",
    version=1,
    access={
        "one": Access(pk="identity#{issuer}#{subject}", sk="identity"),
        "owned": Access(pk=USER, sk="owned#identity#{issuer}#{subject}", index="gsi1"),
    },
)

COACH = Entity(
    CoachConfig,
    name="coachConfig",
    version=1,
    access={"one": Access(pk=USER, sk="coach#{coach_id}")},
    snake=("technical_config", "generated_prompts"),
    # Every turn reads this row, and no list shows where its traits came from.
    compressed=("provenance",),
)
COACH_VERSION = Entity(
    CoachVersion,
    name="coachVersion",
    version=1,
    access={"one": Access(pk=USER, sk="coachVersion#{coach_id}#{number:4}")},
)
CREATOR_SESSION = Entity(
    CreatorSession,
    name="coachCreatorSession",
    version=1,
    access={"one": Access(pk=USER, sk="coachCreatorSession#{session_id}")},
    ttl="expires_at",
)

CONVERSATION = Entity(
    Conversation,
    name="conversationHistory",
    version=1,
    access={
        "one": Access(pk=USER, sk="conversationHistory#{conversation_id}"),
        "to_archive": Access(pk="archive#{archive_shard}", sk="{archive_due}", index="gsi2"),
    },
)
TURN = Entity(
    Turn,
    name="turn",
    version=1,
    access={"one": Access(pk=USER, sk="conversation#{conversation_id}#{number:6}")},
    ttl="expires_at",
    indexed=False,
    compressed=("text", "reply", "cards", "receipts", "extra", "prompts", "keys_before"),
    # One reversed list of a conversation gives its summary and then the newest turns.
    beside=("conversationSummary",),
)
SUMMARY = Entity(
    ConversationSummary,
    name="conversationSummary",
    version=1,
    access={"one": Access(pk=USER, sk="conversation#{conversation_id}#summary")},
    snake=("summary_data",),
    beside=("turn",),
)
MEMORY = Entity(
    Memory,
    name="memory",
    version=1,
    access={"one": Access(pk=USER, sk="memory#{memory_id}")},
)

WORKOUT = Entity(
    Workout,
    name="workoutHistory",
    version=1,
    access={
        "one": Access(pk=USER, sk="workoutHistory#{date}#{workout_id}"),
        "by_date": Access(pk=USER, sk="date#{date}#workoutHistory#{workout_id}", index="gsi1"),
    },
)
PERFORMANCE = Entity(
    Performance,
    name="exercisePerformance",
    version=1,
    access={"one": Access(pk=USER, sk="performance#{exercise_id}#{date}#{workout_id}#{position:2}")},
    indexed=False,
)
PERSONAL_RECORD = Entity(
    PersonalRecord,
    name="personalRecord",
    version=1,
    access={"one": Access(pk=USER, sk="personalRecord#{exercise_id}#{record_type}")},
)
EXTRACTION_LOG = Entity(
    ExtractionLog,
    name="extractionLog",
    version=1,
    access={"one": Access(pk=USER, sk="extraction#{extraction_id}")},
    ttl="expires_at",
)
EXERCISE_ALIAS = Entity(
    ExerciseAlias,
    name="exerciseAlias",
    version=1,
    access={"one": Access(pk=USER, sk="alias#{words}")},
)

TRAINING_PLAN = Entity(
    TrainingPlan,
    name="trainingPlan",
    version=1,
    access={"one": Access(pk=USER, sk="plan#{plan_id}")},
)
PLAN_SESSION = Entity(
    PlanSession,
    name="planSession",
    version=1,
    access={
        "one": Access(pk=USER, sk="planSession#{plan_id}#{week:2}#{number:2}"),
        "by_date": Access(pk=USER, sk="date#{date}#planSession#{session_id}", index="gsi1"),
    },
)
RECOMMENDATION = Entity(
    Recommendation,
    name="recommendation",
    version=1,
    access={"one": Access(pk=USER, sk="recommendation#{recommendation_id}")},
    ttl="gone_at",
)
PLAN_ADAPTATION = Entity(
    PlanAdaptation,
    name="planAdaptation",
    version=1,
    access={"one": Access(pk=USER, sk="planAdaptation#{adaptation_id}")},
)
RECOVERY_PLAN = Entity(
    RecoveryPlan,
    name="recoveryPlan",
    version=1,
    access={
        "one": Access(pk=USER, sk="recoveryPlan#{recovery_id}"),
        "by_date": Access(pk=USER, sk="date#{starts_on}#recoveryPlan#{recovery_id}", index="gsi1"),
    },
)
SUBSTITUTION = Entity(
    Substitution,
    name="substitution",
    version=1,
    access={"one": Access(pk=USER, sk="substitution#{substitution_id}")},
)
MILESTONE = Entity(
    Milestone,
    name="milestone",
    version=1,
    access={
        "one": Access(pk=USER, sk="milestone#{milestone_id}"),
        "by_date": Access(pk=USER, sk="date#{day}#milestone#{milestone_id}", index="gsi1"),
    },
)
INJURY = Entity(
    Injury,
    name="injury",
    version=1,
    access={"one": Access(pk=USER, sk="injury#{injury_id}")},
)
EQUIPMENT = Entity(
    OwnedEquipment,
    name="equipment",
    version=1,
    access={"one": Access(pk=USER, sk="equipment#{equipment_id}")},
)
FITNESS_PROFILE = Entity(
    FitnessProfile,
    name="fitnessProfile",
    version=1,
    access={"one": Access(pk=USER, sk="fitnessProfile")},
)

BODY_MEASUREMENT = Entity(
    BodyMeasurement,
    name="bodyMeasurement",
    version=1,
    access={
        "one": Access(pk=USER, sk="measurement#{measurement_type}#{measured_at}#{measurement_id}"),
        "by_date": Access(pk=USER, sk="date#{date}#bodyMeasurement#{measurement_id}", index="gsi1"),
    },
)
PROGRESS_PHOTO = Entity(
    ProgressPhoto,
    name="progressPhoto",
    version=1,
    access={"one": Access(pk=USER, sk="photo#{taken_at}#{photo_id}")},
)
PROGRESS_METRICS = Entity(
    ProgressMetrics,
    name="progressMetrics",
    version=1,
    access={"one": Access(pk=USER, sk="metrics#{period}#{start}")},
)
STRENGTH_PROGRESS = Entity(
    StrengthProgress,
    name="strengthProgress",
    version=1,
    access={
        "one": Access(pk=USER, sk="strength#{exercise_id}#{date}#{strength_id}"),
        "by_date": Access(pk=USER, sk="date#{date}#strengthProgress#{strength_id}", index="gsi1"),
    },
)
PERFORMANCE_TREND = Entity(
    PerformanceTrend,
    name="performanceTrend",
    version=1,
    access={"one": Access(pk=USER, sk="trend#{metric}#{period}#{start}")},
)
PROGRESS_CHART = Entity(
    ProgressChart,
    name="progressChart",
    version=1,
    access={"one": Access(pk=USER, sk="chart#{chart_id}")},
)

NOTIFICATION_PREFERENCES = Entity(
    NotificationPreferences,
    name="notificationPreferences",
    version=1,
    access={"one": Access(pk=USER, sk="notificationPreferences")},
)
DEVICE_TOKEN = Entity(
    DeviceToken,
    name="deviceToken",
    version=1,
    access={"one": Access(pk=USER, sk="device#{device_id}")},
)
NOTIFICATION = Entity(
    Notification,
    name="notification",
    version=1,
    access={"one": Access(pk=USER, sk="notification#{notification_id}")},
    ttl="expires_at",
)
USAGE = Entity(
    Usage,
    name="usage",
    version=1,
    access={"one": Access(pk=USER, sk="usage#{day}")},
    ttl="expires_at",
)
JOB = Entity(
    Job,
    name="job",
    version=1,
    access={
        "one": Access(pk=USER, sk="job#{job_id}"),
        "to_do": Access(pk="job#{shard}", sk="{due}", index="gsi2"),
    },
    ttl="expires_at",
)

API_TOKEN = Entity(
    ApiToken,
    name="apiToken",
    version=1,
    access={
        "one": Access(pk="token#{token_hash}", sk="token"),
        "owned": Access(pk=USER, sk="owned#apiToken#{token_hash}", index="gsi1"),
    },
    ttl="expires_at",
)
TOKEN_LISTING = Entity(
    TokenListing,
    name="apiTokenListing",
    version=1,
    access={"one": Access(pk=USER, sk="token#{token_id}")},
    ttl="expires_at",
)
LOGIN_CODE = Entity(
    LoginCode,
    name="loginCode",
    version=1,
    access={
        "one": Access(pk="login#{code_hash}", sk="login"),
        "owned": Access(pk=USER, sk="owned#loginCode#{code_hash}", index="gsi1"),
    },
    ttl="expires_at",
)
CHORE = Entity(
    Chore,
    name="chore",
    version=1,
    access={"one": Access(pk="service", sk="chore#{name}")},
)
SERVICE_SECRET = Entity(
    ServiceSecret,
    name="serviceSecret",
    version=1,
    access={"one": Access(pk="service", sk="secret#{name}")},
)

CHAT_LINK = Entity(
    ChatLink,
    name="chatLink",
    version=1,
    access={
        "one": Access(pk="chatLink#{history_hash}", sk="chatLink"),
        "owned": Access(pk=USER, sk="owned#chatLink#{history_hash}", index="gsi1"),
    },
    ttl="expires_at",
)
CONTACT_FORM = Entity(
    ContactForm,
    name="contactForm",
    version=1,
    access={
        "one": Access(pk="contactForm#{email}", sk="timestamp#{submitted_at}"),
        "owned": Access(pk=USER, sk="owned#contactForm#{submitted_at}", index="gsi1"),
    },
)
EXERCISE = Entity(
    CatalogueExercise,
    name="exercise",
    version=1,
    access={"one": Access(pk="catalogue", sk="exercise#{exercise_id}")},
)
EXERCISE_NAME = Entity(
    ExerciseName,
    name="exerciseName",
    version=1,
    access={"one": Access(pk="catalogue", sk="exerciseName#{name_key}")},
)
COACHING_RULE = Entity(
    CoachingRule,
    name="coachingRule",
    version=1,
    access={"one": Access(pk="rules", sk="rule#{rule_id}")},
)
COACH_PERFORMANCE = Entity(
    CoachPerformance,
    name="coachPerformance",
    version=1,
    access={"one": Access(pk="coach#{coach_id}", sk="performance#{period}")},
    snake=tuple(name for name in CoachPerformance.model_fields if "_" in name and name not in ("created_at", "updated_at")),
)

TABLE = Catalogue(*(value for value in list(globals().values()) if isinstance(value, Entity)))
