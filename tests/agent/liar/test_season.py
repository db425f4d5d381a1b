"""A liar with a season to lie about, in the real turn: no lie reaches the user, no row changes, and truths arrive as they are."""

import asyncio
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


@pytest.fixture(scope="session")
def season(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a season, made once and copied for each case; and its conversation."""
    folder = tmp_path_factory.mktemp("season") / "data"
    return folder, asyncio.run(lived(folder))


@pytest.fixture
async def answered(season: tuple[Path, str], tmp_path: Path) -> AsyncIterator[Answered]:
    """Runs a case over a copy of the season: the turn, and whether any row changed in it."""
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


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().lower()


@pytest.mark.parametrize("case", spoken("lie"), ids=lambda case: case.answer[:50])
async def test_a_lie_about_a_season_does_not_reach_the_user(answered: Answered, case: Spoken) -> None:
    turn, changed = await answered(case)
    heard = words_of(turn["message"]["text"])
    assert [words for words in case.bad if words_of(words) in heard] == []
    assert heard
    assert not changed or turn["receipts"]


@pytest.mark.parametrize("case", spoken("truth"), ids=lambda case: case.answer[:50])
async def test_a_truth_about_a_season_reaches_the_user_unchanged(answered: Answered, case: Spoken) -> None:
    turn, _ = await answered(case)
    assert words_of(turn["message"]["text"]) == words_of(case.answer)


@pytest.mark.parametrize("case", spoken("rows"), ids=lambda case: f"{case.calls} {case.say}"[:60])
async def test_a_tool_that_the_user_did_not_ask_for_writes_nothing(answered: Answered, case: Spoken) -> None:
    turn, changed = await answered(case)
    assert not changed
    assert turn["receipts"] == []
