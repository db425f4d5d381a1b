"""A liar with seasons to lie about, in the real turn: no lie reaches the user, no row changes, and truths arrive as they are."""

import asyncio
import functools
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from api.services import open_services
from kit.clock import FixedClock
from kit.settings import Settings
from tests.agent.liar.season import FRIDAY_EVENING, Spoken, lived, plays, rows, spoken
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete

Answered = Callable[[Spoken], Awaitable[tuple[dict[str, Any], bool]]]
Seasons = Callable[[str], tuple[Path, str]]


@pytest.fixture(scope="session")
def seasons(tmp_path_factory: pytest.TempPathFactory) -> Seasons:
    """Seasons by name, each made once and copied for each case: the folder, and the conversation in it."""

    @functools.cache
    def of(name: str) -> tuple[Path, str]:
        folder = tmp_path_factory.mktemp(name) / "data"
        return folder, asyncio.run(lived(folder, name))

    return of


@pytest.fixture
def season(case: Spoken, seasons: Seasons) -> tuple[Path, str]:
    """The season that a case is about."""
    return seasons(case.season)


@pytest.fixture
async def answered(season: tuple[Path, str], tmp_path: Path) -> AsyncIterator[Answered]:
    """Runs a case over a copy of its season: the turn, and whether any row changed in it."""
    shutil.copytree(season[0], tmp_path / "data")
    async with AsyncExitStack() as stack:

        async def run(case: Spoken) -> tuple[dict[str, Any], bool]:
            model = ScriptedModel()
            services = await open_services(Settings(data=tmp_path / "data"), FixedClock(FRIDAY_EVENING), model)
            stack.push_async_callback(services.close)
            user = await stack.enter_async_context(Athlete.of(services, "owner"))
            user.conversation = season[1]
            for words in case.before:
                model.will_say("All right.")
                await user.says(words)
                model.script.clear()
            plays(model, case)
            # A model writes by its tools alone: where it calls none, only a receipt could tell of a change.
            stood = await rows(user) if case.calls else None
            turn = await user.says(case.say)
            return turn, stood is not None and await rows(user) != stood

        yield run


def named(case: Spoken) -> str:
    return f"{case.season}, {case.say[:30]}: {case.answer[:50]}"


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().lower()


@pytest.mark.parametrize("case", spoken("lie"), ids=named)
async def test_a_lie_about_a_season_does_not_reach_the_user(answered: Answered, case: Spoken) -> None:
    turn, changed = await answered(case)
    heard = words_of(turn["message"]["text"])
    assert [words for words in case.bad if words_of(words) in heard] == []
    assert heard
    assert not changed or turn["receipts"]


@pytest.mark.parametrize("case", spoken("truth"), ids=named)
async def test_a_truth_about_a_season_reaches_the_user_unchanged(answered: Answered, case: Spoken) -> None:
    turn, _ = await answered(case)
    assert words_of(turn["message"]["text"]) == words_of(case.answer)


@pytest.mark.parametrize("case", spoken("rows"), ids=lambda case: f"{case.season}, {case.say[:30]}: {case.calls}"[:100])
async def test_a_tool_that_the_user_did_not_ask_for_writes_nothing(answered: Answered, case: Spoken) -> None:
    turn, changed = await answered(case)
    assert not changed
    assert turn["receipts"] == []
