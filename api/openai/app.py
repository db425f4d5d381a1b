"""The OpenAI-compatible addresses as an application of their own: their errors have another shape, and only tokens open them."""

import re
import uuid
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware

from api import chats, errors, sse
from api.auth import Service
from api.openai import answering, auxiliary, errands, linking, shapes
from api.openai.auxiliary import Errand
from api.openai.history import History
from api.openai.request import ChatRequest
from api.openai.shapes import Called, Completion
from api.services import Services
from kit import log
from kit.errors import CoachError, NotFound, Unauthenticated
from storage.tokens import hashed

MOST_COACHES = 200
# What chat clients tell about the chat that a request belongs to. It only ever keeps chats of one user apart.
CHAT_HEADERS = ("x-openwebui-chat-id", "x-conversation-id")
NO_CHAT = re.compile(r"(?:new|null|none|undefined|(?:local|temporary|channel):.*|.*\{\{.*)$", re.IGNORECASE)
NOWHERE = "There is nothing at this address: a coach answers at /openai/v1/models and /openai/v1/chat/completions."

logger = log.get("openai")


class Caller:
    """Who sent this request, by a personal token; a browser's cookie opens nothing here."""

    def __init__(self, user_id: str, token: str) -> None:
        self.user_id = user_id
        self.token = token


async def caller(request: Request) -> Caller:
    """The user of the bearer token."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        raise Unauthenticated("Send a token as the API key. Make one with: spotter token create --name NAME", code="invalid_api_key")
    services: Services = request.app.state.services
    return Caller(await services.access.user_of(secret.strip()), hashed(secret.strip()))


Who = Annotated[Caller, Depends(caller)]


def create_openai_app(services: Services) -> FastAPI:
    """The application to mount at /openai."""
    app = FastAPI(title="Spotter's coaches as models", docs_url="/v1/docs", redoc_url=None, openapi_url="/v1/openapi.json")
    app.state.services = services
    _install_errors(app)
    # Clients in a browser call from pages of their own. What opens these addresses is a token, never a cookie.
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"], max_age=3600)
    app.router.routes += ROUTES.routes
    return app


async def list_models(who: Who, services: Service) -> dict[str, Any]:
    """The user's coaches."""
    page = await services.coaches.active(who.user_id, limit=MOST_COACHES)
    return {"object": "list", "data": [shapes.model(coach) for coach in page.items]}


async def get_model(model_id: str, who: Who, services: Service) -> dict[str, Any]:
    """One coach."""
    return shapes.model(await services.coaches.get(who.user_id, _coach_id(model_id)))


async def complete(body: ChatRequest, request: Request, who: Who, services: Service) -> Response:
    """Answer the user's last message; what the client sends along only says which conversation it is."""
    talk = body.said()
    asked = "\n".join(message.text for message in body.messages)

    completion = Completion(f"chatcmpl-{uuid.uuid4().hex}", body.model, services.clock.now())
    errand = auxiliary.errand(body, talk)
    coach = await chats.awake(services, who.user_id, _coach_id(body.model))
    if errand is not None:
        return _own_call(body, errand, completion, asked)
    body.check()
    history = History(who.token, body.model, _chat(request), talk)
    sent = await linking.send(services, who.user_id, coach.coach_id, history)
    if body.stream and not body.begun:
        return _streamed(answering.chunks(sent.stream, completion, asked if body.wants_usage else None, sent.note))
    text = (answering.full_text(await sent.stream.result()) + sent.note).removeprefix(body.begun)
    return _whole(body, text, completion, asked)


def _own_call(body: ChatRequest, errand: Errand, completion: Completion, asked: str) -> Response:
    """The answer to a call that the client makes for itself."""
    schema = body.schema_wanted
    text = errands.answer(errand) if schema is None else errands.filled(errand, schema)
    return _whole(body, text if body.forced is None else Called(body.forced, text), completion, asked)


def _whole(body: ChatRequest, said: str | Called, completion: Completion, asked: str) -> Response:
    """An answer that is there already, in the form that the client wants."""
    used = shapes.usage(asked, said if isinstance(said, str) else said.arguments)
    if body.stream:
        return _streamed(answering.canned(said, completion, used if body.wants_usage else None))
    return JSONResponse(completion.whole(said, used))


def _streamed(chunks: Any) -> Response:
    return StreamingResponse(chunks, media_type="text/event-stream", headers=sse.HEADERS)


# One for all apps of a process, as the routes of /v1 are.
ROUTES = APIRouter()
ROUTES.add_api_route("/v1/models", list_models)
ROUTES.add_api_route("/v1/models/{model_id:path}", get_model)
ROUTES.add_api_route("/v1/chat/completions", complete, methods=["POST"], response_model=None)


def _coach_id(model: str) -> str:
    if not model.removeprefix(shapes.PREFIX) or not model.startswith(shapes.PREFIX):
        raise NotFound(
            f"There is no model {model[:80]!r}. GET /openai/v1/models lists your coaches.", code="model_not_found", param="model"
        )
    return model.removeprefix(shapes.PREFIX)


def _chat(request: Request) -> str:
    """The chat that the client names; a name that is none yet, or that temporary chats share, is left out."""
    named = (request.headers.get(name, "").strip()[:200] for name in CHAT_HEADERS)
    return next((chat for chat in named if chat and not NO_CHAT.match(chat)), "")


def _install_errors(app: FastAPI) -> None:
    """Answer every error in OpenAI's shape."""

    def respond(error: CoachError) -> JSONResponse:
        if error.code == "coach_not_found":
            error = NotFound("There is no such model. GET /openai/v1/models lists your coaches.", code="model_not_found", param="model")
        headers = dict(errors.respond(error).headers)
        return JSONResponse(answering.error_shape(error), answering.status_of(error), _kept(headers))

    async def ours(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, CoachError)
        return respond(error)

    async def validation(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"] if part != "body") or "body"
        shape = shapes.error(f"{place}: {first['msg']}.", "invalid", "invalid_request_error", place)
        return JSONResponse(_plain(shape), 400)

    async def http(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        if isinstance(error.__cause__, CoachError):
            return respond(error.__cause__)
        detail = NOWHERE if error.status_code == 404 else str(error.detail)
        return JSONResponse(shapes.error(detail, "http_error", "invalid_request_error"), error.status_code, error.headers)

    async def broken(_: Request, error: Exception) -> JSONResponse:
        logger.error("request broke", **log.failure(error))
        return JSONResponse(shapes.error("Something broke on our side. Try again.", "internal", "server_error"), 500)

    app.add_exception_handler(CoachError, ours)
    app.add_exception_handler(RequestValidationError, validation)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, broken)


def _kept(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name in ("retry-after", "www-authenticate")}


def _plain(shape: dict[str, Any]) -> Any:
    """Words that came in may hold lone surrogates, which no response can carry."""
    message = shape["error"]["message"].encode("utf-8", "replace").decode()
    return {"error": {**shape["error"], "message": message}}
