"""Personal tokens: make, list, revoke."""

from typing import Any

from fastapi import APIRouter
from pydantic import Field

from api.auth import CurrentUser, Service
from api.routes.common import Body, Id
from domain.access import TokenListing

router = APIRouter(prefix="/tokens", tags=["tokens"])


class NewToken(Body):
    """What to call it."""

    name: str = Field(min_length=1, max_length=200)


def shape(token: TokenListing) -> dict[str, Any]:
    """A token without anything secret."""
    return token.model_dump(mode="json", include={"token_id", "name", "kind", "created_at", "expires_at"})


@router.get("")
async def list_tokens(user: CurrentUser, services: Service) -> dict[str, Any]:
    """The user's tokens and sessions."""
    return {"items": [shape(token) for token in await services.access.listed(user.id)], "cursor": None}


@router.post("", status_code=201)
async def add_token(body: NewToken, user: CurrentUser, services: Service) -> dict[str, Any]:
    """A new token; the secret is shown this once."""
    secret, listing = await services.access.add_token(user.id, body.name)
    return {**shape(listing), "token": secret}


@router.delete("/{token_id}", status_code=204)
async def revoke_token(token_id: Id, user: CurrentUser, services: Service) -> None:
    """End a token."""
    await services.access.revoke(user.id, token_id)
