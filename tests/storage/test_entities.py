"""Every kind of row: what is written is read back, and lists find what they should."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.conversation import Turn
from domain.history import Performance, Workout
from domain.user import UserProfile
from domain.workout import WorkSet
from storage import entities as rows
from storage.embedded.table import EmbeddedTable
from storage.entity import Entity, RowUnreadable
from storage.table import Query
from storage.values import canonical_item, decode, encode, size
from tests.storage.models import models

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("entity", list(rows.TABLE), ids=lambda entity: entity.name)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_written_is_read_back(entity: Entity[Any], data: st.DataObject) -> None:
    model = data.draw(models(entity.model))
    item = entity.write(model)
    assert entity.read(item) == model
    assert decode(encode(item)) == item == canonical_item(item)
    assert rows.TABLE.of(item) is entity
    assert (item["pk"], item["sk"]) == entity.key_of(model)


def turn(number: int = 7, **changes: Any) -> Turn:
    return Turn(user_id="U", conversation_id="C", number=number, key="k", body_hash="h", text="squat 5x5 at 100", **changes)


def test_a_row_says_what_the_table_needs_to_know() -> None:
    profile = UserProfile(user_id="U", email="a@b.c", erased_at=NOW, version=3, created_at=NOW, updated_at=NOW)
    assert rows.USER_PROFILE.write(profile) == {
        "pk": "user#U",
        "sk": "profile",
        "entityType": "userProfile",
        "version": 3,
        "schemaVersion": 1,
        "createdAt": "2026-03-01T12:00:00.000Z",
        "updatedAt": "2026-03-01T12:00:00.000Z",
        "attributes": {
            "userId": "U",
            "email": "a@b.c",
            "preferences": {},
            "subscription": {"tier": "free", "status": "active"},
            "isActive": True,
            "erasedAt": "2026-03-01T12:00:00.000Z",
        },
    }


def test_small_rows_say_nothing_twice() -> None:
    item = rows.TURN.write(turn(expires_at=NOW))
    assert item["sk"] == "conversation#C#000007"
    assert item["ttl"] == int(NOW.timestamp())
    assert "entityType" not in item
    assert set(item["attributes"]) == {"status", "key", "bodyHash", "attempt", "expiresAt", "packed"}


def test_a_turn_of_some_length_is_one_write_unit() -> None:
    words = " ".join(f"set {n}: {100 + n} kg for {n % 5 + 1} reps" for n in range(30))
    assert size(rows.TURN.write(turn(reply=words))) < 1024


def test_weights_stay_exact() -> None:
    done = Performance(
        user_id="U",
        exercise_id="squat",
        date=date(2026, 3, 1),
        workout_id="W",
        position=0,
        name_as_written="squat",
        sets=(WorkSet(reps=5, weight=Decimal("102.06")),),
    )
    assert rows.PERFORMANCE.write(done)["attributes"]["sets"] == [{"reps": 5, "weight": Decimal("102.06"), "confidence": "high"}]


@pytest.mark.parametrize(("day", "inside"), [(31, False), (1, True), (15, True), (30, True)])
def test_a_range_of_days_has_its_last_day(day: int, inside: bool) -> None:
    query = rows.WORKOUT.between("one", date(2026, 6, 1), date(2026, 6, 30), user_id="U")
    workout = Workout(user_id="U", workout_id="01ZZ", date=date(2026, 6 if day < 31 else 5, day))
    assert (str(query.first) <= rows.WORKOUT.key_of(workout).sk <= str(query.last)) == inside


def test_a_list_stops_at_the_first_field_it_was_not_given() -> None:
    listed = rows.PERFORMANCE.list("one", user_id="U", exercise_id="back_squat", limit=1, newest_first=True)
    assert listed == Query("user#U", prefix="performance#back_squat#", limit=1, newest_first=True)


async def test_a_conversation_read_backwards_begins_with_its_summary(tmp_path: Any) -> None:
    table = EmbeddedTable(tmp_path / "spotter.db")
    summary = {"pk": "user#U", "sk": "conversation#C#summary", "entityType": "conversationSummary"}
    for item in [rows.TURN.write(turn(1)), rows.TURN.write(turn(2)), summary]:
        await table.put(item)
    found = await table.query(rows.TURN.list("one", user_id="U", conversation_id="C", newest_first=True))
    await table.close()
    assert [rows.TURN.matches(item) for item in found.items] == [False, True, True]
    assert [item["sk"][-6:] for item in found.items[1:]] == ["000002", "000001"]


@pytest.mark.parametrize(
    "change",
    [
        {"entityType": "userPreferences"},
        {"sk": "preferences"},
        {"schemaVersion": 2},
        {"attributes": {"userId": "U", "shoeSize": 44}},
        {"attributes": {"userId": "U", "goals": "strength"}},
    ],
    ids=str,
)
def test_a_row_that_is_not_what_it_says_is_not_read(change: dict[str, Any]) -> None:
    item = rows.USER_PROFILE.write(UserProfile(user_id="U")) | change
    with pytest.raises(RowUnreadable):
        rows.USER_PROFILE.read(item)
