"""What the table is asked, question by question: which method answers it, by which index, and what that costs.

The questions of the five documents stand in `patterns.tsv`. Costs follow from the declarations, for rows under 1 KB and
lists that hold one row: a list costs one read unit for every 4 KB it holds, and on an index half of that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files
from typing import Any

from storage import body, gear, guidance, metrics, notifications, readings
from storage import entities as rows
from storage.entity import Entity
from storage.owned import Owned
from storage.table import Index

NEW = " (new)"
OWNED: tuple[type[Owned[Any]], ...] = (
    readings.Aliases, readings.Readings, guidance.Adaptations, guidance.Recommendations, guidance.RecoveryPlans, guidance.Substitutions,
    body.Injuries, body.Measurements, body.Photos, gear.FitnessProfiles, gear.Gear, metrics.Charts, metrics.Metrics, metrics.Milestones,
    metrics.StrengthRows, metrics.Trends, notifications.Devices, notifications.Notifications, notifications.NotificationSettings,
)  # fmt: skip


@dataclass(frozen=True)
class Pattern:
    """One question of a document, and our answer to it; `why` says where we differ, or what is worth knowing."""

    seed: int
    section: str
    question: str
    method: str
    why: str


@dataclass(frozen=True)
class Cost:
    """Requests, and capacity units by DynamoDB's rules; `index` is the one that is asked."""

    requests: int = 0
    reads: Fraction = Fraction(0)
    table_writes: int = 0
    index_writes: int = 0
    index: Index | None = None

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(
            self.requests + other.requests,
            self.reads + other.reads,
            self.table_writes + other.table_writes,
            self.index_writes + other.index_writes,
            self.index or other.index,
        )

    @property
    def writes(self) -> int:
        """Write units of the table and its indexes."""
        return self.table_writes + self.index_writes


GET = Cost(1, Fraction(1))
LISTED = Cost(1, Fraction(1))


def get_many(number: int) -> Cost:
    """Several rows by their keys in one request."""
    return Cost(1, Fraction(number))


def asked(index: Index) -> Cost:
    """A list of an index."""
    return Cost(1, Fraction(1, 2), index=index)


def inserted(entity: Entity[Any]) -> Cost:
    """A new row, or one that goes: the table and each index that has it."""
    return Cost(1, table_writes=1, index_writes=_copies(entity) + entity.indexed)


def changed(entity: Entity[Any]) -> Cost:
    """A row that stays where it is: the index by kind holds keys alone, and they did not change."""
    return Cost(1, table_writes=1, index_writes=_copies(entity))


def together(*steps: Cost) -> Cost:
    """A transaction: one request, twice the table's write units."""
    return Cost(1, table_writes=2 * sum(step.table_writes for step in steps), index_writes=sum(step.index_writes for step in steps))


CHECKED = Cost(1, table_writes=1)
"""A check inside a transaction costs what a write does."""


def _copies(entity: Entity[Any]) -> int:
    return sum(access.index is not None for access in entity.access.values())


def _owned(repository: type[Owned[Any]]) -> dict[str, Cost]:
    """What every repository of a user's rows can be asked."""
    name, entity = repository.__name__, repository.entity
    return {
        f"{name}.save{NEW}": inserted(entity),
        f"{name}.save": changed(entity),
        f"{name}.remove": inserted(entity),
        f"{name}.get": GET,
        f"{name}.of_user": LISTED,
    }


