"""Who may come in: tokens, browser sessions and one-time codes. A secret leaves this module once, when it is made."""

import secrets
from collections import OrderedDict
from datetime import datetime, timedelta

from domain.access import ApiToken, LoginCode, TokenListing
from kit.clock import Clock
from kit.errors import Invalid, NotFound, Unauthenticated
from kit.ids import new_id
from storage.tokens import Tokens, hashed
from storage.users import Users

OWNER = "owner"
LOCAL = "local"
CODE_LASTS = timedelta(minutes=10)
SESSION_LASTS = timedelta(days=90)
TRUSTED_FOR = timedelta(seconds=30)
CACHED = 1024


class Access:
    """Makes, checks and revokes keys; a checked one is trusted for half a minute, so that a chat does not pay for it each turn."""

    def __init__(self, tokens: Tokens, users: Users, clock: Clock) -> None:
        self.tokens = tokens
        self.users = users
        self.clock = clock
        self._trusted: OrderedDict[str, tuple[datetime, ApiToken]] = OrderedDict()

    async def owner(self) -> str:
        """The user of a service on one's own machine."""
        return await self.user_named(OWNER)

    async def user_named(self, name: str) -> str:
        """The user with that local name; the first time, a new one."""
        if not name.strip() or len(name) > 200:
            raise Invalid("A user's name has 1 to 200 characters.", code="user_name_invalid")
        return await self.users.ensure_login(LOCAL, name.strip(), new_id(self.clock.now()), self.clock.now())

    async def known_user(self, name: str) -> str:
        """The user with that local name; NotFound when there is none."""
        user_id = await self.users.find_login(LOCAL, name.strip())
        if user_id is None:
            raise NotFound(f"There is no user called {name!r}.", code="user_not_found")
        return user_id

    async def add_token(self, user_id: str, name: str) -> tuple[str, TokenListing]:
        """A new bearer token: the secret, to be shown once, and its listing."""
        if not name.strip() or len(name) > 200:
            raise Invalid("A token's name has 1 to 200 characters.", code="token_name_invalid")
        return await self._add(user_id, name.strip(), "spt_" + secrets.token_urlsafe(32))

    async def login_code(self, user_id: str) -> str:
        """A code that opens one browser session within ten minutes."""
        secret = secrets.token_urlsafe(24)
        now = self.clock.now()
        await self.tokens.add_code(LoginCode(code_hash=hashed(secret), user_id=user_id, expires_at=now + CODE_LASTS), now)
        return secret

    async def open_session(self, code: str) -> str:
        """The secret of a new browser session for a one-time code."""
        used = await self.tokens.use_code(code)
        if used is None:
            raise Unauthenticated(
                "This login code was used already or is too old. Start the service again for a fresh link.", code="login_code_invalid"
            )
        secret, _ = await self._add(used.user_id, "browser", "sps_" + secrets.token_urlsafe(32), self.clock.now() + SESSION_LASTS)
        return secret

    async def end_session(self, secret: str) -> None:
        """End a browser's session; one that is over already is fine."""
        self._trusted.pop(hashed(secret), None)
        token = await self.tokens.find(secret)
        if token is not None:
            await self.tokens.revoke(TokenListing.model_validate(token.model_dump()))

    async def user_of(self, secret: str) -> str:
        """The user that a bearer token or a session belongs to; Unauthenticated when it is not valid."""
        now = self.clock.now()
        cached = self._trusted.get(hashed(secret))
        if cached is not None and now - cached[0] < TRUSTED_FOR and _is_live(cached[1], now):
            return cached[1].user_id
        token = await self.tokens.find(secret)
        if token is None or not _is_live(token, now):
            raise Unauthenticated("The token is not valid. Make one with: spotter token create --name NAME", code="token_invalid")
        self._trusted[token.token_hash] = (now, token)
        while len(self._trusted) > CACHED:
            self._trusted.popitem(last=False)
        return token.user_id

    async def listed(self, user_id: str) -> list[TokenListing]:
        """A user's tokens and sessions."""
        return await self.tokens.of_user(user_id)

    async def revoke(self, user_id: str, token_id: str) -> None:
        """End a token at once in this process, and within half a minute in others."""
        for listing in await self.tokens.of_user(user_id):
            if listing.token_id == token_id:
                self._trusted.pop(listing.token_hash, None)
                return await self.tokens.revoke(listing)
        raise NotFound("There is no such token. List yours with GET /v1/tokens.", code="token_not_found")

    def forget(self, user_id: str) -> None:
        """Trust no token of this user that was checked before."""
        for token_hash in [token_hash for token_hash, (_, token) in self._trusted.items() if token.user_id == user_id]:
            del self._trusted[token_hash]

    async def _add(self, user_id: str, name: str, secret: str, expires_at: datetime | None = None) -> tuple[str, TokenListing]:
        now = self.clock.now()
        token = ApiToken(
            user_id=user_id,
            token_id=new_id(now),
            token_hash=hashed(secret),
            name=name,
            kind="session" if expires_at else "api",
            expires_at=expires_at,
        )
        await self.tokens.add(token, now)
        return secret, TokenListing.model_validate(token.model_dump())


def _is_live(token: ApiToken, now: datetime) -> bool:
    return token.expires_at is None or token.expires_at > now
