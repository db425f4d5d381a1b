"""Drafts: a report with an open question waits, and one short answer settles it, once."""

from dataclasses import replace

import pytest

from coaching.drafts import Drafts, unit_said
from coaching.message import Message
from coaching.reading import Reader
from domain.conversation import Turn
from domain.measures import WeightUnit
from kit.clock import FixedClock
from storage import entities as rows
from storage.conversations import Conversations
from storage.revision import unchanged
from storage.table import ConditionFailed
from storage.workouts import Workouts
from tests.coaching.rows import pending_turn


@pytest.fixture
def drafts(workouts: Workouts, clock: FixedClock) -> Drafts:
    return Drafts(workouts, Reader(), clock)


@pytest.fixture
def report(clock: FixedClock) -> Message:
    return Message("u", "front squat 3x5 at 60", clock.now(), "UTC", conversation_id="c", turn=1)


async def waiting(drafts: Drafts, report: Message) -> Turn:
    """The turn whose question is open."""
    reading = drafts.reader.read(report, None)
    entry = await drafts.wait(report, reading)
    return Turn(
        user_id="u", conversation_id="c", number=1, key="k", body_hash="h", text=report.text, created_at=report.at,
        extra={"waiting": entry.extraction_id},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("kg", "kg"),
        ("Kilos.", "kg"),
        ("in pounds, sorry", "lb"),
        ("lbs", "lb"),
        ("it was all kilograms", "kg"),
        ("they were pounds", "lb"),
        ("ok", None),
        ("", None),
        ("I don't know", None),
        ("what is a kilo?", None),
    ],
)
def test_the_unit_that_a_short_answer_names(text: str, unit: WeightUnit | None) -> None:
    assert unit_said(text) == unit


async def test_an_answer_reads_the_words_it_is_about_again(drafts: Drafts, report: Message) -> None:
    turn = await waiting(drafts, report)
    answered = await drafts.answered_by(replace(report, text="kilos", turn=2), [turn])
    assert answered is not None
    assert answered.message.text == report.text
    assert [done.unit for done in answered.reading.workouts[0].exercises[0].sets] == ["kg"] * 3
    assert answered.message.effect("workout", 0) == report.effect("workout", 0)


@pytest.mark.parametrize("words", ["thanks", "what is my best squat?", "bench 5x5 80 kg today and it was great fun all in all"])
async def test_other_words_answer_nothing(words: str, drafts: Drafts, report: Message) -> None:
    turn = await waiting(drafts, report)
    assert await drafts.answered_by(replace(report, text=words, turn=2), [turn]) is None


async def test_without_an_open_question_a_unit_is_just_a_word(drafts: Drafts, report: Message) -> None:
    turn = await waiting(drafts, report)
    assert await drafts.answered_by(replace(report, text="kilos", turn=2), []) is None
    assert await drafts.answered_by(replace(report, text="kilos", turn=3), [turn.model_copy(update={"extra": {}})]) is None


async def test_a_draft_that_is_tried_again_is_kept_once(drafts: Drafts, report: Message) -> None:
    first = await waiting(drafts, report)
    assert (await waiting(drafts, report)).extra == first.extra


async def test_a_turn_that_was_taken_over_leaves_no_draft(
    drafts: Drafts, report: Message, conversations: Conversations, clock: FixedClock
) -> None:
    turn = await pending_turn(conversations, clock)
    guarded = replace(report, guard=unchanged(rows.TURN, turn))
    _, taken = conversations.saving_turn(turn.model_copy(update={"attempt": 2}), clock.now())
    await conversations.write(taken)
    with pytest.raises(ConditionFailed):
        await drafts.wait(guarded, drafts.reader.read(guarded, None))
