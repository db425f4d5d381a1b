"""The coach over the real embedded store, spoken to as a client would."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from api.services import Services, open_services
from kit.clock import FixedClock
from kit.settings import Settings
from tests.api.conftest import clock, furnished, model, owner, services, stranger
from tests.fakes.openai_server import OpenAIServer, openai_server

__all__ = ["clock", "furnished", "model", "owner", "services", "stranger"]

Opening = Callable[..., AbstractAsyncContextManager[Services]]


@pytest.fixture
async def server() -> AsyncIterator[OpenAIServer]:
    """An OpenAI-compatible server that says what the test tells it."""
    async with openai_server() as made:
        yield made


@pytest.fixture
def opening(
    furnished: tuple[Path, str], clock: FixedClock, server: OpenAIServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Opening:
    """Opens the service over a copy of the furnished store, with a model at that server; settings may be given."""
    monkeypatch.setenv("OPENAI_API_KEY", "any")
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    shutil.copytree(furnished[0], tmp_path / "data")

    @asynccontextmanager
    async def opened(**settings: Any) -> AsyncIterator[Services]:
        named: dict[str, Any] = {"data": tmp_path / "data", "model": "openai:a", "model_timeout_s": 2}
        made = await open_services(Settings(**named | settings), clock)
        try:
            yield made
        finally:
            await made.close()

    return opened
