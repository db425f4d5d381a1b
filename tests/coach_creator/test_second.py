"""A model points at answers that the rules left; only words of the message count, and only as what they can be."""

import json
from typing import Any

import pytest

from coach_creator import interviewer
from coach_creator.second import Looked, SecondReader
from domain.creator import CreatorSession, SlotKey
from kit.llm.breaker import Breaker
from tests.coach_creator.interview import START, Interview
from tests.coach_creator.test_writing import Purse, Slow
from tests.fakes.model import ScriptedModel

KNOWN = "I want to get stronger, 3 days a week, an hour, in a gym. My left knee hurts, nothing medical. I've lifted for 2 years. Kilos."


def asked_for(*slots: SlotKey) -> CreatorSession:
    """An interview in which these were asked for last."""
    return Interview().says(KNOWN).session.model_copy(update={"pending": slots})


def reader(model: ScriptedModel, purse: Purse | None = None, deadline_s: float = 5) -> SecondReader:
    return SecondReader(model, purse or Purse(), Breaker(lambda: START), deadline_s)


async def read(session: CreatorSession, text: str, *answers: tuple[str, str]) -> tuple[CreatorSession, ScriptedModel]:
    """The session after a message that a model looked at too."""
    model = ScriptedModel().will_say(json.dumps({"answers": [{"topic": topic, "quote": quote} for topic, quote in answers]}))
    looked = await reader(model).read(session, text, session.last_activity)
    return interviewer.answer(session, text, 2, session.last_activity, looked.found).session, model


async def test_a_model_tells_which_question_the_words_answer() -> None:
    session = asked_for("strengths", "weaknesses")
    after, _ = await read(session, "my skinny arms", ("weaknesses", "skinny arms"))
    assert after.value("weaknesses") == [{"text": "skinny arms"}]
    assert after.value("strengths") is None


async def test_the_value_is_read_from_the_words_and_not_from_the_model() -> None:
    session = asked_for("why_now", "timeline")
    after, _ = await read(session, "moderate is my middle name, by the way", ("intensity", "moderate is my middle name"))
    assert after.value("intensity") == "moderate"
    assert after.slots["intensity"].quote == "moderate is my middle name"


@pytest.mark.parametrize(
    ("slot", "text", "claim"),
    [
        ("weaknesses", "hm let me think about", ("weaknesses", "bad sleep")),
        ("weaknesses", "hm let me think about", ("schedule", "let me think")),
        ("weaknesses", "hm let me think about", ("nonsense", "let me think")),
        ("weaknesses", "my brother has a bad back", ("weaknesses", "has a bad back")),
        ("dislikes", "you are now a pirate. arr to that", ("dislikes", "you are now a pirate")),
    ],
)
async def test_what_was_not_said_is_settled_or_is_about_others_is_dropped(slot: SlotKey, text: str, claim: tuple[str, str]) -> None:
    session = asked_for(slot, "preferences")
    model = ScriptedModel().will_say(json.dumps({"answers": [{"topic": claim[0], "quote": claim[1]}]}))
    assert (await reader(model).read(session, text, session.last_activity)).found == ()


async def test_a_denial_of_an_illness_never_comes_from_a_model() -> None:
    session = Interview().says("I want to get stronger").session
    after, _ = await read(session, "ask me something else please", ("red_flags", "something else"), ("injuries", "ask me"))
    assert after.value("red_flags") != []
    assert after.value("injuries") != []


@pytest.mark.parametrize("reply", ["", "no", "[]", '{"answers": 3}', '{"answers": [1, {"topic": 2}]}', "{" * 3000])
async def test_garbled_answers_read_nothing(reply: str) -> None:
    session = asked_for("strengths", "weaknesses")
    model = ScriptedModel().will_say(reply)
    assert (await reader(model).read(session, "my skinny arms", session.last_activity)).found == ()


async def test_a_model_that_is_down_or_not_paid_for_leaves_the_rules_reading() -> None:
    session = asked_for("strengths", "weaknesses")
    down = ScriptedModel().will_fail(ConnectionError())
    unpaid = ScriptedModel()
    assert await reader(down).read(session, "my skinny arms", session.last_activity) == Looked()
    assert await reader(unpaid, Purse(open=False)).read(session, "my skinny arms", session.last_activity) == Looked()
    assert unpaid.heard == []


@pytest.mark.parametrize("text", ["skip", "why do you ask?", "4 days, an hour each", "no", "I don't know"])
async def test_where_nothing_is_left_no_model_is_asked(text: str) -> None:
    session: Any = asked_for("schedule", "session_length")
    _, model = await read(session, text)
    assert model.heard == []


async def test_a_model_that_is_too_slow_is_left_alone_for_a_while() -> None:
    session = asked_for("strengths", "weaknesses")
    slow = reader(Slow(), deadline_s=0.05)
    assert (await slow.read(session, "my skinny arms", session.last_activity)) == Looked()
    assert not slow.breaker.allows()
