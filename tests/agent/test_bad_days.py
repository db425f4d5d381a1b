"""The coach over a model on the wire that misbehaves: the words and the workouts are safe, and every reply is honest."""

import time
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from agent import talking
from agent.coach import AGAIN, CIRCLES, MAX_STEPS, NOT_JSON
from agent.offline import OfflineCoach
from api.services import Services
from kit.clock import FixedClock
from tests.agent.conftest import Opening
from tests.fakes.openai_server import (
    OpenAIServer,
    Reply,
    breaks_off,
    calls,
    delta,
    fails,
    hangs,
    hangs_up,
    refuses,
    says,
    streams,
)
from tests.stories.athlete import Athlete

HTML = fails(200, body=b"<html>Hello</html>")
WORDLESS = streams([delta(finish="stop")])
ERROR_INSIDE = streams(['{"error": {"message": "overloaded"}}'])
NOT_JSON_INSIDE = streams(["{nothing of the kind"])


@pytest.fixture
async def services(opening: Opening) -> AsyncIterator[Services]:
    async with opening() as opened:
        yield opened


@pytest.mark.parametrize(
    "trouble",
    [
        fails(500),
        fails(503, headers="retry-after: 0\r\n"),
        fails(429, headers="retry-after: 0\r\n"),
        fails(429),
        hangs_up(),
        breaks_off("Stro"),
        WORDLESS,
        HTML,
        ERROR_INSIDE,
        NOT_JSON_INSIDE,
    ],
)
async def test_what_may_pass_is_tried_again(trouble: Reply, owner: Athlete, server: OpenAIServer) -> None:
    server.will(trouble, says("Strong work."))
    turn = await owner.says("deadlift 3x5 140 kg")
    assert turn["message"]["text"] == "Strong work."
    assert len(await owner.workouts()) == 2


@pytest.mark.parametrize(
    ("trouble", "notice"),
    [
        (fails(500), talking.DOWN),
        (fails(429), talking.DOWN),
        (fails(401), talking.DOWN),
        (fails(404), talking.DOWN),
        (fails(400), talking.DOWN),
        (hangs(), talking.DOWN),
        (hangs_up(), talking.DOWN),
        (breaks_off("Stro"), talking.NO_ANSWER),
        (WORDLESS, talking.NO_ANSWER),
        (HTML, talking.NO_ANSWER),
        (NOT_JSON_INSIDE, talking.NO_ANSWER),
        (refuses("I can't help with that."), talking.REFUSED),
    ],
)
async def test_what_stays_is_said_and_the_offline_coach_answers(trouble: Reply, notice: str, owner: Athlete, server: OpenAIServer) -> None:
    server.then = trouble
    turn = await owner.says("deadlift 3x5 140 kg")
    assert turn["message"]["text"].startswith(notice)
    assert "140" in turn["message"]["text"]
    assert len(await owner.workouts()) == 2


async def test_what_was_heard_before_a_break_stays_and_the_pieces_add_up_to_the_finished_turn(owner: Athlete, server: OpenAIServer) -> None:
    server.will(breaks_off("Strong work. Next time you will"))
    events = await owner.hears("deadlift 3x5 140 kg")
    heard = "".join(data["text"] for name, data in events if name == "delta")
    assert events[-1][0] == "done"
    assert heard == events[-1][1]["message"]["text"]
    assert heard.startswith(f"Strong work. {talking.BROKE_OFF}")
    assert "Next time" not in heard


async def test_the_next_model_of_the_list_answers(opening: Opening, furnished: tuple[object, str], server: OpenAIServer) -> None:
    server.will(fails(401), says("Strong work."))
    async with opening(model="openai:a, openai:b") as services, Athlete.of(services, "owner") as user:
        user.conversation = furnished[1]
        turn = await user.says("how are you?")
    assert turn["message"]["text"] == "Strong work."
    assert [asked["model"] for asked in server.asked] == ["a", "b"]


async def test_a_server_that_asks_for_much_patience_is_not_waited_for(owner: Athlete, server: OpenAIServer) -> None:
    server.then = fails(429, headers="retry-after: 3600\r\n")
    started = time.monotonic()
    turn = await owner.says("deadlift 3x5 140 kg")
    assert turn["message"]["text"].startswith(talking.DOWN)
    assert time.monotonic() - started < 1


