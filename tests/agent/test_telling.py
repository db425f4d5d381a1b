"""What is told in a conversation, in a model's hands and through lost turns: rows come from the user's words alone, and only once."""

import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from api.services import Services, open_services
from kit.clock import FixedClock
from kit.settings import Settings
from tests.fakes.broken import LostBeforeTheEnd
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete

TOLD = ("I want to bench 120 kg by June", "I got a kettlebell up to 24 kg", "I train at home only", "my right shoulder hurts since Monday")
MESSAGES = [
    "my left hip has been hurting for two weeks",
    "my shoulder is fine again",
    "the left shoulder, I mean",
    "I want to bench 110 kg",
    "I hit my bench goal",
    "my goal is now a 130 kg bench",
    "I sold my kettlebell and I got rings",
    "I only have dumbbells now",
    "my gym has a treadmill",
    "undo that",
    "forget about my kettlebell",
    "I weigh 82 kg. I want to weigh 78 kg by May.",
]


@pytest.fixture
async def modelled(furnished: tuple[Path, str], clock: FixedClock, model: ScriptedModel, tmp_path: Path) -> AsyncIterator[Services]:
    """The service with a model that does what it is told."""
    shutil.copytree(furnished[0], tmp_path / "modelled")
    opened = await open_services(Settings(data=tmp_path / "modelled", model_timeout_s=5), clock, model)
    yield opened
    await opened.close()


@pytest.fixture
async def teller(owner: Athlete, clock: FixedClock) -> Athlete:
    """Somebody who has told a few things."""
    for words in TOLD:
        clock.at += timedelta(minutes=1)
        await owner.says(words)
    clock.at += timedelta(days=1, microseconds=777_777)
    return owner


async def stored(services: Services, user_id: str) -> list[Any]:
    """All rows that telling makes, without times."""
    memories = await services.memory_rows.recent(user_id)
    rows: list[Any] = [*await services.injuries.all(user_id), *await services.milestones.all(user_id), *await services.gear.all(user_id)]
    rows += (await services.measurements.of_type(user_id, "weight")).items
    return sorted((one.model_dump(exclude={"updated_at", "created_at"}) for one in [*rows, *memories]), key=id_of)


def id_of(row: dict[str, Any]) -> str:
    return str(next(row[name] for name in ("memory_id", "injury_id", "milestone_id", "equipment_id", "measurement_id") if name in row))


