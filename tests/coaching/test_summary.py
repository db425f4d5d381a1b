"""The summary by rules: what a conversation was about, how its user sounded, and what stays open, from its own words alone."""

from datetime import UTC, datetime

import pytest

from coaching.follow_up import left_open
from coaching.summary import by_rules
from domain.conversation import ALARM, Card, Conversation, ConversationSummary, FollowUp, SummaryData, Turn

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
CHAT = Conversation(user_id="u", conversation_id="c")
ASKED = Card(kind="question", title="Kilos or pounds?", data={"extraction_id": "e"})


def turn(text: str, number: int = 1, *cards: Card, alarm: str | None = None) -> Turn:
    """A finished turn."""
    extra = {ALARM: alarm} if alarm else {}
    return Turn(
        user_id="u",
        conversation_id="c",
        number=number,
        key="k",
        body_hash="",
        text=text,
        cards=cards,
        extra=extra,
        status="done",
        created_at=NOON,
    )


def summary(*said: str) -> SummaryData:
    """The summary of a conversation in which the user said this."""
    return by_rules(CHAT, None, [turn(text, number) for number, text in enumerate(said, 1)], NOON)


@pytest.mark.parametrize(
    ("said", "topic", "kind"),
    [
        ("my knee hurts when I run", "injury", "problem_solving"),
        ("I want to run a marathon next year", "goals", "goal_setting"),
        ("just did my session, please log it", "workout_logging", "check_in"),
        ("how much protein do I need?", "nutrition", "coaching"),
        ("is my technique okay at the bottom?", "form_feedback", "coaching"),
        ("I slept badly", "recovery", "coaching"),
    ],
)
def test_topics_and_kind_are_those_of_the_words(said: str, topic: str, kind: str) -> None:
    data = summary(said)
    assert (topic in data.topics, data.conversation_type) == (True, kind)


@pytest.mark.parametrize(
    ("said", "mood"),
    [
        ("thanks, that was great!", "positive"),
        ("I'm fed up and exhausted", "negative"),
        ("what day is it?", "neutral"),
        ("great session, but I'm exhausted", "neutral"),
    ],
)
def test_the_mood_is_what_most_words_say(said: str, mood: str) -> None:
    assert summary(said).sentiment == mood


def test_what_the_user_means_to_do_and_can_not_do_is_kept_in_their_words() -> None:
    data = summary("My goal is a strict muscle-up. I can't train on Sundays!", "I'll bring my belt. Should I stretch in the mornings?")
    assert data.key_facts.current_goals == ("My goal is a strict muscle-up",)
    assert data.key_facts.constraints == ("I can't train on Sundays",)
    assert data.key_facts.schedule_context == ()
    assert data.action_items == ("I'll bring my belt",)


def test_what_was_known_before_stays() -> None:
    before = ConversationSummary(user_id="u", conversation_id="c", summary_data=summary("My goal is a strict muscle-up"))
    data = by_rules(CHAT, before, [turn("slept well", 2)], NOON)
    assert (data.key_facts.current_goals, data.through_turn) == (("My goal is a strict muscle-up",), 2)


def about(found: FollowUp | None) -> tuple[str, str] | None:
    """What is open, and of what kind."""
    return (found.kind, found.about) if found else None


@pytest.mark.parametrize(
    ("turns", "left"),
    [
        ([turn("squat 3x5 100 kg")], None),
        ([turn("my lower back is sore")], ("pain", "lower back")),
        ([turn("my lower back is sore"), turn("squat 3x5 100 kg", 2)], ("pain", "lower back")),
        ([turn("my lower back is sore"), turn("the back is fine now", 2)], None),
        ([turn("my lower back is sore"), turn("the knee is fine", 2)], ("pain", "lower back")),
        ([turn("squat 3x5 at 60", 1, ASKED)], ("question", "squat 3x5 at 60")),
        ([turn("squat 3x5 at 60", 1, ASKED), turn("never mind", 2)], None),
        ([turn("x", alarm="heart_or_breath"), turn("squat 3x5 at 60", 2, ASKED)], ("alarm", "")),
        ([turn("my lower back is sore"), turn("squat 3x5 at 60", 2, ASKED)], ("pain", "lower back")),
    ],
)
def test_what_is_left_open_is_the_gravest_that_nothing_settled(turns: list[Turn], left: tuple[str, str] | None) -> None:
    assert about(left_open(None, turns)) == left
