"""Keys to the door: personal tokens, browser sessions and one-time login codes. Only hashes are ever stored."""

from datetime import datetime
from typing import Literal

from domain.model import Stored


class ApiToken(Stored):
    """A bearer token, found by its hash; `expires_at` None means until revoked."""

    user_id: str
    token_id: str
    token_hash: str
    name: str
    kind: Literal["api", "session"] = "api"
    expires_at: datetime | None = None


class TokenListing(Stored):
    """The same token as its owner sees it: enough to list and to revoke."""

    user_id: str
    token_id: str
    token_hash: str
    name: str
    kind: Literal["api", "session"] = "api"
    expires_at: datetime | None = None


class LoginCode(Stored):
    """A code that opens one browser session, once."""

    code_hash: str
    user_id: str
    expires_at: datetime


class ServiceSecret(Stored):
    """A random key that all processes of one service share, such as the one that signs cursors."""

    name: str
    value: bytes
