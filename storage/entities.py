"""The whole table on one page: every kind of row, its keys, and the questions it answers."""

from domain.access import ApiToken, LoginCode, ServiceSecret, TokenListing
from domain.coach import CoachConfig, CoachVersion
from domain.conversation import Conversation, ConversationSummary, Turn
from domain.creator import CreatorSession
from domain.history import Performance, Workout
from domain.imports import ExerciseAlias, ExtractionLog
from domain.memory import Memory
from domain.records import PersonalRecord
from domain.user import Identity, UserPreferences, UserProfile
from storage.entity import Access, Catalogue, Entity

USER = "user#{user_id}"

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
    access={"one": Access(pk="identity#{issuer}#{subject}", sk="identity")},
)

COACH = Entity(
    CoachConfig,
    name="coachConfig",
    version=1,
    access={"one": Access(pk=USER, sk="coach#{coach_id}")},
    snake=("technical_config", "generated_prompts"),
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
    compressed=("text", "reply", "cards", "receipts", "extra", "prompts"),
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

API_TOKEN = Entity(
    ApiToken,
    name="apiToken",
    version=1,
    access={"one": Access(pk="token#{token_hash}", sk="token")},
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
    access={"one": Access(pk="login#{code_hash}", sk="login")},
    ttl="expires_at",
)
SERVICE_SECRET = Entity(
    ServiceSecret,
    name="serviceSecret",
    version=1,
    access={"one": Access(pk="service", sk="secret#{name}")},
)

TABLE = Catalogue(*(value for value in list(globals().values()) if isinstance(value, Entity)))
