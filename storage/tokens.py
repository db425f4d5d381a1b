"""Tokens and login codes, found by their hash and listed by their owner."""

import hashlib
from datetime import datetime

from domain.access import ApiToken, LoginCode, ServiceSecret, TokenListing
from storage import entities as rows
from storage.revision import save
from storage.table import PRESENT, ConditionFailed, Delete, Table


def hashed(secret: str) -> str:
    """What is stored instead of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Tokens:
    """All tokens; a secret is only ever seen when it is made and when it is shown."""

    def __init__(self, table: Table) -> None:
        self.table = table

    async def find(self, secret: str) -> ApiToken | None:
        """The live token with this secret."""
        item = await self.table.get(rows.API_TOKEN.key(token_hash=hashed(secret)))
        return rows.API_TOKEN.read(item) if item else None

    async def add(self, token: ApiToken, now: datetime) -> None:
        """Store a new token with its listing."""
        listing = TokenListing.model_validate(token.model_dump())
        await self.table.transact([save(rows.API_TOKEN, token, now)[1], save(rows.TOKEN_LISTING, listing, now)[1]])

    async def of_user(self, user_id: str) -> list[TokenListing]:
        """A user's tokens, oldest first."""
        found = await self.table.query(rows.TOKEN_LISTING.list("one", user_id=user_id, limit=1000))
        return [rows.TOKEN_LISTING.read(item) for item in found.items]

    async def revoke(self, listing: TokenListing) -> None:
        """Remove a token and its listing."""
        keys = rows.API_TOKEN.key(token_hash=listing.token_hash), rows.TOKEN_LISTING.key_of(listing)
        await self.table.transact([Delete(key) for key in keys])

    async def add_code(self, code: LoginCode, now: datetime) -> None:
        """Store a one-time login code."""
        _, put = save(rows.LOGIN_CODE, code, now)
        await self.table.put(put.item, put.when)

    async def use_code(self, secret: str) -> LoginCode | None:
        """The login code with this secret, which is then gone; None when it was used or never was."""
        key = rows.LOGIN_CODE.key(code_hash=hashed(secret))
        item = await self.table.get(key)
        if item is None:
            return None
        try:
            await self.table.delete(key, PRESENT)
        except ConditionFailed:
            return None
        return rows.LOGIN_CODE.read(item)

    async def service_secret(self, name: str, fresh: bytes, now: datetime) -> bytes:
        """The service's key of that name; the first process to ask makes it."""
        key = rows.SERVICE_SECRET.key(name=name)
        item = await self.table.get(key)
        if item is None:
            _, put = save(rows.SERVICE_SECRET, ServiceSecret(name=name, value=fresh), now)
            try:
                await self.table.put(put.item, put.when)
            except ConditionFailed:
                item = await self.table.get(key)
        return rows.SERVICE_SECRET.read(item).value if item else fresh
