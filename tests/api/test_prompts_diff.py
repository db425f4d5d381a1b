"""What a change of a prompt does, shown before it ships."""

from pathlib import Path

import pytest

from agent import replay
from api.prompts import compare
from api.services import Services
from kit.errors import Invalid
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete

OLD = replay.sources()["coach"].replace("version: ", "version: 9", 1).replace("Ask at most one question.", "Ask nothing.")


async def lines(services: Services, model: ScriptedModel | None = None, turns: int = 5) -> list[str]:
    user_id = await services.access.owner()
    return [line async for line in compare(services, user_id, "somewhere", turns, model)]


@pytest.fixture
def before(monkeypatch: pytest.MonkeyPatch) -> None:
    """A revision in which the coach's prompt was another."""
    monkeypatch.setattr(replay, "sources_at", lambda _: {**replay.sources(), "coach": OLD})


@pytest.mark.usefixtures("before", "owner")
async def test_a_changed_prompt_is_shown_with_its_ids_and_what_it_costs(services: Services) -> None:
    shown = await lines(services)
    assert shown[0].startswith("coach: coach@9")
    assert "tokens" in shown[0]
    assert "+- Ask at most one question. When the facts hold an open question, ask that one." in shown
    assert shown[-1].startswith("No conversation was answered again")


@pytest.mark.usefixtures("before")
async def test_recorded_conversations_are_answered_under_both(services: Services, owner: Athlete) -> None:
    model = ScriptedModel().will_say("old one").will_say("new one").will_say("old two").will_say("new two")
    shown = await lines(services, model)
    assert any("squat 3x5 100 kg" in line for line in shown)
    assert [line for line in shown if line.startswith("  before")] == ["  before: old one", "  before: old two"]
    assert [line for line in shown if line.startswith("  after")] == ["  after: new one", "  after: new two"]
    assert "Ask nothing." in str(model.heard[0][0].text)
    assert "Ask nothing." not in str(model.heard[1][0].text)
    assert len((await owner.get("/workouts"))["items"]) == 1


async def test_unchanged_prompts_are_named_with_what_they_cost(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "sources_at", lambda _: replay.sources())
    assert all("unchanged since somewhere" in line for line in await lines(services))


def test_a_revision_that_is_none_is_refused() -> None:
    with pytest.raises(Invalid, match="revision"):
        replay.sources_at("no-such-revision")


def test_the_prompts_of_a_revision_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prompts.library.FOLDER", tmp_path)
    (tmp_path / "hello.md").write_text("one")
    replay._git(tmp_path, "init", "-q")
    replay._git(tmp_path, "-c", "user.name=t", "-c", "user.email=t@t", "add", ".")
    replay._git(tmp_path, "-c", "user.name=t", "-c", "user.email=t@t", "commit", "-q", "-m", "one")
    (tmp_path / "hello.md").write_text("two")
    assert replay.sources_at("HEAD") == {"hello": "one"}
    assert replay.sources() == {"hello": "two"}
