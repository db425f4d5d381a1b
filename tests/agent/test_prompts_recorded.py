"""Every call of a model names the prompt it was made from, by name, version and hash; a prompt file that no call uses is found here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.jobs import run_once
from kit.llm import relay
from kit.llm.tokens import Spent, count
from prompts import library
from tests.agent.conftest import Opening
from tests.stories.athlete import Athlete

ROOT = library.FOLDER.parent
NAMES = sorted(path.stem for path in library.FOLDER.glob("*.md"))
ASKS = {
    "agent/coach.py", "agent/replay.py", "agent/summarising.py",
    "coach_creator/second.py", "coach_creator/writing.py", "extraction/second.py",
}  # fmt: skip
"""Where models are asked. Another place marks its request with `kit.llm.marks.told`, and is then added here."""
LEFT_OVER = "I sat on the bike until the clock said 35:00 and the odometer 18 km"

UNREAD = "the mornings when the kids are still asleep, mostly"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Spent]:
    """Every call that is made, noted on its way to whoever counts."""
    made: list[Spent] = []

    def noted(call: Spent) -> None:
        made.append(call)
        count(call)

    monkeypatch.setattr(relay, "count", noted)
    return made


async def test_all_that_a_model_is_asked_is_recorded_with_its_prompt(opening: Opening, calls: list[Spent]) -> None:
    async with opening() as services:
        async with Athlete.of(services, "somebody") as user:
            await user.builds_a_coach(UNREAD)
            await user.starts_a_conversation()
            turn = await user.says(LEFT_OVER)
            await user.http.post(f"/v1/conversations/{user.conversation}/close")
        await run_once(services)
        stored = await services.conversations.turn(await services.access.user_named("somebody"), user.conversation, turn["turn"])
    assert [call for call in calls if not call.prompts] == []
    assert {one for call in calls for one in call.prompts} == {library.load(name).id for name in NAMES}
    assert stored is not None
    assert set(stored.prompts) == {library.load("coach").id, library.load("read_workout").id}


def test_no_other_place_asks_a_model() -> None:
    assert {str(path.relative_to(ROOT)) for path in _sources() if _asks(path)} == ASKS


@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_file_is_used(name: str) -> None:
    assert [path for path in _sources() if f'library.load("{name}")' in path.read_text(encoding="utf-8")]


def _sources() -> Iterator[Path]:
    for layer in ("agent", "analytics", "api", "coach_creator", "coaching", "extraction"):
        yield from (ROOT / layer).rglob("*.py")


def _asks(path: Path) -> bool:
    """Whether a module asks something that is called a model."""
    calls = (node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    named = (func for func in calls if isinstance(func, ast.Attribute) and func.attr in {"ainvoke", "astream", "invoke", "stream"})
    return any("model" in ast.unparse(func.value) for func in named)
