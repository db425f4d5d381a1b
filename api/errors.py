"""Errors as RFC 9457 problem details: one table from category to status, and nothing of the inside ever shows."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from kit import log
from kit.errors import CoachError, Conflict, Forbidden, Invalid, NotFound, Precondition, Stale, TooLarge, Unauthenticated, Unavailable

STATUS: tuple[tuple[type[CoachError], int], ...] = (
    (NotFound, 404),
    (TooLarge, 413),
    (Invalid, 422),
    (Precondition, 428),
    (Unauthenticated, 401),
    (Forbidden, 403),
    (Stale, 412),
    (Conflict, 409),
    (Unavailable, 503),
    (CoachError, 500),
)
HTTP = {
    400: ("bad_request", "The body can't be read. Send one JSON object."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not take that method."),
}
HIDDEN = {"retry_after"}

logger = log.get("api")


class BadJson(Invalid):
    """The body is not JSON."""

    code = "json_invalid"


def status_of(error: CoachError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, BadJson):
        return 400
    return next(status for category, status in STATUS if isinstance(error, category))


def problem(error: CoachError) -> dict[str, object]:
    """The error as a problem object."""
    return {
        "type": "/problems/" + error.code.replace("_", "-"),
        "title": error.code.replace("_", " ").capitalize(),
        "status": status_of(error),
        "detail": error.message,
        "code": error.code,
        **{name: value for name, value in error.extra.items() if name not in HIDDEN},
    }


def respond(error: CoachError) -> JSONResponse:
    """The error as a response."""
    headers = {}
    if "retry_after" in error.extra or isinstance(error, Unavailable):
        headers["Retry-After"] = str(error.extra.get("retry_after", 2))
    if isinstance(error, Unauthenticated):
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(problem(error), status_of(error), headers, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Let the app answer every error as a problem."""

    async def ours(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, CoachError)
        return respond(error)

    async def validation(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            return respond(BadJson("The body is not valid JSON. Send one JSON object."))
        place = ".".join(str(part) for part in first["loc"] if part != "body") or "body"
        return respond(Invalid(f"{place}: {_plain(first['msg'])}.", code="invalid"))

    async def http(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        if isinstance(error.__cause__, CoachError):
            # FastAPI calls whatever goes wrong while a body comes in a bad request; ours says more.
            return respond(error.__cause__)
        code, detail = HTTP.get(error.status_code, ("http_error", "It can't be done."))
        shape = {"type": "about:blank", "title": str(error.detail), "status": error.status_code, "detail": detail, "code": code}
        return JSONResponse(shape, error.status_code, error.headers, media_type="application/problem+json")

    async def broken(request: Request, error: Exception) -> JSONResponse:
        logger.error("request broke", path=request.scope.get("route_path", ""), method=request.method, **log.failure(error))
        return respond(CoachError("Something broke on our side. What was acknowledged is safe; try again.", code="internal"))

    app.add_exception_handler(CoachError, ours)
    app.add_exception_handler(RequestValidationError, validation)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, broken)


def _plain(message: str) -> str:
    return message.encode("utf-8", "replace").decode().rstrip(".")
