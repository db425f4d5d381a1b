"""The body and its limits: measurements as they were said, and injuries with what they rule out."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from api.auth import CurrentUser, Service
from api.routes.common import Body, Cursor, Id, SeenVersion, changes, listing, same_version, tagged
from coaching.telling import by_hand
from domain.body import BodyMeasurement, MeasureUnit, in_metric
from domain.injury import Injury
from domain.model import Stored
from kit.clock import local_day, zone
from kit.ids import new_id

router = APIRouter(tags=["body"])
Date = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Value = Annotated[Decimal, Field(ge=0, le=1_000_000, max_digits=12)]
Type = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Words = Annotated[str, Field(max_length=4000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]


class NewMeasurement(Body):
    """One measurement; without a time it was now, without an offset the time is the user's."""

    measurement_type: Type
    value: Value
    unit: MeasureUnit
    measured_at: Annotated[datetime, Field(ge=datetime(1970, 1, 2), le=datetime(2199, 12, 31))] | None = None
    notes: Words | None = None


class InjuryPatch(Body):
    """What may be said of an injury; fields that are not named stay."""

    body_part: Name = ""
    injury_type: Name | None = None
    severity: Literal["mild", "moderate", "severe"] | None = None
    occurred_on: Date | None = None
    recovered_on: Date | None = None
    restrictions: Annotated[tuple[Name, ...], Field(max_length=50)] = ()
    notes: Words | None = None


class NewInjury(InjuryPatch):
    """A new injury; where it hurts is the least."""

    body_part: Name


def shape(row: Stored) -> dict[str, Any]:
    """A row without whose it is."""
    return row.model_dump(mode="json", exclude={"user_id", "revisions"})


@router.get("/measurements/{measurement_type}")
async def list_measurements(measurement_type: Type, user: CurrentUser, services: Service, cursor: Cursor = None) -> dict[str, Any]:
    """One kind of measurement, newest first."""
    return listing(await services.measurements.of_type(user.id, measurement_type, cursor), shape)


@router.post("/measurements", status_code=201)
async def add_measurement(body: NewMeasurement, user: CurrentUser, services: Service) -> dict[str, Any]:
    """Keep a measurement as it was said, beside what it comes to in kilograms or centimetres."""
    now = services.clock.now()
    profile, _ = await services.users.get(user.id)
    timezone = profile.timezone or "UTC"
    at = _moment(body.measured_at, timezone) or now
    row = BodyMeasurement(
        **body.model_dump(exclude={"measured_at"}),
        user_id=user.id,
        measurement_id=new_id(now),
        measured_at=at,
        date=local_day(at, timezone),
        value_metric=in_metric(body.value, body.unit),
        how={"value": "edited", "value_metric": "derived"},
    )
    return shape(await services.measurements.save(row, now))


@router.delete("/measurements/{measurement_type}/{measured_at}/{measurement_id}", status_code=204)
async def remove_measurement(
    measurement_type: Type, measured_at: datetime, measurement_id: Id, seen: SeenVersion, user: CurrentUser, services: Service
) -> None:
    """Remove a measurement for good."""
    at = _moment(measured_at, "UTC")
    row = await services.measurements.get(user.id, measurement_type=measurement_type, measured_at=at, measurement_id=measurement_id)
    same_version(seen, row.version)
    await services.measurements.remove(row)


@router.get("/injuries")
async def list_injuries(user: CurrentUser, services: Service, cursor: Cursor = None) -> dict[str, Any]:
    """All injuries, newest first."""
    return listing(await services.injuries.of_user(user.id, cursor), shape)


@router.post("/injuries", status_code=201)
async def add_injury(body: NewInjury, user: CurrentUser, services: Service, response: Response) -> dict[str, Any]:
    """Keep an injury and what it rules out."""
    now = services.clock.now()
    injury = Injury(**body.model_dump(), user_id=user.id, injury_id=new_id(now))
    row = await by_hand.save_injury(services.injuries, services.memory_rows, injury, now)
    tagged(response, row.version)
    return shape(row)


@router.patch("/injuries/{injury_id}")
async def change_injury(
    injury_id: Id, body: InjuryPatch, seen: SeenVersion, user: CurrentUser, services: Service, response: Response
) -> dict[str, Any]:
    """Change the named fields of an injury; a day of recovery ends it."""
    row = await services.injuries.get(user.id, injury_id=injury_id)
    same_version(seen, row.version)
    changed = row.model_copy(update=changes(body))
    after = await by_hand.save_injury(services.injuries, services.memory_rows, changed, services.clock.now())
    tagged(response, after.version)
    return shape(after)


@router.delete("/injuries/{injury_id}", status_code=204)
async def remove_injury(injury_id: Id, seen: SeenVersion, user: CurrentUser, services: Service) -> None:
    """Remove an injury that never was."""
    row = await services.injuries.get(user.id, injury_id=injury_id)
    same_version(seen, row.version)
    await by_hand.remove_injury(services.injuries, services.memory_rows, row)


def _moment(at: datetime | None, timezone: str) -> datetime | None:
    if at is None or at.tzinfo is not None:
        return at and at.astimezone(UTC)
    return at.replace(tzinfo=zone(timezone)).astimezone(UTC)
