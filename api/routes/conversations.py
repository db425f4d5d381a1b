"""Conversations with coaches: messages in, turns out."""

import uuid
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api import chats, shapes, sse
from api.auth import CurrentUser, Service
from api.routes.common import Body, Cursor, Id, IdempotencyKey

router = APIRouter(tags=["conversations"])


class NewConversation(Body):
    """Whom to talk to; without an id, the primary coach."""

    coach_id: str | None = None


class NewMessage(Body):
    """The user's words."""

    text: str


@router.post("/conversations", status_code=201)
async def start_conversation(user: CurrentUser, services: Service, body: NewConversation | None = None) -> dict[str, Any]:
    """Begin a conversation with a coach."""
    return shapes.conversation(await chats.start(services, user.id, body.coach_id if body else None))


@router.get("/conversations")
async def list_conversations(user: CurrentUser, services: Service, cursor: Cursor = None) -> dict[str, Any]:
    """The conversations, newest first, each with its newest words."""
    page = await services.conversations.recent(user.id, cursor)
    newest = await chats.newest_turns(services, page.items)
    return {"items": [shapes.conversation(chat, newest[chat.conversation_id]) for chat in page.items], "cursor": page.cursor}


@router.get("/conversations/{conversation_id}")
async def get_conversation(conversation_id: Id, user: CurrentUser, services: Service) -> dict[str, Any]:
    """One conversation."""
    chat = await chats.of_coach(services, user.id, conversation_id)
    return shapes.conversation(chat, (await chats.newest_turns(services, [chat]))[conversation_id])


@router.post("/conversations/{conversation_id}/close")
async def close_conversation(conversation_id: Id, user: CurrentUser, services: Service) -> dict[str, Any]:
    """Close a conversation; a message opens it again."""
    return shapes.conversation(await chats.close(services, user.id, conversation_id))


@router.post("/conversations/{conversation_id}/messages")
async def send_message(
    conversation_id: Id, body: NewMessage, request: Request, user: CurrentUser, services: Service, key: IdempotencyKey
) -> Response:
    """Stream the coach's reply to one message."""
    stream = await services.turns.send(user.id, conversation_id, body.text, key or uuid.uuid4().hex)
    return await sse.respond(request, stream)


@router.get("/conversations/{conversation_id}/messages")
async def list_messages(
    conversation_id: Id, user: CurrentUser, services: Service, cursor: Cursor = None, limit: Annotated[int, Query(ge=1, le=100)] = 30
) -> dict[str, Any]:
    """The turns, newest page first, wherever they lie; where older ones can't be read, `problem` says so."""
    page = await chats.transcript(services, user.id, conversation_id, cursor, limit)
    return shapes.transcript(page, chats.cursor_after(services, user.id, conversation_id, page))