COSTS: dict[str, Cost] = {method: cost for repository in OWNED for method, cost in _owned(repository).items()} | {
    "Adaptations.of_plan": LISTED,
    "Calendar.between": asked("gsi1") + get_many(1) + get_many(1),
    "Catalogue.substitutes": Cost(),
    # The index holds keys alone; the rows are read to see whether they expired.
    "Census.partitions": asked("gsi3") + get_many(1),
    "CoachReports.of_coach": LISTED,
    "CoachReports.save": inserted(rows.COACH_PERFORMANCE),
    "Coaches.active": LISTED,
    "Coaches.get": GET,
    "Coaches.versions": LISTED,
    "ContactForms.add": inserted(rows.CONTACT_FORM),
    "ContactForms.from_address": LISTED,
    "Conversations.due_for_archive": asked("gsi2"),
    "Conversations.needing_follow_up": LISTED,
    "Conversations.newest": LISTED,
    "Conversations.recent": LISTED,
    "Conversations.summary": GET,
    "CreatorSessions.abandoned": LISTED,
    "CreatorSessions.at_level": LISTED,
    "CreatorSessions.finished": LISTED,
    "CreatorSessions.get": GET,
    "CreatorSessions.of_user": LISTED,
    "CreatorSessions.unfinished": LISTED,
    "Devices.reachable": LISTED,
    "Equipment.remove": GET + LISTED + LISTED + LISTED + changed(rows.EQUIPMENT),
    "FitnessProfiles.of": GET,
    "Gear.kinds": LISTED,
    "Gear.owned": LISTED,
    "Injuries.holding": LISTED,
    "Jobs.due": asked("gsi2"),
    "Library.all": LISTED,
    "Library.find": GET,
    "Library.remove": together(inserted(rows.EXERCISE), inserted(rows.EXERCISE_NAME)),
    "Library.save": GET + changed(rows.EXERCISE),
    f"Library.save{NEW}": GET + GET + together(inserted(rows.EXERCISE), inserted(rows.EXERCISE_NAME)),
    "Measurements.between": LISTED,
    "Measurements.of_type": LISTED,
    "Metrics.of_period": LISTED,
    "Milestones.ahead": LISTED,
    "NotificationSettings.of": GET,
    "Planner.beside": GET + get_many(1),
    "Planner.edit": GET + changed(rows.TRAINING_PLAN),
    "Planner.edit_session": get_many(2) + changed(rows.PLAN_SESSION),
    "Planner.remove": GET + changed(rows.TRAINING_PLAN),
    f"Planner.store{NEW}": GET + together(inserted(rows.TRAINING_PLAN), inserted(rows.PLAN_SESSION), CHECKED) + (GET + LISTED) + LISTED,
    "Planner.undo": GET + changed(rows.TRAINING_PLAN),
    "Plans.active": LISTED,
    "Plans.active_sessions": LISTED + LISTED,
    "Plans.get": GET,
    "Plans.of_user": LISTED,
    "Plans.session": get_many(2),
    "Plans.sessions": LISTED,
    "Plans.week": GET + LISTED,
    "Plans.whole": GET + LISTED,
    "Recommendations.open": LISTED,
    "RecoveryPlans.on": LISTED,
    "Rules.all": LISTED,
    "Rules.get": GET,
    "Rules.remove": inserted(rows.COACHING_RULE),
    "Rules.save": changed(rows.COACHING_RULE),
    f"Rules.save{NEW}": inserted(rows.COACHING_RULE),
    "StrengthRows.of_exercise": LISTED,
    "Substitutions.in_force": LISTED,
    "Trends.of_metric": LISTED,
    "Users.ensure_login": GET + together(inserted(rows.IDENTITY), inserted(rows.USER_PROFILE)),
    "Users.get": get_many(2),
    "Users.save_preferences": changed(rows.USER_PREFERENCES),
    "Users.save_profile": changed(rows.USER_PROFILE),
    "Workouts.between": LISTED + get_many(1),
    "Workouts.get": GET + get_many(1),
    "Workouts.history": LISTED,
    "Workouts.latest": LISTED,
    "Workouts.of_template": LISTED + get_many(1),
    "Workouts.records": LISTED,
}
AT_LENGTH = frozenset(
    [
        "Archive.page", "Erasing.run", "Exporter.lines", "Logbook.amend", "Logbook.record", "Logbook.remove", "Logbook.revise",
        "Logbook.undo", "Planner.complete", "byhand.track",
    ]
)  # fmt: skip
"""Methods whose cost depends on what they find: `make bench` measures those that matter."""


def patterns() -> Iterator[Pattern]:
    """Every question of the documents, in their order."""
    for line in files("storage").joinpath("patterns.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            seed, section, question, method, why = line.split("\t")
            yield Pattern(int(seed), section, question, method, why)