@pytest.mark.parametrize("words", MESSAGES)
async def test_what_is_told_is_kept_once_however_often_the_turn_is_tried(
    words: str, teller: Athlete, services: Services, furnished: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    monkeypatch.setattr(services.turns.responder, "respond", LostBeforeTheEnd(services.turns.responder, 2))
    lost = [await teller.sends(words, "k") for _ in range(2)]
    user_id = await services.access.user_named("owner")
    before = await stored(services, user_id)
    clock.at += timedelta(minutes=5)
    turn = await teller.says(words, "k")
    assert [answer.status_code for answer in lost] == [503, 503]
    assert await stored(services, user_id) == before
    assert turn == await teller.says(words, "k")


@pytest.mark.parametrize(
    ("asked", "words"), [("I want to bench 110 kg", "the 110"), ("my gym has a treadmill", "at home"), ("I want to bench 110 kg", "both")]
)
async def test_an_answer_settles_once_what_was_in_doubt(
    asked: str, words: str, teller: Athlete, services: Services, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    question = await teller.says(asked)
    clock.at += timedelta(minutes=1)
    monkeypatch.setattr(services.turns.responder, "respond", LostBeforeTheEnd(services.turns.responder, 2))
    _ = [await teller.sends(words, "k") for _ in range(2)]
    user_id = await services.access.user_named("owner")
    before = await stored(services, user_id)
    clock.at += timedelta(minutes=5)
    turn = await teller.says(words, "k")
    assert question["message"]["text"].endswith("Which one holds?")
    assert await stored(services, user_id) == before
    assert {receipt["action"] for receipt in turn["receipts"]} == {"changed"}
    assert not any(one["unsure"] for one in (await teller.get("/memories"))["items"])


@pytest.mark.parametrize("words", [words for words in MESSAGES if not words.startswith(("undo", "forget"))])
async def test_what_was_told_can_be_taken_back(words: str, teller: Athlete, services: Services, clock: FixedClock) -> None:
    user_id = await services.access.user_named("owner")
    before = await rows(services, user_id)
    told = await teller.says(words)
    clock.at += timedelta(minutes=1)
    undone = await teller.says("undo that")
    assert told["receipts"]
    assert len(undone["receipts"]) == len(told["receipts"])
    assert await rows(services, user_id) == before


async def rows(services: Services, user_id: str) -> list[Any]:
    """The same without versions."""
    return [{name: value for name, value in row.items() if name != "version"} for row in await stored(services, user_id)]


@pytest.mark.parametrize(
    ("tool", "text", "quote", "answer"),
    [
        ("set_goal", "so, about my plans: I want to bench 120 kg by June", "I want to bench 120 kg by June", "Bench press 120 kg"),
        ("note_injury", "hey coach, my left hip hurts since Monday", "my left hip hurts since Monday", "left hip"),
        ("note_equipment", "by the way, I bought a kettlebell", "I bought a kettlebell", "kettlebell"),
        ("remember_fact", "I bought a kettlebell", "I bought a kettlebell", "kettlebell"),
    ],
)
async def test_a_model_keeps_what_the_words_carry(
    tool: str, text: str, quote: str, answer: str, modelled: Services, model: ScriptedModel
) -> None:
    model.will_call(tool, quote=quote).will_say("Noted.")
    async with Athlete.of(modelled, "owner") as user:
        await user.starts_a_conversation()
        turn = await user.says(text)
    assert answer in model.told()[0]
    assert [receipt["action"] for receipt in turn["receipts"]] == ["created", "created"]


@pytest.mark.parametrize(
    ("tool", "text", "quote"),
    [
        ("set_goal", "benching is fun", "benching is fun"),
        ("set_goal", "benching is fun", "I want to bench 200 kg"),
        ("note_injury", "my wife's knee hurts", "my wife's knee hurts"),
        ("note_injury", "should I squat with a bad knee?", "squat with a bad knee"),
        ("note_equipment", "I want a rack one day", "I want a rack one day"),
    ],
)
async def test_a_model_can_keep_nothing_that_was_not_said(
    tool: str, text: str, quote: str, modelled: Services, model: ScriptedModel
) -> None:
    model.will_call(tool, quote=quote).will_say("Noted, all saved!")
    async with Athlete.of(modelled, "owner") as user:
        await user.starts_a_conversation()
        turn = await user.says(text)
    assert turn["receipts"] == []
    assert "all saved" not in turn["message"]["text"]


async def test_a_fact_that_is_forgotten_on_the_page_takes_its_row_along(teller: Athlete, services: Services) -> None:
    user_id = await services.access.user_named("owner")
    [injury] = [one for one in (await teller.get("/memories"))["items"] if "shoulder" in one["text"]]
    await teller.http.delete(f"/v1/memories/{injury['memory_id']}")
    assert await services.injuries.all(user_id) == []


async def test_an_injury_that_is_entered_by_hand_is_known_in_the_conversation(owner: Athlete) -> None:
    made = await owner.http.post("/v1/injuries", json={"body_part": "right shoulder", "occurred_on": "2026-11-01"})
    minded = await owner.says("what can I do instead of bench press?")
    place = f"/v1/injuries/{made.json()['injury_id']}"
    await owner.http.patch(place, json={"recovered_on": "2026-11-20"}, headers={"If-Match": made.headers["ETag"]})
    after = await owner.says("what can I do instead of bench press?")
    then = await owner.says("what injuries did I have on 5 November?")
    assert "right shoulder" in minded["message"]["text"]
    assert "right shoulder" not in after["message"]["text"]
    assert "right shoulder" in then["message"]["text"]


async def test_an_injury_that_is_removed_by_hand_leaves_nothing(owner: Athlete) -> None:
    before = await owner.get("/memories")
    made = await owner.http.post("/v1/injuries", json={"body_part": "right shoulder"})
    gone = await owner.http.delete(f"/v1/injuries/{made.json()['injury_id']}", headers={"If-Match": made.headers["ETag"]})
    assert gone.status_code == 204
    assert await owner.get("/memories") == before


async def test_what_is_told_is_in_the_export(teller: Athlete, services: Services) -> None:
    user_id = await services.access.user_named("owner")
    files = await services.takeout.take(user_id)
    assert {"injury", "milestone", "equipment", "memory"} <= {file.name.partition("_")[2].removesuffix(".csv") for file in files}


async def test_a_pain_that_is_told_is_minded_in_loads_and_stand_ins(teller: Athlete) -> None:
    await teller.says("overhead press 3x5 50 kg")
    next_one = await teller.says("what should I press next?")
    instead = await teller.says("what can I do instead of bench press?")
    assert "right shoulder" in next_one["message"]["text"]
    assert "right shoulder" in instead["message"]["text"]


async def test_a_pain_of_today_is_told_to_the_model(modelled: Services, model: ScriptedModel) -> None:
    model.will_say("I see.").will_say("Of course.")
    async with Athlete.of(modelled, "owner") as user:
        await user.starts_a_conversation()
        await user.says("my right elbow hurts since Monday")
        await user.says("hello again")
    assert "Injury to mind: right elbow, which hurts now" in str(model.heard[-1])
