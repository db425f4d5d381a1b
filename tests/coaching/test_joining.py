"""A report in two messages is one workout, and each value points to the message that said it."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from coaching.joining import joined
from coaching.message import Message
from coaching.reading import Reader
from domain.conversation import Turn
from domain.workout import Span
from extraction import Extraction

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)


def read(before: str, text: str) -> Extraction | None:
    message = Message("u", text, NOW, "UTC", "c", 2)
    turn = Turn(user_id="u", conversation_id="c", number=1, key="k", body_hash="h", text=before, created_at=NOW)
    return joined(Reader(), message, turn, "kg", [])


def test_the_sets_belong_to_the_exercise_of_the_message_before() -> None:
    reading = read("did squats today", "5x5 at 100 kg")
    assert reading is not None
    [exercise] = reading.workouts[0].exercises
    assert exercise.exercise_id == "back_squat"
    assert [(done.reps, done.weight) for done in exercise.sets] == [(5, Decimal(100))] * 5
    assert exercise.sets[0].source[-1] == Span(start=0, end=13, quote="5x5 at 100 kg")


def test_words_of_both_messages_are_pointed_to_apart() -> None:
    reading = read("pull-ups today, 4 sets", "8 each")
    assert reading is not None
    quotes = {(span.message, span.quote) for span in reading.workouts[0].exercises[0].sets[0].source}
    assert quotes >= {("c/1", "4 sets"), (None, "8")}


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("how should I squat?", "5x5 at 100 kg"),
        ("I'm going to squat tomorrow", "5x5 at 100 kg"),
        ("my brother squatted today", "5x5 at 100 kg"),
        ("squat 3x5 100 kg", "105 kg"),
        ("nice weather today", "5x5 at 100 kg"),
        ("did squats today", "bench 5x5 at 100 kg"),
    ],
)
def test_what_stands_for_itself_is_not_joined(before: str, text: str) -> None:
    assert read(before, text) is None
