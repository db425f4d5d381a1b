"""Somebody who trains and talks to the service over HTTP, as any client would."""

import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Self

import httpx

from api.app import create_app
from api.services import Services

ADDRESS = "http://127.0.0.1:8420"
ABOUT_ME = (
    "I'm 34, lifted for two years, want a 140 kg back squat by June without wrecking my left knee again. "
    "I can train Monday, Tuesday, Thursday and Friday before work, an hour at most, at home with a rack, a barbell and rings. "
    "Be blunt with me and keep it short."
)


@dataclass
class Athlete:
    """A logged-in user; `conversation` is the one that `says` talks in."""

    http: httpx.AsyncClient
    conversation: str = ""
    last: dict[str, Any] = field(default_factory=dict)

    @classmethod
    @asynccontextmanager
    async def of(cls, services: Services, name: str) -> AsyncIterator[Self]:
        """The user with that name, with a token of their own."""
        secret, _ = await services.access.add_token(await services.access.user_named(name), "tests")
        transport = httpx.ASGITransport(create_app(services, jobs=False), raise_app_exceptions=False)
        headers = {"Authorization": f"Bearer {secret}", "Accept": "application/json"}
        async with httpx.AsyncClient(transport=transport, base_url=ADDRESS, headers=headers, timeout=60) as http:
            yield cls(http)

    async def get(self, path: str, **params: Any) -> Any:
        """A GET that must succeed."""
        answer = await self.http.get("/v1" + path, params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def builds_a_coach(self, *answers: str, about: str = "") -> dict[str, Any]:
        """Talk until the interview is done, with words about oneself first; what is asked after the answers is skipped."""
        session = (await self.http.post("/v1/coach-creator/sessions")).json()
        self.last = await self._answers(session["session_id"], about or ABOUT_ME)
        for words in (*answers, *["skip"] * 20):
            if self.last["state"]["is_complete"]:
                break
            self.last = await self._answers(session["session_id"], words)
        return self.last

    async def starts_a_conversation(self) -> str:
        """Open a conversation with the primary coach."""
        self.conversation = (await self.http.post("/v1/conversations")).json()["conversation_id"]
        return self.conversation

    async def says(self, text: str, key: str | None = None) -> dict[str, Any]:
        """Send a message; the finished turn."""
        answer = await self.sends(text, key)
        assert answer.status_code == 200, answer.text
        self.last = answer.json()
        return self.last

    async def sends(self, text: str, key: str | None = None) -> httpx.Response:
        """Send a message, whatever comes of it."""
        headers = {"Idempotency-Key": key or uuid.uuid4().hex}
        return await self.http.post(f"/v1/conversations/{self.conversation}/messages", json={"text": text}, headers=headers)

    async def hears(self, text: str) -> list[tuple[str, Any]]:
        """Send a message and listen to the stream: event names with their data."""
        headers = {"Accept": "text/event-stream", "Idempotency-Key": uuid.uuid4().hex}
        answer = await self.http.post(f"/v1/conversations/{self.conversation}/messages", json={"text": text}, headers=headers)
        blocks = [block.split("\n") for block in answer.text.strip().split("\n\n") if block.startswith("event:")]
        return [(lines[0].removeprefix("event: "), json.loads(lines[1].removeprefix("data: "))) for lines in blocks]

    async def workouts(self) -> list[dict[str, Any]]:
        """The stored workouts, newest first."""
        items: list[dict[str, Any]] = (await self.get("/workouts"))["items"]
        return items

    async def records(self, exercise_id: str) -> dict[str, dict[str, Any]]:
        """The records of an exercise by type."""
        items = (await self.get("/records", exercise_id=exercise_id))["items"]
        return {record["record_type"]: record for record in items}

    async def _answers(self, session_id: str, words: str) -> dict[str, Any]:
        answer = await self.http.post(f"/v1/coach-creator/sessions/{session_id}/messages", json={"text": words})
        assert answer.status_code == 200, answer.text
        result: dict[str, Any] = answer.json()
        return result
