"""Users of the service under measurement: they speak HTTP to the app, as any client does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from api.app import create_app
from api.services import Services
from bench.messages import LIFTS, keys

ADDRESS = "http://127.0.0.1:8420"
ABOUT = (
    "I'm 34 and have lifted for two years. I want to squat 140 kg by June. I train Monday, Wednesday and Friday "
    "for an hour at home with a rack and a barbell. Be brief."
)
KEYS = keys()


class User:
    """Somebody logged in, with a coach, some workouts and an open conversation."""

    def __init__(self, http: httpx.AsyncClient, user_id: str) -> None:
        self.http = http
        self.user_id = user_id
        self.conversation = ""

    async def prepare(self) -> None:
        """Build a coach and log a few workouts, so that turns read what a real user's turns read."""
        session = (await self._post("/coach-creator/sessions"))["session_id"]
        state = (await self._post(f"/coach-creator/sessions/{session}/messages", ABOUT))["state"]
        while not state["is_complete"]:
            state = (await self._post(f"/coach-creator/sessions/{session}/messages", "skip"))["state"]
        await self.open()
        for number, lift in enumerate(LIFTS):
            await self.says(f"{lift} 3x5 {60 + number} kg")
        await self.open()

    async def open(self) -> None:
        """Start another conversation."""
        self.conversation = (await self._post("/conversations"))["conversation_id"]

    async def says(self, text: str) -> dict[str, Any]:
        """One turn, to its end."""
        return await self._post(f"/conversations/{self.conversation}/messages", text)

    async def _post(self, path: str, text: str | None = None) -> dict[str, Any]:
        body = None if text is None else {"text": text}
        answer = await self.http.post("/v1" + path, json=body, headers={"Idempotency-Key": next(KEYS)})
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found


@asynccontextmanager
async def user(services: Services, name: str) -> AsyncIterator[User]:
    """A user of that name, prepared."""
    profile = await services.access.user_named(name)
    secret, _ = await services.access.add_token(profile, "bench")
    transport = httpx.ASGITransport(create_app(services, jobs=False))
    headers = {"Authorization": f"Bearer {secret}", "Accept": "application/json"}
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS, headers=headers, timeout=60) as http:
        found = User(http, profile)
        await found.prepare()
        yield found