async def test_a_server_that_can_not_count_tokens_is_not_asked_to(owner: Athlete, server: OpenAIServer) -> None:
    server.will(fails(400, body=b'{"error": {"message": "unknown field: stream_options"}}'), says("Strong work."))
    assert (await owner.says("how are you?"))["message"]["text"] == "Strong work."
    assert "stream_options" not in server.asked[-1]


@pytest.mark.parametrize("arguments", ['{"exercise": "squ', "[]", '"squat"', "exercise=squat"])
async def test_a_call_that_can_not_be_read_is_not_made(arguments: str, owner: Athlete, server: OpenAIServer) -> None:
    server.will(calls("personal_records", arguments), says("Let's see."))
    turn = await owner.says("surprise me")
    assert server.asked[-1]["messages"][-1] == {"role": "tool", "content": NOT_JSON, "tool_call_id": "call_1"}
    assert turn["cards"] == []


async def test_calls_that_a_server_numbers_alike_are_told_apart(owner: Athlete, server: OpenAIServer) -> None:
    whole = [
        {"index": 0, "id": f"c{day}", "function": {"name": "calendar", "arguments": f'{{"days_from_today": {day}}}'}} for day in (1, 2)
    ]
    server.will(streams([*(delta(tool_calls=[call]) for call in whole), delta(finish="tool_calls")]), says("All right."))
    await owner.says("how are you?")
    told = [message["tool_call_id"] for message in server.asked[-1]["messages"] if message["role"] == "tool"]
    assert told == ["c1", "c2"]


async def test_the_same_call_is_made_once_and_a_model_that_repeats_itself_is_stopped(owner: Athlete, server: OpenAIServer) -> None:
    server.then = calls("personal_records", '{"exercise": "squat"}')
    turn = await owner.says("what is my best squat?")
    told = [message["content"] for message in server.asked[-1]["messages"] if message["role"] == "tool"]
    assert told[1:] == [AGAIN]
    assert turn["message"]["text"].endswith(CIRCLES)
    assert len(turn["cards"]) == 1


async def test_a_model_that_only_calls_has_eight_steps_and_the_last_is_without_tools(owner: Athlete, server: OpenAIServer) -> None:
    server.will(*(calls("calendar", f'{{"days_from_today": {day}}}') for day in range(MAX_STEPS + 2)))
    await owner.says("what day is it?")
    assert len(server.asked) <= MAX_STEPS
    assert server.asked[-1]["tool_choice"] == "none"


async def test_when_nobody_can_answer_the_turn_ends_in_an_error_and_the_words_are_kept(
    owner: Athlete, server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.then = hangs_up()
    with monkeypatch.context() as broken:
        broken.setattr(OfflineCoach, "_astream", None)
        events = await owner.hears("deadlift 3x5 140 kg")
    assert (events[0][0], events[-1][0]) == ("turn", "error")
    assert "done" not in [name for name, _ in events]
    history = (await owner.get(f"/conversations/{owner.conversation}/messages"))["items"]
    assert (history[0]["status"], history[0]["user"]["text"]) == ("pending", "deadlift 3x5 140 kg")
    assert len(await owner.workouts()) == 2


async def a_minute_later(owner: Athlete, clock: FixedClock, words: str) -> dict[str, Any]:
    """Say something in a conversation of its own."""
    clock.at += timedelta(minutes=1)
    await owner.starts_a_conversation()
    return await owner.says(words)


async def test_a_model_that_is_down_for_an_hour_costs_no_report_and_every_reply_says_so(
    owner: Athlete, server: OpenAIServer, clock: FixedClock
) -> None:
    server.then = fails(503)
    turns = [await a_minute_later(owner, clock, f"deadlift 3x5 {100 + minute} kg") for minute in range(60)]
    assert [turn["receipts"][0]["action"] for turn in turns] == ["created"] * 60
    assert all(turn["message"]["text"].startswith(talking.DOWN) for turn in turns)
    assert len(server.asked) < 30


async def test_a_model_that_is_out_of_order_is_left_alone_and_tried_again_after_a_rest(
    owner: Athlete, server: OpenAIServer, clock: FixedClock
) -> None:
    server.then = hangs()
    await owner.says("deadlift 3x5 140 kg")
    asked = len(server.asked)
    server.then = says("Strong work.")
    assert (await owner.says("how are you?"))["message"]["text"].startswith(talking.DOWN)
    assert len(server.asked) == asked
    clock.at += timedelta(minutes=1)
    assert (await owner.says("how are you?"))["message"]["text"] == "Strong work."
