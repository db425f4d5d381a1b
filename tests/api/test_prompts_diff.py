"""What a change of a prompt does, shown before it ships."""

import re
from pathlib import Path

import pytest

from agent import replay
from api.prompts import compare
from api.services import Services
from kit.errors import Invalid
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete

COACH = replay.sources()["coach.md"]
OLD = COACH.replace("version: ", "version: 9", 1).replace("Ask at most one question.", "Ask nothing.")
LEFT_OVER = "I sat on the bike until the clock said 35:00 and the odometer 18 km"


async def lines(services: Services, model: ScriptedModel | None = None, turns: int = 5) -> list[str]:
    user_id = await services.access.owner()
    return [line async for line in compare(services, user_id, "somewhere", turns, model)]


@pytest.fixture
def before(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A revision in which some prompt files were others; without a parameter, that of the coach."""
    changed = getattr(request, "param", {"coach.md": OLD})
    monkeypatch.setattr(replay, "sources_at", lambda _: {**replay.sources(), **changed})


def other(path: str) -> dict[str, str]:
    """That file as it may have been before."""
    return {path: replay.sources()[path] + ("\nOne more line.\n" if path.endswith(".md") else "\n# one more line\n")}


@pytest.mark.usefixtures("before", "owner")
async def test_a_changed_prompt_is_shown_with_its_ids_its_sections_and_what_it_costs(services: Services) -> None:
    shown = await lines(services)
    assert shown[0].startswith("coach.md: coach@9")
    assert "tokens" in shown[0]
    assert shown[1] == "  changed: front matter, What always holds"
    assert "+- Ask at most one question. When the facts hold an open question, ask that one." in shown
    assert shown[-1].startswith("No conversation was answered again")


@pytest.mark.usefixtures("before", "owner")
async def test_without_a_model_each_recorded_turn_shows_what_it_would_be_sent(services: Services) -> None:
    shown = await lines(services)
    sent = [
        line
        for line in shown
        if re.match(r"  coach: coach@9\d*:\w{6}, about \d+ of \d+ tokens → coach@\d+:\w{6}, about \d+ of \d+ tokens", line)
    ]
    assert [line.split(": ", 1)[1] for line in shown if re.match(r"\n\w+/\d", line)] == ["squat 3x5 100 kg", "remember that I hate burpees"]
    assert len(sent) == 2


@pytest.mark.parametrize("before", [other("read_workout.md"), other("examples/read_workout.yaml")], indirect=True)
@pytest.mark.usefixtures("before")
async def test_a_change_for_the_reader_shows_only_the_messages_that_a_model_would_read(services: Services, owner: Athlete) -> None:
    await owner.says(LEFT_OVER)
    shown = await lines(services)
    assert [line.split(": ", 1)[1] for line in shown if re.match(r"\n\w+/\d", line)] == [LEFT_OVER]
    assert any(line.startswith("  read_workout: read_workout@") for line in shown)


@pytest.mark.parametrize("before", [other("summarise.md")], indirect=True)
@pytest.mark.usefixtures("before", "owner")
async def test_a_change_for_summaries_shows_the_conversations(services: Services) -> None:
    shown = await lines(services)
    assert any("when it is summarised" in line for line in shown)
    assert any(line.startswith("  summarise: summarise@") for line in shown)


@pytest.mark.parametrize(
    ("before", "sign"),
    [
        (other("write_coach.md"), "when it is made with a model"),
        (other("personalities/blunt.yaml"), "is made of personalities/blunt.yaml"),
        (other("methodologies/wave_531.yaml"), "is made of methodologies/wave_531.yaml"),
    ],
    indirect=["before"],
)
@pytest.mark.usefixtures("before", "owner")
async def test_a_change_of_what_coaches_are_made_of_names_the_coaches(services: Services, sign: str) -> None:
    assert any(sign in line for line in await lines(services))


@pytest.mark.parametrize("name", [Path(path).stem for path in sorted(replay.sources()) if path.endswith(".md")])
async def test_a_change_of_any_prompt_shows_what_a_call_of_it_is_sent(
    services: Services, owner: Athlete, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    await owner.says(LEFT_OVER)
    monkeypatch.setattr(replay, "sources_at", lambda _: {**replay.sources(), **other(f"{name}.md")})
    assert any(line.startswith(f"  {name}: {name}@") for line in await lines(services))


@pytest.mark.parametrize("path", sorted(replay.sources()))
async def test_a_change_of_any_prompt_file_is_shown(services: Services, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(replay, "sources_at", lambda _: {**replay.sources(), **other(path)})
    shown = await lines(services, turns=0)
    assert shown[0].startswith(f"{path}: ")
    assert "-One more line." in shown or "-# one more line" in shown


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


def test_a_prompt_that_is_new_or_gone_has_one_side() -> None:
    found = replay.changed({"old.yaml": "a: 1"}, {"new.yaml": "b: 2"})
    assert [next(one.lines()).split(" → ")[place] for place, one in enumerate(found)] == ["new.yaml: none", "none"]
    assert [one.sections() for one in found] == [["b"], ["a"]]


def test_a_revision_that_is_none_is_refused() -> None:
    with pytest.raises(Invalid, match="revision"):
        replay.sources_at("no-such-revision")


def test_the_prompts_of_a_revision_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prompts.library.FOLDER", tmp_path)
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "hello.yaml").write_text("a: 1")
    (tmp_path / "hello.md").write_text("one")
    replay._git(tmp_path, "init", "-q")
    replay._git(tmp_path, "-c", "user.name=t", "-c", "user.email=t@t", "add", ".")
    replay._git(tmp_path, "-c", "user.name=t", "-c", "user.email=t@t", "commit", "-q", "-m", "one")
    (tmp_path / "hello.md").write_text("two")
    assert replay.sources_at("HEAD") == {"hello.md": "one", "examples/hello.yaml": "a: 1"}
    assert replay.sources() == {"hello.md": "two", "examples/hello.yaml": "a: 1"}
