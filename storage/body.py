"""The body: measurements, progress photos and injuries."""

from datetime import date, datetime
from typing import Any

from domain.body import BodyMeasurement, ProgressPhoto
from domain.injury import Injury
from storage import entities as rows
from storage.owned import Owned, every, everything
from storage.pages import Page


class Measurements(Owned[BodyMeasurement]):
    """The measurements of all users. A measurement is found by its type, its time and its id."""

    entity = rows.BODY_MEASUREMENT
    noun = "measurement"

    async def of_type(self, user_id: str, measurement_type: str, cursor: str | None = None, limit: int = 50) -> Page[BodyMeasurement]:
        """One kind of measurement, newest first; the first is the current value."""
        return await self.page(user_id, cursor, limit, everything, measurement_type=measurement_type)

    async def between(
        self, user_id: str, measurement_type: str, first: datetime, last: datetime, cursor: str | None = None, limit: int = 100
    ) -> Page[BodyMeasurement]:
        """One kind of measurement from one moment to another, both included, oldest first."""
        fields: dict[str, Any] = {"user_id": user_id, "measurement_type": measurement_type}
        query = self.entity.between("one", first, last, limit=limit, **fields)
        return await self.pages.read(self.table, query, cursor, self.entity.read)


class Photos(Owned[ProgressPhoto]):
    """The progress photos of all users, found by their time and id; the pictures are objects under `users/<id>/photos/`."""

    entity = rows.PROGRESS_PHOTO
    noun = "photo"


class Injuries(Owned[Injury]):
    """The injuries of all users."""

    entity = rows.INJURY
    noun = "injury"

    async def holding(self, user_id: str, day: date) -> list[Injury]:
        """Those that restrict training on a day, newest first."""
        return [one for one in await self.all(user_id) if one.holds_on(day)]

    async def all(self, user_id: str) -> list[Injury]:
        """All that were ever told, newest first."""
        items = await every(self.table, rows.INJURY.list("one", user_id=user_id, newest_first=True))
        return [rows.INJURY.read(item) for item in items]
