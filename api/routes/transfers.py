"""A training history in and out over HTTP, each in one request."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from api.auth import CurrentUser, Service
from api.routes.common import Body
from api.transfers import Transfer, bring_in
from coaching.exports import Exporter, ExportFormat
from domain.measures import WeightUnit
from kit.clock import local_day

router = APIRouter(tags=["transfers"])
TYPES = {
    "json": ("application/x-ndjson", "jsonl"),
    "strong": ("text/csv; charset=utf-8", "csv"),
    "hevy": ("text/csv; charset=utf-8", "csv"),
}


class NewExport(Body):
    """Which shape the file takes."""

    format: ExportFormat | Literal["full"] = "json"


class ImportOptions(Body):
    """What is said about the file in the body."""

    name: Annotated[str, Query(max_length=200)] = "upload"
    unit: WeightUnit | None = None
    timezone: Annotated[str | None, Query(max_length=64)] = None
    dates: Literal["day-first", "month-first"] | None = None
    dry_run: bool = False


@router.post("/imports")
async def import_history(request: Request, said: Annotated[ImportOptions, Query()], user: CurrentUser, services: Service) -> dict[str, Any]:
    """Bring in the file that is the body, as it is; the same file again changes nothing."""
    transfer = Transfer(**said.model_dump())
    return (await bring_in(services, user.id, await request.body(), transfer)).shape()


@router.post("/exports")
async def export_history(body: NewExport, user: CurrentUser, services: Service) -> Response:
    """Take the history out as one file; `full` is everything that is stored, kept with a table for each kind in the exports folder."""
    if body.format == "full":
        whole = (await services.takeout.take(user.id))[0]
        return Response(whole.data, media_type="application/json", headers=_named(whole.name))
    media_type, ending = TYPES[body.format]
    day = local_day(services.clock.now(), "UTC").isoformat()
    lines = Exporter(services.workouts).lines(user.id, body.format)
    return StreamingResponse(lines, media_type=media_type, headers=_named(f"{day}_full_history.{ending}"))


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
